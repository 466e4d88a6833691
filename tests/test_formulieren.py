"""What every form looks like and says: labels, hints, errors at the field, and the summary on top."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from doorlopend.forms import PortaalFormMixin
from tests.bladzijde import Bladzijde

KLEUREN = [("r", "Rood"), ("g", "Groen")]


class Proefformulier(PortaalFormMixin, forms.Form):
    naam = forms.CharField(label="Naam", max_length=5, help_text="Zoals u <b>heet</b>.")
    datum = forms.DateField(label="Vanaf welke datum?")
    aantal = forms.IntegerField(label="Aantal", required=False, min_value=1)
    kleur = forms.ChoiceField(label="Kleur", choices=KLEUREN, widget=forms.RadioSelect, help_text="Kies er één.")
    scholen = forms.MultipleChoiceField(label="Scholen", choices=KLEUREN, widget=forms.CheckboxSelectMultiple)
    website = forms.URLField(label="Website", required=False, assume_scheme="https")
    sleutel = forms.CharField(widget=forms.HiddenInput, required=False, max_length=3)

    def clean_aantal(self):
        if self.cleaned_data["aantal"] == 13:
            raise forms.ValidationError(["Dat is te veel.", "Kies hoogstens 12."])
        return self.cleaned_data["aantal"]

    def clean(self):
        if self.cleaned_data.get("naam") == "samen":
            raise forms.ValidationError("Dit gaat niet <i>samen</i>.")


GOED = {"naam": "Anna", "datum": "2026-08-01", "kleur": "r", "scholen": ["g"]}


def lees(data=None, **opties):
    return Bladzijde(str(Proefformulier(data, **opties)))


def test_each_field_has_a_label_and_only_the_optional_one_says_so():
    pagina = lees()

    assert pagina.teksten("label")[:3] == ["Naam", "Vanaf welke datum?", "Aantal (niet verplicht)"]
    assert pagina.teksten("legend") == ["Kleur", "Scholen"]
    assert (pagina.losse_verwijzingen(), pagina.dubbele_ids()) == (set(), set())


def test_help_text_is_tied_to_its_field_and_escaped():
    pagina = lees()

    assert pagina.een(id="id_naam").attrs["aria-describedby"] == "id_naam_helptext"
    assert pagina.een("fieldset", id="id_kleur").attrs["aria-describedby"] == "id_kleur_helptext"
    assert pagina.een(id="id_naam_helptext").tekst == "Zoals u <b>heet</b>."


@pytest.mark.parametrize("data", [None, GOED])
def test_a_form_without_errors_has_no_summary(data):
    pagina = lees(data)

    assert pagina.alle(role="alert") == []
    assert pagina.alle(aria_invalid="true") == []


def test_every_error_stands_at_its_field_and_is_tied_to_it():
    pagina = lees({"aantal": "13"})

    for naam in ("naam", "datum", "aantal"):
        invoer = pagina.een("input", id=f"id_{naam}")
        assert invoer.attrs["aria-invalid"] == "true"
        assert f"id_{naam}_error" in invoer.attrs["aria-describedby"].split()
    for naam in ("kleur", "scholen"):
        assert f"id_{naam}_error" in pagina.een("fieldset", id=f"id_{naam}").attrs["aria-describedby"].split()
    assert pagina.een(id="id_aantal_error").tekst == "Dat is te veel. Kies hoogstens 12."
    assert (pagina.losse_verwijzingen(), pagina.dubbele_ids()) == (set(), set())


def test_the_summary_names_each_field_in_order_and_links_to_it():
    pagina = lees({"aantal": "13", "naam": "Anna"})
    samenvatting = pagina.een(role="alert")

    assert pagina.een("h2").tekst == "Verbeter 4 antwoorden"
    assert [(link.attrs["href"], link.tekst) for link in pagina.alle("a")] == [
        ("#id_datum", "Vanaf welke datum? Vul een datum in."),
        ("#id_aantal", "Aantal: Dat is te veel."),
        ("#id_aantal", "Aantal: Kies hoogstens 12."),
        ("#id_kleur", "Kleur: Maak een keuze."),
        ("#id_scholen", "Scholen: Kies er minstens één."),
    ]
    assert all(link.binnen(role="alert") for link in pagina.alle("a"))
    assert (samenvatting.attrs["tabindex"], "autofocus" in samenvatting.attrs) == ("-1", True)


def test_one_wrong_answer_is_counted_as_one():
    assert lees(GOED | {"datum": ""}).een("h2").tekst == "Verbeter 1 antwoord"


def test_an_error_of_the_whole_form_is_no_answer_to_improve():
    pagina = lees(GOED | {"naam": "samen"})

    assert pagina.een("h2").tekst == "Dit is nog niet gelukt"
    assert pagina.teksten("li") == ["Dit gaat niet <i>samen</i>."]
    assert pagina.alle("a") == []


def test_an_error_in_a_hidden_field_is_not_lost():
    pagina = lees(GOED | {"sleutel": "abcd"})

    assert pagina.een("h2").tekst == "Verbeter 1 antwoord"
    assert "hoogstens 3 tekens" in pagina.een("li").tekst


def test_the_links_follow_the_prefix_of_the_form():
    pagina = lees({}, prefix="status")

    assert pagina.alle("a")[0].attrs["href"] == "#id_status-naam"
    assert pagina.losse_verwijzingen() == set()


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("naam", "", "Vul dit veld in."),
        ("naam", "abcdefg", "Maak deze tekst korter: hoogstens 5 tekens, nu zijn het er 7."),
        ("naam", "a\x00", "Deze tekst bevat een teken dat niet kan. Typ de tekst opnieuw."),
        ("datum", "", "Vul een datum in."),
        ("datum", "morgen", "Vul een datum in, bijvoorbeeld 1-8-2026."),
        ("datum", "30-2-2026", "Vul een datum in, bijvoorbeeld 1-8-2026."),
        ("aantal", "twaalf", "Vul een heel getal in."),
        ("aantal", "1,5", "Vul een heel getal in."),
        ("aantal", "0", "Vul een getal in van 1 of hoger."),
        ("website", "geen adres", "Vul een webadres in, bijvoorbeeld https://www.school.nl."),
        ("kleur", "", "Maak een keuze."),
        ("kleur", "x", "Kies een van de mogelijkheden."),
        ("scholen", [], "Kies er minstens één."),
        ("scholen", ["x"], "Kies een van de mogelijkheden."),
    ],
)
def test_an_error_says_in_dutch_what_to_do(veld, waarde, melding):
    assert Proefformulier(GOED | {veld: waarde}).errors == {veld: [melding]}


@pytest.mark.parametrize("getypt", ["2026-08-01", "01-08-2026", "1-8-2026"])
def test_a_date_is_read_as_the_browser_sends_it_and_as_people_type_it(getypt):
    form = Proefformulier(GOED | {"datum": getypt})

    assert form.is_valid()
    assert form.cleaned_data["datum"] == date(2026, 8, 1)


def test_a_date_field_is_the_browsers_own_and_gets_its_value_in_the_form_it_wants():
    invoer = lees(initial={"datum": date(2026, 8, 1)}).een(id="id_datum")

    assert (invoer.attrs["type"], invoer.attrs["value"], invoer.attrs["class"]) == (
        "date",
        "2026-08-01",
        "invoer invoer--kort",
    )


@pytest.mark.parametrize(("aantal", "schuift"), [(12, False), (13, True)])
def test_a_long_list_of_boxes_scrolls_within_a_region_that_has_a_name(aantal, schuift):
    class Lang(PortaalFormMixin, forms.Form):
        keuze = forms.MultipleChoiceField(
            label="Scholen",
            choices=[(nummer, f"School {nummer}") for nummer in range(aantal)],
            widget=forms.CheckboxSelectMultiple,
        )

    vlakken = Bladzijde(str(Lang())).alle("div", klas="scholenlijst")

    assert [(v.attrs["role"], v.attrs["tabindex"], v.attrs["aria-label"]) for v in vlakken] == (
        [("group", "0", "Scholen")] if schuift else []
    )


@pytest.mark.parametrize(("aantal", "eerste"), [(12, "School 0"), (13, "School 9")])
def test_what_is_chosen_stands_first_in_a_list_that_scrolls(aantal, eerste):
    class Lang(PortaalFormMixin, forms.Form):
        keuze = forms.MultipleChoiceField(
            choices=[(nummer, f"School {nummer}") for nummer in range(aantal)], widget=forms.CheckboxSelectMultiple
        )

    pagina = Bladzijde(str(Lang(initial={"keuze": [9]})))

    assert len(pagina.alle("label")) == aantal
    assert pagina.alle("label")[0].tekst == eerste


def test_an_empty_choice_has_words():
    class Keuze(PortaalFormMixin, forms.Form):
        sector = forms.ChoiceField(choices=[("", "---------"), ("ict", "Ict")])

    assert Bladzijde(str(Keuze())).teksten("option") == ["Kies uit de lijst", "Ict"]


@pytest.mark.django_db
@pytest.mark.parametrize("nummer", ["9223372036854775808", "1" + "0" * 25, "-" + "9" * 30, "٣" * 30])
def test_choice_of_several_records_refuses_a_number_that_is_no_key(nummer):
    """Row 25: both databases fail on it in an IN query, which Django does not catch."""
    from doorlopend.forms import kleed_aan
    from doorlopend.models import School

    veld = forms.ModelMultipleChoiceField(School.objects.all())
    kleed_aan(veld)

    with pytest.raises(ValidationError, match="Kies een van de mogelijkheden."):
        veld.clean([nummer])

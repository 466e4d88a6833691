"""The pages of the meetings: who may, what a decaan types, and what comes of it."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lob.models import Actiepunt, Decaanaanwezigheid, Decanenbijeenkomst
from tests.bestanden.corpus import PDF
from tests.bijeenkomsten.factories import maak_aanwezige, maak_actiepunt, maak_bijeenkomst, maak_gehouden
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_gebruiker, maak_mbo, maak_school

pytestmark = pytest.mark.django_db
LIJST = "/lob/bijeenkomsten/"


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def school(db):
    return maak_school(roepnaam="De Kade")


@pytest.fixture
def decaan(client, school):
    """A client signed in as the decaan of De Kade."""
    client.force_login(maak_gebruiker("decaan", naam="K. Vos", school=school))
    return client


def pad(naam, bijeenkomst):
    return reverse(f"bijeenkomst-{naam}", args=[bijeenkomst.pk])


def meldingen(antwoord):
    return [str(melding) for melding in antwoord.context["messages"]]


def gegevens(**velden):
    """What the form of a meeting posts at least."""
    return {
        "staat": "gehouden",
        "thema": "Warme overdracht",
        "datum": "2026-11-19",
        "begin": "15:00",
        "einde": "17:00",
        "plaats": "Aula",
    } | velden


# the list


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_the_same_queries_whatever_its_length(aantal, als, django_assert_num_queries):
    for dag in range(aantal):
        maak_gehouden(date(2026, 10, 1 + dag), gastheer_school=maak_school())
    client = als("decaan")

    with django_assert_num_queries(14):
        antwoord = client.get(LIJST)

    assert antwoord.context["aantal_tekst"] == f"{aantal} bijeenkomst{'' if aantal == 1 else 'en'}"


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({}, ["C", "B", "A"]),
        ({"zoek": "kade"}, ["A"]),
        ({"zoek": "b"}, ["B"]),
        ({"schooljaar": "2025"}, ["A"]),
        ({"schooljaar": "2026"}, ["C", "B"]),
        ({"staat": "gepland"}, ["C"]),
        ({"staat": ["gepland", "gehouden"]}, ["C", "B", "A"]),
        ({"sort": "thema"}, ["A", "B", "C"]),
        ({"sort": "datum"}, ["A", "B", "C"]),
        ({"sort": "__class__"}, ["C", "B", "A"]),
    ],
)
def test_filters_and_sorting_find_what_they_say(vraag, gevonden, als, school):
    maak_gehouden(date(2026, 5, 1), thema="A", gastheer_school=school)
    maak_gehouden(date(2026, 10, 1), thema="B")
    maak_bijeenkomst(date(2027, 2, 1), thema="C")

    antwoord = als("stuurgroep").get(LIJST, vraag)

    assert [rij.record.thema for rij in antwoord.context["table"].page.object_list] == gevonden


def test_the_list_says_how_far_this_year_is(als):
    school = maak_school()
    for deze in (school, maak_school()):
        maak_aanbod(deze, "havo")
    maak_aanwezige(maak_gehouden(date(2026, 10, 8)), school=school)

    tekst = als("decaan").get(LIJST).content.decode()

    assert "1 van 4 in schooljaar 2026-2027. 1 van 2 scholen waren er minstens één keer." in tekst


def test_the_list_says_what_waits_and_what_does_not_count(als):
    maak_bijeenkomst(date(2026, 11, 23), thema="Gisteren")
    maak_aanwezige(maak_bijeenkomst(date(2026, 11, 1), staat="gehouden"), school=maak_school())

    rijen = Bladzijde(als("decaan").get(LIJST)).teksten("td")

    assert "Nog vast te leggen" in rijen
    assert [tekst for tekst in rijen if "Telt niet mee" in tekst] == ["1 vo: 1 (1 school), mbo: 0 Telt niet mee"]


def test_the_list_can_be_taken_along(als):
    maak_gehouden(date(2026, 10, 8), thema="=1+1")

    regels = als("decaan").get(LIJST, {"download": "csv"}).content.decode("utf-8-sig").splitlines()

    assert regels[0].startswith("Datum;Begin;Einde;Thema;Gastheer;Plaats;Status;Telt mee;Personen;Vo;Mbo;Scholen;Mbo’s")
    assert regels[1] == "2026-10-08;15:00:00;17:00:00;'=1+1;;Zaal 2;Gehouden;ja;2;1;1;1;1;0;0"


# registering


def test_a_held_meeting_leads_on_to_who_were_there(decaan, school):
    antwoord = decaan.post(reverse("bijeenkomst-create"), gegevens(gastheer=f"school-{school.pk}", agenda_1="Opening"))

    bijeenkomst = Decanenbijeenkomst.objects.get()
    assert antwoord.url == pad("vastleggen", bijeenkomst)
    assert (bijeenkomst.gastheer_school, bijeenkomst.geregistreerd_door.naam) == (school, "K. Vos")
    assert [(punt.nummer, punt.titel) for punt in bijeenkomst.agendapunten.all()] == [(1, "Opening")]


def test_who_belongs_to_no_school_is_led_to_the_page_that_they_may_see(als):
    antwoord = als("decaan").post(reverse("bijeenkomst-create"), gegevens(), follow=True)

    assert antwoord.redirect_chain == [(Decanenbijeenkomst.objects.get().get_absolute_url(), 302)]
    assert antwoord.status_code == 200


def test_a_new_form_starts_with_the_own_school_and_the_usual_agenda(decaan, school):
    pagina = Bladzijde(decaan.get(reverse("bijeenkomst-create")))

    gekozen = [keuze.tekst for keuze in pagina.alle("option") if "selected" in keuze.attrs]
    assert gekozen[0] == "De Kade"
    assert pagina.een("input", id="id_begin").attrs["value"] == "15:00"
    assert pagina.een("input", id="id_agenda_1").attrs["value"] == "Opening en mededelingen"
    assert "Geannuleerd" not in pagina.teksten("label")


@pytest.mark.parametrize(
    ("velden", "veld", "tekst"),
    [
        ({"datum": "2026-11-25"}, "datum", "Deze datum ligt in de toekomst"),
        ({"datum": "0001-01-01"}, "datum", "Dit jaartal kan niet kloppen"),
        ({"datum": "morgen"}, "datum", "Vul een datum in, bijvoorbeeld"),
        ({"datum": ""}, "datum", "Vul een datum in."),
        ({"begin": "17:00"}, "einde", "Het einde ligt voor het begin"),
        ({"begin": "25:99"}, "begin", "Vul een tijd in, bijvoorbeeld 15.30."),
        ({"plaats": ""}, "plaats", "Vul een plaats in, of de link"),
        ({"link": "javascript:alert(1)"}, "link", "Vul een webadres in"),
        ({"link": "http://overleg.nl"}, "link", "https://"),
        ({"thema": ""}, "thema", "Vul dit veld in."),
        ({"gastheer": "school-999999"}, "gastheer", "Kies een van de mogelijkheden."),
        ({"staat": "geannuleerd"}, "staat", "Kies een van de mogelijkheden."),
        ({"agenda_1": "x" * 201}, "agenda_1", "Maak deze tekst korter"),
        ({"soort_1": "feest", "agenda_1": "x"}, "soort_1", "Kies een van de mogelijkheden."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(velden, veld, tekst, decaan):
    antwoord = decaan.post(reverse("bijeenkomst-create"), gegevens(voorzitter="A. de Wit", **velden))

    fouten = antwoord.context["form"].errors
    assert (list(fouten), tekst in str(fouten[veld])) == ([veld], True)
    assert Bladzijde(antwoord).een("input", id="id_voorzitter").attrs["value"] == "A. de Wit"
    assert not Decanenbijeenkomst.objects.exists()


def test_a_time_with_a_full_stop_is_read_too(decaan):
    decaan.post(reverse("bijeenkomst-create"), gegevens(begin="9.30", einde="11.00"))

    assert Decanenbijeenkomst.objects.get().begin == time(9, 30)


def test_a_meeting_of_today_can_be_held_and_of_tomorrow_planned(decaan):
    decaan.post(reverse("bijeenkomst-create"), gegevens(datum="2026-11-24"))
    decaan.post(reverse("bijeenkomst-create"), gegevens(datum="2026-11-25", staat="gepland"))

    assert Decanenbijeenkomst.objects.count() == 2


# who may change it


@pytest.mark.parametrize("naam", ["update", "vastleggen", "verslag", "presentielijst"])
@pytest.mark.parametrize(
    ("wie", "mag"), [("gastheer", True), ("registreerde", True), ("vreemde", False), ("stuurgroep", False)]
)
def test_host_and_registrar_may_edit_and_a_decaan_of_another_school_gets_404(naam, wie, mag, client, school):
    registreerde = maak_gebruiker("decaan", school=maak_school())
    bijeenkomst = maak_bijeenkomst(gastheer_school=school, geregistreerd_door=registreerde)
    mensen = {
        "gastheer": maak_gebruiker("decaan", school=school),
        "registreerde": registreerde,
        "vreemde": maak_gebruiker("decaan", school=maak_school()),
        "stuurgroep": maak_gebruiker("stuurgroep", school=None),
    }
    client.force_login(mensen[wie])

    assert client.get(pad(naam, bijeenkomst)).status_code == (200 if mag else 404)
    if naam != "presentielijst":
        assert (client.post(pad(naam, bijeenkomst), {}).status_code == 404) is not mag


@pytest.mark.parametrize("rol", ["programmaleider", "programmateam"])
@pytest.mark.parametrize("naam", ["update", "vastleggen", "verslag"])
def test_a_closed_meeting_opens_no_form_for_anybody(rol, naam, als):
    bijeenkomst = maak_gehouden(afgesloten_op="2026-11-01T12:00Z", afgesloten_door=maak_gebruiker())

    assert als(rol).get(pad(naam, bijeenkomst)).status_code == 404


def test_a_decaan_cannot_take_a_meeting_over_by_extra_fields(decaan, school):
    vreemd = maak_bijeenkomst(gastheer_school=maak_school())
    eigen = maak_bijeenkomst(gastheer_school=school, verslag="Blijft.")

    decaan.post(pad("update", vreemd), gegevens(gastheer=f"school-{school.pk}"))
    extra = {"verslag": "Weg", "afgesloten_op": "2026-11-01", "geregistreerd_door": "1", "agenda_volgnummer": "9"}
    decaan.post(pad("update", eigen), gegevens(gastheer=f"school-{school.pk}", **extra))

    vreemd.refresh_from_db()
    voor = eigen.geregistreerd_door
    eigen.refresh_from_db()
    assert vreemd.gastheer_school != school
    assert (eigen.verslag, eigen.afgesloten_op, eigen.geregistreerd_door, eigen.agenda_volgnummer) == (
        "Blijft.",
        None,
        voor,
        1,
    )


def test_cancelling_asks_why_and_stands_on_the_page(decaan, school):
    bijeenkomst = maak_bijeenkomst(date(2026, 12, 1), gastheer_school=school)
    velden = gegevens(staat="geannuleerd", datum="2026-12-01", gastheer=f"school-{school.pk}")

    zonder = decaan.post(pad("update", bijeenkomst), velden)
    met = decaan.post(pad("update", bijeenkomst), velden | {"reden": "Staking"}, follow=True)
    terug = decaan.post(pad("update", bijeenkomst), velden | {"staat": "gepland", "reden": "Staking"})

    assert list(zonder.context["form"].errors) == ["reden"]
    assert "Deze bijeenkomst gaat niet door. Staking" in Bladzijde(met).een("p", klas="telt").tekst
    assert list(terug.context["form"].errors) == ["reden"]


def test_the_second_of_two_who_edit_at_once_sees_what_changed(decaan, school):
    bijeenkomst = maak_bijeenkomst(date(2026, 12, 1), gastheer_school=school, thema="Eerst")
    versie = Bladzijde(decaan.get(pad("update", bijeenkomst))).een("input", name="versie").attrs["value"]
    velden = gegevens(staat="gepland", datum="2026-12-01", gastheer=f"school-{school.pk}", versie=versie)

    eerste = decaan.post(pad("update", bijeenkomst), velden | {"thema": "Van de een"})
    tweede = decaan.post(pad("update", bijeenkomst), velden | {"thema": "Van de ander"})

    bijeenkomst.refresh_from_db()
    assert (eerste.status_code, tweede.status_code, bijeenkomst.thema) == (302, 409, "Van de een")
    assert Bladzijde(tweede).een("input", id="id_thema").attrs["value"] == "Van de ander"


# who were there


def test_the_form_lists_who_is_expected_as_absent_until_tapped(decaan, school):
    vorige = maak_bijeenkomst(date(2026, 10, 8), staat="gehouden")
    maak_aanwezige(vorige, naam="A. de Wit", mbo=maak_mbo())
    bijeenkomst = maak_bijeenkomst(date(2026, 11, 19), gastheer_school=school)
    maak_aanwezige(bijeenkomst, "afgemeld", naam="B. Bos", school=maak_school())

    def gekozen(vraag):
        pagina = Bladzijde(decaan.get(pad("vastleggen", bijeenkomst) + vraag))
        return [vak.attrs["value"] for vak in pagina.alle("input", type="radio") if "checked" in vak.attrs]

    assert gekozen("") == ["afwezig", "afgemeld", "afwezig"]
    assert gekozen("?iedereen") == ["aanwezig", "afgemeld", "aanwezig"]


def test_a_held_meeting_is_recorded_in_one_go(decaan, school):
    mbo = maak_mbo(afkorting="ROCvA-F")
    bijeenkomst = maak_bijeenkomst(date(2026, 11, 19), gastheer_school=school)
    mens = maak_aanwezige(bijeenkomst, "verwacht", naam="A. de Wit", mbo=mbo)
    velden = {
        f"mens_rij-{mens.pk}": "aanwezig",
        "naam_1": "B. Bos",
        "van_1": "de kade",
        "naam_2": "C. Cas",
        "van_2": "UWV",
        "verslag": "Er is gesproken.",
        "bijlage": SimpleUploadedFile("verslag.pdf", PDF),
    }

    antwoord = decaan.post(pad("vastleggen", bijeenkomst), velden, follow=True)

    mensen = Decaanaanwezigheid.objects.order_by("naam").values_list("naam", "opkomst", "school", "organisatie")
    assert list(mensen) == [
        ("A. de Wit", "aanwezig", None, ""),
        ("B. Bos", "gast", school.pk, ""),
        ("C. Cas", "gast", None, "UWV"),
    ]
    assert meldingen(antwoord) == ["Opgeslagen: 3 aanwezig, 1 van vo en 1 van mbo, 1 van een andere organisatie."]
    tekst = antwoord.content.decode()
    assert ("verslag.pdf" in tekst, "Er is gesproken." in tekst) == (True, True)
    assert Decanenbijeenkomst.objects.met_opkomst().get().telt_mee


@pytest.mark.parametrize(
    ("velden", "veld", "tekst"),
    [
        ({"naam_1": "B. Bos"}, "van_1", "Vul in van welke school"),
        ({"van_1": "De Kade"}, "naam_1", "Vul een naam in"),
        ({"naam_1": "B. Bos", "van_1": "De Kde"}, "van_1", "Bedoelt u De Kade?"),
        ({"naam_1": "x" * 121, "van_1": "De Kade"}, "naam_1", "Maak deze tekst korter"),
        ({"verslag": "x" * 20001}, "verslag", "Maak deze tekst korter"),
        ({"bijlage": SimpleUploadedFile("a.exe", b"MZ")}, "bijlage", "Dit soort bestand kan niet"),
    ],
)
def test_what_is_wrong_in_the_attendance_is_said_and_nothing_is_saved(velden, veld, tekst, decaan, school):
    bijeenkomst = maak_bijeenkomst(date(2026, 11, 19), gastheer_school=school)

    antwoord = decaan.post(pad("vastleggen", bijeenkomst), {"naam_2": "Blijft", "van_2": "UWV"} | velden)

    fouten = antwoord.context["form"].errors
    assert (list(fouten), tekst in str(fouten[veld])) == ([veld], True)
    assert Bladzijde(antwoord).een("input", id="id_naam_2").attrs["value"] == "Blijft"
    assert not Decaanaanwezigheid.objects.exists()


def test_an_impossible_answer_about_somebody_is_refused(decaan, school):
    bijeenkomst = maak_bijeenkomst(date(2026, 11, 19), gastheer_school=school)
    mens = maak_aanwezige(bijeenkomst, "verwacht")

    antwoord = decaan.post(pad("vastleggen", bijeenkomst), {f"mens_rij-{mens.pk}": "misschien"})

    assert list(antwoord.context["form"].errors) == [f"mens_rij-{mens.pk}"]


def test_a_cancelled_meeting_says_that_nobody_can_have_been_there(decaan, school):
    bijeenkomst = maak_bijeenkomst(date(2026, 11, 1), staat="geannuleerd", reden="Staking", gastheer_school=school)

    antwoord = decaan.post(pad("vastleggen", bijeenkomst), {"naam_1": "B", "van_1": "UWV"})

    assert "gaat niet door" in str(antwoord.context["form"].non_field_errors())


def test_before_the_day_the_list_is_of_who_is_expected(decaan, school):
    bijeenkomst = maak_bijeenkomst(date(2026, 12, 1), gastheer_school=school)

    pagina = Bladzijde(decaan.get(pad("vastleggen", bijeenkomst)))
    decaan.post(pad("vastleggen", bijeenkomst), {"naam_1": "B. Bos", "van_1": "De Kade"})

    assert pagina.teksten("h1") == ["Wie verwacht u?"]
    assert pagina.alle("textarea") == []
    bijeenkomst.refresh_from_db()
    assert (bijeenkomst.staat, Decaanaanwezigheid.objects.get().opkomst) == ("gepland", "verwacht")


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_form_takes_the_same_queries_whoever_is_expected(aantal, decaan, school, django_assert_num_queries):
    bijeenkomst = maak_bijeenkomst(date(2026, 11, 19), gastheer_school=school)
    for _ in range(aantal):
        maak_aanwezige(bijeenkomst, "verwacht", school=maak_school())
        maak_gebruiker("decaan", mbo=maak_mbo())

    with django_assert_num_queries(12):
        decaan.get(pad("vastleggen", bijeenkomst))


# verslag, actiepunten


def test_the_verslag_with_besluiten_and_actiepunten(decaan, school):
    bijeenkomst = maak_gehouden(gastheer_school=school)
    oud = maak_actiepunt(bijeenkomst, tekst="Oud")
    velden = {
        "verslag": "- **Een**\n- <script>alert(1)</script>",
        "besluiten": "Besluit een\n\n Besluit twee ",
        "actie_1": "Oud",
        "eigenaar_1": "K. Vos",
        "uiterlijk_1": "2026-12-01",
        "actie_2": "Nieuw",
        "eigenaar_2": "A. de Wit",
        "uiterlijk_2": "2026-12-02",
    }

    tekst = decaan.post(pad("verslag", bijeenkomst), velden, follow=True).content.decode()

    assert [punt.pk == oud.pk for punt in Actiepunt.objects.order_by("uiterlijk")] == [True, False]
    assert [besluit.tekst for besluit in bijeenkomst.besluiten.all()] == ["Besluit een", "Besluit twee"]
    assert "<strong>Een</strong>" in tekst
    assert "<script>alert" not in tekst


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"actie_1": "Bel"}, ["eigenaar_1", "uiterlijk_1"]),
        ({"eigenaar_1": "K. Vos"}, ["actie_1"]),
        ({"actie_1": "Bel", "eigenaar_1": "K", "uiterlijk_1": "ooit"}, ["uiterlijk_1"]),
        ({"besluiten": "x" * 501}, ["besluiten"]),
    ],
)
def test_a_half_actiepunt_is_refused(velden, veld, decaan, school):
    bijeenkomst = maak_gehouden(gastheer_school=school)

    antwoord = decaan.post(pad("verslag", bijeenkomst), {"verslag": "", "besluiten": ""} | velden)

    assert sorted(antwoord.context["form"].errors) == veld
    assert not Actiepunt.objects.exists()


def test_an_open_actiepunt_comes_back_on_the_next_meeting_and_is_ticked_off_there(decaan):
    eerder, nu = maak_gehouden(date(2026, 10, 8)), maak_bijeenkomst(date(2026, 12, 1))
    punt = maak_actiepunt(eerder, tekst="Bel de bedrijven")

    voor = Bladzijde(decaan.get(pad("detail", nu))).teksten("li")
    antwoord = decaan.post(reverse("actiepunt-afronden", args=[punt.pk]), {"bijeenkomst": nu.pk}, follow=True)

    assert any("Bel de bedrijven" in tekst and "Te laat" in tekst for tekst in voor)
    assert antwoord.redirect_chain == [(nu.get_absolute_url(), 302)]
    assert not any("Bel de bedrijven" in tekst for tekst in Bladzijde(antwoord).teksten("li"))
    assert "Afgerond op 24 november 2026 door K. Vos" in " ".join(
        Bladzijde(decaan.get(pad("detail", eerder))).teksten("li")
    )
    decaan.post(reverse("actiepunt-afronden", args=[punt.pk]), {"open": "ja", "bijeenkomst": "x" * 5000})
    assert Actiepunt.objects.open().count() == 1


# sign off, close


def test_a_decaan_signs_off_and_comes_after_all(decaan):
    bijeenkomst = maak_bijeenkomst(date(2026, 12, 1))

    af = Bladzijde(decaan.post(pad("afmelden", bijeenkomst), follow=True))
    aan = Bladzijde(decaan.post(pad("afmelden", bijeenkomst), {"aan": "ja"}, follow=True))

    assert ("Ik kom toch" in af.teksten("button"), "Meld mij af" in aan.teksten("button")) == (True, True)


def test_signing_off_from_a_held_meeting_says_why_not(decaan):
    antwoord = decaan.post(pad("afmelden", maak_gehouden()), follow=True)

    assert meldingen(antwoord) == ["Deze bijeenkomst is niet meer gepland. Afmelden kan niet meer."]


def test_the_programmaleider_closes_and_opens_again(als):
    bijeenkomst, leider = maak_gehouden(), als("programmaleider")

    dicht = Bladzijde(leider.post(pad("afsluiten", bijeenkomst), follow=True))
    open_ = Bladzijde(leider.post(pad("heropenen", bijeenkomst), follow=True))

    assert ("Heropen de bijeenkomst" in dicht.teksten("button"), dicht.alle("a", klas="knop")) == (True, [])
    assert "Sluit de bijeenkomst af" in open_.teksten("button")


def test_a_meeting_that_is_still_planned_is_not_closed(als):
    antwoord = als("programmaleider").post(pad("afsluiten", maak_bijeenkomst()), follow=True)

    assert "Leg eerst vast of de bijeenkomst is gehouden" in meldingen(antwoord)[0]


# the page of one meeting


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_page_takes_the_same_queries_whatever_hangs_on_it(aantal, als, django_assert_num_queries):
    bijeenkomst = maak_bijeenkomst(staat="gehouden", gastheer_school=maak_school())
    for _ in range(aantal):
        maak_aanwezige(bijeenkomst, school=maak_school())
        maak_aanwezige(bijeenkomst, mbo=maak_mbo())
        maak_actiepunt(bijeenkomst, afgerond_op=date(2026, 11, 1), afgerond_door=maak_gebruiker())
        maak_actiepunt(maak_bijeenkomst(date(2026, 9, 1)))
        bijeenkomst.besluiten.create(tekst="Een")
    client = als("stuurgroep")

    with django_assert_num_queries(12):
        client.get(pad("detail", bijeenkomst))


@pytest.mark.parametrize("rol", ["decaan", "programmaleider", "stuurgroep"])
@pytest.mark.parametrize("naam", ["detail", "update", "vastleggen", "verslag"])
def test_every_page_is_sound_html(rol, naam, als):
    bijeenkomst = maak_gehouden(date(2026, 10, 8), verslag="Tekst.", link="https://overleg.nl/")
    maak_actiepunt(bijeenkomst)
    maak_actiepunt(maak_bijeenkomst(date(2026, 9, 1)))
    antwoord = als(rol).get(pad(naam, bijeenkomst))

    if antwoord.status_code == 200:
        pagina = Bladzijde(antwoord)
        assert (pagina.dubbele_ids(), pagina.losse_verwijzingen(), len(pagina.alle("h1"))) == (set(), set(), 1)


# the series


def reeks(**velden):
    datums = {"datum_1": "2026-12-03", "datum_2": "2027-02-11", "datum_3": "2027-04-08", "datum_4": "2027-06-10"}
    themas = {f"thema_{nummer}": f"Thema {nummer}" for nummer in range(1, 5)}
    rest = {"begin": "15:00", "einde": "17:00", "plaats": "Aula", "agenda": "Opening en mededelingen\n\nRondvraag"}
    return datums | themas | rest | velden


def test_four_meetings_are_planned_in_one_go(als):
    antwoord = als("programmateam").post(reverse("bijeenkomst-reeks"), reeks(), follow=True)

    gemaakt = Decanenbijeenkomst.objects.order_by("datum")
    assert meldingen(antwoord) == ["4 bijeenkomsten zijn gepland."]
    assert [(b.datum.month, b.thema, b.staat) for b in gemaakt] == [
        (12, "Thema 1", "gepland"),
        (2, "Thema 2", "gepland"),
        (4, "Thema 3", "gepland"),
        (6, "Thema 4", "gepland"),
    ]
    assert {tuple(punt.titel for punt in b.agendapunten.all()) for b in gemaakt} == {
        ("Opening en mededelingen", "Rondvraag")
    }


@pytest.mark.parametrize(
    ("velden", "veld", "tekst"),
    [
        ({"datum_2": "2026-11-23"}, "datum_2", "Deze dag is al geweest"),
        ({"datum_2": "2026-12-03"}, "datum_2", "Op deze dag is al een bijeenkomst"),
        ({"datum_2": "2027-01-14"}, "datum_2", "Op deze dag is al een bijeenkomst"),
        ({"datum_4": "2027-08-01"}, "datum_4", "valt niet in schooljaar 2026-2027"),
        ({f"datum_{nummer}": "" for nummer in range(1, 5)}, "datum_1", "Vul minstens één datum in"),
        ({"thema_3": ""}, "thema_3", "Vul een thema in"),
        ({"einde": "15:00"}, "einde", "Het einde ligt voor het begin"),
        ({"plaats": ""}, "plaats", "Vul dit veld in"),
    ],
)
def test_a_series_that_cannot_be_is_refused_whole(velden, veld, tekst, als):
    maak_bijeenkomst(date(2027, 1, 14))

    antwoord = als("programmaleider").post(reverse("bijeenkomst-reeks"), reeks(**velden))

    fouten = antwoord.context["form"].errors
    assert (list(fouten), tekst in str(fouten[veld])) == ([veld], True)
    assert Decanenbijeenkomst.objects.count() == 1


def test_a_series_sent_twice_is_planned_once(als):
    client = als("programmateam")
    velden = reeks(eenmalig="5a0f3a52-6a24-4a0b-9e0e-8c3c3c3a0001")

    for _ in range(2):
        client.post(reverse("bijeenkomst-reeks"), velden)

    assert Decanenbijeenkomst.objects.count() == 4


# the start page and the years


def test_the_start_page_leads_in_two_clicks_to_what_waits(decaan, school):
    mijn = maak_bijeenkomst(date(2026, 11, 19), gastheer_school=school)
    maak_bijeenkomst(date(2026, 11, 18), gastheer_school=maak_school())

    pagina = Bladzijde(decaan.get("/lob/"))

    wacht = [link.attrs["href"] for link in pagina.alle("a") if link.tekst == "Leg vast wie er waren"]
    assert wacht == [pad("vastleggen", mijn)]


@pytest.mark.parametrize(
    ("dag", "velden", "wacht"),
    [
        ("2026-11-23", {}, True),
        ("2026-11-24", {}, True),
        ("2026-11-25", {}, False),
        ("2026-11-23", {"staat": "gehouden"}, True),
        ("2026-11-23", {"staat": "geannuleerd", "reden": "Sneeuw"}, False),
        ("2026-11-23", {"staat": "gehouden", "afgesloten_op": datetime(2026, 11, 24, tzinfo=UTC)}, False),
    ],
)
def test_a_meeting_waits_from_its_day_until_somebody_was_there(dag, velden, wacht, decaan, school):
    door = maak_gebruiker() if "afgesloten_op" in velden else None
    keer = maak_bijeenkomst(date.fromisoformat(dag), gastheer_school=school, afgesloten_door=door, **velden)

    eerst = decaan.get("/lob/").context["vast_te_leggen"]
    maak_aanwezige(keer, school=school)
    daarna = decaan.get("/lob/").context["vast_te_leggen"]

    assert (eerst, daarna) == ([keer] * wacht, [])


def test_a_meeting_of_today_that_is_not_mine_is_the_next_one(decaan, school):
    ander = maak_bijeenkomst(date(2026, 11, 24), gastheer_school=maak_school())
    maak_bijeenkomst(date(2026, 11, 24), gastheer_school=school)

    assert decaan.get("/lob/").context["volgende"] == ander


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_years_take_the_same_queries_whatever_their_number(aantal, als, django_assert_num_queries):
    for nummer in range(aantal):
        maak_gehouden(date(2024 + nummer, 2, 1))
    client = als("stuurgroep")

    with django_assert_num_queries(11):
        client.get(reverse("opkomst"))


def test_the_years_stand_side_by_side_and_open_to_one_school(als):
    school = maak_school(roepnaam="De Kade")
    for datum in (date(2025, 10, 9), date(2026, 10, 8)):
        maak_aanwezige(maak_bijeenkomst(datum, staat="gehouden", thema=str(datum)), naam="An", school=school)
    client = als("stuurgroep")

    pagina = Bladzijde(client.get(reverse("opkomst")))
    een = Bladzijde(client.get(reverse("opkomst-school", args=[school.pk])))

    assert pagina.teksten("td") == ["1 van 1", "1 van 1"]
    assert een.teksten("th", scope="row") == ["2026-10-08", "2025-10-09"]
    assert client.get(reverse("opkomst"), {"peildatum": "2026-10-07"}).content.decode().count("1 van 1") == 1


@pytest.mark.parametrize("naam", ["opkomst-school", "opkomst-mbo"])
def test_an_organisation_that_is_not_there_is_not_found(naam, als):
    assert als("decaan").get(reverse(naam, args=[999])).status_code == 404


def test_the_years_and_the_people_can_be_taken_along(als):
    bijeenkomst = maak_bijeenkomst(date(2026, 10, 8), staat="gehouden")
    maak_aanwezige(bijeenkomst, naam="=An", school=maak_school(roepnaam="De Kade"))
    maak_aanwezige(bijeenkomst, "afgemeld", naam="Bo", organisatie="UWV")
    client = als("stuurgroep")

    jaren = client.get(reverse("opkomst"), {"download": "csv"}).content.decode("utf-8-sig").splitlines()
    antwoord = client.get(reverse("bijeenkomst-aanwezigheid", args=[bijeenkomst.pk, "csv"]))

    assert jaren == ["Soort;Naam;2026-2027 aanwezig;2026-2027 gehouden", "Scholen;De Kade;1;1"]
    assert antwoord.content.decode("utf-8-sig").splitlines() == [
        "Naam;School, mbo of organisatie;Vo of mbo;Aanwezigheid",
        "'=An;De Kade;vo;Aanwezig",
        "Bo;UWV;;Afgemeld",
    ]
    assert antwoord["Content-Disposition"] == 'attachment; filename="aanwezigheid-2026-10-08.csv"'
    assert client.get(reverse("bijeenkomst-aanwezigheid", args=[bijeenkomst.pk, "xlsx"])).content[:2] == b"PK"


def test_more_names_than_three_fit_on_the_page_without_losing_what_was_typed(decaan, school):
    keer = maak_bijeenkomst(date(2026, 11, 20), gastheer_school=school)
    url = pad("vastleggen", keer)
    gasten = {f"naam_{n}": f"Gast {n:02}" for n in range(1, 16)} | {f"van_{n}": "Bureau" for n in range(1, 16)}

    leeg = Bladzijde(decaan.get(url)).een("details", klas="meer")
    fout = Bladzijde(decaan.post(url, gasten | {"van_15": ""})).een("details", klas="meer")
    decaan.post(url, gasten)

    assert ("open" in leeg.attrs, "open" in fout.attrs) == (False, True)
    assert list(keer.aanwezigheden.filter(opkomst="gast").order_by("naam").values_list("naam", flat=True)) == [
        f"Gast {n:02}" for n in range(1, 16)
    ]


@pytest.mark.parametrize(("dag", "staat", "links"), [("2026-11-20", "gehouden", 1), ("2026-12-20", "gepland", 0)])
def test_an_actiepunt_is_added_from_its_own_card_after_the_day(dag, staat, links, decaan, school):
    keer = maak_bijeenkomst(date.fromisoformat(dag), staat=staat, gastheer_school=school)

    pagina = Bladzijde(decaan.get(keer.get_absolute_url()))

    doel = pad("verslag", keer) + "#id_actie_1"
    assert [a.attrs["href"] for a in pagina.alle("a") if a.tekst == "Actiepunt toevoegen"] == [doel] * links


def test_signing_off_comes_before_the_agenda(decaan):
    keer = maak_bijeenkomst(date(2026, 12, 20))

    koppen = Bladzijde(decaan.get(keer.get_absolute_url())).teksten("h2")

    assert koppen == ["Komt u?", "Agenda", "Wie komen er", "Actiepunten", "Gegevens"]


def test_attendance_shows_the_newest_school_year_first(als):
    maak_bijeenkomst(date(2025, 10, 8), staat="gehouden")
    maak_bijeenkomst(date(2026, 10, 8), staat="gehouden")

    tabel = Bladzijde(als("stuurgroep").get(reverse("opkomst"))).teksten("th", scope="col")

    assert tabel[:3] == ["Scholen", "2026-2027", "2025-2026"]

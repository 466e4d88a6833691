"""Who shared what, when: forms, consent for NCO, withdrawing, and the list."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kennisdeling.models import Gegevensdeling, Onderzoek
from tests.bladzijde import Bladzijde
from tests.factories import maak_gebruiker, maak_mbo, maak_partner, maak_school
from tests.kennisdeling.factories import maak_deling, maak_onderzoek

pytestmark = pytest.mark.django_db
LIJST, VAN_VO, VAN_MBO = "/kennisdeling/gegevens/", "/kennisdeling/gegevens/van-vo/", "/kennisdeling/gegevens/van-mbo/"
GOED = {"soort": "aandachtspunten", "omschrijving": "Overstap", "gedeeld_op": "2026-10-08", "gedeeld_door": "K. Vos"}


def test_a_school_shares_and_the_page_says_all_of_it(team):
    school, mbo = maak_school(roepnaam="De Kade", bestuur="ZAAM"), maak_mbo(afkorting="HMC", partner=maak_partner())

    antwoord = team.post(VAN_VO, GOED | {"school": school.pk, "aan_mbos": [mbo.pk]}, follow=True)

    assert antwoord.context["gegevens"] == [
        ("Richting", "Van vo naar mbo"),
        ("Van", school),
        ("Bestuur", "ZAAM"),
        ("Aan", "HMC"),
        ("Soort", "Aandachtspunten"),
        ("Wat", "Overstap"),
        ("Gedeeld op", "8 oktober 2026"),
        ("Gedeeld door", "K. Vos"),
        ("Toestemming van", ""),
        ("Toestemming op", None),
        ("Waar staan de gegevens?", ""),
    ]


def test_an_mbo_shares_with_all_schools(team):
    mbo = maak_mbo()

    team.post(VAN_MBO, GOED | {"mbo": mbo.pk, "soort": "uitvalredenen"})

    rij = Gegevensdeling.objects.get()
    assert (rij.richting, rij.gever, rij.ontvangers, rij.eigenaar) == ("mbo", mbo, "Alle scholen", "")


NCO = {"soort": "nco", "toestemming_van": "M. Bakker, bestuurder", "toestemming_op": "2026-10-01"}


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"soort": "nco"}, "toestemming_van", "NCO-cijfers zijn van het bestuur."),
        (NCO | {"toestemming_op": ""}, "toestemming_van", "NCO-cijfers zijn van het bestuur."),
        (NCO | {"toestemming_op": "2026-10-09"}, "toestemming_op", "De toestemming moet er zijn voor u deelt."),
        ({"gedeeld_op": "2026-11-25"}, "gedeeld_op", "Deze datum ligt in de toekomst."),
        ({"soort": "uitvalredenen"}, "soort", "Kies een van de mogelijkheden."),
        ({"omschrijving": " "}, "omschrijving", "Vul dit veld in."),
        ({"school": ""}, "school", "Kies een school of een bestuur, niet allebei."),
        ({"link": "javascript:x"}, "link", "Vul een webadres in"),
    ],
)
def test_a_wrong_answer_is_explained_at_its_field(velden, veld, fout, team):
    antwoord = team.post(VAN_VO, GOED | {"school": maak_school().pk} | velden)

    assert [tekst[: len(fout)] for tekst in antwoord.context["form"].errors[veld]] == [fout]
    assert Gegevensdeling.objects.count() == 0


def test_nco_is_kept_with_the_consent_of_the_board(team):
    bestuur = maak_partner(soort="bestuur")

    team.post(VAN_VO, GOED | NCO | {"bestuur": bestuur.pk})

    rij = Gegevensdeling.objects.get()
    assert (rij.eigenaar, rij.toestemming_van, rij.toestemming_op) == (
        str(bestuur),
        NCO["toestemming_van"],
        date(2026, 10, 1),
    )


@pytest.mark.parametrize(
    "velden",
    [
        {"soort": "nco"},
        {"ingetrokken_op": date(2026, 10, 7), "ingetrokken_reden": "x"},
        {"ingetrokken_op": date(2026, 10, 9)},
        {"mbo": "nieuw"},
    ],
)
def test_the_database_refuses_what_breaks_a_rule(velden):
    rij = maak_deling()
    if "mbo" in velden:
        velden = {"mbo": maak_mbo()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Gegevensdeling.objects.filter(pk=rij.pk).update(**velden)


def test_what_was_shared_can_be_withdrawn_with_a_reason_and_shared_again(team):
    rij = maak_deling()
    pad = f"{LIJST}{rij.pk}/intrekken/"

    fout = team.post(pad, {"ingetrokken_op": "2026-10-07", "ingetrokken_reden": ""})
    team.post(pad, {"ingetrokken_op": "2026-11-01", "ingetrokken_reden": "Bestuur trok in"})

    geldig = [
        Gegevensdeling.objects.geldig_op(date(2026, *dag)).count() for dag in ((10, 7), (10, 8), (10, 31), (11, 1))
    ]
    assert list(fout.context["form"].errors) == ["ingetrokken_op", "ingetrokken_reden"]
    assert geldig == [0, 1, 1, 0]

    team.post(pad, {"ingetrokken_op": "", "ingetrokken_reden": ""})

    assert Gegevensdeling.objects.geldig_op(date(2026, 11, 1)).count() == 1


def test_the_list_is_filtered(team):
    mbo = maak_mbo(afkorting="HMC")
    rijen = {"vo": maak_deling(), "mbo": maak_deling(mbo=mbo), "oud": maak_deling(gedeeld_op=date(2025, 10, 8))}

    gevonden = [
        [rij.record.pk for rij in team.get(LIJST + vraag).context["table"].rows]
        for vraag in ("?richting=mbo", "?zoek=hmc", "?schooljaar=2025", "?peildatum=2026-10-07")
    ]

    assert gevonden == [[rijen["mbo"].pk], [rijen["mbo"].pk], [rijen["oud"].pk], [rijen["oud"].pk]]


def test_research_says_its_result_once_it_is_done(team):
    goed = {"vraag": "Wat helpt?", "partners": "ZAAM", "staat": "klaar", "begin": "2026-01-01"}

    zonder = team.post("/kennisdeling/onderzoek/nieuw/", goed)
    team.post("/kennisdeling/onderzoek/nieuw/", goed | {"resultaat": "Een mentor helpt."})

    assert list(zonder.context["form"].errors) == ["resultaat"]
    assert Onderzoek.objects.get().resultaat == "Een mentor helpt."


def test_the_list_of_research_shows_it(team):
    maak_onderzoek(vraag="Wat werkt?")

    pagina = Bladzijde(team.get("/kennisdeling/onderzoek/?zoek=werkt"))

    assert pagina.teksten("h2")[1:2] == ["1 onderzoek"]


def test_the_start_page_counts_this_school_year(team):
    maak_deling()
    maak_deling(mbo=maak_mbo())
    maak_deling(gedeeld_op=date(2026, 7, 31))

    teksten = [kaart.tekst for kaart in team.get("/kennisdeling/").context["kaarten"]]

    assert "In 2026-2027 deelde het vo 1 keer gegevens met het mbo, en het mbo 1 keer met het vo." in teksten


@pytest.mark.parametrize("sleutel", ["9223372036854775808", "9" * 400, "x"])
def test_a_key_that_no_record_can_have_is_no_choice(sleutel, team):
    antwoord = team.post(VAN_VO, GOED | {"school": maak_school().pk, "aan_mbos": [sleutel]})

    assert antwoord.context["form"].errors == {"aan_mbos": ["Kies een van de mogelijkheden."]}


def test_the_start_page_leads_to_the_figures_of_the_own_school_or_mbo(client):
    school, mbo = maak_school(roepnaam="De Kade"), maak_mbo(afkorting="HMC")
    eerste = []
    for wie in ({"school": school}, {"mbo": mbo}, {}):
        client.force_login(maak_gebruiker("decaan", **wie))
        eerste.append(client.get("/kennisdeling/").context["kaarten"][2].links[0])

    assert eerste == [
        ("Cijfers van De Kade", f"/kennisdeling/cijfers/school/{school.pk}/"),
        ("Cijfers van HMC", f"/kennisdeling/cijfers/mbo/{mbo.pk}/"),
        ("Per school en mbo", "/kennisdeling/cijfers/overzicht/"),
    ]


def test_the_list_says_what_was_taken_back(team):
    maak_deling(omschrijving="Overstap", gedeeld_op=date(2026, 10, 8))
    maak_deling(
        omschrijving="Uitval", gedeeld_op=date(2026, 9, 1), ingetrokken_op=date(2026, 10, 1), ingetrokken_reden="Fout"
    )

    pagina = Bladzijde(team.get(LIJST))

    assert [cel.tekst for cel in pagina.alle("th", scope="row")] == ["Overstap", "Uitval (ingetrokken)"]
    assert [cel.tekst for cel in pagina.alle("td") if cel.attrs.get("data-kop") == "Gedeeld op"] == [
        "8 okt 2026",
        "1 sep 2026",
    ]

"""Who came: checking in by phone, walk-ins, afterwards, and the list of people as a sheet."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorlopend.models import Gebeurtenis
from kennisdeling.models import Aanmelding
from kennisdeling.start import te_doen
from tests.factories import maak_gebruiker, maak_mbo, maak_school
from tests.kennisdeling.factories import maak_aanmelding, maak_activiteit

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 24)
EENMALIG = "8e4e1a52-5a1c-4d0e-9a54-0f6f2f3f9a10"


@pytest.fixture
def vandaag():
    return maak_activiteit(VANDAAG, begin="09:00", einde="10:00", naam="Kijken bij HMC")


def pad(activiteit, deel="opkomst/"):
    return f"/kennisdeling/activiteiten/{activiteit.pk}/{deel}"


def opkomsten(activiteit):
    return dict(activiteit.aanwezigheden.order_by("volgnummer").values_list("naam", "opkomst"))


def test_only_what_was_tapped_is_saved_so_two_phones_don_t_undo_each_other(team, vandaag):
    een, twee = (maak_aanmelding(vandaag, naam=naam) for naam in ("An", "Bo"))
    geopend = {f"initial-opkomst_{mens.pk}": "verwacht" for mens in (een, twee)}
    leeg = {f"opkomst_{mens.pk}": "verwacht" for mens in (een, twee)}

    team.post(pad(vandaag), geopend | leeg | {f"opkomst_{een.pk}": "aanwezig"})
    team.post(pad(vandaag), geopend | leeg | {f"opkomst_{twee.pk}": "aanwezig"})

    assert opkomsten(vandaag) == {"An": "aanwezig", "Bo": "aanwezig"}


def test_somebody_who_signed_up_after_the_page_was_opened_stands_in_nobody_s_way(team, vandaag):
    een, later = maak_aanmelding(vandaag, naam="An"), maak_aanmelding(vandaag, naam="Later")

    team.post(pad(vandaag), {f"initial-opkomst_{een.pk}": "verwacht", f"opkomst_{een.pk}": "aanwezig"})

    assert opkomsten(vandaag) == {"An": "aanwezig", later.naam: "verwacht"}


def test_a_walk_in_is_kept_once_when_the_thumb_taps_twice_and_can_be_taken_back(team, vandaag):
    maak_school(roepnaam="De Kade")
    velden = {"eenmalig": EENMALIG, "gast_1": "L. Bos", "van_1": "De Kade"}

    team.post(pad(vandaag), velden)
    team.post(pad(vandaag), velden)
    gast = Aanmelding.objects.get()
    erbij = (gast.plek, gast.opkomst, type(vandaag).objects.get().opkomst.vo)
    team.post(pad(vandaag), {f"initial-opkomst_{gast.pk}": "gast", f"opkomst_{gast.pk}": "afwezig"})

    assert erbij == ("inloop", "gast", 1)
    assert type(vandaag).objects.get().opkomst.vo == 0


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"van_2": "De Kade"}, "gast_2", "Vul ook de naam in."),
        ({"gast_1": "x" * 121}, "gast_1", "Maak deze tekst korter: hoogstens 120 tekens, nu zijn het er 121."),
    ],
)
def test_a_wrong_answer_is_explained_and_what_was_tapped_stays(velden, veld, fout, team, vandaag):
    maak_school(roepnaam="De Kade")
    een = maak_aanmelding(vandaag, naam="An")
    getikt = {f"initial-opkomst_{een.pk}": "verwacht", f"opkomst_{een.pk}": "aanwezig"}

    antwoord = team.post(pad(vandaag), getikt | velden)

    form = antwoord.context["form"]
    assert (form.errors, form[f"opkomst_{een.pk}"].value(), opkomsten(vandaag)) == (
        {veld: [fout]},
        "aanwezig",
        {"An": "verwacht"},
    )


def test_everybody_present_is_one_tap_and_saves_what_was_shown(team, vandaag):
    for naam in ("An", "Bo"):
        maak_aanmelding(vandaag, naam=naam)
    maak_aanmelding(vandaag, naam="Cas", opkomst="afwezig")

    pagina = team.get(pad(vandaag) + "?iedereen").content.decode()
    velden = dict(re.findall(r'<input type="hidden" name="(initial-opkomst_\d+)" value="(\w+)"', pagina))
    velden |= dict(re.findall(r'name="(opkomst_\d+)" value="(\w+)"[^>]*checked', pagina))
    team.post(pad(vandaag) + "?iedereen", velden)

    assert opkomsten(vandaag) == {"An": "aanwezig", "Bo": "aanwezig", "Cas": "afwezig"}


@pytest.mark.parametrize(
    ("dag", "staat"),
    [(date(2026, 11, 23), "gehouden"), (VANDAAG, "gehouden"), (date(2026, 11, 25), "gepland")],
)
def test_an_activity_with_people_was_held_from_its_day_on(dag, staat, team):
    activiteit = maak_activiteit(dag)
    een = maak_aanmelding(activiteit)

    team.post(pad(activiteit), {f"opkomst_{een.pk}": "aanwezig"})

    activiteit.refresh_from_db()
    assert activiteit.staat == staat


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_check_in_list_costs_the_same_whatever_its_length(aantal, team, vandaag):
    for _ in range(aantal):
        maak_aanmelding(vandaag, school=maak_school())

    with CaptureQueriesContext(connection) as vragen:
        team.get(pad(vandaag))

    assert len(vragen) == 7


def maak_lijst(activiteit):
    maak_aanmelding(activiteit, naam="Wacht", plek="wachtlijst", organisatie="=1+1", volgnummer=1)
    school = maak_school(roepnaam="De Kade")
    maak_aanmelding(activiteit, naam="An", email="an@school.nl", school=school, functie="docent", volgnummer=2)
    maak_aanmelding(activiteit, naam="Gast", plek="inloop", email="", mbo=maak_mbo(afkorting="HMC"), opkomst="gast")


KOP = "Naam;School, mbo of organisatie;Vo of mbo;Functie;E-mailadres;Plaats;Aanwezigheid"


def test_the_people_of_an_activity_are_given_as_a_sheet_and_that_is_recorded(team, vandaag):
    maak_lijst(vandaag)

    csv = team.get(pad(vandaag, "deelnemers.csv"))
    xlsx = openpyxl.load_workbook(io.BytesIO(team.get(pad(vandaag, "deelnemers.xlsx")).content)).active

    regels = csv.content.decode("utf-8-sig").splitlines()
    assert regels[:2] == [KOP, "An;De Kade;vo;docent;an@school.nl;Heeft een plaats;Verwacht"]
    assert [regel.split(";")[:2] for regel in regels[2:]] == [["Wacht", "'=1+1"], ["Gast", "HMC"]]
    assert [cel.value for cel in next(xlsx.iter_rows())] == KOP.split(";")
    assert csv["Content-Disposition"] == 'attachment; filename="deelnemers-2026-11-24.csv"'
    uitvoer = Gebeurtenis.objects.filter(soort="uitvoer").values_list("gegevens__route", flat=True)
    assert list(uitvoer) == ["activiteit-mensen"] * 2


@pytest.mark.parametrize("rol", ["stuurgroep", "decaan", "beheerder"])
def test_the_people_are_not_for_who_doesn_t_organise(rol, client, vandaag):
    client.force_login(maak_gebruiker(rol))

    assert client.get(pad(vandaag, "deelnemers.csv")).status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_sheet_costs_the_same_whatever_its_length(aantal, team, vandaag):
    for _ in range(aantal):
        maak_aanmelding(vandaag, school=maak_school())

    with CaptureQueriesContext(connection) as vragen:
        team.get(pad(vandaag, "deelnemers.csv"))

    assert len(vragen) == 5


@pytest.mark.parametrize(("dag", "aantal"), [(8, 0), (9, 0), (10, 0), (11, 1)])
def test_an_activity_of_three_days_waits_to_be_recorded_after_its_last(dag, aantal):
    """It runs from 8 up to and including 10 October."""
    maak_activiteit(date(2026, 10, 8), naam="Rondreis", laatste_dag=date(2026, 10, 10))

    gevonden = te_doen(maak_gebruiker("programmaleider"), date(2026, 10, dag))

    assert [zin for zin, _ in gevonden] == ["Leg vast wie er waren bij “Rondreis” op 8 oktober."] * aantal

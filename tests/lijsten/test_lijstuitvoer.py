"""Every list as a sheet: the rows of its filter in its order, as values, scoped like its screen."""

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from doorlopend.views import RegisterListView
from tests.factories import maak_aanbod, maak_gebruiker, maak_partner, maak_school
from tests.matrix import MATRIX

pytestmark = pytest.mark.django_db
LIJST = "/scholen/"


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def lijsten():
    """The url names of all lists that are a RegisterListView."""
    for naam in MATRIX:
        if naam.endswith("-list"):
            view = resolve(reverse(naam)).func
            if issubclass(getattr(view, "view_class", object), RegisterListView):
                yield naam


def regels(antwoord):
    return list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig"), newline=""), delimiter=";"))


def blad(antwoord):
    (inhoud,) = openpyxl.load_workbook(io.BytesIO(antwoord.content)).worksheets
    return [list(rij) for rij in inhoud.iter_rows(values_only=True)]


@pytest.fixture
def scholen():
    zaam = maak_partner(afkorting="ZAAM")
    kade = maak_school("16PS21", roepnaam="De Kade", bestuur="=ZAAM", partner=zaam, stadsdeel="zuid")
    kade.vestigingscodes.create(code="28DH00", tot=date(2022, 8, 1))
    maak_aanbod(kade, "vmbo-b")
    maak_aanbod(kade, "vmbo-k")
    maak_aanbod(kade, "havo", tot=date(2026, 8, 1))
    return [kade, maak_school(roepnaam="ABC", stadsdeel="zuid"), maak_school(roepnaam="Elders", stadsdeel="noord")]


KADE = ["De Kade", "", "16PS21, 28DH00", "=ZAAM", "ZAAM", "", "Amsterdam", "Zuid", "Vmbo-basis, Vmbo-kader", "", ""]


def test_csv_holds_the_rows_of_the_filter_in_the_order_of_the_list(als, scholen):
    antwoord = als("decaan").get(LIJST, {"stadsdeel": "zuid", "sort": "-roepnaam", "download": "csv"})

    kop, eerste, tweede = regels(antwoord)
    assert kop[:3] == ["School", "Naam bij DUO", "Vestigingscodes"]
    assert eerste == [*(f"'{cel}" if cel == "=ZAAM" else cel for cel in KADE), "0", "", ""]
    assert tweede[0] == "ABC"
    assert antwoord["Content-Disposition"] == 'attachment; filename="scholen-2026-11-24.csv"'


def test_xlsx_holds_the_same_and_no_formula(als, scholen):
    antwoord = als("decaan").get(LIJST, {"zoek": "kade", "download": "xlsx"})

    assert [[cel or "" for cel in rij] for rij in blad(antwoord)[1:]] == [[*KADE, "", "", ""]]
    boek = openpyxl.load_workbook(io.BytesIO(antwoord.content))
    assert {cel.data_type for rij in boek["scholen"].iter_rows() for cel in rij if cel.value} == {"s"}


def test_the_page_links_to_what_it_shows_and_drops_the_page_number(als, scholen):
    antwoord = als("decaan").get(LIJST, {"stadsdeel": "zuid", "page": "1"})

    assert antwoord.context["downloads"] == [
        ("Download als csv", "?stadsdeel=zuid&download=csv"),
        ("Download als xlsx", "?stadsdeel=zuid&download=xlsx"),
    ]
    assert antwoord.content.decode().count("Download als") == 2


def test_the_peildatum_holds_in_the_download_too(als, scholen):
    vraag = {"aanbod": "havo", "download": "csv"}

    assert [len(regels(als("decaan").get(LIJST, vraag | {"peildatum": dag}))) for dag in ("2026-07-31", "")] == [2, 1]


def test_all_pages_are_in_the_download(als):
    for _ in range(30):
        maak_school()

    assert len(regels(als("decaan").get(LIJST, {"download": "csv"}))) == 31


@pytest.mark.parametrize("vraag", [{"download": "pdf"}, {"download": "csv", "stadsdeel": "rotterdam"}])
def test_an_unknown_download_or_filter_gives_the_page(vraag, als, scholen):
    antwoord = als("decaan").get(LIJST, vraag)

    assert antwoord.status_code == 200
    assert antwoord.templates[0].name == "generic/list.html"


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_download_takes_nine_queries_whatever_its_length(aantal, als):
    for nummer in range(aantal):
        maak_aanbod(maak_school(f"16PS2{nummer}", partner=maak_partner()), "vmbo-b")
    client = als("decaan")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(LIJST, {"download": "csv"})

    assert len(regels(antwoord)) == aantal + 1
    assert len(vragen) == 9


def test_values_are_values_choices_are_words_and_moments_are_local(als):
    maak_gebruiker(naam="Ans", email="ans@school.nl", rol="decaan")

    rijen = regels(als("beheerder").get("/personen/", {"zoek": "ans@", "download": "csv"}))

    assert rijen == [
        ["Naam", "E-mailadres", "Rol", "Organisatie", "Tweede stap", "Kan inloggen"],
        ["Ans", "ans@school.nl", "Decaan", "", "nee", "ja"],
    ]


def test_the_logbook_gives_moments_as_moments_and_details_as_text(als):
    client = als("beheerder")
    client.get(LIJST, {"download": "csv"})

    rijen = blad(client.get("/logboek/", {"soort": "uitvoer", "download": "xlsx"}))

    assert rijen[1][:2] == [datetime(2026, 11, 24, 12, 0), "Gegevens gedownload"]
    assert rijen[1][4] == "route: school-list, methode: GET"


@pytest.mark.parametrize("rol", ["decaan", "stuurgroep"])
def test_who_may_not_see_a_list_gets_no_file(rol, als):
    assert als(rol).get("/personen/", {"download": "csv"}).status_code == 404


@pytest.mark.parametrize("naam", list(lijsten()))
def test_every_list_has_both_downloads_and_its_links_work(naam, als):
    client = als("programmaleider")
    links = [url for label, url in client.get(reverse(naam)).context["downloads"] if label.startswith("Download")]

    antwoorden = [client.get(url if url.startswith("/") else f"{reverse(naam)}{url}") for url in links]

    assert [antwoord["Content-Disposition"].rsplit(".", 1)[1] for antwoord in antwoorden] == ['csv"', 'xlsx"']
    kop, *rijen = regels(antwoorden[0])
    assert {len(rij) for rij in rijen} <= {len(kop)}
    assert "<" not in "".join(kop)

"""voortgang.json and .xlsx for one day and a series, against their schema, and the read keys for them."""

import io
from base64 import b64encode
from datetime import date, datetime

import jsonschema
import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doorlopend.models import Gebeurtenis
from doorlopend.schooljaar import Peildatumfout
from leerroutes.models import Leerlingaantal
from monitoring.convenant import laad_convenant
from monitoring.models import Leessleutel
from monitoring.reeksen import dagen
from monitoring.uitvoer import CIJFERS
from tests.bijeenkomsten.factories import maak_gehouden
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_deelname, maak_gebruiker, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db
JSON, XLSX = "/voortgang.json", "/voortgang.xlsx"


@pytest.fixture(autouse=True)
def convenant(db):
    laad_convenant()
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def route():
    """One school that counts for 1a from 1 August 2024."""
    school, route = maak_school(roepnaam="=De Kade"), maak_leerroute()
    maak_aanbod(school, "vmbo-b")
    maak_deelname(route, school)
    maak_stap(route, "aangeboden", date(2024, 8, 1))
    return route


@pytest.mark.parametrize("vraag", ["", "?peildatum=2025-01-01", "?stap=halfjaar", "?van=2026-01-31&stap=maand"])
def test_the_answer_follows_the_schema_that_the_portal_serves(vraag, route, als, client):
    schema = client.get("/voortgang.schema.json").json()

    antwoord = als("stuurgroep").get(JSON + vraag).json()

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(antwoord, schema, format_checker=jsonschema.FormatChecker())


def test_the_schema_refuses_a_key_too_many_or_too_few(route, als, client):
    controle = jsonschema.Draft202012Validator(client.get("/voortgang.schema.json").json())
    goed = als("stuurgroep").get(JSON).json()

    te_veel, te_weinig = goed | {"extra": 1}, {"peildatum": goed["peildatum"]}

    assert [controle.is_valid(antwoord) for antwoord in (goed, te_veel, te_weinig)] == [True, False, False]


@pytest.mark.parametrize(
    ("van", "tot", "maanden", "verwacht"),
    [
        ("2024-01-01", "2024-01-01", 3, ["2024-01-01"]),
        ("2024-01-31", "2024-04-30", 1, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        ("2024-01-15", "2024-08-01", 3, ["2024-01-15", "2024-04-15", "2024-07-15", "2024-08-01"]),
        ("2024-02-29", "2025-02-28", 6, ["2024-02-29", "2024-08-29", "2025-02-28"]),
        ("2026-12-31", "2027-01-01", 1, ["2026-12-31", "2027-01-01"]),
    ],
    ids=["one day", "short months", "last day added", "leap day", "new year"],
)
def test_the_days_of_a_series(van, tot, maanden, verwacht):
    assert [d.isoformat() for d in dagen(date.fromisoformat(van), date.fromisoformat(tot), maanden)] == verwacht


def test_a_series_of_too_many_days_is_refused():
    assert len(dagen(date(1999, 1, 1), date(2018, 12, 1), 1)) == 240

    with pytest.raises(Peildatumfout):
        dagen(date(1998, 12, 1), date(2018, 12, 1), 1)


def test_a_series_gives_the_stand_before_on_and_after_the_day(route, als):
    antwoord = als("stuurgroep").get(JSON, {"van": "2024-07-31", "tot": "2024-09-30", "stap": "maand"}).json()

    standen = [(punt["peildatum"], punt["indicatoren"][0]["stand"]) for punt in antwoord["reeks"]]
    assert standen == [("2024-07-31", 0), ("2024-08-31", 1), ("2024-09-30", 1)]
    assert (antwoord["van"], antwoord["tot"], antwoord["stap"]) == ("2024-07-31", "2024-09-30", "maand")


def test_a_point_of_a_series_equals_the_answer_for_that_day(route, als):
    client = als("stuurgroep")

    punt = client.get(JSON, {"van": "2024-01-01", "stap": "halfjaar"}).json()["reeks"][2]

    los = client.get(JSON, {"peildatum": punt["peildatum"]}).json()["indicatoren"]
    for regel in los:
        del regel["telt_mee"], regel["telt_niet_mee"]
    assert punt["indicatoren"] == los


@pytest.mark.parametrize(
    "vraag",
    [
        "peildatum=2025-01-01&stap=maand",
        "stap=week",
        "van=2026-02-30",
        "tot=2026-11-25",
        "van=2026-11-24&tot=2026-11-23",
        "van=1900-01-01&stap=maand",
    ],
)
def test_a_series_that_cannot_be_given_is_refused_in_dutch(vraag, als):
    antwoord = als("stuurgroep").get(f"{JSON}?{vraag}")

    assert (antwoord.status_code, list(antwoord.json())) == (400, ["fout"])


def test_a_person_reads_the_refusal_of_a_workbook_on_the_page(als):
    antwoord = als("stuurgroep").get(f"{XLSX}?van=2026-11-24&tot=2026-11-23", follow=True)

    assert antwoord.redirect_chain == [(reverse("koppelen"), 302)]
    assert "Draai ze om." in Bladzijde(antwoord).alle("main")[0].tekst


def lees_blad(antwoord, naam):
    werkmap = openpyxl.load_workbook(io.BytesIO(antwoord.content))
    return [list(rij) for rij in werkmap[naam].iter_rows(values_only=True)]


def als_tekst(waarde):
    return waarde.date().isoformat() if isinstance(waarde, datetime) else waarde


def uit_werkmap(antwoord):
    """Every figure of a workbook as the JSON has it: {(day, code): figures}."""
    koppen, *rijen = lees_blad(antwoord, "cijfers")
    regels = [dict(zip(koppen, map(als_tekst, rij), strict=True)) for rij in rijen]
    uit = {(regel.pop("peildatum"), regel["code"]): regel | {"ernaast": {}} for regel in regels}
    for dag, code, naam, tekst in lees_blad(antwoord, "ernaast")[1:]:
        uit[als_tekst(dag), code]["ernaast"][naam] = tekst
    return uit


@pytest.mark.parametrize("vraag", [{}, {"van": "2024-01-01", "tot": "2026-11-24", "stap": "halfjaar"}])
def test_the_workbook_holds_every_figure_of_the_json(vraag, route, als):
    client = als("stuurgroep")
    Leerlingaantal.objects.create(leerroute=route, schooljaar=2026, verwacht=24)
    maak_gehouden(date(2026, 10, 8))

    werkmap = uit_werkmap(client.get(XLSX, vraag))

    namen = [regel.pop("naam") for regel in werkmap.values()]
    punten = client.get(JSON, vraag).json()
    punten = punten.get("reeks", [punten])
    verwacht = {(punt["peildatum"], regel["code"]): regel for punt in punten for regel in punt["indicatoren"]}
    zonder = {sleutel: {k: regel[k] for k in CIJFERS} for sleutel, regel in verwacht.items()}
    assert werkmap == zonder
    assert (all(namen), any(regel["ernaast"] for regel in werkmap.values())) == (True, True)


def test_the_workbook_holds_no_formula(route, als):
    antwoord = als("stuurgroep").get(XLSX)

    eerste = openpyxl.load_workbook(io.BytesIO(antwoord.content))["eenheden"]["C2"]
    assert (eerste.value, eerste.data_type) == ("=De Kade", "s")
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="voortgang-2026-11-24.xlsx"'


def test_the_workbook_of_a_series_has_a_row_for_each_day_and_indicator(route, als):
    antwoord = als("stuurgroep").get(XLSX, {"van": "2024-01-01", "tot": "2024-07-01", "stap": "kwartaal"})

    assert len(lees_blad(antwoord, "cijfers")) == 1 + 3 * len(als("stuurgroep").get(JSON).json()["indicatoren"])


def test_a_series_asks_no_more_queries_than_one_day(route, als):
    client, aantallen = als("stuurgroep"), []

    for vraag in ("", "?stap=maand"):
        with CaptureQueriesContext(connection) as gevraagd:
            client.get(JSON + vraag)
        aantallen.append(len(gevraagd))

    assert aantallen[0] == aantallen[1]


def maak_sleutel(client, naam="Power BI"):
    antwoord = client.post(reverse("koppelen"), {"naam": naam})
    return Bladzijde(antwoord).alle("input", id="sleutel")[0].attrs["value"]


def basis(sleutel):
    return "Basic " + b64encode(f"ik:{sleutel}".encode()).decode()


@pytest.mark.parametrize("schrijf", [lambda s: f"Bearer {s}", basis], ids=["bearer", "basic"])
def test_a_program_reads_with_a_key_and_its_day_of_use_is_kept(schrijf, als, client):
    sleutel = maak_sleutel(als("stuurgroep"))

    antwoord = client.get(JSON, headers={"authorization": schrijf(sleutel)})

    assert (antwoord.status_code, antwoord.json()["peildatum"]) == (200, "2026-11-24")
    assert Leessleutel.objects.values_list("naam", "gebruikt_op").get() == ("Power BI", date(2026, 11, 24))


def test_only_the_hash_of_a_key_is_kept(als):
    sleutel = maak_sleutel(als("stuurgroep"))

    assert sleutel not in str(list(Leessleutel.objects.values()))


def test_a_withdrawn_key_reads_nothing_more(als, client):
    eigenaar = als("stuurgroep")
    sleutel = maak_sleutel(eigenaar)

    eigenaar.post(reverse("leessleutel-intrekken", args=[Leessleutel.objects.get().pk]))

    antwoord = client.get(JSON, headers={"authorization": f"Bearer {sleutel}"})
    assert (antwoord.status_code, list(antwoord.json())) == (401, ["fout"])


def test_the_key_of_somebody_who_left_reads_nothing_more(client):
    gebruiker = maak_gebruiker("stuurgroep")
    client.force_login(gebruiker)
    sleutel = maak_sleutel(client)
    client.logout()

    gebruiker.is_active = False
    gebruiker.save()

    assert client.get(JSON, headers={"authorization": f"Bearer {sleutel}"}).status_code == 401


@pytest.mark.parametrize("kop", ["Bearer fout", "Bearer ", "Basic ???", "Basic /w==", "Basic", "iets", "Bearer \ud800"])
def test_a_wrong_key_is_told_so_without_a_figure(kop, client):
    antwoord = client.get(JSON, headers={"authorization": kop})

    assert (antwoord.status_code, list(antwoord.json())) == (401, ["fout"])


def test_a_key_opens_no_page_and_changes_nothing(als, client):
    kop = {"authorization": f"Bearer {maak_sleutel(als('programmaleider'))}"}

    assert client.get("/voortgang/", headers=kop).status_code == 302
    assert client.post(JSON, headers=kop).status_code == 405


def test_nobody_withdraws_the_key_of_another(als):
    maak_sleutel(als("stuurgroep"))

    antwoord = als("beheerder").post(reverse("leessleutel-intrekken", args=[Leessleutel.objects.get().pk]))

    assert (antwoord.status_code, Leessleutel.objects.count()) == (404, 1)


def test_a_key_needs_a_name_and_there_are_ten_at_most(als):
    client = als("stuurgroep")

    leeg = Bladzijde(client.post(reverse("koppelen"), {"naam": " "}))
    for nummer in range(11):
        antwoord = client.post(reverse("koppelen"), {"naam": f"Sleutel {nummer}"})

    assert "Vul dit veld in." in leeg.alle("main")[0].tekst
    assert "U hebt al 10 sleutels." in Bladzijde(antwoord).alle("main")[0].tekst
    assert Leessleutel.objects.count() == 10


def test_a_workbook_read_with_a_key_stands_in_the_trail(als, client):
    sleutel = maak_sleutel(als("stuurgroep"))

    client.get(XLSX, headers={"authorization": f"Bearer {sleutel}"})

    regel = Gebeurtenis.objects.filter(soort="uitvoer").get()
    assert regel.door_id == Leessleutel.objects.get().gebruiker_id


def test_the_schema_says_of_every_figure_what_it_means(client):
    schema = client.get("/voortgang.schema.json").json()

    velden = schema["oneOf"][0]["properties"]["indicatoren"]["items"]["properties"]
    assert [naam for naam, veld in velden.items() if "description" not in veld] == []

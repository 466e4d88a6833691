"""Exports: what the list shows, never a formula, and readable by the import without a change."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorlopend.bladen import lees_bladen, netjes
from doorlopend.exporteren import naar_csv, naar_xlsx
from leerroutes.importeren import importeer
from tests.factories import maak_deelname, maak_leerroute, maak_mbo, maak_school, maak_stap
from tests.test_importeren import stand

LASTIG = ["=1+1", "+31 20 1234567", "-5", "@naam", "\tinspringen", "a;b", 'zeg "ja"', "regel 1\nregel 2", "gewoon"]
TEKSTEN = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
    lambda tekst: tekst == tekst.strip()
)


def test_no_text_becomes_a_formula_in_xlsx():
    """Security, row 20."""
    inhoud = naar_xlsx({"blad": (["kop"], [[tekst] for tekst in LASTIG])})

    cellen = [rij[0] for rij in openpyxl.load_workbook(io.BytesIO(inhoud))["blad"].iter_rows(min_row=2)]

    assert [cel.value for cel in cellen] == LASTIG
    assert {cel.data_type for cel in cellen} == {"s"}


def test_a_text_that_looks_like_a_formula_gets_an_apostrophe_in_csv_and_a_number_does_not():
    regels = naar_csv(["kop"], [["=1+1"], ["-5"], [-5], ["gewoon"]]).decode("utf-8-sig").split("\r\n")

    assert regels == ["kop", "'=1+1", "'-5", "-5", "gewoon", ""]


@given(tekst=TEKSTEN)
def test_any_text_comes_back_from_csv_as_it_went_out(tekst):
    """Security, row 20."""
    import csv

    gelezen = list(csv.reader(io.StringIO(naar_csv(["kop"], [[tekst]]).decode("utf-8-sig"), newline=""), delimiter=";"))

    assert netjes(gelezen[1][0]) == netjes(tekst)


@pytest.fixture
def register(db):
    """Leerroutes with everything that makes a round trip hard."""
    eerste, naamgenoot = maak_school(code="01AA00", roepnaam="De Kade"), maak_school(code="02BB00", roepnaam="De Kade")
    eerste.vestigingscodes.create(code="03CC00", tot=date(2024, 8, 1))
    zonder_code = maak_school(roepnaam="Zonder Code")
    route = maak_leerroute(naam="=1+1", mbo=maak_mbo(), sector="ict", crebo="25655", leertraject="BBL", opleiding="-5")
    for school in (eerste, naamgenoot, zonder_code):
        maak_deelname(route, school)
    maak_deelname(route, maak_school(), tot=date(2025, 1, 1))
    maak_stap(route, "verkenning", date(2024, 1, 1), toelichting="+31 is geen som")
    maak_stap(
        route, "ontwikkeling", date(2025, 1, 1), vervallen_op=datetime(2025, 2, 1, tzinfo=UTC), vervallen_reden="x"
    )
    maak_stap(route, "aangeboden", date(2035, 8, 1), als_plan=True)
    maak_deelname(maak_leerroute(naam="Tweede", soort="praktijkgericht", leerweg="vmbo-gt", mbo_niveau=None), eerste)


@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_exporting_and_importing_again_changes_nothing(soort, register, als, tmp_path):
    bestand = tmp_path / f"leerroutes.{soort}"
    bestand.write_bytes(als("decaan").get(f"/leerroutes/leerroutes.{soort}").content)
    eerst = stand()

    resultaat = importeer(lees_bladen(bestand), door=None, nu=datetime.now(UTC), toepassen=True)

    assert resultaat.fouten == []
    assert (resultaat.aantal("ongewijzigd"), resultaat.stappen) == (2, 0)
    assert stand() == eerst


def test_the_export_holds_exactly_what_the_filter_shows(register, als):
    client = als("decaan")
    vraag = {"soort": "praktijkgericht"}

    link = next(url for label, url in client.get("/leerroutes/", vraag).context["downloads"] if label.endswith("xlsx"))
    antwoord = client.get(link)
    werkmap = openpyxl.load_workbook(io.BytesIO(antwoord.content))

    assert [rij[0].value for rij in werkmap["leerroutes"].iter_rows(min_row=2)] == ["Tweede"]
    assert antwoord["Content-Disposition"].startswith('attachment; filename="leerroutes-')

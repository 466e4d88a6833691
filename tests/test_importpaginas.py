"""Importing in the browser: hand in, preview, apply; nothing half, nothing by accident."""

from datetime import date

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorlopend.models import School
from leerroutes.importregels import KOLOMMEN
from leerroutes.models import Importbestand, Leerroute, Statusstap
from tests.bladzijde import Bladzijde
from tests.factories import maak_deelname, maak_leerroute, maak_school

pytestmark = pytest.mark.django_db
PAD = "/leerroutes/importeren/"
KOP = "naam;soort;leerweg;mbo_niveau;scholen;mbo;geplande_start\n"


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def school(db):
    return maak_school(code="01AA00")


def laad(client, inhoud, naam="blad.csv"):
    inhoud = inhoud.encode() if isinstance(inhoud, str) else inhoud
    return client.post(PAD, {"bestand": SimpleUploadedFile(naam, inhoud)}, follow=True)


def test_the_preview_says_what_would_change_and_writes_nothing(als):
    maak_leerroute(naam="Oud")
    blad = KOP + "Nieuw;doorlopend;vmbo-b;2;01AA00;;2027-08-01\nOud;doorlopend;vmbo-b;2;01AA00;;\n"

    antwoord = laad(als("programmateam"), blad)

    assert "1 nieuw, 1 gewijzigd, 0 ongewijzigd" in antwoord.content.decode()
    assert [(actie, [rij[1] for rij in rijen]) for actie, _, rijen, _ in antwoord.context["groepen"]] == [
        ("nieuw", ["Nieuw"]),
        ("gewijzigd", ["Oud"]),
    ]
    assert (Leerroute.objects.count(), Statusstap.objects.count()) == (1, 0)


def test_the_preview_names_every_row_with_what_happens_to_it(als):
    maak_deelname(maak_leerroute(naam="Oud", opleiding="Kok"), School.objects.get())
    maak_deelname(maak_leerroute(naam="Zelfde"), School.objects.get())
    kop = "naam;soort;leerweg;mbo_niveau;scholen;opleiding\n"
    rij = "{};doorlopend;vmbo-b;{};01AA00;{}\n"
    blad = kop + "".join(
        rij.format(*w) for w in [("Nieuw", 2, ""), ("Oud", 2, "Bakker"), ("Zelfde", 2, ""), ("Mis", 9, "")]
    )

    pagina = Bladzijde(laad(als("programmateam"), blad))

    groepen = [element.tekst for element in pagina.alle("summary") if element.binnen(**{"aria-labelledby": "k-rijen"})]
    assert groepen == ["Met een fout (1)", "Nieuw (1)", "Gewijzigd (1)", "Ongewijzigd (1)"]
    fout, *rest = pagina.teksten("td", data_kop="Wat er mis is") + pagina.teksten("td", data_kop="Wat er verandert")
    assert fout == "mbo_niveau: Een doorlopende leerroute gaat naar mbo-niveau 2, 3 of 4. Kies een ander niveau."
    assert rest == ["Nieuwe leerroute", "opleiding: Kok → Bakker", "Niets"]
    assert pagina.teksten("td", data_kop="Rij") == ["5", "2", "3", "4"]


def test_a_long_sheet_is_folded_and_its_rows_are_in_the_download(als):
    client = als("programmateam")
    blad = KOP + "".join(f"Route {n};doorlopend;vmbo-b;2;01AA00;;\n" for n in range(501))

    pagina = Bladzijde(laad(client, blad))
    regels = client.get(f"{PAD}{Importbestand.objects.get().pk}/verslag.csv").content.decode("utf-8-sig").splitlines()

    assert "open" not in pagina.een("details", klas="uitklap").attrs
    assert len(pagina.alle("td", data_kop="Rij")) == 500
    assert "Hier staan de eerste 500 van 501." in pagina.een("main").tekst
    assert (len(regels), regels[501]) == (502, "502;Route 500;nieuw;")


def test_applying_writes_it_once_and_says_who_did(als):
    client = als("programmateam")
    laad(client, KOP + "Nieuw;doorlopend;vmbo-b;2;01AA00;;2027-08-01\n")
    importbestand = Importbestand.objects.get()

    eerste = client.post(f"{PAD}{importbestand.pk}/toepassen/", follow=True)
    tweede = client.post(f"{PAD}{importbestand.pk}/toepassen/", follow=True)

    assert "Het blad is toegepast: 1 leerroute, 1 nieuwe status." in eerste.content.decode()
    assert "Dit blad is al toegepast" in tweede.content.decode()
    stap = Statusstap.objects.get()
    assert (stap.ingangsdatum, stap.gezet_door.rol) == (date(2027, 8, 1), "programmateam")


def test_a_sheet_with_a_wrong_cell_names_it_and_cannot_be_applied(als):
    client = als("programmaleider")

    antwoord = laad(client, KOP + "Nieuw;snelroute;vmbo-b;2;01AA00;;\n").content.decode()
    client.post(f"{PAD}{Importbestand.objects.get().pk}/toepassen/")

    assert "Blad leerroutes, rij 2, kolom soort" in antwoord
    assert ">Toepassen</button>" not in antwoord
    assert not Leerroute.objects.exists()


def test_a_sheet_that_became_wrong_since_the_preview_writes_nothing(als):
    client = als("programmaleider")
    laad(client, KOP + "Nieuw;doorlopend;vmbo-b;2;01AA00;;\n")
    maak_leerroute(naam="Nieuw", soort="geintegreerd")

    antwoord = client.post(f"{PAD}{Importbestand.objects.get().pk}/toepassen/", follow=True)

    assert "Er zitten fouten in het blad." in antwoord.content.decode()
    assert Importbestand.objects.get().toegepast_op is None


@pytest.mark.parametrize(
    ("naam", "inhoud", "fout"),
    [
        ("blad.xlsx", b"geen excel", "Dit is geen Excel-bestand."),
        ("blad.xls", b"\xd0\xcf\x11\xe0" + b"\x00" * 20, "oud Excel-bestand"),
        ("blad.csv", b"", "Het bestand is leeg."),
        ("blad.csv", b"x" * 10_500_000, "groter dan 10 MB"),
        ("../../etc/passwd", b"\x00\x01", "geen tekstbestand"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field(naam, inhoud, fout, als):
    antwoord = laad(als("programmateam"), inhoud, naam)

    assert fout in " ".join(antwoord.context["form"].errors["bestand"])
    assert not Importbestand.objects.exists()


def test_without_a_file_the_form_asks_for_one(als):
    assert "Kies een bestand." in als("programmateam").post(PAD).content.decode()


def test_the_template_holds_the_columns_that_the_import_reads(als, tmp_path):
    bestand = tmp_path / "sjabloon.xlsx"
    bestand.write_bytes(als("programmateam").get(f"{PAD}sjabloon.xlsx").content)

    werkmap = openpyxl.load_workbook(bestand)

    assert werkmap.sheetnames == ["leerroutes", "statussen", "deelnames", "leerlingen"]
    assert [cel.value for cel in werkmap["leerroutes"][1]][:3] == ["naam", "soort", "leerweg"]


def test_the_page_explains_every_column_of_every_sheet(als):
    pagina = Bladzijde(als("programmateam").get(PAD))

    assert [kop.tekst.removesuffix(" (verplicht)") for kop in pagina.alle("th", scope="row")] == [
        kolom for kolommen in KOLOMMEN.values() for kolom in kolommen
    ]
    assert "Een CSV-bestand is alleen het blad leerroutes" in pagina.een("main").tekst


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_page_takes_the_same_queries_however_many_files_were_handed_in(aantal, als):
    client = als("programmateam")
    for _ in range(aantal):
        laad(client, KOP)

    with CaptureQueriesContext(connection) as vragen:
        client.get(PAD)

    assert len(vragen) == 4

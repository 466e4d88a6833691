"""What people really hand in: each kind of sheet gives a clear message or the right register, on the page itself."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from leerroutes.models import Importbestand, Leerroute, Statusstap
from tests.factories import maak_school

pytestmark = pytest.mark.django_db
PAD = "/leerroutes/importeren/"
KOP = ["naam", "soort", "leerweg", "mbo_niveau", "scholen"]
RIJ = ["Anker", "doorlopend", "vmbo-b", 2, "01AA00"]
EXCELDATUM = datetime(2026, 9, 1)  # noqa: DTZ001 - a sheet knows no time zones


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def school(db):
    return maak_school(code="01AA00", roepnaam="Café de Kade")


def werkmap(*bladen, bewerk=None):
    """An .xlsx as bytes: per sheet (name, rows); `bewerk` may change the workbook before it is saved."""
    uit, boek = io.BytesIO(), openpyxl.Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen:
        vel = boek.create_sheet(naam)
        for rij in rijen:
            vel.append(rij)
    if bewerk:
        bewerk(boek)
    boek.save(uit)
    return uit.getvalue()


def laad(client, inhoud, naam="blad.xlsx"):
    return client.post(PAD, {"bestand": SimpleUploadedFile(naam, inhoud)}, follow=True)


def pas_toe(client):
    return client.post(f"{PAD}{Importbestand.objects.latest('pk').pk}/toepassen/", follow=True)


def voeg_samen(boek):
    boek["leerroutes"].merge_cells("A2:A3")


def formule(boek):
    boek["leerroutes"]["D2"] = "=1+1"


def bom():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("xl/workbook.xml", b"0" * 60_000_000)
    return uit.getvalue()


GEWEIGERD = {
    "verkeerde bladnamen": (werkmap(("Blad1", [KOP, RIJ]), ("Blad2", [["x"]])), "In het bestand staan: Blad1, Blad2."),
    "samengevoegde cellen": (
        werkmap(("leerroutes", [KOP, RIJ, RIJ]), bewerk=voeg_samen),
        "Blad leerroutes, rij 3, kolom naam: Vul een naam in. Haal samengevoegde cellen uit elkaar.",
    ),
    "formule zonder uitkomst": (
        werkmap(("leerroutes", [KOP, RIJ]), bewerk=formule),
        "Blad leerroutes, rij 2, kolom mbo_niveau: Hier staat een formule zonder uitkomst.",
    ),
    "dubbele naam met andere gegevens": (
        werkmap(("leerroutes", [KOP, RIJ, [" anker ", "doorlopend", "vmbo-k", 4, "01AA00"]])),
        "Blad leerroutes, rij 3, kolom naam: Deze naam staat ook in rij 2, met andere gegevens.",
    ),
    "geen datum": (
        werkmap(
            ("leerroutes", [KOP, RIJ]),
            ("statussen", [["naam", "status", "ingangsdatum"], ["Anker", "verkenning", "september"]]),
        ),
        "Blad statussen, rij 2, kolom ingangsdatum: “september” is geen datum.",
    ),
    "ontbrekende kolom": (werkmap(("leerroutes", [["naam"], ["Anker"]])), "kolom soort: Deze kolom ontbreekt."),
    "dubbele kolom": (werkmap(("leerroutes", [["naam", *KOP], ["A", *RIJ]])), "Kolom naam staat er twee keer."),
}
ONLEESBAAR = {
    "oud Excel als xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "oud Excel-bestand (.xls)"),
    "zipbom": (bom(), "te groot"),
    "geen Excel": (b"naam;soort", "Dit is geen Excel-bestand."),
    "half bestand": (werkmap(("leerroutes", [KOP, RIJ]))[:800], "geen Excel-bestand"),
}


@pytest.mark.parametrize("geval", GEWEIGERD)
def test_a_sheet_with_something_wrong_says_what_and_where_and_writes_nothing(geval, als):
    inhoud, melding = GEWEIGERD[geval]
    client = als("programmaleider")

    gezien = laad(client, inhoud)
    daarna = pas_toe(client)

    fouten = gezien.context["verslag"]["fouten"]
    assert any(melding in fout for fout in fouten), fouten
    assert (gezien.status_code, daarna.status_code) == (200, 200)
    assert (Leerroute.objects.count(), Statusstap.objects.count()) == (0, 0)


@pytest.mark.parametrize("geval", ONLEESBAAR)
def test_a_file_that_cannot_be_read_says_what_to_do_and_is_not_kept(geval, als):
    inhoud, melding = ONLEESBAAR[geval]

    antwoord = laad(als("programmaleider"), inhoud)

    assert antwoord.status_code == 200
    assert melding in " ".join(antwoord.context["form"].errors["bestand"])
    assert not Importbestand.objects.exists()


CSV = ";".join(KOP) + "\r\nReïs ;Doorlopende leerroute;vmbo-b;niveau 2;Café de Kade\r\n;;;;\r\n\r\n"
GOED = {
    "een blad met een andere naam": (werkmap(("Overzicht 2026", [KOP, RIJ])), "blad.xlsx", "Anker"),
    "bladnaam met spatie en hoofdletter": (werkmap((" Leerroutes ", [KOP, RIJ]), ("x", [])), "blad.xlsx", "Anker"),
    "lege regels en spaties": (
        werkmap(("leerroutes", [[], KOP, [], [" Anker ", " doorlopend", "vmbo-b ", " 2 ", " 01AA00 ; "], [None] * 5])),
        "blad.xlsx",
        "Anker",
    ),
    "csv in cp1252": (CSV.encode("cp1252"), "blad.csv", "Reïs"),
    "csv in utf-8": (CSV.encode(), "blad.csv", "Reïs"),
    "dezelfde rij twee keer": (werkmap(("leerroutes", [KOP, RIJ, RIJ])), "blad.xlsx", "Anker"),
    "een kolom te veel": (werkmap(("leerroutes", [[*KOP, "kleur"], [*RIJ, "rood"]])), "blad.xlsx", "Anker"),
}


@pytest.mark.parametrize("geval", GOED)
def test_a_sheet_that_can_be_understood_is_applied(geval, als):
    inhoud, bestandsnaam, naam = GOED[geval]
    client = als("programmaleider")

    laad(client, inhoud, bestandsnaam)
    pas_toe(client)

    assert list(Leerroute.objects.values_list("naam", "leerweg", "mbo_niveau", "scholen__roepnaam")) == [
        (naam, "vmbo-b", 2, "Café de Kade")
    ]


@pytest.mark.parametrize("dag", [EXCELDATUM, date(2026, 9, 1), "2026-09-01", "1-9-2026", "01/09/2026", 46266, "46266"])
def test_a_date_is_read_as_date_text_or_serial(dag, als):
    stap = [["naam", "status", "ingangsdatum"], ["Anker", "verkenning", dag]]
    client = als("programmaleider")

    laad(client, werkmap(("leerroutes", [KOP, RIJ]), ("statussen", stap)))
    pas_toe(client)

    assert Statusstap.objects.get().ingangsdatum == date(2026, 9, 1)


def test_a_workbook_under_the_name_of_a_csv_is_refused_at_its_field(als):
    antwoord = laad(als("programmaleider"), werkmap(("leerroutes", [KOP, RIJ])), "blad.csv")

    assert antwoord.context["form"].errors["bestand"] == [
        "Kies een Excel-bestand (.xlsx) of een CSV-bestand (.csv). De naam moet passen bij de inhoud."
    ]
    assert not Importbestand.objects.exists()

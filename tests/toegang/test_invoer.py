"""Bad sheets: forty that must be refused in Dutch, without a row changed (row 26); one import, eight times (row 32)."""

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorlopend.rechten import Rol
from leerroutes.models import Importbestand, Leerroute
from tests.factories import maak_gebruiker, maak_mbo, maak_school
from tests.kruipen import ENGELS
from tests.tegelijk import neem_slot_weg, tegelijk, vertraag

KOP = "naam;soort;leerweg;mbo_niveau;scholen;mbo;sector;leertraject;opleiding;crebo;keuzedeelcode;programma;geplande_start"
GOED = "Route A;doorlopend;vmbo-b;2;De Kade;M-een;;BOL;;;;;"
STATUS = "naam;status;ingangsdatum;toelichting"


def csv(*rijen, kop=KOP):
    return "\r\n".join([kop, *rijen]).encode()


def xlsx(rijen, blad="leerroutes", **extra):
    werkmap = openpyxl.Workbook()
    werkmap.active.title = blad
    for rij in rijen:
        werkmap.active.append(rij)
    for naam, waarde in extra.items():
        werkmap.active[naam] = waarde
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def zip_met(**delen):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as bestand:
        for naam, inhoud in delen.items():
            bestand.writestr(naam.replace("__", "/").replace("_xml", ".xml"), inhoud)
    return uit.getvalue()


def liegende_xlsx():
    """A workbook whose directory says that a part is small."""
    ruw = bytearray(xlsx([KOP.split(";"), GOED.split(";")]))
    plek = ruw.rfind(b"xl/worksheets/sheet1.xml")
    kop = ruw.rfind(b"PK\x01\x02", 0, plek)
    ruw[kop + 24 : kop + 28] = (1).to_bytes(4, "little")
    return bytes(ruw)


SLECHT = {
    "leeg": ("x.csv", b""),
    "alleen_bom": ("x.csv", b"\xef\xbb\xbf"),
    "alleen_lege_regels": ("x.csv", b"\r\n" * 50),
    "utf16": ("x.csv", csv(GOED).decode().encode("utf-16")),
    "nul": ("x.csv", csv(GOED.replace("A", "\x00"))),
    "binair": ("x.csv", bytes(range(256)) * 20),
    "open_aanhalingsteken": ("x.csv", csv('"Route A;doorlopend;vmbo-b')),
    "veld_van_200000": ("x.csv", csv("a" * 200_000 + ";doorlopend;vmbo-b;2;De Kade;M-een;;BOL;;;;;")),
    "dubbele_kop": ("x.csv", csv("a;b", kop="naam;naam")),
    "geen_bekende_kop": ("x.csv", csv("1;2", kop="kolom1;kolom2")),
    "kop_mist_soort": ("x.csv", csv("Route A;vmbo-b", kop="naam;leerweg")),
    "onbekende_soort": ("x.csv", csv(GOED.replace("doorlopend", "snelroute"))),
    "onbekende_leerweg": ("x.csv", csv(GOED.replace("vmbo-b", "vmbo-x"))),
    "onbekende_school": ("x.csv", csv(GOED.replace("De Kade", "Bestaat Niet"))),
    "onbekend_mbo": ("x.csv", csv(GOED.replace("M-een", "M-niet"))),
    "niveau_tekst": ("x.csv", csv(GOED.replace(";2;", ";twee;"))),
    "niveau_arabisch": ("x.csv", csv(GOED.replace(";2;", ";٣;"))),
    "niveau_superscript": ("x.csv", csv(GOED.replace(";2;", ";²;"))),
    "niveau_groot": ("x.csv", csv(GOED.replace(";2;", f";1{'0' * 25};"))),
    "niveau_past_niet": ("x.csv", csv(GOED.replace(";2;", ";4;"))),
    "niveau_komma": ("x.csv", csv(GOED.replace(";2;", ";2,5;"))),
    "niveau_kleiner_dan": ("x.csv", csv(GOED.replace(";2;", ";<5;"))),
    "crebo_letters": ("x.csv", csv(GOED.replace("BOL;;;", "BOL;;abcde;"))),
    "zonder_naam": ("x.csv", csv(GOED.replace("Route A", ""))),
    "naam_te_lang": ("x.csv", csv(GOED.replace("Route A", "a" * 5000))),
    "zonder_school": ("x.csv", csv(GOED.replace("De Kade", ""))),
    "start_onmogelijk": ("x.csv", csv(GOED[:-1] + ";30-02-2027")),
    "start_tekst": ("x.csv", csv(GOED[:-1] + ";ooit")),
    "formule_als_naam": ("x.xlsx", xlsx([KOP.split(";"), ["=1+1", *GOED.split(";")[1:]]])),
    "excel_fout": ("x.xlsx", xlsx([KOP.split(";"), GOED.split(";")], D2="#N/A")),
    "geen_zip": ("x.xlsx", b"geen zip"),
    "afgekapte_xlsx": ("x.xlsx", xlsx([KOP.split(";"), GOED.split(";")])[:600]),
    "zip_zonder_werkmap": ("x.xlsx", zip_met(a_xml="<a/>")),
    "docx_als_xlsx": ("x.xlsx", zip_met(word__document_xml="<a/>")),
    "macro": ("x.xlsx", zip_met(xl__workbook_xml="<a/>") + b""),
    "kapotte_werkmap": ("x.xlsx", zip_met(xl__workbook_xml="<geen xml")),
    "entiteiten": (
        "x.xlsx",
        zip_met(xl__workbook_xml='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ),
    "bom": ("x.xlsx", zip_met(xl__workbook_xml="<a/>", xl__worksheets__sheet1_xml="0" * 60_000_000)),
    "veel_delen": ("x.xlsx", zip_met(xl__workbook_xml="<a/>", **{f"d{nummer}_xml": "x" for nummer in range(250)})),
    "liegende_zip": ("x.xlsx", liegende_xlsx()),
    "oud_excel": ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    "pdf_als_csv": ("x.csv", b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    "exe_als_xlsx": ("x.xlsx", b"MZ\x90\x00" + b"\x00" * 200),
    "html_als_csv": ("x.csv", b"<html><script>alert(1)</script></html>"),
    "goed_blad_als_html": ("x.html", csv(GOED)),
    "goed_blad_als_exe": ("\u202ecsv.exe", csv(GOED)),
    "goed_blad_zonder_achtervoegsel": ("blad", csv(GOED)),
    "excel_als_csv": ("x.csv", xlsx([KOP.split(";"), GOED.split(";")])),
    "onbekende_status": ("x.csv", csv("Route A;begonnen;2025-08-01;", kop=STATUS)),
}


@pytest.fixture
def omgeving(db):
    maak_school(roepnaam="De Kade")
    maak_mbo(afkorting="M-een")


def lever_in(client, naam, inhoud):
    return client.post("/leerroutes/importeren/", {"bestand": SimpleUploadedFile(naam, inhoud)}, follow=True)


@pytest.mark.parametrize("geval", SLECHT)
def test_bad_sheet_is_refused_in_dutch_and_changes_nothing(geval, omgeving, als):
    """Rows 18, 26: refused at once, or a preview with the row and what is wrong and no button that applies it."""
    client = als("programmaleider")

    antwoord = lever_in(client, *SLECHT[geval])

    tekst = antwoord.content.decode()
    if Importbestand.objects.exists():
        fouten = [
            fout["melding"] if isinstance(fout, dict) else str(fout) for fout in antwoord.context["verslag"]["fouten"]
        ]
        assert client.post(f"/leerroutes/importeren/{Importbestand.objects.get().pk}/toepassen/").status_code == 302
    else:
        fouten = [str(fout) for reeks in antwoord.context["form"].errors.values() for fout in reeks]
    assert antwoord.status_code == 200
    assert fouten != []
    assert [fout for fout in fouten if ENGELS.search(fout)] == []
    assert "Traceback" not in tekst
    assert Leerroute.objects.count() == 0


def test_corpus_is_large_enough_and_the_good_sheet_passes(omgeving, als):
    """Row 26: at least forty; and the sheet they are all made from does go in (negative control)."""
    client = als("programmaleider")

    lever_in(client, "x.csv", csv(GOED))
    client.post(f"/leerroutes/importeren/{Importbestand.objects.get().pk}/toepassen/")

    assert len(SLECHT) >= 40
    assert [route.naam for route in Leerroute.objects.all()] == ["Route A"]


@pytest.mark.django_db(transaction=True)
def test_same_import_eight_times_at_once_is_applied_once():
    """Row 32: real processes, on the database that the suite runs on."""
    maak_school(roepnaam="De Kade")
    maak_mbo(afkorting="M-een")
    leider = maak_gebruiker(Rol.PROGRAMMALEIDER)
    rijen = [GOED.replace("Route A", f"Route {nummer}") for nummer in range(20)]

    def doe(_):
        client = Client()
        client.force_login(leider)
        blad = lever_in(client, "x.csv", csv(*rijen)).context["object"]
        return client.post(f"/leerroutes/importeren/{blad.pk}/toepassen/").status_code

    uitkomsten = tegelijk(doe, 8)

    assert uitkomsten == [302] * 8
    assert sorted(Leerroute.objects.values_list("naam", flat=True)) == sorted(f"Route {nummer}" for nummer in range(20))


def pas_acht_keer_toe(*, slot):
    """One handed-in sheet, applied by eight at once: what each was told, in order of the words."""
    from leerroutes import importviews

    maak_school(roepnaam="De Kade")
    maak_mbo(afkorting="M-een")
    leider, eerst = maak_gebruiker(Rol.PROGRAMMALEIDER), Client()
    eerst.force_login(leider)
    lever_in(eerst, "x.csv", csv(GOED))
    blad = Importbestand.objects.get()

    def pas_toe(_):
        client = Client()
        client.force_login(leider)
        vertraag(importviews, "grenzen", 0.1)
        if not slot:
            neem_slot_weg()
        antwoord = client.post(f"/leerroutes/importeren/{blad.pk}/toepassen/", follow=True)
        return "toegepast" if "Het blad is toegepast" in antwoord.content.decode() else "al gedaan"

    return sorted(antwoord[:9] for antwoord in tegelijk(pas_toe, 8))


@pytest.mark.django_db(transaction=True)
def test_one_handed_in_sheet_applied_eight_times_at_once_is_applied_once():
    """Row 32: the row lock on the sheet decides; seven are told that it was done already."""
    assert pas_acht_keer_toe(slot=True) == ["al gedaan"] * 7 + ["toegepast"]
    assert Leerroute.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_handed_in_sheet_applied_eight_times_at_once_without_the_lock_is_not():
    """Row 32, negative control: more than one is told that it was applied, or hears that the database is locked."""
    assert pas_acht_keer_toe(slot=False) != ["al gedaan"] * 7 + ["toegepast"]

"""Reading files that people hand in: good ones in every form, bad ones with a Dutch message."""

import io
import zipfile

import openpyxl
import pytest

from doorlopend.bladen import Bladfout, Formule, lees_bladen


def schrijf(tmp_path, naam, inhoud):
    pad = tmp_path / naam
    pad.write_bytes(inhoud)
    return pad


def xlsx(rijen, naam="leerroutes"):
    werkmap = openpyxl.Workbook()
    werkmap.active.title = naam
    for rij in rijen:
        werkmap.active.append(rij)
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ("naam;soort\nA;é\n".encode(), "é"),
        ("naam;soort\nA;é\n".encode("utf-8-sig"), "é"),
        ("naam;soort\r\nA;é\r\n".encode("cp1252"), "é"),
        (b'naam,soort\nA,"x, y"\n', "x, y"),
        (b"naam\tsoort\nA\tb\n", "b"),
        ("naam;soort\n\n;;\nA;\xa0b \n".encode(), "b"),
        (b"naam;soort\nA;'=1+1\n", "=1+1"),
    ],
)
def test_a_csv_is_read_whatever_its_encoding_and_separator(inhoud, verwacht, tmp_path):
    [blad] = lees_bladen(schrijf(tmp_path, "leerroutes.csv", inhoud))

    assert blad.rijen[0][1] == {"naam": "A", "soort": verwacht}


def test_rows_keep_the_number_they_have_in_excel(tmp_path):
    inhoud = xlsx([[], ["Naam ", "Mbo niveau"], [], ["A", 2.0], [None, None], ["B", "x"]])

    [blad] = lees_bladen(schrijf(tmp_path, "a.xlsx", inhoud))

    assert blad.koppen == ["naam", "mbo_niveau"]
    assert blad.rijen == [(4, {"naam": "A", "mbo_niveau": 2}), (6, {"naam": "B", "mbo_niveau": "x"})]


def test_a_formula_without_outcome_is_recognised(tmp_path):
    [blad] = lees_bladen(schrijf(tmp_path, "a.xlsx", xlsx([["naam"], ["=1+1"]])))

    assert isinstance(blad.rijen[0][1]["naam"], Formule)


def bom():
    """A small file that unpacks to far more than it is."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("xl/workbook.xml", b"0" * 60_000_000)
    return uit.getvalue()


def zip_met(*namen):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as zip_:
        for naam in namen:
            zip_.writestr(naam, b"<x/>")
    return uit.getvalue()


HALF = xlsx([["naam"], ["A"]])
SLECHT = {
    "leeg": ("a.xlsx", b""),
    "te groot": ("a.csv", b"naam\n" + b"x" * 11_000_000),
    "oud excel": ("a.xls", b"\xd0\xcf\x11\xe0" + b"\x00" * 100),
    "oud excel met nieuwe naam": ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\x00" * 100),
    "tekst met naam xlsx": ("a.xlsx", b"naam;soort\n"),
    "zipbom": ("a.xlsx", bom()),
    "zip zonder werkmap": ("a.xlsx", zip_met("word/document.xml")),
    "macro's": ("a.xlsx", zip_met("xl/workbook.xml", "xl/vbaProject.bin")),
    "te veel delen": ("a.xlsx", zip_met("xl/workbook.xml", *(f"deel{n}" for n in range(201)))),
    "lege werkmap": ("a.xlsx", zip_met("xl/workbook.xml")),
    "afgekapt": ("a.xlsx", HALF[: len(HALF) // 2]),
    "inhoud beschadigd": ("a.xlsx", HALF[:200] + bytes(200) + HALF[400:]),
    "utf-16": ("a.csv", "naam;soort\n".encode("utf-16")),
    "nul-tekens": ("a.csv", b"naam;soort\n\x00\x00;b\n"),
    "programma": ("a.csv", b"MZ\x90\x00\x03\x00\x00"),
    "dubbele kolom": ("a.csv", b"naam;soort;naam\nA;b;c\n"),
    "te lang veld": ("a.csv", b"naam\n" + b"x" * 200_000 + b"\n"),
    "te veel rijen": ("a.csv", b"naam\n" + b"A\n" * 20_001),
}


@pytest.mark.parametrize("geval", SLECHT)
def test_a_file_that_cannot_be_read_gets_a_dutch_message(geval, tmp_path):
    pad = schrijf(tmp_path, *SLECHT[geval])

    with pytest.raises(Bladfout) as fout:
        lees_bladen(pad)

    assert str(fout.value).endswith(".")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Bladfout, match="niet te openen"):
        lees_bladen(tmp_path / "weg.xlsx")

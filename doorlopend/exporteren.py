"""Giving registers back as CSV and XLSX: exactly what is shown, and never a live formula."""

import csv
import io

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")


def naar_csv(koppen, rijen):
    """The rows as bytes: UTF-8 with BOM and semicolons, as Excel in Dutch opens it.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; the import takes it
    off again. Numbers and dates stay what they are.
    """
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(koppen)
    schrijver.writerows([[_veilig(cel) for cel in rij] for rij in rijen])
    return uit.getvalue().encode("utf-8-sig")


def _veilig(cel):
    return f"'{cel}" if isinstance(cel, str) and cel.startswith(FORMULETEKENS) else cel


def naar_xlsx(bladen):
    """A workbook as bytes; `bladen` holds per sheet name (headers, rows). Texts are written as text."""
    werkmap = openpyxl.Workbook(write_only=True)
    for naam, (koppen, rijen) in bladen.items():
        blad = werkmap.create_sheet(naam)
        alles = [koppen, *rijen]
        # Who reads a sheet that doesn't tell its size goes through all of it first.
        blad.calculate_dimension = lambda alles=alles: f"A1:{get_column_letter(len(alles[0]) or 1)}{len(alles)}"
        for rij in alles:
            blad.append([_cel(blad, cel) for cel in rij])
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def _cel(blad, waarde):
    cel = WriteOnlyCell(blad, value=waarde)
    if isinstance(waarde, str):
        cel.data_type = "s"
    return cel

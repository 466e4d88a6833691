"""Reading sheets that people hand in (.xlsx, .csv): safe before opening, and every problem said in Dutch."""

import csv
import io
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

import openpyxl

from doorlopend.bestandscontrole import (
    MAX_BYTES,
    OUD_OFFICE,
    XLSX,
    Bestandsfout,
    controleer_grootte,
    controleer_zip,
    lees_tekst,
)

EXCEL, TEKST = (".xlsx", ".xlsm"), (".csv", ".txt", ".tsv")
MAX_RIJEN = 20_000
MAX_REGELS = 100_000  # empty ones included: reading them takes time too
MAX_KOLOMMEN = 100
FORMULETEKENS = "=+-@\t\r"
FORMULE = re.compile(rb"<(\w+:)?f[\s/>]")


# One name for whatever makes a sheet unreadable; the checks that every file gets raise it too.
Bladfout = Bestandsfout


class Formule:
    """A cell with a formula of which the file holds no outcome."""

    def __str__(self):
        return "formule"


@dataclass
class Blad:
    """A sheet: its name, the normalised headers, and the rows as (row number, {header: value}).

    Texts are trimmed; empty cells are left out of a row, and empty rows out of the sheet. `buiten` holds
    (row number, value) of cells that stand under no header. `bezwaar` says in Dutch why the sheet can't be
    used; it matters only to who needs this sheet.
    """

    naam: str
    koppen: list[str]
    rijen: list[tuple[int, dict]] = field(default_factory=list)
    bezwaar: str = ""
    buiten: list[tuple] = field(default_factory=list)


def lees_bladen(pad):
    """The sheets of an .xlsx, or the one sheet of a .csv; raises Bladfout."""
    pad = Path(pad)
    return _lees(_lees_bestand(pad), pad.stem, pad.suffix)


def lees_upload(inhoud, naam):
    """The same of the bytes of a file that was handed in under `naam`; a .csv has no name for its sheet.

    Refuses a name that says something else than the content.
    """
    controleer_grootte(inhoud)
    achtervoegsel = Path(naam).suffix.lower()
    bladen = _lees(inhoud, "blad", achtervoegsel)
    if achtervoegsel not in (EXCEL if zipfile.is_zipfile(io.BytesIO(inhoud)) else TEKST):
        raise Bladfout("Kies een Excel-bestand (.xlsx) of een CSV-bestand (.csv). De naam moet passen bij de inhoud.")
    return bladen


def _lees(inhoud, stam, achtervoegsel):
    if inhoud.startswith(OUD_OFFICE):
        raise Bladfout(
            "Dit is een oud Excel-bestand (.xls) of er zit een wachtwoord op. Sla het op als .xlsx, zonder wachtwoord."
        )
    if zipfile.is_zipfile(io.BytesIO(inhoud)):
        return _lees_xlsx(inhoud)
    if achtervoegsel.lower() in EXCEL:
        raise Bladfout("Dit is geen Excel-bestand. Open het in Excel en sla het op als .xlsx.")
    blad = _lees_csv(inhoud, stam)
    if blad.bezwaar:
        raise Bladfout(blad.bezwaar)
    return [blad]


def _lees_bestand(pad):
    """The bytes of a file that is there, not empty and not too large."""
    try:
        with pad.open("rb") as bestand:
            inhoud = bestand.read(MAX_BYTES + 1)
    except OSError as fout:
        raise Bladfout(f"Het bestand {pad.name} is niet te openen. Controleer de naam en de map.") from fout
    controleer_grootte(inhoud)
    return inhoud


def _lees_xlsx(inhoud):
    controleer_zip(inhoud, XLSX)
    try:
        waarden = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True)
        met = _heeft_formules(inhoud)
        formules = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True) if met else waarden
        return [_lees_werkblad(formules[blad.title], blad) for blad in waarden.worksheets]
    except Exception as fout:  # noqa: BLE001 - whatever openpyxl stumbles over, the file can't be read
        raise Bladfout("Het bestand is beschadigd. Open het in Excel en sla het opnieuw op als .xlsx.") from fout


def _heeft_formules(inhoud):
    """Whether a second pass is needed, to tell an empty cell from a formula without outcome."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as delen:
        bladen = (delen.read(naam) for naam in delen.namelist() if naam.startswith("xl/worksheets/"))
        return any(FORMULE.search(blad) or not blad.startswith(b"<") for blad in bladen)


def _lees_werkblad(formules, waarden):
    for blad in (formules, waarden):
        blad.reset_dimensions()
    if formules is waarden:
        return _maak_blad(waarden.title, waarden.iter_rows(max_col=MAX_KOLOMMEN, values_only=True))
    per_rij = zip(
        formules.iter_rows(max_col=MAX_KOLOMMEN, values_only=True),
        waarden.iter_rows(max_col=MAX_KOLOMMEN),
        strict=False,
    )
    rijen = ([_celwaarde(*cellen) for cellen in zip(*paar, strict=False)] for paar in per_rij)
    return _maak_blad(waarden.title, rijen)


def _celwaarde(formule, cel):
    """The outcome of a cell; a Formule when it was never calculated. A text that came out empty is empty."""
    nooit_berekend = cel.value is None and formule is not None and cel.data_type != "str"
    return Formule() if nooit_berekend else cel.value


def _lees_csv(inhoud, naam):
    tekst = lees_tekst(inhoud)
    kop = tekst.lstrip("\r\n").partition("\n")[0]
    scheiding = Counter(teken for teken in kop if teken in ";,\t").most_common(1)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding[0][0] if scheiding else ";", strict=True)
    try:
        return _maak_blad(naam, lezer)
    except csv.Error as fout:
        raise Bladfout(
            f"Regel {lezer.line_num} is niet te lezen. Controleer de aanhalingstekens in die regel."
        ) from fout


def _maak_blad(naam, rijen):
    """Take the first row with text as the headers; skip empty rows; stop when there are too many."""
    blad = Blad(naam, [])
    for nummer, ruw in enumerate(rijen, start=1):
        if not blad.koppen:
            blad.koppen = _koppen(ruw)
            blad.bezwaar = _dubbele_kop(blad.koppen)
            continue
        cellen = ((kop, netjes(cel)) for kop, cel in zip(blad.koppen, ruw, strict=False) if kop)
        if gevuld := {kop: cel for kop, cel in cellen if cel is not None}:
            blad.rijen.append((nummer, gevuld))
        if len(ruw) > len(blad.koppen) or "" in blad.koppen:
            los = (netjes(cel) for cel, kop in zip_longest(ruw, blad.koppen, fillvalue="") if not kop)
            blad.buiten += [(nummer, cel) for cel in los if cel is not None]
        if len(blad.rijen) > MAX_RIJEN:
            blad.bezwaar = f"Dit blad heeft meer dan {MAX_RIJEN} rijen. Verdeel het over meer bestanden."
        elif nummer > MAX_REGELS:
            blad.bezwaar = f"Dit blad heeft meer dan {MAX_REGELS} regels. Verwijder de lege regels."
        if blad.bezwaar:
            break
    return blad


def _koppen(ruw):
    """The headers in a row; empty when the row is empty."""
    namen = [netjes(cel) for cel in ruw[:MAX_KOLOMMEN]]
    while namen and namen[-1] is None:
        namen.pop()
    return ["" if naam is None else als_kop(naam) for naam in namen]


def als_kop(naam):
    """The text of a cell as a header: in lower case with _ for a space or hyphen."""
    return "_".join(str(naam).lower().replace("-", " ").split())


def _dubbele_kop(koppen):
    dubbel = [kop for kop, aantal in Counter(filter(None, koppen)).items() if aantal > 1]
    return f"Kolom {dubbel[0]} staat er twee keer. Haal er een weg." if dubbel else ""


def netjes(cel):
    """A cell without surrounding white space; None when nothing is left.

    The apostrophe that our own CSV puts before = + - @ is taken off again; whole floats become int. An
    accent that stands apart from its letter, as a Mac writes it, joins it.
    """
    if isinstance(cel, float) and cel.is_integer():
        return int(cel)
    if not isinstance(cel, str):
        return cel
    if cel[:1] == "'" and cel[1:2] and cel[1] in FORMULETEKENS:
        cel = cel[1:]
    return unicodedata.normalize("NFC", cel.replace("\xa0", " ").replace("\x00", "")).strip() or None

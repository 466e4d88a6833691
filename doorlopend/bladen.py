"""Reading sheets that people hand in (.xlsx, .csv): safe before opening, and every problem said in Dutch."""

import csv
import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

MAX_BYTES = 10 * 1024 * 1024
MAX_UITGEPAKT = 50 * 1024 * 1024
MAX_DELEN = 200
MAX_VERHOUDING = 100
MAX_RIJEN = 20_000
MAX_KOLOMMEN = 100
OUD_EXCEL = b"\xd0\xcf\x11\xe0"
FORMULETEKENS = "=+-@\t\r"


class Bladfout(ValueError):
    """A file that can't be read; the message is Dutch and says what to do."""


class Formule:
    """A cell with a formula of which the file holds no outcome."""


@dataclass
class Blad:
    """A sheet: its name, the normalised headers, and the rows as (row number, {header: value}).

    Texts are trimmed; empty cells are left out of a row, and empty rows out of the sheet.
    """

    naam: str
    koppen: list[str]
    rijen: list[tuple[int, dict]] = field(default_factory=list)


def lees_bladen(pad):
    """The sheets of an .xlsx, or the one sheet of a .csv; raises Bladfout."""
    pad = Path(pad)
    try:
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise Bladfout(f"Het bestand {pad.name} is niet te openen. Controleer de naam en de map.") from fout
    if not inhoud:
        raise Bladfout("Het bestand is leeg. Kies een ander bestand.")
    if len(inhoud) > MAX_BYTES:
        raise Bladfout("Het bestand is groter dan 10 MB. Verdeel het over meer bestanden.")
    if inhoud.startswith(OUD_EXCEL):
        raise Bladfout(
            "Dit is een oud Excel-bestand (.xls) of er zit een wachtwoord op. Sla het op als .xlsx, zonder wachtwoord."
        )
    if zipfile.is_zipfile(io.BytesIO(inhoud)):
        return _lees_xlsx(inhoud)
    if pad.suffix.lower() in (".xlsx", ".xlsm"):
        raise Bladfout("Dit is geen Excel-bestand. Open het in Excel en sla het op als .xlsx.")
    return [_lees_csv(inhoud, pad.stem)]


def _controleer_zip(inhoud):
    """Look at the zip directory before anything is unpacked."""
    try:
        delen = zipfile.ZipFile(io.BytesIO(inhoud)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fout:
        raise Bladfout("Het bestand is beschadigd. Open het in Excel en sla het opnieuw op als .xlsx.") from fout
    namen = {deel.filename for deel in delen}
    uitgepakt = sum(deel.file_size for deel in delen)
    if len(delen) > MAX_DELEN or uitgepakt > MAX_UITGEPAKT or uitgepakt > MAX_VERHOUDING * max(len(inhoud), 1):
        raise Bladfout("Het bestand is uitgepakt te groot. Maak een nieuw bestand met alleen de bladen die nodig zijn.")
    if "xl/workbook.xml" not in namen:
        raise Bladfout("Dit is geen Excel-bestand. Open het in Excel en sla het op als .xlsx.")
    if any(naam.endswith("vbaProject.bin") for naam in namen):
        raise Bladfout("In dit bestand zitten macro’s. Sla het op als gewoon .xlsx-bestand.")


def _lees_xlsx(inhoud):
    _controleer_zip(inhoud)
    try:
        formules = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True)
        waarden = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True)
        return [_lees_werkblad(formules[naam], waarden[naam]) for naam in _werkbladen(waarden)]
    except Bladfout:
        raise
    except Exception as fout:  # noqa: BLE001 - whatever openpyxl stumbles over, the file can't be read
        raise Bladfout("Het bestand is beschadigd. Open het in Excel en sla het opnieuw op als .xlsx.") from fout


def _werkbladen(werkmap):
    return [blad.title for blad in werkmap.worksheets]


def _lees_werkblad(formules, waarden):
    for blad in (formules, waarden):
        blad.reset_dimensions()
    rijen = (
        [_celwaarde(formule, waarde) for formule, waarde in zip(rij_f, rij_w, strict=False)]
        for rij_f, rij_w in zip(formules.iter_rows(values_only=True), waarden.iter_rows(values_only=True), strict=False)
    )
    return _maak_blad(waarden.title, rijen)


def _celwaarde(formule, waarde):
    if waarde is None and isinstance(formule, str) and formule.startswith("="):
        return Formule()
    return waarde


def _lees_csv(inhoud, naam):
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Bladfout("Het bestand is opgeslagen als UTF-16 (“Unicode-tekst”). Sla het op als CSV UTF-8.")
    if b"\x00" in inhoud:
        raise Bladfout("Dit is geen tekstbestand. Sla het blad op als .xlsx of als CSV UTF-8.")
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    kop = tekst.splitlines()[0] if tekst.strip() else ""
    scheiding = Counter(teken for teken in kop if teken in ";,\t").most_common(1)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding[0][0] if scheiding else ";")
    try:
        return _maak_blad(naam, lezer)
    except csv.Error as fout:
        raise Bladfout(
            f"Regel {lezer.line_num} is niet te lezen. Controleer de aanhalingstekens in die regel."
        ) from fout


def _maak_blad(naam, rijen):
    """Take the first row with text as the headers; skip empty rows."""
    blad = None
    for nummer, ruw in enumerate(rijen, start=1):
        cellen = [netjes(cel) for cel in ruw[:MAX_KOLOMMEN]]
        if not any(cel is not None for cel in cellen):
            continue
        if blad is None:
            blad = Blad(naam, [_kop(cel) for cel in cellen])
            _controleer_koppen(blad)
            continue
        if len(blad.rijen) == MAX_RIJEN:
            raise Bladfout(f"Blad {naam} heeft meer dan {MAX_RIJEN} rijen. Verdeel het over meer bestanden.")
        gevuld = {kop: cel for kop, cel in zip(blad.koppen, cellen, strict=False) if kop and cel is not None}
        if gevuld:
            blad.rijen.append((nummer, gevuld))
    return blad or Blad(naam, [])


def _kop(cel):
    return "_".join(str(cel).lower().split()) if cel is not None else ""


def _controleer_koppen(blad):
    dubbel = [kop for kop, aantal in Counter(filter(None, blad.koppen)).items() if aantal > 1]
    if dubbel:
        raise Bladfout(f"Blad {blad.naam}: kolom {dubbel[0]} staat er twee keer. Haal er een weg.")


def netjes(cel):
    """A cell without surrounding white space; None when nothing is left.

    The apostrophe that our own CSV puts before = + - @ is taken off again; whole floats become int.
    """
    if isinstance(cel, float) and cel.is_integer():
        return int(cel)
    if not isinstance(cel, str):
        return cel
    if cel[:1] == "'" and cel[1:2] and cel[1] in FORMULETEKENS:
        cel = cel[1:]
    return cel.replace("\xa0", " ").replace("\x00", "").strip() or None

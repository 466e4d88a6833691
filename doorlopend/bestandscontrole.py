"""What a file must be before anything opens or keeps it: kind, size, content. Pure; used for sheets and uploads."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

MAX_BYTES = 10 * 1024 * 1024
MAX_UITGEPAKT = 50 * 1024 * 1024
MAX_DELEN = 200
MAX_VERHOUDING = 100
MAX_NAAM = 255

OUD_OFFICE = b"\xd0\xcf\x11\xe0"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
EINDE_ZIP = b"PK\x05\x06"
# Extensions that must not stand in the middle of a name either: "factuur.exe.pdf" only means to mislead.
MISLEIDEND = {"bat", "cmd", "docm", "exe", "hta", "htm", "html", "jar", "js", "lnk", "msi", "php", "ps1", "scr"} | {
    "svg",
    "vbs",
    "xlsm",
    "zip",
}
# How a text begins that is markup or a script, whatever its name says.
GEEN_CSV = ("<", "#!", "{\\rtf", "%pdf", "%!ps")

TE_GROOT = "Het bestand is groter dan 10 MB. Maak het kleiner of verdeel het over meer bestanden."
LEEG = "Het bestand is leeg. Kies een ander bestand."
UTF16_ADVIES = "Het bestand is opgeslagen als UTF-16 (“Unicode-tekst”). Sla het op als CSV UTF-8."
GEEN_TEKST = "Dit is geen tekstbestand. Sla het blad op als .xlsx of als CSV UTF-8."
ONLEESBARE_TEKENS = "Dit bestand heeft tekens die niet te lezen zijn. Sla het op als CSV UTF-8."
VERKEERDE_SOORT = "Dit soort bestand kan niet. Kies een PDF-, Word- (.docx), Excel- (.xlsx) of CSV-bestand."
VREEMDE_NAAM = "De naam van het bestand kan niet. Geef het een gewone naam met één extensie, zoals verslag.pdf."


class Bestandsfout(ValueError):
    """A file that can't be used; the message is Dutch and says what to do."""


@dataclass(frozen=True)
class Zipsoort:
    """A kind of Office file: a zip in which `hoofddeel` holds the document."""

    extensie: str
    programma: str
    hoofddeel: str

    @property
    def beschadigd(self):
        return f"Het bestand is beschadigd. Open het in {self.programma} en sla het opnieuw op als .{self.extensie}."

    @property
    def anders(self):
        lidwoord = "Excel-bestand" if self.programma == "Excel" else "Word-bestand"
        return f"Dit is geen {lidwoord}. Open het in {self.programma} en sla het op als .{self.extensie}."


XLSX = Zipsoort("xlsx", "Excel", "xl/workbook.xml")
DOCX = Zipsoort("docx", "Word", "word/document.xml")


def controleer_grootte(inhoud):
    """Raise Bestandsfout when there is nothing, or more than MAX_BYTES."""
    if not inhoud:
        raise Bestandsfout(LEEG)
    if len(inhoud) > MAX_BYTES:
        raise Bestandsfout(TE_GROOT)


def controleer_zip(inhoud, soort):
    """Look at the directory of a zip before anything is unpacked; raises Bestandsfout when it isn't a `soort`."""
    try:
        delen = zipfile.ZipFile(io.BytesIO(inhoud)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fout:
        raise Bestandsfout(soort.beschadigd) from fout
    namen = {deel.filename for deel in delen}
    uitgepakt = sum(deel.file_size for deel in delen)
    if len(delen) > MAX_DELEN or uitgepakt > MAX_UITGEPAKT or uitgepakt > MAX_VERHOUDING * max(len(inhoud), 1):
        raise Bestandsfout("Het bestand is uitgepakt te groot. Maak een nieuw bestand met alleen wat nodig is.")
    if soort.hoofddeel not in namen:
        raise Bestandsfout(soort.anders)
    if any(naam.lower().endswith("vbaproject.bin") for naam in namen):
        raise Bestandsfout(f"In dit bestand zitten macro’s. Sla het op als gewoon .{soort.extensie}-bestand.")


def controleer_delen(inhoud, soort):
    """Unpack every part of a zip that controleer_zip() let through: sizes and checksums must be true.

    XML that declares entities, and a document that calls itself one with macros, are refused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            for deel in zip_.infolist():
                _controleer_deel(zip_.read(deel), deel, soort)
    except Bestandsfout:
        raise
    except Exception as fout:  # noqa: BLE001 - whatever the zip stumbles over, nobody else can read it either
        raise Bestandsfout(soort.beschadigd) from fout


def _controleer_deel(deel, kop, soort):
    if kop.flag_bits & 0x1 or len(deel) != kop.file_size:
        raise Bestandsfout(soort.beschadigd)
    if not kop.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    tekst = deel.replace(b"\x00", b"")
    if b"<!DOCTYPE" in tekst or b"<!ENTITY" in tekst:
        raise Bestandsfout(soort.beschadigd)
    if kop.filename == "[Content_Types].xml" and b"macroEnabled" in tekst:
        raise Bestandsfout(f"In dit bestand zitten macro’s. Sla het op als gewoon .{soort.extensie}-bestand.")


def lees_tekst(inhoud):
    """The text of a CSV: UTF-8 with or without BOM, or cp1252; raises Bestandsfout for anything else."""
    if inhoud.startswith(UTF16):
        raise Bestandsfout(UTF16_ADVIES)
    if b"\x00" in inhoud:
        raise Bestandsfout(GEEN_TEKST)
    for codering in ("utf-8-sig", "cp1252"):
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    raise Bestandsfout(ONLEESBARE_TEKENS)


def _controleer_csv(inhoud):
    tekst = lees_tekst(inhoud)
    stuurtekens = any(unicodedata.category(teken) == "Cc" and teken not in "\t\r\n\x0c\x85" for teken in tekst)
    if stuurtekens or not tekst.strip() or tekst.lstrip().lower().startswith(GEEN_CSV):
        raise Bestandsfout(GEEN_TEKST)


def _controleer_pdf(inhoud):
    """A PDF from its first byte to its last: nothing in front, nothing behind, and no zip at the same time."""
    einde = inhoud.rfind(b"%%EOF")
    klopt = (
        re.match(rb"%PDF-[12]\.[0-9]", inhoud)
        and einde > 0
        and not inhoud[einde + 5 :].strip(b"\r\n\t \x00")
        and b"startxref" in inhoud[max(0, einde - 100) : einde]
        and re.search(rb"\d+ \d+ obj", inhoud)
        and not re.search(rb"<(html|script|svg|!doctype)", inhoud[:1024].lower())
        and not _eindigt_als_zip(inhoud)
    )
    if not klopt:
        raise Bestandsfout("Dit is geen goed PDF-bestand. Sla het document opnieuw op als PDF.")


def _eindigt_als_zip(inhoud):
    """Whether a zip directory ends exactly where the file ends."""
    begin = max(0, len(inhoud) - 65_557)
    while (plaats := inhoud.find(EINDE_ZIP, begin)) >= 0:
        if plaats + 22 + int.from_bytes(inhoud[plaats + 20 : plaats + 22], "little") == len(inhoud):
            return True
        begin = plaats + 1
    return False


def _controleer_office(soort):
    def controleer_(inhoud):
        if inhoud.startswith(OUD_OFFICE):
            raise Bestandsfout(
                f"Dit bestand is oud of er zit een wachtwoord op. Sla het op als .{soort.extensie}, zonder wachtwoord."
            )
        if not inhoud.startswith(b"PK\x03\x04"):
            raise Bestandsfout(soort.anders)
        controleer_zip(inhoud, soort)
        controleer_delen(inhoud, soort)

    return controleer_


# extension: the MIME type with which it is given back, and what its content must be
SOORTEN = {
    "pdf": ("application/pdf", _controleer_pdf),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _controleer_office(DOCX),
    ),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _controleer_office(XLSX)),
    "csv": ("text/csv; charset=utf-8", _controleer_csv),
}


def soort_van(naam):
    """The kind of file that a name promises; raises Bestandsfout for other kinds and misleading names."""
    kaal = naam.strip()
    if not kaal.isprintable() or len(kaal) > MAX_NAAM or set("/\\\x00") & set(kaal):
        raise Bestandsfout(VREEMDE_NAAM)
    *eerder, laatste = [deel.strip().lower() for deel in kaal.split(".")]
    if laatste not in SOORTEN or not eerder:
        raise Bestandsfout(VERKEERDE_SOORT)
    if MISLEIDEND & set(eerder[1:]) or not "".join(eerder):
        raise Bestandsfout(VREEMDE_NAAM)
    return laatste


def controleer(naam, inhoud):
    """The kind of a file ("pdf", "docx", "xlsx", "csv") of which name and content agree; raises Bestandsfout."""
    soort = soort_van(naam)
    controleer_grootte(inhoud)
    SOORTEN[soort][1](inhoud)
    return soort

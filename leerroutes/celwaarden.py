"""From the cells of the team's sheet to values of the register; a cell that can't be read says what to do."""

import re
import unicodedata
from datetime import date, datetime

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.datetime import from_excel, to_excel

from doorlopend.bladen import Formule
from leerroutes.velden import EERSTE_DATUM, LAATSTE_DATUM

EXCELDAGEN = range(int(to_excel(EERSTE_DATUM)), int(to_excel(LAATSTE_DATUM)) + 1)
DATUM = re.compile(
    r"(?:([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4}))(?:[ T]00:00(?::00)?)?"
)


class Celfout(ValueError):
    """A cell that can't be read; the message is Dutch."""


def gelijk(naam):
    """A name without differences in capitals, white space and kind of hyphen, to recognise it by."""
    return " ".join(naam.lower().replace("–", "-").split())


def _zonder_accenten(woord):
    return "".join(teken for teken in unicodedata.normalize("NFD", gelijk(woord)) if not unicodedata.combining(teken))


def tekst(cel):
    if isinstance(cel, Formule):
        raise Celfout("Hier staat een formule zonder uitkomst. Vul de waarde zelf in.")
    if isinstance(cel, date):
        raise Celfout("Hier staat een datum. Vul tekst in.")
    if cel in ERROR_CODES:
        raise Celfout(f"Hier staat een fout van Excel ({cel}). Vul de waarde zelf in.")
    return str(cel)


def regel(cel):
    """A text on one line: a line break within the cell counts as a space."""
    return re.sub(r"\s*[\r\n]+\s*", " ", tekst(cel))


def registercode(cel):
    """A code of digits or letters, which a sheet may hold as a number: "25655.0" is 25655."""
    return re.sub(r"^([0-9]+)[.,]0+$", r"\1", tekst(cel)).upper()


def keuze(keuzes):
    """A reader for a code or label of `keuzes` (TextChoices), whatever the capitals."""
    namen = {_zonder_accenten(naam): code for code, label in keuzes.choices for naam in (code, label)}

    def lees(cel):
        gevonden = namen.get(_zonder_accenten(tekst(cel)))
        if gevonden is None:
            raise Celfout(f"“{cel}” kennen we niet. Kies uit: {', '.join(keuzes.values)}.")
        return gevonden

    return lees


def getal(cel):
    """A whole number, also when the sheet holds it as text."""
    gevonden = re.fullmatch(r"(?:niveau\s*)?([0-9]{1,2})(?:[.,]0)?", tekst(cel).lower())
    if not gevonden:
        raise Celfout(f"“{cel}” is geen heel getal. Vul bijvoorbeeld 2 in.")
    return int(gevonden[1])


def aantal(cel):
    """A count of things: a whole number of at most six digits."""
    gevonden = re.fullmatch(r"([0-9]{1,6})(?:[.,]0+)?", tekst(cel))
    if not gevonden:
        raise Celfout(f"“{cel}” is geen aantal. Vul een heel getal in, zonder tekst erbij.")
    return int(gevonden[1])


def ja_nee(cel):
    """Yes or no, as the form sends it."""
    gevonden = {"ja": "True", "nee": "False", "waar": "True", "onwaar": "False"}.get(gelijk(tekst(cel)))
    gevonden = gevonden or {"true": "True", "false": "False"}.get(gelijk(tekst(cel)))
    if gevonden is None:
        raise Celfout(f"“{cel}” kennen we niet. Vul ja of nee in.")
    return gevonden


def onderwerpen(cel):
    """The letters of the topics of an agreement: "a; b; c", "a,b" or "abc"."""
    letters = re.findall(r"[a-z]", tekst(cel).lower())
    vreemd = re.sub(r"[a-j,;\s]", "", tekst(cel).lower())
    if vreemd or not letters:
        raise Celfout(f"“{cel}” kennen we niet. Noem de letters van a tot en met j, bijvoorbeeld a; b; c.")
    return sorted(set(letters))


def schooljaar(cel):
    """The year in which a school year begins: "2026-2027", "2026-27", "2026/2027" or 2026."""
    gevonden = re.fullmatch(r"(20[0-9]{2})(?:\s*[-/]\s*(?:20)?([0-9]{2}))?", tekst(cel))
    if not gevonden or (gevonden[2] and int(gevonden[2]) != (int(gevonden[1]) + 1) % 100):
        raise Celfout(f"“{cel}” is geen schooljaar. Schrijf bijvoorbeeld 2026-2027.")
    return int(gevonden[1])


def datum(cel):
    """A date: an Excel date or serial number, JJJJ-MM-DD or DD-MM-JJJJ."""
    gelezen = _lees_datum(cel)
    if gelezen is None:
        tekst(cel)
        raise Celfout(f"“{cel}” is geen datum. Schrijf bijvoorbeeld 2026-08-01 of 01-08-2026.")
    if not EERSTE_DATUM <= gelezen <= LAATSTE_DATUM:
        raise Celfout(f"Kies een datum van {EERSTE_DATUM.year} tot en met {LAATSTE_DATUM.year}.")
    return gelezen


def _lees_datum(cel):
    if isinstance(cel, datetime):
        return cel.date()
    if isinstance(cel, date):
        return cel
    if re.fullmatch(r"[0-9]{5}", str(cel)) and int(cel) in EXCELDAGEN:
        return from_excel(int(cel)).date()
    delen = DATUM.fullmatch(str(cel))
    if not delen:
        return None
    jaar, maand, dag, dag2, maand2, jaar2 = delen.groups()
    try:
        return date(int(jaar or jaar2), int(maand or maand2), int(dag or dag2))
    except ValueError:
        return None

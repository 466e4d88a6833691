"""From the cells of the team's sheet to values of the register; a cell that can't be read says what to do."""

import re
from datetime import date, datetime

from openpyxl.utils.datetime import from_excel

from doorlopend.bladen import Formule

EERSTE_DATUM, LAATSTE_DATUM = date(2000, 1, 1), date(2040, 12, 31)
EXCELDAGEN = range(36526, 51502)  # the serial numbers of those years


class Celfout(ValueError):
    """A cell that can't be read; the message is Dutch."""


def tekst(cel):
    if isinstance(cel, Formule):
        raise Celfout("Hier staat een formule zonder uitkomst. Vul de waarde zelf in.")
    if isinstance(cel, date):
        raise Celfout("Hier staat een datum. Vul tekst in.")
    return str(cel)


def keuze(keuzes):
    """A reader for a code or label of `keuzes` (TextChoices), whatever the capitals."""
    namen = {naam.lower(): code for code, label in keuzes.choices for naam in (code, label)}

    def lees(cel):
        gevonden = namen.get(" ".join(tekst(cel).lower().split()))
        if gevonden is None:
            raise Celfout(f"“{cel}” kennen we niet. Kies uit: {', '.join(keuzes.values)}.")
        return gevonden

    return lees


def getal(cel):
    """A whole number, also when the sheet holds it as text."""
    gevonden = re.fullmatch(r"(?:niveau\s*)?([0-9]{1,2})", tekst(cel).lower())
    if not gevonden:
        raise Celfout(f"“{cel}” is geen heel getal. Vul bijvoorbeeld 2 in.")
    return int(gevonden[1])


def datum(cel):
    """A date: an Excel date or serial number, JJJJ-MM-DD or DD-MM-JJJJ."""
    gelezen = _lees_datum(cel)
    if gelezen is None:
        raise Celfout(
            f"“{'' if isinstance(cel, Formule) else cel}” is geen datum. Schrijf bijvoorbeeld 2026-08-01 of 01-08-2026."
        )
    if not EERSTE_DATUM <= gelezen <= LAATSTE_DATUM:
        raise Celfout(f"Kies een datum van {EERSTE_DATUM.year} tot en met {LAATSTE_DATUM.year}.")
    return gelezen


def _lees_datum(cel):
    if isinstance(cel, datetime):
        return cel.date()
    if isinstance(cel, date):
        return cel
    if isinstance(cel, int) and not isinstance(cel, bool) and cel in EXCELDAGEN:
        return from_excel(cel).date()
    delen = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})|([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})", str(cel))
    if not delen:
        return None
    jaar, maand, dag, dag2, maand2, jaar2 = delen.groups()
    try:
        return date(int(jaar or jaar2), int(maand or maand2), int(dag or dag2))
    except ValueError:
        return None

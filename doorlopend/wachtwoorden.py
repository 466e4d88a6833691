"""Rules for passwords beside Django's own: longer for who manages the portal, and no word of our own world."""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError

from doorlopend.rechten import heeft_lang_wachtwoord

GEWOON, LANG = 12, 15
EIGEN_WOORDEN = """
doorlopend doorlopendleren leerroute leerroutes convenant portaal amsterdam vmbo mbo lob decaan decanen
kennisdeling stuurgroep programma programmateam programmaleider beheerder samenwerkingsverband gemeente
school scholen wachtwoord welkom geheim qwertyuiop qwerty azerty asdfghjkl abcdef zomer winter herfst lente onderwijs
"""
SCHOLEN = Path(__file__).parent / "data" / "scholen.csv"


class Lengte:
    """Twelve characters; fifteen for who can change other people's rights. One message, with the number that holds."""

    def validate(self, password, user=None):
        if len(password) >= minstens(user):
            return
        if minstens(user) == LANG:
            raise ValidationError(f"Voor uw rol is een wachtwoord van minstens {LANG} tekens nodig.", code="te_kort")
        melding = f"Dit wachtwoord is te kort. Neem er een van minstens {GEWOON} tekens; een zin is goed."
        raise ValidationError(melding, code="te_kort")

    def get_help_text(self):
        return f"Minstens {GEWOON} tekens; een zin is goed."


def minstens(gebruiker=None):
    """How many characters a password of this person needs."""
    return LANG if gebruiker is not None and heeft_lang_wachtwoord(gebruiker) else GEWOON


def uitleg(gebruiker=None):
    """What stands under the field in which this person chooses a password."""
    return f"Minstens {minstens(gebruiker)} tekens; een zin is goed. Geen schoolnaam en geen woorden van het convenant."


class GeenBekendWoord:
    """Refuses a password that is nothing but words of this portal and names of schools, with figures around them."""

    def validate(self, password, user=None):
        kern = _kaal(password)
        for woord in _woorden():
            kern = kern.replace(woord, "")
        if len(kern) < 4:
            raise ValidationError(
                "Dit wachtwoord is te raden: het bestaat uit woorden van het convenant of een schoolnaam. "
                "Neem een zin die alleen u kent.",
                code="bekend_woord",
            )

    def get_help_text(self):
        return "Gebruik niet alleen woorden van het convenant of de naam van een school."


def _kaal(tekst):
    """The letters of `tekst`, lower case, without accents, figures and signs."""
    ontleed = unicodedata.normalize("NFKD", tekst.lower())
    return re.sub(r"[\W\d_]", "", ontleed)


@cache
def _woorden():
    """Longest first, so that "doorlopendleren" goes before "doorlopend"."""
    with SCHOLEN.open(encoding="utf-8", newline="") as bestand:
        namen = {_kaal(rij["roepnaam"]) for rij in csv.DictReader(bestand, delimiter=";")}
    return sorted({*EIGEN_WOORDEN.split(), *(naam for naam in namen if len(naam) >= 3)}, key=len, reverse=True)

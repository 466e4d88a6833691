"""The rows of the meetings of decanen."""

from tests.bijeenkomsten.factories import maak_bijeenkomst
from tests.matrix.rollen import IEDEREEN, TEAM

MATRIX = {
    "bijeenkomst-detail": (IEDEREEN, None),
    "bijeenkomst-ics": (IEDEREEN, None),
    "bijeenkomst-presentielijst": (TEAM, None),
}


def argumenten():
    return {"bijeenkomst": [maak_bijeenkomst().pk]}

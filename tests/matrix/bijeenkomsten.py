"""The rows of the meetings of decanen."""

from tests.bijeenkomsten.factories import maak_bijeenkomst
from tests.matrix.rollen import IEDEREEN

MATRIX = {"bijeenkomst-detail": (IEDEREEN, None)}


def argumenten():
    return {"bijeenkomst": [maak_bijeenkomst().pk]}

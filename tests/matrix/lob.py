"""The row of the start page of lob."""

from tests.matrix.rollen import IEDEREEN

MATRIX = {"lob": (IEDEREEN, None)}


def argumenten():
    return {"lob": []}

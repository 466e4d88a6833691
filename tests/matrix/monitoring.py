"""The rows of the pages of progress."""

from monitoring.convenant import laad_convenant
from tests.matrix.rollen import IEDEREEN

MATRIX = {
    "voortgang": (IEDEREEN, None),
    "voortgang-json": (IEDEREEN, None),
    "wijzigingen": (IEDEREEN, None),
    "indicator-detail": (IEDEREEN, None),
    "zo-tellen-we": (IEDEREEN, None),
}


def argumenten():
    laad_convenant()
    return {"indicator": ["1a"]}

"""The rows of the meetings of decanen; the decaan of the matrix belongs to no school, so nothing is theirs."""

from tests.bijeenkomsten.factories import maak_actiepunt, maak_bijeenkomst
from tests.factories import maak_mbo, maak_school
from tests.matrix.rollen import IEDEREEN, LEIDER, TEAM

GAAN = TEAM | {"decaan"}

MATRIX = {
    "bijeenkomst-list": (IEDEREEN, None),
    "bijeenkomst-detail": (IEDEREEN, None),
    "bijeenkomst-ics": (IEDEREEN, None),
    "bijeenkomst-aanwezigheid": (IEDEREEN, None),
    "bijeenkomst-create": (GAAN, GAAN),
    "bijeenkomst-reeks": (TEAM, TEAM),
    "bijeenkomst-update": (TEAM, TEAM),
    "bijeenkomst-vastleggen": (TEAM, TEAM),
    "bijeenkomst-verslag": (TEAM, TEAM),
    "bijeenkomst-presentielijst": (TEAM, None),
    "bijeenkomst-afmelden": (None, GAAN),
    "bijeenkomst-afsluiten": (None, LEIDER),
    "bijeenkomst-heropenen": (None, LEIDER),
    "actiepunt-afronden": (None, GAAN),
    "opkomst": (IEDEREEN, None),
    "opkomst-school": (IEDEREEN, None),
    "opkomst-mbo": (IEDEREEN, None),
}


def argumenten():
    bijeenkomst = maak_bijeenkomst()
    return {
        "bijeenkomst": [bijeenkomst.pk],
        "bijeenkomst-aanwezigheid": [bijeenkomst.pk, "csv"],
        "bijeenkomst-list": [],
        "bijeenkomst-create": [],
        "bijeenkomst-reeks": [],
        "actiepunt": [maak_actiepunt(bijeenkomst).pk],
        "opkomst": [],
        "opkomst-school": [maak_school().pk],
        "opkomst-mbo": [maak_mbo().pk],
    }

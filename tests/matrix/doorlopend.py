"""The rows of the shared pages: front, sign-in, schools."""

from tests.factories import maak_school
from tests.matrix.rollen import BEHEER, IEDEREEN, OPENBAAR

MATRIX = {
    "gezond": (OPENBAAR, None),
    "account_login": (OPENBAAR, OPENBAAR),
    "account_logout": (OPENBAAR, OPENBAAR),
    "school-list": (IEDEREEN, None),
    "school-detail": (IEDEREEN, None),
    "school-update": (BEHEER, BEHEER),
}


def argumenten():
    return {"school": [maak_school().pk], "school-list": []}

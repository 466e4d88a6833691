"""The rows of the shared pages: health and sign-in."""

from tests.matrix.rollen import OPENBAAR

MATRIX = {
    "gezond": (OPENBAAR, None),
    "account_login": (OPENBAAR, OPENBAAR),
    "account_logout": (OPENBAAR, OPENBAAR),
}


def argumenten():
    return {}

"""The rows of the counts."""

from django.utils import timezone

from tests.kennisdeling.factories import maak_cijfer
from tests.matrix.rollen import IEDEREEN, NIEMAND, TEAM

MATRIX = {
    "cijfer-list": (IEDEREEN, None),
    "cijfer-overzicht": (IEDEREEN, None),
    "doorstroom-school": (IEDEREEN, None),
    "doorstroom-mbo": (IEDEREEN, None),
    "cijfer-detail": (IEDEREEN, None),
    "cijfer-create": (TEAM, TEAM),
    "cijfer-importeren": (TEAM, TEAM),
    "cijfer-sjabloon": (TEAM, None),
    "cijfer-verwijderd": (TEAM, None),
    # Only for who speaks for a board: tests/kennisdeling/test_besturen.py.
    "nco-importeren": (NIEMAND, NIEMAND),
    "nco-create": (NIEMAND, NIEMAND),
    "nco-sjabloon": (NIEMAND, None),
    "cijfer-update": (TEAM, TEAM),
    "cijfer-intrekken": (TEAM, TEAM),
    "cijfer-verwijderen": (TEAM, TEAM),
    "cijfer-herstellen": (None, TEAM),
}


def argumenten():
    cijfer = maak_cijfer()
    zonder = ("list", "overzicht", "create", "importeren", "sjabloon", "verwijderd")
    return {f"cijfer-{deel}": [] for deel in zonder} | {
        "nco": [],
        "cijfer": [cijfer.pk],
        "doorstroom-school": [cijfer.school_id],
        "doorstroom-mbo": [cijfer.mbo_id],
        "cijfer-herstellen": [maak_cijfer(verwijderd_op=timezone.now(), verwijder_reden="dubbel").pk],
    }

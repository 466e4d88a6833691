"""The rows of shared data and joint research."""

from django.utils import timezone

from tests.kennisdeling.factories import maak_deling, maak_onderzoek
from tests.matrix.rollen import IEDEREEN, NIEMAND, TEAM

MATRIX = {
    "kennisdeling": (IEDEREEN, None),
    "deling-vo-create": (TEAM, TEAM),
    "deling-mbo-create": (TEAM, TEAM),
    # Only for who speaks for a board: tests/kennisdeling/test_besturen.py.
    "deling-bestuur-create": (NIEMAND, NIEMAND),
    "deling-intrekken": (TEAM, TEAM),
    "onderzoek-create": (TEAM, TEAM),
}
for _soort in ("deling", "onderzoek"):
    MATRIX |= {
        f"{_soort}-list": (IEDEREEN, None),
        f"{_soort}-detail": (IEDEREEN, None),
        f"{_soort}-update": (TEAM, TEAM),
        f"{_soort}-verwijderen": (TEAM, TEAM),
        f"{_soort}-herstellen": (None, TEAM),
        f"{_soort}-verwijderd": (TEAM, None),
    }


def argumenten():
    weg = {"verwijderd_op": timezone.now(), "verwijder_reden": "dubbel"}
    zonder = ["deling-vo-create", "deling-bestuur-create", "deling-mbo-create", "onderzoek-create"]
    zonder += [f"{soort}-{deel}" for soort in ("deling", "onderzoek") for deel in ("list", "verwijderd")]
    return dict.fromkeys(["kennisdeling", *zonder], []) | {
        "deling": [maak_deling().pk],
        "onderzoek": [maak_onderzoek().pk],
        "deling-herstellen": [maak_deling(**weg).pk],
        "onderzoek-herstellen": [maak_onderzoek(**weg).pk],
    }

"""The rows of LOB scans, the directory and the open days. A decaan here has no school or mbo, so nothing to keep."""

from tests.lob.factories import maak_decaan, maak_opendag, maak_scan
from tests.matrix.rollen import IEDEREEN, TEAM

MET_DECAAN = TEAM | {"decaan"}
MATRIX = {
    "lobscan-list": (IEDEREEN, None),
    "lobscan-create": (TEAM, TEAM),
    "lobscan-detail": (IEDEREEN, None),
    "lobscan-update": (TEAM, TEAM),
    "decaan-list": (MET_DECAAN, None),
    "decaan-create": (TEAM, TEAM),
    "decaan-update": (TEAM, TEAM),
    "decaan-verwijderen": (TEAM, TEAM),
    "opendag-list": (IEDEREEN, None),
    "opendag-create": (TEAM, TEAM),
    "opendag-detail": (IEDEREEN, None),
    "opendag-ics": (IEDEREEN, None),
    "opendag-update": (TEAM, TEAM),
}


def argumenten():
    zonder = [f"{soort}-{deel}" for soort in ("lobscan", "decaan", "opendag") for deel in ("list", "create")]
    return {
        "lobscan": [maak_scan().pk],
        "decaan": [maak_decaan().pk],
        "decaan-verwijderen": [maak_decaan().pk],
        "opendag": [maak_opendag().pk],
        **dict.fromkeys(zonder, []),
    }

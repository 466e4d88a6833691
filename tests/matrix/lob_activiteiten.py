"""The rows of voorlichting and of activities with companies. A decaan here has no school, so nothing to keep."""

from django.utils import timezone

from tests.lob.factories import maak_bedrijfsactiviteit, maak_voorlichting
from tests.matrix.rollen import IEDEREEN, TEAM

MET_DECAAN = TEAM | {"decaan"}
MATRIX = {}
for _soort in ("voorlichting", "bedrijfsactiviteit"):
    MATRIX |= {
        f"{_soort}-list": (IEDEREEN, None),
        f"{_soort}-create": (TEAM, TEAM),
        f"{_soort}-detail": (IEDEREEN, None),
        f"{_soort}-update": (TEAM, TEAM),
        f"{_soort}-verwijderen": (TEAM, TEAM),
        f"{_soort}-herstellen": (None, TEAM),
        f"{_soort}-verwijderd": (MET_DECAAN, None),
    }
MATRIX["voorlichting-overzicht"] = (IEDEREEN, None)


def argumenten():
    weg = {"verwijderd_op": timezone.now(), "verwijder_reden": "dubbel"}
    return {
        "voorlichting": [maak_voorlichting().pk],
        "bedrijfsactiviteit": [maak_bedrijfsactiviteit().pk],
        "voorlichting-herstellen": [maak_voorlichting(**weg).pk],
        "bedrijfsactiviteit-herstellen": [maak_bedrijfsactiviteit(**weg).pk],
        **{
            f"{soort}-{deel}": []
            for soort in ("voorlichting", "bedrijfsactiviteit")
            for deel in ("list", "create", "verwijderd")
        },
        "voorlichting-overzicht": [],
    }

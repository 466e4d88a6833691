"""The rows of refreshing from DUO."""

from datetime import UTC, date, datetime

from doorlopend.duo.toepassen import bewaar_duobestand
from tests.matrix.rollen import BEHEER
from tests.scholen.factories import vestigingen

MATRIX = {
    "duo-create": (BEHEER, BEHEER),
    "duo-detail": (BEHEER, BEHEER),
}


def argumenten():
    bestand = bewaar_duobestand(
        "vestigingen.csv",
        vestigingen({"VESTIGINGSCODE": "01AA00"}),
        per=date(2026, 11, 1),
        door=None,
        nu=datetime(2026, 11, 1, tzinfo=UTC),
    )
    return {"duo-create": [], "duo-detail": [bestand.pk]}

"""The rows of the voortgangsrapportage."""

from datetime import UTC, datetime

from monitoring.models import Rapportage
from tests.matrix.rollen import BEHEER, IEDEREEN, LEIDER, NIEMAND, TEAM

ZIET_CONCEPT = TEAM | BEHEER

MATRIX = {
    "rapportage-list": (IEDEREEN, None),
    "rapportage-create": (TEAM, TEAM),
    "rapportage-detail": (ZIET_CONCEPT, None),
    "rapportage-update": (TEAM, TEAM),
    "rapportage-voorbeeld": (ZIET_CONCEPT, None),
    "rapportage-voorleggen": (LEIDER, LEIDER),
    "rapportage-vaststellen": (LEIDER, LEIDER),
    "rapportage-pdf": (NIEMAND, None),
}


def argumenten():
    rapportage = Rapportage.objects.create(
        schooljaar=2025, halfjaar="najaar", peildatum="2025-11-01", gemaakt_op=datetime(2025, 11, 2, tzinfo=UTC)
    )
    return {"rapportage": [rapportage.pk], "rapportage-list": [], "rapportage-create": []}

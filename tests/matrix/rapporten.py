"""The rows of the voortgangsrapportage."""

from datetime import UTC, date, datetime

from monitoring.models import Rapportage, Rapportperiode
from tests.matrix.rollen import BEHEER, IEDEREEN, LEIDER, NIEMAND, OPENBAAR, TEAM

ZIET_CONCEPT = TEAM | BEHEER

MATRIX = {
    "rapportage-list": (IEDEREEN, None),
    "rapportage-create": (TEAM, TEAM),
    "rapportage-controleren": (OPENBAAR, OPENBAAR),
    "rapportperiode-update": (LEIDER, LEIDER),
    "evaluatie-update": (TEAM, TEAM),
    "rapportage-detail": (ZIET_CONCEPT, None),
    "rapportage-update": (TEAM, TEAM),
    "rapportage-teksten": (TEAM, None),
    "rapportage-verdelen": (LEIDER, LEIDER),
    "rapportage-deel": (TEAM, TEAM),
    "rapportage-deelconcept": (None, TEAM),
    "rapportage-voorbeeld": (ZIET_CONCEPT, None),
    "rapportage-voorleggen": (LEIDER, LEIDER),
    "rapportage-terugsturen": (LEIDER, LEIDER),
    "rapportage-vaststellen": (LEIDER, LEIDER),
    "rapportage-correctie": (LEIDER, LEIDER),
    "rapportage-ontvangst": (LEIDER, None),
    # A concept has no version yet, so nobody reaches what only a version has.
    "rapportage-versturen": (NIEMAND, NIEMAND),
    "rapportage-pdf": (NIEMAND, None),
    "rapportage-versie": (NIEMAND, None),
    "rapportage-verschillen": (NIEMAND, None),
    "rapportage-cijfers": (NIEMAND, None),
}


def argumenten():
    rapportage = Rapportage.objects.create(
        schooljaar=2025, halfjaar="najaar", peildatum="2025-11-01", gemaakt_op=datetime(2025, 11, 2, tzinfo=UTC)
    )
    dag = date(2024, 11, 1)
    periode, _ = Rapportperiode.objects.get_or_create(
        schooljaar=2024,
        halfjaar="najaar",
        defaults={"peildatum": dag, "inleverdatum": dag, "vergaderdatum": dag},
    )
    return {
        "rapportage": [rapportage.pk],
        "rapportage-list": [],
        "rapportage-create": [],
        "rapportage-controleren": [],
        "rapportperiode": [periode.pk],
        "evaluatie": [2024],
        "rapportage-deel": [rapportage.pk, "samenvatting"],
        "rapportage-deelconcept": [rapportage.pk, "samenvatting"],
        "rapportage-versie": [rapportage.pk, "0.1"],
        "rapportage-verschillen": [rapportage.pk, "0.1", "nu"],
        "rapportage-cijfers": [rapportage.pk, "0.1", "xlsx"],
    }

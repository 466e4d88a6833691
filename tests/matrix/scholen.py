"""The rows of schools, refreshing from DUO, and partners."""

from datetime import UTC, date, datetime

from doorlopend.duo.toepassen import bewaar_duobestand
from tests.factories import maak_aanbod, maak_partner, maak_school
from tests.matrix.rollen import BEHEER, IEDEREEN
from tests.scholen.factories import vestigingen

MATRIX = {
    "school-list": (IEDEREEN, None),
    "school-detail": (IEDEREEN, None),
    "scholen-hiaten": (IEDEREEN, None),
    "school-create": (BEHEER, BEHEER),
    "school-update": (BEHEER, BEHEER),
    "school-code": (BEHEER, BEHEER),
    "school-sluiten": (BEHEER, BEHEER),
    "school-heropenen": (None, BEHEER),
    "schoolaanbod-create": (BEHEER, BEHEER),
    "schoolaanbod-update": (BEHEER, BEHEER),
    "duo-create": (BEHEER, BEHEER),
    "duo-detail": (BEHEER, BEHEER),
    "partner-list": (IEDEREEN, None),
    "partner-detail": (IEDEREEN, None),
}


def argumenten():
    school = maak_school()
    bestand = bewaar_duobestand(
        "vestigingen.csv",
        vestigingen({"VESTIGINGSCODE": "01AA00"}),
        per=date(2026, 11, 1),
        door=None,
        nu=datetime(2026, 11, 1, tzinfo=UTC),
    )
    return {
        "school": [school.pk],
        "school-list": [],
        "scholen-hiaten": [],
        "school-create": [],
        "schoolaanbod-create": [school.pk],
        "schoolaanbod-update": [maak_aanbod(school, "vmbo-b").pk],
        "duo-create": [],
        "duo-detail": [bestand.pk],
        "partner-list": [],
        "partner-detail": [maak_partner().pk],
    }

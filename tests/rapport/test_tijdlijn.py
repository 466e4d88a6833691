"""The timeline of a leerroute tells in which vastgestelde reports it stands."""

import pytest

from doorlopend.geschiedenis import tijdlijn
from monitoring.geschiedenis import gebeurtenissen
from tests.factories import maak_leerroute
from tests.rapporten import VASTGESTELD, leg_vast, maak_rapportage, maak_register

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(db):
    return maak_register()


def test_a_vastgesteld_report_stands_in_the_timeline_with_the_status_it_showed(register):
    rapportage = maak_rapportage()
    leg_vast(rapportage)
    leg_vast(rapportage, 1, 0)

    [gebeurtenis] = gebeurtenissen(register["loopt"])

    assert (gebeurtenis.titel, gebeurtenis.toelichting, gebeurtenis.moment) == (
        "Meegenomen in voortgangsrapportage voorjaar 2026, versie 1.0",
        "Met status: Aangeboden.",
        VASTGESTELD,
    )
    assert gebeurtenis.titel in [stuk.titel for stuk in tijdlijn(register["loopt"])]


def test_what_was_only_voorgelegd_or_came_later_is_not_told(register):
    leg_vast(maak_rapportage())
    assert list(gebeurtenissen(register["loopt"])) == []

    leg_vast(maak_rapportage(schooljaar=2024), 1, 0)
    assert list(gebeurtenissen(maak_leerroute())) == []
    assert list(gebeurtenissen(register["alfa"])) == []

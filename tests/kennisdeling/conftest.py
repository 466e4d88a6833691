"""One day for all tests of kennisdeling, and a function that signs somebody in."""

import pytest
import time_machine

from tests.factories import maak_gebruiker


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def team(client):
    client.force_login(maak_gebruiker("programmateam"))
    return client


@pytest.fixture
def time_machine_op():
    """A function that goes to a moment, for a `with`."""
    return lambda moment: time_machine.travel(moment, tick=False)

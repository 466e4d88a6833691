"""One day for all tests of lob, and a decaan of a school with vmbo-t."""

import pytest
import time_machine

from tests.factories import maak_aanbod, maak_gebruiker, maak_mbo, maak_school


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def school(db):
    school = maak_school(roepnaam="De Kade", bestuur="ZAAM")
    maak_aanbod(school, "vmbo-tl")
    return school


@pytest.fixture
def mbo(db):
    return maak_mbo(afkorting="HMC")


@pytest.fixture
def mens(client):
    """A function that signs somebody in and gives the client: `mens("decaan", school=...)`."""

    def mens_(rol, **velden):
        client.force_login(maak_gebruiker(rol, **velden))
        return client

    return mens_

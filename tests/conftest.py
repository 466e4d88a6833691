"""Fixtures that the whole suite shares: one person per role, and a client that is signed in as one."""

import pytest
from django.test import Client

from doorlopend.rechten import Rol
from tests.factories import maak_gebruiker


@pytest.fixture(autouse=True)
def _snelle_wachtwoorden(settings):
    """Hashing is slow on purpose; only the tests of signing in need the real one."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def als(db):
    """A function that gives a client signed in as somebody with the role, made on first use."""
    mensen = {}

    def als_(rol):
        client = Client()
        if rol != "anoniem":
            if rol not in mensen:
                mensen[rol] = maak_gebruiker(Rol(rol))
            client.force_login(mensen[rol])
        return client

    return als_

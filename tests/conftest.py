"""Fixtures that the whole suite shares: one person per role, and a client that is signed in as one."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test import client as test_client

from doorlopend.rechten import Rol
from doorlopend.slot import open_weer
from tests.factories import maak_gebruiker

CIJFER = "cijfer"


def pytest_terminal_summary(terminalreporter):
    """What the tests in tests/bench measured, at the end: a worker of xdist has no screen of its own."""
    verslagen = sorted(terminalreporter.getreports("passed"), key=lambda verslag: verslag.nodeid)
    regels = [regel for verslag in verslagen for naam, regel in verslag.user_properties if naam == CIJFER]
    if regels:
        terminalreporter.section("cijfers van tests/bench")
        for regel in regels:
            terminalreporter.line(f"  {regel}")


@pytest.fixture(autouse=True, scope="session")
def _zonder_invulvelden():
    """`response.context` leaves out each input and option of a form: to copy those took a third of the time of a page."""
    bewaar = test_client.store_rendered_templates

    def bewaar_pagina(store, signal, sender, template, context, **rest):
        if not (template.name or "").startswith("django/forms/"):
            bewaar(store, signal, sender, template, context, **rest)

    with pytest.MonkeyPatch.context() as vervang:
        vervang.setattr(test_client, "store_rendered_templates", bewaar_pagina)
        yield


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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Take the locks off tables that the database itself keeps from changing: they refuse the flush between tests.

    The tests of the locks (tests/toegang/test_slot.py) put them on again, in a transaction.
    """
    with django_db_blocker.unblock():
        for model in apps.get_models():
            if getattr(model, "OP_SLOT", False):
                open_weer(connection, model._meta.db_table)

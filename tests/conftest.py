"""Fixtures that the whole suite shares: one person per role, and a client that is signed in as one."""

import gc

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management.commands import flush
from django.db import connection
from django.test import Client
from django.test import client as test_client
from whitenoise.middleware import WhiteNoiseMiddleware

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


def pytest_collection_finish():
    """What is loaded by now stays: look for cycles less often, and only among what the tests make."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


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


@pytest.fixture(autouse=True, scope="session")
def _statische_bestanden_eenmaal():
    """Each Client has a WhiteNoise of its own, which would read all files of static/ again: a tenth of the suite."""
    gevonden, zoek = {}, WhiteNoiseMiddleware.add_files_from_finders

    def vul(self):
        if not gevonden:
            zoek(self)
            gevonden.update(self.files)
        self.files.update(gevonden)

    with pytest.MonkeyPatch.context() as vervang:
        vervang.setattr(WhiteNoiseMiddleware, "add_files_from_finders", vul)
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
    """Make the database quick to empty between tests.

    The locks come off tables that the database itself keeps from changing: they refuse the flush. The tests of
    the locks (tests/toegang/test_slot.py) put them on again, in a transaction. And what Django makes anew after
    each flush, by asking for each model what is there, is put back as it was.
    """
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as vervang:
        for model in apps.get_models():
            if getattr(model, "OP_SLOT", False):
                open_weer(connection, model._meta.db_table)
        vast = [list(model.objects.all()) for model in (ContentType, Permission)]

        def zet_terug(*args, **kwargs):
            for rijen in vast:
                type(rijen[0]).objects.bulk_create(rijen)

        vervang.setattr(flush, "emit_post_migrate_signal", zet_terug)
        yield

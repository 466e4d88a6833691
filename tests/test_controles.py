"""The system checks that refuse DEBUG, example accounts and example keys together with production settings."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connection

from doorlopend import controles
from tests.factories import maak_gebruiker

SLEUTEL = "dit1is2geen3voorbeeld4maar5een6eigen7sleutel8van9vijftig0tekens"


@pytest.fixture
def productie(settings):
    settings.VOORBEELD = False
    settings.SECRET_KEY = SLEUTEL
    return settings


def eigen_fouten():
    return [fout.id for fout in run_checks() if str(fout.id).startswith("doorlopend.")]


def test_sound_production_settings_pass(productie, db):
    maak_gebruiker(email="mens@school.nl")

    assert eigen_fouten() == []


def test_debug_is_refused_in_production_only(productie, db):
    productie.DEBUG = True
    in_productie = eigen_fouten()
    productie.VOORBEELD = True

    assert (in_productie, eigen_fouten()) == (["doorlopend.E001"], [])


@pytest.mark.parametrize(
    "sleutel", ["kort", "a" * 60, "django-insecure-" + SLEUTEL, "Voorbeeld-" + SLEUTEL, SLEUTEL[:49]], ids=range(5)
)
def test_short_or_known_key_is_refused_in_production_only(sleutel, productie, db):
    productie.SECRET_KEY = sleutel
    in_productie = eigen_fouten()
    productie.VOORBEELD = True

    assert (in_productie, eigen_fouten()) == (["doorlopend.E002"], [])


def test_mail_in_the_log_is_refused_in_production_only(productie, db):
    """Row 40: mails hold addresses and links that open accounts."""
    productie.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    in_productie = eigen_fouten()
    productie.VOORBEELD = True

    assert (in_productie, eigen_fouten()) == (["doorlopend.E004"], [])


def test_example_account_is_refused_in_production_only(productie, db):
    maak_gebruiker(email="decaan@voorbeeld.nl")
    in_productie = eigen_fouten()
    productie.VOORBEELD = True

    assert (in_productie, eigen_fouten()) == (["doorlopend.E003"], [])


def test_example_account_that_is_switched_off_is_harmless(productie, db):
    maak_gebruiker(email="decaan@voorbeeld.nl", is_active=False)

    assert eigen_fouten() == []


def test_migrate_and_so_every_start_stops_on_a_refusal(productie, db):
    maak_gebruiker(email="decaan@voorbeeld.nl")

    with pytest.raises(SystemCheckError, match="voorbeeldpersonen met een bekend wachtwoord"):
        call_command("migrate", skip_checks=False, verbosity=0)


def test_database_without_tables_is_no_refusal(productie, db, monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", list)

    assert controles.geen_voorbeeldpersonen_in_productie(None) == []


def test_database_that_does_not_answer_is_no_refusal(productie, monkeypatch):
    def stuk():
        raise DatabaseError

    monkeypatch.setattr(connection.introspection, "table_names", stuk)

    assert controles.geen_voorbeeldpersonen_in_productie(None) == []

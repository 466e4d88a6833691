"""Append-only tables: the database itself refuses, whatever way the change comes (rows 33, 39)."""

import sqlite3
from contextlib import closing

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from doorlopend.logboek import Soort, leg_vast
from doorlopend.models import Gebeurtenis
from doorlopend.slot import MELDING, sluit

pytestmark = pytest.mark.django_db
OP_SLOT = [model for model in apps.get_models() if getattr(model, "OP_SLOT", False)]
TABEL = Gebeurtenis._meta.db_table


@pytest.fixture
def dicht(db):
    """Locked as by the migration; the test's own transaction takes it away again."""
    for model in OP_SLOT:
        sluit(connection, model._meta.db_table)
    leg_vast(Soort.INGELOGD, wat="een")


def weigert(opdracht):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht)
    except DatabaseError as fout:
        return MELDING in str(fout)
    return False


@pytest.mark.parametrize(
    "opdracht",
    [
        f"UPDATE {TABEL} SET soort = 'rol'",
        f"UPDATE {TABEL} SET op = op",
        f"DELETE FROM {TABEL}",
        f"DELETE FROM {TABEL} WHERE id > 0",
    ],
)
def test_change_and_removal_are_refused(opdracht, dicht):
    """Row 39."""
    assert weigert(opdracht)
    assert Gebeurtenis.objects.get().gegevens == {"wat": "een"}


def test_replacing_a_row_is_refused_too(dicht):
    """Row 39: INSERT OR REPLACE on SQLite (recursive_triggers), ON CONFLICT DO UPDATE and TRUNCATE on PostgreSQL."""
    nummer = Gebeurtenis.objects.get().pk
    kolommen = "id, op, soort, door_id, over, gegevens, verzoek"
    waarden = f"{nummer}, '2026-01-01', 'rol', NULL, '', '{{}}', ''"
    vervang = f"INSERT INTO {TABEL} ({kolommen}) VALUES ({waarden})"

    if connection.vendor == "sqlite":
        pogingen = [
            vervang.replace("INSERT", "INSERT OR REPLACE"),
            f"REPLACE INTO {TABEL} ({kolommen}) VALUES ({waarden})",
        ]
    else:
        pogingen = [
            f"{vervang} ON CONFLICT (id) DO UPDATE SET soort = 'rol'",
            f"TRUNCATE {TABEL}",
            f"TRUNCATE {TABEL} CASCADE",
        ]

    assert [weigert(poging) for poging in pogingen] == [True] * len(pogingen)
    assert Gebeurtenis.objects.get().soort == "ingelogd"


def test_adding_still_works(dicht):
    leg_vast(Soort.UITGELOGD)

    assert Gebeurtenis.objects.count() == 2


def test_without_the_lock_the_change_goes_through():
    """Row 39, negative control."""
    leg_vast(Soort.INGELOGD)

    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABEL} SET soort = 'rol'")

    assert Gebeurtenis.objects.get().soort == "rol"


@pytest.mark.ongeacht_database
def test_migrations_lock_every_table_that_says_so(gemigreerd):
    """Rows 33, 39: the audit trail and the frozen reports, after a real migrate of an empty database."""
    with closing(sqlite3.connect(gemigreerd)) as verbinding:
        tabellen = sorted(
            rij[0] for rij in verbinding.execute("SELECT tbl_name FROM sqlite_master WHERE type='trigger'")
        )

    assert tabellen == sorted(2 * [model._meta.db_table for model in OP_SLOT])
    assert {model.__name__ for model in OP_SLOT} >= {"Gebeurtenis", "Rapportversie", "Meetregel"}

"""The migrations: one operation that makes all tables of an app, and takes them away again."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from doorlopend.migraties import MaakTabellen

TABELLEN = {"proef_kip", "proef_ei"}


def tabellen():
    with connection.cursor() as cursor:
        return TABELLEN & set(connection.introspection.table_names(cursor))


def wijst_naar(model, naam):
    return (naam, models.ForeignKey(model, models.CASCADE, null=True))


@pytest.mark.django_db(transaction=True)
def test_tables_that_point_at_each_other_are_made_and_taken_away():
    sleutel = ("id", models.BigAutoField(primary_key=True))
    kip = migrations.CreateModel("Kip", [sleutel, wijst_naar("proef.ei", "uit")])
    ei = migrations.CreateModel("Ei", [sleutel, wijst_naar("proef.kip", "van")])
    maak, leeg, vol = MaakTabellen([kip, ei]), ProjectState(), ProjectState()
    maak.state_forwards("proef", vol)

    with connection.schema_editor() as editor:
        maak.database_forwards("proef", editor, leeg, vol)
    gemaakt = tabellen()
    with connection.schema_editor() as editor:
        maak.database_backwards("proef", editor, vol, leeg)

    assert (gemaakt, tabellen()) == (TABELLEN, set())

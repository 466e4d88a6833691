"""Lock the audit trail: from here on the database refuses to change or remove a line."""

from django.db import migrations

from doorlopend.slot import open_weer, sluit

TABEL = "doorlopend_gebeurtenis"


def dicht(apps, schema_editor):
    sluit(schema_editor.connection, TABEL)


def open_(apps, schema_editor):
    open_weer(schema_editor.connection, TABEL)


class Migration(migrations.Migration):
    dependencies = [("doorlopend", "0003_toegang")]

    operations = [migrations.RunPython(dicht, open_)]

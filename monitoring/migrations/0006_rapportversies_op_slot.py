"""Lock the frozen report versions: from here on the database refuses to change or remove them."""

from django.db import migrations

from doorlopend.slot import open_weer, sluit

TABELLEN = ("monitoring_rapportversie", "monitoring_meetregel")


def dicht(apps, schema_editor):
    for tabel in TABELLEN:
        sluit(schema_editor.connection, tabel)


def open_(apps, schema_editor):
    for tabel in TABELLEN:
        open_weer(schema_editor.connection, tabel)


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0005_teksten_per_onderdeel")]

    operations = [migrations.RunPython(dicht, open_)]

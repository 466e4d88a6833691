from django.db import migrations, models


def wie_registreerde(apps, schema_editor):
    """The contact of a meeting that was there already is whoever registered it."""
    bijeenkomsten = apps.get_model("lob", "Decanenbijeenkomst").objects.filter(contactpersoon=None)
    bijeenkomsten.update(contactpersoon=models.F("geregistreerd_door"))


class Migration(migrations.Migration):
    dependencies = [("lob", "0005_contactpersoon_van_bijeenkomst")]

    operations = [migrations.RunPython(wie_registreerde, migrations.RunPython.noop, elidable=True)]

"""The two texts of a report become parts of it, each with a writer and a history of its own."""

from django.db import migrations

PLAATSEN = {"samenvatting": "samenvatting", "gevraagde_besluiten": "besluiten"}


def naar_delen(apps, schema_editor):
    Rapportage, Rapportdeel = (apps.get_model("monitoring", naam) for naam in ("Rapportage", "Rapportdeel"))
    for rapportage in Rapportage.objects.all():
        for veld, onderdeel in PLAATSEN.items():
            if tekst := getattr(rapportage, veld):
                Rapportdeel.objects.get_or_create(
                    rapportage=rapportage, onderdeel=onderdeel, defaults={"teksten": {"tekst": tekst}, "gewijzigd": 1}
                )


def naar_rapportage(apps, schema_editor):
    Rapportdeel = apps.get_model("monitoring", "Rapportdeel")
    velden = {onderdeel: veld for veld, onderdeel in PLAATSEN.items()}
    for deel in Rapportdeel.objects.filter(onderdeel__in=velden).select_related("rapportage"):
        setattr(deel.rapportage, velden[deel.onderdeel], deel.teksten.get("tekst", ""))
        deel.rapportage.save(update_fields=[velden[deel.onderdeel]])


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0003_rapportdelen_en_rooster"),
    ]

    operations = [
        migrations.RunPython(naar_delen, naar_rapportage),
    ]

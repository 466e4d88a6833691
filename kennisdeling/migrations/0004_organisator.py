import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

VELD = {
    "blank": True,
    "null": True,
    "verbose_name": "wie organiseert dit?",
    "help_text": "Krijgt de herinneringen. Wie antwoordt op een mail over deze activiteit, schrijft aan deze persoon.",
    "to": settings.AUTH_USER_MODEL,
}


class Migration(migrations.Migration):
    dependencies = [
        ("kennisdeling", "0003_cijfers_en_praktijken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "activiteit",
            "organisator",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="activiteiten", **VELD),
        ),
        migrations.AddField(
            "historicalactiviteit",
            "organisator",
            models.ForeignKey(
                on_delete=django.db.models.deletion.DO_NOTHING, db_constraint=False, related_name="+", **VELD
            ),
        ),
    ]

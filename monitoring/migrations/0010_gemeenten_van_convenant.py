from django.db import migrations, models


def tot_nu_toe_amsterdam(apps, schema_editor):
    """Until now the tellingen had the gemeente in their code."""
    apps.get_model("monitoring", "Convenant").objects.update(gemeenten=["Amsterdam"])


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0009_lezingen"),
    ]

    operations = [
        migrations.AddField(
            model_name="convenant",
            name="gemeenten",
            field=models.JSONField(default=list, verbose_name="gemeenten waar scholen meetellen"),
        ),
        migrations.RunPython(tot_nu_toe_amsterdam, migrations.RunPython.noop),
    ]

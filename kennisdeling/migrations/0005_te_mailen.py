from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kennisdeling", "0004_organisator")]

    operations = [
        migrations.AddField("aanmelding", "te_mailen", models.CharField(blank=True, editable=False, max_length=16)),
        migrations.AddField("aanmelding", "te_mailen_sinds", models.DateTimeField(editable=False, null=True)),
    ]

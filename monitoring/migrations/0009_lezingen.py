"""All tables of monitoring."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import doorlopend.migraties
from doorlopend.slot import open_weer, sluit

TABELLEN = ("monitoring_rapportversie", "monitoring_meetregel")


def dicht(apps, schema_editor):
    for tabel in TABELLEN:
        sluit(schema_editor.connection, tabel)


def open_(apps, schema_editor):
    for tabel in TABELLEN:
        open_weer(schema_editor.connection, tabel)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("doorlopend", "0008_contact"),
    ]

    operations = [
        doorlopend.migraties.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Convenant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(unique=True, verbose_name="code")),
                        ("naam", models.CharField(max_length=200, verbose_name="naam")),
                        ("nulmeting_op", models.DateField(verbose_name="nulmeting op")),
                        ("doeldatum", models.DateField(verbose_name="doeldatum")),
                        (
                            "teksten",
                            models.JSONField(
                                default=list,
                                help_text="De tekst van het convenant, per onderdeel.",
                                verbose_name="teksten",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "convenant",
                        "verbose_name_plural": "convenanten",
                        "ordering": ["-nulmeting_op"],
                    },
                ),
                migrations.CreateModel(
                    name="Actielijn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "convenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actielijnen",
                                to="monitoring.convenant",
                            ),
                        ),
                        ("code", models.CharField(max_length=4, verbose_name="code")),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("tekst", models.TextField(blank=True, verbose_name="tekst")),
                        ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "actielijn",
                        "verbose_name_plural": "actielijnen",
                        "ordering": ["volgorde"],
                        "constraints": [models.UniqueConstraint(fields=("convenant", "code"), name="actielijn_code")],
                    },
                ),
                migrations.CreateModel(
                    name="Afspraak",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "actielijn",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afspraken",
                                to="monitoring.actielijn",
                            ),
                        ),
                        ("code", models.CharField(max_length=4, verbose_name="code")),
                        ("titel", models.CharField(max_length=200, verbose_name="titel")),
                        ("tekst", models.TextField(verbose_name="tekst")),
                        ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "afspraak",
                        "verbose_name_plural": "afspraken",
                        "ordering": ["volgorde"],
                        "constraints": [models.UniqueConstraint(fields=("actielijn", "code"), name="afspraak_code")],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "afspraak",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicatoren",
                                to="monitoring.afspraak",
                            ),
                        ),
                        ("code", models.CharField(max_length=16, unique=True, verbose_name="code")),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("kort", models.CharField(max_length=40, verbose_name="korte naam")),
                        ("zin", models.TextField(verbose_name="letterlijke zin uit het convenant")),
                        ("regel", models.TextField(verbose_name="zo tellen we")),
                        ("eenheid", models.CharField(max_length=20, verbose_name="eenheid")),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("stand", "Stand op de peildatum"),
                                    ("aandeel", "Aandeel op de peildatum"),
                                    ("per_schooljaar", "Per schooljaar"),
                                    ("aandeel_per_schooljaar", "Aandeel per schooljaar"),
                                    ("kwalitatief", "In woorden"),
                                ],
                                max_length=24,
                                verbose_name="vorm",
                            ),
                        ),
                        ("nulmeting", models.PositiveIntegerField(blank=True, null=True, verbose_name="nulmeting")),
                        ("doel", models.PositiveIntegerField(blank=True, null=True, verbose_name="doel")),
                        ("doel_is_alle", models.BooleanField(default=False, verbose_name="het doel is alle")),
                        (
                            "noemer_convenant",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="noemer volgens het convenant"
                            ),
                        ),
                        ("telling", models.CharField(blank=True, max_length=40, verbose_name="telling")),
                        (
                            "instellingen",
                            models.JSONField(blank=True, default=dict, verbose_name="instellingen van de telling"),
                        ),
                        (
                            "lezing",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                editable=False,
                                verbose_name="wat de gekozen lezingen veranderen",
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "verbose_name_plural": "indicatoren",
                        "ordering": ["volgorde"],
                    },
                ),
                migrations.CreateModel(
                    name="Telafspraak",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "convenant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="telafspraken",
                                to="monitoring.convenant",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("onderwerp", models.CharField(max_length=120, verbose_name="onderwerp")),
                        ("lezing", models.TextField(verbose_name="gekozen lezing")),
                        ("andere_lezing", models.TextField(blank=True, verbose_name="andere lezing")),
                        ("reden", models.TextField(verbose_name="reden")),
                        ("gekozen_door", models.CharField(max_length=120, verbose_name="gekozen door")),
                        ("gekozen_op", models.DateField(verbose_name="gekozen op")),
                        ("gevolg", models.JSONField(blank=True, default=dict, verbose_name="gevolg voor de telling")),
                        (
                            "andere_gevolg",
                            models.JSONField(blank=True, default=dict, verbose_name="gevolg van de andere lezing"),
                        ),
                        ("indicatoren", models.ManyToManyField(related_name="telafspraken", to="monitoring.indicator")),
                    ],
                    options={
                        "verbose_name": "telafspraak",
                        "verbose_name_plural": "telafspraken",
                        "ordering": ["nummer", "gekozen_op"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("convenant", "nummer", "gekozen_op"), name="telafspraak_eenmalig"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Leessleutel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="leessleutels",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "naam",
                            models.CharField(
                                help_text="Bijvoorbeeld: Power BI op mijn werk.",
                                max_length=80,
                                verbose_name="waarvoor is de sleutel?",
                            ),
                        ),
                        ("hash", models.CharField(editable=False, max_length=64, unique=True, verbose_name="sha256")),
                        ("gemaakt_op", models.DateTimeField(editable=False, verbose_name="gemaakt op")),
                        ("gebruikt_op", models.DateField(editable=False, null=True, verbose_name="laatst gebruikt op")),
                    ],
                    options={
                        "verbose_name": "leessleutel",
                        "verbose_name_plural": "leessleutels",
                        "ordering": ["-gemaakt_op", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Rapportage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "schooljaar",
                            models.PositiveSmallIntegerField(
                                help_text="Het jaar waarin het schooljaar begint.", verbose_name="schooljaar"
                            ),
                        ),
                        (
                            "halfjaar",
                            models.CharField(
                                choices=[("najaar", "Najaar"), ("voorjaar", "Voorjaar"), ("eind", "Eindrapportage")],
                                max_length=8,
                                verbose_name="halfjaar",
                            ),
                        ),
                        ("peildatum", models.DateField(help_text="De dag waarop we tellen.", verbose_name="peildatum")),
                        (
                            "correctie_reden",
                            models.TextField(
                                blank=True,
                                help_text="Zolang deze gevuld is, wordt er aan een correctie gewerkt.",
                                max_length=2000,
                                verbose_name="reden van de correctie",
                            ),
                        ),
                        (
                            "gemaakt_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                        (
                            "gewijzigd",
                            models.PositiveIntegerField(
                                default=0,
                                help_text="Telt op bij elke wijziging van de teksten of de peildatum.",
                                verbose_name="aantal wijzigingen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "voortgangsrapportage",
                        "verbose_name_plural": "voortgangsrapportages",
                        "ordering": ["-peildatum", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("schooljaar", "halfjaar"),
                                name="rapportage_per_halfjaar",
                                violation_error_message="Er is al een voortgangsrapportage over dit halfjaar. Open die in de lijst.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rapportversie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rapportage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versies",
                                to="monitoring.rapportage",
                            ),
                        ),
                        ("hoofdnummer", models.PositiveSmallIntegerField(verbose_name="hoofdnummer")),
                        ("volgnummer", models.PositiveSmallIntegerField(verbose_name="volgnummer")),
                        ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                        (
                            "gemaakt_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("vergaderdatum", models.DateField(null=True, verbose_name="vergaderdatum")),
                        ("besluiten", models.TextField(blank=True, verbose_name="besluiten")),
                        ("reden", models.TextField(blank=True, verbose_name="reden van de correctie")),
                        (
                            "middelen_beantwoord",
                            models.BooleanField(default=False, verbose_name="mensen en middelen beantwoord"),
                        ),
                        ("inhoud", models.JSONField(verbose_name="teksten, leerroutes en regels")),
                        ("pdf", models.BinaryField(verbose_name="pdf")),
                        ("sha256", models.CharField(db_index=True, max_length=64, verbose_name="sha256 van de pdf")),
                    ],
                    options={
                        "verbose_name": "versie",
                        "verbose_name_plural": "versies",
                        "ordering": ["hoofdnummer", "volgnummer"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rapportage", "hoofdnummer", "volgnummer"), name="rapportversie_nummer"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("hoofdnummer", 0), ("vergaderdatum", None)),
                                    models.Q(("hoofdnummer__gte", 1), ("vergaderdatum__isnull", False)),
                                    _connector="OR",
                                ),
                                name="rapportversie_vastgesteld_met_vergaderdatum",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("hoofdnummer", 0),
                                    models.Q(("reden", ""), ("volgnummer", 0)),
                                    models.Q(("volgnummer__gte", 1), models.Q(("reden", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="rapportversie_correctie_met_reden",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meetregel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "versie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetregels",
                                to="monitoring.rapportversie",
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        ("code", models.CharField(max_length=16, verbose_name="code")),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("afspraak", models.CharField(max_length=220, verbose_name="afspraak")),
                        ("zin", models.TextField(verbose_name="letterlijke zin")),
                        ("regel", models.TextField(verbose_name="telregel")),
                        ("eenheid", models.CharField(max_length=20, verbose_name="eenheid")),
                        ("vorm", models.CharField(max_length=24, verbose_name="vorm")),
                        ("nulmeting", models.IntegerField(null=True, verbose_name="nulmeting")),
                        ("doel", models.IntegerField(null=True, verbose_name="doel")),
                        ("doeldatum", models.DateField(null=True, verbose_name="doeldatum")),
                        ("vorige_stand", models.IntegerField(null=True, verbose_name="stand in het vorige rapport")),
                        ("stand", models.IntegerField(null=True, verbose_name="stand")),
                        ("noemer", models.IntegerField(null=True, verbose_name="noemer")),
                        (
                            "noemer_convenant",
                            models.IntegerField(null=True, verbose_name="noemer volgens het convenant"),
                        ),
                        ("nodig_nu", models.IntegerField(null=True, verbose_name="nodig nu")),
                        ("prognose", models.IntegerField(null=True, verbose_name="verwachting")),
                        ("oordeel", models.CharField(max_length=20, verbose_name="oordeel")),
                        (
                            "bewijs",
                            models.JSONField(verbose_name="wat meetelt, wat niet meetelt en waarom, en het verloop"),
                        ),
                    ],
                    options={
                        "verbose_name": "meetregel",
                        "verbose_name_plural": "meetregels",
                        "ordering": ["volgorde"],
                        "constraints": [
                            models.UniqueConstraint(fields=("versie", "code"), name="meetregel_per_indicator")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRapportdeel",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("onderdeel", models.SlugField(max_length=40, verbose_name="onderdeel")),
                        ("teksten", models.JSONField(default=dict, verbose_name="teksten")),
                        ("klaar_voor", models.DateField(blank=True, null=True, verbose_name="klaar op")),
                        ("gewijzigd", models.PositiveIntegerField(default=0, verbose_name="aantal wijzigingen")),
                        ("gewijzigd_op", models.DateTimeField(null=True, verbose_name="gewijzigd op")),
                        (
                            "rapportage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="monitoring.rapportage",
                            ),
                        ),
                        (
                            "schrijver",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie schrijft dit?",
                            ),
                        ),
                        (
                            "gewijzigd_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rapportdeel",
                        "verbose_name_plural": "historical rapportdelen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Rapportdeel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rapportage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="delen",
                                to="monitoring.rapportage",
                            ),
                        ),
                        ("onderdeel", models.SlugField(max_length=40, verbose_name="onderdeel")),
                        ("teksten", models.JSONField(default=dict, verbose_name="teksten")),
                        (
                            "schrijver",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie schrijft dit?",
                            ),
                        ),
                        ("klaar_voor", models.DateField(blank=True, null=True, verbose_name="klaar op")),
                        ("gewijzigd", models.PositiveIntegerField(default=0, verbose_name="aantal wijzigingen")),
                        (
                            "gewijzigd_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("gewijzigd_op", models.DateTimeField(null=True, verbose_name="gewijzigd op")),
                    ],
                    options={
                        "verbose_name": "rapportdeel",
                        "verbose_name_plural": "rapportdelen",
                        "ordering": ["onderdeel"],
                        "constraints": [
                            models.UniqueConstraint(fields=("rapportage", "onderdeel"), name="rapportdeel_eenmalig")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMiddelen",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("voldoende", models.BooleanField(null=True, verbose_name="voldoende mensen en middelen?")),
                        (
                            "fte",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(500),
                                ],
                                verbose_name="fte",
                            ),
                        ),
                        ("toelichting", models.TextField(blank=True, max_length=2000, verbose_name="toelichting")),
                        (
                            "rapportage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="monitoring.rapportage",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.partner",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical mensen en middelen",
                        "verbose_name_plural": "historical mensen en middelen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Middelen",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rapportage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="middelen",
                                to="monitoring.rapportage",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="middelen",
                                to="doorlopend.partner",
                            ),
                        ),
                        ("voldoende", models.BooleanField(null=True, verbose_name="voldoende mensen en middelen?")),
                        (
                            "fte",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=5,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(0),
                                    django.core.validators.MaxValueValidator(500),
                                ],
                                verbose_name="fte",
                            ),
                        ),
                        ("toelichting", models.TextField(blank=True, max_length=2000, verbose_name="toelichting")),
                    ],
                    options={
                        "verbose_name": "mensen en middelen",
                        "verbose_name_plural": "mensen en middelen",
                        "ordering": ["partner__naam"],
                        "constraints": [
                            models.UniqueConstraint(fields=("rapportage", "partner"), name="middelen_per_partner"),
                            models.CheckConstraint(
                                condition=models.Q(("fte", None), ("fte__gte", 0), _connector="OR"),
                                name="middelen_fte_niet_negatief",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRisico",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        ("omschrijving", models.TextField(max_length=2000, verbose_name="wat kan er misgaan?")),
                        (
                            "kans",
                            models.CharField(
                                choices=[("klein", "Klein"), ("middel", "Middel"), ("groot", "Groot")],
                                max_length=6,
                                verbose_name="kans",
                            ),
                        ),
                        (
                            "gevolg",
                            models.CharField(
                                choices=[("klein", "Klein"), ("middel", "Middel"), ("groot", "Groot")],
                                max_length=6,
                                verbose_name="gevolg",
                            ),
                        ),
                        ("eigenaar", models.CharField(max_length=120, verbose_name="wie let erop?")),
                        ("maatregel", models.TextField(max_length=2000, verbose_name="wat doen we eraan?")),
                        (
                            "rapportage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="monitoring.rapportage",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical risico",
                        "verbose_name_plural": "historical risico’s",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Risico",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rapportage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="risicos",
                                to="monitoring.rapportage",
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(verbose_name="volgorde")),
                        ("omschrijving", models.TextField(max_length=2000, verbose_name="wat kan er misgaan?")),
                        (
                            "kans",
                            models.CharField(
                                choices=[("klein", "Klein"), ("middel", "Middel"), ("groot", "Groot")],
                                max_length=6,
                                verbose_name="kans",
                            ),
                        ),
                        (
                            "gevolg",
                            models.CharField(
                                choices=[("klein", "Klein"), ("middel", "Middel"), ("groot", "Groot")],
                                max_length=6,
                                verbose_name="gevolg",
                            ),
                        ),
                        ("eigenaar", models.CharField(max_length=120, verbose_name="wie let erop?")),
                        ("maatregel", models.TextField(max_length=2000, verbose_name="wat doen we eraan?")),
                    ],
                    options={
                        "verbose_name": "risico",
                        "verbose_name_plural": "risico’s",
                        "ordering": ["volgorde"],
                        "constraints": [
                            models.UniqueConstraint(fields=("rapportage", "volgorde"), name="risico_volgorde")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deelconcept",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rapportage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="concepten",
                                to="monitoring.rapportage",
                            ),
                        ),
                        ("onderdeel", models.SlugField(max_length=40, verbose_name="onderdeel")),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("velden", models.JSONField(verbose_name="velden")),
                        ("basis", models.PositiveIntegerField(verbose_name="gebaseerd op")),
                        ("bewaard_op", models.DateTimeField(verbose_name="bewaard op")),
                    ],
                    options={
                        "verbose_name": "concept van een deel",
                        "verbose_name_plural": "concepten van delen",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rapportage", "onderdeel", "gebruiker"), name="deelconcept_eenmalig"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalRapportperiode",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "schooljaar",
                            models.PositiveSmallIntegerField(
                                help_text="Het jaar waarin het schooljaar begint.", verbose_name="schooljaar"
                            ),
                        ),
                        (
                            "halfjaar",
                            models.CharField(
                                choices=[("najaar", "Najaar"), ("voorjaar", "Voorjaar"), ("eind", "Eindrapportage")],
                                max_length=8,
                                verbose_name="halfjaar",
                            ),
                        ),
                        ("peildatum", models.DateField(help_text="De dag waarop we tellen.", verbose_name="peildatum")),
                        (
                            "inleverdatum",
                            models.DateField(
                                help_text="Op deze dag moet de rapportage aan de stuurgroep zijn voorgelegd.",
                                verbose_name="inleverdatum",
                            ),
                        ),
                        (
                            "vergaderdatum",
                            models.DateField(
                                help_text="De dag waarop de stuurgroep de rapportage bespreekt.",
                                verbose_name="vergaderdatum",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical rapportperiode",
                        "verbose_name_plural": "historical rapportperioden",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Rapportperiode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "schooljaar",
                            models.PositiveSmallIntegerField(
                                help_text="Het jaar waarin het schooljaar begint.", verbose_name="schooljaar"
                            ),
                        ),
                        (
                            "halfjaar",
                            models.CharField(
                                choices=[("najaar", "Najaar"), ("voorjaar", "Voorjaar"), ("eind", "Eindrapportage")],
                                max_length=8,
                                verbose_name="halfjaar",
                            ),
                        ),
                        ("peildatum", models.DateField(help_text="De dag waarop we tellen.", verbose_name="peildatum")),
                        (
                            "inleverdatum",
                            models.DateField(
                                help_text="Op deze dag moet de rapportage aan de stuurgroep zijn voorgelegd.",
                                verbose_name="inleverdatum",
                            ),
                        ),
                        (
                            "vergaderdatum",
                            models.DateField(
                                help_text="De dag waarop de stuurgroep de rapportage bespreekt.",
                                verbose_name="vergaderdatum",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rapportperiode",
                        "verbose_name_plural": "rapportperioden",
                        "ordering": ["peildatum"],
                        "constraints": [
                            models.UniqueConstraint(fields=("schooljaar", "halfjaar"), name="rapportperiode_eenmalig"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("inleverdatum__gte", models.F("peildatum")),
                                    ("vergaderdatum__gte", models.F("inleverdatum")),
                                ),
                                name="rapportperiode_op_volgorde",
                                violation_error_message="Zet de data op volgorde: eerst tellen, dan inleveren, dan vergaderen.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Terugzending",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "versie",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terugzending",
                                to="monitoring.rapportversie",
                            ),
                        ),
                        (
                            "opmerkingen",
                            models.TextField(max_length=20000, verbose_name="opmerkingen van de stuurgroep"),
                        ),
                        (
                            "door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("op", models.DateTimeField(verbose_name="op")),
                    ],
                    options={
                        "verbose_name": "terugzending",
                        "verbose_name_plural": "terugzendingen",
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBesluit",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("tekst", models.TextField(verbose_name="besluit")),
                        (
                            "stand",
                            models.CharField(
                                choices=[
                                    ("open", "Nog niet begonnen"),
                                    ("loopt", "Loopt"),
                                    ("klaar", "Uitgevoerd"),
                                    ("vervallen", "Vervallen"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="hoe ver is het?",
                            ),
                        ),
                        (
                            "opvolging",
                            models.TextField(blank=True, max_length=5000, verbose_name="wat is ervan gekomen?"),
                        ),
                        (
                            "rapportage",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="monitoring.rapportage",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical besluit",
                        "verbose_name_plural": "historical besluiten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Besluit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rapportage",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="genomen_besluiten",
                                to="monitoring.rapportage",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("tekst", models.TextField(verbose_name="besluit")),
                        (
                            "stand",
                            models.CharField(
                                choices=[
                                    ("open", "Nog niet begonnen"),
                                    ("loopt", "Loopt"),
                                    ("klaar", "Uitgevoerd"),
                                    ("vervallen", "Vervallen"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="hoe ver is het?",
                            ),
                        ),
                        (
                            "opvolging",
                            models.TextField(blank=True, max_length=5000, verbose_name="wat is ervan gekomen?"),
                        ),
                    ],
                    options={
                        "verbose_name": "besluit",
                        "verbose_name_plural": "besluiten",
                        "ordering": ["rapportage__peildatum", "nummer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("rapportage", "nummer"), name="besluit_nummer")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalEvaluatie",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("schooljaar", models.PositiveSmallIntegerField(db_index=True, verbose_name="schooljaar")),
                        ("besproken_op", models.DateField(verbose_name="besproken in de stuurgroep op")),
                        (
                            "opbrengsten",
                            models.TextField(
                                help_text="Noem het belangrijkste.",
                                max_length=20000,
                                verbose_name="wat heeft het convenant dit schooljaar opgeleverd?",
                            ),
                        ),
                        (
                            "lessen",
                            models.TextField(blank=True, max_length=20000, verbose_name="wat hebben we geleerd?"),
                        ),
                        (
                            "afspraken",
                            models.TextField(blank=True, max_length=20000, verbose_name="wat gaan we anders doen?"),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical evaluatie",
                        "verbose_name_plural": "historical evaluaties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Evaluatie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("schooljaar", models.PositiveSmallIntegerField(unique=True, verbose_name="schooljaar")),
                        ("besproken_op", models.DateField(verbose_name="besproken in de stuurgroep op")),
                        (
                            "opbrengsten",
                            models.TextField(
                                help_text="Noem het belangrijkste.",
                                max_length=20000,
                                verbose_name="wat heeft het convenant dit schooljaar opgeleverd?",
                            ),
                        ),
                        (
                            "lessen",
                            models.TextField(blank=True, max_length=20000, verbose_name="wat hebben we geleerd?"),
                        ),
                        (
                            "afspraken",
                            models.TextField(blank=True, max_length=20000, verbose_name="wat gaan we anders doen?"),
                        ),
                    ],
                    options={
                        "verbose_name": "evaluatie",
                        "verbose_name_plural": "evaluaties",
                        "ordering": ["schooljaar"],
                    },
                ),
                migrations.CreateModel(
                    name="Download",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "versie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="downloads",
                                to="monitoring.rapportversie",
                            ),
                        ),
                        (
                            "door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("op", models.DateTimeField(verbose_name="op")),
                    ],
                    options={
                        "verbose_name": "download",
                        "verbose_name_plural": "downloads",
                        "ordering": ["-op", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Verzending",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "versie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verzendingen",
                                to="monitoring.rapportversie",
                            ),
                        ),
                        (
                            "door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("op", models.DateTimeField(verbose_name="op")),
                        ("aan", models.JSONField(verbose_name="aan")),
                        ("met_bestand", models.BooleanField(verbose_name="met de pdf erbij")),
                    ],
                    options={
                        "verbose_name": "verzending",
                        "verbose_name_plural": "verzendingen",
                        "ordering": ["-op", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalActie",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "wat",
                            models.CharField(
                                help_text="Begin met een werkwoord. Schrijf geen namen van leerlingen op.",
                                max_length=300,
                                verbose_name="wat gaan we doen?",
                            ),
                        ),
                        ("deadline", models.DateField(blank=True, null=True, verbose_name="voor welke datum?")),
                        (
                            "gedaan_op",
                            models.DateField(
                                blank=True,
                                help_text="Leeg zolang de actie niet klaar is.",
                                null=True,
                                verbose_name="gedaan op",
                            ),
                        ),
                        (
                            "afspraak",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="monitoring.afspraak",
                                verbose_name="afspraak",
                            ),
                        ),
                        (
                            "eigenaar",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie zorgt ervoor?",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical actie",
                        "verbose_name_plural": "historical acties",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Actie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "afspraak",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acties",
                                to="monitoring.afspraak",
                                verbose_name="afspraak",
                            ),
                        ),
                        (
                            "wat",
                            models.CharField(
                                help_text="Begin met een werkwoord. Schrijf geen namen van leerlingen op.",
                                max_length=300,
                                verbose_name="wat gaan we doen?",
                            ),
                        ),
                        (
                            "eigenaar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acties",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="wie zorgt ervoor?",
                            ),
                        ),
                        ("deadline", models.DateField(blank=True, null=True, verbose_name="voor welke datum?")),
                        (
                            "gedaan_op",
                            models.DateField(
                                blank=True,
                                help_text="Leeg zolang de actie niet klaar is.",
                                null=True,
                                verbose_name="gedaan op",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "actie",
                        "verbose_name_plural": "acties",
                        "ordering": ["afspraak__volgorde", "deadline", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOordeelafwijking",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("vanaf", models.DateField(blank=True, null=True, verbose_name="vanaf")),
                        (
                            "tot",
                            models.DateField(
                                blank=True, help_text="Deze dag telt zelf niet meer mee.", null=True, verbose_name="tot"
                            ),
                        ),
                        (
                            "oordeel",
                            models.CharField(
                                choices=[
                                    ("op_schema", "Op schema"),
                                    ("loopt_achter", "Loopt achter"),
                                    ("loopt_ver_achter", "Loopt ver achter"),
                                    ("gehaald", "Gehaald"),
                                    ("niet_gehaald", "Niet gehaald"),
                                    ("geen_oordeel", "Geen oordeel"),
                                ],
                                max_length=20,
                                verbose_name="oordeel",
                            ),
                        ),
                        ("reden", models.TextField(max_length=2000, verbose_name="waarom wijkt u af?")),
                        ("gezet_op", models.DateTimeField(verbose_name="gezet op")),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="monitoring.indicator",
                            ),
                        ),
                        (
                            "gezet_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical afwijkend oordeel",
                        "verbose_name_plural": "historical afwijkende oordelen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Oordeelafwijking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("vanaf", models.DateField(blank=True, null=True, verbose_name="vanaf")),
                        (
                            "tot",
                            models.DateField(
                                blank=True, help_text="Deze dag telt zelf niet meer mee.", null=True, verbose_name="tot"
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afwijkingen",
                                to="monitoring.indicator",
                            ),
                        ),
                        (
                            "oordeel",
                            models.CharField(
                                choices=[
                                    ("op_schema", "Op schema"),
                                    ("loopt_achter", "Loopt achter"),
                                    ("loopt_ver_achter", "Loopt ver achter"),
                                    ("gehaald", "Gehaald"),
                                    ("niet_gehaald", "Niet gehaald"),
                                    ("geen_oordeel", "Geen oordeel"),
                                ],
                                max_length=20,
                                verbose_name="oordeel",
                            ),
                        ),
                        ("reden", models.TextField(max_length=2000, verbose_name="waarom wijkt u af?")),
                        (
                            "gezet_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("gezet_op", models.DateTimeField(verbose_name="gezet op")),
                    ],
                    options={
                        "verbose_name": "afwijkend oordeel",
                        "verbose_name_plural": "afwijkende oordelen",
                        "ordering": ["-vanaf", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("vanaf", None), ("tot", None), ("tot__gte", models.F("vanaf")), _connector="OR"
                                ),
                                name="oordeelafwijking_periode",
                                violation_error_message="De einddatum ligt voor de begindatum. Pas een van beide aan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reden", ""), _negated=True), name="oordeelafwijking_met_reden"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBeschrijving",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("datum", models.DateField(help_text="De dag waarop dit gold.", verbose_name="stand op")),
                        (
                            "stand",
                            models.CharField(
                                choices=[
                                    ("niet_begonnen", "Nog niet begonnen"),
                                    ("loopt", "Loopt"),
                                    ("afgerond", "Afgerond"),
                                ],
                                max_length=16,
                                verbose_name="hoe ver is het?",
                            ),
                        ),
                        ("tekst", models.TextField(max_length=20000, verbose_name="wat is er gebeurd?")),
                        (
                            "bewijs",
                            models.TextField(
                                blank=True,
                                help_text="Een document, besluit of webadres. Schrijf geen namen van leerlingen op.",
                                max_length=2000,
                                verbose_name="waaruit blijkt dat?",
                            ),
                        ),
                        ("gezet_op", models.DateTimeField(verbose_name="gezet op")),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="monitoring.indicator",
                            ),
                        ),
                        (
                            "gezet_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical beschrijving",
                        "verbose_name_plural": "historical beschrijvingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Beschrijving",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="beschrijvingen",
                                to="monitoring.indicator",
                            ),
                        ),
                        ("datum", models.DateField(help_text="De dag waarop dit gold.", verbose_name="stand op")),
                        (
                            "stand",
                            models.CharField(
                                choices=[
                                    ("niet_begonnen", "Nog niet begonnen"),
                                    ("loopt", "Loopt"),
                                    ("afgerond", "Afgerond"),
                                ],
                                max_length=16,
                                verbose_name="hoe ver is het?",
                            ),
                        ),
                        ("tekst", models.TextField(max_length=20000, verbose_name="wat is er gebeurd?")),
                        (
                            "bewijs",
                            models.TextField(
                                blank=True,
                                help_text="Een document, besluit of webadres. Schrijf geen namen van leerlingen op.",
                                max_length=2000,
                                verbose_name="waaruit blijkt dat?",
                            ),
                        ),
                        (
                            "gezet_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("gezet_op", models.DateTimeField(verbose_name="gezet op")),
                    ],
                    options={
                        "verbose_name": "beschrijving",
                        "verbose_name_plural": "beschrijvingen",
                        "ordering": ["-datum", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalMijlpaal",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "datum",
                            models.DateField(help_text="Vanaf deze dag is dit aantal nodig.", verbose_name="vanaf"),
                        ),
                        ("aantal", models.PositiveIntegerField(verbose_name="aantal")),
                        ("besluit_op", models.DateField(verbose_name="besluit van de stuurgroep op")),
                        ("toelichting", models.TextField(blank=True, max_length=2000, verbose_name="toelichting")),
                        (
                            "indicator",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="monitoring.indicator",
                            ),
                        ),
                        ("history_id", models.AutoField(primary_key=True, serialize=False)),
                        ("history_date", models.DateTimeField(db_index=True)),
                        ("history_change_reason", models.CharField(max_length=100, null=True)),
                        (
                            "history_type",
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                            ),
                        ),
                        (
                            "history_user",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "historical mijlpaal",
                        "verbose_name_plural": "historical mijlpalen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Mijlpaal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mijlpalen",
                                to="monitoring.indicator",
                            ),
                        ),
                        (
                            "datum",
                            models.DateField(help_text="Vanaf deze dag is dit aantal nodig.", verbose_name="vanaf"),
                        ),
                        ("aantal", models.PositiveIntegerField(verbose_name="aantal")),
                        ("besluit_op", models.DateField(verbose_name="besluit van de stuurgroep op")),
                        ("toelichting", models.TextField(blank=True, max_length=2000, verbose_name="toelichting")),
                    ],
                    options={
                        "verbose_name": "mijlpaal",
                        "verbose_name_plural": "mijlpalen",
                        "ordering": ["datum"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("indicator", "datum"),
                                name="mijlpaal_per_dag",
                                violation_error_message="Er is al een mijlpaal op deze dag. Pas die aan.",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(dicht, open_),
    ]

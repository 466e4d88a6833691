"""All tables of lob."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import doorlopend.migraties
import lob.models.velden


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("doorlopend", "0008_contact"),
        ("leerroutes", "0004_alles_van_een_leerroute"),
    ]

    operations = [
        doorlopend.migraties.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="HistoricalDecanenbijeenkomst",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("begin", models.TimeField(verbose_name="begin")),
                        ("einde", models.TimeField(verbose_name="einde")),
                        (
                            "plaats",
                            models.CharField(
                                blank=True, help_text="Gebouw, adres en zaal.", max_length=200, verbose_name="plaats"
                            ),
                        ),
                        (
                            "link",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                validators=[
                                    django.core.validators.URLValidator(
                                        ["https"], message="Vul een webadres in dat begint met https://."
                                    )
                                ],
                                verbose_name="link voor online",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("gepland", "Gepland"),
                                    ("gehouden", "Gehouden"),
                                    ("geannuleerd", "Geannuleerd"),
                                ],
                                default="gepland",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom gaat het niet door?"),
                        ),
                        (
                            "capaciteit",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Leeg als er plaats is voor iedereen.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="aantal plaatsen",
                            ),
                        ),
                        ("agenda_uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("agenda_volgnummer", models.PositiveIntegerField(default=0, editable=False)),
                        ("agenda_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "thema",
                            models.CharField(help_text="Waar gaat het over?", max_length=200, verbose_name="thema"),
                        ),
                        ("voorzitter", models.CharField(blank=True, max_length=120, verbose_name="voorzitter")),
                        (
                            "notulist",
                            models.CharField(blank=True, max_length=120, verbose_name="wie maakt het verslag?"),
                        ),
                        ("verslag", models.TextField(blank=True, max_length=20000, verbose_name="verslag")),
                        ("geregistreerd_op", models.DateTimeField(verbose_name="geregistreerd op")),
                        ("afgesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="afgesloten op")),
                        (
                            "gastheer_school",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.school",
                                verbose_name="school die ontvangt",
                            ),
                        ),
                        (
                            "gastheer_mbo",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo dat ontvangt",
                            ),
                        ),
                        (
                            "geregistreerd_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="geregistreerd door",
                            ),
                        ),
                        (
                            "afgesloten_door",
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
                        "verbose_name": "historical decanenbijeenkomst",
                        "verbose_name_plural": "historical decanenbijeenkomsten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Decanenbijeenkomst",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("begin", models.TimeField(verbose_name="begin")),
                        ("einde", models.TimeField(verbose_name="einde")),
                        (
                            "plaats",
                            models.CharField(
                                blank=True, help_text="Gebouw, adres en zaal.", max_length=200, verbose_name="plaats"
                            ),
                        ),
                        (
                            "link",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                validators=[
                                    django.core.validators.URLValidator(
                                        ["https"], message="Vul een webadres in dat begint met https://."
                                    )
                                ],
                                verbose_name="link voor online",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("gepland", "Gepland"),
                                    ("gehouden", "Gehouden"),
                                    ("geannuleerd", "Geannuleerd"),
                                ],
                                default="gepland",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom gaat het niet door?"),
                        ),
                        (
                            "capaciteit",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Leeg als er plaats is voor iedereen.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="aantal plaatsen",
                            ),
                        ),
                        ("agenda_uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("agenda_volgnummer", models.PositiveIntegerField(default=0, editable=False)),
                        ("agenda_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "thema",
                            models.CharField(help_text="Waar gaat het over?", max_length=200, verbose_name="thema"),
                        ),
                        (
                            "gastheer_school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decanenbijeenkomsten",
                                to="doorlopend.school",
                                verbose_name="school die ontvangt",
                            ),
                        ),
                        (
                            "gastheer_mbo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decanenbijeenkomsten",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo dat ontvangt",
                            ),
                        ),
                        ("voorzitter", models.CharField(blank=True, max_length=120, verbose_name="voorzitter")),
                        (
                            "notulist",
                            models.CharField(blank=True, max_length=120, verbose_name="wie maakt het verslag?"),
                        ),
                        ("verslag", models.TextField(blank=True, max_length=20000, verbose_name="verslag")),
                        (
                            "geregistreerd_door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="geregistreerd door",
                            ),
                        ),
                        ("geregistreerd_op", models.DateTimeField(verbose_name="geregistreerd op")),
                        (
                            "afgesloten_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("afgesloten_op", models.DateTimeField(blank=True, null=True, verbose_name="afgesloten op")),
                    ],
                    options={
                        "verbose_name": "decanenbijeenkomst",
                        "verbose_name_plural": "decanenbijeenkomsten",
                        "ordering": ["-datum", "-begin", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("einde__gt", models.F("begin"))),
                                name="lob_decanenbijeenkomst_einde_na_begin",
                                violation_error_message="Het einde ligt voor het begin. Pas een van beide tijden aan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("link", ""), ("plaats", ""), _negated=True),
                                name="lob_decanenbijeenkomst_plaats_of_link",
                                violation_error_message="Vul een plaats in, of de link als de bijeenkomst online is.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("staat", "geannuleerd"), models.Q(("reden", ""), _negated=True)),
                                    models.Q(models.Q(("staat", "geannuleerd"), _negated=True), ("reden", "")),
                                    _connector="OR",
                                ),
                                name="lob_decanenbijeenkomst_reden_bij_annuleren",
                                violation_error_message="Schrijf op waarom de bijeenkomst niet doorgaat, en alleen dan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capaciteit", None), ("capaciteit__gt", 0), _connector="OR"),
                                name="lob_decanenbijeenkomst_capaciteit",
                                violation_error_message="Vul een aantal plaatsen van 1 of hoger in.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("gastheer_school", None), ("gastheer_mbo", None), _connector="OR"),
                                name="decanenbijeenkomst_een_gastheer",
                                violation_error_message="Kies één gastheer: een school of een mbo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("afgesloten_door", None), ("afgesloten_op", None)),
                                    models.Q(("afgesloten_door__isnull", False), ("afgesloten_op__isnull", False)),
                                    _connector="OR",
                                ),
                                name="decanenbijeenkomst_afgesloten",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDecaanaanwezigheid",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                        (
                            "organisatie",
                            models.CharField(blank=True, max_length=120, verbose_name="andere organisatie"),
                        ),
                        (
                            "opkomst",
                            models.CharField(
                                choices=[
                                    ("verwacht", "Verwacht"),
                                    ("aanwezig", "Aanwezig"),
                                    ("afgemeld", "Afgemeld"),
                                    ("afwezig", "Afwezig"),
                                    ("gast", "Gast"),
                                ],
                                default="verwacht",
                                max_length=10,
                                verbose_name="aanwezigheid",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gebruiker",
                            ),
                        ),
                        (
                            "bijeenkomst",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="lob.decanenbijeenkomst",
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
                        "verbose_name": "historical aanwezigheid",
                        "verbose_name_plural": "historical aanwezigheden",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Decaanaanwezigheid",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "organisatie",
                            models.CharField(blank=True, max_length=120, verbose_name="andere organisatie"),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gebruiker",
                            ),
                        ),
                        (
                            "opkomst",
                            models.CharField(
                                choices=[
                                    ("verwacht", "Verwacht"),
                                    ("aanwezig", "Aanwezig"),
                                    ("afgemeld", "Afgemeld"),
                                    ("afwezig", "Afwezig"),
                                    ("gast", "Gast"),
                                ],
                                default="verwacht",
                                max_length=10,
                                verbose_name="aanwezigheid",
                            ),
                        ),
                        (
                            "bijeenkomst",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aanwezigheden",
                                to="lob.decanenbijeenkomst",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aanwezigheid",
                        "verbose_name_plural": "aanwezigheden",
                        "ordering": ["naam", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mbo", None), ("school", None)),
                                    models.Q(("organisatie", ""), ("school", None)),
                                    models.Q(("mbo", None), ("organisatie", "")),
                                    _connector="OR",
                                ),
                                name="lob_decaanaanwezigheid_een_organisatie",
                                violation_error_message="Kies één organisatie: een school, een mbo of een andere.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("naam", ""), _negated=True),
                                name="lob_decaanaanwezigheid_met_naam",
                                violation_error_message="Vul een naam in.",
                            ),
                            models.UniqueConstraint(
                                models.F("bijeenkomst"),
                                django.db.models.functions.text.Lower("naam"),
                                django.db.models.functions.comparison.Coalesce(models.F("school"), 0),
                                django.db.models.functions.comparison.Coalesce(models.F("mbo"), 0),
                                django.db.models.functions.text.Lower("organisatie"),
                                name="lob_decaanaanwezigheid_eenmalig",
                                violation_error_message="Deze persoon staat al op de lijst.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("gebruiker__isnull", False)),
                                fields=("bijeenkomst", "gebruiker"),
                                name="lob_decaanaanwezigheid_gebruiker",
                                violation_error_message="Deze persoon staat al op de lijst.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agendapunt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "bijeenkomst",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agendapunten",
                                to="lob.decanenbijeenkomst",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("titel", models.CharField(max_length=200, verbose_name="titel")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("mededeling", "Mededeling"),
                                    ("bespreken", "Bespreken"),
                                    ("besluit", "Besluit"),
                                ],
                                default="bespreken",
                                max_length=10,
                                verbose_name="soort",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agendapunt",
                        "verbose_name_plural": "agendapunten",
                        "ordering": ["nummer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("bijeenkomst", "nummer"), name="agendapunt_nummer")
                        ],
                    },
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
                            "bijeenkomst",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="besluiten",
                                to="lob.decanenbijeenkomst",
                            ),
                        ),
                        ("tekst", models.CharField(max_length=500, verbose_name="besluit")),
                    ],
                    options={
                        "verbose_name": "besluit",
                        "verbose_name_plural": "besluiten",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalActiepunt",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("tekst", models.CharField(max_length=500, verbose_name="actiepunt")),
                        ("eigenaar", models.CharField(max_length=120, verbose_name="wie doet het?")),
                        ("uiterlijk", models.DateField(verbose_name="uiterlijk op")),
                        ("afgerond_op", models.DateField(blank=True, null=True, verbose_name="afgerond op")),
                        (
                            "bijeenkomst",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="lob.decanenbijeenkomst",
                            ),
                        ),
                        (
                            "afgerond_door",
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
                        "verbose_name": "historical actiepunt",
                        "verbose_name_plural": "historical actiepunten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Actiepunt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "bijeenkomst",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="actiepunten",
                                to="lob.decanenbijeenkomst",
                            ),
                        ),
                        ("tekst", models.CharField(max_length=500, verbose_name="actiepunt")),
                        ("eigenaar", models.CharField(max_length=120, verbose_name="wie doet het?")),
                        ("uiterlijk", models.DateField(verbose_name="uiterlijk op")),
                        ("afgerond_op", models.DateField(blank=True, null=True, verbose_name="afgerond op")),
                        (
                            "afgerond_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "actiepunt",
                        "verbose_name_plural": "actiepunten",
                        "ordering": ["uiterlijk", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("afgerond_door", None), ("afgerond_op", None)),
                                    models.Q(("afgerond_door__isnull", False), ("afgerond_op__isnull", False)),
                                    _connector="OR",
                                ),
                                name="actiepunt_afgerond",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalVoorlichting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "verwijderd_op",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="verwijderd op"),
                        ),
                        (
                            "verwijder_reden",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="waarom verwijderd"
                            ),
                        ),
                        (
                            "uitvoering",
                            models.CharField(
                                choices=[("gepland", "Gepland"), ("gehouden", "Gehouden")],
                                default="gehouden",
                                max_length=8,
                                verbose_name="is het al gehouden?",
                            ),
                        ),
                        (
                            "leerlingen",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Een schatting mag. Laat het leeg als u het niet weet.",
                                null=True,
                                validators=[
                                    django.core.validators.MaxValueValidator(
                                        5000, "Vul een getal in van %(limit_value)s of lager."
                                    )
                                ],
                                verbose_name="aantal leerlingen",
                            ),
                        ),
                        (
                            "toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=2000,
                                verbose_name="toelichting",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("voorlichtingsavond", "Voorlichtingsavond"),
                                    ("les", "Les"),
                                    ("bezoek-mbo", "Bezoek aan een mbo"),
                                    ("open-dag", "Open dag van een mbo"),
                                    ("gastles", "Gastles door een mbo"),
                                    ("online", "Online"),
                                ],
                                max_length=20,
                                verbose_name="vorm",
                            ),
                        ),
                        (
                            "leerjaren",
                            lob.models.velden.Keuzelijst(
                                blank=True, default=list, verbose_name="voor welke leerjaren?"
                            ),
                        ),
                        (
                            "schoolsoorten",
                            lob.models.velden.Keuzelijst(
                                blank=True, default=list, verbose_name="voor welke schoolsoorten?"
                            ),
                        ),
                        (
                            "sectoren",
                            lob.models.velden.Keuzelijst(
                                blank=True,
                                default=list,
                                help_text="Sectoren met een goede kans op werk, nu en later.",
                                verbose_name="welke kansrijke sectoren kwamen aan bod?",
                            ),
                        ),
                        (
                            "verwijderd_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.school",
                                verbose_name="school",
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
                        "verbose_name": "historical voorlichting",
                        "verbose_name_plural": "historical voorlichtingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Voorlichting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "verwijderd_op",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="verwijderd op"),
                        ),
                        (
                            "verwijderd_door",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verwijder_reden",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="waarom verwijderd"
                            ),
                        ),
                        (
                            "uitvoering",
                            models.CharField(
                                choices=[("gepland", "Gepland"), ("gehouden", "Gehouden")],
                                default="gehouden",
                                max_length=8,
                                verbose_name="is het al gehouden?",
                            ),
                        ),
                        (
                            "leerlingen",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Een schatting mag. Laat het leeg als u het niet weet.",
                                null=True,
                                validators=[
                                    django.core.validators.MaxValueValidator(
                                        5000, "Vul een getal in van %(limit_value)s of lager."
                                    )
                                ],
                                verbose_name="aantal leerlingen",
                            ),
                        ),
                        (
                            "toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=2000,
                                verbose_name="toelichting",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="voorlichtingen",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("voorlichtingsavond", "Voorlichtingsavond"),
                                    ("les", "Les"),
                                    ("bezoek-mbo", "Bezoek aan een mbo"),
                                    ("open-dag", "Open dag van een mbo"),
                                    ("gastles", "Gastles door een mbo"),
                                    ("online", "Online"),
                                ],
                                max_length=20,
                                verbose_name="vorm",
                            ),
                        ),
                        (
                            "leerjaren",
                            lob.models.velden.Keuzelijst(
                                blank=True, default=list, verbose_name="voor welke leerjaren?"
                            ),
                        ),
                        (
                            "schoolsoorten",
                            lob.models.velden.Keuzelijst(
                                blank=True, default=list, verbose_name="voor welke schoolsoorten?"
                            ),
                        ),
                        (
                            "sectoren",
                            lob.models.velden.Keuzelijst(
                                blank=True,
                                default=list,
                                help_text="Sectoren met een goede kans op werk, nu en later.",
                                verbose_name="welke kansrijke sectoren kwamen aan bod?",
                            ),
                        ),
                        (
                            "mbos",
                            models.ManyToManyField(
                                blank=True,
                                related_name="voorlichtingen",
                                to="doorlopend.mboinstelling",
                                verbose_name="welke mbo’s deden mee?",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "voorlichting",
                        "verbose_name_plural": "voorlichtingen",
                        "ordering": ["-datum", "-pk"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["school", "datum"], name="voorlichting_school_datum")],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalBedrijfsactiviteit",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "verwijderd_op",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="verwijderd op"),
                        ),
                        (
                            "verwijder_reden",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="waarom verwijderd"
                            ),
                        ),
                        (
                            "uitvoering",
                            models.CharField(
                                choices=[("gepland", "Gepland"), ("gehouden", "Gehouden")],
                                default="gehouden",
                                max_length=8,
                                verbose_name="is het al gehouden?",
                            ),
                        ),
                        (
                            "leerlingen",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Een schatting mag. Laat het leeg als u het niet weet.",
                                null=True,
                                validators=[
                                    django.core.validators.MaxValueValidator(
                                        5000, "Vul een getal in van %(limit_value)s of lager."
                                    )
                                ],
                                verbose_name="aantal leerlingen",
                            ),
                        ),
                        (
                            "toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=2000,
                                verbose_name="toelichting",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("stage", "Stage"),
                                    ("werkbezoek", "Werkbezoek"),
                                    ("praktijkopdracht", "Praktijkopdracht"),
                                    ("gastles", "Gastles door een bedrijf"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "bedrijf",
                            models.CharField(
                                help_text="De naam van het bedrijf. Geen namen van personen.",
                                max_length=120,
                                verbose_name="bedrijf",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                choices=[
                                    ("onderwijs", "Onderwijs"),
                                    ("zorg", "Zorg en welzijn"),
                                    ("techniek", "Techniek"),
                                    ("ict", "Ict"),
                                    ("economie", "Economie en ondernemen"),
                                    ("horeca", "Horeca, bakkerij en recreatie"),
                                    ("media", "Media en vormgeving"),
                                    ("groen", "Groen"),
                                    ("mobiliteit", "Mobiliteit en transport"),
                                    ("veiligheid", "Veiligheid en sport"),
                                    ("dienstverlening", "Dienstverlening"),
                                    ("overig", "Overig"),
                                ],
                                max_length=16,
                                verbose_name="sector",
                            ),
                        ),
                        ("plaats", models.CharField(blank=True, max_length=60, verbose_name="plaats")),
                        ("datum", models.DateField(verbose_name="datum of eerste dag")),
                        (
                            "tot_en_met",
                            models.DateField(
                                blank=True,
                                help_text="Alleen als het langer duurt.",
                                null=True,
                                verbose_name="laatste dag",
                            ),
                        ),
                        (
                            "verwijderd_door",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "leerroute",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="leerroutes.leerroute",
                                verbose_name="hoort bij leerroute",
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
                        "verbose_name": "historical bedrijfsactiviteit",
                        "verbose_name_plural": "historical bedrijfsactiviteiten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Bedrijfsactiviteit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "verwijderd_op",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="verwijderd op"),
                        ),
                        (
                            "verwijderd_door",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verwijder_reden",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="waarom verwijderd"
                            ),
                        ),
                        (
                            "uitvoering",
                            models.CharField(
                                choices=[("gepland", "Gepland"), ("gehouden", "Gehouden")],
                                default="gehouden",
                                max_length=8,
                                verbose_name="is het al gehouden?",
                            ),
                        ),
                        (
                            "leerlingen",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Een schatting mag. Laat het leeg als u het niet weet.",
                                null=True,
                                validators=[
                                    django.core.validators.MaxValueValidator(
                                        5000, "Vul een getal in van %(limit_value)s of lager."
                                    )
                                ],
                                verbose_name="aantal leerlingen",
                            ),
                        ),
                        (
                            "toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=2000,
                                verbose_name="toelichting",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("stage", "Stage"),
                                    ("werkbezoek", "Werkbezoek"),
                                    ("praktijkopdracht", "Praktijkopdracht"),
                                    ("gastles", "Gastles door een bedrijf"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "bedrijf",
                            models.CharField(
                                help_text="De naam van het bedrijf. Geen namen van personen.",
                                max_length=120,
                                verbose_name="bedrijf",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                choices=[
                                    ("onderwijs", "Onderwijs"),
                                    ("zorg", "Zorg en welzijn"),
                                    ("techniek", "Techniek"),
                                    ("ict", "Ict"),
                                    ("economie", "Economie en ondernemen"),
                                    ("horeca", "Horeca, bakkerij en recreatie"),
                                    ("media", "Media en vormgeving"),
                                    ("groen", "Groen"),
                                    ("mobiliteit", "Mobiliteit en transport"),
                                    ("veiligheid", "Veiligheid en sport"),
                                    ("dienstverlening", "Dienstverlening"),
                                    ("overig", "Overig"),
                                ],
                                max_length=16,
                                verbose_name="sector",
                            ),
                        ),
                        ("plaats", models.CharField(blank=True, max_length=60, verbose_name="plaats")),
                        (
                            "leerroute",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bedrijfsactiviteiten",
                                to="leerroutes.leerroute",
                                verbose_name="hoort bij leerroute",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum of eerste dag")),
                        (
                            "tot_en_met",
                            models.DateField(
                                blank=True,
                                help_text="Alleen als het langer duurt.",
                                null=True,
                                verbose_name="laatste dag",
                            ),
                        ),
                        (
                            "scholen",
                            models.ManyToManyField(
                                related_name="bedrijfsactiviteiten", to="doorlopend.school", verbose_name="scholen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bedrijfsactiviteit",
                        "verbose_name_plural": "bedrijfsactiviteiten",
                        "ordering": ["-datum", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tot_en_met", None), ("tot_en_met__gte", models.F("datum")), _connector="OR"
                                ),
                                name="bedrijfsactiviteit_periode",
                                violation_error_message="De laatste dag ligt voor de eerste dag. Pas een van beide aan.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decaan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("email", models.EmailField(max_length=254, verbose_name="zakelijk e-mailadres")),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decanen",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decanen",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "waarvoor",
                            models.CharField(
                                blank=True,
                                help_text="Bijvoorbeeld: vmbo leerjaar 3 en 4, of College Zuid.",
                                max_length=120,
                                verbose_name="waarvoor?",
                            ),
                        ),
                        (
                            "bijgewerkt_door",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="bijgewerkt door",
                            ),
                        ),
                        ("bijgewerkt_op", models.DateField(editable=False, verbose_name="bijgewerkt op")),
                    ],
                    options={
                        "verbose_name": "vermelding in de decanengids",
                        "verbose_name_plural": "vermeldingen in de decanengids",
                        "ordering": ["naam", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mbo__isnull", False), ("school", None)),
                                    models.Q(("mbo", None), ("school__isnull", False)),
                                    _connector="OR",
                                ),
                                name="decaan_een_organisatie",
                                violation_error_message="Kies één organisatie: een school of een mbo.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"),
                                models.F("school"),
                                name="decaan_eenmalig_op_school",
                                violation_error_message="Deze persoon staat al in de gids van deze school.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"),
                                models.F("mbo"),
                                name="decaan_eenmalig_bij_mbo",
                                violation_error_message="Deze persoon staat al in de gids van dit mbo.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOpenDag",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("begin", models.TimeField(verbose_name="begin")),
                        ("einde", models.TimeField(verbose_name="einde")),
                        (
                            "plaats",
                            models.CharField(
                                blank=True, help_text="Gebouw, adres en zaal.", max_length=200, verbose_name="plaats"
                            ),
                        ),
                        (
                            "link",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                validators=[
                                    django.core.validators.URLValidator(
                                        ["https"], message="Vul een webadres in dat begint met https://."
                                    )
                                ],
                                verbose_name="link voor online",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("gepland", "Gepland"),
                                    ("gehouden", "Gehouden"),
                                    ("geannuleerd", "Geannuleerd"),
                                ],
                                default="gepland",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom gaat het niet door?"),
                        ),
                        (
                            "capaciteit",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Leeg als er plaats is voor iedereen.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="aantal plaatsen",
                            ),
                        ),
                        ("agenda_uid", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                        ("agenda_volgnummer", models.PositiveIntegerField(default=0, editable=False)),
                        ("agenda_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "naam",
                            models.CharField(
                                help_text="Bijvoorbeeld: Open dag, Open avond techniek of Meeloopmiddag.",
                                max_length=120,
                                verbose_name="wat is het?",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.mbocollege",
                                verbose_name="college",
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
                        "verbose_name": "historical open dag",
                        "verbose_name_plural": "historical open dagen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="OpenDag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("begin", models.TimeField(verbose_name="begin")),
                        ("einde", models.TimeField(verbose_name="einde")),
                        (
                            "plaats",
                            models.CharField(
                                blank=True, help_text="Gebouw, adres en zaal.", max_length=200, verbose_name="plaats"
                            ),
                        ),
                        (
                            "link",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                validators=[
                                    django.core.validators.URLValidator(
                                        ["https"], message="Vul een webadres in dat begint met https://."
                                    )
                                ],
                                verbose_name="link voor online",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("gepland", "Gepland"),
                                    ("gehouden", "Gehouden"),
                                    ("geannuleerd", "Geannuleerd"),
                                ],
                                default="gepland",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom gaat het niet door?"),
                        ),
                        (
                            "capaciteit",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Leeg als er plaats is voor iedereen.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="aantal plaatsen",
                            ),
                        ),
                        ("agenda_uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("agenda_volgnummer", models.PositiveIntegerField(default=0, editable=False)),
                        ("agenda_op", models.DateTimeField(editable=False, null=True)),
                        (
                            "mbo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="open_dagen",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="open_dagen",
                                to="doorlopend.mbocollege",
                                verbose_name="college",
                            ),
                        ),
                        (
                            "naam",
                            models.CharField(
                                help_text="Bijvoorbeeld: Open dag, Open avond techniek of Meeloopmiddag.",
                                max_length=120,
                                verbose_name="wat is het?",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "open dag",
                        "verbose_name_plural": "open dagen",
                        "ordering": ["-datum", "-begin", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("einde__gt", models.F("begin"))),
                                name="lob_opendag_einde_na_begin",
                                violation_error_message="Het einde ligt voor het begin. Pas een van beide tijden aan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("link", ""), ("plaats", ""), _negated=True),
                                name="lob_opendag_plaats_of_link",
                                violation_error_message="Vul een plaats in, of de link als de bijeenkomst online is.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("staat", "geannuleerd"), models.Q(("reden", ""), _negated=True)),
                                    models.Q(models.Q(("staat", "geannuleerd"), _negated=True), ("reden", "")),
                                    _connector="OR",
                                ),
                                name="lob_opendag_reden_bij_annuleren",
                                violation_error_message="Schrijf op waarom de bijeenkomst niet doorgaat, en alleen dan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capaciteit", None), ("capaciteit__gt", 0), _connector="OR"),
                                name="lob_opendag_capaciteit",
                                violation_error_message="Vul een aantal plaatsen van 1 of hoger in.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLobScan",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("schooljaar", models.PositiveSmallIntegerField(editable=False, verbose_name="schooljaar")),
                        (
                            "ingevuld_op",
                            models.DateField(
                                help_text="De scan telt voor het schooljaar van deze dag.",
                                verbose_name="datum van de scan",
                            ),
                        ),
                        (
                            "beleid",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Nog niet begonnen"),
                                    (2, "In ontwikkeling"),
                                    (3, "Op orde"),
                                    (4, "Sterk: anderen kunnen van ons leren"),
                                ],
                                help_text="Is er een plan voor lob dat iedereen kent?",
                                verbose_name="beleid",
                            ),
                        ),
                        (
                            "beleid_toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=1000,
                                verbose_name="toelichting bij beleid",
                            ),
                        ),
                        (
                            "activiteiten",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Nog niet begonnen"),
                                    (2, "In ontwikkeling"),
                                    (3, "Op orde"),
                                    (4, "Sterk: anderen kunnen van ons leren"),
                                ],
                                help_text="Doen leerlingen genoeg ervaring op, ook buiten de school?",
                                verbose_name="activiteiten",
                            ),
                        ),
                        (
                            "activiteiten_toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=1000,
                                verbose_name="toelichting bij activiteiten",
                            ),
                        ),
                        (
                            "begeleiding",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Nog niet begonnen"),
                                    (2, "In ontwikkeling"),
                                    (3, "Op orde"),
                                    (4, "Sterk: anderen kunnen van ons leren"),
                                ],
                                help_text="Praten mentoren en decanen met leerlingen over hun keuzes?",
                                verbose_name="begeleiding",
                            ),
                        ),
                        (
                            "begeleiding_toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=1000,
                                verbose_name="toelichting bij begeleiding",
                            ),
                        ),
                        (
                            "kwaliteitsbewaking",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Nog niet begonnen"),
                                    (2, "In ontwikkeling"),
                                    (3, "Op orde"),
                                    (4, "Sterk: anderen kunnen van ons leren"),
                                ],
                                help_text="Bekijkt u elk jaar wat werkt en wat beter kan?",
                                verbose_name="kwaliteitsbewaking",
                            ),
                        ),
                        (
                            "kwaliteitsbewaking_toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=1000,
                                verbose_name="toelichting bij kwaliteitsbewaking",
                            ),
                        ),
                        (
                            "programma",
                            models.CharField(
                                choices=[
                                    ("nee", "Nee, nog niet"),
                                    ("aansluitend", "Ja, aansluitend op het mbo of vo"),
                                    ("sectoroverstijgend", "Ja, sectoroverstijgend"),
                                    ("beide", "Ja, aansluitend én sectoroverstijgend"),
                                ],
                                max_length=20,
                                verbose_name="is er een lob-programma?",
                            ),
                        ),
                        (
                            "perspectief",
                            models.CharField(
                                choices=[("nee", "Nee"), ("deels", "Een beetje"), ("ja", "Ja")],
                                help_text="Kansrijk en duurzaam: er is nu en over tien jaar genoeg werk in.",
                                max_length=5,
                                verbose_name="is er oog voor kansrijk en duurzaam werk?",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
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
                        "verbose_name": "historical lob-scan",
                        "verbose_name_plural": "historical lob-scans",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="LobScan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lobscans",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lobscans",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        ("schooljaar", models.PositiveSmallIntegerField(editable=False, verbose_name="schooljaar")),
                        (
                            "ingevuld_op",
                            models.DateField(
                                help_text="De scan telt voor het schooljaar van deze dag.",
                                verbose_name="datum van de scan",
                            ),
                        ),
                        (
                            "beleid",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Nog niet begonnen"),
                                    (2, "In ontwikkeling"),
                                    (3, "Op orde"),
                                    (4, "Sterk: anderen kunnen van ons leren"),
                                ],
                                help_text="Is er een plan voor lob dat iedereen kent?",
                                verbose_name="beleid",
                            ),
                        ),
                        (
                            "beleid_toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=1000,
                                verbose_name="toelichting bij beleid",
                            ),
                        ),
                        (
                            "activiteiten",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Nog niet begonnen"),
                                    (2, "In ontwikkeling"),
                                    (3, "Op orde"),
                                    (4, "Sterk: anderen kunnen van ons leren"),
                                ],
                                help_text="Doen leerlingen genoeg ervaring op, ook buiten de school?",
                                verbose_name="activiteiten",
                            ),
                        ),
                        (
                            "activiteiten_toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=1000,
                                verbose_name="toelichting bij activiteiten",
                            ),
                        ),
                        (
                            "begeleiding",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Nog niet begonnen"),
                                    (2, "In ontwikkeling"),
                                    (3, "Op orde"),
                                    (4, "Sterk: anderen kunnen van ons leren"),
                                ],
                                help_text="Praten mentoren en decanen met leerlingen over hun keuzes?",
                                verbose_name="begeleiding",
                            ),
                        ),
                        (
                            "begeleiding_toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=1000,
                                verbose_name="toelichting bij begeleiding",
                            ),
                        ),
                        (
                            "kwaliteitsbewaking",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Nog niet begonnen"),
                                    (2, "In ontwikkeling"),
                                    (3, "Op orde"),
                                    (4, "Sterk: anderen kunnen van ons leren"),
                                ],
                                help_text="Bekijkt u elk jaar wat werkt en wat beter kan?",
                                verbose_name="kwaliteitsbewaking",
                            ),
                        ),
                        (
                            "kwaliteitsbewaking_toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen van leerlingen op.",
                                max_length=1000,
                                verbose_name="toelichting bij kwaliteitsbewaking",
                            ),
                        ),
                        (
                            "programma",
                            models.CharField(
                                choices=[
                                    ("nee", "Nee, nog niet"),
                                    ("aansluitend", "Ja, aansluitend op het mbo of vo"),
                                    ("sectoroverstijgend", "Ja, sectoroverstijgend"),
                                    ("beide", "Ja, aansluitend én sectoroverstijgend"),
                                ],
                                max_length=20,
                                verbose_name="is er een lob-programma?",
                            ),
                        ),
                        (
                            "perspectief",
                            models.CharField(
                                choices=[("nee", "Nee"), ("deels", "Een beetje"), ("ja", "Ja")],
                                help_text="Kansrijk en duurzaam: er is nu en over tien jaar genoeg werk in.",
                                max_length=5,
                                verbose_name="is er oog voor kansrijk en duurzaam werk?",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lob-scan",
                        "verbose_name_plural": "lob-scans",
                        "ordering": ["-schooljaar", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mbo__isnull", False), ("school", None)),
                                    models.Q(("mbo", None), ("school__isnull", False)),
                                    _connector="OR",
                                ),
                                name="lobscan_een_organisatie",
                                violation_error_message="Kies één organisatie: een school of een mbo.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("school__isnull", False)),
                                fields=("school", "schooljaar"),
                                name="lobscan_school_per_jaar",
                                violation_error_message="Deze school heeft de scan van dit schooljaar al. Bewerk die.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("mbo__isnull", False)),
                                fields=("mbo", "schooljaar"),
                                name="lobscan_mbo_per_jaar",
                                violation_error_message="Dit mbo heeft de scan van dit schooljaar al. Bewerk die.",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]

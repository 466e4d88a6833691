"""All tables of kennisdeling."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import doorlopend.migraties


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
                    name="HistoricalActiviteit",
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
                        ("naam", models.CharField(max_length=120, verbose_name="titel")),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("docentstage", "Docentstage"),
                                    ("lesbezoek", "Lesbezoek"),
                                    ("inspiratietour", "Inspiratietour"),
                                    ("workshop", "Workshop"),
                                ],
                                max_length=15,
                                verbose_name="vorm",
                            ),
                        ),
                        (
                            "beschrijving",
                            models.TextField(
                                help_text="Wat gaan docenten doen, en wat levert het op?",
                                max_length=5000,
                                verbose_name="beschrijving",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
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
                        (
                            "laatste_dag",
                            models.DateField(
                                blank=True,
                                help_text="Alleen als het meer dagen duurt.",
                                null=True,
                                verbose_name="laatste dag",
                            ),
                        ),
                        (
                            "gastheer_bedrijf",
                            models.CharField(blank=True, max_length=120, verbose_name="of een bedrijf"),
                        ),
                        (
                            "aanmelden_vanaf",
                            models.DateField(
                                blank=True, help_text="Leeg: meteen.", null=True, verbose_name="aanmelden vanaf"
                            ),
                        ),
                        (
                            "aanmelden_tot",
                            models.DateField(
                                blank=True,
                                help_text="Leeg: tot het begint.",
                                null=True,
                                verbose_name="aanmelden tot en met",
                            ),
                        ),
                        ("openbaar", models.BooleanField(default=True, verbose_name="op de openbare pagina")),
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
                        "verbose_name": "historical activiteit",
                        "verbose_name_plural": "historical activiteiten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Activiteit",
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
                        ("naam", models.CharField(max_length=120, verbose_name="titel")),
                        (
                            "vorm",
                            models.CharField(
                                choices=[
                                    ("docentstage", "Docentstage"),
                                    ("lesbezoek", "Lesbezoek"),
                                    ("inspiratietour", "Inspiratietour"),
                                    ("workshop", "Workshop"),
                                ],
                                max_length=15,
                                verbose_name="vorm",
                            ),
                        ),
                        (
                            "beschrijving",
                            models.TextField(
                                help_text="Wat gaan docenten doen, en wat levert het op?",
                                max_length=5000,
                                verbose_name="beschrijving",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
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
                        (
                            "laatste_dag",
                            models.DateField(
                                blank=True,
                                help_text="Alleen als het meer dagen duurt.",
                                null=True,
                                verbose_name="laatste dag",
                            ),
                        ),
                        (
                            "gastheer_school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activiteiten",
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
                                related_name="activiteiten",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "gastheer_bedrijf",
                            models.CharField(blank=True, max_length=120, verbose_name="of een bedrijf"),
                        ),
                        (
                            "aanmelden_vanaf",
                            models.DateField(
                                blank=True, help_text="Leeg: meteen.", null=True, verbose_name="aanmelden vanaf"
                            ),
                        ),
                        (
                            "aanmelden_tot",
                            models.DateField(
                                blank=True,
                                help_text="Leeg: tot het begint.",
                                null=True,
                                verbose_name="aanmelden tot en met",
                            ),
                        ),
                        ("openbaar", models.BooleanField(default=True, verbose_name="op de openbare pagina")),
                    ],
                    options={
                        "verbose_name": "activiteit",
                        "verbose_name_plural": "activiteiten",
                        "ordering": ["-datum", "-begin", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("einde__gt", models.F("begin"))),
                                name="kennisdeling_activiteit_einde_na_begin",
                                violation_error_message="Het einde ligt voor het begin. Pas een van beide tijden aan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("link", ""), ("plaats", ""), _negated=True),
                                name="kennisdeling_activiteit_plaats_of_link",
                                violation_error_message="Vul een plaats in, of de link als de bijeenkomst online is.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("staat", "geannuleerd"), models.Q(("reden", ""), _negated=True)),
                                    models.Q(models.Q(("staat", "geannuleerd"), _negated=True), ("reden", "")),
                                    _connector="OR",
                                ),
                                name="kennisdeling_activiteit_reden_bij_annuleren",
                                violation_error_message="Schrijf op waarom de bijeenkomst niet doorgaat, en alleen dan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capaciteit", None), ("capaciteit__gt", 0), _connector="OR"),
                                name="kennisdeling_activiteit_capaciteit",
                                violation_error_message="Vul een aantal plaatsen van 1 of hoger in.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("gastheer_mbo", None), ("gastheer_school", None)),
                                    models.Q(("gastheer_bedrijf", ""), ("gastheer_school", None)),
                                    models.Q(("gastheer_bedrijf", ""), ("gastheer_mbo", None)),
                                    _connector="OR",
                                ),
                                name="activiteit_een_gastheer",
                                violation_error_message="Kies één gastheer: een school, een mbo of een bedrijf.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("laatste_dag", None), ("laatste_dag__gte", models.F("datum")), _connector="OR"
                                ),
                                name="activiteit_laatste_dag",
                                violation_error_message="De laatste dag ligt voor de eerste dag. Pas een van beide aan.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("aanmelden_vanaf", None),
                                    ("aanmelden_tot", None),
                                    ("aanmelden_tot__gte", models.F("aanmelden_vanaf")),
                                    _connector="OR",
                                ),
                                name="activiteit_aanmelden",
                                violation_error_message="Aanmelden eindigt voor het begint. Pas een van beide datums aan.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalAanmelding",
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
                        ("functie", models.CharField(blank=True, max_length=80, verbose_name="functie")),
                        (
                            "plek",
                            models.CharField(
                                choices=[
                                    ("geplaatst", "Heeft een plaats"),
                                    ("wachtlijst", "Wachtlijst"),
                                    ("afgemeld", "Afgemeld"),
                                    ("inloop", "Kwam zonder aanmelding"),
                                ],
                                max_length=10,
                                verbose_name="plaats",
                            ),
                        ),
                        ("volgnummer", models.PositiveIntegerField(verbose_name="volgnummer")),
                        ("aangemeld_op", models.DateTimeField(verbose_name="aangemeld op")),
                        ("geanonimiseerd_op", models.DateTimeField(editable=False, null=True)),
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
                                to="kennisdeling.activiteit",
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
                        "verbose_name": "historical aanmelding",
                        "verbose_name_plural": "historical aanmeldingen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Aanmelding",
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
                                to="kennisdeling.activiteit",
                            ),
                        ),
                        ("functie", models.CharField(blank=True, max_length=80, verbose_name="functie")),
                        (
                            "plek",
                            models.CharField(
                                choices=[
                                    ("geplaatst", "Heeft een plaats"),
                                    ("wachtlijst", "Wachtlijst"),
                                    ("afgemeld", "Afgemeld"),
                                    ("inloop", "Kwam zonder aanmelding"),
                                ],
                                max_length=10,
                                verbose_name="plaats",
                            ),
                        ),
                        ("volgnummer", models.PositiveIntegerField(verbose_name="volgnummer")),
                        ("aangemeld_op", models.DateTimeField(verbose_name="aangemeld op")),
                        ("geanonimiseerd_op", models.DateTimeField(editable=False, null=True)),
                    ],
                    options={
                        "verbose_name": "aanmelding",
                        "verbose_name_plural": "aanmeldingen",
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
                                name="kennisdeling_aanmelding_een_organisatie",
                                violation_error_message="Kies één organisatie: een school, een mbo of een andere.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("naam", ""), _negated=True),
                                name="kennisdeling_aanmelding_met_naam",
                                violation_error_message="Vul een naam in.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("gebruiker__isnull", False)),
                                fields=("bijeenkomst", "gebruiker"),
                                name="kennisdeling_aanmelding_gebruiker",
                                violation_error_message="Deze persoon staat al op de lijst.",
                            ),
                            models.UniqueConstraint(
                                models.F("bijeenkomst"),
                                django.db.models.functions.text.Lower("email"),
                                condition=models.Q(("email", ""), _negated=True),
                                name="aanmelding_adres_eenmalig",
                            ),
                            models.UniqueConstraint(fields=("bijeenkomst", "volgnummer"), name="aanmelding_volgnummer"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDoorstroomcijfer",
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
                            "cohort",
                            models.PositiveSmallIntegerField(
                                help_text="Het jaar waarin het schooljaar begon, bijvoorbeeld 2024.",
                                validators=[
                                    django.core.validators.MinValueValidator(2015),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="begonnen in schooljaar",
                            ),
                        ),
                        (
                            "leerweg",
                            models.CharField(
                                choices=[
                                    ("vmbo-b", "Vmbo-basis"),
                                    ("vmbo-k", "Vmbo-kader"),
                                    ("vmbo-gt", "Vmbo-gl en -tl"),
                                    ("havo", "Havo"),
                                    ("pro", "Praktijkonderwijs"),
                                    ("vso", "Vso"),
                                ],
                                max_length=7,
                                verbose_name="leerweg",
                            ),
                        ),
                        (
                            "niveau",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Niveau 1"), (2, "Niveau 2"), (3, "Niveau 3"), (4, "Niveau 4")],
                                verbose_name="mbo-niveau",
                            ),
                        ),
                        (
                            "domein",
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
                                verbose_name="domein",
                            ),
                        ),
                        (
                            "instroom",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(5000)], verbose_name="instroom"
                            ),
                        ),
                        (
                            "behouden",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(5000)],
                                verbose_name="na 1 jaar nog op de instelling of met diploma",
                            ),
                        ),
                        (
                            "uitval",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(5000)], verbose_name="uitval"
                            ),
                        ),
                        (
                            "redenen",
                            models.JSONField(
                                blank=True, default=list, verbose_name="belangrijkste redenen van vertrek"
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[("mbo", "Mbo-instelling"), ("nco", "NCO"), ("duo", "DUO")],
                                max_length=3,
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "definitief",
                            models.BooleanField(
                                default=False, help_text="Niet aangevinkt: voorlopig.", verbose_name="definitief"
                            ),
                        ),
                        (
                            "gedeeld_door",
                            models.CharField(help_text="Naam en functie.", max_length=120, verbose_name="gedeeld door"),
                        ),
                        ("gedeeld_op", models.DateField(verbose_name="gedeeld op")),
                        (
                            "toestemming_van",
                            models.CharField(
                                blank=True,
                                help_text="Moet bij bron NCO.",
                                max_length=120,
                                verbose_name="wie van het bestuur gaf toestemming?",
                            ),
                        ),
                        (
                            "toestemming_op",
                            models.DateField(blank=True, null=True, verbose_name="toestemming gegeven op"),
                        ),
                        ("ingetrokken_op", models.DateField(blank=True, null=True, verbose_name="ingetrokken op")),
                        (
                            "ingetrokken_reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom ingetrokken?"),
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
                        "verbose_name": "historical doorstroomcijfer",
                        "verbose_name_plural": "historical doorstroomcijfers",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Doorstroomcijfer",
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
                            "cohort",
                            models.PositiveSmallIntegerField(
                                help_text="Het jaar waarin het schooljaar begon, bijvoorbeeld 2024.",
                                validators=[
                                    django.core.validators.MinValueValidator(2015),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="begonnen in schooljaar",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doorstroomcijfers",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "leerweg",
                            models.CharField(
                                choices=[
                                    ("vmbo-b", "Vmbo-basis"),
                                    ("vmbo-k", "Vmbo-kader"),
                                    ("vmbo-gt", "Vmbo-gl en -tl"),
                                    ("havo", "Havo"),
                                    ("pro", "Praktijkonderwijs"),
                                    ("vso", "Vso"),
                                ],
                                max_length=7,
                                verbose_name="leerweg",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doorstroomcijfers",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "niveau",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Niveau 1"), (2, "Niveau 2"), (3, "Niveau 3"), (4, "Niveau 4")],
                                verbose_name="mbo-niveau",
                            ),
                        ),
                        (
                            "domein",
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
                                verbose_name="domein",
                            ),
                        ),
                        (
                            "instroom",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(5000)], verbose_name="instroom"
                            ),
                        ),
                        (
                            "behouden",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(5000)],
                                verbose_name="na 1 jaar nog op de instelling of met diploma",
                            ),
                        ),
                        (
                            "uitval",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MaxValueValidator(5000)], verbose_name="uitval"
                            ),
                        ),
                        (
                            "redenen",
                            models.JSONField(
                                blank=True, default=list, verbose_name="belangrijkste redenen van vertrek"
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                choices=[("mbo", "Mbo-instelling"), ("nco", "NCO"), ("duo", "DUO")],
                                max_length=3,
                                verbose_name="bron",
                            ),
                        ),
                        (
                            "definitief",
                            models.BooleanField(
                                default=False, help_text="Niet aangevinkt: voorlopig.", verbose_name="definitief"
                            ),
                        ),
                        (
                            "gedeeld_door",
                            models.CharField(help_text="Naam en functie.", max_length=120, verbose_name="gedeeld door"),
                        ),
                        ("gedeeld_op", models.DateField(verbose_name="gedeeld op")),
                        (
                            "toestemming_van",
                            models.CharField(
                                blank=True,
                                help_text="Moet bij bron NCO.",
                                max_length=120,
                                verbose_name="wie van het bestuur gaf toestemming?",
                            ),
                        ),
                        (
                            "toestemming_op",
                            models.DateField(blank=True, null=True, verbose_name="toestemming gegeven op"),
                        ),
                        ("ingetrokken_op", models.DateField(blank=True, null=True, verbose_name="ingetrokken op")),
                        (
                            "ingetrokken_reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom ingetrokken?"),
                        ),
                    ],
                    options={
                        "verbose_name": "doorstroomcijfer",
                        "verbose_name_plural": "doorstroomcijfers",
                        "ordering": [
                            "-cohort",
                            "school__roepnaam",
                            "leerweg",
                            "mbo__afkorting",
                            "niveau",
                            "domein",
                            "pk",
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("verwijderd_op", None)),
                                fields=("cohort", "school", "leerweg", "mbo", "niveau", "domein", "bron"),
                                name="doorstroomcijfer_eenmalig",
                                violation_error_message="Dit cijfer is er al. Wijzig dat cijfer.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "instroom__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("behouden"), "+", models.F("uitval")
                                        ),
                                    )
                                ),
                                name="doorstroomcijfer_delen_passen",
                                violation_error_message="Behouden en uitval zijn samen meer dan de instroom. Controleer de aantallen.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("bron", "nco"), _negated=True),
                                    models.Q(
                                        models.Q(("toestemming_van", ""), _negated=True),
                                        ("toestemming_op__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="doorstroomcijfer_nco_met_toestemming",
                                violation_error_message="NCO-cijfers zijn van het bestuur. Vul in wie toestemming gaf, en wanneer.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalGegevensdeling",
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
                            "richting",
                            models.CharField(
                                choices=[("vo", "Van vo naar mbo"), ("mbo", "Van mbo naar vo")],
                                editable=False,
                                max_length=3,
                                verbose_name="richting",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("nco", "NCO-rapportage"),
                                    ("succesfactoren", "Succesfactoren"),
                                    ("aandachtspunten", "Aandachtspunten"),
                                    ("studiesucces", "Studiesucces"),
                                    ("uitvalredenen", "Redenen van uitval"),
                                    ("anders", "Iets anders"),
                                ],
                                max_length=16,
                                verbose_name="wat voor gegevens?",
                            ),
                        ),
                        (
                            "omschrijving",
                            models.CharField(
                                help_text="Schrijf geen namen of nummers van leerlingen op.",
                                max_length=200,
                                verbose_name="wat is er gedeeld?",
                            ),
                        ),
                        ("gedeeld_op", models.DateField(verbose_name="gedeeld op")),
                        (
                            "gedeeld_door",
                            models.CharField(help_text="Naam en functie.", max_length=120, verbose_name="gedeeld door"),
                        ),
                        (
                            "toestemming_van",
                            models.CharField(
                                blank=True,
                                help_text="Moet bij NCO-rapportages.",
                                max_length=120,
                                verbose_name="wie van het bestuur gaf toestemming?",
                            ),
                        ),
                        (
                            "toestemming_op",
                            models.DateField(blank=True, null=True, verbose_name="toestemming gegeven op"),
                        ),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="waar staan de gegevens?")),
                        ("ingetrokken_op", models.DateField(blank=True, null=True, verbose_name="ingetrokken op")),
                        (
                            "ingetrokken_reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom ingetrokken?"),
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
                        (
                            "bestuur",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Dan telt het voor al zijn scholen.",
                                limit_choices_to={"soort": "bestuur"},
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.partner",
                                verbose_name="of een heel bestuur",
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
                        "verbose_name": "historical gedeelde gegevens",
                        "verbose_name_plural": "historical gedeelde gegevens",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Gegevensdeling",
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
                            "richting",
                            models.CharField(
                                choices=[("vo", "Van vo naar mbo"), ("mbo", "Van mbo naar vo")],
                                editable=False,
                                max_length=3,
                                verbose_name="richting",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gegevensdelingen",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "bestuur",
                            models.ForeignKey(
                                blank=True,
                                help_text="Dan telt het voor al zijn scholen.",
                                limit_choices_to={"soort": "bestuur"},
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gegevensdelingen",
                                to="doorlopend.partner",
                                verbose_name="of een heel bestuur",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gegevensdelingen",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("nco", "NCO-rapportage"),
                                    ("succesfactoren", "Succesfactoren"),
                                    ("aandachtspunten", "Aandachtspunten"),
                                    ("studiesucces", "Studiesucces"),
                                    ("uitvalredenen", "Redenen van uitval"),
                                    ("anders", "Iets anders"),
                                ],
                                max_length=16,
                                verbose_name="wat voor gegevens?",
                            ),
                        ),
                        (
                            "omschrijving",
                            models.CharField(
                                help_text="Schrijf geen namen of nummers van leerlingen op.",
                                max_length=200,
                                verbose_name="wat is er gedeeld?",
                            ),
                        ),
                        ("gedeeld_op", models.DateField(verbose_name="gedeeld op")),
                        (
                            "gedeeld_door",
                            models.CharField(help_text="Naam en functie.", max_length=120, verbose_name="gedeeld door"),
                        ),
                        (
                            "toestemming_van",
                            models.CharField(
                                blank=True,
                                help_text="Moet bij NCO-rapportages.",
                                max_length=120,
                                verbose_name="wie van het bestuur gaf toestemming?",
                            ),
                        ),
                        (
                            "toestemming_op",
                            models.DateField(blank=True, null=True, verbose_name="toestemming gegeven op"),
                        ),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="waar staan de gegevens?")),
                        ("ingetrokken_op", models.DateField(blank=True, null=True, verbose_name="ingetrokken op")),
                        (
                            "ingetrokken_reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom ingetrokken?"),
                        ),
                        (
                            "aan_mbos",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Leeg: met alle drie.",
                                related_name="+",
                                to="doorlopend.mboinstelling",
                                verbose_name="met welke mbo’s?",
                            ),
                        ),
                        (
                            "aan_scholen",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Leeg: met alle scholen.",
                                related_name="+",
                                to="doorlopend.school",
                                verbose_name="met welke scholen?",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gedeelde gegevens",
                        "verbose_name_plural": "gedeelde gegevens",
                        "ordering": ["-gedeeld_op", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("bestuur", None), ("mbo", None), ("richting", "vo"), ("school__isnull", False)
                                    ),
                                    models.Q(
                                        ("bestuur__isnull", False), ("mbo", None), ("richting", "vo"), ("school", None)
                                    ),
                                    models.Q(
                                        ("bestuur", None), ("mbo__isnull", False), ("richting", "mbo"), ("school", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="gegevensdeling_een_gever",
                                violation_error_message="Kies één gever: een school, een bestuur of een mbo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("soort", "nco"), _negated=True),
                                    models.Q(
                                        models.Q(("toestemming_van", ""), _negated=True),
                                        ("toestemming_op__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="gegevensdeling_nco_met_toestemming",
                                violation_error_message="NCO-cijfers zijn van het bestuur. Vul in wie van het bestuur toestemming gaf, en wanneer.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ingetrokken_op", None), ("ingetrokken_reden", "")),
                                    models.Q(
                                        ("ingetrokken_op__gte", models.F("gedeeld_op")),
                                        models.Q(("ingetrokken_reden", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="gegevensdeling_intrekken_na_delen",
                                violation_error_message="Intrekken kan niet voor de dag van het delen, en heeft een reden nodig.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalOnderzoek",
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
                        ("vraag", models.CharField(max_length=300, verbose_name="onderzoeksvraag")),
                        (
                            "partners",
                            models.CharField(
                                help_text="Wie doen mee? Bijvoorbeeld ZAAM en ROCvA-F.",
                                max_length=300,
                                verbose_name="partners",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[("plan", "Plan"), ("loopt", "Loopt"), ("klaar", "Afgerond")],
                                default="loopt",
                                max_length=6,
                                verbose_name="status",
                            ),
                        ),
                        ("begin", models.DateField(verbose_name="begin")),
                        ("einde", models.DateField(blank=True, null=True, verbose_name="einde")),
                        (
                            "resultaat",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen of nummers van leerlingen op.",
                                max_length=5000,
                                verbose_name="resultaat",
                            ),
                        ),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link naar het document")),
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
                        "verbose_name": "historical onderzoek",
                        "verbose_name_plural": "historical onderzoeken",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Onderzoek",
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
                        ("vraag", models.CharField(max_length=300, verbose_name="onderzoeksvraag")),
                        (
                            "partners",
                            models.CharField(
                                help_text="Wie doen mee? Bijvoorbeeld ZAAM en ROCvA-F.",
                                max_length=300,
                                verbose_name="partners",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[("plan", "Plan"), ("loopt", "Loopt"), ("klaar", "Afgerond")],
                                default="loopt",
                                max_length=6,
                                verbose_name="status",
                            ),
                        ),
                        ("begin", models.DateField(verbose_name="begin")),
                        ("einde", models.DateField(blank=True, null=True, verbose_name="einde")),
                        (
                            "resultaat",
                            models.TextField(
                                blank=True,
                                help_text="Schrijf geen namen of nummers van leerlingen op.",
                                max_length=5000,
                                verbose_name="resultaat",
                            ),
                        ),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link naar het document")),
                    ],
                    options={
                        "verbose_name": "onderzoek",
                        "verbose_name_plural": "onderzoeken",
                        "ordering": ["-begin", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("einde", None), ("einde__gte", models.F("begin")), _connector="OR"),
                                name="onderzoek_einde_na_begin",
                                violation_error_message="Het einde ligt voor het begin. Pas een van beide aan.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalPraktijk",
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
                        ("titel", models.CharField(max_length=150, verbose_name="titel")),
                        (
                            "staat",
                            models.CharField(
                                choices=[("concept", "Concept"), ("gepubliceerd", "Gepubliceerd")],
                                default="concept",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "openbaar",
                            models.BooleanField(
                                default=False,
                                help_text="Pas te zien als het gepubliceerd is.",
                                verbose_name="ook voor wie geen account heeft",
                            ),
                        ),
                        ("samenvatting", models.CharField(max_length=400, verbose_name="samenvatting")),
                        (
                            "tekst",
                            models.TextField(
                                help_text="Wat deed u, wat leverde het op, wat zou u anders doen?",
                                max_length=20000,
                                verbose_name="tekst",
                            ),
                        ),
                        ("soort", models.CharField(blank=True, max_length=20, verbose_name="soort leerroute")),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
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
                        (
                            "contact",
                            models.CharField(
                                blank=True,
                                help_text="Naam, functie en zakelijk e-mailadres. Ook openbaar te zien.",
                                max_length=200,
                                verbose_name="contact",
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
                        "verbose_name": "historical goede praktijk",
                        "verbose_name_plural": "historical goede praktijken",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Praktijk",
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
                        ("titel", models.CharField(max_length=150, verbose_name="titel")),
                        (
                            "staat",
                            models.CharField(
                                choices=[("concept", "Concept"), ("gepubliceerd", "Gepubliceerd")],
                                default="concept",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "openbaar",
                            models.BooleanField(
                                default=False,
                                help_text="Pas te zien als het gepubliceerd is.",
                                verbose_name="ook voor wie geen account heeft",
                            ),
                        ),
                        ("samenvatting", models.CharField(max_length=400, verbose_name="samenvatting")),
                        (
                            "tekst",
                            models.TextField(
                                help_text="Wat deed u, wat leverde het op, wat zou u anders doen?",
                                max_length=20000,
                                verbose_name="tekst",
                            ),
                        ),
                        ("soort", models.CharField(blank=True, max_length=20, verbose_name="soort leerroute")),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
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
                        (
                            "contact",
                            models.CharField(
                                blank=True,
                                help_text="Naam, functie en zakelijk e-mailadres. Ook openbaar te zien.",
                                max_length=200,
                                verbose_name="contact",
                            ),
                        ),
                        (
                            "leerroutes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="praktijken",
                                to="leerroutes.leerroute",
                                verbose_name="leerroutes",
                            ),
                        ),
                        (
                            "scholen",
                            models.ManyToManyField(
                                blank=True, related_name="praktijken", to="doorlopend.school", verbose_name="scholen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "goede praktijk",
                        "verbose_name_plural": "goede praktijken",
                        "ordering": ["titel", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDocument",
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
                        ("titel", models.CharField(max_length=150, verbose_name="titel")),
                        (
                            "staat",
                            models.CharField(
                                choices=[("concept", "Concept"), ("gepubliceerd", "Gepubliceerd")],
                                default="concept",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "openbaar",
                            models.BooleanField(
                                default=False,
                                help_text="Pas te zien als het gepubliceerd is.",
                                verbose_name="ook voor wie geen account heeft",
                            ),
                        ),
                        ("omschrijving", models.TextField(blank=True, max_length=2000, verbose_name="omschrijving")),
                        ("versie", models.CharField(blank=True, max_length=40, verbose_name="versie")),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
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
                        "verbose_name": "historical document",
                        "verbose_name_plural": "historical documenten",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Document",
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
                        ("titel", models.CharField(max_length=150, verbose_name="titel")),
                        (
                            "staat",
                            models.CharField(
                                choices=[("concept", "Concept"), ("gepubliceerd", "Gepubliceerd")],
                                default="concept",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "openbaar",
                            models.BooleanField(
                                default=False,
                                help_text="Pas te zien als het gepubliceerd is.",
                                verbose_name="ook voor wie geen account heeft",
                            ),
                        ),
                        ("omschrijving", models.TextField(blank=True, max_length=2000, verbose_name="omschrijving")),
                        ("versie", models.CharField(blank=True, max_length=40, verbose_name="versie")),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documenten",
                        "ordering": ["-datum", "titel", "pk"],
                    },
                ),
            ],
        ),
    ]

"""All tables of leerroutes."""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import doorlopend.migraties


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("doorlopend", "0008_contact"),
    ]

    operations = [
        doorlopend.migraties.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Importbestand",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("naam", models.CharField(max_length=200, verbose_name="bestandsnaam")),
                        ("inhoud", models.BinaryField(verbose_name="inhoud")),
                        ("verslag", models.JSONField(verbose_name="wat de import doet")),
                        (
                            "geladen_door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("geladen_op", models.DateTimeField(verbose_name="geladen op")),
                        ("toegepast_op", models.DateTimeField(null=True, verbose_name="toegepast op")),
                        ("sporen", models.JSONField(default=dict, verbose_name="wat de import maakte en wijzigde")),
                        ("ongedaan_op", models.DateTimeField(null=True, verbose_name="ongedaan gemaakt op")),
                        (
                            "ongedaan_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "importbestand",
                        "verbose_name_plural": "importbestanden",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Leerroute",
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
                            "naam",
                            models.CharField(
                                help_text="Een naam die u herkent. Geen twee leerroutes hebben dezelfde naam.",
                                max_length=200,
                                verbose_name="naam",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("doorlopend", "Doorlopende leerroute"),
                                    ("geintegreerd", "Geïntegreerde leerroute"),
                                    ("pro-roc", "PrO/vso-ROC-route"),
                                    ("praktijkgericht", "Praktijkgericht programma"),
                                    ("keuzedeel", "Dubbelkwalificerend keuzedeel"),
                                    ("havo-mbo", "Havo-mbo-route (verkenning)"),
                                ],
                                max_length=16,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "leerweg",
                            models.CharField(
                                choices=[
                                    ("vmbo-b", "Vmbo-basis"),
                                    ("vmbo-k", "Vmbo-kader"),
                                    ("vmbo-gt", "Vmbo-gl/tl"),
                                    ("pro", "Praktijkonderwijs"),
                                    ("vso", "Vso"),
                                    ("havo", "Havo"),
                                ],
                                max_length=8,
                                verbose_name="leerweg",
                            ),
                        ),
                        (
                            "mbo_niveau",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(1, "Niveau 1"), (2, "Niveau 2"), (3, "Niveau 3"), (4, "Niveau 4")],
                                null=True,
                                verbose_name="mbo-niveau",
                            ),
                        ),
                        (
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leerroutes",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo-instelling",
                            ),
                        ),
                        (
                            "college",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leerroutes",
                                to="doorlopend.mbocollege",
                                verbose_name="mbo-college",
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
                            "leertraject",
                            models.CharField(
                                blank=True,
                                choices=[("BOL", "BOL"), ("BBL", "BBL")],
                                help_text="BOL: vooral op school. BBL: vooral werken en daarnaast leren.",
                                max_length=3,
                                verbose_name="leertraject",
                            ),
                        ),
                        ("opleiding", models.CharField(blank=True, max_length=200, verbose_name="opleiding")),
                        (
                            "crebo",
                            models.CharField(
                                blank=True,
                                help_text="Vijf cijfers, bijvoorbeeld 25655.",
                                max_length=5,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[0-9]{5}\\Z", "Een crebo heeft vijf cijfers, bijvoorbeeld 25655."
                                    )
                                ],
                                verbose_name="crebo",
                            ),
                        ),
                        (
                            "keuzedeelcode",
                            models.CharField(
                                blank=True,
                                help_text="Een K en vier cijfers.",
                                max_length=5,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^K[0-9]{4}\\Z", "Een keuzedeelcode is een K met vier cijfers."
                                    )
                                ],
                                verbose_name="keuzedeelcode",
                            ),
                        ),
                        (
                            "programma",
                            models.CharField(
                                blank=True,
                                help_text="Een van de programma’s voor vmbo gl en tl.",
                                max_length=60,
                                verbose_name="praktijkgericht programma",
                            ),
                        ),
                        (
                            "samen_met_mbo",
                            models.BooleanField(blank=True, null=True, verbose_name="samen met het mbo ontwikkeld"),
                        ),
                        (
                            "profiel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("bwi", "Bouwen, wonen en interieur"),
                                    ("pie", "Produceren, installeren en energie"),
                                    ("mt", "Mobiliteit en transport"),
                                    ("mvi", "Media, vormgeving en ict"),
                                    ("mat", "Maritiem en techniek"),
                                    ("zw", "Zorg en welzijn"),
                                    ("eo", "Economie en ondernemen"),
                                    ("hbr", "Horeca, bakkerij en recreatie"),
                                    ("groen", "Groen"),
                                    ("dp", "Dienstverlening en producten"),
                                ],
                                max_length=8,
                                verbose_name="profiel",
                            ),
                        ),
                        (
                            "mbo_duur",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "1 jaar (basisberoepsopleiding)"),
                                    ("2", "2 jaar (basisberoeps- of vakopleiding)"),
                                    ("3", "3 jaar (vak- of middenkaderopleiding)"),
                                    ("4", "4 jaar (middenkaderopleiding)"),
                                ],
                                help_text="Los van de leerroute.",
                                max_length=1,
                                verbose_name="hoe lang duurt het mbo-deel zelf?",
                            ),
                        ),
                        (
                            "nominale_duur",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Geteld vanaf leerjaar 3.",
                                null=True,
                                verbose_name="hoeveel jaar duurt de hele leerroute?",
                            ),
                        ),
                        (
                            "vmbo_diploma",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="krijgt de leerling ook een vmbo-diploma?"
                            ),
                        ),
                        (
                            "vrijstelling",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("toegezegd", "Toegezegd door het mbo"),
                                    ("vastgelegd", "Vastgelegd door de examencommissie"),
                                ],
                                max_length=12,
                                verbose_name="vrijstelling in het mbo",
                            ),
                        ),
                        (
                            "overeenkomst_getekend_op",
                            models.DateField(blank=True, null=True, verbose_name="overeenkomst getekend op"),
                        ),
                        (
                            "overeenkomst_onderwerpen",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="De wet noemt er tien (WVO 2020 art. 2.107b).",
                                verbose_name="onderwerpen die in de overeenkomst zijn geregeld",
                            ),
                        ),
                        (
                            "afwijking_reden",
                            models.CharField(
                                blank=True,
                                help_text="Alleen nodig als iets ongebruikelijk is, maar wel klopt.",
                                max_length=500,
                                verbose_name="waarom is het hier anders?",
                            ),
                        ),
                        (
                            "contactpersoon",
                            models.ForeignKey(
                                blank=True,
                                help_text="Krijgt de herinneringen over deze leerroute.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leerroutes",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="contactpersoon in het programmateam",
                            ),
                        ),
                        (
                            "contact_vo",
                            models.CharField(blank=True, max_length=120, verbose_name="contactpersoon van de school"),
                        ),
                        (
                            "contact_vo_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres van die persoon"),
                        ),
                        (
                            "contact_mbo",
                            models.CharField(blank=True, max_length=120, verbose_name="contactpersoon van het mbo"),
                        ),
                        (
                            "contact_mbo_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mailadres van die persoon bij het mbo"
                            ),
                        ),
                        (
                            "knelpunt",
                            models.TextField(blank=True, max_length=2000, verbose_name="wat zit er in de weg?"),
                        ),
                        (
                            "volgende_stap",
                            models.CharField(blank=True, max_length=300, verbose_name="wat is de volgende stap?"),
                        ),
                        (
                            "volgende_stap_wie",
                            models.CharField(blank=True, max_length=120, verbose_name="wie doet dat?"),
                        ),
                        ("volgende_stap_op", models.DateField(blank=True, null=True, verbose_name="voor wanneer?")),
                        (
                            "omschrijving",
                            models.TextField(
                                blank=True,
                                help_text="Staat op de openbare pagina zodra de leerroute wordt aangeboden. Noem geen personen.",
                                max_length=5000,
                                verbose_name="omschrijving voor leerlingen en ouders",
                            ),
                        ),
                        (
                            "leeropbrengsten",
                            models.TextField(blank=True, max_length=5000, verbose_name="wat leren leerlingen?"),
                        ),
                        (
                            "resultaten",
                            models.TextField(
                                blank=True,
                                help_text="In aantallen of in woorden, zonder namen.",
                                max_length=5000,
                                verbose_name="wat zijn de resultaten?",
                            ),
                        ),
                        (
                            "geleerd",
                            models.TextField(
                                blank=True,
                                help_text="Waar andere scholen iets aan hebben.",
                                max_length=5000,
                                verbose_name="wat hebben we geleerd?",
                            ),
                        ),
                        (
                            "komt_voort_uit",
                            models.ForeignKey(
                                blank=True,
                                help_text="Bijvoorbeeld een keuzedeel dat het begin van deze leerroute was.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vervolg",
                                to="leerroutes.leerroute",
                                verbose_name="komt voort uit",
                            ),
                        ),
                        (
                            "opmerking",
                            models.TextField(
                                blank=True,
                                help_text="Voor het programmateam. Schrijf geen namen van leerlingen op.",
                                verbose_name="opmerking",
                            ),
                        ),
                        (
                            "scholen",
                            models.ManyToManyField(
                                related_name="leerroutes", through="leerroutes.Deelname", to="doorlopend.school"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "leerroute",
                        "verbose_name_plural": "leerroutes",
                        "ordering": ["naam"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("verwijderd_op", None)),
                                fields=("naam",),
                                name="leerroute_naam_eenmalig",
                                violation_error_message="Er is al een leerroute met deze naam. Kies een andere naam.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nominale_duur", None), ("nominale_duur__range", (1, 8)), _connector="OR"
                                ),
                                name="leerroute_duur_in_jaren",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalDeelname",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("vanaf", models.DateField(blank=True, null=True, verbose_name="vanaf")),
                        (
                            "tot",
                            models.DateField(
                                blank=True, help_text="Deze dag telt zelf niet meer mee.", null=True, verbose_name="tot"
                            ),
                        ),
                        ("duo_gemeld_op", models.DateField(blank=True, null=True, verbose_name="gemeld bij DUO op")),
                        (
                            "leerroute",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="leerroutes.leerroute",
                                verbose_name="leerroute",
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
                        "verbose_name": "historical deelname",
                        "verbose_name_plural": "historical deelnames",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Deelname",
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
                            "leerroute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deelnames",
                                to="leerroutes.leerroute",
                                verbose_name="leerroute",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deelnames",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        ("duo_gemeld_op", models.DateField(blank=True, null=True, verbose_name="gemeld bij DUO op")),
                    ],
                    options={
                        "verbose_name": "deelname",
                        "verbose_name_plural": "deelnames",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("vanaf", None), ("tot", None), ("tot__gte", models.F("vanaf")), _connector="OR"
                                ),
                                name="deelname_periode",
                                violation_error_message="De einddatum ligt voor de begindatum. Pas een van beide aan.",
                            ),
                            models.UniqueConstraint(fields=("leerroute", "school", "vanaf"), name="deelname_eenmalig"),
                            models.UniqueConstraint(
                                condition=models.Q(("vanaf", None)),
                                fields=("leerroute", "school"),
                                name="deelname_eenmalig_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLeerlingaantal",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "schooljaar",
                            models.PositiveSmallIntegerField(
                                help_text="Het jaar waarin het schooljaar begint.", verbose_name="schooljaar"
                            ),
                        ),
                        (
                            "verwacht",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="verwacht aantal leerlingen"
                            ),
                        ),
                        (
                            "werkelijk",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="werkelijk aantal leerlingen"
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
                        "verbose_name": "historical leerlingaantal",
                        "verbose_name_plural": "historical leerlingaantallen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Leerlingaantal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "leerroute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leerlingaantallen",
                                to="leerroutes.leerroute",
                            ),
                        ),
                        (
                            "schooljaar",
                            models.PositiveSmallIntegerField(
                                help_text="Het jaar waarin het schooljaar begint.", verbose_name="schooljaar"
                            ),
                        ),
                        (
                            "verwacht",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="verwacht aantal leerlingen"
                            ),
                        ),
                        (
                            "werkelijk",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="werkelijk aantal leerlingen"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "leerlingaantal",
                        "verbose_name_plural": "leerlingaantallen",
                        "ordering": ["schooljaar"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("leerroute", "schooljaar"), name="leerlingaantal_per_schooljaar"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Statusstap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "leerroute",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stappen",
                                to="leerroutes.leerroute",
                                verbose_name="leerroute",
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("verkenning", "Verkenning"),
                                    ("ontwikkeling", "In ontwikkeling"),
                                    ("aangeboden", "Aangeboden"),
                                    ("gestopt", "Gestopt"),
                                ],
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "ingangsdatum",
                            models.DateField(
                                help_text="Vanaf deze datum telt de status. Rapporten die al zijn voorgelegd, veranderen niet.",
                                verbose_name="vanaf welke datum?",
                            ),
                        ),
                        (
                            "toelichting",
                            models.TextField(
                                blank=True,
                                help_text="Zichtbaar voor iedereen in het portaal. Schrijf geen namen van leerlingen op.",
                                max_length=2000,
                                verbose_name="toelichting",
                            ),
                        ),
                        ("als_plan", models.BooleanField(verbose_name="vooraf gepland")),
                        (
                            "gezet_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="gezet door",
                            ),
                        ),
                        ("gezet_op", models.DateTimeField(verbose_name="gezet op")),
                        ("vervallen_op", models.DateTimeField(blank=True, null=True, verbose_name="vervallen op")),
                        (
                            "vervallen_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "vervallen_reden",
                            models.CharField(blank=True, max_length=200, verbose_name="waarom vervallen"),
                        ),
                        ("bevestigd_op", models.DateTimeField(blank=True, null=True, verbose_name="bevestigd op")),
                        (
                            "bevestigd_door",
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
                        "verbose_name": "statusstap",
                        "verbose_name_plural": "statusstappen",
                        "ordering": ["ingangsdatum", "gezet_op", "pk"],
                        "indexes": [
                            models.Index(fields=["leerroute", "ingangsdatum"], name="statusstap_per_leerroute")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("bevestigd_op", None), ("als_plan", True), _connector="OR"),
                                name="statusstap_bevestigd_was_plan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("vervallen_op", None), ("vervallen_reden", "")),
                                    models.Q(
                                        ("vervallen_op__isnull", False),
                                        models.Q(("vervallen_reden", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="statusstap_vervallen_met_reden",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLeerroute",
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
                            "naam",
                            models.CharField(
                                help_text="Een naam die u herkent. Geen twee leerroutes hebben dezelfde naam.",
                                max_length=200,
                                verbose_name="naam",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("doorlopend", "Doorlopende leerroute"),
                                    ("geintegreerd", "Geïntegreerde leerroute"),
                                    ("pro-roc", "PrO/vso-ROC-route"),
                                    ("praktijkgericht", "Praktijkgericht programma"),
                                    ("keuzedeel", "Dubbelkwalificerend keuzedeel"),
                                    ("havo-mbo", "Havo-mbo-route (verkenning)"),
                                ],
                                max_length=16,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "leerweg",
                            models.CharField(
                                choices=[
                                    ("vmbo-b", "Vmbo-basis"),
                                    ("vmbo-k", "Vmbo-kader"),
                                    ("vmbo-gt", "Vmbo-gl/tl"),
                                    ("pro", "Praktijkonderwijs"),
                                    ("vso", "Vso"),
                                    ("havo", "Havo"),
                                ],
                                max_length=8,
                                verbose_name="leerweg",
                            ),
                        ),
                        (
                            "mbo_niveau",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(1, "Niveau 1"), (2, "Niveau 2"), (3, "Niveau 3"), (4, "Niveau 4")],
                                null=True,
                                verbose_name="mbo-niveau",
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
                            "leertraject",
                            models.CharField(
                                blank=True,
                                choices=[("BOL", "BOL"), ("BBL", "BBL")],
                                help_text="BOL: vooral op school. BBL: vooral werken en daarnaast leren.",
                                max_length=3,
                                verbose_name="leertraject",
                            ),
                        ),
                        ("opleiding", models.CharField(blank=True, max_length=200, verbose_name="opleiding")),
                        (
                            "crebo",
                            models.CharField(
                                blank=True,
                                help_text="Vijf cijfers, bijvoorbeeld 25655.",
                                max_length=5,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^[0-9]{5}\\Z", "Een crebo heeft vijf cijfers, bijvoorbeeld 25655."
                                    )
                                ],
                                verbose_name="crebo",
                            ),
                        ),
                        (
                            "keuzedeelcode",
                            models.CharField(
                                blank=True,
                                help_text="Een K en vier cijfers.",
                                max_length=5,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^K[0-9]{4}\\Z", "Een keuzedeelcode is een K met vier cijfers."
                                    )
                                ],
                                verbose_name="keuzedeelcode",
                            ),
                        ),
                        (
                            "programma",
                            models.CharField(
                                blank=True,
                                help_text="Een van de programma’s voor vmbo gl en tl.",
                                max_length=60,
                                verbose_name="praktijkgericht programma",
                            ),
                        ),
                        (
                            "samen_met_mbo",
                            models.BooleanField(blank=True, null=True, verbose_name="samen met het mbo ontwikkeld"),
                        ),
                        (
                            "profiel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("bwi", "Bouwen, wonen en interieur"),
                                    ("pie", "Produceren, installeren en energie"),
                                    ("mt", "Mobiliteit en transport"),
                                    ("mvi", "Media, vormgeving en ict"),
                                    ("mat", "Maritiem en techniek"),
                                    ("zw", "Zorg en welzijn"),
                                    ("eo", "Economie en ondernemen"),
                                    ("hbr", "Horeca, bakkerij en recreatie"),
                                    ("groen", "Groen"),
                                    ("dp", "Dienstverlening en producten"),
                                ],
                                max_length=8,
                                verbose_name="profiel",
                            ),
                        ),
                        (
                            "mbo_duur",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("1", "1 jaar (basisberoepsopleiding)"),
                                    ("2", "2 jaar (basisberoeps- of vakopleiding)"),
                                    ("3", "3 jaar (vak- of middenkaderopleiding)"),
                                    ("4", "4 jaar (middenkaderopleiding)"),
                                ],
                                help_text="Los van de leerroute.",
                                max_length=1,
                                verbose_name="hoe lang duurt het mbo-deel zelf?",
                            ),
                        ),
                        (
                            "nominale_duur",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Geteld vanaf leerjaar 3.",
                                null=True,
                                verbose_name="hoeveel jaar duurt de hele leerroute?",
                            ),
                        ),
                        (
                            "vmbo_diploma",
                            models.BooleanField(
                                blank=True, null=True, verbose_name="krijgt de leerling ook een vmbo-diploma?"
                            ),
                        ),
                        (
                            "vrijstelling",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("toegezegd", "Toegezegd door het mbo"),
                                    ("vastgelegd", "Vastgelegd door de examencommissie"),
                                ],
                                max_length=12,
                                verbose_name="vrijstelling in het mbo",
                            ),
                        ),
                        (
                            "overeenkomst_getekend_op",
                            models.DateField(blank=True, null=True, verbose_name="overeenkomst getekend op"),
                        ),
                        (
                            "overeenkomst_onderwerpen",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="De wet noemt er tien (WVO 2020 art. 2.107b).",
                                verbose_name="onderwerpen die in de overeenkomst zijn geregeld",
                            ),
                        ),
                        (
                            "afwijking_reden",
                            models.CharField(
                                blank=True,
                                help_text="Alleen nodig als iets ongebruikelijk is, maar wel klopt.",
                                max_length=500,
                                verbose_name="waarom is het hier anders?",
                            ),
                        ),
                        (
                            "contact_vo",
                            models.CharField(blank=True, max_length=120, verbose_name="contactpersoon van de school"),
                        ),
                        (
                            "contact_vo_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres van die persoon"),
                        ),
                        (
                            "contact_mbo",
                            models.CharField(blank=True, max_length=120, verbose_name="contactpersoon van het mbo"),
                        ),
                        (
                            "contact_mbo_email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mailadres van die persoon bij het mbo"
                            ),
                        ),
                        (
                            "knelpunt",
                            models.TextField(blank=True, max_length=2000, verbose_name="wat zit er in de weg?"),
                        ),
                        (
                            "volgende_stap",
                            models.CharField(blank=True, max_length=300, verbose_name="wat is de volgende stap?"),
                        ),
                        (
                            "volgende_stap_wie",
                            models.CharField(blank=True, max_length=120, verbose_name="wie doet dat?"),
                        ),
                        ("volgende_stap_op", models.DateField(blank=True, null=True, verbose_name="voor wanneer?")),
                        (
                            "omschrijving",
                            models.TextField(
                                blank=True,
                                help_text="Staat op de openbare pagina zodra de leerroute wordt aangeboden. Noem geen personen.",
                                max_length=5000,
                                verbose_name="omschrijving voor leerlingen en ouders",
                            ),
                        ),
                        (
                            "leeropbrengsten",
                            models.TextField(blank=True, max_length=5000, verbose_name="wat leren leerlingen?"),
                        ),
                        (
                            "resultaten",
                            models.TextField(
                                blank=True,
                                help_text="In aantallen of in woorden, zonder namen.",
                                max_length=5000,
                                verbose_name="wat zijn de resultaten?",
                            ),
                        ),
                        (
                            "geleerd",
                            models.TextField(
                                blank=True,
                                help_text="Waar andere scholen iets aan hebben.",
                                max_length=5000,
                                verbose_name="wat hebben we geleerd?",
                            ),
                        ),
                        (
                            "opmerking",
                            models.TextField(
                                blank=True,
                                help_text="Voor het programmateam. Schrijf geen namen van leerlingen op.",
                                verbose_name="opmerking",
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
                            "mbo",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo-instelling",
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
                                verbose_name="mbo-college",
                            ),
                        ),
                        (
                            "contactpersoon",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Krijgt de herinneringen over deze leerroute.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="contactpersoon in het programmateam",
                            ),
                        ),
                        (
                            "komt_voort_uit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Bijvoorbeeld een keuzedeel dat het begin van deze leerroute was.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="leerroutes.leerroute",
                                verbose_name="komt voort uit",
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
                        "verbose_name": "historical leerroute",
                        "verbose_name_plural": "historical leerroutes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        ),
    ]

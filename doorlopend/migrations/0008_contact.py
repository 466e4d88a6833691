"""All tables of doorlopend."""

import uuid

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import doorlopend.migraties
import doorlopend.models.bestanden
import doorlopend.models.contact
import doorlopend.models.organisaties
from doorlopend.slot import open_weer, sluit

TABELLEN = ("doorlopend_gebeurtenis",)


def dicht(apps, schema_editor):
    for tabel in TABELLEN:
        sluit(schema_editor.connection, tabel)


def open_(apps, schema_editor):
    for tabel in TABELLEN:
        open_weer(schema_editor.connection, tabel)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        doorlopend.migraties.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Uitschrijving",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                        ("soort", models.CharField(max_length=40, verbose_name="soort herinnering")),
                        ("sinds", models.DateTimeField(verbose_name="sinds")),
                    ],
                    options={
                        "verbose_name": "uitschrijving",
                        "verbose_name_plural": "uitschrijvingen",
                        "constraints": [
                            models.UniqueConstraint(fields=("email", "soort"), name="uitschrijving_eenmalig")
                        ],
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
                        ("soort", models.CharField(max_length=40, verbose_name="soort herinnering")),
                        ("sleutel", models.CharField(max_length=100, verbose_name="waarover")),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                        ("begonnen_op", models.DateTimeField(verbose_name="begonnen op")),
                        ("verzonden_op", models.DateTimeField(null=True, verbose_name="verzonden op")),
                    ],
                    options={
                        "verbose_name": "verzending",
                        "verbose_name_plural": "verzendingen",
                        "constraints": [
                            models.UniqueConstraint(fields=("soort", "sleutel", "email"), name="verzending_eenmalig")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "naam",
                            models.CharField(
                                default=doorlopend.models.contact.contact_van_gebied,
                                help_text="Geen naam van een persoon.",
                                max_length=120,
                                verbose_name="organisatie of team",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True,
                                help_text="Een adres van het team, niet van één persoon.",
                                max_length=254,
                                verbose_name="e-mailadres",
                            ),
                        ),
                        ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "tekst",
                            models.TextField(
                                blank=True,
                                default="Hebt u een vraag over een leerroute? Vraag het eerst aan de school of de mentor. Voor andere vragen kunt u bij ons terecht.",
                                max_length=600,
                                verbose_name="toelichting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contact",
                        "verbose_name_plural": "contact",
                        "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="contact_een_rij")],
                    },
                ),
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, unique=True, verbose_name="naam")),
                        ("afkorting", models.CharField(max_length=40, unique=True, verbose_name="korte naam")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("bestuur", "Schoolbestuur"),
                                    ("mbo", "Mbo-instelling"),
                                    ("samenwerkingsverband", "Samenwerkingsverband"),
                                    ("gemeente", "Gemeente"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        ("in_stuurgroep", models.BooleanField(default=True, verbose_name="zit in de stuurgroep")),
                    ],
                    options={
                        "verbose_name": "partner",
                        "verbose_name_plural": "partners",
                        "ordering": ["naam"],
                    },
                ),
                migrations.CreateModel(
                    name="School",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "roepnaam",
                            models.CharField(
                                help_text="De naam zoals mensen de school noemen.",
                                max_length=120,
                                verbose_name="roepnaam",
                            ),
                        ),
                        ("officiele_naam", models.CharField(blank=True, max_length=200, verbose_name="naam bij DUO")),
                        ("bestuur", models.CharField(blank=True, max_length=120, verbose_name="bestuur")),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                help_text="Leeg als het bestuur geen partner van het convenant is.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scholen",
                                to="doorlopend.partner",
                                verbose_name="partner in het convenant",
                            ),
                        ),
                        (
                            "bevoegd_gezag_nummer",
                            models.CharField(blank=True, max_length=6, verbose_name="bevoegd gezag"),
                        ),
                        ("straat", models.CharField(blank=True, max_length=80, verbose_name="straat")),
                        ("huisnummer", models.CharField(blank=True, max_length=20, verbose_name="huisnummer")),
                        ("postcode", models.CharField(blank=True, max_length=7, verbose_name="postcode")),
                        ("plaats", models.CharField(blank=True, max_length=60, verbose_name="plaats")),
                        (
                            "gemeente",
                            models.CharField(
                                default=doorlopend.models.organisaties.eerste_gemeente,
                                help_text="Alleen scholen in een gemeente van het convenant tellen mee voor de doelen.",
                                max_length=60,
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "stadsdeel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("nieuw-west", "Nieuw-West"),
                                    ("zuidoost", "Zuidoost"),
                                    ("noord", "Noord"),
                                    ("centrum", "Centrum"),
                                    ("oost", "Oost"),
                                    ("west", "West"),
                                    ("zuid", "Zuid"),
                                    ("weesp", "Weesp"),
                                    ("westpoort", "Westpoort"),
                                ],
                                max_length=12,
                                verbose_name="stadsdeel",
                            ),
                        ),
                        ("website", models.CharField(blank=True, max_length=120, verbose_name="website")),
                        (
                            "controleren",
                            models.TextField(
                                blank=True,
                                help_text="Wat in de bron onzeker is. Maak dit leeg als u het hebt nagekeken.",
                                verbose_name="nog te controleren",
                            ),
                        ),
                        (
                            "andere_namen",
                            models.TextField(
                                blank=True,
                                help_text="Eén per regel. Wie op een van deze namen zoekt, vindt de school ook.",
                                verbose_name="eerdere en andere namen",
                            ),
                        ),
                        ("gesloten_op", models.DateField(blank=True, null=True, verbose_name="gesloten op")),
                    ],
                    options={
                        "verbose_name": "school",
                        "verbose_name_plural": "scholen",
                        "ordering": ["roepnaam", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Vestigingscode",
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
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vestigingscodes",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                error_messages={
                                    "unique": "Deze vestigingscode hoort al bij een school. Zoek de school op met de code."
                                },
                                max_length=6,
                                unique=True,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\d{2}[A-Z]{2}\\d{2}\\Z", "Een vestigingscode is bijvoorbeeld 16PS21."
                                    )
                                ],
                                verbose_name="vestigingscode",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vestigingscode",
                        "verbose_name_plural": "vestigingscodes",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("vanaf", None), ("tot", None), ("tot__gte", models.F("vanaf")), _connector="OR"
                                ),
                                name="vestigingscode_periode",
                                violation_error_message="De einddatum ligt voor de begindatum. Pas een van beide aan.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Schoolaanbod",
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
                            "school",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aanbod",
                                to="doorlopend.school",
                                verbose_name="school",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("vmbo-b", "Vmbo-basis"),
                                    ("vmbo-k", "Vmbo-kader"),
                                    ("vmbo-gl", "Vmbo-gemengd"),
                                    ("vmbo-tl", "Vmbo-t"),
                                    ("havo", "Havo"),
                                    ("vwo", "Vwo"),
                                    ("pro", "Praktijkonderwijs"),
                                    ("vso", "Vso"),
                                ],
                                max_length=8,
                                verbose_name="soort",
                            ),
                        ),
                        ("bron", models.CharField(max_length=200, verbose_name="bron")),
                        (
                            "bronjaar",
                            models.CharField(
                                blank=True,
                                help_text="Het laatste schooljaar met examenkandidaten bij DUO.",
                                max_length=9,
                                verbose_name="laatst gezien in schooljaar",
                            ),
                        ),
                        (
                            "kandidaten",
                            models.CharField(
                                blank=True,
                                help_text="Een bereik als DUO een deel niet laat zien (<5).",
                                max_length=12,
                                verbose_name="kandidaten",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aanbod",
                        "verbose_name_plural": "aanbod",
                        "ordering": ["soort", "vanaf"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("vanaf", None), ("tot", None), ("tot__gte", models.F("vanaf")), _connector="OR"
                                ),
                                name="schoolaanbod_periode",
                                violation_error_message="De einddatum ligt voor de begindatum. Pas een van beide aan.",
                            ),
                            models.UniqueConstraint(fields=("school", "soort", "vanaf"), name="schoolaanbod_eenmalig"),
                            models.UniqueConstraint(
                                condition=models.Q(("vanaf", None)),
                                fields=("school", "soort"),
                                name="schoolaanbod_eenmalig_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MboInstelling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, unique=True, verbose_name="naam")),
                        ("afkorting", models.CharField(max_length=40, unique=True, verbose_name="korte naam")),
                        (
                            "andere_namen",
                            models.TextField(
                                blank=True,
                                help_text="Eén per regel. De import herkent de instelling ook hieraan.",
                                verbose_name="andere namen",
                            ),
                        ),
                        (
                            "brin",
                            models.CharField(
                                blank=True, help_text="Leeg zolang niet zeker is.", max_length=4, verbose_name="BRIN"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mbo_instellingen",
                                to="doorlopend.partner",
                                verbose_name="partner in het convenant",
                            ),
                        ),
                        ("controleren", models.TextField(blank=True, verbose_name="nog te controleren")),
                    ],
                    options={
                        "verbose_name": "mbo-instelling",
                        "verbose_name_plural": "mbo-instellingen",
                        "ordering": ["afkorting"],
                    },
                ),
                migrations.CreateModel(
                    name="MboCollege",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "instelling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="colleges",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo-instelling",
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("controleren", models.TextField(blank=True, verbose_name="nog te controleren")),
                    ],
                    options={
                        "verbose_name": "mbo-college",
                        "verbose_name_plural": "mbo-colleges",
                        "ordering": ["naam"],
                        "constraints": [
                            models.UniqueConstraint(fields=("instelling", "naam"), name="mbocollege_eenmalig")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Gebruiker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "email",
                            models.EmailField(
                                error_messages={"unique": "Er is al iemand met dit e-mailadres."},
                                max_length=254,
                                unique=True,
                                verbose_name="e-mailadres",
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        (
                            "rol",
                            models.CharField(
                                choices=[
                                    ("programmaleider", "Programmaleider"),
                                    ("programmateam", "Lid van het programmateam"),
                                    ("decaan", "Decaan"),
                                    ("stuurgroep", "Lid van de stuurgroep"),
                                    ("beheerder", "Beheerder"),
                                ],
                                max_length=20,
                                verbose_name="rol",
                            ),
                        ),
                        (
                            "school",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gebruikers",
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
                                related_name="gebruikers",
                                to="doorlopend.mboinstelling",
                                verbose_name="mbo",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gebruikers",
                                to="doorlopend.partner",
                                verbose_name="partner",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="kan inloggen")),
                        (
                            "date_joined",
                            models.DateTimeField(
                                default=django.utils.timezone.now, editable=False, verbose_name="sinds"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gebruiker",
                        "verbose_name_plural": "gebruikers",
                        "ordering": ["naam"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("school", None), ("mbo", None)),
                                    models.Q(("school", None), ("partner", None)),
                                    models.Q(("mbo", None), ("partner", None)),
                                    _connector="OR",
                                ),
                                name="gebruiker_hoogstens_een_organisatie",
                                violation_error_message="Kies hoogstens één organisatie: een school, een mbo of een partner.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Agendasleutel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "gebruiker",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agendasleutel",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("hash", models.CharField(max_length=64, unique=True, verbose_name="sha256")),
                        ("gemaakt_op", models.DateTimeField(verbose_name="gemaakt op")),
                    ],
                    options={
                        "verbose_name": "agendasleutel",
                        "verbose_name_plural": "agendasleutels",
                    },
                ),
                migrations.CreateModel(
                    name="Bestand",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "eigenaar_soort",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="contenttypes.contenttype",
                            ),
                        ),
                        ("eigenaar_id", models.PositiveBigIntegerField()),
                        ("naam", models.CharField(max_length=255, verbose_name="bestandsnaam")),
                        (
                            "soort",
                            models.CharField(
                                choices=[("pdf", "PDF"), ("docx", "DOCX"), ("xlsx", "XLSX"), ("csv", "CSV")],
                                max_length=4,
                                verbose_name="soort",
                            ),
                        ),
                        ("grootte", models.PositiveIntegerField(verbose_name="grootte in bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="sha256")),
                        (
                            "inhoud",
                            models.FileField(
                                storage=doorlopend.models.bestanden.opslag,
                                upload_to=doorlopend.models.bestanden.willekeurig_pad,
                                verbose_name="inhoud",
                            ),
                        ),
                        (
                            "geplaatst_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("geplaatst_op", models.DateTimeField(verbose_name="geplaatst op")),
                    ],
                    options={
                        "verbose_name": "bestand",
                        "verbose_name_plural": "bestanden",
                        "ordering": ["geplaatst_op", "pk"],
                        "indexes": [
                            models.Index(fields=["eigenaar_soort", "eigenaar_id"], name="bestand_per_eigenaar")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalContact",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "naam",
                            models.CharField(
                                default=doorlopend.models.contact.contact_van_gebied,
                                help_text="Geen naam van een persoon.",
                                max_length=120,
                                verbose_name="organisatie of team",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True,
                                help_text="Een adres van het team, niet van één persoon.",
                                max_length=254,
                                verbose_name="e-mailadres",
                            ),
                        ),
                        ("telefoon", models.CharField(blank=True, max_length=20, verbose_name="telefoon")),
                        ("website", models.URLField(blank=True, verbose_name="website")),
                        (
                            "tekst",
                            models.TextField(
                                blank=True,
                                default="Hebt u een vraag over een leerroute? Vraag het eerst aan de school of de mentor. Voor andere vragen kunt u bij ons terecht.",
                                max_length=600,
                                verbose_name="toelichting",
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
                        "verbose_name": "historical contact",
                        "verbose_name_plural": "historical contact",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Duobestand",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("naam", models.CharField(max_length=200, verbose_name="bestandsnaam")),
                        ("soort", models.CharField(max_length=12, verbose_name="soort")),
                        ("inhoud", models.BinaryField(verbose_name="inhoud")),
                        (
                            "per",
                            models.DateField(
                                help_text="Een nieuwe code geldt vanaf deze dag. Een code die weg is, geldt vanaf deze dag niet meer.",
                                verbose_name="vanaf welke datum gelden de wijzigingen?",
                            ),
                        ),
                        ("verschil", models.JSONField(verbose_name="wat er verandert")),
                        ("toegepast", models.JSONField(default=list, verbose_name="wat is toegepast")),
                        (
                            "geladen_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="geladen door",
                            ),
                        ),
                        ("geladen_op", models.DateTimeField(verbose_name="geladen op")),
                    ],
                    options={
                        "verbose_name": "DUO-bestand",
                        "verbose_name_plural": "DUO-bestanden",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSchool",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        (
                            "roepnaam",
                            models.CharField(
                                help_text="De naam zoals mensen de school noemen.",
                                max_length=120,
                                verbose_name="roepnaam",
                            ),
                        ),
                        ("officiele_naam", models.CharField(blank=True, max_length=200, verbose_name="naam bij DUO")),
                        ("bestuur", models.CharField(blank=True, max_length=120, verbose_name="bestuur")),
                        (
                            "bevoegd_gezag_nummer",
                            models.CharField(blank=True, max_length=6, verbose_name="bevoegd gezag"),
                        ),
                        ("straat", models.CharField(blank=True, max_length=80, verbose_name="straat")),
                        ("huisnummer", models.CharField(blank=True, max_length=20, verbose_name="huisnummer")),
                        ("postcode", models.CharField(blank=True, max_length=7, verbose_name="postcode")),
                        ("plaats", models.CharField(blank=True, max_length=60, verbose_name="plaats")),
                        (
                            "gemeente",
                            models.CharField(
                                default=doorlopend.models.organisaties.eerste_gemeente,
                                help_text="Alleen scholen in een gemeente van het convenant tellen mee voor de doelen.",
                                max_length=60,
                                verbose_name="gemeente",
                            ),
                        ),
                        (
                            "stadsdeel",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("nieuw-west", "Nieuw-West"),
                                    ("zuidoost", "Zuidoost"),
                                    ("noord", "Noord"),
                                    ("centrum", "Centrum"),
                                    ("oost", "Oost"),
                                    ("west", "West"),
                                    ("zuid", "Zuid"),
                                    ("weesp", "Weesp"),
                                    ("westpoort", "Westpoort"),
                                ],
                                max_length=12,
                                verbose_name="stadsdeel",
                            ),
                        ),
                        ("website", models.CharField(blank=True, max_length=120, verbose_name="website")),
                        (
                            "controleren",
                            models.TextField(
                                blank=True,
                                help_text="Wat in de bron onzeker is. Maak dit leeg als u het hebt nagekeken.",
                                verbose_name="nog te controleren",
                            ),
                        ),
                        (
                            "andere_namen",
                            models.TextField(
                                blank=True,
                                help_text="Eén per regel. Wie op een van deze namen zoekt, vindt de school ook.",
                                verbose_name="eerdere en andere namen",
                            ),
                        ),
                        ("gesloten_op", models.DateField(blank=True, null=True, verbose_name="gesloten op")),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Leeg als het bestuur geen partner van het convenant is.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="doorlopend.partner",
                                verbose_name="partner in het convenant",
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
                        "verbose_name": "historical school",
                        "verbose_name_plural": "historical scholen",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalVestigingscode",
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
                            "code",
                            models.CharField(
                                db_index=True,
                                error_messages={
                                    "unique": "Deze vestigingscode hoort al bij een school. Zoek de school op met de code."
                                },
                                max_length=6,
                                validators=[
                                    django.core.validators.RegexValidator(
                                        "^\\d{2}[A-Z]{2}\\d{2}\\Z", "Een vestigingscode is bijvoorbeeld 16PS21."
                                    )
                                ],
                                verbose_name="vestigingscode",
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
                        "verbose_name": "historical vestigingscode",
                        "verbose_name_plural": "historical vestigingscodes",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="HistoricalSchoolaanbod",
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
                            "soort",
                            models.CharField(
                                choices=[
                                    ("vmbo-b", "Vmbo-basis"),
                                    ("vmbo-k", "Vmbo-kader"),
                                    ("vmbo-gl", "Vmbo-gemengd"),
                                    ("vmbo-tl", "Vmbo-t"),
                                    ("havo", "Havo"),
                                    ("vwo", "Vwo"),
                                    ("pro", "Praktijkonderwijs"),
                                    ("vso", "Vso"),
                                ],
                                max_length=8,
                                verbose_name="soort",
                            ),
                        ),
                        ("bron", models.CharField(max_length=200, verbose_name="bron")),
                        (
                            "bronjaar",
                            models.CharField(
                                blank=True,
                                help_text="Het laatste schooljaar met examenkandidaten bij DUO.",
                                max_length=9,
                                verbose_name="laatst gezien in schooljaar",
                            ),
                        ),
                        (
                            "kandidaten",
                            models.CharField(
                                blank=True,
                                help_text="Een bereik als DUO een deel niet laat zien (<5).",
                                max_length=12,
                                verbose_name="kandidaten",
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
                        "verbose_name": "historical aanbod",
                        "verbose_name_plural": "historical aanbod",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
                migrations.CreateModel(
                    name="Uitnodiging",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        (
                            "rol",
                            models.CharField(
                                choices=[
                                    ("programmaleider", "Programmaleider"),
                                    ("programmateam", "Lid van het programmateam"),
                                    ("decaan", "Decaan"),
                                    ("stuurgroep", "Lid van de stuurgroep"),
                                    ("beheerder", "Beheerder"),
                                ],
                                max_length=20,
                                verbose_name="rol",
                            ),
                        ),
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
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="doorlopend.partner",
                                verbose_name="partner",
                            ),
                        ),
                        (
                            "sleutel_hash",
                            models.CharField(
                                editable=False, max_length=64, unique=True, verbose_name="hash van de sleutel"
                            ),
                        ),
                        (
                            "gemaakt_door",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("gemaakt_op", models.DateTimeField(editable=False, verbose_name="gemaakt op")),
                        ("verstuurd_op", models.DateTimeField(editable=False, verbose_name="laatst verstuurd op")),
                        ("verloopt_op", models.DateTimeField(editable=False, verbose_name="geldig tot")),
                        ("aanvaard_op", models.DateTimeField(editable=False, null=True, verbose_name="aanvaard op")),
                        (
                            "ingetrokken_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="ingetrokken op"),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitnodigingen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uitnodiging",
                        "verbose_name_plural": "uitnodigingen",
                        "ordering": ["-verstuurd_op", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("aanvaard_op", None), ("ingetrokken_op", None)),
                                fields=("email",),
                                name="uitnodiging_een_per_adres",
                                violation_error_message="Voor dit e-mailadres staat al een uitnodiging open. Verstuur die opnieuw.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("school", None), ("mbo", None)),
                                    models.Q(("school", None), ("partner", None)),
                                    models.Q(("mbo", None), ("partner", None)),
                                    _connector="OR",
                                ),
                                name="uitnodiging_hoogstens_een_organisatie",
                                violation_error_message="Kies hoogstens één organisatie: een school, een mbo of een partner.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("aanvaard_op", None), ("gebruiker", None)),
                                    models.Q(("aanvaard_op__isnull", False), ("gebruiker__isnull", False)),
                                    _connector="OR",
                                ),
                                name="uitnodiging_aanvaard_door_iemand",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Gebeurtenis",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "op",
                            models.DateTimeField(
                                db_index=True, default=django.utils.timezone.now, verbose_name="moment"
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("ingelogd", "Ingelogd"),
                                    ("inloggen-mislukt", "Inloggen mislukt"),
                                    ("uitgelogd", "Uitgelogd"),
                                    ("tweede-stap", "Tweede stap gewijzigd"),
                                    ("wachtwoord", "Wachtwoord gewijzigd"),
                                    ("geweigerd", "Toegang geweigerd"),
                                    ("uitvoer", "Gegevens gedownload"),
                                    ("invoer", "Gegevens ingelezen"),
                                    ("uitgenodigd", "Uitnodiging"),
                                    ("rol", "Rol of organisatie gewijzigd"),
                                    ("account", "Account aan- of uitgezet"),
                                    ("overgedragen", "Werk overgedragen"),
                                    ("vastgelegd", "Rapport vastgelegd"),
                                    ("ingezien", "Persoonsgegevens opgevraagd"),
                                    ("geanonimiseerd", "Persoon geanonimiseerd"),
                                    ("opgeruimd", "Gegevens opgeruimd"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        ("door_id", models.BigIntegerField(db_index=True, null=True, verbose_name="door gebruiker")),
                        (
                            "over",
                            models.CharField(
                                blank=True,
                                help_text="Soort en nummer, bijvoorbeeld gebruiker:12.",
                                max_length=80,
                                verbose_name="waarover",
                            ),
                        ),
                        (
                            "gegevens",
                            models.JSONField(
                                default=dict,
                                encoder=django.core.serializers.json.DjangoJSONEncoder,
                                verbose_name="gegevens",
                            ),
                        ),
                        ("verzoek", models.CharField(blank=True, max_length=16, verbose_name="verzoeknummer")),
                    ],
                    options={
                        "verbose_name": "gebeurtenis",
                        "verbose_name_plural": "gebeurtenissen",
                        "ordering": ["-op", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Verwijdering",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("gebruiker_id", models.BigIntegerField(verbose_name="nummer van de persoon")),
                        ("op", models.DateTimeField(verbose_name="op")),
                        (
                            "door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("reden", models.CharField(max_length=200, verbose_name="reden")),
                        ("aantallen", models.JSONField(verbose_name="gewijzigde velden per tabel")),
                    ],
                    options={
                        "verbose_name": "verwijdering",
                        "verbose_name_plural": "verwijderingen",
                        "ordering": ["-op"],
                    },
                ),
                migrations.CreateModel(
                    name="Inzendsleutel",
                    fields=[
                        ("sleutel", models.UUIDField(primary_key=True, serialize=False, verbose_name="sleutel")),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("adres", models.CharField(blank=True, max_length=500, verbose_name="waar het staat")),
                        (
                            "op",
                            models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name="op"),
                        ),
                    ],
                    options={
                        "verbose_name": "inzendsleutel",
                        "verbose_name_plural": "inzendsleutels",
                    },
                ),
            ],
        ),
        migrations.RunPython(dicht, open_),
    ]

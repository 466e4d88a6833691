"""Who was invited, what happened, who was removed: the records around people."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from doorlopend.models.gebruikers import GEEN_MBO, GEEN_PARTNER, GEEN_SCHOOL
from doorlopend.models.organisaties import MboInstelling, Partner, School
from doorlopend.rechten import Rol


class UitnodigingQuerySet(models.QuerySet):
    def open_op(self, moment):
        """Those whose link works at `moment`."""
        return self.filter(aanvaard_op=None, ingetrokken_op=None, verloopt_op__gt=moment)

    def met_staat_op(self, moment):
        """Annotate `staat`: in one word what became of it at `moment`."""
        return self.annotate(
            staat=Case(
                When(aanvaard_op__isnull=False, then=Value("aanvaard")),
                When(ingetrokken_op__isnull=False, then=Value("ingetrokken")),
                When(verloopt_op__gt=moment, then=Value("open")),
                default=Value("verlopen"),
            )
        )


class Uitnodiging(models.Model):
    """An invitation to make an account; its link works once, until it expires or is withdrawn.

    Only the SHA-256 of the link's key is kept, so that a copy of the database opens nothing.
    """

    email = models.EmailField("e-mailadres")
    naam = models.CharField("naam", max_length=120)
    rol = models.CharField("rol", max_length=20, choices=Rol)
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="school")
    mbo = models.ForeignKey(MboInstelling, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="mbo")
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="partner"
    )
    sleutel_hash = models.CharField("hash van de sleutel", max_length=64, unique=True, editable=False)
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", editable=False)
    verstuurd_op = models.DateTimeField("laatst verstuurd op", editable=False)
    verloopt_op = models.DateTimeField("geldig tot", editable=False)
    aanvaard_op = models.DateTimeField("aanvaard op", null=True, editable=False)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, editable=False)
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="uitnodigingen", editable=False
    )

    objects = UitnodigingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "uitnodiging", "uitnodigingen"
        ordering = ["-verstuurd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(aanvaard_op=None, ingetrokken_op=None),
                name="uitnodiging_een_per_adres",
                violation_error_message="Voor dit e-mailadres staat al een uitnodiging open. Verstuur die opnieuw.",
            ),
            models.CheckConstraint(
                name="uitnodiging_hoogstens_een_organisatie",
                condition=(GEEN_SCHOOL & GEEN_MBO) | (GEEN_SCHOOL & GEEN_PARTNER) | (GEEN_MBO & GEEN_PARTNER),
                violation_error_message="Kies hoogstens één organisatie: een school, een mbo of een partner.",
            ),
            models.CheckConstraint(
                name="uitnodiging_aanvaard_door_iemand",
                condition=Q(aanvaard_op=None, gebruiker=None) | Q(aanvaard_op__isnull=False, gebruiker__isnull=False),
            ),
        ]

    def __str__(self):
        return self.naam

    @property
    def organisatie(self):
        return self.school or self.mbo or self.partner


class Gebeurtenis(models.Model):
    """One line of the audit trail. The database itself refuses to change or remove it (doorlopend/slot.py).

    It holds ids, never names or addresses: who a person was disappears with the person.
    """

    class Soort(models.TextChoices):
        INGELOGD = "ingelogd", "Ingelogd"
        INLOGGEN_MISLUKT = "inloggen-mislukt", "Inloggen mislukt"
        UITGELOGD = "uitgelogd", "Uitgelogd"
        TWEEDE_STAP = "tweede-stap", "Tweede stap gewijzigd"
        WACHTWOORD = "wachtwoord", "Wachtwoord gewijzigd"
        GEWEIGERD = "geweigerd", "Toegang geweigerd"
        UITVOER = "uitvoer", "Gegevens gedownload"
        INVOER = "invoer", "Gegevens ingelezen"
        UITGENODIGD = "uitgenodigd", "Uitnodiging"
        ROL = "rol", "Rol of organisatie gewijzigd"
        ACCOUNT = "account", "Account aan- of uitgezet"
        OVERGEDRAGEN = "overgedragen", "Werk overgedragen"
        VASTGELEGD = "vastgelegd", "Rapport vastgelegd"
        INGEZIEN = "ingezien", "Persoonsgegevens opgevraagd"
        GEANONIMISEERD = "geanonimiseerd", "Persoon geanonimiseerd"
        OPGERUIMD = "opgeruimd", "Gegevens opgeruimd"

    op = models.DateTimeField("moment", default=timezone.now, db_index=True)
    soort = models.CharField("soort", max_length=20, choices=Soort)
    # No foreign key: a reference would need a change here when the person goes.
    door_id = models.BigIntegerField("door gebruiker", null=True, db_index=True)
    over = models.CharField(
        "waarover", max_length=80, blank=True, help_text="Soort en nummer, bijvoorbeeld gebruiker:12."
    )
    gegevens = models.JSONField("gegevens", default=dict, encoder=DjangoJSONEncoder)
    verzoek = models.CharField("verzoeknummer", max_length=16, blank=True)

    OP_SLOT = True  # the table is locked: nothing of it is exported or anonymised (doorlopend/privacy.py)

    class Meta:
        verbose_name, verbose_name_plural = "gebeurtenis", "gebeurtenissen"
        ordering = ["-op", "-pk"]

    def __str__(self):
        return f"{self.get_soort_display()} {self.over}".strip()


class Verwijdering(models.Model):
    """That a person was anonymised: when, by whom, and how many fields. Not who it was."""

    gebruiker_id = models.BigIntegerField("nummer van de persoon")
    op = models.DateTimeField("op")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reden = models.CharField("reden", max_length=200)
    aantallen = models.JSONField("gewijzigde velden per tabel")

    class Meta:
        verbose_name, verbose_name_plural = "verwijdering", "verwijderingen"
        ordering = ["-op"]

    def __str__(self):
        return f"persoon {self.gebruiker_id}"


class Inzendsleutel(models.Model):
    """The hidden number of a form for something new: sent twice, it makes one thing (doorlopend/eenmalig.py)."""

    sleutel = models.UUIDField("sleutel", primary_key=True)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    adres = models.CharField("waar het staat", max_length=500, blank=True)
    op = models.DateTimeField("op", default=timezone.now, db_index=True)

    class Meta:
        verbose_name, verbose_name_plural = "inzendsleutel", "inzendsleutels"

    def __str__(self):
        return str(self.sleutel)

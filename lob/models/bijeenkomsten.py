"""The meetings of decanen: agenda, attendance, verslag, besluiten and actiepunten (convenant, afspraak 7)."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.bijeenkomsten import ERBIJ, Aanwezigheid, Bijeenkomst, BijeenkomstQuerySet, Staat
from doorlopend.models import Bestand, MboInstelling, School
from doorlopend.tekstveld import Tekstveld

GEEN_LEERLINGEN = "Schrijf geen namen van leerlingen op."


class DecanenbijeenkomstQuerySet(BijeenkomstQuerySet):
    def met_gastheer(self):
        return self.select_related("gastheer_school", "gastheer_mbo")

    def zonder_opkomst(self, vandaag):
        """Held or due by `vandaag`, not closed, and nobody is recorded as having been there; oldest first."""
        erbij = Decaanaanwezigheid.objects.filter(bijeenkomst=OuterRef("pk"), opkomst__in=ERBIJ)
        geweest = self.filter(~Exists(erbij), datum__lte=vandaag, afgesloten_op=None)
        return geweest.exclude(staat=Staat.GEANNULEERD).order_by("datum", "begin", "pk")


class Decanenbijeenkomst(Bijeenkomst):
    """A meeting of decanen of vo and mbo; until it is closed, its host and its registrar keep it up."""

    thema = models.CharField("thema", max_length=200, help_text="Waar gaat het over?")
    gastheer_school = models.ForeignKey(
        School,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decanenbijeenkomsten",
        verbose_name="school die ontvangt",
    )
    gastheer_mbo = models.ForeignKey(
        MboInstelling,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="decanenbijeenkomsten",
        verbose_name="mbo dat ontvangt",
    )
    voorzitter = models.CharField("voorzitter", max_length=120, blank=True)
    notulist = models.CharField("wie maakt het verslag?", max_length=120, blank=True)
    verslag = Tekstveld("verslag", blank=True, max_length=20_000)
    contactpersoon = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="contactpersoon",
        help_text="Krijgt de herinneringen, en is er voor vragen.",
    )
    geregistreerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="geregistreerd door"
    )
    geregistreerd_op = models.DateTimeField("geregistreerd op")
    afgesloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True)

    AGENDAVELDEN = (*Bijeenkomst.AGENDAVELDEN, "thema")
    OVERDRAAGBAAR = {"contactpersoon": Q(afgesloten_op=None) & ~Q(staat=Staat.GEANNULEERD)}

    bestanden = GenericRelation(Bestand, "eigenaar_id", "eigenaar_soort")

    objects = DecanenbijeenkomstQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Bijeenkomst.Meta):
        verbose_name, verbose_name_plural = "decanenbijeenkomst", "decanenbijeenkomsten"
        constraints = [
            *Bijeenkomst.Meta.constraints,
            models.CheckConstraint(
                name="decanenbijeenkomst_een_gastheer",
                condition=Q(gastheer_school=None) | Q(gastheer_mbo=None),
                violation_error_message="Kies één gastheer: een school of een mbo.",
            ),
            models.CheckConstraint(
                name="decanenbijeenkomst_afgesloten",
                condition=Q(afgesloten_op=None, afgesloten_door=None)
                | Q(afgesloten_op__isnull=False, afgesloten_door__isnull=False),
            ),
        ]

    def __str__(self):
        return self.thema

    def get_absolute_url(self):
        return reverse("bijeenkomst-detail", args=[self.pk])

    def clean(self):
        super().clean()
        if self.gastheer_school_id and self.gastheer_mbo_id:
            raise ValidationError({"gastheer_mbo": "Kies één gastheer: een school of een mbo."})

    @property
    def titel(self):
        return f"Decanenbijeenkomst: {self.thema}"

    @property
    def gastheer(self):
        """The school or mbo that receives the decanen, or None."""
        return self.gastheer_school or self.gastheer_mbo

    @property
    def is_afgesloten(self):
        return self.afgesloten_op is not None

    @property
    def telt_mee(self):
        """Whether it counts for afspraak 7: held, with at least one person of vo and one of mbo there."""
        return self.is_gehouden and self.opkomst.vo > 0 and self.opkomst.mbo > 0

    def organisaties(self):
        """Who may keep it up: those of host, registrar and contact; nobody of a school or mbo once it is closed."""
        if self.is_afgesloten:
            return set()
        mensen = {self.geregistreerd_door, self.contactpersoon} - {None}
        return {self.gastheer_school, self.gastheer_mbo, *(mens.organisatie for mens in mensen)} - {None}


class Decaanaanwezigheid(Aanwezigheid):
    """What one person did about a decanenbijeenkomst."""

    bijeenkomst = models.ForeignKey(Decanenbijeenkomst, models.CASCADE, related_name="aanwezigheden")

    history = HistoricalRecords()

    class Meta(Aanwezigheid.Meta):
        verbose_name, verbose_name_plural = "aanwezigheid", "aanwezigheden"


class Agendapuntsoort(models.TextChoices):
    MEDEDELING = "mededeling", "Mededeling"
    BESPREKEN = "bespreken", "Bespreken"
    BESLUIT = "besluit", "Besluit"


class Agendapunt(models.Model):
    bijeenkomst = models.ForeignKey(Decanenbijeenkomst, models.CASCADE, related_name="agendapunten")
    nummer = models.PositiveSmallIntegerField("nummer")
    titel = models.CharField("titel", max_length=200)
    soort = models.CharField("soort", max_length=10, choices=Agendapuntsoort, default=Agendapuntsoort.BESPREKEN)

    class Meta:
        verbose_name, verbose_name_plural = "agendapunt", "agendapunten"
        ordering = ["nummer"]
        constraints = [models.UniqueConstraint(fields=["bijeenkomst", "nummer"], name="agendapunt_nummer")]

    def __str__(self):
        return self.titel


class Besluit(models.Model):
    bijeenkomst = models.ForeignKey(Decanenbijeenkomst, models.CASCADE, related_name="besluiten")
    tekst = models.CharField("besluit", max_length=500)

    class Meta:
        verbose_name, verbose_name_plural = "besluit", "besluiten"
        ordering = ["pk"]

    def __str__(self):
        return self.tekst


class ActiepuntQuerySet(models.QuerySet):
    def open(self):
        return self.filter(afgerond_op=None)

    def van_eerder(self, bijeenkomst):
        """Those of meetings before `bijeenkomst`: as long as they are open they come back on it."""
        eerder = Q(bijeenkomst__datum__lt=bijeenkomst.datum) | Q(
            bijeenkomst__datum=bijeenkomst.datum, bijeenkomst__begin__lt=bijeenkomst.begin
        )
        return self.filter(eerder)


class Actiepunt(models.Model):
    """Something that somebody promised at a meeting to do before a day."""

    bijeenkomst = models.ForeignKey(Decanenbijeenkomst, models.CASCADE, related_name="actiepunten")
    tekst = models.CharField("actiepunt", max_length=500)
    eigenaar = models.CharField("wie doet het?", max_length=120)
    uiterlijk = models.DateField("uiterlijk op")
    afgerond_op = models.DateField("afgerond op", null=True, blank=True)
    afgerond_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ActiepuntQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "actiepunt", "actiepunten"
        ordering = ["uiterlijk", "pk"]
        constraints = [
            models.CheckConstraint(
                name="actiepunt_afgerond",
                condition=Q(afgerond_op=None, afgerond_door=None)
                | Q(afgerond_op__isnull=False, afgerond_door__isnull=False),
            )
        ]

    def __str__(self):
        return self.tekst

    def te_laat_op(self, peildatum):
        return self.afgerond_op is None and self.uiterlijk < peildatum

"""What people write for a voortgangsrapportage: texts per part, means per partner, risks, and drafts of all three."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from doorlopend.models import Partner
from doorlopend.tekstveld import Tekstveld
from monitoring.models.rapport import Rapportage


class Rapportdeel(models.Model):
    """The texts of one part (monitoring.rapportindeling), who writes it and before when.

    `gewijzigd` counts the times it was saved, so that two writers don't overwrite each other.
    """

    rapportage = models.ForeignKey(Rapportage, models.CASCADE, related_name="delen")
    onderdeel = models.SlugField("onderdeel", max_length=40)
    teksten = models.JSONField("teksten", default=dict)
    schrijver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie schrijft dit?",
    )
    klaar_voor = models.DateField("klaar op", null=True, blank=True)
    gewijzigd = models.PositiveIntegerField("aantal wijzigingen", default=0)
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    gewijzigd_op = models.DateTimeField("gewijzigd op", null=True)

    OVERDRAAGBAAR = {"schrijver": ~Q(rapportage__versies__hoofdnummer__gte=1)}

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "rapportdeel", "rapportdelen"
        ordering = ["onderdeel"]
        constraints = [models.UniqueConstraint(fields=["rapportage", "onderdeel"], name="rapportdeel_eenmalig")]

    def __str__(self):
        return f"{self.rapportage}: {self.onderdeel}"

    @property
    def is_te_schrijven(self):
        """Whether its writer isn't ready: it was never saved, or one of its texts is still empty."""
        return not self.gewijzigd or "" in self.teksten.values()


class Middelen(models.Model):
    """Whether a partner makes enough people and means available (convenant, afspraak 10)."""

    rapportage = models.ForeignKey(Rapportage, models.CASCADE, related_name="middelen")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="middelen")
    voldoende = models.BooleanField("voldoende mensen en middelen?", null=True)
    fte = models.DecimalField(
        "fte",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(500)],
    )
    toelichting = Tekstveld("toelichting", blank=True, max_length=2000)

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "mensen en middelen", "mensen en middelen"
        ordering = ["partner__naam"]
        constraints = [
            models.UniqueConstraint(fields=["rapportage", "partner"], name="middelen_per_partner"),
            models.CheckConstraint(name="middelen_fte_niet_negatief", condition=Q(fte=None) | Q(fte__gte=0)),
        ]

    def __str__(self):
        return f"{self.partner}: {self.voldoende}"


class Mate(models.TextChoices):
    KLEIN = "klein", "Klein"
    MIDDEL = "middel", "Middel"
    GROOT = "groot", "Groot"


class Risico(models.Model):
    """Something that may go wrong in the next half-year, and what is done about it."""

    rapportage = models.ForeignKey(Rapportage, models.CASCADE, related_name="risicos")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    omschrijving = Tekstveld("wat kan er misgaan?", max_length=2000)
    kans = models.CharField("kans", max_length=6, choices=Mate)
    gevolg = models.CharField("gevolg", max_length=6, choices=Mate)
    eigenaar = models.CharField("wie let erop?", max_length=120)
    maatregel = Tekstveld("wat doen we eraan?", max_length=2000)

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "risico", "risico’s"
        ordering = ["volgorde"]
        constraints = [models.UniqueConstraint(fields=["rapportage", "volgorde"], name="risico_volgorde")]

    def __str__(self):
        return self.omschrijving


class Deelconcept(models.Model):
    """What somebody typed for a part and has not saved yet: kept by autosave, seen by nobody else.

    `velden` is what the form posted; `basis` is the Rapportdeel.gewijzigd that the typing started from.
    """

    rapportage = models.ForeignKey(Rapportage, models.CASCADE, related_name="concepten")
    onderdeel = models.SlugField("onderdeel", max_length=40)
    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    velden = models.JSONField("velden")
    basis = models.PositiveIntegerField("gebaseerd op")
    bewaard_op = models.DateTimeField("bewaard op")

    class Meta:
        verbose_name, verbose_name_plural = "concept van een deel", "concepten van delen"
        constraints = [
            models.UniqueConstraint(fields=["rapportage", "onderdeel", "gebruiker"], name="deelconcept_eenmalig")
        ]

    def __str__(self):
        return f"{self.rapportage}: {self.onderdeel} van {self.gebruiker}"

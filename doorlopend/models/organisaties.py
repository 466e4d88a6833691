"""Partners of the covenant, schools with their codes and offers, mbo institutions and colleges."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.gebied import gebied
from doorlopend.tekstveld import Tekstveld


class Partnersoort(models.TextChoices):
    BESTUUR = "bestuur", "Schoolbestuur"
    MBO = "mbo", "Mbo-instelling"
    SAMENWERKINGSVERBAND = "samenwerkingsverband", "Samenwerkingsverband"
    GEMEENTE = "gemeente", "Gemeente"


class Stadsdeel(models.TextChoices):
    """The seven stadsdelen, Westpoort, and stadsgebied Weesp; the covenant's focus areas come first."""

    NIEUW_WEST = "nieuw-west", "Nieuw-West"
    ZUIDOOST = "zuidoost", "Zuidoost"
    NOORD = "noord", "Noord"
    CENTRUM = "centrum", "Centrum"
    OOST = "oost", "Oost"
    WEST = "west", "West"
    ZUID = "zuid", "Zuid"
    WEESP = "weesp", "Weesp"
    WESTPOORT = "westpoort", "Westpoort"


class Aanbodsoort(models.TextChoices):
    VMBO_B = "vmbo-b", "Vmbo-basis"
    VMBO_K = "vmbo-k", "Vmbo-kader"
    VMBO_GL = "vmbo-gl", "Vmbo-gemengd"
    VMBO_TL = "vmbo-tl", "Vmbo-t"
    HAVO = "havo", "Havo"
    VWO = "vwo", "Vwo"
    PRO = "pro", "Praktijkonderwijs"
    VSO = "vso", "Vso"


def loopt_op(dag):
    """Q for a half-open period: vanaf ≤ dag < tot, where an empty end is open."""
    return (Q(vanaf=None) | Q(vanaf__lte=dag)) & (Q(tot=None) | Q(tot__gt=dag))


class Periode(models.Model):
    """Something that holds during a half-open period: vanaf ≤ day < tot; empty means open."""

    vanaf = models.DateField("vanaf", null=True, blank=True)
    tot = models.DateField("tot", null=True, blank=True, help_text="Deze dag telt zelf niet meer mee.")

    class Meta:
        abstract = True

    def loopt_op(self, dag):
        return (self.vanaf is None or self.vanaf <= dag) and (self.tot is None or dag < self.tot)


def periode_klopt(naam):
    """The database constraint that a period does not end before it starts."""
    return models.CheckConstraint(
        name=naam,
        condition=Q(vanaf=None) | Q(tot=None) | Q(tot__gte=F("vanaf")),
        violation_error_message="De einddatum ligt voor de begindatum. Pas een van beide aan.",
    )


def eenmalig_per_begin(naam, *velden):
    """The constraints that allow `velden` once for each `vanaf`, an open one included, on every database."""
    return (
        models.UniqueConstraint(fields=[*velden, "vanaf"], name=naam),
        models.UniqueConstraint(fields=velden, condition=Q(vanaf=None), name=f"{naam}_open"),
    )


class Partner(models.Model):
    """One of the nine parties of the covenant."""

    naam = models.CharField("naam", max_length=120, unique=True)
    afkorting = models.CharField("korte naam", max_length=40, unique=True)
    soort = models.CharField("soort", max_length=20, choices=Partnersoort)
    in_stuurgroep = models.BooleanField("zit in de stuurgroep", default=True)

    class Meta:
        verbose_name, verbose_name_plural = "partner", "partners"
        ordering = ["naam"]

    def __str__(self):
        return self.afkorting

    def get_absolute_url(self):
        return reverse("partner-detail", args=[self.pk])


class SchoolQuerySet(models.QuerySet):
    def open_op(self, peildatum):
        """The schools that are not closed on `peildatum`; on the day of closing a school counts as closed."""
        return self.filter(Q(gesloten_op=None) | Q(gesloten_op__gt=peildatum))


def eerste_gemeente():
    """The gemeente of a school about which nothing else is said: the first that the covenant names."""
    return gebied().gemeenten[0]


class School(models.Model):
    """A school location with one identity, whatever codes it had (convenant.md, reading 2)."""

    roepnaam = models.CharField("roepnaam", max_length=120, help_text="De naam zoals mensen de school noemen.")
    officiele_naam = models.CharField("naam bij DUO", max_length=200, blank=True)
    bestuur = models.CharField("bestuur", max_length=120, blank=True)
    partner = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="scholen",
        verbose_name="partner in het convenant",
        help_text="Leeg als het bestuur geen partner van het convenant is.",
    )
    bevoegd_gezag_nummer = models.CharField("bevoegd gezag", max_length=6, blank=True)
    straat = models.CharField("straat", max_length=80, blank=True)
    huisnummer = models.CharField("huisnummer", max_length=20, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    plaats = models.CharField("plaats", max_length=60, blank=True)
    gemeente = models.CharField(
        "gemeente",
        max_length=60,
        default=eerste_gemeente,
        help_text="Alleen scholen in een gemeente van het convenant tellen mee voor de doelen.",
    )
    stadsdeel = models.CharField("stadsdeel", max_length=12, choices=Stadsdeel, blank=True)
    website = models.CharField("website", max_length=120, blank=True)
    controleren = Tekstveld(
        "nog te controleren",
        blank=True,
        help_text="Wat in de bron onzeker is. Maak dit leeg als u het hebt nagekeken.",
    )
    andere_namen = Tekstveld(
        "eerdere en andere namen",
        blank=True,
        help_text="Eén per regel. Wie op een van deze namen zoekt, vindt de school ook.",
    )
    gesloten_op = models.DateField("gesloten op", null=True, blank=True)

    objects = SchoolQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "school", "scholen"
        ordering = ["roepnaam", "pk"]

    def __str__(self):
        return self.roepnaam

    def get_absolute_url(self):
        return reverse("school-detail", args=[self.pk])

    @property
    def plek(self):
        """Where it lies, as people say it: a stadsdeel in the city that has them, elsewhere the gemeente."""
        if self.gemeente == gebied().stad:
            return self.get_stadsdeel_display() or "stadsdeel onbekend"
        return self.gemeente

    def organisaties(self):
        """The organisations to which this record belongs, for Bereik.EIGEN."""
        return {self}

    def is_open_op(self, peildatum):
        return self.gesloten_op is None or peildatum < self.gesloten_op

    def onthoud_naam(self, naam):
        """Keep an earlier name findable; the present names and one that is kept already are not repeated."""
        bekend = [regel.strip() for regel in self.andere_namen.splitlines() if regel.strip()]
        if naam and naam.lower() not in {self.roepnaam.lower(), *(ander.lower() for ander in bekend)}:
            self.andere_namen = "\n".join([*bekend, naam])


class Vestigingscode(Periode):
    """A DUO code (BRIN plus two digits) that a school has or had."""

    NAAMVELDEN = ("code",)

    school = models.ForeignKey(School, models.PROTECT, related_name="vestigingscodes", verbose_name="school")
    code = models.CharField(
        "vestigingscode",
        max_length=6,
        unique=True,
        validators=[RegexValidator(r"^\d{2}[A-Z]{2}\d{2}\Z", "Een vestigingscode is bijvoorbeeld 16PS21.")],
        error_messages={"unique": "Deze vestigingscode hoort al bij een school. Zoek de school op met de code."},
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "vestigingscode", "vestigingscodes"
        ordering = ["code"]
        constraints = [periode_klopt("vestigingscode_periode")]

    def __str__(self):
        return self.code


class Schoolaanbod(Periode):
    """What a school offers, from when until when, and how we know."""

    NAAMVELDEN = ("soort",)

    school = models.ForeignKey(School, models.PROTECT, related_name="aanbod", verbose_name="school")
    soort = models.CharField("soort", max_length=8, choices=Aanbodsoort)
    bron = models.CharField("bron", max_length=200)
    bronjaar = models.CharField(
        "laatst gezien in schooljaar",
        max_length=9,
        blank=True,
        help_text="Het laatste schooljaar met examenkandidaten bij DUO.",
    )
    kandidaten = models.CharField(
        "kandidaten", max_length=12, blank=True, help_text="Een bereik als DUO een deel niet laat zien (<5)."
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "aanbod", "aanbod"
        ordering = ["soort", "vanaf"]
        constraints = [
            periode_klopt("schoolaanbod_periode"),
            *eenmalig_per_begin("schoolaanbod_eenmalig", "school", "soort"),
        ]

    def __str__(self):
        return self.get_soort_display()

    def get_absolute_url(self):
        return self.school.get_absolute_url()


class MboInstelling(models.Model):
    naam = models.CharField("naam", max_length=120, unique=True)
    afkorting = models.CharField("korte naam", max_length=40, unique=True)
    andere_namen = Tekstveld(
        "andere namen", blank=True, help_text="Eén per regel. De import herkent de instelling ook hieraan."
    )
    brin = models.CharField("BRIN", max_length=4, blank=True, help_text="Leeg zolang niet zeker is.")
    partner = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mbo_instellingen",
        verbose_name="partner in het convenant",
    )
    controleren = Tekstveld("nog te controleren", blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "mbo-instelling", "mbo-instellingen"
        ordering = ["afkorting"]

    def __str__(self):
        return self.afkorting

    def get_absolute_url(self):
        """The page of its partner, "" for a mbo outside the convenant: it has no page of its own."""
        return reverse("partner-detail", args=[self.partner_id]) if self.partner_id else ""

    @property
    def herkenbare_namen(self):
        """Every name by which a sheet may call this institution, lower case."""
        namen = [self.naam, self.afkorting, f"{self.naam} ({self.afkorting})", *self.andere_namen.splitlines()]
        return {naam.strip().lower() for naam in namen if naam.strip()}


class MboCollege(models.Model):
    instelling = models.ForeignKey(
        MboInstelling, models.PROTECT, related_name="colleges", verbose_name="mbo-instelling"
    )
    naam = models.CharField("naam", max_length=120)
    controleren = Tekstveld("nog te controleren", blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "mbo-college", "mbo-colleges"
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["instelling", "naam"], name="mbocollege_eenmalig")]

    def __str__(self):
        return self.naam

"""What people decide about an indicator besides counting: acties, another oordeel, words, milestones."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from simple_history.models import HistoricalRecords

from doorlopend.models.organisaties import Periode, periode_klopt
from doorlopend.tekstveld import Tekstveld
from monitoring.models.convenant import Afspraak, Indicator


class Oordeel(models.TextChoices):
    """The codes are stable: database, JSON and sheets use them (convenant.md, "Fact, plan, progress, judgement")."""

    OP_SCHEMA = "op_schema", "Op schema"
    LOOPT_ACHTER = "loopt_achter", "Loopt achter"
    LOOPT_VER_ACHTER = "loopt_ver_achter", "Loopt ver achter"
    GEHAALD = "gehaald", "Gehaald"
    NIET_GEHAALD = "niet_gehaald", "Niet gehaald"
    GEEN_OORDEEL = "geen_oordeel", "Geen oordeel"


class ActieQuerySet(models.QuerySet):
    def open(self):
        """Acties that are not done, the nearest deadline first."""
        return self.filter(gedaan_op=None).order_by(F("deadline").asc(nulls_last=True), "pk")

    def te_laat_op(self, peildatum):
        """Open acties whose deadline lies before `peildatum`."""
        return self.open().filter(deadline__lt=peildatum)


class Actie(models.Model):
    """Something the programme will do for an afspraak: what, who, by when, and when it was done."""

    OVERDRAAGBAAR = {"eigenaar": Q(gedaan_op=None)}

    afspraak = models.ForeignKey(Afspraak, models.PROTECT, related_name="acties", verbose_name="afspraak")
    wat = models.CharField(
        "wat gaan we doen?", max_length=300, help_text="Begin met een werkwoord. Schrijf geen namen van leerlingen op."
    )
    eigenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acties",
        verbose_name="wie zorgt ervoor?",
    )
    deadline = models.DateField("voor welke datum?", null=True, blank=True)
    gedaan_op = models.DateField("gedaan op", null=True, blank=True, help_text="Leeg zolang de actie niet klaar is.")

    objects = ActieQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "actie", "acties"
        ordering = ["afspraak__volgorde", "deadline", "pk"]

    def __str__(self):
        return self.wat

    def get_absolute_url(self):
        return f"{reverse('actie-list')}#actie-{self.pk}"


class OordeelafwijkingQuerySet(models.QuerySet):
    def overlapt(self, vanaf, tot):
        """Those that hold on some day with vanaf ≤ day < tot; without `tot` the period is open."""
        begint_ervoor = Q() if tot is None else Q(vanaf=None) | Q(vanaf__lt=tot)
        return self.filter(begint_ervoor).filter(Q(tot=None) | Q(tot__gt=vanaf))


class Oordeelafwijking(Periode):
    """Another oordeel than the computed one, with the reason; it holds while the period runs."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="afwijkingen")
    oordeel = models.CharField("oordeel", max_length=20, choices=Oordeel)
    reden = Tekstveld("waarom wijkt u af?", max_length=2000)
    gezet_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    gezet_op = models.DateTimeField("gezet op")

    objects = OordeelafwijkingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "afwijkend oordeel", "afwijkende oordelen"
        ordering = ["-vanaf", "-pk"]
        constraints = [
            periode_klopt("oordeelafwijking_periode"),
            models.CheckConstraint(name="oordeelafwijking_met_reden", condition=~Q(reden="")),
        ]

    def __str__(self):
        return f"{self.get_oordeel_display()} voor {self.indicator}"

    def get_absolute_url(self):
        return self.indicator.get_absolute_url()


class Stand(models.TextChoices):
    """How far an afspraak that is told in words has come."""

    NIET_BEGONNEN = "niet_begonnen", "Nog niet begonnen"
    LOOPT = "loopt", "Loopt"
    AFGEROND = "afgerond", "Afgerond"


class Beschrijving(models.Model):
    """Where an afspraak that isn't counted stands on a day, in words, with what shows it."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="beschrijvingen")
    datum = models.DateField("stand op", help_text="De dag waarop dit gold.")
    stand = models.CharField("hoe ver is het?", max_length=16, choices=Stand)
    tekst = Tekstveld("wat is er gebeurd?", max_length=20000)
    bewijs = Tekstveld(
        "waaruit blijkt dat?",
        max_length=2000,
        blank=True,
        help_text="Een document, besluit of webadres. Schrijf geen namen van leerlingen op.",
    )
    gezet_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    gezet_op = models.DateTimeField("gezet op")

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "beschrijving", "beschrijvingen"
        ordering = ["-datum", "-pk"]

    def __str__(self):
        return f"{self.indicator}: {self.get_stand_display()}"

    def get_absolute_url(self):
        return self.indicator.get_absolute_url()


class Mijlpaal(models.Model):
    """What the stuurgroep decided that an indicator must be from a day on; replaces the computed nodig nu."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="mijlpalen")
    datum = models.DateField("vanaf", help_text="Vanaf deze dag is dit aantal nodig.")
    aantal = models.PositiveIntegerField("aantal")
    besluit_op = models.DateField("besluit van de stuurgroep op")
    toelichting = Tekstveld("toelichting", max_length=2000, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "mijlpaal", "mijlpalen"
        ordering = ["datum"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "datum"],
                name="mijlpaal_per_dag",
                violation_error_message="Er is al een mijlpaal op deze dag. Pas die aan.",
            )
        ]

    def __str__(self):
        return f"{self.aantal} vanaf {date_format(self.datum)}"

    def get_absolute_url(self):
        return self.indicator.get_absolute_url()

"""Counts of pupils who went from a vo school to an mbo, and how they fared (convenant, afspraak 9). Counts only."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.models import MboInstelling, School
from doorlopend.schooljaar import Schooljaar
from doorlopend.sectoren import Sector
from doorlopend.verwijderen import Verwijderbaar, VerwijderbaarManager
from kennisdeling.onderdrukking import toon

MEESTE = 5000


class Herkomst(models.TextChoices):
    """The leerweg from which pupils came."""

    VMBO_B = "vmbo-b", "Vmbo-basis"
    VMBO_K = "vmbo-k", "Vmbo-kader"
    VMBO_GT = "vmbo-gt", "Vmbo-gl en -tl"
    HAVO = "havo", "Havo"
    PRO = "pro", "Praktijkonderwijs"
    VSO = "vso", "Vso"


class Bron(models.TextChoices):
    MBO = "mbo", "Mbo-instelling"
    NCO = "nco", "NCO"
    DUO = "duo", "DUO"


class Vertrekreden(models.TextChoices):
    """Why students left, from a fixed list: a text could hold somebody's name."""

    STUDIEKEUZE = "studiekeuze", "Verkeerde studiekeuze"
    PERSOONLIJK = "persoonlijk", "Persoonlijke omstandigheden"
    GEZONDHEID = "gezondheid", "Gezondheid"
    WERK = "werk", "Ging werken"
    STAGE = "stage", "Geen stage of leerbaan"
    NIVEAU = "niveau", "Te moeilijk of te makkelijk"
    OPLEIDING = "opleiding", "Niet tevreden over de opleiding"
    ONBEKEND = "onbekend", "Onbekend"


class DoorstroomcijferQuerySet(models.QuerySet):
    def geldig_op(self, peildatum):
        """Shared on or before `peildatum` and not withdrawn by then."""
        niet_weg = Q(ingetrokken_op=None) | Q(ingetrokken_op__gt=peildatum)
        return self.filter(niet_weg, gedeeld_op__lte=peildatum)


class Doorstroomcijfer(Verwijderbaar):
    """One cell: pupils of a school and leerweg who started in a cohort at an mbo, niveau and domein.

    Every dimension is filled in, so that no two rows of a source overlap and no total can be subtracted.
    """

    cohort = models.PositiveSmallIntegerField(
        "begonnen in schooljaar",
        validators=[MinValueValidator(2015), MaxValueValidator(2100)],
        help_text="Het jaar waarin het schooljaar begon, bijvoorbeeld 2024.",
    )
    school = models.ForeignKey(School, models.PROTECT, related_name="doorstroomcijfers", verbose_name="school")
    leerweg = models.CharField("leerweg", max_length=7, choices=Herkomst)
    mbo = models.ForeignKey(MboInstelling, models.PROTECT, related_name="doorstroomcijfers", verbose_name="mbo")
    niveau = models.PositiveSmallIntegerField("mbo-niveau", choices=[(n, f"Niveau {n}") for n in range(1, 5)])
    domein = models.CharField("domein", max_length=16, choices=Sector)
    instroom = models.PositiveIntegerField("instroom", validators=[MaxValueValidator(MEESTE)])
    behouden = models.PositiveIntegerField(
        "na 1 jaar nog op de instelling of met diploma", validators=[MaxValueValidator(MEESTE)]
    )
    uitval = models.PositiveIntegerField("uitval", validators=[MaxValueValidator(MEESTE)])
    redenen = models.JSONField("belangrijkste redenen van vertrek", default=list, blank=True)
    bron = models.CharField("bron", max_length=3, choices=Bron)
    definitief = models.BooleanField("definitief", default=False, help_text="Niet aangevinkt: voorlopig.")
    gedeeld_door = models.CharField("gedeeld door", max_length=120, help_text="Naam en functie.")
    gedeeld_op = models.DateField("gedeeld op")
    toestemming_van = models.CharField(
        "wie van het bestuur gaf toestemming?", max_length=120, blank=True, help_text="Moet bij bron NCO."
    )
    toestemming_op = models.DateField("toestemming gegeven op", null=True, blank=True)
    ingetrokken_op = models.DateField("ingetrokken op", null=True, blank=True)
    ingetrokken_reden = models.CharField("waarom ingetrokken?", max_length=200, blank=True)

    objects = VerwijderbaarManager.from_queryset(DoorstroomcijferQuerySet)()
    history = HistoricalRecords()

    SLEUTEL = ("cohort", "school", "leerweg", "mbo", "niveau", "domein", "bron")

    class Meta:
        verbose_name, verbose_name_plural = "doorstroomcijfer", "doorstroomcijfers"
        ordering = ["-cohort", "school__roepnaam", "leerweg", "mbo__afkorting", "niveau", "domein", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "school", "leerweg", "mbo", "niveau", "domein", "bron"],
                condition=Q(verwijderd_op=None),
                name="doorstroomcijfer_eenmalig",
                violation_error_message="Dit cijfer is er al. Wijzig dat cijfer.",
            ),
            models.CheckConstraint(
                name="doorstroomcijfer_delen_passen",
                condition=Q(instroom__gte=F("behouden") + F("uitval")),
                violation_error_message="Behouden en uitval zijn samen meer dan de instroom. Controleer de aantallen.",
            ),
            models.CheckConstraint(
                name="doorstroomcijfer_nco_met_toestemming",
                condition=~Q(bron="nco") | (~Q(toestemming_van="") & Q(toestemming_op__isnull=False)),
                violation_error_message="NCO-cijfers zijn van het bestuur. Vul in wie toestemming gaf, en wanneer.",
            ),
        ]

    def __str__(self):
        wat = f"{self.get_leerweg_display()} naar niveau {self.niveau}, {self.get_domein_display().lower()}"
        return f"{Schooljaar(self.cohort)}: {self.school} naar {self.mbo}, {wat}"

    def get_absolute_url(self):
        return reverse("cijfer-detail", args=[self.pk])

    def clean(self):
        fouten = {}
        aantallen = (self.instroom, self.behouden, self.uitval)
        if None not in aantallen and self.behouden + self.uitval > self.instroom:
            fouten["instroom"] = "Behouden en uitval zijn samen meer dan de instroom. Controleer de aantallen."
        if self.bron == Bron.NCO and not (self.toestemming_van.strip() and self.toestemming_op):
            fouten["toestemming_van"] = "NCO-cijfers zijn van het bestuur. Vul in wie toestemming gaf, en wanneer."
        if fouten:
            raise ValidationError(fouten)

    def organisaties(self):
        """Whose own people may change it: NCO results are of the board."""
        return [self.school.partner] if self.bron == Bron.NCO and self.school.partner else []

    def is_ingetrokken_op(self, peildatum):
        return self.ingetrokken_op is not None and self.ingetrokken_op <= peildatum

    @cached_property
    def getoond(self):
        """What may be shown of the counts: the only way in which a page or file reads them."""
        return toon(instroom=self.instroom, behouden=self.behouden, uitval=self.uitval)

    @property
    def schooljaar(self):
        return str(Schooljaar(self.cohort))

    @property
    def startersresultaat(self):
        return _procent(self.getoond.startersresultaat)

    @property
    def redenen_tekst(self):
        """The reasons in words; hidden when the number who left is."""
        if self.getoond.uitval.exact is None:
            return "–"
        return ", ".join(Vertrekreden(code).label for code in self.redenen) or "–"

    @property
    def stand(self):
        return "Definitief" if self.definitief else "Voorlopig"


def _procent(waarde):
    return "–" if waarde is None else f"{waarde}%"

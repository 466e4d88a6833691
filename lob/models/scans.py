"""The LOB scan: how a school or mbo stands on the four aspects of the Kwaliteitsagenda LOB, once a school year."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.models import MboInstelling, School
from doorlopend.schooljaar import Schooljaar
from doorlopend.tekstveld import Tekstveld
from lob.models.bijeenkomsten import GEEN_LEERLINGEN

ASPECTEN = {
    "beleid": "Beleid",
    "activiteiten": "Activiteiten",
    "begeleiding": "Begeleiding",
    "kwaliteitsbewaking": "Kwaliteitsbewaking",
}


class Niveau(models.IntegerChoices):
    """The four-point scale."""

    NOG_NIET = 1, "Nog niet begonnen"
    BEGIN = 2, "In ontwikkeling"
    OP_ORDE = 3, "Op orde"
    STERK = 4, "Sterk: anderen kunnen van ons leren"


class Programma(models.TextChoices):
    """Whether there is a LOB programme that connects vo and mbo, or that spans the sectors (afspraak 5)."""

    NEE = "nee", "Nee, nog niet"
    AANSLUITEND = "aansluitend", "Ja, aansluitend op het mbo of vo"
    SECTOROVERSTIJGEND = "sectoroverstijgend", "Ja, sectoroverstijgend"
    BEIDE = "beide", "Ja, aansluitend én sectoroverstijgend"


class Perspectief(models.TextChoices):
    NEE = "nee", "Nee"
    DEELS = "deels", "Een beetje"
    JA = "ja", "Ja"


class Antwoord(NamedTuple):
    """One aspect of a scan: its name, the Niveau in words and the note."""

    aspect: str
    score: int
    niveau: str
    toelichting: str


def _score(label, uitleg):
    return models.PositiveSmallIntegerField(label, choices=Niveau, help_text=uitleg)


def _notitie(aspect):
    return Tekstveld(f"toelichting bij {aspect}", blank=True, max_length=1000, help_text=GEEN_LEERLINGEN)


class LobScan(models.Model):
    """One scan of one organisation in one school year; it counts from the day on which it was done.

    `schooljaar` is the first calendar year of the school year of that day; clean() keeps it so.
    """

    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="lobscans", verbose_name="school"
    )
    mbo = models.ForeignKey(
        MboInstelling, models.PROTECT, null=True, blank=True, related_name="lobscans", verbose_name="mbo"
    )
    schooljaar = models.PositiveSmallIntegerField("schooljaar", editable=False)
    ingevuld_op = models.DateField("datum van de scan", help_text="De scan telt voor het schooljaar van deze dag.")
    beleid = _score("beleid", "Is er een plan voor lob dat iedereen kent?")
    beleid_toelichting = _notitie("beleid")
    activiteiten = _score("activiteiten", "Doen leerlingen genoeg ervaring op, ook buiten de school?")
    activiteiten_toelichting = _notitie("activiteiten")
    begeleiding = _score("begeleiding", "Praten mentoren en decanen met leerlingen over hun keuzes?")
    begeleiding_toelichting = _notitie("begeleiding")
    kwaliteitsbewaking = _score("kwaliteitsbewaking", "Bekijkt u elk jaar wat werkt en wat beter kan?")
    kwaliteitsbewaking_toelichting = _notitie("kwaliteitsbewaking")
    programma = models.CharField("is er een lob-programma?", max_length=20, choices=Programma)
    perspectief = models.CharField(
        "is er oog voor kansrijk en duurzaam werk?",
        max_length=5,
        choices=Perspectief,
        help_text="Kansrijk en duurzaam: er is nu en over tien jaar genoeg werk in.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "lob-scan", "lob-scans"
        ordering = ["-schooljaar", "pk"]
        constraints = [
            models.CheckConstraint(
                name="lobscan_een_organisatie",
                condition=Q(school=None, mbo__isnull=False) | Q(school__isnull=False, mbo=None),
                violation_error_message="Kies één organisatie: een school of een mbo.",
            ),
            models.UniqueConstraint(
                fields=["school", "schooljaar"],
                condition=Q(school__isnull=False),
                name="lobscan_school_per_jaar",
                violation_error_message="Deze school heeft de scan van dit schooljaar al. Bewerk die.",
            ),
            models.UniqueConstraint(
                fields=["mbo", "schooljaar"],
                condition=Q(mbo__isnull=False),
                name="lobscan_mbo_per_jaar",
                violation_error_message="Dit mbo heeft de scan van dit schooljaar al. Bewerk die.",
            ),
        ]

    def __str__(self):
        return f"Lob-scan {self.jaar}, {self.organisatie}"

    def get_absolute_url(self):
        return reverse("lobscan-detail", args=[self.pk])

    @property
    def organisatie(self):
        return self.school or self.mbo

    @property
    def jaar(self):
        return Schooljaar(self.schooljaar)

    @property
    def heeft_programma(self):
        """Whether it counts for 5b."""
        return self.programma != Programma.NEE

    @property
    def antwoorden(self):
        return [
            Antwoord(
                naam,
                getattr(self, veld),
                getattr(self, f"get_{veld}_display")(),
                getattr(self, f"{veld}_toelichting"),
            )
            for veld, naam in ASPECTEN.items()
        ]

    def organisaties(self):
        return {self.organisatie}

    def clean(self):
        if self.ingevuld_op:
            self.schooljaar = Schooljaar.op(self.ingevuld_op).begin
        if self.school_id and self.mbo_id:
            raise ValidationError({"mbo": "Kies één organisatie: een school of een mbo."})

    def controleer_op(self, vandaag):
        """Raise ValidationError at `ingevuld_op` when the scan is dated after `vandaag`."""
        if self.ingevuld_op and self.ingevuld_op > vandaag:
            raise ValidationError({"ingevuld_op": "Deze datum ligt in de toekomst. Kies vandaag of een eerdere dag."})

    def vorige(self):
        """The scan of this organisation in the school year before, or None."""
        return LobScan.objects.filter(school=self.school, mbo=self.mbo, schooljaar=self.schooljaar - 1).first()

"""The way of a voortgangsrapportage: when it is due, what the stuurgroep says, who received it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.schooljaar import Schooljaar
from doorlopend.tekstveld import Tekstveld
from monitoring.models.rapport import Halfjaar, Rapportage, Rapportversie, Vastgelegd, naam_van_periode


class Rapportperiode(models.Model):
    """One line of the schedule: over which half-year, on which day we count, when it is handed in and discussed."""

    schooljaar = models.PositiveSmallIntegerField("schooljaar", help_text="Het jaar waarin het schooljaar begint.")
    halfjaar = models.CharField("halfjaar", max_length=8, choices=Halfjaar)
    peildatum = models.DateField("peildatum", help_text="De dag waarop we tellen.")
    inleverdatum = models.DateField(
        "inleverdatum", help_text="Op deze dag moet de rapportage aan de stuurgroep zijn voorgelegd."
    )
    vergaderdatum = models.DateField("vergaderdatum", help_text="De dag waarop de stuurgroep de rapportage bespreekt.")

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "rapportperiode", "rapportperioden"
        ordering = ["peildatum"]
        constraints = [
            models.UniqueConstraint(fields=["schooljaar", "halfjaar"], name="rapportperiode_eenmalig"),
            models.CheckConstraint(
                name="rapportperiode_op_volgorde",
                condition=Q(inleverdatum__gte=F("peildatum")) & Q(vergaderdatum__gte=F("inleverdatum")),
                violation_error_message="Zet de data op volgorde: eerst tellen, dan inleveren, dan vergaderen.",
            ),
        ]

    def __str__(self):
        return naam_van_periode(self.schooljaar, self.halfjaar)

    def get_absolute_url(self):
        return reverse("rapportage-list")


class Terugzending(Vastgelegd):
    """The stuurgroep sent a version back, with remarks; recorded once, never changed."""

    versie = models.OneToOneField(Rapportversie, models.PROTECT, related_name="terugzending")
    opmerkingen = Tekstveld("opmerkingen van de stuurgroep", max_length=20000)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    op = models.DateTimeField("op")

    class Meta:
        verbose_name, verbose_name_plural = "terugzending", "terugzendingen"

    def __str__(self):
        return f"{self.versie} teruggestuurd"


class Besluitstand(models.TextChoices):
    OPEN = "open", "Nog niet begonnen"
    LOOPT = "loopt", "Loopt"
    KLAAR = "klaar", "Uitgevoerd"
    VERVALLEN = "vervallen", "Vervallen"


class Besluit(models.Model):
    """One decision of the stuurgroep on a report; its stand is followed until it is carried out or dropped."""

    rapportage = models.ForeignKey(Rapportage, models.PROTECT, related_name="genomen_besluiten")
    nummer = models.PositiveSmallIntegerField("nummer")
    tekst = Tekstveld("besluit")
    stand = models.CharField("hoe ver is het?", max_length=10, choices=Besluitstand, default=Besluitstand.OPEN)
    opvolging = Tekstveld("wat is ervan gekomen?", blank=True, max_length=5000)

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "besluit", "besluiten"
        ordering = ["rapportage__peildatum", "nummer"]
        constraints = [models.UniqueConstraint(fields=["rapportage", "nummer"], name="besluit_nummer")]

    def __str__(self):
        return self.tekst


class Evaluatie(models.Model):
    """The yearly evaluation of the covenant (afspraak 10), one a school year."""

    schooljaar = models.PositiveSmallIntegerField("schooljaar", unique=True)
    besproken_op = models.DateField("besproken in de stuurgroep op")
    opbrengsten = Tekstveld(
        "wat heeft het convenant dit schooljaar opgeleverd?", max_length=20000, help_text="Noem het belangrijkste."
    )
    lessen = Tekstveld("wat hebben we geleerd?", max_length=20000, blank=True)
    afspraken = Tekstveld("wat gaan we anders doen?", max_length=20000, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "evaluatie", "evaluaties"
        ordering = ["schooljaar"]

    def __str__(self):
        return f"Evaluatie {Schooljaar(self.schooljaar).naam}"


class Download(Vastgelegd):
    """Somebody downloaded the PDF of a version."""

    versie = models.ForeignKey(Rapportversie, models.PROTECT, related_name="downloads")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField("op")

    class Meta:
        verbose_name, verbose_name_plural = "download", "downloads"
        ordering = ["-op", "-pk"]

    def __str__(self):
        return f"{self.versie} door {self.door}"


class Verzending(Vastgelegd):
    """A version was mailed to people; `aan` are their names as they were."""

    versie = models.ForeignKey(Rapportversie, models.PROTECT, related_name="verzendingen")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    op = models.DateTimeField("op")
    aan = models.JSONField("aan")
    met_bestand = models.BooleanField("met de pdf erbij")

    class Meta:
        verbose_name, verbose_name_plural = "verzending", "verzendingen"
        ordering = ["-op", "-pk"]

    def __str__(self):
        return f"{self.versie} aan {len(self.aan)} personen"

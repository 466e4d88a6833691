"""Activities at which docenten of vo and mbo learn from each other, and who signed up (convenant, afspraak 8)."""

from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from doorlopend.bijeenkomsten import Aanwezigheid, Bijeenkomst, BijeenkomstQuerySet, Staat
from doorlopend.models import Bestand, MboInstelling, School
from doorlopend.sectoren import Sector
from doorlopend.tekstveld import Tekstveld


class Vorm(models.TextChoices):
    """The four that the covenant names."""

    DOCENTSTAGE = "docentstage", "Docentstage"
    LESBEZOEK = "lesbezoek", "Lesbezoek"
    INSPIRATIETOUR = "inspiratietour", "Inspiratietour"
    WORKSHOP = "workshop", "Workshop"


class Plek(models.TextChoices):
    """What one sign-up came to; an inloop came without one and takes no seat of others."""

    GEPLAATST = "geplaatst", "Heeft een plaats"
    WACHT = "wachtlijst", "Wachtlijst"
    WEG = "afgemeld", "Afgemeld"
    INLOOP = "inloop", "Kwam zonder aanmelding"


class ActiviteitQuerySet(BijeenkomstQuerySet):
    def met_gastheer(self):
        return self.select_related("gastheer_school", "gastheer_mbo")

    def met_aantallen(self):
        """Annotate how many have a seat and how many wait."""
        return self.annotate(
            geplaatst=Count("aanwezigheden", Q(aanwezigheden__plek=Plek.GEPLAATST)),
            wachtend=Count("aanwezigheden", Q(aanwezigheden__plek=Plek.WACHT)),
        )

    def nog_vast_te_leggen(self, vandaag):
        """Planned, and over before `vandaag`: one of several days is over after its last."""
        return super().nog_vast_te_leggen(vandaag).exclude(laatste_dag__gte=vandaag)

    def openbaar_op(self, vandaag):
        """What the public overview shows on `vandaag`: not over yet."""
        laatste = Q(laatste_dag__gte=vandaag) | Q(laatste_dag=None, datum__gte=vandaag)
        return self.filter(laatste, openbaar=True).order_by("datum", "begin", "pk")


class Activiteit(Bijeenkomst):
    """A docentstage, lesbezoek, inspiratietour or workshop for which people sign up."""

    naam = models.CharField("titel", max_length=120)
    vorm = models.CharField("vorm", max_length=15, choices=Vorm)
    beschrijving = Tekstveld("beschrijving", max_length=5000, help_text="Wat gaan docenten doen, en wat levert het op?")
    sector = models.CharField("sector", max_length=16, choices=Sector, blank=True)
    laatste_dag = models.DateField("laatste dag", null=True, blank=True, help_text="Alleen als het meer dagen duurt.")
    gastheer_school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="activiteiten", verbose_name="school die ontvangt"
    )
    gastheer_mbo = models.ForeignKey(
        MboInstelling, models.PROTECT, null=True, blank=True, related_name="activiteiten", verbose_name="mbo"
    )
    gastheer_bedrijf = models.CharField("of een bedrijf", max_length=120, blank=True)
    aanmelden_vanaf = models.DateField("aanmelden vanaf", null=True, blank=True, help_text="Leeg: meteen.")
    aanmelden_tot = models.DateField("aanmelden tot en met", null=True, blank=True, help_text="Leeg: tot het begint.")
    openbaar = models.BooleanField("op de openbare pagina", default=True)
    organisator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activiteiten",
        verbose_name="wie organiseert dit?",
        help_text="Krijgt de herinneringen. Wie antwoordt op een mail over deze activiteit, schrijft aan deze persoon.",
    )

    OVERDRAAGBAAR = {"organisator": Q(staat=Staat.GEPLAND)}
    AGENDAVELDEN = (*Bijeenkomst.AGENDAVELDEN, "naam", "laatste_dag")

    bestanden = GenericRelation(Bestand, "eigenaar_id", "eigenaar_soort")

    objects = ActiviteitQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Bijeenkomst.Meta):
        verbose_name, verbose_name_plural = "activiteit", "activiteiten"
        constraints = [
            *Bijeenkomst.Meta.constraints,
            models.CheckConstraint(
                name="activiteit_een_gastheer",
                condition=Q(gastheer_school=None, gastheer_mbo=None)
                | Q(gastheer_school=None, gastheer_bedrijf="")
                | Q(gastheer_mbo=None, gastheer_bedrijf=""),
                violation_error_message="Kies één gastheer: een school, een mbo of een bedrijf.",
            ),
            models.CheckConstraint(
                name="activiteit_laatste_dag",
                condition=Q(laatste_dag=None) | Q(laatste_dag__gte=F("datum")),
                violation_error_message="De laatste dag ligt voor de eerste dag. Pas een van beide aan.",
            ),
            models.CheckConstraint(
                name="activiteit_aanmelden",
                condition=Q(aanmelden_vanaf=None) | Q(aanmelden_tot=None) | Q(aanmelden_tot__gte=F("aanmelden_vanaf")),
                violation_error_message="Aanmelden eindigt voor het begint. Pas een van beide datums aan.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        """The public page: it also stands in the calendars of people without an account."""
        return reverse("activiteit", args=[self.pk])

    def clean(self):
        super().clean()
        fouten = {}
        if self.laatste_dag and self.datum and self.laatste_dag < self.datum:
            fouten["laatste_dag"] = "De laatste dag ligt voor de eerste dag. Pas een van beide aan."
        if self.aanmelden_tot and self.aanmelden_vanaf and self.aanmelden_tot < self.aanmelden_vanaf:
            fouten["aanmelden_tot"] = "Aanmelden eindigt voor het begint. Pas een van beide datums aan."
        if sum(map(bool, (self.gastheer_school_id, self.gastheer_mbo_id, self.gastheer_bedrijf))) > 1:
            fouten["gastheer_bedrijf"] = "Kies één gastheer: een school, een mbo of een bedrijf."
        if fouten:
            raise ValidationError(fouten)

    @property
    def titel(self):
        return f"{self.get_vorm_display()}: {self.naam}"

    @property
    def gastheer(self):
        """Who receives, in words."""
        return str(self.gastheer_school or self.gastheer_mbo or self.gastheer_bedrijf)

    @property
    def eindigt_op(self):
        return timezone.make_aware(datetime.combine(self.laatste_dag or self.datum, self.einde))

    def waarom_niet_op(self, nu):
        """Why nobody can sign up at `nu`, in Dutch; empty when one can."""
        vandaag = timezone.localdate(nu)
        if self.is_geannuleerd:
            return f"Deze activiteit gaat niet door: {self.reden}."
        if nu >= self.begint_op or self.staat != Staat.GEPLAND:
            return "Deze activiteit is al begonnen of voorbij."
        if self.aanmelden_vanaf and vandaag < self.aanmelden_vanaf:
            return f"Aanmelden kan vanaf {self.aanmelden_vanaf.day}-{self.aanmelden_vanaf.month}."
        if self.aanmelden_tot and vandaag > self.aanmelden_tot:
            return "De aanmelding is gesloten."
        return ""

    def vrije_plaatsen(self):
        """How many seats are free, reading the sign-ups; None without a limit."""
        if self.capaciteit is None:
            return None
        return max(0, self.capaciteit - self.aanwezigheden.filter(plek=Plek.GEPLAATST).count())

    def is_vol(self):
        """Whether who signs up now has to wait: no seat, or others were first."""
        return self.vrije_plaatsen() == 0 or self.aanwezigheden.filter(plek=Plek.WACHT).exists()


class AanmeldingQuerySet(models.QuerySet):
    def wachtend(self):
        """Those who wait, who came first in front."""
        return self.filter(plek=Plek.WACHT).order_by("volgnummer")

    def met_adres(self, email):
        """Who signed up with this address: capitals and what follows a + in the part before the @ don't matter."""
        lokaal, _, domein = email.strip().lower().partition("@")
        kaal = lokaal.partition("+")[0]
        zelfde = Q(email__iexact=f"{kaal}@{domein}") | Q(email__istartswith=f"{kaal}+", email__iendswith=f"@{domein}")
        return self.filter(zelfde).order_by("volgnummer")

    def nog_te_mailen(self, vandaag):
        """Who has yet to get a mail about an activity that isn't over on `vandaag`."""
        nog = Q(bijeenkomst__datum__gte=vandaag) | Q(bijeenkomst__laatste_dag__gte=vandaag)
        return self.filter(nog).exclude(te_mailen="")

    def deelnemers(self):
        """Who has a seat or came without one."""
        return self.filter(plek__in=(Plek.GEPLAATST, Plek.INLOOP))


class Aanmelding(Aanwezigheid):
    """One person for one activity; `volgnummer` is the order in which they came.

    `te_mailen` is the mail that has yet to reach this person: written down with the change that it is about,
    emptied once it is sent. So neither a mail server that is down nor a stopped process loses it.
    """

    bijeenkomst = models.ForeignKey(Activiteit, models.CASCADE, related_name="aanwezigheden")
    functie = models.CharField("functie", max_length=80, blank=True)
    plek = models.CharField("plaats", max_length=10, choices=Plek)
    volgnummer = models.PositiveIntegerField("volgnummer")
    aangemeld_op = models.DateTimeField("aangemeld op")
    geanonimiseerd_op = models.DateTimeField(null=True, editable=False)
    te_mailen = models.CharField(max_length=16, blank=True, editable=False)
    te_mailen_sinds = models.DateTimeField(null=True, editable=False)

    objects = AanmeldingQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["te_mailen", "te_mailen_sinds"])

    class Meta(Aanwezigheid.Meta):
        verbose_name, verbose_name_plural = "aanmelding", "aanmeldingen"
        # Two colleagues may share a name: here the address tells who somebody is.
        constraints = [
            *(c for c in Aanwezigheid.Meta.constraints if not c.name.endswith("_eenmalig")),
            models.UniqueConstraint(
                F("bijeenkomst"), Lower("email"), condition=~Q(email=""), name="aanmelding_adres_eenmalig"
            ),
            models.UniqueConstraint(fields=["bijeenkomst", "volgnummer"], name="aanmelding_volgnummer"),
        ]

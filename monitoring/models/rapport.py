"""The half-yearly voortgangsrapportage and its frozen versions."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.text import slugify

from doorlopend.schooljaar import Schooljaar
from doorlopend.tekstveld import Tekstveld

ONVERANDERLIJK = "Een vastgelegde versie verandert niet."


class Halfjaar(models.TextChoices):
    NAJAAR = "najaar", "Najaar"
    VOORJAAR = "voorjaar", "Voorjaar"
    EIND = "eind", "Eindrapportage"


class Staat(models.TextChoices):
    """Where a report stands; it follows from the day and from its versions and is nowhere stored."""

    NOG_NIET = "nog_niet", "Nog niet aan de beurt"
    OPEN = "open", "Open"
    CONCEPT = "concept", "Concept"
    VOORGELEGD = "voorgelegd", "Voorgelegd"
    TERUGGESTUURD = "teruggestuurd", "Teruggestuurd"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    VERVANGEN = "vervangen", "Vervangen"


def naam_van_periode(schooljaar, halfjaar):
    """For example "najaar 2026": the calendar year in which the half-year lies."""
    jaar = schooljaar + (halfjaar != Halfjaar.NAJAAR)
    return f"eindrapportage {jaar}" if halfjaar == Halfjaar.EIND else f"{halfjaar} {jaar}"


class RapportageQuerySet(models.QuerySet):
    def met_versies(self):
        """Prefetch the versions, oldest first, without what is large; `omvang` is the size of the PDF in bytes."""
        versies = (
            Rapportversie.objects.select_related("gemaakt_door", "terugzending")
            .defer("pdf", "inhoud")
            .annotate(omvang=Length("pdf"))
        )
        return self.prefetch_related(models.Prefetch("versies", versies))


class VastgelegdQuerySet(models.QuerySet):
    """Rows that can be added and read, never changed or removed (design.md §3, Freezing)."""

    def update(self, **velden):
        raise ValueError(ONVERANDERLIJK)

    def delete(self):
        raise ValueError(ONVERANDERLIJK)


class RapportversieQuerySet(VastgelegdQuerySet):
    def besproken(self):
        """Per report the newest version that the stuurgroep vaststelde: discussed on its `vergaderdatum`.

        Convenant, afspraak 10: `middelen_beantwoord` tells whether it says for every partner if people
        and means suffice.
        """
        later = self.model.objects.filter(
            rapportage=OuterRef("rapportage"), hoofdnummer__gte=1, volgnummer__gt=OuterRef("volgnummer")
        )
        return self.filter(~Exists(later), hoofdnummer__gte=1).defer("pdf", "inhoud")


class Vastgelegd(models.Model):
    objects = VastgelegdQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk:
            raise ValueError(ONVERANDERLIJK)
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValueError(ONVERANDERLIJK)


class Rapportage(models.Model):
    """A report on one half-year: the texts being written, and the versions frozen from them."""

    schooljaar = models.PositiveSmallIntegerField("schooljaar", help_text="Het jaar waarin het schooljaar begint.")
    halfjaar = models.CharField("halfjaar", max_length=8, choices=Halfjaar)
    peildatum = models.DateField("peildatum", help_text="De dag waarop we tellen.")
    correctie_reden = Tekstveld(
        "reden van de correctie",
        blank=True,
        max_length=2000,
        help_text="Zolang deze gevuld is, wordt er aan een correctie gewerkt.",
    )
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    gemaakt_op = models.DateTimeField("gemaakt op")
    gewijzigd = models.PositiveIntegerField(
        "aantal wijzigingen",
        default=0,
        help_text="Telt op bij elke wijziging van de teksten of de peildatum.",
    )

    objects = RapportageQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "voortgangsrapportage", "voortgangsrapportages"
        ordering = ["-peildatum", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["schooljaar", "halfjaar"],
                name="rapportage_per_halfjaar",
                violation_error_message="Er is al een voortgangsrapportage over dit halfjaar. Open die in de lijst.",
            )
        ]

    def __str__(self):
        return self.periode.capitalize() if self.halfjaar == Halfjaar.EIND else f"Voortgangsrapportage {self.periode}"

    def get_absolute_url(self):
        return reverse("rapportage-detail", args=[self.pk])

    @property
    def periode(self):
        return naam_van_periode(self.schooljaar, self.halfjaar)

    @property
    def nieuwste(self):
        """The newest version of any kind, or None."""
        return max(self.versies.all(), key=lambda versie: (versie.hoofdnummer, versie.volgnummer), default=None)

    @property
    def staat(self):
        return self.nieuwste.staat if self.nieuwste else Staat.CONCEPT

    @property
    def is_te_bewerken(self):
        """Whether texts may change: until it is vastgesteld, and while a correction is prepared."""
        return self.staat != Staat.VASTGESTELD or bool(self.correctie_reden)

    @property
    def schooljaar_naam(self):
        return Schooljaar(self.schooljaar).naam


class Rapportversie(Vastgelegd):
    """A frozen version: figures, texts, rules and PDF as they were; never changed afterwards (design.md §3).

    Numbers below 1.0 are for the meeting; 1.0 is vastgesteld by the stuurgroep.
    """

    rapportage = models.ForeignKey(Rapportage, models.PROTECT, related_name="versies")
    hoofdnummer = models.PositiveSmallIntegerField("hoofdnummer")
    volgnummer = models.PositiveSmallIntegerField("volgnummer")
    gemaakt_op = models.DateTimeField("gemaakt op")
    gemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    vergaderdatum = models.DateField("vergaderdatum", null=True)
    besluiten = Tekstveld("besluiten", blank=True)
    reden = Tekstveld("reden van de correctie", blank=True)
    middelen_beantwoord = models.BooleanField("mensen en middelen beantwoord", default=False)
    inhoud = models.JSONField("teksten, leerroutes en regels")
    pdf = models.BinaryField("pdf")
    sha256 = models.CharField("sha256 van de pdf", max_length=64, db_index=True)

    objects = RapportversieQuerySet.as_manager()

    OP_SLOT = True  # the database itself refuses to change it (doorlopend/slot.py)

    class Meta:
        verbose_name, verbose_name_plural = "versie", "versies"
        ordering = ["hoofdnummer", "volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["rapportage", "hoofdnummer", "volgnummer"], name="rapportversie_nummer"),
            models.CheckConstraint(
                name="rapportversie_vastgesteld_met_vergaderdatum",
                condition=Q(hoofdnummer=0, vergaderdatum=None) | Q(hoofdnummer__gte=1, vergaderdatum__isnull=False),
            ),
            models.CheckConstraint(
                name="rapportversie_correctie_met_reden",
                condition=Q(hoofdnummer=0) | Q(volgnummer=0, reden="") | (Q(volgnummer__gte=1) & ~Q(reden="")),
            ),
        ]

    def __str__(self):
        return f"{self.rapportage}, versie {self.nummer}"

    @property
    def nummer(self):
        return f"{self.hoofdnummer}.{self.volgnummer}"

    @property
    def is_vastgesteld(self):
        return self.hoofdnummer >= 1

    @property
    def staat(self):
        """Of this version by itself; a later version makes it vervangen."""
        if self.is_vastgesteld:
            return Staat.VASTGESTELD
        return Staat.TERUGGESTUURD if hasattr(self, "terugzending") else Staat.VOORGELEGD

    @property
    def bestandsnaam(self):
        return f"{self.kenmerk}.pdf"

    @property
    def titel(self):
        return str(self.rapportage)

    @property
    def identiteit(self):
        """What the PDF carries inside as its identity, by which an altered copy is known."""
        return slugify(f"voortgangsrapportage {self.rapportage.periode} {self.nummer.replace('.', '-')}")

    @property
    def kenmerk(self):
        """The name of this version for ever, as in its file name: "voortgangsrapportage-najaar-2026-1.0"."""
        periode = self.rapportage.periode.removeprefix("eindrapportage ")
        soort = "eindrapportage" if self.rapportage.halfjaar == Halfjaar.EIND else "voortgangsrapportage"
        return f"{soort}-{periode.replace(' ', '-')}-{self.nummer}"


class Meetregel(Vastgelegd):
    """The frozen figures of one indicator in one version, with the names of what counted and what did not."""

    versie = models.ForeignKey(Rapportversie, models.PROTECT, related_name="meetregels")
    volgorde = models.PositiveSmallIntegerField("volgorde")
    code = models.CharField("code", max_length=16)
    naam = models.CharField("naam", max_length=120)
    afspraak = models.CharField("afspraak", max_length=220)
    zin = Tekstveld("letterlijke zin")
    regel = Tekstveld("telregel")
    eenheid = models.CharField("eenheid", max_length=20)
    vorm = models.CharField("vorm", max_length=24)
    nulmeting = models.IntegerField("nulmeting", null=True)
    doel = models.IntegerField("doel", null=True)
    doeldatum = models.DateField("doeldatum", null=True)
    vorige_stand = models.IntegerField("stand in het vorige rapport", null=True)
    stand = models.IntegerField("stand", null=True)
    noemer = models.IntegerField("noemer", null=True)
    noemer_convenant = models.IntegerField("noemer volgens het convenant", null=True)
    nodig_nu = models.IntegerField("nodig nu", null=True)
    prognose = models.IntegerField("verwachting", null=True)
    oordeel = models.CharField("oordeel", max_length=20)
    bewijs = models.JSONField("wat meetelt, wat niet meetelt en waarom, en het verloop")

    OP_SLOT = True  # the database itself refuses to change it (doorlopend/slot.py)

    class Meta:
        verbose_name, verbose_name_plural = "meetregel", "meetregels"
        ordering = ["volgorde"]
        constraints = [models.UniqueConstraint(fields=["versie", "code"], name="meetregel_per_indicator")]

    def __str__(self):
        return f"{self.code}: {self.stand}"

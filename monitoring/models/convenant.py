"""The covenant: actielijnen, afspraken, indicators and the readings chosen where the text is ambiguous."""

from datetime import date

from django.db import models
from django.urls import reverse

from doorlopend.tekstveld import Tekstveld


class Vorm(models.TextChoices):
    """The shape of an indicator, which decides how its oordeel is reached."""

    STAND = "stand", "Stand op de peildatum"
    AANDEEL = "aandeel", "Aandeel op de peildatum"
    PER_SCHOOLJAAR = "per_schooljaar", "Per schooljaar"
    AANDEEL_PER_SCHOOLJAAR = "aandeel_per_schooljaar", "Aandeel per schooljaar"
    KWALITATIEF = "kwalitatief", "In woorden"

    @property
    def is_per_jaar(self):
        """Whether it is counted per year: a school year, or by the chosen readings a calendar year."""
        return self in (Vorm.PER_SCHOOLJAAR, Vorm.AANDEEL_PER_SCHOOLJAAR)


def geldend_convenant(convenanten, peildatum):
    """By which of `convenanten` is counted on `peildatum`: the last one that began; before all, the first. Or None."""
    op_begin = sorted(convenanten, key=lambda convenant: (convenant.nulmeting_op, convenant.pk))
    begonnen = [convenant for convenant in op_begin if convenant.nulmeting_op <= peildatum]
    return begonnen[-1] if begonnen else next(iter(op_begin), None)


class ConvenantQuerySet(models.QuerySet):
    def geldend_op(self, peildatum):
        """The covenant by which is counted on `peildatum`, or None without any: one query."""
        return geldend_convenant(self, peildatum)


class Convenant(models.Model):
    """An agreement with a baseline day and a target day, both inclusive, for the schools in `gemeenten`."""

    code = models.SlugField("code", unique=True)
    naam = models.CharField("naam", max_length=200)
    nulmeting_op = models.DateField("nulmeting op")
    doeldatum = models.DateField("doeldatum")
    gemeenten = models.JSONField("gemeenten waar scholen meetellen", default=list)
    teksten = models.JSONField("teksten", default=list, help_text="De tekst van het convenant, per onderdeel.")

    objects = ConvenantQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "convenant", "convenanten"
        ordering = ["-nulmeting_op"]

    def __str__(self):
        return self.naam


class Actielijn(models.Model):
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="actielijnen")
    code = models.CharField("code", max_length=4)
    naam = models.CharField("naam", max_length=120)
    tekst = Tekstveld("tekst", blank=True)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name, verbose_name_plural = "actielijn", "actielijnen"
        ordering = ["volgorde"]
        constraints = [models.UniqueConstraint(fields=["convenant", "code"], name="actielijn_code")]

    def __str__(self):
        return f"{self.code}. {self.naam}"


class Afspraak(models.Model):
    actielijn = models.ForeignKey(Actielijn, models.PROTECT, related_name="afspraken")
    code = models.CharField("code", max_length=4)
    titel = models.CharField("titel", max_length=200)
    tekst = Tekstveld("tekst")
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name, verbose_name_plural = "afspraak", "afspraken"
        ordering = ["volgorde"]
        constraints = [models.UniqueConstraint(fields=["actielijn", "code"], name="afspraak_code")]

    def __str__(self):
        return f"{self.code}. {self.titel}"


class Indicator(models.Model):
    """One thing that is counted for an afspraak; an empty `telling` means that it isn't measured yet."""

    afspraak = models.ForeignKey(Afspraak, models.PROTECT, related_name="indicatoren")
    code = models.CharField("code", max_length=16, unique=True)
    naam = models.CharField("naam", max_length=120)
    kort = models.CharField("korte naam", max_length=40)
    zin = Tekstveld("letterlijke zin uit het convenant")
    regel = Tekstveld("zo tellen we")
    eenheid = models.CharField("eenheid", max_length=20)
    vorm = models.CharField("vorm", max_length=24, choices=Vorm)
    nulmeting = models.PositiveIntegerField("nulmeting", null=True, blank=True)
    doel = models.PositiveIntegerField("doel", null=True, blank=True)
    doel_is_alle = models.BooleanField("het doel is alle", default=False)
    noemer_convenant = models.PositiveIntegerField("noemer volgens het convenant", null=True, blank=True)
    telling = models.CharField("telling", max_length=40, blank=True)
    instellingen = models.JSONField("instellingen van de telling", default=dict, blank=True)
    # Follows from the telafspraken in force (monitoring/lezingen.py): other settings of the telling; `doel`,
    # `doeldatum` and `noemer_uit` in it change what the count is held against.
    lezing = models.JSONField("wat de gekozen lezingen veranderen", default=dict, blank=True, editable=False)
    volgorde = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name, verbose_name_plural = "indicator", "indicatoren"
        ordering = ["volgorde"]

    def __str__(self):
        return f"{self.code} {self.naam}"

    def get_absolute_url(self):
        return reverse("indicator-detail", args=[self.code])

    @property
    def geldende_instellingen(self):
        """The settings of the telling, with what the chosen readings change."""
        return self.instellingen | self.lezing

    @property
    def geldend_doel(self):
        """The target as a number, by the chosen readings; None without one."""
        return self.lezing.get("doel", self.doel)

    @property
    def geldende_doeldatum(self):
        """The day on which the target must be met when the chosen readings name one; otherwise None."""
        return date.fromisoformat(self.lezing["doeldatum"]) if "doeldatum" in self.lezing else None

    @property
    def geldende_noemer_convenant(self):
        """The noemer that the covenant names; None when by the chosen readings only that of the register counts."""
        return None if self.lezing.get("noemer_uit") == "register" else self.noemer_convenant

    @property
    def kent_mijlpalen(self):
        """Whether the stuurgroep can set what is needed on the way: a stand that is counted and has a target."""
        return bool(self.telling) and not self.per_schooljaar and self.heeft_doel

    @property
    def heeft_doel(self):
        """Whether there is something to reach, by the chosen readings."""
        return self.doel_is_alle or self.geldend_doel is not None

    @property
    def per_schooljaar(self):
        return Vorm(self.vorm).is_per_jaar


class TelafspraakQuerySet(models.QuerySet):
    def geldend(self):
        """The newest row of each number: the reading that holds."""
        zelfde = self.model.objects.filter(convenant=models.OuterRef("convenant"), nummer=models.OuterRef("nummer"))
        return self.filter(~models.Exists(zelfde.filter(gekozen_op__gt=models.OuterRef("gekozen_op"))))


class Telafspraak(models.Model):
    """The reading chosen where the text of the covenant is ambiguous: which, by whom, when and why."""

    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="telafspraken")
    nummer = models.PositiveSmallIntegerField("nummer")
    indicatoren = models.ManyToManyField(Indicator, related_name="telafspraken")
    onderwerp = models.CharField("onderwerp", max_length=120)
    lezing = Tekstveld("gekozen lezing")
    andere_lezing = Tekstveld("andere lezing", blank=True)
    reden = Tekstveld("reden")
    gekozen_door = models.CharField("gekozen door", max_length=120)
    gekozen_op = models.DateField("gekozen op")
    # {code of an indicator: {setting: value}}: what this reading, and the other one, change to the telling.
    gevolg = models.JSONField("gevolg voor de telling", default=dict, blank=True)
    andere_gevolg = models.JSONField("gevolg van de andere lezing", default=dict, blank=True)

    objects = TelafspraakQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "telafspraak", "telafspraken"
        ordering = ["nummer", "gekozen_op"]
        constraints = [
            models.UniqueConstraint(fields=["convenant", "nummer", "gekozen_op"], name="telafspraak_eenmalig")
        ]

    def __str__(self):
        return f"{self.nummer}. {self.onderwerp}"

    @property
    def andere_telbaar(self):
        """Whether the portal can count by the other reading: it says what that changes."""
        return self.gevolg != self.andere_gevolg

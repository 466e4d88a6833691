"""Leerroutes, the schools that take part in them, and their append-only status history."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Exists, F, Max, OuterRef, Prefetch, Q, Subquery, When
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.models import MboCollege, MboInstelling, School
from doorlopend.models.organisaties import Periode, eenmalig_per_begin, loopt_op, periode_klopt
from doorlopend.verwijderen import Verwijderbaar, VerwijderbaarManager
from leerroutes.soorten import REGELS, Leertraject, Leerweg, Sector, Soort
from leerroutes.statussen import Status

GELDT_NOG = Q(vervallen_op=None)
FEIT = GELDT_NOG & (Q(als_plan=False) | Q(bevestigd_op__isnull=False))
PLAN = GELDT_NOG & Q(als_plan=True, bevestigd_op=None)
# The later recorded of two steps on one day holds, so the last in this order is the one that counts.
VOLGORDE = ("ingangsdatum", "gezet_op", "pk")
NIEUWSTE_EERST = tuple(f"-{veld}" for veld in VOLGORDE)


class StatusstapQuerySet(models.QuerySet):
    def feiten(self):
        """The steps that count: not voided, and either no plan when recorded or confirmed since."""
        return self.filter(FEIT)

    def plannen(self):
        """The steps that are still a plan: not voided, not confirmed. The day itself may have passed."""
        return self.filter(PLAN)

    def geldig(self):
        """Facts and plans together, as the prognose takes them."""
        return self.filter(GELDT_NOG)

    def op_volgorde(self):
        return self.order_by(*VOLGORDE)


class LeerrouteQuerySet(models.QuerySet):
    def met_status_op(self, peildatum):
        """Annotate `status` and `status_sinds`: the last fact on or before `peildatum`, None without one."""
        laatste = (
            Statusstap.objects.feiten()
            .filter(leerroute=OuterRef("pk"), ingangsdatum__lte=peildatum)
            .order_by(*NIEUWSTE_EERST)
        )
        return self.annotate(
            status=Subquery(laatste.values("status")[:1]),
            status_sinds=Subquery(laatste.values("ingangsdatum")[:1]),
        )

    def met_plan(self):
        """Annotate `plan_status` and `plan_op`: the first step that is still a plan."""
        eerste = Statusstap.objects.plannen().filter(leerroute=OuterRef("pk")).op_volgorde()
        return self.annotate(
            plan_status=Subquery(eerste.values("status")[:1]), plan_op=Subquery(eerste.values("ingangsdatum")[:1])
        )

    def met_bijgewerkt(self):
        """Annotate `bijgewerkt_op`: when a status step was last recorded, confirmed or voided."""
        return self.annotate(bijgewerkt_op=Subquery(_laatst_gewijzigd().values("moment")[:1]))

    def met_scholen_op(self, peildatum):
        """Prefetch `deelnames_nu`: the participations that run on `peildatum`, with their school."""
        lopend = Deelname.objects.filter(loopt_op(peildatum)).select_related("school__partner")
        return self.prefetch_related(
            Prefetch("deelnames", lopend.order_by("school__roepnaam", "school_id"), to_attr="deelnames_nu")
        )

    def met_eerste_school(self, peildatum):
        """Annotate `eerste_school` and `eerste_stadsdeel`, the first name in the alphabet, for sorting."""
        eerste = Deelname.objects.filter(loopt_op(peildatum), leerroute=OuterRef("pk")).order_by("school__roepnaam")
        return self.annotate(
            eerste_school=Subquery(eerste.values("school__roepnaam")[:1]),
            eerste_stadsdeel=Subquery(eerste.values("school__stadsdeel")[:1]),
        )

    def met_school_in(self, peildatum, **school):
        """Only leerroutes with, on `peildatum`, a participating school that matches `school` lookups."""
        voorwaarden = {f"school__{veld}": waarde for veld, waarde in school.items()}
        return self.filter(
            Exists(Deelname.objects.filter(loopt_op(peildatum), leerroute=OuterRef("pk"), **voorwaarden))
        )


def _laatst_gewijzigd():
    """Per leerroute the last moment at which its status history was touched."""
    laatste = {veld: Max(veld) for veld in ("gezet_op", "bevestigd_op", "vervallen_op")}
    stappen = Statusstap.objects.filter(leerroute=OuterRef("pk")).order_by().values("leerroute")
    # Greatest() gives NULL on SQLite when one side is NULL, so compare with the always filled gezet_op.
    return stappen.annotate(**{f"max_{veld}": max_ for veld, max_ in laatste.items()}).annotate(
        eerste=_later("max_gezet_op", "max_bevestigd_op"), moment=_later("eerste", "max_vervallen_op")
    )


def _later(vast, misschien):
    return Case(When(**{f"{misschien}__gt": F(vast)}, then=F(misschien)), default=F(vast))


class Leerroute(Verwijderbaar):
    """A route from vo to mbo that one or more schools offer or prepare; the soort decides its rules."""

    naam = models.CharField(
        "naam",
        max_length=200,
        help_text="Een naam die u herkent. Geen twee leerroutes hebben dezelfde naam.",
    )
    soort = models.CharField("soort", max_length=16, choices=Soort)
    leerweg = models.CharField("leerweg", max_length=8, choices=Leerweg)
    mbo_niveau = models.PositiveSmallIntegerField(
        "mbo-niveau", null=True, blank=True, choices=[(n, f"Niveau {n}") for n in (1, 2, 3, 4)]
    )
    scholen = models.ManyToManyField(School, through="Deelname", related_name="leerroutes")
    mbo = models.ForeignKey(
        MboInstelling,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leerroutes",
        verbose_name="mbo-instelling",
    )
    college = models.ForeignKey(
        MboCollege,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leerroutes",
        verbose_name="mbo-college",
    )
    sector = models.CharField("sector", max_length=16, choices=Sector, blank=True)
    leertraject = models.CharField(
        "leertraject",
        max_length=3,
        choices=Leertraject,
        blank=True,
        help_text="BOL: vooral op school. BBL: vooral werken en daarnaast leren.",
    )
    opleiding = models.CharField("opleiding", max_length=200, blank=True)
    crebo = models.CharField(
        "crebo",
        max_length=5,
        blank=True,
        help_text="Vijf cijfers, bijvoorbeeld 25655.",
        validators=[RegexValidator(r"^[0-9]{5}\Z", "Een crebo heeft vijf cijfers, bijvoorbeeld 25655.")],
    )
    keuzedeelcode = models.CharField(
        "keuzedeelcode",
        max_length=5,
        blank=True,
        help_text="Een K en vier cijfers.",
        validators=[RegexValidator(r"^K[0-9]{4}\Z", "Een keuzedeelcode is een K met vier cijfers.")],
    )
    programma = models.CharField(
        "praktijkgericht programma",
        max_length=60,
        blank=True,
        help_text="Een van de programma’s voor vmbo gl en tl.",
    )
    samen_met_mbo = models.BooleanField("samen met het mbo ontwikkeld", null=True, blank=True)
    opmerking = models.TextField(
        "opmerking", blank=True, help_text="Voor het programmateam. Schrijf geen namen van leerlingen op."
    )

    objects = VerwijderbaarManager.from_queryset(LeerrouteQuerySet)()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "leerroute", "leerroutes"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["naam"],
                condition=Q(verwijderd_op=None),
                name="leerroute_naam_eenmalig",
                violation_error_message="Er is al een leerroute met deze naam. Kies een andere naam.",
            )
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("leerroute-detail", args=[self.pk])

    @property
    def regel(self):
        return REGELS[self.soort]

    @property
    def route(self):
        """From where to where, in words: "Vmbo-basis naar mbo-niveau 2"."""
        if self.mbo_niveau is None:
            return self.get_leerweg_display()
        return f"{self.get_leerweg_display()} naar mbo-niveau {self.mbo_niveau}"


class Deelname(Periode):
    """A school that takes part in a leerroute during a period."""

    leerroute = models.ForeignKey(Leerroute, models.PROTECT, related_name="deelnames", verbose_name="leerroute")
    school = models.ForeignKey(School, models.PROTECT, related_name="deelnames", verbose_name="school")
    duo_gemeld_op = models.DateField("gemeld bij DUO op", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "deelname", "deelnames"
        constraints = [
            periode_klopt("deelname_periode"),
            *eenmalig_per_begin("deelname_eenmalig", "leerroute", "school"),
        ]

    def __str__(self):
        return f"{self.school} in {self.leerroute}"


class Statusstap(models.Model):
    """One step in the history of a leerroute; voided or confirmed at most once, otherwise never changed.

    `als_plan` says that the ingangsdatum lay after the day on which the step was recorded: such a step
    counts only once it is confirmed (convenant.md, "Fact, plan, progress, judgement").
    """

    leerroute = models.ForeignKey(Leerroute, models.PROTECT, related_name="stappen", verbose_name="leerroute")
    status = models.CharField("status", max_length=12, choices=Status)
    ingangsdatum = models.DateField(
        "vanaf welke datum?",
        help_text="Vanaf deze datum telt de status. Rapporten die al zijn voorgelegd, veranderen niet.",
    )
    toelichting = models.TextField(
        "toelichting",
        blank=True,
        max_length=2000,
        help_text="Zichtbaar voor iedereen in het portaal. Schrijf geen namen van leerlingen op.",
    )
    als_plan = models.BooleanField("vooraf gepland")
    gezet_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="gezet door"
    )
    gezet_op = models.DateTimeField("gezet op")
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    vervallen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vervallen_reden = models.CharField("waarom vervallen", max_length=200, blank=True)
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, blank=True)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StatusstapQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "statusstap", "statusstappen"
        ordering = list(VOLGORDE)
        indexes = [models.Index(fields=["leerroute", "ingangsdatum"], name="statusstap_per_leerroute")]
        constraints = [
            models.CheckConstraint(
                name="statusstap_bevestigd_was_plan", condition=Q(bevestigd_op=None) | Q(als_plan=True)
            ),
            models.CheckConstraint(
                name="statusstap_vervallen_met_reden",
                condition=Q(vervallen_op=None, vervallen_reden="")
                | (Q(vervallen_op__isnull=False) & ~Q(vervallen_reden="")),
            ),
        ]

    def __str__(self):
        return f"{self.get_status_display()} vanaf {self.ingangsdatum:%d-%m-%Y}"

    @property
    def is_feit(self):
        return self.vervallen_op is None and (not self.als_plan or self.bevestigd_op is not None)

    @property
    def is_plan(self):
        return self.vervallen_op is None and self.als_plan and self.bevestigd_op is None


class Importbestand(models.Model):
    """A sheet that somebody handed in, with what importing it would do; kept also after it was applied."""

    naam = models.CharField("bestandsnaam", max_length=200)
    inhoud = models.BinaryField("inhoud")
    verslag = models.JSONField("wat de import doet")
    geladen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    geladen_op = models.DateTimeField("geladen op")
    toegepast_op = models.DateTimeField("toegepast op", null=True)

    class Meta:
        verbose_name, verbose_name_plural = "importbestand", "importbestanden"
        ordering = ["-pk"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("import-detail", args=[self.pk])

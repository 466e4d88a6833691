"""Leerroutes, and what can be asked of them on a day."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Exists, F, Max, OuterRef, Prefetch, Q, Subquery, When
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.models import MboCollege, MboInstelling, School
from doorlopend.models.organisaties import loopt_op
from doorlopend.tekstveld import Tekstveld
from doorlopend.verwijderen import Verwijderbaar, VerwijderbaarManager
from leerroutes.models.deelnames import Deelname
from leerroutes.models.statusstappen import NIEUWSTE_EERST, Statusstap
from leerroutes.soorten import (
    CONVENANTSECTOREN,
    REGELS,
    Leertraject,
    Leerweg,
    Mboduur,
    Onderwerp,
    Overeenkomst,
    Profiel,
    Sector,
    Soort,
    Vrijstelling,
)


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

    OVERDRAAGBAAR = {"contactpersoon": Q()}
    VERSIE_MET = ("deelnames",)
    PERSOONSVELDEN = (
        *("contact_vo", "contact_vo_email", "contact_mbo", "contact_mbo_email", "contactpersoon"),
        "volgende_stap_wie",
    )

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
    profiel = models.CharField("profiel", max_length=8, choices=Profiel, blank=True)
    mbo_duur = models.CharField(
        "hoe lang duurt het mbo-deel zelf?",
        max_length=1,
        choices=Mboduur,
        blank=True,
        help_text="Los van de leerroute.",
    )
    nominale_duur = models.PositiveSmallIntegerField(
        "hoeveel jaar duurt de hele leerroute?", null=True, blank=True, help_text="Geteld vanaf leerjaar 3."
    )
    vmbo_diploma = models.BooleanField("krijgt de leerling ook een vmbo-diploma?", null=True, blank=True)
    vrijstelling = models.CharField("vrijstelling in het mbo", max_length=12, choices=Vrijstelling, blank=True)
    overeenkomst_getekend_op = models.DateField("overeenkomst getekend op", null=True, blank=True)
    overeenkomst_onderwerpen = models.JSONField(
        "onderwerpen die in de overeenkomst zijn geregeld",
        default=list,
        blank=True,
        help_text="De wet noemt er tien (WVO 2020 art. 2.107b).",
    )
    afwijking_reden = models.CharField(
        "waarom is het hier anders?",
        max_length=500,
        blank=True,
        help_text="Alleen nodig als iets ongebruikelijk is, maar wel klopt.",
    )
    contactpersoon = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leerroutes",
        verbose_name="contactpersoon in het programmateam",
        help_text="Krijgt de herinneringen over deze leerroute.",
    )
    contact_vo = models.CharField("contactpersoon van de school", max_length=120, blank=True)
    contact_vo_email = models.EmailField("e-mailadres van die persoon", blank=True)
    contact_mbo = models.CharField("contactpersoon van het mbo", max_length=120, blank=True)
    contact_mbo_email = models.EmailField("e-mailadres van die persoon bij het mbo", blank=True)
    knelpunt = Tekstveld("wat zit er in de weg?", max_length=2000, blank=True)
    volgende_stap = models.CharField("wat is de volgende stap?", max_length=300, blank=True)
    volgende_stap_wie = models.CharField("wie doet dat?", max_length=120, blank=True)
    volgende_stap_op = models.DateField("voor wanneer?", null=True, blank=True)
    omschrijving = Tekstveld(
        "omschrijving voor leerlingen en ouders",
        max_length=5000,
        blank=True,
        help_text="Staat op de openbare pagina zodra de leerroute wordt aangeboden. Noem geen personen.",
    )
    leeropbrengsten = Tekstveld("wat leren leerlingen?", max_length=5000, blank=True)
    resultaten = Tekstveld(
        "wat zijn de resultaten?", max_length=5000, blank=True, help_text="In aantallen of in woorden, zonder namen."
    )
    geleerd = Tekstveld(
        "wat hebben we geleerd?", max_length=5000, blank=True, help_text="Waar andere scholen iets aan hebben."
    )
    komt_voort_uit = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="vervolg",
        verbose_name="komt voort uit",
        help_text="Bijvoorbeeld een keuzedeel dat het begin van deze leerroute was.",
    )
    opmerking = Tekstveld(
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
            ),
            models.CheckConstraint(
                name="leerroute_duur_in_jaren", condition=Q(nominale_duur=None) | Q(nominale_duur__range=(1, 8))
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("leerroute-detail", args=[self.pk])

    @property
    def sector_in_convenant(self):
        """Whether the sector is one of the four that the covenant names."""
        return self.sector in CONVENANTSECTOREN

    @property
    def regel(self):
        return REGELS[self.soort]

    def mist_overeenkomst_op(self, dag):
        """Whether an agreement is expected for this soort and none was signed on or before `dag`."""
        getekend = self.overeenkomst_getekend_op
        return self.regel.overeenkomst_verwacht and (getekend is None or getekend > dag)

    @property
    def onderwerpen_te_regelen(self):
        """The topics of the law that the agreement doesn't settle yet, as labels."""
        if self.regel.overeenkomst != Overeenkomst.WETTELIJK:
            return []
        return [onderwerp.label for onderwerp in Onderwerp if onderwerp.value not in self.overeenkomst_onderwerpen]

    @property
    def route(self):
        """From where to where, in words: "Vmbo-basis naar mbo-niveau 2"."""
        if self.mbo_niveau is None:
            return self.get_leerweg_display()
        return f"{self.get_leerweg_display()} naar mbo-niveau {self.mbo_niveau}"

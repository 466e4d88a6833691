"""Who shared what with whom, and when: the evidence for afspraak 9; and the research that is done together."""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from simple_history.models import HistoricalRecords

from doorlopend.models import Bestand, MboInstelling, Partner, School
from doorlopend.tekstveld import Tekstveld
from doorlopend.verwijderen import Verwijderbaar, VerwijderbaarManager

GEEN_LEERLINGEN = "Schrijf geen namen of nummers van leerlingen op."


class Richting(models.TextChoices):
    VO = "vo", "Van vo naar mbo"
    MBO = "mbo", "Van mbo naar vo"


class Datasoort(models.TextChoices):
    """What is shared (convenant, afspraak 9); the first three by vo, the next two by mbo."""

    NCO = "nco", "NCO-rapportage"
    SUCCES = "succesfactoren", "Succesfactoren"
    AANDACHT = "aandachtspunten", "Aandachtspunten"
    STUDIESUCCES = "studiesucces", "Studiesucces"
    UITVAL = "uitvalredenen", "Redenen van uitval"
    ANDERS = "anders", "Iets anders"


SOORTEN = {
    Richting.VO: (Datasoort.NCO, Datasoort.SUCCES, Datasoort.AANDACHT, Datasoort.ANDERS),
    Richting.MBO: (Datasoort.STUDIESUCCES, Datasoort.UITVAL, Datasoort.ANDERS),
}
TOESTEMMING = "NCO-cijfers zijn van het bestuur. Vul in wie van het bestuur toestemming gaf, en wanneer."


class GegevensdelingQuerySet(models.QuerySet):
    def geldig_op(self, peildatum):
        """Shared on or before `peildatum` and not withdrawn by then."""
        niet_weg = Q(ingetrokken_op=None) | Q(ingetrokken_op__gt=peildatum)
        return self.filter(niet_weg, gedeeld_op__lte=peildatum)

    def in_schooljaar(self, schooljaar):
        return self.filter(gedeeld_op__range=(schooljaar.begindatum, schooljaar.einddatum))

    def met_organisaties(self):
        return self.select_related("school", "bestuur", "mbo").prefetch_related("aan_mbos", "aan_scholen")


class Gegevensdeling(Verwijderbaar):
    """One school, board or mbo gave data to the other side on a day; withdrawn it counts no longer."""

    richting = models.CharField("richting", max_length=3, choices=Richting, editable=False)
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="gegevensdelingen", verbose_name="school"
    )
    bestuur = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"soort": "bestuur"},
        related_name="gegevensdelingen",
        verbose_name="of een heel bestuur",
        help_text="Dan telt het voor al zijn scholen.",
    )
    mbo = models.ForeignKey(
        MboInstelling, models.PROTECT, null=True, blank=True, related_name="gegevensdelingen", verbose_name="mbo"
    )
    soort = models.CharField("wat voor gegevens?", max_length=16, choices=Datasoort)
    omschrijving = models.CharField("wat is er gedeeld?", max_length=200, help_text=GEEN_LEERLINGEN)
    gedeeld_op = models.DateField("gedeeld op")
    gedeeld_door = models.CharField("gedeeld door", max_length=120, help_text="Naam en functie.")
    aan_mbos = models.ManyToManyField(
        MboInstelling, blank=True, related_name="+", verbose_name="met welke mbo’s?", help_text="Leeg: met alle drie."
    )
    aan_scholen = models.ManyToManyField(
        School, blank=True, related_name="+", verbose_name="met welke scholen?", help_text="Leeg: met alle scholen."
    )
    toestemming_van = models.CharField(
        "wie van het bestuur gaf toestemming?", max_length=120, blank=True, help_text="Moet bij NCO-rapportages."
    )
    toestemming_op = models.DateField("toestemming gegeven op", null=True, blank=True)
    link = models.URLField("waar staan de gegevens?", max_length=500, blank=True)
    ingetrokken_op = models.DateField("ingetrokken op", null=True, blank=True)
    ingetrokken_reden = models.CharField("waarom ingetrokken?", max_length=200, blank=True)

    bestanden = GenericRelation(Bestand, "eigenaar_id", "eigenaar_soort")

    objects = VerwijderbaarManager.from_queryset(GegevensdelingQuerySet)()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "gedeelde gegevens", "gedeelde gegevens"
        ordering = ["-gedeeld_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="gegevensdeling_een_gever",
                condition=Q(richting="vo", mbo=None, bestuur=None, school__isnull=False)
                | Q(richting="vo", mbo=None, school=None, bestuur__isnull=False)
                | Q(richting="mbo", school=None, bestuur=None, mbo__isnull=False),
                violation_error_message="Kies één gever: een school, een bestuur of een mbo.",
            ),
            models.CheckConstraint(
                name="gegevensdeling_nco_met_toestemming",
                condition=~Q(soort="nco") | (~Q(toestemming_van="") & Q(toestemming_op__isnull=False)),
                violation_error_message=TOESTEMMING,
            ),
            models.CheckConstraint(
                name="gegevensdeling_intrekken_na_delen",
                condition=Q(ingetrokken_op=None, ingetrokken_reden="")
                | (Q(ingetrokken_op__gte=F("gedeeld_op")) & ~Q(ingetrokken_reden="")),
                violation_error_message="Intrekken kan niet voor de dag van het delen, en heeft een reden nodig.",
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} van {self.gever}, {date_format(self.gedeeld_op)}"

    def get_absolute_url(self):
        return reverse("deling-detail", args=[self.pk])

    def clean(self):
        fouten = {}
        if self.richting == Richting.VO and bool(self.school_id) == bool(self.bestuur_id):
            fouten["school"] = "Kies een school of een bestuur, niet allebei."
        if self.soort == Datasoort.NCO and not (self.toestemming_van.strip() and self.toestemming_op):
            fouten["toestemming_van"] = TOESTEMMING
        elif self.toestemming_op and self.gedeeld_op and self.toestemming_op > self.gedeeld_op:
            fouten["toestemming_op"] = "De toestemming moet er zijn voor u deelt. Pas een van beide datums aan."
        if fouten:
            raise ValidationError(fouten)

    def organisaties(self):
        """Whose own people may change it: what a school or board shared is of the board."""
        bestuur = self.bestuur or (self.school and self.school.partner)
        return [bestuur] if bestuur else []

    @property
    def gever(self):
        return self.school or self.bestuur or self.mbo

    @property
    def eigenaar(self):
        """The board that owns the data, in words; empty for an mbo."""
        return str(self.bestuur or (self.school and self.school.bestuur) or "")

    @property
    def ontvangers(self):
        """With whom, in words."""
        if self.richting == Richting.VO:
            return ", ".join(map(str, self.aan_mbos.all())) or "Alle mbo’s van de stuurgroep"
        return ", ".join(map(str, self.aan_scholen.all())) or "Alle scholen"


class Onderzoek(Verwijderbaar):
    """Research that vo and mbo do together (convenant, afspraak 9: "het gezamenlijk onderzoek")."""

    class Staat(models.TextChoices):
        PLAN = "plan", "Plan"
        LOOPT = "loopt", "Loopt"
        KLAAR = "klaar", "Afgerond"

    vraag = models.CharField("onderzoeksvraag", max_length=300)
    partners = models.CharField("partners", max_length=300, help_text="Wie doen mee? Bijvoorbeeld ZAAM en ROCvA-F.")
    staat = models.CharField("status", max_length=6, choices=Staat, default=Staat.LOOPT)
    begin = models.DateField("begin")
    einde = models.DateField("einde", null=True, blank=True)
    resultaat = Tekstveld("resultaat", max_length=5000, blank=True, help_text=GEEN_LEERLINGEN)
    link = models.URLField("link naar het document", max_length=500, blank=True)

    bestanden = GenericRelation(Bestand, "eigenaar_id", "eigenaar_soort")

    objects = VerwijderbaarManager()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "onderzoek", "onderzoeken"
        ordering = ["-begin", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="onderzoek_einde_na_begin",
                condition=Q(einde=None) | Q(einde__gte=F("begin")),
                violation_error_message="Het einde ligt voor het begin. Pas een van beide aan.",
            )
        ]

    def __str__(self):
        return self.vraag

    def get_absolute_url(self):
        return reverse("onderzoek-detail", args=[self.pk])

    def clean(self):
        if self.einde and self.begin and self.einde < self.begin:
            raise ValidationError({"einde": "Het einde ligt voor het begin. Pas een van beide aan."})
        if self.staat == self.Staat.KLAAR and not (self.resultaat or self.link):
            raise ValidationError({"resultaat": "Schrijf het resultaat op, of vul de link naar het document in."})

"""What schools do about lob: voorlichting over het mbo, and activities with companies (convenant, afspraak 5 and 6)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from simple_history.models import HistoricalRecords

from doorlopend.bijeenkomsten import IN_DE_TOEKOMST
from doorlopend.models import Aanbodsoort, MboInstelling, School
from doorlopend.sectoren import Sector
from doorlopend.tekstveld import Tekstveld
from doorlopend.verwijderen import Verwijderbaar, VerwijderbaarManager
from lob.models.bijeenkomsten import GEEN_LEERLINGEN
from lob.models.velden import Keuzelijst

# Who must give voorlichting (convenant, afspraak 5: "alle vo-scholen (vmbo en havo)").
VOORLICHTINGSAANBOD = (
    Aanbodsoort.VMBO_B,
    Aanbodsoort.VMBO_K,
    Aanbodsoort.VMBO_GL,
    Aanbodsoort.VMBO_TL,
    Aanbodsoort.HAVO,
)
# Fewer pupils than this could be recognised (convenant.md, "What the portal must never hold").
KLEINSTE_AANTAL = 5
MEESTE_LEERLINGEN = 5000


class Uitvoering(models.TextChoices):
    GEPLAND = "gepland", "Gepland"
    GEHOUDEN = "gehouden", "Gehouden"


class Voorlichtingsvorm(models.TextChoices):
    AVOND = "voorlichtingsavond", "Voorlichtingsavond"
    LES = "les", "Les"
    BEZOEK = "bezoek-mbo", "Bezoek aan een mbo"
    OPEN_DAG = "open-dag", "Open dag van een mbo"
    GASTLES = "gastles", "Gastles door een mbo"
    ONLINE = "online", "Online"


class Leerjaar(models.IntegerChoices):
    EEN = 1, "Leerjaar 1"
    TWEE = 2, "Leerjaar 2"
    DRIE = 3, "Leerjaar 3"
    VIER = 4, "Leerjaar 4"
    VIJF = 5, "Leerjaar 5"


class Schoolsoort(models.TextChoices):
    VMBO_B = Aanbodsoort.VMBO_B.value, Aanbodsoort.VMBO_B.label
    VMBO_K = Aanbodsoort.VMBO_K.value, Aanbodsoort.VMBO_K.label
    VMBO_GL = Aanbodsoort.VMBO_GL.value, Aanbodsoort.VMBO_GL.label
    VMBO_TL = Aanbodsoort.VMBO_TL.value, Aanbodsoort.VMBO_TL.label
    HAVO = Aanbodsoort.HAVO.value, Aanbodsoort.HAVO.label


class Bedrijfssoort(models.TextChoices):
    STAGE = "stage", "Stage"
    WERKBEZOEK = "werkbezoek", "Werkbezoek"
    OPDRACHT = "praktijkopdracht", "Praktijkopdracht"
    GASTLES = "gastles", "Gastles door een bedrijf"


class SchoolactiviteitQuerySet(models.QuerySet):
    def in_schooljaar(self, schooljaar):
        """Those whose (first) day lies in the school year."""
        return self.filter(datum__range=(schooljaar.begindatum, schooljaar.einddatum))

    def nog_vast_te_leggen(self, vandaag):
        """Planned for a day before `vandaag`: somebody has to say whether they took place."""
        return self.filter(uitvoering=Uitvoering.GEPLAND, datum__lt=vandaag)


class Schoolactiviteit(Verwijderbaar):
    """What voorlichting and bedrijfsactiviteiten share: planned or held, on a day, with a number of pupils."""

    uitvoering = models.CharField("is het al gehouden?", max_length=8, choices=Uitvoering, default=Uitvoering.GEHOUDEN)
    leerlingen = models.PositiveIntegerField(
        "aantal leerlingen",
        null=True,
        blank=True,
        validators=[MaxValueValidator(MEESTE_LEERLINGEN, "Vul een getal in van %(limit_value)s of lager.")],
        help_text="Een schatting mag. Laat het leeg als u het niet weet.",
    )
    toelichting = Tekstveld("toelichting", blank=True, max_length=2000, help_text=GEEN_LEERLINGEN)

    class Meta:
        abstract = True
        ordering = ["-datum", "-pk"]

    @property
    def is_gehouden(self):
        return self.uitvoering == Uitvoering.GEHOUDEN

    @property
    def leerlingen_tekst(self):
        """The number of pupils for others to see: too few to be counted isn't shown."""
        if self.leerlingen is None:
            return "onbekend"
        return f"minder dan {KLEINSTE_AANTAL}" if 0 < self.leerlingen < KLEINSTE_AANTAL else str(self.leerlingen)

    def controleer_op(self, vandaag):
        """Raise ValidationError at `datum` when it is said to be held on a day after `vandaag`."""
        if self.is_gehouden and self.datum and self.datum > vandaag:
            raise ValidationError({"datum": IN_DE_TOEKOMST.replace("de bijeenkomst", "het")})


class Voorlichting(Schoolactiviteit):
    """Studiekeuzevoorlichting about the mbo by one school."""

    school = models.ForeignKey(School, models.PROTECT, related_name="voorlichtingen", verbose_name="school")
    datum = models.DateField("datum")
    vorm = models.CharField("vorm", max_length=20, choices=Voorlichtingsvorm)
    mbos = models.ManyToManyField(
        MboInstelling, blank=True, related_name="voorlichtingen", verbose_name="welke mbo’s deden mee?"
    )
    leerjaren = Keuzelijst("voor welke leerjaren?", keuzes=Leerjaar)
    schoolsoorten = Keuzelijst("voor welke schoolsoorten?", keuzes=Schoolsoort)
    sectoren = Keuzelijst(
        "welke kansrijke sectoren kwamen aan bod?",
        keuzes=Sector,
        help_text="Sectoren met een goede kans op werk, nu en later.",
    )

    objects = VerwijderbaarManager.from_queryset(SchoolactiviteitQuerySet)()
    history = HistoricalRecords()

    class Meta(Schoolactiviteit.Meta):
        verbose_name, verbose_name_plural = "voorlichting", "voorlichtingen"
        indexes = [models.Index(fields=["school", "datum"], name="voorlichting_school_datum")]

    def __str__(self):
        return f"{self.kort}, {self.school}"

    @property
    def kort(self):
        return f"{self.get_vorm_display()} op {date_format(self.datum)}"

    def get_absolute_url(self):
        return reverse("voorlichting-detail", args=[self.pk])

    @property
    def mbonamen(self):
        return ", ".join(str(mbo) for mbo in self.mbos.all())

    @property
    def schoolsoortnamen(self):
        return self._meta.get_field("schoolsoorten").namen(self.schoolsoorten)

    @property
    def sectornamen(self):
        return self._meta.get_field("sectoren").namen(self.sectoren)

    def organisaties(self):
        return {self.school}


class Bedrijfsactiviteit(Schoolactiviteit):
    """Something that pupils do with a company; of one school, or of several together."""

    soort = models.CharField("soort", max_length=20, choices=Bedrijfssoort)
    bedrijf = models.CharField("bedrijf", max_length=120, help_text="De naam van het bedrijf. Geen namen van personen.")
    sector = models.CharField("sector", max_length=16, choices=Sector)
    plaats = models.CharField("plaats", max_length=60, blank=True)
    scholen = models.ManyToManyField(School, related_name="bedrijfsactiviteiten", verbose_name="scholen")
    leerroute = models.ForeignKey(
        "leerroutes.Leerroute",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="bedrijfsactiviteiten",
        verbose_name="hoort bij leerroute",
    )
    datum = models.DateField("datum of eerste dag")
    tot_en_met = models.DateField("laatste dag", null=True, blank=True, help_text="Alleen als het langer duurt.")

    objects = VerwijderbaarManager.from_queryset(SchoolactiviteitQuerySet)()
    history = HistoricalRecords()

    class Meta(Schoolactiviteit.Meta):
        verbose_name, verbose_name_plural = "bedrijfsactiviteit", "bedrijfsactiviteiten"
        constraints = [
            models.CheckConstraint(
                name="bedrijfsactiviteit_periode",
                condition=Q(tot_en_met=None) | Q(tot_en_met__gte=F("datum")),
                violation_error_message="De laatste dag ligt voor de eerste dag. Pas een van beide aan.",
            )
        ]

    def __str__(self):
        return self.kort

    @property
    def kort(self):
        return f"{self.get_soort_display()} bij {self.bedrijf}, {date_format(self.datum)}"

    def get_absolute_url(self):
        return reverse("bedrijfsactiviteit-detail", args=[self.pk])

    @property
    def schoolnamen(self):
        return ", ".join(str(school) for school in self.scholen.all())

    def organisaties(self):
        return set(self.scholen.all())

    def clean(self):
        if self.datum and self.tot_en_met and self.tot_en_met < self.datum:
            raise ValidationError({"tot_en_met": "De laatste dag ligt voor de eerste dag. Pas een van beide aan."})

"""Good practices that spread, and documents of the programme: concept until published, public when marked so."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.models import Bestand, School
from doorlopend.sectoren import Sector
from doorlopend.tekstveld import Tekstveld
from doorlopend.verwijderen import Verwijderbaar, VerwijderbaarManager


class PubliceerbaarQuerySet(models.QuerySet):
    def voor(self, gebruiker):
        """What this person may read: who may change it sees concepts too."""
        return self if gebruiker.has_perm(self.model.WIJZIGEN) else self.filter(staat=Publiceerbaar.Staat.GEPUBLICEERD)

    def openbaar(self):
        """What anybody may read."""
        return self.filter(staat=Publiceerbaar.Staat.GEPUBLICEERD, openbaar=True)


class Publiceerbaar(Verwijderbaar):
    """What practices and documents share; `objects` is built on PubliceerbaarQuerySet."""

    class Staat(models.TextChoices):
        CONCEPT = "concept", "Concept"
        GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"

    WIJZIGEN = ""

    titel = models.CharField("titel", max_length=150)
    staat = models.CharField("status", max_length=12, choices=Staat, default=Staat.CONCEPT)
    openbaar = models.BooleanField(
        "ook voor wie geen account heeft", default=False, help_text="Pas te zien als het gepubliceerd is."
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.titel

    @property
    def is_openbaar(self):
        return self.openbaar and self.staat == self.Staat.GEPUBLICEERD

    @property
    def bestandsrecht(self):
        """The files of a concept are for who may change it."""
        return self.WIJZIGEN if self.staat == self.Staat.CONCEPT else self.WIJZIGEN.replace(".change_", ".view_")


class Praktijk(Publiceerbaar):
    """Something that worked somewhere, told so that others can do it too."""

    WIJZIGEN = "kennisdeling.change_praktijk"

    samenvatting = models.CharField("samenvatting", max_length=400)
    tekst = Tekstveld("tekst", max_length=20_000, help_text="Wat deed u, wat leverde het op, wat zou u anders doen?")
    soort = models.CharField("soort leerroute", max_length=20, blank=True)
    leerroutes = models.ManyToManyField(
        "leerroutes.Leerroute", blank=True, related_name="praktijken", verbose_name="leerroutes"
    )
    scholen = models.ManyToManyField(School, blank=True, related_name="praktijken", verbose_name="scholen")
    sector = models.CharField("sector", max_length=16, choices=Sector, blank=True)
    contact = models.CharField(
        "contact", max_length=200, blank=True, help_text="Naam, functie en zakelijk e-mailadres. Ook openbaar te zien."
    )

    bestanden = GenericRelation(Bestand, "eigenaar_id", "eigenaar_soort")

    objects = VerwijderbaarManager.from_queryset(PubliceerbaarQuerySet)()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "goede praktijk", "goede praktijken"
        ordering = ["titel", "pk"]

    def get_absolute_url(self):
        return reverse("praktijk-detail", args=[self.pk])


class Document(Publiceerbaar):
    """A notitie, handreiking or other document, as a link or a file, with its version."""

    WIJZIGEN = "kennisdeling.change_document"

    omschrijving = Tekstveld("omschrijving", max_length=2000, blank=True)
    versie = models.CharField("versie", max_length=40, blank=True)
    datum = models.DateField("datum")
    link = models.URLField("link", max_length=500, blank=True)

    bestanden = GenericRelation(Bestand, "eigenaar_id", "eigenaar_soort")

    objects = VerwijderbaarManager.from_queryset(PubliceerbaarQuerySet)()
    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "document", "documenten"
        ordering = ["-datum", "titel", "pk"]

    def get_absolute_url(self):
        return reverse("document-detail", args=[self.pk])


def zoek(queryset, term, *velden):
    """Rows that hold every word of `term` in one of `velden`."""
    for woord in term.split():
        ergens = Q()
        for veld in velden:
            ergens |= Q(**{f"{veld}__icontains": woord})
        queryset = queryset.filter(ergens)
    return queryset

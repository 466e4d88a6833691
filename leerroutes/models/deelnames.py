"""Who takes part in a leerroute: schools during a period, and how many pupils."""

from django.db import models
from simple_history.models import HistoricalRecords

from doorlopend.models import School
from doorlopend.models.organisaties import Periode, eenmalig_per_begin, periode_klopt
from doorlopend.schooljaar import Schooljaar


class Deelname(Periode):
    """A school that takes part in a leerroute during a period."""

    leerroute = models.ForeignKey(
        "leerroutes.Leerroute", models.PROTECT, related_name="deelnames", verbose_name="leerroute"
    )
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


def zonder_klein_aantal(aantal):
    """A number of pupils as anyone may see it: 1 to 4 are never told apart."""
    return "<5" if aantal is not None and 0 < aantal < 5 else aantal


class Leerlingaantal(models.Model):
    """How many pupils a leerroute expected and had in a school year: counts, never persons."""

    NAAMVELDEN = ("schooljaar",)
    TOON = {"schooljaar": lambda begin: Schooljaar(begin).naam, "werkelijk": zonder_klein_aantal}

    leerroute = models.ForeignKey("leerroutes.Leerroute", models.PROTECT, related_name="leerlingaantallen")
    schooljaar = models.PositiveSmallIntegerField("schooljaar", help_text="Het jaar waarin het schooljaar begint.")
    verwacht = models.PositiveIntegerField("verwacht aantal leerlingen", null=True, blank=True)
    werkelijk = models.PositiveIntegerField("werkelijk aantal leerlingen", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "leerlingaantal", "leerlingaantallen"
        ordering = ["schooljaar"]
        constraints = [
            models.UniqueConstraint(fields=["leerroute", "schooljaar"], name="leerlingaantal_per_schooljaar")
        ]

    def __str__(self):
        return f"{self.leerroute}, {self.schooljaar_naam}"

    @property
    def schooljaar_naam(self):
        return Schooljaar(self.schooljaar).naam

    @property
    def werkelijk_getoond(self):
        return zonder_klein_aantal(self.werkelijk)

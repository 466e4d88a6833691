"""Keys with which a program reads the figures in somebody's name."""

from django.conf import settings
from django.db import models


class Leessleutel(models.Model):
    """A read key for Power BI or Excel; only its hash is kept. It reads what its owner may read, and nothing else."""

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="leessleutels")
    naam = models.CharField("waarvoor is de sleutel?", max_length=80, help_text="Bijvoorbeeld: Power BI op mijn werk.")
    hash = models.CharField("sha256", max_length=64, unique=True, editable=False)
    gemaakt_op = models.DateTimeField("gemaakt op", editable=False)
    gebruikt_op = models.DateField("laatst gebruikt op", null=True, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "leessleutel", "leessleutels"
        ordering = ["-gemaakt_op", "-pk"]

    def __str__(self):
        return self.naam

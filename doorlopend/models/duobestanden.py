"""The files of DUO that were handed in, with what applying them would change and what was applied."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.urls import reverse


class Duobestand(models.Model):
    """A file of DUO, kept as it came (compressed). `verschil` is the preview on which people decide.

    `per` is the day from which new codes hold and gone ones don't. `toegepast` lists each time that lines
    were applied: {"op", "door" (primary key), "regels": [text]}.
    """

    naam = models.CharField("bestandsnaam", max_length=200)
    soort = models.CharField("soort", max_length=12)
    inhoud = models.BinaryField("inhoud")
    per = models.DateField(
        "vanaf welke datum gelden de wijzigingen?",
        help_text="Een nieuwe code geldt vanaf deze dag. Een code die weg is, geldt vanaf deze dag niet meer.",
    )
    verschil = models.JSONField("wat er verandert")
    toegepast = models.JSONField("wat is toegepast", default=list)
    geladen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="geladen door"
    )
    geladen_op = models.DateTimeField("geladen op")

    class Meta:
        verbose_name, verbose_name_plural = "DUO-bestand", "DUO-bestanden"
        ordering = ["-pk"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("duo-detail", args=[self.pk])

    @property
    def vingerafdruk(self):
        """A short mark of the preview: two previews that say the same have the same mark."""
        return hashlib.sha256(json.dumps(self.verschil, sort_keys=True).encode()).hexdigest()[:20]

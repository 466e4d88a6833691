"""Sheets that people handed in."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class Importbestand(models.Model):
    """A sheet that somebody handed in, with what importing it would do; kept also after it was applied."""

    naam = models.CharField("bestandsnaam", max_length=200)
    inhoud = models.BinaryField("inhoud")
    verslag = models.JSONField("wat de import doet")
    geladen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    geladen_op = models.DateTimeField("geladen op")
    toegepast_op = models.DateTimeField("toegepast op", null=True)
    sporen = models.JSONField("wat de import maakte en wijzigde", default=dict)
    reden = models.CharField("waarom dit nog verandert", max_length=100, blank=True)
    ongedaan_op = models.DateTimeField("ongedaan gemaakt op", null=True)
    ongedaan_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name, verbose_name_plural = "importbestand", "importbestanden"
        ordering = ["-pk"]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("import-detail", args=[self.pk])

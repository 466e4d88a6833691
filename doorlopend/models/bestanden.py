"""Files that people attach to something: who, what, when; the bytes lie outside the web root."""

from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse

from doorlopend.bestandscontrole import SOORTEN


def opslag():
    return storages["bestanden"]


def willekeurig_pad(bestand, naam):
    """A name that says nothing about the file, in one of 256 folders."""
    code = uuid4().hex
    return f"{code[:2]}/{code}"


class Bestand(models.Model):
    """One file of one owner: any model whose right view_… decides who may download it.

    An owner names another right with `bestandsrecht`; with `is_afgesloten` true its files stay.
    """

    sleutel = models.UUIDField(default=uuid4, unique=True, editable=False)
    eigenaar_soort = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    eigenaar_id = models.PositiveBigIntegerField()
    eigenaar = GenericForeignKey("eigenaar_soort", "eigenaar_id")
    naam = models.CharField("bestandsnaam", max_length=255)
    soort = models.CharField("soort", max_length=4, choices=[(soort, soort.upper()) for soort in SOORTEN])
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField("sha256", max_length=64)
    inhoud = models.FileField("inhoud", storage=opslag, upload_to=willekeurig_pad, max_length=100)
    geplaatst_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    geplaatst_op = models.DateTimeField("geplaatst op")

    class Meta:
        verbose_name, verbose_name_plural = "bestand", "bestanden"
        ordering = ["geplaatst_op", "pk"]
        indexes = [models.Index(fields=["eigenaar_soort", "eigenaar_id"], name="bestand_per_eigenaar")]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("bestand-download", args=[self.sleutel])

    @property
    def mime(self):
        return SOORTEN[self.soort][0]

    def recht(self, actie):
        """The right on the owner that `actie` (view, change) takes."""
        meta = self.eigenaar_soort.model_class()._meta
        eigen = getattr(self.eigenaar, "bestandsrecht", "") if actie == "view" else ""
        return eigen or f"{meta.app_label}.{actie}_{meta.model_name}"

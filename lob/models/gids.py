"""Who and when: the directory of decanen, and the open days of the mbo's."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.formats import date_format
from simple_history.models import HistoricalRecords

from doorlopend.bijeenkomsten import Bijeenkomst
from doorlopend.models import MboCollege, MboInstelling, School


class Decaan(models.Model):
    """A decaan of a school or mbo, with or without an account. No history: who leaves the list is gone."""

    naam = models.CharField("naam", max_length=120)
    email = models.EmailField("zakelijk e-mailadres")
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="decanen", verbose_name="school"
    )
    mbo = models.ForeignKey(
        MboInstelling, models.PROTECT, null=True, blank=True, related_name="decanen", verbose_name="mbo"
    )
    waarvoor = models.CharField(
        "waarvoor?", max_length=120, blank=True, help_text="Bijvoorbeeld: vmbo leerjaar 3 en 4, of College Zuid."
    )
    bijgewerkt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name="bijgewerkt door"
    )
    bijgewerkt_op = models.DateField("bijgewerkt op", editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "vermelding in de decanengids", "vermeldingen in de decanengids"
        ordering = ["naam", "pk"]
        constraints = [
            models.CheckConstraint(
                name="decaan_een_organisatie",
                condition=Q(school=None, mbo__isnull=False) | Q(school__isnull=False, mbo=None),
                violation_error_message="Kies één organisatie: een school of een mbo.",
            ),
            models.UniqueConstraint(
                Lower("email"),
                F("school"),
                name="decaan_eenmalig_op_school",
                violation_error_message="Deze persoon staat al in de gids van deze school.",
            ),
            models.UniqueConstraint(
                Lower("email"),
                F("mbo"),
                name="decaan_eenmalig_bij_mbo",
                violation_error_message="Deze persoon staat al in de gids van dit mbo.",
            ),
        ]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("decaan-list")

    @property
    def organisatie(self):
        return self.school or self.mbo

    def organisaties(self):
        return {self.organisatie}

    def clean(self):
        if self.school_id and self.mbo_id:
            raise ValidationError({"mbo": "Kies één organisatie: een school of een mbo."})


class OpenDag(Bijeenkomst):
    """An open day, evening or meeloopdag of an mbo: decanen look it up, the mbo's keep it."""

    mbo = models.ForeignKey(MboInstelling, models.PROTECT, related_name="open_dagen", verbose_name="mbo")
    college = models.ForeignKey(
        MboCollege, models.PROTECT, null=True, blank=True, related_name="open_dagen", verbose_name="college"
    )
    naam = models.CharField(
        "wat is het?", max_length=120, help_text="Bijvoorbeeld: Open dag, Open avond techniek of Meeloopmiddag."
    )

    AGENDAVELDEN = (*Bijeenkomst.AGENDAVELDEN, "naam")

    history = HistoricalRecords()

    class Meta(Bijeenkomst.Meta):
        verbose_name, verbose_name_plural = "open dag", "open dagen"

    def __str__(self):
        return f"{self.naam} van {self.mbo}, {date_format(self.datum)}"

    def get_absolute_url(self):
        return reverse("opendag-detail", args=[self.pk])

    @property
    def titel(self):
        return f"{self.naam} {self.mbo}"

    def organisaties(self):
        return {self.mbo}

    def clean(self):
        super().clean()
        if self.college and self.college.instelling_id != self.mbo_id:
            raise ValidationError({"college": "Dit college hoort bij een ander mbo. Kies een ander college."})

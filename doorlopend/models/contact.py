"""Where people with a question go; the one row that the public pages show."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from doorlopend.gebied import gebied
from doorlopend.tekstveld import Tekstveld


def contact_van_gebied():
    """Who answers questions as long as nobody chose another: what the covenant's file says."""
    return gebied().contact


class Contact(models.Model):
    """The contact of the programme: an organisation, never a person. There is one row."""

    naam = models.CharField(
        "organisatie of team",
        max_length=120,
        default=contact_van_gebied,
        help_text="Geen naam van een persoon.",
    )
    email = models.EmailField("e-mailadres", blank=True, help_text="Een adres van het team, niet van één persoon.")
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    website = models.URLField("website", blank=True)
    tekst = Tekstveld(
        "toelichting",
        blank=True,
        max_length=600,
        default="Hebt u een vraag over een leerroute? Vraag het eerst aan de school of de mentor. Voor andere vragen "
        "kunt u bij ons terecht.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name, verbose_name_plural = "contact", "contact"
        constraints = [models.CheckConstraint(name="contact_een_rij", condition=Q(pk=1))]

    def __str__(self):
        return self.naam

    def get_absolute_url(self):
        return reverse("begin") + "?openbaar#contact"

    @classmethod
    def lees(cls):
        """The row, or what it is before anybody changed it; not saved."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

"""What people have of their own around meetings: the key of their calendar feed, and which mails they get."""

from django.conf import settings
from django.db import models


class Agendasleutel(models.Model):
    """The secret in the address of somebody's calendar feed; only its hash is kept, a new one ends the old one."""

    gebruiker = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="agendasleutel")
    hash = models.CharField("sha256", max_length=64, unique=True)
    gemaakt_op = models.DateTimeField("gemaakt op")

    class Meta:
        verbose_name, verbose_name_plural = "agendasleutel", "agendasleutels"

    def __str__(self):
        return f"Agenda van {self.gebruiker}"


class Uitschrijving(models.Model):
    """An address that no longer wants one kind of reminder."""

    email = models.EmailField("e-mailadres")
    soort = models.CharField("soort herinnering", max_length=40)
    sinds = models.DateTimeField("sinds")

    class Meta:
        verbose_name, verbose_name_plural = "uitschrijving", "uitschrijvingen"
        constraints = [models.UniqueConstraint(fields=["email", "soort"], name="uitschrijving_eenmalig")]

    def __str__(self):
        return f"{self.soort}: {self.email}"


class Verzending(models.Model):
    """One reminder to one address: claimed by the process that sends it, then sent; never twice."""

    soort = models.CharField("soort herinnering", max_length=40)
    sleutel = models.CharField("waarover", max_length=100)
    email = models.EmailField("e-mailadres")
    begonnen_op = models.DateTimeField("begonnen op")
    verzonden_op = models.DateTimeField("verzonden op", null=True)

    class Meta:
        verbose_name, verbose_name_plural = "verzending", "verzendingen"
        constraints = [models.UniqueConstraint(fields=["soort", "sleutel", "email"], name="verzending_eenmalig")]

    def __str__(self):
        return f"{self.soort} {self.sleutel}"

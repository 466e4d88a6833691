"""Telling the stuurgroep by mail that a version is there: one mail a person, and a record of who got it."""

import logging

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from doorlopend.models import Gebruiker
from monitoring.models import Verzending

LOGBOEK = logging.getLogger(__name__)
ONTVANGEN = "monitoring.ontvangen_rapportage"


def ontvangers():
    """Everybody who gets the reports, by name."""
    return Gebruiker.objects.met_recht(ONTVANGEN)


def verstuur(versie, *, door, nu, adres, bericht="", met_bestand=False):
    """Mail the link `adres` of `versie` to all ontvangers; returns (Verzending or None, names that failed).

    One mail that fails does not stop the others; only who got it is recorded.
    """
    gelukt, mislukt = [], []
    verbinding = get_connection()
    for persoon in ontvangers():
        mail = _mail(versie, persoon, door=door, adres=adres, bericht=bericht, met_bestand=met_bestand)
        mail.connection = verbinding
        try:
            mail.send()
        except OSError:
            LOGBOEK.exception("report %s not mailed to person %s", versie.pk, persoon.pk)
            mislukt.append(persoon.naam)
        else:
            gelukt.append(persoon.naam)
    verzending = None
    if gelukt:
        verzending = Verzending.objects.create(versie=versie, door=door, op=nu, aan=gelukt, met_bestand=met_bestand)
    return verzending, mislukt


def _mail(versie, persoon, *, door, adres, bericht, met_bestand):
    context = {"versie": versie, "rapportage": versie.rapportage, "persoon": persoon, "door": door}
    tekst = render_to_string("rapporten/mail.txt", context | {"adres": adres, "bericht": bericht})
    soort = "vastgesteld" if versie.is_vastgesteld else "ter bespreking"
    mail = EmailMessage(f"{versie.rapportage}, versie {versie.nummer}: {soort}", tekst, to=[persoon.email])
    if met_bestand:
        mail.attach(versie.bestandsnaam, bytes(versie.pdf), "application/pdf")
    return mail

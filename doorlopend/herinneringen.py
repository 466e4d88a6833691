"""Reminders by mail: each kind says who should hear what today, and nobody hears it twice.

An app adds a kind with `@herinnering(code, label)` in its module `herinneringen`, which is found by its name.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException

from django.core import signing
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from doorlopend.models import Uitschrijving, Verzending

logger = logging.getLogger(__name__)

ZOUT = "doorlopend.herinneringen"
# A process that was killed between claiming and sending leaves a claim; after this it may be taken over.
VERLOPEN = timedelta(hours=1)
# After so many failures in a row the mail server is down, and trying the rest would only take long.
GEEN_MAILSERVER = 3


@dataclass(frozen=True)
class Herinnering:
    """One mail: to whom, about what. `sleutel` tells what it is about: with kind and address it is sent once.

    `tekst` holds plain paragraphs with an empty line between them; `pad` is the page to open, if any.
    """

    email: str
    naam: str
    onderwerp: str
    tekst: str
    sleutel: str
    pad: str = ""

    @classmethod
    def aan(cls, gebruiker, **velden):
        """To somebody with an account."""
        return cls(email=gebruiker.email, naam=gebruiker.naam, **velden)


@dataclass(frozen=True)
class Soort:
    code: str
    label: str
    recht: str
    bron: Callable[..., Iterable[Herinnering]]


@dataclass
class Uitslag:
    """How many mails one run sent, had nothing to do for (sent before, or not wanted), and could not send."""

    verzonden: int = 0
    overgeslagen: int = 0
    mislukt: int = 0


SOORTEN: dict[str, Soort] = {}
NAZENDINGEN: list[Callable[..., tuple[int, int]]] = []


def herinnering(code, label, recht=""):
    """Register `bron(vandaag)`: the Herinneringen that are due on that day, whether sent before or not.

    `recht` is what everybody has who gets this kind; others are not asked whether they want it.
    """

    def registreer(bron):
        SOORTEN[code] = Soort(code, label, recht, bron)
        return bron

    return registreer


def nazending(zend):
    """Register `zend(nu)`, which sends mails of an app that couldn't go when they were due; it gives (sent, failed)."""
    NAZENDINGEN.append(zend)
    return zend


def stuur_alle(vandaag, *, nu, adres):
    """Send what is due on `vandaag` and wasn't sent yet; returns the Uitslag.

    `nu` is the aware moment of this run, `adres` makes an absolute address of a path. Two runs at the same
    time never send one mail twice; a mail that fails is tried again by the next run.
    """
    uitslag, verbinding, achtereen = Uitslag(), get_connection(), 0
    for soort in SOORTEN.values():
        niet = set(Uitschrijving.objects.filter(soort=soort.code).values_list("email", flat=True))
        for mail in soort.bron(vandaag):
            email = mail.email.lower()
            verzending = None if email in niet else _claim(soort, mail.sleutel, email, nu)
            if verzending is None:
                uitslag.overgeslagen += 1
                continue
            gelukt = _probeer(verbinding, soort, mail, verzending, nu, adres)
            uitslag.verzonden += gelukt
            uitslag.mislukt += not gelukt
            achtereen = 0 if gelukt else achtereen + 1
            if achtereen == GEEN_MAILSERVER:
                return uitslag
    verbinding.close()
    for zend in NAZENDINGEN:
        verzonden, mislukt = zend(nu)
        uitslag.verzonden += verzonden
        uitslag.mislukt += mislukt
    return uitslag


def _claim(soort, sleutel, email, nu):
    """The Verzending that is ours to send, or None when another process has it or had it."""
    with transaction.atomic():
        verzending, nieuw = Verzending.objects.get_or_create(
            soort=soort.code, sleutel=sleutel, email=email, defaults={"begonnen_op": nu}
        )
    if nieuw:
        return verzending
    blijven_liggen = Verzending.objects.filter(
        pk=verzending.pk, verzonden_op=None, begonnen_op=verzending.begonnen_op, begonnen_op__lt=nu - VERLOPEN
    )
    return verzending if blijven_liggen.update(begonnen_op=nu) else None


def _probeer(verbinding, soort, mail, verzending, nu, adres):
    """Send one mail outside any transaction; when it fails the claim is given back. Tells whether it went."""
    try:
        maak_mail(soort, mail, adres, verbinding).send()
    except (OSError, SMTPException) as fout:
        logger.warning("Herinnering %s niet verzonden: %s", verzending.pk, type(fout).__name__)
        verzending.delete()
        verbinding.close()
        return False
    Verzending.objects.filter(pk=verzending.pk).update(verzonden_op=nu)
    return True


def maak_mail(soort, mail, adres, verbinding=None):
    """The mail in text and HTML, with a link that ends this kind of reminder for this address."""
    uit = adres(reverse("herinnering-uit", args=[maak_bewijs(mail.email, soort.code)]))
    context = {
        "mail": mail,
        "soort": soort,
        "alineas": [" ".join(alinea.split()) for alinea in mail.tekst.split("\n\n")],
        "url": adres(mail.pad) if mail.pad else "",
        "uit": uit,
    }
    bericht = EmailMultiAlternatives(
        " ".join(mail.onderwerp.split()),
        render_to_string("mail/herinnering.txt", context),
        to=[mail.email],
        headers={"List-Unsubscribe": f"<{uit}>", "Auto-Submitted": "auto-generated"},
        connection=verbinding,
    )
    bericht.attach_alternative(render_to_string("mail/herinnering.html", context), "text/html")
    return bericht


def maak_bewijs(email, soort):
    """A signed token that says which reminder to which address it may end."""
    return signing.dumps([email.lower(), soort], salt=ZOUT, compress=True)


def lees_bewijs(bewijs):
    """(address, Soort) of a token; raises signing.BadSignature when it isn't ours or the kind is gone."""
    email, code = signing.loads(bewijs, salt=ZOUT)
    if code not in SOORTEN:
        raise signing.BadSignature(code)
    return email, SOORTEN[code]


def zet_aan_of_uit(email, soort, *, aan, nu):
    """Whether this address gets this kind of reminder from now on."""
    if aan:
        Uitschrijving.objects.filter(email=email.lower(), soort=soort.code).delete()
    else:
        Uitschrijving.objects.get_or_create(email=email.lower(), soort=soort.code, defaults={"sinds": nu})


def soorten_voor(gebruiker):
    """The kinds that this person may get."""
    return [soort for soort in SOORTEN.values() if not soort.recht or gebruiker.has_perm(soort.recht)]


def keuzes(gebruiker):
    """Every kind that this person may get, as (Soort, whether it is sent)."""
    niet = set(Uitschrijving.objects.filter(email=gebruiker.email.lower()).values_list("soort", flat=True))
    return [(soort, soort.code not in niet) for soort in soorten_voor(gebruiker)]

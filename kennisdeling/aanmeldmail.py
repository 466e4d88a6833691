"""The mails about a sign-up, each with the event for the calendar where there is one, and the link to cancel."""

import logging
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from doorlopend.agenda import als_ics

logger = logging.getLogger(__name__)
ZOUT = "kennisdeling.afmelden"


@dataclass(frozen=True)
class Mailsoort:
    """`onderwerp` and `tekst` get the title; `agenda`: the event goes along, `afmelden`: so does the link."""

    onderwerp: str
    tekst: str
    agenda: bool = False
    afmelden: bool = True


GEPLAATST = Mailsoort("U doet mee: {}", "U hebt een plaats.", agenda=True)
WACHTLIJST = Mailsoort(
    "U staat op de wachtlijst: {}",
    "Let op: u hebt nog geen plaats. De activiteit is vol en u staat op de wachtlijst. "
    "Komt er een plaats vrij en bent u aan de beurt, dan krijgt u een mail.",
)
DOORGESCHOVEN = Mailsoort("Er is een plaats voor u: {}", "Er kwam een plaats vrij. U doet mee.", agenda=True)
AL_AANGEMELD = Mailsoort("U was al aangemeld: {}", "")
AFGEMELD = Mailsoort("U bent afgemeld: {}", "U bent afgemeld. U hoeft niets meer te doen.", afmelden=False)
GAAT_NIET_DOOR = Mailsoort("Gaat niet door: {}", "Deze activiteit gaat niet door.", agenda=True, afmelden=False)
STAND = {"geplaatst": "U hebt een plaats.", "wachtlijst": WACHTLIJST.tekst}


def adres(pad):
    return f"{settings.PORTAAL_URL.rstrip('/')}{pad}"


def maak_bewijs(aanmelding):
    """A signed token that takes one person off one activity; the view refuses it after the activity."""
    return signing.dumps(aanmelding.pk, salt=ZOUT)


def lees_bewijs(bewijs):
    """The pk of the Aanmelding; raises signing.BadSignature when the token isn't ours."""
    return signing.loads(bewijs, salt=ZOUT)


def maak(soort, aanmelding):
    activiteit = aanmelding.bijeenkomst
    context = {
        "aanmelding": aanmelding,
        "activiteit": activiteit,
        "tekst": soort.tekst or STAND.get(aanmelding.plek, ""),
        "pagina": adres(activiteit.get_absolute_url()),
        "afmelden": adres(reverse("activiteit-afmelden", args=[maak_bewijs(aanmelding)])) if soort.afmelden else "",
    }
    onderwerp = " ".join(soort.onderwerp.format(activiteit.naam).split())
    bericht = EmailMessage(
        onderwerp,
        render_to_string("kennisdeling/mail.txt", context),
        to=[aanmelding.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    if soort.agenda or (soort is AL_AANGEMELD and aanmelding.plek == "geplaatst"):
        bericht.attach("activiteit.ics", als_ics([activiteit], adres=adres).decode(), "text/calendar")
    return bericht


def stuur(soort, aanmelding):
    """Send one mail; a mail server that doesn't answer loses no sign-up, and is in the log."""
    if not aanmelding.email:
        return
    try:
        maak(soort, aanmelding).send()
    except (OSError, SMTPException) as fout:
        logger.warning("Mail over aanmelding %s niet verzonden: %s", aanmelding.pk, type(fout).__name__)

"""The mails about a sign-up, each with the event for the calendar where there is one, and the link to cancel.

Which mail somebody must get stands in the database (Aanmelding.te_mailen) until it has been sent.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from doorlopend.agenda import als_ics
from kennisdeling.models import Aanmelding, Plek

logger = logging.getLogger(__name__)
ZOUT = "kennisdeling.afmelden"
# Whoever made the change sends its mails at once; what is still there after this was left behind.
BLIJFT_LIGGEN = timedelta(minutes=10)


@dataclass(frozen=True)
class Mailsoort:
    """`onderwerp` and `tekst` get the title; `agenda`: the event goes along, `afmelden`: so does the link."""

    code: str
    onderwerp: str
    tekst: str
    agenda: bool = False
    afmelden: bool = True


GEPLAATST = Mailsoort("geplaatst", "U doet mee: {}", "U hebt een plaats.", agenda=True)
WACHTLIJST = Mailsoort(
    "wachtlijst",
    "U staat op de wachtlijst: {}",
    "Let op: u hebt nog geen plaats. De activiteit is vol en u staat op de wachtlijst. "
    "Komt er een plaats vrij en bent u aan de beurt, dan krijgt u een mail.",
)
DOORGESCHOVEN = Mailsoort(
    "doorgeschoven", "Er is een plaats voor u: {}", "Er kwam een plaats vrij. U doet mee.", agenda=True
)
AL_AANGEMELD = Mailsoort("al-aangemeld", "U was al aangemeld: {}", "")
AFGEMELD = Mailsoort("afgemeld", "U bent afgemeld: {}", "U bent afgemeld. U hoeft niets meer te doen.", afmelden=False)
GAAT_NIET_DOOR = Mailsoort(
    "gaat-niet-door", "Gaat niet door: {}", "Deze activiteit gaat niet door.", agenda=True, afmelden=False
)
SOORTEN = {
    soort.code: soort for soort in (GEPLAATST, WACHTLIJST, DOORGESCHOVEN, AL_AANGEMELD, AFGEMELD, GAAT_NIET_DOOR)
}
STAND = {Plek.GEPLAATST: "U hebt een plaats.", Plek.WACHT: WACHTLIJST.tekst}


def adres(pad):
    return f"{settings.PORTAAL_URL.rstrip('/')}{pad}"


def maak_bewijs(aanmelding):
    """A signed token that takes one person off one activity; the view refuses it after the activity."""
    return signing.dumps(aanmelding.pk, salt=ZOUT)


def lees_bewijs(bewijs):
    """The pk of the Aanmelding; raises signing.BadSignature when the token isn't ours."""
    return signing.loads(bewijs, salt=ZOUT)


def maak(soort, aanmelding, verbinding=None):
    """The mail of this kind to this person; an answer goes to who organises."""
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
        reply_to=[activiteit.organisator.email] if activiteit.organisator else None,
        headers={"Auto-Submitted": "auto-generated"},
        connection=verbinding,
    )
    if soort.agenda or (soort is AL_AANGEMELD and aanmelding.plek == Plek.GEPLAATST):
        bericht.attach("activiteit.ics", als_ics([activiteit], adres=adres).decode(), "text/calendar")
    return bericht


def verzend(pks):
    """Send these people what they have yet to hear; returns (sent, failed).

    What fails stays to be sent. When the mail server doesn't answer the rest isn't tried now.
    """
    wie = Aanmelding.objects.filter(pk__in=pks).exclude(te_mailen="").order_by("volgnummer")
    verbinding, verzonden, mislukt = get_connection(), 0, 0
    for aanmelding in wie.select_related("bijeenkomst__organisator"):
        try:
            maak(SOORTEN[aanmelding.te_mailen], aanmelding, verbinding).send()
        except (OSError, SMTPException) as fout:
            logger.warning("Mail over aanmelding %s niet verzonden: %s", aanmelding.pk, type(fout).__name__)
            mislukt += 1
            if isinstance(fout, SMTPRecipientsRefused):
                continue
            break
        verzonden += 1
        dit = {"pk": aanmelding.pk, "te_mailen": aanmelding.te_mailen, "te_mailen_sinds": aanmelding.te_mailen_sinds}
        Aanmelding.objects.filter(**dit).update(te_mailen="", te_mailen_sinds=None)
    verbinding.close()
    return verzonden, mislukt


def zend_na(nu):
    """Send what was left behind; returns (sent, failed). Two runs at once take different people."""
    liggend = Aanmelding.objects.nog_te_mailen(timezone.localdate(nu)).filter(te_mailen_sinds__lt=nu - BLIJFT_LIGGEN)
    pks = [
        pk
        for pk, sinds in liggend.values_list("pk", "te_mailen_sinds")
        if Aanmelding.objects.filter(pk=pk, te_mailen_sinds=sinds).update(te_mailen_sinds=nu)
    ]
    return verzend(pks)

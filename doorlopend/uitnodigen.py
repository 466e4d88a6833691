"""Inviting people: make, send again, withdraw, accept. Nobody gets an account in another way in the browser."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from doorlopend.logboek import Soort, leg_vast
from doorlopend.models import Gebruiker, Uitnodiging

GELDIG = timedelta(days=14)
VELDEN = ("email", "naam", "rol", "school", "mbo", "partner")


class Uitnodigingfout(ValueError):
    """What can't be done with this invitation, in Dutch."""


def zoek(sleutel, nu):
    """The open invitation that this key from a link belongs to, or None."""
    gevonden = Uitnodiging.objects.open_op(nu).filter(sleutel_hash=_hash(sleutel))
    return gevonden.select_related("school", "mbo", "partner").first()


@transaction.atomic
def nodig_uit(uitnodiging, *, door, nu, maak_link):
    """Save this new invitation and mail its link; `maak_link` makes an address of a key, None mails nothing.

    An earlier one to the same address that has expired makes room.
    """
    verlopen = Uitnodiging.objects.filter(email=uitnodiging.email, aanvaard_op=None, ingetrokken_op=None)
    verlopen.filter(verloopt_op__lte=nu).update(ingetrokken_op=nu)
    uitnodiging.gemaakt_door, uitnodiging.gemaakt_op = door, nu
    return _verstuur(uitnodiging, door=door, nu=nu, maak_link=maak_link)


@transaction.atomic
def verstuur_opnieuw(uitnodiging, *, door, nu, maak_link):
    """Mail a new link, valid from now; the old one stops working."""
    uitnodiging = Uitnodiging.objects.select_for_update().get(pk=uitnodiging.pk)
    if uitnodiging.aanvaard_op or uitnodiging.ingetrokken_op:
        raise Uitnodigingfout("Deze uitnodiging is al aanvaard of ingetrokken. Maak een nieuwe.")
    return _verstuur(uitnodiging, door=door, nu=nu, maak_link=maak_link)


def _verstuur(uitnodiging, *, door, nu, maak_link):
    sleutel = secrets.token_urlsafe(32)
    uitnodiging.sleutel_hash = _hash(sleutel)
    uitnodiging.verstuurd_op, uitnodiging.verloopt_op = nu, nu + GELDIG
    uitnodiging.save()
    leg_vast(Soort.UITGENODIGD, door=door, over=uitnodiging, wat="verstuurd", rol=uitnodiging.rol)
    if maak_link is not None:
        context = {"uitnodiging": uitnodiging, "link": maak_link(sleutel)}
        transaction.on_commit(lambda: _mail(context))
    return uitnodiging


def _mail(context):
    tekst = render_to_string("personen/uitnodiging.txt", context)
    send_mail("U bent uitgenodigd voor het portaal Doorlopend leren", tekst, None, [context["uitnodiging"].email])


@transaction.atomic
def trek_in(uitnodiging, *, door, nu):
    """Make the link stop working."""
    geraakt = Uitnodiging.objects.filter(pk=uitnodiging.pk, aanvaard_op=None, ingetrokken_op=None)
    if not geraakt.update(ingetrokken_op=nu):
        raise Uitnodigingfout("Deze uitnodiging is al aanvaard of ingetrokken.")
    leg_vast(Soort.UITGENODIGD, door=door, over=uitnodiging, wat="ingetrokken")


@transaction.atomic
def aanvaard(uitnodiging, *, nu, naam, wachtwoord):
    """Make the account that was promised; role and organisation come from the invitation, never from the form.

    With an empty password the person signs in by a code in an e-mail. A second use of the link is refused.
    """
    uitnodiging = Uitnodiging.objects.open_op(nu).select_for_update().filter(pk=uitnodiging.pk).first()
    if uitnodiging is None or Gebruiker.objects.filter(email=uitnodiging.email).exists():
        raise Uitnodigingfout("Deze uitnodiging is al gebruikt. Log in met uw e-mailadres.")
    velden = {veld: getattr(uitnodiging, veld) for veld in VELDEN} | {"naam": naam}
    gebruiker = Gebruiker.objects.create_user(password=wachtwoord or None, **velden)
    uitnodiging.aanvaard_op, uitnodiging.gebruiker = nu, gebruiker
    uitnodiging.save()
    leg_vast(Soort.UITGENODIGD, door=gebruiker, over=uitnodiging, wat="aanvaard", rol=gebruiker.rol)
    return gebruiker


def _hash(sleutel):
    return sha256(sleutel.encode()).hexdigest()

"""Changing the account of somebody else: role, organisation, on and off, second step."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from doorlopend.logboek import Soort, leg_vast
from doorlopend.models import Gebruiker
from doorlopend.overdragen import draag_over
from doorlopend.rechten import beheerdersrollen, is_beheerder, mag_beheren, te_geven_rollen

EIGEN = "U kunt uw eigen account niet uitzetten. Vraag het een andere beheerder."
LAATSTE = "Dit is de laatste beheerder die kan inloggen. Maak eerst iemand anders beheerder."


class Accountfout(ValueError):
    """What can't be done with this account, in Dutch."""


@transaction.atomic
def wijzig(gebruiker, *, door, **velden):
    """Save a changed account; a change of role or organisation goes in the trail, the own role never changes."""
    oud = _neem(gebruiker, door)
    oude_rol, nieuwe_rol = oud.rol, velden.get("rol", oud.rol)
    if nieuwe_rol != oud.rol and oud.pk == door.pk:
        raise Accountfout("Uw eigen rol kunt u niet wijzigen. Vraag het een andere beheerder.")
    if nieuwe_rol not in te_geven_rollen(door):
        raise Accountfout("Deze rol kunt u niet geven.")
    if nieuwe_rol != oud.rol:
        _blijft_er_een(oud)
    anders = {naam for naam, waarde in velden.items() if getattr(oud, naam) != waarde}
    for naam, waarde in velden.items():
        setattr(oud, naam, waarde)
    oud.save(update_fields=[*velden])
    if "email" in anders:
        # allauth keeps addresses that were used to sign in; the old one must open nothing any more.
        EmailAddress.objects.filter(user=oud).delete()
    if rechten := anders & {"rol", "school", "mbo", "partner"}:
        leg_vast(Soort.ROL, door=door, over=oud, van=oude_rol, naar=nieuwe_rol, velden=sorted(rechten))
    return oud


def bezwaar(gebruiker, *, door):
    """Why `door` can't switch this account off, in Dutch; "" when nothing is in the way."""
    if gebruiker.pk == door.pk:
        return EIGEN
    return LAATSTE if [mens.pk for mens in _beheerders()] == [gebruiker.pk] else ""


@transaction.atomic
def zet_uit(gebruiker, *, door, aan=None):
    """End all sessions of this account and refuse new ones; `aan` becomes the contact for what was theirs."""
    gebruiker = _neem(gebruiker, door)
    if gebruiker.pk == door.pk:
        raise Accountfout(EIGEN)
    _blijft_er_een(gebruiker)
    gebruiker.is_active = False
    gebruiker.save(update_fields=["is_active"])
    beeindig_sessies(gebruiker)
    leg_vast(Soort.ACCOUNT, door=door, over=gebruiker, wat="uit")
    return draag_over(gebruiker, aan=aan, door=door) if aan else 0


@transaction.atomic
def zet_aan(gebruiker, *, door):
    gebruiker = _neem(gebruiker, door)
    if gebruiker.is_anoniem:
        raise Accountfout("Deze persoon is geanonimiseerd. Nodig de persoon opnieuw uit.")
    gebruiker.is_active = True
    gebruiker.save(update_fields=["is_active"])
    leg_vast(Soort.ACCOUNT, door=door, over=gebruiker, wat="aan")


@transaction.atomic
def wis_tweede_stap(gebruiker, *, door):
    """For who lost the phone: takes the app and the codes off, and signs the person out everywhere."""
    gebruiker = _neem(gebruiker, door)
    Authenticator.objects.filter(user=gebruiker).delete()
    beeindig_sessies(gebruiker)
    leg_vast(Soort.TWEEDE_STAP, door=door, over=gebruiker, wat="gewist")


def beeindig_sessies(gebruiker):
    """Sign out everywhere."""
    for sessie in UserSession.objects.filter(user=gebruiker):
        sessie.end()


def _neem(gebruiker, door):
    """The account as it is now, locked; refuses who may not change it."""
    gebruiker = Gebruiker.objects.select_for_update().get(pk=gebruiker.pk)
    if not mag_beheren(door, gebruiker):
        raise Accountfout("Dit account kunt u niet wijzigen.")
    return gebruiker


def _beheerders():
    return Gebruiker.objects.filter(rol__in=beheerdersrollen(), is_active=True).order_by("pk")


def _blijft_er_een(gebruiker):
    """Refuse to lose the last person who can manage the people who manage.

    All of them are locked in one order, so that two who are switched off at once wait for each other.
    """
    if not is_beheerder(gebruiker) or not gebruiker.is_active:
        return
    if [mens.pk for mens in _beheerders().select_for_update()] == [gebruiker.pk]:
        raise Accountfout(LAATSTE)

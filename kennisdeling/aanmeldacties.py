"""Signing up, cancelling, and what follows: strictly who came first, never more than there are seats.

Every change locks the row of the activity first (on SQLite the transaction itself is the lock), so that
seats are counted by one process at a time. Mails go out once the change is certain.
"""

from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from doorlopend.bijeenkomsten import Opkomst, Staat, leg_vast
from kennisdeling import aanmeldmail as mail
from kennisdeling.models import Aanmelding, Activiteit, Plek


def _vergrendel(activiteit):
    return Activiteit.objects.select_for_update().get(pk=activiteit.pk)


def _stuur(soort, aanmeldingen, nu):
    """Write down with the change itself which mail these people must get, and send it once that is certain."""
    pks = [aanmelding.pk for aanmelding in aanmeldingen if aanmelding.email]
    Aanmelding.objects.filter(pk__in=pks).update(te_mailen=soort.code, te_mailen_sinds=nu)
    transaction.on_commit(partial(mail.verzend, pks))


def _volgnummer(activiteit):
    return (activiteit.aanwezigheden.aggregate(hoogste=Max("volgnummer"))["hoogste"] or 0) + 1


@transaction.atomic
def meld_aan(activiteit, *, naam, email, functie, organisatie, nu, mail_opnieuw=True):
    """Sign somebody up; `organisatie` is (school, mbo, other name). Returns the Aanmelding.

    Somebody who has a seat or waits keeps it, and gets the mail again (`mail_opnieuw`). Who cancelled
    before joins at the end. A seat is given only when one is free and nobody waits. Changes nothing and
    returns None when signing up is closed.
    """
    activiteit = _vergrendel(activiteit)
    if activiteit.waarom_niet_op(nu):
        return None
    bestaand = activiteit.aanwezigheden.met_adres(email).first()
    if bestaand and bestaand.plek != Plek.WEG:
        if mail_opnieuw:
            _stuur(mail.AL_AANGEMELD, [bestaand], nu)
        return bestaand
    aanmelding = bestaand or Aanmelding(bijeenkomst=activiteit, email=email.lower())
    plek = Plek.WACHT if activiteit.is_vol() else Plek.GEPLAATST
    aanmelding.naam, aanmelding.functie = naam, functie
    aanmelding.school, aanmelding.mbo, aanmelding.organisatie = organisatie
    aanmelding.plek, aanmelding.opkomst = plek, Opkomst.VERWACHT
    aanmelding.volgnummer, aanmelding.aangemeld_op = _volgnummer(activiteit), nu
    aanmelding.save()
    _stuur(mail.GEPLAATST if plek == Plek.GEPLAATST else mail.WACHTLIJST, [aanmelding], nu)
    return aanmelding


@transaction.atomic
def meld_af(aanmelding, *, nu):
    """Take somebody off; a freed seat goes to the first who waits. Who waited frees no seat. Twice is once."""
    activiteit = _vergrendel(aanmelding.bijeenkomst)
    aanmelding = Aanmelding.objects.get(pk=aanmelding.pk)
    had_plaats = aanmelding.plek == Plek.GEPLAATST
    if aanmelding.plek in (Plek.GEPLAATST, Plek.WACHT):
        aanmelding.plek, aanmelding.opkomst = Plek.WEG, Opkomst.AFGEMELD
        aanmelding.save(update_fields=["plek", "opkomst"])
        _stuur(mail.AFGEMELD, [aanmelding], nu)
    if had_plaats:
        _schuif_door(activiteit, nu)
    return aanmelding


def _schuif_door(activiteit, nu):
    """Give the free seats to who waits, in order; not once the activity began or was called off."""
    if activiteit.staat != Staat.GEPLAND or nu >= activiteit.begint_op:
        return
    vooraan = list(activiteit.aanwezigheden.wachtend()[: activiteit.vrije_plaatsen()])
    for aanmelding in vooraan:
        aanmelding.plek = Plek.GEPLAATST
        aanmelding.save(update_fields=["plek"])
    _stuur(mail.DOORGESCHOVEN, vooraan, nu)


@transaction.atomic
def bewaar_activiteit(activiteit, *, nu):
    """Save an activity; more seats go to who waits, calling it off is mailed to everybody on it."""
    oud = Activiteit.objects.select_for_update().filter(pk=activiteit.pk).first()
    activiteit = leg_vast(activiteit, nu=nu)
    if oud is None:
        return activiteit
    if activiteit.is_geannuleerd and not oud.is_geannuleerd:
        _stuur(mail.GAAT_NIET_DOOR, activiteit.aanwezigheden.filter(plek__in=(Plek.GEPLAATST, Plek.WACHT)), nu)
    elif activiteit.capaciteit != oud.capaciteit:
        _schuif_door(activiteit, nu)
    return activiteit


@transaction.atomic
def mail_opnieuw(aanmelding, *, nu):
    """Try again the mail that didn't reach somebody; when there is none, tell where this person stands."""
    _stuur(mail.SOORTEN.get(aanmelding.te_mailen, mail.AL_AANGEMELD), [aanmelding], nu)


@transaction.atomic
def leg_opkomst_vast(activiteit, *, opkomsten, gasten, nu):
    """Record who came: `opkomsten` {pk: Opkomst} of who had a seat, `gasten` [(name, organisation)] who just came.

    Once somebody was there, the activity was held (from its day on).
    """
    activiteit = _vergrendel(activiteit)
    for aanmelding in activiteit.aanwezigheden.exclude(plek=Plek.WEG):
        nieuw = opkomsten.get(aanmelding.pk, aanmelding.opkomst)
        if nieuw != aanmelding.opkomst:
            aanmelding.opkomst = nieuw
            aanmelding.save(update_fields=["opkomst"])
    for naam, (school, mbo, anders) in gasten:
        Aanmelding.objects.create(
            bijeenkomst=activiteit,
            naam=naam,
            school=school,
            mbo=mbo,
            organisatie=anders,
            plek=Plek.INLOOP,
            opkomst=Opkomst.GAST,
            volgnummer=_volgnummer(activiteit),
            aangemeld_op=nu,
        )
    iemand = activiteit.aanwezigheden.filter(opkomst__in=(Opkomst.AANWEZIG, Opkomst.GAST)).exists()
    if iemand and activiteit.is_gepland and activiteit.datum <= timezone.localdate(nu):
        activiteit.staat = Staat.GEHOUDEN
        leg_vast(activiteit, nu=nu)
    return activiteit

"""What changes a meeting of decanen and what belongs to it; each function is one transaction."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from doorlopend.bestanden import bewaar_bestand
from doorlopend.bijeenkomsten import ERBIJ, Opkomst, Staat, leg_vast
from lob.models import Actiepunt, Agendapunt, Besluit, Decaanaanwezigheid, Decanenbijeenkomst
from lob.opkomst import verwachten, vind

GEEN_LEERLINGEN = "Schrijf geen namen van leerlingen op."
WEG = "weg"
AFGESLOTEN = "Deze bijeenkomst is afgesloten. Vraag de programmaleider om haar te heropenen."


def _vergrendel(bijeenkomst):
    """Lock the meeting; raises ValidationError when it was closed meanwhile."""
    nu = Decanenbijeenkomst.objects.select_for_update().get(pk=bijeenkomst.pk)
    if nu.is_afgesloten:
        raise ValidationError(AFGESLOTEN)
    return nu


@transaction.atomic
def bewaar_bijeenkomst(bijeenkomst, *, agenda, door, nu):
    """Save a meeting, new or changed, with its agenda: (title, soort) in the order of the meeting."""
    if bijeenkomst.pk is None:
        bijeenkomst.geregistreerd_door, bijeenkomst.geregistreerd_op = door, nu
        bijeenkomst.contactpersoon = bijeenkomst.contactpersoon or door
    else:
        _vergrendel(bijeenkomst)
    leg_vast(bijeenkomst, nu=nu)
    bijeenkomst.agendapunten.all().delete()
    Agendapunt.objects.bulk_create(
        Agendapunt(bijeenkomst=bijeenkomst, nummer=nummer, titel=titel, soort=soort)
        for nummer, (titel, soort) in enumerate(agenda, start=1)
    )
    return bijeenkomst


@transaction.atomic
def plan_reeks(rijen, *, agenda, door, nu, **gegevens):
    """Plan a meeting for each (date, theme), all with the same agenda and `gegevens`; returns them."""
    return [
        bewaar_bijeenkomst(Decanenbijeenkomst(datum=datum, thema=thema, **gegevens), agenda=agenda, door=door, nu=nu)
        for datum, thema in rijen
    ]


@transaction.atomic
def leg_opkomst_vast(bijeenkomst, *, opkomsten, gasten, door, nu, verslag=None, bijlage=None):
    """Record what people did, by the keys of verwachten(), and add those who are new to the list.

    `gasten` holds (name, school, mbo, other organisation). Once its day has come the meeting is held, and
    who is new was there as a gast; before that, who is new is expected. WEG takes somebody off the list.
    `verslag` replaces the text unless it is None. Raises ValidationError when the meeting is closed or
    doesn't take place.
    """
    bijeenkomst = _vergrendel(bijeenkomst)
    if bijeenkomst.is_geannuleerd:
        raise ValidationError("Deze bijeenkomst gaat niet door. Zet de status eerst terug op “Gepland”.")
    geweest = bijeenkomst.datum <= timezone.localdate(nu)
    bijeenkomst.staat = Staat.GEHOUDEN if geweest else bijeenkomst.staat
    bijeenkomst.verslag = bijeenkomst.verslag if verslag is None else verslag
    leg_vast(bijeenkomst, nu=nu)
    mensen = verwachten(bijeenkomst)
    for sleutel in sorted(mensen.keys() & opkomsten.keys()):
        _zet_opkomst(mensen[sleutel], opkomsten[sleutel])
    _voeg_gasten_toe(bijeenkomst, gasten, mensen.values(), geweest)
    if bijlage:
        bewaar_bestand(bijlage, eigenaar=bijeenkomst, door=door, nu=nu)
    return bijeenkomst


def _voeg_gasten_toe(bijeenkomst, gasten, mensen, geweest):
    """Add who was typed; somebody who was on the list already was there, and stays one person."""
    bekend = {_naamsleutel(mens.naam, mens.school, mens.mbo, mens.organisatie): mens for mens in mensen}
    for gast in gasten:
        if mens := bekend.get(_naamsleutel(*gast)):
            _zet_opkomst(mens, Opkomst.AANWEZIG if geweest else Opkomst.VERWACHT)
            continue
        naam, school, mbo, organisatie = gast
        bekend[_naamsleutel(*gast)] = Decaanaanwezigheid.objects.create(
            bijeenkomst=bijeenkomst,
            naam=naam,
            school=school,
            mbo=mbo,
            organisatie=organisatie,
            opkomst=Opkomst.GAST if geweest else Opkomst.VERWACHT,
        )


def _naamsleutel(naam, school, mbo, organisatie):
    return naam.lower(), school, mbo, organisatie.lower()


def _zet_opkomst(mens, opkomst):
    if opkomst == WEG:
        if mens.pk:
            mens.delete()
    elif mens.pk is None or (mens.opkomst != opkomst and not (mens.was_erbij and opkomst in ERBIJ)):
        mens.opkomst = opkomst
        mens.save()


@transaction.atomic
def bewaar_verslag(bijeenkomst, *, besluiten, acties, bijlage, door, nu):
    """Save the verslag of a meeting with its besluiten, its actiepunten and an attachment.

    `acties` holds (the open Actiepunt that a row shows, or None; {actie, eigenaar, uiterlijk}); an emptied
    row takes its actiepunt away. The text was set on `bijeenkomst` by its form.
    """
    verslag = bijeenkomst.verslag
    bijeenkomst = _vergrendel(bijeenkomst)
    bijeenkomst.verslag = verslag
    leg_vast(bijeenkomst, nu=nu)
    if list(bijeenkomst.besluiten.values_list("tekst", flat=True)) != besluiten:
        bijeenkomst.besluiten.all().delete()
        Besluit.objects.bulk_create(Besluit(bijeenkomst=bijeenkomst, tekst=tekst) for tekst in besluiten)
    for punt, rij in acties:
        if rij["actie"]:
            punt = punt or Actiepunt(bijeenkomst=bijeenkomst)
            punt.tekst, punt.eigenaar, punt.uiterlijk = rij["actie"], rij["eigenaar"], rij["uiterlijk"]
            punt.save()
        elif punt:
            punt.delete()
    if bijlage:
        bewaar_bestand(bijlage, eigenaar=bijeenkomst, door=door, nu=nu)
    return bijeenkomst


@transaction.atomic
def meld(bijeenkomst, *, gebruiker, opkomst, vandaag):
    """Sign somebody off for a planned meeting (AFGEMELD), or on again (VERWACHT).

    Raises ValidationError when the meeting is not planned any more, or for a day before `vandaag`.
    """
    bijeenkomst = _vergrendel(bijeenkomst)
    if not bijeenkomst.is_gepland or bijeenkomst.datum < vandaag:
        raise ValidationError("Deze bijeenkomst is niet meer gepland. Afmelden kan niet meer.")
    mens = vind(bijeenkomst, gebruiker)
    mens.opkomst = opkomst
    mens.save()
    return mens


@transaction.atomic
def sluit_af(bijeenkomst, *, door, nu):
    """Close a held or cancelled meeting: nobody changes it any more. Raises ValidationError when it can't be."""
    bijeenkomst = _vergrendel(bijeenkomst)
    if bijeenkomst.is_gepland:
        raise ValidationError("Leg eerst vast of de bijeenkomst is gehouden. Daarna kunt u haar afsluiten.")
    if bijeenkomst.is_gehouden and not bijeenkomst.opkomst.personen:
        raise ValidationError("Leg eerst vast wie er waren. Daarna kunt u de bijeenkomst afsluiten.")
    bijeenkomst.afgesloten_op, bijeenkomst.afgesloten_door = nu, door
    bijeenkomst.save()
    return bijeenkomst


@transaction.atomic
def heropen(bijeenkomst):
    """Undo the closing of a meeting, so that it can be changed again."""
    bijeenkomst = Decanenbijeenkomst.objects.select_for_update().get(pk=bijeenkomst.pk)
    bijeenkomst.afgesloten_op = bijeenkomst.afgesloten_door = None
    bijeenkomst.save()
    return bijeenkomst


@transaction.atomic
def rond_af(actiepunt, *, door, vandaag):
    """Say that an actiepunt is done on `vandaag`; done before stays as it was."""
    punt = Actiepunt.objects.select_for_update().get(pk=actiepunt.pk)
    if punt.afgerond_op is None:
        punt.afgerond_op, punt.afgerond_door = vandaag, door
        punt.save()
    return punt


@transaction.atomic
def zet_weer_open(actiepunt):
    """Undo that an actiepunt is done."""
    punt = Actiepunt.objects.select_for_update().get(pk=actiepunt.pk)
    punt.afgerond_op = punt.afgerond_door = None
    punt.save()
    return punt

"""Freezing a voortgangsrapportage: leg_voor() makes version 0.x for the meeting, stel_vast() version 1.0."""

import copy
import hashlib
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from monitoring.models import Meetregel, Rapportage, Rapportversie
from monitoring.rapportinhoud import Rapport, Rapportfout, stel_samen
from monitoring.rapportweergave import pdf_van

__all__ = [
    "AL_VASTGESTELD",
    "NOG_NIET_VOORGELEGD",
    "Rapportfout",
    "Vergaderdatumfout",
    "leg_voor",
    "render",
    "stel_vast",
    "volgend_nummer",
]

AL_VASTGESTELD = "Deze rapportage is al vastgesteld en verandert niet meer."
NOG_NIET_VOORGELEGD = "Deze rapportage is nog niet voorgelegd. Leg haar eerst voor aan de stuurgroep."
INTUSSEN_VERANDERD = "De cijfers of teksten zijn intussen veranderd. Bekijk het voorbeeld en probeer het opnieuw."
ANDER_WAS_EERDER = "Iemand anders was u net voor: versie {} is al vastgelegd. Bekijk die versie eerst."


class Vergaderdatumfout(Rapportfout):
    """A meeting on a day that can't be; the message belongs to that field."""


def render(versie):
    """The PDF (bytes) of a saved version, made anew from its frozen rows alone; raises PdfFout."""
    return pdf_van(Rapport.van(versie))


def leg_voor(rapportage, *, door, nu, verwacht=None):
    """Freeze the report as the next version 0.x and return it; `nu` is an aware datetime.

    The figures are computed and the PDF is rendered first; then one short transaction locks the report,
    checks that nothing changed meanwhile, and stores rows, texts, PDF and sha256. `verwacht` is the number
    that the person was told ("0.2"): a second click finds it taken. Raises Rapportfout or PdfFout, and
    then nothing is written.
    """
    if rapportage.peildatum > _dag(nu):
        raise Rapportfout("De peildatum ligt in de toekomst. Kies eerst een eerdere peildatum.")
    nummer = volgend_nummer(rapportage)
    if verwacht not in (None, _tekst(nummer)):
        raise Rapportfout(ANDER_WAS_EERDER.format(verwacht))
    rapport = stel_samen(rapportage, door=door, nummer=nummer)
    vingerafdruk = rapport.vingerafdruk
    rapport.versie.gemaakt_op = nu
    rapport.versie.inhoud["gemeten_op"] = _dag(nu).isoformat()
    _render(rapport)
    with transaction.atomic():
        actueel = _op_slot(rapportage)
        if volgend_nummer(actueel) != nummer:
            raise Rapportfout(ANDER_WAS_EERDER.format(_tekst(nummer)))
        if stel_samen(actueel, door=door, nummer=nummer).vingerafdruk != vingerafdruk:
            raise Rapportfout(INTUSSEN_VERANDERD)
        return _bewaar(rapport)


def stel_vast(rapportage, *, door, nu, vergaderdatum, besluiten=""):
    """Record the stuurgroep's decision as version 1.0, with the figures of the newest 0.x; return it.

    The decision page is added; every text and number stays as it was in the meeting. Raises Rapportfout
    or PdfFout, and then nothing is written.
    """
    bron = _te_vaststellen(rapportage)
    _controleer_vergaderdatum(rapportage, vergaderdatum, _dag(nu))
    rapport = _met_besluit(bron, door=door, nu=nu, vergaderdatum=vergaderdatum, besluiten=besluiten.strip())
    _render(rapport)
    with transaction.atomic():
        if _te_vaststellen(_op_slot(rapportage)) != bron:
            raise Rapportfout(INTUSSEN_VERANDERD)
        return _bewaar(rapport)


def _dag(nu):
    return timezone.localtime(nu).date()


def _tekst(nummer):
    return "{}.{}".format(*nummer)


def _render(rapport):
    rapport.versie.pdf = pdf_van(rapport)
    rapport.versie.sha256 = hashlib.sha256(rapport.versie.pdf).hexdigest()


def _op_slot(rapportage):
    """The report as it is now, locked until the end of the transaction."""
    return Rapportage.objects.select_for_update().get(pk=rapportage.pk)


def _versies(rapportage):
    return rapportage.versies.defer("pdf", "inhoud")


def volgend_nummer(rapportage):
    """The number of the next version for the meeting, as (0, n); raises Rapportfout once it is vastgesteld."""
    nieuwste = _versies(rapportage).last()
    if nieuwste is None:
        return 0, 1
    if nieuwste.is_vastgesteld:
        raise Rapportfout(AL_VASTGESTELD)
    return 0, nieuwste.volgnummer + 1


def _te_vaststellen(rapportage):
    """The version that the stuurgroep decides on: the newest 0.x."""
    nieuwste = rapportage.versies.defer("pdf").last()
    if nieuwste is None:
        raise Rapportfout(NOG_NIET_VOORGELEGD)
    if nieuwste.is_vastgesteld:
        raise Rapportfout(AL_VASTGESTELD)
    return nieuwste


def _controleer_vergaderdatum(rapportage, vergaderdatum: date, vandaag: date):
    if vergaderdatum > vandaag:
        raise Vergaderdatumfout("De vergadering ligt in de toekomst. Stel de rapportage vast na de vergadering.")
    voorgelegd_op = _dag(_versies(rapportage).first().gemaakt_op)
    if vergaderdatum < voorgelegd_op:
        raise Vergaderdatumfout(
            f"De rapportage is voorgelegd op {voorgelegd_op:%d-%m-%Y}. De vergadering kan niet voor die dag zijn."
        )


def _met_besluit(bron, *, door, nu, vergaderdatum, besluiten):
    """Version 1.0, not saved yet: the frozen rows of `bron` with the decision of the stuurgroep."""
    versie = Rapportversie(
        rapportage=bron.rapportage,
        hoofdnummer=1,
        volgnummer=0,
        gemaakt_op=nu,
        gemaakt_door=door,
        vergaderdatum=vergaderdatum,
        besluiten=besluiten,
        inhoud=copy.deepcopy(bron.inhoud) | {"besluit_over": bron.nummer},
    )
    regels = list(bron.meetregels.all())
    for regel in regels:
        regel.pk, regel.versie_id = None, None
        regel._state.adding = True
    return Rapport(versie, regels)


def _bewaar(rapport):
    """Store the version with its Meetregels; inside a transaction."""
    try:
        with transaction.atomic():
            rapport.versie.save(force_insert=True)
    except IntegrityError as fout:
        raise Rapportfout(ANDER_WAS_EERDER.format(rapport.versie.nummer)) from fout
    for regel in rapport.regels:
        regel.versie = rapport.versie
    Meetregel.objects.bulk_create(rapport.regels)
    return rapport.versie

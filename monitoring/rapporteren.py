"""Freezing a voortgangsrapportage: voorleggen (0.x), terugsturen, vaststellen (1.0), and correcting (1.1)."""

import copy
import hashlib
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from doorlopend.logboek import Soort, leg_vast
from doorlopend.opmaak import zonder_html
from monitoring.models import Besluit, Meetregel, Rapportage, Rapportversie, Terugzending
from monitoring.models.rapport import Staat
from monitoring.rapportindeling import wat_ontbreekt
from monitoring.rapportinhoud import Rapport, Rapportfout, stel_samen
from monitoring.rapportteksten import zet_terug
from monitoring.rapportweergave import besluitregels, pdf_van

AL_VASTGESTELD = "Deze rapportage is al vastgesteld en verandert niet meer."
NOG_NIET_VOORGELEGD = "Deze rapportage is nog niet voorgelegd. Leg haar eerst voor aan de stuurgroep."
NOG_NIET_VASTGESTELD = "Deze rapportage is nog niet vastgesteld. U kunt de teksten gewoon veranderen."
TERUGGESTUURD = "De stuurgroep stuurde deze versie terug. Verwerk de opmerkingen en leg de rapportage opnieuw voor."
INTUSSEN_VERANDERD = "De cijfers of teksten zijn intussen veranderd. Bekijk het voorbeeld en probeer het opnieuw."
ANDER_WAS_EERDER = "Versie {} was net al vastgelegd, door u of door iemand anders. Bekijk die versie eerst."


class Vergaderdatumfout(Rapportfout):
    """A meeting on a day that can't be; the message belongs to that field."""


class Onvolledig(Rapportfout):
    """Texts that must be there are missing: `ontbreekt` is [(Onderdeel, [labels])]."""

    def __init__(self, ontbreekt):
        delen = "; ".join(f"{onderdeel.titel}: {', '.join(labels).lower()}" for onderdeel, labels in ontbreekt)
        super().__init__(f"De rapportage is nog niet compleet. Schrijf eerst: {delen}.")
        self.ontbreekt = ontbreekt


def render(versie):
    """The PDF (bytes) of a saved version, made anew from its frozen rows alone; raises PdfFout."""
    return pdf_van(Rapport.van(versie))


def volgende(rapportage, *, door):
    """The next version as it would be frozen now, not saved: what preview, voorleggen and correction share.

    Raises Rapportfout when there is none: vastgesteld and no correction begun.
    """
    nummer = volgend_nummer(rapportage)
    rapport = stel_samen(rapportage, door=door, nummer=nummer)
    if nummer[0]:
        besluit = _versies(rapportage).filter(hoofdnummer=1, volgnummer=0).get()
        versie = rapport.versie
        versie.vergaderdatum, versie.besluiten = besluit.vergaderdatum, besluit.besluiten
        versie.reden = rapportage.correctie_reden
        versie.inhoud["besluit_over"] = Rapportversie.objects.get(pk=besluit.pk).inhoud["besluit_over"]
    return rapport


def leg_voor(rapportage, *, door, nu, verwacht=None):
    """Freeze the report as the next version and return it: 0.x for the meeting, or 1.x as a correction.

    The figures are computed and the PDF is rendered first; then one short transaction locks the report,
    checks that nothing changed meanwhile, and stores rows, texts, PDF and sha256. `nu` is an aware datetime,
    `verwacht` the number that the person was told ("0.2"): a second click finds it taken. Raises Rapportfout
    (Onvolledig when texts are missing) or PdfFout, and then nothing is written.
    """
    rapportage = Rapportage.objects.get(pk=rapportage.pk)
    if rapportage.peildatum > _dag(nu):
        raise Rapportfout("De peildatum ligt in de toekomst. Kies eerst een eerdere peildatum.")
    if verwacht not in (None, _tekst(volgend_nummer(rapportage))):
        raise Rapportfout(ANDER_WAS_EERDER.format(verwacht))
    rapport = volgende(rapportage, door=door)
    if ontbreekt := wat_ontbreekt(rapport.regels, rapport.versie.inhoud):
        raise Onvolledig(ontbreekt)
    nummer, vingerafdruk = rapport.versie.nummer, rapport.vingerafdruk
    rapport.versie.gemaakt_op = nu
    rapport.versie.inhoud |= {"gemeten_op": _dag(nu).isoformat(), "gemeten_om": nu.isoformat()}
    _render(rapport)
    with transaction.atomic():
        actueel = _op_slot(rapportage)
        if actueel.versies.filter(hoofdnummer=rapport.versie.hoofdnummer, volgnummer=rapport.versie.volgnummer):
            raise Rapportfout(ANDER_WAS_EERDER.format(nummer))
        if volgende(actueel, door=door).vingerafdruk != vingerafdruk:
            raise Rapportfout(INTUSSEN_VERANDERD)
        _sluit_correctie(actueel)
        return _bewaar(rapport)


def stuur_terug(rapportage, *, opmerkingen, door, nu):
    """Record that the stuurgroep sends the newest version back with `opmerkingen`; returns the Terugzending."""
    with transaction.atomic():
        versie = _te_vaststellen(_op_slot(rapportage))
        return Terugzending.objects.create(versie=versie, opmerkingen=opmerkingen, door=door, op=nu)


def stel_vast(rapportage, *, door, nu, vergaderdatum, besluiten=""):
    """Record the stuurgroep's decision as version 1.0, with the figures of the newest 0.x; return it.

    The decision page is added; every text and number stays as it was in the meeting. Each line of
    `besluiten` becomes a Besluit that the next reports follow. Raises Rapportfout or PdfFout, and then
    nothing is written.
    """
    bron = _te_vaststellen(rapportage)
    _controleer_vergaderdatum(rapportage, vergaderdatum, _dag(nu))
    besluiten = zonder_html(besluiten).strip()  # as it will be stored: the PDF is drawn before that
    rapport = _met_besluit(bron, door=door, nu=nu, vergaderdatum=vergaderdatum, besluiten=besluiten)
    _render(rapport)
    with transaction.atomic():
        if _te_vaststellen(_op_slot(rapportage)) != bron:
            raise Rapportfout(INTUSSEN_VERANDERD)
        versie = _bewaar(rapport)
        for nummer, tekst in enumerate(besluitregels(versie.besluiten), start=1):
            Besluit.objects.create(rapportage=rapportage, nummer=nummer, tekst=tekst)
        return versie


@transaction.atomic
def begin_correctie(rapportage, *, reden):
    """Open the texts of a vastgesteld report for a correction; the versions there are stay as they were."""
    actueel = _op_slot(rapportage)
    if actueel.staat != Staat.VASTGESTELD:
        raise Rapportfout(NOG_NIET_VASTGESTELD)
    actueel.correctie_reden = reden
    actueel.save(update_fields=["correctie_reden"])


@transaction.atomic
def stop_correctie(rapportage, *, door, nu, bewaar_teksten=False):
    """Close the texts again without a new version: they become those of the newest version again.

    With `bewaar_teksten` what was written stays for a later correction. Does nothing when there is no correction.
    """
    actueel = _op_slot(rapportage)
    if actueel.correctie_reden and not bewaar_teksten:
        zet_terug(actueel, Rapportversie.objects.defer("pdf").get(pk=_versies(actueel).last().pk), door=door, nu=nu)
        actueel.refresh_from_db()
    _sluit_correctie(actueel)


def _sluit_correctie(actueel):
    if actueel.correctie_reden:
        actueel.correctie_reden = ""
        actueel.save(update_fields=["correctie_reden"])


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
    return rapportage.versies.select_related("terugzending").defer("pdf", "inhoud")


def volgend_nummer(rapportage):
    """The number of the next version, as (0, n) for the meeting or (1, n) for a correction that was begun.

    Raises Rapportfout once it is vastgesteld and no correction was begun.
    """
    nieuwste = _versies(rapportage).last()
    if nieuwste is None:
        return 0, 1
    if nieuwste.is_vastgesteld and not rapportage.correctie_reden:
        raise Rapportfout(AL_VASTGESTELD)
    return nieuwste.hoofdnummer, nieuwste.volgnummer + 1


def _te_vaststellen(rapportage):
    """The version that the stuurgroep decides on: the newest 0.x, not sent back."""
    nieuwste = rapportage.versies.select_related("terugzending").defer("pdf").last()
    if nieuwste is None:
        raise Rapportfout(NOG_NIET_VOORGELEGD)
    if nieuwste.is_vastgesteld:
        raise Rapportfout(AL_VASTGESTELD)
    if nieuwste.staat == Staat.TERUGGESTUURD:
        raise Rapportfout(TERUGGESTUURD)
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
        middelen_beantwoord=bron.middelen_beantwoord,
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
    leg_vast(Soort.VASTGELEGD, door=rapport.versie.gemaakt_door, over=rapport.versie, versie=rapport.versie.nummer)
    return rapport.versie

"""Tellingen over kennisdeling (covenant, afspraken 8 and 9)."""

from collections import defaultdict

from doorlopend.models import MboInstelling
from doorlopend.schooljaar import Schooljaar
from kennisdeling.models import Gegevensdeling, Richting
from monitoring.tellingen.kern import GEMEENTE, GETELD, Eenheid, Reden, Telling, dd, telling

VO_AANBOD = ("vmbo-b", "vmbo-k", "vmbo-gl", "vmbo-tl", "havo")
NOG_NIET = Reden(0, "niet", "deelde in dit schooljaar nog niets")


def gedeeld():
    """Every record of shared data that wasn't removed: one query."""
    velden = ("richting", "school_id", "bestuur_id", "mbo_id", "gedeeld_op", "ingetrokken_op")
    return list(Gegevensdeling.objects.order_by("gedeeld_op", "pk").values_list(*velden, named=True))


def mbos():
    """The mbo's of the stuurgroep: one query."""
    return list(MboInstelling.objects.exclude(partner=None))


def dagen_van_delen(register, instellingen):
    """The days on which data was shared or withdrawn, and the first day of the next school year."""
    dagen = set()
    for rij in register.uit(gedeeld):
        volgend = Schooljaar(Schooljaar.op(rij.gedeeld_op).begin + 1).begindatum
        dagen |= {rij.gedeeld_op, rij.ingetrokken_op, volgend} - {None}
    return dagen


def _redenen(vraag, richting, sleutels):
    """Per giver the best Reden of the school year up to the day; `sleutels(row)` names whom a row counts for."""
    redenen = defaultdict(lambda: NOG_NIET)
    for rij in vraag.register.uit(gedeeld):
        if rij.richting != richting or rij.gedeeld_op not in vraag.schooljaar or rij.gedeeld_op > vraag.dag:
            continue
        ingetrokken = rij.ingetrokken_op and rij.ingetrokken_op <= vraag.dag
        reden = Reden(1, "ingetrokken", f"ingetrokken op {dd(rij.ingetrokken_op)}") if ingetrokken else GETELD
        for sleutel in sleutels(rij):
            redenen[sleutel] = max(redenen[sleutel], reden)
    return redenen


@telling(dagen_van_delen)
def scholen_die_delen(vraag):
    """Schools with vmbo or havo of a stuurgroep board that shared data with the mbo in the school year of the day.

    Covenant, afspraak 9. A school counts when it shared itself or its board did for all its schools; what
    was withdrawn by the day counts no longer.
    """
    register = vraag.register
    aanbieders = register.aanbieders_op(VO_AANBOD, vraag.dag, gemeente=GEMEENTE)
    van_bestuur = defaultdict(list)
    for pk in aanbieders:
        partner = register.scholen[pk].partner
        if partner and partner.soort == "bestuur":
            van_bestuur[partner.pk].append(pk)
    noemer = {pk for scholen in van_bestuur.values() for pk in scholen}
    redenen = _redenen(
        vraag, Richting.VO, lambda rij: [rij.school_id] if rij.school_id else van_bestuur[rij.bestuur_id]
    )
    return Telling(
        [Eenheid("school", pk, register.scholen[pk].roepnaam, redenen[pk], scholen=(pk,)) for pk in noemer], noemer
    )


@telling(dagen_van_delen)
def mbos_die_delen(vraag):
    """Stuurgroep mbo's that shared study success or reasons for leaving in the school year of the day."""
    redenen = _redenen(vraag, Richting.MBO, lambda rij: [rij.mbo_id])
    instellingen = vraag.register.uit(mbos)
    return Telling(
        [Eenheid("mbo", mbo.pk, str(mbo), redenen[mbo.pk]) for mbo in instellingen], {mbo.pk for mbo in instellingen}
    )

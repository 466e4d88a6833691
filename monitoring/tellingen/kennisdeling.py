"""Tellingen over kennisdeling (covenant, afspraken 8 and 9)."""

from collections import defaultdict

from django.db.models import Count, Q

from doorlopend.bijeenkomsten import ERBIJ, Staat
from doorlopend.models import MboInstelling
from kennisdeling.models import Activiteit, Gegevensdeling, Richting, Vorm
from monitoring.tellingen.kern import GETELD, Eenheid, Reden, Telling, dd, jaargrenzen, telling

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
    rijen = register.uit(gedeeld)
    ingetrokken = {rij.ingetrokken_op for rij in rijen} - {None}
    return jaargrenzen((rij.gedeeld_op for rij in rijen), instellingen) | ingetrokken


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
    aanbieders = vraag.aanbieders(VO_AANBOD)
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


def activiteiten():
    """Day, form and state of every activity, and how many of vo and mbo were there: one query."""
    erbij = Q(aanwezigheden__opkomst__in=ERBIJ)
    rijen = Activiteit.objects.order_by("datum", "pk").annotate(
        van_vo=Count("aanwezigheden", erbij & Q(aanwezigheden__school__isnull=False)),
        van_mbo=Count("aanwezigheden", erbij & Q(aanwezigheden__mbo__isnull=False)),
    )
    return list(rijen.values_list("datum", "vorm", "staat", "van_vo", "van_mbo", named=True))


def dagen_van_activiteiten(register, instellingen):
    """The days of the activities, and the first day of the next school year."""
    return jaargrenzen((rij.datum for rij in register.uit(activiteiten)), instellingen)


def _vorm(vraag, vorm):
    """The Reden of one vorm: held in the year up to the day, or (for the verwachting) planned in it."""
    rijen = [rij for rij in vraag.register.uit(activiteiten) if rij.vorm == vorm and rij.datum in vraag.jaar]
    staten = {Staat.GEHOUDEN, Staat.GEPLAND} if vraag.met_plannen else {Staat.GEHOUDEN}
    if any(rij.staat in staten and rij.datum <= vraag.dag for rij in rijen):
        return GETELD
    if gepland := [rij for rij in rijen if rij.staat == Staat.GEPLAND]:
        return Reden(2, "gepland", f"gepland op {dd(gepland[0].datum)}, nog niet gehouden")
    if later := [rij for rij in rijen if rij.staat == Staat.GEHOUDEN]:
        return Reden(1, "later", f"pas gehouden op {dd(later[0].datum)}")
    return Reden(0, "niet", f"nog niet gehouden in dit {vraag.jaar.SOORT}")


@telling(dagen_van_activiteiten)
def vormen_gehouden(vraag):
    """Which of the four vormen had at least one held activity in the year of the day (afspraak 8, reading 7).

    Beside it how many activities there were, and how many people of vo and mbo came.
    """
    gehouden = [
        rij
        for rij in vraag.register.uit(activiteiten)
        if rij.staat == Staat.GEHOUDEN and rij.datum in vraag.jaar and rij.datum <= vraag.dag
    ]
    return Telling(
        [Eenheid("vorm", nummer, vorm.label, _vorm(vraag, vorm)) for nummer, vorm in enumerate(Vorm, start=1)],
        set(range(1, len(Vorm) + 1)),
        (
            ("Gehouden activiteiten", str(len(gehouden))),
            ("Deelnemers uit het vo", str(sum(rij.van_vo for rij in gehouden))),
            ("Deelnemers uit het mbo", str(sum(rij.van_mbo for rij in gehouden))),
        ),
    )

"""What counts of lob: voorlichting (5), the LOB scan (5b), activities with companies (6), meetings of decanen (7).

All of it is per school year, from 1 August up to and including the day; with plans, held and planned count.
"""

from collections import Counter, defaultdict

from doorlopend.models import MboInstelling
from doorlopend.schooljaar import Kalenderjaar, Schooljaar
from lob.models import Bedrijfsactiviteit, Bedrijfssoort, Decanenbijeenkomst, LobScan, Voorlichting
from monitoring.tellingen.kern import GETELD, Bewijs, Eenheid, Reden, Telling, dd, jaargrenzen, telling

# How near a unit came to counting, when it doesn't.
NIETS, LATER, GEPLAND = range(1, 4)


def _voorlichtingen():
    """The voorlichtingen of each school, in order of day: one query."""
    per_school = defaultdict(list)
    rijen = Voorlichting.objects.only("school_id", "datum", "vorm", "uitvoering", "sectoren")
    for rij in rijen.order_by("datum", "pk"):
        per_school[rij.school_id].append(rij)
    return per_school


def _scans():
    """The scans by (kind of organisation, pk), in order of day: one query."""
    per_organisatie = defaultdict(list)
    for scan in LobScan.objects.order_by("ingevuld_op"):
        sleutel = ("school", scan.school_id) if scan.school_id else ("mbo", scan.mbo_id)
        per_organisatie[sleutel].append(scan)
    return per_organisatie


def _mbos():
    return {mbo.pk: mbo for mbo in MboInstelling.objects.all()}


def _bedrijfsactiviteiten():
    """All activities with their schools: two queries."""
    rijen = Bedrijfsactiviteit.objects.only("soort", "bedrijf", "datum", "uitvoering")
    return list(rijen.prefetch_related("scholen"))


def _bijeenkomsten():
    """All meetings with who were there: four queries."""
    return list(Decanenbijeenkomst.objects.met_opkomst())


def _houdt(vraag, rij):
    """None when `rij` was held in the school year, on or before the day; otherwise the Reden why it doesn't count.

    With plans what is planned in the year counts too.
    """
    if rij.is_gehouden or vraag.met_plannen:
        return None if rij.datum <= vraag.dag else Reden(LATER, "later", f"gehouden na deze datum, op {dd(rij.datum)}")
    if rij.datum <= vraag.dag:
        return Reden(GEPLAND, "plan", f"was gepland op {dd(rij.datum)}, nog niet vastgelegd als gehouden")
    return Reden(GEPLAND, "plan", f"gepland op {dd(rij.datum)}")


def _dagen_voorlichting(register, instellingen):
    datums = (rij.datum for rijen in register.uit(_voorlichtingen).values() for rij in rijen)
    return jaargrenzen(datums, instellingen)


@telling(_dagen_voorlichting, "noemer")
def scholen_met_voorlichting(vraag):
    """Schools with at least one voorlichting held in the school year; each once (convenant, afspraak 5).

    The noemer are the schools in the gemeente that offer `noemer` on the day; the units are those and
    every other school that has a voorlichting in the school year.
    """
    noemer = vraag.aanbieders(vraag.instellingen["noemer"])
    dit_jaar = {
        school: in_jaar
        for school, alle in vraag.register.uit(_voorlichtingen).items()
        if (in_jaar := [rij for rij in alle if rij.datum in vraag.schooljaar])
    }
    eenheden = []
    for pk in noemer | dit_jaar.keys():
        school = vraag.register.scholen[pk]
        rijen = dit_jaar.get(pk, [])
        reden = _voorlichting(vraag, school, rijen, pk in noemer)
        bewijs = tuple(Bewijs(f"{rij.get_vorm_display()}, {dd(rij.datum)}", rij) for rij in rijen)
        eenheden.append(Eenheid("school", pk, school.roepnaam, reden, bewijs=bewijs))
    geteld = {eenheid.pk for eenheid in eenheden if eenheid.telt_mee}
    kansrijk = sum(any(rij.sectoren and _houdt(vraag, rij) is None for rij in dit_jaar[pk]) for pk in geteld)
    return Telling(eenheden, noemer, (("Met kansrijke sectoren", str(kansrijk)), _gepland(eenheden)))


def _gepland(eenheden):
    return "Daarnaast gepland", str(sum(eenheid.reden.code == "plan" for eenheid in eenheden))


def _voorlichting(vraag, school, rijen, in_noemer):
    if not in_noemer:
        return _buiten(vraag, school)
    redenen = [_houdt(vraag, rij) for rij in rijen]
    if None in redenen:
        return GETELD
    return max(redenen, default=Reden(NIETS, "geen", f"nog geen voorlichting in {vraag.schooljaar}"))


def _buiten(vraag, school):
    """The Reden of a school that is not in the noemer."""
    return vraag.ligt_buiten(school) or vraag.biedt_niet("vmbo of havo")


def _dagen_scans(register, instellingen):
    datums = (scan.ingevuld_op for scans in register.uit(_scans).values() for scan in scans)
    return jaargrenzen(datums, instellingen)


@telling(_dagen_scans, "noemer")
def organisaties_met_lobprogramma(vraag):
    """Schools and mbo's whose LOB scan of the school year says that there is a programme (convenant, afspraak 5).

    The noemer are the schools that offer `noemer` on the day, and the mbo's.
    """
    scholen = vraag.aanbieders(vraag.instellingen["noemer"])
    mbos = vraag.register.uit(_mbos)
    noemer = {("school", pk) for pk in scholen} | {("mbo", pk) for pk in mbos}
    dit_jaar = {
        sleutel: scan
        for sleutel, scans in vraag.register.uit(_scans).items()
        for scan in scans
        if scan.schooljaar == vraag.schooljaar.begin
    }
    eenheden = []
    for soort, pk in noemer | dit_jaar.keys():
        organisatie = vraag.register.scholen[pk] if soort == "school" else mbos[pk]
        scan = dit_jaar.get((soort, pk))
        reden = _scan(vraag, scan)
        if (soort, pk) not in noemer:
            reden = _buiten(vraag, organisatie)
        bewijs = (Bewijs(f"Lob-scan van {dd(scan.ingevuld_op)}", scan),) if scan else ()
        eenheden.append(Eenheid(soort, pk, str(organisatie), reden, bewijs=bewijs))
    ingevuld = sum(scan.ingevuld_op <= vraag.dag for scan in dit_jaar.values())
    return Telling(eenheden, noemer, (("Scans ingevuld", f"{ingevuld}"),))


def _scan(vraag, scan):
    if scan is None:
        return Reden(NIETS, "geen", f"nog geen lob-scan in {vraag.schooljaar}")
    if scan.ingevuld_op > vraag.dag:
        return Reden(LATER, "later", f"lob-scan gedaan na deze datum, op {dd(scan.ingevuld_op)}")
    if not scan.heeft_programma:
        return Reden(GEPLAND, "nee", f"nog geen lob-programma, zegt de lob-scan van {dd(scan.ingevuld_op)}")
    return GETELD


def _dagen_bedrijven(register, instellingen):
    return jaargrenzen((rij.datum for rij in register.uit(_bedrijfsactiviteiten)), instellingen)


@telling(_dagen_bedrijven)
def activiteiten_met_bedrijven(vraag):
    """Activities with companies that were held in the school year of their first day (convenant, afspraak 6)."""
    rijen = [rij for rij in vraag.register.uit(_bedrijfsactiviteiten) if rij.datum in vraag.schooljaar]
    eenheden = [
        Eenheid(
            "bedrijfsactiviteit",
            rij.pk,
            str(rij),
            _houdt(vraag, rij) or GETELD,
            scholen=tuple(school.pk for school in rij.scholen.all()),
        )
        for rij in rijen
    ]
    geteld = {eenheid.pk for eenheid in eenheden if eenheid.telt_mee}
    soorten = Counter(rij.soort for rij in rijen if rij.pk in geteld)
    scholen = {pk for eenheid in eenheden if eenheid.telt_mee for pk in eenheid.scholen}
    per_soort = [(soort.label, str(soorten[soort.value])) for soort in Bedrijfssoort]
    return Telling(eenheden, None, (("Bereikte scholen", str(len(scholen))), *per_soort, _gepland(eenheden)))


def _dagen_bijeenkomsten(register, instellingen):
    return jaargrenzen((rij.datum for rij in register.uit(_bijeenkomsten)), instellingen)


@telling(_dagen_bijeenkomsten)
def decanenbijeenkomsten(vraag):
    """Meetings held in the year with at least one decaan of vo and one of mbo present (convenant, afspraak 7).

    Beside it the other kind of year, the other reading of "vier keer per jaar" (telafspraak 4).
    """
    alle = vraag.register.uit(_bijeenkomsten)
    eenheden = [
        Eenheid(
            "bijeenkomst",
            rij.pk,
            f"{rij.thema}, {dd(rij.datum)}",
            _bijeenkomst(vraag, rij) or GETELD,
            bewijs=_aanwezig(rij),
        )
        for rij in alle
        if rij.datum in vraag.jaar
    ]
    ander = Schooljaar.op(vraag.dag) if isinstance(vraag.jaar, Kalenderjaar) else Kalenderjaar.op(vraag.dag)
    gehouden = [rij for rij in alle if rij.datum in ander and rij.datum <= vraag.dag and not _bijeenkomst(vraag, rij)]
    return Telling(eenheden, None, ((f"In het {ander.SOORT} {ander}", str(len(gehouden))), _gepland(eenheden)))


def _aanwezig(rij):
    """Who were at a held meeting, in numbers."""
    if not rij.is_gehouden:
        return ()
    return (Bewijs(f"{rij.opkomst.vo} van vo en {rij.opkomst.mbo} van mbo aanwezig", rij),)


def _bijeenkomst(vraag, rij):
    """The Reden why a meeting doesn't count, or None."""
    if rij.is_geannuleerd:
        return Reden(NIETS, "geannuleerd", f"geannuleerd: {rij.reden}")
    reden = _houdt(vraag, rij)
    if reden or not rij.is_gehouden:
        return reden
    opkomst = rij.opkomst
    ontbreekt = [wie for wie, aantal in (("vo-decaan", opkomst.vo), ("mbo-decaan", opkomst.mbo)) if not aantal]
    if ontbreekt:
        return Reden(GEPLAND, "opkomst", f"geen {' en geen '.join(ontbreekt)} aanwezig")
    return None

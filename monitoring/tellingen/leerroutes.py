"""Tellingen over leerroutes and the schools in them (covenant, afspraken 1 to 4)."""

from collections import defaultdict
from dataclasses import replace

from doorlopend.models import Aanbodsoort
from doorlopend.schooljaar import Schooljaar
from leerroutes.models import Leerlingaantal
from leerroutes.soorten import Soort
from leerroutes.statussen import Status
from monitoring.tellingen.kern import GETELD, TELT, Eenheid, Reden, Telling, dd, telling


# Each gate: (vraag, leerroute) → the code of a Reden and text when it stops the leerroute, or None.
def _soort(vraag, route):
    if route.soort not in vraag.instellingen["soorten"]:
        return "soort", f"soort is {Soort(route.soort).label}"
    return None


def _niveau(vraag, route):
    niveau = vraag.instellingen.get("niveau")
    if niveau is None:
        return None
    if route.mbo_niveau is None:
        return "niveau", f"geen niveau ingevuld in plaats van {niveau}"
    if route.mbo_niveau != niveau:
        return "niveau", f"niveau {route.mbo_niveau} in plaats van {niveau}"
    return None


def _status(vraag, route):
    stap = vraag.stap(route)
    if stap and stap.status in vraag.instellingen.get("statussen", [Status.AANGEBODEN]):
        return None
    if stap and stap.status == Status.GESTOPT:
        return Status.GESTOPT, f"gestopt op {dd(stap.ingangsdatum)}"
    plan = _gepland_aanbod(vraag, route, na=stap)
    if plan and (stap is None or plan.ingangsdatum <= vraag.dag):
        return (
            Status.ONTWIKKELING if stap else "gepland",
            f"start nog niet bevestigd (gepland op {dd(plan.ingangsdatum)})",
        )
    if stap is None:
        return "geen_status", "had op deze datum nog geen status"
    gepland = f" (start gepland op {dd(plan.ingangsdatum)})" if plan else ""
    tekst = "in verkenning" if stap.status == Status.VERKENNING else "in ontwikkeling"
    return stap.status, tekst + gepland


def _gepland_aanbod(vraag, route, *, na):
    """The first plan to offer this leerroute that lies after step `na`, or None."""
    for stap in vraag.register.stappen[route.pk]:
        if (
            not stap.is_feit
            and stap.status == Status.AANGEBODEN
            and (na is None or stap.ingangsdatum >= na.ingangsdatum)
        ):
            return stap
    return None


def _nieuw_in_schooljaar(vraag, route):
    """Convenant, afspraak 1b: the first *aangeboden* step ever lies in the school year of the day."""
    reeks = (vraag.register.stappen if vraag.met_plannen else vraag.register.feiten)[route.pk]
    statussen = vraag.instellingen.get("statussen", [Status.AANGEBODEN])
    eerste = next(stap.ingangsdatum for stap in reeks if stap.status in statussen)
    if eerste not in Schooljaar.op(vraag.dag):
        return "niet_nieuw", f"niet nieuw: aangeboden sinds {dd(eerste)}"
    return None


# The order in which a unit that doesn't count is explained: how near it came.
NABIJ = {Status.GESTOPT: 0, "geen_status": 1, Status.VERKENNING: 2, "gepland": 3, Status.ONTWIKKELING: 4}
LEERROUTEPOORTEN = (_soort, _niveau, _status)


def _door_poorten(vraag, route, poorten):
    """The Reden of the first gate that stops `route`, or the Reden that it counts."""
    for nummer, poort in enumerate(poorten):
        uitkomst = poort(vraag, route)
        if uitkomst:
            code, tekst = uitkomst
            return Reden(nummer * 10 + NABIJ.get(code, 0), str(code), tekst)
    return Reden(len(poorten) * 10, TELT, "")


def _deelname_reden(vraag, deelname, reden):
    """The Reden for a school: its participation must run on the day, besides what holds for the leerroute."""
    if deelname.loopt_op(vraag.dag):
        return reden
    if deelname.vanaf and vraag.dag < deelname.vanaf:
        return Reden(1, "deelname", f"doet mee vanaf {dd(deelname.vanaf)}")
    return Reden(1, "deelname", f"deed mee tot {dd(deelname.tot)}")


def dagen_van_leerroutes(register, instellingen):
    """The days on which the outcome of a telling may change: those of steps and participations."""
    dagen = set()
    for route in _van_leerweg(register, instellingen):
        dagen |= {stap.ingangsdatum for stap in register.feiten[route.pk]}
        for deelname in register.deelnames[route.pk]:
            dagen |= {deelname.vanaf, deelname.tot} - {None}
    return dagen


@telling(dagen_van_leerroutes, "soorten", "leerwegen", "noemer")
def scholen_met_leerroute(vraag):
    """Schools in at least one leerroute of `soorten`, `leerwegen`, `niveau` that is aangeboden; each once.

    Covenant, afspraak 1 (1a, 1c): counts schools, not leerroutes; only in the area. The units are the
    noemer (schools offering `noemer`) and every school that is or was in a leerroute of the leerweg; with
    `alleen_noemer` (afspraak 4: on all vmbo-t schools) only those of the noemer can count.
    """
    noemer = vraag.aanbieders(vraag.instellingen["noemer"])
    beste: dict[int, tuple[Reden, list]] = {pk: (Reden(-1, "geen", "nog geen leerroute"), []) for pk in noemer}
    for route in _van_leerweg(vraag.register, vraag.instellingen):
        reden = _door_poorten(vraag, route, LEERROUTEPOORTEN)
        for deelname in vraag.register.deelnames[route.pk]:
            _houd_beste(beste, deelname.school_id, _deelname_reden(vraag, deelname, reden), route.pk)
    alleen = noemer if vraag.instellingen.get("alleen_noemer") else beste.keys()
    eenheden = [_school_eenheid(vraag, pk, *uitkomst, kan=pk in alleen) for pk, uitkomst in beste.items()]
    return Telling(eenheden, noemer, _ernaast(vraag, eenheden))


def _houd_beste(beste, school, reden, route):
    """Keep per school the reason that came furthest, with the leerroutes that gave it."""
    huidig, routes = beste.get(school, (Reden(-2, "", ""), []))
    if reden.stap > huidig.stap:
        beste[school] = (reden, [route])
    elif reden.stap == huidig.stap:
        routes.append(route)


def _school_eenheid(vraag, pk, reden, routes, *, kan):
    school = vraag.register.scholen[pk]
    if not kan:
        reden = vraag.biedt_niet(" of ".join(Aanbodsoort(code).label.lower() for code in vraag.instellingen["noemer"]))
    reden = vraag.ligt_buiten(school) or reden
    return Eenheid("school", pk, school.roepnaam, reden, tuple(routes))


def _ernaast(vraag, eenheden):
    """What the setting `ernaast` asks to show beside the count: each name is a row of ERNAAST."""
    geteld = [eenheid for eenheid in eenheden if eenheid.telt_mee]
    routes = {pk: vraag.register.leerroutes[pk] for eenheid in geteld for pk in eenheid.leerroutes}
    return tuple(ERNAAST[naam](vraag, geteld, routes) for naam in vraag.instellingen.get("ernaast", []))


def _samen_met_mbo(vraag, geteld, routes):
    """Afspraak 4: of the schools that count, those with a programme that was made together with the mbo."""
    samen = sum(any(routes[pk].samen_met_mbo for pk in eenheid.leerroutes) for eenheid in geteld)
    return "Daarvan samen met het mbo ontwikkeld", str(samen)


def _leerroutes_ernaast(vraag, geteld, routes):
    return "Leerroutes van deze scholen", str(len(routes))


def _plaatsen(vraag, geteld, routes):
    """Afspraak 2: how many pupils these leerroutes expect in the school year of the day, as far as it is known."""
    jaar = vraag.schooljaar
    verwacht = vraag.register.uit(_verwachte_leerlingen)
    bekend = [verwacht[pk, jaar.begin] for pk in routes if (pk, jaar.begin) in verwacht]
    if not bekend:
        return f"Plaatsen in {jaar}", "Nog niet bekend"
    rest = len(routes) - len(bekend)
    return f"Plaatsen in {jaar}", f"{sum(bekend)}" + (f", van {rest} nog niet bekend" if rest else "")


def _verwachte_leerlingen():
    """How many pupils each leerroute expects in a school year, by (pk, year): one query."""
    rijen = Leerlingaantal.objects.exclude(verwacht=None).values_list("leerroute_id", "schooljaar", "verwacht")
    return {(leerroute, jaar): verwacht for leerroute, jaar, verwacht in rijen}


ERNAAST = {"samen_met_mbo": _samen_met_mbo, "leerroutes": _leerroutes_ernaast, "plaatsen": _plaatsen}


@telling(dagen_van_leerroutes, "soorten", "leerwegen")
def leerroutes(vraag):
    """Leerroutes of `soorten`, `leerwegen`, `niveau` that are aangeboden (covenant, afspraak 1: 1b)."""
    return _tel_leerroutes(vraag, LEERROUTEPOORTEN)


@telling(dagen_van_leerroutes, "soorten", "leerwegen")
def nieuwe_leerroutes(vraag):
    """The same leerroutes, first aangeboden in the school year of the day (afspraak 1: 1b-jaar)."""
    return _tel_leerroutes(vraag, (*LEERROUTEPOORTEN, _nieuw_in_schooljaar))


def _tel_leerroutes(vraag, poorten):
    return Telling(
        [
            Eenheid("leerroute", route.pk, route.naam, _door_poorten(vraag, route, poorten), (route.pk,))
            for route in _van_leerweg(vraag.register, vraag.instellingen)
        ]
    )


def _van_leerweg(register, instellingen):
    return [route for route in register.leerroutes.values() if route.leerweg in instellingen["leerwegen"]]


# Two years of vmbo-t and two of havo, counted from leerjaar 3 like Leerroute.nominale_duur.
DUUR_VMBO_T_HAVO = 4


@telling(dagen_van_leerroutes, "soorten", "leerwegen")
def verkende_leerroutes(vraag):
    """Leerroutes of `soorten` that are being explored, developed or offered (afspraak 3): never judged.

    Beside them how long they take, next to the way by vmbo-t and havo.
    """
    telling = _tel_leerroutes(vraag, (_soort, _in_beweging))
    routes = [vraag.register.leerroutes[eenheid.pk] for eenheid in telling.telt_mee]
    duren = sorted({route.nominale_duur for route in routes} - {None})
    onbekend = sum(route.nominale_duur is None for route in routes)
    tekst = f"{' of '.join(map(str, duren))} jaar" if duren else "Nog niet bekend"
    if duren and onbekend:
        tekst += f", van {onbekend} nog niet bekend"
    ernaast = (
        ("Duur vanaf leerjaar 3", tekst),
        ("Ter vergelijking: vmbo-t en dan havo", f"{DUUR_VMBO_T_HAVO} jaar vanaf leerjaar 3"),
    )
    return Telling(telling.eenheden, ernaast=ernaast)


def _in_beweging(vraag, route):
    stap = vraag.stap(route)
    if stap is None:
        return "geen_status", "had op deze datum nog geen status"
    return (Status.GESTOPT, f"gestopt op {dd(stap.ingangsdatum)}") if stap.status == Status.GESTOPT else None


def _dagen_van_alle(register, instellingen):
    return set().union(*(dagen_van_leerroutes(register, deel) for deel in instellingen["van"]))


@telling(_dagen_van_alle, "stadsdelen", "van")
def scholen_in_stadsdelen(vraag):
    """Schools counted in one of the tellingen `van` that lie in `stadsdelen` (afspraak 1, spreiding).

    The noemer is every school counted in them, so that the rest is explained by where it lies. A leerroute
    of 1b counts through the schools that take part in it.
    """
    routes_per_school = defaultdict(set)
    for deel in vraag.instellingen["van"]:
        deelvraag = replace(vraag, instellingen=vraag.instellingen | deel)
        for route in _van_leerweg(vraag.register, deel):
            if _door_poorten(deelvraag, route, LEERROUTEPOORTEN).code == TELT:
                for deelname in vraag.register.deelnames[route.pk]:
                    if deelname.loopt_op(vraag.dag):
                        routes_per_school[deelname.school_id].add(route.pk)
    scholen = {pk: vraag.register.scholen[pk] for pk in routes_per_school}
    geteld = {pk: school for pk, school in scholen.items() if school.gemeente in vraag.gemeenten}
    return Telling(
        [
            Eenheid("school", pk, school.roepnaam, _ligging(vraag, school), tuple(sorted(routes_per_school[pk])))
            for pk, school in geteld.items()
        ],
        set(geteld),
    )


def _ligging(vraag, school):
    if school.stadsdeel in vraag.instellingen["stadsdelen"]:
        return GETELD
    return Reden(0, "stadsdeel", f"ligt in {school.get_stadsdeel_display() or 'een onbekend stadsdeel'}")

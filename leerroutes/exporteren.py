"""Leerroutes as the sheet that the import reads, so that what goes out can come in unchanged."""

from django.db.models import Prefetch

from leerroutes.importregels import BLAD_ROUTES, BLAD_STATUSSEN, KOLOMMEN
from leerroutes.models import Deelname, Statusstap
from leerroutes.statussen import Status


def als_bladen(leerroutes):
    """The sheets of a queryset of leerroutes: per name (headers, rows), in the order of the queryset.

    Participations that run and steps that are valid; what has ended or is void stays in the portal.
    """
    lopend = Deelname.objects.filter(tot=None).order_by("school__roepnaam", "pk")
    routes = list(
        leerroutes.select_related("mbo").prefetch_related(
            Prefetch("deelnames", lopend.prefetch_related("school__vestigingscodes"), to_attr="lopende_deelnames"),
            Prefetch("stappen", Statusstap.objects.geldig().op_volgorde(), to_attr="geldige_stappen"),
        )
    )
    stappen = [_stap(route, stap) for route in routes for stap in route.geldige_stappen]
    return {
        BLAD_ROUTES: (KOLOMMEN[BLAD_ROUTES], [_route(route) for route in routes]),
        BLAD_STATUSSEN: (KOLOMMEN[BLAD_STATUSSEN], stappen),
    }


def _route(route):
    waarden = {
        kolom: getattr(route, kolom) for kolom in KOLOMMEN[BLAD_ROUTES] if kolom not in ("scholen", "geplande_start")
    }
    waarden["mbo"] = route.mbo.afkorting if route.mbo else ""
    waarden["scholen"] = "; ".join(_aanduiding(deelname.school) for deelname in route.lopende_deelnames)
    plannen = [stap for stap in route.geldige_stappen if stap.is_plan and stap.status == Status.AANGEBODEN]
    waarden["geplande_start"] = plannen[0].ingangsdatum if plannen else ""
    return ["" if waarden[kolom] is None else waarden[kolom] for kolom in KOLOMMEN[BLAD_ROUTES]]


def _aanduiding(school):
    """The code in force, which is never ambiguous; the roepnaam of a school without one."""
    codes = sorted(school.vestigingscodes.all(), key=lambda code: (code.tot is None, code.code))
    return codes[-1].code if codes else school.roepnaam


def _stap(route, stap):
    return [route.naam, stap.status, stap.ingangsdatum, stap.toelichting]

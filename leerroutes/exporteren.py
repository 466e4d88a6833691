"""Leerroutes as the sheets that the import reads, so that what goes out can come in unchanged."""

from django.db.models import Prefetch

from doorlopend.schooljaar import Schooljaar
from leerroutes.importregels import (
    BLAD_DEELNAMES,
    BLAD_LEERLINGEN,
    BLAD_ROUTES,
    BLAD_STATUSSEN,
    KOLOMMEN,
    PERSOONSKOLOMMEN,
)
from leerroutes.models import Deelname, Statusstap
from leerroutes.statussen import Status

JA_NEE = {True: "ja", False: "nee", None: ""}


def als_bladen(leerroutes, *, met_personen):
    """The sheets of a queryset of leerroutes: per name (headers, rows), in the order of the queryset.

    Steps that are valid; what is void stays in the portal. Without `met_personen` the columns about persons
    and counts below 5 are empty, and an empty cell changes nothing when the sheet comes in again.
    """
    deelnames = Deelname.objects.order_by("school__roepnaam", "vanaf", "pk")
    routes = list(
        leerroutes.select_related("mbo", "college", "contactpersoon", "komt_voort_uit").prefetch_related(
            "leerlingaantallen",
            Prefetch("deelnames", deelnames.prefetch_related("school__vestigingscodes"), to_attr="alle_deelnames"),
            Prefetch("stappen", Statusstap.objects.geldig().op_volgorde(), to_attr="geldige_stappen"),
        )
    )
    rijen = {
        BLAD_ROUTES: [_route(route, met_personen) for route in routes],
        BLAD_STATUSSEN: [_stap(route, stap) for route in routes for stap in route.geldige_stappen],
        BLAD_DEELNAMES: [_deelname(route, deelname) for route in routes for deelname in route.alle_deelnames],
        BLAD_LEERLINGEN: [
            _aantal(route, jaar, met_personen) for route in routes for jaar in route.leerlingaantallen.all()
        ],
    }
    return {blad: (KOLOMMEN[blad], rijen[blad]) for blad in KOLOMMEN}


def _route(route, met_personen):
    waarden = {kolom: getattr(route, kolom, None) for kolom in KOLOMMEN[BLAD_ROUTES]}
    waarden |= {kolom: JA_NEE[waarden[kolom]] for kolom in ("vmbo_diploma", "samen_met_mbo")}
    waarden |= {
        "mbo": route.mbo.afkorting if route.mbo else "",
        "college": route.college.naam if route.college else "",
        "contactpersoon": route.contactpersoon.email if route.contactpersoon else "",
        "komt_voort_uit": route.komt_voort_uit.naam if route.komt_voort_uit else "",
        "overeenkomst_onderwerpen": "; ".join(route.overeenkomst_onderwerpen),
        "scholen": "; ".join(_aanduiding(deelname.school) for deelname in route.alle_deelnames if not deelname.tot),
    }
    if not met_personen:
        waarden |= dict.fromkeys(PERSOONSKOLOMMEN, "")
    plannen = [stap for stap in route.geldige_stappen if stap.is_plan and stap.status == Status.AANGEBODEN]
    waarden["geplande_start"] = plannen[0].ingangsdatum if plannen else ""
    return ["" if waarden[kolom] is None else waarden[kolom] for kolom in KOLOMMEN[BLAD_ROUTES]]


def _aanduiding(school):
    """The code in force, which is never ambiguous; the roepnaam of a school without one."""
    codes = sorted(school.vestigingscodes.all(), key=lambda code: (code.tot is None, code.code))
    return codes[-1].code if codes else school.roepnaam


def _stap(route, stap):
    return [route.naam, stap.status, stap.ingangsdatum, stap.toelichting]


def _deelname(route, deelname):
    data = (deelname.vanaf, deelname.tot, deelname.duo_gemeld_op)
    return [route.naam, _aanduiding(deelname.school), *(datum or "" for datum in data)]


def _aantal(route, jaar, met_personen):
    werkelijk = jaar.werkelijk if met_personen or jaar.werkelijk == jaar.werkelijk_getoond else None
    aantallen = ("" if aantal is None else aantal for aantal in (jaar.verwacht, werkelijk))
    return [route.naam, Schooljaar(jaar.schooljaar).naam, *aantallen]

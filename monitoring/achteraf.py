"""What was recorded after a day and changes what is counted on it, from the history of every register but the steps.

A record is compared as it was known at one moment and as it is known later: what people changed in between
without effect for the counts on that day (a remark, a name) is no correction.
"""

from datetime import date, datetime, time
from typing import NamedTuple

from django.utils import timezone

from doorlopend.models import School, Schoolaanbod
from leerroutes.models import Deelname, Leerroute, Statusstap
from lob.models import Decaanaanwezigheid, Decanenbijeenkomst
from monitoring.gevolgd import GEVOLGD, altijd
from monitoring.models import Rapportversie

ONBEKEND = "onbekend"


class Correctie(NamedTuple):
    """One record: what it is, from which day it has effect (None: always), what was done to it, when and by whom."""

    wat: str
    naam: str
    url: str
    vanaf: date | None
    gedaan: str
    op: datetime
    door: str
    reden: str = ""


def begin_van(dag):
    """The aware moment at which `dag` begins here."""
    return timezone.make_aware(datetime.combine(dag, time()))


def correcties(dag, *, na, voor):
    """Per register its Correcties with na ≤ moment < voor that change what holds on `dag`: [(title, [Correctie])].

    `na` and `voor` are aware moments. Registers without any are left out; a fixed number of queries.
    """
    uit = [(gevolgd.titel, _correcties(gevolgd, dag, na, voor)) for gevolgd in GEVOLGD if gevolgd.velden]
    uit.append(("Voortgangsrapportages", _vastgesteld(dag, na, voor)))
    return [(titel, gevonden) for titel, gevonden in uit if gevonden]


def _correcties(gevolgd, dag, na, voor):
    geschiedenis = gevolgd.model.history.order_by("history_date", "history_id").select_related(*gevolgd.relaties)
    erna = geschiedenis.filter(history_date__gte=na, history_date__lt=voor).select_related("history_user")
    laatste = {rij.id: rij for rij in erna}
    if gevolgd.model in NIET_VAN:
        nieuw = NIET_VAN[gevolgd.model](dag, na)
        laatste = {pk: rij for pk, rij in laatste.items() if not nieuw(rij)}
    ervoor = {rij.id: rij for rij in geschiedenis.filter(history_date__lt=na, id__in=erna.order_by().values("id"))}
    gevonden = [_correctie(gevolgd, dag, ervoor.get(pk), rij) for pk, rij in laatste.items()]
    return sorted(filter(None, gevonden), key=lambda rij: (rij.vanaf or date.min, rij.naam.lower()))


def _correctie(gevolgd, dag, oud, nieuw):
    """The Correctie that this change is; None when it changes nothing on `dag`.

    What has no day of effect and is new changes nothing by itself: that stands under what came with it.
    """
    nieuw_zelf = oud is None and gevolgd.vanaf is altijd
    if nieuw_zelf or gevolgd.stand_op(oud, dag) == gevolgd.stand_op(nieuw, dag):
        return None
    url = ""
    if not gevolgd.is_er(nieuw):
        gedaan = "weggehaald"
    else:
        gedaan = f"gecorrigeerd ({gevolgd.anders(oud, nieuw)})" if gevolgd.is_er(oud) else "vastgelegd"
        url = _url(nieuw)
    waarom = nieuw.history_change_reason or getattr(nieuw, "verwijder_reden", "")
    wie, vanaf = str(nieuw.history_user or ONBEKEND), gevolgd.vanaf(nieuw)
    return Correctie(gevolgd.wat, gevolgd.noem(nieuw), url, vanaf, gedaan, nieuw.history_date, wie, waarom)


def _url(rij):
    """The page of the record, or of what it belongs to."""
    if hasattr(rij.instance, "get_absolute_url"):
        return rij.instance.get_absolute_url()
    eigenaar = next(getattr(rij, naam) for naam in ("leerroute", "bijeenkomst", "school") if hasattr(rij, naam))
    return eigenaar.get_absolute_url()


def _vastgesteld(dag, na, voor):
    """The reports that were discussed on or before `dag`, and vastgesteld in the portal only later."""
    versies = Rapportversie.objects.besproken().filter(vergaderdatum__lte=dag, gemaakt_op__gte=na, gemaakt_op__lt=voor)
    return [
        Correctie(
            "rapport",
            str(versie.rapportage),
            versie.rapportage.get_absolute_url(),
            versie.vergaderdatum,
            f"versie {versie.nummer} vastgesteld",
            versie.gemaakt_op,
            str(versie.gemaakt_door or ONBEKEND),
        )
        for versie in versies.select_related("rapportage", "gemaakt_door").order_by("vergaderdatum", "pk")
    ]


def _nieuwe_leerroutes(dag, na):
    """What was filled in of a leerroute which had no status yet on `dag` changes nothing on it."""
    met_status = set(Statusstap.objects.geldig().filter(ingangsdatum__lte=dag).values_list("leerroute_id", flat=True))
    return lambda rij: getattr(rij, "leerroute_id", rij.id) not in met_status


def _nieuwe_scholen(dag, na):
    """The offers of a school that is new in the register are no correction of what was known of it."""
    bekend = set(School.history.filter(history_date__lt=na).values_list("id", flat=True))
    return lambda rij: rij.school_id not in bekend


def _nieuwe_bijeenkomsten(dag, na):
    """Who were at a meeting that was recorded as held only later: that is told by the meeting itself."""
    gehouden = Decanenbijeenkomst.history.filter(history_date__lt=na, staat="gehouden")
    bekend = set(gehouden.values_list("id", flat=True))
    return lambda rij: rij.bijeenkomst_id not in bekend


NIET_VAN = {
    Deelname: _nieuwe_leerroutes,
    Leerroute: _nieuwe_leerroutes,
    Schoolaanbod: _nieuwe_scholen,
    Decaanaanwezigheid: _nieuwe_bijeenkomsten,
}

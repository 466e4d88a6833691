"""What was recorded in the registers between two moments: which record, by whom, when, with effect from when.

It explains why a frozen figure and a later calculation differ (design.md §3, Freezing).
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from leerroutes.models import Statusstap
from leerroutes.statussen import Status
from monitoring import achteraf
from monitoring.achteraf import ONBEKEND
from monitoring.gevolgd import GEVOLGD, altijd, bron_van
from monitoring.models import Rapportversie

EINDE = datetime(9999, 1, 1, tzinfo=UTC)
MOMENTEN = ("gezet", "bevestigd", "vervallen")


@dataclass(frozen=True)
class Registratie:
    """One thing that was recorded. `betreft` tells which units it is about (see Gevolgd);
    `vanaf` is the day from which it has effect, None when it always held."""

    betreft: frozenset = field(repr=False)
    naam: str
    wat: str
    door: str
    op: datetime
    vanaf: date | None

    def met_terugwerkende_kracht(self, peildatum):
        """Whether it changes what was true on `peildatum`, although it was recorded later."""
        return self.vanaf is None or self.vanaf <= peildatum


def logboek(na, tot_en_met=None):
    """Every Registratie with na < moment ≤ tot_en_met, oldest first; the number of queries is bounded.

    The moments are aware datetimes; without `tot_en_met` up to what is known now.
    """
    tot_en_met = tot_en_met or EINDE
    gevonden = [*_stappen(na, tot_en_met), *_geschiedenis(na, tot_en_met), *_versies(na, tot_en_met)]
    return sorted(gevonden, key=lambda r: (r.op, r.naam, r.wat))


def _stappen(na, tot_en_met):
    perioden = {moment: Q(**{f"{moment}_op__gt": na, f"{moment}_op__lte": tot_en_met}) for moment in MOMENTEN}
    ergens = perioden["gezet"] | perioden["bevestigd"] | perioden["vervallen"]
    mensen = [f"{moment}_door" for moment in MOMENTEN]
    for stap in Statusstap.objects.filter(ergens).select_related("leerroute", *mensen).op_volgorde():
        for moment in MOMENTEN:
            op = getattr(stap, f"{moment}_op")
            if op is not None and na < op <= tot_en_met:
                yield _van_stap(stap, moment, op)


def _van_stap(stap, moment, op):
    zin = f"“{Status(stap.status).label}” vanaf {_kort(stap.ingangsdatum)}"
    wat = {
        "gezet": f"{zin} gepland" if stap.als_plan else f"{zin} vastgelegd",
        "bevestigd": f"{zin} bevestigd",
        "vervallen": f"{zin} vervallen: {stap.vervallen_reden}",
    }[moment]
    door = getattr(stap, f"{moment}_door")
    betreft = frozenset({("leerroute", stap.leerroute_id)})
    return Registratie(betreft, stap.leerroute.naam, wat, str(door or ONBEKEND), op, stap.ingangsdatum)


def _kort(dag):
    return f"{dag.day}-{dag.month}-{dag.year}"


SOORTEN = {"+": "toegevoegd", "~": "gewijzigd", "-": "verwijderd"}


def _geschiedenis(na, tot_en_met):
    """What the history of each followed register holds of this period, at most two queries a register.

    What people changed without effect for any count (a remark, a name) explains nothing and is left out.
    """
    for gevolgd in GEVOLGD:
        geschiedenis = gevolgd.model.history.select_related(*gevolgd.relaties).order_by("history_date", "history_id")
        erin = geschiedenis.filter(history_date__gt=na, history_date__lte=tot_en_met)
        rijen = list(erin.select_related("history_user"))
        stand = {}
        if any(rij.history_type == "~" for rij in rijen):
            eerder = geschiedenis.filter(history_date__lte=na, id__in=erin.order_by().values("id"))
            stand = {rij.id: rij for rij in eerder}
        for rij in rijen:
            oud, stand[rij.id] = stand.get(rij.id), rij
            if rij.history_type != "~" or not gevolgd.zonder_gevolg(oud, rij):
                yield _van_geschiedenis(gevolgd, rij)


def _van_geschiedenis(gevolgd, rij):
    """What is new and has no day of effect of its own holds from the day on which it was added."""
    nieuw_zelf = gevolgd.vanaf is altijd and rij.history_type == "+"
    vanaf = timezone.localdate(rij.history_date) if nieuw_zelf else gevolgd.vanaf(rij)
    wat, door = f"{gevolgd.wat} {SOORTEN[rij.history_type]}", str(rij.history_user or ONBEKEND)
    return Registratie(frozenset(gevolgd.betreft(rij)), gevolgd.noem(rij), wat, door, rij.history_date, vanaf)


def _versies(na, tot_en_met):
    """The reports that the stuurgroep vaststelde: each counts from the day of its meeting (afspraak 10)."""
    versies = Rapportversie.objects.filter(hoofdnummer__gte=1, gemaakt_op__gt=na, gemaakt_op__lte=tot_en_met)
    for versie in versies.defer("pdf", "inhoud").select_related("rapportage", "gemaakt_door"):
        betreft = frozenset({("rapportage", versie.rapportage_id)})
        door = str(versie.gemaakt_door or ONBEKEND)
        wat = f"versie {versie.nummer} vastgesteld"
        yield Registratie(betreft, str(versie.rapportage), wat, door, versie.gemaakt_op, versie.vergaderdatum)


def over_eenheid(registraties, rij, code):
    """Those of `registraties` that are about one frozen unit (a row of `telt_mee` or `telt_niet_mee`) of `code`."""
    bron, soort = bron_van(code), rij.get("soort", "")
    pk = int(rij["id"]) if rij["id"].isdecimal() else rij["id"]
    betrokken = {("leerroute", route) for route in rij.get("leerroute_ids", ())}
    betrokken |= {(soort, pk), (bron, soort, pk), (bron, "bestuur", rij.get("bestuur"))}
    return [registratie for registratie in registraties if registratie.betreft & betrokken]


def correcties(vorige):
    """What was recorded since the previous report was frozen, and changes what held on its peildatum."""
    if vorige is None:
        return []
    peildatum, na = vorige.rapportage.peildatum, gemeten_om(vorige)
    rijen = [(r.naam, r.wat, r.door, r.op, r.vanaf) for r in _stappen(na, EINDE) if r.vanaf <= peildatum]
    for _, gevonden in achteraf.correcties(peildatum, na=na, voor=EINDE):
        for c in gevonden:
            wat = f"{c.wat} {c.gedaan}" + (f". Reden: {c.reden}" if c.reden else "")
            rijen.append((c.naam, wat, c.door, c.op, c.vanaf))
    return [
        {"naam": naam, "wat": wat, "door": door, "op": timezone.localdate(op), "vanaf": vanaf}
        for naam, wat, door, op, vanaf in sorted(rijen, key=lambda rij: (rij[3], rij[0], rij[1]))
    ]


def gemeten_om(versie):
    """The aware moment at which the registers were read for a frozen version."""
    return parse_datetime(versie.inhoud.get("gemeten_om", "")) or versie.gemaakt_op

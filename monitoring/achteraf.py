"""What was recorded after a day and changes what is counted on it, from the history of every register but the steps.

A record is compared as it was known at the end of the day and as it is known later: what people changed in
between without effect for the counts (a remark, a name) is no correction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Model
from django.utils import timezone

from doorlopend.models import School, Schoolaanbod
from kennisdeling.models import Activiteit, Gegevensdeling
from leerroutes.models import Deelname, Statusstap
from lob.models import Bedrijfsactiviteit, Decanenbijeenkomst, LobScan, Voorlichting


class Correctie(NamedTuple):
    """One record: what it is, from which day it has effect (None: always), and what was done to it and when."""

    naam: str
    url: str
    vanaf: date | None
    gedaan: str
    op: datetime


@dataclass(frozen=True)
class Gevolgd:
    """A register with a history: the fields on which counts rest, the day of effect, and how a row is called."""

    model: type[Model]
    titel: str
    velden: tuple[str, ...]
    dag: str
    naam: Callable
    verwant: tuple[str, ...] = ()

    def stand(self, rij):
        """What counts of a historical row; None when there was no record."""
        if rij is None or rij.history_type == "-" or getattr(rij, "verwijderd_op", None):
            return None
        return tuple(getattr(rij, veld) for veld in self.velden)


def _organisatie(rij):
    return rij.school or getattr(rij, "bestuur", None) or rij.mbo


def begin_van(dag):
    """The aware moment at which `dag` begins here."""
    return timezone.make_aware(datetime.combine(dag, time()))


GEVOLGD = (
    Gevolgd(
        Deelname,
        "Scholen in leerroutes",
        ("leerroute_id", "school_id", "vanaf", "tot"),
        "vanaf",
        lambda rij: f"{rij.school} in {rij.leerroute}",
        ("school", "leerroute"),
    ),
    Gevolgd(
        Schoolaanbod,
        "Wat scholen aanbieden",
        ("school_id", "soort", "vanaf", "tot"),
        "vanaf",
        lambda rij: f"{rij.get_soort_display()} op {rij.school}",
        ("school",),
    ),
    Gevolgd(
        Voorlichting,
        "Voorlichting over het mbo",
        ("school_id", "datum", "uitvoering"),
        "datum",
        lambda rij: f"{rij.get_vorm_display()} van {rij.school}",
        ("school",),
    ),
    Gevolgd(
        LobScan,
        "Lob-scans",
        ("ingevuld_op", "programma"),
        "ingevuld_op",
        lambda rij: f"Lob-scan van {_organisatie(rij)}",
        ("school", "mbo"),
    ),
    Gevolgd(
        Bedrijfsactiviteit,
        "Activiteiten met bedrijven",
        ("datum", "uitvoering"),
        "datum",
        lambda rij: f"{rij.get_soort_display()} bij {rij.bedrijf}",
    ),
    Gevolgd(Decanenbijeenkomst, "Decanenbijeenkomsten", ("datum", "staat"), "datum", lambda rij: rij.thema),
    Gevolgd(Activiteit, "Professionalisering", ("datum", "vorm", "staat"), "datum", lambda rij: rij.naam),
    Gevolgd(
        Gegevensdeling,
        "Gedeelde gegevens",
        ("school_id", "bestuur_id", "mbo_id", "gedeeld_op", "ingetrokken_op"),
        "gedeeld_op",
        lambda rij: f"{rij.get_soort_display()} van {_organisatie(rij)}",
        ("school", "bestuur", "mbo"),
    ),
)


def andere_correcties(dag, *, tot_en_met):
    """Per register its Correcties made after `dag` that change what held on it: [(title, [Correctie])].

    Made up to and including `tot_en_met`, in local time. Registers without any are left out; a fixed
    number of queries.
    """
    na, voor = begin_van(dag + timedelta(days=1)), begin_van(tot_en_met + timedelta(days=1))
    uit = [(gevolgd.titel, _correcties(gevolgd, dag, na, voor)) for gevolgd in GEVOLGD]
    return [(titel, gevonden) for titel, gevonden in uit if gevonden]


def _correcties(gevolgd, dag, na, voor):
    geschiedenis = gevolgd.model.history.order_by("history_date", "history_id")
    erna = geschiedenis.filter(history_date__gte=na, history_date__lt=voor).select_related(*gevolgd.verwant)
    laatste = {rij.id: rij for rij in erna}
    if gevolgd.model in NIET_VAN:
        nieuw = NIET_VAN[gevolgd.model](dag, na, voor)
        laatste = {pk: rij for pk, rij in laatste.items() if not nieuw(rij)}
    ervoor = {rij.id: rij for rij in geschiedenis.filter(history_date__lt=na, id__in=erna.order_by().values("id"))}
    gevonden = [_correctie(gevolgd, dag, ervoor.get(pk), rij) for pk, rij in laatste.items()]
    return sorted(filter(None, gevonden), key=lambda rij: (rij.vanaf or date.min, rij.naam.lower()))


def _correctie(gevolgd, dag, oud, nieuw):
    """The Correctie that this change is; None when it changes nothing on or before `dag`."""
    toen, nu = gevolgd.stand(oud), gevolgd.stand(nieuw)
    dagen = [getattr(rij, gevolgd.dag) for rij, stand in ((oud, toen), (nieuw, nu)) if stand is not None]
    if toen == nu or not any(begin is None or begin <= dag for begin in dagen):
        return None
    gedaan = "vastgelegd" if toen is None else "weggehaald" if nu is None else "gewijzigd"
    url = "" if nu is None else _url(nieuw)
    return Correctie(gevolgd.naam(nieuw), url, getattr(nieuw, gevolgd.dag), gedaan, nieuw.history_date)


def _url(rij):
    """The page of the record, or of what it belongs to."""
    if hasattr(rij.instance, "get_absolute_url"):
        return rij.instance.get_absolute_url()
    return (rij.leerroute if hasattr(rij, "leerroute") else rij.school).get_absolute_url()


def _nieuwe_leerroutes(dag, na, voor):
    """A school that joined a leerroute which had no status yet on `dag` changes nothing on it."""
    met_status = set(Statusstap.objects.geldig().filter(ingangsdatum__lte=dag).values_list("leerroute_id", flat=True))
    return lambda rij: rij.leerroute_id not in met_status


def _nieuwe_scholen(dag, na, voor):
    """The offers with which a school came into the register are no correction of what was known of it."""
    rijen = School.history.filter(history_type="+", history_date__gte=na, history_date__lt=voor)
    nieuw = set(rijen.values_list("id", flat=True))
    return lambda rij: rij.school_id in nieuw


NIET_VAN = {Deelname: _nieuwe_leerroutes, Schoolaanbod: _nieuwe_scholen}

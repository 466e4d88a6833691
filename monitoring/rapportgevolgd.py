"""The records whose history explains why a figure of a report changed, one row a model.

A register that joins the tellingen gets a row here: about which units a record is, from which day it has
effect, and what people call it. No row names a person (only their organisation).
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Model

from doorlopend.models import School, Schoolaanbod
from kennisdeling.models import Activiteit, Gegevensdeling
from kennisdeling.models import Vorm as Deelvorm
from leerroutes.models import Deelname, Leerroute
from lob.models import Bedrijfsactiviteit, Decaanaanwezigheid, Decanenbijeenkomst, LobScan, Voorlichting
from monitoring.models import Rapportperiode
from monitoring.models.rapport import naam_van_periode

# As the tellingen number them.
VORMNUMMER = {vorm.value: nummer for nummer, vorm in enumerate(Deelvorm, start=1)}

# A school counts in several indicators, each by records of its own: which those are, by the code of the indicator.
BRONNEN = {"5": "voorlichting", "5b": "lob-scan", "9-vo": "deling", "9-mbo": "deling"}
LEERROUTES = "leerroutes"  # every other indicator in schools rests on the leerroutes


def bron_van(code):
    """The kind of records on which a school or mbo counts in the indicator `code`."""
    return BRONNEN.get(code, LEERROUTES)


class Gevolgd(NamedTuple):
    """How to read the history rows of `model`.

    `wat` is what such a record is called in a sentence, `relaties` what its rows need of other tables. Of a
    row `betreft` gives the units it is about, as (kind of monitoring.tellingen.SOORTEN, pk), with a bron_van()
    in front when it matters for that one alone; `vanaf` gives the day from which it has effect (None: it always
    held), and `noem` its name.
    """

    model: type[Model]
    wat: str
    relaties: tuple[str, ...]
    betreft: Callable
    vanaf: Callable
    noem: Callable


def _naam(*rijen):
    """The first of these that is there; something may be removed since."""
    return next((str(rij) for rij in rijen if rij), "onbekend")


def _altijd(rij):
    return None


def _datum(rij):
    return rij.datum


def _van_scan(rij):
    return {("lob-scan", "school", rij.school_id), ("lob-scan", "mbo", rij.mbo_id)}


def _van_deling(rij):
    """A school, an mbo, or by its name a board, which shares for all its schools."""
    bestuur = {("deling", "bestuur", rij.bestuur.afkorting)} if rij.bestuur else set()
    return {("deling", "school", rij.school_id), ("deling", "mbo", rij.mbo_id)} | bestuur


def _dag_van_bijeenkomst(rij):
    return rij.bijeenkomst.datum if rij.bijeenkomst else None


def _aanwezige(rij):
    return f"{_naam(rij.bijeenkomst)}, {_naam(rij.school, rij.mbo)}"


GEVOLGD = (
    Gevolgd(
        *(Deelname, "deelname", ("school", "leerroute")),
        lambda rij: {("leerroute", rij.leerroute_id), (LEERROUTES, "school", rij.school_id)},
        lambda rij: rij.vanaf,
        lambda rij: f"{_naam(rij.school)} in {_naam(rij.leerroute)}",
    ),
    Gevolgd(
        *(Schoolaanbod, "aanbod", ("school",)),
        lambda rij: {("school", rij.school_id)},
        lambda rij: rij.vanaf,
        lambda rij: f"{_naam(rij.school)}: {rij.get_soort_display()}",
    ),
    Gevolgd(
        *(School, "gegevens van de school", ()),
        lambda rij: {("school", rij.id)},
        _altijd,
        lambda rij: rij.roepnaam,
    ),
    Gevolgd(
        *(Leerroute, "gegevens van de leerroute", ()),
        lambda rij: {("leerroute", rij.id)},
        _altijd,
        lambda rij: rij.naam,
    ),
    Gevolgd(
        *(Voorlichting, "voorlichting", ("school",)),
        lambda rij: {("voorlichting", "school", rij.school_id)},
        _datum,
        lambda rij: f"{rij.get_vorm_display()}, {_naam(rij.school)}",
    ),
    Gevolgd(
        *(LobScan, "lob-scan", ("school", "mbo")),
        _van_scan,
        lambda rij: rij.ingevuld_op,
        lambda rij: f"Lob-scan, {_naam(rij.school, rij.mbo)}",
    ),
    Gevolgd(
        *(Bedrijfsactiviteit, "activiteit", ()),
        lambda rij: {("bedrijfsactiviteit", rij.id)},
        _datum,
        lambda rij: f"{rij.get_soort_display()} bij {rij.bedrijf}",
    ),
    Gevolgd(
        *(Decanenbijeenkomst, "bijeenkomst", ()),
        lambda rij: {("bijeenkomst", rij.id)},
        _datum,
        lambda rij: rij.thema,
    ),
    Gevolgd(
        *(Decaanaanwezigheid, "aanwezigheid", ("bijeenkomst", "school", "mbo")),
        lambda rij: {("bijeenkomst", rij.bijeenkomst_id)},
        _dag_van_bijeenkomst,
        _aanwezige,
    ),
    Gevolgd(
        *(Activiteit, "activiteit", ()),
        lambda rij: {("vorm", VORMNUMMER.get(rij.vorm))},
        _datum,
        lambda rij: rij.naam,
    ),
    Gevolgd(
        *(Gegevensdeling, "gedeelde gegevens", ("school", "bestuur", "mbo")),
        _van_deling,
        lambda rij: rij.ingetrokken_op or rij.gedeeld_op,
        lambda rij: f"{rij.get_soort_display()} van {_naam(rij.school, rij.bestuur, rij.mbo)}",
    ),
    Gevolgd(
        *(Rapportperiode, "rooster", ()),
        lambda rij: {("rapportperiode", rij.id)},
        lambda rij: rij.vergaderdatum,
        lambda rij: f"Voortgangsrapportage {naam_van_periode(rij.schooljaar, rij.halfjaar)}",
    ),
)

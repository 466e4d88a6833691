"""The records on which what is counted rests and whose history is followed, one row a model.

It explains why a figure of a report changed (rapportlogboek.py), and what was corrected with retroactive effect
(achteraf.py). A register that joins the tellingen gets a row here. No row names a person, only their organisation.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Model

from doorlopend.bijeenkomsten import ERBIJ
from doorlopend.geschiedenis import in_woorden
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


def altijd(rij):
    """The day of effect of what has none: it always held."""
    return


def _bestaat(rij):
    return not getattr(rij, "verwijderd_op", None)


def _periode(begin, eind):
    """Whether the half-open period between the fields `begin` and `eind` of a row holds a day."""

    def loopt(rij, dag):
        van, tot = getattr(rij, begin), getattr(rij, eind)
        return (van is None or van <= dag) and (tot is None or dag < tot)

    return loopt


class Gevolgd(NamedTuple):
    """How to read the history rows of `model`.

    `wat` is what such a record is called in a sentence, `titel` what they are called together, `relaties` what
    its rows need of other tables. Of a row `betreft` gives the units it is about, as (kind of
    monitoring.tellingen.SOORTEN, pk), with a bron_van() in front when it matters for that one alone; `vanaf` gives
    the day from which it has effect (None: it always held), and `noem` its name. `velden` are the fields on which
    a stand, a noemer or a splitsing rests (none: only what is expected); `telt(row)` tells whether there is
    something to count, `loopt(row, day)` whether it holds on a day when that is not all days from `vanaf`.
    """

    model: type[Model]
    wat: str
    titel: str
    relaties: tuple[str, ...]
    betreft: Callable
    vanaf: Callable
    noem: Callable
    velden: tuple[str, ...] = ()
    telt: Callable = _bestaat
    loopt: Callable | None = None

    def is_er(self, rij):
        """Whether by this history row there was something to count."""
        return rij is not None and rij.history_type != "-" and self.telt(rij)

    def stand_op(self, rij, dag):
        """What of this history row counts on `dag`, as a tuple of `velden`; None when nothing does."""
        if not self.is_er(rij):
            return None
        vanaf = self.vanaf(rij)
        loopt = self.loopt(rij, dag) if self.loopt else vanaf is None or vanaf <= dag
        return tuple(getattr(rij, veld) for veld in self.velden) if loopt else None

    def zonder_gevolg(self, oud, nieuw):
        """Whether a record changed between two history rows (None: not there) in nothing that a telling reads."""
        if oud is None or not self.velden or self.loopt:
            return False
        gelezen = [
            (self.is_er(rij), self.vanaf(rij), *(getattr(rij, veld) for veld in self.velden)) for rij in (oud, nieuw)
        ]
        return gelezen[0] == gelezen[1]

    def anders(self, oud, nieuw):
        """What differs between two history rows of one record, in words; for a reference only which one it is."""
        verschillen = []
        for naam in self.velden:
            veld, toen, nu = self.model._meta.get_field(naam), getattr(oud, naam), getattr(nieuw, naam)
            if toen != nu:
                woorden = (
                    "" if veld.is_relation else f": van {in_woorden(veld, toen, {})} naar {in_woorden(veld, nu, {})}"
                )
                verschillen.append(f"{str(veld.verbose_name).rstrip('?')}{woorden}")
        return "; ".join(verschillen) or "periode"


def _naam(*rijen):
    """The first of these that is there; something may be removed since."""
    return next((str(rij) for rij in rijen if rij), "onbekend")


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
    return f"{_naam(rij.bijeenkomst)}, {_naam(rij.school, rij.mbo, rij.organisatie)}"


GEVOLGD = (
    Gevolgd(
        *(Deelname, "deelname", "Scholen in leerroutes", ("school", "leerroute")),
        lambda rij: {("leerroute", rij.leerroute_id), (LEERROUTES, "school", rij.school_id)},
        lambda rij: rij.vanaf,
        lambda rij: f"{_naam(rij.school)} in {_naam(rij.leerroute)}",
        ("leerroute_id", "school_id"),
        loopt=_periode("vanaf", "tot"),
    ),
    Gevolgd(
        *(Leerroute, "gegevens van de leerroute", "Gegevens van leerroutes", ()),
        lambda rij: {("leerroute", rij.id)},
        altijd,
        lambda rij: rij.naam,
        ("soort", "leerweg", "mbo_niveau", "mbo_id", "sector", "opleiding", "samen_met_mbo"),
    ),
    Gevolgd(
        *(Schoolaanbod, "aanbod", "Wat scholen aanbieden", ("school",)),
        lambda rij: {("school", rij.school_id)},
        lambda rij: rij.vanaf,
        lambda rij: f"{rij.get_soort_display()} op {_naam(rij.school)}",
        ("school_id", "soort"),
        loopt=_periode("vanaf", "tot"),
    ),
    Gevolgd(
        *(School, "gegevens van de school", "Gegevens van scholen", ()),
        lambda rij: {("school", rij.id)},
        altijd,
        lambda rij: rij.roepnaam,
        ("gemeente", "stadsdeel", "bestuur", "partner_id"),
    ),
    Gevolgd(
        *(Voorlichting, "voorlichting", "Voorlichting over het mbo", ("school",)),
        lambda rij: {("voorlichting", "school", rij.school_id)},
        _datum,
        lambda rij: f"{rij.get_vorm_display()} van {_naam(rij.school)}",
        ("school_id", "datum", "uitvoering"),
    ),
    Gevolgd(
        *(LobScan, "lob-scan", "Lob-scans", ("school", "mbo")),
        _van_scan,
        lambda rij: rij.ingevuld_op,
        lambda rij: f"Lob-scan van {_naam(rij.school, rij.mbo)}",
        ("ingevuld_op", "programma"),
    ),
    Gevolgd(
        *(Bedrijfsactiviteit, "activiteit", "Activiteiten met bedrijven", ()),
        lambda rij: {("bedrijfsactiviteit", rij.id)},
        _datum,
        lambda rij: f"{rij.get_soort_display()} bij {rij.bedrijf}",
        ("datum", "uitvoering"),
    ),
    Gevolgd(
        *(Decanenbijeenkomst, "bijeenkomst", "Decanenbijeenkomsten", ()),
        lambda rij: {("bijeenkomst", rij.id)},
        _datum,
        lambda rij: rij.thema,
        ("datum", "staat"),
    ),
    Gevolgd(
        *(Decaanaanwezigheid, "aanwezigheid", "Wie er bij decanenbijeenkomsten was", ("bijeenkomst", "school", "mbo")),
        lambda rij: {("bijeenkomst", rij.bijeenkomst_id)},
        _dag_van_bijeenkomst,
        _aanwezige,
        ("school_id", "mbo_id"),
        lambda rij: rij.opkomst in ERBIJ,
    ),
    Gevolgd(
        *(Activiteit, "activiteit", "Professionalisering", ()),
        lambda rij: {("vorm", VORMNUMMER.get(rij.vorm))},
        _datum,
        lambda rij: rij.naam,
        ("datum", "vorm", "staat"),
    ),
    Gevolgd(
        *(Gegevensdeling, "gedeelde gegevens", "Gedeelde gegevens", ("school", "bestuur", "mbo")),
        _van_deling,
        lambda rij: rij.ingetrokken_op or rij.gedeeld_op,
        lambda rij: f"{rij.get_soort_display()} van {_naam(rij.school, rij.bestuur, rij.mbo)}",
        ("school_id", "bestuur_id", "mbo_id", "gedeeld_op"),
        loopt=_periode("gedeeld_op", "ingetrokken_op"),
    ),
    Gevolgd(
        *(Rapportperiode, "rooster", "Rooster van de rapportages", ()),
        lambda rij: {("rapportperiode", rij.id)},
        lambda rij: rij.vergaderdatum,
        lambda rij: f"Voortgangsrapportage {naam_van_periode(rij.schooljaar, rij.halfjaar)}",
    ),
)

"""What every telling shares: a question, units with the reason why they count or not, and the registry.

A unit counts when it passes all gates; otherwise the first gate that stops it gives the reason. So counted
and not counted are two halves of one rule, and together the whole register of that unit.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.urls import reverse

from doorlopend.schooljaar import Kalenderjaar, Schooljaar

TELT = "telt"
# What a setting `jaar` of an indicator may be; without one it is a school year.
JAREN = {"schooljaar": Schooljaar, "kalenderjaar": Kalenderjaar}
# Kinds of unit: the url name of their page, and what one of them is called.
SOORTEN = {
    "school": ("school-detail", "School"),
    "leerroute": ("leerroute-detail", "Leerroute"),
    "mbo": ("", "Mbo"),
    "vorm": ("activiteit-vorm", "Vorm"),
    "rapportage": ("rapportage-detail", "Rapportage"),
    "rapportperiode": ("", "Rapportage"),
    "bedrijfsactiviteit": ("bedrijfsactiviteit-detail", "Activiteit"),
    "bijeenkomst": ("bijeenkomst-detail", "Bijeenkomst"),
}


class Reden(NamedTuple):
    """Why a unit counts (`code` TELT) or not, and how far it came through the gates."""

    stap: int
    code: str
    tekst: str


GETELD = Reden(100, TELT, "")


class Bewijs(NamedTuple):
    """A record on which an outcome rests, and what it is called; its address is made only when it is shown."""

    tekst: str
    record: object

    @property
    def url(self):
        return self.record.get_absolute_url()


class Eenheid(NamedTuple):
    """One unit of a telling, of a kind in SOORTEN, with the reason why it counts or not.

    `leerroutes` and `scholen` are the pks of the leerroutes and schools on which the outcome rests,
    `bewijs` the Bewijs of other records that it rests on.
    """

    soort: str
    pk: int
    naam: str
    reden: Reden
    leerroutes: tuple = ()
    scholen: tuple = ()
    bewijs: tuple = ()

    @property
    def telt_mee(self):
        return self.reden.code == TELT

    @property
    def url(self):
        """The page of this unit; empty for a kind without one."""
        naam = SOORTEN[self.soort][0]
        return reverse(naam, args=[self.pk]) if naam else ""


@dataclass(frozen=True)
class Telling:
    """The outcome of a telling: every unit once, and the noemer: keys of what could count (None without one).

    `ernaast` are (label, text) of figures that stand beside it and are never judged.
    """

    eenheden: list[Eenheid]
    noemer: set | None = None
    ernaast: tuple[tuple[str, str], ...] = ()
    telt_mee: list[Eenheid] = field(init=False)
    telt_niet_mee: list[Eenheid] = field(init=False)

    def __post_init__(self):
        op_naam = sorted(self.eenheden, key=lambda eenheid: (eenheid.naam.lower(), eenheid.soort, eenheid.pk))
        object.__setattr__(self, "telt_mee", [eenheid for eenheid in op_naam if eenheid.telt_mee])
        object.__setattr__(self, "telt_niet_mee", [eenheid for eenheid in op_naam if not eenheid.telt_mee])

    @property
    def stand(self):
        return len(self.telt_mee)


@dataclass(frozen=True)
class Vraag:
    """What is asked of a telling: the registers, the day, whether plans count, the settings and the covenant."""

    register: object
    dag: object
    met_plannen: bool
    instellingen: dict
    convenant: object

    @property
    def schooljaar(self):
        return Schooljaar.op(self.dag)

    @property
    def jaar(self):
        """The year of the day by the setting `jaar` (telafspraak 4)."""
        return jaarsoort(self.instellingen).op(self.dag)

    @property
    def gemeenten(self):
        """Where a school must lie to count: by the setting of that name, otherwise the area of the covenant."""
        return self.instellingen.get("gemeenten", self.convenant.gemeenten)

    @property
    def noemerdag(self):
        """The day on which "all" are counted: the baseline day by setting, otherwise the day itself (telafspraak 6)."""
        return self.convenant.nulmeting_op if self.instellingen.get("noemer_op") == "nulmeting" else self.dag

    def aanbieders(self, soorten):
        """The pks of the schools that offer one of `soorten`: those that could count."""
        return self.register.aanbieders_op(soorten, self.noemerdag, gemeenten=self.gemeenten)

    def ligt_buiten(self, school):
        """The Reden why `school` can't count: it lies outside the area; None when it lies in it."""
        if school.gemeente in self.gemeenten:
            return None
        gebied = f"de gemeente {self.gemeenten[0]}" if len(self.gemeenten) == 1 else "het gebied van het convenant"
        return Reden(0, "gemeente", f"ligt in {school.gemeente or 'een onbekende gemeente'}, buiten {gebied}")

    def biedt_niet(self, onderwijs):
        """The Reden why a school that offers no `onderwijs` can't count."""
        if self.noemerdag == self.dag:
            return Reden(0, "aanbod", f"biedt op deze datum geen {onderwijs} aan")
        return Reden(0, "aanbod", f"bood op {dd(self.noemerdag)} geen {onderwijs} aan")

    def stap(self, route):
        return self.register.stap_op(route.pk, self.dag, met_plannen=self.met_plannen)


def jaarsoort(instellingen):
    """The kind of year, from JAREN, in which an indicator with these settings counts."""
    return JAREN[instellingen.get("jaar", "schooljaar")]


def jaargrenzen(datums, instellingen):
    """The days on which a count per year may change: each of `datums`, and the first of the years that follow."""
    datums = set(datums)
    return datums | {jaarsoort(instellingen).op(dag).volgend.begindatum for dag in datums}


def dd(datum):
    return f"{datum.day}-{datum.month}-{datum.year}"


@dataclass(frozen=True)
class Telregel:
    """A telling in the registry: how it counts, on which days its outcome may change, which settings it needs."""

    tel: Callable[[Vraag], Telling]
    dagen: Callable[[object, dict], set]
    vereist: tuple[str, ...]


TELLINGEN: dict[str, Telregel] = {}


def telling(dagen, *vereist):
    """Register a telling under its own name, so that an indicator in the TOML file can name it.

    `dagen(register, instellingen)` gives the days on which its outcome may change; the chart over time
    asks for no others. `vereist` names the settings without which it can't count.
    """

    def registreer(functie):
        TELLINGEN[functie.__name__] = Telregel(functie, dagen, vereist)
        return functie

    return registreer

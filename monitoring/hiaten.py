"""What is missing: schools that offer something from which no leerroute runs yet. Pure; reads a Register.

Which offer asks for which leerroute follows the targets of the covenant (1a, 1b, 1c, 2 and 4).
"""

from collections import Counter
from dataclasses import dataclass

from doorlopend.models import Aanbodsoort, School, Stadsdeel
from doorlopend.sectoren import Sector
from leerroutes.soorten import Leerweg, Soort
from leerroutes.statussen import Status

IN_VOORBEREIDING = (Status.ONTWIKKELING, Status.VERKENNING)


@dataclass(frozen=True)
class Vraag:
    """An offer, the leerroutes that answer to it, and what the covenant calls it."""

    code: str
    aanbod: str
    soorten: tuple[str, ...]
    leerweg: str
    naam: str

    def past(self, route):
        return route.soort in self.soorten and route.leerweg == self.leerweg


_DOORLOPEND = (Soort.DOORLOPEND.value,)
VRAGEN = (
    Vraag("1a", "vmbo-b", (Soort.DOORLOPEND.value, Soort.GEINTEGREERD.value), Leerweg.VMBO_B.value, "leerroute"),
    Vraag("1b", "vmbo-k", _DOORLOPEND, Leerweg.VMBO_K.value, "leerroute"),
    Vraag("1c", "vmbo-tl", _DOORLOPEND, Leerweg.VMBO_GT.value, "leerroute"),
    Vraag("2-pro", "pro", (Soort.PRO_ROC.value,), Leerweg.PRO.value, "PrO/vso-ROC-route"),
    Vraag("2-vso", "vso", (Soort.PRO_ROC.value,), Leerweg.VSO.value, "PrO/vso-ROC-route"),
    Vraag("4", "vmbo-tl", (Soort.PRAKTIJKGERICHT.value,), Leerweg.VMBO_GT.value, "praktijkgericht programma"),
)


@dataclass(frozen=True)
class Stand:
    """How far one school is with one Vraag: the best status of its leerroutes, or None."""

    school: School
    vraag: Vraag
    status: str | None
    routes: tuple

    @property
    def is_hiaat(self):
        return self.status != Status.AANGEBODEN

    @property
    def tekst(self):
        aanbod = Aanbodsoort(self.vraag.aanbod).label.lower()
        if self.status is None:
            return f"Biedt {aanbod}, nog geen {self.vraag.naam}."
        if self.status in IN_VOORBEREIDING:
            return f"Biedt {aanbod}, {self.vraag.naam} in voorbereiding ({Status(self.status).label.lower()})."
        return f"Biedt {aanbod}, met {self.vraag.naam}."


def routes_per_school(register, peildatum):
    """Per school the leerroutes in which it takes part on `peildatum`, as [(leerroute, status or None)]."""
    uit: dict = {}
    for pk, route in register.leerroutes.items():
        stap = register.stap_op(pk, peildatum, met_plannen=False)
        for deelname in register.deelnames[pk]:
            if deelname.loopt_op(peildatum):
                uit.setdefault(deelname.school_id, []).append((route, stap.status if stap else None))
    return uit


def standen(register, peildatum, *, scholen=None):
    """A Stand for every open school and every Vraag that its offer raises; `scholen` limits to these keys."""
    per_school = routes_per_school(register, peildatum)
    uit = []
    for vraag in VRAGEN:
        aanbieders = {a.school_id for a in register.aanbod[vraag.aanbod] if a.loopt_op(peildatum)}
        for pk in aanbieders if scholen is None else aanbieders & set(scholen):
            school = register.scholen[pk]
            if school.is_open_op(peildatum):
                passend = [(route, status) for route, status in per_school.get(pk, []) if vraag.past(route)]
                uit.append(Stand(school, vraag, _beste(passend), tuple(route for route, _ in passend)))
    return sorted(uit, key=lambda stand: (stand.school.roepnaam.lower(), stand.school.pk, VRAGEN.index(stand.vraag)))


def per_school(hiaten):
    """The gaps of each school together, in the order given: [(school, [Stand])]."""
    uit: dict = {}
    for stand in hiaten:
        uit.setdefault(stand.school.pk, (stand.school, []))[1].append(stand)
    return list(uit.values())


def _beste(passend):
    """The furthest status: aangeboden, then in ontwikkeling, then verkenning; None when nothing runs."""
    gevonden = {status for _, status in passend}
    return next((status for status in (Status.AANGEBODEN, *IN_VOORBEREIDING) if status in gevonden), None)


def per_stadsdeel(alle, stad):
    """Per stadsdeel of `stad`, or gemeente elsewhere, how many schools answer each Vraag, of how many it is asked.

    As [(code, label, [(with, of)])], with a total.
    """
    met, van = Counter(), Counter()
    for stand in alle:
        plek = stand.school.stadsdeel if stand.school.gemeente == stad else stand.school.gemeente
        for rij in (plek, "totaal"):
            van[rij, stand.vraag] += 1
            met[rij, stand.vraag] += not stand.is_hiaat
    buiten = sorted({s.school.gemeente for s in alle if s.school.gemeente != stad})
    rijen = [*Stadsdeel.choices, ("", "Stadsdeel onbekend"), *((naam, naam) for naam in buiten), ("totaal", "Totaal")]
    return [
        (code, label, [(met[code, vraag], van[code, vraag]) for vraag in VRAGEN])
        for code, label in rijen
        if any(van[code, vraag] for vraag in VRAGEN)
    ]


def per_sector(register, peildatum, stadsdelen):
    """Per sector how many leerroutes are aangeboden in each of `stadsdelen` and in all: [(sector label, [counts])]."""
    aantal: Counter = Counter()
    for pk, route in register.leerroutes.items():
        stap = register.stap_op(pk, peildatum, met_plannen=False)
        if stap and stap.status == Status.AANGEBODEN:
            plekken = {
                register.scholen[deelname.school_id].stadsdeel
                for deelname in register.deelnames[pk]
                if deelname.loopt_op(peildatum)
            }
            aantal.update((route.sector, plek) for plek in plekken - {""})
            aantal[route.sector, "totaal"] += 1
    kolommen = [*stadsdelen, "totaal"]
    sectoren = [*Sector.choices] + ([("", "Richting onbekend")] if aantal["", "totaal"] else [])
    return [(label, [aantal[code, kolom] for kolom in kolommen]) for code, label in sectoren]

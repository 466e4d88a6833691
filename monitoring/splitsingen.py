"""The units of an indicator split by stadsdeel, bestuur, sector, niveau, opleiding or mbo."""

from collections import Counter
from dataclasses import dataclass

ONBEKEND = "Onbekend"


def _van_leerroutes(waarde):
    return lambda rij: {waarde(route) for route in rij.leerroutes} - {""}


# Name in the address → (heading, the values that a Rij has).
SPLITSINGEN = {
    "stadsdeel": ("Stadsdeel", lambda rij: set(rij.stadsdelen)),
    "bestuur": ("Bestuur", lambda rij: set(rij.besturen)),
    "sector": ("Sector", _van_leerroutes(lambda route: route.get_sector_display())),
    "niveau": ("Mbo-niveau", _van_leerroutes(lambda route: f"Niveau {route.mbo_niveau}" if route.mbo_niveau else "")),
    "opleiding": ("Opleiding", _van_leerroutes(lambda route: route.opleiding)),
    "mbo": ("Mbo", lambda rij: set(rij.mbos)),
}


@dataclass(frozen=True)
class Regel:
    """How many units with this value count, and how many don't; `eigen` when it is the reader's own board."""

    naam: str
    telt_mee: int
    telt_niet_mee: int
    eigen: bool


@dataclass(frozen=True)
class Splitsing:
    """The regels of one splitsing; their sum is higher than the totals when units have more than one value."""

    code: str
    kop: str
    regels: list[Regel]
    stand: int
    niet: int
    vaker: int


def mogelijk(rijen):
    """The splitsingen that say something about `rijen`, as {code: heading}: of at least one a value is known."""
    return {code: kop for code, (kop, waarden) in SPLITSINGEN.items() if any(map(waarden, rijen))}


def heeft_waarde(rij, code, waarde):
    """Whether `rij` stands behind the regel `waarde` of splitsing `code`."""
    return waarde in (SPLITSINGEN[code][1](rij) or {ONBEKEND})


def splits(code, telt_mee, telt_niet_mee, *, eigen_bestuur=""):
    """The rows that count and those that don't, by the values of splitsing `code`; the own board first.

    A unit with two values stands in two regels; one without stands under ONBEKEND.
    """
    kop, waarden = SPLITSINGEN[code]
    mee, niet = ([waarden(rij) or {ONBEKEND} for rij in rijen] for rijen in (telt_mee, telt_niet_mee))
    geteld, ongeteld = (Counter(naam for namen in alle for naam in namen) for alle in (mee, niet))
    regels = [
        Regel(naam, geteld[naam], ongeteld[naam], code == "bestuur" and naam == eigen_bestuur)
        for naam in geteld.keys() | ongeteld.keys()
    ]
    regels.sort(key=lambda regel: (not regel.eigen, regel.naam == ONBEKEND, regel.naam.lower()))
    vaker = sum(len(namen) > 1 for namen in [*mee, *niet])
    return Splitsing(code, kop, regels, len(telt_mee), len(telt_niet_mee), vaker)

"""What a frozen report says against what the registers say now, on the same peildatum."""

from dataclasses import dataclass

from monitoring.metingen import meet_alles
from monitoring.models import Meetregel

WEG = "staat niet meer in het register"


@dataclass(frozen=True)
class Verschil:
    """An indicator whose frozen figures no longer match: who counts now, and who no longer and why."""

    regel: Meetregel
    stand_nu: int
    telt_nu_wel: list[str]
    telt_nu_niet: list[tuple[str, str]]


def verschillen(regels, peildatum):
    """The differences between the frozen `regels` and today's calculation for `peildatum`, by name.

    Compares by identity, so a renamed school is no difference. Empty when everything still holds.
    """
    metingen = meet_alles(peildatum)
    paren = ((regel, metingen.get(regel.code)) for regel in regels if regel.bewijs["wordt_gemeten"])
    gevonden = (_vergelijk(regel, meting) for regel, meting in paren if meting and meting.wordt_gemeten)
    return [verschil for verschil in gevonden if verschil]


def _vergelijk(regel, meting):
    toen = {rij["id"]: rij["naam"] for rij in regel.bewijs["telt_mee"]}
    nu = {str(eenheid.pk): eenheid.naam for eenheid in meting.telling.telt_mee}
    redenen = {str(eenheid.pk): eenheid.reden.tekst for eenheid in meting.telling.telt_niet_mee}
    erbij = [naam for pk, naam in nu.items() if pk not in toen]
    eraf = [(naam, redenen.get(pk, WEG)) for pk, naam in toen.items() if pk not in nu]
    return Verschil(regel, meting.stand, erbij, eraf) if erbij or eraf else None

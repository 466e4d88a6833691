"""From a Meting to the charts of doorlopend.grafieken, each with the table that says the same."""

from dataclasses import dataclass

from doorlopend import grafieken
from doorlopend.jaarstaven import jaarstaven
from doorlopend.statusbalken import gestapeld
from monitoring import overzicht

STATUSKOLOMMEN = ("aangeboden", "ontwikkeling", "verkenning", "geen")


@dataclass(frozen=True)
class Grafiek:
    """An svg with its caption and the same figures as rows of a table."""

    svg: str
    titel: str
    onderschrift: str
    koppen: tuple
    rijen: list


def grafiek_verloop(meting):
    """The stand over time of `meting`, against what is needed and agreed."""
    indicator = meting.indicator
    reeks = meting.verloop()
    svg = grafieken.lijn_doel(
        f"verloop-{indicator.code}",
        indicator.naam,
        reeks=reeks,
        doel=meting.doel,
        doeldatum=meting.doeldatum or meting.einddatum,
        nulmeting=indicator.nulmeting,
        nuldatum=meting.convenant.nulmeting_op,
        prognose=meting.prognose,
        eenheid=indicator.eenheid,
        nodig=meting.nodig_verloop(),
    )
    rijen = [(dag, stand, meting.op(dag).nodig_nu) for dag, stand in reeks]
    return Grafiek(
        svg,
        f"{indicator.naam}: aantal {indicator.eenheid}",
        f"De stippellijn laat zien hoeveel {indicator.eenheid} er op elk moment nodig zijn om het doel te halen."
        if meting.nodig_nu is not None
        else f"Het aantal {indicator.eenheid} op elke dag.",
        ("Datum", "Stand", "Nodig"),
        rijen,
    )


def grafiek_jaren(meting, jaren):
    """The stand of each of `jaren` (Metingen) as a bar, beside what was agreed for that year; "" without years."""
    indicator = meting.indicator
    staven = [(str(jaar.jaar), jaar.stand, jaar.doel) for jaar in jaren]
    return jaarstaven(f"jaren-{indicator.code}", indicator.naam, staven, eenheid=indicator.eenheid)


def grafiek_stadsdelen(meting, onderschrift):
    """The schools of `meting` by stadsdeel and status."""
    rijen = overzicht.per_stadsdeel(meting)
    titel = f"Scholen met {meting.indicator.kort.lower()} per stadsdeel"
    return Grafiek(
        gestapeld(f"stadsdelen-{meting.indicator.code}", titel, rijen),
        titel,
        onderschrift,
        ("Stadsdeel", "Aangeboden", "In ontwikkeling", "Verkenning", "Nog geen leerroute", "Totaal"),
        [(naam, *(teller[kolom] for kolom in STATUSKOLOMMEN), teller.total()) for naam, teller in rijen],
    )

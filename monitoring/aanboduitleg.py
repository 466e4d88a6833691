"""What pupils and parents want to know about each soort leerroute; who it is for and which diploma stand in REGELS."""

from dataclasses import dataclass

from leerroutes.soorten import REGELS, Soort

# What it is, and what you get out of it.
TEKSTEN = {
    Soort.DOORLOPEND: (
        "Vmbo en mbo zijn samen één programma, vanaf leerjaar 3 van het vmbo. De lessen sluiten op elkaar aan.",
        "U doet niets dubbel en went al op het vmbo aan het mbo. De eerste twee jaar bent u vmbo-leerling, daarna "
        "mbo-student.",
    ),
    Soort.GEINTEGREERD: (
        "Vmbo-basis en mbo-niveau 2 zijn één opleiding, vanaf leerjaar 3. U leert vooral in de praktijk.",
        "U haalt een startkwalificatie zonder eerst vmbo-examen te doen. School kiest dit samen met u en uw ouders.",
    ),
    Soort.PRO_ROC: (
        "U doet de entree-opleiding van het mbo, vaak met werken en leren (BBL), terwijl u op uw eigen school blijft.",
        "Vertrouwde begeleiding op uw eigen school, en toch een mbo-diploma.",
    ),
    Soort.PRAKTIJKGERICHT: (
        "Een vak in vmbo gl en tl met echte opdrachten van bedrijven en instellingen in de stad.",
        "U ontdekt wat bij u past en de stap naar het mbo wordt kleiner.",
    ),
    Soort.KEUZEDEEL: (
        "Een deel van het mbo dat u al op het vmbo volgt. Het telt mee voor uw vmbo-diploma.",
        "U maakt vroeg kennis met een beroep. In het mbo kunt u vrijstelling krijgen; de mbo-school beslist daarover.",
    ),
    Soort.HAVO_MBO: (
        "Scholen onderzoeken of er vanaf de havo een goede route via het mbo kan komen.",
        "Een andere weg voor wie liever met een beroep bezig is.",
    ),
}


@dataclass(frozen=True)
class Soortuitleg:
    soort: Soort
    wat: str
    krijgt: str
    voor_wie: str
    diploma: str

    @property
    def naam(self):
        return self.soort.label


def uitleg_van(soort):
    """The explanation of one soort leerroute."""
    regel = REGELS[Soort(soort)]
    return Soortuitleg(Soort(soort), *TEKSTEN[Soort(soort)], voor_wie=regel.voor_wie, diploma=regel.diploma)


def alle_uitleg():
    return [uitleg_van(soort) for soort in Soort]

"""The reports of the example environment: voorjaar 2026 vastgesteld, najaar 2026 half written."""

from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from doorlopend.models import Partner
from monitoring.models import Evaluatie, Rapportage
from monitoring.rapporteren import leg_voor, stel_vast
from monitoring.rapportindeling import BESLUITEN, MIDDELEN, PLANNING, RISICOS, SAMENVATTING, doelonderdelen
from monitoring.rapportinhoud import stel_samen
from monitoring.rapportteksten import bewaar_deel, verdeel

VOORGELEGD, VERGADERING, VASTGESTELD = "2026-04-20", "2026-05-12", "2026-05-13"
CONCEPT_BEGONNEN, CONCEPT_GESCHREVEN = "2026-11-02", "2026-11-20"

VOORJAAR = {
    SAMENVATTING: "Vmbo-basis en vmbo-kader liggen op schema. Voor **vmbo-t** is extra inzet nodig: twee scholen "
    "bieden de leerroute aan en er zijn nog geen nieuwe starts gepland.\n\n"
    "In het najaar starten naar verwachting drie nieuwe leerroutes voor vmbo-basis.",
    BESLUITEN: "- Wijs twee scholen met vmbo-t aan die uiterlijk in februari 2027 starten.\n"
    "- Besluit over de bekostiging van praktijklokalen bij drie scholen.",
    PLANNING: "- Juni 2026: overeenkomsten tekenen voor de starts van 1 augustus (programmaleider).\n"
    "- September 2026: startbijeenkomst voor docenten van de nieuwe leerroutes (programmateam).\n"
    "- Oktober 2026: gesprekken met vier scholen met vmbo-t over een start in 2027 (programmaleider).",
}
NAJAAR = {
    SAMENVATTING: "Op 1 augustus zijn drie scholen met vmbo-basis begonnen en is één school gestopt. Vmbo-basis komt "
    "daarmee op negen scholen.\n\n"
    "Voor vmbo-t is nog geen school erbij gekomen. Daarom vragen we de stuurgroep om een besluit.",
    PLANNING: "- December 2026: alle scholen met vmbo-t bellen over het praktijkgericht programma (programmateam).\n"
    "- Januari 2027: docentstage bij het HMC (programmateam).\n"
    "- Februari 2027: twee scholen met vmbo-t kiezen voor een start in 2027 (programmaleider).",
}
TOELICHTINGEN = {
    "doel-1a": "De scholen en het mbo maken samen één onderwijsprogramma. Afspraken over examens, begeleiding en de "
    "inzet van docenten zijn vastgelegd.\n\n- Twee scholen startten met een eerste groep.\n- Bij één school is de "
    "start een halfjaar verschoven.",
    "doel-1b": "De eerste leerroutes van vmbo-kader naar niveau 4 lopen. De scholen delen hun lesmateriaal.",
    "doel-1c": "Montessori College Terra Nova deelt elk kwartaal wat werkt. Andere scholen wachten op geld.",
    "doel-4": "De meeste scholen kozen een programma samen met een mbo-college.",
}
ACHTER = {
    "doel-1c": {
        "oorzaak": "Scholen twijfelen of leerlingen na vmbo-t niet toch naar de havo gaan. Er is geen lokaal.",
        "gevolg": "Zonder nieuwe start in 2026-2027 halen we het doel van vier scholen niet.",
        "bijsturing": "De programmaleider bezoekt vier scholen. De stuurgroep wijst twee scholen aan.",
    }
}
ANDERS_ACHTER = {
    "oorzaak": "De planning liep later dan gedacht, doordat roosters van vo en mbo niet op elkaar aansloten.",
    "gevolg": "Het doel is nog haalbaar als de geplande activiteiten doorgaan.",
    "bijsturing": "Het programmateam maakt met elke school een afspraak voor het einde van het schooljaar.",
}
# partner: (voldoende, fte, toelichting) in voorjaar 2026
ANTWOORDEN = {
    "ZAAM": (True, "0.6", "Elke school heeft een trekker."),
    "VOvA": (True, "0.4", ""),
    "Esprit": (False, "0.2", "Er is te weinig tijd voor docenten om samen te ontwikkelen."),
    "MSA": (True, "0.3", ""),
    "ROCvA-F": (True, "1.2", "Drie colleges hebben een projectleider."),
    "Mediacollege": (True, "0.2", ""),
    "HMC": (True, "0.2", ""),
    "SWV": (True, "1.0", "De programmaleider werkt vanuit het samenwerkingsverband."),
    "Gemeente": (True, None, "De gemeente draagt bij vanuit de mbo-agenda."),
}
OVER_MIDDELEN = {
    "docenten": "Bij zeven partners krijgen docenten uren om mee te doen. Bij twee lukt dat alleen in de toetsweken.",
    "ocw": "Het geld is gebruikt voor de lob-scan, twee werkbezoeken per school en scholing van decanen.",
}
RISICO = [
    {
        "omschrijving": "Er zijn te weinig praktijklokalen bij de scholen.",
        "kans": "groot",
        "gevolg": "groot",
        "eigenaar": "Programmaleider",
        "maatregel": "Lokalen van het mbo delen, twee middagen per week.",
    },
    {
        "omschrijving": "Docenten die de leerroute ontwikkelen, gaan weg.",
        "kans": "middel",
        "gevolg": "middel",
        "eigenaar": "Schoolbesturen",
        "maatregel": "Per leerroute een tweede docent aanwijzen.",
    },
]
BESLOTEN = """De stuurgroep gaat akkoord met de voortgangsrapportage.
De besturen noemen voor 1 juli 2026 twee scholen met vmbo-t die willen starten."""


def moment(dag, uur=10):
    """That hour of the day, local time."""
    return timezone.make_aware(datetime.combine(date.fromisoformat(dag), time(uur)))


def maak_voorjaarsrapport(door):
    """The voortgangsrapportage of voorjaar 2026, complete, as the stuurgroep decided on it."""
    rapportage = Rapportage.objects.create(
        schooljaar=2025,
        halfjaar="voorjaar",
        peildatum=date(2026, 4, 1),
        gemaakt_door=door,
        gemaakt_op=moment("2026-04-02"),
    )
    schrijf = _schrijver(rapportage, door, moment("2026-04-15"))
    for onderdeel, tekst in VOORJAAR.items():
        schrijf(onderdeel, {"tekst": tekst})
    _schrijf_doelen(schrijf, rapportage, door)
    schrijf(MIDDELEN, OVER_MIDDELEN, _antwoorden(ANTWOORDEN))
    schrijf(RISICOS, {}, RISICO)
    Evaluatie.objects.create(
        schooljaar=2025,
        besproken_op=date(2026, 3, 24),
        opbrengsten="Scholen en mbo kennen elkaar beter. Er lopen meer leerroutes dan een jaar geleden.",
        lessen="Een leerroute heeft anderhalf jaar nodig van idee tot start.",
        afspraken="We beginnen gesprekken met nieuwe scholen al in september.",
    )
    leg_voor(rapportage, door=door, nu=moment(VOORGELEGD))
    besluit = {"vergaderdatum": date.fromisoformat(VERGADERING), "besluiten": BESLOTEN}
    stel_vast(rapportage, door=door, nu=moment(VASTGESTELD), **besluit)


def maak_najaarsconcept(leider, teamlid, nu):
    """The report of najaar 2026 while it is written: divided, some parts ready, some still empty."""
    if nu < moment(CONCEPT_GESCHREVEN):
        return
    rapportage = Rapportage.objects.create(
        schooljaar=2026,
        halfjaar="najaar",
        peildatum=date(2026, 11, 1),
        gemaakt_door=leider,
        gemaakt_op=moment(CONCEPT_BEGONNEN),
    )
    klaar_op = date(2026, 11, 27)
    opdrachten = dict.fromkeys(("doel-1b", "doel-4", "doel-7", "risicos"), (teamlid, klaar_op))
    verdeel(rapportage, opdrachten=opdrachten | {"samenvatting": (leider, klaar_op), "planning": (leider, klaar_op)})
    schrijf = _schrijver(rapportage, leider, moment(CONCEPT_GESCHREVEN))
    for onderdeel, tekst in NAJAAR.items():
        schrijf(onderdeel, {"tekst": tekst})
    for onderdeel in doelonderdelen(stel_samen(rapportage, door=leider).regels):
        if onderdeel.code in ("doel-1a", "doel-1b"):
            schrijf(onderdeel, {"toelichting": TOELICHTINGEN[onderdeel.code]})
    schrijf(MIDDELEN, {"docenten": OVER_MIDDELEN["docenten"], "ocw": ""}, _antwoorden(ANTWOORDEN, eerste=6))


def _schrijver(rapportage, door, nu):
    def schrijf(onderdeel, teksten, rijen=()):
        bewaar_deel(rapportage, onderdeel=onderdeel, teksten=teksten, rijen=rijen, verwacht=0, door=door, nu=nu)

    return schrijf


def _schrijf_doelen(schrijf, rapportage, door):
    """A toelichting where there is one, and the three texts for every target that runs behind."""
    for onderdeel in doelonderdelen(stel_samen(rapportage, door=door).regels):
        teksten = {"toelichting": TOELICHTINGEN.get(onderdeel.code, "")}
        if onderdeel.is_achter:
            teksten |= ACHTER.get(onderdeel.code, ANDERS_ACHTER)
        if any(teksten.values()):
            schrijf(onderdeel, teksten)


def _antwoorden(antwoorden, eerste=None):
    partners = {partner.afkorting: partner for partner in Partner.objects.all()}
    return [
        {
            "partner": partners[naam],
            "voldoende": voldoende,
            "fte": Decimal(fte) if fte else None,
            "toelichting": toelichting,
        }
        for naam, (voldoende, fte, toelichting) in list(antwoorden.items())[:eerste]
    ]

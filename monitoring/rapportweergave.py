"""From the frozen rows of a Rapport to what people see: chapters, charts, sentences, html and PDF.

Nothing here reads a register: the same rows give the same html, and the same html the same bytes.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify

from doorlopend import grafieken
from doorlopend.pdf import maak_pdf
from leerroutes.statussen import Status
from monitoring.metingen import Oordeel
from monitoring.models import Meetregel
from monitoring.models.rapport import Staat

GOED = (Oordeel.OP_SCHEMA, Oordeel.GEHAALD)
KERN = ("1a", "1b", "1c")
AUTEUR = "Programma Doorlopend leren vo-mbo Amsterdam"
STAATREGEL = {
    Staat.CONCEPT: "Concept, nog niet voorgelegd",
    Staat.VOORGELEGD: "Voorgelegd, nog niet vastgesteld",
    Staat.VASTGESTELD: "",
}
HOEVEEL_WIJZIGINGEN = 6


@dataclass(frozen=True)
class Hoofdstuk:
    """The chapter of one measured target; `kinderen` are the indicators that belong to it (1b-jaar to 1b)."""

    nummer: int
    regel: Meetregel
    kinderen: list

    @property
    def id(self):
        return f"doel-{self.regel.code}"

    @property
    def titel(self):
        return f"{self.nummer}. {self.regel.naam}"

    @property
    def bewijs(self):
        return self.regel.bewijs

    @property
    def telt_scholen(self):
        return self.regel.eenheid == "scholen"

    @property
    def in_voorbereiding(self):
        return [rij for rij in self.bewijs["telt_niet_mee"] if rij["in_voorbereiding"]]

    @property
    def andere(self):
        """What doesn't count and isn't in preparation, by reason: [(reason, [name])], most names first."""
        per_reden = defaultdict(list)
        for rij in self.bewijs["telt_niet_mee"]:
            if not rij["in_voorbereiding"]:
                per_reden[rij["reden"]].append(rij["naam"])
        return sorted(per_reden.items(), key=lambda paar: (-len(paar[1]), paar[0]))

    @property
    def cijfers(self):
        """The table beside the chart: (day, stand, needed on that day or None)."""
        nodig = _dagen(self.bewijs["nodig_verloop"])
        rijen = []
        for dag, stand in _dagen(self.bewijs["verloop"]):
            bereikt = [aantal for vanaf, aantal in nodig if vanaf <= dag]
            rijen.append((dag, stand, bereikt[-1] if bereikt else None))
        return rijen


def _dagen(reeks):
    return [(date.fromisoformat(dag), aantal) for dag, aantal in reeks]


def staat_van(versie):
    """The state that a version shows: a concept has no time of freezing yet."""
    if versie.gemaakt_op is None:
        return Staat.CONCEPT
    return Staat.VASTGESTELD if versie.is_vastgesteld else Staat.VOORGELEGD


def hoofdstukken(regels, *, vanaf):
    """A Hoofdstuk for each measured target, numbered from `vanaf`; "1b-jaar" goes into that of "1b"."""
    gemeten = {regel.code: regel for regel in regels if regel.bewijs["wordt_gemeten"]}
    kinderen = defaultdict(list)
    for code, regel in gemeten.items():
        if code.rpartition("-")[0] in gemeten:
            kinderen[code.rpartition("-")[0]].append(regel)
    eigen = [regel for regel in gemeten.values() if regel.code.rpartition("-")[0] not in gemeten]
    return [Hoofdstuk(nummer, regel, kinderen[regel.code]) for nummer, regel in enumerate(eigen, start=vanaf)]


def grafiek_verloop(regel, inhoud):
    """The chart of a chapter, from the frozen course over time."""
    nulmeting_op, doeldatum = (date.fromisoformat(inhoud["convenant"][veld]) for veld in ("nulmeting_op", "doeldatum"))
    return grafieken.lijn_doel(
        f"verloop-{regel.code}",
        regel.naam,
        reeks=_dagen(regel.bewijs["verloop"]),
        doel=regel.doel,
        doeldatum=regel.doeldatum or doeldatum,
        nulmeting=regel.nulmeting,
        nuldatum=nulmeting_op,
        prognose=regel.prognose,
        eenheid=regel.eenheid,
        nodig=_dagen(regel.bewijs["nodig_verloop"]),
    )


def grafiek_stadsdelen(regel):
    return grafieken.gestapeld(
        f"stadsdelen-{regel.code}", f"{regel.bewijs['kort']} per stadsdeel", regel.bewijs["stadsdelen"]
    )


def per_bestuur(hoofdstuk):
    """How the counted and prepared units spread over the besturen: [(bestuur, counted, prepared)]."""
    telt = Counter(rij["bestuur"] or "Onbekend" for rij in hoofdstuk.bewijs["telt_mee"])
    komt = Counter(rij["bestuur"] or "Onbekend" for rij in hoofdstuk.in_voorbereiding)
    return sorted(((naam, telt[naam], komt[naam]) for naam in telt | komt), key=lambda rij: (-rij[1], -rij[2], rij[0]))


def _afspraken(inhoud, regels):
    """Per actielijn the rows of the table of all afspraken."""
    per_code = {regel.code: regel for regel in regels}
    return [
        {
            "titel": f"Actielijn {lijn['code']}. {lijn['naam']}",
            "regels": [
                (afspraak, per_code[code])
                for afspraak in lijn["afspraken"]
                for code in afspraak["indicatoren"]
                if code in per_code
            ],
        }
        for lijn in inhoud["actielijnen"]
    ]


def _oordelen(regels):
    """Per oordeel the measured targets that got it: [(code, [Meetregel])], those without any left out."""
    gemeten = [regel for regel in regels if regel.bewijs["wordt_gemeten"]]
    paren = ((oordeel.value, [regel for regel in gemeten if regel.oordeel == oordeel]) for oordeel in Oordeel)
    return [(code, lijst) for code, lijst in paren if lijst]


def _koppen(hoofdstukken_, met_besluit):
    """The chapters in order: [(id, title)]; the contents page and the headings both come from here."""
    nummer = 3 + len(hoofdstukken_)
    return [
        ("samenvatting", "1. Samenvatting"),
        ("afspraken", "2. Stand van alle afspraken"),
        *((hoofdstuk.id, hoofdstuk.titel) for hoofdstuk in hoofdstukken_),
        ("wijzigingen", f"{nummer}. Wat is er veranderd?"),
        ("leerroutes", "Bijlage A. Alle leerroutes"),
        ("tellen", "Bijlage B. Zo tellen we, en bronnen"),
        ("convenant", "Bijlage C. Het convenant"),
        *([("besluit", "Besluit van de stuurgroep")] if met_besluit else []),
    ]


def context(rapport):
    """Everything that templates/rapport/ shows."""
    versie, regels, inhoud = rapport.versie, rapport.regels, rapport.versie.inhoud
    staat, delen = staat_van(versie), hoofdstukken(regels, vanaf=3)
    gemeten = [regel for regel in regels if regel.bewijs["wordt_gemeten"] and regel.doel is not None]
    koppen = _koppen(delen, versie.is_vastgesteld)
    return {
        "versie": versie,
        "inhoud": inhoud,
        "regels": regels,
        "titel": f"Voortgangsrapportage {inhoud['periode']}",
        "staat": staat,
        "staatregel": STAATREGEL[staat],
        "versiedatum": timezone.localtime(versie.gemaakt_op).date() if versie.gemaakt_op else None,
        "koppen": dict(koppen),
        "inhoudsopgave": koppen,
        "kern": [regel for regel in regels if regel.code in KERN],
        "doelen": len(gemeten),
        "doelen_goed": sum(regel.oordeel in GOED for regel in gemeten),
        "oordelen": _oordelen(regels),
        "afspraken": _afspraken(inhoud, regels),
        "hoofdstukken": [_hoofdstuk(hoofdstuk, inhoud) for hoofdstuk in delen],
        "gekozen": sorted({(keuze["gekozen_op"], keuze["gekozen_door"]) for keuze in inhoud["tellen"]}),
        "wijzigingen_kort": inhoud["wijzigingen"][:HOEVEEL_WIJZIGINGEN],
        "wijzigingen_meer": max(0, len(inhoud["wijzigingen"]) - HOEVEEL_WIJZIGINGEN),
        "nu_aangeboden": sum(route["status"] == Status.AANGEBODEN.label for route in inhoud["leerroutes"]),
    }


def _hoofdstuk(hoofdstuk, inhoud):
    regel = hoofdstuk.regel
    return {
        "deel": hoofdstuk,
        "regel": regel,
        "bewijs": regel.bewijs,
        "verloop": grafiek_verloop(regel, inhoud),
        "stadsdelen": grafiek_stadsdelen(regel),
        "besturen": per_bestuur(hoofdstuk),
    }


def html_van(rapport):
    """The whole document as the PDF engine gets it."""
    return render_to_string("rapport/document.html", context(rapport))


def pdf_van(rapport):
    """The PDF (bytes) of a report that has its number and time; raises PdfFout."""
    versie = rapport.versie
    return maak_pdf(
        html_van(rapport),
        titel=f"Voortgangsrapportage {versie.inhoud['periode']}, versie {versie.nummer}",
        auteur=AUTEUR,
        identifier=slugify(f"voortgangsrapportage {versie.inhoud['periode']} {versie.nummer.replace('.', '-')}"),
        gemaakt_op=versie.gemaakt_op,
    )

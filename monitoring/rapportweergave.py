"""From the frozen rows of a Rapport to what people see: chapters, charts, sentences, html and PDF.

Nothing here reads a register: the same rows give the same html, and the same html the same bytes.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone

from doorlopend import grafieken
from doorlopend.pdf import maak_pdf
from leerroutes.statussen import Status
from monitoring.models import Oordeel
from monitoring.models.convenant import Vorm
from monitoring.models.rapport import Staat
from monitoring.rapportindeling import HOOFDSTUKKEN, MIDDELEN, PLANNING, Onderdeel, doelonderdelen
from monitoring.rapportuitvoer import bijlagen

GOED = (Oordeel.OP_SCHEMA, Oordeel.GEHAALD)
KERN = ("1a", "1b", "1c")
AUTEUR = "Programma Doorlopend leren vo-mbo Amsterdam"
STAATREGEL = {
    Staat.CONCEPT: "Concept, nog niet voorgelegd",
    Staat.VOORGELEGD: "Voorgelegd, nog niet vastgesteld",
    Staat.TERUGGESTUURD: "Teruggestuurd, nog niet vastgesteld",
    Staat.VASTGESTELD: "",
}
HOEVEEL_WIJZIGINGEN = 6
PER_SCHOOLJAAR = (Vorm.PER_SCHOOLJAAR, Vorm.AANDEEL_PER_SCHOOLJAAR)
OPSOMMING = re.compile(r"^\s*([-*•–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class Doel:
    """The block of one target; `kinderen` are the indicators that belong to it (1b-jaar to 1b)."""

    onderdeel: Onderdeel
    inhoud: dict

    @property
    def regel(self):
        return self.onderdeel.regel

    @property
    def kinderen(self):
        return self.onderdeel.kinderen

    @property
    def id(self):
        return self.onderdeel.code

    @property
    def titel(self):
        return self.onderdeel.titel

    @property
    def teksten(self):
        return teksten_van(self.inhoud, self.onderdeel)

    @property
    def beschrijving(self):
        """Where an afspraak that isn't counted stands, in words; None without one."""
        return self.inhoud.get("beschrijvingen", {}).get(self.regel.code)

    @property
    def wordt_gemeten(self):
        return self.bewijs["wordt_gemeten"]

    @property
    def svg(self):
        """The chart: the course over time, or for a school-year target the bar of this year."""
        regel = self.regel
        if regel.vorm not in PER_SCHOOLJAAR:
            return grafiek_verloop(regel, self.inhoud)
        if regel.doel is None or regel.stand is None:
            return ""
        maten = {"stand": regel.stand, "doel": regel.doel, "nulmeting": None, "nodig_nu": None}
        return grafieken.meetbalk(f"balk-{regel.code}", **maten, eenheid=regel.eenheid)

    @property
    def is_verloop(self):
        return self.regel.vorm not in PER_SCHOOLJAAR

    @property
    def heeft_stadsdelenkaart(self):
        """The two targets in schools get a chart; a sentence does for the others."""
        return self.regel.code in KERN and bool(self.bewijs["stadsdelen"])

    @property
    def stadsdelen(self):
        return grafiek_stadsdelen(self.regel) if self.heeft_stadsdelenkaart else ""

    @property
    def stadsdelen_in_woorden(self):
        """How many counted units each stadsdeel has: "Noord 2, Zuid 1"."""
        telling = Counter(rij["stadsdeel"] for rij in self.bewijs["telt_mee"] if rij.get("stadsdeel"))
        return ", ".join(f"{naam} {aantal}" for naam, aantal in telling.most_common())

    @property
    def besturen(self):
        return per_bestuur(self)

    @property
    def verdeeld(self):
        """Whether what counts has a bestuur to be divided over."""
        return any(rij.get("bestuur") for rij in [*self.bewijs["telt_mee"], *self.in_voorbereiding])

    @property
    def sectoren(self):
        """How many counted units each sector has, most first: [(sector, number)]."""
        return Counter(rij["sector"] for rij in self.bewijs["telt_mee"] if rij.get("sector")).most_common()

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
        """The table beside the chart: (day, stand, needed on that day or None), at the end of each school year."""
        verloop, nodig = _dagen(self.bewijs["verloop"]), _dagen(self.bewijs["nodig_verloop"])
        if not verloop:
            return []
        begin, einde = verloop[0][0], verloop[-1][0]
        jaareinden = (date(jaar, 7, 31) for jaar in range(begin.year, einde.year + 1))
        dagen = sorted({begin, einde, *(dag for dag in jaareinden if begin < dag < einde)})
        return [(dag, _op(verloop, dag), _op(nodig, dag)) for dag in dagen]


def _op(reeks, dag):
    """The value of a series of (day, value) on `dag`; None before it starts."""
    bereikt = [aantal for vanaf, aantal in reeks if vanaf <= dag]
    return bereikt[-1] if bereikt else None


def _dagen(reeks):
    return [(date.fromisoformat(dag), aantal) for dag, aantal in reeks]


def staat_van(versie):
    """The state that a version shows: a concept has no time of freezing yet."""
    if versie.gemaakt_op is None:
        return Staat.CONCEPT
    return Staat.VASTGESTELD if versie.is_vastgesteld else Staat.VOORGELEGD


def teksten_van(inhoud, onderdeel):
    """What was written for a part: [(label, text, whether it was taken over unchanged)], empty texts left out."""
    teksten = inhoud.get("teksten", {}).get(onderdeel.code, {})
    over = inhoud.get("overgenomen", {}).get(onderdeel.code, ())
    return [(veld.label, teksten[veld.naam], veld.naam in over) for veld in onderdeel.velden if teksten.get(veld.naam)]


def hoofdstukken(regels, inhoud):
    """The chapters on what was agreed: [(id, title, [Doel])], the last one without title of its own."""
    afspraak_van = {
        code: afspraak["code"]
        for lijn in inhoud["actielijnen"]
        for afspraak in lijn["afspraken"]
        for code in afspraak["indicatoren"]
    }
    doelen = [Doel(onderdeel, inhoud) for onderdeel in doelonderdelen(regels)]
    return [
        (id_, titel, [doel for doel in doelen if afspraak_van.get(doel.regel.code) in codes])
        for id_, titel, codes in HOOFDSTUKKEN
    ]


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


def per_bestuur(doel):
    """How the counted and prepared units spread over the besturen: [(bestuur, [counted], [prepared])]."""
    telt, komt = defaultdict(list), defaultdict(list)
    for groep, rijen in ((telt, doel.bewijs["telt_mee"]), (komt, doel.in_voorbereiding)):
        for rij in rijen:
            groep[rij.get("bestuur") or "Onbekend"].append(rij["naam"])
    rijen = [(naam, telt[naam], komt[naam]) for naam in {*telt, *komt}]
    return sorted(rijen, key=lambda rij: (-len(rij[1]), -len(rij[2]), rij[0]))


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


def _koppen(inhoud, met_besluit):
    """The chapters in order: [(id, title)]; the contents page and the headings both come from here."""
    genummerd = [
        ("samenvatting", "Samenvatting"),
        ("afspraken", "Stand van alle afspraken"),
        *((id_, titel) for id_, titel, _ in HOOFDSTUKKEN[:-1]),
        ("middelen", "Mensen en middelen, en evaluatie"),
        ("risicos", "Risico’s en maatregelen"),
        ("planning", "Acties en planning"),
        ("wijzigingen", "Wat is er veranderd?"),
        ("opvolging", "Besluiten van de vorige vergadering"),
    ]
    return [
        *((id_, f"{nummer}. {titel}") for nummer, (id_, titel) in enumerate(genummerd, start=1)),
        ("leerroutes", "Bijlage A. Alle leerroutes"),
        ("eenheden", "Bijlage B. Wat telt mee en wat niet"),
        ("tellen", "Bijlage C. Zo tellen we, en bronnen"),
        ("convenant", "Bijlage D. Het convenant"),
        *([("besluit", "Besluit van de stuurgroep")] if met_besluit else []),
    ]


def _inhoudsopgave(koppen, delen):
    """The contents: [(id, title, whether it lies under the chapter before)]."""
    doelen = {id_: lijst for id_, _, lijst in delen}
    regels = []
    for id_, titel in koppen:
        regels.append((id_, titel, False))
        regels += [(doel.id, doel.titel, True) for doel in doelen.get(id_, []) if doel.wordt_gemeten]
    return regels


def context(rapport):
    """Everything that templates/rapport/ shows."""
    versie, regels, inhoud = rapport.versie, rapport.regels, rapport.versie.inhoud
    staat, delen = staat_van(versie), hoofdstukken(regels, inhoud)
    gemeten = [regel for regel in regels if regel.bewijs["wordt_gemeten"] and regel.doel is not None]
    koppen = _koppen(inhoud, versie.is_vastgesteld)
    return {
        "versie": versie,
        "inhoud": inhoud,
        "regels": regels,
        "titel": versie.titel,
        "staat": staat,
        "staatregel": STAATREGEL[staat],
        "versiedatum": timezone.localtime(versie.gemaakt_op).date() if versie.gemaakt_op else None,
        "koppen": dict(koppen),
        "inhoudsopgave": _inhoudsopgave(koppen, delen),
        "kern": [regel for regel in regels if regel.code in KERN],
        "doelen": len(gemeten),
        "doelen_goed": sum(regel.oordeel in GOED for regel in gemeten),
        "oordelen": _oordelen(regels),
        "afspraken": _afspraken(inhoud, regels),
        "hoofdstukken": [{"id": id_, "kop": dict(koppen)[id_], "doelen": lijst} for id_, _, lijst in delen[:-1]],
        "evaluatiedoelen": delen[-1][2],
        "gemeten_doelen": [doel for *_, lijst in delen for doel in lijst if doel.wordt_gemeten],
        "teksten": {deel.code: teksten_van(inhoud, deel) for deel in (MIDDELEN, PLANNING)},
        "gekozen": sorted({(keuze["gekozen_op"], keuze["gekozen_door"]) for keuze in inhoud["tellen"]}),
        "herrekend": [regel for regel in regels if regel.bewijs.get("vorige_herrekend") is not None],
        "wijzigingen_kort": inhoud["wijzigingen"][:HOEVEEL_WIJZIGINGEN],
        "wijzigingen_meer": max(0, len(inhoud["wijzigingen"]) - HOEVEEL_WIJZIGINGEN),
        "nu_aangeboden": sum(route["status"] == Status.AANGEBODEN.label for route in inhoud["leerroutes"]),
    }


def besluitregels(tekst):
    """The decisions in a text: its lines that say something, without the bullets that people type before them."""
    kaal = (OPSOMMING.sub("", regel).strip() for regel in tekst.splitlines())
    return [regel for regel in kaal if regel]


def html_van(rapport):
    """The whole document as the PDF engine gets it."""
    return render_to_string("rapport/document.html", context(rapport))


def pdf_van(rapport):
    """The PDF (bytes) of a report that has its number and time; raises PdfFout."""
    versie = rapport.versie
    return maak_pdf(
        html_van(rapport),
        titel=f"{versie.titel}, versie {versie.nummer}",
        auteur=AUTEUR,
        identifier=versie.identiteit,
        gemaakt_op=versie.gemaakt_op,
        bijlagen=bijlagen(rapport),
    )

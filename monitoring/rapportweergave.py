"""From the frozen rows of a Rapport to what people see: chapters, charts, sentences, html and PDF.

Nothing here reads a register: the same rows give the same html, and the same html the same bytes.
"""

import re
from collections import defaultdict

from django.template.loader import render_to_string
from django.utils import timezone

from doorlopend.gebied import gebied
from doorlopend.pdf import maak_pdf
from leerroutes.statussen import Status
from monitoring.models import Oordeel
from monitoring.models.rapport import Staat
from monitoring.rapportdoelen import hoofdstukken, is_kern, is_voorbij, teksten_van
from monitoring.rapportindeling import HOOFDSTUKKEN, MIDDELEN, PLANNING
from monitoring.rapportuitvoer import bijlagen

GOED = (Oordeel.OP_SCHEMA, Oordeel.GEHAALD)
STAATREGEL = {
    Staat.CONCEPT: "Concept, nog niet voorgelegd",
    Staat.VOORGELEGD: "Voorgelegd, nog niet vastgesteld",
    Staat.TERUGGESTUURD: "Teruggestuurd, nog niet vastgesteld",
    Staat.VASTGESTELD: "",
}
HOEVEEL_WIJZIGINGEN = 6
HOEVEEL_NAMEN = 8
OPSOMMING = re.compile(r"^\s*([-*•–]|\d{1,2}[.)])\s+")


def staat_van(versie):
    """The state that a version shows: a concept has no time of freezing yet."""
    if versie.gemaakt_op is None:
        return Staat.CONCEPT
    return Staat.VASTGESTELD if versie.is_vastgesteld else Staat.VOORGELEGD


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
            "teksten": [(afspraak, _andere_zinnen(afspraak, per_code)) for afspraak in lijn["afspraken"]],
        }
        for lijn in inhoud["actielijnen"]
    ]


def _andere_zinnen(afspraak, per_code):
    """The sentences that belong to an afspraak and stand outside its own text, each once."""
    zinnen = dict.fromkeys(per_code[code].zin for code in afspraak["indicatoren"] if code in per_code)
    return [zin for zin in zinnen if zin not in afspraak["tekst"]]


def _oordelen(regels):
    """Per oordeel the measured targets that got it: [(code, [Meetregel])], those without any left out."""
    gemeten = [regel for regel in regels if regel.bewijs["wordt_gemeten"]]
    paren = ((oordeel.value, [regel for regel in gemeten if regel.oordeel == oordeel]) for oordeel in Oordeel)
    return [(code, lijst) for code, lijst in paren if lijst]


def _koppen(inhoud, met_besluit):
    """The chapters in order: [(id, title)]; the contents page and the headings both come from here."""
    return [
        *([("besluit", "Besluit van de stuurgroep")] if met_besluit else []),
        ("samenvatting", "Samenvatting"),
        ("afspraken", "Stand van alle afspraken"),
        *((id_, titel) for id_, titel, _ in HOOFDSTUKKEN[:-1]),
        ("middelen", "Mensen en middelen, en evaluatie"),
        ("risicos", "Risico’s en maatregelen"),
        ("planning", "Acties en planning"),
        ("wijzigingen", "Wat is er veranderd?"),
        ("opvolging", "Besluiten van de vorige vergadering"),
        ("leerroutes", "Bijlage A. Alle leerroutes"),
        ("eenheden", "Bijlage B. Wat telt mee en wat niet"),
        ("tellen", "Bijlage C. Zo tellen we, en bronnen"),
        ("convenant", "Bijlage D. Het convenant"),
    ]


def _inhoudsopgave(koppen, delen):
    """The contents: [(id, title, whether it lies under the chapter before)]."""
    doelen = {id_: lijst for id_, _, lijst in delen}
    regels = []
    for id_, titel in koppen:
        regels.append((id_, titel, False))
        regels += [(doel.id, doel.titel, True) for doel in doelen.get(id_, []) if doel.wordt_gemeten]
    return regels


def _groepen(rijen, *velden):
    """`rijen` that are alike in `velden` together, in the order in which each group first appears."""
    groepen = defaultdict(list)
    for rij in rijen:
        groepen[tuple(rij[veld] for veld in velden)].append(rij)
    return list(groepen.values())


def _correcties(rijen):
    """What one person recorded of one kind on one day stands together: [(first row, names)], not a row a school."""
    groepen = _groepen(rijen, "wat", "vanaf", "door", "op")
    return [(groep[0], opsomming([rij["naam"] for rij in groep])) for groep in groepen]


def opsomming(namen):
    """The names, and of a long list how many more there are: appendix B and the portal name them all."""
    meer = len(namen) - HOEVEEL_NAMEN
    return "; ".join(namen) if meer <= 0 else f"{'; '.join(namen[:HOEVEEL_NAMEN])}; en nog {meer}"


def _programma(versie):
    """What the programme was called when the report was frozen."""
    return versie.inhoud.get("programma") or gebied().programma


def context(rapport):
    """Everything that templates/rapport/ shows."""
    versie, regels, inhoud = rapport.versie, rapport.regels, rapport.versie.inhoud
    staat, delen = staat_van(versie), hoofdstukken(regels, inhoud)
    gemeten = [regel for regel in regels if regel.bewijs["wordt_gemeten"] and regel.doel is not None]
    gemeten_doelen = [doel for *_, lijst in delen for doel in lijst if doel.wordt_gemeten]
    koppen = _koppen(inhoud, versie.is_vastgesteld)
    return {
        "versie": versie,
        "inhoud": inhoud,
        "regels": regels,
        "titel": versie.titel,
        "staat": staat,
        "voorbij": is_voorbij(inhoud),
        "staatregel": STAATREGEL[staat],
        "versiedatum": timezone.localtime(versie.gemaakt_op).date() if versie.gemaakt_op else None,
        "programma": _programma(versie),
        "koppen": dict(koppen),
        "inhoudsopgave": _inhoudsopgave(koppen, delen),
        "kern": [regel for regel in regels if is_kern(regel)],
        "doelen": len(gemeten),
        "doelen_goed": sum(regel.oordeel in GOED for regel in gemeten),
        "oordelen": _oordelen(regels),
        "afspraken": _afspraken(inhoud, regels),
        "hoofdstukken": [{"id": id_, "kop": dict(koppen)[id_], "doelen": lijst} for id_, _, lijst in delen[:-1]],
        "evaluatiedoelen": delen[-1][2],
        "gemeten_doelen": gemeten_doelen,
        "met_stadsdelen": any(doel.heeft_stadsdelenkaart for doel in gemeten_doelen),
        "ongemeten": [regel for regel in regels if not regel.bewijs["wordt_gemeten"]],
        "leerroutes_per_soort": sorted(
            (rijen[0]["soort"], rijen[0]["route"], rijen) for rijen in _groepen(inhoud["leerroutes"], "soort", "route")
        ),
        "wijzigingen_per_stap": [(rijen[0], rijen) for rijen in _groepen(inhoud["wijzigingen"], "van", "naar")],
        "teksten": {deel.code: teksten_van(inhoud, deel) for deel in (MIDDELEN, PLANNING)},
        "gekozen": sorted({(keuze["gekozen_op"], keuze["gekozen_door"]) for keuze in inhoud["tellen"]}),
        "herrekend": [regel for regel in regels if regel.bewijs.get("vorige_herrekend") is not None],
        "correcties_bijeen": _correcties(inhoud["correcties"]),
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
        auteur=f"Programma {_programma(versie)}",
        identifier=versie.identiteit,
        gemaakt_op=versie.gemaakt_op,
        bijlagen=bijlagen(rapport),
    )

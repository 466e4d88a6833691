"""How a voortgangsrapportage is divided: the chapters of the document, and the parts that people write.

Everything that asks "which texts are there" reads it here: the pages, the completeness, the document.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from monitoring.models import Meetregel, Oordeel

ACHTER = (Oordeel.LOOPT_ACHTER, Oordeel.LOOPT_VER_ACHTER, Oordeel.NIET_GEHAALD)

# The chapters on what was agreed: (id, title, codes of the afspraken) (convenant.md, "Sections"). What belongs
# to the last one stands in the chapter on people and means.
HOOFDSTUKKEN = (
    ("hoofdstuk-leerroutes", "Doorlopende leerroutes", ("1", "2", "3", "4")),
    ("hoofdstuk-lob", "Loopbaanoriëntatie en begeleiding (LOB)", ("5", "6", "7")),
    ("hoofdstuk-kennisdeling", "Kennisdeling", ("8",)),
    ("hoofdstuk-data", "Data delen", ("9",)),
    ("middelen", "", ("10",)),
)


@dataclass(frozen=True)
class Veld:
    """One text; `verplicht` means that voorleggen is refused without it."""

    naam: str
    label: str
    hulp: str = ""
    verplicht: bool = False
    rijen: int = 6


@dataclass(frozen=True)
class Onderdeel:
    """A part that one person writes; `regel` is its target, `vorm` the kind of rows it has besides texts."""

    code: str
    titel: str
    velden: tuple[Veld, ...] = ()
    vorm: str = "teksten"
    regel: Meetregel | None = None
    kinderen: tuple = field(default=())

    @property
    def is_achter(self):
        return any(regel.oordeel in ACHTER for regel in (self.regel, *self.kinderen) if regel)


SAMENVATTING = Onderdeel(
    "samenvatting",
    "Samenvatting",
    (Veld("tekst", "Samenvatting", "Wat moet de stuurgroep weten? Houd het bij een halve pagina.", rijen=10),),
)
BESLUITEN = Onderdeel(
    "besluiten",
    "Gevraagde besluiten",
    (Veld("tekst", "Gevraagde besluiten", "Wat vraagt u aan de stuurgroep? Eén besluit per regel."),),
)
MIDDELEN = Onderdeel(
    "middelen",
    "Mensen en middelen",
    (
        Veld("docenten", "Krijgen docenten de ruimte om mee te doen?", "Afspraak 8 vraagt dat. Noem een voorbeeld."),
        Veld("ocw", "Waarvoor is het geld van OCW voor lob gebruikt?", "Noem bedragen als u die weet."),
    ),
    vorm="middelen",
)
RISICOS = Onderdeel("risicos", "Risico’s en maatregelen", vorm="risicos")
PLANNING = Onderdeel(
    "planning",
    "Planning voor het komende halfjaar",
    (Veld("tekst", "Planning", "Wat gaan we doen, wie doet het en wanneer is het klaar?", rijen=10),),
)
OPVOLGING = Onderdeel("opvolging", "Besluiten van de vorige vergaderingen", vorm="opvolging")

TOELICHTING = Veld("toelichting", "Toelichting", "Wat is er gebeurd en wat valt op?")
WAAROM_ACHTER = (
    Veld("oorzaak", "Oorzaak", "Waardoor lopen we achter?", verplicht=True, rijen=4),
    Veld("gevolg", "Gevolg voor het doel", "Wat betekent dit voor het doel in juli 2027?", verplicht=True, rijen=4),
    Veld("bijsturing", "Bijsturing", "Wat doen we nu, wie doet het en wanneer?", verplicht=True, rijen=4),
)


def ouder_van(regel, gemeten):
    """The code of the indicator in whose block this one stands: "1b-jaar" in that of "1b"; else None."""
    ouder = regel.code.rpartition("-")[0]
    return ouder if ouder in gemeten else None


def doelonderdelen(regels):
    """One part for each indicator with a block of its own, in the order of the covenant."""
    codes, kinderen = {regel.code for regel in regels}, defaultdict(list)
    for regel in regels:
        kinderen[ouder_van(regel, codes)].append(regel)
    return [_doelonderdeel(regel, tuple(kinderen[regel.code])) for regel in kinderen[None]]


def _doelonderdeel(regel, kinderen):
    achter = any(kind.oordeel in ACHTER for kind in (regel, *kinderen))
    return Onderdeel(
        f"doel-{regel.code}",
        f"{regel.code}. {regel.naam}",
        (TOELICHTING, *WAAROM_ACHTER) if achter else (TOELICHTING,),
        regel=regel,
        kinderen=kinderen,
    )


def onderdelen(regels):
    """All parts that people write for a report with these figures, in the order of the document."""
    return [SAMENVATTING, BESLUITEN, *doelonderdelen(regels), MIDDELEN, RISICOS, PLANNING, OPVOLGING]


@dataclass(frozen=True)
class Deelstand:
    """How far one part is: `ontbreekt` must be filled before voorleggen, `leeg` may stay empty."""

    onderdeel: Onderdeel
    ontbreekt: list
    leeg: list

    @property
    def is_klaar(self):
        return not self.ontbreekt and not self.leeg


def deelstand(onderdeel, inhoud):
    """What is still missing in `onderdeel`, from the collected `inhoud` of the report (labels of fields)."""
    teksten = inhoud["teksten"].get(onderdeel.code, {})
    open_ = [veld for veld in onderdeel.velden if not teksten.get(veld.naam)]
    leeg = [veld.label for veld in open_ if not veld.verplicht] + RIJEN_LEEG.get(onderdeel.vorm, lambda _: [])(inhoud)
    return Deelstand(onderdeel, [veld.label for veld in open_ if veld.verplicht], leeg)


def _zonder_antwoord(inhoud):
    return [rij["partner"] for rij in inhoud["middelen"] if rij["voldoende"] is None]


def _zonder_risico(inhoud):
    bekeken = RISICOS.code in inhoud["teksten"]
    return [] if inhoud["risicos"] or bekeken else ["Risico’s"]


def _zonder_opvolging(inhoud):
    return [f"Besluit {rij['nummer']}" for rij in inhoud["vorige_besluiten"] if not rij["opvolging"]]


RIJEN_LEEG = {"middelen": _zonder_antwoord, "risicos": _zonder_risico, "opvolging": _zonder_opvolging}


def deelstanden(regels, inhoud):
    return [deelstand(onderdeel, inhoud) for onderdeel in onderdelen(regels)]


def wat_ontbreekt(regels, inhoud):
    """What voorleggen is refused for: [(Onderdeel, [labels])] (convenant.md: oorzaak, gevolg, bijsturing)."""
    return [(stand.onderdeel, stand.ontbreekt) for stand in deelstanden(regels, inhoud) if stand.ontbreekt]

"""The difference between a file of DUO and the register, as plain data: what people see is what is applied."""

from dataclasses import asdict, dataclass, field

from doorlopend.duo.lezen import EXAMENS, VESTIGINGEN

ALARM = 0.20

NIEUW, DUBBEL, TERUG, GEWIJZIGD, VERDWENEN = "nieuw", "dubbel", "terug", "gewijzigd", "verdwenen"
BEGINT, EINDIGT, BIJGEWERKT = "aanbod-begint", "aanbod-eindigt", "aanbod-bijgewerkt"
# In the order in which they are shown and applied: what comes back or moves first, so that nothing closes by mistake.
ACTIES = {
    TERUG: "Weer open",
    DUBBEL: "Nieuwe code op een bekend adres",
    NIEUW: "Nieuwe school",
    GEWIJZIGD: "Gewijzigd",
    VERDWENEN: "Niet meer bij DUO",
    BEGINT: "Nieuw aanbod",
    EINDIGT: "Aanbod dat stopt",
    BIJGEWERKT: "Nieuw bronjaar",
}
# What each group means, for who has to decide.
UITLEG = {
    TERUG: "Deze scholen waren gesloten, maar staan weer in het bestand.",
    DUBBEL: "Op dit adres kent het portaal al een school. Kies zelf: een nieuwe school, of een nieuwe code voor "
    "dezelfde school. Zonder keuze gebeurt er niets.",
    NIEUW: "Deze codes kent het portaal nog niet. Is het een bekende school met een nieuwe code? Kies dan die school.",
    GEWIJZIGD: "De gegevens van DUO zijn anders. Roepnaam, bestuur en stadsdeel blijven zoals u ze hebt ingevuld.",
    VERDWENEN: "Deze codes staan niet meer in het bestand. Een school zonder andere code wordt gesloten. "
    "Doet die nog mee aan leerroutes? Dan staat dat daarna op Voortgang, bij “Hier moet u nog iets doen”.",
    BEGINT: "In het laatste examenjaar waren er kandidaten. Ook “minder dan 5” telt als aanbod.",
    EINDIGT: "In het laatste examenjaar waren er geen kandidaten meer.",
    BIJGEWERKT: "Het aanbod blijft. Alleen het laatste examenjaar en het aantal kandidaten veranderen.",
}
# What counts for the alarm: not a new source year, which comes every year for every school.
TELT_VOOR_ALARM = set(ACTIES) - {BIJGEWERKT}


@dataclass
class Regel:
    """One thing that would change.

    `velden` are (label, was, becomes) to show; `waarden` what applying writes, by field name. `keuzes`
    are the schools, as [pk, name], that a new code may belong to. `let_op`: Dutch remarks.
    """

    sleutel: str
    actie: str
    naam: str
    code: str = ""
    school: int | None = None
    velden: list = field(default_factory=list)
    waarden: dict = field(default_factory=dict)
    keuzes: list = field(default_factory=list)
    let_op: list = field(default_factory=list)


@dataclass
class Verschil:
    """All lines, what could not be linked (`los`), lines left out (`bezwaren`), and how many records `basis` counts."""

    soort: str
    aantal_regels: int
    schooljaren: list
    bezwaren: list
    regels: list = field(default_factory=list)
    los: list = field(default_factory=list)
    basis: int = 0

    @property
    def alarm(self):
        """Whether more than 20 % of the register would change."""
        anders = sum(regel.actie in TELT_VOOR_ALARM for regel in self.regels)
        return anders > ALARM * self.basis

    def als_data(self):
        """Plain data with the lines in order, for JSON; two equal files on one register give equal data."""
        volgorde = list(ACTIES)
        self.regels.sort(key=lambda regel: (volgorde.index(regel.actie), regel.naam.lower(), regel.sleutel))
        aantallen = {actie: sum(regel.actie == actie for regel in self.regels) for actie in ACTIES}
        return asdict(self) | {"alarm": self.alarm, "aantallen": {a: n for a, n in aantallen.items() if n}}


def vergelijk(inhoud, *, per):
    """The Verschil between a Duoinhoud and the register on the day `per`; writes nothing."""
    from doorlopend.duo.adressen import vergelijk_adressen
    from doorlopend.duo.examens import vergelijk_examens

    verschil = Verschil(inhoud.soort, inhoud.aantal_regels, inhoud.schooljaren, inhoud.bezwaren)
    {VESTIGINGEN: vergelijk_adressen, EXAMENS: vergelijk_examens}[inhoud.soort](inhoud, verschil, per)
    return verschil

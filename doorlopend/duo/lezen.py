"""Reading DUO's files as they are: cp1252 or UTF-8, `;` or `,`, quoted or not, older headers, one space for empty."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from doorlopend.bestandscontrole import Bestandsfout, controleer_grootte, lees_tekst

VESTIGINGEN, EXAMENS = "vestigingen", "examens"
CODE = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}")
KANDIDATEN = re.compile(r"EXAMENKANDIDATEN(?: SCHOOLJAAR)? (\d{4}-\d{4}) ?- ?(MAN|VROUW|TOTAAL)")
# DUO shows one to four people as "<5".
VERBORGEN = {"<5": (1, 4), "< 5": (1, 4)}
MAX_BEZWAREN = 50

# What a column is called now, and what it was called in older files.
OUDERE_KOPPEN = {
    "BRIN NUMMER": "INSTELLINGSCODE",
    "BRINNUMMER": "INSTELLINGSCODE",
    "BRIN": "INSTELLINGSCODE",
    "VESTIGINGSNUMMER": "VESTIGINGSCODE",
    "INSTELLINGSNAAM": "INSTELLINGSNAAM VESTIGING",
    "HUISNUMMER TOEVOEGING": "HUISNUMMER-TOEVOEGING",
    "HUISNUMMER": "HUISNUMMER-TOEVOEGING",
    "BEVOEGD GEZAG NR": "BEVOEGD GEZAG NUMMER",
}
ADRESKOLOMMEN = {
    "naam": "VESTIGINGSNAAM",
    "bevoegd_gezag_nummer": "BEVOEGD GEZAG NUMMER",
    "straat": "STRAATNAAM",
    "huisnummer": "HUISNUMMER-TOEVOEGING",
    "postcode": "POSTCODE",
    "plaats": "PLAATSNAAM",
    "gemeente": "GEMEENTENAAM",
    "website": "INTERNETADRES",
    "structuur": "ONDERWIJSSTRUCTUUR",
}
# How OPLEIDINGSNAAM begins, or what ONDERWIJSTYPE VO says, for each soort of Schoolaanbod.
SOORTEN = {"VMBO B": "vmbo-b", "VMBO K": "vmbo-k", "VMBO G": "vmbo-gl", "VMBO T": "vmbo-tl"}
TYPEN = {"HAVO": "havo", "VWO": "vwo"}

ONBEKEND = (
    "Dit is geen bestand van DUO dat het portaal kent. Kies “02.-alle-vestigingen-vo.csv” "
    "of “examenkandidaten-en-geslaagden-….csv”."
)


@dataclass(frozen=True)
class Vestiging:
    """One line of the file of addresses; texts are trimmed, names of places are written as people do."""

    code: str
    naam: str
    bevoegd_gezag_nummer: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    gemeente: str
    website: str
    structuur: str


@dataclass(frozen=True)
class Examenregel:
    """One line of the exam file: per school year the least and the most candidates it can mean."""

    code: str
    naam: str
    gemeente: str
    soort: str
    kandidaten: dict


@dataclass
class Duoinhoud:
    """What a file holds: its soort, its lines, the school years in it, and Dutch remarks on lines left out.

    `onzeker` holds the codes of lines that could not be read: nothing may end because of them.
    """

    soort: str
    rijen: list = field(default_factory=list)
    schooljaren: list = field(default_factory=list)
    bezwaren: list = field(default_factory=list)
    onzeker: set = field(default_factory=set)
    aantal_regels: int = 0

    def meld(self, regelnummer, tekst, code=""):
        if code:
            self.onzeker.add(code)
        if len(self.bezwaren) < MAX_BEZWAREN:
            self.bezwaren.append(f"Regel {regelnummer}: {tekst} Deze regel doet niet mee.")


def lees_duo(inhoud):
    """Read the bytes of a file of DUO into a Duoinhoud; raises Bestandsfout when it isn't one the portal knows."""
    controleer_grootte(inhoud)
    tekst = lees_tekst(inhoud)
    kop = tekst.lstrip("\r\n").partition("\n")[0]
    scheiding = Counter(teken for teken in kop if teken in ";,\t").most_common(1)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding[0][0] if scheiding else ";")
    try:
        koppen = _koppen(next((rij for rij in lezer if any(cel.strip() for cel in rij)), []))
        return _kies_lezer(koppen)(koppen, lezer)
    except csv.Error as fout:
        raise Bestandsfout(f"Regel {lezer.line_num} is niet te lezen. Haal het bestand opnieuw op bij DUO.") from fout


def _koppen(ruw):
    """Where each column stands, by its present name."""
    namen = [" ".join(naam.upper().replace("_", " ").split()) for naam in ruw]
    return {OUDERE_KOPPEN.get(naam, naam): plek for plek, naam in reversed(list(enumerate(namen)))}


def _kies_lezer(koppen) -> Callable:
    if "VESTIGINGSCODE" not in koppen:
        raise Bestandsfout(ONBEKEND)
    if any(KANDIDATEN.fullmatch(kop) for kop in koppen):
        return _lees_examens
    if "VESTIGINGSNAAM" in koppen:
        return _lees_vestigingen
    raise Bestandsfout(ONBEKEND)


def _eis(koppen, namen):
    ontbreekt = [naam for naam in namen if naam not in koppen]
    if ontbreekt:
        raise Bestandsfout(f"In het bestand ontbreekt: {', '.join(ontbreekt)}. Haal het opnieuw op bij DUO.")


def _gevulde_rijen(lezer, inhoud):
    """The lines with something in them, as (line number, function that gives a trimmed cell)."""
    for rij in lezer:
        if any(cel.strip() for cel in rij):
            inhoud.aantal_regels += 1
            yield lezer.line_num, rij


def _code(rij, koppen):
    """The vestigingscode of six characters; older files give the last two apart, as a number. Empty when unusable."""
    instelling = rij[koppen["INSTELLINGSCODE"]].strip().upper() if "INSTELLINGSCODE" in koppen else ""
    vestiging = rij[koppen["VESTIGINGSCODE"]].strip().upper()
    code = instelling + vestiging.zfill(2) if len(vestiging) <= 2 else vestiging
    return code if CODE.fullmatch(code) else ""


def _lees_vestigingen(koppen, lezer):
    _eis(koppen, [kolom for kolom in ADRESKOLOMMEN.values() if kolom not in ("INTERNETADRES", "ONDERWIJSSTRUCTUUR")])
    inhoud, gezien = Duoinhoud(VESTIGINGEN), set()
    nodig = max(plek for kop, plek in koppen.items() if kop in {*ADRESKOLOMMEN.values(), "VESTIGINGSCODE"})
    for nummer, rij in _gevulde_rijen(lezer, inhoud):
        if len(rij) <= nodig:
            code = next((cel.strip() for cel in rij if CODE.fullmatch(cel.strip())), "")
            inhoud.meld(nummer, "er ontbreken kolommen.", code)
            continue
        code = _code(rij, koppen)
        if not code or code in gezien:
            inhoud.meld(nummer, f"code {code} staat er al." if code else "de vestigingscode klopt niet.")
            continue
        gezien.add(code)
        velden = {veld: rij[koppen[kolom]].strip() for veld, kolom in ADRESKOLOMMEN.items() if kolom in koppen}
        inhoud.rijen.append(_vestiging(code, velden))
    return inhoud


def _vestiging(code, velden):
    plaatsen = {veld: plaatsnaam(velden[veld]) for veld in ("plaats", "gemeente")}
    postcode = "".join(velden["postcode"].upper().split())
    if re.fullmatch(r"\d{4}[A-Z]{2}", postcode):
        postcode = f"{postcode[:4]} {postcode[4:]}"
    return Vestiging(code=code, **({"website": "", "structuur": ""} | velden | plaatsen | {"postcode": postcode}))


def plaatsnaam(tekst):
    """A place in capitals as people write it: "OUDERKERK AAN DE AMSTEL" becomes "Ouderkerk aan de Amstel"."""
    klein = {"aan", "de", "den", "der", "bij", "en", "het", "op", "van"}
    woorden = tekst.lower().split()
    return " ".join(
        woord if plek and woord in klein else "-".join(deel.capitalize() for deel in woord.split("-"))
        for plek, woord in enumerate(woorden)
    )


def _lees_examens(koppen, lezer):
    _eis(koppen, ["GEMEENTENAAM", "OPLEIDINGSNAAM", "INSTELLINGSNAAM VESTIGING"])
    jaren = _jaarkolommen(koppen)
    inhoud = Duoinhoud(EXAMENS, schooljaren=sorted(jaren))
    naam, gemeente, opleiding = (koppen[kop] for kop in ("INSTELLINGSNAAM VESTIGING", "GEMEENTENAAM", "OPLEIDINGSNAAM"))
    nodig = max(plek for kolommen in (*jaren.values(), (naam, gemeente, opleiding)) for plek in kolommen)
    for nummer, rij in _gevulde_rijen(lezer, inhoud):
        if len(rij) <= nodig:
            code = next((cel.strip() for cel in rij if CODE.fullmatch(cel.strip())), "")
            inhoud.meld(nummer, "er ontbreken kolommen.", code)
            continue
        code, soort = _code(rij, koppen), _soort(rij[opleiding])
        if not code:
            inhoud.meld(nummer, "de vestigingscode klopt niet.")
        elif soort:
            try:
                kandidaten = {jaar: _bereik(rij, kolommen) for jaar, kolommen in jaren.items()}
            except ValueError:
                inhoud.meld(nummer, "een aantal kandidaten is geen getal.", code)
                continue
            gebied = plaatsnaam(rij[gemeente].strip())
            inhoud.rijen.append(Examenregel(code, rij[naam].strip(), gebied, soort, kandidaten))
    return inhoud


def _jaarkolommen(koppen):
    """Per school year the columns to add up: the total, or men and women where a file has no total."""
    jaren: dict = {}
    for kop, plek in koppen.items():
        if gevonden := KANDIDATEN.fullmatch(kop):
            jaren.setdefault(gevonden[1], {})[gevonden[2]] = plek
    return {jaar: (delen["TOTAAL"],) if "TOTAAL" in delen else tuple(delen.values()) for jaar, delen in jaren.items()}


def _soort(opleiding):
    opleiding = " ".join(opleiding.upper().split())
    return SOORTEN.get(opleiding[:6]) or TYPEN.get(opleiding.partition(" ")[0])


def _bereik(rij, kolommen):
    """The least and the most candidates; "<5" is one to four. Raises ValueError for what is no count."""
    delen = [VERBORGEN.get(rij[plek].strip()) or (int(rij[plek].strip() or 0),) * 2 for plek in kolommen]
    return sum(minst for minst, _ in delen), sum(meest for _, meest in delen)

"""Whether a covenant file can be used: its parts, fields and references, each refusal with the line and the reason."""

import re
from collections import Counter
from datetime import date

from doorlopend.models import Aanbodsoort, Stadsdeel
from leerroutes.soorten import Leerweg, Soort
from leerroutes.statussen import Status
from monitoring.models.convenant import Vorm
from monitoring.models.rapport import Halfjaar
from monitoring.tellingen import ERNAAST, JAREN, TELLINGEN

ALLE = "alle"


class Convenantfout(ValueError):
    """A covenant file that can't be used; the Dutch message names the line, the part and the reason."""


def _is_getal(waarde):
    return type(waarde) is int and waarde >= 0


def _zijn_teksten(waarde):
    return isinstance(waarde, list) and bool(waarde) and all(isinstance(deel, str) and deel for deel in waarde)


# Kind of value: what a person must write, and the check.
TEKST = ("een tekst", lambda waarde: isinstance(waarde, str))
GEVULD = ("een tekst die niet leeg is", lambda waarde: isinstance(waarde, str) and bool(waarde.strip()))
GETAL = ("een geheel getal van 0 of hoger", _is_getal)
DATUM = ("een datum als 2027-07-31, zonder aanhalingstekens", lambda waarde: type(waarde) is date)
TEKSTEN = ("een lijst van teksten", _zijn_teksten)
TABEL = ("een tabel", lambda waarde: isinstance(waarde, dict))
DOEL = (f"een geheel getal of “{ALLE}”", lambda waarde: waarde == ALLE or _is_getal(waarde))
JANEE = ("true of false", lambda waarde: isinstance(waarde, bool))


def _een_van(waarden):
    return f"een van {', '.join(waarden)}", lambda waarde: isinstance(waarde, str) and waarde in waarden


def _lijst_van(waarden):
    return f"een lijst uit {', '.join(waarden)}", lambda waarde: _zijn_teksten(waarde) and set(waarde) <= set(waarden)


def _is_datumtekst(waarde):
    return isinstance(waarde, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", waarde) is not None


# Part of the file → (what every row needs, what it may have besides).
DELEN: dict[str, tuple[dict, dict]] = {
    "convenant": (
        {"code": GEVULD, "naam": GEVULD, "nulmeting_op": DATUM, "doeldatum": DATUM, "gemeenten": TEKSTEN},
        {},
    ),
    "portaal": (
        dict.fromkeys(("naam", "gebied", "programma", "deelnemers", "contact"), GEVULD),
        {"stad": GEVULD, "omgeving": TEKSTEN, "referentie": GEVULD},
    ),
    "tekst": ({"titel": GEVULD, "tekst": GEVULD}, {}),
    "actielijn": ({"code": GEVULD, "naam": GEVULD, "tekst": TEKST}, {}),
    "afspraak": ({"code": GEVULD, "actielijn": GEVULD, "titel": GEVULD, "tekst": GEVULD}, {}),
    "indicator": (
        dict.fromkeys(("code", "afspraak", "naam", "kort", "zin", "regel", "eenheid"), GEVULD)
        | {"vorm": _een_van(Vorm.values)},
        {"nulmeting": GETAL, "doel": DOEL, "noemer_convenant": GETAL, "telling": GEVULD, "instellingen": TABEL},
    ),
    "telafspraak": (
        {"nummer": GETAL, "indicatoren": TEKSTEN, "gekozen_op": DATUM}
        | dict.fromkeys(("onderwerp", "lezing", "reden", "gekozen_door"), GEVULD),
        {"andere_lezing": TEKST, "gevolg": TABEL, "andere_gevolg": TABEL},
    ),
    "rapportperiode": (
        {"schooljaar": GETAL, "halfjaar": _een_van(Halfjaar.values)}
        | dict.fromkeys(("peildatum", "inleverdatum", "vergaderdatum"), DATUM),
        {},
    ),
}
# Setting of a telling, or of what a reading changes → what it may be.
INSTELLINGEN = {
    "soorten": _lijst_van(Soort.values),
    "leerwegen": _lijst_van(Leerweg.values),
    "statussen": _lijst_van(Status.values),
    "noemer": _lijst_van(Aanbodsoort.values),
    "stadsdelen": _lijst_van(Stadsdeel.values),
    "ernaast": _lijst_van(tuple(ERNAAST)),
    "gemeenten": TEKSTEN,
    "niveau": ("een mbo-niveau van 1 tot en met 4", lambda waarde: _is_getal(waarde) and 1 <= waarde <= 4),
    "jaar": _een_van(tuple(JAREN)),
    "noemer_op": _een_van(("nulmeting",)),
    "noemer_uit": _een_van(("register",)),
    "alleen_noemer": JANEE,
    "van": ("een lijst van tabellen", lambda waarde: isinstance(waarde, list) and all(map(TABEL[1], waarde))),
    "doel": GETAL,
    "doeldatum": ("een datum als tekst, zoals “2027-08-01”", _is_datumtekst),
}
KOP = re.compile(r"\s*\[(?P<lijst>\[?)(?P<deel>[a-z_]+)(\.(?P<veld>[a-z_]+))?\]")
VELD = re.compile(r"\s*(?P<veld>[A-Za-z0-9_-]+)\s*=")


def regelnummers(tekst):
    """On which line each row and field stands: {(part, number of the row, field or ""): line}, all from 1."""
    uit: dict = {}
    aantal: Counter = Counter()
    deel, in_tekst = "", False
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        was_in_tekst, in_tekst = in_tekst, in_tekst ^ bool(regel.count('"""') % 2)
        if was_in_tekst:
            continue
        if kop := KOP.match(regel):
            deel = kop["deel"]
            aantal[deel] += not kop["veld"]
            uit.setdefault((deel, aantal[deel], kop["veld"] or ""), nummer)
        elif deel and (gevonden := VELD.match(regel)):
            uit.setdefault((deel, aantal[deel], gevonden["veld"]), nummer)
    return uit


class Controle:
    """Checks what was read from the file `naam`; `regels` tells on which line it stands."""

    def __init__(self, naam, gegevens, regels):
        self.naam, self.regels = naam, regels
        self.rijen = {deel: rijen if isinstance(rijen, list) else [rijen] for deel, rijen in gegevens.items()}

    def fout(self, deel, nummer, reden, veld=""):
        """The Convenantfout about row `nummer` of `deel`, at the line of `veld` when that is there."""
        regel = self.regels.get((deel, nummer, veld)) or self.regels.get((deel, nummer, "")) or 1
        rij = self.rijen.get(deel, [{}] * nummer)[nummer - 1]
        wie = rij.get("code") or f"nummer {rij.get('nummer', nummer)}" if isinstance(rij, dict) else f"nummer {nummer}"
        return Convenantfout(f"{self.naam}, regel {regel}: [{deel}] {wie}: {reden}")

    def alles(self):
        """Raise Convenantfout at the first thing that is wrong."""
        for deel in self.rijen:
            if deel not in DELEN:
                raise self.fout(deel, 1, f"dit onderdeel kennen we niet. Kies uit {', '.join(DELEN)}.")
        for deel, (nodig, mag) in DELEN.items():
            for nummer, rij in enumerate(self.rijen.get(deel, []), start=1):
                self._velden(deel, nummer, rij, nodig, nodig | mag)
        for deel in ("convenant", "portaal", "actielijn", "afspraak", "indicator"):
            if not self.rijen.get(deel):
                raise Convenantfout(f"{self.naam}: [{deel}] ontbreekt.")
        for deel in ("actielijn", "afspraak", "indicator"):
            self._eenmalig(deel, ("code",), "deze code staat er twee keer in.")
        self._eenmalig("telafspraak", ("nummer", "gekozen_op"), "dit nummer is op deze dag al gekozen.")
        self._verwijzingen("afspraak", "actielijn")
        self._verwijzingen("indicator", "afspraak")
        for nummer, rij in enumerate(self.rijen["indicator"], start=1):
            self._indicator(nummer, rij)
        for nummer, rij in enumerate(self.rijen.get("telafspraak", []), start=1):
            self._telafspraak(nummer, rij)
        kop = self.rijen["convenant"][0]
        if kop["doeldatum"] <= kop["nulmeting_op"]:
            raise self.fout("convenant", 1, "de doeldatum ligt niet na de nulmeting.", "doeldatum")

    def _velden(self, deel, nummer, rij, nodig, bekend):
        if not isinstance(rij, dict):
            raise self.fout(deel, nummer, "schrijf dit als een onderdeel met velden.")
        for veld in nodig:
            if veld not in rij:
                raise self.fout(deel, nummer, f"{veld} ontbreekt.")
        for veld, waarde in rij.items():
            if veld not in bekend:
                raise self.fout(deel, nummer, f"{veld} kennen we niet. Kies uit {', '.join(bekend)}.", veld)
            soort, klopt = bekend[veld]
            if not klopt(waarde):
                raise self.fout(deel, nummer, f"{veld} is {_getoond(waarde)}. Het moet {soort} zijn.", veld)

    def _verwijzingen(self, deel, veld):
        """Every row of `deel` points by `veld` to a row that exists."""
        bekend = [rij["code"] for rij in self.rijen[veld]]
        for nummer, rij in enumerate(self.rijen[deel], start=1):
            if rij[veld] not in bekend:
                raise self.fout(deel, nummer, f"{veld} {rij[veld]} bestaat niet.", veld)

    def _eenmalig(self, deel, sleutel, reden):
        """No two rows of `deel` are alike in the fields of `sleutel`."""
        gezien = set()
        for nummer, rij in enumerate(self.rijen.get(deel, []), start=1):
            waarden = tuple(rij[veld] for veld in sleutel)
            if waarden in gezien:
                raise self.fout(deel, nummer, reden, sleutel[0])
            gezien.add(waarden)

    def _indicator(self, nummer, rij):
        naam, instellingen = rij.get("telling"), rij.get("instellingen", {})
        if naam is not None and naam not in TELLINGEN:
            keuze = ", ".join(TELLINGEN)
            raise self.fout("indicator", nummer, f"telling {naam} bestaat niet. Kies uit {keuze}.", "telling")
        self._instellingen("indicator", nummer, instellingen, "instellingen")
        for nodig in TELLINGEN[naam].vereist if naam else ():
            if nodig not in instellingen:
                reden = f"de telling {naam} heeft de instelling {nodig} nodig."
                raise self.fout("indicator", nummer, reden, "instellingen" if instellingen else "telling")

    def _instellingen(self, deel, nummer, instellingen, veld):
        for naam, waarde in instellingen.items():
            if naam not in INSTELLINGEN:
                raise self.fout(deel, nummer, f"de instelling {naam} kennen we niet.", veld)
            soort, klopt = INSTELLINGEN[naam]
            if not klopt(waarde):
                reden = f"de instelling {naam} is {_getoond(waarde)}. Het moet {soort} zijn."
                raise self.fout(deel, nummer, reden, veld)
            for onderdeel in waarde if naam == "van" else ():
                self._instellingen(deel, nummer, onderdeel, veld)

    def _telafspraak(self, nummer, rij):
        codes = {indicator["code"] for indicator in self.rijen["indicator"]}
        genoemd = [("indicatoren", dict.fromkeys(rij["indicatoren"], {}))]
        genoemd += [(veld, rij.get(veld, {})) for veld in ("gevolg", "andere_gevolg")]
        for veld, per_code in genoemd:
            for code, instellingen in per_code.items():
                if code not in codes:
                    raise self.fout("telafspraak", nummer, f"indicator {code} bestaat niet.", veld)
                if not isinstance(instellingen, dict):
                    raise self.fout("telafspraak", nummer, f"{veld} van {code} moet een tabel zijn.", veld)
                self._instellingen("telafspraak", nummer, instellingen, veld)


def _getoond(waarde):
    tekst = f"“{waarde}”" if isinstance(waarde, str) else str(waarde)
    return tekst if len(tekst) <= 60 else f"{tekst[:59]}…"

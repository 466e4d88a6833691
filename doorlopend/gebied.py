"""For which region this portal is, as the file of its covenant says it: what pages call it, and where its schools lie.

The file is the setting CONVENANT. Whether it can be used is checked when it is loaded (monitoring/convenant.py).
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Gebied:
    """`naam` follows "in"; in `gemeenten` schools count, in `omgeving` they are in the register too.

    `stad` is the gemeente that has stadsdelen ("" without one), `referentie` the folder with the partners, schools
    and mbo's to begin with (as doorlopend/data), if any.
    """

    naam: str
    portaal: str
    programma: str
    deelnemers: str
    contact: str
    convenant: str
    nulmeting_op: date
    doeldatum: date
    gemeenten: tuple[str, ...]
    omgeving: tuple[str, ...] = ()
    stad: str = ""
    referentie: Path | None = None

    @property
    def register(self):
        """Every gemeente of which all schools are in the register."""
        return (*self.gemeenten, *self.omgeving)

    @property
    def indeling(self):
        """Into what the region is divided on its pages."""
        return "stadsdeel" if self.stad else "gemeente"

    @property
    def waar_telt(self):
        return " en ".join(self.gemeenten)


def gebied():
    """The Gebied of this portal; raises OSError, KeyError or TOMLDecodeError on a file that can't be used."""
    return _lees(settings.CONVENANT)


@cache
def _lees(bestand):
    gegevens = tomllib.loads(Path(bestand).read_text(encoding="utf-8"))
    kop, portaal = gegevens["convenant"], gegevens["portaal"]
    return Gebied(
        naam=portaal["gebied"],
        portaal=portaal["naam"],
        **{veld: portaal[veld] for veld in ("programma", "deelnemers", "contact")},
        convenant=kop["naam"],
        nulmeting_op=kop["nulmeting_op"],
        doeldatum=kop["doeldatum"],
        gemeenten=tuple(kop["gemeenten"]),
        omgeving=tuple(portaal.get("omgeving", ())),
        stad=portaal.get("stad", ""),
        referentie=Path(bestand).parent / portaal["referentie"] if "referentie" in portaal else None,
    )

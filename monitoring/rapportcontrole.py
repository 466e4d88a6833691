"""Tells of a file whether it is a vastgesteld report, which version, or an altered copy of one."""

import hashlib
from dataclasses import dataclass

from monitoring.models import Rapportversie
from monitoring.models.rapport import Staat


@dataclass(frozen=True)
class Uitslag:
    """`soort` is "echt", "gewijzigd" or "onbekend"; `opvolger` is the newest version when that is another one."""

    soort: str
    versie: Rapportversie | None = None
    opvolger: Rapportversie | None = None

    @property
    def staat(self):
        return Staat.VERVANGEN if self.opvolger else self.versie.staat


def controleer(inhoud):
    """The Uitslag for the bytes of a file: by its sha256, else by the name that every version carries inside."""
    versies = Rapportversie.objects.select_related("rapportage", "terugzending").defer("pdf", "inhoud")
    echt = versies.filter(sha256=hashlib.sha256(inhoud).hexdigest()).first()
    if echt is not None:
        return Uitslag("echt", echt, _opvolger(versies, echt))
    gewijzigd = next((versie for versie in versies if _draagt_naam_van(inhoud, versie)), None)
    return Uitslag("gewijzigd", gewijzigd, _opvolger(versies, gewijzigd)) if gewijzigd else Uitslag("onbekend")


def _draagt_naam_van(inhoud, versie):
    """The identity as it stands at the end of a PDF, also when another program wrote it again as hex."""
    naam = versie.identiteit.encode()
    return any(b"[" + vorm in inhoud for vorm in (b"(" + naam + b")", *_hex(naam)))


def _hex(naam):
    cijfers = naam.hex().encode()
    return (b"<" + cijfers + b">", b"<" + cijfers.upper() + b">")


def _opvolger(versies, versie):
    laatste = versies.filter(rapportage=versie.rapportage_id).last()
    return laatste if laatste != versie else None

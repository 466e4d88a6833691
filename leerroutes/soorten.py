"""The soorten leerroute as data: one row of REGELS a soort (convenant.md; WVO 2020 art. 2.107a-l)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from doorlopend.sectoren import CONVENANTSECTOREN as CONVENANTSECTOREN
from doorlopend.sectoren import Sector as Sector


class Soort(TextChoices):
    DOORLOPEND = "doorlopend", "Doorlopende leerroute"
    GEINTEGREERD = "geintegreerd", "Geïntegreerde leerroute"
    PRO_ROC = "pro-roc", "PrO/vso-ROC-route"
    PRAKTIJKGERICHT = "praktijkgericht", "Praktijkgericht programma"
    KEUZEDEEL = "keuzedeel", "Dubbelkwalificerend keuzedeel"
    HAVO_MBO = "havo-mbo", "Havo-mbo-route (verkenning)"


class Leerweg(TextChoices):
    VMBO_B = "vmbo-b", "Vmbo-basis"
    VMBO_K = "vmbo-k", "Vmbo-kader"
    VMBO_GT = "vmbo-gt", "Vmbo-gl/tl"
    PRO = "pro", "Praktijkonderwijs"
    VSO = "vso", "Vso"
    HAVO = "havo", "Havo"


class Leertraject(TextChoices):
    BOL = "BOL", "BOL"
    BBL = "BBL", "BBL"


# Practical programmes of vmbo gl and tl; the sixth without a licence is not in the sources.
PROGRAMMAS = (
    "Dienstverlening en Producten",
    "Economie en Ondernemen",
    "Informatietechnologie",
    "Technologie en Toepassing",
    "Zorg en Welzijn",
    "Bouwen, Wonen en Interieur",
    "Groen",
    "Horeca, Bakkerij en Recreatie",
    "Maritiem en Techniek",
    "Media, Vormgeving en ICT",
    "Mobiliteit en Transport",
    "Produceren, Installeren en Energie",
)


@dataclass(frozen=True)
class Regel:
    """What holds for one soort.

    niveaus: per allowed leerweg the mbo-niveaus that may follow; an empty tuple means: no niveau.
    niveau_verplicht, mbo_verplicht: whether the form asks them. leertraject: the choices asked, the
    first one being the default; a choice beyond the first is practice and only warned about when
    `leertraject_waarschuwing` says so. registercode: which of the code fields belongs to the soort.
    """

    niveaus: Mapping[str, tuple[int, ...]]
    voor_wie: str
    diploma: str
    niveau_verplicht: bool
    mbo_verplicht: bool
    registercode: str
    leertraject: tuple[str, ...] = ()
    leertraject_waarschuwing: str = ""
    samen_met_mbo: bool = False

    @property
    def leerwegen(self):
        return tuple(self.niveaus)

    @property
    def velden(self):
        """The names of the fields of Leerroute that this soort asks beyond the ones all share."""
        return (
            *(("mbo_niveau",) if any(self.niveaus.values()) else ()),
            *(("leertraject",) if self.leertraject else ()),
            self.registercode,
            *(("samen_met_mbo",) if self.samen_met_mbo else ()),
        )


_BB_KB_GT: dict[str, tuple[int, ...]] = {Leerweg.VMBO_B: (2,), Leerweg.VMBO_K: (3, 4), Leerweg.VMBO_GT: (4,)}

REGELS = {
    Soort.DOORLOPEND: Regel(
        niveaus=_BB_KB_GT,
        voor_wie="Leerlingen van het vmbo, vanaf leerjaar 3.",
        diploma="Een vmbo-diploma en een mbo-diploma.",
        niveau_verplicht=True,
        mbo_verplicht=True,
        registercode="crebo",
        leertraject=(Leertraject.BOL, Leertraject.BBL),
    ),
    Soort.GEINTEGREERD: Regel(
        niveaus={Leerweg.VMBO_B: (2,)},
        voor_wie="Leerlingen van vmbo-basis, vanaf leerjaar 3.",
        diploma="Alleen een mbo-diploma niveau 2. Een vmbo-diploma mag, maar hoeft niet.",
        niveau_verplicht=True,
        mbo_verplicht=True,
        registercode="crebo",
        leertraject=(Leertraject.BOL, Leertraject.BBL),
    ),
    Soort.PRO_ROC: Regel(
        niveaus={Leerweg.PRO: (1,), Leerweg.VSO: (1,)},
        voor_wie="Leerlingen van praktijkonderwijs en vso. Zij blijven ingeschreven op hun eigen school.",
        diploma="Een diploma van de entree-opleiding (mbo-niveau 1).",
        niveau_verplicht=True,
        mbo_verplicht=True,
        registercode="crebo",
        leertraject=(Leertraject.BBL, Leertraject.BOL),
        leertraject_waarschuwing="Een PrO/vso-ROC-route is meestal BBL. Kies BOL alleen als dat echt zo is.",
    ),
    Soort.PRAKTIJKGERICHT: Regel(
        niveaus={Leerweg.VMBO_GT: ()},
        voor_wie="Leerlingen van vmbo gl en tl.",
        diploma="Geen eigen diploma: het is een vak.",
        niveau_verplicht=False,
        mbo_verplicht=False,
        registercode="programma",
        samen_met_mbo=True,
    ),
    Soort.KEUZEDEEL: Regel(
        niveaus={
            Leerweg.VMBO_B: (2, 3, 4),
            Leerweg.VMBO_K: (2, 3, 4),
            Leerweg.VMBO_GT: (2, 3, 4),
        },
        voor_wie="Leerlingen van het vmbo.",
        diploma="Het keuzedeel telt mee voor vmbo en mbo. Vrijstelling in het mbo kan, maar is niet zeker.",
        niveau_verplicht=True,
        mbo_verplicht=True,
        registercode="keuzedeelcode",
    ),
    Soort.HAVO_MBO: Regel(
        niveaus={Leerweg.HAVO: (3, 4)},
        voor_wie="Leerlingen van de havo.",
        diploma="Een mbo-diploma.",
        niveau_verplicht=False,
        mbo_verplicht=False,
        registercode="crebo",
    ),
}

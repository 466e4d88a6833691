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


class Profiel(TextChoices):
    """The profielen of vmbo-b, -k and -g."""

    BWI = "bwi", "Bouwen, wonen en interieur"
    PIE = "pie", "Produceren, installeren en energie"
    MT = "mt", "Mobiliteit en transport"
    MVI = "mvi", "Media, vormgeving en ict"
    MAT = "mat", "Maritiem en techniek"
    ZW = "zw", "Zorg en welzijn"
    EO = "eo", "Economie en ondernemen"
    HBR = "hbr", "Horeca, bakkerij en recreatie"
    GROEN = "groen", "Groen"
    DP = "dp", "Dienstverlening en producten"


class Mboduur(TextChoices):
    """How long the mbo part takes by itself, which decides how long the whole route may take."""

    EEN = "1", "1 jaar (basisberoepsopleiding)"
    TWEE = "2", "2 jaar (basisberoeps- of vakopleiding)"
    DRIE = "3", "3 jaar (vak- of middenkaderopleiding)"
    VIER = "4", "4 jaar (middenkaderopleiding)"


# Years from leerjaar 3 that the whole route may take, both inclusive: WVO 2020 art. 2.107g.
DUUR = {Mboduur.EEN: (2, 3), Mboduur.TWEE: (3, 4), Mboduur.DRIE: (4, 5), Mboduur.VIER: (5, 6)}


class Vrijstelling(TextChoices):
    TOEGEZEGD = "toegezegd", "Toegezegd door het mbo"
    VASTGELEGD = "vastgelegd", "Vastgelegd door de examencommissie"


class Onderwerp(TextChoices):
    """What a samenwerkingsovereenkomst must settle: WVO 2020 art. 2.107b lid 2."""

    A = "a", "a. Profiel, en het aanverwante domein of de kwalificatie"
    B = "b", "b. De leiding"
    C = "c", "c. Informatie en verantwoording"
    D = "d", "d. Organisatie en inrichting"
    E = "e", "e. Overdracht van bekostiging"
    F = "f", "f. Overstapoptie"
    G = "g", "g. Betrokkenheid van het bedrijfsleven"
    H = "h", "h. Geschillen"
    I = "i", "i. Toetreden, opzeggen en wijzigen"  # noqa: E741 the letter of the law
    J = "j", "j. Medezeggenschap"


class Overeenkomst(TextChoices):
    """What agreement between school and mbo belongs to a soort."""

    WETTELIJK = "wettelijk", "Een samenwerkingsovereenkomst met de tien onderwerpen van de wet"
    EIGEN = "eigen", "Een eigen overeenkomst"
    MAG = "mag", "Een overeenkomst mag"
    GEEN = "geen", "Geen"


@dataclass(frozen=True)
class Regel:
    """What holds for one soort.

    niveaus: per allowed leerweg the mbo-niveaus that may follow; an empty tuple means: no niveau.
    niveau_verplicht, mbo_verplicht: whether the form asks them. leertraject: the choices asked, the
    first one being the default; a choice beyond the first is practice and only warned about when
    `leertraject_waarschuwing` says so. registercode: which of the code fields belongs to the soort.
    overeenkomst: the agreement that belongs to it; one that is expected is missed, not demanded, before
    *aangeboden*. duo_melding: whether each school reports the leerroute to DUO. duur: whether the years
    of the whole route are asked; with `duur_wettelijk` the law bounds them (DUUR).
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
    inschrijving: str = ""
    overeenkomst: Overeenkomst = Overeenkomst.GEEN
    duo_melding: bool = False
    profiel: bool = False
    duur: bool = False
    duur_wettelijk: bool = False
    vmbo_diploma_te_kiezen: bool = False
    vrijstelling: bool = False

    @property
    def overeenkomst_verwacht(self):
        """Whether a signed agreement is expected before the leerroute is aangeboden."""
        return self.overeenkomst in (Overeenkomst.WETTELIJK, Overeenkomst.EIGEN)

    @property
    def leerwegen(self):
        return tuple(self.niveaus)

    def paren(self):
        """From where to where, as lines: "Vmbo-kader naar mbo-niveau 3 of 4"."""
        for leerweg, niveaus in self.niveaus.items():
            van = Leerweg(leerweg).label
            yield f"{van} naar mbo-niveau {' of '.join(map(str, niveaus))}" if niveaus else van

    @property
    def velden(self):
        """The names of the fields of Leerroute that this soort asks beyond the ones all share."""
        gevraagd = {
            "mbo_niveau": any(self.niveaus.values()),
            "leertraject": self.leertraject,
            self.registercode: True,
            "samen_met_mbo": self.samen_met_mbo,
            "profiel": self.profiel,
            "mbo_duur": self.duur_wettelijk,
            "nominale_duur": self.duur,
            "vmbo_diploma": self.vmbo_diploma_te_kiezen,
            "vrijstelling": self.vrijstelling,
            "overeenkomst_getekend_op": self.overeenkomst != Overeenkomst.GEEN,
            "overeenkomst_onderwerpen": self.overeenkomst == Overeenkomst.WETTELIJK,
        }
        return tuple(veld for veld, ja in gevraagd.items() if ja)


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
        inschrijving="Twee jaar bij de vo-school, daarna als student bij het mbo.",
        overeenkomst=Overeenkomst.WETTELIJK,
        duo_melding=True,
        profiel=True,
        duur=True,
        duur_wettelijk=True,
    ),
    Soort.GEINTEGREERD: Regel(
        niveaus={Leerweg.VMBO_B: (2,)},
        voor_wie="Leerlingen van vmbo-basis, vanaf leerjaar 3.",
        diploma="Alleen een mbo-diploma niveau 2. Een vmbo-diploma mag, maar hoeft niet.",
        niveau_verplicht=True,
        mbo_verplicht=True,
        registercode="crebo",
        leertraject=(Leertraject.BOL, Leertraject.BBL),
        inschrijving="Twee jaar bij de vo-school, daarna als student bij het mbo.",
        overeenkomst=Overeenkomst.WETTELIJK,
        duo_melding=True,
        profiel=True,
        duur=True,
        duur_wettelijk=True,
        vmbo_diploma_te_kiezen=True,
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
        inschrijving="De leerling blijft ingeschreven op de eigen school.",
        overeenkomst=Overeenkomst.EIGEN,
        duur=True,
    ),
    Soort.PRAKTIJKGERICHT: Regel(
        niveaus={Leerweg.VMBO_GT: ()},
        voor_wie="Leerlingen van vmbo gl en tl.",
        diploma="Geen eigen diploma: het is een vak.",
        niveau_verplicht=False,
        mbo_verplicht=False,
        registercode="programma",
        samen_met_mbo=True,
        inschrijving="Bij de vo-school.",
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
        inschrijving="Bij de vo-school.",
        overeenkomst=Overeenkomst.MAG,
        profiel=True,
        vrijstelling=True,
    ),
    Soort.HAVO_MBO: Regel(
        niveaus={Leerweg.HAVO: (3, 4)},
        voor_wie="Leerlingen van de havo.",
        diploma="Een mbo-diploma.",
        niveau_verplicht=False,
        mbo_verplicht=False,
        registercode="crebo",
        duur=True,
    ),
}

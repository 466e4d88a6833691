"""What the two sheets of an import share: their columns, how a cell is read, and what is said about it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format

from leerroutes.celwaarden import Celfout

BLAD_ROUTES, BLAD_STATUSSEN, BLAD_DEELNAMES, BLAD_LEERLINGEN = "leerroutes", "statussen", "deelnames", "leerlingen"
# Columns about persons: given only to who may see them.
CONTACTKOLOMMEN = ("contact_vo", "contact_vo_email", "contact_mbo", "contact_mbo_email", "contactpersoon")
PERSOONSKOLOMMEN = (*CONTACTKOLOMMEN, "volgende_stap_wie")
KOLOMMEN = {
    BLAD_ROUTES: [
        *("naam", "soort", "leerweg", "mbo_niveau", "scholen", "mbo", "sector", "leertraject"),
        *("opleiding", "crebo", "keuzedeelcode", "programma", "geplande_start"),
        *("college", "profiel", "mbo_duur", "nominale_duur", "vmbo_diploma", "vrijstelling", "samen_met_mbo"),
        *("overeenkomst_getekend_op", "overeenkomst_onderwerpen", *CONTACTKOLOMMEN),
        *("knelpunt", "volgende_stap", "volgende_stap_wie", "volgende_stap_op"),
        *("omschrijving", "leeropbrengsten", "resultaten", "geleerd", "komt_voort_uit", "afwijking_reden", "opmerking"),
    ],
    BLAD_STATUSSEN: ["naam", "status", "ingangsdatum", "toelichting"],
    BLAD_DEELNAMES: ["naam", "school", "vanaf", "tot", "duo_gemeld_op"],
    BLAD_LEERLINGEN: ["naam", "schooljaar", "verwacht", "werkelijk"],
}
VERPLICHT = {
    BLAD_ROUTES: ("naam", "soort", "leerweg", "scholen"),
    BLAD_STATUSSEN: ("naam", "status", "ingangsdatum"),
    BLAD_DEELNAMES: ("naam", "school"),
    BLAD_LEERLINGEN: ("naam", "schooljaar"),
}
FOUT, WAARSCHUWING = "fout", "waarschuwing"
NIEUW, GEWIJZIGD, ONGEWIJZIGD = "nieuw", "gewijzigd", "ongewijzigd"


@dataclass(frozen=True)
class Melding:
    """Something about one cell; `kolom` is empty when it is about the row."""

    blad: str
    rij: int
    kolom: str
    ernst: str
    tekst: str

    def __str__(self):
        kolom = f", kolom {self.kolom}" if self.kolom else ""
        return f"Blad {self.blad}, rij {self.rij}{kolom}: {self.tekst}"


@dataclass
class Importresultaat:
    """What an import did or would do.

    rijen: per row of the sheet leerroutes (row, name, action, differences or errors); nieuwe_stappen: the
    Statusstappen added; nevenrijen: how many participations and counts of pupils changed; geraakt:
    the leerroutes that it made or changed; meldingen: what is wrong or worth knowing. `grens` is the last
    day, inclusive, whose figures are vastgesteld (None without one); `raakt_grens` says that rows reach back to
    it, for which the import as a whole needs a reason.
    """

    rijen: list = field(default_factory=list)
    meldingen: list = field(default_factory=list)
    nieuwe_stappen: list = field(default_factory=list)
    nevenrijen: int = 0
    geraakt: list = field(default_factory=list)
    toegepast: bool = False
    grens: date | None = None
    raakt_grens: bool = False

    @property
    def stappen(self):
        return len(self.nieuwe_stappen)

    @property
    def fouten(self):
        return [melding for melding in self.meldingen if melding.ernst == FOUT]

    def aantal(self, actie):
        return sum(rij[2] == actie for rij in self.rijen)


class Bladlezer:
    """Reads cells of one sheet and reports what is wrong with them."""

    def __init__(self, blad, resultaat):
        self.blad, self.resultaat = blad, resultaat
        self.fout_in = defaultdict(dict)

    def fout(self, rij, kolom, tekst):
        self.fout_in[rij][kolom] = tekst
        self.resultaat.meldingen.append(Melding(self.blad, rij, kolom, FOUT, tekst))

    def waarschuw(self, rij, kolom, tekst):
        self.resultaat.meldingen.append(Melding(self.blad, rij, kolom, WAARSCHUWING, tekst))

    def waarschuw_grens(self, rij, kolom):
        """The row changes figures on which a report is vastgesteld."""
        self.resultaat.raakt_grens = True
        tot = date_format(self.resultaat.grens)
        self.waarschuw(rij, kolom, f"Dit verandert cijfers tot en met {tot}, en daarover is een rapport vastgesteld.")

    def foute_kolommen(self, rij):
        return self.fout_in.get(rij, {}).keys()

    def foutteksten(self, rij):
        return [f"{kolom}: {tekst}" if kolom else tekst for kolom, tekst in self.fout_in.get(rij, {}).items()]

    def lees(self, rij, cellen, kolom, lezer, anders=None):
        """The value of a cell by `lezer`, or `anders` when it is empty or (reported) can't be read."""
        if kolom not in cellen:
            return anders
        try:
            return lezer(cellen[kolom])
        except Celfout as fout:
            self.fout(rij, kolom, str(fout))
            return anders

    def koppen_kloppen(self, blad):
        """Report missing and unknown columns; False when the sheet can't be used."""
        if blad.bezwaar:
            self.fout(1, "", blad.bezwaar)
            return False
        for kop in blad.koppen:
            if kop and kop not in KOLOMMEN[self.blad]:
                self.waarschuw(1, kop, "Deze kolom kennen we niet en slaan we over.")
        ontbreekt = [kop for kop in VERPLICHT[self.blad] if kop not in blad.koppen]
        for kop in ontbreekt:
            self.fout(1, kop, "Deze kolom ontbreekt. Voeg de kolom toe, met deze naam in de eerste rij.")
        return not ontbreekt

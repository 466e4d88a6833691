"""How pupils of one school (or the students of one mbo) fared over the years: what may be shown, and no more."""

from collections import defaultdict
from dataclasses import dataclass

from doorlopend.schooljaar import Schooljaar
from doorlopend.statusbalken import gestapeld
from kennisdeling.models import Bron, Doorstroomcijfer, Herkomst
from kennisdeling.onderdrukking import samen

VOLGORDE = ("behouden", "uitval", "verborgen")
# What the counts of a school or mbo can be split by: label, and of a count the order and the name of its part.
SPLITSINGEN = {
    "mbo": ("Mbo", lambda cijfer: (str(cijfer.mbo), str(cijfer.mbo))),
    "school": ("School", lambda cijfer: (str(cijfer.school), str(cijfer.school))),
    "leerweg": ("Leerweg", lambda cijfer: (Herkomst.values.index(cijfer.leerweg), cijfer.get_leerweg_display())),
    "niveau": ("Mbo-niveau", lambda cijfer: (cijfer.niveau, cijfer.get_niveau_display())),
    "domein": ("Domein", lambda cijfer: (cijfer.get_domein_display(), cijfer.get_domein_display())),
}
# Term, meaning, source.
BEGRIPPEN = (
    ("Cohort", "De leerlingen die in hetzelfde schooljaar op het mbo begonnen.", "Convenant, afspraak 9"),
    ("Instroom", "Hoeveel leerlingen van deze school in dat jaar op dit mbo begonnen.", "Mbo-instelling, NCO of DUO"),
    (
        "Behouden (startersresultaat)",
        "Wie een jaar later nog op de instelling studeert, of vertrok met een diploma. "
        "Het percentage is het deel van de instroom.",
        "OCW in cijfers, startersresultaat mbo",
    ),
    ("Uitval", "Wie na een jaar weg is zonder diploma.", "Mbo-instelling, NCO of DUO"),
    (
        "Redenen van vertrek",
        "De belangrijkste redenen die de bron opgaf, hoogstens drie. Ze staan er alleen als het aantal te zien is.",
        "Mbo-instelling",
    ),
    ("Domein", "De sector van de opleiding op het mbo, in de indeling van dit portaal.", "Convenant, afspraak 1"),
    ("Niet getoond", "Aantallen die verborgen zijn, en wie naar een andere instelling ging.", "Dit portaal"),
    ("<5", "1, 2, 3 of 4. Zo kleine aantallen laten we niet zien: iemand zou te herkennen zijn.", "NCO en DUO"),
    ("–", "Verborgen, omdat anders een klein aantal is uit te rekenen.", "Dit portaal"),
    ("27–30", "Een totaal waar een klein aantal in zit: we laten het bereik zien.", "Dit portaal"),
    ("5% en 95%", "Percentages onder 5 staan er als 5%, boven 95 als 95%.", "NCO"),
    ("Voorlopig", "De bron kan het cijfer nog wijzigen.", "De bron zelf"),
    ("Definitief", "De bron wijzigt het cijfer niet meer.", "De bron zelf"),
)


@dataclass(frozen=True)
class Regel:
    """A line of the overview: one cohort in total, or one part of it, such as one mbo or one leerweg."""

    cohort: str
    naam: str
    getoond: object
    voorlopig: bool
    is_totaal: bool

    @property
    def startersresultaat(self):
        """In words, with a dash where it can't be told."""
        procent = self.getoond.startersresultaat
        return "–" if procent is None else f"{procent}%"

    @property
    def stand(self):
        return "Voorlopig" if self.voorlopig else "Definitief"


def bronnen_met_cijfers(vandaag, **van):
    """The sources that have counts of this school or mbo, in order."""
    aanwezig = set(Doorstroomcijfer.objects.geldig_op(vandaag).filter(**van).values_list("bron", flat=True).order_by())
    return [bron for bron in Bron if bron in aanwezig]


def overzicht(vandaag, bron, *, per, **van):
    """The Regels of one school (`school=`) or mbo (`mbo=`) by cohort, the newest first, split by `per` (SPLITSINGEN).

    One source at a time: counts of two sources are never added. Page, chart, PDF and files all come from these.
    """
    deel = SPLITSINGEN[per][1]
    rijen = Doorstroomcijfer.objects.geldig_op(vandaag).filter(bron=bron, **van).select_related("school", "mbo")
    per_cohort = defaultdict(lambda: defaultdict(list))
    for rij in rijen:
        per_cohort[rij.cohort][deel(rij)].append(rij)
    regels = []
    for cohort in sorted(per_cohort, reverse=True):
        alle = [rij for groep in per_cohort[cohort].values() for rij in groep]
        regels.append(_regel(cohort, "Totaal", alle, is_totaal=True))
        regels += [_regel(cohort, naam, groep) for (_, naam), groep in sorted(per_cohort[cohort].items())]
    return regels


def _regel(cohort, naam, rijen, *, is_totaal=False):
    getoond = samen(rij.getoond for rij in rijen)
    return Regel(str(Schooljaar(cohort)), naam, getoond, any(not rij.definitief for rij in rijen), is_totaal)


def grafiek(regels, titel):
    """Stacked bars of the totals by cohort, drawn from what is shown only."""
    balken = []
    for regel in regels:
        instroom = regel.getoond.instroom.laag
        delen = {
            "behouden": regel.getoond.behouden.laag,
            "uitval": regel.getoond.uitval.laag,
        }
        if regel.is_totaal:
            balken.append((regel.cohort, delen | {"verborgen": max(0, instroom - sum(delen.values()))}))
    return gestapeld("doorstroom", titel, balken[::-1], VOLGORDE)

"""The block of each target in a report: its chart, figures and texts, and how what counts is spread."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from doorlopend.grafieken import lijn_doel
from doorlopend.jaarstaven import jaarstaven
from doorlopend.statusbalken import gestapeld
from monitoring.models.convenant import Vorm
from monitoring.rapportindeling import HOOFDSTUKKEN, Onderdeel, doelonderdelen

HOEVEEL = 5  # parts that a sentence names; all stand in the appendix
# Width and height of a chart that has half the width of a page; the targets in front get more.
MAAT, MAAT_KERN, MAAT_JAREN = (420, 122), (420, 140), (420, 110)
DAG_IN_REDEN = re.compile(r",? op (\d{1,2}-\d{1,2}-\d{4})$")


def is_kern(regel):
    """Whether this is one of the targets that the covenant is about: from a baseline to a number."""
    return regel.nulmeting is not None and regel.doel is not None


@dataclass(frozen=True)
class Doel:
    """The block of one target; `kinderen` are the indicators that belong to it (1b-jaar to 1b)."""

    onderdeel: Onderdeel
    inhoud: dict

    @property
    def regel(self):
        return self.onderdeel.regel

    @property
    def kinderen(self):
        return self.onderdeel.kinderen

    @property
    def id(self):
        return self.onderdeel.code

    @property
    def titel(self):
        return self.onderdeel.titel

    @property
    def teksten(self):
        return teksten_van(self.inhoud, self.onderdeel)

    @property
    def beschrijving(self):
        """Where an afspraak that isn't counted stands, in words; None without one."""
        return self.inhoud.get("beschrijvingen", {}).get(self.regel.code)

    @property
    def wordt_gemeten(self):
        return self.bewijs["wordt_gemeten"]

    @property
    def svg(self):
        """The chart of what is measured: the course over time, or for a school-year target a bar a year."""
        if self.regel.stand is None:
            return ""
        return grafiek_verloop(self.regel, self.inhoud) if self.is_verloop else grafiek_jaren(self.regel)

    @property
    def is_verloop(self):
        return not Vorm(self.regel.vorm).is_per_jaar

    @property
    def heeft_stadsdelenkaart(self):
        """The two targets in schools get a chart; a sentence does for the others."""
        return self.is_kern and bool(self.bewijs["stadsdelen"])

    @property
    def stadsdelen(self):
        return grafiek_stadsdelen(self.regel) if self.heeft_stadsdelenkaart else ""

    @property
    def verdelingen(self):
        """How what counts is spread, where no chart or table shows it: [("per stadsdeel", "Noord 2, Zuid 1")]."""
        indeling = self.inhoud.get("indeling", "stadsdeel")  # older versions don't say
        delen = [
            (f"per {indeling}", "" if self.heeft_stadsdelenkaart else self._verdeling("stadsdeel")),
            ("per bestuur", "" if self.is_kern else self._verdeling("bestuur")),
            ("per sector", self._verdeling("sector")),
        ]
        return [(label, woorden) for label, woorden in delen if woorden]

    def _verdeling(self, veld):
        waarden = (rij[veld] for rij in self.bewijs["telt_mee"] if rij.get(veld))
        telling = Counter(w if veld == "sector" else w.replace(", ", " en ") for w in waarden).most_common()
        rest = sum(aantal for _, aantal in telling[HOEVEEL:])
        return ", ".join(
            f"{naam} {aantal}" for naam, aantal in [*telling[:HOEVEEL], *([("andere", rest)] if rest else [])]
        )

    @property
    def besturen(self):
        return per_bestuur(self)

    @property
    def is_kern(self):
        return is_kern(self.regel)

    @property
    def bewijs(self):
        return self.regel.bewijs

    @property
    def in_voorbereiding(self):
        return [rij for rij in self.bewijs["telt_niet_mee"] if rij["in_voorbereiding"]]

    @property
    def andere(self):
        """What doesn't count and isn't in preparation, by reason: [(reason, [name])], most names first.

        The day with which a reason ends stands behind the name, so that one reason is one paragraph.
        """
        per_reden = defaultdict(list)
        for rij in self.bewijs["telt_niet_mee"]:
            if not rij["in_voorbereiding"]:
                reden, *dag = DAG_IN_REDEN.split(rij["reden"])
                per_reden[reden].append(f"{rij['naam']} ({dag[0]})" if dag else rij["naam"])
        return sorted(per_reden.items(), key=lambda paar: (-len(paar[1]), paar[0]))

    @property
    def cijfers(self):
        """The table beside the chart: (day, stand, needed on that day or None), at the end of each school year."""
        verloop, nodig = _dagen(self.bewijs["verloop"]), _dagen(self.bewijs["nodig_verloop"])
        if not verloop:
            return []
        begin, einde = verloop[0][0], verloop[-1][0]
        jaareinden = (date(jaar, 7, 31) for jaar in range(begin.year, einde.year + 1))
        dagen = sorted({begin, einde, *(dag for dag in jaareinden if begin < dag < einde)})
        return [(dag, _op(verloop, dag), _op(nodig, dag)) for dag in dagen]


def _op(reeks, dag):
    """The value of a series of (day, value) on `dag`; None before it starts."""
    bereikt = [aantal for vanaf, aantal in reeks if vanaf <= dag]
    return bereikt[-1] if bereikt else None


def _dagen(reeks):
    return [(date.fromisoformat(dag), aantal) for dag, aantal in reeks]


def teksten_van(inhoud, onderdeel):
    """What was written for a part: [(label, text, whether it was taken over unchanged)], empty texts left out."""
    teksten = inhoud.get("teksten", {}).get(onderdeel.code, {})
    over = inhoud.get("overgenomen", {}).get(onderdeel.code, ())
    return [(veld.label, teksten[veld.naam], veld.naam in over) for veld in onderdeel.velden if teksten.get(veld.naam)]


def hoofdstukken(regels, inhoud):
    """The chapters on what was agreed: [(id, title, [Doel])], the last one without title of its own."""
    afspraak_van = {
        code: afspraak["code"]
        for lijn in inhoud["actielijnen"]
        for afspraak in lijn["afspraken"]
        for code in afspraak["indicatoren"]
    }
    doelen = [Doel(onderdeel, inhoud) for onderdeel in doelonderdelen(regels)]
    return [
        (id_, titel, [doel for doel in doelen if afspraak_van.get(doel.regel.code) in codes])
        for id_, titel, codes in HOOFDSTUKKEN
    ]


def is_voorbij(inhoud):
    """Whether by the peildatum of this `inhoud` the target date has come: nothing is left to expect."""
    return inhoud["peildatum"] >= inhoud["convenant"]["doeldatum"]


def grafiek_verloop(regel, inhoud):
    """The frozen course over time, against what is needed and agreed."""
    nulmeting_op, doeldatum = (date.fromisoformat(inhoud["convenant"][veld]) for veld in ("nulmeting_op", "doeldatum"))
    return lijn_doel(
        f"verloop-{regel.code}",
        regel.naam,
        reeks=_dagen(regel.bewijs["verloop"]),
        doel=regel.doel,
        doeldatum=regel.doeldatum or doeldatum,
        nulmeting=regel.nulmeting,
        nuldatum=nulmeting_op,
        prognose=None if is_voorbij(inhoud) else regel.prognose,
        eenheid=regel.eenheid,
        nodig=_dagen(regel.bewijs["nodig_verloop"]),
        maat=MAAT_KERN if is_kern(regel) else MAAT,
    )


def grafiek_jaren(regel):
    """The frozen stand of each year beside what was agreed for it."""
    jaren = [(jaar["schooljaar"], jaar["stand"], jaar["doel"]) for jaar in regel.bewijs["per_jaar"]]
    return jaarstaven(f"jaren-{regel.code}", regel.naam, jaren, eenheid=regel.eenheid, maat=MAAT_JAREN)


def grafiek_stadsdelen(regel):
    titel = f"{regel.bewijs['kort']} per stadsdeel"
    return gestapeld(f"stadsdelen-{regel.code}", titel, regel.bewijs["stadsdelen"], maat=(MAAT[0], 21))


def per_bestuur(doel):
    """How the counted and prepared units spread over the besturen: [(bestuur, [counted], [prepared])]."""
    telt, komt = defaultdict(list), defaultdict(list)
    for groep, rijen in ((telt, doel.bewijs["telt_mee"]), (komt, doel.in_voorbereiding)):
        for rij in rijen:
            groep[rij.get("bestuur") or "Onbekend"].append(rij["naam"])
    rijen = [(naam, telt[naam], komt[naam]) for naam in {*telt, *komt}]
    return sorted(rijen, key=lambda rij: (-len(rij[1]), -len(rij[2]), rij[0]))

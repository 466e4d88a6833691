"""From telling to Meting: stand, noemer, nodig nu, prognose and oordeel of an indicator on a peildatum."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from doorlopend.schooljaar import Schooljaar
from monitoring.models import Indicator, Mijlpaal, Oordeel, Oordeelafwijking
from monitoring.register import Register
from monitoring.tellingen import TELLINGEN, Telling, Vraag


def afwijkingen():
    """Every Oordeelafwijking by pk of its indicator, the newest first: one query."""
    return _per_indicator(Oordeelafwijking.objects.select_related("gezet_door"))


def mijlpalen():
    """Every Mijlpaal by pk of its indicator, in order of day: one query."""
    return _per_indicator(Mijlpaal.objects.all())


def _per_indicator(rijen):
    uit = defaultdict(list)
    for rij in rijen:
        uit[rij.indicator_id].append(rij)
    return uit


def schooljaren(nulmeting_op, doeldatum):
    """The school years that lie whole within the covenant, in order."""
    eerste = Schooljaar.op(nulmeting_op)
    begin = eerste.begin if nulmeting_op == eerste.begindatum else eerste.begin + 1
    return [Schooljaar(jaar) for jaar in range(begin, doeldatum.year) if Schooljaar(jaar).einddatum <= doeldatum]


def nodig_nu(*, nulmeting, doel, nulmeting_op, doeldatum, peildatum):
    """What a stand must be on `peildatum`: equal steps at the end of each school year, rounded down.

    floor(nulmeting + k/n × (doel − nulmeting)), k of the n school years closed (31 July inclusive).
    None without a baseline or target.
    """
    if nulmeting is None or doel is None:
        return None
    jaren = schooljaren(nulmeting_op, doeldatum)
    klaar = sum(jaar.einddatum <= peildatum for jaar in jaren)
    return nulmeting + klaar * (doel - nulmeting) // len(jaren)


def prognose_telt(peildatum, doeldatum):
    """Whether no 1 August lies between them any more (peildatum < 1 August ≤ doeldatum)."""
    return Schooljaar.op(peildatum) >= Schooljaar.op(doeldatum)


def oordeel_stand(*, stand, doel, nodig, prognose, peildatum, doeldatum):
    """The oordeel of a stand (convenant.md, "Fact, plan, progress, judgement")."""
    if stand is None or doel is None:
        return Oordeel.GEEN_OORDEEL
    if peildatum >= doeldatum:
        return Oordeel.GEHAALD if stand >= doel else Oordeel.NIET_GEHAALD
    toetsen = [] if nodig is None else [stand >= nodig]
    if prognose_telt(peildatum, doeldatum):
        toetsen.append(prognose >= doel)
    if not toetsen:
        return Oordeel.GEEN_OORDEEL
    if all(toetsen):
        return Oordeel.OP_SCHEMA
    return Oordeel.LOOPT_VER_ACHTER if len(toetsen) == 2 and not any(toetsen) else Oordeel.LOOPT_ACHTER


def oordeel_schooljaar(*, stand, doel, prognose, peildatum, schooljaar):
    """The oordeel of a school-year target: held and planned against the target, by time of year."""
    if stand is None or doel is None:
        return Oordeel.GEEN_OORDEEL
    if peildatum >= schooljaar.einddatum:
        return Oordeel.GEHAALD if stand >= doel else Oordeel.NIET_GEHAALD
    if prognose >= doel:
        return Oordeel.OP_SCHEMA
    if peildatum < date(schooljaar.begin + 1, 2, 1):
        return Oordeel.GEEN_OORDEEL
    return Oordeel.LOOPT_ACHTER if peildatum < date(schooljaar.begin + 1, 6, 1) else Oordeel.LOOPT_VER_ACHTER


@dataclass(frozen=True)
class Meting:
    """An indicator measured on a peildatum; everything is computed on demand from one Register."""

    indicator: Indicator
    peildatum: date
    register: Register = field(repr=False)

    @property
    def convenant(self):
        return self.indicator.afspraak.actielijn.convenant

    @property
    def wordt_gemeten(self):
        return bool(self.indicator.telling)

    def tel(self, dag, *, met_plannen=False):
        """The Telling on `dag`, over facts only or over every valid step."""
        vraag = Vraag(self.register, dag, met_plannen, self.indicator.geldende_instellingen)
        return TELLINGEN[self.indicator.telling].tel(vraag)

    @cached_property
    def telling(self):
        return self.tel(self.peildatum) if self.wordt_gemeten else Telling([])

    @cached_property
    def verwachte_telling(self):
        """The same telling on the target date, plans included; one for all days of a series."""
        if not self.wordt_gemeten:
            return Telling([])
        dag, verwacht = self.doeldatum or self.convenant.doeldatum, self.register.verwacht
        if (self.indicator, dag) not in verwacht:
            verwacht[self.indicator, dag] = self.tel(dag, met_plannen=True)
        return verwacht[self.indicator, dag]

    @property
    def stand(self):
        return self.telling.stand if self.wordt_gemeten else None

    @property
    def noemer(self):
        return None if self.telling.noemer is None else len(self.telling.noemer)

    @property
    def schooljaar(self):
        return Schooljaar.op(self.peildatum)

    @property
    def schooljaren(self):
        return schooljaren(self.convenant.nulmeting_op, self.convenant.doeldatum)

    @property
    def doel(self):
        """The target as a number: "all" is the noemer of the day; None outside the covenant's school years."""
        if self.indicator.per_schooljaar and self.schooljaar not in self.schooljaren:
            return None
        return (self.noemer or None) if self.indicator.doel_is_alle else self.indicator.geldend_doel

    @property
    def doeldatum(self):
        """The day on which the target must be met; for a school-year target the last day of that year."""
        if self.indicator.geldend_doel is None and not self.indicator.doel_is_alle:
            return None
        if not self.indicator.per_schooljaar:
            return self.convenant.doeldatum
        return self.schooljaar.einddatum if self.schooljaar in self.schooljaren else None

    @property
    def mijlpalen(self):
        """What the stuurgroep set for this indicator, in order of day."""
        return self.register.uit(mijlpalen)[self.indicator.pk]

    @property
    def nodig_nu(self):
        """The newest milestone of the stuurgroep on or before the peildatum; without one the computed steps."""
        bereikt = [mijlpaal.aantal for mijlpaal in self.mijlpalen if mijlpaal.datum <= self.peildatum]
        if bereikt:
            return bereikt[-1]
        if self.indicator.per_schooljaar:
            return None
        convenant = self.convenant
        return nodig_nu(
            nulmeting=self.indicator.nulmeting,
            doel=self.doel,
            nulmeting_op=convenant.nulmeting_op,
            doeldatum=convenant.doeldatum,
            peildatum=self.peildatum,
        )

    @property
    def prognose(self):
        return self.verwachte_telling.stand if self.wordt_gemeten and self.doeldatum else None

    @property
    def afwijking(self):
        """The Oordeelafwijking that holds on the peildatum, or None."""
        gezet = self.register.uit(afwijkingen)[self.indicator.pk]
        return next((rij for rij in gezet if rij.loopt_op(self.peildatum)), None)

    @property
    def oordeel(self):
        """What people decided when they deviate from the computed oordeel, otherwise the computed one."""
        return Oordeel(self.afwijking.oordeel) if self.afwijking else self.berekend_oordeel

    @cached_property
    def berekend_oordeel(self):
        maten = {"stand": self.stand, "doel": self.doel, "prognose": self.prognose, "peildatum": self.peildatum}
        if self.indicator.per_schooljaar:
            return oordeel_schooljaar(schooljaar=self.schooljaar, **maten)
        return oordeel_stand(nodig=self.nodig_nu, doeldatum=self.doeldatum, **maten)

    @property
    def in_ontwikkeling(self):
        """How many units are in preparation beside what counts: "Daarnaast in ontwikkeling: n"."""
        return sum(eenheid.reden.code in ("ontwikkeling", "gepland") for eenheid in self.telling.telt_niet_mee)

    def op(self, peildatum):
        """The same indicator on another day, from the same registers."""
        return Meting(self.indicator, peildatum, self.register)

    def per_jaar(self):
        """For a school-year target: the Meting of each school year that has begun, at its end or on the peildatum."""
        return [
            self.op(min(jaar.einddatum, self.peildatum))
            for jaar in self.schooljaren
            if jaar.begindatum <= self.peildatum
        ]

    def verloop(self):
        """The stand on the baseline day, on each day it may have changed since, and on the peildatum."""
        if not self.wordt_gemeten:
            return []
        begin = min(self.convenant.nulmeting_op, self.peildatum)
        veranderd = TELLINGEN[self.indicator.telling].dagen(self.register, self.indicator.geldende_instellingen)
        dagen = {begin, self.peildatum} | {dag for dag in veranderd if begin < dag < self.peildatum}
        return _knikken([(dag, self.tel(dag).stand) for dag in sorted(dagen)])

    def nodig_verloop(self):
        """The steps of nodig nu from the baseline day to the target date, as (day, number)."""
        if self.nodig_nu is None:
            return []
        convenant = self.convenant
        dagen = {convenant.nulmeting_op, *(jaar.einddatum for jaar in self.schooljaren)}
        dagen |= {mijlpaal.datum for mijlpaal in self.mijlpalen}
        return [(dag, self.op(dag).nodig_nu) for dag in sorted(dagen)]


def _knikken(reeks):
    """Of a series only the first and last point and those where the value changes."""
    laatste = len(reeks) - 1
    return [punt for i, punt in enumerate(reeks) if i in (0, laatste) or punt[1] != reeks[i - 1][1]]


def indicatoren():
    """All indicators in the order of the covenant, with everything a Meting reads: one query."""
    return Indicator.objects.select_related("afspraak__actielijn__convenant")


def meet_alles(peildatum, register=None):
    """Every indicator on `peildatum`, by code, in the order of the covenant.

    Nine queries in all, and one for each register of another app.
    """
    register = register or Register.lees()
    return {indicator.code: Meting(indicator, peildatum, register) for indicator in indicatoren()}

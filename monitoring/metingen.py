"""From telling to Meting: stand, noemer, nodig nu, prognose and oordeel of an indicator on a peildatum."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from doorlopend.schooljaar import Schooljaar
from monitoring.models import Indicator, Mijlpaal, Oordeel, Oordeelafwijking
from monitoring.models.convenant import geldend_convenant
from monitoring.register import Register
from monitoring.tellingen import TELLINGEN, Telling, Vraag, jaarsoort


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


def hele_jaren(nulmeting_op, doeldatum, soort=Schooljaar):
    """The years of this kind that lie whole within the covenant, in order."""
    eerste = soort.op(nulmeting_op)
    jaar = eerste if nulmeting_op == eerste.begindatum else eerste.volgend
    jaren = []
    while jaar.einddatum <= doeldatum:
        jaren.append(jaar)
        jaar = jaar.volgend
    return jaren


def stapdagen(nulmeting_op, doeldatum):
    """The days on which a stand must have come a step further: the ends of the school years, the last on `doeldatum`.

    By telafspraak 8 the target date may be 1 August: then the last step isn't asked a day too early.
    """
    jaren = hele_jaren(nulmeting_op, doeldatum)
    return [*(jaar.einddatum for jaar in jaren[:-1]), doeldatum]


def nodig_nu(*, nulmeting, doel, nulmeting_op, doeldatum, peildatum):
    """What a stand must be on `peildatum`: equal steps at the end of each school year, rounded down.

    floor(nulmeting + k/n × (doel − nulmeting)), k of the n stapdagen reached (the day itself inclusive).
    None without a baseline or target.
    """
    if nulmeting is None or doel is None:
        return None
    stappen = stapdagen(nulmeting_op, doeldatum)
    klaar = sum(dag <= peildatum for dag in stappen)
    return nulmeting + klaar * (doel - nulmeting) // len(stappen)


def prognose_telt(peildatum, doeldatum):
    """Whether no 1 August lies between them any more (peildatum < 1 August < doeldatum).

    What starts on the target date itself is what the verwachting is about.
    """
    return Schooljaar.op(peildatum) >= Schooljaar.op(doeldatum - timedelta(days=1))


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


def oordeel_jaar(*, stand, doel, prognose, peildatum, jaar):
    """The oordeel of a yearly target: held and planned against the target, by time of year.

    Half of the year over (1 February of a school year): loopt achter; ten months over: loopt ver achter.
    """
    if stand is None or doel is None:
        return Oordeel.GEEN_OORDEEL
    if peildatum >= jaar.einddatum:
        return Oordeel.GEHAALD if stand >= doel else Oordeel.NIET_GEHAALD
    if prognose >= doel:
        return Oordeel.OP_SCHEMA
    if peildatum < jaar.na_maanden(6):
        return Oordeel.GEEN_OORDEEL
    return Oordeel.LOOPT_ACHTER if peildatum < jaar.na_maanden(10) else Oordeel.LOOPT_VER_ACHTER


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
        vraag = Vraag(self.register, dag, met_plannen, self.indicator.geldende_instellingen, self.convenant)
        return TELLINGEN[self.indicator.telling].tel(vraag)

    @cached_property
    def telling(self):
        return self.tel(self.peildatum) if self.wordt_gemeten else Telling([])

    @cached_property
    def verwachte_telling(self):
        """The same telling on the target date, plans included; one for all days of a series."""
        if not self.wordt_gemeten:
            return Telling([])
        dag, verwacht = self.doeldatum or self.einddatum, self.register.verwacht
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
    def einddatum(self):
        """The day on which the covenant must be met, by the chosen readings."""
        return self.indicator.geldende_doeldatum or self.convenant.doeldatum

    @property
    def jaar(self):
        """The year of the peildatum: a school year, or by the chosen readings a calendar year."""
        return jaarsoort(self.indicator.geldende_instellingen).op(self.peildatum)

    @property
    def jaren(self):
        return hele_jaren(self.convenant.nulmeting_op, self.einddatum, type(self.jaar))

    @property
    def doel(self):
        """The target as a number: "all" is the noemer of the day; None outside the covenant's years."""
        if self.indicator.per_schooljaar and self.jaar not in self.jaren:
            return None
        return (self.noemer or None) if self.indicator.doel_is_alle else self.indicator.geldend_doel

    @property
    def doeldatum(self):
        """The day on which the target must be met; for a yearly target the last day of that year."""
        if self.indicator.geldend_doel is None and not self.indicator.doel_is_alle:
            return None
        if not self.indicator.per_schooljaar:
            return self.einddatum
        return self.jaar.einddatum if self.jaar in self.jaren else None

    @property
    def mijlpalen(self):
        """What the stuurgroep set for this indicator, in order of day."""
        return self.register.uit(mijlpalen)[self.indicator.pk]

    @property
    def nodig_nu(self):
        """The newest milestone of the stuurgroep on or before the peildatum; without one the computed steps."""
        if self.indicator.per_schooljaar:
            return None
        bereikt = [mijlpaal.aantal for mijlpaal in self.mijlpalen if mijlpaal.datum <= self.peildatum]
        return bereikt[-1] if bereikt else self.berekend_nodig

    @property
    def berekend_nodig(self):
        """What is needed by the rule, without the milestones of the stuurgroep."""
        return nodig_nu(
            nulmeting=self.indicator.nulmeting,
            doel=self.doel,
            nulmeting_op=self.convenant.nulmeting_op,
            doeldatum=self.einddatum,
            peildatum=self.peildatum,
        )

    def berekende_stappen(self):
        """The steps of the rule, as (day, number); none without a baseline or target."""
        dagen = stapdagen(self.convenant.nulmeting_op, self.einddatum)
        return [(dag, self.op(dag).berekend_nodig) for dag in dagen if self.berekend_nodig is not None]

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
            return oordeel_jaar(jaar=self.jaar, **maten)
        return oordeel_stand(nodig=self.nodig_nu, doeldatum=self.doeldatum, **maten)

    @property
    def kern(self):
        """The figures by which two metingen can be compared."""
        maten = (self.stand, self.doel, self.prognose, self.noemer, self.doeldatum, self.berekend_oordeel)
        return (*maten, self.indicator.geldende_noemer_convenant)

    @property
    def in_ontwikkeling(self):
        """How many units with a leerroute are in preparation beside what counts: "Daarnaast in ontwikkeling: n"."""
        voorbereid = ("ontwikkeling", "gepland")
        return sum(bool(rij.leerroutes) and rij.reden.code in voorbereid for rij in self.telling.telt_niet_mee)

    def op(self, peildatum):
        """The same indicator on another day, from the same registers."""
        return Meting(self.indicator, peildatum, self.register)

    def per_jaar(self):
        """For a yearly target: the Meting of each year that has begun, at its end or on the peildatum."""
        return [
            self.op(min(jaar.einddatum, self.peildatum)) for jaar in self.jaren if jaar.begindatum <= self.peildatum
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
        nulmeting_op = self.convenant.nulmeting_op
        dagen = {nulmeting_op, *stapdagen(nulmeting_op, self.einddatum)}
        dagen |= {mijlpaal.datum for mijlpaal in self.mijlpalen}
        return [(dag, self.op(dag).nodig_nu) for dag in sorted(dagen)]


def _knikken(reeks):
    """Of a series only the first and last point and those where the value changes."""
    laatste = len(reeks) - 1
    return [punt for i, punt in enumerate(reeks) if i in (0, laatste) or punt[1] != reeks[i - 1][1]]


def indicatoren(peildatum):
    """The indicators of the covenant by which is counted on `peildatum`, in its order: one query.

    Read with everything that a Meting reads.
    """
    alle = list(Indicator.objects.select_related("afspraak__actielijn__convenant"))
    geldend = geldend_convenant({indicator.afspraak.actielijn.convenant for indicator in alle}, peildatum)
    return [indicator for indicator in alle if indicator.afspraak.actielijn.convenant == geldend]


def meet_alles(peildatum, register=None):
    """Every indicator on `peildatum`, by code, in the order of the covenant.

    Nine queries in all, and one for each register of another app.
    """
    register = register or Register.lees()
    return {indicator.code: Meting(indicator, peildatum, register) for indicator in indicatoren(peildatum)}

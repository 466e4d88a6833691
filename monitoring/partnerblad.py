"""One partner's part in everything: own schools or leerroutes, own share in each target, gaps, meetings, means."""

from dataclasses import dataclass

from django.db.models import Q

from doorlopend.bijeenkomsten import ERBIJ
from doorlopend.models import School
from kennisdeling.models import Gegevensdeling
from leerroutes.statussen import Status
from lob.models import Decaanaanwezigheid, Decanenbijeenkomst
from monitoring.hiaten import per_school, routes_per_school, standen
from monitoring.models import Middelen, Rapportversie


@dataclass(frozen=True)
class Aandeel:
    """What of one Meting belongs to the partner: the units that count and those that don't, with their reason.

    `kan` is how many of its schools are in the noemer, None for an indicator without one.
    """

    meting: object
    telt_mee: list
    telt_niet_mee: list
    kan: int | None

    @property
    def tekst(self):
        if self.kan is not None:
            return f"{len(self.telt_mee)} van {self.kan}"
        return str(len(self.telt_mee))


@dataclass
class Partnerblad:
    """Everything on the page of one partner on one day; schools and mbo's are keys."""

    partner: object
    peildatum: object
    register: object
    scholen: set
    mbos: set

    @classmethod
    def van(cls, partner, peildatum, register):
        """The page of `partner`; two queries for its schools and mbo's."""
        scholen = set(School.objects.filter(partner=partner).values_list("pk", flat=True))
        return cls(partner, peildatum, register, scholen, set(partner.mbo_instellingen.values_list("pk", flat=True)))

    def is_eigen(self, eenheid):
        """Whether a unit of a telling belongs to this partner."""
        if eenheid.soort == "school":
            return eenheid.pk in self.scholen or bool(self.mbos and self.mbos & self._mbos_van(eenheid.leerroutes))
        if eenheid.soort == "leerroute":
            return bool(self.mbos & self._mbos_van([eenheid.pk]) or self.scholen & self._scholen_van(eenheid.pk))
        return eenheid.soort == "mbo" and eenheid.pk in self.mbos

    def _mbos_van(self, routes):
        return {self.register.leerroutes[pk].mbo_id for pk in routes}

    def _scholen_van(self, route):
        return {d.school_id for d in self.register.deelnames[route] if d.loopt_op(self.peildatum)}

    def aandelen(self, metingen):
        """An Aandeel for each indicator that is measured and has a unit of this partner."""
        for meting in metingen.values():
            eigen = [eenheid for eenheid in meting.telling.eenheden if self.is_eigen(eenheid)]
            if eigen:
                mee = [eenheid for eenheid in meting.telling.telt_mee if self.is_eigen(eenheid)]
                niet = [eenheid for eenheid in meting.telling.telt_niet_mee if self.is_eigen(eenheid)]
                yield Aandeel(meting, mee, niet, self._kan(meting.telling, eigen))

    def _kan(self, telling, eigen):
        """How many of the own units may count; None where units and noemer are not of one kind."""
        if telling.noemer is None or not self.scholen:
            return None
        return sum(eenheid.pk in telling.noemer for eenheid in eigen) or None

    def eigen_scholen(self):
        """The own schools that are open, by name, each with its leerroutes and their status."""
        routes = routes_per_school(self.register, self.peildatum)
        scholen = [self.register.scholen[pk] for pk in self.scholen]
        open_nu = [school for school in scholen if school.is_open_op(self.peildatum)]
        return [
            (school, routes.get(school.pk, []))
            for school in sorted(open_nu, key=lambda school: school.roepnaam.lower())
        ]

    def eigen_leerroutes(self):
        """The leerroutes with a mbo of this partner, by name, with their status; those that stopped are left out."""
        uit = []
        for route in self.register.leerroutes.values():
            if route.mbo_id in self.mbos:
                stap = self.register.stap_op(route.pk, self.peildatum, met_plannen=False)
                if stap is None or stap.status != Status.GESTOPT:
                    scholen = [self.register.scholen[pk] for pk in self._scholen_van(route.pk)]
                    uit.append((route, stap.status if stap else None, scholen))
        return sorted(uit, key=lambda rij: rij[0].naam.lower())

    def hiaten(self):
        """The own schools that miss something, each with what: [(school, [Stand])]."""
        return per_school(s for s in standen(self.register, self.peildatum, scholen=self.scholen) if s.is_hiaat)

    def bijeenkomsten(self, schooljaar):
        """The meetings of decanen held in the school year up to the day, as (meeting, names of who came for it)."""
        gehouden = Decanenbijeenkomst.objects.gehouden_op(self.peildatum).in_schooljaar(schooljaar)
        erbij = Decaanaanwezigheid.objects.filter(bijeenkomst__in=gehouden, opkomst__in=ERBIJ)
        erbij = erbij.select_related("school", "mbo")
        per_keer: dict = {}
        for mens in erbij:
            if mens.school_id in self.scholen or mens.mbo_id in self.mbos:
                per_keer.setdefault(mens.bijeenkomst_id, set()).add(str(mens.school or mens.mbo))
        return [(keer, sorted(per_keer.get(keer.pk, ()))) for keer in gehouden.order_by("datum", "pk")]

    def gedeeld(self, schooljaar):
        """What this partner, its schools or its mbo's shared in the school year up to the day, withdrawn left out."""
        eigen = Q(school__in=self.scholen) | Q(bestuur=self.partner) | Q(mbo__in=self.mbos)
        geldig = Gegevensdeling.objects.geldig_op(self.peildatum).in_schooljaar(schooljaar)
        return geldig.filter(eigen).met_organisaties().order_by("-gedeeld_op", "pk")

    def middelen(self):
        """What this partner said about people and means in reports that are vastgesteld, newest first."""
        rapportages = Rapportversie.objects.filter(hoofdnummer__gte=1).values("rapportage")
        return (
            Middelen.objects.filter(partner=self.partner, rapportage__in=rapportages)
            .filter(rapportage__peildatum__lte=self.peildatum)
            .exclude(voldoende=None)
            .select_related("rapportage")
            .order_by("-rapportage__peildatum")
        )

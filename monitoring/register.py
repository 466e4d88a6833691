"""The registers as the tellingen need them, read once in a fixed number of queries.

Everything after that is arithmetic in memory: any number of indicators on any number of dates costs
no further query, and counted and not counted come from one and the same pass.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from doorlopend.models import School, Schoolaanbod
from leerroutes.models import Deelname, Leerroute, Statusstap


class Stap(NamedTuple):
    """A valid status step: a fact, or still a plan."""

    ingangsdatum: object
    status: str
    is_feit: bool


@dataclass
class Register:
    """Schools, offers, leerroutes, participations and status steps, by primary key."""

    scholen: dict = field(default_factory=dict)
    leerroutes: dict = field(default_factory=dict)
    deelnames: dict = field(default_factory=lambda: defaultdict(list))
    aanbod: dict = field(default_factory=lambda: defaultdict(list))
    feiten: dict = field(default_factory=lambda: defaultdict(list))
    stappen: dict = field(default_factory=lambda: defaultdict(list))
    gelezen: dict = field(default_factory=dict)
    verwacht: dict = field(default_factory=dict)

    @classmethod
    def lees(cls):
        """Read all registers: six queries, whatever their size."""
        register = cls()
        register.scholen = {school.pk: school for school in School.objects.select_related("partner")}
        register.leerroutes = {route.pk: route for route in Leerroute.objects.select_related("mbo")}
        for deelname in Deelname.objects.filter(leerroute__verwijderd_op=None):
            register.deelnames[deelname.leerroute_id].append(deelname)
        for aanbod in Schoolaanbod.objects.all():
            register.aanbod[aanbod.soort].append(aanbod)
        stappen = Statusstap.objects.filter(leerroute__verwijderd_op=None)
        feiten = set(stappen.feiten().values_list("pk", flat=True))
        rijen = stappen.geldig().op_volgorde().values_list("pk", "leerroute_id", "ingangsdatum", "status")
        for pk, leerroute, ingangsdatum, status in rijen:
            register.voeg_stap_toe(leerroute, Stap(ingangsdatum, status, pk in feiten))
        return register

    def uit(self, bron):
        """What the function `bron` reads from its own tables: read when first asked for, and only once.

        So a register of another app joins with one function, and a page that doesn't show it costs nothing.
        """
        if bron not in self.gelezen:
            self.gelezen[bron] = bron()
        return self.gelezen[bron]

    def voeg_stap_toe(self, leerroute, stap):
        """Add a step; steps come in the order of Statusstap.VOLGORDE."""
        self.stappen[leerroute].append(stap)
        if stap.is_feit:
            self.feiten[leerroute].append(stap)

    def stap_op(self, leerroute, dag, *, met_plannen):
        """The step that holds on `dag`, or None; of two on one day the later recorded."""
        reeks = (self.stappen if met_plannen else self.feiten)[leerroute]
        plek = bisect_right(reeks, dag, key=attrgetter("ingangsdatum"))
        return reeks[plek - 1] if plek else None

    def aanbieders_op(self, soorten, dag, *, gemeenten):
        """The pks of schools in one of `gemeenten` that offer one of `soorten` on `dag`."""
        return {
            aanbod.school_id
            for soort in soorten
            for aanbod in self.aanbod[soort]
            if aanbod.loopt_op(dag) and self.scholen[aanbod.school_id].gemeente in gemeenten
        }

"""The sheet of statuses: each row is a step in the history of a leerroute, unless it is there already."""

from collections import defaultdict
from operator import attrgetter, itemgetter

from django.core.exceptions import ValidationError
from django.utils import timezone

from leerroutes.acties import controleer_overgang, controleer_reeks
from leerroutes.celwaarden import datum, keuze, regel, tekst
from leerroutes.importregels import BLAD_ROUTES, BLAD_STATUSSEN, VERPLICHT
from leerroutes.importschrijven import PER_KEER
from leerroutes.models import Statusstap
from leerroutes.statussen import Status

VERPLAATST = "De geplande start is in het blad verplaatst."
MAX_TOELICHTING = 2000
LEES_STATUS = keuze(Status)
VUL_IN = {"naam": "Vul de naam in.", "status": "Vul de status in.", "ingangsdatum": "Vul de datum in."}


class Stappen:
    """One run over the sheet; the histories are read once and the new steps written together."""

    def __init__(self, lezers, resultaat, routes, schrijver):
        self.routelezer, self.lezer = lezers[BLAD_ROUTES], lezers[BLAD_STATUSSEN]
        self.resultaat, self.door, self.nu, self.reden = resultaat, schrijver.door, schrijver.nu, schrijver.reden
        self.vervalt = []
        self.routes, self.sleutel = routes.op_naam, routes.sleutel
        self.vandaag = timezone.localdate(self.nu)
        self.stappen = defaultdict(list)
        for stap in Statusstap.objects.op_volgorde():
            self.stappen[stap.leerroute_id].append(stap)

    def verwerk(self, rijen, gepland):
        """Import the rows, then the geplande starts; `gepland` holds (row, date or None) by sleutel."""
        per_route = defaultdict(list)
        for rij, cellen in rijen:
            self.lees_rij(rij, cellen, gepland, per_route)
        for naam in {**gepland, **per_route}:
            route = self.routes.get(naam)
            if route is not None and route.pk:
                nieuw = sorted(per_route[naam], key=itemgetter(0))
                self.voeg_toe(route, nieuw)
                self.plan_start(route, *gepland.get(naam, (0, None)), nieuw)
        self.schrijf()

    def schrijf(self):
        """The plans that moved become void, then all new steps are added."""
        vervallen = {"vervallen_op": self.nu, "vervallen_door": self.door, "vervallen_reden": VERPLAATST}
        Statusstap.objects.filter(pk__in=[plan.pk for plan in self.vervalt]).update(**vervallen)
        Statusstap.objects.bulk_create(self.resultaat.nieuwe_stappen, batch_size=PER_KEER)

    def lees_rij(self, rij, cellen, gepland, per_route):
        """Add the step of a row to `per_route`: (ingangsdatum, status, toelichting, row)."""
        for kolom in VERPLICHT[BLAD_STATUSSEN]:
            if kolom not in cellen:
                self.lezer.fout(rij, kolom, VUL_IN[kolom])
        naam = self.lezer.lees(rij, cellen, "naam", regel, anders="")
        sleutel = self.sleutel(naam)
        if naam and sleutel not in self.routes and sleutel not in gepland:
            uitleg = f"staat niet in het blad {BLAD_ROUTES} en niet in het portaal. Controleer de naam."
            self.lezer.fout(rij, "naam", f"Leerroute “{naam}” {uitleg}")
        status = self.lezer.lees(rij, cellen, "status", LEES_STATUS)
        ingangsdatum = self.lezer.lees(rij, cellen, "ingangsdatum", datum)
        toelichting = self.lezer.lees(rij, cellen, "toelichting", tekst, anders="")
        if len(toelichting) > MAX_TOELICHTING:
            self.lezer.fout(rij, "toelichting", f"Maak de toelichting korter: hoogstens {MAX_TOELICHTING} tekens.")
        if naam and status and ingangsdatum:
            per_route[sleutel].append((ingangsdatum, status, toelichting, rij))

    def voeg_toe(self, route, nieuw):
        gezien = {}
        for ingangsdatum, status, toelichting, rij in nieuw:
            eerder = gezien.setdefault((ingangsdatum, status), (rij, toelichting))
            if eerder[0] != rij and eerder[1] != toelichting:
                uitleg = f"Deze status staat ook in rij {eerder[0]}, met een andere toelichting. Laat één rij staan."
                self.lezer.fout(rij, "toelichting", uitleg)
            elif self.bekend(route, status, ingangsdatum):
                self.meld_onbevestigd(route, ingangsdatum, rij)
            else:
                self.zet_rij(route, ingangsdatum, status, toelichting, rij)

    def zet_rij(self, route, ingangsdatum, status, toelichting, rij):
        """A new step of a row, with what is wrong or unusual about it."""
        ander = [stap for stap in self.geldig(route) if stap.ingangsdatum == ingangsdatum]
        raakt_grens = self.resultaat.grens is not None and ingangsdatum <= self.resultaat.grens
        try:
            self.zet(route, status, ingangsdatum, toelichting or (self.reden if raakt_grens else ""))
        except ValidationError as fout:
            for kolom, meldingen in fout.message_dict.items():
                self.lezer.fout(rij, kolom, " ".join(meldingen))
            return
        if ander:
            uitleg = f"Op deze dag is er ook de status “{ander[-1].get_status_display()}”. De laatste van de twee telt."
            self.lezer.waarschuw(rij, "ingangsdatum", uitleg)
        if status == Status.AANGEBODEN and route.mist_overeenkomst_op(ingangsdatum):
            uitleg = "Er is op die dag nog geen getekende overeenkomst. Vul in wanneer die is getekend."
            self.lezer.waarschuw(rij, "status", uitleg)
        if raakt_grens:
            self.lezer.waarschuw_grens(rij, "ingangsdatum")

    def bekend(self, route, status, ingangsdatum):
        """Whether the history has this step already, also as a voided or confirmed one."""
        return any((stap.status, stap.ingangsdatum) == (status, ingangsdatum) for stap in self.stappen[route.pk])

    def meld_onbevestigd(self, route, ingangsdatum, rij):
        """A plan whose day has passed doesn't become a fact by an import: somebody confirms it."""
        for stap in self.stappen[route.pk]:
            if stap.is_plan and stap.ingangsdatum == ingangsdatum <= self.vandaag:
                uitleg = "Dit stond gepland en is nog niet bevestigd. Bevestig het in het portaal."
                self.lezer.waarschuw(rij, "status", uitleg)

    def geldig(self, route):
        geldig = [stap for stap in self.stappen[route.pk] if stap.vervallen_op is None]
        # What was recorded first stands first in the list, and sorting leaves it so.
        return sorted(geldig, key=attrgetter("ingangsdatum", "gezet_op"))

    def zet(self, route, status, ingangsdatum, toelichting="", *, als_plan=None):
        """Add a step under the rule of acties.zet_status, checked against the history read before."""
        controleer_overgang(self.geldig(route), status=status, ingangsdatum=ingangsdatum)
        stap = Statusstap(
            leerroute=route,
            status=status,
            ingangsdatum=ingangsdatum,
            toelichting=toelichting,
            als_plan=ingangsdatum > self.vandaag if als_plan is None else als_plan,
            gezet_door=self.door,
            gezet_op=self.nu,
        )
        self.stappen[route.pk].append(stap)
        self.resultaat.nieuwe_stappen.append(stap)

    def plan_start(self, route, rij, start, nieuw):
        """Make geplande_start a planned aangeboden step, unless the sheet or the history has one.

        A day that has passed stays a plan: the to-do then asks whether it happened.
        """
        if start is None or self.bekend(route, Status.AANGEBODEN, start) or self.heeft_start(route, start, nieuw):
            return
        plannen = [stap for stap in self.geldig(route) if stap.is_plan and stap.status == Status.AANGEBODEN]
        blijven = [stap for stap in self.geldig(route) if stap not in plannen]
        nieuw_plan = Statusstap(status=Status.AANGEBODEN, ingangsdatum=start, gezet_op=self.nu)
        try:
            controleer_overgang(blijven, status=Status.AANGEBODEN, ingangsdatum=start)
            controleer_reeks(sorted([*blijven, nieuw_plan], key=attrgetter("ingangsdatum", "gezet_op")))
        except ValidationError:
            uitleg = "Deze dag past niet bij de statussen en slaan we over. Pas de datum of de statussen aan."
            self.routelezer.waarschuw(rij, "geplande_start", uitleg)
            return
        for plan in plannen:
            plan.vervallen_op = self.nu
        self.vervalt += plannen
        self.zet(route, Status.AANGEBODEN, start, als_plan=True)
        if start <= self.vandaag:
            uitleg = "Deze dag is al geweest. Bevestig de start in het portaal of kies een andere dag."
            self.routelezer.waarschuw(rij, "geplande_start", uitleg)

    def heeft_start(self, route, start, nieuw):
        """Whether the sheet plans a start itself, or the leerroute is offered, or stopped after that day."""
        if any(status == Status.AANGEBODEN and dag > self.vandaag for dag, status, *_ in nieuw):
            return True
        feiten = [stap for stap in self.geldig(route) if stap.is_feit]
        if not feiten:
            return False
        laatste = feiten[-1]
        return laatste.status == Status.AANGEBODEN or (
            laatste.status == Status.GESTOPT and start <= laatste.ingangsdatum
        )

"""The sheet of statuses: each row is a step in the history of a leerroute, unless it is there already."""

from collections import defaultdict
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.utils import timezone

from leerroutes.acties import controleer_overgang, laat_vervallen
from leerroutes.celwaarden import datum, keuze, regel, tekst
from leerroutes.importregels import BLAD_ROUTES, BLAD_STATUSSEN, VERPLICHT
from leerroutes.models import VOLGORDE, Statusstap
from leerroutes.statussen import Status

VERPLAATST = "De geplande start is in het blad verplaatst."
MAX_TOELICHTING = 2000
VUL_IN = {"naam": "Vul de naam in.", "status": "Vul de status in.", "ingangsdatum": "Vul de datum in."}


class Stappen:
    """One run over the sheet; the histories are read once, so that a new step costs one query."""

    def __init__(self, lezers, resultaat, routes, door, nu):
        self.routelezer, self.lezer = lezers[BLAD_ROUTES], lezers[BLAD_STATUSSEN]
        self.resultaat, self.door, self.nu = resultaat, door, nu
        self.routes, self.sleutel = routes.op_naam, routes.sleutel
        self.vandaag = timezone.localdate(nu)
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
                nieuw = sorted(per_route[naam], key=lambda stap: stap[0])
                self.voeg_toe(route, nieuw)
                self.plan_start(route, *gepland.get(naam, (0, None)), nieuw)

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
        status = self.lezer.lees(rij, cellen, "status", keuze(Status))
        ingangsdatum = self.lezer.lees(rij, cellen, "ingangsdatum", datum)
        toelichting = self.lezer.lees(rij, cellen, "toelichting", tekst, anders="")
        if len(toelichting) > MAX_TOELICHTING:
            self.lezer.fout(rij, "toelichting", f"Maak de toelichting korter: hoogstens {MAX_TOELICHTING} tekens.")
        if naam and status and ingangsdatum:
            per_route[sleutel].append((ingangsdatum, status, toelichting, rij))

    def voeg_toe(self, route, nieuw):
        for ingangsdatum, status, toelichting, rij in nieuw:
            if self.bekend(route, status, ingangsdatum):
                self.meld_onbevestigd(route, ingangsdatum, rij)
                continue
            try:
                self.zet(route, status, ingangsdatum, toelichting)
            except ValidationError as fout:
                for kolom, meldingen in fout.message_dict.items():
                    self.lezer.fout(rij, kolom, " ".join(meldingen))

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
        return sorted(geldig, key=attrgetter(*VOLGORDE))

    def zet(self, route, status, ingangsdatum, toelichting="", *, als_plan=None):
        """Add a step under the rule of acties.zet_status, checked against the history read before."""
        controleer_overgang(self.geldig(route), status=status, ingangsdatum=ingangsdatum)
        stap = Statusstap.objects.create(
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
        try:
            controleer_overgang(blijven, status=Status.AANGEBODEN, ingangsdatum=start)
        except ValidationError:
            uitleg = "Deze dag past niet bij de statussen en slaan we over. Pas de datum of de statussen aan."
            self.routelezer.waarschuw(rij, "geplande_start", uitleg)
            return
        for plan in plannen:
            laat_vervallen(plan, reden=VERPLAATST, door=self.door, nu=self.nu)
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

"""Importing the team's own sheet: every row through the screen's form, in one transaction, all or nothing.

The preview is that same transaction rolled back. Blank cells leave what is there; nothing is ended,
voided steps stay voided and confirmations stay, so a second run with the same file changes nothing.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from doorlopend.models import MboInstelling, Vestigingscode
from doorlopend.models.organisaties import School
from leerroutes.acties import controleer_overgang, laat_vervallen
from leerroutes.celwaarden import Celfout, datum, getal, keuze, tekst
from leerroutes.forms import LeerrouteForm
from leerroutes.models import Deelname, Leerroute, Statusstap
from leerroutes.soorten import PROGRAMMAS, REGELS, Leertraject, Leerweg, Sector, Soort
from leerroutes.statussen import Status

BLAD_ROUTES, BLAD_STATUSSEN = "leerroutes", "statussen"
KOLOMMEN = {
    BLAD_ROUTES: (
        "naam soort leerweg mbo_niveau scholen mbo sector leertraject opleiding crebo keuzedeelcode programma geplande_start"
    ).split(),
    BLAD_STATUSSEN: "naam status ingangsdatum toelichting".split(),
}
VERPLICHT = {BLAD_ROUTES: ("naam", "soort", "leerweg", "scholen"), BLAD_STATUSSEN: ("naam", "status", "ingangsdatum")}
FOUT, WAARSCHUWING = "fout", "waarschuwing"
NIEUW, GEWIJZIGD, ONGEWIJZIGD = "nieuw", "gewijzigd", "ongewijzigd"
VERPLAATST = "De geplande start is in het blad verplaatst."


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
    """What an import did or would do: per leerroute (row, name, action, differences), and the meldingen."""

    rijen: list = field(default_factory=list)
    meldingen: list = field(default_factory=list)
    stappen: int = 0
    toegepast: bool = False

    @property
    def fouten(self):
        return [melding for melding in self.meldingen if melding.ernst == FOUT]

    def aantal(self, actie):
        return sum(rij[2] == actie for rij in self.rijen)


def importeer(bladen, *, door, nu, toepassen):
    """Import the sheets read by lees_bladen(); writes only when `toepassen` and nothing is wrong.

    `nu` is the aware moment of recording: steps up to that day are facts, later ones plans. Returns an
    Importresultaat; never raises for bad data.
    """
    werk = _Import(door, nu)
    with transaction.atomic():
        werk.verwerk(bladen)
        werk.resultaat.toegepast = toepassen and not werk.resultaat.fouten
        transaction.set_rollback(not werk.resultaat.toegepast)
    return werk.resultaat


class _Import:
    """One run: the registers by name, and what has been found so far."""

    def __init__(self, door, nu):
        self.door, self.nu, self.vandaag = door, nu, timezone.localdate(nu)
        self.resultaat = Importresultaat()
        self.routes = {route.naam.lower(): route for route in Leerroute.objects.prefetch_related("deelnames__school")}
        self.stappen = defaultdict(list)
        for stap in Statusstap.objects.op_volgorde():
            self.stappen[stap.leerroute_id].append(stap)

    @cached_property
    def scholen_op_code(self):
        return {code.code: code.school for code in Vestigingscode.objects.select_related("school")}

    @cached_property
    def scholen_op_naam(self):
        op_naam = defaultdict(list)
        for school in School.objects.prefetch_related("vestigingscodes"):
            op_naam[" ".join(school.roepnaam.lower().split())].append(school)
        return op_naam

    @cached_property
    def mbos(self):
        return {naam: mbo for mbo in MboInstelling.objects.all() for naam in mbo.herkenbare_namen}

    # Reading ---------------------------------------------------------------------------------------
    def meld(self, blad, rij, kolom, ernst, melding):
        self.resultaat.meldingen.append(Melding(blad, rij, kolom, ernst, melding))

    def verwerk(self, bladen):
        gevonden = {" ".join(blad.naam.lower().split()): blad for blad in bladen}
        if len(bladen) == 1 and BLAD_ROUTES not in gevonden and set(VERPLICHT[BLAD_ROUTES]) <= set(bladen[0].koppen):
            gevonden = {BLAD_ROUTES: bladen[0]}
        routes, statussen = gevonden.get(BLAD_ROUTES), gevonden.get(BLAD_STATUSSEN)
        if routes is None:
            namen = ", ".join(blad.naam for blad in bladen)
            self.meld(BLAD_ROUTES, 1, "", FOUT, f"Dit blad ontbreekt. In het bestand staan: {namen}. Geef het blad de naam “{BLAD_ROUTES}”.")
            return
        if not all([self.koppen_kloppen(BLAD_ROUTES, routes), statussen is None or self.koppen_kloppen(BLAD_STATUSSEN, statussen)]):
            return
        gepland = self.verwerk_routes(routes)
        self.verwerk_statussen(statussen, gepland)

    def koppen_kloppen(self, naam, blad):
        """Report missing and unknown columns; False when a required one is missing."""
        for kop in blad.koppen:
            if kop and kop not in KOLOMMEN[naam]:
                self.meld(naam, 1, kop, WAARSCHUWING, "Deze kolom kennen we niet en slaan we over.")
        ontbreekt = [kop for kop in VERPLICHT[naam] if kop not in blad.koppen]
        for kop in ontbreekt:
            self.meld(naam, 1, kop, FOUT, "Deze kolom ontbreekt. Voeg de kolom toe, met deze naam in de eerste rij.")
        return not ontbreekt

    def lees(self, blad, rij, cellen, kolom, lezer, anders=None):
        """The value of a cell by `lezer`, or `anders` when it is empty or (reported) can't be read."""
        if kolom not in cellen:
            return anders
        try:
            return lezer(cellen[kolom])
        except Celfout as fout:
            self.meld(blad, rij, kolom, FOUT, str(fout))
            return anders

    # Leerroutes ------------------------------------------------------------------------------------
    def verwerk_routes(self, blad):
        """Import the leerroutes; returns per name (row, geplande_start)."""
        gezien, gepland = {}, {}
        for rij, cellen in blad.rijen:
            naam = self.lees(BLAD_ROUTES, rij, cellen, "naam", tekst)
            if not naam:
                if "naam" not in cellen:
                    self.meld(BLAD_ROUTES, rij, "naam", FOUT, "Vul een naam in. Haal samengevoegde cellen uit elkaar.")
            elif naam.lower() in gezien:
                self.meld_dubbel(rij, cellen, *gezien[naam.lower()])
            else:
                gezien[naam.lower()] = (rij, cellen)
                gepland[naam.lower()] = (rij, self.lees(BLAD_ROUTES, rij, cellen, "geplande_start", datum))
                self.verwerk_route(rij, naam, cellen)
        return gepland

    def meld_dubbel(self, rij, cellen, eerder, eerdere_cellen):
        gelijk = cellen == eerdere_cellen
        uitleg = "met dezelfde gegevens. Deze rij slaan we over." if gelijk else "met andere gegevens. Laat één van de twee rijen staan."
        self.meld(BLAD_ROUTES, rij, "naam", WAARSCHUWING if gelijk else FOUT, f"Deze naam staat ook in rij {eerder}, {uitleg}")

    def verwerk_route(self, rij, naam, cellen):
        fouten_vooraf = len(self.resultaat.fouten)
        bestaand = self.routes.get(naam.lower())
        soort = self.lees(BLAD_ROUTES, rij, cellen, "soort", keuze(Soort), anders=bestaand and bestaand.soort)
        if soort is None:
            if "soort" not in cellen:
                self.meld(BLAD_ROUTES, rij, "soort", FOUT, f"Vul de soort in. Kies uit: {', '.join(Soort.values)}.")
            return
        if bestaand and soort != bestaand.soort:
            self.meld(BLAD_ROUTES, rij, "soort", FOUT, f"Deze leerroute staat in het portaal als {bestaand.soort}. De soort kan niet veranderen: geef de nieuwe leerroute een andere naam.")
            return
        gegevens = self.formuliergegevens(rij, naam, cellen, soort, bestaand)
        form = self.formulier(rij, gegevens, soort, bestaand, cellen)
        if form is not None and len(self.resultaat.fouten) == fouten_vooraf:
            self.bewaar_route(rij, form, bestaand)

    def formuliergegevens(self, rij, naam, cellen, soort, bestaand):
        """The data for the screen's form: what the leerroute has now, overlaid with the filled cells."""
        gegevens = {}
        if bestaand:
            gegevens = {veld: getattr(bestaand, veld) for veld in LeerrouteForm.Meta.fields if veld not in ("scholen", "mbo", "college")}
            gegevens |= {"mbo": bestaand.mbo_id, "college": bestaand.college_id}
        gegevens["naam"] = bestaand.naam if bestaand else naam
        lezers = {
            "leerweg": keuze(Leerweg),
            "mbo_niveau": getal,
            "mbo": self.lees_mbo,
            "sector": keuze(Sector),
            "leertraject": keuze(Leertraject),
            "opleiding": tekst,
            "crebo": tekst,
            "keuzedeelcode": lambda cel: tekst(cel).upper(),
            "programma": self.lees_programma,
        }
        eigen = set(REGELS[soort].velden)
        for kolom, lezer in lezers.items():
            if kolom in cellen and kolom in ("mbo_niveau", "leertraject", "crebo", "keuzedeelcode", "programma") and kolom not in eigen:
                self.meld(BLAD_ROUTES, rij, kolom, WAARSCHUWING, f"Dit hoort niet bij de soort {soort} en slaan we over.")
                continue
            waarde = self.lees(BLAD_ROUTES, rij, cellen, kolom, lezer)
            if waarde is not None:
                gegevens[kolom] = waarde
        gegevens["scholen"] = self.lees_scholen(rij, cellen, bestaand)
        return {veld: waarde for veld, waarde in gegevens.items() if waarde is not None}

    def lees_mbo(self, cel):
        mbo = self.mbos.get(tekst(cel).lower())
        if mbo is None:
            bekend = ", ".join(sorted({str(mbo) for mbo in self.mbos.values()}))
            raise Celfout(f"Mbo “{cel}” kennen we niet. Kies uit: {bekend}.")
        return mbo.pk

    def lees_programma(self, cel):
        bekend = {programma.lower(): programma for programma in PROGRAMMAS}
        return bekend.get(tekst(cel).lower(), tekst(cel))

    def lees_scholen(self, rij, cellen, bestaand):
        """The pks of the schools that take part: those that do already and those named."""
        genoemd = []
        for deel in str(self.lees(BLAD_ROUTES, rij, cellen, "scholen", tekst, anders="")).split(";"):
            if deel.strip():
                genoemd.append(self.lees(BLAD_ROUTES, rij, {"scholen": deel.strip()}, "scholen", self.lees_school))
        genoemd = [school for school in genoemd if school]
        if not genoemd and "scholen" not in cellen and not bestaand:
            self.meld(BLAD_ROUTES, rij, "scholen", FOUT, "Vul minstens één school in: de vestigingscode of de roepnaam.")
        deelnames = list(bestaand.deelnames.all()) if bestaand else []
        if genoemd:
            for deelname in deelnames:
                if deelname.tot is None and deelname.school not in genoemd:
                    self.meld(BLAD_ROUTES, rij, "scholen", WAARSCHUWING, f"{deelname.school} staat niet in het blad, maar doet in het portaal nog mee. De import laat dat zo.")
        beeindigd = {deelname.school_id for deelname in deelnames if deelname.tot is not None}
        lopend = {deelname.school_id for deelname in deelnames if deelname.tot is None}
        return sorted(lopend | ({school.pk for school in genoemd} - beeindigd))

    def lees_school(self, naam):
        school = self.scholen_op_code.get(naam.upper())
        if school:
            return school
        gevonden = self.scholen_op_naam.get(" ".join(naam.lower().split()), [])
        if not gevonden:
            raise Celfout(f"School “{naam}” kennen we niet. Vul de vestigingscode of de roepnaam in zoals die in het portaal staat.")
        if len(gevonden) > 1:
            codes = ", ".join(str(code) for school in gevonden for code in school.vestigingscodes.all())
            raise Celfout(f"Er zijn {len(gevonden)} scholen met de naam “{naam}”. Vul de vestigingscode in: {codes}.")
        return gevonden[0]

    def formulier(self, rij, gegevens, soort, bestaand, cellen):
        """The screen's form, filled and validated; its errors and warnings are reported at their cell."""
        form = LeerrouteForm(gegevens, instance=bestaand or Leerroute(), soort=soort, vandaag=self.vandaag, uit_blad=True)
        oud = {veld: getattr(bestaand, veld) for veld in form.Meta.fields if veld != "scholen"} if bestaand else {}
        if form.is_valid():
            form.oud = oud
            for kolom, melding in form.waarschuwingen:
                self.meld(BLAD_ROUTES, rij, kolom, WAARSCHUWING, melding)
            return form
        al_gemeld = {melding.kolom for melding in self.resultaat.fouten if melding.blad == BLAD_ROUTES and melding.rij == rij}
        for kolom, meldingen in form.errors.items():
            if kolom not in al_gemeld:
                self.meld(BLAD_ROUTES, rij, "" if kolom == "__all__" else kolom, FOUT, " ".join(meldingen))
        return None

    def bewaar_route(self, rij, form, bestaand):
        verschillen = [
            f"{veld}: {waarde_oud or 'leeg'} → {form.cleaned_data[veld]}"
            for veld, waarde_oud in form.oud.items()
            if veld in form.cleaned_data and (form.cleaned_data[veld] or None) != (waarde_oud or None)
        ]
        vooraf = {deelname.school_id for deelname in bestaand.deelnames.all()} if bestaand else set()
        leerroute = form.save()
        erbij = Deelname.objects.filter(leerroute=leerroute).exclude(school__in=vooraf).select_related("school")
        if bestaand:
            verschillen += [f"school erbij: {deelname.school}" for deelname in erbij]
        self.routes[leerroute.naam.lower()] = leerroute
        actie = NIEUW if not bestaand else GEWIJZIGD if verschillen else ONGEWIJZIGD
        self.resultaat.rijen.append((rij, leerroute.naam, actie, verschillen))

    # Statuses --------------------------------------------------------------------------------------
    def verwerk_statussen(self, blad, gepland):
        per_route = defaultdict(list)
        for rij, cellen in blad.rijen if blad else []:
            self.lees_stap(rij, cellen, gepland, per_route)
        for naam in {**gepland, **per_route}:
            route = self.routes.get(naam)
            if route is not None and route.pk:
                stappen = sorted(per_route[naam], key=lambda stap: stap[0])
                self.voeg_stappen_toe(route, stappen)
                self.plan_start(route, *gepland.get(naam, (0, None)), stappen)

    def lees_stap(self, rij, cellen, gepland, per_route):
        """Add the step of a row to `per_route`: (ingangsdatum, status, toelichting, row)."""
        naam = self.lees(BLAD_STATUSSEN, rij, cellen, "naam", tekst, anders="")
        for kolom in VERPLICHT[BLAD_STATUSSEN]:
            if kolom not in cellen:
                self.meld(BLAD_STATUSSEN, rij, kolom, FOUT, f"Vul {'de datum' if kolom == 'ingangsdatum' else 'de ' + kolom} in.")
        if naam and naam.lower() not in self.routes and naam.lower() not in gepland:
            self.meld(BLAD_STATUSSEN, rij, "naam", FOUT, f"Leerroute “{naam}” staat niet in het blad {BLAD_ROUTES} en niet in het portaal. Controleer de naam.")
        status = self.lees(BLAD_STATUSSEN, rij, cellen, "status", keuze(Status))
        ingangsdatum = self.lees(BLAD_STATUSSEN, rij, cellen, "ingangsdatum", datum)
        toelichting = self.lees(BLAD_STATUSSEN, rij, cellen, "toelichting", tekst, anders="")
        if len(toelichting) > 2000:
            self.meld(BLAD_STATUSSEN, rij, "toelichting", FOUT, "Maak de toelichting korter: hoogstens 2000 tekens.")
        if naam and status and ingangsdatum:
            per_route[naam.lower()].append((ingangsdatum, status, toelichting, rij))

    def voeg_stappen_toe(self, route, stappen):
        for ingangsdatum, status, toelichting, rij in stappen:
            if self.bekend(route, status, ingangsdatum):
                self.meld_onbevestigd(route, ingangsdatum, rij)
                continue
            try:
                self.zet(route, status, ingangsdatum, toelichting)
            except ValidationError as fout:
                for kolom, meldingen in fout.message_dict.items():
                    self.meld(BLAD_STATUSSEN, rij, kolom, FOUT, " ".join(meldingen))

    def bekend(self, route, status, ingangsdatum):
        """Whether the history has this step already, also as a voided or confirmed one."""
        return any(stap.status == status and stap.ingangsdatum == ingangsdatum for stap in self.stappen[route.pk])

    def meld_onbevestigd(self, route, ingangsdatum, rij):
        """A plan whose day has passed doesn't become a fact by an import: somebody confirms it."""
        if any(stap.is_plan and stap.ingangsdatum == ingangsdatum <= self.vandaag for stap in self.stappen[route.pk]):
            self.meld(BLAD_STATUSSEN, rij, "status", WAARSCHUWING, "Dit stond gepland en is nog niet bevestigd. Bevestig het in het portaal.")

    def geldig(self, route):
        stappen = [stap for stap in self.stappen[route.pk] if stap.vervallen_op is None]
        return sorted(stappen, key=lambda stap: (stap.ingangsdatum, stap.gezet_op, stap.pk))

    def zet(self, route, status, ingangsdatum, toelichting=""):
        """The rule of acties.zet_status on the history read before, so that a row costs one query."""
        controleer_overgang(self.geldig(route), status=status, ingangsdatum=ingangsdatum)
        stap = Statusstap.objects.create(
            leerroute=route,
            status=status,
            ingangsdatum=ingangsdatum,
            toelichting=toelichting,
            als_plan=ingangsdatum > self.vandaag,
            gezet_door=self.door,
            gezet_op=self.nu,
        )
        self.stappen[route.pk].append(stap)
        self.resultaat.stappen += 1

    def plan_start(self, route, rij, start, stappen):
        """Make geplande_start a planned aangeboden step, unless the sheet or the history has it already."""
        if start is None or self.bekend(route, Status.AANGEBODEN, start):
            return
        if any(status == Status.AANGEBODEN and dag > self.vandaag for dag, status, *_ in stappen):
            return
        geldig = self.geldig(route)
        feiten = [stap for stap in geldig if stap.is_feit]
        if feiten and feiten[-1].status == Status.AANGEBODEN:
            return
        if start <= self.vandaag:
            self.meld(BLAD_ROUTES, rij, "geplande_start", WAARSCHUWING, "Deze dag is al geweest. Is de leerroute gestart? Zet dan de status aangeboden in het blad statussen.")
            return
        for plan in [stap for stap in geldig if stap.is_plan and stap.status == Status.AANGEBODEN]:
            laat_vervallen(plan, reden=VERPLAATST, door=self.door, nu=self.nu)
        try:
            self.zet(route, Status.AANGEBODEN, start)
        except ValidationError as fout:
            self.meld(BLAD_ROUTES, rij, "geplande_start", FOUT, " ".join(fout.messages))

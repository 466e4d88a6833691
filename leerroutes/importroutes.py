"""The sheet of leerroutes: each row becomes, changes or leaves a leerroute."""

from collections import Counter
from operator import attrgetter

from django.utils import timezone

from leerroutes.bladform import BladrijForm
from leerroutes.celwaarden import (
    Celfout,
    datum,
    gelijk,
    getal,
    ja_nee,
    keuze,
    onderwerpen,
    regel,
    registercode,
    tekst,
)
from leerroutes.forms import PER_SOORT, TELVELDEN, LeerrouteForm, lopende_deelnames
from leerroutes.importregels import FOUT, GEWIJZIGD, NIEUW, ONGEWIJZIGD
from leerroutes.models import Leerroute, Statusstap
from leerroutes.naslag import Naslag
from leerroutes.soorten import (
    PROGRAMMAS,
    REGELS,
    Leertraject,
    Leerweg,
    Mboduur,
    Profiel,
    Sector,
    Soort,
    Vrijstelling,
)

# Errors at a field that the sheet doesn't have: the column to look at, and what to do.
NIET_IN_BLAD = {
    "college": ("mbo", "Bij deze leerroute staat een college van een ander mbo. Wijzig mbo en college in het portaal.")
}
TEKSTVELDEN = ("knelpunt", "omschrijving", "leeropbrengsten", "resultaten", "geleerd", "opmerking")
REGELVELDEN = (
    *("opleiding", "contact_vo", "contact_vo_email", "contact_mbo", "contact_mbo_email"),
    *("volgende_stap", "volgende_stap_wie", "afwijking_reden"),
)


VELDEN = tuple(veld for veld in LeerrouteForm.Meta.fields if veld not in ("scholen", "komt_voort_uit"))
PK = attrgetter("pk")
LEES_SOORT = keuze(Soort)


def _programma(cel):
    """The programme in its usual spelling; an unknown one as it stands."""
    bekend = {programma.lower(): programma for programma in PROGRAMMAS}
    return bekend.get(tekst(cel).lower(), tekst(cel))


def _vergelijkbaar(waarde):
    """A value as it can be compared: the key of an object, None for whatever is empty; False is a value."""
    waarde = getattr(waarde, "pk", waarde)
    return None if waarde in ("", []) else waarde


def _getoond(waarde):
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return "; ".join(waarde) or "leeg"
    return "leeg" if _vergelijkbaar(waarde) is None else str(waarde)


class Routes:
    """One run over the sheet; `op_naam` holds every leerroute, new ones included, by its sleutel().

    All names are looked up in memory and all rows written together, so that a row costs no query of its own.
    """

    def __init__(self, lezer, resultaat, schrijver):
        self.lezer, self.resultaat, self.schrijver = lezer, resultaat, schrijver
        self.vandaag = timezone.localdate(schrijver.nu)
        self.naslag, self.forms = Naslag(), {}
        bestaand = Leerroute.objects.select_related("mbo", "college", "contactpersoon")
        bestaand = bestaand.prefetch_related("deelnames__school")
        self.op_pk = {route.pk: route for route in bestaand}
        self.telde = self._telde()
        aantal = Counter(gelijk(route.naam) for route in bestaand)
        self.alleen_precies = {route.naam for route in bestaand if aantal[gelijk(route.naam)] > 1}
        self.op_naam = {self.sleutel(route.naam): route for route in bestaand}
        self.lezers = self._lezers()

    def _lezers(self):
        """How the cell of each column is read; `naam`, `soort`, `scholen` and `geplande_start` go their own way."""
        return {
            "leerweg": keuze(Leerweg),
            "mbo_niveau": getal,
            "mbo": self.naslag.mbo,
            "sector": keuze(Sector),
            "leertraject": keuze(Leertraject),
            "college": self.naslag.college,
            "profiel": keuze(Profiel),
            "mbo_duur": keuze(Mboduur),
            "nominale_duur": getal,
            "vmbo_diploma": ja_nee,
            "samen_met_mbo": ja_nee,
            "vrijstelling": keuze(Vrijstelling),
            "overeenkomst_getekend_op": datum,
            "overeenkomst_onderwerpen": onderwerpen,
            "volgende_stap_op": datum,
            "contactpersoon": self.naslag.mens,
            "komt_voort_uit": self.leerroute,
            **dict.fromkeys(REGELVELDEN, regel),
            **dict.fromkeys(TEKSTVELDEN, tekst),
            "crebo": registercode,
            "keuzedeelcode": registercode,
            "programma": _programma,
        }

    def _telde(self):
        """The keys of leerroutes with a status on or before the day until which figures are vastgesteld."""
        if self.resultaat.grens is None:
            return set()
        eerder = Statusstap.objects.geldig().filter(ingangsdatum__lte=self.resultaat.grens)
        return set(eerder.values_list("leerroute_id", flat=True))

    def leerroute(self, cel):
        """A leerroute named in a cell: one of the portal, or of an earlier row, which then is written now."""
        gevonden = self.op_naam.get(self.sleutel(regel(cel)))
        if gevonden is None:
            raise Celfout(f"Leerroute “{cel}” kennen we niet. Zet die leerroute in een eerdere rij van het blad.")
        if gevonden.pk is None:
            self.schrijver.schrijf(Leerroute)
        return gevonden

    def sleutel(self, naam):
        """By what a leerroute is recognised: capitals and spaces don't matter, unless two routes differ only there."""
        return naam if naam in self.alleen_precies else gelijk(naam)

    def verwerk(self, blad):
        """Import the rows; returns per sleutel (row, geplande_start or None)."""
        gezien, gepland = {}, {}
        for rij, cellen in blad.rijen:
            naam = self.lezer.lees(rij, cellen, "naam", regel)
            sleutel = naam and self.sleutel(naam)
            if "naam" not in cellen:
                self.lezer.fout(rij, "naam", "Vul een naam in. Haal samengevoegde cellen uit elkaar.")
            elif sleutel in gezien:
                self.meld_dubbel(rij, cellen, *gezien[sleutel])
            elif naam:
                gezien[sleutel] = (rij, cellen)
                gepland[sleutel] = (rij, self.lezer.lees(rij, cellen, "geplande_start", datum))
                self.verwerk_rij(rij, naam, cellen)
            if self.lezer.foute_kolommen(rij):
                self.resultaat.rijen.append((rij, naam or "", FOUT, self.lezer.foutteksten(rij)))
        self.schrijver.schrijf(Leerroute)
        return gepland

    def meld_dubbel(self, rij, cellen, eerder, eerdere_cellen):
        begin = f"Deze naam staat ook in rij {eerder}, met"
        if cellen == eerdere_cellen:
            self.lezer.waarschuw(rij, "naam", f"{begin} dezelfde gegevens. Deze rij slaan we over.")
        else:
            self.lezer.fout(rij, "naam", f"{begin} andere gegevens. Laat één van de twee rijen staan.")

    def verwerk_rij(self, rij, naam, cellen):
        bestaand = self.op_naam.get(self.sleutel(naam))
        soort = self.lees_soort(rij, cellen, bestaand)
        if soort is None:
            return
        oud = self.waarden(bestaand) if bestaand else {}
        form = self.form_voor(soort)
        form.vul(self.formuliergegevens(rij, naam, cellen, soort, bestaand, oud), bestaand or Leerroute())
        if form.is_valid() and not self.lezer.foute_kolommen(rij):
            self.bewaar(rij, form, bestaand, {veld: oud[veld] for veld in form.fields if veld in oud})
        else:
            self.meld_fouten(rij, form)

    def form_voor(self, soort):
        """One form a soort, which takes row after row: making it costs far more than checking a row."""
        if soort not in self.forms:
            self.forms[soort] = BladrijForm(soort=soort, vandaag=self.vandaag)
        return self.forms[soort]

    def waarden(self, route):
        """What the leerroute holds now, by field; what it refers to as a record."""
        waarden = {veld: getattr(route, veld) for veld in VELDEN}
        return waarden | {"komt_voort_uit": self.op_pk.get(route.komt_voort_uit_id) or route.komt_voort_uit}

    def lees_soort(self, rij, cellen, bestaand):
        soort = self.lezer.lees(rij, cellen, "soort", LEES_SOORT, anders=bestaand and bestaand.soort)
        if soort is None and "soort" not in cellen:
            self.lezer.fout(rij, "soort", f"Vul de soort in. Kies uit: {', '.join(Soort.values)}.")
        if soort and bestaand and soort != bestaand.soort:
            uitleg = "De soort kan niet veranderen: geef de nieuwe leerroute een andere naam."
            self.lezer.fout(rij, "soort", f"Deze leerroute staat in het portaal als {bestaand.soort}. {uitleg}")
            return None
        return soort

    def formuliergegevens(self, rij, naam, cellen, soort, bestaand, oud):
        """The data for the screen's form: what the leerroute has now, overlaid with the filled cells."""
        gegevens = oud | {"naam": bestaand.naam if bestaand else naam}
        for kolom in cellen:
            if kolom in PER_SOORT and kolom not in REGELS[soort].velden:
                self.lezer.waarschuw(rij, kolom, f"Dit hoort niet bij de soort {soort} en slaan we over.")
            elif kolom in self.lezers and not self._zelfde_mens(kolom, cellen, bestaand):
                lezer = self.lezers[kolom]
                gegevens[kolom] = self.lezer.lees(rij, cellen, kolom, lezer, anders=gegevens.get(kolom))
        if gegevens.get("college") and gegevens.get("mbo") and "college" in cellen:
            gegevens["college"] = self.naslag.college_van(gegevens["mbo"], gegevens["college"])
        gegevens["scholen"] = self.lees_scholen(rij, cellen, bestaand)
        return {veld: waarde for veld, waarde in gegevens.items() if waarde is not None}

    @staticmethod
    def _zelfde_mens(kolom, cellen, bestaand):
        """Whether the cell names the contact that the leerroute has: that one may have left since."""
        mens = bestaand and bestaand.contactpersoon
        return kolom == "contactpersoon" and mens and str(cellen[kolom]).lower() == mens.email.lower()

    def lees_scholen(self, rij, cellen, bestaand):
        """The schools that take part: those that do already and those named."""
        namen = self.lezer.lees(rij, cellen, "scholen", tekst, anders="").split(";")
        gelezen = [
            self.lezer.lees(rij, {"scholen": naam.strip()}, "scholen", self.naslag.school)
            for naam in namen
            if naam.strip()
        ]
        genoemd = {school for school in gelezen if school}
        if not bestaand:
            if not genoemd and "scholen" not in self.lezer.foute_kolommen(rij):
                self.lezer.fout(rij, "scholen", "Vul minstens één school in: de vestigingscode of de roepnaam.")
            return sorted(genoemd, key=PK)
        lopend = {deelname.school for deelname in lopende_deelnames(bestaand, self.vandaag)}
        beeindigd = {deelname.school for deelname in bestaand.deelnames.all()} - lopend
        for school in sorted(lopend - genoemd, key=str) if genoemd else []:
            uitleg = "staat niet in het blad, maar doet in het portaal nog mee. De import laat dat zo."
            self.lezer.waarschuw(rij, "scholen", f"{school} {uitleg}")
        for school in sorted(genoemd & beeindigd, key=str):
            uitleg = "doet in het portaal niet meer mee. De import laat dat zo."
            self.lezer.waarschuw(rij, "scholen", f"{school} {uitleg}")
        return sorted(lopend | genoemd - beeindigd, key=PK)

    def meld_fouten(self, rij, form):
        gemeld = self.lezer.foute_kolommen(rij)
        for veld, meldingen in form.errors.items():
            kolom, melding = NIET_IN_BLAD.get(veld, (veld, " ".join(meldingen)))
            if kolom not in gemeld:
                self.lezer.fout(rij, kolom, melding)

    def bewaar(self, rij, form, bestaand, oud):
        for kolom, melding in form.waarschuwingen:
            self.lezer.waarschuw(rij, kolom, melding)
        anders = {
            veld: vorig
            for veld, vorig in oud.items()
            if _vergelijkbaar(form.cleaned_data[veld]) != _vergelijkbaar(vorig)
        }
        verschillen = [
            f"{veld}: {_getoond(vorig)} → {_getoond(form.cleaned_data[veld])}" for veld, vorig in anders.items()
        ]
        erbij = self.scholen_erbij(form, bestaand) if bestaand else []
        if bestaand and bestaand.pk in self.telde and (erbij or set(TELVELDEN) & set(anders)):
            self.lezer.waarschuw_grens(rij, "scholen" if erbij else "leerweg")
        verschillen += [f"school erbij: {school}" for school in erbij]
        actie = NIEUW if not bestaand else GEWIJZIGD if verschillen else ONGEWIJZIGD
        leerroute = bestaand
        if actie != ONGEWIJZIGD:
            leerroute = form.bewaar(self.schrijver, list(anders))
            self.resultaat.geraakt.append(leerroute)
        self.op_naam[self.sleutel(leerroute.naam)] = leerroute
        self.resultaat.rijen.append((rij, leerroute.naam, actie, verschillen))

    def scholen_erbij(self, form, bestaand):
        lopend = {deelname.school_id for deelname in lopende_deelnames(bestaand, self.vandaag)}
        return [school for school in form.cleaned_data["scholen"] if school.pk not in lopend]

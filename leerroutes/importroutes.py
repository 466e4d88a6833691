"""The sheet of leerroutes: each row becomes, changes or leaves a leerroute."""

from collections import Counter, defaultdict
from functools import cached_property

from django.utils import timezone

from doorlopend.models import Gebruiker, MboCollege, MboInstelling, School, Vestigingscode
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
from leerroutes.forms import PER_SOORT, LeerrouteForm, lopende_deelnames
from leerroutes.importregels import GEWIJZIGD, NIEUW, ONGEWIJZIGD
from leerroutes.models import Leerroute
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

VERWIJZINGEN = ("mbo", "college", "contactpersoon", "komt_voort_uit")
# Errors at a field that the sheet doesn't have: the column to look at, and what to do.
NIET_IN_BLAD = {
    "college": ("mbo", "Bij deze leerroute staat een college van een ander mbo. Wijzig mbo en college in het portaal.")
}


TEKSTVELDEN = ("knelpunt", "omschrijving", "leeropbrengsten", "resultaten", "geleerd", "opmerking")
REGELVELDEN = (
    *("opleiding", "contact_vo", "contact_vo_email", "contact_mbo", "contact_mbo_email"),
    *("volgende_stap", "volgende_stap_wie", "afwijking_reden"),
)


class Naslag:
    """Schools and mbo's by every name under which a sheet may mention them."""

    @cached_property
    def op_code(self):
        return {code.code: code.school for code in Vestigingscode.objects.select_related("school")}

    @cached_property
    def op_roepnaam(self):
        op_naam = defaultdict(list)
        for school in School.objects.prefetch_related("vestigingscodes"):
            op_naam[gelijk(school.roepnaam)].append(school)
        return op_naam

    @cached_property
    def mbos(self):
        return {gelijk(naam): mbo for mbo in MboInstelling.objects.all() for naam in mbo.herkenbare_namen}

    @cached_property
    def colleges(self):
        return {gelijk(college.naam): college.pk for college in MboCollege.objects.all()}

    @cached_property
    def mensen(self):
        return dict(Gebruiker.objects.filter(is_active=True).values_list("email", "pk"))

    def college(self, cel):
        return self._zoek(self.colleges, gelijk(tekst(cel)), f"College “{cel}” kennen we niet. Controleer de naam.")

    def mens(self, cel):
        uitleg = f"“{cel}” heeft geen account in het portaal. Vul het e-mailadres van iemand met een account in."
        return self._zoek(self.mensen, tekst(cel).lower(), uitleg)

    @staticmethod
    def _zoek(bekend, naam, uitleg):
        if naam not in bekend:
            raise Celfout(uitleg)
        return bekend[naam]

    def school(self, naam):
        op_code = self.op_code.get(naam.upper())
        gevonden = [op_code] if op_code else self.op_roepnaam.get(gelijk(naam), [])
        if not gevonden:
            raise Celfout(f"School “{naam}” kennen we niet. Vul de vestigingscode of de roepnaam uit het portaal in.")
        if len(gevonden) > 1:
            codes = ", ".join(str(code) for school in gevonden for code in school.vestigingscodes.all())
            raise Celfout(f"Er zijn {len(gevonden)} scholen met de naam “{naam}”. Vul de vestigingscode in: {codes}.")
        return gevonden[0]

    def mbo(self, cel):
        mbo = self.mbos.get(gelijk(tekst(cel)))
        if mbo is None:
            bekend = ", ".join(sorted({str(mbo) for mbo in self.mbos.values()}))
            raise Celfout(f"Mbo “{cel}” kennen we niet. Kies uit: {bekend}.")
        return mbo.pk


def _programma(cel):
    """The programme in its usual spelling; an unknown one as it stands."""
    bekend = {programma.lower(): programma for programma in PROGRAMMAS}
    return bekend.get(tekst(cel).lower(), tekst(cel))


def _sleutelwaarde(route, veld):
    """The value of a field as a form posts it: the key of what is referred to."""
    return getattr(route, f"{veld}_id" if veld in VERWIJZINGEN else veld)


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
    """One run over the sheet; `op_naam` holds every leerroute, new ones included, by its sleutel()."""

    def __init__(self, lezer, resultaat, nu):
        self.lezer, self.resultaat = lezer, resultaat
        self.vandaag = timezone.localdate(nu)
        self.naslag = Naslag()
        bestaand = Leerroute.objects.prefetch_related("deelnames__school")
        aantal = Counter(gelijk(route.naam) for route in bestaand)
        self.alleen_precies = {route.naam for route in bestaand if aantal[gelijk(route.naam)] > 1}
        self.op_naam = {self.sleutel(route.naam): route for route in bestaand}
        self.lezers = {
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

    def leerroute(self, cel):
        """The pk of a leerroute named in a cell: one of the portal, or of an earlier row."""
        gevonden = self.op_naam.get(self.sleutel(regel(cel)))
        if gevonden is None or gevonden.pk is None:
            raise Celfout(f"Leerroute “{cel}” kennen we niet. Zet die leerroute in een eerdere rij van het blad.")
        return gevonden.pk

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
        gegevens = self.formuliergegevens(rij, naam, cellen, soort, bestaand)
        form = LeerrouteForm(
            gegevens, instance=bestaand or Leerroute(), soort=soort, vandaag=self.vandaag, uit_blad=True
        )
        oud = {veld: _sleutelwaarde(bestaand, veld) for veld in form.fields if veld != "scholen"} if bestaand else {}
        if form.is_valid() and not self.lezer.foute_kolommen(rij):
            self.bewaar(rij, form, bestaand, oud)
        else:
            self.meld_fouten(rij, form)

    def lees_soort(self, rij, cellen, bestaand):
        soort = self.lezer.lees(rij, cellen, "soort", keuze(Soort), anders=bestaand and bestaand.soort)
        if soort is None and "soort" not in cellen:
            self.lezer.fout(rij, "soort", f"Vul de soort in. Kies uit: {', '.join(Soort.values)}.")
        if soort and bestaand and soort != bestaand.soort:
            uitleg = "De soort kan niet veranderen: geef de nieuwe leerroute een andere naam."
            self.lezer.fout(rij, "soort", f"Deze leerroute staat in het portaal als {bestaand.soort}. {uitleg}")
            return None
        return soort

    def formuliergegevens(self, rij, naam, cellen, soort, bestaand):
        """The data for the screen's form: what the leerroute has now, overlaid with the filled cells."""
        gegevens = {}
        if bestaand:
            gegevens = {veld: _sleutelwaarde(bestaand, veld) for veld in set(LeerrouteForm.Meta.fields) - {"scholen"}}
        gegevens["naam"] = bestaand.naam if bestaand else naam
        for kolom, lezer in self.lezers.items():
            if kolom in cellen and kolom in set(PER_SOORT) - set(REGELS[soort].velden):
                self.lezer.waarschuw(rij, kolom, f"Dit hoort niet bij de soort {soort} en slaan we over.")
            else:
                gegevens[kolom] = self.lezer.lees(rij, cellen, kolom, lezer, anders=gegevens.get(kolom))
        gegevens["scholen"] = self.lees_scholen(rij, cellen, bestaand)
        return {veld: waarde for veld, waarde in gegevens.items() if waarde is not None}

    def lees_scholen(self, rij, cellen, bestaand):
        """The pks of the schools that take part: those that do already and those named."""
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
            return sorted(school.pk for school in genoemd)
        lopend = {deelname.school for deelname in lopende_deelnames(bestaand, self.vandaag)}
        beeindigd = {deelname.school for deelname in bestaand.deelnames.all()} - lopend
        for school in sorted(lopend - genoemd, key=str) if genoemd else []:
            uitleg = "staat niet in het blad, maar doet in het portaal nog mee. De import laat dat zo."
            self.lezer.waarschuw(rij, "scholen", f"{school} {uitleg}")
        for school in sorted(genoemd & beeindigd, key=str):
            uitleg = "doet in het portaal niet meer mee. De import laat dat zo."
            self.lezer.waarschuw(rij, "scholen", f"{school} {uitleg}")
        return sorted(school.pk for school in lopend | genoemd - beeindigd)

    def meld_fouten(self, rij, form):
        gemeld = self.lezer.foute_kolommen(rij)
        for veld, meldingen in form.errors.items():
            kolom, melding = NIET_IN_BLAD.get(veld, (veld, " ".join(meldingen)))
            if kolom not in gemeld:
                self.lezer.fout(rij, kolom, melding)

    def bewaar(self, rij, form, bestaand, oud):
        for kolom, melding in form.waarschuwingen:
            self.lezer.waarschuw(rij, kolom, melding)
        verschillen = [
            f"{veld}: {_getoond(vorig)} → {_getoond(form.cleaned_data[veld])}"
            for veld, vorig in oud.items()
            if _vergelijkbaar(form.cleaned_data[veld]) != _vergelijkbaar(vorig)
        ]
        if bestaand:
            lopend = {deelname.school for deelname in lopende_deelnames(bestaand, self.vandaag)}
            verschillen += [
                f"school erbij: {school}" for school in form.cleaned_data["scholen"] if school not in lopend
            ]
        actie = NIEUW if not bestaand else GEWIJZIGD if verschillen else ONGEWIJZIGD
        leerroute = form.save() if actie != ONGEWIJZIGD else bestaand
        if actie != ONGEWIJZIGD:
            self.resultaat.geraakt.add(leerroute.pk)
        self.op_naam[self.sleutel(leerroute.naam)] = leerroute
        self.resultaat.rijen.append((rij, leerroute.naam, actie, verschillen))

"""The sheets beside the leerroutes: participations with their dates, and counts of pupils per school year."""

from collections import defaultdict
from datetime import date

from leerroutes.celwaarden import aantal, datum, regel, schooljaar
from leerroutes.importregels import BLAD_DEELNAMES, BLAD_LEERLINGEN, VERPLICHT
from leerroutes.models import Deelname, Leerlingaantal

VUL_IN = {"naam": "Vul de naam in.", "school": "Vul de school in.", "schooljaar": "Vul het schooljaar in."}


class Nevenblad:
    """What both sheets share: each row belongs to a leerroute by name; blank cells leave what is there."""

    blad = ""

    def __init__(self, lezers, resultaat, routes, schrijver):
        self.lezer, self.resultaat, self.routes, self.schrijver = lezers[self.blad], resultaat, routes, schrijver
        self.gezien, self.bekend = {}, self.lees_bekend()

    def verwerk(self, rijen):
        for rij, cellen in rijen:
            for kolom in VERPLICHT[self.blad]:
                if kolom not in cellen:
                    self.lezer.fout(rij, kolom, VUL_IN[kolom])
            naam = self.lezer.lees(rij, cellen, "naam", regel, anders="")
            route = self.routes.op_naam.get(self.routes.sleutel(naam))
            if naam and route is None:
                uitleg = f"Leerroute “{naam}” staat niet in het blad leerroutes en niet in het portaal."
                self.lezer.fout(rij, "naam", f"{uitleg} Controleer de naam.")
            elif route is not None and route.pk:
                self.verwerk_rij(rij, cellen, route)

    def eerder(self, rij, sleutel, cellen):
        """Whether an earlier row is about the same thing; one that says something else is an error."""
        eerdere_rij, eerdere_cellen = self.gezien.setdefault(sleutel, (rij, cellen))
        if eerdere_rij == rij:
            return False
        begin = f"Dit staat ook in rij {eerdere_rij}, met"
        if cellen == eerdere_cellen:
            self.lezer.waarschuw(rij, "", f"{begin} dezelfde gegevens. Deze rij slaan we over.")
        else:
            self.lezer.fout(rij, "", f"{begin} andere gegevens. Laat één van de twee rijen staan.")
        return True

    def bewaar(self, obj, waarden):
        """Save `obj` when one of the filled `waarden` differs from what it has; returns the names that differ."""
        anders = {veld: w for veld, w in waarden.items() if w is not None and getattr(obj, veld) != w}
        if anders or not self.schrijver.kent(obj):
            for veld, waarde in anders.items():
                setattr(obj, veld, waarde)
            self.schrijver.bewaar(obj, list(anders))
            self.resultaat.nevenrijen += 1
            self.resultaat.geraakt.append(obj.leerroute)
        return anders


class Deelnames(Nevenblad):
    """Each row is a participation: the same school from the same day is the same participation."""

    blad = BLAD_DEELNAMES

    def verwerk_rij(self, rij, cellen, route):
        school = self.lezer.lees(rij, cellen, "school", lambda cel: self.routes.naslag.school(regel(cel)))
        data = {kolom: self.lezer.lees(rij, cellen, kolom, datum) for kolom in ("vanaf", "tot", "duo_gemeld_op")}
        if school is None or self.lezer.foute_kolommen(rij):
            return
        if data["vanaf"] and data["tot"] and data["tot"] < data["vanaf"]:
            self.lezer.fout(rij, "tot", "De einddatum ligt voor de begindatum. Pas een van beide aan.")
            return
        if data["duo_gemeld_op"] and not route.regel.duo_melding:
            self.lezer.waarschuw(rij, "duo_gemeld_op", f"Dit hoort niet bij de soort {route.soort} en slaan we over.")
            data["duo_gemeld_op"] = None
        if self.eerder(rij, (route.pk, school.pk, data["vanaf"]), cellen):
            return
        deelname = self.zoek(route, school, data["vanaf"])
        oud = {veld: getattr(deelname, veld) for veld in ("vanaf", "tot")} if self.schrijver.kent(deelname) else {}
        anders = self.bewaar(deelname, data)
        if self.raakt_grens(route, oud, data, anders):
            self.lezer.waarschuw_grens(rij, "vanaf" if "vanaf" in anders or not oud else "tot")

    def lees_bekend(self):
        """The participations by leerroute and school, of each by its begin; those of the first sheet included."""
        bekend = defaultdict(dict)
        for deelname in Deelname.objects.all():
            bekend[deelname.leerroute_id, deelname.school_id][deelname.vanaf] = deelname
        for deelname in self.schrijver.nieuw[Deelname].values():
            bekend[deelname.leerroute.pk, deelname.school_id][deelname.vanaf] = deelname
        return bekend

    def zoek(self, route, school, vanaf):
        """The participation that the row is about, or a new one; a begin that wasn't known is filled in."""
        deelnames = self.bekend[route.pk, school.pk]
        gevonden = deelnames.get(vanaf)
        if gevonden is None:
            gevonden = deelnames.pop(None, None) or Deelname(leerroute=route, school=school)
            deelnames[vanaf] = gevonden
        gevonden.leerroute = route
        return gevonden

    def raakt_grens(self, route, oud, data, anders):
        """Whether a leerroute that was counted gets a participation that begins or ends before the last report."""
        if route.pk not in self.routes.telde:
            return False
        begin = [rij.get("vanaf") or date.min for rij in (oud, data) if rij] if "vanaf" in anders or not oud else []
        eind = [rij.get("tot") or date.max for rij in (oud, data) if rij] if "tot" in anders else []
        return any(dag <= self.resultaat.grens for dag in [*begin, *eind])


class Leerlingen(Nevenblad):
    """Each row is a school year of a leerroute, with how many pupils were expected and came."""

    blad = BLAD_LEERLINGEN

    def verwerk_rij(self, rij, cellen, route):
        jaar = self.lezer.lees(rij, cellen, "schooljaar", schooljaar)
        aantallen = {kolom: self.lezer.lees(rij, cellen, kolom, aantal) for kolom in ("verwacht", "werkelijk")}
        if jaar is None or self.lezer.foute_kolommen(rij):
            return
        if not self.eerder(rij, (route.pk, jaar), cellen):
            rijen = self.bekend[route.pk]
            bestaand = rijen.setdefault(jaar, Leerlingaantal(leerroute=route, schooljaar=jaar))
            bestaand.leerroute = route
            self.bewaar(bestaand, aantallen)

    def lees_bekend(self):
        """The counts by leerroute, of each by the year in which the school year begins."""
        bekend = defaultdict(dict)
        for aantallen in Leerlingaantal.objects.all():
            bekend[aantallen.leerroute_id][aantallen.schooljaar] = aantallen
        return bekend


NEVENBLADEN = (Deelnames, Leerlingen)

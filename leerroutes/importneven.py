"""The sheets beside the leerroutes: participations with their dates, and counts of pupils per school year."""

from leerroutes.celwaarden import aantal, datum, regel, schooljaar
from leerroutes.importregels import BLAD_DEELNAMES, BLAD_LEERLINGEN, VERPLICHT
from leerroutes.models import Deelname, Leerlingaantal

VUL_IN = {"naam": "Vul de naam in.", "school": "Vul de school in.", "schooljaar": "Vul het schooljaar in."}


class Nevenblad:
    """What both sheets share: each row belongs to a leerroute by name; blank cells leave what is there."""

    blad = ""

    def __init__(self, lezers, resultaat, routes):
        self.lezer, self.resultaat, self.routes = lezers[self.blad], resultaat, routes

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

    def bewaar(self, obj, waarden):
        """Save `obj` when one of the filled `waarden` differs from what it has."""
        anders = {veld: waarde for veld, waarde in waarden.items() if waarde is not None}
        if obj.pk and all(getattr(obj, veld) == waarde for veld, waarde in anders.items()):
            return
        for veld, waarde in anders.items():
            setattr(obj, veld, waarde)
        obj.save()
        self.resultaat.nevenrijen += 1
        self.resultaat.geraakt.add(obj.leerroute_id)


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
        self.bewaar(self.zoek(route, school, data["vanaf"]), data)

    def zoek(self, route, school, vanaf):
        """The participation that the row is about, or a new one; a begin that wasn't known is filled in."""
        deelnames = {deelname.vanaf: deelname for deelname in Deelname.objects.filter(leerroute=route, school=school)}
        return deelnames.get(vanaf) or deelnames.get(None) or Deelname(leerroute=route, school=school)


class Leerlingen(Nevenblad):
    """Each row is a school year of a leerroute, with how many pupils were expected and came."""

    blad = BLAD_LEERLINGEN

    def verwerk_rij(self, rij, cellen, route):
        jaar = self.lezer.lees(rij, cellen, "schooljaar", schooljaar)
        aantallen = {kolom: self.lezer.lees(rij, cellen, kolom, aantal) for kolom in ("verwacht", "werkelijk")}
        if jaar is None or self.lezer.foute_kolommen(rij):
            return
        bestaand = Leerlingaantal.objects.filter(leerroute=route, schooljaar=jaar).first()
        self.bewaar(bestaand or Leerlingaantal(leerroute=route, schooljaar=jaar), aantallen)


NEVENBLADEN = (Deelnames, Leerlingen)

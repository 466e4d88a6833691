"""What a sheet mentions by name, looked up in memory: schools, mbo's, colleges and people."""

from collections import defaultdict
from functools import cached_property

from doorlopend.models import Gebruiker, MboCollege, MboInstelling, School, Vestigingscode
from leerroutes.celwaarden import Celfout, gelijk, tekst


class Naslag:
    """Schools and mbo's by every name under which a sheet may mention them."""

    @cached_property
    def op_code(self):
        return {code.code: code.school for code in Vestigingscode.objects.select_related("school")}

    @cached_property
    def op_roepnaam(self):
        return _per_naam(School.objects.prefetch_related("vestigingscodes"), "roepnaam")

    @cached_property
    def mbos(self):
        return {gelijk(naam): mbo for mbo in MboInstelling.objects.all() for naam in mbo.herkenbare_namen}

    @cached_property
    def colleges(self):
        return _per_naam(MboCollege.objects.select_related("instelling"), "naam")

    @cached_property
    def mensen(self):
        """Who may change leerroutes, by e-mail address: the same people that the screen offers."""
        wie = Gebruiker.objects.met_recht("leerroutes.change_leerroute")
        return {mens.email.lower(): mens for mens in wie}

    def college(self, cel):
        gevonden = self._zoek(self.colleges, gelijk(tekst(cel)), f"College “{cel}” kennen we niet. Controleer de naam.")
        return gevonden[0]

    def college_van(self, mbo, college):
        """Of the colleges with that name the one of this mbo; the same one when the mbo has none."""
        namen = self.colleges.get(gelijk(college.naam), [])
        return next((ander for ander in namen if ander.instelling_id == mbo.pk), college)

    def mens(self, cel):
        uitleg = f"“{cel}” heeft geen account waarmee leerroutes te wijzigen zijn. Vul een ander e-mailadres in."
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
        return mbo


def _per_naam(rijen, veld):
    """The records under each name in `veld`, written alike: a name may belong to more than one."""
    op_naam = defaultdict(list)
    for rij in rijen:
        op_naam[gelijk(getattr(rij, veld))].append(rij)
    return op_naam

"""What the file of addresses changes: new, moved, renamed, gone; never by name, only by vestigingscode."""

from collections import defaultdict

from doorlopend.duo.verschil import DUBBEL, GEWIJZIGD, NIEUW, TERUG, VERDWENEN, Regel
from doorlopend.gebied import gebied
from doorlopend.models import School, Vestigingscode

# field of Vestiging: field of School. What isn't here (roepnaam, bestuur, stadsdeel …) belongs to people.
VELDEN = {
    "naam": "officiele_naam",
    "bevoegd_gezag_nummer": "bevoegd_gezag_nummer",
    "straat": "straat",
    "huisnummer": "huisnummer",
    "postcode": "postcode",
    "plaats": "plaats",
    "gemeente": "gemeente",
    "website": "website",
}
VERHUISD = "Volgens DUO verhuisd: controleer het stadsdeel."
ANDER_BESTUUR = "Volgens DUO een ander bestuur: controleer bestuur en partner."


class _Register:
    """The schools and codes on the day of the comparison, read in two queries."""

    def __init__(self, per):
        self.per = per
        self.scholen = {school.pk: school for school in School.objects.all()}
        self.codes = {code.code: code for code in Vestigingscode.objects.all()}
        self.per_school, self.per_adres = defaultdict(list), defaultdict(list)
        for code in self.codes.values():
            self.per_school[code.school_id].append(code)
        for school in self.scholen.values():
            if school.postcode:
                self.per_adres[_adres(school)].append(school)

    def lopend(self, school_id):
        return [code.code for code in self.per_school[school_id] if code.loopt_op(self.per)]


def _adres(ding):
    return "".join(ding.postcode.split()).upper(), ding.huisnummer.strip().upper()


def vergelijk_adressen(inhoud, verschil, per):
    """Fill `verschil` with the lines of a file of addresses."""
    register = _Register(per)
    # Schools here are in the register; those elsewhere only when they are known already.
    hier = gebied().register
    rijen = {rij.code: rij for rij in inhoud.rijen if rij.gemeente in hier or rij.code in register.codes}
    gemeenten = {rij.gemeente for rij in inhoud.rijen}
    verschil.basis = sum(school.is_open_op(per) for school in register.scholen.values())
    weg = list(_verdwenen(register, rijen, gemeenten, inhoud.onzeker))
    verschil.regels += weg
    kandidaten = [[regel.school, register.scholen[regel.school].roepnaam] for regel in weg]
    for code, rij in rijen.items():
        if code not in register.codes:
            verschil.regels.append(_nieuw(register, rij, kandidaten))
    _bekende(register, rijen, verschil)
    verschil.los += [
        f"{school}: heeft geen vestigingscode, dus DUO zegt er niets over."
        for school in register.scholen.values()
        if school.is_open_op(per) and not register.per_school[school.pk]
    ]


def _verdwenen(register, rijen, gemeenten, onzeker):
    """The codes that hold now and are not in the file, for the municipalities that the file covers."""
    for code in register.codes.values():
        school = register.scholen[code.school_id]
        weg = code.code not in rijen and code.code not in onzeker and code.loopt_op(register.per)
        if weg and school.gemeente in gemeenten and school.is_open_op(register.per):
            yield Regel(f"{VERDWENEN}:{code.code}", VERDWENEN, school.roepnaam, code.code, school.pk)


def _nieuw(register, rij, verdwenen):
    """A code that nobody knows: a new school, or for a person to decide when a school is known at that address."""
    buren = [[school.pk, school.roepnaam] for school in register.per_adres[_adres(rij)]]
    actie = DUBBEL if buren else NIEUW
    return Regel(
        f"nieuw:{rij.code}",
        actie,
        rij.naam,
        rij.code,
        velden=[["Adres", "", f"{rij.straat} {rij.huisnummer}, {rij.postcode} {rij.plaats}"]],
        waarden={veld: getattr(rij, van) for van, veld in VELDEN.items()} | {"structuur": rij.structuur},
        keuzes=buren + [keuze for keuze in verdwenen if keuze not in buren],
    )


def _bekende(register, rijen, verschil):
    """Changed data, and codes that came back; of a school with several codes in the file the first one leads."""
    for pk, codes in register.per_school.items():
        school = register.scholen[pk]
        in_bestand = [code.code for code in codes if code.code in rijen]
        lopend = [code for code in in_bestand if code in register.lopend(pk)]
        if not in_bestand:
            continue
        leidend = (lopend or in_bestand)[0]
        if not lopend and any(code.code == leidend and code.tot for code in codes):
            verschil.regels.append(Regel(f"{TERUG}:{leidend}", TERUG, school.roepnaam, leidend, pk))
        elif not lopend:
            continue
        verschil.los += [
            f"{code}: hoort niet meer bij {school}, maar staat nog in het bestand."
            for code in in_bestand
            if lopend and code not in lopend
        ]
        if anders := _andere_velden(school, rijen[leidend]):
            verschil.regels.append(_gewijzigd(school, leidend, anders))


def _andere_velden(school, rij):
    """Per field of School what DUO says, where it says something else than the register."""
    return {
        veld: getattr(rij, van) for van, veld in VELDEN.items() if getattr(rij, van) not in ("", getattr(school, veld))
    }


def _gewijzigd(school, code, anders):
    velden = [[_label(veld), getattr(school, veld), wordt] for veld, wordt in anders.items()]
    let_op = []
    if "postcode" in anders:
        let_op.append(VERHUISD)
    if "bevoegd_gezag_nummer" in anders:
        let_op.append(ANDER_BESTUUR)
    return Regel(f"{GEWIJZIGD}:{code}", GEWIJZIGD, school.roepnaam, code, school.pk, velden, anders, let_op=let_op)


def _label(veld):
    naam = str(School._meta.get_field(veld).verbose_name)
    return naam[0].upper() + naam[1:]

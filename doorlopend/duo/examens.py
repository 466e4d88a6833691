"""What the exam file changes in the offers: a school offers a soort when the last exam year had candidates.

"<5" is one to four candidates, so it counts as an offer; it is shown as such, and added up only as a range.
The file speaks about its last school year only: what people or a newer file know of later years stays.
"""

from collections import defaultdict
from datetime import date

from doorlopend.duo.verschil import BEGINT, BIJGEWERKT, EINDIGT, Regel
from doorlopend.gebied import gebied
from doorlopend.models import Aanbodsoort, School, Schoolaanbod, Vestigingscode

# Offers with another source were recorded by people, and stay as they are.
BRON = "DUO examenkandidaten"


def bereik_als_tekst(minst, meest):
    """ "12" when sure, "<5" for one cell that DUO hides, "7–10" when part of it is hidden."""
    if minst == meest:
        return str(minst)
    return "<5" if (minst, meest) == (1, 4) else f"{minst}–{meest}"


def _begin(schooljaar):
    return date(int(schooljaar[:4]), 8, 1)


def _einde(schooljaar):
    return date(int(schooljaar[-4:]), 8, 1)


def vergelijk_examens(inhoud, verschil, per):
    """Fill `verschil` with the offers that begin, end, or get a newer source year."""
    school_van = dict(Vestigingscode.objects.values_list("code", "school_id"))
    scholen = School.objects.in_bulk()
    per_aanbod = _kandidaten_per_aanbod(inhoud, school_van)
    bekend = defaultdict(list)
    for aanbod in Schoolaanbod.objects.order_by("vanaf"):
        bekend[aanbod.school_id, aanbod.soort].append(aanbod)
    gemeenten = {rij.gemeente for rij in inhoud.rijen}
    onzeker = {school_van[code] for code in inhoud.onzeker if code in school_van}
    laatste = inhoud.schooljaren[-1]
    dekt = {sleutel: _dekkend(rij, laatste) for sleutel, rij in bekend.items()}
    verschil.basis = sum(aanbod is not None and aanbod.bron.startswith(BRON) for aanbod in dekt.values())
    for (pk, soort), jaren in sorted(per_aanbod.items()):
        if regel := _regel_met_rijen(scholen[pk], soort, jaren, bekend[pk, soort], inhoud.schooljaren, per):
            verschil.regels.append(regel)
    for (pk, soort), aanbod in dekt.items():
        stopt = aanbod and _stopt(aanbod, per_aanbod.get((pk, soort), {}), laatste)
        if stopt and pk not in onzeker and scholen[pk].gemeente in gemeenten:
            verschil.regels.append(_einderegel(scholen[pk], aanbod, per_aanbod.get((pk, soort), {}), inhoud))
    verschil.los += _losse_codes(inhoud, school_van)


def _kandidaten_per_aanbod(inhoud, school_van):
    """Per (school, soort) and school year the range of candidates, over all codes that the school has or had."""
    uit: dict = defaultdict(dict)
    for rij in inhoud.rijen:
        if pk := school_van.get(rij.code):
            jaren = uit[pk, rij.soort]
            for jaar, (minst, meest) in rij.kandidaten.items():
                eerder = jaren.get(jaar, (0, 0))
                jaren[jaar] = (eerder[0] + minst, eerder[1] + meest)
    return uit


def _dekkend(aanbod, schooljaar):
    """The offer that holds at the start of the school year, or None."""
    return next((deel for deel in aanbod if deel.loopt_op(_begin(schooljaar))), None)


def _regel_met_rijen(school, soort, jaren, bekend, schooljaren, per):
    """The line for an offer with candidates in the last year: it begins, or its source year is newer; or None."""
    laatste = schooljaren[-1]
    minst, meest = jaren[laatste]
    aanbod = _dekkend(bekend, laatste)
    if meest == 0:
        return None
    waarden = {"bronjaar": laatste, "kandidaten": bereik_als_tekst(minst, meest)}
    if aanbod is None:
        if not school.is_open_op(per) or any(deel.vanaf and deel.vanaf > _begin(laatste) for deel in bekend):
            return None
        return _beginregel(school, soort, jaren, bekend, schooljaren, waarden)
    was = {veld: getattr(aanbod, veld) for veld in waarden}
    if not aanbod.bron.startswith(BRON) or was == waarden or aanbod.bronjaar > laatste:
        return None
    velden = [
        ["Laatste examenjaar", was["bronjaar"], laatste],
        ["Kandidaten", was["kandidaten"], waarden["kandidaten"]],
    ]
    return _aanbodregel(BIJGEWERKT, school, soort, velden, waarden | {"aanbod": aanbod.pk})


def _beginregel(school, soort, jaren, bekend, schooljaren, waarden):
    eerder = max((deel.tot for deel in bekend if deel.tot), default=date.min)
    eerste = next(jaar for jaar in schooljaren if jaren.get(jaar, (0, 0))[1] and _begin(jaar) >= eerder)
    bron = f"{BRON} {schooljaren[0][:4]}-{schooljaren[-1][-4:]}, eerste examenjaar {eerste}"
    velden = [
        ["Vanaf", "", f"1 augustus {eerste[:4]}"],
        ["Kandidaten in " + waarden["bronjaar"], "", waarden["kandidaten"]],
    ]
    waarden |= {"soort": soort, "vanaf": _begin(eerste).isoformat(), "bron": bron}
    return _aanbodregel(BEGINT, school, soort, velden, waarden)


def _stopt(aanbod, jaren, laatste):
    """Whether an offer that came from DUO had no candidates in the last year, and nothing newer says otherwise."""
    begon = aanbod.vanaf is None or aanbod.vanaf <= _begin(laatste)
    ouder = aanbod.bronjaar <= laatste
    return aanbod.bron.startswith(BRON) and aanbod.tot is None and begon and ouder and not jaren.get(laatste, (0, 0))[1]


def _einderegel(school, aanbod, jaren, inhoud):
    """It ends after the last year with candidates, and not before it began."""
    met = [jaar for jaar, (_, meest) in jaren.items() if meest]
    tot = max(_einde(max(met)) if met else _begin(inhoud.schooljaren[0]), aanbod.vanaf or date.min)
    if not met and aanbod.bronjaar:
        tot = max(tot, _einde(aanbod.bronjaar))
    velden = [["Tot", "", f"{tot.day} augustus {tot.year}" if tot.month == 8 else f"{tot:%d-%m-%Y}"]]
    return _aanbodregel(
        EINDIGT, school, aanbod.soort, velden, {"aanbod": aanbod.pk, "tot": tot.isoformat(), "soort": aanbod.soort}
    )


def _aanbodregel(actie, school, soort, velden, waarden):
    label = Aanbodsoort(soort).label
    sleutel = f"{actie}:{school.pk}:{soort}"
    return Regel(sleutel, actie, f"{school.roepnaam}: {label}", "", school.pk, velden, waarden)


def _losse_codes(inhoud, school_van):
    """The codes in the area that no school has, with the last year in which they had candidates."""
    gevonden: dict = {}
    for rij in inhoud.rijen:
        if rij.gemeente in gebied().register and rij.code not in school_van:
            jaren = [jaar for jaar, (_, meest) in rij.kandidaten.items() if meest]
            eerder = gevonden.get(rij.code, (rij.naam, ""))[1]
            gevonden[rij.code] = (rij.naam, max([eerder, *jaren]))
    return [
        f"{code} ({naam}): geen school met deze code. Laatste examenjaar: {jaar or 'onbekend'}."
        for code, (naam, jaar) in sorted(gevonden.items())
    ]

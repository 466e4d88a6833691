"""Keeping a file of DUO with its preview, and applying lines of it: exactly what was shown, in one transaction."""

import gzip
from datetime import date

from django.db import transaction

from doorlopend.duo.adressen import VELDEN
from doorlopend.duo.lezen import lees_duo
from doorlopend.duo.verschil import (
    ACTIES,
    BEGINT,
    BIJGEWERKT,
    DUBBEL,
    EINDIGT,
    GEWIJZIGD,
    NIEUW,
    TERUG,
    VERDWENEN,
    vergelijk,
)
from doorlopend.gebied import gebied
from doorlopend.logboek import Soort, leg_vast
from doorlopend.models import Duobestand, School, Schoolaanbod, Vestigingscode
from doorlopend.referentie import lees
from doorlopend.schoolacties import heropen_school, sluit_school

NIEUWE_SCHOOL = "nieuw"
PRO_BRON = "DUO vestigingen vo, onderwijsstructuur PRO"


class Veranderd(Exception):
    """The register changed after the preview was made; nothing was applied."""


def bewaar_duobestand(naam, inhoud, *, per, door, nu):
    """Keep a file with its preview; raises Bestandsfout when it isn't a file of DUO. Changes no school."""
    duo = lees_duo(inhoud)
    return Duobestand.objects.create(
        naam=naam[-200:],
        soort=duo.soort,
        inhoud=gzip.compress(inhoud, mtime=0),
        per=per,
        verschil=vergelijk(duo, per=per).als_data(),
        geladen_door=door,
        geladen_op=nu,
    )


def gelezen(bestand):
    """What the kept file holds."""
    return lees_duo(gzip.decompress(bytes(bestand.inhoud)))


def alle_sleutels(bestand):
    """The lines that can be applied without a choice by a person: all but a new code at a known address."""
    return {regel["sleutel"] for regel in bestand.verschil["regels"] if regel["actie"] != DUBBEL}


def vernieuw(bestand):
    """Make the preview anew, after the register changed."""
    bestand.verschil = vergelijk(gelezen(bestand), per=bestand.per).als_data()
    bestand.save(update_fields=["verschil"])


@transaction.atomic
def pas_toe(bestand, *, sleutels, keuzes=None, door, nu):
    """Apply the lines with these `sleutels`; returns how many.

    `keuzes` says for a new code (by sleutel) which school it belongs to, as a primary key, or NIEUWE_SCHOOL;
    a new code at a known address without a choice is left alone. Raises Veranderd, and changes nothing,
    when the register is no longer what the preview was made of.
    """
    vast = Duobestand.objects.select_for_update().get(pk=bestand.pk)
    list(School.objects.select_for_update().values_list("pk", flat=True))
    duo = gelezen(vast)
    if vergelijk(duo, per=vast.per).als_data() != vast.verschil:
        raise Veranderd
    keuzes, gedaan = keuzes or {}, []
    for regel in vast.verschil["regels"]:
        keuze = keuzes.get(regel["sleutel"], "" if regel["actie"] == DUBBEL else NIEUWE_SCHOOL)
        if regel["sleutel"] in sleutels and keuze:
            _TOEPASSERS[regel["actie"]](regel, keuze, vast.per)
            gedaan.append(f"{ACTIES[regel['actie']]}: {regel['naam']} {regel['code']}".strip())
    vast.toegepast.append({"op": nu.isoformat(), "door": getattr(door, "pk", None), "regels": gedaan})
    vast.verschil = vergelijk(duo, per=vast.per).als_data()
    vast.save(update_fields=["verschil", "toegepast"])
    leg_vast(Soort.INVOER, door=door, over=vast, aantal=len(gedaan))
    bestand.refresh_from_db()
    return len(gedaan)


def _nieuwe_code(regel, keuze, per):
    """A new school, or a new code for the school that was chosen; that school takes over the data of DUO."""
    if keuze == NIEUWE_SCHOOL:
        school = _nieuwe_school(regel, per)
    else:
        toegestaan = {pk for pk, _ in regel["keuzes"]}
        if int(keuze) not in toegestaan:
            raise Veranderd
        school = School.objects.get(pk=int(keuze))
        if school.gesloten_op:
            heropen_school(school, codes=False)
        _zet_velden(school, {veld: regel["waarden"][veld] for veld in VELDEN.values() if regel["waarden"][veld]})
    _bewaar(Vestigingscode(school=school, code=regel["code"], vanaf=per))


def _nieuwe_school(regel, per):
    """The school as DUO knows it; bestuur and stadsdeel where they follow, else a note that they are missing."""
    duo = {veld: regel["waarden"][veld] for veld in VELDEN.values()}
    buur = School.objects.filter(bevoegd_gezag_nummer=duo["bevoegd_gezag_nummer"]).exclude(bestuur="").first()
    in_stad = duo["gemeente"] == gebied().stad
    stadsdeel = _stadsdeel(duo["postcode"]) if in_stad else ""
    ontbreekt = [] if buur else ["bestuur"]
    ontbreekt += ["stadsdeel"] if in_stad and not stadsdeel else []
    school = School(
        roepnaam=duo["officiele_naam"][:120],
        bestuur=buur.bestuur if buur else "",
        partner=buur.partner if buur else None,
        stadsdeel=stadsdeel,
        controleren=f"Nieuw uit DUO: vul aan: {' en '.join(ontbreekt)}." if ontbreekt else "",
        **duo,
    )
    _bewaar(school)
    if "PRO" in regel["waarden"]["structuur"].upper().split("/"):
        _bewaar(Schoolaanbod(school=school, soort="pro", vanaf=per, bron=PRO_BRON))
    return school


def _stadsdeel(postcode):
    """The stadsdeel of a postcode where it is unambiguous, else empty."""
    return next((rij["stadsdeel"] for rij in lees("stadsdelen.csv") if rij["pc4"] == postcode[:4]), "")


def _terug(regel, keuze, per):
    code = Vestigingscode.objects.get(code=regel["code"])
    code.tot = None
    _bewaar(code)
    heropen_school(code.school, codes=False)


def _wijzig(regel, keuze, per):
    school = School.objects.get(pk=regel["school"])
    if regel["let_op"]:
        notities = [school.controleren, *(tekst for tekst in regel["let_op"] if tekst not in school.controleren)]
        school.controleren = " ".join(filter(None, notities))
    _zet_velden(school, regel["waarden"])


def _zet_velden(school, waarden):
    if "officiele_naam" in waarden:
        school.onthoud_naam(school.officiele_naam)
    for veld, waarde in waarden.items():
        setattr(school, veld, waarde)
    _bewaar(school)


def _verdwijn(regel, keuze, per):
    """End the code; a school without another running code is closed."""
    code = Vestigingscode.objects.get(code=regel["code"])
    code.tot = max(per, code.vanaf or per)
    _bewaar(code)
    if not any(ander.loopt_op(per) for ander in code.school.vestigingscodes.all()):
        sluit_school(code.school, per=per)


def _begin_aanbod(regel, keuze, per):
    waarden = dict(regel["waarden"])
    vanaf = date.fromisoformat(waarden.pop("vanaf"))
    _bewaar(Schoolaanbod(school_id=regel["school"], vanaf=vanaf, **waarden))


def _eindig_aanbod(regel, keuze, per):
    aanbod = Schoolaanbod.objects.get(pk=regel["waarden"]["aanbod"])
    aanbod.tot = date.fromisoformat(regel["waarden"]["tot"])
    _bewaar(aanbod)


def _werk_bron_bij(regel, keuze, per):
    aanbod = Schoolaanbod.objects.get(pk=regel["waarden"]["aanbod"])
    aanbod.bronjaar, aanbod.kandidaten = regel["waarden"]["bronjaar"], regel["waarden"]["kandidaten"]
    _bewaar(aanbod)


def _bewaar(record):
    record.full_clean()
    record.save()


_TOEPASSERS = {
    NIEUW: _nieuwe_code,
    DUBBEL: _nieuwe_code,
    TERUG: _terug,
    GEWIJZIGD: _wijzig,
    VERDWENEN: _verdwijn,
    BEGINT: _begin_aanbod,
    EINDIGT: _eindig_aanbod,
    BIJGEWERKT: _werk_bron_bij,
}

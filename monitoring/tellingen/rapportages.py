"""Afspraak 10: reports that the stuurgroep discussed, with the question about people and means answered."""

from doorlopend.schooljaar import Schooljaar
from monitoring.models import Evaluatie, Rapportperiode, Rapportversie
from monitoring.models.rapport import naam_van_periode
from monitoring.tellingen.kern import GETELD, Eenheid, Reden, Telling, dd, jaargrenzen, telling


def _besproken():
    """The newest version of each report that was discussed, in order of meeting: one query."""
    versies = Rapportversie.objects.besproken().select_related("rapportage").defer("pdf", "inhoud")
    return sorted(versies, key=lambda versie: (versie.vergaderdatum, versie.pk))


def _perioden():
    return list(Rapportperiode.objects.all())


def _evaluaties():
    """The day on which the yearly evaluation of each school year was discussed: one query."""
    return dict(Evaluatie.objects.values_list("schooljaar", "besproken_op"))


def _dagen(register, instellingen):
    return jaargrenzen((versie.vergaderdatum for versie in register.uit(_besproken)), instellingen)


def evaluatie_op(register, dag):
    """The day on which the evaluation of the school year of `dag` was discussed, on or before `dag`; or None."""
    besproken = register.uit(_evaluaties).get(Schooljaar.op(dag).begin)
    return besproken if besproken and besproken <= dag else None


@telling(_dagen)
def besproken_rapportages(vraag):
    """Reports discussed in the school year up to and including the day, with mensen en middelen answered.

    Covenant, afspraak 10: the unit is a report. With plans, the meetings in the schedule count as well.
    """
    versies, jaar = vraag.register.uit(_besproken), vraag.jaar
    eenheden = [
        Eenheid("rapportage", versie.rapportage_id, str(versie.rapportage), _reden(vraag, versie))
        for versie in versies
        if versie.vergaderdatum in jaar
    ]
    gedaan = {(versie.rapportage.schooljaar, versie.rapportage.halfjaar) for versie in versies}
    for periode in vraag.register.uit(_perioden):
        if periode.vergaderdatum in jaar and (periode.schooljaar, periode.halfjaar) not in gedaan:
            naam = f"Voortgangsrapportage {naam_van_periode(periode.schooljaar, periode.halfjaar)}"
            eenheden.append(Eenheid("rapportperiode", periode.pk, naam, _gepland(vraag, periode)))
    return Telling(eenheden, ernaast=(_evaluatie(vraag),))


def _evaluatie(vraag):
    """Afspraak 10 is about evaluating each year as well: whether that of the school year was discussed."""
    besproken, jaar = evaluatie_op(vraag.register, vraag.dag), vraag.schooljaar
    tekst = f"Besproken op {dd(besproken)}" if besproken else "Nog niet besproken"
    return f"Evaluatie van schooljaar {jaar}", tekst


def _reden(vraag, versie):
    if versie.vergaderdatum > vraag.dag:
        return Reden(0, "later", f"besproken op {dd(versie.vergaderdatum)}")
    if not versie.middelen_beantwoord:
        return Reden(1, "middelen", "de vraag naar mensen en middelen is niet voor alle partners beantwoord")
    return GETELD


def _gepland(vraag, periode):
    if vraag.met_plannen:
        return GETELD
    return Reden(0, "gepland", f"bespreking gepland op {dd(periode.vergaderdatum)}")

"""The invented meetings of decanen, recorded by the same acties as real ones."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from doorlopend.bijeenkomsten import Opkomst
from doorlopend.models import MboInstelling, Vestigingscode
from lob.bijeenkomstacties import bewaar_bijeenkomst, bewaar_verslag, leg_opkomst_vast, rond_af, sluit_af
from lob.bijeenkomstforms import SJABLOON
from lob.models import Actiepunt, Decanenbijeenkomst
from lob.opkomst import verwachten

MAP = Path(__file__).parent
PLAATSEN = {"ROCvA-F": "ROC van Amsterdam, Fraijlemaborg 141, zaal 2", "Mediacollege": "Contactweg 36, aula"}


def laad_bijeenkomsten(team, leider, nu):
    """Make the meetings up to `nu`, each on its own day in the history, and those still to come or to record."""
    for rij in _lees("bijeenkomsten.csv"):
        houden = bool(rij["verslag"])
        if not houden:
            _plan(rij, team, nu=min(_moment("2026-08-27"), nu))
        elif _moment(rij["datum"]) <= nu:
            _houd(_plan(rij, team, nu=_moment(rij["datum"]) - timedelta(days=60)), rij, team, leider)


def _lees(naam):
    with (MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


def _plan(rij, door, nu):
    organisatie = _organisatie(rij["gastheer"])
    soort = "gastheer_mbo" if isinstance(organisatie, MboInstelling) else "gastheer_school"
    bijeenkomst = Decanenbijeenkomst(
        datum=date.fromisoformat(rij["datum"]),
        begin=time(15),
        einde=time(17),
        thema=rij["thema"],
        plaats=PLAATSEN.get(rij["gastheer"], str(organisatie)),
        voorzitter="N. de Boer",
        notulist="A. Willems",
        **{soort: organisatie},
    )
    return bewaar_bijeenkomst(bijeenkomst, agenda=SJABLOON, door=door, nu=nu)


def _houd(bijeenkomst, rij, door, leider):
    """Invite everybody a week before, record who came on the day, write the verslag the day after, close it."""
    op_de_dag = _moment(str(bijeenkomst.datum))
    gasten = [(mens["naam"], *_als_drie(_organisatie(mens["van"]))) for mens in _lees("decanen.csv")]
    leg_opkomst_vast(bijeenkomst, opkomsten={}, gasten=gasten, door=door, nu=op_de_dag - timedelta(days=7))
    opkomsten = {sleutel: _opkomst(nummer, bijeenkomst.datum) for nummer, sleutel in enumerate(verwachten(bijeenkomst))}
    verslag = rij["verslag"].replace("\\n", "\n")
    wie = {"opkomsten": opkomsten, "gasten": []}
    bijeenkomst = leg_opkomst_vast(bijeenkomst, **wie, verslag=verslag, door=door, nu=op_de_dag)
    acties = [actie for actie in _lees("actiepunten.csv") if actie["datum"] == rij["datum"]]
    rijen = [(None, actie | {"uiterlijk": date.fromisoformat(actie["uiterlijk"])}) for actie in acties]
    besluiten = [rij["besluit"]] if rij["besluit"] else []
    dag_erna = op_de_dag + timedelta(days=1)
    bewaar_verslag(bijeenkomst, besluiten=besluiten, acties=rijen, bijlage=None, door=door, nu=dag_erna)
    for actie in acties:
        if actie["afgerond"]:
            punt = Actiepunt.objects.get(tekst=actie["actie"])
            rond_af(punt, door=door, vandaag=date.fromisoformat(actie["afgerond"]))
    if bijeenkomst.datum < date(2026, 8, 1):
        sluit_af(bijeenkomst, door=leider, nu=dag_erna)


def _opkomst(nummer, datum):
    """A fixed pattern: about two in three are there."""
    return {0: Opkomst.AFGEMELD, 1: Opkomst.AFWEZIG}.get((nummer * 5 + datum.month) % 6, Opkomst.AANWEZIG)


def _organisatie(code):
    if code[0].isdigit():
        return Vestigingscode.objects.get(code=code).school
    return MboInstelling.objects.get(afkorting=code)


def _als_drie(organisatie):
    """(school, mbo, other name), as a guest is recorded."""
    return (None, organisatie, "") if isinstance(organisatie, MboInstelling) else (organisatie, None, "")


def _moment(dag):
    """Ten in the morning of that day, local time."""
    return timezone.make_aware(datetime.combine(date.fromisoformat(dag), time(10)))

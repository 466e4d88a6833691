"""The invented leerroutes and people of the example environment, made by the same acties as real ones."""

import csv
from datetime import date, datetime, time
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from doorlopend.models import Gebruiker, MboInstelling, Partner, School, Vestigingscode
from leerroutes.acties import bevestig, laat_vervallen, zet_status
from leerroutes.models import Deelname, Leerroute
from monitoring.voorbeeld import leerroutes
from monitoring.voorbeeld.bijeenkomsten import laad_bijeenkomsten
from monitoring.voorbeeld.kennisdeling import laad_kennisdeling
from monitoring.voorbeeld.lob import laad_lob
from monitoring.voorbeeld.openbaar import laad_contact
from monitoring.voorbeeld.personen import laad_uitnodigingen
from monitoring.voorbeeld.rapport import VASTGESTELD, VOORGELEGD, maak_najaarsconcept, maak_voorjaarsrapport
from monitoring.voorbeeld.sturing import ACTIES_VOORJAAR, laad_acties, laad_sturing
from monitoring.voorbeeld.verleden import dateer_leerroutes, dateer_scholen, dateer_wat_telt

MAP = Path(__file__).parent
WACHTWOORD = "leerroute-2027"
NAMEN = {
    "programmaleider": "N. de Boer",
    "programmateam": "A. Willems",
    "decaan": "S. Yilmaz",
    "stuurgroep": "M. van Dam",
    "beheerder": "R. Haddou",
}


def past_bij_register():
    """Whether the schools and partners that the example is about are in the register: it is about one region."""
    return Partner.objects.filter(afkorting="SWV").exists()


def lees(naam):
    with (MAP / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


@transaction.atomic
def laad_voorbeeld(nu, *, met_rapport=True):
    """Make the five accounts, the invented leerroutes and one vastgesteld report; all, or nothing.

    Nothing is recorded later than `nu`. The report is made on its own day in the history, so that it
    knows no more than was known then; `met_rapport` is False where no PDF can be made.
    """
    mensen = _maak_mensen()
    dateer_scholen()
    laad_contact()
    laad_bijeenkomsten(mensen["programmateam"], mensen["programmaleider"], nu)
    laad_lob(mensen["programmateam"], nu)
    laad_kennisdeling(mensen["programmateam"], nu)
    laad_uitnodigingen(mensen["programmaleider"], nu, zoals=mensen["decaan"], stuur=mensen["stuurgroep"])
    makers = {"leider": mensen["programmaleider"], "team": mensen["programmateam"]}
    laad_acties(ACTIES_VOORJAAR, makers, nu)
    routes = {rij["naam"]: _maak_leerroute(rij) for rij in lees("leerroutes.csv")}
    stappen = [rij for rij in sorted(lees("statussen.csv"), key=_gezet_op) if _moment(_gezet_op(rij)) <= nu]
    for rij in stappen:
        if _gezet_op(rij) <= VOORGELEGD:
            _zet_stap(routes[rij["naam"]], rij, mensen["programmaleider"], nu)
    if met_rapport and _moment(VASTGESTELD) <= nu:
        maak_voorjaarsrapport(mensen["programmaleider"])
    laad_sturing(makers, nu)
    for rij in stappen:
        if _gezet_op(rij) > VOORGELEGD:
            _zet_stap(routes[rij["naam"]], rij, mensen["programmaleider"], nu)
    dateer_leerroutes()
    leerroutes.vul_aan(mensen["programmateam"], timezone.localdate(nu))
    dateer_wat_telt(nu)
    maak_najaarsconcept(mensen["programmaleider"], mensen["programmateam"], nu)


def _maak_mensen():
    organisaties = {
        "programmaleider": {"partner": Partner.objects.get(afkorting="SWV")},
        "programmateam": {"mbo": MboInstelling.objects.get(afkorting="ROCvA-F")},
        "decaan": {"school": School.objects.get(vestigingscodes__code="21ET04")},
        "stuurgroep": {"partner": Partner.objects.get(afkorting="ZAAM")},
        "beheerder": {"partner": Partner.objects.get(afkorting="SWV")},
    }
    wachtwoord = make_password(WACHTWOORD)
    return {
        rol: Gebruiker.objects.create(
            email=f"{rol}@voorbeeld.nl", naam=NAMEN[rol], rol=rol, password=wachtwoord, **organisatie
        )
        for rol, organisatie in organisaties.items()
    }


def _maak_leerroute(rij):
    velden = {
        veld: rij[veld] for veld in ("naam", "soort", "leerweg", "sector", "leertraject", "opleiding", "programma")
    }
    route = Leerroute(
        **velden,
        mbo_niveau=int(rij["mbo_niveau"]) if rij["mbo_niveau"] else None,
        mbo=MboInstelling.objects.get(afkorting=rij["mbo"]) if rij["mbo"] else None,
        samen_met_mbo=bool(rij["mbo"]) if rij["soort"] == "praktijkgericht" else None,
    )
    route.full_clean()
    route.save()
    for code in rij["scholen"].split():
        Deelname.objects.create(leerroute=route, school=Vestigingscode.objects.get(code=code).school)
    return route


def _zet_stap(route, rij, door, nu):
    stap = zet_status(
        route,
        status=rij["status"],
        ingangsdatum=date.fromisoformat(rij["ingangsdatum"]),
        toelichting=rij["toelichting"] if not rij["vervallen_op"] else "",
        door=door,
        nu=_moment(_gezet_op(rij)),
    )
    if rij["bevestigd_op"] and _moment(rij["bevestigd_op"]) <= nu:
        bevestig(stap, door=door, nu=_moment(rij["bevestigd_op"]))
    if rij["vervallen_op"] and _moment(rij["vervallen_op"]) <= nu:
        laat_vervallen(stap, reden=rij["toelichting"], door=door, nu=_moment(rij["vervallen_op"]))


def _gezet_op(rij):
    return rij["gezet_op"] or rij["ingangsdatum"]


def _moment(dag):
    """Ten in the morning of that day, local time."""
    return timezone.make_aware(datetime.combine(date.fromisoformat(dag), time(10)))

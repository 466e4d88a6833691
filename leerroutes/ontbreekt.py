"""What still misses in the register: each gebrek is a filter on the list and a line of the page that counts them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from doorlopend.models.organisaties import loopt_op
from leerroutes.models import Deelname, Statusstap
from leerroutes.soorten import REGELS
from leerroutes.statussen import VEROUDERD_NA_DAGEN, VOORBEREIDING, Status


@dataclass(frozen=True)
class Gebrek:
    """`kies(leerroutes, peildatum)` keeps those that miss it; `leerroutes` carry status, plan and bijgewerkt_op."""

    label: str
    wat_te_doen: str
    kies: Callable[[QuerySet, object], QuerySet]


def _soorten(eigenschap):
    """The soorten of which the rule says so."""
    return [soort for soort, regel in REGELS.items() if getattr(regel, eigenschap)]


def _stil(routes, peildatum):
    begin = datetime.combine(peildatum - timedelta(days=VEROUDERD_NA_DAGEN), time.min)
    return routes.filter(status__in=VOORBEREIDING, bijgewerkt_op__lt=timezone.make_aware(begin))


def _zonder_mbo(routes, peildatum):
    return routes.filter(soort__in=_soorten("mbo_verplicht"), mbo=None)


def _zonder_start(routes, peildatum):
    plannen = Statusstap.objects.plannen().filter(leerroute=OuterRef("pk"), status=Status.AANGEBODEN)
    return routes.filter(~Exists(plannen), status=Status.ONTWIKKELING)


def _onbevestigd(routes, peildatum):
    voorbij = Statusstap.objects.plannen().filter(leerroute=OuterRef("pk"), ingangsdatum__lte=peildatum)
    return routes.filter(Exists(voorbij))


def _zonder_melding(routes, peildatum):
    niet_gemeld = Deelname.objects.filter(loopt_op(peildatum), leerroute=OuterRef("pk"), duo_gemeld_op=None)
    return routes.filter(Exists(niet_gemeld), soort__in=_soorten("duo_melding"), status=Status.AANGEBODEN)


def _zonder_overeenkomst(routes, peildatum):
    nog_niet = Q(overeenkomst_getekend_op=None) | Q(overeenkomst_getekend_op__gt=peildatum)
    return routes.filter(nog_niet, soort__in=_soorten("overeenkomst_verwacht"), status=Status.AANGEBODEN)


ONTBREEKT = {
    "nieuws": Gebrek("Langer dan 90 dagen geen nieuws", "Vraag hoe het gaat en leg dat vast.", _stil),
    "bevestiging": Gebrek("Start nog niet bevestigd", "Bevestig de start of verplaats hem.", _onbevestigd),
    "mbo": Gebrek("Geen mbo", "Vul de mbo-instelling in.", _zonder_mbo),
    "start": Gebrek("Geen geplande start", "Zet een plan voor “Aangeboden” met een datum.", _zonder_start),
    "melding": Gebrek("Geen melding bij DUO", "Vraag de school om de leerroute in RIO te melden.", _zonder_melding),
    "overeenkomst": Gebrek(
        "Aangeboden zonder getekende overeenkomst", "Vul in wanneer de overeenkomst is getekend.", _zonder_overeenkomst
    ),
}


def wat_ontbreekt(routes, code, peildatum):
    """The leerroutes that miss `code`; those that have stopped miss nothing any more."""
    lopend = routes.filter(Q(status=None) | ~Q(status=Status.GESTOPT))
    return ONTBREEKT[code].kies(lopend, peildatum)

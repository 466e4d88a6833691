"""Two days side by side: what was added and what stopped, and which steps were recorded with retroactive effect."""

from dataclasses import dataclass

from django.db.models import F, Q

from leerroutes.models import Statusstap
from monitoring.metingen import Meting
from monitoring.tellingen import Eenheid


@dataclass(frozen=True)
class Vergelijking:
    """An indicator on two days: the units that count only on the later one, and only on the earlier one."""

    toen: Meting
    nu: Meting
    erbij: list[Eenheid]
    eraf: list[Eenheid]

    @property
    def verschil(self):
        return self.nu.stand - self.toen.stand


def vergelijk(meting, dag):
    """`meting` beside the same indicator on the earlier `dag`; stand plus erbij minus eraf is the new stand."""
    toen = meting.op(dag)
    vroeger = {(eenheid.soort, eenheid.pk) for eenheid in toen.telling.telt_mee}
    nu = {(eenheid.soort, eenheid.pk) for eenheid in meting.telling.telt_mee}
    waarom = {(eenheid.soort, eenheid.pk): eenheid for eenheid in meting.telling.telt_niet_mee}
    erbij = [eenheid for eenheid in meting.telling.telt_mee if (eenheid.soort, eenheid.pk) not in vroeger]
    weg = [eenheid for eenheid in toen.telling.telt_mee if (eenheid.soort, eenheid.pk) not in nu]
    return Vergelijking(toen=toen, nu=meting, erbij=erbij, eraf=_met_reden(weg, waarom))


def _met_reden(eenheden, waarom):
    return [waarom.get((eenheid.soort, eenheid.pk), eenheid) for eenheid in eenheden]


def stappen_achteraf(dag, *, na, voor):
    """The steps from on or before `dag` that were recorded, confirmed or voided with na ≤ moment < voor.

    They change what is counted on `dag` itself, afterwards. `na` and `voor` are aware moments.
    """
    stappen = Statusstap.objects.filter(ingangsdatum__lte=dag, leerroute__verwijderd_op=None)
    later = (
        Q(gezet_op__gte=na, gezet_op__lt=voor, vervallen_op=None)
        | Q(bevestigd_op__gte=na, bevestigd_op__lt=voor, vervallen_op=None)
        | Q(gezet_op__lt=na, vervallen_op__gte=na, vervallen_op__lt=voor)
    )
    gevonden = stappen.filter(later).exclude(als_plan=True, bevestigd_op=None)
    return gevonden.select_related("leerroute").order_by(F("ingangsdatum").desc(), "pk")

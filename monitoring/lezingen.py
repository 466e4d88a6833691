"""Choosing another reading of the covenant: a new dated row, and what it does to the figures.

The newest row of a number holds, for figures on every day: they are always as known now. What the chosen
readings change stands in Indicator.lezing; a report that was frozen keeps its own.
"""

from copy import copy
from dataclasses import replace

from django.db import transaction

from monitoring.metingen import Meting
from monitoring.models import Indicator, Telafspraak


def gevolgen(telafspraken):
    """What these readings change together: {code of an indicator: {setting: value}}."""
    uit: dict[str, dict] = {}
    for telafspraak in telafspraken:
        for code, instellingen in telafspraak.gevolg.items():
            uit.setdefault(code, {}).update(instellingen)
    return uit


def pas_lezingen_toe(convenant):
    """Bring Indicator.lezing in line with the newest readings."""
    nieuw = gevolgen(Telafspraak.objects.filter(convenant=convenant).geldend())
    for indicator in Indicator.objects.filter(afspraak__actielijn__convenant=convenant):
        if indicator.lezing != nieuw.get(indicator.code, {}):
            Indicator.objects.filter(pk=indicator.pk).update(lezing=nieuw.get(indicator.code, {}))


@transaction.atomic
def kies_andere_lezing(telafspraak, *, reden, door, vandaag):
    """Let the other reading of `telafspraak` hold from now on; returns the new row.

    A second change on one day replaces the first: a reading is chosen per day.
    """
    nieuw, _ = Telafspraak.objects.update_or_create(
        convenant=telafspraak.convenant,
        nummer=telafspraak.nummer,
        gekozen_op=vandaag,
        defaults={
            "onderwerp": telafspraak.onderwerp,
            "lezing": telafspraak.andere_lezing,
            "gevolg": telafspraak.andere_gevolg,
            "andere_lezing": telafspraak.lezing,
            "andere_gevolg": telafspraak.gevolg,
            "reden": reden,
            "gekozen_door": door.naam,
        },
    )
    nieuw.indicatoren.set(telafspraak.indicatoren.all())
    pas_lezingen_toe(telafspraak.convenant)
    return nieuw


def met_andere_lezing(telafspraak, metingen):
    """The metingen that `telafspraak` is about, as (now, with the other reading); nothing is written."""
    anders = copy(telafspraak)
    anders.gevolg = telafspraak.andere_gevolg
    rest = Telafspraak.objects.filter(convenant=telafspraak.convenant).exclude(nummer=telafspraak.nummer).geldend()
    nieuw, paren = gevolgen([*rest, anders]), []
    for indicator in telafspraak.indicatoren.all():
        meting = metingen[indicator.code]
        kopie = copy(meting.indicator)
        kopie.lezing = nieuw.get(indicator.code, {})
        paren.append((meting, Meting(kopie, meting.peildatum, replace(meting.register, verwacht={}))))
    return paren

"""For the page of a leerroute: for which targets it counts, and why not for others."""

from django import template

from monitoring.metingen import Meting, indicatoren
from monitoring.register import Register

register = template.Library()
PER_LEERROUTE = ("scholen_met_leerroute", "leerroutes", "verkende_leerroutes")
# With these a leerroute isn't meant for the target at all.
ANDER_DOEL = ("soort", "niveau")


@register.simple_tag
def telt_voor(leerroute, dag):
    """The targets that `leerroute` is about on `dag`, as (indicator, whether it counts, why not): ten queries.

    The outcome is that of the telling itself, so page, dashboard and report can't differ.
    """
    gelezen, uit = Register.lees(), []
    for indicator in indicatoren(dag):
        if indicator.telling not in PER_LEERROUTE:
            continue
        eenheden = Meting(indicator, dag, gelezen).telling.eenheden
        redenen = [eenheid.reden for eenheid in eenheden if leerroute.pk in eenheid.leerroutes]
        telt = any(eenheid.telt_mee for eenheid in eenheden if leerroute.pk in eenheid.leerroutes)
        if telt or (redenen and redenen[0].code not in ANDER_DOEL):
            uit.append((indicator, telt, "" if telt else redenen[0].tekst))
    return uit

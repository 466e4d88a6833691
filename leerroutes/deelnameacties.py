"""What happens to a school's part in leerroutes when the school itself closes or opens again."""

from django.db import transaction
from django.db.models import F, Q

from leerroutes.models import Deelname


def lopende_deelnames(school, vandaag):
    """The deelnames of `school` that run on `vandaag` or begin later, by name; without leerroutes that were removed."""
    nog_niet_voorbij = Q(tot=None) | Q(tot__gt=vandaag)
    deelnames = Deelname.objects.filter(nog_niet_voorbij, school=school, leerroute__verwijderd_op=None)
    return deelnames.select_related("leerroute").order_by("leerroute__naam", "pk")


@transaction.atomic
def beeindig_deelnames(school, *, per, leerroutes, reden=""):
    """End the deelnames of `school` in `leerroutes` (keys): `per` is the first day on which it no longer takes part.

    What would begin later gets an empty period, so it never runs. What ended earlier stays as it is. `reden` goes
    with each in its history.
    """
    for deelname in school.deelnames.filter(leerroute__in=leerroutes):
        if deelname.tot is None or deelname.tot > per:
            deelname.tot = max(per, deelname.vanaf or per)
            deelname._change_reason = reden or None
            deelname.save(update_fields=["tot"])


@transaction.atomic
def hervat_deelnames(school, *, gesloten_op, reden=""):
    """Let the deelnames that ended because `school` closed on `gesloten_op` run on; `reden` is for their history."""
    geeindigd = Q(tot=gesloten_op) | Q(vanaf__gt=gesloten_op, tot=F("vanaf"))
    for deelname in school.deelnames.filter(geeindigd):
        deelname.tot = None
        deelname._change_reason = reden or None
        deelname.save(update_fields=["tot"])

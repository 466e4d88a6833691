"""What the timeline of a leerroute or school tells besides its own changes: status steps, participations, pupils."""

from django.utils.formats import date_format

from doorlopend.geschiedenis import Gebeurtenis, wijzigingen_van
from doorlopend.models import School
from leerroutes.models import Deelname, Leerlingaantal, Leerroute


def gebeurtenissen(obj):
    if isinstance(obj, Leerroute):
        aantallen = wijzigingen_van(Leerlingaantal, leerroute_id=obj.pk)
        return [*_stappen(obj), *_deelnames(leerroute_id=obj.pk), *aantallen]
    if isinstance(obj, School):
        return _deelnames(school_id=obj.pk)
    return []


def _stappen(leerroute):
    """Each status step at the moment it was recorded; what became of it stands with it."""
    for stap in leerroute.stappen.select_related("gezet_door", "bevestigd_door", "vervallen_door"):
        vanaf = date_format(stap.ingangsdatum)
        soort = "Plan: status" if stap.als_plan else "Status"
        titel = f"{soort} “{stap.get_status_display()}” vanaf {vanaf}"
        yield Gebeurtenis(
            stap.gezet_op, titel, stap.gezet_door, onderwerp=stap, sjabloon="leerroutes/_gebeurtenis_stap.html"
        )


def _deelnames(**filter):
    return wijzigingen_van(Deelname, **filter)

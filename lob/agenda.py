"""Which meetings of decanen stand in somebody's calendar: all of them, for everyone who may see them."""

from doorlopend.agenda import agendabron
from lob.models import Decanenbijeenkomst


@agendabron
def decanenbijeenkomsten(gebruiker, vanaf):
    """For who goes to the meetings, the cancelled ones included: a calendar has to hear of those too."""
    if not gebruiker.has_perm("lob.afmelden_decanenbijeenkomst"):
        return Decanenbijeenkomst.objects.none()
    return Decanenbijeenkomst.objects.filter(datum__gte=vanaf)

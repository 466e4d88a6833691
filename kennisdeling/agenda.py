"""Which activities stand in somebody's calendar: those with a seat or that one organises; the team sees all."""

from django.db.models import Q

from doorlopend.agenda import agendabron
from kennisdeling.models import Aanmelding, Activiteit, Plek


@agendabron
def activiteiten(gebruiker, vanaf):
    """From `vanaf`, the cancelled ones included: a calendar has to hear of those too."""
    vanaf_dan = Activiteit.objects.filter(Q(datum__gte=vanaf) | Q(laatste_dag__gte=vanaf))
    if gebruiker.has_perm("kennisdeling.change_activiteit"):
        return vanaf_dan
    plaatsen = Aanmelding.objects.filter(email__iexact=gebruiker.email, plek=Plek.GEPLAATST)
    return vanaf_dan.filter(pk__in=plaatsen.values("bijeenkomst"))

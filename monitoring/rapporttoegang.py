"""Who sees which version of a report, and what all pages about one report share."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse_lazy

from doorlopend.views import RechtMixin
from monitoring.models import Rapportage, Rapportversie
from monitoring.rapporteren import AL_VASTGESTELD

LEZEN, CONCEPT, VOORGELEGD = (f"monitoring.view_{wat}" for wat in ("rapportage", "concept", "voorgelegd"))
SCHRIJVEN, LEIDEN = "monitoring.change_rapportage", "monitoring.vaststellen_rapportage"
KRUIMEL = ("Rapporten", reverse_lazy("rapportage-list"))


def zichtbare_versies(rapportage, gebruiker):
    """The versions this person may see, oldest first: those for the meeting need a right of their own."""
    alle = gebruiker.has_perm(VOORGELEGD)
    return [versie for versie in rapportage.versies.all() if alle or versie.is_vastgesteld]


def mag_zien(rapportage, gebruiker):
    return gebruiker.has_perm(CONCEPT) or bool(zichtbare_versies(rapportage, gebruiker))


class RapportageMixin(RechtMixin):
    """Pages about one report; 404 for a report that this person may not see yet."""

    recht = LEZEN
    context_object_name = "rapportage"
    kruimels = [KRUIMEL]

    def get_queryset(self):
        return Rapportage.objects.met_versies()

    def get_object(self, queryset=None):
        rapportage = super().get_object(queryset)
        if not mag_zien(rapportage, self.request.user):
            raise Http404
        return rapportage

    def kruimels_van(self, rapportage):
        return [KRUIMEL, (str(rapportage), rapportage.get_absolute_url())]


class OpenMixin(RapportageMixin):
    """Pages that work on a report: closed ones lead back to it, with the reason.

    A report is open until it is vastgesteld, and while a correction is prepared.
    """

    ook_bij_correctie = True

    def dispatch(self, request, *args, **kwargs):
        if request.user.has_perm(self.recht) and self.is_gesloten(kwargs["pk"]):
            messages.error(request, AL_VASTGESTELD)
            return redirect("rapportage-detail", kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def is_gesloten(self, pk):
        vastgesteld = Rapportversie.objects.filter(rapportage=pk, hoofdnummer__gte=1)
        if self.ook_bij_correctie:
            vastgesteld = vastgesteld.filter(rapportage__correctie_reden="")
        return vastgesteld.exists()

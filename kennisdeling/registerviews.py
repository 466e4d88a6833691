"""What the registers of kennisdeling share: pages of label and value with files, remove and restore."""

from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.generic import ListView

from doorlopend.geschiedenis import tijdlijn
from doorlopend.views import RechtMixin, RegisterDetailView, RegisterListView

KRUIMEL = ("Kennisdeling", reverse_lazy("kennisdeling"))


class KennisListView(RegisterListView):
    """`soort` is the first part of its url names, `toevoegen` the (label, url name) of the buttons for who may add."""

    soort = ""
    kruimels = [KRUIMEL]
    toevoegen: tuple = ()
    ook: tuple = ()

    def get_context_data(self, **kwargs):
        knoppen = [(label, reverse(naam), "") for label, naam in self.ook]
        if self.request.user.has_perm(self.recht.replace(".view_", ".add_")):
            knoppen += [(label, reverse(naam), "plus") for label, naam in self.toevoegen]
        return super().get_context_data(**({"knoppen": knoppen} | kwargs))


class KennisDetailView(RegisterDetailView):
    """A record as label and value, with its files and its timeline; `gegevens()` gives (label, value)."""

    template_name = "kennisdeling/record.html"
    soort = ""
    meer_knoppen: tuple = ()

    def knoppen(self):
        recht, pk = self.recht, [self.object.pk]
        if self.request.user.has_perm(recht.replace(".view_", ".delete_"), self.object):
            yield "Verwijderen", reverse(f"{self.soort}-verwijderen", args=pk), ""
        if self.request.user.has_perm(recht.replace(".view_", ".change_"), self.object):
            yield from ((label, reverse(naam, args=pk), "") for label, naam in self.meer_knoppen)
            yield "Bewerken", reverse(f"{self.soort}-update", args=pk), ""

    def get_context_data(self, **kwargs):
        eigen = {
            "gegevens": self.gegevens(),
            "knoppen": list(self.knoppen()),
            "tijdlijn": tijdlijn(self.object),
            "bestanden": list(self.object.bestanden.all()) if hasattr(self.object, "bestanden") else None,
            "mag_wijzigen": self.request.user.has_perm(self.recht.replace(".view_", ".change_"), self.object),
        }
        return super().get_context_data(**(eigen | kwargs))


class MomentFormMixin:
    """Gives a form who fills it in, and when."""

    def get_form_kwargs(self):
        wie = {"door": self.request.user, "nu": timezone.now(), "vandaag": timezone.localdate()}
        return super().get_form_kwargs() | wie


class VerwijderdView(RechtMixin, ListView):
    """What was removed of one register, each with a button to bring it back."""

    template_name = "generic/verwijderd.html"
    herstel_url = ""

    def get_queryset(self):
        return self.model.alle.exclude(verwijderd_op=None).select_related("verwijderd_door").order_by("-verwijderd_op")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"herstel_url": self.herstel_url} | kwargs))

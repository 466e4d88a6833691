"""The start page of lob: what decanen come for, each part with its own card."""

from django.utils import timezone
from django.views.generic import TemplateView

from doorlopend.views import RechtMixin
from lob import start
from lob.models import Decanenbijeenkomst
from lob.opkomstoverzicht import jaarstand


class LobView(RechtMixin, TemplateView):
    recht = "lob.view_lob"
    template_name = "lob/start.html"
    titel = "Lob en decanen"
    inleiding = "Bijeenkomsten van decanen, voorlichting over het mbo en activiteiten met bedrijven."

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        kaarten = start.kaarten(self.request.user, vandaag)
        return super().get_context_data(vandaag=vandaag, kaarten=kaarten, **self.bijeenkomsten(vandaag), **kwargs)

    def bijeenkomsten(self, vandaag):
        """What the card of the meetings shows: this year's count, what waits for this person, what comes next."""
        wijzigen, gebruiker = "lob.change_decanenbijeenkomst", self.request.user
        geweest = Decanenbijeenkomst.objects.zonder_opkomst(vandaag).met_gastheer()
        geweest = geweest.select_related("geregistreerd_door", "contactpersoon")
        vast_te_leggen = [keer for keer in geweest if gebruiker.has_perm(wijzigen, keer)]
        komend = Decanenbijeenkomst.objects.komend(vandaag).exclude(pk__in=[keer.pk for keer in vast_te_leggen])
        return {"jaarstand": jaarstand(vandaag), "volgende": komend.first(), "vast_te_leggen": vast_te_leggen}

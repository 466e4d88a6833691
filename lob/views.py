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
        voorbij = Decanenbijeenkomst.objects.nog_vast_te_leggen(vandaag).met_gastheer()
        wijzigen, gebruiker = "lob.change_decanenbijeenkomst", self.request.user
        return {
            "jaarstand": jaarstand(vandaag),
            "volgende": Decanenbijeenkomst.objects.komend(vandaag).first(),
            "vast_te_leggen": [
                bijeenkomst
                for bijeenkomst in voorbij.select_related("geregistreerd_door", "contactpersoon")
                if gebruiker.has_perm(wijzigen, bijeenkomst)
            ],
        }

"""One page per partner of the covenant, for its bestuurder: own schools or leerroutes, own share, gaps."""

from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy

from doorlopend.models import Partner
from doorlopend.schooljaar import Schooljaar
from monitoring.metingen import meet_alles
from monitoring.partnerblad import Partnerblad
from monitoring.views import VoortgangPagina

RECHT = "monitoring.view_partner"


class PartnerListView(VoortgangPagina):
    recht = RECHT
    template_name = "partners/lijst.html"
    titel = "Partners"
    inleiding = "De negen partijen van het convenant. Per partij ziet u wat zij bijdraagt aan de doelen."
    kruimels: list = []

    def get_context_data(self, **kwargs):
        return super().get_context_data(partners=Partner.objects.order_by("soort", "naam"), **kwargs)


class PartnerDetailView(VoortgangPagina):
    recht = RECHT
    template_name = "partners/detail.html"
    kruimels = [("Partners", reverse_lazy("partner-list"))]

    def get_context_data(self, **kwargs):
        partner = get_object_or_404(Partner, pk=self.kwargs["pk"])
        metingen = meet_alles(self.peildatum)
        register = next(iter(metingen.values())).register if metingen else None
        if register is None:
            return super().get_context_data(titel=partner.naam, partner=partner, blad=None, **kwargs)
        blad, schooljaar = Partnerblad.van(partner, self.peildatum, register), Schooljaar.op(self.peildatum)
        bijeenkomsten = blad.bijeenkomsten(schooljaar) if blad.scholen or blad.mbos else []
        return super().get_context_data(
            titel=partner.naam,
            partner=partner,
            blad=blad,
            schooljaar=schooljaar,
            aandelen=list(blad.aandelen(metingen)),
            scholen=blad.eigen_scholen(),
            leerroutes=blad.eigen_leerroutes(),
            hiaten=blad.hiaten(),
            bijeenkomsten=bijeenkomsten,
            erbij=sum(bool(namen) for _, namen in bijeenkomsten),
            gedeeld=blad.gedeeld(schooljaar),
            middelen=blad.middelen(),
            **kwargs,
        )

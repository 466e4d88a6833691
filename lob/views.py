"""The start page of lob: what decanen come for, each part with its own card."""

from django.views.generic import TemplateView

from doorlopend.views import RechtMixin


class LobView(RechtMixin, TemplateView):
    recht = "lob.view_lob"
    template_name = "lob/start.html"
    titel = "Lob en decanen"
    inleiding = "Bijeenkomsten van decanen, voorlichting over het mbo en activiteiten met bedrijven."

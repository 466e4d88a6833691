"""The start page of kennisdeling: each part with its own card."""

from django.utils import timezone
from django.views.generic import TemplateView

from doorlopend.views import RechtMixin
from kennisdeling.start import kaarten, te_doen


class KennisdelingView(RechtMixin, TemplateView):
    recht = "kennisdeling.view_kennisdeling"
    template_name = "kennisdeling/start.html"
    titel = "Kennisdeling"
    inleiding = "Activiteiten voor docenten, goede praktijken, en gegevens die vo en mbo met elkaar delen."

    def get_context_data(self, **kwargs):
        wie_en_wanneer = self.request.user, timezone.localdate()
        return super().get_context_data(kaarten=kaarten(*wie_en_wanneer), te_doen=te_doen(*wie_en_wanneer), **kwargs)

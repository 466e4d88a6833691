"""How a school or mbo fares over the years: choose one, see it, take it along as a file."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import TemplateView

from doorlopend.models import MboInstelling, School
from doorlopend.pdf import PdfFout
from doorlopend.views import RechtMixin
from kennisdeling import doorstroom
from kennisdeling.cijferuitvoer import FORMATEN
from kennisdeling.cijferviews import BEKIJKEN, KRUIMELS
from kennisdeling.models import Doorstroomcijfer


class CijferOverzichtView(RechtMixin, TemplateView):
    """Choose a school or an mbo that has counts."""

    recht, template_name, kruimels = BEKIJKEN, "kennisdeling/cijferoverzicht.html", KRUIMELS
    titel = "Cijfers per school en mbo"

    def get_context_data(self, **kwargs):
        geldig = Doorstroomcijfer.objects.geldig_op(timezone.localdate()).order_by()
        scholen = School.objects.filter(pk__in=geldig.values("school"))
        mbos = MboInstelling.objects.filter(pk__in=geldig.values("mbo"))
        return super().get_context_data(scholen=scholen, mbos=mbos, begrippen=doorstroom.BEGRIPPEN, **kwargs)


class DoorstroomView(RechtMixin, TemplateView):
    """Over the years: of one school to which mbo's and how it went; of one mbo the mirror. Also as a file."""

    recht, template_name, kruimels = BEKIJKEN, "kennisdeling/doorstroom.html", KRUIMELS
    model: type = School
    veld, titelzin = "school", "Waar gaan leerlingen van {} heen en hoe vergaat het hen?"
    splitsingen = ("mbo", "leerweg", "niveau", "domein")

    def overzicht(self):
        """What page and files show: of one source, split one way."""
        organisatie = get_object_or_404(self.model, pk=self.kwargs["pk"])
        vandaag, van = timezone.localdate(), {self.veld: organisatie}
        bronnen = doorstroom.bronnen_met_cijfers(vandaag, **van)
        bron = next((b for b in bronnen if b == self.request.GET.get("bron")), bronnen[0] if bronnen else None)
        gevraagd = self.request.GET.get("per")
        per = gevraagd if gevraagd in self.splitsingen else self.splitsingen[0]
        regels = doorstroom.overzicht(vandaag, bron, per=per, **van) if bron else []
        titel = self.titelzin.format(organisatie)
        return {
            "titel": titel,
            "organisatie": str(organisatie),
            "bronnen": bronnen,
            "bron": bron,
            "per": per,
            "regels": regels,
            "kop": doorstroom.SPLITSINGEN[per][0],
            "grafiek": doorstroom.grafiek(regels, titel),
            "begrippen": doorstroom.BEGRIPPEN,
        }

    def get(self, request, *args, **kwargs):
        overzicht = self.overzicht()
        if overzicht["regels"] and (formaat := FORMATEN.get(request.GET.get("formaat"))):
            try:
                return formaat(overzicht, timezone.localtime())
            except PdfFout as fout:
                messages.error(request, str(fout))
                return redirect(request.path)
        splitsingen = [(code, doorstroom.SPLITSINGEN[code][0]) for code in self.splitsingen]
        return self.render_to_response(
            self.get_context_data(**overzicht, splitsingen=splitsingen, formaten=list(FORMATEN))
        )


class MboDoorstroomView(DoorstroomView):
    model = MboInstelling
    veld, titelzin = "mbo", "Waar komen studenten van {} vandaan en hoe vergaat het hen?"
    splitsingen = ("school", "leerweg", "niveau", "domein")

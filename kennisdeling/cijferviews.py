"""Pages of the counts as a register: the list, one count, its forms."""

from django.urls import reverse, reverse_lazy
from django.utils import timezone

from doorlopend.views import RegisterCreateView, RegisterDeleteView, RegisterRestoreView, RegisterUpdateView
from kennisdeling.besturen import EigenBestuurMixin, eigen_bestuur
from kennisdeling.cijferforms import CijferForm
from kennisdeling.cijfertables import CijferFilter, CijferTable
from kennisdeling.delenforms import IntrekForm
from kennisdeling.models import Doorstroomcijfer
from kennisdeling.registerviews import KRUIMEL, KennisDetailView, KennisListView, MomentFormMixin, VerwijderdView

KRUIMELS = [KRUIMEL, ("Cijfers", reverse_lazy("cijfer-list"))]
BEKIJKEN, TOEVOEGEN = "kennisdeling.view_doorstroomcijfer", "kennisdeling.add_doorstroomcijfer"
WIJZIGEN, WEG = "kennisdeling.change_doorstroomcijfer", "kennisdeling.delete_doorstroomcijfer"


class CijferListView(KennisListView):
    model, table_class, filterset_class = Doorstroomcijfer, CijferTable, CijferFilter
    recht = BEKIJKEN
    titel, inleiding = "Doorstroomcijfers", "Hoeveel leerlingen van het vo naar het mbo gaan, en hoe het hen vergaat."
    naamwoord = ("cijfer", "cijfers")
    toevoegen = (("Blad laden", "cijfer-importeren"), ("Cijfer toevoegen", "cijfer-create"))
    ook = (("Per school en mbo", "cijfer-overzicht"),)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if eigen_bestuur(self.request.user):
            context["knoppen"] += [("NCO-cijfers delen", reverse("nco-importeren"), "plus")]
        return context

    def get_queryset(self):
        return Doorstroomcijfer.objects.geldig_op(self.peildatum).select_related("school", "mbo")


class CijferDetailView(KennisDetailView):
    """One count as it may be shown; no timeline, for that would tell the counts."""

    queryset = Doorstroomcijfer.objects.select_related("school__partner", "mbo")
    recht, soort, kruimels = BEKIJKEN, "cijfer", KRUIMELS
    meer_knoppen = (("Intrekken", "cijfer-intrekken"),)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**(kwargs | {"tijdlijn": None}))

    def gegevens(self):
        c = self.object
        nco = [("Toestemming van", c.toestemming_van), ("Toestemming op", c.toestemming_op)] if c.bron == "nco" else []
        weg = [("Ingetrokken op", c.ingetrokken_op), ("Waarom", c.ingetrokken_reden)] if c.ingetrokken_op else []
        aantallen = [
            ("Instroom", c.getoond.instroom),
            ("Behouden", c.getoond.behouden),
            ("Uitval", c.getoond.uitval),
            ("Startersresultaat", c.startersresultaat),
            ("Redenen van vertrek", c.redenen_tekst),
        ]
        return [
            ("Begonnen in", c.schooljaar),
            ("School en leerweg", f"{c.school}, {c.get_leerweg_display()}"),
            ("Mbo", f"{c.mbo}, niveau {c.niveau}, {c.get_domein_display().lower()}"),
            *([] if c.is_ingetrokken_op(timezone.localdate()) else aantallen),
            ("Bron", f"{c.get_bron_display()}, {c.stand.lower()}"),
            ("Gedeeld door", c.gedeeld_door),
            ("Gedeeld op", c.gedeeld_op),
            *nco,
            *weg,
        ]


class CijferCreateView(MomentFormMixin, RegisterCreateView):
    model, form_class, recht, kruimels = Doorstroomcijfer, CijferForm, TOEVOEGEN, KRUIMELS
    titel = "Cijfer toevoegen"
    inleiding = "Vul alleen aantallen in. Het portaal verbergt kleine aantallen voor wie de cijfers bekijkt."


class NcoCreateView(EigenBestuurMixin, CijferCreateView):
    titel, recht = "NCO-cijfer van uw bestuur toevoegen", EigenBestuurMixin.recht


class CijferUpdateView(MomentFormMixin, RegisterUpdateView):
    model, form_class, recht, kruimels = Doorstroomcijfer, CijferForm, WIJZIGEN, KRUIMELS
    titel = "Cijfer bewerken"


class CijferIntrekForm(IntrekForm):
    class Meta(IntrekForm.Meta):
        model = Doorstroomcijfer  # type: ignore[assignment]


class CijferIntrekkenView(MomentFormMixin, RegisterUpdateView):
    model, form_class, recht, kruimels = Doorstroomcijfer, CijferIntrekForm, WIJZIGEN, KRUIMELS
    titel, inleiding = "Cijfer intrekken", "Vanaf deze dag laat het portaal het cijfer niet meer zien."


class CijferDeleteView(RegisterDeleteView):
    model, recht, kruimels = Doorstroomcijfer, WEG, KRUIMELS


class CijferRestoreView(RegisterRestoreView):
    model, recht, kruimels = Doorstroomcijfer, WEG, KRUIMELS


class VerwijderdeCijfersView(VerwijderdView):
    model, recht, kruimels = Doorstroomcijfer, WEG, KRUIMELS
    titel, herstel_url = "Verwijderde cijfers", "cijfer-herstellen"

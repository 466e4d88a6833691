"""Pages of shared data and of joint research."""

from django.urls import reverse, reverse_lazy
from django.utils.formats import date_format

from doorlopend.views import RegisterCreateView, RegisterDeleteView, RegisterRestoreView, RegisterUpdateView
from kennisdeling.besturen import EigenBestuurMixin, eigen_bestuur
from kennisdeling.delenforms import PER_RICHTING, IntrekForm, MboDelingForm, OnderzoekForm, VoDelingForm
from kennisdeling.delentables import DelingFilter, DelingTable, OnderzoekFilter, OnderzoekTable
from kennisdeling.models import Gegevensdeling, Onderzoek
from kennisdeling.registerviews import KRUIMEL, KennisDetailView, KennisListView, MomentFormMixin, VerwijderdView

KRUIMELS_D = [KRUIMEL, ("Gedeelde gegevens", reverse_lazy("deling-list"))]
KRUIMELS_O = [KRUIMEL, ("Gezamenlijk onderzoek", reverse_lazy("onderzoek-list"))]
UITLEG_D = "Wie deelde wat, met wie en wanneer. Dit telt voor afspraak 9."


class DelingListView(KennisListView):
    model, table_class, filterset_class = Gegevensdeling, DelingTable, DelingFilter
    recht, soort = "kennisdeling.view_gegevensdeling", "deling"
    titel, inleiding = "Gedeelde gegevens", UITLEG_D
    naamwoord = ("keer gedeeld", "keer gedeeld")
    toevoegen = (("Mbo deelde met vo", "deling-mbo-create"), ("Vo deelde met mbo", "deling-vo-create"))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if eigen_bestuur(self.request.user):
            context["knoppen"] += [("Uw bestuur deelde met het mbo", reverse("deling-bestuur-create"), "plus")]
        return context

    def get_queryset(self):
        return Gegevensdeling.objects.filter(gedeeld_op__lte=self.peildatum).met_organisaties()


class DelingDetailView(KennisDetailView):
    queryset = Gegevensdeling.objects.met_organisaties()
    recht, soort, kruimels = "kennisdeling.view_gegevensdeling", "deling", KRUIMELS_D
    meer_knoppen = (("Intrekken", "deling-intrekken"),)

    def gegevens(self):
        d = self.object
        nco = (
            [("Toestemming van", d.toestemming_van), ("Toestemming op", d.toestemming_op)]
            if d.school or d.bestuur
            else []
        )
        weg = [("Ingetrokken op", d.ingetrokken_op), ("Waarom", d.ingetrokken_reden)] if d.ingetrokken_op else []
        return [
            ("Richting", d.get_richting_display()),
            ("Van", d.gever),
            *([("Bestuur", d.eigenaar)] if d.school else []),
            ("Aan", d.ontvangers),
            ("Soort", d.get_soort_display()),
            ("Wat", d.omschrijving),
            ("Gedeeld op", date_format(d.gedeeld_op)),
            ("Gedeeld door", d.gedeeld_door),
            *nco,
            ("Waar staan de gegevens?", d.link),
            *weg,
        ]


class DelingCreateView(MomentFormMixin, RegisterCreateView):
    model = Gegevensdeling
    recht, kruimels, knop = "kennisdeling.add_gegevensdeling", KRUIMELS_D, "Opslaan"
    inleiding = UITLEG_D


class VoDelingCreateView(DelingCreateView):
    form_class, titel = VoDelingForm, "Vo deelde met mbo"


class BestuurDelingCreateView(EigenBestuurMixin, VoDelingCreateView):
    """A board records itself what it or one of its schools shared."""

    recht, titel = EigenBestuurMixin.recht, "Uw bestuur deelde met het mbo"


class MboDelingCreateView(DelingCreateView):
    form_class, titel = MboDelingForm, "Mbo deelde met vo"


class DelingUpdateView(MomentFormMixin, RegisterUpdateView):
    model, recht, kruimels = Gegevensdeling, "kennisdeling.change_gegevensdeling", KRUIMELS_D
    titel = "Gedeelde gegevens bewerken"

    def get_form_class(self):
        return PER_RICHTING[self.object.richting]


class DelingIntrekkenView(MomentFormMixin, RegisterUpdateView):
    model, recht, kruimels = Gegevensdeling, "kennisdeling.change_gegevensdeling", KRUIMELS_D
    form_class, titel = IntrekForm, "Gedeelde gegevens intrekken"
    inleiding = "Vanaf deze dag telt dit niet meer mee. Maak beide velden leeg als het toch gedeeld blijft."


class DelingDeleteView(RegisterDeleteView):
    model, recht, kruimels = Gegevensdeling, "kennisdeling.delete_gegevensdeling", KRUIMELS_D


class DelingRestoreView(RegisterRestoreView):
    model, recht, kruimels = Gegevensdeling, "kennisdeling.delete_gegevensdeling", KRUIMELS_D


class VerwijderdeDelingenView(VerwijderdView):
    model, recht, kruimels = Gegevensdeling, "kennisdeling.delete_gegevensdeling", KRUIMELS_D
    titel, herstel_url = "Verwijderde gegevens", "deling-herstellen"


class OnderzoekListView(KennisListView):
    model, table_class, filterset_class = Onderzoek, OnderzoekTable, OnderzoekFilter
    recht, soort = "kennisdeling.view_onderzoek", "onderzoek"
    titel, inleiding = "Gezamenlijk onderzoek", "Onderzoek dat vo en mbo samen doen, met de uitkomst."
    naamwoord = ("onderzoek", "onderzoeken")
    toevoegen = (("Onderzoek toevoegen", "onderzoek-create"),)

    def get_queryset(self):
        return Onderzoek.objects.filter(begin__lte=self.peildatum) if not self.is_nu else Onderzoek.objects.all()


class OnderzoekDetailView(KennisDetailView):
    model = Onderzoek
    recht, soort, kruimels = "kennisdeling.view_onderzoek", "onderzoek", KRUIMELS_O

    def gegevens(self):
        o = self.object
        return [
            ("Onderzoeksvraag", o.vraag),
            ("Partners", o.partners),
            ("Status", o.get_staat_display()),
            ("Begin", o.begin),
            ("Einde", o.einde),
            ("Resultaat", o.resultaat),
            ("Document", o.link),
        ]


class OnderzoekCreateView(MomentFormMixin, RegisterCreateView):
    model, form_class, recht = Onderzoek, OnderzoekForm, "kennisdeling.add_onderzoek"
    titel, kruimels = "Onderzoek toevoegen", KRUIMELS_O


class OnderzoekUpdateView(MomentFormMixin, RegisterUpdateView):
    model, form_class, recht = Onderzoek, OnderzoekForm, "kennisdeling.change_onderzoek"
    titel, kruimels = "Onderzoek bewerken", KRUIMELS_O


class OnderzoekDeleteView(RegisterDeleteView):
    model, recht, kruimels = Onderzoek, "kennisdeling.delete_onderzoek", KRUIMELS_O


class OnderzoekRestoreView(RegisterRestoreView):
    model, recht, kruimels = Onderzoek, "kennisdeling.delete_onderzoek", KRUIMELS_O


class VerwijderdeOnderzoekenView(VerwijderdView):
    model, recht, kruimels = Onderzoek, "kennisdeling.delete_onderzoek", KRUIMELS_O
    titel, herstel_url = "Verwijderde onderzoeken", "onderzoek-herstellen"

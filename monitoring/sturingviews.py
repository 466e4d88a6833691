"""Pages for acties, and for what people decide about one indicator: another oordeel, words, milestones."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from doorlopend.logboek import Geweigerd
from doorlopend.terug import veilig_terug
from doorlopend.views import RegisterCreateView, RegisterListView, RegisterUpdateView
from monitoring.metingen import Meting
from monitoring.models import Actie, Afspraak, Beschrijving, Convenant, Indicator, Mijlpaal, Oordeelafwijking
from monitoring.register import Register
from monitoring.sturingforms import ActieForm, BeschrijvingForm, MijlpaalForm, OordeelafwijkingForm
from monitoring.sturingtables import ActieFilter, ActieTable

VOORTGANG = ("Voortgang", reverse_lazy("voortgang"))
ACTIES = ("Acties", reverse_lazy("actie-list"))


class ActieListView(RegisterListView):
    model, table_class, filterset_class = Actie, ActieTable, ActieFilter
    recht = "monitoring.view_voortgang"
    titel = "Acties"
    inleiding = "Wat het programma doet voor elke afspraak: wat, wie, voor wanneer."
    kruimels = [VOORTGANG]
    naamwoord = ("actie", "acties")
    queryset = Actie.objects.select_related("afspraak", "eigenaar")

    def get_table_kwargs(self):
        return {"vandaag": self.peildatum, "mag_wijzigen": self.request.user.has_perm("monitoring.change_actie")}

    def get_context_data(self, **kwargs):
        knoppen = [("Actie toevoegen", reverse("actie-create"), "plus")]
        mag = self.request.user.has_perm("monitoring.change_actie")
        return super().get_context_data(**kwargs) | {"knoppen": knoppen if mag else []}


class ActieMixin:
    model, form_class = Actie, ActieForm
    recht = "monitoring.change_actie"
    kruimels = [VOORTGANG, ACTIES]
    melding = "De actie “{}” is opgeslagen."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vandaag": timezone.localdate()}


class ActieCreateView(ActieMixin, RegisterCreateView):
    titel = "Actie toevoegen"

    def get_initial(self):
        """The afspraak that the address names by its code, when there is one."""
        convenant = Convenant.objects.geldend_op(timezone.localdate())
        van_convenant = Afspraak.objects.filter(actielijn__convenant=convenant)
        afspraak = van_convenant.filter(code=self.request.GET.get("afspraak", "")[:4]).first()
        return super().get_initial() | ({"afspraak": afspraak.pk} if afspraak else {})


class ActieUpdateView(ActieMixin, RegisterUpdateView):
    titel = "Actie bewerken"


@require_POST
def actie_gedaan(request, pk):
    """Mark an actie as done today, or as not done when it was."""
    if not request.user.has_perm("monitoring.change_actie"):
        raise Geweigerd
    actie = get_object_or_404(Actie, pk=pk)
    actie.gedaan_op = None if actie.gedaan_op else timezone.localdate()
    actie.save()
    messages.success(request, f"De actie “{actie}” is {'gedaan' if actie.gedaan_op else 'weer open'}.")
    return redirect(veilig_terug(request, reverse("actie-list")))


class IndicatorMixin:
    """A form about the indicator of the address; back to its page."""

    melding = "Opgeslagen: {}."

    def dispatch(self, request, *args, **kwargs):
        if "code" in kwargs:
            self.indicator = get_object_or_404(Indicator, code=kwargs["code"])
        else:
            self.indicator = get_object_or_404(
                self.model.objects.select_related("indicator"), pk=kwargs["pk"]
            ).indicator
        self.kruimels = [VOORTGANG, (self.indicator.naam, self.indicator.get_absolute_url())]
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vandaag": timezone.localdate(), "indicator": self.indicator}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"inleiding": str(self.indicator), "kruimels": self.kruimels} | kwargs))

    def form_valid(self, form):
        self.object = form.leg_vast(door=self.request.user, nu=timezone.now())
        messages.success(self.request, self.melding.format(self.object))
        return redirect(self.indicator)


class OordeelMixin(IndicatorMixin):
    model, form_class = Oordeelafwijking, OordeelafwijkingForm
    recht = "monitoring.change_oordeel"


class OordeelCreateView(OordeelMixin, RegisterCreateView):
    """Only where the portal measures something: elsewhere there is no oordeel to deviate from."""

    titel = "Ander oordeel geven"

    def get_initial(self):
        if not self.indicator.telling:
            raise Http404
        return super().get_initial() | {"vanaf": timezone.localdate()}


class OordeelUpdateView(OordeelMixin, RegisterUpdateView):
    titel = "Ander oordeel bewerken of beëindigen"


class BeschrijvingMixin(IndicatorMixin):
    model, form_class = Beschrijving, BeschrijvingForm
    recht = "monitoring.change_beschrijving"


class BeschrijvingCreateView(BeschrijvingMixin, RegisterCreateView):
    titel = "Beschrijven hoe het staat"

    def get_initial(self):
        return super().get_initial() | {"datum": timezone.localdate()}


class BeschrijvingUpdateView(BeschrijvingMixin, RegisterUpdateView):
    titel = "Beschrijving bewerken"


class MijlpaalMixin(IndicatorMixin):
    model, form_class = Mijlpaal, MijlpaalForm
    recht = "monitoring.change_mijlpaal"

    def form_valid(self, form):
        if form.cleaned_data.get("intrekken"):
            self.melding = "Ingetrokken: {}."
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        """Beside the form: what the rule asks, which a milestone replaces."""
        stappen = Meting(self.indicator, timezone.localdate(), Register()).berekende_stappen()
        regel = ", ".join(f"{aantal} vanaf {date_format(dag)}" for dag, aantal in stappen)
        zonder = f" Zonder mijlpalen zijn nodig: {regel}." if stappen else ""
        inleiding = f"{self.indicator}. Een mijlpaal bepaalt wat er vanaf die dag nodig is.{zonder}"
        return super().get_context_data(**({"inleiding": inleiding} | kwargs))


class MijlpaalCreateView(MijlpaalMixin, RegisterCreateView):
    """Only where something is needed on the way: for a stand with a target."""

    titel = "Mijlpaal vastleggen"

    def get_initial(self):
        if not self.indicator.kent_mijlpalen:
            raise Http404
        return super().get_initial()


class MijlpaalUpdateView(MijlpaalMixin, RegisterUpdateView):
    titel = "Mijlpaal bewerken"

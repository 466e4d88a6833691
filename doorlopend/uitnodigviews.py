"""The pages of invitations: list, make, send again, withdraw; and the page behind the link."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, View
from django.views.generic.detail import SingleObjectMixin

from doorlopend import uitnodigen
from doorlopend.logboek import Geweigerd
from doorlopend.models import Gebruiker, Uitnodiging
from doorlopend.personenforms import AanvaardForm, UitnodigingForm
from doorlopend.personentables import UitnodigingFilter, UitnodigingTable
from doorlopend.personenviews import KRUIMEL
from doorlopend.rechten import te_geven_rollen
from doorlopend.views import RechtMixin, RegisterCreateView, RegisterListView

LIJST = ("Uitnodigingen", reverse_lazy("uitnodiging-list"))


def linkmaker(request):
    """A function that makes the full address of the page behind a key."""
    return lambda sleutel: request.build_absolute_uri(reverse("uitnodiging-aanvaarden", args=[sleutel]))


class UitnodigingListView(RegisterListView):
    model, table_class, filterset_class = Uitnodiging, UitnodigingTable, UitnodigingFilter
    recht = "doorlopend.view_uitnodiging"
    titel = "Uitnodigingen"
    inleiding = "Een link werkt één keer en twee weken lang. Niet aangekomen? Verstuur de uitnodiging opnieuw."
    naamwoord = ("uitnodiging", "uitnodigingen")
    kruimels = [KRUIMEL]

    def get_queryset(self):
        eigen = Uitnodiging.objects.filter(rol__in=te_geven_rollen(self.request.user))
        return eigen.met_staat_op(timezone.now()).select_related("school", "mbo", "partner")

    def get_context_data(self, **kwargs):
        knoppen = [("Persoon uitnodigen", reverse_lazy("uitnodiging-create"), "plus")]
        return super().get_context_data(**({"knoppen": knoppen} | kwargs))


class UitnodigingCreateView(RegisterCreateView):
    model, form_class = Uitnodiging, UitnodigingForm
    recht = "doorlopend.add_uitnodiging"
    titel = "Persoon uitnodigen"
    inleiding = "De persoon krijgt een e-mail met een link om zelf een account te maken."
    knop = "Uitnodiging versturen"
    kruimels = [KRUIMEL, LIJST]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"door": self.request.user, "nu": timezone.now()}

    def form_valid(self, form):
        gemaakt = uitnodigen.nodig_uit(
            form.instance, door=self.request.user, nu=timezone.now(), maak_link=linkmaker(self.request)
        )
        messages.success(self.request, f"De uitnodiging voor {gemaakt} is verstuurd naar {gemaakt.email}.")
        return redirect("uitnodiging-list")


class UitnodigingActieView(RechtMixin, SingleObjectMixin, View):
    """A button in the list; only for an invitation to a role that the person may give."""

    http_method_names = ["post"]
    model = Uitnodiging
    recht = "doorlopend.add_uitnodiging"
    melding = ""

    def get_object(self, queryset=None):
        uitnodiging = super().get_object(queryset)
        if uitnodiging.rol not in te_geven_rollen(self.request.user):
            raise Geweigerd
        return uitnodiging

    def post(self, request, pk):
        uitnodiging = self.get_object()
        try:
            self.doe(uitnodiging)
        except uitnodigen.Uitnodigingfout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, self.melding.format(uitnodiging))
        return redirect("uitnodiging-list")


class UitnodigingOpnieuwView(UitnodigingActieView):
    melding = "{} krijgt een nieuwe link. De oude werkt niet meer."

    def doe(self, uitnodiging):
        link = linkmaker(self.request)
        uitnodigen.verstuur_opnieuw(uitnodiging, door=self.request.user, nu=timezone.now(), maak_link=link)


class UitnodigingIntrekkenView(UitnodigingActieView):
    melding = "De uitnodiging voor {} is ingetrokken."

    def doe(self, uitnodiging):
        uitnodigen.trek_in(uitnodiging, door=self.request.user, nu=timezone.now())


@method_decorator([login_not_required, sensitive_post_parameters()], name="dispatch")
class AanvaardView(FormView):
    """The page behind the link: anyone who has it may look; it makes one account and signs that person in."""

    form_class = AanvaardForm
    template_name = "personen/aanvaarden.html"

    def dispatch(self, request, *args, **kwargs):
        self.uitnodiging = uitnodigen.zoek(kwargs["sleutel"], timezone.now())
        if self.uitnodiging is None:
            return render(request, "personen/verlopen.html", status=410)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"naam": self.uitnodiging.naam}

    def get_form_kwargs(self):
        velden = {veld: getattr(self.uitnodiging, veld) for veld in uitnodigen.VELDEN}
        return super().get_form_kwargs() | {"gebruiker": Gebruiker(**velden)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, uitnodiging=self.uitnodiging)

    def form_valid(self, form):
        try:
            gebruiker = uitnodigen.aanvaard(self.uitnodiging, nu=timezone.now(), **form.cleaned_data)
        except uitnodigen.Uitnodigingfout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Welkom. Uw account is klaar.")
        return perform_login(self.request, gebruiker, email_verification="none")

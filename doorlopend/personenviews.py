"""The pages about people: list, page, change, switch off and on, second step."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.views.generic import FormView, View
from django.views.generic.detail import SingleObjectMixin

from doorlopend import personen
from doorlopend.logboek import Geweigerd
from doorlopend.models import Gebruiker
from doorlopend.overdragen import werk_van
from doorlopend.personenforms import PersoonForm, UitzettenForm
from doorlopend.personentables import PersoonFilter, PersoonTable
from doorlopend.rechten import mag_beheren
from doorlopend.views import RechtMixin, RegisterDetailView, RegisterListView, RegisterUpdateView

KRUIMEL = ("Personen", reverse_lazy("gebruiker-list"))


def met_tweede_stap(gebruikers):
    """Annotate `heeft_tweede_stap`: whether the person has an app for codes."""
    app = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    return gebruikers.annotate(heeft_tweede_stap=Exists(app))


class PersoonListView(RegisterListView):
    model, table_class, filterset_class = Gebruiker, PersoonTable, PersoonFilter
    recht = "doorlopend.view_gebruiker"
    titel = "Personen"
    inleiding = "Iedereen met een account. Een nieuw account ontstaat alleen door een uitnodiging."
    naamwoord = ("persoon", "personen")

    def get_queryset(self):
        return met_tweede_stap(Gebruiker.objects.select_related("school", "mbo", "partner"))

    def get_context_data(self, **kwargs):
        knoppen = [
            ("Logboek", reverse_lazy("gebeurtenis-list"), ""),
            ("Uitnodigingen bekijken", reverse_lazy("uitnodiging-list"), ""),
            ("Persoon uitnodigen", reverse_lazy("uitnodiging-create"), "plus"),
        ]
        return super().get_context_data(**({"knoppen": knoppen} | kwargs))


class BeheerMixin(RechtMixin, SingleObjectMixin):
    """Pages on one person, closed for who may not change that person's account."""

    model = Gebruiker
    recht = "doorlopend.change_gebruiker"
    kruimels = [KRUIMEL]

    def get_object(self, queryset=None):
        gebruiker = super().get_object(queryset)
        if not mag_beheren(self.request.user, gebruiker):
            raise Geweigerd
        return gebruiker


class PersoonDetailView(RegisterDetailView):
    model = Gebruiker
    recht = "doorlopend.view_gebruiker"
    template_name = "personen/detail.html"
    kruimels = [KRUIMEL]

    def get_queryset(self):
        return met_tweede_stap(Gebruiker.objects.select_related("school", "mbo", "partner"))

    def get_context_data(self, **kwargs):
        werk = [wat for wat, _, _ in werk_van(self.object)]
        return super().get_context_data(
            **kwargs,
            mag_beheren=mag_beheren(self.request.user, self.object),
            sessies=UserSession.objects.filter(user=self.object).count(),
            werk=werk,
        )


class PersoonUpdateView(BeheerMixin, RegisterUpdateView):
    form_class = PersoonForm
    titel = "Persoon wijzigen"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"door": self.request.user}

    def form_valid(self, form):
        velden = {
            naam: form.cleaned_data[naam] for naam in ("naam", "email", "rol", "school_id", "mbo_id", "partner_id")
        }
        try:
            gebruiker = personen.wijzig(self.object, door=self.request.user, **velden)
        except personen.Accountfout as fout:
            form.add_error("rol", str(fout))
            return self.form_invalid(form)
        messages.success(self.request, self.melding.format(gebruiker))
        return redirect(gebruiker)


class PersoonFormView(BeheerMixin, FormView):
    """A form that does something to one person."""

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kruimels = [KRUIMEL, (str(self.object), self.object.get_absolute_url())]
        return super().get_context_data(**({"kruimels": kruimels} | kwargs))


class PersoonUitzettenView(PersoonFormView):
    form_class = UitzettenForm
    template_name = "personen/uitzetten.html"
    titel = "Account uitzetten"

    @cached_property
    def werk(self):
        return werk_van(self.object)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"gebruiker": self.object, "werk": self.werk}

    def form_valid(self, form):
        try:
            opvolger = form.cleaned_data.get("opvolger")
            personen.zet_uit(self.object, door=self.request.user, aan=opvolger)
        except personen.Accountfout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        werk = f" {opvolger} is nu contact voor {' en '.join(wat for wat, _, _ in self.werk)}." if opvolger else ""
        messages.success(self.request, f"{self.object} kan niet meer inloggen.{werk}")
        return redirect(self.object)

    def get_context_data(self, **kwargs):
        bezwaar = personen.bezwaar(self.object, door=self.request.user)
        return super().get_context_data(**kwargs, bezwaar=bezwaar, werk=[wat for wat, _, _ in self.werk])


class AccountActieView(BeheerMixin, View):
    """A button on the page of a person: does `actie` and says so."""

    http_method_names = ["post"]
    actie = staticmethod(personen.zet_aan)
    melding = ""

    def post(self, request, pk):
        gebruiker = self.get_object()
        try:
            self.actie(gebruiker, door=request.user)
        except personen.Accountfout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, self.melding.format(gebruiker))
        return redirect(gebruiker)

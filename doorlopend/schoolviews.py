"""The forms of the register of schools; list and page, which read other registers too, are in monitoring."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin

from doorlopend.eenmalig import EenmaligMixin
from doorlopend.logboek import Geweigerd
from doorlopend.models import School, Schoolaanbod
from doorlopend.schoolacties import geef_nieuwe_code
from doorlopend.schoolforms import AanbodForm, NieuweCodeForm, NieuweSchoolForm, SchoolForm
from doorlopend.views import RechtMixin, RegisterCreateView, RegisterFormMixin, RegisterUpdateView

KRUIMEL = ("Scholen", reverse_lazy("school-list"))
RECHT = "doorlopend.change_school"


class SchoolCreateView(RegisterCreateView):
    model, form_class = School, NieuweSchoolForm
    recht = "doorlopend.add_school"
    kruimels = [KRUIMEL]
    titel = "School toevoegen"
    inleiding = "Ook een school van een ander bestuur, of in Diemen, hoort hier."


class SchoolUpdateView(RegisterUpdateView):
    model, form_class = School, SchoolForm
    recht = RECHT
    kruimels = [KRUIMEL]
    titel = "School bewerken"


class SchoolstapView(RechtMixin, SingleObjectMixin, FormView):
    """A form about one school that does more than change its own row; `doe()` does it."""

    queryset = School.objects.all()
    recht = RECHT
    template_name = "generic/form.html"
    knop = "Opslaan"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.recht):
            raise Geweigerd
        self.object = self.get_object()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        url = self.object.get_absolute_url()
        extra = {"knop": self.knop, "annuleer_url": url, "kruimels": [KRUIMEL, (str(self.object), url)]}
        return super().get_context_data(**(extra | kwargs))

    def form_valid(self, form):
        try:
            melding = self.doe(form)
        except ValidationError as fout:
            form.add_error("code" if "code" in form.fields else None, fout.messages)
            return self.form_invalid(form)
        messages.success(self.request, melding)
        return redirect(self.object)


class NieuweCodeView(SchoolstapView):
    form_class, titel = NieuweCodeForm, "Nieuwe vestigingscode"
    inleiding = "De school blijft dezelfde: aanbod, leerroutes en geschiedenis blijven staan."

    def doe(self, form):
        code = geef_nieuwe_code(self.object, **form.cleaned_data)
        return f"De school heeft nu code {code}."


class AanbodMixin:
    """An offer belongs to the page of its school."""

    model, form_class = Schoolaanbod, AanbodForm
    recht = RECHT

    def annuleer_url(self):
        return self.get_school().get_absolute_url()

    def get_context_data(self, **kwargs):
        school = self.get_school()
        kruimels = [KRUIMEL, (str(school), school.get_absolute_url())]
        return super().get_context_data(**({"kruimels": kruimels} | kwargs))

    def form_valid(self, form):
        form.save()
        messages.success(self.request, "Het aanbod is opgeslagen.")
        return redirect(self.get_school())


class AanbodCreateView(EenmaligMixin, AanbodMixin, RegisterFormMixin, FormView):
    """A new period; the school stands in the address."""

    titel = "Aanbod toevoegen"
    object = None

    def get_school(self):
        return get_object_or_404(School, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": Schoolaanbod(school=self.get_school())}


class AanbodUpdateView(AanbodMixin, RegisterUpdateView):
    titel = "Aanbod wijzigen"

    def get_school(self):
        return self.object.school

"""The register of schools: list, page and form."""

from django import forms
from django.db.models import Prefetch
from django.urls import reverse_lazy

from doorlopend.filters import SchoolFilter
from doorlopend.forms import PortaalFormMixin
from doorlopend.models import School, Schoolaanbod
from doorlopend.models.organisaties import loopt_op
from doorlopend.tables import SchoolTable
from doorlopend.views import RegisterDetailView, RegisterListView, RegisterUpdateView

KRUIMEL = ("Scholen", reverse_lazy("school-list"))


class SchoolForm(PortaalFormMixin, forms.ModelForm):
    class Meta:
        model = School
        fields = ["roepnaam", "bestuur", "partner", "stadsdeel", "gemeente", "website", "controleren"]


class SchoolListView(RegisterListView):
    model, table_class, filterset_class = School, SchoolTable, SchoolFilter
    recht = "doorlopend.view_school"
    titel = "Scholen"
    inleiding = "Alle scholen voor voortgezet onderwijs in Amsterdam, uit de open gegevens van DUO."
    naamwoord = ("school", "scholen")

    def get_queryset(self):
        aanbod = Schoolaanbod.objects.filter(loopt_op(self.peildatum))
        return School.objects.prefetch_related(Prefetch("aanbod", aanbod, to_attr="aanbod_nu"))


class SchoolDetailView(RegisterDetailView):
    model = School
    recht = "doorlopend.view_school"
    template_name = "scholen/detail.html"
    kruimels = [KRUIMEL]


class SchoolUpdateView(RegisterUpdateView):
    model, form_class = School, SchoolForm
    recht = "doorlopend.change_school"
    kruimels = [KRUIMEL]
    titel = "School bewerken"

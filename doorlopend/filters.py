"""Filters of the lists; each field with a Dutch label and an empty choice."""

import django_filters
from django.db.models import Q
from django.forms import CheckboxSelectMultiple

from doorlopend.forms import PortaalFormMixin
from doorlopend.models import Aanbodsoort, School, Schoolaanbod, Stadsdeel
from doorlopend.models.organisaties import loopt_op

# A longer search term finds nothing more, and SQLite refuses very long ones.
MAX_ZOEKTERM = 100


class RegisterFilter(django_filters.FilterSet):
    """A FilterSet whose form looks like every other form of the portal.

    What depends on a day takes the view's `peildatum`.
    """

    def __init__(self, *args, peildatum, **kwargs):
        super().__init__(*args, **kwargs)
        self.peildatum = peildatum

    def get_form_class(self):
        """The form of the filters, dressed once when it is made."""
        return type(f"{type(self).__name__}Form", (PortaalFormMixin, super().get_form_class()), {})


def meerkeuze(label, choices, **kwargs):
    """Several values by checkboxes; a row matches when it has one of them."""
    return django_filters.MultipleChoiceFilter(label=label, choices=choices, widget=CheckboxSelectMultiple, **kwargs)


class Waardenfilter(django_filters.AllValuesFilter):
    """One of the values that a text field has somewhere; who left it empty is no choice."""

    @property
    def field(self):
        veld = super().field
        veld.choices = [(waarde, tekst) for waarde, tekst in self.extra["choices"] if waarde]
        return veld


class SchoolFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek op naam of code", method="filter_zoek")
    aanbod = meerkeuze("Aanbod", Aanbodsoort.choices, method="filter_aanbod")
    stadsdeel = meerkeuze("Stadsdeel", Stadsdeel.choices)
    bestuur = Waardenfilter(label="Bestuur", empty_label="Alle besturen")
    controleren = django_filters.ChoiceFilter(
        label="Nog te controleren",
        empty_label="Alle scholen",
        choices=[("ja", "Alleen nog te controleren")],
        method="filter_controleren",
    )

    gesloten = django_filters.ChoiceFilter(
        label="Gesloten scholen",
        empty_label="Alleen open scholen",
        choices=[("ook", "Open en gesloten"), ("alleen", "Alleen gesloten")],
        method="filter_gesloten",
    )

    class Meta:
        model = School
        fields: list = []

    def __init__(self, *args, **kwargs):
        """Closed schools are left out unless they are asked for."""
        super().__init__(*args, **kwargs)
        if not self.data.get("gesloten"):
            self.queryset = self.queryset.open_op(self.peildatum)

    def filter_gesloten(self, queryset, naam, waarde):
        open_nu = queryset.open_op(self.peildatum).values("pk")
        return queryset.exclude(pk__in=open_nu) if waarde == "alleen" else queryset

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        return queryset.filter(
            Q(roepnaam__icontains=waarde)
            | Q(officiele_naam__icontains=waarde)
            | Q(andere_namen__icontains=waarde)
            | Q(bestuur__icontains=waarde)
            | Q(vestigingscodes__code__istartswith=waarde)
        ).distinct()

    def filter_aanbod(self, queryset, naam, waarden):
        loopt = Schoolaanbod.objects.filter(loopt_op(self.peildatum), soort__in=waarden)
        return queryset.filter(pk__in=loopt.values("school")) if waarden else queryset

    def filter_controleren(self, queryset, naam, waarde):
        return queryset.exclude(controleren="")

"""Filters of the lists; each field with a Dutch label and an empty choice."""

import django_filters
from django.db.models import Q
from django.forms import CheckboxSelectMultiple

from doorlopend.forms import kleed_aan
from doorlopend.models import Aanbodsoort, School, Stadsdeel


class RegisterFilter(django_filters.FilterSet):
    """A FilterSet whose form looks like every other form of the portal."""

    @property
    def form(self):
        form = super().form
        for veld in form.fields.values():
            kleed_aan(veld)
        return form


def meerkeuze(label, choices, **kwargs):
    """Several values by checkboxes; a row matches when it has one of them."""
    return django_filters.MultipleChoiceFilter(label=label, choices=choices, widget=CheckboxSelectMultiple, **kwargs)


class SchoolFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek op naam of code", method="filter_zoek")
    aanbod = meerkeuze("Aanbod", Aanbodsoort.choices, field_name="aanbod__soort", distinct=True)
    stadsdeel = meerkeuze("Stadsdeel", Stadsdeel.choices)
    controleren = django_filters.ChoiceFilter(
        label="Nog te controleren",
        empty_label="Alle scholen",
        choices=[("ja", "Alleen nog te controleren")],
        method="filter_controleren",
    )

    class Meta:
        model = School
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        return queryset.filter(
            Q(roepnaam__icontains=waarde)
            | Q(officiele_naam__icontains=waarde)
            | Q(bestuur__icontains=waarde)
            | Q(vestigingscodes__code__istartswith=waarde)
        ).distinct()

    def filter_controleren(self, queryset, naam, waarde):
        return queryset.exclude(controleren="")

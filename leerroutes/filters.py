"""Filters of the list of leerroutes."""

import django_filters
from django.db.models import Q

from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter, meerkeuze
from doorlopend.models import MboInstelling, School, Stadsdeel
from leerroutes.models import Leerroute
from leerroutes.soorten import Leerweg, Sector, Soort
from leerroutes.statussen import Status

GEEN_STATUS = "geen"


class LeerrouteFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek op naam, school of opleiding", method="filter_zoek")
    soort = django_filters.ChoiceFilter(label="Soort route", choices=Soort.choices, empty_label="Alle soorten")
    leerweg = django_filters.ChoiceFilter(label="Leerweg", choices=Leerweg.choices, empty_label="Alle leerwegen")
    niveau = django_filters.ChoiceFilter(
        label="Mbo-niveau",
        field_name="mbo_niveau",
        choices=[(str(niveau), f"Niveau {niveau}") for niveau in (1, 2, 3, 4)],
        empty_label="Alle niveaus",
    )
    status = meerkeuze("Status", [*Status.choices, (GEEN_STATUS, "Nog geen status")], method="filter_status")
    stadsdeel = meerkeuze("Stadsdeel", Stadsdeel.choices, method="filter_stadsdeel")
    mbo = django_filters.ModelChoiceFilter(label="Mbo", queryset=MboInstelling.objects.all(), empty_label="Alle mbo’s")
    sector = django_filters.ChoiceFilter(label="Sector", choices=Sector.choices, empty_label="Alle sectoren")
    school = django_filters.ModelChoiceFilter(
        label="School", queryset=School.objects.all(), method="filter_school", empty_label="Alle scholen"
    )

    class Meta:
        model = Leerroute
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        op_school = queryset.met_school_in(self.peildatum, roepnaam__icontains=waarde)
        return queryset.filter(
            Q(naam__icontains=waarde) | Q(opleiding__icontains=waarde) | Q(pk__in=op_school.values("pk"))
        )

    def filter_status(self, queryset, naam, waarden):
        if not waarden:
            return queryset
        zonder = Q(status=None) if GEEN_STATUS in waarden else Q()
        return queryset.filter(Q(status__in=waarden) | zonder)

    def filter_stadsdeel(self, queryset, naam, waarden):
        return queryset.met_school_in(self.peildatum, stadsdeel__in=waarden) if waarden else queryset

    def filter_school(self, queryset, naam, school):
        return queryset.met_school_in(self.peildatum, pk=school.pk)

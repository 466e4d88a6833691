"""Filters of the list of leerroutes."""

import django_filters
from django.db.models import Q

from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter, meerkeuze
from doorlopend.models import MboInstelling, School, Stadsdeel
from leerroutes.models import Leerroute
from leerroutes.ontbreekt import ONTBREEKT, wat_ontbreekt
from leerroutes.soorten import CONVENANTSECTOREN, Leerweg, Sector, Soort
from leerroutes.statussen import Status

GEEN_STATUS, CONVENANT = "geen", "convenant"


def eigen_label(gebruiker):
    """What the filter on the own organisation is called for this person."""
    if gebruiker.school_id:
        return "Alleen mijn school"
    return "Alleen mijn mbo" if gebruiker.mbo_id else "Alleen mijn scholen en mbo’s"


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
    sector = django_filters.ChoiceFilter(
        label="Sector",
        choices=[(CONVENANT, "De vier van het convenant"), *Sector.choices],
        method="filter_sector",
        empty_label="Alle sectoren",
    )
    school = django_filters.ModelChoiceFilter(
        label="School", queryset=School.objects.all(), method="filter_school", empty_label="Alle scholen"
    )

    ontbreekt = django_filters.ChoiceFilter(
        label="Wat ontbreekt er nog",
        choices=[(code, gebrek.label) for code, gebrek in ONTBREEKT.items()],
        method="filter_ontbreekt",
        empty_label="Alles",
    )
    mijn = django_filters.ChoiceFilter(
        label="Van wie", choices=[("ja", "Alleen van mij")], method="filter_mijn", empty_label="Van iedereen"
    )

    class Meta:
        model = Leerroute
        fields: list = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.request.user.organisatie:
            self.filters["mijn"].extra["choices"] = [("ja", eigen_label(self.request.user))]
        else:
            del self.filters["mijn"]

    def filter_ontbreekt(self, queryset, naam, code):
        return wat_ontbreekt(queryset, code, self.peildatum)

    def filter_mijn(self, queryset, naam, waarde):
        """The leerroutes of the own school, mbo, or the schools and mbo's of the own partner."""
        gebruiker = self.request.user
        if gebruiker.school_id:
            return queryset.met_school_in(self.peildatum, pk=gebruiker.school_id)
        if gebruiker.mbo_id:
            return queryset.filter(mbo=gebruiker.mbo_id)
        van_scholen = queryset.met_school_in(self.peildatum, partner=gebruiker.partner_id)
        return queryset.filter(Q(mbo__partner=gebruiker.partner_id) | Q(pk__in=van_scholen.values("pk")))

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        op_school = queryset.met_school_in(self.peildatum, roepnaam__icontains=waarde)
        return queryset.filter(
            Q(naam__icontains=waarde) | Q(opleiding__icontains=waarde) | Q(pk__in=op_school.values("pk"))
        )

    def filter_sector(self, queryset, naam, sector):
        return queryset.filter(sector__in=CONVENANTSECTOREN if sector == CONVENANT else [sector])

    def filter_status(self, queryset, naam, waarden):
        if not waarden:
            return queryset
        zonder = Q(status=None) if GEEN_STATUS in waarden else Q()
        return queryset.filter(Q(status__in=waarden) | zonder)

    def filter_stadsdeel(self, queryset, naam, waarden):
        return queryset.met_school_in(self.peildatum, stadsdeel__in=waarden) if waarden else queryset

    def filter_school(self, queryset, naam, school):
        return queryset.met_school_in(self.peildatum, pk=school.pk)

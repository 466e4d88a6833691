"""Table and filter of the activities, and of who signed up."""

import django_filters
import django_tables2 as tables
from django.db.models import Q

from doorlopend.bijeenkomsten import Staat
from doorlopend.filters import MAX_ZOEKTERM
from doorlopend.sectoren import Sector
from doorlopend.tables import RegisterTable
from kennisdeling.delentables import SchooljaarFilter
from kennisdeling.models import Activiteit, Vorm


class ActiviteitTable(RegisterTable):
    bijschrift = "Professionaliseringsactiviteiten."
    uitvoer = (
        ("Titel", "naam"),
        ("Vorm", "vorm"),
        ("Datum", "datum"),
        ("Laatste dag", "laatste_dag"),
        ("Gastheer", "gastheer"),
        ("Sector", "sector"),
        ("Plaats", "waar"),
        ("Status", "staat"),
        ("Aantal plaatsen", "capaciteit"),
        ("Aangemeld met plaats", "geplaatst"),
        ("Wachtlijst", "wachtend"),
        ("Deelnemers vo", "opkomst__vo"),
        ("Deelnemers mbo", "opkomst__mbo"),
        ("Deelnemers anders", "opkomst__overig"),
        ("Scholen bereikt", "opkomst__scholen"),
    )

    naam = tables.Column("Titel", linkify=("activiteit-detail", [tables.A("pk")]), order_by=("naam", "pk"))
    vorm = tables.Column("Vorm", order_by=("vorm", "-datum", "pk"))
    datum = tables.DateColumn(format="j b Y", verbose_name="Datum", order_by=("datum", "pk"))
    geplaatst = tables.Column("Aangemeld", order_by=("geplaatst", "pk"))
    wachtend = tables.Column("Wachtlijst", order_by=("wachtend", "pk"))
    vo = tables.Column("Vo was er", accessor="opkomst__vo", orderable=False)
    mbo = tables.Column("Mbo was er", accessor="opkomst__mbo", orderable=False)
    staat = tables.Column("Status", order_by=("staat", "-datum", "pk"))

    class Meta(RegisterTable.Meta):
        model = Activiteit
        fields = ("naam", "vorm", "datum", "geplaatst", "wachtend", "vo", "mbo", "staat")
        order_by = "-datum"


class ActiviteitFilter(SchooljaarFilter):
    zoek = django_filters.CharFilter(label="Zoek in titel en beschrijving", method="filter_zoek")
    vorm = django_filters.ChoiceFilter(label="Vorm", choices=Vorm.choices, empty_label="Alle vormen")
    staat = django_filters.ChoiceFilter(label="Status", choices=Staat.choices, empty_label="Alle statussen")
    sector = django_filters.ChoiceFilter(label="Sector", choices=Sector.choices, empty_label="Alle sectoren")

    class Meta:
        model = Activiteit
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        return queryset.filter(Q(naam__icontains=waarde) | Q(beschrijving__icontains=waarde))

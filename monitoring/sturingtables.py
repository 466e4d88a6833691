"""The list of acties: its table and its filter."""

import django_filters
import django_tables2 as tables

from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter
from doorlopend.tables import RegisterTable
from monitoring.models import Actie, Afspraak

OPEN, GEDAAN, TE_LAAT = "open", "gedaan", "te-laat"


class ActieTable(RegisterTable):
    rijkop = "wat"
    bijschrift = "Acties."
    uitvoer = (
        ("Actie", "wat"),
        ("Afspraak", "afspraak"),
        ("Wie", "eigenaar"),
        ("Voor", "deadline"),
        ("Gedaan op", "gedaan_op"),
    )

    wat = tables.TemplateColumn(template_name="voortgang/_cel_actie.html", verbose_name="Actie", order_by=("wat", "pk"))
    afspraak = tables.Column("Afspraak", order_by=("afspraak__volgorde", "deadline", "pk"))
    eigenaar = tables.Column("Wie", default="Nog niemand", order_by=("eigenaar__naam", "pk"))
    deadline = tables.TemplateColumn(
        template_name="voortgang/_cel_deadline.html", verbose_name="Voor", order_by=("deadline", "pk")
    )
    stand = tables.TemplateColumn(
        template_name="voortgang/_cel_gedaan.html", verbose_name="Stand", order_by=("gedaan_op", "pk")
    )

    class Meta(RegisterTable.Meta):
        model = Actie
        fields = ("wat", "afspraak", "eigenaar", "deadline", "stand")
        order_by = "afspraak"

    def __init__(self, *args, vandaag, mag_wijzigen, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag, self.mag_wijzigen = vandaag, mag_wijzigen


class ActieFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek in de actie", method="filter_zoek")
    afspraak = django_filters.ModelChoiceFilter(
        label="Afspraak", queryset=Afspraak.objects.all(), empty_label="Alle afspraken"
    )
    stand = django_filters.ChoiceFilter(
        label="Stand",
        choices=[(OPEN, "Open"), (TE_LAAT, "Te laat"), (GEDAAN, "Gedaan")],
        method="filter_stand",
        empty_label="Alle acties",
    )

    class Meta:
        model = Actie
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        return queryset.filter(wat__icontains=waarde[:MAX_ZOEKTERM])

    def filter_stand(self, queryset, naam, waarde):
        if waarde == GEDAAN:
            return queryset.exclude(gedaan_op=None)
        return queryset.open() if waarde == OPEN else queryset.te_laat_op(self.peildatum)

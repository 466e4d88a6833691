"""Tables and filters of shared data and of joint research."""

import django_filters
import django_tables2 as tables
from django.db.models import Q

from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter
from doorlopend.schooljaar import Schooljaar
from doorlopend.tables import RegisterTable
from kennisdeling.models import Datasoort, Gegevensdeling, Onderzoek, Richting

EERSTE = Schooljaar(2023)  # the year in which the covenant's baseline lies


def schooljaarkeuzes(dag):
    """The school years from the baseline up to and including the one after that of `dag`, the newest first."""
    return [(str(jaar), str(Schooljaar(jaar))) for jaar in range(Schooljaar.op(dag).begin + 1, EERSTE.begin - 1, -1)]


class SchooljaarFilter(RegisterFilter):
    """A filter with a choice of school years, on the queryset's in_schooljaar()."""

    schooljaar = django_filters.ChoiceFilter(
        label="Schooljaar", empty_label="Alle schooljaren", method="filter_schooljaar"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["schooljaar"].extra["choices"] = schooljaarkeuzes(self.peildatum)

    def filter_schooljaar(self, queryset, naam, waarde):
        return queryset.in_schooljaar(Schooljaar(int(waarde)))


class DelingTable(RegisterTable):
    rijkop = "omschrijving"
    bijschrift = "Wie deelde wat, en wanneer."
    uitvoer = (
        ("Gedeeld op", "gedeeld_op"),
        ("Richting", "richting"),
        ("Gever", "gever"),
        ("Soort", "soort"),
        ("Wat", "omschrijving"),
        ("Aan", "ontvangers"),
        ("Gedeeld door", "gedeeld_door"),
        ("Toestemming van", "toestemming_van"),
        ("Toestemming op", "toestemming_op"),
        ("Ingetrokken op", "ingetrokken_op"),
        ("Waarom ingetrokken", "ingetrokken_reden"),
    )

    omschrijving = tables.Column("Wat", linkify=True, order_by=("omschrijving", "pk"))
    gever = tables.Column("Van", orderable=False)
    ontvangers = tables.Column("Aan", orderable=False)
    soort = tables.Column("Soort", order_by=("soort", "-gedeeld_op", "pk"))
    gedeeld_op = tables.DateColumn(format="j b Y", verbose_name="Gedeeld op", order_by=("gedeeld_op", "pk"))

    class Meta(RegisterTable.Meta):
        model = Gegevensdeling
        fields = ("omschrijving", "gever", "ontvangers", "soort", "gedeeld_op")
        order_by = "-gedeeld_op"

    def render_omschrijving(self, value, record):
        return f"{value} (ingetrokken)" if record.ingetrokken_op else value


class DelingFilter(SchooljaarFilter):
    zoek = django_filters.CharFilter(label="Zoek op school, bestuur, mbo of omschrijving", method="filter_zoek")
    richting = django_filters.ChoiceFilter(label="Richting", choices=Richting.choices, empty_label="Beide kanten")
    soort = django_filters.ChoiceFilter(label="Soort", choices=Datasoort.choices, empty_label="Alle soorten")

    class Meta:
        model = Gegevensdeling
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        return queryset.filter(
            Q(omschrijving__icontains=waarde)
            | Q(school__roepnaam__icontains=waarde)
            | Q(bestuur__naam__icontains=waarde)
            | Q(bestuur__afkorting__icontains=waarde)
            | Q(mbo__afkorting__icontains=waarde)
        )


class OnderzoekTable(RegisterTable):
    rijkop = "vraag"
    bijschrift = "Onderzoek dat vo en mbo samen doen."

    vraag = tables.Column("Onderzoeksvraag", linkify=True, order_by=("vraag", "pk"))
    partners = tables.Column("Partners", order_by=("partners", "pk"))
    staat = tables.Column("Status", order_by=("staat", "-begin", "pk"))
    begin = tables.DateColumn(format="j b Y", verbose_name="Begin", order_by=("begin", "pk"))
    einde = tables.DateColumn(format="j b Y", verbose_name="Einde", order_by=("einde", "pk"), default="–")

    class Meta(RegisterTable.Meta):
        model = Onderzoek
        fields = ("vraag", "partners", "staat", "begin", "einde")
        order_by = "-begin"


class OnderzoekFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek op vraag of partner", method="filter_zoek")
    staat = django_filters.ChoiceFilter(label="Status", choices=Onderzoek.Staat.choices, empty_label="Alle statussen")

    class Meta:
        model = Onderzoek
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        return queryset.filter(Q(vraag__icontains=waarde) | Q(partners__icontains=waarde))

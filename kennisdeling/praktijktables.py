"""Tables and filters of practices and documents."""

from urllib.parse import urlsplit

import django_filters
import django_tables2 as tables
from django.utils.html import format_html

from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter
from doorlopend.models import School
from doorlopend.sectoren import Sector
from doorlopend.tables import RegisterTable
from kennisdeling.models import Document, Praktijk, Publiceerbaar, zoek
from kennisdeling.praktijkforms import soorten


class PraktijkTable(RegisterTable):
    rijkop = "titel"
    bijschrift = "Goede praktijken."
    uitvoer = (
        ("Titel", "titel"),
        ("Samenvatting", "samenvatting"),
        ("Soort leerroute", "soort"),
        ("Scholen", "scholen"),
        ("Sector", "sector"),
        ("Contact", "contact"),
        ("Status", "staat"),
        ("Openbaar", "openbaar"),
    )
    uitvoer_leest = ("scholen",)

    titel = tables.Column("Titel", linkify=True, order_by=("titel", "pk"))
    samenvatting = tables.Column("Samenvatting", orderable=False)
    sector = tables.Column("Sector", order_by=("sector", "titel", "pk"), default="–")
    staat = tables.Column("Status", order_by=("staat", "titel", "pk"))

    class Meta(RegisterTable.Meta):
        model = Praktijk
        fields = ("titel", "samenvatting", "sector", "staat")
        order_by = "titel"


class PraktijkFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek in titel en tekst", method="filter_zoek")
    soort = django_filters.ChoiceFilter(label="Soort leerroute", empty_label="Alle soorten")
    sector = django_filters.ChoiceFilter(label="Sector", choices=Sector.choices, empty_label="Alle sectoren")
    scholen = django_filters.ModelChoiceFilter(
        label="School", queryset=School.objects.all(), empty_label="Alle scholen"
    )
    staat = django_filters.ChoiceFilter(
        label="Status", choices=Publiceerbaar.Staat.choices, empty_label="Alle statussen"
    )

    class Meta:
        model = Praktijk
        fields: list = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["soort"].extra["choices"] = soorten()

    def filter_zoek(self, queryset, naam, waarde):
        return zoek(queryset, waarde[:MAX_ZOEKTERM], "titel", "samenvatting", "tekst")


class DocumentTable(RegisterTable):
    rijkop = "titel"
    bijschrift = "Documenten."
    uitvoer = (
        ("Titel", "titel"),
        ("Omschrijving", "omschrijving"),
        ("Versie", "versie"),
        ("Datum", "datum"),
        ("Link", "link"),
        ("Status", "staat"),
        ("Openbaar", "openbaar"),
    )

    titel = tables.Column("Titel", linkify=True, order_by=("titel", "pk"))
    versie = tables.Column("Versie", orderable=False, default="–")
    datum = tables.DateColumn(format="j b Y", verbose_name="Datum", order_by=("datum", "pk"))
    link = tables.Column("Link", orderable=False, default="–", linkify=lambda record: record.link or None)
    staat = tables.Column("Status", order_by=("staat", "titel", "pk"))

    class Meta(RegisterTable.Meta):
        model = Document
        fields = ("titel", "versie", "datum", "link", "staat")
        order_by = "-datum"

    def render_link(self, value):
        """Not the address itself: it is longer than a phone is wide."""
        return format_html('Openen<span class="visueel-verborgen">: {}</span>', urlsplit(value).netloc)


class DocumentFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek in titel en tekst", method="filter_zoek")
    staat = django_filters.ChoiceFilter(
        label="Status", choices=Publiceerbaar.Staat.choices, empty_label="Alle statussen"
    )

    class Meta:
        model = Document
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        return zoek(queryset, waarde[:MAX_ZOEKTERM], "titel", "omschrijving")

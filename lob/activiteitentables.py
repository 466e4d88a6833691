"""Tables and filters of voorlichting and bedrijfsactiviteiten."""

import django_filters
import django_tables2 as tables
from django.db.models import Q

from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter
from doorlopend.models import MboInstelling, School
from doorlopend.schooljaar import Schooljaar
from doorlopend.sectoren import Sector
from doorlopend.tables import RegisterTable
from lob.models import Bedrijfsactiviteit, Bedrijfssoort, Uitvoering, Voorlichting, Voorlichtingsvorm
from lob.schooljaren import SchooljaarFilter, keuzes


class ActiviteitTable(RegisterTable):
    """What both share: the day heads the row and opens the page."""

    rijkop = "datum"

    datum = tables.DateColumn(format="j b Y", order_by=("datum", "pk"), linkify=True, verbose_name="Datum")
    leerlingen = tables.Column("Leerlingen", accessor="leerlingen_tekst", order_by=("leerlingen", "pk"))
    uitvoering = tables.Column("Gehouden?", order_by=("uitvoering", "datum", "pk"))


class VoorlichtingTable(ActiviteitTable):
    bijschrift = "Voorlichting over het mbo."
    uitvoer = (
        ("Datum", "datum"),
        ("School", "school"),
        ("Bestuur", "school__bestuur"),
        ("Vorm", "vorm"),
        ("Gehouden?", "uitvoering"),
        ("Mbo’s", "mbos"),
        ("Leerjaren", "leerjaren"),
        ("Schoolsoorten", "schoolsoortnamen"),
        ("Leerlingen", "leerlingen_tekst"),
        ("Kansrijke sectoren", "sectornamen"),
        ("Toelichting", "toelichting"),
    )

    school = tables.Column("School", order_by=("school__roepnaam", "-datum", "pk"))
    vorm = tables.Column("Vorm", order_by=("vorm", "-datum", "pk"))
    mbos = tables.Column("Mbo’s", accessor="mbonamen", orderable=False, default="–")

    class Meta(RegisterTable.Meta):
        model = Voorlichting
        fields = ("datum", "school", "vorm", "mbos", "leerlingen", "uitvoering")
        order_by = "-datum"


class BedrijfsactiviteitTable(ActiviteitTable):
    bijschrift = "Activiteiten met bedrijven."
    uitvoer = (
        ("Datum of eerste dag", "datum"),
        ("Laatste dag", "tot_en_met"),
        ("Soort", "soort"),
        ("Bedrijf", "bedrijf"),
        ("Sector", "sector"),
        ("Plaats", "plaats"),
        ("Scholen", "scholen"),
        ("Leerroute", "leerroute"),
        ("Gehouden?", "uitvoering"),
        ("Leerlingen", "leerlingen_tekst"),
        ("Toelichting", "toelichting"),
    )
    uitvoer_leest = ("leerroute",)

    soort = tables.Column("Soort", order_by=("soort", "-datum", "pk"))
    bedrijf = tables.Column("Bedrijf", order_by=("bedrijf", "-datum", "pk"))
    scholen = tables.Column("Scholen", accessor="schoolnamen", orderable=False)
    sector = tables.Column("Sector", order_by=("sector", "-datum", "pk"))

    class Meta(RegisterTable.Meta):
        model = Bedrijfsactiviteit
        fields = ("datum", "soort", "bedrijf", "sector", "scholen", "leerlingen", "uitvoering")
        order_by = "-datum"


VAST_TE_LEGGEN = "vast-te-leggen"


class ActiviteitFilter(RegisterFilter):
    schooljaar = SchooljaarFilter(method="filter_schooljaar")
    uitvoering = django_filters.ChoiceFilter(
        label="Gehouden?",
        choices=[*Uitvoering.choices, (VAST_TE_LEGGEN, "Voorbij, nog niet vastgelegd")],
        method="filter_uitvoering",
        empty_label="Gepland en gehouden",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["schooljaar"].extra["choices"] = keuzes(self.peildatum)

    def filter_schooljaar(self, queryset, naam, waarde):
        return queryset.in_schooljaar(Schooljaar(int(waarde)))

    def filter_uitvoering(self, queryset, naam, waarde):
        if waarde == VAST_TE_LEGGEN:
            return queryset.nog_vast_te_leggen(self.peildatum)
        return queryset.filter(uitvoering=waarde)


class VoorlichtingFilter(ActiviteitFilter):
    school = django_filters.ModelChoiceFilter(label="School", queryset=School.objects.all(), empty_label="Alle scholen")
    vorm = django_filters.ChoiceFilter(label="Vorm", choices=Voorlichtingsvorm.choices, empty_label="Alle vormen")
    mbo = django_filters.ModelChoiceFilter(
        label="Mbo", field_name="mbos", queryset=MboInstelling.objects.all(), empty_label="Alle mbo’s"
    )

    class Meta:
        model = Voorlichting
        fields: list = []


class BedrijfsactiviteitFilter(ActiviteitFilter):
    zoek = django_filters.CharFilter(label="Zoek op bedrijf of plaats", method="filter_zoek")
    soort = django_filters.ChoiceFilter(label="Soort", choices=Bedrijfssoort.choices, empty_label="Alle soorten")
    sector = django_filters.ChoiceFilter(label="Sector", choices=Sector.choices, empty_label="Alle sectoren")
    school = django_filters.ModelChoiceFilter(
        label="School", field_name="scholen", queryset=School.objects.all(), empty_label="Alle scholen"
    )

    class Meta:
        model = Bedrijfsactiviteit
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        return queryset.filter(Q(bedrijf__icontains=waarde) | Q(plaats__icontains=waarde))

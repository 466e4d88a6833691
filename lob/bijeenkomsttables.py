"""The table and the filters of the list of meetings of decanen."""

import django_filters
import django_tables2 as tables
from django.db.models import Q
from django.utils.formats import date_format

from doorlopend.bijeenkomsten import Staat
from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter, meerkeuze
from doorlopend.schooljaar import Schooljaar
from doorlopend.tables import RegisterTable, op_tekst
from lob.models import Decanenbijeenkomst

EERSTE_SCHOOLJAAR = 2023


class BijeenkomstTable(RegisterTable):
    rijkop = "thema"
    bijschrift = "Decanenbijeenkomsten."

    datum = tables.Column("Datum", order_by=("datum", "begin", "pk"), attrs={"td": {"class": "strak"}})
    thema = tables.Column("Thema", linkify=True)
    gastheer = tables.Column("Waar", accessor="gastheer", default="–", orderable=False)
    staat = tables.TemplateColumn(
        template_name="lob/_cel_staat.html", verbose_name="Status", order_by=("staat", "-datum")
    )
    opkomst = tables.TemplateColumn(template_name="lob/_cel_opkomst.html", verbose_name="Aanwezig", orderable=False)

    uitvoer = (
        ("Datum", "datum"),
        ("Begin", "begin"),
        ("Einde", "einde"),
        ("Thema", "thema"),
        ("Gastheer", "gastheer"),
        ("Plaats", "waar"),
        ("Status", "get_staat_display"),
        ("Telt mee", "telt_mee"),
        ("Personen", "opkomst__personen"),
        ("Vo", "opkomst__vo"),
        ("Mbo", "opkomst__mbo"),
        ("Scholen", "opkomst__scholen"),
        ("Mbo’s", "opkomst__mbos"),
        ("Afgemeld", "opkomst__afgemeld"),
        ("Afwezig", "opkomst__afwezig"),
    )

    class Meta(RegisterTable.Meta):
        model = Decanenbijeenkomst
        fields = ("datum", "thema", "gastheer", "staat", "opkomst")
        order_by = "-datum"

    def __init__(self, *args, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def render_datum(self, value):
        return date_format(value, "j M Y").lower()

    def order_thema(self, queryset, aflopend):
        return op_tekst(queryset, "thema", aflopend), True


class BijeenkomstFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek op thema, plaats of naam", method="filter_zoek")
    schooljaar = django_filters.ChoiceFilter(
        label="Schooljaar", choices=(), empty_label="Alle schooljaren", method="filter_schooljaar"
    )
    staat = meerkeuze("Status", Staat.choices)

    class Meta:
        model = Decanenbijeenkomst
        fields: list = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        laatste = Schooljaar.op(self.peildatum).begin + 1
        self.filters["schooljaar"].extra["choices"] = [
            (str(jaar), str(Schooljaar(jaar))) for jaar in range(laatste, EERSTE_SCHOOLJAAR - 1, -1)
        ]

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        op_naam = Q(voorzitter__icontains=waarde) | Q(notulist__icontains=waarde)
        gastheer = Q(gastheer_school__roepnaam__icontains=waarde) | Q(gastheer_mbo__afkorting__icontains=waarde)
        return queryset.filter(Q(thema__icontains=waarde) | Q(plaats__icontains=waarde) | op_naam | gastheer)

    def filter_schooljaar(self, queryset, naam, waarde):
        return queryset.in_schooljaar(Schooljaar(int(waarde)))

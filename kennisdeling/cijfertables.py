"""The list of counts. No count can be sorted or searched on: the order would tell what is hidden."""

import django_filters
import django_tables2 as tables

from doorlopend.filters import RegisterFilter
from doorlopend.models import MboInstelling, School
from doorlopend.schooljaar import Schooljaar
from doorlopend.tables import RegisterTable
from kennisdeling.models import Bron, Doorstroomcijfer, Herkomst

GETOOND = {"instroom": "Instroom", "behouden": "Behouden", "uitval": "Uitval"}


class CijferTable(RegisterTable):
    rijkop = "school"
    bijschrift = "Doorstroom van vo naar mbo. Aantallen van 1 tot en met 4 staan er als <5."
    uitvoer = (
        ("Cohort", "schooljaar"),
        ("School", "school"),
        ("Leerweg", "leerweg"),
        ("Mbo", "mbo"),
        ("Niveau", "niveau"),
        ("Domein", "domein"),
        *((kop, f"getoond__{veld}") for veld, kop in GETOOND.items()),
        ("Startersresultaat", "startersresultaat"),
        ("Redenen van vertrek", "redenen_tekst"),
        ("Bron", "bron"),
        ("Stand", "stand"),
        ("Gedeeld door", "gedeeld_door"),
        ("Gedeeld op", "gedeeld_op"),
    )

    school = tables.Column(
        "School", linkify=lambda record: record.get_absolute_url(), order_by=("school__roepnaam", "-cohort", "pk")
    )
    cohort = tables.Column("Cohort", accessor="schooljaar", order_by=("cohort", "pk"), attrs={"td": {"class": "strak"}})
    leerweg = tables.Column("Leerweg", order_by=("leerweg", "pk"))
    mbo = tables.Column("Mbo", order_by=("mbo__afkorting", "pk"))
    niveau = tables.Column("Niveau", order_by=("niveau", "pk"))
    instroom = tables.Column("Instroom", accessor="getoond__instroom", orderable=False)
    behouden = tables.Column("Behouden", accessor="getoond__behouden", orderable=False)
    uitval = tables.Column("Uitval", accessor="getoond__uitval", orderable=False)
    bron = tables.Column("Bron", order_by=("bron", "pk"))

    class Meta(RegisterTable.Meta):
        model = Doorstroomcijfer
        fields = ("school", "cohort", "leerweg", "mbo", "niveau", "instroom", "behouden", "uitval", "bron")
        order_by = "-cohort"


class CijferFilter(RegisterFilter):
    cohort = django_filters.ChoiceFilter(label="Cohort", empty_label="Alle cohorten")
    school = django_filters.ModelChoiceFilter(label="School", queryset=School.objects.all(), empty_label="Alle scholen")
    mbo = django_filters.ModelChoiceFilter(label="Mbo", queryset=MboInstelling.objects.all(), empty_label="Alle mbo’s")
    leerweg = django_filters.ChoiceFilter(label="Leerweg", choices=Herkomst.choices, empty_label="Alle leerwegen")
    bron = django_filters.ChoiceFilter(label="Bron", choices=Bron.choices, empty_label="Alle bronnen")

    class Meta:
        model = Doorstroomcijfer
        fields: list = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        jaren = range(Schooljaar.op(self.peildatum).begin, 2014, -1)
        self.filters["cohort"].extra["choices"] = [(str(jaar), str(Schooljaar(jaar))) for jaar in jaren]

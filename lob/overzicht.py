"""The overview of voorlichting: schools by school year, with what was held, what is planned, and nothing."""

import django_filters
import django_tables2 as tables
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import format_html

from doorlopend.filters import RegisterFilter, Waardenfilter
from doorlopend.gebied import gebied
from doorlopend.models import School, Schoolaanbod
from doorlopend.models.organisaties import loopt_op
from doorlopend.tables import RegisterTable, op_tekst
from doorlopend.templatetags.portaal import icoon
from lob.models import VOORLICHTINGSAANBOD, Uitvoering
from lob.schooljaren import schooljaren

NOG_NIETS, GEPLAND, GEHOUDEN = "niets", "gepland", "gehouden"
STANDEN = [(GEHOUDEN, "Gehouden"), (GEPLAND, "Alleen gepland"), (NOG_NIETS, "Nog niets")]


def scholen_met_voorlichting(peildatum):
    """The schools that must give voorlichting on `peildatum`, with two counts for each school year.

    `gehouden_2024` counts what was held in 2024-2025 on or before `peildatum`, `gepland_2024` what is planned.
    """
    aanbod = Schoolaanbod.objects.filter(loopt_op(peildatum), soort__in=VOORLICHTINGSAANBOD)
    tellingen = {}
    for jaar in schooljaren(peildatum):
        in_jaar = Q(voorlichtingen__verwijderd_op=None, voorlichtingen__datum__range=(jaar.begindatum, jaar.einddatum))
        gehouden = Q(voorlichtingen__uitvoering=Uitvoering.GEHOUDEN, voorlichtingen__datum__lte=peildatum)
        gepland = Q(voorlichtingen__uitvoering=Uitvoering.GEPLAND)
        tellingen[f"gehouden_{jaar.begin}"] = Count("voorlichtingen", filter=in_jaar & gehouden)
        tellingen[f"gepland_{jaar.begin}"] = Count("voorlichtingen", filter=in_jaar & gepland)
    return School.objects.filter(pk__in=aanbod.values("school"), gemeente__in=gebied().gemeenten).annotate(**tellingen)


class Jaarkolom(tables.Column):
    """One school year: a sign, the same in words, and a link to the rows."""

    def __init__(self, jaar):
        self.jaar = jaar
        veld = f"gehouden_{jaar.begin}"
        super().__init__(jaar.naam, accessor=veld, order_by=(veld, f"gepland_{jaar.begin}", "roepnaam", "pk"))

    def render(self, value, record):
        gepland = getattr(record, f"gepland_{self.jaar.begin}")
        if not value and not gepland:
            return format_html('<span class="status leeg">{} niets</span>', icoon("geen", 16))
        erbij = f"{gepland} gepland" if gepland else ""
        tekst = ", ".join(filter(None, [f"{value} gehouden" if value else "", erbij]))
        url = f"{reverse('voorlichting-list')}?school={record.pk}&schooljaar={self.jaar.begin}"
        teken = icoon("aangeboden" if value else "ontwikkeling", 16)
        return format_html('<a class="status" href="{}">{} {}</a>', url, teken, tekst)


class OverzichtTable(RegisterTable):
    """`jaren` are the school years that get a column."""

    rijkop = "roepnaam"
    bijschrift = "Voorlichting per school en schooljaar."

    roepnaam = tables.Column("School", linkify=True)
    bestuur = tables.Column("Bestuur", order_by=("bestuur", "roepnaam", "pk"))

    class Meta(RegisterTable.Meta):
        model = School
        fields = ("roepnaam", "bestuur")
        order_by = "roepnaam"

    def __init__(self, *args, jaren, **kwargs):
        kolommen = [(f"jaar_{jaar.begin}", Jaarkolom(jaar)) for jaar in jaren]
        super().__init__(*args, extra_columns=kolommen, **kwargs)
        per_jaar = [(f"{jaar} {stand}", f"{stand}_{jaar.begin}") for jaar in jaren for stand in (GEHOUDEN, GEPLAND)]
        self.uitvoer = (("School", "roepnaam"), ("Bestuur", "bestuur"), *per_jaar)

    def order_roepnaam(self, queryset, aflopend):
        return op_tekst(queryset, "roepnaam", aflopend), True


class OverzichtFilter(RegisterFilter):
    """Which schools, by what they have in the school year of the peildatum."""

    stand = django_filters.ChoiceFilter(
        label="Dit schooljaar", choices=STANDEN, empty_label="Alle scholen", method="filter_stand"
    )
    bestuur = Waardenfilter(label="Bestuur", empty_label="Alle besturen")

    class Meta:
        model = School
        fields: list = []

    def filter_stand(self, queryset, naam, waarde):
        return queryset.filter(stand(self.peildatum, waarde))


def stand(peildatum, naam):
    """Q for schools that are GEHOUDEN, GEPLAND (and nothing held) or NOG_NIETS in the school year of `peildatum`."""
    jaar = schooljaren(peildatum)[-1].begin
    gehouden, gepland = Q(**{f"gehouden_{jaar}__gt": 0}), Q(**{f"gepland_{jaar}__gt": 0})
    return {GEHOUDEN: gehouden, GEPLAND: ~gehouden & gepland, NOG_NIETS: ~gehouden & ~gepland}[naam]

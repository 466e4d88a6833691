"""The public offer: which leerroutes run today or have a planned start. No persons, no internal remarks."""

from collections import Counter
from dataclasses import dataclass

import django_filters
from django.db.models import OuterRef, Q, Subquery

from doorlopend.filters import RegisterFilter
from doorlopend.gebied import gebied
from doorlopend.models import Stadsdeel
from leerroutes.models import Leerroute, Statusstap
from leerroutes.soorten import Leerweg, Sector, Soort
from leerroutes.statussen import Status


def openbaar_aanbod(vandaag):
    """The leerroutes that are aangeboden on `vandaag`, or have a plan to start after it.

    A plan whose day has passed without being confirmed is no news for parents: it isn't shown. Annotates
    `status`, `status_sinds` and `start_op` (None without a plan), and prefetches `deelnames_nu`.
    """
    start = (
        Statusstap.objects.plannen()
        .filter(leerroute=OuterRef("pk"), status=Status.AANGEBODEN, ingangsdatum__gt=vandaag)
        .op_volgorde()
    )
    return (
        Leerroute.objects.met_status_op(vandaag)
        .annotate(start_op=Subquery(start.values("ingangsdatum")[:1]))
        .filter(Q(status=Status.AANGEBODEN) | Q(start_op__isnull=False))
        .met_scholen_op(vandaag)
        .select_related("mbo", "college")
        .order_by("naam", "pk")
    )


class Zoeker(RegisterFilter):
    """What a parent chooses from: where, from which leerweg, to which sector, which soort."""

    leerweg = django_filters.ChoiceFilter(label="Leerweg nu", empty_label="Alle leerwegen", choices=Leerweg.choices)
    stadsdeel = django_filters.ChoiceFilter(
        label="Stadsdeel", empty_label="De hele stad", choices=Stadsdeel.choices, method="filter_stadsdeel"
    )
    sector = django_filters.ChoiceFilter(label="Richting", empty_label="Alle richtingen", choices=Sector.choices)
    soort = django_filters.ChoiceFilter(label="Soort leerroute", empty_label="Alle soorten", choices=Soort.choices)

    class Meta:
        model = Leerroute
        fields: list = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not gebied().stad:
            del self.filters["stadsdeel"]

    def filter_stadsdeel(self, queryset, naam, waarde):
        return queryset.met_school_in(self.peildatum, stadsdeel=waarde)


@dataclass(frozen=True)
class Stadsdeelregel:
    """How many leerroutes have a school in a stadsdeel; a leerroute with schools in two counts in both."""

    code: str
    naam: str
    nu: int
    gepland: int

    @property
    def samen(self):
        return self.nu + self.gepland


def per_stadsdeel(routes):
    """A Stadsdeelregel for every stadsdeel, from leerroutes of openbaar_aanbod()."""
    nu, gepland = Counter[str](), Counter[str]()
    for route in routes:
        teller = nu if route.status == Status.AANGEBODEN else gepland
        teller.update({deelname.school.stadsdeel for deelname in route.deelnames_nu} - {""})
    volgorde = sorted(Stadsdeel, key=lambda deel: deel.label)
    return [Stadsdeelregel(deel.value, deel.label, nu[deel], gepland[deel]) for deel in volgorde]

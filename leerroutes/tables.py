"""The table of leerroutes."""

import django_tables2 as tables
from django.db.models import Case, When

from doorlopend.tables import RegisterTable, op_tekst
from leerroutes.models import Leerroute
from leerroutes.statussen import Status


class LeerrouteTable(RegisterTable):
    """What the view knows comes as arguments; a row costs no query of its own.

    `is_nu`: the list shows today, so plans and long silences matter.
    """

    bijschrift = "Leerroutes."

    kies = tables.TemplateColumn(
        template_name="leerroutes/_cel_kies.html", verbose_name="Kies", orderable=False, exclude_from_export=True
    )
    naam = tables.TemplateColumn(template_name="leerroutes/_cel_naam.html", verbose_name="Leerroute")
    route = tables.TemplateColumn(
        template_name="leerroutes/_cel_route.html",
        verbose_name="Route",
        order_by=("leerweg", "mbo_niveau", "soort", "naam"),
    )
    stadsdeel = tables.TemplateColumn(
        template_name="leerroutes/_cel_stadsdeel.html", verbose_name="Stadsdeel", order_by=("eerste_stadsdeel", "naam")
    )
    mbo = tables.Column("Mbo", order_by=("mbo__afkorting", "naam"), default="–", attrs={"td": {"class": "strak"}})
    status = tables.TemplateColumn(template_name="leerroutes/_cel_status.html", verbose_name="Status")
    bijgewerkt = tables.TemplateColumn(
        template_name="leerroutes/_cel_bijgewerkt.html", verbose_name="Bijgewerkt", order_by=("bijgewerkt_op", "naam")
    )

    class Meta(RegisterTable.Meta):
        model = Leerroute
        fields = ("kies", "naam", "route", "stadsdeel", "mbo", "status", "bijgewerkt")
        order_by = "naam"

    def __init__(self, *args, vandaag, is_nu, mag_wijzigen, terug, **kwargs):
        super().__init__(*args, exclude=() if mag_wijzigen else ("kies",), **kwargs)
        self.vandaag, self.is_nu, self.mag_wijzigen, self.terug = vandaag, is_nu, mag_wijzigen, terug

    def order_naam(self, queryset, aflopend):
        return op_tekst(queryset, "naam", aflopend), True

    def order_status(self, queryset, aflopend):
        """In the order in which a leerroute goes through them; without a status comes first."""
        rang = Case(*(When(status=status, then=rang) for rang, status in enumerate(Status)), default=-1)
        return queryset.order_by(rang.desc() if aflopend else rang.asc(), "naam"), True

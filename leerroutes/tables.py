"""The table of leerroutes."""

import django_tables2 as tables

from doorlopend.tables import RegisterTable
from leerroutes.models import Leerroute


class LeerrouteTable(RegisterTable):
    """`vandaag` and `mag_wijzigen` come from the view; a row costs no query of its own."""

    bijschrift = "Leerroutes."

    naam = tables.TemplateColumn(template_name="leerroutes/_cel_naam.html", verbose_name="Leerroute")
    route = tables.TemplateColumn(
        template_name="leerroutes/_cel_route.html", verbose_name="Route", order_by=("leerweg", "mbo_niveau", "soort")
    )
    stadsdeel = tables.TemplateColumn(
        template_name="leerroutes/_cel_stadsdeel.html", verbose_name="Stadsdeel", order_by=("eerste_stadsdeel",)
    )
    mbo = tables.Column("Mbo", order_by=("mbo__afkorting",), default="–", attrs={"td": {"class": "strak"}})
    status = tables.TemplateColumn(
        template_name="leerroutes/_cel_status.html", verbose_name="Status", order_by=("status",)
    )
    bijgewerkt = tables.TemplateColumn(
        template_name="leerroutes/_cel_bijgewerkt.html", verbose_name="Bijgewerkt", order_by=("bijgewerkt_op",)
    )

    class Meta(RegisterTable.Meta):
        model = Leerroute
        fields = ("naam", "route", "stadsdeel", "mbo", "status", "bijgewerkt")
        order_by = "naam"

    def __init__(self, *args, vandaag, mag_wijzigen, terug, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag, self.mag_wijzigen, self.terug = vandaag, mag_wijzigen, terug

"""The table that every list is made of, and the one of the schools."""

import django_tables2 as tables
from django.db.models.functions import Lower
from django.utils.html import format_html

from doorlopend.models import School
from doorlopend.templatetags.portaal import icoon


class RegisterTable(tables.Table):
    """`rijkop` names the column that heads each row, `bijschrift` says what the table holds.

    `uitvoer`: the (header, accessor) of each column of the download, when those of the table don't do;
    `uitvoer_leest` the relations that it reads and the page doesn't.
    """

    rijkop = "naam"
    bijschrift = ""
    uitvoer: tuple = ()
    uitvoer_leest: tuple[str, ...] = ()

    class Meta:
        template_name = "components/tabel.html"
        default = "–"
        empty_text = "Er is niets dat bij deze filters past. Wis een filter of zoek iets anders."


def op_tekst(queryset, veld, aflopend):
    """Order by a text without regard to capitals; rows that share it keep one order, so that paging holds."""
    tekst = Lower(veld)
    return queryset.order_by(tekst.desc() if aflopend else tekst.asc(), "pk")


class SchoolTable(RegisterTable):
    rijkop = "roepnaam"
    bijschrift = "Scholen."
    uitvoer: tuple = (
        ("School", "roepnaam"),
        ("Naam bij DUO", "officiele_naam"),
        ("Vestigingscodes", "vestigingscodes"),
        ("Bestuur", "bestuur"),
        ("Partner", "partner"),
        ("Postcode", "postcode"),
        ("Gemeente", "gemeente"),
        ("Stadsdeel", "stadsdeel"),
        ("Aanbod", "aanbod_nu"),
        ("Website", "website"),
        ("Nog te controleren", "controleren"),
    )
    uitvoer_leest = ("partner", "vestigingscodes")

    roepnaam = tables.Column("School", linkify=True)
    bestuur = tables.Column("Bestuur", order_by=("bestuur", "roepnaam", "pk"))
    stadsdeel = tables.Column("Stadsdeel", order_by=("stadsdeel", "roepnaam", "pk"))
    aanbod = tables.Column("Aanbod", accessor="aanbod_nu", orderable=False, empty_values=([],))
    controleren = tables.Column("Controleren", default="", order_by=("controleren", "roepnaam", "pk"))

    class Meta(RegisterTable.Meta):
        model = School
        fields = ("roepnaam", "bestuur", "stadsdeel", "aanbod", "controleren")
        order_by = "roepnaam"

    def order_roepnaam(self, queryset, aflopend):
        return op_tekst(queryset, "roepnaam", aflopend), True

    def render_aanbod(self, value):
        return ", ".join(str(aanbod) for aanbod in value)

    def render_controleren(self, value):
        return format_html('<span class="oud">{} Controleren</span>', icoon("let-op", 16))

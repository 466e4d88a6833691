"""The lists around people: persons, invitations, the audit trail."""

import django_filters
import django_tables2 as tables
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter, meerkeuze
from doorlopend.models import Gebeurtenis, Gebruiker, Uitnodiging
from doorlopend.rechten import Rol
from doorlopend.tables import RegisterTable, op_tekst

JA_NEE = [("ja", "Kan inloggen"), ("nee", "Kan niet inloggen")]


def kort_moment(moment, vorm):
    """A moment in local time and small letters: 27 nov 2026."""
    return date_format(timezone.localtime(moment), vorm).lower()


class PersoonTable(RegisterTable):
    bijschrift = "Personen."

    naam = tables.Column("Naam", linkify=True)
    email = tables.Column("E-mailadres")
    rol = tables.Column("Rol", order_by=("rol", "naam", "pk"))
    organisatie = tables.Column("Organisatie", orderable=False, default="–")
    tweede_stap = tables.BooleanColumn("Tweede stap", accessor="heeft_tweede_stap", orderable=False, yesno="ja,nee")
    is_active = tables.BooleanColumn("Kan inloggen", order_by=("-is_active", "naam", "pk"), yesno="ja,nee")

    class Meta(RegisterTable.Meta):
        model = Gebruiker
        fields = ("naam", "email", "rol", "organisatie", "tweede_stap", "is_active")
        order_by = "naam"

    def order_naam(self, queryset, aflopend):
        return op_tekst(queryset, "naam", aflopend), True

    def render_email(self, value):
        return format_html('<span class="breek">{}</span>', value)

    def render_tweede_stap(self, value):
        return "ja" if value else "nee"

    def render_is_active(self, value):
        return "ja" if value else "nee"


class PersoonFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek op naam of e-mailadres", method="filter_zoek")
    rol = meerkeuze("Rol", Rol.choices)
    account = django_filters.ChoiceFilter(
        label="Account", empty_label="Alle accounts", choices=JA_NEE, method="filter_account"
    )

    class Meta:
        model = Gebruiker
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        return queryset.filter(Q(naam__icontains=waarde) | Q(email__icontains=waarde))

    def filter_account(self, queryset, naam, waarde):
        return queryset.filter(is_active=waarde == "ja")


class UitnodigingTable(RegisterTable):
    bijschrift = "Uitnodigingen, de laatst verstuurde eerst."

    naam = tables.Column("Naam", order_by=("naam", "pk"))
    email = tables.Column("E-mailadres")
    rol = tables.Column("Rol", order_by=("rol", "naam", "pk"))
    organisatie = tables.Column("Organisatie", orderable=False, default="–")
    verstuurd_op = tables.DateTimeColumn(verbose_name="Verstuurd", format="j M Y", order_by=("verstuurd_op", "pk"))
    staat = tables.TemplateColumn(template_name="personen/_cel_staat.html", verbose_name="Staat", orderable=False)

    class Meta(RegisterTable.Meta):
        model = Uitnodiging
        fields = ("naam", "email", "rol", "organisatie", "verstuurd_op", "staat")
        order_by = "-verstuurd_op"

    def render_verstuurd_op(self, value):
        return kort_moment(value, "j M Y")


class UitnodigingFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek op naam of e-mailadres", method="filter_zoek")

    class Meta:
        model = Uitnodiging
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        return queryset.filter(Q(naam__icontains=waarde) | Q(email__icontains=waarde))


class GebeurtenisTable(RegisterTable):
    rijkop = "op"
    bijschrift = "Wat er in het portaal is gebeurd, het laatste eerst."

    op = tables.DateTimeColumn(verbose_name="Moment", format="j M Y H.i.s", order_by=("op", "pk"))
    soort = tables.Column("Wat", order_by=("soort", "-op", "pk"))
    door_id = tables.Column("Door", default="niet ingelogd", order_by=("door_id", "-op", "pk"))
    over = tables.Column("Waarover", default="–", orderable=False)
    gegevens = tables.Column("Bijzonderheden", orderable=False, empty_values=({},), default="–")

    class Meta(RegisterTable.Meta):
        model = Gebeurtenis
        fields = ("op", "soort", "door_id", "over", "gegevens")
        order_by = "-op"

    def render_op(self, value):
        return kort_moment(value, "j M Y H.i.s")

    def render_door_id(self, value):
        return self.namen.get(value, f"persoon {value}")

    def render_gegevens(self, value):
        return ", ".join(f"{naam}: {waarde}" for naam, waarde in value.items())

    def before_render(self, request):
        """The names of those on this page, in one query."""
        nummers = {rij.record.door_id for rij in self.paginated_rows}
        self.namen = dict(Gebruiker.objects.filter(pk__in=nummers).values_list("pk", "naam"))


class GebeurtenisFilter(RegisterFilter):
    soort = meerkeuze("Wat", Gebeurtenis.Soort.choices)
    door = django_filters.NumberFilter(label="Nummer van de persoon", field_name="door_id")
    vanaf = django_filters.DateFilter(label="Vanaf", field_name="op", lookup_expr="date__gte")
    tot = django_filters.DateFilter(label="Tot en met", field_name="op", lookup_expr="date__lte")

    class Meta:
        model = Gebeurtenis
        fields: list = []

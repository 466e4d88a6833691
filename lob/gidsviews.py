"""Pages of the directory of decanen and of the open days of the mbo's."""

import django_filters
import django_tables2 as tables
from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.generic import DeleteView

from doorlopend.bijeenkomsten import leg_vast
from doorlopend.bijeenkomstviews import BijeenkomstIcsView
from doorlopend.filters import MAX_ZOEKTERM, RegisterFilter
from doorlopend.models import MboInstelling
from doorlopend.tables import RegisterTable, op_tekst
from doorlopend.views import RechtMixin
from lob.gidsforms import DecaanForm, OpenDagForm
from lob.models import Decaan, OpenDag
from lob.registerviews import KRUIMEL_LOB, LobCreateView, LobDetailView, LobListView, LobUpdateView

KRUIMELS_D = [KRUIMEL_LOB, ("Decanengids", reverse_lazy("decaan-list"))]
KRUIMELS_O = [KRUIMEL_LOB, ("Open dagen", reverse_lazy("opendag-list"))]
UITLEG_D = "Wie is decaan op welke school of welk mbo? U houdt uw eigen school of mbo zelf bij."
UITLEG_O = "Open dagen, open avonden en meeloopdagen van de mbo’s. Elk mbo houdt de eigen dagen bij."


class DecaanTable(RegisterTable):
    bijschrift = "Decanen van scholen en mbo’s."
    uitvoer = (
        ("Naam", "naam"),
        ("School of mbo", "organisatie"),
        ("E-mailadres", "email"),
        ("Waarvoor", "waarvoor"),
        ("Bijgewerkt op", "bijgewerkt_op"),
    )

    naam = tables.Column("Naam")
    organisatie = tables.Column("School of mbo", order_by=("school__roepnaam", "mbo__afkorting", "naam", "pk"))
    email = tables.TemplateColumn(template_name="lob/_cel_email.html", verbose_name="E-mailadres", orderable=False)
    waarvoor = tables.Column("Waarvoor", orderable=False, default="–")
    bijgewerkt = tables.TemplateColumn(
        template_name="lob/_cel_decaan.html", verbose_name="Bijgewerkt", order_by=("bijgewerkt_op", "naam", "pk")
    )

    class Meta(RegisterTable.Meta):
        model = Decaan
        fields = ("naam", "organisatie", "email", "waarvoor", "bijgewerkt")
        order_by = "organisatie"

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker

    def before_render(self, request):
        """Which rows on this page this person keeps."""
        for rij in self.paginated_rows:
            rij.record.mag_wijzigen = self.gebruiker.has_perm("lob.change_decaan", rij.record)

    def order_naam(self, queryset, aflopend):
        return op_tekst(queryset, "naam", aflopend), True


class DecaanFilter(RegisterFilter):
    zoek = django_filters.CharFilter(label="Zoek op naam, school of mbo", method="filter_zoek")
    soort = django_filters.ChoiceFilter(
        label="Vo of mbo", choices=[("vo", "Vo"), ("mbo", "Mbo")], empty_label="Vo en mbo", method="filter_soort"
    )

    class Meta:
        model = Decaan
        fields: list = []

    def filter_zoek(self, queryset, naam, waarde):
        waarde = waarde[:MAX_ZOEKTERM]
        return queryset.filter(
            Q(naam__icontains=waarde)
            | Q(school__roepnaam__icontains=waarde)
            | Q(mbo__naam__icontains=waarde)
            | Q(mbo__afkorting__icontains=waarde)
        )

    def filter_soort(self, queryset, naam, waarde):
        return queryset.filter(mbo=None) if waarde == "vo" else queryset.filter(school=None)


class DecaanListView(LobListView):
    model, table_class, filterset_class = Decaan, DecaanTable, DecaanFilter
    recht = "lob.view_decaan"
    soort, toevoegen, organisaties = str(Decaan._meta.model_name), "Decaan toevoegen", ("school", "mbo")
    titel, inleiding = "Decanengids", UITLEG_D
    naamwoord = ("persoon in de gids", "personen in de gids")
    queryset = Decaan.objects.select_related("school", "mbo")

    def get_table_kwargs(self):
        return {"gebruiker": self.request.user}


class DecaanCreateView(LobCreateView):
    """Opened with ?ik= it is filled in with one's own name and address."""

    model, form_class = Decaan, DecaanForm
    recht = "lob.add_decaan"
    titel, knop, inleiding = "Decaan toevoegen", "Decaan opslaan", UITLEG_D
    kruimels = KRUIMELS_D

    def get_initial(self):
        zelf = {"naam": self.request.user.naam, "email": self.request.user.email}
        return super().get_initial() | (zelf if "ik" in self.request.GET else {})


class DecaanUpdateView(LobUpdateView):
    model, form_class = Decaan, DecaanForm
    recht = "lob.change_decaan"
    titel, knop = "Decaan bewerken", "Decaan opslaan"
    kruimels = KRUIMELS_D


class DecaanDeleteView(RechtMixin, DeleteView):
    """Personal data that is no longer needed goes for good."""

    model, recht, kruimels = Decaan, "lob.delete_decaan", KRUIMELS_D
    titel = "Decaan uit de gids halen"
    template_name = "lob/decaan_verwijderen.html"

    def form_valid(self, form):
        naam = str(self.object)
        self.object.delete()
        messages.success(self.request, f"“{naam}” staat niet meer in de gids.")
        return redirect("decaan-list")


class OpenDagTable(RegisterTable):
    rijkop = "datum"
    bijschrift = "Open dagen van mbo’s."
    uitvoer = (
        ("Datum", "datum"),
        ("Begin", "begin"),
        ("Einde", "einde"),
        ("Wat", "naam"),
        ("Mbo", "mbo"),
        ("College", "college"),
        ("Plaats", "plaats"),
        ("Webpagina", "link"),
        ("Status", "staat"),
        ("Waarom niet", "reden"),
    )

    datum = tables.DateColumn(format="D j b Y", linkify=True, order_by=("datum", "begin", "pk"), verbose_name="Datum")
    begin = tables.TemplateColumn(
        "{{ record.begin|time:'H.i' }}–{{ record.einde|time:'H.i' }}", verbose_name="Tijd", orderable=False
    )
    naam = tables.Column("Wat", order_by=("naam", "datum", "pk"))
    mbo = tables.Column("Mbo", order_by=("mbo__afkorting", "datum", "pk"))
    plaats = tables.Column("Waar", accessor="waar", orderable=False)
    staat = tables.TemplateColumn(
        "{% if record.is_geannuleerd %}<b>Gaat niet door</b>{% else %}Gaat door{% endif %}",
        verbose_name="Gaat het door?",
        orderable=False,
    )

    class Meta(RegisterTable.Meta):
        model = OpenDag
        fields = ("datum", "begin", "naam", "mbo", "plaats", "staat")
        order_by = "datum"


class OpenDagFilter(RegisterFilter):
    mbo = django_filters.ModelChoiceFilter(label="Mbo", queryset=MboInstelling.objects.all(), empty_label="Alle mbo’s")
    geweest = django_filters.ChoiceFilter(
        label="Welke dagen?",
        choices=[("alle", "Ook wat geweest is")],
        empty_label="Alleen wat nog komt",
        method="filter_geweest",
    )

    class Meta:
        model = OpenDag
        fields: list = []

    def filter_geweest(self, queryset, naam, waarde):
        """The view leaves out what is over as long as nobody asks for it."""
        return queryset


class OpenDagListView(LobListView):
    """On a peildatum: what was still to come then."""

    model, table_class, filterset_class = OpenDag, OpenDagTable, OpenDagFilter
    recht = "lob.view_opendag"
    soort, toevoegen, organisaties = "opendag", "Open dag toevoegen", ("mbo",)
    titel, inleiding = "Open dagen", UITLEG_O
    naamwoord = ("open dag", "open dagen")

    def get_queryset(self):
        dagen = OpenDag.objects.select_related("mbo", "college")
        return dagen if self.request.GET.get("geweest") else dagen.filter(datum__gte=self.peildatum)


class OpenDagDetailView(LobDetailView):
    model, soort = OpenDag, "opendag"
    queryset = OpenDag.objects.select_related("mbo", "college")
    recht = "lob.view_opendag"
    kruimels = KRUIMELS_O
    verwijderbaar = False

    def gegevens(self):
        dag = self.object
        niet = f"Nee. {dag.reden}" if dag.is_geannuleerd else "Ja"
        return [
            ("Wat", dag.naam),
            ("Mbo", dag.mbo),
            ("College", dag.college),
            ("Datum", dag.datum),
            ("Tijd", f"{dag.begin:%H.%M} tot {dag.einde:%H.%M} uur"),
            ("Plaats", dag.plaats),
            ("Webpagina", dag.link),
            ("Gaat het door?", niet),
        ]

    def knoppen(self):
        yield "Zet in mijn agenda", reverse("opendag-ics", args=[self.object.pk]), "download"
        yield from super().knoppen()


class OpenDagIcsView(BijeenkomstIcsView):
    model, recht = OpenDag, "lob.view_opendag"


class BewaarMixin:
    """Saves so that people's calendars see a new edition."""

    def form_valid(self, form):
        self.object = leg_vast(form.save(commit=False), nu=timezone.now())
        messages.success(self.request, self.melding.format(self.object))
        return redirect(self.object)


class OpenDagCreateView(BewaarMixin, LobCreateView):
    model, form_class = OpenDag, OpenDagForm
    recht = "lob.add_opendag"
    titel, knop, inleiding = "Open dag toevoegen", "Open dag opslaan", UITLEG_O
    kruimels = KRUIMELS_O


class OpenDagUpdateView(BewaarMixin, LobUpdateView):
    model, form_class = OpenDag, OpenDagForm
    recht = "lob.change_opendag"
    titel, knop = "Open dag bewerken", "Open dag opslaan"
    kruimels = KRUIMELS_O

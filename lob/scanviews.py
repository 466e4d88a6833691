"""Pages of the LOB scan."""

import django_filters
import django_tables2 as tables
from django.urls import reverse_lazy

from doorlopend.filters import RegisterFilter
from doorlopend.models import MboInstelling, School
from doorlopend.tables import RegisterTable
from lob.models import LobScan, Programma
from lob.registerviews import KRUIMEL_LOB, LobCreateView, LobDetailView, LobListView, LobUpdateView
from lob.scanforms import LobScanForm
from lob.schooljaren import keuzes

KRUIMELS = [KRUIMEL_LOB, ("Lob-scans", reverse_lazy("lobscan-list"))]
UITLEG = "Eén keer per schooljaar: hoe staat lob ervoor op uw school of mbo? Invullen kost een paar minuten."


class LobScanTable(RegisterTable):
    rijkop = "organisatie"
    bijschrift = "Lob-scans van scholen en mbo’s."
    uitvoer = (
        ("School of mbo", "organisatie"),
        ("Schooljaar", "jaar"),
        ("Datum", "ingevuld_op"),
        ("Beleid", "beleid"),
        ("Toelichting beleid", "beleid_toelichting"),
        ("Activiteiten", "activiteiten"),
        ("Toelichting activiteiten", "activiteiten_toelichting"),
        ("Begeleiding", "begeleiding"),
        ("Toelichting begeleiding", "begeleiding_toelichting"),
        ("Kwaliteitsbewaking", "kwaliteitsbewaking"),
        ("Toelichting kwaliteitsbewaking", "kwaliteitsbewaking_toelichting"),
        ("Lob-programma", "programma"),
        ("Oog voor kansrijk werk", "perspectief"),
    )

    organisatie = tables.Column(
        "School of mbo",
        linkify=lambda record: record.get_absolute_url(),
        order_by=("school__roepnaam", "mbo__afkorting", "-schooljaar"),
    )
    jaar = tables.Column("Schooljaar", order_by=("schooljaar", "pk"))
    beleid = tables.Column("Beleid", order_by=("beleid", "pk"))
    activiteiten = tables.Column("Activiteiten", order_by=("activiteiten", "pk"))
    begeleiding = tables.Column("Begeleiding", order_by=("begeleiding", "pk"))
    kwaliteitsbewaking = tables.Column("Kwaliteit", order_by=("kwaliteitsbewaking", "pk"))
    programma = tables.Column("Programma", order_by=("programma", "pk"))

    def render_beleid(self, value, record, bound_column):
        """The number and the word of the scale, short: "4. Sterk"."""
        woord = str(value).partition(":")[0]
        return f"{getattr(record, bound_column.name)}. {woord}"

    render_activiteiten = render_begeleiding = render_kwaliteitsbewaking = render_beleid

    class Meta(RegisterTable.Meta):
        model = LobScan
        fields = ("organisatie", "jaar", "beleid", "activiteiten", "begeleiding", "kwaliteitsbewaking", "programma")
        order_by = "organisatie"


class LobScanFilter(RegisterFilter):
    schooljaar = django_filters.ChoiceFilter(label="Schooljaar", empty_label="Alle schooljaren")
    programma = django_filters.ChoiceFilter(
        label="Lob-programma", choices=Programma.choices, empty_label="Met en zonder"
    )
    school = django_filters.ModelChoiceFilter(label="School", queryset=School.objects.all(), empty_label="Alle scholen")
    mbo = django_filters.ModelChoiceFilter(label="Mbo", queryset=MboInstelling.objects.all(), empty_label="Alle mbo’s")

    class Meta:
        model = LobScan
        fields: list = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["schooljaar"].extra["choices"] = keuzes(self.peildatum)


class LobScanListView(LobListView):
    model, table_class, filterset_class = LobScan, LobScanTable, LobScanFilter
    recht = "lob.view_lobscan"
    soort, toevoegen, organisaties = "lobscan", "Lob-scan invullen", ("school", "mbo")
    datumveld = "ingevuld_op"
    titel, inleiding = "Lob-scans", UITLEG
    naamwoord = ("lob-scan", "lob-scans")

    def get_queryset(self):
        return self.op_peildatum(LobScan.objects.select_related("school", "mbo"))


class LobScanDetailView(LobDetailView):
    model, soort = LobScan, "lobscan"
    queryset = LobScan.objects.select_related("school", "mbo")
    recht = "lob.view_lobscan"
    kruimels = KRUIMELS
    verwijderbaar = False

    def gegevens(self):
        scan = self.object
        vorige = scan.vorige()
        eerder = {antwoord.aspect: antwoord.niveau for antwoord in vorige.antwoorden} if vorige else {}
        rijen = [
            ("School of mbo", scan.organisatie),
            ("Schooljaar", scan.jaar),
            ("Datum van de scan", scan.ingevuld_op),
        ]
        for antwoord in scan.antwoorden:
            was = f"\nVorig schooljaar: {eerder[antwoord.aspect]}" if eerder else ""
            notitie = f"\n{antwoord.toelichting}" if antwoord.toelichting else ""
            rijen.append((antwoord.aspect, f"{antwoord.score}. {antwoord.niveau}{notitie}{was}"))
        return [
            *rijen,
            ("Lob-programma", scan.get_programma_display()),
            ("Oog voor kansrijk en duurzaam werk", scan.get_perspectief_display()),
        ]


class LobScanCreateView(LobCreateView):
    """Somebody of the team opens it for an organisation with ?school= or ?mbo=, and sees last year's answers."""

    model, form_class = LobScan, LobScanForm
    recht = "lob.add_lobscan"
    titel, knop, inleiding = "Lob-scan invullen", "Lob-scan opslaan", UITLEG
    kruimels = KRUIMELS

    def get_initial(self):
        gevraagd = {veld: self.request.GET.get(veld, "") for veld in ("school", "mbo")}
        bruikbaar = {veld: int(pk) for veld, pk in gevraagd.items() if pk.isdecimal() and len(pk) < 10}
        return super().get_initial() | bruikbaar


class LobScanUpdateView(LobUpdateView):
    model, form_class = LobScan, LobScanForm
    recht = "lob.change_lobscan"
    titel, knop = "Lob-scan bewerken", "Lob-scan opslaan"
    kruimels = KRUIMELS

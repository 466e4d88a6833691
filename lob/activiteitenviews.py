"""Pages of voorlichting and of activities with companies."""

from django.urls import reverse_lazy

from doorlopend.views import RegisterDeleteView, RegisterRestoreView
from lob.activiteitenforms import BedrijfsactiviteitForm, VoorlichtingForm
from lob.activiteitentables import (
    BedrijfsactiviteitFilter,
    BedrijfsactiviteitTable,
    VoorlichtingFilter,
    VoorlichtingTable,
)
from lob.models import Bedrijfsactiviteit, Voorlichting
from lob.registerviews import KRUIMEL_LOB, LobCreateView, LobDetailView, LobListView, LobUpdateView, VerwijderdView

KRUIMELS_V = [KRUIMEL_LOB, ("Voorlichting", reverse_lazy("voorlichting-list"))]
KRUIMELS_B = [KRUIMEL_LOB, ("Activiteiten met bedrijven", reverse_lazy("bedrijfsactiviteit-list"))]
WEG_V = ("Verwijderde voorlichting", reverse_lazy("voorlichting-verwijderd"))
WEG_B = ("Verwijderde activiteiten", reverse_lazy("bedrijfsactiviteit-verwijderd"))
UITLEG_V = "Studiekeuzevoorlichting over het mbo, per school en schooljaar."
UITLEG_B = "Stages, werkbezoeken, praktijkopdrachten en gastlessen met bedrijven."


class VoorlichtingListView(LobListView):
    model, table_class, filterset_class = Voorlichting, VoorlichtingTable, VoorlichtingFilter
    recht = "lob.view_voorlichting"
    soort, toevoegen = "voorlichting", "Voorlichting toevoegen"
    titel, inleiding = "Voorlichting", UITLEG_V
    naamwoord = ("voorlichting", "voorlichtingen")
    ook = (("Overzicht per school", "voorlichting-overzicht"),)
    met_verwijderd = True

    def get_queryset(self):
        return self.op_peildatum(Voorlichting.objects.select_related("school").prefetch_related("mbos"))


class VoorlichtingDetailView(LobDetailView):
    model, soort = Voorlichting, "voorlichting"
    queryset = Voorlichting.objects.select_related("school").prefetch_related("mbos")
    recht = "lob.view_voorlichting"
    kruimels = KRUIMELS_V

    def gegevens(self):
        v = self.object
        return [
            ("School", v.school),
            ("Datum", v.datum),
            ("Status", v.get_uitvoering_display()),
            ("Vorm", v.get_vorm_display()),
            ("Aantal leerlingen", v.leerlingen_tekst),
            ("Mbo’s", v.mbonamen),
            ("Leerjaren", ", ".join(map(str, v.leerjaren))),
            ("Schoolsoorten", ", ".join(v.schoolsoortnamen)),
            ("Kansrijke sectoren", ", ".join(v.sectornamen)),
            ("Toelichting", v.toelichting),
        ]


class VoorlichtingCreateView(LobCreateView):
    model, form_class = Voorlichting, VoorlichtingForm
    recht = "lob.add_voorlichting"
    titel, knop = "Voorlichting toevoegen", "Voorlichting opslaan"
    inleiding = UITLEG_V
    kruimels = KRUIMELS_V


class VoorlichtingUpdateView(LobUpdateView):
    model, form_class = Voorlichting, VoorlichtingForm
    recht = "lob.change_voorlichting"
    titel, knop = "Voorlichting bewerken", "Voorlichting opslaan"
    kruimels = KRUIMELS_V


class VoorlichtingDeleteView(RegisterDeleteView):
    model, recht, kruimels = Voorlichting, "lob.delete_voorlichting", KRUIMELS_V


class VoorlichtingRestoreView(RegisterRestoreView):
    model, recht, kruimels = Voorlichting, "lob.delete_voorlichting", [*KRUIMELS_V, WEG_V]


class VerwijderdeVoorlichtingView(VerwijderdView):
    model, recht, kruimels = Voorlichting, "lob.delete_voorlichting", KRUIMELS_V
    titel, herstel_url = WEG_V[0], "voorlichting-herstellen"


class BedrijfsactiviteitListView(LobListView):
    model, table_class, filterset_class = Bedrijfsactiviteit, BedrijfsactiviteitTable, BedrijfsactiviteitFilter
    recht = "lob.view_bedrijfsactiviteit"
    soort, toevoegen = "bedrijfsactiviteit", "Activiteit toevoegen"
    titel, inleiding = "Activiteiten met bedrijven", UITLEG_B
    naamwoord = ("activiteit", "activiteiten")
    met_verwijderd = True

    def get_queryset(self):
        return self.op_peildatum(Bedrijfsactiviteit.objects.prefetch_related("scholen"))


class BedrijfsactiviteitDetailView(LobDetailView):
    model, soort = Bedrijfsactiviteit, "bedrijfsactiviteit"
    queryset = Bedrijfsactiviteit.objects.select_related("leerroute").prefetch_related("scholen")
    recht = "lob.view_bedrijfsactiviteit"
    kruimels = KRUIMELS_B

    def gegevens(self):
        b = self.object
        return [
            ("Soort", b.get_soort_display()),
            ("Bedrijf", b.bedrijf),
            ("Sector", b.get_sector_display()),
            ("Plaats", b.plaats),
            ("Scholen", b.schoolnamen),
            ("Datum of eerste dag", b.datum),
            ("Laatste dag", b.tot_en_met),
            ("Status", b.get_uitvoering_display()),
            ("Aantal leerlingen", b.leerlingen_tekst),
            ("Leerroute", b.leerroute),
            ("Toelichting", b.toelichting),
        ]


class BedrijfsactiviteitCreateView(LobCreateView):
    model, form_class = Bedrijfsactiviteit, BedrijfsactiviteitForm
    recht = "lob.add_bedrijfsactiviteit"
    titel, knop = "Activiteit toevoegen", "Activiteit opslaan"
    inleiding = UITLEG_B
    kruimels = KRUIMELS_B


class BedrijfsactiviteitUpdateView(LobUpdateView):
    model, form_class = Bedrijfsactiviteit, BedrijfsactiviteitForm
    recht = "lob.change_bedrijfsactiviteit"
    titel, knop = "Activiteit bewerken", "Activiteit opslaan"
    kruimels = KRUIMELS_B


class BedrijfsactiviteitDeleteView(RegisterDeleteView):
    model, recht, kruimels = Bedrijfsactiviteit, "lob.delete_bedrijfsactiviteit", KRUIMELS_B


class BedrijfsactiviteitRestoreView(RegisterRestoreView):
    model, recht, kruimels = Bedrijfsactiviteit, "lob.delete_bedrijfsactiviteit", [*KRUIMELS_B, WEG_B]


class VerwijderdeBedrijfsactiviteitenView(VerwijderdView):
    model, recht, kruimels = Bedrijfsactiviteit, "lob.delete_bedrijfsactiviteit", KRUIMELS_B
    titel, herstel_url = WEG_B[0], "bedrijfsactiviteit-herstellen"

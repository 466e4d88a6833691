"""Pages of the register of leerroutes: list, detail, create, edit, and the steps of the status history."""

from datetime import date

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.generic import ListView, TemplateView

from doorlopend.exporteren import naar_csv, naar_xlsx
from doorlopend.geschiedenis import tijdlijn
from doorlopend.lijstuitvoer import SOORTEN, als_bijlage
from doorlopend.opmaak import als_html
from doorlopend.views import (
    PeildatumMixin,
    RechtMixin,
    RegisterCreateView,
    RegisterDeleteView,
    RegisterDetailView,
    RegisterListView,
    RegisterRestoreView,
    RegisterUpdateView,
)
from leerroutes.exporteren import als_bladen
from leerroutes.filters import LeerrouteFilter, eigen_label
from leerroutes.forms import LeerrouteForm
from leerroutes.importregels import BLAD_ROUTES
from leerroutes.models import Leerroute
from leerroutes.ontbreekt import ONTBREEKT, wat_ontbreekt
from leerroutes.redenen import Redenfout, eis_reden, gegeven_reden, vraag_reden
from leerroutes.soorten import DUUR, REGELS, Mboduur, Onderwerp, Soort
from leerroutes.statusforms import StatusForm
from leerroutes.tables import LeerrouteTable

KRUIMEL = ("Leerroutes", reverse_lazy("leerroute-list"))
WIJZIGEN = "leerroutes.change_leerroute"
# Headings of the texts that others can use, and their fields.
OPBRENGSTEN = (
    ("Voor leerlingen en ouders", "omschrijving"),
    ("Wat leren leerlingen?", "leeropbrengsten"),
    ("Wat zijn de resultaten?", "resultaten"),
    ("Wat hebben we geleerd?", "geleerd"),
)
# Filters that people come back to; each is a plain address that can be kept or shared.
SNELLE_FILTERS = (
    ("In voorbereiding", "status=verkenning&status=ontwikkeling"),
    ("Aangeboden", "status=aangeboden"),
    ("Nieuw-West, Zuidoost en Noord", "stadsdeel=nieuw-west&stadsdeel=zuidoost&stadsdeel=noord"),
    ("Langer dan 90 dagen geen nieuws", "ontbreekt=nieuws"),
)
KNOPPEN = [
    ("Wat ontbreekt er nog", reverse_lazy("leerroute-ontbreekt"), ""),
    ("Blad importeren", reverse_lazy("import-create"), "upload"),
    ("Leerroute toevoegen", reverse_lazy("leerroute-create"), "plus"),
]


class LeerrouteListView(RegisterListView):
    model, table_class, filterset_class = Leerroute, LeerrouteTable, LeerrouteFilter
    recht = "leerroutes.view_leerroute"
    titel = "Leerroutes"
    template_name = "leerroutes/list.html"
    naamwoord = ("leerroute", "leerroutes")

    def get_queryset(self):
        routes = Leerroute.objects.met_status_op(self.peildatum).met_plan().met_bijgewerkt()
        routes = routes.met_scholen_op(self.peildatum).met_eerste_school(self.peildatum)
        return routes.select_related("mbo")

    def eigen_filter(self):
        """The filter on the own school, mbo or bestuur, for who belongs to one."""
        return [(eigen_label(self.request.user), "mijn=ja")] if self.request.user.organisatie else []

    @property
    def mag_wijzigen(self):
        return self.is_nu and self.request.user.has_perm(WIJZIGEN)

    def get_table_kwargs(self):
        return {
            "vandaag": self.peildatum,
            "is_nu": self.is_nu,
            "mag_wijzigen": self.mag_wijzigen,
            "terug": self.request.get_full_path(),
        }

    def get_context_data(self, **kwargs):
        mag_toevoegen = self.request.user.has_perm("leerroutes.add_leerroute")
        return super().get_context_data(**kwargs) | {
            "inleiding": "Alle leerroutes tussen vo en mbo."
            + (" U kunt de status meteen in de lijst wijzigen." if self.mag_wijzigen else ""),
            "knoppen": KNOPPEN if mag_toevoegen else KNOPPEN[:1],
            "snelle_filters": [*self.eigen_filter(), *SNELLE_FILTERS],
            "downloads": [
                (f"Download als {soort}", f"{reverse('leerroute-export', args=[soort])}?{self.request.GET.urlencode()}")
                for soort in SOORTEN
            ],
        }


class LeerrouteExportView(LeerrouteListView):
    """Exactly the leerroutes that the filter shows, in the columns of the import sheet."""

    def render_to_response(self, context, **kwargs):
        soort = self.kwargs["soort"]
        met_personen = self.request.user.has_perm("leerroutes.view_contact")
        bladen = als_bladen(context["table"].data.data, met_personen=met_personen)
        inhoud = naar_xlsx(bladen) if soort == "xlsx" else naar_csv(*bladen[BLAD_ROUTES])
        return als_bijlage(inhoud, naam=f"leerroutes-{self.peildatum}", soort=soort)


class LeerrouteDetailView(RegisterDetailView):
    recht = "leerroutes.view_leerroute"
    template_name = "leerroutes/detail.html"
    kruimels = [KRUIMEL]

    def get_queryset(self):
        vandaag = timezone.localdate()
        routes = Leerroute.objects.met_status_op(vandaag)
        routes = routes.select_related("mbo", "college", "contactpersoon", "komt_voort_uit")
        return routes.prefetch_related("deelnames__school", "leerlingaantallen")

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        stappen = list(
            self.object.stappen.op_volgorde().select_related("gezet_door", "bevestigd_door", "vervallen_door")
        )
        return super().get_context_data(
            stappen=[stap for stap in stappen if stap.vervallen_op is None],
            tijdlijn=tijdlijn(self.object),
            vandaag=vandaag,
            deelnames=self.object.deelnames.all(),
            leerlingaantallen=self.object.leerlingaantallen.all(),
            vervolg=self.object.vervolg.all(),
            opbrengsten=[(kop, als_html(tekst)) for kop, veld in OPBRENGSTEN if (tekst := getattr(self.object, veld))],
            statusform=StatusForm(leerroute=self.object, vandaag=vandaag),
            **kwargs,
        )


class SoortMixin:
    """Passes the soort and the day to LeerrouteForm and shows its warnings after saving."""

    form_class = LeerrouteForm
    model = Leerroute
    kruimels = [KRUIMEL]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"soort": self.soort, "vandaag": timezone.localdate()}

    def form_valid(self, form):
        antwoord = super().form_valid(form)
        for _, tekst in form.waarschuwingen:
            messages.warning(self.request, tekst)
        return antwoord


class LeerrouteCreateView(SoortMixin, RegisterCreateView):
    """First the soort, by links that work without script, then the form of that soort."""

    recht = "leerroutes.add_leerroute"
    titel = "Leerroute toevoegen"
    knop = "Leerroute opslaan"

    def dispatch(self, request, *args, **kwargs):
        self.soort = request.GET.get("soort")
        if self.soort in REGELS or not request.user.has_perm(self.recht):
            return super().dispatch(request, *args, **kwargs)
        soorten = [(soort.value, soort.label, regel) for soort, regel in REGELS.items()]
        context = {"titel": self.titel, "kruimels": self.kruimels, "soorten": soorten}
        return render(request, "leerroutes/soort_kiezen.html", context)

    def get_context_data(self, **kwargs):
        regel = REGELS[self.soort]
        uitleg = f"{Soort(self.soort).label}. {regel.voor_wie} {regel.diploma}"
        return super().get_context_data(**({"inleiding": uitleg} | kwargs))


class LeerrouteUpdateView(SoortMixin, RegisterUpdateView):
    recht = WIJZIGEN
    titel = "Leerroute bewerken"

    def get_queryset(self):
        return Leerroute.objects.prefetch_related("deelnames")

    @property
    def soort(self):
        return self.object.soort

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"inleiding": f"{self.object.get_soort_display()}: {self.naam}"} | kwargs))


class OntbreektView(PeildatumMixin, RechtMixin, TemplateView):
    """What still misses, each line with how many and a link to exactly those leerroutes."""

    recht = "leerroutes.view_leerroute"
    titel = "Wat ontbreekt er nog"
    inleiding = "Elke regel opent de lijst met precies deze leerroutes."
    kruimels = [KRUIMEL]
    template_name = "leerroutes/ontbreekt.html"

    def get_context_data(self, **kwargs):
        routes = Leerroute.objects.met_status_op(self.peildatum).met_plan().met_bijgewerkt()
        regels = [
            (code, gebrek, wat_ontbreekt(routes, code, self.peildatum).count()) for code, gebrek in ONTBREEKT.items()
        ]
        return super().get_context_data(regels=regels, **kwargs)


class SoortenView(RechtMixin, TemplateView):
    """What each soort is and which rules hold, from the same rows as the form."""

    recht = "leerroutes.view_leerroute"
    titel = "Soorten leerroutes"
    inleiding = "Welke soorten leerroutes er zijn, voor wie, en welke regels gelden."
    kruimels = [KRUIMEL]
    template_name = "leerroutes/soorten.html"

    def get_context_data(self, **kwargs):
        duur = [(Mboduur(code).label, kortst, langst) for code, (kortst, langst) in DUUR.items()]
        soorten = [(Soort(soort), regel, regel.paren()) for soort, regel in REGELS.items()]
        return super().get_context_data(soorten=soorten, duur=duur, onderwerpen=Onderwerp.labels, **kwargs)


class LeerrouteDeleteView(RegisterDeleteView):
    model = Leerroute
    recht = "leerroutes.delete_leerroute"
    kruimels = [KRUIMEL]


class LeerrouteRestoreView(RegisterRestoreView):
    model = Leerroute
    recht = "leerroutes.delete_leerroute"
    kruimels = [KRUIMEL, ("Verwijderde leerroutes", reverse_lazy("leerroute-verwijderd"))]

    def post(self, request, *args, **kwargs):
        """Bringing back a leerroute that counted before the last vastgestelde report needs a reason."""
        obj = self.get_object()
        eerste = obj.stappen.geldig().op_volgorde().first()
        try:
            reden = eis_reden(eerste.ingangsdatum if eerste else date.max, gegeven_reden(request))
        except Redenfout as fout:
            return vraag_reden(request, fout, f"{obj} herstellen", "Herstellen", kruimels=self.kruimels)
        return self.herstel(obj, reden)


class VerwijderdeLeerroutesView(RechtMixin, ListView):
    """What was removed, by whom and why, each with a button to bring it back."""

    recht = "leerroutes.delete_leerroute"
    titel = "Verwijderde leerroutes"
    kruimels = [KRUIMEL]
    template_name = "generic/verwijderd.html"
    queryset = Leerroute.alle.exclude(verwijderd_op=None).select_related("verwijderd_door")
    ordering = ("-verwijderd_op", "naam")
    paginate_by = 25
    extra_context = {"herstel_url": "leerroute-herstellen"}

"""Pages of the register of leerroutes: list, detail, create, edit, and the steps of the status history."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.generic import FormView, ListView

from doorlopend.exporteren import naar_csv, naar_xlsx
from doorlopend.geschiedenis import tijdlijn
from doorlopend.views import (
    RechtMixin,
    RegisterCreateView,
    RegisterDeleteView,
    RegisterDetailView,
    RegisterListView,
    RegisterRestoreView,
    RegisterUpdateView,
)
from leerroutes.acties import bevestig, laat_vervallen, maak_ongedaan
from leerroutes.exporteren import als_bladen
from leerroutes.filters import LeerrouteFilter
from leerroutes.forms import LeerrouteForm, StatusForm, VervalForm
from leerroutes.importregels import BLAD_ROUTES
from leerroutes.models import Leerroute, Statusstap
from leerroutes.soorten import REGELS, Soort
from leerroutes.tables import LeerrouteTable

KRUIMEL = ("Leerroutes", reverse_lazy("leerroute-list"))
WIJZIGEN = "leerroutes.change_leerroute"
KNOPPEN = [
    ("Blad importeren", reverse_lazy("import-create"), "upload"),
    ("Leerroute toevoegen", reverse_lazy("leerroute-create"), "plus"),
]
EXPORTSOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class LeerrouteListView(RegisterListView):
    model, table_class, filterset_class = Leerroute, LeerrouteTable, LeerrouteFilter
    recht = "leerroutes.view_leerroute"
    titel = "Leerroutes"
    naamwoord = ("leerroute", "leerroutes")

    def get_queryset(self):
        routes = Leerroute.objects.met_status_op(self.peildatum).met_plan().met_bijgewerkt()
        routes = routes.met_scholen_op(self.peildatum).met_eerste_school(self.peildatum)
        return routes.select_related("mbo")

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
            "inleiding": "Alle leerroutes tussen vo en mbo in Amsterdam."
            + (" U kunt de status meteen in de lijst wijzigen." if self.mag_wijzigen else ""),
            "knoppen": KNOPPEN if mag_toevoegen else [],
            "downloads": [
                (f"Download als {soort}", f"{reverse('leerroute-export', args=[soort])}?{self.request.GET.urlencode()}")
                for soort in EXPORTSOORTEN
            ],
        }


class LeerrouteExportView(LeerrouteListView):
    """Exactly the leerroutes that the filter shows, in the columns of the import sheet."""

    def render_to_response(self, context, **kwargs):
        soort = self.kwargs["soort"]
        bladen = als_bladen(context["table"].data.data)
        inhoud = naar_xlsx(bladen) if soort == "xlsx" else naar_csv(*bladen[BLAD_ROUTES])
        antwoord = HttpResponse(inhoud, content_type=EXPORTSOORTEN[soort])
        antwoord["Content-Disposition"] = f'attachment; filename="leerroutes-{self.peildatum}.{soort}"'
        return antwoord


class LeerrouteDetailView(RegisterDetailView):
    recht = "leerroutes.view_leerroute"
    template_name = "leerroutes/detail.html"
    kruimels = [KRUIMEL]

    def get_queryset(self):
        vandaag = timezone.localdate()
        routes = Leerroute.objects.met_status_op(vandaag).select_related("mbo", "college")
        return routes.prefetch_related("deelnames__school")

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


class LeerrouteDeleteView(RegisterDeleteView):
    model = Leerroute
    recht = "leerroutes.delete_leerroute"
    kruimels = [KRUIMEL]


class LeerrouteRestoreView(RegisterRestoreView):
    model = Leerroute
    recht = "leerroutes.delete_leerroute"
    kruimels = [KRUIMEL, ("Verwijderde leerroutes", reverse_lazy("leerroute-verwijderd"))]


class VerwijderdeLeerroutesView(RechtMixin, ListView):
    """What was removed, by whom and why, each with a button to bring it back."""

    recht = "leerroutes.delete_leerroute"
    titel = "Verwijderde leerroutes"
    kruimels = [KRUIMEL]
    template_name = "generic/verwijderd.html"
    queryset = Leerroute.alle.exclude(verwijderd_op=None).select_related("verwijderd_door").order_by("-verwijderd_op")
    extra_context = {"herstel_url": "leerroute-herstellen"}


class StatusView(RechtMixin, FormView):
    """Save a new status; a refused one comes back as a page with the error and everything that was typed."""

    recht = WIJZIGEN
    form_class = StatusForm
    template_name = "generic/form.html"
    titel = "Status wijzigen"

    def dispatch(self, request, *args, **kwargs):
        self.leerroute = get_object_or_404(Leerroute, pk=kwargs["pk"])
        self.kruimels = [KRUIMEL, (str(self.leerroute), self.leerroute.get_absolute_url())]
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"leerroute": self.leerroute, "vandaag": timezone.localdate()}

    def get_context_data(self, **kwargs):
        terug = veilig_terug(self.request, self.leerroute.get_absolute_url())
        return super().get_context_data(**({"knop": "Status opslaan", "annuleer_url": terug} | kwargs))

    def form_valid(self, form):
        try:
            stap = form.save(door=self.request.user, nu=timezone.now())
        except ValidationError as fout:
            form.add_error(None, fout)
            return self.form_invalid(form)
        messages.success(self.request, melding_ongedaan(self.request, self.leerroute, stap))
        return redirect(veilig_terug(self.request, self.leerroute.get_absolute_url()))


def melding_ongedaan(request, leerroute, stap):
    """The message after a status change: what it is now, what that means for the count, and one-click undo."""
    naam = stap.get_status_display()
    if stap.is_plan:
        tekst = f"“{naam}” van {leerroute} is gepland vanaf {stap.ingangsdatum:%d-%m-%Y}."
        uitleg = "Een plan telt pas mee als de dag is geweest en u de stap bevestigt."
    else:
        tekst = f"De status van {leerroute} is “{naam}” vanaf {stap.ingangsdatum:%d-%m-%Y}."
        uitleg = "Een leerroute telt mee voor het doel als de status “Aangeboden” is."
    velden = {"terug": veilig_terug(request, leerroute.get_absolute_url())}
    context = {
        "tekst": tekst,
        "uitleg": uitleg,
        "velden": velden,
        "url": reverse("statusstap-ongedaan", args=[stap.pk]),
    }
    return render_to_string("components/_melding_ongedaan.html", context, request=request)


def veilig_terug(request, anders):
    """The page to return to: the local address in `terug`, otherwise `anders`."""
    terug = request.POST.get("terug", "")
    eigen = url_has_allowed_host_and_scheme(terug, allowed_hosts=None) and terug.startswith("/")
    return terug if eigen else anders


def _wijzig_stap(request, pk, actie, gelukt):
    """Do `actie` with the step, for who may change leerroutes, and go back with what came of it.

    `gelukt` is the message when it worked, with {status}, {leerroute} and {datum} filled in.
    """
    stap = get_object_or_404(Statusstap.objects.select_related("leerroute"), pk=pk)
    leerroute = stap.leerroute
    if not request.user.has_perm(WIJZIGEN, leerroute):
        raise Http404
    try:
        actie(stap, door=request.user, nu=timezone.now())
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        waarden = {
            "status": stap.get_status_display(),
            "leerroute": leerroute,
            "datum": f"{stap.ingangsdatum:%d-%m-%Y}",
        }
        messages.success(request, gelukt.format(**waarden))
    return redirect(veilig_terug(request, leerroute.get_absolute_url()))


@require_POST
def bevestigen(request, pk):
    """Confirm a plan whose day has come."""
    return _wijzig_stap(request, pk, bevestig, "“{status}” van {leerroute} is bevestigd en telt vanaf {datum}.")


@require_POST
def ongedaan(request, pk):
    """Undo a status change, the plans that it overtook included."""
    return _wijzig_stap(request, pk, maak_ongedaan, "De wijziging van {leerroute} is ongedaan gemaakt.")


@require_POST
def vervallen(request, pk):
    """Void a step with a reason."""
    form = VervalForm(request.POST)
    reden = form.cleaned_data["reden"] if form.is_valid() else ""
    actie = partial(laat_vervallen, reden=reden)
    return _wijzig_stap(request, pk, actie, "De stap “{status}” van {leerroute} is vervallen.")

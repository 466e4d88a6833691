"""What can be had of a frozen version: PDF, page, figures, differences; who got it; and whether a file is one."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views import View
from django.views.decorators.http import require_safe
from django.views.generic import DetailView, FormView
from django.views.generic.detail import SingleObjectMixin

from doorlopend.lijstuitvoer import SOORTEN
from monitoring import rapportuitvoer, rapportweergave
from monitoring.models import Download, Rapportage, Rapportversie
from monitoring.rapportcontrole import controleer
from monitoring.rapportforms import ControleForm, VersturenForm
from monitoring.rapportinhoud import Rapport, Rapportfout, stel_samen, vorige_versie
from monitoring.rapportlogboek import gemeten_om
from monitoring.rapporttoegang import KRUIMEL, LEIDEN, LEZEN, RapportageMixin, zichtbare_versies
from monitoring.rapportverschillen import vergelijk
from monitoring.rapportverzending import ontvangers, verstuur

UITVOER = {
    "xlsx": (SOORTEN["xlsx"], rapportuitvoer.als_xlsx),
    "csv": (SOORTEN["csv"], rapportuitvoer.als_csv),
    "json": ("application/json", rapportuitvoer.als_json),
}


def zoek_versie(pk, nummer, gebruiker):
    """The version `nummer` of report `pk`, the newest that this person may see without a number; 404 without one."""
    rapportage = Rapportage.objects.met_versies().filter(pk=pk).first()
    versies = zichtbare_versies(rapportage, gebruiker) if rapportage else []
    gekozen = [versie for versie in versies if nummer in (None, versie.nummer)]
    if not gekozen or not gebruiker.has_perm(LEZEN):
        raise Http404
    return Rapportversie.objects.select_related("rapportage").get(pk=gekozen[-1].pk)


def _bestand(inhoud, soort, naam):
    antwoord = HttpResponse(inhoud, content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


@require_safe
def pdf(request, pk):
    """The PDF of the newest version this person may see, or of ?versie=; exactly the stored bytes, and logged."""
    versie = zoek_versie(pk, request.GET.get("versie"), request.user)
    antwoord = _bestand(bytes(versie.pdf), "application/pdf", versie.bestandsnaam)
    antwoord["ETag"] = f'"{versie.sha256}"'
    antwoord = get_conditional_response(request, etag=antwoord["ETag"], response=antwoord)
    if request.method == "GET" and antwoord.status_code == 200:
        Download.objects.create(versie=versie, door=request.user, op=timezone.now())
    return antwoord


@require_safe
def cijfers(request, pk, nummer, soort):
    """All figures of a version as XLSX, CSV or JSON, from the frozen rows."""
    versie = zoek_versie(pk, nummer, request.user)
    mimetype, maak = UITVOER[soort]
    return _bestand(maak(Rapport.van(versie)), mimetype, f"{versie.kenmerk}-cijfers.{soort}")


class VersieMixin(RapportageMixin):
    """Pages about one frozen version."""

    @cached_property
    def versie(self):
        return zoek_versie(self.kwargs["pk"], self.kwargs["nummer"], self.request.user)


class VersieView(VersieMixin, DetailView):
    """The whole report as a page; each heading can be linked to."""

    template_name = "rapporten/versie.html"

    def get_context_data(self, **kwargs):
        context = rapportweergave.context(Rapport.van(self.versie))
        nieuwste = zichtbare_versies(self.object, self.request.user)[-1]
        kop = {"titel": f"{self.versie.titel}, versie {self.versie.nummer}", "rapporttitel": context["titel"]}
        vervangen_door = nieuwste if nieuwste.pk != self.versie.pk else None
        kruimels = self.kruimels_van(self.object)
        return super().get_context_data(**context | kop, vervangen_door=vervangen_door, kruimels=kruimels, **kwargs)


class VerschillenView(VersieMixin, DetailView):
    """In what and why a version differs from another, from the previous report, or from today's calculation."""

    template_name = "rapporten/verschillen.html"

    def get_context_data(self, **kwargs):
        met = self.kwargs["met"]
        oud, nieuw, tot = getattr(self, f"met_{met}", self.met_versie)()
        return super().get_context_data(
            titel=f"Verschillen van versie {self.versie.nummer}",
            kruimels=self.kruimels_van(self.object),
            versie=self.versie,
            met=met,
            vergelijking=vergelijk(oud, nieuw, tot=tot),
            versies=[v for v in zichtbare_versies(self.object, self.request.user) if v.pk != self.versie.pk],
            heeft_vorige=vorige_versie(self.object) is not None,
            **kwargs,
        )

    def met_nu(self):
        try:
            return Rapport.van(self.versie), stel_samen(self.object, door=None), None
        except Rapportfout as fout:
            raise Http404 from fout

    def met_vorige(self):
        vorige = vorige_versie(self.object)
        if vorige is None:
            raise Http404
        return Rapport.van(vorige), Rapport.van(self.versie), gemeten_om(self.versie)

    def met_versie(self):
        ander = zoek_versie(self.kwargs["pk"], self.kwargs["met"], self.request.user)
        oud, nieuw = sorted((ander, self.versie), key=lambda v: (v.hoofdnummer, v.volgnummer))
        return Rapport.van(oud), Rapport.van(nieuw), gemeten_om(nieuw)


class OntvangstView(RapportageMixin, DetailView):
    """Who downloaded which version when, and to whom it was mailed."""

    recht = LEIDEN
    template_name = "rapporten/ontvangst.html"
    titel = "Wie heeft het rapport?"

    def get_context_data(self, **kwargs):
        van = {"versie__rapportage": self.object}
        logregels = (
            Download.objects.filter(**van).select_related("versie", "door").defer("versie__pdf", "versie__inhoud")
        )
        verzonden = [v for versie in self.object.versies.all() for v in versie.verzendingen.select_related("door")]
        personen = {regel.door_id for regel in logregels}
        return super().get_context_data(
            kruimels=self.kruimels_van(self.object),
            downloads=logregels[:500],
            verzendingen=verzonden,
            nog_niet=[persoon for persoon in ontvangers() if persoon.pk not in personen],
            **kwargs,
        )


class VersturenView(RapportageMixin, SingleObjectMixin, FormView):
    """Mail the newest version to the stuurgroep."""

    recht = LEIDEN
    form_class = VersturenForm
    template_name = "rapporten/versturen.html"
    titel = "Versturen naar de stuurgroep"

    @cached_property
    def object(self):
        return self.get_object()

    @cached_property
    def versie(self):
        return zoek_versie(self.object.pk, None, self.request.user)

    def get_context_data(self, **kwargs):
        kop = {"versie": self.versie, "ontvangers": ontvangers(), "kruimels": self.kruimels_van(self.object)}
        return super().get_context_data(**kop, **kwargs)

    def form_valid(self, form):
        adres = settings.PORTAAL_URL + reverse("rapportage-versie", args=[self.object.pk, self.versie.nummer])
        wie = {"door": self.request.user, "nu": timezone.now(), "adres": adres}
        verzending, mislukt = verstuur(self.versie, **wie, **form.cleaned_data)
        if verzending:
            messages.success(self.request, f"Versie {self.versie.nummer} is verstuurd aan {', '.join(verzending.aan)}.")
        if mislukt:
            messages.error(self.request, f"Niet gelukt bij {', '.join(mislukt)}. Probeer het later nog eens.")
        return redirect("rapportage-ontvangst", self.object.pk)


@method_decorator(login_not_required, name="dispatch")
class ControlerenView(View):
    """Public: whether a file is a vastgesteld report, which version, or altered. The file is not kept."""

    http_method_names = ["get", "head", "post"]

    def get(self, request):
        return self.toon(request, ControleForm())

    def post(self, request):
        form = ControleForm(request.POST, request.FILES)
        uitslag = controleer(form.cleaned_data["bestand"].read()) if form.is_valid() else None
        return self.toon(request, form, uitslag)

    def toon(self, request, form, uitslag=None):
        kruimels = [KRUIMEL] if request.user.is_authenticated else []
        context = {"form": form, "uitslag": uitslag, "titel": "Rapport controleren", "kruimels": kruimels}
        return render(request, "rapporten/controleren.html", context)

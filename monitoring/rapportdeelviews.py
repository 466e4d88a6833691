"""Pages on which a report is written: all parts with how far they are, one part, drafts, who writes what."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import DetailView, FormView
from django.views.generic.detail import SingleObjectMixin

from monitoring.models import Rapportdeel
from monitoring.rapportbijdragen import vorige_teksten
from monitoring.rapportdeelforms import FORMULIEREN, aangevuld, vorige_rijen
from monitoring.rapportdoelen import is_voorbij
from monitoring.rapportforms import VerdelenForm
from monitoring.rapportindeling import Deelstand, deelstanden, onderdelen
from monitoring.rapportinhoud import Rapportfout, stel_samen, vorige_versie
from monitoring.rapportteksten import Deelconflict, bewaar_concept, bewaar_deel, verdeel
from monitoring.rapporttoegang import LEIDEN, SCHRIJVEN, OpenMixin

GROOTSTE_CONCEPT = 400_000  # characters of one draft, all fields together


class TekstenView(OpenMixin, DetailView):
    """All parts: who writes them, before when, and what is missing."""

    recht = SCHRIJVEN
    template_name = "rapporten/teksten.html"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        try:
            rapport = stel_samen(self.object, door=request.user)
        except Rapportfout as fout:
            messages.error(request, str(fout))
            return redirect(self.object)
        return self.render_to_response(self.get_context_data(rapport=rapport))

    def get_context_data(self, rapport, **kwargs):
        standen = deelstanden(rapport.regels, rapport.versie.inhoud)
        delen = {deel.onderdeel: deel for deel in self.object.delen.select_related("schrijver", "gewijzigd_door")}
        return super().get_context_data(
            titel="Teksten",
            kruimels=self.kruimels_van(self.object),
            groepen=self.groepen([(stand, delen.get(stand.onderdeel.code)) for stand in standen]),
            klaar=sum(stand.is_klaar for stand in standen),
            totaal=len(standen),
            vandaag=timezone.localdate(),
            **kwargs,
        )

    def groepen(self, rijen):
        """The rows as [(heading, rows)], what this person writes first; without heading when that is nothing."""
        eigen = [rij for rij in rijen if rij[1] and rij[1].schrijver_id == self.request.user.pk]
        rest = [rij for rij in rijen if rij not in eigen]
        return [("Uw onderdelen", eigen), ("Andere onderdelen", rest)] if eigen and rest else [("", rijen)]


class DeelMixin(OpenMixin, SingleObjectMixin):
    """Pages about one part of one report."""

    recht = SCHRIJVEN

    @cached_property
    def object(self):
        return self.get_object()

    @cached_property
    def vorige(self):
        return vorige_versie(self.object)

    @cached_property
    def rapport(self):
        return stel_samen(self.object, door=self.request.user)

    @cached_property
    def onderdeel(self):
        gevonden = [
            onderdeel for onderdeel in onderdelen(self.rapport.regels) if onderdeel.code == self.kwargs["onderdeel"]
        ]
        if not gevonden:
            raise Http404
        return gevonden[0]

    @cached_property
    def deel(self):
        leeg = Rapportdeel(rapportage=self.object, onderdeel=self.onderdeel.code)
        return self.object.delen.filter(onderdeel=self.onderdeel.code).first() or leeg

    @cached_property
    def concept(self):
        return self.object.concepten.filter(onderdeel=self.onderdeel.code, gebruiker=self.request.user).first()


class DeelView(DeelMixin, FormView):
    """Write one part, with the last report beside it; a conflict keeps both texts in sight."""

    template_name = "rapporten/deel.html"

    def get_form_class(self):
        return FORMULIEREN[self.onderdeel.vorm]

    def get_form_kwargs(self):
        gegevens = {"rapportage": self.object, "onderdeel": self.onderdeel, "vorige": self.vorige}
        return super().get_form_kwargs() | gegevens

    def get_initial(self):
        waarden = self.get_form_class().beginwaarden(self.object, self.deel, self.vorige)
        return waarden | (self.concept.velden | {"gewijzigd": self.concept.basis} if self.concept else {})

    def post(self, request, *args, **kwargs):
        if (wat := request.POST.get("neem_over")) is not None:
            return self.neem_over(wat)
        return super().post(request, *args, **kwargs)

    def neem_over(self, wat):
        """Put the last report's text or rows into what was typed, and save that."""
        form = self.get_form()
        form.data = overgenomen(form.data, wat, self.onderdeel, self.vorige)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form):
        try:
            bewaar_deel(
                self.object,
                onderdeel=self.onderdeel,
                teksten=form.teksten,
                rijen=form.rijen,
                verwacht=form.cleaned_data["gewijzigd"],
                door=self.request.user,
                nu=timezone.now(),
            )
        except Deelconflict as conflict:
            return self.conflict(form, conflict.deel)
        messages.success(self.request, f"“{self.onderdeel.titel}” is opgeslagen.")
        blijf = "blijf" in self.request.POST or "neem_over" in self.request.POST
        return redirect(self.request.path if blijf else reverse("rapportage-teksten", args=[self.object.pk]))

    def conflict(self, form, ander):
        """The same page with all that was typed and, where nothing was, what somebody else saved meanwhile."""
        waarden = form.beginwaarden(self.object, ander, self.vorige)
        gegevens = aangevuld(form.data, waarden)
        gegevens["gewijzigd"] = ander.gewijzigd
        form = self.get_form_class()(**self.get_form_kwargs() | {"data": gegevens})
        form.full_clean()
        return self.render_to_response(self.get_context_data(form=form, ander=ander, waarden=waarden), status=409)

    def get_context_data(self, **kwargs):
        kruimels = [*self.kruimels_van(self.object), ("Teksten", reverse("rapportage-teksten", args=[self.object.pk]))]
        eerder = vorige_teksten(self.vorige, self.onderdeel.code)
        form = kwargs["form"] if "form" in kwargs else self.get_form()
        return super().get_context_data(
            **{"form": form, "ander": None, "waarden": {}}
            | kwargs
            | {
                "titel": self.onderdeel.titel,
                "kruimels": kruimels,
                "onderdeel": self.onderdeel,
                "voorbij": is_voorbij(self.rapport.versie.inhoud),
                "deel": self.deel,
                "concept": self.concept if self.request.method == "GET" else None,
                "velden": [(veld, gebonden, eerder.get(veld.naam, "")) for veld, gebonden in form.tekstvelden()],
                "vorige": self.vorige,
                "vorige_rijen": vorige_rijen(self.onderdeel, self.vorige, form.data or form.initial),
            }
        )


def overgenomen(gegevens, wat, onderdeel, vorige):
    """What was typed (QueryDict) with the last text of field `wat` below it, or with the last rows that it lacks."""
    gegevens = gegevens.copy()
    if wat == "rijen":
        for naam, waarde in vorige_rijen(onderdeel, vorige, gegevens).items():
            gegevens[naam] = waarde
        return gegevens
    tekst, getypt = vorige_teksten(vorige, onderdeel.code).get(wat, ""), gegevens.get(wat, "").strip()
    if tekst and tekst != getypt:
        gegevens[wat] = f"{getypt}\n\n{tekst}".strip()
    return gegevens


class ConceptView(DeelMixin, View):
    """Keep what was typed so far (autosave), or throw it away."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if "weggooien" in request.POST:
            self.object.concepten.filter(onderdeel=self.onderdeel.code, gebruiker=request.user).delete()
            return redirect("rapportage-deel", self.object.pk, self.onderdeel.code)
        velden = {naam: waarde for naam, waarde in request.POST.items() if naam != "csrfmiddlewaretoken"}
        basis = velden.pop("gewijzigd", str(self.deel.gewijzigd))
        if not basis.isascii() or not basis.isdigit() or len(basis) > 9:
            return JsonResponse({"fout": "Laad deze pagina opnieuw."}, status=400)
        if sum(map(len, velden.values())) > GROOTSTE_CONCEPT:
            return JsonResponse({"fout": "De tekst is te lang om te bewaren."}, status=413)
        nu = timezone.now()
        bewaar_concept(
            self.object, onderdeel=self.onderdeel, velden=velden, basis=int(basis), gebruiker=request.user, nu=nu
        )
        return JsonResponse({"bewaard": f"{timezone.localtime(nu):%H.%M}"})


class VerdelenView(OpenMixin, SingleObjectMixin, FormView):
    """Who writes which part, and before when."""

    recht = LEIDEN
    form_class = VerdelenForm
    template_name = "rapporten/verdelen.html"

    @cached_property
    def object(self):
        return self.get_object()

    def get_form_kwargs(self):
        delen = [stand.onderdeel for stand in self.standen()]
        return super().get_form_kwargs() | {"rapportage": self.object, "onderdelen": delen}

    def standen(self) -> list[Deelstand]:
        rapport = stel_samen(self.object, door=self.request.user)
        return deelstanden(rapport.regels, rapport.versie.inhoud)

    def get_context_data(self, **kwargs):
        return super().get_context_data(titel="Verdelen", kruimels=self.kruimels_van(self.object), **kwargs)

    def form_valid(self, form):
        verdeel(self.object, opdrachten=form.opdrachten)
        messages.success(self.request, "De verdeling is opgeslagen. Iedereen ziet zijn deel bij “Voortgang”.")
        return redirect("rapportage-teksten", self.object.pk)

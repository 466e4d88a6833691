"""Pages of the voortgangsrapportage: list, new, texts, preview, voorleggen, vaststellen, download."""

import json

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from django.views.generic import CreateView, DetailView, FormView, ListView, UpdateView
from django.views.generic.detail import SingleObjectMixin

from doorlopend.eenmalig import EenmaligMixin
from doorlopend.lettertekens import onbekende_tekens
from doorlopend.pdf import PdfFout
from doorlopend.views import RechtMixin
from monitoring import rapportweergave
from monitoring.models import Rapportage, Rapportversie
from monitoring.rapporteren import (
    AL_VASTGESTELD,
    NOG_NIET_VOORGELEGD,
    Vergaderdatumfout,
    leg_voor,
    stel_vast,
    volgend_nummer,
)
from monitoring.rapportforms import AL_GEMAAKT, NieuweRapportageForm, RapportageForm, VaststellenForm
from monitoring.rapportinhoud import Rapport, Rapportfout, stel_samen
from monitoring.rapportverschillen import verschillen

LEZEN, CONCEPT, VOORGELEGD = (f"monitoring.view_{wat}" for wat in ("rapportage", "concept", "voorgelegd"))
SCHRIJVEN, LEIDEN = "monitoring.change_rapportage", "monitoring.vaststellen_rapportage"
KRUIMEL = ("Rapporten", reverse_lazy("rapportage-list"))


def zichtbare_versies(rapportage, gebruiker):
    """The versions this person may see, oldest first: those for the meeting need a right of their own."""
    alle = gebruiker.has_perm(VOORGELEGD)
    return [versie for versie in rapportage.versies.all() if alle or versie.is_vastgesteld]


def mag_zien(rapportage, gebruiker):
    return gebruiker.has_perm(CONCEPT) or bool(zichtbare_versies(rapportage, gebruiker))


class RapportageMixin(RechtMixin):
    """Pages about one report; 404 for a report that this person may not see yet."""

    recht = LEZEN
    context_object_name = "rapportage"
    kruimels = [KRUIMEL]

    def get_queryset(self):
        return Rapportage.objects.met_versies()

    def get_object(self, queryset=None):
        rapportage = super().get_object(queryset)
        if not mag_zien(rapportage, self.request.user):
            raise Http404
        return rapportage

    def kruimels_van(self, rapportage):
        return [KRUIMEL, (str(rapportage), rapportage.get_absolute_url())]


class RapportageListView(RechtMixin, ListView):
    """All reports this person may see; the newest vastgestelde on top with its PDF."""

    recht = LEZEN
    titel = "Rapporten"
    inleiding = "Twee keer per schooljaar maakt het programma een voortgangsrapportage voor de stuurgroep."
    template_name = "rapporten/lijst.html"

    def get_queryset(self):
        return Rapportage.objects.met_versies()

    def get_context_data(self, **kwargs):
        rijen = [
            (rapportage, (zichtbare_versies(rapportage, self.request.user) or [None])[-1])
            for rapportage in self.object_list
            if mag_zien(rapportage, self.request.user)
        ]
        nieuwste = next((versie for _, versie in rijen if versie and versie.is_vastgesteld), None)
        return super().get_context_data(rijen=rijen, nieuwste=nieuwste, **kwargs)


class RapportageDetailView(RapportageMixin, DetailView):
    """One report: what to do next, versions, figures, and what would be counted otherwise now."""

    template_name = "rapporten/detail.html"

    def get_context_data(self, **kwargs):
        rapportage = self.object
        versies = zichtbare_versies(rapportage, self.request.user)
        rapport = self.bevroren(versies[-1]) if versies else self.concept(rapportage)
        inhoud = rapport.versie.inhoud if rapport else {}
        return super().get_context_data(
            titel=str(rapportage),
            versies=versies[::-1],
            nieuwste=versies[-1] if versies else None,
            rapport=rapport,
            inhoud=inhoud,
            staat=rapportweergave.staat_van(versies[-1]) if versies else rapportage.staat,
            verschillen=verschillen(rapport.regels, rapportage.peildatum) if versies else [],
            gewijzigd_sinds=bool(versies) and inhoud["gewijzigd"] != rapportage.gewijzigd,
            **kwargs,
        )

    def bevroren(self, versie):
        return Rapport.van(Rapportversie.objects.defer("pdf").get(pk=versie.pk))

    def concept(self, rapportage):
        """The figures as they are now; without a covenant there are none."""
        try:
            return stel_samen(rapportage, door=self.request.user)
        except Rapportfout as fout:
            messages.error(self.request, str(fout))
            return None


class RapportageCreateView(EenmaligMixin, RechtMixin, CreateView):
    recht = SCHRIJVEN
    form_class = NieuweRapportageForm
    template_name = "generic/form.html"
    titel = "Nieuwe voortgangsrapportage"
    inleiding = "De nieuwe rapportage is een concept. Alleen het programmateam en de beheerder zien haar."
    kruimels = [KRUIMEL]
    extra_context = {"knop": "Rapportage maken", "annuleer_url": KRUIMEL[1]}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vandaag": timezone.localdate()}

    def form_valid(self, form):
        form.instance.gemaakt_door, form.instance.gemaakt_op = self.request.user, timezone.now()
        try:
            with transaction.atomic():
                rapportage = form.save()
        except IntegrityError:
            form.add_error("periode", AL_GEMAAKT)
            return self.form_invalid(form)
        messages.success(self.request, f"{rapportage} is gemaakt. Schrijf nu de teksten.")
        if rapportage.peildatum != form.gewone_peildatum:
            gewoon = date_format(form.gewone_peildatum, "j F Y")
            messages.warning(self.request, f"De gewone peildatum van dit halfjaar is {gewoon}. U koos een andere dag.")
        return redirect(rapportage)


class OpenMixin(RapportageMixin):
    """Pages that work on a report: once it is vastgesteld they lead back to it, with the reason."""

    def dispatch(self, request, *args, **kwargs):
        vastgesteld = Rapportversie.objects.filter(rapportage=kwargs["pk"], hoofdnummer__gte=1)
        if request.user.has_perm(self.recht) and vastgesteld.exists():
            messages.error(request, AL_VASTGESTELD)
            return redirect("rapportage-detail", kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)


class RapportageUpdateView(OpenMixin, UpdateView):
    """The texts; who saves after somebody else did, keeps what was typed and sees what the other wrote."""

    recht = SCHRIJVEN
    form_class = RapportageForm
    template_name = "rapporten/bewerken.html"
    titel = "Teksten bewerken"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "vandaag": timezone.localdate(),
            "is_concept": not self.object.versies.all(),
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"kruimels": self.kruimels_van(self.object), "ander": None} | kwargs))

    def form_valid(self, form):
        mijn = Rapportage.objects.filter(pk=self.object.pk, gewijzigd=form.cleaned_data["gewijzigd"])
        if "peildatum" in form.teksten:
            mijn = mijn.filter(versies=None)
        if not mijn.exclude(versies__hoofdnummer__gte=1).update(**form.teksten, gewijzigd=F("gewijzigd") + 1):
            return self.conflict(form)
        messages.success(self.request, "De teksten zijn opgeslagen.")
        return redirect(self.object)

    def conflict(self, form):
        """The same page with everything that was typed, beside what somebody else saved meanwhile."""
        ander = Rapportage.objects.get(pk=self.object.pk)
        form.data = form.data.copy()
        form.data["gewijzigd"] = ander.gewijzigd
        return self.render_to_response(self.get_context_data(form=form, ander=ander), status=409)


class VoorbeeldView(OpenMixin, DetailView):
    """What the PDF would show now, from rows that are not saved."""

    recht = CONCEPT
    template_name = "rapporten/voorbeeld.html"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        try:
            nummer = volgend_nummer(self.object)
            rapport = stel_samen(self.object, door=request.user, nummer=nummer)
        except Rapportfout as fout:
            messages.error(request, str(fout))
            return redirect(self.object)
        context = rapportweergave.context(rapport)
        context["titel"] = f"Voorbeeld van {self.object}"
        alles = json.dumps([rapport.versie.inhoud, [regel.bewijs for regel in rapport.regels]], ensure_ascii=False)
        return self.render_to_response(
            self.get_context_data(**context, kruimels=self.kruimels_van(self.object), vervangen=onbekende_tekens(alles))
        )


class VoorleggenView(OpenMixin, DetailView):
    """Ask for confirmation, then freeze the next version 0.x."""

    recht = LEIDEN
    template_name = "rapporten/voorleggen.html"
    titel = "Voorleggen aan de stuurgroep"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        try:
            rapport = stel_samen(self.object, door=request.user, nummer=volgend_nummer(self.object))
        except Rapportfout as fout:
            messages.error(request, str(fout))
            return redirect(self.object)
        return self.render_to_response(self.get_context_data(rapport=rapport, kruimels=self.kruimels_van(self.object)))

    def post(self, request, *args, **kwargs):
        rapportage = self.get_object()
        try:
            versie = leg_voor(rapportage, door=request.user, nu=timezone.now(), verwacht=request.POST.get("nummer"))
        except (Rapportfout, PdfFout) as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, f"Versie {versie.nummer} is vastgelegd. De stuurgroep kan deze versie nu lezen.")
        return redirect(rapportage)


class VaststellenView(OpenMixin, SingleObjectMixin, FormView):
    """Record the decision of the stuurgroep: version 1.0."""

    recht = LEIDEN
    form_class = VaststellenForm
    template_name = "rapporten/vaststellen.html"
    titel = "Vaststellen"

    @cached_property
    def object(self):
        return self.get_object()

    def dispatch(self, request, *args, **kwargs):
        if request.user.has_perm(self.recht) and not self.object.versies.all():
            messages.error(request, NOG_NIET_VOORGELEGD)
            return redirect(self.object)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        versie, kruimels = list(self.object.versies.all())[-1], self.kruimels_van(self.object)
        return super().get_context_data(versie=versie, kruimels=kruimels, **kwargs)

    def form_valid(self, form):
        try:
            stel_vast(self.object, door=self.request.user, nu=timezone.now(), **form.cleaned_data)
        except (Rapportfout, PdfFout) as fout:
            form.add_error("vergaderdatum" if isinstance(fout, Vergaderdatumfout) else None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De rapportage is vastgesteld: versie 1.0. Iedereen kan haar nu lezen.")
        return redirect(self.object)


@require_safe
def pdf(request, pk):
    """The PDF of the newest version this person may see, or of ?versie=; exactly the stored bytes."""
    if not request.user.has_perm(LEZEN):
        raise Http404
    rapportage = Rapportage.objects.met_versies().filter(pk=pk).first()
    versies = zichtbare_versies(rapportage, request.user) if rapportage else []
    gevraagd = request.GET.get("versie")
    gekozen = [versie for versie in versies if gevraagd in (None, versie.nummer)]
    if not gekozen:
        raise Http404
    versie = Rapportversie.objects.select_related("rapportage").get(pk=gekozen[-1].pk)
    antwoord = HttpResponse(bytes(versie.pdf), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{versie.bestandsnaam}"'
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["ETag"] = f'"{versie.sha256}"'
    return get_conditional_response(request, etag=antwoord["ETag"], response=antwoord)

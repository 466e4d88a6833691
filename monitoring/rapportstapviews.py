"""The steps of a report: preview, voorleggen, terugsturen, vaststellen, correcting."""

import json

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import DetailView, FormView
from django.views.generic.detail import SingleObjectMixin

from doorlopend.lettertekens import onbekende_tekens
from doorlopend.pdf import PdfFout
from monitoring import rapportweergave
from monitoring.rapporteren import (
    NOG_NIET_VASTGESTELD,
    NOG_NIET_VOORGELEGD,
    Vergaderdatumfout,
    begin_correctie,
    leg_voor,
    stel_vast,
    stop_correctie,
    stuur_terug,
    volgende,
)
from monitoring.rapportforms import CorrectieForm, TerugsturenForm, VaststellenForm
from monitoring.rapportindeling import deelstanden
from monitoring.rapportinhoud import Rapportfout
from monitoring.rapporttoegang import CONCEPT, LEIDEN, OpenMixin, RapportageMixin


class VoorbeeldView(OpenMixin, DetailView):
    """What the PDF would show now, from rows that are not saved."""

    recht = CONCEPT
    template_name = "rapporten/voorbeeld.html"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        try:
            rapport = volgende(self.object, door=request.user)
        except Rapportfout as fout:
            messages.error(request, str(fout))
            return redirect(self.object)
        context = rapportweergave.context(rapport)
        context |= {"titel": f"Voorbeeld van {self.object}", "rapporttitel": context["titel"]}
        alles = json.dumps([rapport.versie.inhoud, [regel.bewijs for regel in rapport.regels]], ensure_ascii=False)
        return self.render_to_response(
            self.get_context_data(**context, kruimels=self.kruimels_van(self.object), vervangen=onbekende_tekens(alles))
        )


class VoorleggenView(OpenMixin, DetailView):
    """Ask for confirmation, then freeze the next version: 0.x, or a correction; what is missing is named first."""

    recht = LEIDEN
    template_name = "rapporten/voorleggen.html"
    titel = "Voorleggen aan de stuurgroep"

    def get(self, request, *args, **kwargs):
        self.object = self.get_object()
        try:
            rapport = volgende(self.object, door=request.user)
        except Rapportfout as fout:
            messages.error(request, str(fout))
            return redirect(self.object)
        standen = deelstanden(rapport.regels, rapport.versie.inhoud)
        return self.render_to_response(
            self.get_context_data(
                rapport=rapport,
                titel="Correctie vastleggen" if rapport.versie.is_vastgesteld else self.titel,
                kruimels=self.kruimels_van(self.object),
                ontbreekt=[stand for stand in standen if stand.ontbreekt],
                leeg=[stand for stand in standen if stand.leeg and not stand.ontbreekt],
            )
        )

    def post(self, request, *args, **kwargs):
        rapportage = self.get_object()
        try:
            versie = leg_voor(rapportage, door=request.user, nu=timezone.now(), verwacht=request.POST.get("nummer"))
        except (Rapportfout, PdfFout) as fout:
            messages.error(request, str(fout))
        else:
            wie = "Iedereen" if versie.is_vastgesteld else "De stuurgroep"
            messages.success(request, f"Versie {versie.nummer} is vastgelegd. {wie} kan deze versie nu lezen.")
        return redirect(rapportage)


class StapFormView(RapportageMixin, SingleObjectMixin, FormView):
    """A step with a form, on the newest version that was voorgelegd."""

    recht = LEIDEN
    template_name = "rapporten/stap.html"
    knop = ""
    uitleg = ""

    @cached_property
    def object(self):
        return self.get_object()

    def get_context_data(self, **kwargs):
        versie, kruimels = self.object.nieuwste, self.kruimels_van(self.object)
        return super().get_context_data(
            versie=versie, kruimels=kruimels, knop=self.knop, uitleg=self.uitleg.format(versie=versie), **kwargs
        )


class BesluitstapView(OpenMixin, StapFormView):
    """Steps that need a version that was voorgelegd."""

    ook_bij_correctie = False

    def dispatch(self, request, *args, **kwargs):
        if request.user.has_perm(self.recht) and not self.object.versies.all():
            messages.error(request, NOG_NIET_VOORGELEGD)
            return redirect(self.object)
        return super().dispatch(request, *args, **kwargs)


class TerugsturenView(BesluitstapView):
    """Record that the stuurgroep wants changes first."""

    form_class = TerugsturenForm
    titel, knop = "Terugsturen", "Terugsturen vastleggen"
    uitleg = (
        "Versie {versie.nummer} blijft bewaard. U verwerkt de opmerkingen en legt daarna een nieuwe versie voor. "
        "De stuurgroep ziet deze opmerkingen ook."
    )

    def form_valid(self, form):
        try:
            stuur_terug(self.object, door=self.request.user, nu=timezone.now(), **form.cleaned_data)
        except Rapportfout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Het terugsturen is vastgelegd. Verwerk de opmerkingen en leg opnieuw voor.")
        return redirect(self.object)


class VaststellenView(BesluitstapView):
    """Record the decision of the stuurgroep: version 1.0."""

    form_class = VaststellenForm
    titel, knop = "Vaststellen", "Vaststellen"
    uitleg = (
        "Versie 1.0 krijgt precies de cijfers en teksten van versie {versie.nummer}. Vooraan komt wat de "
        "stuurgroep heeft besloten. Daarna verandert de rapportage niet meer."
    )

    def get_context_data(self, **kwargs):
        return super().get_context_data(gevraagd=self.object.nieuwste.inhoud["gevraagde_besluiten"], **kwargs)

    def form_valid(self, form):
        try:
            stel_vast(self.object, door=self.request.user, nu=timezone.now(), **form.cleaned_data)
        except (Rapportfout, PdfFout) as fout:
            form.add_error("vergaderdatum" if isinstance(fout, Vergaderdatumfout) else None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De rapportage is vastgesteld: versie 1.0. Iedereen kan haar nu lezen.")
        return redirect(self.object)


GESTOPT = {
    False: "De correctie is gestopt. De teksten zijn weer die van de vastgestelde versie.",
    True: "De correctie is gestopt. De vastgestelde versie blijft gelden. Uw teksten blijven bewaard.",
}


class CorrectieView(StapFormView):
    """Begin a correction of a vastgesteld report, or stop it."""

    form_class = CorrectieForm
    titel, knop = "Correctie beginnen", "Correctie beginnen"
    uitleg = (
        "Versie {versie.nummer} blijft te downloaden en wordt later gemarkeerd als vervangen. U kunt na deze stap de "
        "teksten wijzigen. De cijfers worden opnieuw berekend. Daarna legt u de nieuwe versie vast."
    )

    def dispatch(self, request, *args, **kwargs):
        if request.user.has_perm(self.recht) and not getattr(self.object.nieuwste, "is_vastgesteld", False):
            messages.error(request, NOG_NIET_VASTGESTELD)
            return redirect(self.object)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"reden": self.object.correctie_reden}

    def post(self, request, *args, **kwargs):
        if "stop" in request.POST:
            bewaar = request.POST["stop"] == "bewaar"
            stop_correctie(self.object, door=request.user, nu=timezone.now(), bewaar_teksten=bewaar)
            messages.success(request, GESTOPT[bewaar])
            return redirect(self.object)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        begin_correctie(self.object, **form.cleaned_data)
        messages.success(self.request, "U kunt de teksten nu wijzigen. Leg daarna de correctie vast.")
        return redirect("rapportage-teksten", self.object.pk)

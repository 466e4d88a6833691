"""Who came to an activity: checking in by phone, the list to sign, the list of people as a sheet."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin

from doorlopend import lijstuitvoer
from doorlopend.bijeenkomstviews import PresentielijstView
from doorlopend.eenmalig import EenmaligMixin
from doorlopend.logboek import Geweigerd
from doorlopend.views import RechtMixin
from kennisdeling.activiteitviews import KRUIMELS, MENSEN, op_volgorde
from kennisdeling.models import Activiteit
from kennisdeling.opkomstforms import OpkomstForm

KOPPEN = ["Naam", "School, mbo of organisatie", "Vo of mbo", "Functie", "E-mailadres", "Plaats", "Aanwezigheid"]


class OpkomstView(EenmaligMixin, RechtMixin, SingleObjectMixin, FormView):
    """The list to check people in, on a phone; afterwards the same page records who came."""

    model, form_class, recht = Activiteit, OpkomstForm, "kennisdeling.change_activiteit"
    template_name, titel = "kennisdeling/opkomst.html", "Wie zijn er?"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.recht):
            raise Geweigerd
        self.object = self.get_object()
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        allen = "iedereen" in self.request.GET
        return super().get_form_kwargs() | {"activiteit": self.object, "nu": timezone.now(), "allen": allen}

    def get_context_data(self, **kwargs):
        hier = (str(self.object), reverse("activiteit-detail", args=[self.object.pk]))
        vandaag, dag = timezone.localdate(), self.object.datum
        kop = {"titel": "Wie waren er?"} if dag < vandaag else {}
        return super().get_context_data(**(kop | {"kruimels": [*KRUIMELS, hier], "begonnen": dag <= vandaag} | kwargs))

    def form_valid(self, form):
        telling = Activiteit.objects.met_opkomst().get(pk=form.save().pk).opkomst
        overig = f", {telling.overig} van een andere organisatie" if telling.overig else ""
        zin = f"Opgeslagen: {telling.personen} aanwezig, {telling.vo} van vo en {telling.mbo} van mbo{overig}."
        messages.success(self.request, zin)
        return redirect("activiteit-opkomst", self.object.pk)


class ActiviteitPresentielijstView(PresentielijstView):
    model, recht, kruimels = Activiteit, MENSEN, KRUIMELS

    def mensen(self):
        return list(self.object.aanwezigheden.deelnemers().select_related("school", "mbo"))


@require_safe
def mensen_als_blad(request, pk, soort):
    """Everybody who signed up or came, as a sheet for who organises."""
    if not request.user.has_perm(MENSEN):
        raise Geweigerd
    activiteit = get_object_or_404(Activiteit, pk=pk)
    rijen = [
        (
            *(mens.naam, mens.waarvan, mens.sector, mens.functie, mens.email),
            *(mens.get_plek_display(), mens.get_opkomst_display()),
        )
        for mens in op_volgorde(activiteit)
    ]
    return lijstuitvoer.bestand_van(KOPPEN, rijen, naam="deelnemers", soort=soort, dag=activiteit.datum)

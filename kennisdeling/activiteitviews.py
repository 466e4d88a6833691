"""Pages of activities for the team: the list, and one activity with who signed up."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorlopend.geschiedenis import tijdlijn
from doorlopend.logboek import Geweigerd
from doorlopend.views import RegisterCreateView, RegisterDetailView, RegisterUpdateView
from kennisdeling.aanmeldacties import mail_opnieuw, meld_af
from kennisdeling.activiteitforms import ActiviteitForm
from kennisdeling.activiteittables import ActiviteitFilter, ActiviteitTable
from kennisdeling.models import Aanmelding, Activiteit, Plek, Vorm
from kennisdeling.registerviews import KRUIMEL, KennisListView, MomentFormMixin

KRUIMELS = [KRUIMEL, ("Activiteiten", reverse_lazy("activiteit-list"))]
MENSEN = "kennisdeling.view_aanmelding"
VOLGORDE = list(Plek)


def op_volgorde(activiteit):
    """Everybody of an activity: who has a seat, who waits, who is off, who just came; each as they came."""
    mensen = activiteit.aanwezigheden.select_related("school", "mbo")
    return sorted(mensen, key=lambda mens: (VOLGORDE.index(mens.plek), mens.volgnummer))


class ActiviteitListView(KennisListView):
    model, table_class, filterset_class = Activiteit, ActiviteitTable, ActiviteitFilter
    recht = "kennisdeling.view_activiteit"
    titel = "Activiteiten voor docenten"
    inleiding = "Docentstages, lesbezoeken, inspiratietours en workshops. Dit telt voor afspraak 8."
    naamwoord = ("activiteit", "activiteiten")
    toevoegen = (("Activiteit toevoegen", "activiteit-create"),)
    ook = (("Openbare pagina", "activiteiten"),)

    def get_queryset(self):
        rijen = Activiteit.objects.met_gastheer().met_aantallen().met_opkomst()
        return rijen if self.is_nu else rijen.filter(datum__lte=self.peildatum)


class ActiviteitDetailView(RegisterDetailView):
    template_name = "kennisdeling/activiteit.html"
    recht, kruimels = "kennisdeling.view_activiteit", KRUIMELS

    def get_queryset(self):
        return Activiteit.objects.met_gastheer().select_related("organisator").met_aantallen().met_opkomst()

    def get_context_data(self, **kwargs):
        mag, activiteit = self.request.user.has_perm, self.object
        return super().get_context_data(
            mensen=op_volgorde(activiteit) if mag(MENSEN) else [],
            mag_mensen=mag(MENSEN),
            voorbij=activiteit.datum < timezone.localdate(),
            mag_wijzigen=mag("kennisdeling.change_activiteit", activiteit),
            bestanden=list(activiteit.bestanden.all()),
            tijdlijn=tijdlijn(activiteit),
            **kwargs,
        )


class NaarBeheerMixin(MomentFormMixin):
    """After saving the team goes back to its own page, not to the public one."""

    def annuleer_url(self):
        return reverse("activiteit-detail", args=[self.object.pk]) if self.object else reverse("activiteit-list")

    def form_valid(self, form):
        self.object = form.save()
        messages.success(self.request, self.melding.format(self.object))
        return redirect("activiteit-detail", self.object.pk)


class ActiviteitCreateView(NaarBeheerMixin, RegisterCreateView):
    model, form_class, recht = Activiteit, ActiviteitForm, "kennisdeling.add_activiteit"
    titel, kruimels = "Activiteit toevoegen", KRUIMELS


class ActiviteitUpdateView(NaarBeheerMixin, RegisterUpdateView):
    model, form_class, recht = Activiteit, ActiviteitForm, "kennisdeling.change_activiteit"
    titel, kruimels = "Activiteit bewerken", KRUIMELS


@require_safe
def van_vorm(request, nummer):
    """The activities of the vorm with this number, in the order of the covenant: where indicator 8 leads."""
    if not request.user.has_perm("kennisdeling.view_activiteit") or not 0 < nummer <= len(Vorm):
        raise Geweigerd
    return redirect(f"{reverse('activiteit-list')}?vorm={list(Vorm)[nummer - 1].value}")


@require_POST
def haal_af(request, pk):
    """Take somebody off the list; the first who waits gets the seat."""
    if not request.user.has_perm("kennisdeling.change_activiteit"):
        raise Geweigerd
    aanmelding = get_object_or_404(Aanmelding.objects.select_related("bijeenkomst"), pk=pk)
    meld_af(aanmelding, nu=timezone.now())
    messages.success(request, f"{aanmelding} is afgemeld en krijgt daar een mail over.")
    return redirect("activiteit-detail", aanmelding.bijeenkomst_id)


@require_POST
def mail_nog_eens(request, pk):
    """Try again the mail that didn't reach somebody, and say whether it went."""
    if not request.user.has_perm("kennisdeling.change_activiteit"):
        raise Geweigerd
    aanmelding = get_object_or_404(Aanmelding.objects.exclude(email=""), pk=pk)
    mail_opnieuw(aanmelding, nu=timezone.now())
    aanmelding.refresh_from_db()
    if aanmelding.te_mailen:
        fout = "De mail aan {} kon niet weg. Het portaal probeert het later opnieuw. Klopt het adres {}?"
        messages.error(request, fout.format(aanmelding.naam, aanmelding.email))
    else:
        messages.success(request, f"De mail aan {aanmelding} is verzonden.")
    return redirect("activiteit-detail", aanmelding.bijeenkomst_id)

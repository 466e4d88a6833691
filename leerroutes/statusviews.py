"""Pages that change the status history: a new step, confirm, undo, void."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from doorlopend.terug import veilig_terug
from doorlopend.views import RechtMixin
from leerroutes.acties import bevestig, laat_vervallen, maak_ongedaan
from leerroutes.models import Leerroute, Statusstap
from leerroutes.redenen import Redenfout, gegeven_reden, vraag_reden
from leerroutes.statusforms import StatusForm, VervalForm
from leerroutes.views import KRUIMEL, WIJZIGEN


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
        tekst = f"“{naam}” van {leerroute} is gepland vanaf {date_format(stap.ingangsdatum)}."
        uitleg = "Een plan telt pas mee als de dag is geweest en u de stap bevestigt."
    else:
        tekst = f"De status van {leerroute} is “{naam}” vanaf {date_format(stap.ingangsdatum)}."
        uitleg = "Een leerroute telt mee voor het doel als de status “Aangeboden” is."
    velden = {"terug": veilig_terug(request, leerroute.get_absolute_url())}
    context = {
        "tekst": tekst,
        "uitleg": uitleg,
        "velden": velden,
        "url": reverse("statusstap-ongedaan", args=[stap.pk]),
    }
    return render_to_string("components/_melding_ongedaan.html", context, request=request)


def _wijzig_stap(request, pk, actie, gelukt, knop=""):
    """Do `actie` with the step, for who may change leerroutes, and go back with what came of it.

    `gelukt` is the message when it worked, with {status}, {leerroute} and {datum} filled in; `knop` the button
    of the page that asks a reason, where one is needed.
    """
    stap = get_object_or_404(Statusstap.objects.select_related("leerroute"), pk=pk)
    leerroute = stap.leerroute
    if not request.user.has_perm(WIJZIGEN, leerroute):
        raise Http404
    try:
        actie(stap, door=request.user, nu=timezone.now())
    except Redenfout as fout:
        kruimels = [KRUIMEL, (str(leerroute), leerroute.get_absolute_url())]
        return vraag_reden(request, fout, f"{knop}: {leerroute}", knop, kruimels=kruimels)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        waarden = {
            "status": stap.get_status_display(),
            "leerroute": leerroute,
            "datum": date_format(stap.ingangsdatum),
        }
        messages.success(request, gelukt.format(**waarden))
    return redirect(veilig_terug(request, leerroute.get_absolute_url()))


@require_POST
def bevestigen(request, pk):
    """Confirm a plan whose day has come."""
    gelukt = "“{status}” van {leerroute} is bevestigd en telt vanaf {datum}."
    return _wijzig_stap(request, pk, partial(bevestig, reden=gegeven_reden(request)), gelukt, "Start bevestigen")


@require_POST
def ongedaan(request, pk):
    """Undo a status change, the plans that it overtook included."""
    actie = partial(maak_ongedaan, reden=gegeven_reden(request))
    return _wijzig_stap(request, pk, actie, "De wijziging van {leerroute} is ongedaan gemaakt.", "Ongedaan maken")


@require_POST
def vervallen(request, pk):
    """Void a step with a reason."""
    form = VervalForm(request.POST)
    reden = form.cleaned_data["reden"] if form.is_valid() else ""
    actie = partial(laat_vervallen, reden=reden)
    return _wijzig_stap(request, pk, actie, "De stap “{status}” van {leerroute} is vervallen.")

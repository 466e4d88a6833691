"""Pages for what belongs to one leerroute: its schools with their dates, and its pupils per school year."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.generic import FormView

from doorlopend.views import RechtMixin
from doorlopend.wijzigen import VELD as VERSIEVELD
from doorlopend.wijzigen import deel_van, los_deel_op, vergrendel, versie_bij
from leerroutes.deelforms import Deelnameset, Leerlingenform
from leerroutes.models import Leerroute
from leerroutes.views import KRUIMEL, WIJZIGEN


class LeerrouteDeelView(RechtMixin, FormView):
    """A form about a part of one leerroute; back to the leerroute when it is saved."""

    recht = WIJZIGEN
    knop = "Opslaan"
    melding = ""
    relatie = ""
    botsing = None

    def dispatch(self, request, *args, **kwargs):
        self.leerroute = get_object_or_404(Leerroute, pk=kwargs["pk"])
        self.kruimels = [KRUIMEL, (str(self.leerroute), self.leerroute.get_absolute_url())]
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        kop = {"leerroute": self.leerroute, "knop": self.knop, "annuleer_url": self.leerroute.get_absolute_url()}
        wijzigen = {"versie": self.versie(), "botsing": self.botsing}
        return super().get_context_data(**(kop | wijzigen | kwargs))

    def versie(self):
        return versie_bij([deel_van(self.leerroute, self.relatie)])

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        """As with every register: who opened the page before somebody else saved gets it back with what changed."""
        vergrendel(self.leerroute)
        versie = request.POST.get(VERSIEVELD)
        if versie is None or versie == self.versie():
            return super().post(request, *args, **kwargs)
        data, eigen = self.get_form().samengevoegd(versie)
        self.botsing = los_deel_op(self.leerroute, self.relatie, versie, eigen=eigen)
        form = self.get_form_class()(**(self.get_form_kwargs() | {"data": data}))
        return self.render_to_response(self.get_context_data(form=form), status=409)

    def form_valid(self, form):
        form.save()
        messages.success(self.request, self.melding)
        return redirect(self.leerroute)


class DeelnamesView(LeerrouteDeelView):
    """From when until when each school takes part, and when it reported the leerroute to DUO."""

    form_class, relatie = Deelnameset, "deelnames"
    template_name = "leerroutes/deelnames.html"
    titel = "Scholen en DUO-melding"
    melding = "De scholen zijn opgeslagen."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.leerroute, "vandaag": timezone.localdate()}


class LeerlingenView(LeerrouteDeelView):
    """How many pupils are expected and came, per school year: counts, never names."""

    form_class, relatie = Leerlingenform, "leerlingaantallen"
    template_name = "leerroutes/leerlingen.html"
    titel = "Aantallen leerlingen"
    inleiding = "Vul alleen aantallen in, geen namen. Laat leeg wat u nog niet weet."
    melding = "De aantallen zijn opgeslagen."

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"leerroute": self.leerroute, "vandaag": timezone.localdate()}

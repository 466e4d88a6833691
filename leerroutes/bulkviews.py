"""One new status for several leerroutes: choose, see what would change, save."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import TemplateView

from doorlopend.telwoord import telwoord
from doorlopend.terug import veilig_terug
from doorlopend.views import RechtMixin
from leerroutes.models import Leerroute
from leerroutes.statusforms import Bulkstatusform, StatusForm
from leerroutes.views import KRUIMEL, WIJZIGEN

HOOGSTENS = 200


def gelukt(aantal, gegevens, vandaag):
    """What the message says: how many have the status, or that it is planned."""
    status, dag = gegevens["status_naam"], gegevens["ingangsdatum"]
    if dag > vandaag:
        wat = telwoord(aantal, "leerroute", "leerroutes")
        return f"“{status}” is gepland vanaf {date_format(dag)} voor {wat}. Een plan telt nog niet mee."
    wie = telwoord(aantal, "leerroute heeft", "leerroutes hebben")
    return f"{wie} nu de status “{status}” vanaf {date_format(dag)}."


class BulkstatusView(RechtMixin, TemplateView):
    """Every leerroute goes through the form of one; those that can't change are named and left as they are."""

    recht = WIJZIGEN
    template_name = "leerroutes/bulkstatus.html"
    titel = "Status van meer leerroutes wijzigen"
    kruimels = [KRUIMEL]

    def gekozen(self):
        """The chosen leerroutes with their status today; keys that can't be are left out."""
        sleutels = [sleutel for sleutel in self.request.GET.getlist("leerroute") if sleutel.isascii()]
        pks = {int(sleutel) for sleutel in sleutels if sleutel.isdecimal() and len(sleutel) < 16}
        vandaag = timezone.localdate()
        return list(Leerroute.objects.met_status_op(vandaag).filter(pk__in=pks).order_by("naam")[: HOOGSTENS + 1])

    def get(self, request, *args, **kwargs):
        routes = self.gekozen()
        if not routes or len(routes) > HOOGSTENS:
            waarom = f"Kies er hoogstens {HOOGSTENS}." if routes else "Vink in de lijst eerst leerroutes aan."
            messages.error(request, waarom)
            return redirect("leerroute-list")
        begin = {"ingangsdatum": timezone.localdate(), "terug": request.GET.get("terug", "")}
        form = Bulkstatusform(initial=begin)
        return self.render_to_response(self.get_context_data(form=form, routes=routes))

    def post(self, request, *args, **kwargs):
        routes = self.gekozen()
        if not routes or len(routes) > HOOGSTENS:
            raise Http404
        form = Bulkstatusform(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form, routes=routes))
        rijen = [(route, self.per_route(form, route)) for route in routes]
        goed = [(route, per) for route, per in rijen if per.is_valid()]
        if "opslaan" in request.POST and goed:
            return self.sla_op(goed, form)
        return self.render_to_response(self.get_context_data(form=form, routes=routes, rijen=rijen, goed=goed))

    def per_route(self, form, route):
        data = form.cleaned_data | {"plannen": StatusForm.VERVALLEN}
        return StatusForm(data, leerroute=route, vandaag=timezone.localdate())

    def sla_op(self, goed, form):
        nu = timezone.now()
        try:
            with transaction.atomic():
                for _, per in goed:
                    per.save(door=self.request.user, nu=nu)
        except ValidationError as fout:
            messages.error(self.request, f"Er is intussen iets veranderd. Er is niets opgeslagen. {fout.messages[0]}")
            return redirect(self.request.get_full_path())
        messages.success(self.request, gelukt(len(goed), form.cleaned_data, timezone.localdate(nu)))
        return redirect(self.terug())

    def terug(self):
        """The list as it was filtered when the leerroutes were chosen."""
        return veilig_terug(self.request, reverse("leerroute-list"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(annuleer_url=self.terug(), vandaag=timezone.localdate(), **kwargs)

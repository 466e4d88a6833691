"""The pages about personal data: what is held, of one person, anonymise; and the audit trail."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import View

from doorlopend.bewaartermijnen import bewaartermijnen
from doorlopend.logboek import Soort, leg_vast
from doorlopend.models import Gebeurtenis
from doorlopend.personen import Accountfout
from doorlopend.personenforms import AnonimiseerForm
from doorlopend.personentables import GebeurtenisFilter, GebeurtenisTable
from doorlopend.personenviews import KRUIMEL, BeheerMixin, PersoonFormView
from doorlopend.privacy import anonimiseer, gegevens_van
from doorlopend.views import RegisterListView


class JsonEncoder(DjangoJSONEncoder):
    """As Django's; what it does not know becomes text."""

    def default(self, o):
        try:
            return super().default(o)
        except TypeError:
            return str(o)


def _download(gebruiker):
    antwoord = JsonResponse(
        gegevens_van(gebruiker), encoder=JsonEncoder, json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    antwoord.headers["Content-Disposition"] = f'attachment; filename="gegevens-persoon-{gebruiker.pk}.json"'
    return antwoord


@require_safe
def eigen_gegevens(request):
    """Everything the portal holds of who asks, as a file."""
    return _download(request.user)


class PersoonGegevensView(BeheerMixin, View):
    """Everything the portal holds of somebody who asks for it by mail."""

    http_method_names = ["get", "head"]

    def get(self, request, pk):
        gebruiker = self.get_object()
        leg_vast(Soort.INGEZIEN, door=request.user, over=gebruiker)
        return _download(gebruiker)


class AnonimiseerView(PersoonFormView):
    recht = "doorlopend.anonimiseer_gebruiker"
    form_class = AnonimiseerForm
    template_name = "personen/anonimiseren.html"
    titel = "Persoon anonimiseren"

    def form_valid(self, form):
        try:
            anonimiseer(self.object, door=self.request.user, nu=timezone.now(), reden=form.cleaned_data["reden"])
        except Accountfout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "De persoon is geanonimiseerd. Alleen een nummer is over.")
        return redirect("gebruiker-list")


class GebeurtenisListView(RegisterListView):
    model, table_class, filterset_class = Gebeurtenis, GebeurtenisTable, GebeurtenisFilter
    recht = "doorlopend.view_gebeurtenis"
    titel = "Logboek"
    inleiding = "Wat er met toegang en gegevens gebeurde. Niemand kan een regel wijzigen of verwijderen."
    naamwoord = ("gebeurtenis", "gebeurtenissen")
    kruimels = [KRUIMEL]

    def get_queryset(self):
        return Gebeurtenis.objects.all()


@login_not_required
@require_safe
def privacy(request):
    """What is held, what for, and how long: the same data that `ruim_op` works by."""
    context = {
        "titel": "Privacy",
        "inleiding": "Wat dit portaal van u bewaart, waarvoor en hoe lang.",
        "termijnen": bewaartermijnen(),
    }
    return render(request, "privacy.html", context)


@login_not_required
@require_safe
def security_txt(request):
    """Where to report a weakness (RFC 9116)."""
    regels = [
        f"Contact: {settings.MELDPUNT}",
        f"Expires: {(timezone.now() + timedelta(days=180)).strftime('%Y-%m-%dT%H:%M:%SZ')}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri()}",
    ]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")

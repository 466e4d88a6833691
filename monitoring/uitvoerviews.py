"""The figures for Power BI and Excel, and the page where people make the key for them."""

from functools import wraps

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView

from doorlopend.exporteren import naar_xlsx
from doorlopend.forms import PortaalFormMixin
from doorlopend.lijstuitvoer import als_bijlage
from doorlopend.logboek import Geweigerd, Soort, leg_vast
from doorlopend.schooljaar import Peildatumfout
from doorlopend.views import RechtMixin
from monitoring.leessleutels import HOOGSTENS, geef_leessleutel, lezer_van, uit_kopregel
from monitoring.metingen import meet_alles
from monitoring.models import Convenant, Leessleutel
from monitoring.reeksen import STAPPEN, lees_gevraagd
from monitoring.uitvoer import als_bladen, als_json, reeks_als_json, schema

RECHT = "monitoring.view_voortgang"


def _json(gegevens, **opties):
    return JsonResponse(gegevens, json_dumps_params={"ensure_ascii": False}, **opties)


def met_leessleutel(view):
    """Let in who is signed in or sends a read key; the view gets the days asked for. 401 for a wrong key."""

    @login_not_required
    @require_safe
    @wraps(view)
    def lees(request):
        lezer, kopregel = request.user, request.headers.get("Authorization", "")
        if not lezer.is_authenticated and not kopregel:
            return redirect_to_login(request.get_full_path())
        if not lezer.is_authenticated:
            lezer = lezer_van(uit_kopregel(kopregel), vandaag=timezone.localdate())
        if lezer is None:
            fout = "Deze leessleutel werkt niet. Maak een nieuwe in het portaal, onder Koppelen met Excel of Power BI."
            return _json({"fout": fout}, status=401, headers={"WWW-Authenticate": 'Bearer, Basic realm="Voortgang"'})
        if not lezer.has_perm(RECHT):
            raise Geweigerd
        convenant = Convenant.objects.first()
        try:
            gevraagd = lees_gevraagd(request.GET, nulmeting_op=convenant.nulmeting_op, vandaag=timezone.localdate())
        except Peildatumfout as fout:
            if request.resolver_match.url_name == "voortgang-xlsx" and lezer == request.user:
                messages.error(request, str(fout))
                return redirect("koppelen")
            return _json({"fout": str(fout)}, status=400)
        return view(request, lezer, gevraagd)

    return lees


@met_leessleutel
def voortgang_json(request, lezer, gevraagd):
    """All indicators on `?peildatum=`, or on each day of a series; 400 with {"fout": …} for what can't be asked."""
    metingen = meet_alles(gevraagd.dagen[-1])
    return _json(reeks_als_json(metingen, gevraagd) if gevraagd.stap else als_json(metingen, gevraagd.dagen[0]))


@met_leessleutel
def voortgang_xlsx(request, lezer, gevraagd):
    """The same figures as a workbook."""
    inhoud = naar_xlsx(als_bladen(meet_alles(gevraagd.dagen[-1]), gevraagd))
    if not request.user.is_authenticated:
        leg_vast(Soort.UITVOER, door=lezer, route="voortgang-xlsx", methode=request.method)
    return als_bijlage(inhoud, naam=f"voortgang-{gevraagd.dagen[-1].isoformat()}", soort="xlsx")


@login_not_required
@require_safe
def voortgang_schema(request):
    """The JSON schema of /voortgang.json: it holds no figures, so everyone may read it."""
    return _json(schema(), content_type="application/schema+json")


class LeessleutelForm(PortaalFormMixin, forms.ModelForm):
    class Meta:
        model = Leessleutel
        fields = ["naam"]


class KoppelenView(RechtMixin, FormView):
    """How to read the figures with Excel or Power BI, and this person's read keys."""

    recht = RECHT
    template_name = "voortgang/koppelen.html"
    form_class = LeessleutelForm
    titel = "Koppelen met Excel of Power BI"
    kruimels = [("Voortgang", "/voortgang/")]

    def get_context_data(self, **kwargs):
        adressen = {naam: self.request.build_absolute_uri(reverse(f"voortgang-{naam}")) for naam in ("json", "xlsx")}
        sleutels = self.request.user.leessleutels.all()
        return super().get_context_data(sleutels=sleutels, adressen=adressen, stappen=STAPPEN, **kwargs)

    def form_valid(self, form):
        if self.request.user.leessleutels.count() >= HOOGSTENS:
            form.add_error("naam", f"U hebt al {HOOGSTENS} sleutels. Trek er eerst een in.")
            return self.form_invalid(form)
        naam = form.cleaned_data["naam"]
        sleutel = geef_leessleutel(self.request.user, naam=naam, nu=timezone.now())
        kruimels = [*self.kruimels, (self.titel, reverse("koppelen"))]
        context = {"titel": "Uw leessleutel", "kruimels": kruimels, "naam": naam, "sleutel": sleutel}
        return render(self.request, "voortgang/leessleutel.html", context)


@require_POST
def leessleutel_intrekken(request, pk):
    """End one of this person's own keys."""
    if not request.user.has_perm(RECHT):
        raise Geweigerd
    leessleutel = get_object_or_404(Leessleutel, pk=pk, gebruiker=request.user)
    leessleutel.delete()
    messages.success(request, f"De sleutel “{leessleutel.naam}” is ingetrokken. Er kan niets meer mee gelezen worden.")
    return redirect("koppelen")

"""The public pages: front page, offer with its downloads, a page per leerroute. Nobody signs in for them."""

from functools import wraps

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from doorlopend.exporteren import naar_csv
from doorlopend.forms import PortaalFormMixin
from doorlopend.gebied import gebied
from doorlopend.models import Contact
from doorlopend.opmaak import als_html
from doorlopend.rechten import mag
from doorlopend.views import RegisterUpdateView
from leerroutes.statussen import Status
from monitoring.aanbod import Zoeker, openbaar_aanbod, per_stadsdeel
from monitoring.aanboduitleg import alle_uitleg, uitleg_van
from monitoring.aanboduitvoer import KOPPEN, LICENTIE, VELDEN, als_csv_rij, als_rij, schema
from monitoring.models import Convenant
from monitoring.stadsdelenkaart import kaart_stadsdelen

HOUDBAAR = 300  # seconds that a browser or proxy may show a public page without asking again
KEUZES = {"ensure_ascii": False, "indent": 1}


def openbaar(view):
    """For everyone, reading only, with an ETag: who asks again for what has not changed gets a 304."""

    @login_not_required
    @require_safe
    @conditional_page
    @wraps(view)
    def view_(request, *args, **kwargs):
        antwoord = view(request, *args, **kwargs)
        if antwoord.status_code == 200:
            patch_cache_control(antwoord, public=True, max_age=HOUDBAAR)
        return antwoord

    return view_


@openbaar
def begin(request):
    """The city's front door. Signed-in people go to their start page, unless they ask for this one (?openbaar)."""
    if request.user.is_authenticated and "openbaar" not in request.GET:
        return redirect(startpagina(request.user))
    vandaag = timezone.localdate()
    routes = list(openbaar_aanbod(vandaag))
    convenant = Convenant.objects.geldend_op(vandaag)
    stadsdelen = per_stadsdeel(routes) if gebied().stad else []
    context = {
        "titel": f"Doorlopende leerroutes in {gebied().naam}",
        "zoeker": Zoeker({}, peildatum=vandaag),
        "aantal": sum(route.status == Status.AANGEBODEN for route in routes),
        "gepland": sum(route.status != Status.AANGEBODEN for route in routes),
        "scholen": len({deelname.school_id for route in routes for deelname in route.deelnames_nu}),
        "stadsdelen": stadsdelen,
        "kaart": kaart_stadsdelen(stadsdelen) if stadsdelen else "",
        "soorten": alle_uitleg(),
        "teksten": {deel["titel"]: deel["tekst"] for deel in convenant.teksten} if convenant else {},
        "contact": Contact.lees(),
        "vandaag": vandaag,
    }
    return render(request, "openbaar/begin.html", context)


def startpagina(gebruiker):
    """Where somebody works from: the first page they may see."""
    return "voortgang" if mag(gebruiker, "monitoring.view_voortgang") else "school-list"


def _gevonden(request, vandaag):
    """The filter and what it finds; a choice that doesn't exist finds nothing, as on every list."""
    zoeker = Zoeker(request.GET, queryset=openbaar_aanbod(vandaag), peildatum=vandaag)
    return zoeker, zoeker.qs if zoeker.is_valid() else zoeker.qs.none()


@openbaar
def aanbod(request):
    vandaag = timezone.localdate()
    zoeker, gevonden = _gevonden(request, vandaag)
    vraag = request.GET.urlencode()
    context = {
        "titel": "Aanbod van leerroutes",
        "zoeker": zoeker,
        "routes": list(gevonden),
        "vraag": f"?{vraag}" if vraag else "",
        "kruimels": [("Doorlopende leerroutes", "/")],
        "vandaag": vandaag,
    }
    return render(request, "openbaar/aanbod.html", context)


@openbaar
def leerroute(request, pk):
    """One leerroute; 404 when it isn't public (any more)."""
    vandaag = timezone.localdate()
    route = openbaar_aanbod(vandaag).filter(pk=pk).first()
    if route is None:
        raise Http404
    kruimels = [("Doorlopende leerroutes", "/"), ("Aanbod", reverse("aanbod"))]
    context = {"titel": route.naam, "route": route, "uitleg": uitleg_van(route.soort), "kruimels": kruimels}
    context |= {"omschrijving": als_html(route.omschrijving), **_verwant(route, vandaag)}
    return render(request, "openbaar/leerroute.html", context | {"contact": Contact.lees()})


def _verwant(route, vandaag):
    """The public leerroutes that this one comes from and that came out of it: {"eerder": …, "later": […]}."""
    samen = Q(pk=route.komt_voort_uit_id) | Q(komt_voort_uit=route)
    verwant = list(openbaar_aanbod(vandaag).filter(samen))
    eerder = next((andere for andere in verwant if andere.pk == route.komt_voort_uit_id), None)
    return {"eerder": eerder, "later": [andere for andere in verwant if andere != eerder]}


def _rijen(request):
    vandaag = timezone.localdate()
    _, gevonden = _gevonden(request, vandaag)
    routes = gevonden.prefetch_related("deelnames_nu__school__vestigingscodes")
    return vandaag, [als_rij(route, vandaag) for route in routes]


@openbaar
def aanbod_csv(request):
    _, rijen = _rijen(request)
    antwoord = HttpResponse(
        naar_csv(KOPPEN, [als_csv_rij(rij) for rij in rijen]), content_type="text/csv; charset=utf-8"
    )
    antwoord["Content-Disposition"] = 'attachment; filename="leerroutes-amsterdam.csv"'
    antwoord["Link"] = f'<{LICENTIE["url"]}>; rel="license"'
    return antwoord


@openbaar
def aanbod_json(request):
    vandaag, rijen = _rijen(request)
    adres = request.build_absolute_uri(reverse("aanbod-schema"))
    inhoud = {"peildatum": vandaag.isoformat(), "licentie": LICENTIE, "schema": adres, "leerroutes": rijen}
    return JsonResponse(inhoud, json_dumps_params=KEUZES)


@openbaar
def aanbod_schema(request):
    adres = request.build_absolute_uri(reverse("aanbod-schema"))
    return JsonResponse(schema(adres), json_dumps_params=KEUZES, content_type="application/schema+json")


@openbaar
def gegevens(request):
    """What the fields of the CSV and JSON hold, and the licence."""
    velden = [(naam, soort, uitleg) for naam, (soort, uitleg) in VELDEN.items()]
    kruimels = [("Doorlopende leerroutes", "/"), ("Aanbod", reverse("aanbod"))]
    context = {"titel": "Open gegevens", "velden": velden, "licentie": LICENTIE, "kruimels": kruimels}
    return render(request, "openbaar/gegevens.html", context)


class ContactForm(PortaalFormMixin, forms.ModelForm):
    website = forms.URLField(label="Website", required=False, assume_scheme="https", max_length=200)

    class Meta:
        model = Contact
        fields = ["naam", "email", "telefoon", "website", "tekst"]


class ContactUpdateView(RegisterUpdateView):
    model, form_class = Contact, ContactForm
    recht = "doorlopend.change_contact"
    titel = "Contact op de openbare pagina"
    melding = "Het contact op de openbare pagina is opgeslagen."

    def get_object(self, queryset=None):
        """The one row; looking does not make it, and making it is no change that somebody made (no history)."""
        if self.request.method == "POST":
            Contact.objects.bulk_create([Contact(pk=1)], ignore_conflicts=True)
        obj = Contact.lees()
        self.naam = str(obj)
        return obj

"""Mijn agenda: what is coming, the calendar feed at a secret address, and which reminders come by mail."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView

from doorlopend.agenda import als_ics, bijeenkomsten_voor, gebruiker_van, geef_sleutel, trek_in
from doorlopend.bijeenkomstviews import ics_antwoord
from doorlopend.herinneringen import keuzes
from doorlopend.models import Agendasleutel
from doorlopend.views import RechtMixin

RECHT = "doorlopend.view_agenda"
TERUG = timedelta(days=365)


class AgendaView(RechtMixin, TemplateView):
    recht = RECHT
    template_name = "agenda/agenda.html"
    titel = "Mijn agenda"
    inleiding = "Bijeenkomsten die voor u zijn, in het portaal en in uw eigen agenda."

    def get_context_data(self, **kwargs):
        gebruiker = self.request.user
        komend = [
            bijeenkomst
            for bijeenkomst in bijeenkomsten_voor(gebruiker, timezone.localdate())
            if not bijeenkomst.is_gehouden
        ]
        sleutel = Agendasleutel.objects.filter(gebruiker=gebruiker).first()
        return super().get_context_data(komend=komend, sleutel=sleutel, herinneringen=keuzes(gebruiker), **kwargs)


@login_not_required
@require_safe
def feed(request):
    """The feed of whoever has the secret, or of who is signed in; a wrong secret is not found."""
    sleutel = request.GET.get("sleutel")
    if sleutel is None and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    gebruiker = request.user if sleutel is None else gebruiker_van(sleutel)
    if gebruiker is None or not gebruiker.has_perm(RECHT):
        raise Http404
    bijeenkomsten = bijeenkomsten_voor(gebruiker, timezone.localdate() - TERUG)
    antwoord = ics_antwoord(als_ics(bijeenkomsten, adres=request.build_absolute_uri), "agenda")
    add_never_cache_headers(antwoord)
    return antwoord


@require_POST
def nieuw_adres(request):
    """Make a new secret address and show it, once."""
    if not request.user.has_perm(RECHT):
        raise Http404
    sleutel = geef_sleutel(request.user, nu=timezone.now())
    adres = request.build_absolute_uri(f"{reverse('agenda-feed')}?sleutel={sleutel}")
    context = {
        "titel": "Uw agenda-adres",
        "kruimels": [("Mijn agenda", reverse("agenda"))],
        "adres": adres,
        "webcal": adres.replace("https://", "webcal://", 1).replace("http://", "webcal://", 1),
    }
    return render(request, "agenda/adres.html", context)


@require_POST
def intrekken(request):
    """End the secret address."""
    if not request.user.has_perm(RECHT):
        raise Http404
    trek_in(request.user)
    messages.success(request, "Het adres werkt niet meer. Uw agenda krijgt geen nieuwe afspraken meer.")
    return redirect("agenda")

"""The pages about the own account, signing out, and what was kept of a form when the session ended."""

from allauth.account.views import LogoutView
from allauth.mfa.models import Authenticator
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import TemplateView
from requests import RequestException

from doorlopend import inzendingen
from doorlopend.rechten import moet_tweede_stap

# Not "cookies": that would also sign people out of other sites under the same domain.
WIS = '"cache", "storage"'
# Fields of a kept form that say nothing to a person.
TECHNISCH = ("versie", "gewijzigd", "eenmalig", "terug", "next", "nummer")


@method_decorator(login_not_required, name="dispatch")
class UitlogView(LogoutView):
    """Also has the browser forget what it kept of the portal."""

    def post(self, *args, **kwargs):
        antwoord = super().post(*args, **kwargs)
        antwoord.headers["Clear-Site-Data"] = WIS
        return antwoord


class MijnAccountView(TemplateView):
    """Password, second step, sessions and own data of who is signed in; needs no right but an account."""

    template_name = "personen/mijn_account.html"
    extra_context = {"titel": "Mijn account"}

    def get_context_data(self, **kwargs):
        gebruiker = self.request.user
        return super().get_context_data(
            **kwargs,
            heeft_app=Authenticator.objects.filter(user=gebruiker, type=Authenticator.Type.TOTP).exists(),
            app_verplicht=settings.MFA_VERPLICHT and moet_tweede_stap(gebruiker),
            sessies=UserSession.objects.filter(user=gebruiker).count(),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def inzending(request):
    """Offer what was typed when the session ended: send it after all, or throw it away (POST)."""
    bewaard = inzendingen.bewaarde(request)
    if request.method == "POST" or bewaard is None:
        inzendingen.vergeet(request)
        if bewaard:
            messages.info(request, "Wat bewaard was, is weggegooid.")
        return redirect("begin")
    velden = inzendingen.als_query(bewaard)
    leesbaar = [
        (naam.rpartition("-")[2].replace("_", " ").capitalize(), waarde)
        for naam, waarden in velden.lists()
        for waarde in waarden
        if waarde.strip() and naam not in TECHNISCH and len(waarde) > 2
    ]
    context = {
        "titel": "Uw tekst is bewaard",
        "inleiding": "U was uitgelogd toen u het formulier verstuurde. Verstuur het nu alsnog.",
        "pad": bewaard["pad"],
        "velden": [(naam, waarde) for naam, waarden in velden.lists() for waarde in waarden],
        "leesbaar": leesbaar,
        "bestanden": bewaard["bestanden"],
    }
    return render(request, "personen/inzending.html", context)


@login_not_required
@require_safe
def geen_account(request):
    """Somebody without an account, also one whose organisation just signed them in: it takes an invitation."""
    return render(request, "account/signup_closed.html")


@login_not_required
def naar_organisatie(request, provider_id):
    """Allauth's own view; a provider that does not answer gives a page instead of a fault of ours."""
    try:
        return oidc.login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=503)


@login_not_required
@require_safe
def organisatie_mislukt(request):
    """The provider of the organisation gave no usable answer."""
    return render(request, "socialaccount/authentication_error.html")

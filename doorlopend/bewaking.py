"""What stands between a request and a page: how long a session lasts, who must sign in, who needs the second step."""

import time
from datetime import UTC, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from doorlopend import inzendingen
from doorlopend.rechten import moet_tweede_stap
from doorlopend.sessies import BEGIN, GEZIEN

SCHRIJF_NA = 300  # seconds: how often the moment somebody was last seen is written at most
TWEEDE_STAP, NIEUW_WACHTWOORD = "tweede_stap", "nieuw_wachtwoord"
# What a person can reach who still has to add the second step.
ZONDER_TWEEDE_STAP = {
    "mfa_activate_totp",
    "mfa_reauthenticate",
    "account_reauthenticate",
    "account_logout",
    "privacy",
    "gezond",
    "security-txt",
}

# What a person can reach who has to choose another password first.
ZONDER_NIEUW_WACHTWOORD = ZONDER_TWEEDE_STAP | {"account_change_password", "mfa_authenticate", "account_reset_password"}


def sessie_verloopt(get_response):
    """Sign out who did nothing for an hour, or signed in twelve hours ago; remember who it was for the form sent."""

    def middleware(request):
        if request.user.is_authenticated:
            _controleer(request, int(time.time()))
        return get_response(request)

    return middleware


def _controleer(request, nu):
    sessie = request.session
    begin, gezien = sessie.get(BEGIN, 0), sessie.get(GEZIEN, 0)
    if nu - begin > settings.SESSION_TOTAAL or nu - gezien > settings.SESSION_STIL:
        request.verlopen_gebruiker = request.user.pk
        UserSession.objects.filter(session_key=sessie.session_key).delete()
        auth.logout(request)
    elif nu - gezien > SCHRIJF_NA:
        sessie[GEZIEN] = nu
        UserSession.objects.filter(session_key=sessie.session_key).update(
            last_seen_at=datetime.fromtimestamp(nu, tz=UTC)
        )


class InlogplichtMiddleware(LoginRequiredMiddleware):
    """Django's own, which also keeps what an expired session sent."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST" and inzendingen.bewaar(request):
            return redirect_to_login(inzendingen.pad())
        return super().handle_no_permission(request, view_func)


def _stuur_eerst_naar(pagina, request, melding, *, open_):
    """To `pagina` before anything else; the pages `open_` stay, without a menu: each link in it would lead back."""
    request.menu_dicht = True
    if request.resolver_match.view_name in open_:
        return None
    messages.info(request, melding)
    return redirect(pagina)


class TweedeStapMiddleware:
    """With MFA_VERPLICHT, lets who must have a second step go nowhere before it is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not settings.MFA_VERPLICHT or not request.user.is_authenticated or not moet_tweede_stap(request.user):
            return None
        if request.session.get(TWEEDE_STAP):
            return None
        if Authenticator.objects.filter(user=request.user, type=Authenticator.Type.TOTP).exists():
            request.session[TWEEDE_STAP] = True
            return None
        melding = "Voor uw rol is een tweede stap verplicht. Koppel eerst een app aan uw account."
        return _stuur_eerst_naar("mfa_activate_totp", request, melding, open_=ZONDER_TWEEDE_STAP)


def onthoud_wachtwoord(request, gebruiker, wachtwoord):
    """At sign-in with a password: remember when it is one that `gebruiker`, in the role of now, may not have."""
    try:
        validate_password(wachtwoord, gebruiker)
    except ValidationError:
        request.session[NIEUW_WACHTWOORD] = gebruiker.get_session_auth_hash()


class NieuwWachtwoordMiddleware(TweedeStapMiddleware):
    """Lets who signed in with a password too weak for the role (a new one, say) go nowhere before it is changed.

    What is remembered belongs to that password: a new one ends it. Not in the example environment, where
    the password stands on the page.
    """

    def process_view(self, request, view_func, view_args, view_kwargs):
        zwak = request.session.get(NIEUW_WACHTWOORD)
        if settings.VOORBEELD or not zwak or not request.user.is_authenticated:
            return None
        if zwak != request.user.get_session_auth_hash():
            return None
        melding = "Uw wachtwoord past niet bij uw rol. Kies eerst een nieuw wachtwoord."
        return _stuur_eerst_naar("account_change_password", request, melding, open_=ZONDER_NIEUW_WACHTWOORD)

"""Headers that go on every response."""

from django.http import HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

UIT = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


# What an answer gets that does not say otherwise: switch off browser features we never use, keep other sites
# from embedding it, and caches from keeping it. The first of all middleware, so that no answer escapes.
KOPPEN = {
    "Permissions-Policy": UIT,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def kopregels(get_response):
    """Put the protecting headers on every answer, also those of other middleware."""

    def middleware(request):
        antwoord = get_response(request)
        for naam, waarde in KOPPEN.items():
            antwoord.headers.setdefault(naam, waarde)
        return antwoord

    return middleware


METHODEN = ["GET", "HEAD", "POST"]


def alleen_bedoelde_methoden(get_response):
    """Answer 405 to every method that no page of the portal means (PUT, DELETE, TRACE, …)."""

    def middleware(request):
        return get_response(request) if request.method in METHODEN else HttpResponseNotAllowed(METHODEN)

    return middleware


def zonder_knop(get_response):
    """Say in words what an empty 405 means: an address that works by its button alone was opened as a page."""

    def middleware(request):
        antwoord = get_response(request)
        if antwoord.status_code == 405 and request.method == "GET":
            antwoord.content = render_to_string("405.html", request=request)
        return antwoord

    return middleware


def niet_bewaren(get_response):
    """Forbid caches to keep what a signed-in person sees."""

    def middleware(request):
        antwoord = get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(antwoord)
        return antwoord

    return middleware

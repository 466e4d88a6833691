"""Headers that go on every response."""

from django.http import HttpResponseNotAllowed
from django.utils.cache import add_never_cache_headers

UIT = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"


def kopregels(get_response):
    """Switch off browser features we never use, and keep other sites from embedding any response."""

    def middleware(request):
        antwoord = get_response(request)
        antwoord.headers.setdefault("Permissions-Policy", UIT)
        antwoord.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return antwoord

    return middleware


METHODEN = ["GET", "HEAD", "POST"]


def alleen_bedoelde_methoden(get_response):
    """Answer 405 to every method that no page of the portal means (PUT, DELETE, TRACE, …)."""

    def middleware(request):
        return get_response(request) if request.method in METHODEN else HttpResponseNotAllowed(METHODEN)

    return middleware


def niet_bewaren(get_response):
    """Forbid caches to keep what a signed-in person sees."""

    def middleware(request):
        antwoord = get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(antwoord)
        return antwoord

    return middleware

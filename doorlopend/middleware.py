"""Headers that go on every response."""

from django.utils.cache import add_never_cache_headers


def niet_bewaren(get_response):
    """Forbid caches to keep what a signed-in person sees, and switch off browser features we never use."""

    def middleware(request):
        antwoord = get_response(request)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            add_never_cache_headers(antwoord)
        antwoord.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        antwoord.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return antwoord

    return middleware

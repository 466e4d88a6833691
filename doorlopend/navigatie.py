"""The context that every page shares: menu, footer, and whether this is the example environment."""

from django.conf import settings
from django.urls import reverse

from doorlopend.gebied import gebied

# label, url name, right
MENU = (
    ("Voortgang", "voortgang", "monitoring.view_voortgang"),
    ("Leerroutes", "leerroute-list", "leerroutes.view_leerroute"),
    ("Scholen", "school-list", "doorlopend.view_school"),
    ("Lob en decanen", "lob", "lob.view_lob"),
    ("Kennisdeling", "kennisdeling", "kennisdeling.view_kennisdeling"),
    ("Rapporten", "rapportage-list", "monitoring.view_rapportage"),
    ("Personen", "gebruiker-list", "doorlopend.view_gebruiker"),
    ("Beheer", "admin:index", "doorlopend.beheer"),
)
VOET = (
    ("Zo tellen we", "zo-tellen-we", "monitoring.view_voortgang"),
    ("Partners", "partner-list", "monitoring.view_partner"),
)


def pagina(request):
    gebruiker = None if getattr(request, "menu_dicht", False) else getattr(request, "user", None)
    return {
        "menu": _zichtbaar(MENU, gebruiker, request.path),
        "voet": _zichtbaar(VOET, gebruiker, request.path),
        "gebied": gebied(),
        "is_voorbeeld": settings.VOORBEELD,
        "met_organisatie": bool(settings.OIDC_UITGEVER),
    }


def _zichtbaar(regels, gebruiker, pad):
    """The entries this person may follow, as (label, url, value of aria-current: empty when the page is elsewhere)."""
    if gebruiker is None or not gebruiker.is_authenticated:
        return []
    paden = [(label, reverse(naam)) for label, naam, recht in regels if gebruiker.has_perm(recht)]
    return [(label, url, _plaats(url, pad)) for label, url in paden]


def _plaats(url, pad):
    """ "page" for the page itself, "true" for one that lies under it."""
    if pad == url:
        return "page"
    return "true" if pad.startswith(url) else ""

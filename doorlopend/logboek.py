"""The audit trail: one function that adds a line, and the middleware that sees refusals and downloads."""

from django.http import Http404

from doorlopend.logregels import verzoeknummer
from doorlopend.models import Gebeurtenis

Soort = Gebeurtenis.Soort


class Geweigerd(Http404):
    """Somebody asked for what is not theirs: a 404 for them, a line in the trail for us."""


def leg_vast(soort, /, *, door=None, over=None, **gegevens):
    """Add one line: `door` did `soort` to `over` (a record).

    Only ids and codes belong in `gegevens`: never a name, an address or what somebody typed.
    """
    return Gebeurtenis.objects.create(
        soort=soort,
        door_id=getattr(door, "pk", None),
        over=f"{over._meta.model_name}:{over.pk}" if over is not None else "",
        gegevens=gegevens,
        verzoek=verzoeknummer.get(),
    )


class LogboekMiddleware:
    """Records what no page should have to remember: refusals, and every file that leaves the portal."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        antwoord = self.get_response(request)
        bijlage = antwoord.headers.get("Content-Disposition", "").startswith("attachment")
        if bijlage and antwoord.status_code == 200 and request.user.is_authenticated:
            self._van_route(Soort.UITVOER, request)
        return antwoord

    def process_exception(self, request, fout):
        if isinstance(fout, Geweigerd) and request.user.is_authenticated:
            self._van_route(Soort.GEWEIGERD, request)

    def _van_route(self, soort, request):
        plek = request.resolver_match
        nummers = {naam: str(waarde)[:40] for naam, waarde in plek.kwargs.items() if naam in ("pk", "code", "soort")}
        leg_vast(soort, door=request.user, route=plek.view_name, methode=request.method, **nummers)

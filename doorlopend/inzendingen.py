"""What somebody sent just when the session had ended: kept in the new session, offered again after signing in."""

import json
import time

from allauth.core.internal.ratelimit import consume
from django.contrib import messages
from django.http import QueryDict
from django.urls import reverse

SLEUTEL = "inzending"
HOUDBAAR = 3600  # seconds
MAX_TEKENS = 500_000
PER_ADRES = {"inzending": "120/m/ip"}
# Forms of signing in and out themselves: there is nothing in them to keep.
INLOGPADEN = ("/inloggen/", "/uitloggen/")
GEHEIM = ("csrfmiddlewaretoken", "password", "wachtwoord")


def pad():
    """The address where what was kept is offered again."""
    return reverse("inzending")


def bewaar(request):
    """Keep the form that `request` sent, in its (encrypted) session; tells whether there was something to keep.

    Passwords and codes are left out, and files can't be kept: their names are, so that the person knows
    which to choose again. Who sent it, when known, is the only one who gets it back.
    """
    velden = {naam: waarden for naam, waarden in request.POST.lists() if not any(deel in naam for deel in GEHEIM)}
    inloggen = request.path.startswith(INLOGPADEN)
    if inloggen or not velden or len(json.dumps(velden)) > MAX_TEKENS or not _mag(request):
        return False
    request.session[SLEUTEL] = {
        "pad": request.get_full_path(),
        "velden": velden,
        "bestanden": [bestand.name for bestand in request.FILES.values()],
        "gebruiker": getattr(request, "verlopen_gebruiker", None) or request.user.pk,
        "op": int(time.time()),
    }
    if not request.user.is_authenticated:
        messages.info(request, "U was uitgelogd. Uw tekst is bewaard. Log in om verder te gaan.")
    return True


def _mag(request):
    """Whether this address may keep one more: each is a row in the database, also for who never signs in."""
    return bool(consume(request, app="doorlopend", action="inzending", config=PER_ADRES))


def bewaarde(request):
    """What is kept for this person, or None; something older than an hour, or of somebody else, is gone."""
    inzending = request.session.get(SLEUTEL)
    if not inzending:
        return None
    oud = time.time() - inzending["op"] > HOUDBAAR
    if oud or inzending["gebruiker"] not in (None, request.user.pk):
        vergeet(request)
        return None
    return inzending


def vergeet(request):
    request.session.pop(SLEUTEL, None)


def als_query(inzending):
    """The kept fields as a QueryDict, as the form sent them."""
    velden = QueryDict(mutable=True)
    for naam, waarden in inzending["velden"].items():
        velden.setlist(naam, waarden)
    return velden

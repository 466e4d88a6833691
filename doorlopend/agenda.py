"""Meetings in people's own calendars: one event, or a feed at a secret address that they can end.

An app adds its meetings to the feed with `@agendabron` in its module `agenda`, which is found by its name.
Times are written in UTC: every calendar shows them right, on both sides of a change of the clock.
"""

import hashlib
import secrets
from datetime import UTC, timedelta

from django.db import transaction
from icalendar import Calendar, Event

from doorlopend.models import Agendasleutel

PRODID = "-//Doorlopend leren vo-mbo//Convenantportaal//NL"
VERVERS = timedelta(hours=6)
BRONNEN: list = []


def agendabron(bron):
    """Register `bron(gebruiker, vanaf)`: the meetings for this person on or after that day, any Bijeenkomst."""
    BRONNEN.append(bron)
    return bron


def bijeenkomsten_voor(gebruiker, vanaf):
    """The meetings of all apps for this person from `vanaf` (inclusive), the first one first."""
    alle = [bijeenkomst for bron in BRONNEN for bijeenkomst in bron(gebruiker, vanaf)]
    return sorted(alle, key=lambda bijeenkomst: (bijeenkomst.datum, bijeenkomst.begin, bijeenkomst.titel))


def als_ics(bijeenkomsten, *, adres):
    """The meetings as the bytes of an .ics; `adres` makes an absolute address of a path."""
    kalender = Calendar()
    kalender.add("prodid", PRODID)
    kalender.add("version", "2.0")
    kalender.add("calscale", "GREGORIAN")
    kalender.add("method", "PUBLISH")
    kalender.add("x-wr-calname", "Doorlopend leren vo-mbo")
    kalender.add("x-wr-timezone", "Europe/Amsterdam")
    kalender.add("refresh-interval", VERVERS, parameters={"VALUE": "DURATION"})
    kalender.add("x-published-ttl", "PT6H")
    for bijeenkomst in bijeenkomsten:
        kalender.add_component(_als_event(bijeenkomst, adres(bijeenkomst.get_absolute_url())))
    return kalender.to_ical()


def _als_event(bijeenkomst, url):
    event = Event()
    stempel = bijeenkomst.agenda_op or bijeenkomst.begint_op
    event.add("uid", str(bijeenkomst.agenda_uid))
    event.add("sequence", bijeenkomst.agenda_volgnummer)
    event.add("dtstamp", stempel.astimezone(UTC))
    event.add("last-modified", stempel.astimezone(UTC))
    event.add("dtstart", bijeenkomst.begint_op.astimezone(UTC))
    event.add("dtend", bijeenkomst.eindigt_op.astimezone(UTC))
    afgelast = bijeenkomst.is_geannuleerd
    event.add("summary", f"Gaat niet door: {bijeenkomst.titel}" if afgelast else bijeenkomst.titel)
    event.add("status", "CANCELLED" if afgelast else "CONFIRMED")
    event.add("location", bijeenkomst.waar)
    event.add("description", "\n".join(filter(None, [bijeenkomst.reden, bijeenkomst.link, url])))
    event.add("url", url)
    return event


def _hash(sleutel):
    return hashlib.sha256(sleutel.encode("utf-8", "replace")).hexdigest()


@transaction.atomic
def geef_sleutel(gebruiker, *, nu):
    """A new secret for this person's feed, returned once: only its hash is kept. An earlier one ends."""
    sleutel = secrets.token_urlsafe(32)
    Agendasleutel.objects.update_or_create(gebruiker=gebruiker, defaults={"hash": _hash(sleutel), "gemaakt_op": nu})
    return sleutel


def trek_in(gebruiker):
    """End this person's feed."""
    Agendasleutel.objects.filter(gebruiker=gebruiker).delete()


def gebruiker_van(sleutel):
    """Whose feed this secret opens; None for nobody's, or of somebody who can't sign in any more."""
    gevonden = Agendasleutel.objects.filter(hash=_hash(sleutel), gebruiker__is_active=True)
    agendasleutel = gevonden.select_related("gebruiker__school", "gebruiker__mbo", "gebruiker__partner").first()
    return agendasleutel and agendasleutel.gebruiker

"""Invitations of the example environment: one that waits, one that expired, one that was withdrawn."""

from datetime import timedelta

from doorlopend import uitnodigen
from doorlopend.models import MboInstelling, School, Uitnodiging


def laad_uitnodigingen(door, nu, *, zoals, stuur):
    """Made by the actie of the screen, without a mail: two with the role of `zoals`, one with that of `stuur`."""
    kade, roc = School.objects.order_by("pk").first(), MboInstelling.objects.order_by("pk").first()
    _nodig_uit("L. Bakker", zoals.rol, door, nu - timedelta(days=3), school=kade)
    _nodig_uit("T. Okafor", zoals.rol, door, nu - timedelta(days=20), mbo=roc)
    vergissing = _nodig_uit("J. de Wit", stuur.rol, door, nu - timedelta(days=9))
    uitnodigen.trek_in(vergissing, door=door, nu=nu - timedelta(days=8))


def _nodig_uit(naam, rol, door, nu, **organisatie):
    email = f"{naam.lower().replace('. ', '.').replace(' ', '')}@voorbeeld.nl"
    uitnodiging = Uitnodiging(naam=naam, email=email, rol=rol, **organisatie)
    return uitnodigen.nodig_uit(uitnodiging, door=door, nu=nu, maak_link=None)

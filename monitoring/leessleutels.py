"""Making, recognising and ending the read keys of Power BI and Excel."""

import hashlib
import secrets
from base64 import b64decode
from binascii import Error as Codeerfout

from monitoring.models import Leessleutel

HOOGSTENS = 10


def _hash(sleutel):
    return hashlib.sha256(sleutel.encode("utf-8", "replace")).hexdigest()


def geef_leessleutel(gebruiker, *, naam, nu):
    """A new key for `gebruiker`, returned once: only its hash is kept."""
    sleutel = secrets.token_urlsafe(32)
    Leessleutel.objects.create(gebruiker=gebruiker, naam=naam, hash=_hash(sleutel), gemaakt_op=nu)
    return sleutel


def uit_kopregel(kopregel):
    """The key in an Authorization header: Bearer, or the password of Basic (which Excel asks for); "" without one."""
    soort, _, rest = kopregel.partition(" ")
    if soort.lower() == "bearer":
        return rest.strip()
    if soort.lower() == "basic":
        try:
            return b64decode(rest.strip(), validate=True).decode().partition(":")[2]
        except (Codeerfout, ValueError):
            return ""
    return ""


def lezer_van(sleutel, *, vandaag):
    """In whose name `sleutel` reads; None for no key of ours, or of somebody who can't sign in any more.

    Keeps the day on which it was last used, so that its owner sees which keys can go.
    """
    gevonden = Leessleutel.objects.filter(hash=_hash(sleutel), gebruiker__is_active=True)
    leessleutel = gevonden.select_related("gebruiker__school", "gebruiker__mbo", "gebruiker__partner").first()
    if leessleutel is None:
        return None
    if leessleutel.gebruikt_op != vandaag:
        Leessleutel.objects.filter(pk=leessleutel.pk).update(gebruikt_op=vandaag)
    return leessleutel.gebruiker

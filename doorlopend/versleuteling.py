"""Encryption of what must not be readable in a copy of the database: seeds of the second step, sessions."""

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def versleutel(tekst):
    """`tekst` as a token that only this portal can read; twice the same text gives two tokens."""
    return _sleutels(tuple(settings.VERSLEUTELSLEUTELS), settings.SECRET_KEY).encrypt(tekst.encode()).decode()


def ontsleutel(token):
    """What was encrypted; raises ValueError for anything that this portal did not make."""
    try:
        return _sleutels(tuple(settings.VERSLEUTELSLEUTELS), settings.SECRET_KEY).decrypt(token.encode()).decode()
    except InvalidToken:
        raise ValueError("niet te lezen: met een andere sleutel gemaakt, of veranderd") from None


@cache
def _sleutels(eigen, reserve):
    """The keys of VERSLEUTELSLEUTELS, newest first, and last the one that follows from SECRET_KEY.

    With the last a portal that starts without a key of its own can still take one later: what was
    written before stays readable. A copy of the database holds neither.
    """
    return MultiFernet([Fernet(_afgeleid(bron)) for bron in (*eigen, reserve)])


def _afgeleid(bron):
    """A Fernet key from a long random text, by HKDF (RFC 5869)."""
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"doorlopend.versleuteling")
    return base64.urlsafe_b64encode(hkdf.derive(bron.encode()))

"""Makers for the tests of access: a code for the second step, the link in a mail, a moment later."""

import re
import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail

from tests.factories import WACHTWOORD


def koppel_app(gebruiker):
    """Give the person a second step with recovery codes; the seed, for `code`."""
    zaad = generate_totp_secret()
    TOTP.activate(gebruiker, zaad)
    RecoveryCodes.activate(gebruiker)
    return zaad


def code(zaad, stappen=0):
    """What the app shows now, or some half minutes later."""
    return format_hotp_value(hotp_value(zaad, int(time.time()) // 30 + stappen))


def link_uit_mail(index=-1):
    """The path of the last link in the mail."""
    (adres,) = re.findall(r"https?://[^/\s]+(/\S+)", mail.outbox[index].body)
    return adres


def log_in(client, gebruiker, wachtwoord=WACHTWOORD, **kopregels):
    return client.post("/inloggen/", {"login": gebruiker.email, "password": wachtwoord}, **kopregels)

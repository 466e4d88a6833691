"""How people sign in: the password hash and allauth's adapter."""

import unicodedata

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError


class Hasher(Argon2PasswordHasher):
    """Argon2id with the OWASP figures: 19 MiB, two passes, one lane."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: accounts are made by the programmaleider or the beheerder."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.",
        "too_many_login_attempts": "U hebt te vaak geprobeerd in te loggen. Wacht vijf minuten en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request):
        return False

    def authenticate(self, request, **credentials):
        """Tell a person whose account is switched off, but only who knows the password."""
        gebruiker = super().authenticate(request, **credentials)
        if gebruiker and not gebruiker.is_active:
            raise ValidationError("Dit account staat uit. Vraag de programmaleider om hulp.", code="inactive")
        return gebruiker

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count failures per account: not per Host header, and with look-alike letters taken as one.

        The database compares e-mail addresses without case, where a long s equals an s.
        """
        return unicodedata.normalize("NFKC", credentials.get("email", "")).casefold()

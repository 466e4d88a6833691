"""How people sign in: the password hash and allauth's adapter."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.hashers import Argon2PasswordHasher


class Hasher(Argon2PasswordHasher):
    """Argon2id with the OWASP figures: 19 MiB, two passes, one lane."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: accounts are made by the programmaleider or the beheerder."""

    def is_open_for_signup(self, request):
        return False

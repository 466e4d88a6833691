"""How people sign in: the password hash, and what allauth asks of us about accounts, the second step and OIDC."""

import time
import unicodedata

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ValidationError

from doorlopend.logboek import Soort, leg_vast
from doorlopend.rechten import moet_tweede_stap
from doorlopend.sessies import BEGIN
from doorlopend.versleuteling import ontsleutel, versleutel

CODE_KLOPT_NIET = "Deze code klopt niet. Kijk of u de nieuwste code hebt en typ hem opnieuw."
KORT_GELEDEN = 300  # seconds
WACHT = "U hebt het te vaak geprobeerd. Wacht vijf minuten en probeer het opnieuw."


class Hasher(Argon2PasswordHasher):
    """Argon2id with the OWASP figures: 19 MiB, two passes, one lane."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: who is invited by the programmaleider or the beheerder gets an account."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Dit account staat uit. Vraag de programmaleider om hulp.",
        "email_password_mismatch": "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.",
        "enter_current_password": "Dit is niet uw huidige wachtwoord. Probeer het opnieuw.",
        "incorrect_code": CODE_KLOPT_NIET,
        "incorrect_password": "Dit wachtwoord klopt niet. Probeer het opnieuw.",
        "rate_limited": WACHT,
        "too_many_login_attempts": "U hebt te vaak geprobeerd in te loggen. Wacht vijf minuten en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request):
        return False

    def login(self, request, user):
        super().login(request, user)
        leg_vast(Soort.INGELOGD, door=user)

    def logout(self, request):
        leg_vast(Soort.UITGELOGD, door=request.user)
        super().logout(request)

    def set_password(self, user, password):
        super().set_password(user, password)
        leg_vast(Soort.WACHTWOORD, door=user, over=user)

    def authenticate(self, request, **credentials):
        """Tell a person whose account is switched off, but only who knows the password."""
        gebruiker = super().authenticate(request, **credentials)
        if gebruiker and not gebruiker.is_active:
            raise ValidationError(self.error_messages["account_inactive"], code="inactive")
        return gebruiker

    def authentication_failed(self, request, **credentials):
        """Without the address: it may be a password typed in the wrong field, or somebody who has no account."""
        leg_vast(Soort.INLOGGEN_MISLUKT)

    def reauthenticate(self, user, password):
        """By our own address: allauth looks for a separate record of it, which invited people lack."""
        gevonden = self.authenticate(context.request, email=user.email, password=password)
        return gevonden is not None and gevonden.pk == user.pk

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not from who signed in less than five minutes ago: adding the app follows right after signing in."""
        begin = context.request.session.get(BEGIN, 0)
        return time.time() - begin > KORT_GELEDEN

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Every change of the second step or of a link with an organisation passes here: it also goes in the trail."""
        if not template_prefix.startswith("account/"):
            leg_vast(Soort.TWEEDE_STAP, door=user, over=user, wat=template_prefix.rpartition("/")[2])
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Count failures per account: not per Host header, and with look-alike letters taken as one.

        The database compares e-mail addresses without case, where a long s equals an s.
        """
        return unicodedata.normalize("NFKC", credentials.get("email", "")).casefold()


class MFAAdapter(DefaultMFAAdapter):
    """Seeds are encrypted; who must have the second step can't take it off."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Voor uw rol is de tweede stap verplicht. U kunt hem niet uitzetten.",
        "incorrect_code": CODE_KLOPT_NIET,
    }

    def encrypt(self, text):
        return versleutel(text)

    def decrypt(self, encrypted_text):
        return ontsleutel(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        totp = authenticator.type == Authenticator.Type.TOTP
        return not (totp and settings.MFA_VERPLICHT and moet_tweede_stap(authenticator.user))


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Another organisation can tell who somebody is, never that they belong here: that is the invitation."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "connected_other": "Deze inlog hoort al bij een ander account. Vraag de programmaleider om hulp.",
    }

    def is_open_for_signup(self, request, sociallogin):
        return False

    def validate_disconnect(self, account, accounts):
        """A code by e-mail always remains, so that nobody locks themselves out."""

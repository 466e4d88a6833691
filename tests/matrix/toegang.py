"""The rows of accounts, people, invitations, privacy and the audit trail."""

from datetime import timedelta
from hashlib import sha256

from django.utils import timezone

from doorlopend.models import Uitnodiging
from doorlopend.rechten import Rol
from tests.factories import maak_gebruiker
from tests.matrix.rollen import BEHEER, IEDEREEN, NIEMAND, OPENBAAR

MATRIX = {
    "account_signup": (OPENBAAR, None),
    "account_inactive": (OPENBAAR, None),
    "account_request_login_code": (OPENBAAR, OPENBAAR),
    "account_confirm_login_code": (OPENBAAR, OPENBAAR),
    "account_reauthenticate": (IEDEREEN, IEDEREEN),
    "account_change_password": (IEDEREEN, IEDEREEN),
    "account_set_password": (IEDEREEN, IEDEREEN),
    "account_reset_password": (OPENBAAR, OPENBAAR),
    "account_reset_password_done": (OPENBAAR, None),
    "account_reset_password_from_key": (OPENBAAR, OPENBAAR),
    "account_reset_password_from_key_done": (OPENBAAR, None),
    "inzending": (IEDEREEN, IEDEREEN),
    "mijn-account": (IEDEREEN, None),
    "mijn-gegevens": (IEDEREEN, None),
    "usersessions_list": (IEDEREEN, IEDEREEN),
    "uitnodiging-aanvaarden": (OPENBAAR, OPENBAAR),
    "mfa_authenticate": (OPENBAAR, OPENBAAR),
    "mfa_reauthenticate": (IEDEREEN, IEDEREEN),
    "mfa_activate_totp": (IEDEREEN, IEDEREEN),
    "mfa_deactivate_totp": (NIEMAND, NIEMAND),
    "mfa_view_recovery_codes": (NIEMAND, None),
    "mfa_generate_recovery_codes": (IEDEREEN, IEDEREEN),
    "mfa_download_recovery_codes": (NIEMAND, None),
    "socialaccount_connections": (IEDEREEN, IEDEREEN),
    "socialaccount_login_cancelled": (OPENBAAR, None),
    "socialaccount_login_error": (OPENBAAR, None),
    "socialaccount_signup": (OPENBAAR, None),
    "openid_connect_login": (None, None),
    "openid_connect_callback": (None, None),
    "gebruiker-list": (BEHEER, None),
    "gebruiker-detail": (BEHEER, None),
    "gebruiker-update": (BEHEER, BEHEER),
    "gebruiker-uitzetten": (BEHEER, BEHEER),
    "gebruiker-aanzetten": (None, BEHEER),
    "gebruiker-tweedestap": (None, BEHEER),
    "gebruiker-gegevens": (BEHEER, None),
    "gebruiker-anonimiseren": (BEHEER, BEHEER),
    "uitnodiging-list": (BEHEER, None),
    "uitnodiging-create": (BEHEER, BEHEER),
    "uitnodiging-opnieuw": (None, BEHEER),
    "uitnodiging-intrekken": (None, BEHEER),
    "gebeurtenis-list": (BEHEER, None),
    "privacy": (OPENBAAR, None),
    "security-txt": (OPENBAAR, None),
}


def argumenten():
    nu = timezone.now()
    uitnodiging = Uitnodiging.objects.create(
        email="genodigde@school.nl",
        naam="Genodigde",
        rol=Rol.STUURGROEP,
        sleutel_hash=sha256(b"sleutel").hexdigest(),
        gemaakt_door=maak_gebruiker(),
        gemaakt_op=nu,
        verstuurd_op=nu,
        verloopt_op=nu + timedelta(days=1),
    )
    return {
        "gebruiker": [maak_gebruiker().pk],
        "gebruiker-list": [],
        "uitnodiging": [uitnodiging.pk],
        "uitnodiging-list": [],
        "uitnodiging-create": [],
        "uitnodiging-aanvaarden": ["sleutel"],
        "account_reset_password_from_key": ["1", "onbekend-ding"],
        "openid_connect_login": ["oidc"],
        "openid_connect_callback": ["oidc"],
    }

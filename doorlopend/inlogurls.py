"""The paths under /inloggen/: allauth's pages by Dutch names; that of signing up says that it takes an invitation."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions import views as sessies
from django.urls import path, re_path

from doorlopend import inlogviews, privacyviews, uitnodigviews

urlpatterns = [
    path("", account.login, name="account_login"),
    path("code/", account.request_login_code, name="account_request_login_code"),
    path("code/invullen/", account.confirm_login_code, name="account_confirm_login_code"),
    path("geen-account/", inlogviews.geen_account, name="account_signup"),
    path("uit/", account.account_inactive, name="account_inactive"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("verder/", inlogviews.inzending, name="inzending"),
    path("account/", inlogviews.MijnAccountView.as_view(), name="mijn-account"),
    path("account/gegevens.json", privacyviews.eigen_gegevens, name="mijn-gegevens"),
    path("account/sessies/", sessies.list_usersessions, name="usersessions_list"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("wachtwoord-vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord-vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord-vergeten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "wachtwoord-vergeten/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("uitnodiging/<str:sleutel>/", uitnodigviews.AanvaardView.as_view(), name="uitnodiging-aanvaarden"),
    path("tweede-stap/", mfa.authenticate, name="mfa_authenticate"),
    path("tweede-stap/bevestigen/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tweede-stap/koppelen/", totp.activate_totp, name="mfa_activate_totp"),
    path("tweede-stap/uitzetten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("tweede-stap/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tweede-stap/codes/nieuw/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tweede-stap/codes/reservecodes.txt", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("organisatie/", social.connections, name="socialaccount_connections"),
    path("organisatie/gestopt/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("organisatie/mislukt/", inlogviews.organisatie_mislukt, name="socialaccount_login_error"),
    path("organisatie/geen-account/", inlogviews.geen_account, name="socialaccount_signup"),
    path("organisatie/<str:provider_id>/", inlogviews.naar_organisatie, name="openid_connect_login"),
    path("organisatie/<str:provider_id>/terug/", oidc.callback, name="openid_connect_callback"),
]

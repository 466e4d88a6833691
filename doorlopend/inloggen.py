"""The forms of signing in, in the look and the words of the portal."""

from allauth.account import forms as account
from allauth.core.internal import ratelimit
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.socialaccount import forms as social
from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from doorlopend.bewaking import onthoud_wachtwoord
from doorlopend.forms import PortaalFormMixin
from doorlopend.logboek import Soort, leg_vast
from doorlopend.wachtwoorden import uitleg

# How long allauth waits for its turn to count an attempt: on a busy moment a person waits instead of being refused.
ratelimit.CACHE_LOCK_WAIT_TIMEOUT = 5  # seconds
CODE = "Code"
HERHAAL = "Herhaal het nieuwe wachtwoord"


class InlogFormMixin(PortaalFormMixin):
    """Takes off what allauth puts in fields (placeholders, its own help) and gives them our labels."""

    labels: dict[str, str] = {}
    uitleg: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():
            veld.widget.attrs.pop("placeholder", None)
            veld.label = self.labels.get(naam, veld.label)
            veld.help_text = self.uitleg.get(naam, "")


class NieuwWachtwoordMixin(InlogFormMixin):
    """Says under the field what holds for the role of who chooses."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = uitleg(self.user)


class LoginForm(InlogFormMixin, account.LoginForm):
    """Asks e-mail address and password; the session always ends with the browser."""

    labels = {"login": "E-mailadres", "password": "Wachtwoord"}

    def login(self, request, *args, **kwargs):
        """The only moment at which the portal knows the password: is it still good enough for the role?"""
        onthoud_wachtwoord(request, self.user, self.cleaned_data["password"])
        return super().login(request, *args, **kwargs)


class WachtwoordWijzigenForm(NieuwWachtwoordMixin, account.ChangePasswordForm):
    labels = {"oldpassword": "Huidig wachtwoord", "password1": "Nieuw wachtwoord", "password2": HERHAAL}


class WachtwoordKiezenForm(NieuwWachtwoordMixin, account.SetPasswordForm):
    labels = {"password1": "Nieuw wachtwoord", "password2": HERHAAL}


class WachtwoordVergetenForm(InlogFormMixin, account.ResetPasswordForm):
    labels = {"email": "E-mailadres"}


class NieuwWachtwoordForm(NieuwWachtwoordMixin, account.ResetPasswordKeyForm):
    labels = {"password1": "Nieuw wachtwoord", "password2": HERHAAL}


class CodeAanvragenForm(InlogFormMixin, account.RequestLoginCodeForm):
    labels = {"email": "E-mailadres"}


class CodeInvullenForm(InlogFormMixin, account.ConfirmLoginCodeForm):
    labels = {"code": "Code uit de e-mail"}


class BevestigenForm(InlogFormMixin, account.ReauthenticateForm):
    labels = {"password": "Wachtwoord"}


class CodeMixin(InlogFormMixin):
    """A wrong code goes in the trail: guessing is seen."""

    labels = {"code": CODE}
    uitleg = {"code": "De zes cijfers in uw app, of een van uw reservecodes."}

    def clean_code(self):
        try:
            return super().clean_code()
        except ValidationError:
            leg_vast(Soort.INLOGGEN_MISLUKT, over=self.user, wat="tweede stap")
            raise


class TweedeStapForm(CodeMixin, mfa.AuthenticateForm):
    pass


class TweedeStapBevestigenForm(CodeMixin, mfa.ReauthenticateForm):
    pass


class AppKoppelenForm(InlogFormMixin, totp.ActivateTOTPForm):
    labels = {"code": "Code uit de app"}
    uitleg = {"code": "De zes cijfers die de app nu toont."}


class OntkoppelenForm(InlogFormMixin, social.DisconnectForm):
    labels = {"account": "Koppeling"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].label_from_instance = lambda rij: f"Gekoppeld op {date_format(rij.date_joined)}"

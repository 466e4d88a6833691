"""The sign-in form in the look of the portal."""

from allauth.account.forms import LoginForm as AllauthLoginForm

from doorlopend.forms import PortaalFormMixin


class LoginForm(PortaalFormMixin, AllauthLoginForm):
    """Asks e-mail address and password; the session always ends with the browser."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.widget.attrs.pop("placeholder", None)

"""The forms around people: invite, change, switch off, accept an invitation."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from doorlopend.forms import PortaalFormMixin
from doorlopend.models import Gebruiker, MboInstelling, Partner, School, Uitnodiging
from doorlopend.rechten import moet_school_of_mbo, te_geven_rollen
from doorlopend.wachtwoorden import uitleg

ORGANISATIES = (("school", "Scholen", School), ("mbo", "Mbo’s", MboInstelling), ("partner", "Partners", Partner))


def organisatiekeuzes():
    """All organisations in groups, each as "school:12"; one choice, so nobody can belong to two."""
    groepen = [
        (kop, [(f"{soort}:{organisatie.pk}", str(organisatie)) for organisatie in model.objects.order_by("pk")])
        for soort, kop, model in ORGANISATIES
    ]
    return [("", "Geen organisatie"), *((kop, sorted(keuzes, key=lambda keuze: keuze[1])) for kop, keuzes in groepen)]


class PersoonForm(PortaalFormMixin, forms.ModelForm):
    """What is known of a person: `door` decides which roles can be given."""

    organisatie = forms.ChoiceField(
        label="Organisatie", required=False, help_text="De school, het mbo of de partner waar deze persoon werkt."
    )

    field_order = ["naam", "email", "rol", "organisatie"]

    class Meta:
        model = Gebruiker
        fields = ["naam", "email", "rol"]

    def __init__(self, *args, door, **kwargs):
        super().__init__(*args, **kwargs)
        is_zelf = self.instance.pk == door.pk and isinstance(self.instance, Gebruiker)
        rollen = [(rol.value, rol.label) for rol in te_geven_rollen(door)]
        if is_zelf:
            rollen = [(self.instance.rol, self.instance.get_rol_display())]
            self.fields["rol"].help_text = "Uw eigen rol kan alleen iemand anders wijzigen."
        self.fields["rol"].choices = [("", "Kies uit de lijst"), *rollen]
        self.fields["organisatie"].choices = organisatiekeuzes()
        for soort, _, _ in ORGANISATIES:
            if pk := getattr(self.instance, f"{soort}_id"):
                self.initial["organisatie"] = f"{soort}:{pk}"

    def clean_email(self):
        return self.cleaned_data["email"].strip().lower()

    def clean(self):
        gekozen, _, pk = self.cleaned_data.get("organisatie", "").partition(":")
        for soort, _, _ in ORGANISATIES:
            self.cleaned_data[f"{soort}_id"] = int(pk) if soort == gekozen else None
            setattr(self.instance, f"{soort}_id", self.cleaned_data[f"{soort}_id"])
        if moet_school_of_mbo(self.cleaned_data.get("rol")) and gekozen not in ("school", "mbo"):
            self.add_error("organisatie", "Kies de school of het mbo waar deze decaan werkt.")
        return super().clean()


class UitnodigingForm(PersoonForm):
    """`nu`: an invitation that has expired by then does not stand in the way of a new one."""

    def __init__(self, *args, nu, **kwargs):
        super().__init__(*args, **kwargs)
        self.nu = nu

    class Meta:
        model = Uitnodiging
        fields = ["naam", "email", "rol"]

    def clean_email(self):
        email = super().clean_email()
        if Gebruiker.objects.filter(email=email).exists():
            raise ValidationError("Er is al iemand met dit e-mailadres. Zoek de persoon op in de lijst.")
        if Uitnodiging.objects.open_op(self.nu).filter(email=email).exists():
            raise ValidationError("Voor dit e-mailadres staat al een uitnodiging open. Verstuur die opnieuw.")
        return email


class AanvaardForm(PortaalFormMixin, forms.Form):
    """`gebruiker` is the account to be, for the rules that look at name, address and role."""

    naam = forms.CharField(label="Uw naam", max_length=120, help_text="Zo ziet u uw naam in het portaal.")
    wachtwoord = forms.CharField(
        label="Wachtwoord",
        required=False,
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, gebruiker, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebruiker = gebruiker
        leeg = "Leeg laten kan ook: dan krijgt u bij het inloggen een code per e-mail."
        self.fields["wachtwoord"].help_text = f"{uitleg(gebruiker)} {leeg}"

    def clean_wachtwoord(self):
        wachtwoord = self.cleaned_data["wachtwoord"]
        if wachtwoord:
            validate_password(wachtwoord, self.gebruiker)
        return wachtwoord


class UitzettenForm(PortaalFormMixin, forms.Form):
    """Asks for a new contact only when there is something to hand over."""

    opvolger = forms.ModelChoiceField(
        Gebruiker.objects.none(), label="Wie neemt het over?", help_text="Deze persoon wordt het nieuwe contact."
    )

    def __init__(self, *args, gebruiker, werk, **kwargs):
        super().__init__(*args, **kwargs)
        if werk:
            anderen = Gebruiker.objects.filter(is_active=True).exclude(pk=gebruiker.pk)
            self.fields["opvolger"].queryset = anderen
        else:
            del self.fields["opvolger"]


class AnonimiseerForm(PortaalFormMixin, forms.Form):
    reden = forms.CharField(
        label="Reden",
        max_length=200,
        help_text="Bijvoorbeeld: verzoek van 3 maart, of twee jaar uit dienst. Zonder naam.",
    )
    zeker = forms.BooleanField(label="Ik weet dat dit niet terug te draaien is")

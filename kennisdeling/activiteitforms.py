"""Forms of activities: the activity itself, and signing up without an account."""

from django import forms
from django.core.exceptions import ValidationError

from doorlopend.bestanden import Bestandsveld, bewaar_bestand
from doorlopend.bijeenkomsten import Staat
from doorlopend.forms import DagFormMixin, PortaalFormMixin
from doorlopend.models import Gebruiker
from doorlopend.organisatievelden import Organisatienaamveld, Organisaties
from kennisdeling.aanmeldacties import bewaar_activiteit
from kennisdeling.models import Activiteit, Plek


class ActiviteitForm(DagFormMixin, forms.ModelForm):
    link = forms.URLField(label="Link voor online", required=False, max_length=500, assume_scheme="https")
    bestand = Bestandsveld(required=False, label="Bestand toevoegen")

    class Meta:
        model = Activiteit
        fields = ["naam", "vorm", "beschrijving", "sector", "datum", "laatste_dag", "begin", "einde", "plaats", "link"]
        fields += ["gastheer_school", "gastheer_mbo", "gastheer_bedrijf", "capaciteit", "aanmelden_vanaf"]
        fields += ["aanmelden_tot", "openbaar", "organisator", "staat", "reden"]

    secties = (
        ("Wat gaat u doen?", ["naam", "vorm", "beschrijving", "sector", "bestand"]),
        ("Wanneer en waar?", ["datum", "laatste_dag", "begin", "einde", "plaats", "link"]),
        ("Wie ontvangt?", ["gastheer_school", "gastheer_mbo", "gastheer_bedrijf", "organisator"]),
        ("Aanmelden", ["capaciteit", "aanmelden_vanaf", "aanmelden_tot", "openbaar"]),
        ("Gaat het door?", ["staat", "reden"]),
    )

    def __init__(self, *args, door, nu, vandaag, **kwargs):
        self.door, self.nu, self.vandaag = door, nu, vandaag
        super().__init__(*args, **kwargs)
        self.fields["reden"].help_text = "Alleen als de activiteit niet doorgaat."
        keuzes = Gebruiker.objects.met_recht("kennisdeling.change_activiteit", of=self.instance.organisator_id)
        self.fields["organisator"].queryset = keuzes
        if self.instance.pk is None:
            self.initial.setdefault("organisator", door.pk)

    def clean_capaciteit(self):
        """Nobody loses a seat: fewer seats than people who have one is refused."""
        capaciteit = self.cleaned_data["capaciteit"]
        if capaciteit is not None and self.instance.pk:
            geplaatst = self.instance.aanwezigheden.filter(plek=Plek.GEPLAATST).count()
            if capaciteit < geplaatst:
                raise ValidationError(f"Er hebben al {geplaatst} mensen een plaats. Vul {geplaatst} of meer in.")
        return capaciteit

    def clean(self):
        super().clean()
        if self.cleaned_data.get("reden") and self.cleaned_data.get("staat") != Staat.GEANNULEERD:
            self.add_error("reden", "Maak dit leeg, of kies “Geannuleerd”.")
        return self.cleaned_data

    def save(self, commit=True):
        activiteit = bewaar_activiteit(self.instance, nu=self.nu)
        if self.cleaned_data.get("bestand"):
            bewaar_bestand(self.cleaned_data["bestand"], eigenaar=activiteit, door=self.door, nu=self.nu)
        return activiteit


class AanmeldForm(PortaalFormMixin, forms.Form):
    """Signing up: who, from where. `website` is for robots: people don't see it."""

    naam = forms.CharField(label="Uw naam", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label="Uw e-mailadres op het werk",
        max_length=254,
        help_text="Hier krijgt u de bevestiging.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    functie = forms.CharField(label="Uw functie", max_length=80, required=False, help_text="Bijvoorbeeld docent zorg.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisaties = Organisaties()
        veld = Organisatienaamveld(
            organisaties=self.organisaties,
            label="Uw school of mbo",
            help_text="Kies uit de lijst, of typ de naam met de plaats erbij.",
        )
        veld.widget.attrs["class"] = "invoer"
        veld.error_messages["required"] = "Vul dit veld in."
        self.fields["organisatie"] = veld
        self.order_fields(["naam", "email", "organisatie", "functie"])

    @property
    def is_robot(self):
        return bool(self.data.get("website"))

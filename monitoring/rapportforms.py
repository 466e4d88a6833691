"""Forms of the voortgangsrapportage: a new one, its texts, and the decision of the stuurgroep."""

from django import forms

from doorlopend.forms import PortaalFormMixin, kleed_aan
from doorlopend.models import Gebruiker
from doorlopend.opmaak import opgeschoond
from doorlopend.schooljaar import Schooljaar
from monitoring.models import Evaluatie, Rapportage, Rapportperiode
from monitoring.rapportrooster import SCHRIJVEN

IN_DE_TOEKOMST = "De peildatum ligt in de toekomst. Kies vandaag of een eerdere dag."
GROOTSTE_BESTAND = 10 * 1024 * 1024
AL_GEMAAKT = "Er is al een voortgangsrapportage over dit halfjaar. Open die in de lijst."


def _code(schooljaar, halfjaar):
    return f"{schooljaar}-{halfjaar}"


class PeildatumMixin:
    """A peildatum that may not lie after `vandaag`."""

    def clean_peildatum(self):
        peildatum = self.cleaned_data["peildatum"]
        if peildatum > self.vandaag:
            raise forms.ValidationError(IN_DE_TOEKOMST)
        return peildatum


class NieuweRapportageForm(PeildatumMixin, PortaalFormMixin, forms.ModelForm):
    """The half-year and the day on which we count; the first half-year without a report comes first."""

    periode = forms.ChoiceField(
        label="Over welk halfjaar?", help_text="Er zijn twee voortgangsrapportages per schooljaar."
    )

    class Meta:
        model = Rapportage
        fields = ["peildatum"]
        help_texts = {"peildatum": "De dag waarop we tellen: meestal 1 november of 1 april. Niet in de toekomst."}

    def __init__(self, *args, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.perioden = {_code(p.schooljaar, p.halfjaar): p for p in Rapportperiode.objects.all()}
        self.fields["periode"].choices = [
            (code, f"{str(periode).capitalize()}, schooljaar {Schooljaar(periode.schooljaar)}")
            for code, periode in self.perioden.items()
        ]
        self.order_fields(["periode", "peildatum"])
        self._stel_voor()

    def _stel_voor(self):
        """Offer what has begun its count and has no report yet; suggest the period asked for, or else the last one."""
        gemaakt = {_code(*paar) for paar in Rapportage.objects.values_list("schooljaar", "halfjaar")}
        vrij = [c for c, p in self.perioden.items() if c not in gemaakt and p.peildatum <= self.vandaag]
        gevraagd = self.initial.pop("periode", None)
        if vrij:
            veld = self.fields["periode"]
            veld.widget.choices = [(code, naam) for code, naam in veld.choices if code in vrij]
            self.initial["periode"] = code = gevraagd if gevraagd in vrij else vrij[-1]
            self.initial["peildatum"] = self.perioden[code].peildatum

    def clean_periode(self):
        periode = self.perioden[self.cleaned_data["periode"]]
        jaar, halfjaar = periode.schooljaar, periode.halfjaar
        if Rapportage.objects.filter(schooljaar=jaar, halfjaar=halfjaar).exists():
            raise forms.ValidationError(AL_GEMAAKT)
        self.instance.schooljaar, self.instance.halfjaar = jaar, halfjaar
        return self.cleaned_data["periode"]

    @property
    def gewone_peildatum(self):
        """The usual peildatum of the half-year that was chosen."""
        return self.perioden[self.cleaned_data["periode"]].peildatum


class PeildatumForm(PeildatumMixin, PortaalFormMixin, forms.ModelForm):
    """The day on which a report counts; it can move as long as nothing was voorgelegd."""

    class Meta:
        model = Rapportage
        fields = ["peildatum"]

    def __init__(self, *args, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag


class VerdelenForm(forms.Form):
    """For each part its writer and the day on which it must be ready; `klaar_voor` is the day where a part has none."""

    klaar_voor = forms.DateField(
        label="Klaar op",
        required=False,
        help_text="Deze dag geldt voor elke schrijver hieronder, behalve waar u een andere dag invult.",
    )

    def __init__(self, *args, rapportage, onderdelen, **kwargs):
        super().__init__(*args, **kwargs)
        self.onderdelen = onderdelen
        delen = {deel.onderdeel: deel for deel in rapportage.delen.all()}
        schrijvers = Gebruiker.objects.met_recht(SCHRIJVEN)
        for onderdeel in onderdelen:
            deel = delen.get(onderdeel.code)
            self.fields[f"schrijver_{onderdeel.code}"] = forms.ModelChoiceField(
                schrijvers,
                label=f"Schrijver van {onderdeel.titel}",
                required=False,
                empty_label="Nog niemand",
                initial=deel and deel.schrijver_id,
            )
            self.fields[f"klaar_voor_{onderdeel.code}"] = forms.DateField(
                label=f"{onderdeel.titel}: klaar op", required=False, initial=deel and deel.klaar_voor
            )
        for veld in self.fields.values():
            kleed_aan(veld)

    def tabel(self):
        return [(o, self[f"schrijver_{o.code}"], self[f"klaar_voor_{o.code}"]) for o in self.onderdelen]

    @property
    def opdrachten(self):
        return {onderdeel.code: self._opdracht(onderdeel.code) for onderdeel in self.onderdelen}

    def _opdracht(self, code):
        schrijver, dag = (self.cleaned_data[f"{veld}_{code}"] for veld in ("schrijver", "klaar_voor"))
        return schrijver, dag or (self.cleaned_data["klaar_voor"] if schrijver else None)


class VaststellenForm(PortaalFormMixin, forms.Form):
    """The meeting in which the stuurgroep decided, and what it decided."""

    vergaderdatum = forms.DateField(
        label="Datum van de vergadering", help_text="De dag waarop de stuurgroep de rapportage heeft vastgesteld."
    )
    besluiten = forms.CharField(
        label="Besluiten",
        required=False,
        max_length=20000,
        widget=forms.Textarea,
        help_text="Wat heeft de stuurgroep besloten? Eén besluit per regel. Dit komt vooraan in de rapportage.",
    )

    def clean_besluiten(self):
        return opgeschoond(self.cleaned_data["besluiten"])


class TerugsturenForm(PortaalFormMixin, forms.Form):
    """What the stuurgroep wants changed before it decides."""

    opmerkingen = forms.CharField(
        label="Opmerkingen van de stuurgroep",
        max_length=20000,
        widget=forms.Textarea,
        help_text="Wat moet er anders? Iedereen die meeschrijft, ziet dit bij de rapportage.",
    )

    def clean_opmerkingen(self):
        return opgeschoond(self.cleaned_data["opmerkingen"])


class CorrectieForm(PortaalFormMixin, forms.Form):
    """Why a vastgesteld report gets a new version."""

    reden = forms.CharField(
        label="Reden van de correctie",
        max_length=2000,
        widget=forms.Textarea,
        help_text="Wat klopt er niet in de vastgestelde versie? Deze reden komt in het rapport te staan.",
    )

    def clean_reden(self):
        return opgeschoond(self.cleaned_data["reden"])


class PeriodeForm(PortaalFormMixin, forms.ModelForm):
    class Meta:
        model = Rapportperiode
        fields = ["peildatum", "inleverdatum", "vergaderdatum"]


class EvaluatieForm(PortaalFormMixin, forms.ModelForm):
    class Meta:
        model = Evaluatie
        fields = ["besproken_op", "opbrengsten", "lessen", "afspraken"]

    def __init__(self, *args, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean(self):
        for naam in ("opbrengsten", "lessen", "afspraken"):
            if naam in self.cleaned_data:
                self.cleaned_data[naam] = opgeschoond(self.cleaned_data[naam])
        if (dag := self.cleaned_data.get("besproken_op")) and dag > self.vandaag:
            self.add_error("besproken_op", "Deze dag ligt in de toekomst. Vul de evaluatie in na de vergadering.")


class VersturenForm(PortaalFormMixin, forms.Form):
    """A mail with the link to the newest version for everybody in the stuurgroep."""

    bericht = forms.CharField(
        label="Bericht",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="Dit staat boven de link. U kunt het leeg laten.",
    )
    met_bestand = forms.BooleanField(label="Stuur de pdf mee als bijlage", required=False)

    def clean_bericht(self):
        return opgeschoond(self.cleaned_data["bericht"])


class ControleForm(PortaalFormMixin, forms.Form):
    """A file to be recognised; it is read once and not kept."""

    bestand = forms.FileField(
        label="Pdf-bestand", help_text="Hoogstens 10 MB. We bewaren het bestand niet.", allow_empty_file=False
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > GROOTSTE_BESTAND:
            raise forms.ValidationError("Dit bestand is te groot. Kies een bestand van hoogstens 10 MB.")
        return bestand

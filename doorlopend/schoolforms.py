"""The forms of a school: its data, a new one, another code, closing, and what it offers."""

from django import forms
from django.core.exceptions import ValidationError

from doorlopend.forms import PortaalFormMixin
from doorlopend.models import Aanbodsoort, School, Schoolaanbod, Vestigingscode

GEGEVENS = ["roepnaam", "bestuur", "partner", "gemeente", "stadsdeel"]
ADRES = ["straat", "huisnummer", "postcode", "plaats", "website"]


class SchoolForm(PortaalFormMixin, forms.ModelForm):
    class Meta:
        model = School
        fields = [*GEGEVENS, *ADRES, "andere_namen", "controleren"]
        help_texts = {"bestuur": "Ook een bestuur dat geen partner van het convenant is."}

    def save(self, commit=True):
        """A name that is replaced stays findable."""
        if "roepnaam" in self.changed_data:
            self.instance.onthoud_naam(self.initial.get("roepnaam", ""))
        return super().save(commit)


class NieuweSchoolForm(PortaalFormMixin, forms.ModelForm):
    """A school with, when known, its code and offers; `vanaf` and `bron` hold for all of these."""

    code = forms.CharField(
        label="Vestigingscode",
        required=False,
        max_length=6,
        help_text="Vier tekens BRIN en twee cijfers, bijvoorbeeld 16PS21. Leeg als die er (nog) niet is.",
    )
    aanbod = forms.MultipleChoiceField(
        label="Aanbod", choices=Aanbodsoort.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    vanaf = forms.DateField(label="Aanbod vanaf", required=False, help_text="Leeg als dat niet bekend is.")
    bron = forms.CharField(
        label="Hoe weet u wat de school aanbiedt?",
        required=False,
        max_length=200,
        help_text="Bijvoorbeeld: schoolgids.",
    )

    class Meta:
        model = School
        fields = [*GEGEVENS, *ADRES]

    def clean_code(self):
        code = self.cleaned_data["code"].strip().upper()
        if code:
            veld = Vestigingscode._meta.get_field("code")
            veld.run_validators(code)
            if Vestigingscode.objects.filter(code=code).exists():
                raise ValidationError(veld.error_messages["unique"])
        return code

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("aanbod") and not gegevens.get("bron"):
            self.add_error("bron", "Vul in hoe u dit weet.")
        return gegevens

    def save(self, commit=True):
        school, gegevens = super().save(commit), self.cleaned_data
        if gegevens["code"]:
            Vestigingscode.objects.create(school=school, code=gegevens["code"])
        for soort in gegevens["aanbod"]:
            Schoolaanbod.objects.create(school=school, soort=soort, vanaf=gegevens["vanaf"], bron=gegevens["bron"])
        return school


class NieuweCodeForm(PortaalFormMixin, forms.Form):
    """Another vestigingscode for the same school."""

    code = forms.CharField(label="Nieuwe vestigingscode", max_length=6, help_text="Bijvoorbeeld 16PS21.")
    vanaf = forms.DateField(label="Vanaf", help_text="Op deze dag gaat de nieuwe code in. De oude geldt dan niet meer.")

    def clean_code(self):
        return self.cleaned_data["code"].strip().upper()


class SluitForm(PortaalFormMixin, forms.Form):
    """The first day on which the school is closed."""

    per = forms.DateField(
        label="Gesloten vanaf", help_text="De eerste dag waarop de school niet meer open is. Het aanbod stopt dan ook."
    )


class AanbodForm(PortaalFormMixin, forms.ModelForm):
    """A period in which a school offers something. Who changes it says how it is known."""

    class Meta:
        model = Schoolaanbod
        fields = ["soort", "vanaf", "tot", "bron"]
        help_texts = {
            "bron": "Bijvoorbeeld: schoolgids 2026. Verversen uit DUO laat dit staan als de bron niet met “DUO” begint."
        }

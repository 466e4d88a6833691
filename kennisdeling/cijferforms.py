"""Entering counts by form: the same form reads the rows of a sheet."""

from django import forms

from doorlopend.forms import PortaalFormMixin
from kennisdeling.delenforms import TOEKOMST, zonder_leerlinggegevens
from kennisdeling.models import Doorstroomcijfer, Vertrekreden


class CijferForm(PortaalFormMixin, forms.ModelForm):
    redenen = forms.MultipleChoiceField(
        label="Belangrijkste redenen van vertrek",
        required=False,
        choices=Vertrekreden.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hoogstens drie.",
    )

    class Meta:
        model = Doorstroomcijfer
        fields = ["cohort", "school", "leerweg", "mbo", "niveau", "domein", "instroom", "behouden", "uitval"]
        fields += ["redenen", "bron", "definitief", "gedeeld_door", "gedeeld_op", "toestemming_van", "toestemming_op"]

    def __init__(self, *args, door, nu, vandaag, **kwargs):
        self.vandaag = vandaag
        super().__init__(*args, **kwargs)

    def clean_redenen(self):
        redenen = self.cleaned_data["redenen"]
        if len(redenen) > 3:
            raise forms.ValidationError("Kies er hoogstens drie.")
        return redenen

    def clean(self):
        super().clean()
        zonder_leerlinggegevens(self, "gedeeld_door", "toestemming_van")
        for veld in ("gedeeld_op", "toestemming_op"):
            if (dag := self.cleaned_data.get(veld)) and dag > self.vandaag:
                self.add_error(veld, TOEKOMST)
        return self.cleaned_data

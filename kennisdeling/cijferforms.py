"""Entering counts by form: the same form reads the rows of a sheet."""

from django import forms

from doorlopend.forms import PortaalFormMixin
from kennisdeling.besturen import beperk_tot, eigen_bestuur
from kennisdeling.delenforms import TOEKOMST, zonder_leerlinggegevens
from kennisdeling.models import Bron, Doorstroomcijfer, Vertrekreden


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
        if bestuur := eigen_bestuur(door):
            beperk_tot(bestuur, self.fields["school"])
            self.fields["bron"].choices = [(Bron.NCO.value, Bron.NCO.label)]
            self.fields["bron"].error_messages["invalid_choice"] = "U deelt hier NCO-cijfers. Kies nco."
            if self.instance.pk is None:
                wie = {"gedeeld_door": door.naam, "toestemming_van": door.naam}
                self.initial |= wie | {"bron": Bron.NCO, "gedeeld_op": vandaag, "toestemming_op": vandaag}

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

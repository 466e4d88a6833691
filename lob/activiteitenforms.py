"""The forms for voorlichting and bedrijfsactiviteiten: short enough for a phone."""

from django import forms

from doorlopend.models import MboInstelling, School
from lob.eigenforms import EigenOrganisatieMixin
from lob.models import Bedrijfsactiviteit, Bedrijfssoort, Uitvoering, Voorlichting, Voorlichtingsvorm


class VoorlichtingForm(EigenOrganisatieMixin, forms.ModelForm):
    recht = "lob.change_voorlichting"
    uitvoering = forms.ChoiceField(label="Is het al gehouden?", choices=Uitvoering, widget=forms.RadioSelect)
    vorm = forms.ChoiceField(label="Wat voor voorlichting?", choices=Voorlichtingsvorm, widget=forms.RadioSelect)
    mbos = forms.ModelMultipleChoiceField(
        MboInstelling.objects.all(),
        label="Welke mbo’s deden mee?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Voorlichting
        fields = [
            "school",
            "datum",
            "uitvoering",
            "vorm",
            "leerlingen",
            "mbos",
            "leerjaren",
            "schoolsoorten",
            "sectoren",
            "toelichting",
        ]


class BedrijfsactiviteitForm(EigenOrganisatieMixin, forms.ModelForm):
    recht = "lob.change_bedrijfsactiviteit"
    organisatievelden = {"scholen": School}
    uitvoering = forms.ChoiceField(label="Is het al gehouden?", choices=Uitvoering, widget=forms.RadioSelect)
    soort = forms.ChoiceField(label="Wat voor activiteit?", choices=Bedrijfssoort, widget=forms.RadioSelect)
    scholen = forms.ModelMultipleChoiceField(
        School.objects.all(), label="Welke scholen?", widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Bedrijfsactiviteit
        fields = [
            "scholen",
            "soort",
            "bedrijf",
            "sector",
            "plaats",
            "datum",
            "tot_en_met",
            "uitvoering",
            "leerlingen",
            "leerroute",
            "toelichting",
        ]

    def zet_eigen(self, veld, organisatie):
        """The schools are a relation of rows, added once there is a record."""

    def _save_m2m(self):
        super()._save_m2m()
        if not self.kiest_zelf and not self.instance.scholen.exists():
            self.instance.scholen.set([self.gebruiker.school])

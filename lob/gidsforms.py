"""The forms for the directory of decanen and for open days."""

from django import forms

from doorlopend.bijeenkomsten import Staat
from doorlopend.models import MboCollege, MboInstelling, School
from lob.eigenforms import EigenOrganisatieMixin
from lob.models import Decaan, OpenDag

GAAT_DOOR = [(Staat.GEPLAND.value, "Ja"), (Staat.GEANNULEERD.value, "Nee, geannuleerd")]


class DecaanForm(EigenOrganisatieMixin, forms.ModelForm):
    recht = "lob.change_decaan"
    organisatievelden = {"school": School, "mbo": MboInstelling}

    class Meta:
        model = Decaan
        fields = ["school", "mbo", "naam", "email", "waarvoor"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = "Alleen een adres van school of mbo. Andere decanen zien het."

    def clean(self):
        gegevens = super().clean()
        if self.kiest_zelf and not gegevens.get("school") and not gegevens.get("mbo"):
            self.add_error("school", "Kies een school of een mbo.")
        return gegevens

    def save(self, commit=True):
        self.instance.bijgewerkt_door, self.instance.bijgewerkt_op = self.gebruiker, self.vandaag
        return super().save(commit)


class OpenDagForm(EigenOrganisatieMixin, forms.ModelForm):
    recht = "lob.change_opendag"
    organisatievelden = {"mbo": MboInstelling}
    link = forms.URLField(label="Webpagina of aanmelden", required=False, max_length=500, assume_scheme="https")
    staat = forms.ChoiceField(label="Gaat het door?", choices=GAAT_DOOR, widget=forms.RadioSelect, initial="gepland")

    class Meta:
        model = OpenDag
        fields = ["mbo", "naam", "college", "datum", "begin", "einde", "plaats", "link", "staat", "reden"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.kiest_zelf:
            eigen = MboCollege.objects.filter(instelling=self.instance.mbo_id)
            self.fields["college"].queryset = eigen

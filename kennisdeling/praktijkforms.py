"""Forms of practices and documents."""

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError

from doorlopend.opmaak import opgeschoond
from kennisdeling.delenforms import MetBestandForm
from kennisdeling.models import Document, Praktijk


def soorten():
    """The soorten leerroute, as that register knows them."""
    return list(apps.get_model("leerroutes", "Leerroute")._meta.get_field("soort").choices)


class PraktijkForm(MetBestandForm):
    soort = forms.ChoiceField(label="Soort leerroute", required=False)

    class Meta:
        model = Praktijk
        fields = ["titel", "samenvatting", "tekst", "soort", "leerroutes", "scholen", "sector", "contact"]
        fields += ["staat", "openbaar"]
        widgets = {"staat": forms.RadioSelect, "leerroutes": forms.CheckboxSelectMultiple}
        widgets |= {"scholen": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", "Geen of meer soorten"), *soorten()]

    def clean_tekst(self):
        return opgeschoond(self.cleaned_data["tekst"])


class DocumentForm(MetBestandForm):
    link = forms.URLField(label="Link", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Document
        fields = ["titel", "omschrijving", "versie", "datum", "link", "staat", "openbaar"]
        widgets = {"staat": forms.RadioSelect}

    def clean(self):
        schoon = super().clean()
        heeft = self.instance.pk and self.instance.bestanden.exists()
        if not (schoon.get("link") or schoon.get("bestand") or heeft or self.errors):
            raise ValidationError({"link": "Vul een link in, of voeg een bestand toe."})
        return schoon

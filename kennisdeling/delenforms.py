"""The forms of the record of shared data and of joint research."""

from django import forms
from django.core.exceptions import ValidationError

from doorlopend.bestanden import Bestandsveld, bewaar_bestand
from doorlopend.bladen import Bladfout, lees_upload
from doorlopend.forms import PortaalFormMixin
from doorlopend.models import MboInstelling
from kennisdeling.besturen import beperk_tot, eigen_bestuur
from kennisdeling.leerlinggegevens import in_bladen, waarom_niet
from kennisdeling.models import SOORTEN, Gegevensdeling, Onderzoek, Richting

TOEKOMST = "Deze datum ligt in de toekomst. Vul de dag in waarop het gebeurde."

DOORZOEKBAAR = ("xlsx", "csv")
VAN_EEN_LEERLING = "{}. Gegevens van leerlingen mogen niet in het portaal. Haal het weg."


def zonder_leerlinggegevens(form, *velden):
    """Give an error at each of these text fields that holds a number, date or address as of a pupil."""
    for veld in velden:
        if reden := waarom_niet(form.cleaned_data.get(veld) or ""):
            form.add_error(veld, VAN_EEN_LEERLING.format(reden[0].upper() + reden[1:]))


class MetBestandForm(PortaalFormMixin, forms.ModelForm):
    """A record with at most one file more; `door` and `nu` say who adds it, and when."""

    bestand = Bestandsveld(required=False, label="Bestand toevoegen")
    niet_na_vandaag: tuple[str, ...] = ()
    zonder_leerlingen: tuple[str, ...] = ()

    def __init__(self, *args, door, nu, vandaag, **kwargs):
        self.door, self.nu, self.vandaag = door, nu, vandaag
        super().__init__(*args, **kwargs)

    def clean_bestand(self):
        """A sheet that holds anything of a pupil, or that can't be searched for it, is refused."""
        bestand = self.cleaned_data["bestand"]
        if bestand and bestand.soort in DOORZOEKBAAR:
            try:
                bladen = lees_upload(bestand.read(), bestand.name)
            except Bladfout as fout:
                raise ValidationError(str(fout)) from fout
            bestand.seek(0)
            if reden := in_bladen(bladen) or next((blad.bezwaar for blad in bladen if blad.bezwaar), ""):
                raise ValidationError(reden)
        return bestand

    def clean(self):
        super().clean()
        for veld in self.niet_na_vandaag:
            dag = self.cleaned_data.get(veld)
            if dag and dag > self.vandaag:
                self.add_error(veld, TOEKOMST)
        zonder_leerlinggegevens(self, *self.zonder_leerlingen)
        return self.cleaned_data

    def save(self, commit=True):
        obj = super().save(commit)
        if self.cleaned_data.get("bestand"):
            bewaar_bestand(self.cleaned_data["bestand"], eigenaar=obj, door=self.door, nu=self.nu)
        return obj


class DelingForm(MetBestandForm):
    """What both directions share."""

    richting: Richting
    niet_na_vandaag = ("gedeeld_op", "toestemming_op")
    zonder_leerlingen = ("omschrijving", "gedeeld_door", "toestemming_van")
    link = forms.URLField(label="Waar staan de gegevens?", required=False, max_length=500, assume_scheme="https")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.richting = self.richting
        self.fields["soort"].choices = [("", "Kies uit de lijst")] + [
            (soort.value, soort.label) for soort in SOORTEN[self.richting]
        ]


class VoDelingForm(DelingForm):
    richting = Richting.VO
    aan_mbos = forms.ModelMultipleChoiceField(
        MboInstelling.objects.exclude(partner=None),
        label="Met welke mbo’s?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets gekozen: met alle mbo’s van de stuurgroep.",
    )

    class Meta:
        model = Gegevensdeling
        fields = ["school", "bestuur", "soort", "omschrijving", "gedeeld_op", "gedeeld_door", "aan_mbos"]
        fields += ["toestemming_van", "toestemming_op", "link"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if bestuur := eigen_bestuur(self.door):
            beperk_tot(bestuur, self.fields["school"], self.fields["bestuur"])
            if self.instance.pk is None:
                self.initial |= {"bestuur": bestuur.pk, "gedeeld_door": self.door.naam, "gedeeld_op": self.vandaag}


class MboDelingForm(DelingForm):
    richting = Richting.MBO

    class Meta:
        model = Gegevensdeling
        fields = ["mbo", "soort", "omschrijving", "gedeeld_op", "gedeeld_door", "aan_scholen", "link"]
        widgets = {"aan_scholen": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mbo"].required = True


PER_RICHTING = {Richting.VO: VoDelingForm, Richting.MBO: MboDelingForm}


class IntrekForm(PortaalFormMixin, forms.ModelForm):
    """Take back what was shared: from that day it counts no longer. Both empty: it is shared again."""

    class Meta:
        model = Gegevensdeling
        fields = ["ingetrokken_op", "ingetrokken_reden"]

    def __init__(self, *args, door, nu, vandaag, **kwargs):
        self.vandaag = vandaag
        super().__init__(*args, **kwargs)

    def clean(self):
        super().clean()
        zonder_leerlinggegevens(self, "ingetrokken_reden")
        dag, reden = self.cleaned_data.get("ingetrokken_op"), self.cleaned_data.get("ingetrokken_reden")
        if dag and dag > self.vandaag:
            self.add_error("ingetrokken_op", TOEKOMST)
        if dag and dag < self.instance.gedeeld_op:
            self.add_error("ingetrokken_op", "Dit is voor de dag van het delen. Kies een latere dag.")
        if dag and not reden:
            self.add_error("ingetrokken_reden", "Schrijf op waarom.")
        if reden and not dag and not self.errors:
            self.add_error("ingetrokken_op", "Vul de dag in, of maak de reden leeg.")
        return self.cleaned_data


class OnderzoekForm(MetBestandForm):
    link = forms.URLField(label="Link naar het document", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Onderzoek
        fields = ["vraag", "partners", "staat", "begin", "einde", "resultaat", "link"]

"""Who came: the list to check people in by thumb, at the door or afterwards."""

from django import forms

from doorlopend.bijeenkomsten import Opkomst
from doorlopend.forms import PortaalFormMixin, kleed_aan
from doorlopend.organisatievelden import Organisatienaamveld, Organisaties
from kennisdeling.aanmeldacties import leg_opkomst_vast
from kennisdeling.models import Plek

GASTEN = 3
OPKOMSTEN = {
    Plek.GEPLAATST: [
        (Opkomst.AANWEZIG, "Aanwezig"),
        (Opkomst.AFWEZIG, "Afwezig"),
        (Opkomst.VERWACHT, "Nog niet"),
    ],
    Plek.INLOOP: [(Opkomst.GAST, "Was er"), (Opkomst.AFWEZIG, "Toch niet")],
}


class OpkomstForm(PortaalFormMixin, forms.Form):
    """A choice for each sign-up, and rows for who came without one.

    Only what was tapped on this page is saved: two people at two doors, each with a phone, don't undo
    each other. `allen`: the page starts with everybody present, for afterwards.
    """

    def __init__(self, *args, activiteit, nu, allen=False, **kwargs):
        self.activiteit, self.nu = activiteit, nu
        super().__init__(*args, **kwargs)
        mensen = activiteit.aanwezigheden.deelnemers().select_related("school", "mbo")
        self.mensen = sorted(mensen, key=lambda mens: mens.naam.lower())
        for mens in self.mensen:
            veld = forms.ChoiceField(
                label=mens.naam,
                choices=OPKOMSTEN[mens.plek],
                initial=mens.opkomst,
                widget=forms.RadioSelect,
                show_hidden_initial=True,
                required=False,
            )
            self.fields[f"opkomst_{mens.pk}"] = veld
            if allen and mens.opkomst == Opkomst.VERWACHT:
                self.initial[f"opkomst_{mens.pk}"] = Opkomst.AANWEZIG
        self.organisaties = Organisaties()
        for nummer in range(1, GASTEN + 1):
            naam = forms.CharField(label="Naam", max_length=120, required=False)
            naam.widget.attrs["autocomplete"] = "off"
            van = Organisatienaamveld(organisaties=self.organisaties, label="School of mbo", required=False)
            for veld, sleutel in ((naam, f"gast_{nummer}"), (van, f"van_{nummer}")):
                kleed_aan(veld)
                self.fields[sleutel] = veld

    @property
    def rijen(self):
        """For each person (the Aanmelding, its choice, what was known when the page was opened)."""
        for mens in self.mensen:
            veld = self[f"opkomst_{mens.pk}"]
            yield mens, veld, self.data.get(veld.html_initial_name, mens.opkomst)

    @property
    def gasten(self):
        return [[self[f"gast_{nummer}"], self[f"van_{nummer}"]] for nummer in range(1, GASTEN + 1)]

    def clean(self):
        super().clean()
        for nummer in range(1, GASTEN + 1):
            if self.cleaned_data.get(f"van_{nummer}") and not self.cleaned_data.get(f"gast_{nummer}"):
                self.add_error(f"gast_{nummer}", "Vul ook de naam in.")
        return self.cleaned_data

    def save(self):
        schoon, gewijzigd = self.cleaned_data, set(self.changed_data)
        velden = {mens.pk: f"opkomst_{mens.pk}" for mens in self.mensen}
        opkomsten = {pk: schoon[veld] for pk, veld in velden.items() if veld in gewijzigd and schoon[veld]}
        gasten = [
            (schoon[f"gast_{nummer}"], schoon.get(f"van_{nummer}") or (None, None, ""))
            for nummer in range(1, GASTEN + 1)
            if schoon.get(f"gast_{nummer}")
        ]
        return leg_opkomst_vast(self.activiteit, opkomsten=opkomsten, gasten=gasten, nu=self.nu)

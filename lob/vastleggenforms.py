"""The form with which a decaan says who were there: made for a phone, in under two minutes."""

from django import forms
from django.utils import timezone

from doorlopend.bestanden import Bestandsveld
from doorlopend.bijeenkomsten import Opkomst
from doorlopend.forms import PortaalFormMixin, kleed_aan
from doorlopend.organisatievelden import Organisatienaamveld, Organisaties
from lob.bijeenkomstacties import GEEN_LEERLINGEN, WEG, leg_opkomst_vast
from lob.bijeenkomstforms import Regels
from lob.models import Decanenbijeenkomst
from lob.opkomst import verwachten

GEWEEST = (Opkomst.AANWEZIG, Opkomst.AFGEMELD, Opkomst.AFWEZIG)
KOMEND = (Opkomst.VERWACHT, Opkomst.AFGEMELD)
GASTEN = 15
GASTEN_IN_BEELD = 3


class VastleggenForm(PortaalFormMixin, forms.Form):
    """Each expected person with what they did, rows for who came without notice, the verslag and a file.

    Before the day of the meeting it is the list of who is expected. `iedereen` sets all who signed
    nothing to present.
    """

    def __init__(self, *args, bijeenkomst, nu, door, iedereen=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.bijeenkomst, self.nu, self.door = bijeenkomst, nu, door
        self.geweest = bijeenkomst.datum <= timezone.localdate(nu)
        self.iedereen = iedereen
        self.organisaties = Organisaties()
        self.mensen = verwachten(bijeenkomst)
        for sleutel, mens in self.mensen.items():
            self.fields[f"mens_{sleutel}"] = veld = self._mensveld(mens)
            kleed_aan(veld)
        self.gasten = Regels(self, GASTEN, self._gastvelden)
        if self.geweest:
            self._voeg_verslag_toe()

    def _mensveld(self, mens):
        soorten = GEWEEST if self.geweest else KOMEND
        if self.geweest and mens.opkomst == Opkomst.GAST:
            soorten = (Opkomst.GAST,)
        keuzes = [(soort.value, soort.label) for soort in soorten]
        if mens.pk and not mens.gebruiker_id:
            keuzes.append((WEG, "Weghalen"))
        begin = mens.opkomst
        if self.geweest and mens.opkomst == Opkomst.VERWACHT:
            begin = Opkomst.AANWEZIG if self.iedereen else Opkomst.AFWEZIG
        elif not self.geweest and mens.opkomst not in KOMEND:
            begin = Opkomst.VERWACHT
        return forms.ChoiceField(
            label=mens.naam, choices=keuzes, widget=forms.RadioSelect, required=False, initial=begin
        )

    def _gastvelden(self, nummer):
        return {
            "naam": forms.CharField(label=f"Naam {nummer}", max_length=120, required=False),
            "van": Organisatienaamveld(
                label=f"School, mbo of organisatie {nummer}", organisaties=self.organisaties, required=False
            ),
        }

    def _voeg_verslag_toe(self):
        verslag = Decanenbijeenkomst._meta.get_field("verslag").formfield(initial=self.bijeenkomst.verslag)
        verslag.label, verslag.help_text = "Wat is er besproken?", f"Een paar zinnen is genoeg. {GEEN_LEERLINGEN}"
        self.fields["verslag"] = verslag
        self.fields["bijlage"] = Bestandsveld(label="Verslag als bestand", required=False)
        for naam in ("verslag", "bijlage"):
            kleed_aan(self.fields[naam])

    def rijen(self):
        """Per expected person (Decaanaanwezigheid, bound field), for the template."""
        return [(mens, self[f"mens_{sleutel}"]) for sleutel, mens in self.mensen.items()]

    def gastregels(self):
        """The rows for who came without notice: (those that are shown, those that are asked for)."""
        rijen = list(self.gasten)
        return rijen[:GASTEN_IN_BEELD], rijen[GASTEN_IN_BEELD:]

    @property
    def meer_open(self):
        """Whether a row that is asked for holds something, so that it can't stay out of sight."""
        return any(veld.errors or veld.value() for rij in self.gastregels()[1] for veld in rij)

    def clean(self):
        super().clean()
        for nummer, rij in self.gasten.waarden():
            if rij["van"] and not rij["naam"] and f"naam_{nummer}" not in self.errors:
                self.add_error(f"naam_{nummer}", "Vul een naam in, of maak deze regel leeg.")
            if rij["naam"] and not rij["van"] and f"van_{nummer}" not in self.errors:
                self.add_error(f"van_{nummer}", "Vul in van welke school, welk mbo of welke organisatie.")
        return self.cleaned_data

    def save(self):
        van_mensen = {sleutel: self.cleaned_data[f"mens_{sleutel}"] for sleutel in self.mensen}
        gewijzigd = self.geweest and "verslag" in self.changed_data
        return leg_opkomst_vast(
            self.bijeenkomst,
            opkomsten={sleutel: opkomst for sleutel, opkomst in van_mensen.items() if opkomst},
            gasten=[(rij["naam"], *rij["van"]) for _, rij in self.gasten.waarden() if rij["naam"]],
            verslag=self.cleaned_data["verslag"] if gewijzigd else None,
            bijlage=self.cleaned_data.get("bijlage"),
            door=self.door,
            nu=self.nu,
        )

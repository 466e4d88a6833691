"""Forms for what belongs to one leerroute: participations, and counts of pupils."""

from django import forms
from django.forms.models import BaseInlineFormSet, inlineformset_factory

from doorlopend.forms import PortaalFormMixin
from doorlopend.geschiedenis import vastgesteld_tot
from doorlopend.schooljaar import Schooljaar
from leerroutes.forms import Datumveld, reden_ontbreekt
from leerroutes.models import Deelname, Leerlingaantal, Leerroute

# School years shown before and after the one that runs.
JAREN_TERUG, JAREN_VOORUIT = 3, 2


class Deelnameform(PortaalFormMixin, forms.ModelForm):
    vanaf = Datumveld(label="Doet mee vanaf", required=False, help_text="Leeg als het begin niet bekend is.")
    tot = Datumveld(label="Doet mee tot", required=False, help_text="Deze dag telt zelf niet meer mee.")
    duo_gemeld_op = Datumveld(label="Gemeld bij DUO op", required=False)

    class Meta:
        model = Deelname
        fields = ["school", "vanaf", "tot", "duo_gemeld_op"]

    def __init__(self, *args, vandaag, duo_melding, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        if self.instance.pk:
            self.fields["school"].disabled = True
        if not duo_melding:
            del self.fields["duo_gemeld_op"]

    def clean_duo_gemeld_op(self):
        gemeld = self.cleaned_data["duo_gemeld_op"]
        if gemeld and gemeld > self.vandaag:
            raise forms.ValidationError("Vul een datum in die niet in de toekomst ligt.")
        return gemeld

    def clean(self):
        gegevens = super().clean()
        vanaf, tot = gegevens.get("vanaf"), gegevens.get("tot")
        if vanaf and tot and tot < vanaf:
            self.add_error("tot", "De einddatum ligt voor de begindatum. Pas een van beide aan.")
        return gegevens

    @property
    def dagen(self):
        """The days before and after this edit on which the participation begins or ends."""
        dagen = {self.initial.get(veld) for veld in self.changed_data if veld in ("vanaf", "tot")}
        dagen |= {self.cleaned_data.get(veld) for veld in self.changed_data if veld in ("vanaf", "tot")}
        return dagen - {None}


class Deelnamesetbasis(BaseInlineFormSet):
    """All participations of one leerroute, and an empty row for a school that joins; with one reason for all."""

    def __init__(self, *args, instance, vandaag, initial=None, **kwargs):
        kwargs["form_kwargs"] = {"vandaag": vandaag, "duo_melding": instance.regel.duo_melding}
        super().__init__(*args, instance=instance, **kwargs)
        self.reden = (self.data.get("reden") or "").strip()[:100]
        self.redenfout = ""

    def clean(self):
        super().clean()
        grens = vastgesteld_tot()
        geraakt = {dag for form in self.forms if hasattr(form, "cleaned_data") for dag in form.dagen}
        if grens and not self.reden and any(dag <= grens for dag in geraakt):
            self.redenfout = reden_ontbreekt(grens)
            raise forms.ValidationError(self.redenfout)

    def save_existing(self, form, obj, commit=True):
        form.instance._change_reason = self.reden or None
        return super().save_existing(form, obj, commit)

    def save_new(self, form, commit=True):
        form.instance._change_reason = self.reden or None
        return super().save_new(form, commit)


Deelnameset = inlineformset_factory(
    Leerroute, Deelname, form=Deelnameform, formset=Deelnamesetbasis, extra=1, can_delete=False
)


class Leerlingenform(PortaalFormMixin, forms.Form):
    """For each school year two counts; `jaren` gives them as the page shows them."""

    def __init__(self, *args, leerroute, vandaag, **kwargs):
        self.leerroute = leerroute
        self.bestaand = {rij.schooljaar: rij for rij in leerroute.leerlingaantallen.all()}
        nu = Schooljaar.op(vandaag).begin
        self.schooljaren = sorted({*self.bestaand, *range(nu - JAREN_TERUG, nu + JAREN_VOORUIT + 1)})
        self.base_fields = {naam: veld for jaar in self.schooljaren for naam, veld in self._velden(jaar)}
        super().__init__(*args, **kwargs)

    def _velden(self, jaar):
        rij = self.bestaand.get(jaar)
        for soort, wat in (("verwacht", "Verwacht aantal"), ("werkelijk", "Werkelijk aantal")):
            yield (
                f"{soort}_{jaar}",
                forms.IntegerField(
                    label=f"{wat} in {Schooljaar(jaar)}",
                    required=False,
                    min_value=0,
                    max_value=100_000,
                    initial=getattr(rij, soort, None),
                ),
            )

    @property
    def jaren(self):
        return [
            (Schooljaar(jaar).naam, self[f"verwacht_{jaar}"], self[f"werkelijk_{jaar}"]) for jaar in self.schooljaren
        ]

    def save(self):
        """Write the years that changed; a year without any count and without a row stays away."""
        for jaar in self.schooljaren:
            namen = {soort: f"{soort}_{jaar}" for soort in ("verwacht", "werkelijk")}
            if set(namen.values()) & set(self.changed_data):
                rij = self.bestaand.get(jaar) or Leerlingaantal(leerroute=self.leerroute, schooljaar=jaar)
                for soort, naam in namen.items():
                    setattr(rij, soort, self.cleaned_data[naam])
                rij.save()

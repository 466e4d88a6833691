"""Forms for what belongs to one leerroute: participations, and counts of pupils."""

from datetime import date

from django import forms
from django.forms.models import BaseInlineFormSet, inlineformset_factory
from django.http import QueryDict

from doorlopend.forms import PortaalFormMixin
from doorlopend.geschiedenis import vastgesteld_tot
from doorlopend.schooljaar import Schooljaar
from doorlopend.wijzigen import deel_van, lees_versie, stand_bij, voeg_samen
from leerroutes.models import Deelname, Leerlingaantal, Leerroute
from leerroutes.redenen import reden_ontbreekt
from leerroutes.velden import Datumveld

# School years shown before and after the one that runs.
JAREN_TERUG, JAREN_VOORUIT = 3, 2
SOORTEN = ("verwacht", "werkelijk")


DATA = ("vanaf", "tot", "duo_gemeld_op")


def _toen(leerroute, relatie, versie):
    """What belonged to the leerroute by `relatie` at a posted version: historical rows by key."""
    grenzen = lees_versie(versie, 1)
    return stand_bij(deel_van(leerroute, relatie), grenzen[0]) if grenzen else {}


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
        """The days before and after this edit on which the participation begins or ends; no begin is long ago."""
        if not self.instance.pk:
            return {self.cleaned_data.get("vanaf") or date.min} if self.cleaned_data.get("school") else set()
        dagen = {waarden.get("tot") for waarden in self._voor_en_na("tot")}
        dagen |= {waarden.get("vanaf") or date.min for waarden in self._voor_en_na("vanaf")}
        return dagen - {None}

    def _voor_en_na(self, veld):
        return (self.initial, self.cleaned_data) if veld in self.changed_data else ()


class Deelnamesetbasis(BaseInlineFormSet):
    """All participations of one leerroute, and an empty row for a school that joins; with one reason for all."""

    def __init__(self, *args, instance, vandaag, initial=None, **kwargs):
        kwargs["form_kwargs"] = {"vandaag": vandaag, "duo_melding": instance.regel.duo_melding}
        super().__init__(*args, instance=instance, queryset=Deelname.objects.select_related("school"), **kwargs)
        self.reden = (self.data.get("reden") or "").strip()[:100]
        self.redenfout = ""

    def clean(self):
        super().clean()
        grens = vastgesteld_tot()
        geraakt = {dag for form in self.forms if hasattr(form, "cleaned_data") for dag in form.dagen}
        if grens and not self.reden and any(dag <= grens for dag in geraakt):
            self.redenfout = reden_ontbreekt(grens)
            raise forms.ValidationError(self.redenfout)

    def samengevoegd(self, versie):
        """What was typed over `versie`, merged with the participations now: (data, labels that both changed)."""
        data = self._op_volgorde_van_nu()
        set_nu = type(self)(data, instance=self.instance, vandaag=self.form_kwargs["vandaag"])
        toen = _toen(self.instance, "deelnames", versie)
        eigen = []
        for form in set_nu.initial_forms:
            if form.instance.pk in toen:
                voor, nu = (
                    {naam: getattr(rij, naam) for naam in form.fields if naam in DATA}
                    for rij in (toen[form.instance.pk], form.instance)
                )
                eigen += [f"{form.instance.school}: {label}" for label in voeg_samen(form, data, voor, nu)]
        return data, eigen

    def _op_volgorde_van_nu(self):
        """The posted rows under the numbers of the participations that are there now; new ones come after them."""
        data, getypt = QueryDict(mutable=True), {}
        for nummer in range(self.initial_form_count()):
            getypt[self.data.get(f"{self.prefix}-{nummer}-id")] = nummer
        deelnames = list(self.get_queryset().all())
        rijen = [(deelname, getypt.get(str(deelname.pk))) for deelname in deelnames]
        rijen += [(None, nummer) for nummer in range(self.initial_form_count(), self.total_form_count())]
        for nieuw, (deelname, oud) in enumerate(rijen):
            for naam in ("id", "school", *DATA):
                nu = getattr(deelname, naam, None) or ""
                waarde = self.data.get(f"{self.prefix}-{oud}-{naam}", "") if oud is not None else nu
                data[f"{self.prefix}-{nieuw}-{naam}"] = deelname.pk if deelname and naam == "id" else waarde
        aantallen = {"TOTAL_FORMS": len(rijen), "INITIAL_FORMS": len(deelnames)}
        data.update({f"{self.prefix}-{naam}": aantal for naam, aantal in aantallen.items()} | {"reden": self.reden})
        return data

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

    def samengevoegd(self, versie):
        """What was typed over `versie`, merged with the counts now: (data, labels that both changed)."""
        toen = {rij.schooljaar: rij for rij in _toen(self.leerroute, "leerlingaantallen", versie).values()}
        voor, nu = (
            {f"{soort}_{jaar}": getattr(rijen.get(jaar), soort, None) for jaar in self.schooljaren for soort in SOORTEN}
            for rijen in (toen, self.bestaand)
        )
        data = self.data.copy()
        return data, list(voeg_samen(self, data, voor, nu))

    def save(self):
        """Write the years that changed; a year without any count and without a row stays away."""
        for jaar in self.schooljaren:
            namen = {soort: f"{soort}_{jaar}" for soort in SOORTEN}
            if set(namen.values()) & set(self.changed_data):
                rij = self.bestaand.get(jaar) or Leerlingaantal(leerroute=self.leerroute, schooljaar=jaar)
                for soort, naam in namen.items():
                    setattr(rij, soort, self.cleaned_data[naam])
                rij.save()

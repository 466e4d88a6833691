"""Forms for what people decide about an indicator: acties, another oordeel, words, milestones."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from doorlopend.forms import PortaalFormMixin
from doorlopend.models import Gebruiker
from monitoring.models import Actie, Beschrijving, Mijlpaal, Oordeelafwijking

NIET_IN_DE_TOEKOMST = "Vul een datum in die niet in de toekomst ligt."


class ActieForm(PortaalFormMixin, forms.ModelForm):
    class Meta:
        model = Actie
        fields = ["afspraak", "wat", "eigenaar", "deadline", "gedaan_op"]

    def __init__(self, *args, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        keuzes = Gebruiker.objects.met_recht("monitoring.change_actie", of=self.instance.eigenaar_id)
        self.fields["eigenaar"].queryset = keuzes

    def clean_gedaan_op(self):
        gedaan = self.cleaned_data["gedaan_op"]
        if gedaan and gedaan > self.vandaag:
            raise ValidationError(NIET_IN_DE_TOEKOMST)
        return gedaan


class IndicatorForm(PortaalFormMixin, forms.ModelForm):
    """A form about one indicator, which the address names; `door` and `nu` are recorded where the model has them."""

    def __init__(self, *args, vandaag, indicator, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.instance.indicator = indicator

    def leg_vast(self, *, door, nu):
        if hasattr(self.instance, "gezet_door_id") and self.instance.pk is None:
            self.instance.gezet_door, self.instance.gezet_op = door, nu
        return self.save()


class OordeelafwijkingForm(IndicatorForm):
    class Meta:
        model = Oordeelafwijking
        fields = ["oordeel", "reden", "vanaf", "tot"]
        labels = {"vanaf": "Vanaf welke dag geldt dit?", "tot": "Tot welke dag?"}
        help_texts = {"tot": "Leeg zolang het geldt. Deze dag telt zelf niet meer mee."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vanaf"].required = True

    def clean(self):
        gegevens = super().clean()
        vanaf, tot = gegevens.get("vanaf"), gegevens.get("tot")
        if vanaf and tot and tot <= vanaf:
            self.add_error("tot", "Kies een dag na de dag waarop dit ingaat.")
        if vanaf and self.instance.indicator.afwijkingen.exclude(pk=self.instance.pk).overlapt(vanaf, tot).exists():
            self.add_error("vanaf", "In deze tijd geldt al een ander oordeel. Beëindig dat eerst.")
        return gegevens


class BeschrijvingForm(IndicatorForm):
    class Meta:
        model = Beschrijving
        fields = ["datum", "stand", "tekst", "bewijs"]

    def clean_datum(self):
        datum = self.cleaned_data["datum"]
        if datum > self.vandaag:
            raise ValidationError(NIET_IN_DE_TOEKOMST)
        return datum


class MijlpaalForm(IndicatorForm):
    intrekken = forms.BooleanField(
        label="Trek deze mijlpaal in",
        required=False,
        help_text="Dan geldt weer wat het portaal uitrekent, of een eerdere mijlpaal.",
    )

    class Meta:
        model = Mijlpaal
        fields = ["datum", "aantal", "besluit_op", "toelichting"]
        labels = {"datum": "Vanaf welke dag?", "besluit_op": "Wanneer besloot de stuurgroep dit?"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        indicator = self.instance.indicator
        convenant = indicator.afspraak.actielijn.convenant
        self.eerste, self.laatste = convenant.nulmeting_op, indicator.geldende_doeldatum or convenant.doeldatum
        self.minst, self.meest = indicator.nulmeting or 0, indicator.geldend_doel
        tot = "" if self.meest is None else f" Het doel is {self.meest}."
        self.fields["aantal"].label = f"Hoeveel {indicator.eenheid} zijn er dan nodig?"
        self.fields["aantal"].help_text = f"De nulmeting is {self.minst}.{tot}"
        if self.instance.pk is None:
            del self.fields["intrekken"]

    def clean_datum(self):
        datum = self.cleaned_data["datum"]
        if not self.eerste <= datum <= self.laatste:
            van, tot = date_format(self.eerste), date_format(self.laatste)
            raise ValidationError(f"Kies een dag binnen het convenant: van {van} tot en met {tot}.")
        if self.instance.indicator.mijlpalen.exclude(pk=self.instance.pk).filter(datum=datum).exists():
            raise ValidationError("Er is al een mijlpaal op deze dag. Pas die aan of kies een andere dag.")
        return datum

    def clean_besluit_op(self):
        besluit = self.cleaned_data["besluit_op"]
        if besluit > self.vandaag:
            raise ValidationError(NIET_IN_DE_TOEKOMST)
        return besluit

    def clean_aantal(self):
        aantal = self.cleaned_data["aantal"]
        if aantal < self.minst:
            raise ValidationError(f"De nulmeting is {self.minst}. Vul dat aantal of meer in.")
        if self.meest is not None and aantal > self.meest:
            raise ValidationError(f"Het doel is {self.meest}. Vul dat aantal of minder in.")
        return aantal

    def leg_vast(self, *, door, nu):
        """Save the milestone, or take it back: then only its history is left. Returns it; without a pk when gone."""
        if self.cleaned_data.get("intrekken"):
            self.instance.delete()
            return self.instance
        return super().leg_vast(door=door, nu=nu)

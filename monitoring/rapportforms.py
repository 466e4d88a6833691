"""Forms of the voortgangsrapportage: a new one, its texts, and the decision of the stuurgroep."""

from datetime import date

from django import forms

from doorlopend.forms import PortaalFormMixin
from monitoring.metingen import schooljaren
from monitoring.models import Convenant, Rapportage
from monitoring.models.rapport import Halfjaar

IN_DE_TOEKOMST = "De peildatum ligt in de toekomst. Kies vandaag of een eerdere dag."
AL_GEMAAKT = "Er is al een voortgangsrapportage over dit halfjaar. Open die in de lijst."


def perioden():
    """The half-years of the covenant in order, as (schooljaar, halfjaar, usual peildatum)."""
    convenant = Convenant.objects.first()
    for jaar in schooljaren(convenant.nulmeting_op, convenant.doeldatum) if convenant else []:
        yield jaar.begin, Halfjaar.NAJAAR, date(jaar.begin, 11, 1)
        yield jaar.begin, Halfjaar.VOORJAAR, date(jaar.begin + 1, 4, 1)


def _code(schooljaar, halfjaar):
    return f"{schooljaar}-{halfjaar}"


class PeildatumMixin:
    """A peildatum that may not lie after `vandaag`."""

    def clean_peildatum(self):
        peildatum = self.cleaned_data["peildatum"]
        if peildatum > self.vandaag:
            raise forms.ValidationError(IN_DE_TOEKOMST)
        return peildatum


class NieuweRapportageForm(PeildatumMixin, PortaalFormMixin, forms.ModelForm):
    """The half-year and the day on which we count; the first half-year without a report comes first."""

    periode = forms.ChoiceField(
        label="Over welk halfjaar?", help_text="Er zijn twee voortgangsrapportages per schooljaar."
    )

    class Meta:
        model = Rapportage
        fields = ["peildatum"]
        help_texts = {"peildatum": "De dag waarop we tellen: meestal 1 november of 1 april. Niet in de toekomst."}

    def __init__(self, *args, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.perioden = {_code(jaar, halfjaar): (jaar, halfjaar, dag) for jaar, halfjaar, dag in perioden()}
        self.fields["periode"].choices = [
            (
                code,
                f"{Rapportage(schooljaar=jaar, halfjaar=halfjaar).periode.capitalize()}, schooljaar {jaar}-{jaar + 1}",
            )
            for code, (jaar, halfjaar, _) in self.perioden.items()
        ]
        self.order_fields(["periode", "peildatum"])
        self._stel_voor()

    def _stel_voor(self):
        """Suggest the last half-year that has begun its count and has no report yet."""
        gemaakt = {_code(*paar) for paar in Rapportage.objects.values_list("schooljaar", "halfjaar")}
        vrij = [(code, dag) for code, (*_, dag) in self.perioden.items() if code not in gemaakt and dag <= self.vandaag]
        if vrij:
            self.initial.setdefault("periode", vrij[-1][0])
            self.initial.setdefault("peildatum", vrij[-1][1])

    def clean_periode(self):
        jaar, halfjaar, _ = self.perioden[self.cleaned_data["periode"]]
        if Rapportage.objects.filter(schooljaar=jaar, halfjaar=halfjaar).exists():
            raise forms.ValidationError(AL_GEMAAKT)
        self.instance.schooljaar, self.instance.halfjaar = jaar, halfjaar
        return self.cleaned_data["periode"]

    @property
    def gewone_peildatum(self):
        """The usual peildatum of the half-year that was chosen."""
        return self.perioden[self.cleaned_data["periode"]][2]


class RapportageForm(PeildatumMixin, PortaalFormMixin, forms.ModelForm):
    """The texts of a report, and its peildatum as long as nothing was voorgelegd."""

    gewijzigd = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Rapportage
        fields = ["peildatum", "samenvatting", "gevraagde_besluiten", "gewijzigd"]
        help_texts = {"samenvatting": "Wat moet de stuurgroep weten? Een lege regel begint een nieuwe alinea."}

    def __init__(self, *args, vandaag, is_concept, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.fields["samenvatting"].widget.attrs["rows"] = 10
        if not is_concept:
            del self.fields["peildatum"]

    @property
    def teksten(self):
        """What is to be stored, without the counter."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "gewijzigd"}


class VaststellenForm(PortaalFormMixin, forms.Form):
    """The meeting in which the stuurgroep decided, and what it decided."""

    vergaderdatum = forms.DateField(
        label="Datum van de vergadering", help_text="De dag waarop de stuurgroep de rapportage heeft vastgesteld."
    )
    besluiten = forms.CharField(
        label="Besluiten",
        required=False,
        max_length=20000,
        widget=forms.Textarea,
        help_text="Wat heeft de stuurgroep besloten? Eén besluit per regel. Dit komt op de laatste pagina.",
    )

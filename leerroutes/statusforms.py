"""Forms for the steps of the status history."""

from django import forms
from django.core.exceptions import ValidationError

from doorlopend.forms import PortaalFormMixin
from doorlopend.geschiedenis import vastgesteld_tot
from leerroutes.acties import controleer_overgang, verdeel_plannen, zet_status
from leerroutes.redenen import reden_ontbreekt
from leerroutes.statussen import UITLEG, Status
from leerroutes.velden import Datumveld


class StatusForm(PortaalFormMixin, forms.Form):
    """A new status for a leerroute, on a date; when it stops, what becomes of its plans."""

    VERVALLEN, STAAN = "vervallen", "staan"

    status = forms.ChoiceField(
        label="Nieuwe status",
        widget=forms.RadioSelect,
        choices=[(status.value, status.label) for status in Status],
    )
    ingangsdatum = Datumveld(
        label="Vanaf welke datum?",
        help_text="Vanaf deze datum telt de status. Rapporten die al zijn voorgelegd, veranderen niet.",
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="Zichtbaar voor iedereen in het portaal. Schrijf geen namen van leerlingen op.",
    )
    plannen = forms.ChoiceField(
        label="Wat gebeurt er met de plannen?",
        widget=forms.RadioSelect,
        choices=[(VERVALLEN, "Laat de plannen vervallen"), (STAAN, "Laat de plannen staan")],
    )

    terug = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, leerroute, vandaag, **kwargs):
        kwargs.setdefault("initial", {"ingangsdatum": vandaag})
        super().__init__(*args, **kwargs)
        self.leerroute = leerroute
        self.fields["status"].help_text = " ".join(f"{Status(s).label}: {uitleg}" for s, uitleg in UITLEG.items())
        plannen = [str(plan) for plan in leerroute.stappen.plannen().op_volgorde()]
        if self.is_bound and self.data.get("status") == Status.GESTOPT and plannen:
            self.fields["plannen"].help_text = f"Deze leerroute heeft nog plannen: {', '.join(plannen)}."
        else:
            del self.fields["plannen"]

    def clean(self):
        gegevens = super().clean()
        self._controleer_toelichting(gegevens)
        if not self.errors:
            blijven, _ = verdeel_plannen(self.leerroute, status=gegevens["status"], alle=self.plannen_vervallen)
            try:
                controleer_overgang(blijven, status=gegevens["status"], ingangsdatum=gegevens["ingangsdatum"])
            except ValidationError as fout:
                self.add_error(None, fout)
        return gegevens

    def _controleer_toelichting(self, gegevens):
        """A reason, for what is unusual and for what reaches back before the last vastgestelde rapport."""
        datum, grens = gegevens.get("ingangsdatum"), vastgesteld_tot()
        if datum is None or gegevens.get("toelichting"):
            return
        if gegevens.get("status") == Status.AANGEBODEN and self.leerroute.mist_overeenkomst_op(datum):
            self.add_error(
                "toelichting",
                "Er is nog geen getekende overeenkomst. Vul eerst bij de gegevens in wanneer die is getekend, "
                "of schrijf hier op waarom de leerroute toch al start.",
            )
        elif grens and datum <= grens:
            self.add_error("toelichting", reden_ontbreekt(grens))

    @property
    def vervalt(self):
        """The plans that this status makes void, once the form is valid."""
        return verdeel_plannen(self.leerroute, status=self.cleaned_data["status"], alle=self.plannen_vervallen)[1]

    @property
    def plannen_vervallen(self):
        return self.cleaned_data.get("plannen") == self.VERVALLEN

    def save(self, *, door, nu):
        """Record the step; returns the Statusstap. Raises ValidationError when the history changed meanwhile."""
        gegevens = {veld: self.cleaned_data[veld] for veld in ("status", "ingangsdatum", "toelichting")}
        return zet_status(self.leerroute, **gegevens, plannen_vervallen=self.plannen_vervallen, door=door, nu=nu)


class VervalForm(PortaalFormMixin, forms.Form):
    """Why a status step is void."""

    reden = forms.CharField(label="Waarom vervalt deze stap?", max_length=200)


class Bulkstatusform(PortaalFormMixin, forms.Form):
    """One status, day and explanation for several leerroutes."""

    status = forms.ChoiceField(
        label="Nieuwe status",
        widget=forms.RadioSelect,
        choices=[(status.value, status.label) for status in Status],
    )
    ingangsdatum = Datumveld(
        label="Vanaf welke datum?",
        help_text="Vanaf deze datum telt de status. Rapporten die al zijn voorgelegd, veranderen niet.",
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="Komt bij elke leerroute te staan. Schrijf geen namen van leerlingen op.",
    )
    terug = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("status"):
            gegevens["status_naam"] = Status(gegevens["status"]).label
        return gegevens

"""Forms of the register of leerroutes; what they ask and allow follows from REGELS."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef

from doorlopend.forms import PortaalFormMixin
from doorlopend.models import School
from leerroutes.acties import controleer_overgang, verdeel_plannen, zet_status
from leerroutes.models import Deelname, Leerroute
from leerroutes.soorten import PROGRAMMAS, REGELS, Leerweg, Soort
from leerroutes.statussen import UITLEG, Status

GEMEENSCHAPPELIJK = ("naam", "leerweg", "scholen", "mbo", "college", "sector", "opleiding", "opmerking")
PER_SOORT = ("mbo_niveau", "leertraject", "crebo", "keuzedeelcode", "programma", "samen_met_mbo")
EERSTE_DATUM, LAATSTE_DATUM = date(2000, 1, 1), date(2040, 12, 31)


class Datumveld(forms.DateField):
    """A date within the years that make sense for a leerroute."""

    def clean(self, value):
        datum = super().clean(value)
        if datum and not EERSTE_DATUM <= datum <= LAATSTE_DATUM:
            raise ValidationError(f"Kies een datum van {EERSTE_DATUM.year} tot en met {LAATSTE_DATUM.year}.")
        return datum


class Schoolkeuze(forms.ModelMultipleChoiceField):
    """Schools by roepnaam; the address tells apart those that share one."""

    widget = forms.CheckboxSelectMultiple

    def _check_values(self, value):
        try:
            return super()._check_values(value)
        except OverflowError:  # SQLite, at a key of more than 64 bits
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None

    def label_from_instance(self, school):
        return f"{school.roepnaam} ({school.straat})" if school.naamgenoten else school.roepnaam


def scholen_met_naamgenoten():
    """All schools in alphabetical order, annotated with `naamgenoten`: whether another has the same roepnaam."""
    anderen = School.objects.filter(roepnaam=OuterRef("roepnaam")).exclude(pk=OuterRef("pk"))
    return School.objects.annotate(naamgenoten=Exists(anderen)).order_by("roepnaam", "pk")


def opsomming(keuzes):
    """Choices in words: "2", "3 of 4", "2, 3 of 4"."""
    *eerste, laatste = [str(keuze) for keuze in keuzes]
    return f"{', '.join(eerste)} of {laatste}" if eerste else laatste


def lopende_deelnames(leerroute, dag):
    """The participations that have not ended on `dag`, those that have yet to begin included."""
    return [deelname for deelname in leerroute.deelnames.all() if deelname.tot is None or deelname.tot > dag]


class LeerrouteForm(PortaalFormMixin, forms.ModelForm):
    """A leerroute of one soort; fields that the soort doesn't ask are left out.

    `soort` is fixed: that of the instance, or the one chosen before. `uit_blad` says that the data is a
    row of a sheet: then mbo, leertraject and schools may be empty, a programme may be one we don't know, and
    a school that joins does so with an open period. After validation `waarschuwingen` holds (field, message) of what is
    unusual but allowed.
    """

    scholen = Schoolkeuze(School.objects.none(), label="Scholen")
    programma = forms.ChoiceField(
        label="Praktijkgericht programma",
        required=False,
        choices=[("", "Nog niet gekozen"), *((naam, naam) for naam in PROGRAMMAS)],
    )
    samen_met_mbo = forms.TypedChoiceField(
        label="Samen met het mbo ontwikkeld",
        required=False,
        choices=[("", "Onbekend"), ("True", "Ja"), ("False", "Nee")],
        coerce=lambda waarde: waarde == "True",
        empty_value=None,
    )

    class Meta:
        model = Leerroute
        fields = ["naam", "leerweg", "mbo_niveau", "scholen", "mbo", "college", "sector", "leertraject", "opleiding"]
        fields += ["crebo", "keuzedeelcode", "programma", "samen_met_mbo", "opmerking"]

    def __init__(self, *args, soort, vandaag, uit_blad=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.soort, self.regel, self.vandaag, self.uit_blad = soort, REGELS[soort], vandaag, uit_blad
        self.waarschuwingen = []
        self.instance.soort = soort
        for naam in set(PER_SOORT) - set(self.regel.velden):
            del self.fields[naam]
        self.fields["leerweg"].choices = [
            ("", "Kies een leerweg"),
            *((code, Leerweg(code).label) for code in self.regel.leerwegen),
        ]
        self.fields["leerweg"].error_messages["invalid_choice"] = (
            f"Kies een van de mogelijkheden. Een {Soort(soort).label.lower()} kan voor "
            f"{opsomming(Leerweg(code).label.lower() for code in self.regel.leerwegen)}."
        )
        self.fields["scholen"].queryset = School.objects.all() if uit_blad else scholen_met_naamgenoten()
        self.fields["scholen"].required = not uit_blad
        self.fields["mbo"].required = self.regel.mbo_verplicht and not uit_blad
        self._vraag_niveau()
        if "leertraject" in self.fields:
            self.fields["leertraject"].required = not uit_blad
            if not self.instance.pk:
                self.fields["leertraject"].initial = self.regel.leertraject[0]
        if "programma" in self.fields:
            eigen = {self.instance.programma, self.data.get("programma", "") if uit_blad else ""} - {"", *PROGRAMMAS}
            self.fields["programma"].choices += [(naam, naam) for naam in eigen]
        if self.instance.pk and not uit_blad:
            self.fields["scholen"].initial = [
                deelname.school_id for deelname in lopende_deelnames(self.instance, vandaag)
            ]

    def _vraag_niveau(self):
        if "mbo_niveau" not in self.fields:
            return
        veld = self.fields["mbo_niveau"]
        niveaus = sorted({niveau for per_leerweg in self.regel.niveaus.values() for niveau in per_leerweg})
        veld.required = self.regel.niveau_verplicht
        veld.choices = [("", "Kies een niveau"), *((n, f"Niveau {n}") for n in niveaus)]
        veld.error_messages["required"] = f"Kies het mbo-niveau: {opsomming(niveaus)}."
        veld.error_messages["invalid_choice"] = (
            f"Een {Soort(self.soort).label.lower()} gaat naar mbo-niveau {opsomming(niveaus)}. Kies een ander niveau."
        )

    def clean(self):
        gegevens = super().clean()
        self._controleer_niveau(gegevens.get("leerweg"), gegevens.get("mbo_niveau"))
        college, mbo = gegevens.get("college"), gegevens.get("mbo")
        if college and mbo and college.instelling_id != mbo.pk:
            self.add_error("college", f"Dit college hoort bij {college.instelling}. Kies een college van {mbo}.")
        self.waarschuwingen = [
            (veld, melding) for veld, melding in self._waarschuwingen(gegevens) if veld not in self.errors
        ]
        return gegevens

    def _waarschuwingen(self, gegevens):
        """What is unusual or missing, but no reason to refuse a row of a sheet."""
        if self.regel.mbo_verplicht and not gegevens.get("mbo"):
            yield "mbo", "Er is nog geen mbo ingevuld. Vul de mbo-instelling in als die bekend is."
        if self.regel.leertraject and not gegevens.get("leertraject"):
            yield "leertraject", "Er is nog geen leertraject ingevuld. Vul BOL of BBL in als dat bekend is."
        if self.regel.leertraject_waarschuwing and gegevens.get("leertraject") == self.regel.leertraject[1]:
            yield "leertraject", self.regel.leertraject_waarschuwing
        if gegevens.get("programma") and gegevens["programma"] not in PROGRAMMAS:
            yield "programma", "Dit programma kennen we niet. Controleer de spelling."

    def _controleer_niveau(self, leerweg, niveau):
        """The pairs of leerweg and niveau that the law allows (WVO 2020 art. 2.107a)."""
        toegestaan = self.regel.niveaus.get(leerweg)
        if toegestaan and niveau is not None and niveau not in toegestaan:
            self.add_error(
                "mbo_niveau",
                f"Een {Soort(self.soort).label.lower()} van {Leerweg(leerweg).label.lower()} gaat naar "
                f"mbo-niveau {opsomming(toegestaan)}. Kies een ander niveau of een andere leerweg.",
            )

    @transaction.atomic
    def save(self, commit=True):
        vanaf = None if self.uit_blad or self.instance.pk is None else self.vandaag
        self.instance.save()
        leerroute = self.instance
        gekozen = {school.pk for school in self.cleaned_data["scholen"]}
        lopend = {deelname.school_id: deelname for deelname in lopende_deelnames(leerroute, self.vandaag)}
        for school in gekozen - set(lopend):
            Deelname.objects.create(leerroute=leerroute, school_id=school, vanaf=vanaf)
        for school in set(lopend) - gekozen:
            self._beeindig(lopend[school])
        return leerroute

    def _beeindig(self, deelname):
        """End a participation today; one that begins today or later never was and goes."""
        if deelname.vanaf and deelname.vanaf >= self.vandaag:
            deelname.delete()
        else:
            deelname.tot = self.vandaag
            deelname.save(update_fields=["tot"])


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
        if not self.errors:
            blijven, _ = verdeel_plannen(self.leerroute, status=gegevens["status"], alle=self.plannen_vervallen)
            try:
                controleer_overgang(blijven, status=gegevens["status"], ingangsdatum=gegevens["ingangsdatum"])
            except ValidationError as fout:
                self.add_error(None, fout)
        return gegevens

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

"""Forms of the meetings of decanen: the meeting itself, the series of a year, what was decided."""

from datetime import time

from django import forms
from django.core.exceptions import ValidationError

from doorlopend.bestanden import Bestandsveld
from doorlopend.bijeenkomsten import JAREN, Staat
from doorlopend.forms import DagFormMixin, PortaalFormMixin, kleed_aan
from doorlopend.models import Gebruiker, School
from doorlopend.organisatievelden import Organisatieveld
from doorlopend.rechten import mag_overal
from doorlopend.schooljaar import Schooljaar
from lob.bijeenkomstacties import GEEN_LEERLINGEN, bewaar_bijeenkomst, bewaar_verslag, plan_reeks
from lob.models import Agendapuntsoort, Decanenbijeenkomst

SJABLOON = (
    ("Opening en mededelingen", Agendapuntsoort.MEDEDELING),
    ("Verslag en actiepunten van de vorige keer", Agendapuntsoort.BESLUIT),
    ("Thema van vandaag", Agendapuntsoort.BESPREKEN),
    ("Rondvraag en sluiting", Agendapuntsoort.MEDEDELING),
)
BEGIN, EINDE = time(15), time(17)
AANTAL = 4
WIJZIGEN = "lob.change_decanenbijeenkomst"
EXTRA = 3


class Regels:
    """Numbered rows of fields within one form: `velden` gives the fields of a row by name."""

    def __init__(self, form, aantal, velden):
        self.form, self.aantal, self.namen = form, aantal, list(velden(1))
        for nummer in range(1, aantal + 1):
            for naam, veld in velden(nummer).items():
                kleed_aan(veld)
                form.fields[f"{naam}_{nummer}"] = veld

    def __iter__(self):
        """Per row its bound fields, for the template."""
        for nummer in range(1, self.aantal + 1):
            yield [self.form[f"{naam}_{nummer}"] for naam in self.namen]

    def waarden(self):
        """Per row (number, {name: cleaned value}); after cleaning."""
        for nummer in range(1, self.aantal + 1):
            yield nummer, {naam: self.form.cleaned_data.get(f"{naam}_{nummer}") for naam in self.namen}


class BijeenkomstForm(DagFormMixin, forms.ModelForm):
    """A meeting with its agenda; `vandaag` decides what can have been held."""

    gastheer = Organisatieveld(label="Wie ontvangt?", required=False, help_text="De school of het mbo waar u bent.")

    link = forms.URLField(label="Link voor online", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Decanenbijeenkomst
        fields = ["staat", "thema", "datum", "begin", "einde", "plaats", "link", "gastheer", "voorzitter", "notulist"]
        fields += ["contactpersoon", "reden"]
        widgets = {"staat": forms.RadioSelect}

    def __init__(self, *args, vandaag, door, nu, **kwargs):
        self.vandaag, self.door, self.nu = vandaag, door, nu
        kwargs["initial"] = self._begin(kwargs.get("instance")) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["reden"].help_text = "Alleen als de bijeenkomst niet doorgaat."
        self._vraag_contactpersoon()
        if self.instance.pk is None:
            # A meeting that is new was not called off yet.
            del self.fields["reden"]
            self.fields["staat"].choices = [keuze for keuze in Staat.choices if keuze[0] != Staat.GEANNULEERD]
        punten = list(self.instance.agendapunten.all()) if self.instance.pk else []
        bekend = [(punt.titel, punt.soort) for punt in punten] or ([] if self.instance.pk else SJABLOON)
        self.agenda = Regels(self, len(bekend) + EXTRA, lambda nummer: _agendavelden(nummer, bekend))

    def _vraag_contactpersoon(self):
        """Who plans for everybody says who the contact is; for the others it is whoever registers the meeting."""
        if mag_overal(self.door, WIJZIGEN):
            keuzes = Gebruiker.objects.met_recht(WIJZIGEN, of=self.instance.contactpersoon_id)
            self.fields["contactpersoon"].queryset = keuzes
        else:
            del self.fields["contactpersoon"]

    def _begin(self, instance):
        if instance and instance.pk:
            return {"gastheer": instance.gastheer}
        eigen = self.door.school or self.door.mbo
        waar = {"gastheer": eigen, "plaats": str(eigen or "")}
        return waar | {"contactpersoon": self.door.pk, "begin": BEGIN, "einde": EINDE}

    def clean(self):
        super().clean()
        gastheer = self.cleaned_data.get("gastheer")
        self.instance.gastheer_school = gastheer if isinstance(gastheer, School) else None
        self.instance.gastheer_mbo = gastheer if gastheer and not isinstance(gastheer, School) else None
        if self.cleaned_data.get("staat") == Staat.GEANNULEERD:
            return self.cleaned_data
        if self.cleaned_data.get("reden"):
            self.add_error("reden", "Maak dit leeg, of kies “Geannuleerd”.")
        return self.cleaned_data

    def save(self, commit=True):
        agenda = [(rij["agenda"], rij["soort"]) for _, rij in self.agenda.waarden() if rij["agenda"]]
        return bewaar_bijeenkomst(self.instance, agenda=agenda, door=self.door, nu=self.nu)


def _agendavelden(nummer, bekend):
    titel, soort = bekend[nummer - 1] if nummer <= len(bekend) else ("", Agendapuntsoort.BESPREKEN)
    return {
        "agenda": forms.CharField(label=f"Agendapunt {nummer}", max_length=200, required=False, initial=titel),
        "soort": forms.ChoiceField(
            label=f"Soort van punt {nummer}", choices=Agendapuntsoort, required=False, initial=soort
        ),
    }


class ReeksForm(PortaalFormMixin, forms.Form):
    """The meetings of one school year at once, all with the same agenda to start from."""

    begin = forms.TimeField(label="Begin", initial=BEGIN)
    einde = forms.TimeField(label="Einde", initial=EINDE)
    plaats = forms.CharField(label="Plaats", max_length=200, help_text="U kunt dit later per bijeenkomst wijzigen.")
    agenda = forms.CharField(
        label="Agenda",
        widget=forms.Textarea,
        initial="\n".join(titel for titel, _ in SJABLOON),
        help_text="Eén punt per regel. Elke bijeenkomst begint met deze agenda.",
    )

    def __init__(self, *args, vandaag, door, nu, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag, self.door, self.nu = vandaag, door, nu
        self.rijen = Regels(self, AANTAL, self._velden)

    @staticmethod
    def _velden(nummer):
        return {
            "datum": forms.DateField(label=f"Datum van bijeenkomst {nummer}", required=False),
            "thema": forms.CharField(
                label=f"Thema van bijeenkomst {nummer}",
                max_length=200,
                required=False,
                initial=f"Decanenbijeenkomst {nummer}",
            ),
        }

    def clean(self):
        super().clean()
        begin, einde = self.cleaned_data.get("begin"), self.cleaned_data.get("einde")
        if begin and einde and einde <= begin:
            self.add_error("einde", "Het einde ligt voor het begin. Pas een van beide tijden aan.")
        datums = {nummer: rij["datum"] for nummer, rij in self.rijen.waarden() if rij["datum"]}
        if not datums and not self.errors:
            self.add_error("datum_1", "Vul minstens één datum in.")
        bezet = set(Decanenbijeenkomst.objects.exclude(staat=Staat.GEANNULEERD).values_list("datum", flat=True))
        for nummer, datum in datums.items():
            if fout := self._datumfout(nummer, datum, datums, bezet):
                self.add_error(f"datum_{nummer}", fout)
            if not self.cleaned_data.get(f"thema_{nummer}"):
                self.add_error(f"thema_{nummer}", "Vul een thema in.")
        return self.cleaned_data

    def _datumfout(self, nummer, datum, datums, bezet):
        eerste = min(datums)
        if datum < self.vandaag:
            return "Deze dag is al geweest. Kies een dag vanaf vandaag."
        if datum.year not in JAREN:
            return "Dit jaartal kan niet kloppen. Vul een datum in, bijvoorbeeld 8-10-2026."
        if datum in bezet or datum in [ander for volg, ander in datums.items() if volg < nummer]:
            return "Op deze dag is al een bijeenkomst. Kies een andere dag."
        if Schooljaar.op(datum) != Schooljaar.op(datums[eerste]):
            return f"Deze dag valt niet in schooljaar {Schooljaar.op(datums[eerste])}. Plan per schooljaar."
        return ""

    def save(self):
        rijen = [(rij["datum"], rij["thema"]) for _, rij in self.rijen.waarden() if rij["datum"]]
        titels = [" ".join(regel.split())[:200] for regel in self.cleaned_data["agenda"].splitlines()]
        gegevens = {naam: self.cleaned_data[naam] for naam in ("begin", "einde", "plaats")}
        soorten = dict(SJABLOON)
        agenda = [(titel, soorten.get(titel, Agendapuntsoort.BESPREKEN)) for titel in titels if titel]
        return plan_reeks(rijen, agenda=agenda, door=self.door, nu=self.nu, **gegevens)


class VerslagForm(PortaalFormMixin, forms.ModelForm):
    """The verslag with what was decided and promised."""

    besluiten = forms.CharField(
        label="Besluiten", widget=forms.Textarea, required=False, help_text="Eén besluit per regel."
    )
    bijlage = Bestandsveld(label="Bijlage", required=False)

    class Meta:
        model = Decanenbijeenkomst
        fields = ["verslag", "besluiten", "bijlage"]

    def __init__(self, *args, door, nu, **kwargs):
        self.door, self.nu = door, nu
        besluiten = [besluit.tekst for besluit in kwargs["instance"].besluiten.all()]
        kwargs["initial"] = {"besluiten": "\n".join(besluiten)} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["verslag"].help_text = f"{GEEN_LEERLINGEN} Een lijst maakt u met een streepje voor elke regel."
        punten = list(self.instance.actiepunten.open())
        self.punten = dict(enumerate(punten, start=1))
        self.acties = Regels(self, len(punten) + EXTRA, lambda nummer: _actievelden(nummer, self.punten.get(nummer)))

    def clean_besluiten(self):
        regels = [" ".join(regel.split()) for regel in self.cleaned_data["besluiten"].splitlines()]
        if any(len(regel) > 500 for regel in regels):
            raise ValidationError("Maak elk besluit korter: hoogstens 500 tekens.")
        return [regel for regel in regels if regel]

    def clean(self):
        super().clean()
        for nummer, rij in self.acties.waarden():
            for naam, wat in (("eigenaar", "Vul in wie het doet."), ("uiterlijk", "Vul in wanneer het af moet zijn.")):
                if rij["actie"] and not rij[naam] and f"{naam}_{nummer}" not in self.errors:
                    self.add_error(f"{naam}_{nummer}", wat)
            if not rij["actie"] and nummer not in self.punten and (rij["eigenaar"] or rij["uiterlijk"]):
                self.add_error(f"actie_{nummer}", "Vul in wat er moet gebeuren, of maak deze regel leeg.")
        return self.cleaned_data

    def save(self, commit=True):
        gezien = [(nummer, rij) for nummer, rij in self.acties.waarden() if f"actie_{nummer}" in self.data]
        acties = [(self.punten.get(nummer), rij) for nummer, rij in gezien]
        bijlage = self.cleaned_data["bijlage"]
        besluiten = self.cleaned_data["besluiten"]
        return bewaar_verslag(
            self.instance, besluiten=besluiten, acties=acties, bijlage=bijlage, door=self.door, nu=self.nu
        )


def _actievelden(nummer, punt):
    return {
        "actie": forms.CharField(
            label=f"Actiepunt {nummer}", max_length=500, required=False, initial=punt and punt.tekst
        ),
        "eigenaar": forms.CharField(
            label="Wie doet het?",
            max_length=120,
            required=False,
            initial=punt and punt.eigenaar,
            widget=forms.TextInput({"list": "mensen", "autocomplete": "off"}),
        ),
        "uiterlijk": forms.DateField(label="Uiterlijk op", required=False, initial=punt and punt.uiterlijk),
    }

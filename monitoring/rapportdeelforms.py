"""The forms in which people write a part of a report: its texts, and the rows of means, risks and decisions.

Each is one flat form, so that a draft of it is a plain dict of what was typed.
"""

import re
from collections import defaultdict

from django import forms

from doorlopend.forms import kleed_aan
from doorlopend.models import Partner
from doorlopend.opmaak import opgeschoond
from monitoring.models.rapportdelen import Mate, Risico
from monitoring.models.rapportgang import Besluitstand
from monitoring.rapportbijdragen import getal, te_volgen

LANGSTE_TEKST = 80_000  # room for ten thousand words
RISICOVELDEN = ("omschrijving", "kans", "gevolg", "eigenaar", "maatregel")
LEGE_RISICOS, MEESTE_RISICOS = 2, 40


class Tekstveld(forms.CharField):
    """A text of several lines in a small part of Markdown; pasted text comes out clean."""

    def __init__(self, *, rijen=4, **kwargs):
        super().__init__(required=False, widget=forms.Textarea, **kwargs)
        self.rijen = rijen

    def widget_attrs(self, widget):
        """Without maxlength: a browser cuts off what is pasted and says nothing; the form keeps it and tells."""
        return {}

    def to_python(self, value):
        return opgeschoond(super().to_python(value))


class DeelForm(forms.Form):
    """The texts of one part; `gewijzigd` is the state of it that the writer saw."""

    gewijzigd = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args, rapportage, onderdeel, vorige, **kwargs):
        super().__init__(*args, **kwargs)
        self.rapportage, self.onderdeel, self.vorige = rapportage, onderdeel, vorige
        for veld in onderdeel.velden:
            self.fields[veld.naam] = Tekstveld(
                label=veld.label, help_text=veld.hulp, max_length=LANGSTE_TEKST, rijen=veld.rijen
            )
        self.voeg_rijen_toe()
        for veld in self.fields.values():
            kleed_aan(veld)
            if isinstance(veld, Tekstveld):
                veld.widget.attrs["rows"] = veld.rijen

    def voeg_rijen_toe(self):
        """Add the fields of the rows, when this kind of part has any."""

    @classmethod
    def beginwaarden(cls, rapportage, deel, vorige):
        """What is saved, as the initial values of the form."""
        return {"gewijzigd": deel.gewijzigd, **deel.teksten}

    @property
    def teksten(self):
        return {veld.naam: self.cleaned_data[veld.naam] for veld in self.onderdeel.velden}

    @property
    def rijen(self):
        """For saving: a dict of fields for each row."""
        return []

    def tekstvelden(self):
        return [(veld, self[veld.naam]) for veld in self.onderdeel.velden]


class MiddelenForm(DeelForm):
    """For each of the nine partners: enough people and means, how much, and a note."""

    ANTWOORDEN = (("ja", "Ja"), ("nee", "Nee"))

    def voeg_rijen_toe(self):
        self.partners = list(Partner.objects.all())
        for partner in self.partners:
            self.fields[f"voldoende_{partner.pk}"] = forms.ChoiceField(
                label=f"Voldoende bij {partner}?", choices=self.ANTWOORDEN, required=False, widget=forms.RadioSelect
            )
            self.fields[f"fte_{partner.pk}"] = forms.DecimalField(
                label="Fte", required=False, localize=True, min_value=0, max_value=500, max_digits=5, decimal_places=2
            )
            self.fields[f"toelichting_{partner.pk}"] = Tekstveld(label="Toelichting", max_length=2000, rijen=2)

    @classmethod
    def beginwaarden(cls, rapportage, deel, vorige):
        waarden = super().beginwaarden(rapportage, deel, vorige)
        for antwoord in rapportage.middelen.all():
            waarden |= {
                f"voldoende_{antwoord.partner_id}": {True: "ja", False: "nee"}.get(antwoord.voldoende, ""),
                f"fte_{antwoord.partner_id}": getal(antwoord.fte),
                f"toelichting_{antwoord.partner_id}": antwoord.toelichting,
            }
        return waarden

    @property
    def rijen(self):
        return [
            {
                "partner": partner,
                "voldoende": {"ja": True, "nee": False}.get(self.cleaned_data[f"voldoende_{partner.pk}"]),
                "fte": self.cleaned_data[f"fte_{partner.pk}"],
                "toelichting": self.cleaned_data[f"toelichting_{partner.pk}"],
            }
            for partner in self.partners
        ]

    def tabel(self):
        """The rows as the page shows them: (partner, three fields, what the last report said)."""
        eerder = {rij["id"]: rij for rij in self.vorige.inhoud.get("middelen", [])} if self.vorige else {}
        velden = ("voldoende", "fte", "toelichting")
        return [
            (partner, [self[f"{veld}_{partner.pk}"] for veld in velden], eerder.get(partner.pk))
            for partner in self.partners
        ]


class RisicoForm(DeelForm):
    """The risks in their order, with some empty rows at the end; a row that is emptied is removed."""

    def voeg_rijen_toe(self):
        laatste = laatste_risico(self.data if self.is_bound else self.initial)
        self.nummers = range(1, min(laatste + LEGE_RISICOS, MEESTE_RISICOS) + 1)
        for nummer in self.nummers:
            for naam in RISICOVELDEN:
                veld = Risico._meta.get_field(naam).formfield(required=False)
                if naam in ("omschrijving", "maatregel"):
                    veld = Tekstveld(label=veld.label, max_length=2000, rijen=2)
                self.fields[f"{naam}_{nummer}"] = veld

    @classmethod
    def beginwaarden(cls, rapportage, deel, vorige):
        waarden = super().beginwaarden(rapportage, deel, vorige)
        for risico in rapportage.risicos.all():
            waarden |= {f"{veld}_{risico.volgorde}": getattr(risico, veld) for veld in RISICOVELDEN}
        return waarden

    def clean(self):
        for nummer in self.nummers:
            velden = {naam: self.cleaned_data.get(f"{naam}_{nummer}") for naam in RISICOVELDEN}
            if any(velden.values()):
                for naam, waarde in velden.items():
                    if not waarde and f"{naam}_{nummer}" not in self.errors:
                        keuze = naam in ("kans", "gevolg")
                        self.add_error(f"{naam}_{nummer}", "Maak een keuze." if keuze else "Vul dit veld in.")

    @property
    def rijen(self):
        alle = [{naam: self.cleaned_data[f"{naam}_{nummer}"] for naam in RISICOVELDEN} for nummer in self.nummers]
        return [rij for rij in alle if any(rij.values())]

    def tabel(self):
        return [(nummer, [self[f"{naam}_{nummer}"] for naam in RISICOVELDEN]) for nummer in self.nummers]


class OpvolgingForm(DeelForm):
    """How far each earlier decision of the stuurgroep is, and what came of it."""

    def voeg_rijen_toe(self):
        self.besluiten = list(te_volgen(self.vorige))
        for besluit in self.besluiten:
            self.fields[f"stand_{besluit.pk}"] = forms.ChoiceField(
                label="Hoe ver is het?", choices=Besluitstand.choices
            )
            self.fields[f"opvolging_{besluit.pk}"] = Tekstveld(label="Wat is ervan gekomen?", max_length=5000, rijen=3)

    @classmethod
    def beginwaarden(cls, rapportage, deel, vorige):
        waarden = super().beginwaarden(rapportage, deel, vorige)
        for besluit in te_volgen(vorige):
            waarden |= {f"stand_{besluit.pk}": besluit.stand, f"opvolging_{besluit.pk}": besluit.opvolging}
        return waarden

    @property
    def rijen(self):
        return [
            {
                "besluit": besluit,
                "stand": self.cleaned_data[f"stand_{besluit.pk}"],
                "opvolging": self.cleaned_data[f"opvolging_{besluit.pk}"],
            }
            for besluit in self.besluiten
        ]

    def tabel(self):
        return [(b, [self[f"stand_{b.pk}"], self[f"opvolging_{b.pk}"]]) for b in self.besluiten]


FORMULIEREN = {"teksten": DeelForm, "middelen": MiddelenForm, "risicos": RisicoForm, "opvolging": OpvolgingForm}


def aangevuld(getypt, opgeslagen):
    """`getypt` (QueryDict) with what somebody else saved in each text and each row in which nothing was typed."""
    getypt, per_rij = getypt.copy(), defaultdict(dict)
    for naam, waarde in opgeslagen.items():
        per_rij[naam.rpartition("_")[2]][naam] = waarde
    for rij in per_rij.values():
        if not any(getypt.get(naam) for naam in rij):
            for naam, waarde in rij.items():
                getypt[naam] = waarde
    return getypt


def laatste_risico(waarden):
    """The number of the last risk in these values of the form in which something stands; 0 without any."""
    nummers = [int(m[1]) for sleutel in waarden if (m := re.fullmatch(r"omschrijving_([0-9]{1,2})", sleutel))]
    return max((n for n in nummers if any(waarden.get(f"{veld}_{n}") for veld in RISICOVELDEN)), default=0)


def vorige_rijen(onderdeel, vorige, getypt):
    """The rows of the last report that `getypt` (values of the form) lacks, as such values; {} where there are none.

    A row is taken over whole or not at all: half of one is a sentence that nobody wrote.
    """
    inhoud = vorige.inhoud if vorige else {}
    if onderdeel.vorm == "middelen":
        return _vorige_middelen(inhoud, getypt)
    if onderdeel.vorm == "risicos":
        return _vorige_risicos(inhoud, getypt)
    return {}


def _vorige_middelen(inhoud, getypt):
    waarden = {}
    for rij in inhoud.get("middelen", []):
        antwoord = {
            f"voldoende_{rij['id']}": {True: "ja", False: "nee"}.get(rij["voldoende"], ""),
            f"fte_{rij['id']}": rij["fte"] or "",
            f"toelichting_{rij['id']}": rij["toelichting"],
        }
        if not any(getypt.get(naam) for naam in antwoord):
            waarden |= antwoord
    return waarden


def _vorige_risicos(inhoud, getypt):
    codes = {label: code for code, label in Mate.choices}
    laatste = laatste_risico(getypt)
    bekend = {opgeschoond(getypt.get(f"omschrijving_{nummer}", "")) for nummer in range(1, laatste + 1)}
    nieuw = [rij for rij in inhoud.get("risicos", []) if rij["omschrijving"] not in bekend]
    waarden = {}
    for nummer, rij in enumerate(nieuw, start=laatste + 1):
        waarden |= {f"{veld}_{nummer}": codes.get(rij[veld], rij[veld]) for veld in RISICOVELDEN}
    return waarden

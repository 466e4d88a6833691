"""Forms of the register of leerroutes; what they ask and allow follows from REGELS."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from doorlopend.forms import PortaalFormMixin
from doorlopend.geschiedenis import vastgesteld_tot
from doorlopend.models import Gebruiker, School
from doorlopend.sectoren import keuzes_met_convenant
from leerroutes.models import Deelname, Leerroute
from leerroutes.redenen import reden_ontbreekt, redenveld
from leerroutes.soorten import DUUR, PROGRAMMAS, REGELS, Leerweg, Mboduur, Onderwerp, Soort
from leerroutes.velden import Datumveld, Schoolkeuze, ja_nee, opsomming, scholen_met_naamgenoten

PER_SOORT = (
    *("mbo_niveau", "leertraject", "crebo", "keuzedeelcode", "programma", "samen_met_mbo", "profiel", "mbo_duur"),
    *("nominale_duur", "vmbo_diploma", "vrijstelling", "overeenkomst_getekend_op", "overeenkomst_onderwerpen"),
)
# What decides whether a leerroute counts: changing it changes the past as well.
TELVELDEN = ("leerweg", "mbo_niveau")


def lopende_deelnames(leerroute, dag):
    """The participations that have not ended on `dag`, those that have yet to begin included."""
    return [deelname for deelname in leerroute.deelnames.all() if deelname.tot is None or deelname.tot > dag]


class LeerrouteForm(PortaalFormMixin, forms.ModelForm):
    """A leerroute of one soort; fields that the soort doesn't ask are left out.

    `soort` is fixed: that of the instance, or the one chosen before. After validation `waarschuwingen` holds
    (field, message) of what is unusual but allowed. A row of a sheet has a form of its own (BladrijForm).
    """

    uit_blad = False

    secties = (
        (
            "De leerroute",
            ("naam", "leerweg", "mbo_niveau", "profiel", "sector", "leertraject", "opleiding", "crebo", "keuzedeelcode")
            + ("programma", "samen_met_mbo", "mbo_duur", "nominale_duur", "vmbo_diploma", "vrijstelling")
            + ("komt_voort_uit",),
        ),
        (
            "Wie doen mee?",
            ("scholen", "scholen_vanaf", "mbo", "college", "contact_vo", "contact_vo_email", "contact_mbo")
            + ("contact_mbo_email", "contactpersoon"),
        ),
        ("Overeenkomst", ("overeenkomst_getekend_op", "overeenkomst_onderwerpen")),
        ("Hoe gaat het verder?", ("knelpunt", "volgende_stap", "volgende_stap_wie", "volgende_stap_op")),
        ("Wat anderen eraan hebben", ("omschrijving", "leeropbrengsten", "resultaten", "geleerd")),
        ("Tot slot", ("afwijking_reden", "opmerking", "reden")),
    )

    scholen = Schoolkeuze(School.objects.none(), label="Scholen", show_hidden_initial=True)
    programma = forms.ChoiceField(
        label="Praktijkgericht programma",
        required=False,
        choices=[("", "Nog niet gekozen"), *((naam, naam) for naam in PROGRAMMAS)],
    )
    samen_met_mbo = ja_nee("Samen met het mbo ontwikkeld")
    vmbo_diploma = ja_nee("Krijgt de leerling ook een vmbo-diploma?")
    overeenkomst_getekend_op = Datumveld(label="Overeenkomst getekend op", required=False)
    overeenkomst_onderwerpen = forms.MultipleChoiceField(
        label="Onderwerpen die in de overeenkomst zijn geregeld",
        required=False,
        choices=Onderwerp.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="De wet noemt er tien (WVO 2020 art. 2.107b).",
    )
    volgende_stap_op = Datumveld(label="Voor wanneer?", required=False)
    nominale_duur = forms.IntegerField(
        label="Hoeveel jaar duurt de hele leerroute?",
        required=False,
        min_value=1,
        max_value=8,
        help_text="Geteld vanaf leerjaar 3.",
    )
    scholen_vanaf = Datumveld(
        label="Vanaf welke dag doen scholen mee of niet meer mee?",
        required=False,
        help_text="Geldt voor de scholen die u aanvinkt of uitvinkt. Leeg is vandaag.",
    )
    reden = redenveld()

    class Meta:
        model = Leerroute
        fields = ["naam", "leerweg", "mbo_niveau", "scholen", "mbo", "college", "sector", "leertraject", "opleiding"]
        fields += ["crebo", "keuzedeelcode", "programma", "samen_met_mbo", "profiel", "mbo_duur", "nominale_duur"]
        fields += ["vmbo_diploma", "vrijstelling", "overeenkomst_getekend_op", "overeenkomst_onderwerpen"]
        fields += ["contact_vo", "contact_vo_email", "contact_mbo", "contact_mbo_email", "contactpersoon"]
        fields += ["knelpunt", "volgende_stap", "volgende_stap_wie", "volgende_stap_op"]
        fields += ["omschrijving", "leeropbrengsten", "resultaten", "geleerd", "komt_voort_uit"]
        fields += ["afwijking_reden", "opmerking"]

    def __init__(self, *args, soort, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.soort, self.regel, self.vandaag = soort, REGELS[soort], vandaag
        self.waarschuwingen = []
        self.instance.soort = soort
        for naam in set(PER_SOORT) - set(self.regel.velden):
            del self.fields[naam]
        if self.instance.pk is None:
            del self.fields["scholen_vanaf"], self.fields["reden"]
        self.fields["leerweg"].choices = [
            ("", "Kies een leerweg"),
            *((code, Leerweg(code).label) for code in self.regel.leerwegen),
        ]
        self.fields["leerweg"].error_messages["invalid_choice"] = (
            f"Kies een van de mogelijkheden. Een {Soort(soort).label.lower()} kan voor "
            f"{opsomming(Leerweg(code).label.lower() for code in self.regel.leerwegen)}."
        )
        self.fields["mbo"].required = self.regel.mbo_verplicht
        self.fields["sector"].choices = [("", "Nog niet bekend"), *keuzes_met_convenant()]
        self._vraag_scholen()
        self._vraag_niveau()
        self._vraag_verwijzingen()
        if "leertraject" in self.fields:
            self.fields["leertraject"].required = True
            if not self.instance.pk:
                self.fields["leertraject"].initial = self.regel.leertraject[0]
        if "programma" in self.fields:
            eigen = {self.instance.programma} - {"", *PROGRAMMAS}
            self.fields["programma"].choices += [(naam, naam) for naam in eigen]

    def _vraag_scholen(self):
        self.fields["scholen"].queryset = scholen_met_naamgenoten()
        if self.instance.pk:
            # Not the schools that Django finds: those that left are among them.
            lopend = lopende_deelnames(self.instance, self.vandaag)
            self.initial["scholen"] = [deelname.school_id for deelname in lopend]

    def _vraag_verwijzingen(self):
        """Other leerroutes, and the people who may change leerroutes."""
        andere = Leerroute.objects.exclude(pk=self.instance.pk).only("naam")
        self.fields["komt_voort_uit"].queryset = andere
        self.fields["contactpersoon"].queryset = Gebruiker.objects.met_recht(
            "leerroutes.change_leerroute", of=self.instance.contactpersoon_id
        )

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
        self._controleer_duur(gegevens.get("mbo_duur"), gegevens.get("nominale_duur"))
        self._controleer_overeenkomst(gegevens.get("overeenkomst_getekend_op"))
        self._controleer_reden(gegevens)
        ongebruikelijk = [(veld, tekst) for veld, tekst in self._ongebruikelijk(gegevens) if veld not in self.errors]
        if not self.uit_blad and not gegevens.get("afwijking_reden"):
            for veld, tekst in ongebruikelijk:
                self.add_error(veld, f"{tekst} Klopt het toch? Leg dan bij “Waarom is het hier anders?” uit waarom.")
        self.waarschuwingen = [*ongebruikelijk] + [
            (veld, melding) for veld, melding in self._onvolledig(gegevens) if veld not in self.errors
        ]
        return gegevens

    def clean_naam(self):
        """One such name among the leerroutes that are not removed (a constraint of the database), at its field."""
        naam = self.cleaned_data["naam"]
        if Leerroute.objects.filter(naam=naam).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Er is al een leerroute met deze naam. Kies een andere naam.")
        return naam

    def _ongebruikelijk(self, gegevens):
        """What practice, not law, says otherwise: allowed with a reason."""
        if self.regel.leertraject_waarschuwing and gegevens.get("leertraject") == self.regel.leertraject[1]:
            yield "leertraject", self.regel.leertraject_waarschuwing

    def _onvolledig(self, gegevens):
        """What is still missing or unknown, but no reason to refuse a row of a sheet."""
        if self.regel.mbo_verplicht and not gegevens.get("mbo"):
            yield "mbo", "Er is nog geen mbo ingevuld. Vul de mbo-instelling in als die bekend is."
        if self.regel.leertraject and not gegevens.get("leertraject"):
            yield "leertraject", "Er is nog geen leertraject ingevuld. Vul BOL of BBL in als dat bekend is."
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

    def _controleer_duur(self, mbo_duur, jaren):
        """How long the whole leerroute may take (WVO 2020 art. 2.107g)."""
        if not self.regel.duur_wettelijk or jaren is None:
            return
        if not mbo_duur:
            self.add_error("mbo_duur", "Kies hoe lang het mbo-deel zelf duurt. Daarvan hangt af hoeveel jaar mag.")
            return
        kortst, langst = DUUR[mbo_duur]
        if not kortst <= jaren <= langst:
            self.add_error(
                "nominale_duur",
                f"Met een mbo-deel van {Mboduur(mbo_duur).label} duurt de leerroute {kortst} of {langst} jaar. "
                "Pas een van beide aan.",
            )

    def _controleer_overeenkomst(self, getekend_op):
        if getekend_op and getekend_op > self.vandaag:
            self.add_error("overeenkomst_getekend_op", "Vul een datum in die niet in de toekomst ligt.")

    def _controleer_reden(self, gegevens):
        """A reason, when this changes figures on which a report is vastgesteld."""
        grens = vastgesteld_tot() if "reden" in self.fields else None
        if grens is None or gegevens.get("reden"):
            return
        scholen_eerder = "scholen" in self.changed_data and (gegevens.get("scholen_vanaf") or self.vandaag) <= grens
        bestond = self.instance.stappen.filter(ingangsdatum__lte=grens).exists()
        if scholen_eerder or (bestond and set(TELVELDEN) & set(self.changed_data)):
            self.add_error("reden", reden_ontbreekt(grens))

    @transaction.atomic
    def save(self, commit=True):
        nieuw = self.instance.pk is None
        vanaf = None if nieuw else self.cleaned_data.get("scholen_vanaf") or self.vandaag
        self.instance._change_reason = self.cleaned_data.get("reden") or None
        self.instance.save()
        leerroute = self.instance
        gekozen = {school.pk for school in self.cleaned_data["scholen"]}
        lopend = {deelname.school_id: deelname for deelname in lopende_deelnames(leerroute, self.vandaag)}
        waren = self._aangevinkt_bij_openen(lopend)
        for school in sorted(gekozen - waren - set(lopend)):
            Deelname.objects.create(leerroute=leerroute, school_id=school, vanaf=vanaf)
        for school in (waren - gekozen) & set(lopend):
            _beeindig(lopend[school], vanaf or self.vandaag)
        return leerroute

    def _aangevinkt_bij_openen(self, lopend):
        """The schools that were ticked when the form opened: only what differs from those is a change."""
        sleutel = self.add_initial_prefix("scholen")
        if sleutel not in self.data:
            return set(lopend)
        return {int(pk) for pk in self.data.getlist(sleutel) if pk.isascii() and pk.isdecimal()}


def _beeindig(deelname, dag):
    """End a participation on `dag`; one that begins then or later never was and goes."""
    if deelname.vanaf and deelname.vanaf >= dag:
        deelname.delete()
    else:
        deelname.tot = dag
        deelname.save(update_fields=["tot"])

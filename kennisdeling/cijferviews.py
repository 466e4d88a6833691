"""Pages of the counts: the list, one count, how a school or mbo fares, and loading a sheet."""

import tempfile
from pathlib import Path

from django import forms
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from doorlopend.bestanden import Bestandsveld
from doorlopend.bladen import Blad, Bladfout, lees_bladen
from doorlopend.exporteren import naar_xlsx
from doorlopend.forms import PortaalFormMixin
from doorlopend.models import MboInstelling, School
from doorlopend.views import (
    RechtMixin,
    RegisterCreateView,
    RegisterDeleteView,
    RegisterRestoreView,
    RegisterUpdateView,
)
from kennisdeling import cijferimport, doorstroom
from kennisdeling.cijferforms import CijferForm
from kennisdeling.cijfertables import CijferFilter, CijferTable
from kennisdeling.delenforms import IntrekForm
from kennisdeling.models import Doorstroomcijfer
from kennisdeling.registerviews import KRUIMEL, KennisDetailView, KennisListView, MomentFormMixin, VerwijderdView

KRUIMELS = [KRUIMEL, ("Cijfers", reverse_lazy("cijfer-list"))]
BEKIJKEN, TOEVOEGEN = "kennisdeling.view_doorstroomcijfer", "kennisdeling.add_doorstroomcijfer"
WIJZIGEN, WEG = "kennisdeling.change_doorstroomcijfer", "kennisdeling.delete_doorstroomcijfer"
ZOUT = "kennisdeling.cijfers"


class CijferListView(KennisListView):
    model, table_class, filterset_class = Doorstroomcijfer, CijferTable, CijferFilter
    recht = BEKIJKEN
    titel, inleiding = "Doorstroomcijfers", "Hoeveel leerlingen van het vo naar het mbo gaan, en hoe het hen vergaat."
    naamwoord = ("cijfer", "cijfers")
    toevoegen = (("Blad laden", "cijfer-importeren"), ("Cijfer toevoegen", "cijfer-create"))
    ook = (("Per school en mbo", "cijfer-overzicht"),)

    def get_queryset(self):
        return Doorstroomcijfer.objects.geldig_op(self.peildatum).select_related("school", "mbo")


class CijferDetailView(KennisDetailView):
    """One count as it may be shown; no timeline, for that would tell the counts."""

    queryset = Doorstroomcijfer.objects.select_related("school", "mbo")
    recht, soort, kruimels = BEKIJKEN, "cijfer", KRUIMELS
    meer_knoppen = (("Intrekken", "cijfer-intrekken"),)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**(kwargs | {"tijdlijn": []}))

    def gegevens(self):
        c = self.object
        nco = [("Toestemming van", c.toestemming_van), ("Toestemming op", c.toestemming_op)] if c.bron == "nco" else []
        weg = [("Ingetrokken op", c.ingetrokken_op), ("Waarom", c.ingetrokken_reden)] if c.ingetrokken_op else []
        return [
            ("Begonnen in", c.schooljaar),
            ("School en leerweg", f"{c.school}, {c.get_leerweg_display()}"),
            ("Mbo", f"{c.mbo}, niveau {c.niveau}, {c.get_domein_display().lower()}"),
            ("Instroom", c.getoond.instroom),
            ("Behouden", c.getoond.behouden),
            ("Uitval", c.getoond.uitval),
            ("Startersresultaat", c.startersresultaat),
            ("Redenen van vertrek", c.redenen_tekst),
            ("Bron", f"{c.get_bron_display()}, {c.stand.lower()}"),
            ("Gedeeld door", c.gedeeld_door),
            ("Gedeeld op", c.gedeeld_op),
            *nco,
            *weg,
        ]


class CijferCreateView(MomentFormMixin, RegisterCreateView):
    model, form_class, recht, kruimels = Doorstroomcijfer, CijferForm, TOEVOEGEN, KRUIMELS
    titel = "Cijfer toevoegen"
    inleiding = "Vul alleen aantallen in. Het portaal verbergt kleine aantallen voor wie de cijfers bekijkt."


class CijferUpdateView(MomentFormMixin, RegisterUpdateView):
    model, form_class, recht, kruimels = Doorstroomcijfer, CijferForm, WIJZIGEN, KRUIMELS
    titel = "Cijfer bewerken"


class CijferIntrekForm(IntrekForm):
    class Meta(IntrekForm.Meta):
        model = Doorstroomcijfer  # type: ignore[assignment]


class CijferIntrekkenView(MomentFormMixin, RegisterUpdateView):
    model, form_class, recht, kruimels = Doorstroomcijfer, CijferIntrekForm, WIJZIGEN, KRUIMELS
    titel, inleiding = "Cijfer intrekken", "Vanaf deze dag laat het portaal het cijfer niet meer zien."


class CijferDeleteView(RegisterDeleteView):
    model, recht, kruimels = Doorstroomcijfer, WEG, KRUIMELS


class CijferRestoreView(RegisterRestoreView):
    model, recht, kruimels = Doorstroomcijfer, WEG, KRUIMELS


class VerwijderdeCijfersView(VerwijderdView):
    model, recht, kruimels = Doorstroomcijfer, WEG, KRUIMELS
    titel, herstel_url = "Verwijderde cijfers", "cijfer-herstellen"


class CijferOverzichtView(RechtMixin, TemplateView):
    """Choose a school or an mbo that has counts."""

    recht, template_name, kruimels = BEKIJKEN, "kennisdeling/cijferoverzicht.html", KRUIMELS
    titel = "Cijfers per school en mbo"

    def get_context_data(self, **kwargs):
        geldig = Doorstroomcijfer.objects.geldig_op(timezone.localdate()).order_by()
        scholen = School.objects.filter(pk__in=geldig.values("school"))
        mbos = MboInstelling.objects.filter(pk__in=geldig.values("mbo"))
        return super().get_context_data(scholen=scholen, mbos=mbos, begrippen=doorstroom.BEGRIPPEN, **kwargs)


class DoorstroomView(RechtMixin, TemplateView):
    """Over the years: of one school to which mbo's and how it went; of one mbo the mirror. Also as JSON."""

    recht, template_name, kruimels = BEKIJKEN, "kennisdeling/doorstroom.html", KRUIMELS
    model: type = School
    veld, per, titelzin, kop = "school", "mbo", "Waar gaan leerlingen van {} heen en hoe vergaat het hen?", "Mbo"

    def get_context_data(self, **kwargs):
        organisatie = get_object_or_404(self.model, pk=self.kwargs["pk"])
        vandaag, van = timezone.localdate(), {self.veld: organisatie}
        bronnen = doorstroom.bronnen_met_cijfers(vandaag, **van)
        bron = next((b for b in bronnen if b == self.request.GET.get("bron")), bronnen[0] if bronnen else None)
        regels = doorstroom.overzicht(vandaag, bron, per=self.per, **van) if bron else []
        titel = self.titelzin.format(organisatie)
        return super().get_context_data(
            titel=titel,
            bronnen=bronnen,
            bron=bron,
            regels=regels,
            kop=self.kop,
            grafiek=doorstroom.grafiek(regels, titel),
            begrippen=doorstroom.BEGRIPPEN,
            **kwargs,
        )

    def render_to_response(self, context, **kwargs):
        if self.request.GET.get("formaat") != "json":
            return super().render_to_response(context, **kwargs)
        regels = [
            {
                "cohort": regel.cohort,
                "onderdeel": regel.naam,
                "instroom": str(regel.getoond.instroom),
                "behouden": str(regel.getoond.behouden),
                "uitval": str(regel.getoond.uitval),
                "startersresultaat": regel.getoond.startersresultaat,
                "voorlopig": regel.voorlopig,
            }
            for regel in context["regels"]
        ]
        return JsonResponse({"titel": context["titel"], "bron": context["bron"], "regels": regels})


class MboDoorstroomView(DoorstroomView):
    model = MboInstelling
    veld, per, titelzin, kop = "mbo", "school", "Waar komen studenten van {} vandaan en hoe vergaat het hen?", "School"


class BladForm(PortaalFormMixin, forms.Form):
    """The sheet; `blad` holds it once it is valid."""

    bestand = Bestandsveld(label="Bestand", help_text="Excel (.xlsx) of CSV, hoogstens 10 MB. Alleen aantallen.")

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        with tempfile.NamedTemporaryFile(suffix=Path(bestand.name).suffix[:8]) as tijdelijk:
            tijdelijk.write(bestand.read())
            tijdelijk.flush()
            try:
                self.blad = lees_bladen(tijdelijk.name)[0]
            except Bladfout as fout:
                raise forms.ValidationError(str(fout)) from fout
        return bestand


class CijferImportView(RechtMixin, FormView):
    """Hand in a sheet, see what would change, apply. Between the two the rows travel along, signed."""

    recht, template_name, kruimels = TOEVOEGEN, "kennisdeling/cijferimport.html", KRUIMELS
    form_class, titel = BladForm, "Blad met cijfers laden"

    def _importeer(self, blad, *, toepassen):
        wie = {"door": self.request.user, "nu": timezone.now(), "vandaag": timezone.localdate()}
        return cijferimport.importeer(blad, toepassen=toepassen, **wie)

    def get_context_data(self, **kwargs):
        kolommen = {"kolommen": cijferimport.KOLOMMEN, "verplicht": cijferimport.VERPLICHT}
        return super().get_context_data(**(kolommen | kwargs))

    def post(self, request, *args, **kwargs):
        if "rijen" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            wie, koppen, rijen = signing.loads(request.POST["rijen"], salt=ZOUT, max_age=3600)
        except signing.BadSignature:
            wie = None
        if wie != request.user.pk:
            messages.error(request, "Dit voorbeeld is verlopen. Kies het bestand opnieuw.")
            return redirect("cijfer-importeren")
        uitslag = self._importeer(Blad("blad", koppen, [tuple(rij) for rij in rijen]), toepassen=True)
        if not uitslag.toegepast:
            return self.render_to_response(self.get_context_data(form=self.form_class(), uitslag=uitslag))
        messages.success(request, f"{uitslag.aantal('nieuw')} nieuw, {uitslag.aantal('gewijzigd')} gewijzigd.")
        return redirect("cijfer-list")

    def form_valid(self, form):
        uitslag = self._importeer(form.blad, toepassen=False)
        bewijs = ""
        if not uitslag.fouten:
            rijen = [
                (nummer, {kop: cijferimport.als_tekst(cel) for kop, cel in rij.items()})
                for nummer, rij in form.blad.rijen
            ]
            bewijs = signing.dumps([self.request.user.pk, form.blad.koppen, rijen], salt=ZOUT, compress=True)
        return self.render_to_response(self.get_context_data(form=form, uitslag=uitslag, bewijs=bewijs))


class SjabloonView(RechtMixin, View):
    """The template: one sheet with the columns and one row as an example."""

    recht, http_method_names = TOEVOEGEN, ["get", "head"]

    def get(self, request):
        inhoud = naar_xlsx({"cijfers": (cijferimport.KOLOMMEN, [cijferimport.VOORBEELD])})
        soort = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        antwoord = HttpResponse(inhoud, content_type=soort)
        antwoord["Content-Disposition"] = 'attachment; filename="sjabloon-cijfers.xlsx"'
        return antwoord

"""Importing a sheet in the browser: hand in, see what would change, apply."""

from collections import defaultdict

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from doorlopend.bladen import MAX_BYTES, Bladfout, lees_upload
from doorlopend.exporteren import naar_csv, naar_xlsx
from doorlopend.forms import PortaalFormMixin
from doorlopend.lijstuitvoer import als_bijlage
from doorlopend.logboek import Geweigerd, Soort, leg_vast
from doorlopend.telwoord import telwoord
from doorlopend.views import RechtMixin, RegisterDetailView
from leerroutes.bladuitleg import bladuitleg
from leerroutes.importeren import importeer
from leerroutes.importongedaan import grenzen, laatste_import, maak_import_ongedaan, raakt_rapport, sporen
from leerroutes.importregels import FOUT, GEWIJZIGD, KOLOMMEN, NIEUW, ONGEWIJZIGD
from leerroutes.models import Importbestand
from leerroutes.redenen import Redenform
from leerroutes.soorten import REGELS
from leerroutes.soorten import Soort as Routesoort
from leerroutes.statussen import UITLEG

RECHT = "leerroutes.add_leerroute"
LEERROUTES = ("Leerroutes", reverse_lazy("leerroute-list"))
IMPORTEREN = ("Blad importeren", reverse_lazy("import-create"))
# Of each kind of row the page shows so many; the rest stands in the download.
HOOGSTENS = 500
STATUSSEN = ("nieuwe status", "nieuwe statussen")
GROEPEN = ((FOUT, "Met een fout"), (NIEUW, "Nieuw"), (GEWIJZIGD, "Gewijzigd"), (ONGEWIJZIGD, "Ongewijzigd"))
TE_GROOT = "Het bestand is groter dan 10 MB. Verdeel het over meer bestanden."


def als_verslag(resultaat):
    """What the preview shows of an Importresultaat, as plain data."""
    return {
        "aantallen": {actie: resultaat.aantal(actie) for actie in (NIEUW, GEWIJZIGD, ONGEWIJZIGD)},
        "stappen": resultaat.stappen,
        "nevenrijen": resultaat.nevenrijen,
        "vraagt_reden": resultaat.raakt_grens,
        "rijen": [[rij, naam, actie, verschillen] for rij, naam, actie, verschillen in resultaat.rijen],
        "fouten": [str(melding) for melding in resultaat.meldingen if melding.ernst == FOUT],
        "waarschuwingen": [str(melding) for melding in resultaat.meldingen if melding.ernst != FOUT],
    }


def groepen(verslag):
    """The rows of the sheet by what happens to them: (code, title, the first rows, how many there are)."""
    per_actie = defaultdict(list)
    for rij in verslag["rijen"]:
        per_actie[rij[2]].append(rij)
    return [
        (actie, titel, per_actie[actie][:HOOGSTENS], len(per_actie[actie]))
        for actie, titel in GROEPEN
        if per_actie[actie]
    ]


class ImportForm(PortaalFormMixin, forms.Form):
    """The file; `bladen` holds its sheets once it is valid."""

    bestand = forms.FileField(
        label="Bestand",
        max_length=200,
        help_text="Een Excel-bestand (.xlsx) of een CSV-bestand, hoogstens 10 MB.",
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise ValidationError(TE_GROOT)
        self.inhoud = bestand.read()
        try:
            self.bladen = lees_upload(self.inhoud, bestand.name)
        except Bladfout as fout:
            raise ValidationError(str(fout)) from fout
        return bestand


class ImportView(RechtMixin, FormView):
    """Hand in a sheet; nothing is written but the file itself and what importing it would do."""

    recht = RECHT
    form_class = ImportForm
    template_name = "leerroutes/importeren.html"
    titel = "Blad importeren"
    inleiding = "Laad leerroutes en statussen uit uw eigen blad. U ziet eerst wat er verandert."
    kruimels = [LEERROUTES]

    def get_context_data(self, **kwargs):
        laatste = Importbestand.objects.defer("inhoud", "verslag").select_related("geladen_door")[:5]
        soorten = [(soort, Routesoort(soort).label, regel.leerwegen) for soort, regel in REGELS.items()]
        return super().get_context_data(
            bladen=bladuitleg(),
            soorten=soorten,
            statussen=[(status.value, uitleg) for status, uitleg in UITLEG.items()],
            laatste=laatste,
            **kwargs,
        )

    def form_valid(self, form):
        nu = timezone.now()
        resultaat = importeer(form.bladen, door=self.request.user, nu=nu, toepassen=False)
        importbestand = Importbestand.objects.create(
            naam=form.cleaned_data["bestand"].name[-200:],
            inhoud=form.inhoud,
            verslag=als_verslag(resultaat),
            geladen_door=self.request.user,
            geladen_op=nu,
        )
        return redirect(importbestand)


class ImportDetailView(RegisterDetailView):
    """The preview: per row new, changed, unchanged or wrong; nothing is written until it is applied."""

    model = Importbestand
    recht = RECHT
    template_name = "leerroutes/import_detail.html"
    kruimels = [LEERROUTES, IMPORTEREN]

    def get_queryset(self):
        return Importbestand.objects.defer("inhoud")

    def get_context_data(self, **kwargs):
        laatste = laatste_import()
        kan_ongedaan = laatste is not None and laatste.pk == self.object.pk and not self.object.ongedaan_op
        vraagt = self.object.verslag.get("vraagt_reden")
        vraagt = raakt_rapport(self.object) if kan_ongedaan else vraagt and not self.object.toegepast_op
        standaard = {"redenform": Redenform() if vraagt else None, "kan_ongedaan": kan_ongedaan}
        rijen = {"groepen": groepen(self.object.verslag), "verslag": self.object.verslag, "hoogstens": HOOGSTENS}
        return super().get_context_data(**(standaard | rijen | kwargs))


class ImportActieView(ImportDetailView):
    """A button of the preview; a reason that is asked but not given comes back at its field."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        if self.get_context_data()["redenform"] is None:
            self.doe("")
            return redirect(self.object)
        form = Redenform(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(redenform=form))
        self.doe(form.cleaned_data["reden"])
        return redirect(self.object)


class ToepassenView(ImportActieView):
    """Apply a sheet that was handed in; all of it, or nothing when something is wrong by now."""

    @transaction.atomic
    def doe(self, reden):
        importbestand = Importbestand.objects.select_for_update().get(pk=self.object.pk)
        if importbestand.toegepast_op:
            messages.error(self.request, "Dit blad is al toegepast. Er is niets veranderd.")
            return
        bladen = lees_upload(bytes(importbestand.inhoud), importbestand.naam)
        nu, door = timezone.now(), self.request.user
        voor = grenzen()
        resultaat = importeer(bladen, door=door, nu=nu, toepassen=True, reden=reden)
        importbestand.verslag, importbestand.reden = als_verslag(resultaat), reden
        if resultaat.toegepast:
            importbestand.toegepast_op, importbestand.sporen = nu, sporen(resultaat, voor)
        importbestand.save(update_fields=["verslag", "toegepast_op", "sporen", "reden"])
        leg_vast(Soort.INVOER, door=door, over=importbestand, toegepast=resultaat.toegepast)
        self.meld(resultaat)

    def meld(self, resultaat):
        aantal = resultaat.aantal(NIEUW) + resultaat.aantal(GEWIJZIGD)
        if resultaat.toegepast:
            wat = f"{telwoord(aantal, 'leerroute', 'leerroutes')}, {telwoord(resultaat.stappen, *STATUSSEN)}"
            messages.success(self.request, f"Het blad is toegepast: {wat}.")
        elif resultaat.fouten:
            messages.error(self.request, "Er zitten fouten in het blad. Er is niets opgeslagen.")
        else:
            uitleg = "Schrijf op waarom dit nu nog verandert en pas het blad opnieuw toe."
            messages.error(self.request, f"Er is intussen een rapport vastgesteld. {uitleg} Er is niets opgeslagen.")


class OngedaanView(ImportActieView):
    """Undo the last import; nothing happens when something was changed since."""

    def doe(self, reden):
        door = self.request.user
        try:
            maak_import_ongedaan(self.object, door=door, nu=timezone.now(), reden=reden)
        except ValidationError as fout:
            messages.error(self.request, f"{fout.messages[0]} Er is niets veranderd.")
        else:
            leg_vast(Soort.INVOER, door=door, over=self.object, ongedaan=True)
            messages.success(self.request, "De import is ongedaan gemaakt.")


@require_safe
def verslag_csv(request, pk):
    """Every row of the sheet with what happens to it, for a sheet that is too long for a page."""
    if not request.user.has_perm(RECHT):
        raise Geweigerd
    importbestand = get_object_or_404(Importbestand.objects.defer("inhoud"), pk=pk)
    rijen = [[rij, naam, actie, "; ".join(tekst)] for rij, naam, actie, tekst in importbestand.verslag["rijen"]]
    antwoord = HttpResponse(naar_csv(["rij", "leerroute", "wat", "verschil"], rijen), content_type="text/csv")
    antwoord["Content-Disposition"] = f'attachment; filename="import-{importbestand.pk}.csv"'
    return antwoord


@require_safe
def sjabloon(request):
    """An empty workbook with the columns of both sheets."""
    if not request.user.has_perm(RECHT):
        raise Geweigerd
    inhoud = naar_xlsx({blad: (koppen, []) for blad, koppen in KOLOMMEN.items()})
    return als_bijlage(inhoud, naam="leerroutes-sjabloon", soort="xlsx")

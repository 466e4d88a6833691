"""Importing a sheet in the browser: hand in, see what would change, apply."""

import tempfile
from pathlib import Path

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView

from doorlopend.bladen import MAX_BYTES, Bladfout, lees_bladen
from doorlopend.exporteren import naar_xlsx
from doorlopend.forms import PortaalFormMixin
from doorlopend.logboek import Geweigerd, Soort, leg_vast
from doorlopend.views import RechtMixin, RegisterDetailView
from leerroutes.importeren import importeer
from leerroutes.importongedaan import grenzen, laatste_import, maak_import_ongedaan, sporen
from leerroutes.importregels import BLAD_ROUTES, FOUT, GEWIJZIGD, KOLOMMEN, NIEUW, ONGEWIJZIGD, VERPLICHT
from leerroutes.models import Importbestand
from leerroutes.soorten import REGELS
from leerroutes.soorten import Soort as Routesoort
from leerroutes.statussen import UITLEG

RECHT = "leerroutes.add_leerroute"
LEERROUTES = ("Leerroutes", reverse_lazy("leerroute-list"))
IMPORTEREN = ("Blad importeren", reverse_lazy("import-create"))
TE_GROOT = "Het bestand is groter dan 10 MB. Verdeel het over meer bestanden."


def _lees(naam, inhoud):
    """The sheets of a file that was handed in; raises Bladfout."""
    with tempfile.NamedTemporaryFile(suffix=Path(naam).suffix[:8]) as tijdelijk:
        tijdelijk.write(inhoud)
        tijdelijk.flush()
        return lees_bladen(tijdelijk.name)


def _verslag(resultaat):
    """What the preview shows of an Importresultaat, as plain data."""
    return {
        "aantallen": {actie: resultaat.aantal(actie) for actie in (NIEUW, GEWIJZIGD, ONGEWIJZIGD)},
        "stappen": resultaat.stappen,
        "nevenrijen": resultaat.nevenrijen,
        "rijen": [[rij, naam, actie, verschillen] for rij, naam, actie, verschillen in resultaat.rijen],
        "fouten": [str(melding) for melding in resultaat.meldingen if melding.ernst == FOUT],
        "waarschuwingen": [str(melding) for melding in resultaat.meldingen if melding.ernst != FOUT],
    }


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
            self.bladen = _lees(bestand.name, self.inhoud)
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
            kolommen=KOLOMMEN[BLAD_ROUTES],
            verplicht=VERPLICHT[BLAD_ROUTES],
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
            verslag=_verslag(resultaat),
            geladen_door=self.request.user,
            geladen_op=nu,
        )
        return redirect(importbestand)


class ImportDetailView(RegisterDetailView):
    """The preview: per row new, changed or unchanged, and what is wrong."""

    model = Importbestand
    recht = RECHT
    template_name = "leerroutes/import_detail.html"
    kruimels = [LEERROUTES, IMPORTEREN]

    def get_queryset(self):
        return Importbestand.objects.defer("inhoud")

    def get_context_data(self, **kwargs):
        verslag = self.object.verslag
        anders = [rij for rij in verslag["rijen"] if rij[2] != ONGEWIJZIGD]
        laatste = laatste_import()
        kan_ongedaan = laatste is not None and laatste.pk == self.object.pk and not self.object.ongedaan_op
        return super().get_context_data(verslag=verslag, anders=anders, kan_ongedaan=kan_ongedaan, **kwargs)


@require_POST
def toepassen(request, pk):
    """Apply a sheet that was handed in; all of it, or nothing when something is wrong by now."""
    if not request.user.has_perm(RECHT):
        raise Geweigerd
    with transaction.atomic():
        importbestand = get_object_or_404(Importbestand.objects.select_for_update(), pk=pk)
        if importbestand.toegepast_op:
            messages.error(request, "Dit blad is al toegepast. Er is niets veranderd.")
            return redirect(importbestand)
        bladen, nu = _lees(importbestand.naam, bytes(importbestand.inhoud)), timezone.now()
        voor = grenzen()
        resultaat = importeer(bladen, door=request.user, nu=nu, toepassen=True)
        importbestand.verslag = _verslag(resultaat)
        if resultaat.toegepast:
            importbestand.toegepast_op, importbestand.sporen = nu, sporen(resultaat, voor)
        importbestand.save(update_fields=["verslag", "toegepast_op", "sporen"])
        leg_vast(Soort.INVOER, door=request.user, over=importbestand, toegepast=resultaat.toegepast)
    if resultaat.toegepast:
        aantal = resultaat.aantal(NIEUW) + resultaat.aantal(GEWIJZIGD)
        messages.success(request, f"Het blad is toegepast: {aantal} leerroutes, {resultaat.stappen} nieuwe statussen.")
    else:
        messages.error(request, "Er zitten fouten in het blad. Er is niets opgeslagen.")
    return redirect(importbestand)


@require_POST
def ongedaan_maken(request, pk):
    """Undo the last import; nothing happens when something was changed since."""
    if not request.user.has_perm(RECHT):
        raise Geweigerd
    importbestand = get_object_or_404(Importbestand, pk=pk)
    try:
        maak_import_ongedaan(importbestand, door=request.user, nu=timezone.now())
    except ValidationError as fout:
        messages.error(request, f"{fout.messages[0]} Er is niets veranderd.")
    else:
        leg_vast(Soort.INVOER, door=request.user, over=importbestand, ongedaan=True)
        messages.success(request, "De import is ongedaan gemaakt.")
    return redirect(importbestand)


@require_safe
def sjabloon(request):
    """An empty workbook with the columns of both sheets."""
    if not request.user.has_perm(RECHT):
        raise Geweigerd
    inhoud = naar_xlsx({blad: (koppen, []) for blad, koppen in KOLOMMEN.items()})
    antwoord = HttpResponse(inhoud, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    antwoord["Content-Disposition"] = 'attachment; filename="leerroutes-sjabloon.xlsx"'
    return antwoord

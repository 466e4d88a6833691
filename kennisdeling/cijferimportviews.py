"""Loading a sheet with counts: hand it in, see what would change, apply."""

from django import forms
from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, View

from doorlopend.bestanden import Bestandsveld
from doorlopend.bladen import Blad, Bladfout, lees_upload
from doorlopend.exporteren import naar_xlsx
from doorlopend.forms import PortaalFormMixin
from doorlopend.lijstuitvoer import als_bijlage
from doorlopend.views import RechtMixin
from kennisdeling import cijferimport
from kennisdeling.besturen import EigenBestuurMixin
from kennisdeling.cijferviews import KRUIMELS, TOEVOEGEN

ZOUT = "kennisdeling.cijfers"
UITLEG_NCO = "Alleen uw bestuur beslist over deze cijfers. Leg vast wie toestemming gaf. Intrekken kan altijd."


class BladForm(PortaalFormMixin, forms.Form):
    """The file; `bladen` holds its sheets once it is valid."""

    bestand = Bestandsveld(label="Bestand", help_text="Excel (.xlsx) of CSV, hoogstens 10 MB. Alleen aantallen.")

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        try:
            self.bladen = lees_upload(bestand.read(), bestand.name)
        except Bladfout as fout:
            raise forms.ValidationError(str(fout)) from fout
        return bestand


class CijferImportView(RechtMixin, FormView):
    """Hand in a sheet, see what would change, apply. Between the two the rows travel along, signed."""

    recht, template_name, kruimels = TOEVOEGEN, "kennisdeling/cijferimport.html", KRUIMELS
    form_class, titel = BladForm, "Blad met cijfers laden"
    hier, sjabloon, terug = "cijfer-importeren", "cijfer-sjabloon", "cijfer-list"

    def _importeer(self, bladen, *, toepassen):
        wie = {"door": self.request.user, "nu": timezone.now(), "vandaag": timezone.localdate()}
        return cijferimport.importeer(bladen, toepassen=toepassen, **wie)

    def get_context_data(self, **kwargs):
        verplicht = cijferimport.VERPLICHT
        kolommen = {"verplicht": verplicht, "extra": [k for k in cijferimport.KOLOMMEN if k not in verplicht]}
        return super().get_context_data(**(kolommen | {"hier": self.hier, "sjabloon": self.sjabloon} | kwargs))

    def post(self, request, *args, **kwargs):
        if "rijen" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            wie, koppen, rijen = signing.loads(request.POST["rijen"], salt=ZOUT, max_age=3600)
        except signing.BadSignature:
            wie = None
        if wie != request.user.pk:
            messages.error(request, "Dit voorbeeld is verlopen. Kies het bestand opnieuw.")
            return redirect(self.hier)
        uitslag = self._importeer([Blad("blad", koppen, [tuple(rij) for rij in rijen])], toepassen=True)
        if not uitslag.toegepast:
            return self.render_to_response(self.get_context_data(form=self.form_class(), uitslag=uitslag))
        messages.success(request, f"{uitslag.aantal('nieuw')} nieuw, {uitslag.aantal('gewijzigd')} gewijzigd.")
        return redirect(self.terug)

    def form_valid(self, form):
        uitslag = self._importeer(form.bladen, toepassen=False)
        bewijs = ""
        if not uitslag.fouten:
            rijen = [
                (nummer, {kop: cijferimport.als_tekst(cel) for kop, cel in rij.items()})
                for nummer, rij in form.bladen[0].rijen
            ]
            bewijs = signing.dumps([self.request.user.pk, form.bladen[0].koppen, rijen], salt=ZOUT, compress=True)
        return self.render_to_response(self.get_context_data(form=form, uitslag=uitslag, bewijs=bewijs))


class NcoImportView(EigenBestuurMixin, CijferImportView):
    """The same for a board: NCO results of its own schools."""

    hier, sjabloon, terug = "nco-importeren", "nco-sjabloon", "cijfer-list"

    def get_context_data(self, **kwargs):
        kop = {"titel": f"NCO-cijfers van {self.bestuur} delen", "inleiding": UITLEG_NCO, "bestuur": self.bestuur}
        return super().get_context_data(**(kop | kwargs))


class SjabloonView(RechtMixin, View):
    """The template: one sheet with the columns and one row as an example."""

    recht, http_method_names = TOEVOEGEN, ["get", "head"]
    rij: tuple = cijferimport.VOORBEELD

    def get(self, request):
        inhoud = naar_xlsx({"cijfers": (cijferimport.KOLOMMEN, [self.rij])})
        return als_bijlage(inhoud, naam="sjabloon-cijfers", soort="xlsx")


class NcoSjabloonView(EigenBestuurMixin, SjabloonView):
    rij = cijferimport.VOORBEELD_NCO

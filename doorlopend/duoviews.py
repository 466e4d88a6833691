"""Refreshing from DUO in the browser: hand in a file, see what would change, choose, apply."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import FormView

from doorlopend.bestandscontrole import MAX_BYTES, TE_GROOT, Bestandsfout
from doorlopend.duo.lezen import lees_duo
from doorlopend.duo.toepassen import Veranderd, alle_sleutels, bewaar_duobestand, pas_toe, vernieuw
from doorlopend.duo.verschil import ACTIES, BIJGEWERKT, DUBBEL, UITLEG
from doorlopend.forms import PortaalFormMixin
from doorlopend.models import Duobestand, Gebruiker
from doorlopend.telwoord import telwoord
from doorlopend.views import RechtMixin, RegisterDetailView

RECHT = "doorlopend.importeren_duo"
KRUIMELS = [("Scholen", reverse_lazy("school-list")), ("Verversen uit DUO", reverse_lazy("duo-create"))]
ANDERS_INTUSSEN = (
    "De gegevens in het portaal zijn intussen veranderd. Er is niets toegepast. Hieronder ziet u het nieuwe verschil."
)
ALARM = "Meer dan 20 procent verandert. Zet een vinkje bij “Ik heb dit gecontroleerd” en probeer het opnieuw."
NIETS = "Kies minstens één regel, of pas alles toe."


class DuoForm(PortaalFormMixin, forms.Form):
    """The file and the day from which its changes hold; `inhoud` holds the bytes once it is valid."""

    bestand = forms.FileField(
        label="Bestand van DUO",
        max_length=200,
        validators=[FileExtensionValidator(["csv"], "Kies het CSV-bestand van DUO. De naam eindigt op .csv.")],
        help_text="“02.-alle-vestigingen-vo.csv” of “examenkandidaten-en-geslaagden-….csv”, hoogstens 10 MB.",
    )
    per = forms.DateField(
        label=Duobestand._meta.get_field("per").verbose_name.capitalize(),
        help_text=Duobestand._meta.get_field("per").help_text,
    )

    def __init__(self, *args, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag

    def clean_per(self):
        per = self.cleaned_data["per"]
        if per > self.vandaag:
            raise ValidationError("Deze dag ligt in de toekomst. Kies vandaag of een eerdere dag.")
        return per

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise ValidationError(TE_GROOT)
        self.inhoud = bestand.read()
        try:
            lees_duo(self.inhoud)
        except Bestandsfout as fout:
            raise ValidationError(str(fout)) from fout
        return bestand


class DuoCreateView(RechtMixin, FormView):
    """Hand in a file; no school changes."""

    recht = RECHT
    form_class = DuoForm
    template_name = "scholen/duo_laden.html"
    titel = "Verversen uit DUO"
    inleiding = "Haal scholen en hun aanbod uit de open bestanden van DUO. U ziet eerst wat er verandert."
    kruimels = KRUIMELS[:1]

    def get_initial(self):
        return {"per": timezone.localdate()}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"vandaag": timezone.localdate()}

    def get_context_data(self, **kwargs):
        laatste = Duobestand.objects.defer("inhoud", "verschil").select_related("geladen_door")[:5]
        return super().get_context_data(laatste=laatste, **kwargs)

    def form_valid(self, form):
        gegevens = form.cleaned_data
        return redirect(
            bewaar_duobestand(
                gegevens["bestand"].name,
                form.inhoud,
                per=gegevens["per"],
                door=self.request.user,
                nu=timezone.now(),
            )
        )


class DuoDetailView(RegisterDetailView):
    """The difference in groups, a choice per line; applying happens here too."""

    model = Duobestand
    recht = RECHT
    template_name = "scholen/duo_verschil.html"
    kruimels = KRUIMELS

    def get_queryset(self):
        return Duobestand.objects.select_related("geladen_door")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**(verschil_context(self.object, self.request.POST) | kwargs))

    def post(self, request, pk):
        self.object = self.get_object()
        sleutels, keuzes = gekozen(self.object, request.POST)
        fout = self.bezwaar(sleutels)
        if fout:
            return render(request, self.template_name, self.get_context_data(fout=fout), status=200)
        try:
            self.controleer_stand()
            aantal = pas_toe(self.object, sleutels=sleutels, keuzes=keuzes, door=request.user, nu=timezone.now())
        except Veranderd:
            vernieuw(self.object)
            messages.error(request, ANDERS_INTUSSEN)
        else:
            messages.success(request, f"{telwoord(aantal, 'regel is', 'regels zijn')} toegepast.")
        return redirect(self.object)

    def bezwaar(self, sleutels):
        """Why nothing can be applied yet, or an empty text."""
        if not sleutels:
            return NIETS
        return ALARM if self.object.verschil["alarm"] and not self.request.POST.get("gecontroleerd") else ""

    def controleer_stand(self):
        """Only what the person saw may be applied; raises Veranderd for an older preview."""
        if self.request.POST.get("stand") != self.object.vingerafdruk:
            raise Veranderd


def gekozen(bestand, post):
    """The lines that were chosen and, for new codes, the school they belong to; what isn't offered is ignored."""
    keuzes = {}
    for regel in bestand.verschil["regels"]:
        keuze = post.get(f"keuze-{regel['sleutel']}", "")
        if keuze == "nieuw" or keuze in {str(pk) for pk, _ in regel["keuzes"]}:
            keuzes[regel["sleutel"]] = keuze
    beslist = {
        regel["sleutel"]
        for regel in bestand.verschil["regels"]
        if regel["actie"] == DUBBEL and regel["sleutel"] in keuzes
    }
    if "alles" in post:
        return alle_sleutels(bestand) | beslist, keuzes
    bekend = alle_sleutels(bestand)
    return {sleutel for sleutel in post.getlist("regel") if sleutel in bekend} | beslist, keuzes


def verschil_context(bestand, post):
    """The lines in groups, with what was chosen a moment ago."""
    gekozen_regels = set(post.getlist("regel"))
    groepen = []
    for actie, kop in ACTIES.items():
        regels = [
            regel | {"aan": regel["sleutel"] in gekozen_regels, "keuze": post.get(f"keuze-{regel['sleutel']}", "")}
            for regel in bestand.verschil["regels"]
            if regel["actie"] == actie
        ]
        if regels:
            groep = {"actie": actie, "kop": kop, "uitleg": UITLEG[actie], "regels": regels}
            groepen.append(groep | {"ingeklapt": actie == BIJGEWERKT, "kiezen": actie == DUBBEL})
    mensen = dict(
        Gebruiker.objects.filter(pk__in=[keer["door"] for keer in bestand.toegepast]).values_list("pk", "naam")
    )
    eerder = [keer | {"naam": mensen.get(keer["door"], "de beheerder van de server")} for keer in bestand.toegepast]
    return {"groepen": groepen, "verschil": bestand.verschil, "eerder": eerder}

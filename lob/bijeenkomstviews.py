"""Pages of the meetings of decanen: the list, one meeting, and the forms that change it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.generic import FormView

from doorlopend.bijeenkomsten import Opkomst
from doorlopend.bijeenkomstviews import BijeenkomstIcsView, PresentielijstView
from doorlopend.eenmalig import EenmaligMixin
from doorlopend.geschiedenis import tijdlijn
from doorlopend.telwoord import telwoord
from doorlopend.views import (
    RechtMixin,
    RegisterCreateView,
    RegisterDetailView,
    RegisterListView,
    RegisterUpdateView,
)
from lob.bijeenkomstforms import BijeenkomstForm, ReeksForm, VerslagForm
from lob.bijeenkomsttables import BijeenkomstFilter, BijeenkomstTable
from lob.models import Actiepunt, Decanenbijeenkomst
from lob.opkomst import verwachten
from lob.opkomstoverzicht import jaarstand
from lob.vastleggenforms import VastleggenForm

BEKIJKEN, WIJZIGEN = "lob.view_decanenbijeenkomst", "lob.change_decanenbijeenkomst"
TOEVOEGEN, PLANNEN = "lob.add_decanenbijeenkomst", "lob.plannen_decanenbijeenkomst"
# Who were there first.
VOLGORDE = [Opkomst.AANWEZIG, Opkomst.GAST, Opkomst.VERWACHT, Opkomst.AFGEMELD, Opkomst.AFWEZIG]
KRUIMELS = [("Lob en decanen", reverse_lazy("lob")), ("Bijeenkomsten", reverse_lazy("bijeenkomst-list"))]


class BijeenkomstListView(RegisterListView):
    model, table_class, filterset_class = Decanenbijeenkomst, BijeenkomstTable, BijeenkomstFilter
    recht = BEKIJKEN
    titel = "Decanenbijeenkomsten"
    kruimels = KRUIMELS[:1]
    naamwoord = ("bijeenkomst", "bijeenkomsten")

    def get_queryset(self):
        return Decanenbijeenkomst.objects.met_gastheer().met_opkomst()

    def get_table_kwargs(self):
        return {"vandaag": self.peildatum}

    def get_context_data(self, **kwargs):
        stand = jaarstand(self.peildatum)
        knoppen = [("Aanwezigheid per school", reverse("opkomst"), "goed")]
        if self.request.user.has_perm(PLANNEN):
            knoppen.append(("Reeks plannen", reverse("bijeenkomst-reeks"), "plus"))
        if self.request.user.has_perm(TOEVOEGEN):
            knoppen.append(("Bijeenkomst toevoegen", reverse("bijeenkomst-create"), "plus"))
        return super().get_context_data(**kwargs) | {
            "knoppen": knoppen,
            "inleiding": f"{stand.tellen} van {stand.nodig} in schooljaar {stand.schooljaar}. "
            f"{stand.scholen_geweest} van {stand.scholen} scholen waren er minstens één keer.",
        }


class BijeenkomstDetailView(RegisterDetailView):
    recht = BEKIJKEN
    template_name = "lob/bijeenkomst.html"
    kruimels = KRUIMELS

    def get_queryset(self):
        bijeenkomsten = Decanenbijeenkomst.objects.met_gastheer().met_opkomst()
        return bijeenkomsten.select_related("geregistreerd_door", "contactpersoon", "afgesloten_door")

    def get_context_data(self, **kwargs):
        gebruiker, bijeenkomst = self.request.user, self.object
        mensen = list(bijeenkomst.aanwezigheden.all())
        mijn = next((mens for mens in mensen if mens.gebruiker_id == gebruiker.pk), None)
        mag_wijzigen = not bijeenkomst.is_afgesloten and gebruiker.has_perm(WIJZIGEN, bijeenkomst)
        van_eerder, vandaag = Actiepunt.objects.open().van_eerder(bijeenkomst), timezone.localdate()
        return super().get_context_data(
            vandaag=vandaag,
            geweest=bijeenkomst.datum <= vandaag,
            mensen=sorted(mensen, key=lambda mens: (VOLGORDE.index(mens.opkomst), mens.naam.lower())),
            mag_wijzigen=mag_wijzigen,
            tijdlijn=tijdlijn(bijeenkomst) if mag_wijzigen else (),
            afgemeld=mijn is not None and mijn.opkomst == Opkomst.AFGEMELD,
            actielijsten=[
                ("", bijeenkomst.actiepunten.select_related("afgerond_door")),
                ("Nog open van eerdere keren", van_eerder.select_related("bijeenkomst")),
            ],
            **kwargs,
        )


class BijeenkomstFormMixin:
    """Passes the day, the person and the moment to a form about a meeting that is not closed."""

    model = Decanenbijeenkomst
    form_class: type[ModelForm] = BijeenkomstForm
    template_name = "lob/bijeenkomst_form.html"
    kruimels = KRUIMELS

    def get_queryset(self):
        return Decanenbijeenkomst.objects.filter(afgesloten_op=None)

    def get_form_kwargs(self):
        nu = timezone.now()
        return super().get_form_kwargs() | {"vandaag": timezone.localdate(nu), "door": self.request.user, "nu": nu}


class BijeenkomstCreateView(BijeenkomstFormMixin, RegisterCreateView):
    """Once a meeting was held, the next thing to say is who were there."""

    recht = TOEVOEGEN
    titel = "Decanenbijeenkomst toevoegen"
    knop = "Bijeenkomst opslaan"

    def form_valid(self, form):
        antwoord = super().form_valid(form)
        if self.object.is_gehouden and self.request.user.has_perm(WIJZIGEN, self.object):
            return redirect("bijeenkomst-vastleggen", pk=self.object.pk)
        return antwoord


class BijeenkomstUpdateView(BijeenkomstFormMixin, RegisterUpdateView):
    recht = WIJZIGEN
    titel = "Decanenbijeenkomst bewerken"


class VerslagView(BijeenkomstFormMixin, RegisterUpdateView):
    recht = WIJZIGEN
    form_class = VerslagForm
    template_name = "lob/verslag_form.html"
    titel = "Verslag, besluiten en actiepunten"
    knop = "Verslag opslaan"

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return {naam: waarde for naam, waarde in kwargs.items() if naam != "vandaag"}

    def get_context_data(self, **kwargs):
        namen = sorted({mens.naam for mens in verwachten(self.object).values()})
        return super().get_context_data(namen=namen, **kwargs)


class ReeksView(EenmaligMixin, RechtMixin, FormView):
    """Plan the meetings of a school year in one go."""

    recht = PLANNEN
    form_class = ReeksForm
    template_name = "lob/reeks_form.html"
    titel = "Bijeenkomsten van een schooljaar plannen"
    inleiding = "Vier bijeenkomsten in één keer. Plaats, tijd en agenda kunt u later per bijeenkomst wijzigen."
    kruimels = KRUIMELS

    def get_form_kwargs(self):
        nu = timezone.now()
        return super().get_form_kwargs() | {"vandaag": timezone.localdate(nu), "door": self.request.user, "nu": nu}

    def get_context_data(self, **kwargs):
        return super().get_context_data(annuleer_url=reverse("bijeenkomst-list"), **kwargs)

    def form_valid(self, form):
        aantal = len(form.save())
        wat = telwoord(aantal, "bijeenkomst is", "bijeenkomsten zijn")
        messages.success(self.request, f"{wat} gepland.")
        return redirect("bijeenkomst-list")


class VastleggenView(EenmaligMixin, RechtMixin, FormView):
    """Say who were there, and write or attach the verslag; before its day: who is expected."""

    recht = WIJZIGEN
    form_class = VastleggenForm
    template_name = "lob/vastleggen.html"

    def dispatch(self, request, *args, **kwargs):
        mensen = ("geregistreerd_door", "contactpersoon")
        open_ = Decanenbijeenkomst.objects.filter(afgesloten_op=None).select_related(*mensen)
        self.bijeenkomst = get_object_or_404(open_, pk=kwargs["pk"])
        if not request.user.has_perm(WIJZIGEN, self.bijeenkomst):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        wie = {"bijeenkomst": self.bijeenkomst, "door": self.request.user, "nu": timezone.now()}
        return super().get_form_kwargs() | wie | {"iedereen": "iedereen" in self.request.GET}

    def get_context_data(self, **kwargs):
        geweest = self.bijeenkomst.datum <= timezone.localdate()
        return super().get_context_data(
            bijeenkomst=self.bijeenkomst,
            geweest=geweest,
            titel="Wie waren er?" if geweest else "Wie verwacht u?",
            kruimels=[*KRUIMELS, (str(self.bijeenkomst), self.bijeenkomst.get_absolute_url())],
            **kwargs,
        )

    def form_valid(self, form):
        try:
            form.save()
        except ValidationError as fout:
            form.add_error(None, fout)
            return self.form_invalid(form)
        messages.success(self.request, _vastgelegd(self.bijeenkomst.pk))
        return redirect(self.bijeenkomst)


def _vastgelegd(pk):
    """What was recorded, in one sentence."""
    bijeenkomst = Decanenbijeenkomst.objects.met_opkomst().get(pk=pk)
    telling = bijeenkomst.opkomst
    if not bijeenkomst.is_gehouden:
        return "De lijst is opgeslagen."
    overig = f", {telling.overig} van een andere organisatie" if telling.overig else ""
    return f"Opgeslagen: {telling.personen} aanwezig, {telling.vo} van vo en {telling.mbo} van mbo{overig}."


class IcsView(BijeenkomstIcsView):
    model = Decanenbijeenkomst
    recht = BEKIJKEN


class LijstView(PresentielijstView):
    model = Decanenbijeenkomst
    recht = WIJZIGEN

    def mensen(self):
        return list(verwachten(self.object).values())

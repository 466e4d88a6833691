"""What takes one click at a meeting of decanen: sign off, close, tick off an actiepunt; and who came over the years."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView

from doorlopend import lijstuitvoer
from doorlopend.bijeenkomsten import Opkomst
from doorlopend.logboek import Geweigerd
from doorlopend.models import MboInstelling, School
from doorlopend.views import PeildatumMixin, RechtMixin
from lob import bijeenkomstacties as acties
from lob.bijeenkomstviews import BEKIJKEN, KRUIMELS
from lob.models import Actiepunt, Decanenbijeenkomst
from lob.opkomstoverzicht import als_blad, jaarstand, opkomst_per_jaar, opkomst_van

AFMELDEN, AFSLUITEN = "lob.afmelden_decanenbijeenkomst", "lob.afsluiten_decanenbijeenkomst"
AFRONDEN = "lob.afronden_actiepunt"


def _doe(request, pk, recht, actie, gelukt):
    """Do `actie` with a meeting, for who has `recht`, and go back to it with what came of it."""
    if not request.user.has_perm(recht):
        raise Geweigerd
    bijeenkomst = get_object_or_404(Decanenbijeenkomst, pk=pk)
    try:
        actie(bijeenkomst)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    else:
        messages.success(request, gelukt)
    return redirect(bijeenkomst)


@require_POST
def afmelden(request, pk):
    """The person who is signed in can't come, or can after all (`aan`)."""
    aan = "aan" in request.POST
    opkomst = Opkomst.VERWACHT if aan else Opkomst.AFGEMELD
    tekst = "Fijn dat u er toch bij bent." if aan else "U bent afgemeld. Komt u toch? Dan kunt u dat hier zeggen."
    wie = {"gebruiker": request.user, "opkomst": opkomst, "vandaag": timezone.localdate()}
    return _doe(request, pk, AFMELDEN, lambda bijeenkomst: acties.meld(bijeenkomst, **wie), tekst)


@require_POST
def afsluiten(request, pk):
    """Nobody changes the meeting any more."""
    nu = timezone.now()
    return _doe(
        request, pk, AFSLUITEN, lambda b: acties.sluit_af(b, door=request.user, nu=nu), "De bijeenkomst is afgesloten."
    )


@require_safe
def aanwezigheid(request, pk, soort):
    """Who did what about one meeting, as a sheet."""
    if not request.user.has_perm(BEKIJKEN):
        raise Geweigerd
    bijeenkomst = get_object_or_404(Decanenbijeenkomst, pk=pk)
    mensen = bijeenkomst.aanwezigheden.select_related("school", "mbo")
    rijen = [(mens.naam, mens.waarvan, mens.sector, mens.get_opkomst_display()) for mens in mensen]
    koppen = ["Naam", "School, mbo of organisatie", "Vo of mbo", "Aanwezigheid"]
    return lijstuitvoer.bestand_van(koppen, rijen, naam="aanwezigheid", soort=soort, dag=bijeenkomst.datum)


@require_POST
def heropenen(request, pk):
    """The meeting can be changed again."""
    return _doe(request, pk, AFSLUITEN, acties.heropen, "De bijeenkomst is weer open.")


@require_POST
def afronden(request, pk):
    """An actiepunt is done, or not after all (`open`); back to the meeting from whose page it came."""
    if not request.user.has_perm(AFRONDEN):
        raise Geweigerd
    punt = get_object_or_404(Actiepunt.objects.select_related("bijeenkomst"), pk=pk)
    if "open" in request.POST:
        acties.zet_weer_open(punt)
    else:
        acties.rond_af(punt, door=request.user, vandaag=timezone.localdate())
    messages.success(request, f"“{punt}” is {'weer open' if 'open' in request.POST else 'afgerond'}.")
    terug = request.POST.get("bijeenkomst", "")[:10]
    van = Decanenbijeenkomst.objects.filter(pk=terug).first() if terug.isascii() and terug.isdecimal() else None
    return redirect(van or punt.bijeenkomst)


class OpkomstView(PeildatumMixin, RechtMixin, TemplateView):
    """Schools and mbo's by school year: in how many of the held meetings they were there."""

    recht = BEKIJKEN
    template_name = "lob/opkomst.html"
    titel = "Aanwezigheid per school en mbo"
    kruimels = KRUIMELS

    def get_context_data(self, **kwargs):
        jaren, scholen, mbos = opkomst_per_jaar(self.peildatum)
        return super().get_context_data(
            jaren=jaren,
            delen=[("Scholen", scholen), ("Mbo’s", mbos)],
            stand=jaarstand(self.peildatum),
            downloads=list(lijstuitvoer.downloads(self.request.GET)),
            **kwargs,
        )

    def render_to_response(self, context, **kwargs):
        """The page, or with ?download= the same figures as a file."""
        soort = self.request.GET.get(lijstuitvoer.PARAMETER)
        if soort not in lijstuitvoer.SOORTEN:
            return super().render_to_response(context, **kwargs)
        koppen, rijen = als_blad(context["jaren"], context["delen"])
        return lijstuitvoer.bestand_van(koppen, rijen, naam="aanwezigheid-decanen", soort=soort, dag=self.peildatum)


class OpkomstVanView(PeildatumMixin, RechtMixin, TemplateView):
    """One school or mbo: every held meeting, with who came."""

    recht = BEKIJKEN
    template_name = "lob/opkomst_van.html"
    model = School

    def get_context_data(self, **kwargs):
        organisatie = get_object_or_404(self.model, pk=self.kwargs["pk"])
        soort = "mbo" if self.model is MboInstelling else "school"
        keren = opkomst_van(self.peildatum, **{soort: organisatie})
        return super().get_context_data(
            organisatie=organisatie,
            titel=f"Decanenbijeenkomsten van {organisatie}",
            kruimels=[*KRUIMELS, ("Aanwezigheid", reverse("opkomst"))],
            keren=keren,
            aantal=sum(bool(mensen) for _, mensen in keren),
            **kwargs,
        )

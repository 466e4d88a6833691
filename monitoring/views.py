"""Pages about progress: dashboard, indicator, changes, how we count."""

from itertools import groupby
from operator import attrgetter

from django.db.models import Prefetch
from django.http import Http404
from django.utils import timezone
from django.views.generic import TemplateView

from doorlopend.models import Partnersoort
from doorlopend.opmaak import als_html
from doorlopend.schooljaar import Peildatumfout, lees_datum
from doorlopend.views import PeildatumMixin, RechtMixin
from monitoring import overzicht
from monitoring.grafieken import grafiek_jaren, grafiek_stadsdelen, grafiek_verloop
from monitoring.metingen import meet_alles
from monitoring.models import Convenant, Indicator, Telafspraak
from monitoring.register import Register
from monitoring.splitsingen import heeft_waarde, mogelijk, splits
from monitoring.tedoen import te_doen


class VoortgangPagina(PeildatumMixin, RechtMixin, TemplateView):
    """A page about progress on one peildatum."""

    recht = "monitoring.view_voortgang"
    kruimels = [("Voortgang", "/voortgang/")]

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        return super().get_context_data(
            peildatum=self.peildatum,
            vandaag=vandaag,
            vraag="" if self.peildatum == vandaag else f"?peildatum={self.peildatum.isoformat()}",
            **kwargs,
        )


class VoortgangView(VoortgangPagina):
    """The dashboard: what to do, the route targets, what changed, all afspraken."""

    template_name = "voortgang/voortgang.html"
    titel = "Voortgang"
    kruimels: list = []

    def get_context_data(self, **kwargs):
        register = Register.lees()
        metingen = meet_alles(self.peildatum, register)
        convenant = next((meting.convenant for meting in metingen.values()), None)
        if convenant is None:
            raise Http404
        kaarten = overzicht.doelkaarten(metingen)
        gekozen = next((m for m in kaarten if m.indicator.code == self.request.GET.get("doel")), (*kaarten, None)[0])
        versie = overzicht.laatste_versie(self.peildatum)
        vorig, plek = overzicht.standen(versie), overzicht.met_stadsdelen(kaarten)
        sinds = versie.rapportage.peildatum if versie else convenant.nulmeting_op
        return super().get_context_data(
            kaarten=[overzicht.Kaart(meting, vorig.get(meting.indicator.code)) for meting in kaarten],
            per_actielijn=overzicht.per_actielijn(metingen),
            oordelen=overzicht.per_oordeel(metingen),
            convenant=convenant,
            versie=versie,
            sinds=sinds,
            wijzigingen=overzicht.wijzigingen(register, na=sinds, tot_en_met=self.peildatum),
            te_doen=te_doen(register, self.request.user, timezone.localdate()),
            acties=overzicht.komende_acties(convenant),
            gekozen=gekozen,
            verloop=grafiek_verloop(gekozen) if gekozen else None,
            stadsdelen=grafiek_stadsdelen(plek, overzicht.extra_aandacht(metingen)) if plek else None,
            **kwargs,
        )


class IndicatorDetailView(VoortgangPagina):
    """One indicator: the sentence, the rule, the figures, and every unit that counts or not."""

    template_name = "voortgang/indicator.html"

    def get_context_data(self, **kwargs):
        meting = meet_alles(self.peildatum).get(self.kwargs["code"])
        if meting is None:
            raise Http404
        indicator, telling = meting.indicator, meting.telling
        komt, gaat = overzicht.komt_en_gaat(meting)
        return super().get_context_data(
            titel=indicator.naam,
            meting=meting,
            indicator=indicator,
            telafspraken=indicator.telafspraken.geldend(),
            acties=indicator.afspraak.acties.select_related("eigenaar"),
            beschrijvingen=[
                (rij, als_html(rij.tekst)) for rij in indicator.beschrijvingen.filter(datum__lte=self.peildatum)
            ],
            komt=overzicht.rijen(meting, komt),
            gaat=overzicht.rijen(meting, gaat),
            **self.verloop(meting),
            **self.eenheden(overzicht.rijen(meting, telling.telt_mee), overzicht.rijen(meting, telling.telt_niet_mee)),
            **kwargs,
        )

    def verloop(self, meting):
        """What is shown over time: a line, or for what is counted per year its years and a bar for each."""
        gemeten, per_jaar = meting.wordt_gemeten, meting.indicator.per_schooljaar
        jaren = meting.per_jaar() if gemeten and per_jaar else []
        return {
            "verloop": grafiek_verloop(meting) if gemeten and not per_jaar else None,
            "jaren": jaren,
            "jaargrafiek": grafiek_jaren(meting, jaren),
        }

    def eenheden(self, mee, niet):
        """The splitsing `?per=`, and the units: all, or those behind its regel `?waarde=`."""
        partner, vraag = self.request.user.partner, self.request.GET
        bestuur = partner.naam if partner and partner.soort == Partnersoort.BESTUUR else ""
        keuzes = mogelijk([*mee, *niet])
        per = next((code for code in (vraag.get("per"), "bestuur" if bestuur else "", *keuzes) if code in keuzes), None)
        splitsing, waarde = splits(per, mee, niet, eigen_bestuur=bestuur) if per else None, vraag.get("waarde", "")
        if per and waarde:
            mee, niet = ([rij for rij in rijen if heeft_waarde(rij, per, waarde)] for rijen in (mee, niet))
        return {
            "telt_mee": mee,
            "telt_niet_mee": niet,
            "splitsingen": keuzes,
            "splitsing": splitsing,
            "waarde": waarde if per else "",
            "met_plek": "stadsdeel" in keuzes,
        }


class WijzigingenView(VoortgangPagina):
    """The status changes since a day, `?sinds=`; the baseline day without one."""

    template_name = "voortgang/wijzigingen.html"
    titel = "Wijzigingen"

    def get_context_data(self, **kwargs):
        convenant = Convenant.objects.geldend_op(self.peildatum)
        gevraagd, fout = self.request.GET.get("sinds"), ""
        try:
            sinds = lees_datum(gevraagd) if gevraagd else convenant.nulmeting_op
        except Peildatumfout as melding:
            sinds, fout = convenant.nulmeting_op, str(melding)
        gevonden = overzicht.wijzigingen(Register.lees(), na=sinds, tot_en_met=self.peildatum)
        return super().get_context_data(wijzigingen=gevonden, sinds=sinds, fout=fout, **kwargs)


class ZoTellenWeView(VoortgangPagina):
    """The rule, literal sentence and readings of every indicator, in plain Dutch."""

    template_name = "voortgang/zo_tellen_we.html"
    titel = "Zo tellen we"

    def get_context_data(self, **kwargs):
        convenant = Convenant.objects.geldend_op(self.peildatum)
        telafspraken = Telafspraak.objects.filter(convenant=convenant).prefetch_related("indicatoren")
        lijst = Indicator.objects.filter(afspraak__actielijn__convenant=convenant)
        return super().get_context_data(
            indicatoren=lijst.prefetch_related(Prefetch("telafspraken", telafspraken.geldend())),
            telafspraken=[rijen[::-1] for rijen in _per_nummer(telafspraken)],
            convenant=convenant,
            **kwargs,
        )


def _per_nummer(telafspraken):
    """The rows of each number together, the oldest first."""
    return [list(rijen) for _, rijen in groupby(telafspraken, attrgetter("nummer"))]

"""The page that puts two days side by side."""

from datetime import timedelta

from doorlopend.schooljaar import Peildatumfout, lees_peildatum
from monitoring import overzicht
from monitoring.achteraf import begin_van, correcties
from monitoring.metingen import meet_alles
from monitoring.vergelijken import stappen_achteraf, vergelijk
from monitoring.views import VoortgangPagina


class VergelijkenView(VoortgangPagina):
    """All indicators on `?van=` and on the peildatum; without `van` the day of the previous report."""

    template_name = "voortgang/vergelijken.html"
    titel = "Vergelijk twee dagen"

    def get_context_data(self, **kwargs):
        metingen = meet_alles(self.peildatum)
        versie = overzicht.laatste_versie(self.peildatum)
        standaard = versie.rapportage.peildatum if versie else next(iter(metingen.values())).convenant.nulmeting_op
        gevraagd, fout = self.request.GET.get("van"), ""
        try:
            van = lees_peildatum(gevraagd, self.peildatum) if gevraagd else min(standaard, self.peildatum)
        except Peildatumfout:
            van, fout = min(standaard, self.peildatum), "Kies een dag op of voor de tweede dag, als JJJJ-MM-DD."
        sinds = {"na": begin_van(van + timedelta(days=1)), "voor": begin_van(self.peildatum + timedelta(days=1))}
        return super().get_context_data(
            vergelijkingen=[vergelijk(meting, van) for meting in metingen.values() if meting.wordt_gemeten],
            achteraf=stappen_achteraf(van, **sinds),
            andere_correcties=correcties(van, **sinds),
            van=van,
            fout=fout,
            **kwargs,
        )

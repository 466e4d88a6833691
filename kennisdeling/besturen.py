"""A board that shares what is its own: for whom, and what it may choose."""

from doorlopend.logboek import Geweigerd
from doorlopend.models import Partner, School
from doorlopend.models.organisaties import Partnersoort

RECHT = "kennisdeling.delen_bestuur"


def eigen_bestuur(gebruiker):
    """The board for which this person shares, or None: then somebody of the team, or nobody who may."""
    partner = gebruiker.partner
    is_bestuur = partner is not None and partner.soort == Partnersoort.BESTUUR
    return partner if is_bestuur and gebruiker.has_perm(RECHT) else None


def beperk_tot(bestuur, veld_school, veld_bestuur=None):
    """Let the fields of a form choose from this board and its own schools only."""
    veld_school.queryset = School.objects.filter(partner=bestuur)
    veld_school.error_messages["invalid_choice"] = f"Deze school is niet van {bestuur}. Kies een school van uw bestuur."
    if veld_bestuur:
        veld_bestuur.queryset = Partner.objects.filter(pk=bestuur.pk)


class EigenBestuurMixin:
    """For who shares on behalf of a board; sets `bestuur`. Others get 404."""

    recht = RECHT

    def dispatch(self, request, *args, **kwargs):
        self.bestuur = eigen_bestuur(request.user)
        if self.bestuur is None:
            raise Geweigerd
        return super().dispatch(request, *args, **kwargs)

"""Pages that every kind of meeting has: the event for a calendar, and the list to print and sign."""

from django.http import HttpResponse
from django.views.generic import DetailView

from doorlopend.agenda import als_ics
from doorlopend.bijeenkomsten import Opkomst
from doorlopend.views import RechtMixin

LEGE_REGELS = 8


def ics_antwoord(inhoud, naam):
    antwoord = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.ics"'
    return antwoord


class BijeenkomstIcsView(RechtMixin, DetailView):
    """One meeting as an event; `model` and `recht` are the app's."""

    def render_to_response(self, context, **kwargs):
        inhoud = als_ics([self.object], adres=self.request.build_absolute_uri)
        return ics_antwoord(inhoud, f"bijeenkomst-{self.object.datum}")


class PresentielijstView(RechtMixin, DetailView):
    """Who is expected, with room to sign and for those who come without notice; made to be printed.

    `mensen()` gives the people, saved or not; an app may expect more than are on the list.
    """

    template_name = "bijeenkomsten/presentielijst.html"
    titel = "Presentielijst"

    def mensen(self):
        return list(self.object.aanwezigheden.select_related("school", "mbo"))

    def get_context_data(self, **kwargs):
        mensen = [mens for mens in self.mensen() if mens.opkomst != Opkomst.AFGEMELD]
        return super().get_context_data(
            mensen=sorted(mensen, key=lambda mens: mens.naam.lower()), lege_regels=range(LEGE_REGELS), **kwargs
        )

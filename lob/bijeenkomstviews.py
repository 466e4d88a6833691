"""Pages of the meetings of decanen."""

from django.urls import reverse_lazy

from doorlopend.bijeenkomstviews import BijeenkomstIcsView, PresentielijstView
from doorlopend.views import RegisterDetailView
from lob.models import Decanenbijeenkomst

KRUIMELS = [("Lob en decanen", reverse_lazy("lob"))]


class BijeenkomstDetailView(RegisterDetailView):
    model = Decanenbijeenkomst
    recht = "lob.view_decanenbijeenkomst"
    kruimels = KRUIMELS


class IcsView(BijeenkomstIcsView):
    model = Decanenbijeenkomst
    recht = "lob.view_decanenbijeenkomst"


class LijstView(PresentielijstView):
    model = Decanenbijeenkomst
    recht = "lob.change_decanenbijeenkomst"

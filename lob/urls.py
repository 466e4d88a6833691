"""Paths of lob; each part has a module of its own."""

from django.urls import include, path

from lob import activiteitenurls, gidsurls
from lob.views import LobView

urlpatterns = [
    path("", LobView.as_view(), name="lob"),
    path("bijeenkomsten/", include("lob.bijeenkomsturls")),
    path("voorlichting/", include(activiteitenurls.voorlichting)),
    path("bedrijfsleven/", include(activiteitenurls.bedrijfsleven)),
    path("scans/", include(gidsurls.scans)),
    path("decanen/", include(gidsurls.decanen)),
    path("open-dagen/", include(gidsurls.open_dagen)),
]

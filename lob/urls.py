"""Paths of lob; each part has a module of its own."""

from django.urls import include, path

from lob import activiteitenurls
from lob.views import LobView

urlpatterns = [
    path("", LobView.as_view(), name="lob"),
    path("bijeenkomsten/", include("lob.bijeenkomsturls")),
    path("voorlichting/", include(activiteitenurls.voorlichting)),
    path("bedrijfsleven/", include(activiteitenurls.bedrijfsleven)),
]

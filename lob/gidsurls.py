"""Paths of the LOB scan, the directory of decanen and the open days."""

from django.urls import path

from lob import gidsviews, scanviews

scans = [
    path("", scanviews.LobScanListView.as_view(), name="lobscan-list"),
    path("nieuw/", scanviews.LobScanCreateView.as_view(), name="lobscan-create"),
    path("<int:pk>/", scanviews.LobScanDetailView.as_view(), name="lobscan-detail"),
    path("<int:pk>/bewerken/", scanviews.LobScanUpdateView.as_view(), name="lobscan-update"),
]

decanen = [
    path("", gidsviews.DecaanListView.as_view(), name="decaan-list"),
    path("nieuw/", gidsviews.DecaanCreateView.as_view(), name="decaan-create"),
    path("<int:pk>/bewerken/", gidsviews.DecaanUpdateView.as_view(), name="decaan-update"),
    path("<int:pk>/verwijderen/", gidsviews.DecaanDeleteView.as_view(), name="decaan-verwijderen"),
]

open_dagen = [
    path("", gidsviews.OpenDagListView.as_view(), name="opendag-list"),
    path("nieuw/", gidsviews.OpenDagCreateView.as_view(), name="opendag-create"),
    path("<int:pk>/", gidsviews.OpenDagDetailView.as_view(), name="opendag-detail"),
    path("<int:pk>/opendag.ics", gidsviews.OpenDagIcsView.as_view(), name="opendag-ics"),
    path("<int:pk>/bewerken/", gidsviews.OpenDagUpdateView.as_view(), name="opendag-update"),
]

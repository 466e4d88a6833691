"""Paths of the register of leerroutes."""

from django.urls import path, re_path

from leerroutes import importviews, views

urlpatterns = [
    path("", views.LeerrouteListView.as_view(), name="leerroute-list"),
    path("nieuw/", views.LeerrouteCreateView.as_view(), name="leerroute-create"),
    re_path(r"^leerroutes\.(?P<soort>csv|xlsx)$", views.LeerrouteExportView.as_view(), name="leerroute-export"),
    path("importeren/", importviews.ImportView.as_view(), name="import-create"),
    path("importeren/sjabloon.xlsx", importviews.sjabloon, name="import-sjabloon"),
    path("importeren/<int:pk>/", importviews.ImportDetailView.as_view(), name="import-detail"),
    path("importeren/<int:pk>/toepassen/", importviews.toepassen, name="import-toepassen"),
    path("<int:pk>/", views.LeerrouteDetailView.as_view(), name="leerroute-detail"),
    path("<int:pk>/bewerken/", views.LeerrouteUpdateView.as_view(), name="leerroute-update"),
    path("<int:pk>/verwijderen/", views.LeerrouteDeleteView.as_view(), name="leerroute-verwijderen"),
    path("<int:pk>/herstellen/", views.LeerrouteRestoreView.as_view(), name="leerroute-herstellen"),
    path("verwijderd/", views.VerwijderdeLeerroutesView.as_view(), name="leerroute-verwijderd"),
    path("<int:pk>/status/", views.StatusView.as_view(), name="leerroute-status"),
    path("stappen/<int:pk>/bevestigen/", views.bevestigen, name="statusstap-bevestigen"),
    path("stappen/<int:pk>/ongedaan/", views.ongedaan, name="statusstap-ongedaan"),
    path("stappen/<int:pk>/vervallen/", views.vervallen, name="statusstap-vervallen"),
]

"""Paths of the register of leerroutes."""

from django.urls import path, re_path

from leerroutes import bulkviews, deelviews, importviews, statusviews, views

urlpatterns = [
    path("", views.LeerrouteListView.as_view(), name="leerroute-list"),
    path("nieuw/", views.LeerrouteCreateView.as_view(), name="leerroute-create"),
    re_path(r"^leerroutes\.(?P<soort>csv|xlsx)$", views.LeerrouteExportView.as_view(), name="leerroute-export"),
    path("importeren/", importviews.ImportView.as_view(), name="import-create"),
    path("importeren/sjabloon.xlsx", importviews.sjabloon, name="import-sjabloon"),
    path("importeren/<int:pk>/", importviews.ImportDetailView.as_view(), name="import-detail"),
    path("importeren/<int:pk>/toepassen/", importviews.ToepassenView.as_view(), name="import-toepassen"),
    path("importeren/<int:pk>/ongedaan/", importviews.OngedaanView.as_view(), name="import-ongedaan"),
    path("importeren/<int:pk>/verslag.csv", importviews.verslag_csv, name="import-verslag"),
    path("<int:pk>/", views.LeerrouteDetailView.as_view(), name="leerroute-detail"),
    path("<int:pk>/bewerken/", views.LeerrouteUpdateView.as_view(), name="leerroute-update"),
    path("<int:pk>/verwijderen/", views.LeerrouteDeleteView.as_view(), name="leerroute-verwijderen"),
    path("<int:pk>/herstellen/", views.LeerrouteRestoreView.as_view(), name="leerroute-herstellen"),
    path("<int:pk>/scholen/", deelviews.DeelnamesView.as_view(), name="leerroute-deelnames"),
    path("<int:pk>/leerlingen/", deelviews.LeerlingenView.as_view(), name="leerroute-leerlingen"),
    path("soorten/", views.SoortenView.as_view(), name="leerroute-soorten"),
    path("wat-ontbreekt/", views.OntbreektView.as_view(), name="leerroute-ontbreekt"),
    path("statussen/", bulkviews.BulkstatusView.as_view(), name="leerroute-bulkstatus"),
    path("verwijderd/", views.VerwijderdeLeerroutesView.as_view(), name="leerroute-verwijderd"),
    path("<int:pk>/status/", statusviews.StatusView.as_view(), name="leerroute-status"),
    path("stappen/<int:pk>/bevestigen/", statusviews.bevestigen, name="statusstap-bevestigen"),
    path("stappen/<int:pk>/ongedaan/", statusviews.ongedaan, name="statusstap-ongedaan"),
    path("stappen/<int:pk>/vervallen/", statusviews.vervallen, name="statusstap-vervallen"),
]

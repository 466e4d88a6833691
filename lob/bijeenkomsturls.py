"""Paths of the meetings of decanen."""

from django.urls import path, re_path

from doorlopend.models import MboInstelling
from lob import bijeenkomststapviews as stappen
from lob import bijeenkomstviews as views

urlpatterns = [
    path("", views.BijeenkomstListView.as_view(), name="bijeenkomst-list"),
    path("nieuw/", views.BijeenkomstCreateView.as_view(), name="bijeenkomst-create"),
    path("reeks/", views.ReeksView.as_view(), name="bijeenkomst-reeks"),
    path("aanwezigheid/", stappen.OpkomstView.as_view(), name="opkomst"),
    path("aanwezigheid/school/<int:pk>/", stappen.OpkomstVanView.as_view(), name="opkomst-school"),
    path("aanwezigheid/mbo/<int:pk>/", stappen.OpkomstVanView.as_view(model=MboInstelling), name="opkomst-mbo"),
    path("actiepunten/<int:pk>/", stappen.afronden, name="actiepunt-afronden"),
    path("<int:pk>/", views.BijeenkomstDetailView.as_view(), name="bijeenkomst-detail"),
    path("<int:pk>/bewerken/", views.BijeenkomstUpdateView.as_view(), name="bijeenkomst-update"),
    path("<int:pk>/vastleggen/", views.VastleggenView.as_view(), name="bijeenkomst-vastleggen"),
    path("<int:pk>/verslag/", views.VerslagView.as_view(), name="bijeenkomst-verslag"),
    path("<int:pk>/afmelden/", stappen.afmelden, name="bijeenkomst-afmelden"),
    path("<int:pk>/afsluiten/", stappen.afsluiten, name="bijeenkomst-afsluiten"),
    path("<int:pk>/heropenen/", stappen.heropenen, name="bijeenkomst-heropenen"),
    path("<int:pk>/bijeenkomst.ics", views.IcsView.as_view(), name="bijeenkomst-ics"),
    re_path(
        r"^(?P<pk>[0-9]{1,18})/aanwezigheid\.(?P<soort>csv|xlsx)$",
        stappen.aanwezigheid,
        name="bijeenkomst-aanwezigheid",
    ),
    path("<int:pk>/presentielijst/", views.LijstView.as_view(), name="bijeenkomst-presentielijst"),
]

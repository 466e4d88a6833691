"""Paths of the voortgangsrapportage, below /rapporten/."""

from django.urls import path

from monitoring import rapportviews as views

urlpatterns = [
    path("", views.RapportageListView.as_view(), name="rapportage-list"),
    path("nieuw/", views.RapportageCreateView.as_view(), name="rapportage-create"),
    path("<int:pk>/", views.RapportageDetailView.as_view(), name="rapportage-detail"),
    path("<int:pk>/bewerken/", views.RapportageUpdateView.as_view(), name="rapportage-update"),
    path("<int:pk>/voorbeeld/", views.VoorbeeldView.as_view(), name="rapportage-voorbeeld"),
    path("<int:pk>/voorleggen/", views.VoorleggenView.as_view(), name="rapportage-voorleggen"),
    path("<int:pk>/vaststellen/", views.VaststellenView.as_view(), name="rapportage-vaststellen"),
    path("<int:pk>/voortgangsrapport.pdf", views.pdf, name="rapportage-pdf"),
]

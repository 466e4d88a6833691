"""Paths of voorlichting and of activities with companies."""

from django.urls import path

from lob import activiteitenviews as views
from lob.overzichtviews import VoorlichtingOverzichtView

voorlichting = [
    path("", views.VoorlichtingListView.as_view(), name="voorlichting-list"),
    path("overzicht/", VoorlichtingOverzichtView.as_view(), name="voorlichting-overzicht"),
    path("nieuw/", views.VoorlichtingCreateView.as_view(), name="voorlichting-create"),
    path("verwijderd/", views.VerwijderdeVoorlichtingView.as_view(), name="voorlichting-verwijderd"),
    path("<int:pk>/", views.VoorlichtingDetailView.as_view(), name="voorlichting-detail"),
    path("<int:pk>/bewerken/", views.VoorlichtingUpdateView.as_view(), name="voorlichting-update"),
    path("<int:pk>/verwijderen/", views.VoorlichtingDeleteView.as_view(), name="voorlichting-verwijderen"),
    path("<int:pk>/herstellen/", views.VoorlichtingRestoreView.as_view(), name="voorlichting-herstellen"),
]

bedrijfsleven = [
    path("", views.BedrijfsactiviteitListView.as_view(), name="bedrijfsactiviteit-list"),
    path("nieuw/", views.BedrijfsactiviteitCreateView.as_view(), name="bedrijfsactiviteit-create"),
    path("verwijderd/", views.VerwijderdeBedrijfsactiviteitenView.as_view(), name="bedrijfsactiviteit-verwijderd"),
    path("<int:pk>/", views.BedrijfsactiviteitDetailView.as_view(), name="bedrijfsactiviteit-detail"),
    path("<int:pk>/bewerken/", views.BedrijfsactiviteitUpdateView.as_view(), name="bedrijfsactiviteit-update"),
    path("<int:pk>/verwijderen/", views.BedrijfsactiviteitDeleteView.as_view(), name="bedrijfsactiviteit-verwijderen"),
    path("<int:pk>/herstellen/", views.BedrijfsactiviteitRestoreView.as_view(), name="bedrijfsactiviteit-herstellen"),
]

"""Paths of practices and documents, those of the team and the public ones."""

from django.urls import path

from kennisdeling import praktijkviews as views

praktijken = [
    path("", views.PraktijkListView.as_view(), name="praktijk-list"),
    path("nieuw/", views.PraktijkCreateView.as_view(), name="praktijk-create"),
    path("verwijderd/", views.VerwijderdePraktijkenView.as_view(), name="praktijk-verwijderd"),
    path("<int:pk>/", views.PraktijkDetailView.as_view(), name="praktijk-detail"),
    path("<int:pk>/bewerken/", views.PraktijkUpdateView.as_view(), name="praktijk-update"),
    path("<int:pk>/verwijderen/", views.PraktijkDeleteView.as_view(), name="praktijk-verwijderen"),
    path("<int:pk>/herstellen/", views.PraktijkRestoreView.as_view(), name="praktijk-herstellen"),
]
documenten = [
    path("", views.DocumentListView.as_view(), name="document-list"),
    path("nieuw/", views.DocumentCreateView.as_view(), name="document-create"),
    path("verwijderd/", views.VerwijderdeDocumentenView.as_view(), name="document-verwijderd"),
    path("<int:pk>/", views.DocumentDetailView.as_view(), name="document-detail"),
    path("<int:pk>/bewerken/", views.DocumentUpdateView.as_view(), name="document-update"),
    path("<int:pk>/verwijderen/", views.DocumentDeleteView.as_view(), name="document-verwijderen"),
    path("<int:pk>/herstellen/", views.DocumentRestoreView.as_view(), name="document-herstellen"),
]
openbaar = [
    path("", views.openbaar, name="kennis-openbaar"),
    path("praktijken/<int:pk>/", views.openbare_praktijk, name="kennis-praktijk"),
    path("bestanden/<uuid:sleutel>/", views.openbaar_bestand, name="kennis-bestand"),
]

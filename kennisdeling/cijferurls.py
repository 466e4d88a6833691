"""Paths of the counts."""

from django.urls import path

from kennisdeling import cijferviews as views

urlpatterns = [
    path("", views.CijferListView.as_view(), name="cijfer-list"),
    path("overzicht/", views.CijferOverzichtView.as_view(), name="cijfer-overzicht"),
    path("school/<int:pk>/", views.DoorstroomView.as_view(), name="doorstroom-school"),
    path("mbo/<int:pk>/", views.MboDoorstroomView.as_view(), name="doorstroom-mbo"),
    path("nieuw/", views.CijferCreateView.as_view(), name="cijfer-create"),
    path("importeren/", views.CijferImportView.as_view(), name="cijfer-importeren"),
    path("sjabloon.xlsx", views.SjabloonView.as_view(), name="cijfer-sjabloon"),
    path("verwijderd/", views.VerwijderdeCijfersView.as_view(), name="cijfer-verwijderd"),
    path("<int:pk>/", views.CijferDetailView.as_view(), name="cijfer-detail"),
    path("<int:pk>/bewerken/", views.CijferUpdateView.as_view(), name="cijfer-update"),
    path("<int:pk>/intrekken/", views.CijferIntrekkenView.as_view(), name="cijfer-intrekken"),
    path("<int:pk>/verwijderen/", views.CijferDeleteView.as_view(), name="cijfer-verwijderen"),
    path("<int:pk>/herstellen/", views.CijferRestoreView.as_view(), name="cijfer-herstellen"),
]

"""Paths of the counts."""

from django.urls import path

from kennisdeling import cijferimportviews as laden
from kennisdeling import cijferviews as views
from kennisdeling import doorstroomviews as doorstroom

urlpatterns = [
    path("", views.CijferListView.as_view(), name="cijfer-list"),
    path("overzicht/", doorstroom.CijferOverzichtView.as_view(), name="cijfer-overzicht"),
    path("school/<int:pk>/", doorstroom.DoorstroomView.as_view(), name="doorstroom-school"),
    path("mbo/<int:pk>/", doorstroom.MboDoorstroomView.as_view(), name="doorstroom-mbo"),
    path("nieuw/", views.CijferCreateView.as_view(), name="cijfer-create"),
    path("importeren/", laden.CijferImportView.as_view(), name="cijfer-importeren"),
    path("nco/", laden.NcoImportView.as_view(), name="nco-importeren"),
    path("nco/nieuw/", views.NcoCreateView.as_view(), name="nco-create"),
    path("nco/sjabloon.xlsx", laden.NcoSjabloonView.as_view(), name="nco-sjabloon"),
    path("sjabloon.xlsx", laden.SjabloonView.as_view(), name="cijfer-sjabloon"),
    path("verwijderd/", views.VerwijderdeCijfersView.as_view(), name="cijfer-verwijderd"),
    path("<int:pk>/", views.CijferDetailView.as_view(), name="cijfer-detail"),
    path("<int:pk>/bewerken/", views.CijferUpdateView.as_view(), name="cijfer-update"),
    path("<int:pk>/intrekken/", views.CijferIntrekkenView.as_view(), name="cijfer-intrekken"),
    path("<int:pk>/verwijderen/", views.CijferDeleteView.as_view(), name="cijfer-verwijderen"),
    path("<int:pk>/herstellen/", views.CijferRestoreView.as_view(), name="cijfer-herstellen"),
]

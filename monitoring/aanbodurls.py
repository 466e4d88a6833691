"""Paths of the public pages."""

from django.urls import path

from monitoring import aanbodviews as views

urlpatterns = [
    path("", views.begin, name="begin"),
    path("aanbod/", views.aanbod, name="aanbod"),
    path("aanbod/<int:pk>/", views.leerroute, name="aanbod-leerroute"),
    path("aanbod/gegevens/", views.gegevens, name="aanbod-gegevens"),
    path("aanbod/contact/", views.ContactUpdateView.as_view(), name="contact-update"),
    path("aanbod.csv", views.aanbod_csv, name="aanbod-csv"),
    path("aanbod.json", views.aanbod_json, name="aanbod-json"),
    path("aanbod.schema.json", views.aanbod_schema, name="aanbod-schema"),
]

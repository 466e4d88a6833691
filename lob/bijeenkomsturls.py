"""Paths of the meetings of decanen."""

from django.urls import path

from lob import bijeenkomstviews as views

urlpatterns = [
    path("<int:pk>/", views.BijeenkomstDetailView.as_view(), name="bijeenkomst-detail"),
    path("<int:pk>/bijeenkomst.ics", views.IcsView.as_view(), name="bijeenkomst-ics"),
    path("<int:pk>/presentielijst/", views.LijstView.as_view(), name="bijeenkomst-presentielijst"),
]

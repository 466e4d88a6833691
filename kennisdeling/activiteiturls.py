"""Paths of the activities: the public ones, and those of the team."""

from django.urls import path, re_path

from kennisdeling import aanmeldviews as openbaar
from kennisdeling import activiteitviews as views
from kennisdeling import opkomstviews

urlpatterns = [
    path("", openbaar.overzicht, name="activiteiten"),
    path("afmelden/<str:bewijs>/", openbaar.afmelden, name="activiteit-afmelden"),
    path("lijst/", views.ActiviteitListView.as_view(), name="activiteit-list"),
    path("vorm/<int:nummer>/", views.van_vorm, name="activiteit-vorm"),
    path("nieuw/", views.ActiviteitCreateView.as_view(), name="activiteit-create"),
    path("aanmeldingen/<int:pk>/afmelden/", views.haal_af, name="aanmelding-afmelden"),
    path("aanmeldingen/<int:pk>/mail/", views.mail_nog_eens, name="aanmelding-mail"),
    path("<int:pk>/", openbaar.activiteit, name="activiteit"),
    path("<int:pk>/aangemeld/", openbaar.aangemeld, name="activiteit-aangemeld"),
    path("<int:pk>/agenda.ics", openbaar.ics, name="activiteit-ics"),
    path("<int:pk>/beheer/", views.ActiviteitDetailView.as_view(), name="activiteit-detail"),
    path("<int:pk>/bewerken/", views.ActiviteitUpdateView.as_view(), name="activiteit-update"),
    path("<int:pk>/opkomst/", opkomstviews.OpkomstView.as_view(), name="activiteit-opkomst"),
    path(
        "<int:pk>/presentielijst/",
        opkomstviews.ActiviteitPresentielijstView.as_view(),
        name="activiteit-presentielijst",
    ),
    re_path(
        r"^(?P<pk>[0-9]{1,18})/deelnemers\.(?P<soort>csv|xlsx)$", opkomstviews.mensen_als_blad, name="activiteit-mensen"
    ),
]

"""The paths under /personen/."""

from django.urls import path

from doorlopend import personen, personenviews, privacyviews, uitnodigviews

urlpatterns = [
    path("", personenviews.PersoonListView.as_view(), name="gebruiker-list"),
    path("uitnodigen/", uitnodigviews.UitnodigingCreateView.as_view(), name="uitnodiging-create"),
    path("uitnodigingen/", uitnodigviews.UitnodigingListView.as_view(), name="uitnodiging-list"),
    path("uitnodigingen/<int:pk>/opnieuw/", uitnodigviews.UitnodigingOpnieuwView.as_view(), name="uitnodiging-opnieuw"),
    path(
        "uitnodigingen/<int:pk>/intrekken/",
        uitnodigviews.UitnodigingIntrekkenView.as_view(),
        name="uitnodiging-intrekken",
    ),
    path("<int:pk>/", personenviews.PersoonDetailView.as_view(), name="gebruiker-detail"),
    path("<int:pk>/bewerken/", personenviews.PersoonUpdateView.as_view(), name="gebruiker-update"),
    path("<int:pk>/uitzetten/", personenviews.PersoonUitzettenView.as_view(), name="gebruiker-uitzetten"),
    path(
        "<int:pk>/aanzetten/",
        personenviews.AccountActieView.as_view(actie=personen.zet_aan, melding="{} kan weer inloggen."),
        name="gebruiker-aanzetten",
    ),
    path(
        "<int:pk>/tweede-stap-wissen/",
        personenviews.AccountActieView.as_view(
            actie=personen.wis_tweede_stap,
            melding="De tweede stap van {} is gewist. De persoon koppelt een nieuwe app bij het inloggen.",
        ),
        name="gebruiker-tweedestap",
    ),
    path("<int:pk>/gegevens.json", privacyviews.PersoonGegevensView.as_view(), name="gebruiker-gegevens"),
    path("<int:pk>/anonimiseren/", privacyviews.AnonimiseerView.as_view(), name="gebruiker-anonimiseren"),
]

"""Paths of progress and of the voortgangsrapportage."""

from django.urls import include, path

from monitoring import lezingviews, partnerviews, schoolviews, sluitviews, uitvoerviews, vergelijkviews, views
from monitoring import sturingviews as sturing

urlpatterns = [
    path("", include("monitoring.aanbodurls")),
    path("partners/", partnerviews.PartnerListView.as_view(), name="partner-list"),
    path("partners/<int:pk>/", partnerviews.PartnerDetailView.as_view(), name="partner-detail"),
    path("scholen/", schoolviews.SchoolListView.as_view(), name="school-list"),
    path("scholen/<int:pk>/", schoolviews.SchoolDetailView.as_view(), name="school-detail"),
    path("scholen/<int:pk>/sluiten/", sluitviews.SluitView.as_view(), name="school-sluiten"),
    path("scholen/<int:pk>/heropenen/", sluitviews.heropen, name="school-heropenen"),
    path("scholen/ontbreekt/", schoolviews.HiatenView.as_view(), name="scholen-hiaten"),
    path("voortgang/", views.VoortgangView.as_view(), name="voortgang"),
    path("voortgang.json", uitvoerviews.voortgang_json, name="voortgang-json"),
    path("voortgang.xlsx", uitvoerviews.voortgang_xlsx, name="voortgang-xlsx"),
    path("voortgang.schema.json", uitvoerviews.voortgang_schema, name="voortgang-schema"),
    path("voortgang/koppelen/", uitvoerviews.KoppelenView.as_view(), name="koppelen"),
    path("voortgang/koppelen/<int:pk>/", uitvoerviews.leessleutel_intrekken, name="leessleutel-intrekken"),
    path("voortgang/vergelijken/", vergelijkviews.VergelijkenView.as_view(), name="vergelijken"),
    path("voortgang/wijzigingen/", views.WijzigingenView.as_view(), name="wijzigingen"),
    path("voortgang/acties/", sturing.ActieListView.as_view(), name="actie-list"),
    path("voortgang/acties/nieuw/", sturing.ActieCreateView.as_view(), name="actie-create"),
    path("voortgang/acties/<int:pk>/bewerken/", sturing.ActieUpdateView.as_view(), name="actie-update"),
    path("voortgang/acties/<int:pk>/gedaan/", sturing.actie_gedaan, name="actie-gedaan"),
    path("voortgang/oordeel/<int:pk>/bewerken/", sturing.OordeelUpdateView.as_view(), name="oordeel-update"),
    path(
        "voortgang/beschrijving/<int:pk>/bewerken/",
        sturing.BeschrijvingUpdateView.as_view(),
        name="beschrijving-update",
    ),
    path("voortgang/mijlpaal/<int:pk>/bewerken/", sturing.MijlpaalUpdateView.as_view(), name="mijlpaal-update"),
    path("voortgang/<slug:code>/oordeel/", sturing.OordeelCreateView.as_view(), name="oordeel-create"),
    path("voortgang/<slug:code>/beschrijven/", sturing.BeschrijvingCreateView.as_view(), name="beschrijving-create"),
    path("voortgang/<slug:code>/mijlpaal/", sturing.MijlpaalCreateView.as_view(), name="mijlpaal-create"),
    path("voortgang/<slug:code>/", views.IndicatorDetailView.as_view(), name="indicator-detail"),
    path("zo-tellen-we/", views.ZoTellenWeView.as_view(), name="zo-tellen-we"),
    path("zo-tellen-we/<int:nummer>/", lezingviews.LezingView.as_view(), name="lezing"),
    path("rapporten/", include("monitoring.rapporturls")),
]

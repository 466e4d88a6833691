"""Paths of progress and of the voortgangsrapportage."""

from django.urls import include, path

from monitoring import partnerviews, schoolviews, uitvoerviews, views

urlpatterns = [
    path("", include("monitoring.aanbodurls")),
    path("partners/", partnerviews.PartnerListView.as_view(), name="partner-list"),
    path("partners/<int:pk>/", partnerviews.PartnerDetailView.as_view(), name="partner-detail"),
    path("scholen/", schoolviews.SchoolListView.as_view(), name="school-list"),
    path("scholen/<int:pk>/", schoolviews.SchoolDetailView.as_view(), name="school-detail"),
    path("scholen/ontbreekt/", schoolviews.HiatenView.as_view(), name="scholen-hiaten"),
    path("voortgang/", views.VoortgangView.as_view(), name="voortgang"),
    path("voortgang.json", uitvoerviews.voortgang_json, name="voortgang-json"),
    path("voortgang.xlsx", uitvoerviews.voortgang_xlsx, name="voortgang-xlsx"),
    path("voortgang.schema.json", uitvoerviews.voortgang_schema, name="voortgang-schema"),
    path("voortgang/koppelen/", uitvoerviews.KoppelenView.as_view(), name="koppelen"),
    path("voortgang/koppelen/<int:pk>/", uitvoerviews.leessleutel_intrekken, name="leessleutel-intrekken"),
    path("voortgang/wijzigingen/", views.WijzigingenView.as_view(), name="wijzigingen"),
    path("voortgang/<slug:code>/", views.IndicatorDetailView.as_view(), name="indicator-detail"),
    path("zo-tellen-we/", views.ZoTellenWeView.as_view(), name="zo-tellen-we"),
    path("rapporten/", include("monitoring.rapporturls")),
]

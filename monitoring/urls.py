"""Paths of progress and of the voortgangsrapportage."""

from django.urls import include, path

from monitoring import partnerviews, schoolviews, views

urlpatterns = [
    path("", include("monitoring.aanbodurls")),
    path("partners/", partnerviews.PartnerListView.as_view(), name="partner-list"),
    path("partners/<int:pk>/", partnerviews.PartnerDetailView.as_view(), name="partner-detail"),
    path("scholen/", schoolviews.SchoolListView.as_view(), name="school-list"),
    path("scholen/<int:pk>/", schoolviews.SchoolDetailView.as_view(), name="school-detail"),
    path("scholen/ontbreekt/", schoolviews.HiatenView.as_view(), name="scholen-hiaten"),
    path("voortgang/", views.VoortgangView.as_view(), name="voortgang"),
    path("voortgang.json", views.voortgang_json, name="voortgang-json"),
    path("voortgang/wijzigingen/", views.WijzigingenView.as_view(), name="wijzigingen"),
    path("voortgang/<slug:code>/", views.IndicatorDetailView.as_view(), name="indicator-detail"),
    path("zo-tellen-we/", views.ZoTellenWeView.as_view(), name="zo-tellen-we"),
    path("rapporten/", include("monitoring.rapporturls")),
]

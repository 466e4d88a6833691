"""Paths of kennisdeling."""

from django.urls import include, path

from kennisdeling import delenviews as delen
from kennisdeling import praktijkurls
from kennisdeling.views import KennisdelingView

gegevens = [
    path("", delen.DelingListView.as_view(), name="deling-list"),
    path("van-vo/", delen.VoDelingCreateView.as_view(), name="deling-vo-create"),
    path("van-bestuur/", delen.BestuurDelingCreateView.as_view(), name="deling-bestuur-create"),
    path("van-mbo/", delen.MboDelingCreateView.as_view(), name="deling-mbo-create"),
    path("verwijderd/", delen.VerwijderdeDelingenView.as_view(), name="deling-verwijderd"),
    path("<int:pk>/", delen.DelingDetailView.as_view(), name="deling-detail"),
    path("<int:pk>/bewerken/", delen.DelingUpdateView.as_view(), name="deling-update"),
    path("<int:pk>/intrekken/", delen.DelingIntrekkenView.as_view(), name="deling-intrekken"),
    path("<int:pk>/verwijderen/", delen.DelingDeleteView.as_view(), name="deling-verwijderen"),
    path("<int:pk>/herstellen/", delen.DelingRestoreView.as_view(), name="deling-herstellen"),
]
onderzoek = [
    path("", delen.OnderzoekListView.as_view(), name="onderzoek-list"),
    path("nieuw/", delen.OnderzoekCreateView.as_view(), name="onderzoek-create"),
    path("verwijderd/", delen.VerwijderdeOnderzoekenView.as_view(), name="onderzoek-verwijderd"),
    path("<int:pk>/", delen.OnderzoekDetailView.as_view(), name="onderzoek-detail"),
    path("<int:pk>/bewerken/", delen.OnderzoekUpdateView.as_view(), name="onderzoek-update"),
    path("<int:pk>/verwijderen/", delen.OnderzoekDeleteView.as_view(), name="onderzoek-verwijderen"),
    path("<int:pk>/herstellen/", delen.OnderzoekRestoreView.as_view(), name="onderzoek-herstellen"),
]
urlpatterns = [
    path("", KennisdelingView.as_view(), name="kennisdeling"),
    path("activiteiten/", include("kennisdeling.activiteiturls")),
    path("cijfers/", include("kennisdeling.cijferurls")),
    path("praktijken/", include(praktijkurls.praktijken)),
    path("documenten/", include(praktijkurls.documenten)),
    path("openbaar/", include(praktijkurls.openbaar)),
    path("gegevens/", include(gegevens)),
    path("onderzoek/", include(onderzoek)),
]

"""Paths of the voortgangsrapportage, below /rapporten/."""

from django.urls import path, re_path

from monitoring import rapportdeelviews as delen
from monitoring import rapportstapviews as stappen
from monitoring import rapportversieviews as versies
from monitoring import rapportviews as views

urlpatterns = [
    path("", views.RapportageListView.as_view(), name="rapportage-list"),
    path("nieuw/", views.RapportageCreateView.as_view(), name="rapportage-create"),
    path("controleren/", versies.ControlerenView.as_view(), name="rapportage-controleren"),
    path("rooster/<int:pk>/", views.PeriodeUpdateView.as_view(), name="rapportperiode-update"),
    path("evaluatie/<int:schooljaar>/", views.EvaluatieUpdateView.as_view(), name="evaluatie-update"),
    path("<int:pk>/", views.RapportageDetailView.as_view(), name="rapportage-detail"),
    path("<int:pk>/peildatum/", views.RapportageUpdateView.as_view(), name="rapportage-update"),
    path("<int:pk>/teksten/", delen.TekstenView.as_view(), name="rapportage-teksten"),
    path("<int:pk>/teksten/verdelen/", delen.VerdelenView.as_view(), name="rapportage-verdelen"),
    path("<int:pk>/teksten/<slug:onderdeel>/", delen.DeelView.as_view(), name="rapportage-deel"),
    path("<int:pk>/teksten/<slug:onderdeel>/concept/", delen.ConceptView.as_view(), name="rapportage-deelconcept"),
    path("<int:pk>/voorbeeld/", stappen.VoorbeeldView.as_view(), name="rapportage-voorbeeld"),
    path("<int:pk>/voorleggen/", stappen.VoorleggenView.as_view(), name="rapportage-voorleggen"),
    path("<int:pk>/terugsturen/", stappen.TerugsturenView.as_view(), name="rapportage-terugsturen"),
    path("<int:pk>/vaststellen/", stappen.VaststellenView.as_view(), name="rapportage-vaststellen"),
    path("<int:pk>/correctie/", stappen.CorrectieView.as_view(), name="rapportage-correctie"),
    path("<int:pk>/versturen/", versies.VersturenView.as_view(), name="rapportage-versturen"),
    path("<int:pk>/ontvangst/", versies.OntvangstView.as_view(), name="rapportage-ontvangst"),
    path("<int:pk>/voortgangsrapport.pdf", versies.pdf, name="rapportage-pdf"),
    path("<int:pk>/versies/<str:nummer>/", versies.VersieView.as_view(), name="rapportage-versie"),
    path(
        "<int:pk>/versies/<str:nummer>/verschillen/<str:met>/",
        versies.VerschillenView.as_view(),
        name="rapportage-verschillen",
    ),
    re_path(
        r"^(?P<pk>[0-9]+)/versies/(?P<nummer>[0-9.]+)/cijfers\.(?P<soort>xlsx|csv|json)$",
        versies.cijfers,
        name="rapportage-cijfers",
    ),
]

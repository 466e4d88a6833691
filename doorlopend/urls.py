"""The paths of the portal: Dutch and stable (design.md, section 5)."""

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from doorlopend import (
    agendaviews,
    bestanden,
    duoviews,
    herinneringviews,
    hulpviews,
    inlogviews,
    privacyviews,
    schoolviews,
    views,
)

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
# One page to change a password: the one that asks for the old one, tells by mail and goes in the trail.
admin.site.password_change = account.password_change  # type: ignore[method-assign]

handler400 = "doorlopend.fouten.onleesbaar"
handler500 = "doorlopend.fouten.serverfout"

urlpatterns = [
    path("inloggen/", include("doorlopend.inlogurls")),
    path("uitloggen/", inlogviews.UitlogView.as_view(), name="account_logout"),
    path("personen/", include("doorlopend.personenurls")),
    path("logboek/", privacyviews.GebeurtenisListView.as_view(), name="gebeurtenis-list"),
    path("hulp/", hulpviews.hulp, name="hulp"),
    path("toegankelijkheid/", hulpviews.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", privacyviews.privacy, name="privacy"),
    path(".well-known/security.txt", privacyviews.security_txt, name="security-txt"),
    path("scholen/importeren/", duoviews.DuoCreateView.as_view(), name="duo-create"),
    path("scholen/importeren/<int:pk>/", duoviews.DuoDetailView.as_view(), name="duo-detail"),
    path("scholen/nieuw/", schoolviews.SchoolCreateView.as_view(), name="school-create"),
    path("scholen/<int:pk>/bewerken/", schoolviews.SchoolUpdateView.as_view(), name="school-update"),
    path("scholen/<int:pk>/code/", schoolviews.NieuweCodeView.as_view(), name="school-code"),
    path("scholen/<int:pk>/aanbod/", schoolviews.AanbodCreateView.as_view(), name="schoolaanbod-create"),
    path("scholen/aanbod/<int:pk>/", schoolviews.AanbodUpdateView.as_view(), name="schoolaanbod-update"),
    path("agenda.ics", agendaviews.feed, name="agenda-feed"),
    path("agenda/", agendaviews.AgendaView.as_view(), name="agenda"),
    path("agenda/adres/", agendaviews.nieuw_adres, name="agenda-adres"),
    path("agenda/intrekken/", agendaviews.intrekken, name="agenda-intrekken"),
    path("herinneringen/", herinneringviews.kiezen, name="herinnering-kiezen"),
    path("herinneringen/uit/<str:bewijs>/", herinneringviews.uit, name="herinnering-uit"),
    path("bestanden/<uuid:sleutel>/", bestanden.download, name="bestand-download"),
    path("bestanden/<uuid:sleutel>/verwijderen/", bestanden.verwijderen, name="bestand-verwijderen"),
    path("leerroutes/", include("leerroutes.urls")),
    path("lob/", include("lob.urls")),
    path("kennisdeling/", include("kennisdeling.urls")),
    path("", include("monitoring.urls")),
    path("beheer/", admin.site.urls),
    path("gezond/", views.gezond, name="gezond"),
]

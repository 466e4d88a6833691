"""From invitation to second step, and a session that ends while somebody types, as a person meets them."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.sessions.models import Session
from django.core import mail
from django.utils import timezone

from doorlopend.models import Gebruiker, School
from doorlopend.rechten import Rol
from doorlopend.sessies import GEZIEN, SessionStore
from monitoring.convenant import laad_convenant
from tests.browser.conftest import SMAL
from tests.factories import WACHTWOORD, maak_gebruiker, maak_school

pytestmark = pytest.mark.django_db(transaction=True)


def log_in(pagina, adres, email, wachtwoord=WACHTWOORD):
    pagina.goto(f"{adres}/inloggen/")
    pagina.get_by_label("E-mailadres").fill(email)
    pagina.get_by_label("Wachtwoord").fill(wachtwoord)
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    pagina.wait_for_url(f"{adres}/voortgang/")


@pytest.fixture(autouse=True)
def _convenant(transactional_db):
    laad_convenant()


def code_van(zaad):
    return format_hotp_value(hotp_value(zaad, int(timezone.now().timestamp()) // 30))


def test_invited_person_makes_an_account_and_adds_the_second_step(live_server, open_pagina, settings):
    """The programmaleider invites, the new member of the programmateam opens the mail, on a phone."""
    settings.MFA_VERPLICHT = False
    maak_gebruiker(Rol.PROGRAMMALEIDER, email="leider@school.nl", naam="N. de Boer")
    leider = open_pagina()
    log_in(leider, live_server.url, "leider@school.nl")
    leider.goto(f"{live_server.url}/personen/")
    leider.get_by_role("link", name="Persoon uitnodigen").click()
    leider.get_by_label("Naam").fill("Sanne Visser")
    leider.get_by_label("E-mailadres").fill("sanne@school.nl")
    leider.get_by_label("Rol").select_option("programmateam")
    leider.get_by_role("button", name="Uitnodiging versturen").click()
    leider.get_by_text("De uitnodiging voor Sanne Visser is verstuurd").wait_for()
    settings.MFA_VERPLICHT = True
    (link,) = re.findall(r"https?://\S+", mail.outbox[-1].body)

    nieuw = open_pagina(SMAL)
    nieuw.goto(link)
    nieuw.get_by_label("Wachtwoord").fill("vier paarden eten soep")
    nieuw.get_by_role("button", name="Account maken").click()
    nieuw.get_by_role("heading", name="App koppelen").wait_for()
    nieuw.get_by_label("Code uit de app").fill(code_van(nieuw.locator("ol code").inner_text()))
    nieuw.get_by_role("button", name="App koppelen").click()
    nieuw.get_by_role("heading", name="Reservecodes").wait_for()

    assert nieuw.locator("ul.codes li").count() == 10
    assert nieuw.evaluate("document.documentElement.scrollWidth") == SMAL
    assert Gebruiker.objects.get(email="sanne@school.nl").rol == "programmateam"


def test_text_typed_while_the_session_ended_comes_back(live_server, open_pagina):
    maak_gebruiker(Rol.PROGRAMMALEIDER, email="leider@school.nl")
    school = maak_school(roepnaam="Oude naam")
    pagina = open_pagina()
    log_in(pagina, live_server.url, "leider@school.nl")
    pagina.goto(f"{live_server.url}/scholen/{school.pk}/bewerken/")
    pagina.get_by_label("Roepnaam").fill("De nieuwe naam van de school")
    een_uur_stil()

    pagina.get_by_role("button", name="Opslaan").click()
    pagina.get_by_label("Wachtwoord").wait_for()
    pagina.get_by_label("E-mailadres").fill("leider@school.nl")
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Inloggen", exact=True).click()
    pagina.get_by_role("heading", name="Uw tekst is bewaard").wait_for()
    pagina.get_by_text("De nieuwe naam van de school").wait_for()
    pagina.get_by_role("button", name="Nu versturen").click()
    pagina.get_by_text("“De nieuwe naam van de school” is opgeslagen.").wait_for()

    assert School.objects.get().roepnaam == "De nieuwe naam van de school"


def een_uur_stil():
    """As if nobody clicked for seventy minutes."""
    for rij in Session.objects.all():
        sessie = SessionStore(rij.session_key)
        if GEZIEN in sessie:
            sessie[GEZIEN] -= timedelta(minutes=70).seconds
            sessie.save()

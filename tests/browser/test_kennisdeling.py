"""What a teacher does without an account on a phone, and what the programmateam does with figures."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from kennisdeling.models import Aanmelding
from monitoring.convenant import laad_convenant
from tests.agenda import conftest as agenda
from tests.browser.conftest import BREED, SMAL, log_in
from tests.browser.test_toegankelijk import bekijk
from tests.factories import maak_gebruiker, maak_mbo, maak_school
from tests.kennisdeling.factories import maak_activiteit

brievenbus = agenda.brievenbus  # a real SMTP server
pytestmark = pytest.mark.django_db(transaction=True)


def meld_aan(pagina, naam):
    pagina.get_by_label("Uw naam").fill(naam)
    pagina.get_by_label("Uw e-mailadres op het werk").fill(f"{naam.lower()}@school.nl")
    pagina.get_by_label("Uw school of mbo").fill("De Kade")
    pagina.get_by_role("button", name=re.compile("Meld mij aan|Zet mij op de wachtlijst")).click()
    pagina.get_by_role("heading", name="Kijk in uw mail").wait_for()


def berichten(bus):
    return [(aan.partition("@")[0], message_from_bytes(inhoud, policy=policy.default)) for aan, inhoud in bus.post]


def tekst(bericht):
    return bericht.get_body(("plain",)).get_content()


def test_a_teacher_signs_up_cancels_and_the_first_who_waits_gets_the_seat(
    live_server,
    open_pagina,
    brievenbus,
    settings,
):
    settings.PORTAAL_URL = live_server.url
    maak_school(roepnaam="De Kade")
    maak_activiteit(timezone.localdate() + timedelta(days=20), naam="Kijken bij HMC", capaciteit=1)
    pagina = open_pagina(SMAL)

    for naam in ("Anna", "Bas"):
        pagina.goto(f"{live_server.url}/kennisdeling/activiteiten/")
        pagina.get_by_role("link", name="Kijken bij HMC").click()
        assert bekijk(pagina) == []
        meld_aan(pagina, naam)
    link = re.search(r"http\S+/afmelden/\S+", tekst(berichten(brievenbus)[0][1]))[0]
    pagina.goto(link)
    pagina.get_by_role("button", name="Meld mij af").click()
    pagina.get_by_text("U bent afgemeld.").wait_for()

    assert [(aan, str(bericht["subject"]).partition(":")[0]) for aan, bericht in berichten(brievenbus)] == [
        ("anna", "U doet mee"),
        ("bas", "U staat op de wachtlijst"),
        ("anna", "U bent afgemeld"),
        ("bas", "Er is een plaats voor u"),
    ]
    assert Aanmelding.objects.get(naam="Bas").plek == "geplaatst"


KOP = "cohort;school;leerweg;mbo;niveau;domein;instroom;behouden;uitval;redenen;bron;gedeeld_door;gedeeld_op"


def test_the_programmateam_loads_figures_and_sees_what_is_hidden(live_server, open_pagina, tmp_path):
    laad_convenant()
    maak_school("16PS21", roepnaam="De Kade")
    maak_mbo(afkorting="HMC")
    maak_gebruiker("programmateam", email="programmateam@voorbeeld.nl")
    blad = tmp_path / "cijfers.csv"
    blad.write_text(f"{KOP}\n2024;16PS21;vmbo-k;HMC;4;zorg;30;27;3;;mbo;K. Jansen;2026-10-01\n")
    pagina = open_pagina(BREED)
    log_in(pagina, live_server.url, "programmateam")

    pagina.get_by_role("link", name="Kennisdeling").click()
    assert bekijk(pagina) == []
    pagina.get_by_role("link", name="Blad laden").click()
    pagina.locator("input[type=file]").set_input_files(blad)
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    pagina.get_by_role("button", name="Toepassen").click()
    pagina.get_by_role("link", name="Per school en mbo").click()
    pagina.get_by_role("link", name="De Kade").click()

    assert bekijk(pagina) == []
    cellen = pagina.locator("table").first.locator("tbody tr").first.locator("td span").all_inner_texts()
    assert cellen == ["Totaal", "30", "–", "<5", "–", "Voorlopig"]

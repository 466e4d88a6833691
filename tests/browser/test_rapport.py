"""The report in a real browser: from an open period to the stuurgroep's download; nothing typed gets lost."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from pypdf import PdfReader

from doorlopend.schooljaar import Schooljaar
from monitoring.models import Deelconcept, Download, Rapportdeel, Rapportperiode
from tests.browser.conftest import log_in
from tests.factories import maak_gebruiker, maak_partner
from tests.rapporten import maak_rapportage, maak_register

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def register(live_server):
    """A small register, one partner, and a period that opened yesterday."""
    maak_register()
    maak_partner(naam="Bestuur Een", afkorting="Een")
    gisteren = timezone.localdate() - timedelta(days=1)
    Rapportperiode.objects.all().delete()
    Rapportperiode.objects.create(
        schooljaar=Schooljaar.op(gisteren).begin,
        halfjaar="najaar",
        peildatum=gisteren,
        inleverdatum=gisteren + timedelta(days=20),
        vergaderdatum=gisteren + timedelta(days=30),
    )


def als(open_pagina, adres, rol):
    maak_gebruiker(rol, email=f"{rol}@voorbeeld.nl")
    pagina = open_pagina(fouten_toegestaan=("Failed to load resource", "Failed to fetch"))
    log_in(pagina, adres, rol)
    return pagina


def test_from_an_open_period_to_the_stuurgroeps_download(register, live_server, open_pagina, tmp_path):
    adres, leider = live_server.url, als(open_pagina, live_server.url, "programmaleider")

    leider.get_by_role("link", name="Maak de rapportage").click()  # from the to-do on the dashboard
    leider.get_by_role("button", name="Rapportage maken").click()
    leider.get_by_role("link", name="Teksten schrijven").click()
    schrijf_alles(leider)
    leider.get_by_role("link", name="Voorbeeld bekijken").click()
    leider.locator(".rapport strong", has_text="goed").first.wait_for()
    leider.get_by_role("link", name="Terug naar de rapportage").click()
    leider.get_by_role("link", name="Voorleggen", exact=True).click()
    leider.get_by_role("button", name="Voorleggen").click()
    leider.get_by_role("status").filter(has_text="Versie 0.1 is vastgelegd").wait_for()

    lid = als(open_pagina, adres, "stuurgroep")
    lid.get_by_role("link", name="Rapporten").click()
    with lid.expect_download() as download:
        lid.get_by_role("link", name=re.compile("Download de pdf")).first.click()
    bestand = tmp_path / "rapport.pdf"
    download.value.save_as(bestand)
    pdf = PdfReader(bestand)
    tekst = " ".join("".join(bladzijde.extract_text() for bladzijde in pdf.pages).split())
    assert "Het gaat goed met drie leerroutes." in tekst
    assert "Bestuur Een Ja 0,4" in tekst
    assert set(pdf.attachments) == {"cijfers.csv", "cijfers.json"}
    assert [regel.door.rol for regel in Download.objects.all()] == ["stuurgroep"]

    lid.goto(f"{adres}/rapporten/controleren/")
    lid.get_by_label("Pdf-bestand").set_input_files(bestand)
    lid.get_by_role("button", name="Controleren").click()
    lid.get_by_text("Dit is een versie voor de vergadering").wait_for()


def schrijf_alles(leider):
    """From the overview of texts: the summary, what a target behind needs, means of the partner, and back."""
    leider.get_by_role("link", name="Samenvatting").click()
    leider.get_by_label("Samenvatting").fill("Het gaat **goed** met drie leerroutes.")
    bewaar(leider)
    while leider.get_by_text("Moet nog").count():
        leider.get_by_role("row", name=re.compile("Moet nog")).first.get_by_role("link").click()
        for veld in ("Oorzaak", "Gevolg voor het doel", "Bijsturing"):
            leider.get_by_label(veld).fill("Omdat het zo is.")
        bewaar(leider)
    leider.get_by_role("link", name="Mensen en middelen").click()
    leider.get_by_label("Ja").check()
    leider.get_by_label("Fte").fill("0,4")
    bewaar(leider)


def bewaar(pagina):
    pagina.get_by_role("button", name="Opslaan", exact=True).click()
    pagina.get_by_role("status").filter(has_text="is opgeslagen").wait_for()


def test_a_closed_laptop_and_an_expired_session_lose_nothing(register, live_server, open_pagina):
    rapportage = maak_rapportage(waarom=False)
    pad = f"{live_server.url}/rapporten/{rapportage.pk}/teksten/samenvatting/"
    pagina = als(open_pagina, live_server.url, "programmateam")

    pagina.goto(pad)
    pagina.get_by_label("Samenvatting").press_sequentially("Half af")
    pagina.get_by_text("Bewaard als concept om").wait_for()
    pagina.goto("about:blank")  # the laptop closes; nothing was saved
    assert not Rapportdeel.objects.exists()
    pagina.goto(pad)
    assert pagina.get_by_label("Samenvatting").input_value() == "Half af"

    Session.objects.all().delete()
    pagina.context.clear_cookies()
    pagina.get_by_label("Samenvatting").press("Control+End")
    pagina.get_by_label("Samenvatting").press_sequentially(", en verder")
    pagina.get_by_text("u bent uitgelogd").wait_for()
    pagina.goto("about:blank")
    log_in(pagina, live_server.url, "programmateam")
    pagina.goto(pad)
    assert pagina.get_by_label("Samenvatting").input_value() == "Half af, en verder"
    bewaar(pagina)
    assert Rapportdeel.objects.get().teksten == {"tekst": "Half af, en verder"}
    assert not Deelconcept.objects.exists()
    pagina.goto(pad)
    pagina.get_by_label("Samenvatting").wait_for()
    assert pagina.get_by_text("teruggezet").count() == 0

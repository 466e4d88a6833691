"""The whole way once: a status changes, the card moves, the report is frozen, the stuurgroep downloads it."""

import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.bladspiegel import teksten
from tests.browser.conftest import log_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def voorbeeld():
    call_command("laad_gegevens", verbosity=0)
    call_command("laad_voorbeeld", verbosity=0)


def stand(pagina, code):
    """The big number on the card of indicator `code`."""
    kaart = pagina.locator("li.doel", has=pagina.locator(f"#doel-{code}"))
    return int(kaart.locator(".doel__getal b").inner_text())


def test_from_a_status_change_to_the_stuurgroeps_download(voorbeeld, live_server, open_pagina, tmp_path):
    adres, pagina = live_server.url, open_pagina()
    log_in(pagina, adres, "programmaleider")
    eerder = stand(pagina, "1c")

    verander_naar_aangeboden(pagina, adres)

    pagina.goto(f"{adres}/voortgang/")
    assert stand(pagina, "1c") == eerder + 1

    maak_rapport(pagina, adres)

    stuurgroep = open_pagina()
    log_in(stuurgroep, adres, "stuurgroep")
    stuurgroep.get_by_role("link", name="Rapporten").click()
    with stuurgroep.expect_download() as download:
        stuurgroep.get_by_role("link", name=re.compile("pdf", re.I)).first.click()
    bestand = tmp_path / "rapport.pdf"
    download.value.save_as(bestand)
    tekst = " ".join(teksten(bestand.read_bytes()))
    assert f"{eerder + 1} van 4" in tekst
    assert "Akkoord met de voortgang." in tekst


def verander_naar_aangeboden(pagina, adres):
    """Change, in the list, a vmbo-t leerroute in preparation to aangeboden, from today."""
    pagina.goto(f"{adres}/leerroutes/?soort=doorlopend&leerweg=vmbo-gt&status=ontwikkeling")
    pagina.locator("details.wijzig summary").first.click()
    paneel = pagina.locator("details[open] form")
    paneel.get_by_label("Aangeboden").check()
    paneel.get_by_role("button", name="Opslaan").click()
    pagina.get_by_role("status").filter(has_text="“Aangeboden”").wait_for()


def maak_rapport(pagina, adres):
    """Finish the concept of this half-year with today as peildatum; voorleggen; vaststellen."""
    vandaag = timezone.localdate().isoformat()
    pagina.goto(f"{adres}/rapporten/")
    pagina.get_by_role("link", name="Najaar 2026", exact=True).click()
    pagina.get_by_role("link", name="Peildatum wijzigen").click()
    pagina.get_by_label("Peildatum").fill(vandaag)
    pagina.get_by_role("button", name="Opslaan").click()
    schrijf_wat_ontbreekt(pagina)
    pagina.get_by_role("button", name="Voorleggen").click()
    pagina.get_by_role("link", name="Vaststellen").click()
    pagina.get_by_label("Datum van de vergadering").fill(vandaag)
    pagina.get_by_label("Besluiten").fill("Akkoord met de voortgang.")
    pagina.get_by_role("button", name="Vaststellen").click()
    pagina.get_by_role("status").filter(has_text="versie 1.0").wait_for()


def schrijf_wat_ontbreekt(pagina):
    """Follow each link of the refusal to the part it names and fill it, until voorleggen is offered."""
    pagina.get_by_role("link", name="Voorleggen").click()
    voorleggen = pagina.url
    while pagina.locator(".melding__fouten a").count():
        pagina.locator(".melding__fouten a").first.click()
        for veld in ("Oorzaak", "Gevolg voor het doel", "Bijsturing"):
            pagina.get_by_label(veld).fill(f"{veld}: **zie bijlage**.")
        pagina.get_by_role("button", name="Opslaan", exact=True).click()
        pagina.get_by_role("status").filter(has_text="is opgeslagen").wait_for()
        pagina.goto(voorleggen)

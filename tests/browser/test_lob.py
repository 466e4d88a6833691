"""What a decaan does about lob, on a phone of 390 pixels, in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lob.models import Bedrijfsactiviteit, LobScan, Voorlichting
from monitoring.convenant import laad_convenant
from tests.browser.conftest import SMAL, log_in
from tests.browser.test_toegankelijk import bekijk
from tests.factories import maak_aanbod, maak_gebruiker, maak_mbo, maak_school
from tests.lob.factories import maak_bedrijfsactiviteit, maak_decaan, maak_opendag, maak_scan, maak_voorlichting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def school():
    laad_convenant()
    school = maak_school(roepnaam="De Kade")
    maak_aanbod(school, "vmbo-tl")
    return school


@pytest.fixture
def decaan(school, live_server, open_pagina):
    """A narrow page on which the decaan of De Kade has signed in."""
    maak_gebruiker("decaan", email="decaan@voorbeeld.nl", naam="K. Vos", school=school)
    pagina = open_pagina(SMAL, fouten_toegestaan=("404",))
    log_in(pagina, live_server.url, "decaan")
    return pagina


def test_a_decaan_adds_a_voorlichting_on_a_phone_in_two_clicks_and_three_answers(decaan, school):
    maak_mbo(afkorting="ROCvA-F")
    gisteren = timezone.localdate() - timedelta(days=1)

    decaan.get_by_role("link", name="Lob en decanen").click()
    decaan.get_by_role("link", name="Voorlichting toevoegen").click()
    decaan.get_by_label("Datum").fill((gisteren + timedelta(days=9)).isoformat())
    decaan.get_by_label("Gehouden", exact=True).check()
    decaan.get_by_label("Gastles door een mbo").check()
    decaan.get_by_label("ROCvA-F").check()
    decaan.get_by_role("button", name="Voorlichting opslaan").click()
    decaan.get_by_text("Deze datum ligt in de toekomst").first.wait_for()
    assert bekijk(decaan) == []

    decaan.get_by_label("Datum").fill(gisteren.isoformat())
    decaan.get_by_role("button", name="Voorlichting opslaan").click()
    decaan.get_by_role("status").filter(has_text="is opgeslagen").wait_for()

    rij = Voorlichting.objects.get()
    assert (rij.school, rij.datum, rij.vorm, rij.mbonamen) == (school, gisteren, "gastles", "ROCvA-F")


def test_what_was_planned_becomes_held_from_the_start_page(decaan, school, live_server):
    maak_voorlichting(school, timezone.localdate() - timedelta(days=3), uitvoering="gepland")

    decaan.goto(f"{live_server.url}/lob/")
    decaan.get_by_role("link", name="is dat doorgegaan?").click()
    decaan.get_by_label("Gehouden", exact=True).check()
    decaan.get_by_label("Aantal leerlingen").fill("85")
    decaan.get_by_role("button", name="Voorlichting opslaan").click()
    decaan.get_by_role("status").filter(has_text="is opgeslagen").wait_for()
    decaan.goto(f"{live_server.url}/lob/voorlichting/overzicht/")

    assert decaan.get_by_role("link", name="1 gehouden").count() == 1
    assert Voorlichting.objects.get().leerlingen == 85


def test_a_decaan_fills_in_the_scan_with_last_year_beside_it(decaan, school, live_server):
    vandaag = timezone.localdate()
    maak_scan(vandaag.replace(year=vandaag.year - 1), school=school, beleid=1)

    decaan.goto(f"{live_server.url}/lob/")
    decaan.get_by_role("link", name="Lob-scan invullen").click()
    for aspect in ("Beleid", "Activiteiten", "Begeleiding", "Kwaliteitsbewaking"):
        decaan.get_by_role("group", name=aspect, exact=True).get_by_label("3. Op orde").check()
    decaan.get_by_label("Ja, sectoroverstijgend").check()
    decaan.get_by_label("Een beetje").check()
    assert decaan.get_by_text("Nog niet begonnen").count() == 5
    decaan.get_by_role("button", name="Lob-scan opslaan").click()
    decaan.get_by_role("status").filter(has_text="is opgeslagen").wait_for()

    assert LobScan.objects.first().heeft_programma
    assert bekijk(decaan) == []


def test_a_decaan_of_another_school_cannot_open_the_edit_forms(decaan, live_server):
    eigen = f"{live_server.url}/lob/"
    ander = maak_school(roepnaam="Andere school")
    paden = {
        f"voorlichting/{maak_voorlichting(ander).pk}/": 200,
        f"voorlichting/{maak_voorlichting(ander).pk}/bewerken/": 404,
        f"bedrijfsleven/{maak_bedrijfsactiviteit([ander]).pk}/bewerken/": 404,
        f"scans/{maak_scan(school=ander).pk}/bewerken/": 404,
        f"decanen/{maak_decaan(school=ander).pk}/bewerken/": 404,
        f"open-dagen/{maak_opendag().pk}/bewerken/": 404,
        "open-dagen/nieuw/": 404,
    }

    gekregen = {pad: decaan.goto(eigen + pad).status for pad in paden}

    assert gekregen == paden
    assert Bedrijfsactiviteit.objects.count() == 1


@pytest.mark.ongeacht_database
def test_every_page_fits_a_phone_and_has_no_barriers(decaan, school, live_server):
    rij = maak_voorlichting(school)
    activiteit = maak_bedrijfsactiviteit([school])
    scan = maak_scan(school=school)
    gids = maak_decaan(school=school)
    dag = maak_opendag(datum=timezone.localdate() + timedelta(days=9))
    paden = [
        "",
        "voorlichting/",
        "voorlichting/nieuw/",
        "voorlichting/overzicht/",
        f"voorlichting/{rij.pk}/verwijderen/",
        "voorlichting/verwijderd/",
        "bedrijfsleven/",
        f"bedrijfsleven/{activiteit.pk}/",
        "bedrijfsleven/nieuw/",
        "scans/",
        f"scans/{scan.pk}/bewerken/",
        "decanen/",
        f"decanen/{gids.pk}/verwijderen/",
        "open-dagen/",
        f"open-dagen/{dag.pk}/",
    ]

    gebreken = {}
    for pad in paden:
        decaan.goto(f"{live_server.url}/lob/{pad}")
        gebreken[pad] = bekijk(decaan)

    assert {pad: fout for pad, fout in gebreken.items() if fout} == {}

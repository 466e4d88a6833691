"""A parent finds a leerroute on a phone; a beheerder refreshes schools from DUO; axe on these pages."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from doorlopend.models import MboInstelling, Partner, School, Vestigingscode
from doorlopend.rechten import Rol
from monitoring.aanbod import openbaar_aanbod
from tests.browser.conftest import BREED, SMAL, log_in
from tests.browser.test_toegankelijk import REGELS
from tests.factories import maak_deelname, maak_gebruiker, maak_leerroute, maak_stap
from tests.scholen.factories import VESTIGINGEN, duo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stad():
    """The real schools, a leerroute in Noord and a planned one at Huygens, and a beheerder."""
    call_command("laad_gegevens", verbosity=0)
    noord, huygens = (Vestigingscode.objects.get(code=code).school for code in ("21AS03", "21ET04"))
    for school, start, als_plan in ((noord, date(2024, 8, 1), False), (huygens, date(2099, 8, 1), True)):
        route = maak_leerroute(mbo=MboInstelling.objects.first(), sector="zorg", omschrijving="Samen **leren**.")
        maak_deelname(route, school)
        maak_stap(route, ingangsdatum=start, als_plan=als_plan)
    maak_gebruiker(Rol.BEHEERDER, email="beheerder@voorbeeld.nl")


def past(pagina):
    """Whether nothing sticks out of the window sideways."""
    return pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def bezwaren(pagina):
    return [
        (bezwaar["id"], [plek["target"] for plek in bezwaar["nodes"]])
        for bezwaar in Axe().run(pagina, options=REGELS).response["violations"]
    ]


def zoek_leerroute(pagina, adres):
    pagina.goto(adres)
    pagina.get_by_label("Leerweg nu").select_option(label="Vmbo-basis")
    pagina.get_by_label("Stadsdeel", exact=True).select_option(label="Noord")
    pagina.get_by_role("button", name="Zoek leerroutes").click()
    pagina.get_by_role("heading", name="Aanbod van leerroutes").wait_for()
    pagina.locator(".aanbod h3 a").first.click()
    pagina.get_by_role("heading", name="Waar kunt u terecht?").wait_for()


def test_a_parent_finds_a_route_on_a_phone(stad, live_server, open_pagina):
    pagina = open_pagina(SMAL)

    zoek_leerroute(pagina, live_server.url)

    assert "Noord" in pagina.locator("main").inner_text()
    assert past(pagina)


def test_the_public_pages_work_without_javascript(stad, live_server, chromium):
    context = chromium.new_context(viewport={"width": SMAL, "height": 900}, java_script_enabled=False)
    pagina = context.new_page()

    zoek_leerroute(pagina, live_server.url)

    assert "Noord" in pagina.locator("main").inner_text()
    context.close()


def test_a_beheerder_refreshes_from_duo_and_approves_one_line_then_the_rest(stad, live_server, open_pagina, tmp_path):
    tekst = duo(VESTIGINGEN).decode("cp1252")
    tekst = tekst.replace(";Barlaeus Gymnasium;Weteringschans;31;", ";Barlaeus Gymnasium;Weteringschans;33;")
    tekst = tekst.replace(";Vossius Gymnasium;", ";Vossius Lyceum;")
    bestand = tmp_path / "02.-alle-vestigingen-vo.csv"
    bestand.write_bytes(tekst.encode("cp1252"))
    pagina = open_pagina()
    log_in(pagina, live_server.url, "beheerder")
    pagina.get_by_role("link", name="Scholen", exact=True).click()
    pagina.get_by_role("link", name="Verversen uit DUO").click()
    pagina.get_by_label("Bestand van DUO").set_input_files(bestand)

    pagina.get_by_role("button", name="Bekijk wat er verandert").click()

    pagina.get_by_role("heading", name="Gewijzigd (2)").wait_for()
    assert bezwaren(pagina) == []
    pagina.get_by_label("Barlaeus Gymnasium").check()
    pagina.get_by_role("button", name="Alleen gekozen regels toepassen").click()
    pagina.get_by_text("1 regel is toegepast.").wait_for()
    pagina.get_by_role("heading", name="Gewijzigd (1)").wait_for()
    pagina.get_by_role("button", name="Alles toepassen").click()
    pagina.get_by_role("heading", name="Geen verschil").wait_for()
    codes = Vestigingscode.objects.select_related("school").in_bulk(["21AB00", "21AF00"], field_name="code")
    assert (codes["21AB00"].school.huisnummer, codes["21AF00"].school.officiele_naam) == ("33", "Vossius Lyceum")
    assert codes["21AF00"].school.roepnaam == "Vossius Gymnasium"


@pytest.mark.ongeacht_database
@pytest.mark.parametrize("breedte", [BREED, SMAL])
def test_the_public_pages_have_no_axe_violation_and_fit(breedte, stad, live_server, open_pagina):
    route = openbaar_aanbod(timezone.localdate()).first()
    paden = ["/", "/aanbod/", f"/aanbod/{route.pk}/", "/aanbod/gegevens/", "/hulp/", "/toegankelijkheid/"]
    pagina, gevonden = open_pagina(breedte), {}

    for pad in paden:
        pagina.goto(f"{live_server.url}{pad}")
        gevonden[pad] = (bezwaren(pagina), past(pagina))

    assert gevonden == dict.fromkeys(paden, ([], True))


@pytest.mark.ongeacht_database
@pytest.mark.parametrize("breedte", [BREED, SMAL])
def test_the_pages_of_schools_and_partners_have_no_axe_violation_and_fit(breedte, stad, live_server, open_pagina):
    school = School.objects.get(vestigingscodes__code="21ET04")
    paden = [
        *(reverse(naam) for naam in ("scholen-hiaten", "school-create", "duo-create", "partner-list", "hulp")),
        *(reverse(f"school-{naam}", args=[school.pk]) for naam in ("detail", "code", "sluiten")),
        reverse("schoolaanbod-create", args=[school.pk]),
        *(reverse("partner-detail", args=[partner.pk]) for partner in Partner.objects.filter(afkorting="ZAAM")),
        reverse("contact-update"),
    ]
    pagina, gevonden = open_pagina(breedte), {}
    log_in(pagina, live_server.url, "beheerder")

    for pad in paden:
        pagina.goto(f"{live_server.url}{pad}")
        gevonden[pad] = (bezwaren(pagina), past(pagina))

    assert gevonden == dict.fromkeys(paden, ([], True))

"""What people do with the figures, in a real browser: open, compare, choose a reading, tick off, connect, print."""

import io
import json
import urllib.error
import urllib.request
from datetime import date

import pytest
from pypdf import PdfReader

from monitoring.convenant import laad_convenant
from monitoring.models import Actie, Afspraak, Telafspraak
from tests.browser.conftest import SMAL, log_in
from tests.factories import maak_aanbod, maak_deelname, maak_gebruiker, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def register():
    """School Anker with a leerroute since August 2024, school Boei with one that is in ontwikkeling."""
    laad_convenant()
    for naam, status, sinds in (("Anker", "aangeboden", 2024), ("Boei", "ontwikkeling", 2025)):
        school, route = maak_school(roepnaam=naam), maak_leerroute(naam=f"{naam}: techniek")
        maak_aanbod(school, "vmbo-b")
        maak_deelname(route, school)
        maak_stap(route, status, date(sinds, 8, 1))


@pytest.fixture
def als_rol(live_server, open_pagina, register):
    """A page on which somebody with this role has signed in, on the dashboard."""

    def open_(rol, **opties):
        maak_gebruiker(rol, email=f"{rol}@voorbeeld.nl")
        pagina = open_pagina(**opties)
        pagina.set_default_timeout(10_000)
        log_in(pagina, live_server.url, rol)
        return pagina

    return open_


def rijen_van(pagina, deel):
    """The names in the table of this section."""
    return pagina.locator(f"section[aria-labelledby={deel}] tbody th a").all_inner_texts()


def test_the_stuurgroep_opens_a_number_down_to_the_schools_on_another_day(als_rol):
    pagina = als_rol("stuurgroep", breedte=SMAL)

    pagina.get_by_role("link", name="Bekijk de 1 scholen van Vmbo-basis").click()
    nu = rijen_van(pagina, "telt-mee"), rijen_van(pagina, "telt-niet-mee")
    pagina.get_by_label("Bekijk een andere dag").fill("2024-07-31")
    pagina.get_by_role("button", name="Toon").click()
    pagina.get_by_text("Afspraak 1a. Stand op 31 juli 2024").wait_for()

    assert nu == (["Anker"], ["Boei"])
    assert rijen_van(pagina, "telt-mee") == []
    pagina.locator("#telt-niet-mee ~ * a", has_text="Anker").first.click()
    assert pagina.locator("h1").inner_text() == "Anker"


def test_the_programmaleider_sees_both_numbers_and_chooses_another_reading(als_rol, live_server):
    pagina = als_rol("programmaleider")

    pagina.goto(f"{live_server.url}/zo-tellen-we/")
    pagina.get_by_role("link", name="Kies een andere lezing").first.click()
    rij = pagina.locator("tbody tr").first.locator("td").all_inner_texts()
    pagina.get_by_label("Waarom kiest u deze lezing?").fill("Besluit van de stuurgroep")
    pagina.get_by_role("button", name="Kies de andere lezing").click()
    pagina.get_by_role("status").filter(has_text="De lezing is gewijzigd").wait_for()

    assert [cel.split(" scholen")[0] for cel in rij] == ["1 van 12", "2 van 12"]
    assert Telafspraak.objects.filter(nummer=1).count() == 2
    pagina.goto(f"{live_server.url}/voortgang/1a/")
    assert rijen_van(pagina, "telt-mee") == ["Anker", "Boei"]


def test_an_actie_is_added_from_its_afspraak_and_ticked_off(als_rol, live_server):
    pagina = als_rol("programmateam")

    pagina.goto(f"{live_server.url}/voortgang/4/")
    pagina.get_by_role("link", name="Actie toevoegen").click()
    pagina.get_by_label("Wat gaan we doen?").fill("Scholen bellen")
    pagina.get_by_role("button", name="Opslaan").click()
    pagina.get_by_role("status").filter(has_text="Scholen bellen").wait_for()
    pagina.goto(f"{live_server.url}/voortgang/acties/")
    pagina.get_by_role("button", name="Gedaan").click()
    pagina.get_by_role("status").filter(has_text="is gedaan").wait_for()

    actie = Actie.objects.get()
    assert (actie.afspraak.code, actie.gedaan_op is not None) == ("4", True)


def lees_json(adres, sleutel):
    """The status, and what is read, with `sleutel`, as Power BI would."""
    vraag = urllib.request.Request(f"{adres}/voortgang.json", headers={"Authorization": f"Bearer {sleutel}"})  # noqa: S310
    try:
        with urllib.request.urlopen(vraag, timeout=10) as antwoord:  # noqa: S310 - the live server of the test
            return antwoord.status, json.load(antwoord)
    except urllib.error.HTTPError as fout:
        return fout.code, None


def test_a_read_key_reads_the_figures_until_it_is_withdrawn(als_rol, live_server):
    pagina = als_rol("stuurgroep")

    pagina.get_by_role("link", name="Cijfers voor Excel of Power BI").click()
    pagina.get_by_label("Waarvoor is de sleutel?").fill("Power BI")
    pagina.get_by_role("button", name="Maak een leessleutel").click()
    sleutel = pagina.get_by_label("Leessleutel").input_value()
    status, cijfers = lees_json(live_server.url, sleutel)
    pagina.goto(f"{live_server.url}/voortgang/koppelen/")
    pagina.get_by_role("button", name="Trek in").click()
    pagina.get_by_role("status").filter(has_text="ingetrokken").wait_for()

    assert (status, cijfers["indicatoren"][0]["code"], cijfers["indicatoren"][0]["stand"]) == (200, "1a", 1)
    assert lees_json(live_server.url, sleutel) == (401, None)


def test_the_dashboard_of_the_stuurgroep_prints_on_two_pages(als_rol):
    """Filled as in the third year: every stadsdeel, many changes, five acties."""
    for nummer in range(40):
        school, route = (
            maak_school(stadsdeel=STADSDELEN[nummer % 8]),
            maak_leerroute(naam=f"Route {nummer} met een naam"),
        )
        maak_aanbod(school, "vmbo-b")
        maak_deelname(route, school)
        maak_stap(route, ("aangeboden", "ontwikkeling", "verkenning")[nummer % 3], date(2024, 8, 1 + nummer % 28))
    for afspraak in Afspraak.objects.all():
        Actie.objects.create(afspraak=afspraak, wat="Met alle scholen en het mbo bespreken wat er nog nodig is")
    pagina = als_rol("stuurgroep")

    bladen = PdfReader(io.BytesIO(pagina.pdf(format="A4"))).pages

    teksten = [" ".join(blad.extract_text().split()) for blad in bladen]
    assert len(bladen) == 2
    assert "Vmbo-basis naar mbo-niveau 2" in teksten[0]
    assert "Voortgang bespreken" in teksten[1]


STADSDELEN = ("centrum", "west", "nieuw-west", "zuid", "oost", "noord", "zuidoost", "weesp")


def test_how_we_count_prints_from_the_first_page_on_and_cuts_no_choice(als_rol, live_server):
    pagina = als_rol("stuurgroep")
    pagina.goto(f"{live_server.url}/zo-tellen-we/")
    keuzes = [blok.inner_text() for blok in pagina.locator(".blok").all()]

    bladen = PdfReader(io.BytesIO(pagina.pdf(format="A4"))).pages

    teksten = ["".join(blad.extract_text().split()) for blad in bladen]
    assert (len(keuzes), "1.Biedenaan,ontwikkelenofstarten" in teksten[0]) == (8, True)
    assert [sum("".join(keuze.split()) in tekst for tekst in teksten) for keuze in keuzes] == [1] * 8


def test_the_programmaleider_sets_a_milestone_and_takes_it_back(als_rol):
    pagina = als_rol("programmaleider", breedte=SMAL)
    pagina.get_by_role("link", name="Bekijk de 1 scholen van Vmbo-basis").click()
    pagina.get_by_role("link", name="Mijlpaal vastleggen").click()
    pagina.get_by_label("Vanaf welke dag?").fill("2025-01-01")
    pagina.get_by_label("Hoeveel scholen zijn er dan nodig?").fill("13")
    pagina.get_by_label("Wanneer besloot de stuurgroep dit?").fill("2024-12-01")
    pagina.get_by_role("button", name="Opslaan").click()
    fout = pagina.locator(".veld--fout .fouttekst").inner_text()

    pagina.get_by_label("Hoeveel scholen zijn er dan nodig?").fill("11")
    pagina.get_by_role("button", name="Opslaan").click()
    nodig = pagina.locator("dt:text-is('Nodig nu') + dd").inner_text()
    pagina.locator("section[aria-labelledby=k-bijsturen] li a").click()
    pagina.get_by_label("Trek deze mijlpaal in").check()
    pagina.get_by_role("button", name="Opslaan").click()

    assert (fout, nodig) == ("Het doel is 12. Vul dat aantal of minder in.", "11")
    assert "Ingetrokken: 11 vanaf 1 januari 2025." in pagina.locator("main").inner_text()

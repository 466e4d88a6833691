"""What a decaan does with meetings, on a phone of 390 pixels, in a real browser."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from doorlopend.herinneringen import maak_bewijs
from doorlopend.models import Bestand
from lob.models import Actiepunt, Decaanaanwezigheid, Decanenbijeenkomst
from monitoring.convenant import laad_convenant
from tests.bestanden.corpus import PDF
from tests.bestanden.test_bestanden import maak_bestand
from tests.bijeenkomsten.factories import maak_aanwezige, maak_actiepunt, maak_bijeenkomst, maak_gehouden
from tests.browser.conftest import BREED, SMAL, log_in
from tests.browser.test_toegankelijk import bekijk
from tests.factories import maak_gebruiker, maak_mbo, maak_school

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def school():
    laad_convenant()
    return maak_school(roepnaam="De Kade")


@pytest.fixture
def decaan(school, live_server, open_pagina):
    """A narrow page on which the decaan of De Kade has signed in."""
    maak_gebruiker("decaan", email="decaan@voorbeeld.nl", naam="K. Vos", school=school)
    pagina = open_pagina(SMAL)
    log_in(pagina, live_server.url, "decaan")
    return pagina


def test_a_held_meeting_with_twelve_people_and_a_verslag_is_registered_on_a_phone(decaan, live_server, tmp_path):
    gisteren = timezone.localdate() - timedelta(days=1)
    mbo = maak_mbo(afkorting="ROCvA-F")
    vorige = maak_bijeenkomst(gisteren - timedelta(days=60), staat="gehouden")
    for nummer in range(10):
        maak_aanwezige(vorige, naam=f"Persoon {nummer}", **({"mbo": mbo} if nummer < 3 else {"school": maak_school()}))
    verslag = tmp_path / "verslag.pdf"
    verslag.write_bytes(PDF)

    decaan.get_by_role("link", name="Lob en decanen").click()
    decaan.get_by_role("link", name="Bijeenkomst toevoegen").click()
    decaan.get_by_label("Gehouden").check()
    decaan.get_by_label("Thema").fill("Warme overdracht")
    decaan.get_by_label("Datum").fill(gisteren.isoformat())
    decaan.get_by_role("button", name="Bijeenkomst opslaan").click()
    decaan.get_by_role("heading", name="Wie waren er?").wait_for()
    assert bekijk(decaan) == []

    for groep in [f"Persoon {nummer}" for nummer in range(10)] + ["K. Vos"]:
        decaan.get_by_role("group", name=groep, exact=False).get_by_label("Aanwezig").check()
    decaan.get_by_label("Naam 1", exact=True).fill("B. Bos")
    decaan.get_by_label("School, mbo of organisatie 1", exact=True).fill("De Kade")
    decaan.get_by_label("Wat is er besproken?").fill("We spreken af wat we overdragen.")
    decaan.get_by_label("Verslag als bestand").set_input_files(verslag)
    decaan.get_by_role("button", name="Bijeenkomst opslaan").click()
    decaan.get_by_role("status").filter(has_text="Opgeslagen: 12 aanwezig, 9 van vo en 3 van mbo.").wait_for()

    bijeenkomst = Decanenbijeenkomst.objects.met_opkomst().get(datum=gisteren)
    assert (bijeenkomst.opkomst.personen, bijeenkomst.telt_mee) == (12, True)
    assert bijeenkomst.verslag == "We spreken af wat we overdragen."
    assert Bestand.objects.get().eigenaar == bijeenkomst
    assert bekijk(decaan) == []


def test_a_planned_meeting_that_has_been_is_two_clicks_away(decaan, school):
    maak_bijeenkomst(timezone.localdate() - timedelta(days=1), gastheer_school=school, thema="Van gisteren")

    decaan.get_by_role("link", name="Lob en decanen").click()
    decaan.get_by_role("link", name="Leg vast wie er waren").click()
    decaan.get_by_label("Wat is er besproken?").fill("Al getypt.")
    decaan.get_by_role("link", name="Zet iedereen op aanwezig").click()
    decaan.get_by_role("button", name="Bijeenkomst opslaan").click()
    decaan.get_by_role("status").filter(has_text="Opgeslagen: 1 aanwezig").wait_for()

    bijeenkomst = Decanenbijeenkomst.objects.get()
    assert (bijeenkomst.staat, bijeenkomst.verslag) == ("gehouden", "Al getypt.")
    assert Decaanaanwezigheid.objects.get().naam == "K. Vos"


def test_a_decaan_of_another_school_cannot_open_the_edit_form(decaan, live_server):
    bijeenkomst = maak_bijeenkomst(date(2026, 10, 8), gastheer_school=maak_school(), thema="Van een ander")

    decaan.goto(live_server.url + bijeenkomst.get_absolute_url())
    decaan.get_by_role("heading", name="Van een ander").wait_for()
    assert decaan.get_by_role("link", name="Gegevens bewerken").count() == 0

    for deel in ("bewerken", "vastleggen", "verslag"):
        antwoord = decaan.request.get(f"{live_server.url}{bijeenkomst.get_absolute_url()}{deel}/")
        assert antwoord.status == 404


def test_a_decaan_signs_off_writes_an_actiepunt_and_ticks_it_off(decaan, live_server, school):
    komend = maak_bijeenkomst(timezone.localdate() + timedelta(days=20))
    geweest = maak_bijeenkomst(timezone.localdate() - timedelta(days=3), staat="gehouden", gastheer_school=school)

    decaan.goto(live_server.url + komend.get_absolute_url())
    decaan.get_by_role("button", name="Meld mij af").click()
    decaan.get_by_role("status").filter(has_text="U bent afgemeld").wait_for()

    decaan.goto(f"{live_server.url}{geweest.get_absolute_url()}verslag/")
    decaan.get_by_label("Verslag", exact=False).first.fill("Kort.")
    decaan.get_by_label("Actiepunt 1").fill("Bel de bedrijven")
    decaan.get_by_label("Wie doet het?").first.fill("K. Vos")
    decaan.get_by_label("Uiterlijk op").first.fill((timezone.localdate() + timedelta(days=9)).isoformat())
    decaan.get_by_role("button", name="Verslag opslaan").click()
    decaan.get_by_role("status").filter(has_text="is opgeslagen").wait_for()

    decaan.goto(live_server.url + komend.get_absolute_url())
    decaan.get_by_role("button", name=re.compile("Rond af.*Bel de bedrijven")).click()
    decaan.get_by_role("status").filter(has_text="is afgerond").wait_for()
    assert Actiepunt.objects.get().afgerond_op == timezone.localdate()


def test_the_secret_address_of_the_calendar_is_made_and_ended(decaan, live_server):
    decaan.get_by_role("link", name="Lob en decanen").click()
    decaan.get_by_role("link", name="Mijn agenda en herinneringen").click()
    decaan.get_by_role("button", name="Maak mijn agenda-adres").click()
    adres = decaan.get_by_label("Adres van uw agenda").input_value()
    assert decaan.request.get(adres).headers["content-type"] == "text/calendar; charset=utf-8"

    decaan.get_by_role("link", name="Terug naar Mijn agenda").click()
    decaan.get_by_role("button", name="Stop met dit adres").click()
    decaan.get_by_role("status").filter(has_text="Het adres werkt niet meer").wait_for()
    assert decaan.request.get(adres).status == 404


@pytest.mark.ongeacht_database
@pytest.mark.parametrize("breedte", [BREED, SMAL])
def test_every_page_of_meetings_is_accessible_and_fits(breedte, school, live_server, open_pagina):
    maak_gebruiker("programmaleider", email="programmaleider@voorbeeld.nl")
    bijeenkomst = maak_gehouden(date(2026, 10, 8), verslag="- **Een**", link=f"https://overleg.nl/{'a' * 90}")
    maak_actiepunt(bijeenkomst)
    bijeenkomst.agendapunten.create(nummer=1, titel="Opening")
    maak_bestand(bijeenkomst)
    pagina, gebreken = open_pagina(breedte), {}
    log_in(pagina, live_server.url, "programmaleider")
    namen = ("detail", "update", "vastleggen", "verslag", "presentielijst")
    paden = [reverse(f"bijeenkomst-{naam}", args=[bijeenkomst.pk]) for naam in namen]
    paden += [reverse(naam) for naam in ("lob", "bijeenkomst-list", "bijeenkomst-create", "bijeenkomst-reeks")]
    paden += [reverse("opkomst"), reverse("opkomst-school", args=[school.pk]), reverse("agenda")]
    paden += [reverse("herinnering-uit", args=[maak_bewijs("an@school.nl", "decanen-week")])]

    for pad in paden:
        pagina.goto(live_server.url + pad)
        gebreken[pad] = bekijk(pagina)

    assert {pad: gevonden for pad, gevonden in gebreken.items() if gevonden} == {}

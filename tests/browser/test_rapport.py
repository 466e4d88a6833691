"""The report in a real browser: from an open period to the stuurgroep's download; nothing typed gets lost."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from pypdf import PdfReader

from doorlopend.schooljaar import Schooljaar
from monitoring.models import Deelconcept, Download, Rapportdeel, Rapportperiode
from tests.bladspiegel import teksten
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


def als(open_pagina, adres, rol, **velden):
    maak_gebruiker(rol, email=f"{rol}@voorbeeld.nl", **velden)
    pagina = open_pagina(fouten_toegestaan=("Failed to load resource", "Failed to fetch"))
    log_in(pagina, adres, rol)
    return pagina


def test_from_an_open_period_to_the_stuurgroeps_signed_report(register, live_server, open_pagina, tmp_path):
    adres = live_server.url
    schrijver = als(open_pagina, adres, "programmateam", naam="Sam Schrijver")
    leider, lid = (als(open_pagina, adres, rol) for rol in ("programmaleider", "stuurgroep"))

    begin_en_verdeel(leider)
    schrijf_opdracht(schrijver)
    schrijf_de_rest(leider)
    bekijk_voorbeeld(leider)
    leg_voor(leider, "0.1")
    concept = download(lid, tmp_path / "concept.pdf")
    stuur_terug(leider)
    verwerk_opmerkingen(schrijver)
    leg_voor(leider, "0.2")
    stel_vast(leider)
    rapport = download(lid, tmp_path / "rapport.pdf")

    eerst, tekst = (" ".join(teksten(bestand.read_bytes())) for bestand in (concept, rapport))
    assert "drie leerroutes" in eerst
    assert "vier leerroutes" not in eerst
    assert "Het gaat goed met vier leerroutes." in tekst
    assert "Bestuur Een Ja 0,4 Eén trekker per school." in tekst
    assert "We gaan door met vmbo-t." in tekst
    assert set(PdfReader(rapport).attachments) == {"cijfers.csv", "cijfers.json"}
    assert [(regel.versie.nummer, regel.door.rol) for regel in Download.objects.order_by("pk")] == [
        ("0.1", "stuurgroep"),
        ("1.0", "stuurgroep"),
    ]
    (tmp_path / "vals.pdf").write_bytes(rapport.read_bytes() + b"\n% 12 scholen")
    iedereen = open_pagina()
    iedereen.goto(f"{adres}/rapporten/controleren/")
    controleer(iedereen, rapport, "Dit is een vastgestelde rapportage")
    controleer(iedereen, concept, "Er is een nieuwere versie: 1.0")
    controleer(iedereen, tmp_path / "vals.pdf", "Dit bestand is veranderd")


def begin_en_verdeel(leider):
    """From the to-do on the dashboard to a report in which Sam writes the means."""
    leider.get_by_role("link", name="Maak de rapportage").click()
    leider.get_by_role("button", name="Rapportage maken").click()
    leider.get_by_role("link", name="Teksten schrijven").click()
    leider.get_by_role("link", name="Verdelen").click()
    leider.get_by_label("Schrijver van Mensen en middelen").select_option("Sam Schrijver")
    leider.get_by_label("Mensen en middelen: klaar op").fill(timezone.localdate().isoformat())
    leider.get_by_role("button", name="Opslaan").click()
    leider.get_by_role("row", name=re.compile("Mensen en middelen.*Sam Schrijver")).wait_for()


def schrijf_opdracht(schrijver):
    """The writer finds the task on the dashboard and answers for the partner."""
    schrijver.reload()
    schrijver.get_by_role("link", name="Schrijf uw deel").click()
    schrijver.get_by_role("link", name="Mensen en middelen").click()
    schrijver.get_by_label("Ja").check()
    schrijver.get_by_label("Fte").fill("0,4")
    schrijver.get_by_label("Toelichting").fill("Eén trekker per school.")
    bewaar(schrijver)


def schrijf_de_rest(leider):
    """The summary, and what a target that runs behind needs."""
    schrijf_samenvatting(leider, "Het gaat **goed** met drie leerroutes.")
    while leider.get_by_text("Moet nog").count():
        leider.get_by_role("row", name=re.compile("Moet nog")).first.get_by_role("link").click()
        for veld in ("Oorzaak", "Gevolg voor het doel", "Bijsturing"):
            leider.get_by_label(veld).fill("Omdat het zo is.")
        bewaar(leider)


def schrijf_samenvatting(pagina, tekst):
    pagina.get_by_role("link", name="Samenvatting").click()
    pagina.get_by_label("Samenvatting").fill(tekst)
    bewaar(pagina)


def bekijk_voorbeeld(leider):
    leider.get_by_role("link", name="Voorbeeld bekijken").click()
    leider.locator(".rapport strong", has_text="goed").first.wait_for()
    leider.get_by_role("link", name="Terug naar de rapportage").click()


def leg_voor(leider, nummer):
    leider.get_by_role("link", name=re.compile("voorleggen$", re.I)).click()
    leider.get_by_role("button", name="Voorleggen").click()
    leider.get_by_role("status").filter(has_text=f"Versie {nummer} is vastgelegd").wait_for()


def download(lid, bestand):
    """What the stuurgroep gets when it downloads the newest version from the list of reports."""
    naar_rapporten(lid)
    with lid.expect_download() as opgehaald:
        lid.get_by_role("link", name=re.compile("Download de pdf")).first.click()
    opgehaald.value.save_as(bestand)
    return bestand


def stuur_terug(leider):
    leider.get_by_role("link", name="Terugsturen").click()
    leider.get_by_label("Opmerkingen van de stuurgroep").fill("Het zijn er vier.")
    leider.get_by_role("button", name="Terugsturen vastleggen").click()
    leider.get_by_role("status").filter(has_text="Het zijn er vier.").wait_for()


def verwerk_opmerkingen(schrijver):
    """The writer reads the remarks on the page of the report and mends the summary."""
    naar_rapporten(schrijver)
    schrijver.get_by_role("link", name=re.compile("^(Najaar|Voorjaar) ")).click()
    schrijver.get_by_role("status").filter(has_text="Het zijn er vier.").wait_for()
    schrijver.get_by_role("link", name="Teksten schrijven").click()
    schrijf_samenvatting(schrijver, "Het gaat **goed** met vier leerroutes.")


def stel_vast(leider):
    leider.reload()
    leider.get_by_role("link", name="Vaststellen").click()
    leider.get_by_label("Datum van de vergadering").fill(timezone.localdate().isoformat())
    leider.get_by_label("Besluiten").fill("We gaan door met vmbo-t.")
    leider.get_by_role("button", name="Vaststellen").click()
    leider.get_by_role("status").filter(has_text="vastgesteld: versie 1.0").wait_for()


def controleer(iedereen, bestand, uitslag):
    """Anybody, without an account, asks whether a file is a report."""
    iedereen.get_by_label("Pdf-bestand").set_input_files(bestand)
    iedereen.get_by_role("button", name="Controleren").click()
    iedereen.get_by_text(uitslag).wait_for()


def naar_rapporten(pagina):
    pagina.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Rapporten").click()


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

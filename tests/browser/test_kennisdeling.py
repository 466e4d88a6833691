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
from tests.factories import maak_gebruiker, maak_mbo, maak_partner, maak_school
from tests.kennisdeling.factories import maak_aanmelding, maak_activiteit

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
        # Who comes second is told so before and after signing up.
        assert pagina.get_by_text("De activiteit is vol.").count() == (naam == "Bas")
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
    mails = [bericht for _, bericht in berichten(brievenbus)]
    met_agenda = [[deel.get_filename() for deel in mail.iter_attachments()] for mail in mails]
    assert met_agenda == [["activiteit.ics"], [], [], ["activiteit.ics"]]
    assert "u hebt nog geen plaats" in tekst(mails[1])


def test_twenty_people_are_checked_in_by_thumb_and_walk_ins_added(live_server, open_pagina):
    laad_convenant()
    scholen = [maak_school(roepnaam=f"School {letter}") for letter in "ABCD"]
    activiteit = maak_activiteit(timezone.localdate(), naam="Kijken bij HMC", capaciteit=20)
    for nummer in range(20):
        maak_aanmelding(activiteit, naam=f"Docent {nummer:02}", school=scholen[nummer % 4])
    maak_gebruiker("programmateam", email="programmateam@voorbeeld.nl")
    pagina = open_pagina(SMAL)
    log_in(pagina, live_server.url, "programmateam")
    pagina.goto(f"{live_server.url}/kennisdeling/activiteiten/{activiteit.pk}/beheer/")
    pagina.get_by_role("link", name="Wie zijn er?").click()
    assert bekijk(pagina) == []

    knop = pagina.get_by_role("button", name="Opslaan")
    for nummer in range(12):
        keuze = pagina.get_by_role("group", name=f"Docent {nummer:02}").get_by_label("Aanwezig", exact=True)
        vlak = keuze.bounding_box()
        assert vlak["height"] >= 44
        keuze.check()
    # The button is in reach wherever one is on the page.
    assert knop.bounding_box()["y"] + knop.bounding_box()["height"] <= 900
    pagina.get_by_label("Naam").first.fill("Inloper")
    pagina.get_by_label("School of mbo").first.fill("School A")
    knop.click()
    pagina.get_by_text("Opgeslagen: 13 aanwezig, 13 van vo en 0 van mbo.").wait_for()

    assert pagina.get_by_role("group", name="Docent 11").get_by_label("Aanwezig", exact=True).is_checked()
    assert pagina.get_by_role("group", name="Docent 12").get_by_label("Nog niet").is_checked()
    pagina.get_by_role("group", name="Inloper").get_by_label("Toch niet").check()
    pagina.get_by_role("link", name="Zet iedereen op aanwezig").scroll_into_view_if_needed()
    knop.click()
    pagina.get_by_text("Opgeslagen: 12 aanwezig, 12 van vo en 0 van mbo.").wait_for()
    assert bekijk(pagina) == []


def test_a_board_shares_its_own_figures_and_withdraws_one(live_server, open_pagina, tmp_path):
    laad_convenant()
    zaam = maak_partner(afkorting="ZAAM")
    maak_school("16PS21", roepnaam="De Kade", partner=zaam)
    maak_school("28DH00", roepnaam="Elders", partner=maak_partner())
    maak_mbo(afkorting="HMC")
    maak_gebruiker("stuurgroep", email="stuurgroep@voorbeeld.nl", partner=zaam, naam="M. Bakker")
    kop = f"{KOP};toestemming_van;toestemming_op"
    rij = "2024;16PS21;vmbo-k;HMC;4;zorg;30;27;3;;nco;M. Bakker;2026-10-01;M. Bakker, bestuurder;2026-09-24"
    blad = tmp_path / "nco.csv"
    pagina = open_pagina(BREED)
    log_in(pagina, live_server.url, "stuurgroep")

    pagina.get_by_role("link", name="Kennisdeling").click()
    pagina.get_by_role("link", name="NCO-cijfers delen").click()
    assert bekijk(pagina) == []
    for inhoud, knop in ((rij.replace("16PS21", "28DH00"), ""), (rij, "Toepassen")):
        blad.write_text(f"{kop}\n{inhoud}\n")
        pagina.locator("input[type=file]").set_input_files(blad)
        pagina.get_by_role("button", name="Bekijk wat er verandert").click()
        if not knop:
            pagina.get_by_text("Deze school is niet van ZAAM. Kies een school van uw bestuur.").wait_for()
    pagina.get_by_role("button", name="Toepassen").click()
    pagina.get_by_role("link", name="De Kade").click()
    assert pagina.get_by_text("M. Bakker, bestuurder").count() == 1
    pagina.get_by_role("link", name="Intrekken").click()
    pagina.get_by_label("Ingetrokken op").fill(timezone.localdate().isoformat())
    pagina.get_by_label("Waarom ingetrokken?").fill("Het bestuur wil dit niet meer delen.")
    pagina.get_by_role("button", name="Opslaan").click()
    pagina.get_by_role("heading", name="Gegevens").wait_for()

    assert pagina.get_by_text("Het bestuur wil dit niet meer delen.").count() == 1
    assert pagina.get_by_text("Instroom", exact=True).count() == 0


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

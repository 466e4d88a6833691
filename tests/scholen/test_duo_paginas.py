"""Refreshing from DUO in the browser and on the command line."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorlopend.models import Duobestand, School, Vestigingscode
from tests.bladzijde import Bladzijde
from tests.factories import maak_school
from tests.scholen.factories import vestigingen

pytestmark = pytest.mark.django_db
PAD = "/scholen/importeren/"
NIEUW = {"VESTIGINGSCODE": "02BB00", "VESTIGINGSNAAM": "Nieuw", "POSTCODE": "1099 ZZ"}
DUO = {
    "officiele_naam": "De Kade",
    "bevoegd_gezag_nummer": "42621",
    "straat": "Kade",
    "huisnummer": "1",
    "postcode": "1012 AB",
    "plaats": "Amsterdam",
    "website": "www.kade.nl",
}


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture(autouse=True)
def scholen(db):
    """Ten schools that are as DUO has them."""
    return [maak_school(f"01AA{nummer:02}", **DUO | {"postcode": f"10{nummer} AB"}) for nummer in range(10, 20)]


def adressen(*extra, **anders):
    rijen = [{"VESTIGINGSCODE": f"01AA{nummer}", "POSTCODE": f"10{nummer} AB"} for nummer in range(10, 20)]
    rijen[0] |= anders
    return vestigingen(*rijen, *extra)


def laad(client, inhoud, **velden):
    bestand = SimpleUploadedFile("vestigingen.csv", inhoud)
    return client.post(PAD, {"bestand": bestand, "per": "2026-11-24"} | velden, follow=True)


def pas_toe(client, **velden):
    bestand = Duobestand.objects.get()
    gegevens = {"stand": bestand.vingerafdruk} | velden
    return client.post(f"{PAD}{bestand.pk}/", gegevens, follow=True)


def test_the_preview_shows_each_group_and_changes_no_school(als):
    antwoord = laad(als("beheerder"), adressen(NIEUW, STRAATNAAM="Wal"))

    koppen = Bladzijde(antwoord).teksten("h2")
    assert koppen == ["Dit verandert er", "Nieuwe school (1)", "Gewijzigd (1)"]
    assert Bladzijde(antwoord).teksten("del") == ["Kade"]
    assert (School.objects.count(), School.objects.filter(straat="Wal").count()) == (10, 0)


def test_applying_all_leaves_no_difference_and_says_who_did_it(als):
    client = als("beheerder")
    laad(client, adressen(NIEUW, STRAATNAAM="Wal"))

    bladzijde = Bladzijde(pas_toe(client, alles="ja"))

    assert bladzijde.teksten("h2") == ["Geen verschil", "Toegepast"]
    assert School.objects.filter(straat="Wal").count() == 1
    assert School.objects.get(roepnaam="Nieuw").history.get().history_user.rol == "beheerder"


def test_only_chosen_lines_are_applied(als):
    client = als("beheerder")
    laad(client, adressen(NIEUW, STRAATNAAM="Wal"))

    antwoord = pas_toe(client, regel="gewijzigd:01AA10")

    assert "1 regel is toegepast." in antwoord.content.decode()
    assert (School.objects.count(), School.objects.filter(straat="Wal").count()) == (10, 1)


def test_choosing_nothing_says_what_to_do(als):
    client = als("beheerder")
    laad(client, adressen(NIEUW))

    antwoord = pas_toe(client)

    assert Bladzijde(antwoord).een("div", role="alert").tekst == "Kies minstens één regel, of pas alles toe."
    assert School.objects.count() == 10


def test_above_twenty_percent_a_tick_is_needed_and_the_choices_stay(als):
    client = als("beheerder")
    laad(client, vestigingen({"VESTIGINGSCODE": "01AA10", "POSTCODE": "1010 AB"}))

    antwoord = pas_toe(client, regel="verdwenen:01AA11")

    bladzijde = Bladzijde(antwoord)
    assert bladzijde.een("div", role="alert").tekst.startswith("Meer dan 20 procent verandert.")
    assert [vak.attrs["value"] for vak in bladzijde.alle("input", name="regel") if "checked" in vak.attrs] == [
        "verdwenen:01AA11"
    ]
    assert Vestigingscode.objects.filter(tot=None).count() == 10

    pas_toe(client, regel="verdwenen:01AA11", gecontroleerd="ja")

    assert Vestigingscode.objects.get(tot=date(2026, 11, 24)).code == "01AA11"


def test_a_new_code_at_a_known_address_asks_which_school(als, scholen):
    client = als("beheerder")
    laad(client, adressen(NIEUW | {"POSTCODE": "1010 AB"}))

    niets = pas_toe(client, alles="ja")
    pas_toe(client, **{"keuze-nieuw:02BB00": str(scholen[0].pk)})

    assert "Kies minstens één regel" in niets.content.decode()
    assert list(scholen[0].vestigingscodes.values_list("code", flat=True)) == ["01AA10", "02BB00"]


@pytest.mark.parametrize("keuze", ["999999", "x", "-1", "nieuw' OR 1=1", "\u0663"])
def test_a_choice_that_is_not_offered_does_nothing(keuze, als):
    client = als("beheerder")
    laad(client, adressen(NIEUW | {"POSTCODE": "1010 AB"}))

    antwoord = pas_toe(client, **{"keuze-nieuw:02BB00": keuze})

    assert antwoord.status_code == 200
    assert (School.objects.count(), Vestigingscode.objects.count()) == (10, 10)


def test_an_older_preview_is_refused_and_shown_anew(als):
    client = als("beheerder")
    laad(client, adressen(STRAATNAAM="Wal"))
    School.objects.filter(vestigingscodes__code="01AA10").update(straat="Wal")

    antwoord = pas_toe(client, alles="ja")

    assert "De gegevens in het portaal zijn intussen veranderd." in antwoord.content.decode()
    assert Duobestand.objects.get().verschil["regels"] == []


def test_the_same_button_twice_applies_once(als):
    client = als("beheerder")
    laad(client, adressen(NIEUW))
    stand = Duobestand.objects.get().vingerafdruk
    pas_toe(client, alles="ja", stand=stand)

    pas_toe(client, alles="ja", stand=stand)

    assert School.objects.filter(roepnaam="Nieuw").count() == 1


@pytest.mark.parametrize(
    ("inhoud", "velden", "fout"),
    [
        (b"naam;soort\r\n1;2\r\n", {}, "Dit is geen bestand van DUO dat het portaal kent."),
        (b"%PDF-1.4", {}, "Dit is geen bestand van DUO dat het portaal kent."),
        (b"\xff\xfea\x00", {}, "opgeslagen als UTF-16"),
        (None, {"per": "2026-11-25"}, "Deze dag ligt in de toekomst."),
        (None, {"per": "gisteren"}, "Vul een datum in, bijvoorbeeld 1-8-2026."),
    ],
)
def test_a_wrong_file_or_day_is_said_in_dutch(inhoud, velden, fout, als):
    antwoord = laad(als("beheerder"), inhoud or adressen(), **velden)

    assert (antwoord.status_code, fout in antwoord.content.decode()) == (200, True)
    assert Duobestand.objects.count() == 0


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_preview_takes_as_many_queries_whatever_its_length(aantal, als):
    client = als("beheerder")
    nieuw = [NIEUW | {"VESTIGINGSCODE": f"02BB0{nummer}", "POSTCODE": f"109{nummer} ZZ"} for nummer in range(aantal)]
    laad(client, adressen(*nieuw))
    pad = Duobestand.objects.get().get_absolute_url()

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(pad)

    assert len(antwoord.context["groepen"][0]["regels"]) == aantal
    assert len(vragen) == 3


class TestOpdracht:
    def voer_uit(self, tmp_path, inhoud, *opties):
        pad = tmp_path / "vestigingen.csv"
        pad.write_bytes(inhoud)
        uit, fout = StringIO(), StringIO()
        call_command("importeer_duo", str(pad), *opties, stdout=uit, stderr=fout)
        return uit.getvalue().splitlines()

    def test_without_toepassen_it_only_says_what_would_change(self, tmp_path):
        uit = self.voer_uit(tmp_path, adressen(STRAATNAAM="Wal"))

        assert uit[0].endswith("01AA10 (Straat: Kade → Wal)")
        assert uit[-2:] == [
            "10 regels gelezen. Verschil: gewijzigd 1.",
            "Er is niets opgeslagen. Voeg --toepassen toe om op te slaan.",
        ]
        assert (Duobestand.objects.count(), School.objects.filter(straat="Wal").count()) == (0, 0)

    def test_with_toepassen_it_applies_and_a_second_time_there_is_no_difference(self, tmp_path):
        eerste = self.voer_uit(tmp_path, adressen(NIEUW), "--toepassen")
        tweede = self.voer_uit(tmp_path, adressen(NIEUW), "--toepassen")

        assert (eerste[-1], tweede[-1]) == ("Toegepast: 1 regels.", "11 regels gelezen. Verschil: geen.")

    def test_warnings_end_with_0(self, tmp_path):
        uit = self.voer_uit(tmp_path, vestigingen(NIEUW), "--toepassen")

        assert "Let op. Meer dan 20 procent verandert. Controleer of dit het goede bestand is." in uit

    def test_a_file_that_cannot_be_read_ends_with_1(self, tmp_path):
        with pytest.raises(SystemExit) as einde:
            self.voer_uit(tmp_path, b"naam\r\nx\r\n")

        assert einde.value.code == 1

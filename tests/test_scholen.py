"""The register of schools: list with filters, page, and form."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import maak_aanbod, maak_leerroute, maak_partner, maak_school

pytestmark = pytest.mark.django_db
LIJST = "/scholen/"


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def namen(antwoord):
    return [rij.record.roepnaam for rij in antwoord.context["table"].page.object_list]


def formulier(school, **velden):
    return {"roepnaam": school.roepnaam, "stadsdeel": "noord", "gemeente": "Amsterdam"} | velden


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_six_queries_whatever_its_length(aantal, als):
    for nummer in range(aantal):
        school = maak_school(f"16PS2{nummer}", bestuur=f"Bestuur {nummer}", partner=maak_partner())
        maak_aanbod(school, "vmbo-b")
        maak_aanbod(school, "vmbo-k")
    client = als("decaan")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(LIJST)

    assert antwoord.context["aantal_tekst"] == f"{aantal} {'school' if aantal == 1 else 'scholen'}"
    assert len(vragen) == 6


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({}, ["ABC", "De Kade", "DENISE"]),
        ({"sort": "-roepnaam"}, ["DENISE", "De Kade", "ABC"]),
        ({"zoek": "kade"}, ["De Kade"]),
        ({"zoek": "16PS"}, ["DENISE"]),
        ({"zoek": "zaam"}, ["ABC"]),
        ({"stadsdeel": ["zuid", "west"]}, ["De Kade", "DENISE"]),
        ({"bestuur": "ZAAM"}, ["ABC"]),
        ({"aanbod": "vmbo-b"}, ["ABC"]),
        ({"aanbod": ["vmbo-b", "havo"]}, ["ABC", "DENISE"]),
        ({"controleren": "ja"}, ["DENISE"]),
        ({"sort": "-controleren"}, ["DENISE", "De Kade", "ABC"]),
    ],
)
def test_filters_and_sorting_find_what_they_say(vraag, gevonden, als):
    abc = maak_school(roepnaam="ABC", bestuur="ZAAM")
    maak_aanbod(abc, "vmbo-b")
    maak_aanbod(maak_school(roepnaam="De Kade", stadsdeel="zuid"), "vmbo-b", tot=date(2026, 8, 1))
    denise = maak_school("16PS21", roepnaam="DENISE", stadsdeel="west", controleren="Bestuur niet zeker.")
    maak_aanbod(denise, "havo")

    assert namen(als("stuurgroep").get(LIJST, vraag)) == gevonden


@pytest.mark.parametrize(("dag", "gevonden"), [("2026-07-31", ["De Kade"]), ("2026-08-01", [])])
def test_the_offer_is_that_of_the_peildatum(dag, gevonden, als):
    maak_aanbod(maak_school(roepnaam="De Kade"), "vmbo-b", tot=date(2026, 8, 1))

    antwoord = als("decaan").get(LIJST, {"aanbod": "vmbo-b", "peildatum": dag})

    assert namen(antwoord) == gevonden


def test_a_school_in_several_codes_and_offers_is_one_row(als):
    school = maak_school("16PS21", roepnaam="Terra Nova")
    school.vestigingscodes.create(code="16PS22")
    maak_aanbod(school, "vmbo-b")
    maak_aanbod(school, "vmbo-k")

    assert namen(als("decaan").get(LIJST, {"zoek": "16PS", "aanbod": ["vmbo-b", "vmbo-k"]})) == ["Terra Nova"]


def test_the_page_shows_codes_with_periods_offers_with_source_and_what_to_check(als):
    school = maak_school("16PS21", roepnaam="Terra Nova", controleren="Stadsdeel niet zeker.")
    school.vestigingscodes.create(code="28DH00", tot=date(2022, 8, 1))
    maak_aanbod(school, "vmbo-b", date(2020, 8, 1))
    maak_leerroute()
    client = als("decaan")

    with CaptureQueriesContext(connection) as vragen:
        tekst = client.get(school.get_absolute_url()).content.decode()

    for stuk in ("28DH00 (tot 1 aug 2022)", "Vmbo-basis", "1 aug 2020", "test", "Stadsdeel niet zeker."):
        assert stuk in tekst
    assert f'href="/leerroutes/?school={school.pk}"' in tekst
    assert reverse("school-update", args=[school.pk]) not in tekst
    assert len(vragen) == 21


def test_editing_a_school_saves_and_returns_to_its_page(als):
    school = maak_school(roepnaam="Oude naam", controleren="Nog kijken.")

    antwoord = als("beheerder").post(
        reverse("school-update", args=[school.pk]), formulier(school, roepnaam="Nieuwe naam"), follow=True
    )

    school.refresh_from_db()
    assert antwoord.redirect_chain == [(school.get_absolute_url(), 302)]
    assert [str(melding) for melding in antwoord.context["messages"]] == ["“Nieuwe naam” is opgeslagen."]
    assert (school.roepnaam, school.controleren) == ("Nieuwe naam", "")


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"roepnaam": " "}, "roepnaam", "Vul dit veld in."),
        ({"roepnaam": "x" * 121}, "roepnaam", "hoogstens 120 tekens"),
        ({"stadsdeel": "rotterdam"}, "stadsdeel", "Kies een van de mogelijkheden."),
        ({"partner": "99999"}, "partner", "Kies een van de mogelijkheden."),
    ],
)
def test_a_wrong_answer_is_explained_and_changes_nothing(velden, veld, fout, als):
    school = maak_school(roepnaam="De Kade")

    antwoord = als("beheerder").post(reverse("school-update", args=[school.pk]), formulier(school, **velden))

    assert fout in " ".join(antwoord.context["form"].errors[veld])
    assert antwoord.context["kruimels"][-1] == ("De Kade", school.get_absolute_url())
    school.refresh_from_db()
    assert (school.roepnaam, school.stadsdeel) == ("De Kade", "noord")

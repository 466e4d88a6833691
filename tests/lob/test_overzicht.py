"""Voorlichting per school and school year, and what the start page says of it."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_school
from tests.lob.factories import maak_bedrijfsactiviteit, maak_voorlichting

pytestmark = pytest.mark.django_db
OVERZICHT = "/lob/voorlichting/overzicht/"


def cellen(antwoord):
    """Per school the words of its cells, from 2023-2024 on."""
    pagina = Bladzijde(antwoord)
    rijen = [element for element in pagina.alle("tr") if element.ouders[-1].tag == "tbody"]
    return {
        pagina_rij.stukken and pagina.alle("th", scope="row")[nummer].tekst: [
            td.tekst for td in pagina.alle("td") if pagina_rij in td.ouders and "-" in td.attrs.get("data-kop", "")
        ]
        for nummer, pagina_rij in enumerate(rijen)
    }


def vmbo(**velden):
    school = maak_school(**velden)
    maak_aanbod(school, "vmbo-b")
    return school


def test_each_cell_says_held_planned_or_nothing_and_opens_its_rows(mens, school):
    leeg = vmbo(roepnaam="Leeg")
    maak_voorlichting(school, date(2024, 7, 31))
    maak_voorlichting(school, date(2024, 8, 1))
    maak_voorlichting(school, date(2024, 9, 1), uitvoering="gepland")
    maak_voorlichting(school, date(2027, 7, 31), uitvoering="gepland")
    maak_voorlichting(school, date(2026, 9, 1), verwijderd_op="2026-10-01T12:00Z", verwijder_reden="x")

    antwoord = mens("decaan").get(OVERZICHT)

    assert cellen(antwoord) == {
        "De Kade": ["1 gehouden", "1 gehouden, 1 gepland", "niets", "1 gepland"],
        "Leeg": ["niets"] * 4,
    }
    links = [element.attrs["href"] for element in Bladzijde(antwoord).alle("a", klas="status")]
    assert links == [f"/lob/voorlichting/?school={school.pk}&schooljaar={jaar}" for jaar in (2023, 2024, 2026)]
    assert leeg.pk


def test_only_schools_with_vmbo_or_havo_in_amsterdam_on_the_peildatum_are_rows(mens):
    for naam, soort, velden, periode in (
        ("Havo", "havo", {}, {}),
        ("Pro", "pro", {}, {}),
        ("Vwo", "vwo", {}, {}),
        ("Diemen", "vmbo-b", {"gemeente": "Diemen"}, {}),
        ("Gestopt", "vmbo-k", {}, {"tot": date(2026, 11, 24)}),
        ("Nieuw", "vmbo-gl", {}, {"vanaf": date(2026, 11, 24)}),
    ):
        maak_aanbod(maak_school(roepnaam=naam, **velden), soort, **periode)
    client = mens("decaan")

    assert list(cellen(client.get(OVERZICHT))) == ["Havo", "Nieuw"]
    assert list(cellen(client.get(OVERZICHT, {"peildatum": "2026-11-23"}))) == ["Gestopt", "Havo"]


def test_on_an_earlier_peildatum_what_was_held_later_does_not_count(mens, school):
    maak_voorlichting(school, date(2026, 10, 8))
    client = mens("decaan")

    dagen = ("2026-10-07", "2026-10-08")
    assert [cellen(client.get(OVERZICHT, {"peildatum": dag}))["De Kade"][-1] for dag in dagen] == [
        "niets",
        "1 gehouden",
    ]


def test_the_summary_and_the_filter_agree(mens):
    maak_voorlichting(vmbo(roepnaam="Klaar"))
    maak_voorlichting(vmbo(roepnaam="Plan"), date(2027, 1, 1), uitvoering="gepland")
    vmbo(roepnaam="Niets"), vmbo(roepnaam="Ook niets")
    client = mens("decaan")

    gevonden = {
        stand: list(cellen(client.get(OVERZICHT, {"stand": stand}))) for stand in ("gehouden", "gepland", "niets")
    }

    assert gevonden == {"gehouden": ["Klaar"], "gepland": ["Plan"], "niets": ["Niets", "Ook niets"]}
    assert client.get(OVERZICHT).context["inleiding"] == (
        "Alle scholen met vmbo of havo. In 2026-2027: 1 gehouden, 1 alleen gepland, 2 nog niets."
    )


def test_the_sheet_has_the_counts_per_year(mens, school):
    maak_voorlichting(school)

    antwoord = mens("decaan").get(OVERZICHT, {"download": "csv"})

    (rij,) = csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    assert (rij["School"], rij["2026-2027 gehouden"], rij["2026-2027 gepland"]) == ("De Kade", "1", "0")


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_overview_takes_six_queries_whatever_its_length(aantal, mens):
    for _ in range(aantal):
        maak_voorlichting(vmbo())
    client = mens("decaan")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(OVERZICHT)

    assert len(cellen(antwoord)) == aantal
    assert len(vragen) == 6


def kaart(client, titel):
    return next(kaart for kaart in client.get("/lob/").context["kaarten"] if kaart.titel == titel)


def test_the_start_page_counts_and_offers_the_button_to_who_may(mens, school):
    vmbo()
    maak_voorlichting(school)
    maak_voorlichting(school)

    van_decaan = kaart(mens("decaan", school=school), "Voorlichting over het mbo")
    van_stuurgroep = kaart(mens("stuurgroep"), "Voorlichting over het mbo")

    assert van_decaan.tekst == "1 van 2 scholen gaven in 2026-2027 al voorlichting."
    assert van_decaan.knop == ("Voorlichting toevoegen", "/lob/voorlichting/nieuw/")
    assert van_stuurgroep.knop is None


def test_the_start_page_asks_a_decaan_about_what_was_planned_and_is_over(mens, school):
    rij = maak_voorlichting(school, date(2026, 11, 23), uitvoering="gepland")
    maak_voorlichting(school, date(2026, 11, 24), uitvoering="gepland")
    maak_voorlichting(date_school := maak_school(), date(2026, 11, 1), uitvoering="gepland")
    maak_bedrijfsactiviteit([date_school], date(2026, 11, 1), uitvoering="gepland")
    client = mens("decaan", school=school)

    assert kaart(client, "Voorlichting over het mbo").te_doen == [
        ("Nog vast te leggen", "Les op 23 november 2026: is dat doorgegaan?", f"/lob/voorlichting/{rij.pk}/bewerken/")
    ]
    assert kaart(client, "Activiteiten met bedrijven").te_doen == []

"""The pages about progress: dashboard, indicator, changes, how we count."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.convenant import laad_convenant
from monitoring.models import Indicator
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def convenant(db):
    laad_convenant()
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def maak_route(aantal=1, **stap):
    for _ in range(aantal):
        school = maak_school()
        maak_aanbod(school, "vmbo-b")
        route = maak_leerroute()
        maak_deelname(route, school)
        maak_stap(route, **stap)
    return route


def tekst(client, pad, **vraag):
    antwoord = client.get(pad, vraag)
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


@pytest.mark.parametrize("aantal", [1, 3, 100])
def test_the_dashboard_takes_the_same_queries_whatever_the_register_holds(aantal, als):
    maak_route(aantal)
    client = als("programmaleider")

    with CaptureQueriesContext(connection) as vragen:
        client.get("/voortgang/")

    assert len(vragen) == 35


@pytest.mark.parametrize(("code", "vast"), [("1a", 14), ("1b", 14), ("1b-jaar", 13), ("1c", 14), ("1-keuzedelen", 14)])
@pytest.mark.parametrize("aantal", [1, 3])
def test_an_indicator_takes_the_same_queries_whatever_it_counts(code, vast, aantal, als):
    """One less where the stuurgroep sets no milestones: what is counted per year."""
    maak_route(aantal)
    client = als("stuurgroep")

    with CaptureQueriesContext(connection) as vragen:
        client.get(reverse("indicator-detail", args=[code]))

    assert len(vragen) == vast


def test_the_card_shows_the_stand_and_opens_to_exactly_those_schools(als):
    maak_route(2)
    client = als("stuurgroep")

    kaart = tekst(client, "/voortgang/")
    antwoord = client.get("/voortgang/1a/")

    assert "<b>2</b> <span>van 12 scholen</span>" in kaart
    assert len(antwoord.context["telt_mee"]) == 2


def test_another_peildatum_shows_that_day_and_stays_in_the_links(als):
    maak_route(ingangsdatum=date(2025, 8, 1))

    pagina = tekst(als("stuurgroep"), "/voortgang/", peildatum="2025-07-31")

    assert "<b>0</b> <span>van 12 scholen</span>" in pagina
    assert "/voortgang/1a/?peildatum=2025-07-31" in pagina


@pytest.mark.parametrize("pad", ["/voortgang/", "/voortgang/1a/", "/voortgang/wijzigingen/"])
@pytest.mark.parametrize("peildatum", ["x", "2026-11-25", "2026-02-30"])
def test_a_peildatum_that_cannot_be_used_gets_a_page_that_says_so(pad, peildatum, als):
    antwoord = als("stuurgroep").get(pad, {"peildatum": peildatum})

    assert (antwoord.status_code, "Kies een andere peildatum" in antwoord.content.decode()) == (400, True)


def test_a_plan_whose_day_has_come_stands_in_the_to_do_of_who_may_confirm_it(als):
    route = maak_route(ingangsdatum=date(2026, 8, 1), als_plan=True)

    assert f"van {route} was gepland op 1 augustus 2026" in tekst(als("programmaleider"), "/voortgang/")
    assert "Hier moet u nog iets doen" not in tekst(als("stuurgroep"), "/voortgang/")


@pytest.mark.parametrize(
    ("gezet_op", "genoemd"), [(datetime(2026, 8, 26, tzinfo=UTC), False), (datetime(2026, 8, 25, tzinfo=UTC), True)]
)
def test_a_leerroute_in_preparation_without_news_for_ninety_days_is_named(gezet_op, genoemd, als):
    maak_route(status="ontwikkeling", ingangsdatum=date(2026, 8, 1), gezet_op=gezet_op)

    assert (
        "1 leerroute in voorbereiding is langer dan 90 dagen" in tekst(als("programmateam"), "/voortgang/")
    ) == genoemd


def test_the_changes_since_a_day_are_those_after_it(als):
    route = maak_route(ingangsdatum=date(2026, 8, 1))
    client = als("stuurgroep")

    assert f"{route}</a> begon met <b>Aangeboden</b>" in tekst(client, "/voortgang/wijzigingen/", sinds="2026-07-31")
    assert "0 wijzigingen" in tekst(client, "/voortgang/wijzigingen/", sinds="2026-08-01")
    assert "Deze datum kan niet." in tekst(client, "/voortgang/wijzigingen/", sinds="gisteren")


def test_what_is_counted_per_year_has_a_chart_with_a_bar_for_each_year_and_the_same_in_a_table(als):
    school = maak_school()
    maak_aanbod(school, "vmbo-k")
    route = maak_leerroute(leerweg="vmbo-k", mbo_niveau=4)
    maak_deelname(route, school)
    maak_stap(route, status="aangeboden", ingangsdatum=date(2025, 8, 1))

    pagina = tekst(als("stuurgroep"), "/voortgang/1b-jaar/")

    figuur = pagina.partition('<figure class="grafiek')[2].partition("</figure>")[0]
    assert (
        "2024-2025: 0 leerroutes, doel 1; 2025-2026: 1 leerroutes, doel 1; 2026-2027: 0 leerroutes, doel 1." in figuur
    )
    assert pagina.count('data-kop="Doel">1<') == 3


def test_an_unknown_indicator_does_not_exist(als):
    assert als("stuurgroep").get("/voortgang/99z/").status_code == 404


def test_what_is_not_measured_says_so(als):
    Indicator.objects.filter(code="8").update(telling="")

    assert "Wordt nog niet gemeten" in tekst(als("stuurgroep"), "/voortgang/8/")


def test_how_we_count_shows_every_sentence_rule_and_reading(als):
    pagina = als("stuurgroep").get("/zo-tellen-we/")

    assert (len(pagina.context["indicatoren"]), len(pagina.context["telafspraken"])) == (17, 8)
    assert "Gekozen op 1 november 2026 door" in Bladzijde(pagina).alle("main")[0].tekst


@pytest.mark.parametrize(
    ("code", "dag", "doel"),
    [
        ("2", "2026-11-24", "Het convenant noemt geen aantal"),
        ("5b", "2026-11-24", "Het convenant noemt geen aantal"),
        ("7", "2026-11-24", "4, op 31 juli 2027"),
        ("7", "2024-07-31", "Geen: dit schooljaar valt niet helemaal binnen het convenant"),
    ],
)
def test_the_page_says_what_the_doel_is_or_why_there_is_none(code, dag, doel, als):
    pagina = Bladzijde(als("stuurgroep").get(f"/voortgang/{code}/", {"peildatum": dag}))

    [waarde] = [dd.tekst for dt, dd in zip(pagina.alle("dt"), pagina.alle("dd"), strict=True) if dt.tekst == "Doel"]
    assert waarde == doel
    assert "None" not in pagina.alle("main")[0].tekst

"""Two people at the schools and pupils of one leerroute: nobody's school or count gets lost unseen."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bladzijde import Bladzijde
from tests.factories import maak_deelname, maak_leerroute, maak_mbo, maak_school
from tests.leerroutes.test_delen import rijen
from tests.test_wijzigen import ingevuld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def scholen():
    return [maak_school(roepnaam=naam) for naam in ("De Aak", "De Boot", "De Canoe")]


@pytest.fixture
def route(scholen):
    """A leerroute with the first school."""
    route = maak_leerroute(naam="Anker", mbo=maak_mbo(), leertraject="BOL")
    maak_deelname(route, scholen[0])
    return route


@pytest.fixture
def bewerken(route):
    return f"/leerroutes/{route.pk}/bewerken/"


@pytest.fixture
def schoolpagina(route):
    return f"/leerroutes/{route.pk}/scholen/"


def aangevinkt(antwoord):
    vakjes = Bladzijde(antwoord).alle("input", type="checkbox", name="scholen")
    return {int(vak.attrs["value"]) for vak in vakjes if "checked" in vak.attrs}


def versie(client, pad):
    return Bladzijde(client.get(pad)).een("input", name="versie").attrs["value"]


def doen_mee(route):
    return set(route.deelnames.filter(tot=None).values_list("school", flat=True))


def test_a_school_that_a_colleague_added_meanwhile_is_shown_ticked_and_stays(als, route, scholen, bewerken):
    eerste, tweede = als("programmaleider"), als("programmateam")
    van_eerste, van_tweede = ingevuld(eerste, bewerken), ingevuld(tweede, bewerken)
    eerste.post(bewerken, van_eerste | {"scholen": [scholen[0].pk, scholen[1].pk]})

    botsing = tweede.post(bewerken, van_tweede | {"scholen": [scholen[0].pk, scholen[2].pk]})
    opnieuw = {"versie": Bladzijde(botsing).een("input", name="versie").attrs["value"]}
    begin = [e.attrs["value"] for e in Bladzijde(botsing).alle("input", name="initial-scholen")]
    tweede.post(bewerken, van_tweede | opnieuw | {"scholen": [*aangevinkt(botsing)], "initial-scholen": begin})

    assert botsing.status_code == 409
    assert "Deelname De Boot toegevoegd" in Bladzijde(botsing).een("div", role="alert").tekst
    assert aangevinkt(botsing) == {school.pk for school in scholen}
    assert doen_mee(route) == {school.pk for school in scholen}


def test_a_school_added_on_its_own_page_stops_a_stale_form(als, route, scholen, bewerken, schoolpagina):
    tweede = als("programmateam")
    van_tweede = ingevuld(tweede, bewerken)
    als("programmaleider").post(schoolpagina, rijen(("", scholen[1].pk, "2024-08-01", "", "")))

    antwoord = tweede.post(bewerken, van_tweede | {"sector": "ict"})

    route.refresh_from_db()
    assert (antwoord.status_code, route.sector) == (409, "")
    assert doen_mee(route) == {scholen[0].pk, scholen[1].pk}


def test_a_school_that_the_other_ended_does_not_come_back_by_an_old_tick(als, route, scholen, bewerken):
    eerste, tweede = als("programmaleider"), als("programmateam")
    van_eerste, van_tweede = ingevuld(eerste, bewerken), ingevuld(tweede, bewerken)
    eerste.post(bewerken, van_eerste | {"scholen": [scholen[1].pk]})

    botsing = tweede.post(bewerken, van_tweede | {"scholen": [scholen[0].pk, scholen[2].pk]})

    assert aangevinkt(botsing) == {scholen[1].pk, scholen[2].pk}


def test_a_school_that_has_left_is_not_ticked_and_does_not_come_back_by_saving(als, route, scholen, bewerken):
    maak_deelname(route, scholen[1], vanaf=date(2023, 8, 1), tot=date(2025, 8, 1))
    client = als("programmateam")

    open_form = client.get(bewerken)
    client.post(bewerken, ingevuld(client, bewerken))

    assert aangevinkt(open_form) == {scholen[0].pk}
    assert route.deelnames.count() == 2


def test_only_what_was_ticked_or_unticked_is_a_change(als, route, scholen, bewerken):
    """Without a version, as an old bookmark or another program posts it, a school of somebody else still stays."""
    client = als("programmateam")
    data = ingevuld(client, bewerken)
    maak_deelname(route, scholen[1])

    client.post(bewerken, {sleutel: waarde for sleutel, waarde in data.items() if sleutel != "versie"})

    assert doen_mee(route) == {scholen[0].pk, scholen[1].pk}


@pytest.mark.parametrize("begin", [["abc"], ["9" * 40], ["²"], ["-1"], [""]])
def test_strange_ticks_at_the_opening_are_no_error(begin, als, route, scholen, bewerken):
    client = als("programmateam")

    antwoord = client.post(bewerken, ingevuld(client, bewerken) | {"initial-scholen": begin})

    assert (antwoord.status_code, doen_mee(route)) == (302, {scholen[0].pk})


def test_on_the_page_of_schools_the_second_sees_the_new_school_and_keeps_what_was_typed(
    als, route, scholen, schoolpagina
):
    deelname, tweede = route.deelnames.get(), als("programmateam")
    oud = versie(tweede, schoolpagina)
    als("programmaleider").post(
        schoolpagina, rijen((deelname.pk, scholen[0].pk, "", "", ""), ("", scholen[1].pk, "2025-08-01", "", ""))
    )

    getypt = rijen((deelname.pk, scholen[0].pk, "2024-08-01", "", ""), ("", scholen[2].pk, "2026-08-01", "", ""))
    antwoord = tweede.post(schoolpagina, getypt | {"versie": oud})
    opnieuw = {
        e.attrs["name"]: e.attrs.get("value", "")
        for e in Bladzijde(antwoord).alle("input")
        if e.attrs.get("name", "").startswith(("deelnames", "versie", "reden"))
    } | {"deelnames-2-school": scholen[2].pk}
    opgeslagen = tweede.post(schoolpagina, opnieuw)

    assert (antwoord.status_code, opgeslagen.status_code) == (409, 302)
    assert "Deelname De Boot toegevoegd" in Bladzijde(antwoord).een("div", role="alert").tekst
    assert list(route.deelnames.order_by("pk").values_list("school", "vanaf")) == [
        (scholen[0].pk, date(2024, 8, 1)),
        (scholen[1].pk, date(2025, 8, 1)),
        (scholen[2].pk, date(2026, 8, 1)),
    ]


def test_a_date_that_both_changed_keeps_the_typed_one_and_says_so(als, route, scholen, schoolpagina):
    deelname, tweede = route.deelnames.get(), als("programmateam")
    oud = versie(tweede, schoolpagina)
    als("programmaleider").post(schoolpagina, rijen((deelname.pk, scholen[0].pk, "2023-08-01", "", "2023-10-01")))

    getypt = rijen((deelname.pk, scholen[0].pk, "2024-08-01", "", ""))
    antwoord = tweede.post(schoolpagina, getypt | {"versie": oud})

    pagina = Bladzijde(antwoord)
    assert "De Aak: Doet mee vanaf" in pagina.een("div", role="alert").tekst
    assert pagina.een("input", name="deelnames-0-vanaf").attrs["value"] == "2024-08-01"
    assert pagina.een("input", name="deelnames-0-duo_gemeld_op").attrs["value"] == "2023-10-01"


def test_a_participation_that_is_gone_meanwhile_leaves_the_page_without_an_error(als, route, scholen, schoolpagina):
    deelname, tweede = maak_deelname(route, scholen[1]), als("programmateam")
    oud, eerste = versie(tweede, schoolpagina), route.deelnames.get(school=scholen[0])
    getypt = rijen(
        (eerste.pk, scholen[0].pk, "", "", ""),
        (deelname.pk, scholen[1].pk, "2024-08-01", "", ""),
        ("", scholen[2].pk, "", "", ""),
    )
    deelname.delete()

    antwoord = tweede.post(schoolpagina, getypt | {"versie": oud})

    aantallen = [
        Bladzijde(antwoord).een("input", name=f"deelnames-{naam}_FORMS").attrs["value"] for naam in ("INITIAL", "TOTAL")
    ]
    assert (antwoord.status_code, aantallen) == (409, ["1", "2"])


def test_counts_of_pupils_are_merged_per_school_year(als, route):
    pad, tweede = f"/leerroutes/{route.pk}/leerlingen/", als("programmateam")
    oud = versie(tweede, pad)
    als("programmaleider").post(pad, {"verwacht_2025": "20", "verwacht_2026": "25", "versie": oud})

    antwoord = tweede.post(pad, {"verwacht_2025": "21", "werkelijk_2025": "19", "versie": oud})

    pagina = Bladzijde(antwoord)
    velden = {naam: pagina.een("input", name=naam).attrs.get("value") for naam in ("verwacht_2025", "verwacht_2026")}
    assert antwoord.status_code == 409
    assert "Verwacht aantal in 2025-2026" in pagina.een("div", role="alert").tekst
    assert velden == {"verwacht_2025": "21", "verwacht_2026": "25"}
    assert list(route.leerlingaantallen.values_list("schooljaar", "verwacht")) == [(2025, 20), (2026, 25)]


@pytest.mark.parametrize("deel", ["scholen", "leerlingen"])
@pytest.mark.parametrize("oud", ["", "abc", "9" * 40, "1-2", "²"])
def test_a_version_that_cannot_be_is_a_conflict_and_no_error(oud, deel, als, route):
    antwoord = als("programmateam").post(f"/leerroutes/{route.pk}/{deel}/", {"versie": oud})

    assert antwoord.status_code == 409


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_page_of_schools_takes_the_same_queries_for_one_and_three(aantal, als, route, schoolpagina):
    for _ in range(aantal - 1):
        maak_deelname(route)
    client = als("programmateam")

    with CaptureQueriesContext(connection) as vragen:
        client.get(schoolpagina)

    assert len(vragen) == 6

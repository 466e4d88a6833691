"""Indicators 5, 5b, 6 and 7 by hand: around the bounds of a school year, held or planned, once, and every reason."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lob.models import Decanenbijeenkomst
from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from monitoring.models import Oordeel
from monitoring.register import Register
from tests.bijeenkomsten.factories import maak_aanwezige, maak_bijeenkomst, maak_gehouden
from tests.factories import maak_aanbod, maak_mbo, maak_school
from tests.lob.factories import maak_bedrijfsactiviteit, maak_scan, maak_voorlichting

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def convenant(db):
    return laad_convenant()


def meet(code, dag=DAG):
    return meet_alles(dag)[code]


def redenen(code, dag=DAG):
    return {eenheid.naam: eenheid.reden.tekst for eenheid in meet(code, dag).telling.telt_niet_mee}


def school_met(*soorten, **velden):
    school = maak_school(**velden)
    for soort in soorten:
        maak_aanbod(school, soort)
    return school


def maak_geteld(code, datum):
    """Something that counts for the indicator, on `datum`."""
    if code == "5":
        return maak_voorlichting(school_met("vmbo-tl"), datum)
    if code == "5b":
        return maak_scan(datum, school=school_met("havo"), programma="beide")
    return maak_bedrijfsactiviteit(datum=datum) if code == "6" else maak_gehouden(datum)


ALLE = ["5", "5b", "6", "7"]


@pytest.mark.parametrize("code", ALLE)
@pytest.mark.parametrize("dag", [date(1990, 1, 1), date(2024, 2, 29), DAG])
def test_an_empty_register_gives_zero_on_every_day(code, dag):
    meting = meet(code, dag)

    assert (meting.stand, meting.telling.telt_niet_mee) == (0, [])


@pytest.mark.parametrize("code", ALLE)
@pytest.mark.parametrize(
    ("datum", "dag", "stand"),
    [
        # The day itself: the day before, of and after.
        (date(2026, 10, 8), date(2026, 10, 7), 0),
        (date(2026, 10, 8), date(2026, 10, 8), 1),
        (date(2026, 10, 8), date(2026, 10, 9), 1),
        # The last day of a school year and the first of the next.
        (date(2026, 7, 31), date(2026, 7, 30), 0),
        (date(2026, 7, 31), date(2026, 7, 31), 1),
        (date(2026, 7, 31), date(2026, 8, 1), 0),
        (date(2026, 8, 1), date(2026, 7, 31), 0),
        (date(2026, 8, 1), date(2026, 8, 1), 1),
        # A leap day, and the last day of the covenant.
        (date(2024, 2, 29), date(2024, 2, 29), 1),
        (date(2024, 2, 29), date(2024, 7, 31), 1),
        (date(2024, 2, 29), date(2024, 8, 1), 0),
    ],
)
def test_it_counts_from_its_day_to_the_end_of_its_school_year(code, datum, dag, stand):
    maak_geteld(code, datum)

    assert meet(code, dag).stand == stand


@pytest.mark.parametrize(("code", "eenheden"), [("5", 1), ("5b", 1), ("6", 2), ("7", 2)])
def test_twice_is_one_school_but_two_activities_and_meetings(code, eenheden):
    school = school_met("vmbo-b", "vmbo-k", "havo")
    for datum in (date(2026, 9, 1), date(2026, 10, 1)):
        maak_voorlichting(school, datum)
        maak_bedrijfsactiviteit([school, maak_school()], datum)
        maak_gehouden(datum)
    maak_scan(date(2026, 9, 1), school=school, programma="aansluitend")

    assert meet(code).stand == eenheden


@pytest.mark.parametrize(
    ("soort", "velden", "in_noemer"),
    [(soort, {}, True) for soort in ("vmbo-b", "vmbo-k", "vmbo-gl", "vmbo-tl", "havo")]
    + [(soort, {}, False) for soort in ("vwo", "pro", "vso")]
    + [("havo", {"gemeente": "Diemen"}, False)],
)
def test_the_noemer_of_5_and_5b_are_schools_with_vmbo_or_havo_and_the_mbos(soort, velden, in_noemer):
    school_met(soort, **velden)
    maak_mbo(), maak_mbo()

    assert (meet("5").noemer, meet("5b").noemer) == (int(in_noemer), int(in_noemer) + 2)


@pytest.mark.parametrize(("dag", "noemer"), [(date(2026, 7, 31), 1), (date(2026, 8, 1), 0)])
def test_the_noemer_is_that_of_the_peildatum(dag, noemer):
    maak_aanbod(maak_school(), "havo", tot=date(2026, 8, 1))

    assert (meet("5", dag).noemer, meet("5", dag).doel) == (noemer, noemer or None)


def test_5_gives_every_school_that_does_not_count_its_reason():
    maak_voorlichting(school_met("havo", roepnaam="Telt"))
    maak_voorlichting(school_met("havo", roepnaam="Plan"), date(2027, 1, 12), uitvoering="gepland")
    maak_voorlichting(school_met("havo", roepnaam="Voorbij"), date(2026, 10, 1), uitvoering="gepland")
    maak_voorlichting(school_met("havo", roepnaam="Vorig jaar"), date(2026, 3, 1))
    maak_voorlichting(school_met("havo", roepnaam="Weg"), verwijderd_op="2026-11-01T12:00Z", verwijder_reden="x")
    maak_voorlichting(school_met("pro", roepnaam="Pro"))
    maak_voorlichting(school_met("havo", roepnaam="Diemen", gemeente="Diemen"))
    school_met("vmbo-b", roepnaam="Niets")

    assert [eenheid.naam for eenheid in meet("5").telling.telt_mee] == ["Telt"]
    assert redenen("5") == {
        "Plan": "gepland op 12-1-2027",
        "Voorbij": "was gepland op 1-10-2026, nog niet vastgelegd als gehouden",
        "Vorig jaar": "nog geen voorlichting in 2026-2027",
        "Weg": "nog geen voorlichting in 2026-2027",
        "Pro": "biedt op deze datum geen vmbo of havo aan",
        "Diemen": "ligt in Diemen, buiten de gemeente Amsterdam",
        "Niets": "nog geen voorlichting in 2026-2027",
    }


def test_5_on_an_earlier_day_says_what_came_later():
    maak_voorlichting(school_met("havo", roepnaam="Later"), date(2026, 10, 8))

    assert redenen("5", date(2026, 10, 7)) == {"Later": "gehouden na deze datum, op 8-10-2026"}


def test_5_names_beside_it_who_looked_at_kansrijke_sectoren_and_what_is_planned():
    maak_voorlichting(school_met("havo"), sectoren=["zorg"])
    maak_voorlichting(school_met("havo"))
    maak_voorlichting(school_met("havo"), date(2027, 1, 12), uitvoering="gepland", sectoren=["ict"])

    assert dict(meet("5").telling.ernaast) == {"Met kansrijke sectoren": "1", "Daarnaast gepland": "1"}


def test_a_unit_opens_to_the_rows_on_which_it_rests():
    rij = maak_voorlichting(school_met("havo"), date(2026, 10, 8), vorm="gastles")
    scan = maak_scan(date(2026, 9, 1), mbo=maak_mbo(), programma="beide")

    bewijs = {code: meet(code).telling.telt_mee[0].bewijs for code in ("5", "5b")}
    assert {code: [(stuk.tekst, stuk.url) for stuk in stukken] for code, stukken in bewijs.items()} == {
        "5": [("Gastles door een mbo, 8-10-2026", rij.get_absolute_url())],
        "5b": [("Lob-scan van 1-9-2026", scan.get_absolute_url())],
    }


@pytest.mark.parametrize(
    ("programma", "stand"), [("nee", 0), ("aansluitend", 1), ("sectoroverstijgend", 1), ("beide", 1)]
)
def test_5b_counts_a_programme_of_either_kind(programma, stand):
    maak_scan(school=school_met("havo"), programma=programma)

    assert meet("5b").stand == stand


def test_5b_counts_schools_and_mbos_with_the_same_number_apart_and_gives_reasons():
    school, mbo = school_met("vmbo-b", roepnaam="School"), maak_mbo(afkorting="Mbo")
    maak_scan(school=school, programma="nee")
    maak_scan(mbo=mbo, programma="beide")
    maak_scan(date(2026, 11, 1), school=school_met("havo", roepnaam="Later"), programma="beide")
    maak_scan(date(2025, 11, 1), school=school_met("havo", roepnaam="Vorig jaar"), programma="beide")
    maak_scan(school=school_met("pro", roepnaam="Pro"), programma="beide")

    meting = meet("5b", date(2026, 10, 31))

    assert [(eenheid.soort, eenheid.pk) for eenheid in meting.telling.telt_mee] == [("mbo", mbo.pk)]
    assert redenen("5b", date(2026, 10, 31)) == {
        "School": "nog geen lob-programma, zegt de lob-scan van 8-10-2026",
        "Later": "lob-scan gedaan na deze datum, op 1-11-2026",
        "Vorig jaar": "nog geen lob-scan in 2026-2027",
        "Pro": "biedt op deze datum geen vmbo of havo aan",
    }
    assert dict(meting.telling.ernaast) == {"Scans ingevuld": "3"}


def test_6_counts_activities_by_kind_with_the_schools_they_reach():
    een, twee = maak_school(), maak_school()
    maak_bedrijfsactiviteit([een], soort="stage")
    maak_bedrijfsactiviteit([een, twee], soort="stage")
    maak_bedrijfsactiviteit([twee], soort="gastles", tot_en_met=date(2027, 9, 1))
    maak_bedrijfsactiviteit([maak_school()], date(2026, 12, 1), bedrijf="Plan", uitvoering="gepland")
    maak_bedrijfsactiviteit(verwijderd_op="2026-11-01T12:00Z", verwijder_reden="x")
    maak_bedrijfsactiviteit(datum=date(2026, 7, 31))

    meting = meet("6")

    assert meting.stand == 3
    assert dict(meting.telling.ernaast) == {
        "Bereikte scholen": "2",
        "Stage": "2",
        "Werkbezoek": "0",
        "Praktijkopdracht": "0",
        "Gastles door een bedrijf": "1",
        "Daarnaast gepland": "1",
    }
    assert redenen("6") == {"Stage bij Plan, 1 december 2026": "gepland op 1-12-2026"}
    assert (meting.doel, meting.prognose, meting.oordeel) == (None, None, Oordeel.GEEN_OORDEEL)


@pytest.mark.parametrize(
    ("aanwezig", "reden"),
    [
        ("", "geen vo-decaan en geen mbo-decaan aanwezig"),
        ("vo", "geen mbo-decaan aanwezig"),
        ("mbo", "geen vo-decaan aanwezig"),
        ("vo mbo", None),
        ("vo mbo vo", None),
    ],
)
def test_7_needs_a_decaan_of_vo_and_one_of_mbo(aanwezig, reden):
    bijeenkomst = maak_bijeenkomst(date(2026, 10, 8), staat="gehouden", thema="Overstap")
    for soort in aanwezig.split():
        maak_aanwezige(bijeenkomst, **({"school": maak_school()} if soort == "vo" else {"mbo": maak_mbo()}))
    maak_aanwezige(bijeenkomst, "afgemeld", school=maak_school())
    maak_aanwezige(bijeenkomst, "afwezig", mbo=maak_mbo())
    maak_aanwezige(bijeenkomst, organisatie="Gemeente")

    assert redenen("7") == ({"Overstap, 8-10-2026": reden} if reden else {})
    assert meet("7").stand == (0 if reden else 1)
    assert Decanenbijeenkomst.objects.get().telt_mee == (reden is None)


def test_7_planned_cancelled_and_forgotten_do_not_count_and_say_why():
    maak_bijeenkomst(date(2027, 1, 14), thema="Plan")
    maak_bijeenkomst(date(2026, 9, 10), thema="Vergeten")
    maak_bijeenkomst(date(2026, 10, 1), thema="Afgelast", staat="geannuleerd", reden="Staking")

    assert redenen("7") == {
        "Plan, 14-1-2027": "gepland op 14-1-2027",
        "Vergeten, 10-9-2026": "was gepland op 10-9-2026, nog niet vastgelegd als gehouden",
        "Afgelast, 1-10-2026": "geannuleerd: Staking",
    }


@pytest.mark.parametrize(
    ("dag", "schooljaar", "kalenderjaar"),
    [
        (date(2025, 12, 31), 1, ("In het kalenderjaar 2025", "1")),
        (date(2026, 1, 1), 2, ("In het kalenderjaar 2026", "1")),
        (date(2026, 7, 31), 3, ("In het kalenderjaar 2026", "2")),
        (date(2026, 8, 1), 0, ("In het kalenderjaar 2026", "2")),
        (date(2026, 12, 31), 1, ("In het kalenderjaar 2026", "3")),
    ],
)
def test_7_has_the_calendar_year_beside_it(dag, schooljaar, kalenderjaar):
    for datum in (date(2025, 11, 1), date(2026, 1, 1), date(2026, 7, 31), date(2026, 12, 31)):
        maak_gehouden(datum)

    meting = meet("7", dag)

    assert (meting.stand, meting.telling.ernaast[0]) == (schooljaar, kalenderjaar)


@pytest.mark.parametrize(
    ("gehouden", "gepland", "dag", "oordeel"),
    [
        (2, 2, DAG, Oordeel.OP_SCHEMA),
        (2, 1, DAG, Oordeel.GEEN_OORDEEL),
        (2, 1, date(2027, 2, 1), Oordeel.LOOPT_ACHTER),
        (2, 1, date(2027, 6, 1), Oordeel.LOOPT_VER_ACHTER),
        (4, 0, date(2027, 7, 31), Oordeel.GEHAALD),
        (3, 1, date(2027, 7, 31), Oordeel.NIET_GEHAALD),
    ],
)
def test_7_is_judged_on_held_and_planned_by_time_of_year(gehouden, gepland, dag, oordeel):
    for nummer in range(gehouden):
        maak_gehouden(date(2026, 9, 1 + nummer))
    for nummer in range(gepland):
        maak_bijeenkomst(date(2027, 6, 1 + nummer))

    meting = meet("7", dag)

    assert (meting.stand, meting.prognose, meting.doel, meting.oordeel) == (gehouden, gehouden + gepland, 4, oordeel)


def test_a_cancelled_meeting_is_not_expected_either():
    maak_bijeenkomst(date(2027, 3, 1), staat="geannuleerd", reden="Staking")

    assert meet("7").prognose == 0


@pytest.mark.parametrize("code", ALLE)
def test_counted_and_not_counted_are_together_every_unit_once(code):
    for datum in (date(2026, 9, 1), date(2026, 12, 1), date(2025, 9, 1)):
        maak_geteld(code, datum)

    for dag in (date(2025, 10, 1), date(2026, 8, 1), DAG):
        telling = meet(code, dag).telling
        sleutels = [(eenheid.soort, eenheid.pk) for eenheid in telling.eenheden]
        assert sorted(sleutels) == sorted(set(sleutels))
        assert len(sleutels) == telling.stand + len(telling.telt_niet_mee)


@pytest.mark.parametrize("aantal", [1, 3])
def test_all_four_take_twelve_queries_whatever_they_count(aantal):
    for nummer in range(aantal):
        for code in ALLE:
            maak_geteld(code, date(2026, 9, 1 + nummer))
    metingen = meet_alles(DAG, Register.lees())

    with CaptureQueriesContext(connection) as vragen:
        standen = [metingen[code].stand for code in ALLE]

    assert standen == [aantal] * 4
    assert len(vragen) == 9


@pytest.mark.parametrize("code", ALLE)
def test_the_page_lists_what_counts_and_what_not_with_links(code, mens):
    maak_geteld(code, date(2026, 9, 1))
    maak_geteld(code, date(2026, 12, 1))

    antwoord = mens("stuurgroep").get(reverse("indicator-detail", args=[code]))

    assert [len(antwoord.context[naam]) for naam in ("telt_mee", "telt_niet_mee")] == [1, 1]
    for rij in [*antwoord.context["telt_mee"], *antwoord.context["telt_niet_mee"]]:
        assert f'<a href="{rij.eenheid.url}">' in antwoord.content.decode()


def test_the_json_carries_the_four_with_what_stands_beside(mens):
    for code in ALLE:
        maak_geteld(code, date(2026, 9, 1))

    regels = {regel["code"]: regel for regel in mens("stuurgroep").get("/voortgang.json").json()["indicatoren"]}

    assert [regels[code]["stand"] for code in ALLE] == [1, 1, 1, 1]
    assert regels["7"]["ernaast"] == {"In het kalenderjaar 2026": "1", "Daarnaast gepland": "0"}
    assert [len(regels[code]["telt_mee"]) for code in ALLE] == [1, 1, 1, 1]

"""Spreiding, havo and the reports that were discussed: counted by hand."""

from datetime import UTC, date, datetime

import pytest

from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from monitoring.models import Rapportage, Rapportperiode, Rapportversie
from tests.factories import maak_deelname, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def _convenant():
    laad_convenant()
    Rapportperiode.objects.all().delete()


def route_in(stadsdeel, gemeente="Amsterdam", **velden):
    route = maak_leerroute(**velden)
    school = maak_school(stadsdeel=stadsdeel, gemeente=gemeente)
    maak_deelname(route, school)
    maak_stap(route, "aangeboden", date(2024, 8, 1))
    return school


def test_spreiding_counts_schools_of_1a_1b_and_1c_in_the_three_stadsdelen_and_explains_the_rest():
    tellen = [
        route_in("noord"),
        route_in("nieuw-west", leerweg="vmbo-k", mbo_niveau=4),
        route_in("zuidoost", leerweg="vmbo-gt", mbo_niveau=4),
    ]
    elders = route_in("oost")
    route_in("noord", leerweg="vmbo-k", mbo_niveau=3)
    route_in("noord", gemeente="Diemen")

    telling = meet_alles(DAG)["1-spreiding"].telling

    assert {eenheid.pk for eenheid in telling.telt_mee} == {school.pk for school in tellen}
    assert [(eenheid.pk, eenheid.reden.tekst) for eenheid in telling.telt_niet_mee] == [(elders.pk, "ligt in Oost")]
    assert telling.noemer == {school.pk for school in [*tellen, elders]}


def test_a_school_in_two_leerroutes_counts_once_for_spreiding():
    school = route_in("noord")
    tweede = maak_leerroute(leerweg="vmbo-k", mbo_niveau=4)
    maak_deelname(tweede, school)
    maak_stap(tweede, "aangeboden", date(2025, 8, 1))

    meting = meet_alles(DAG)["1-spreiding"]

    assert (meting.stand, len(meting.telling.telt_mee[0].leerroutes)) == (1, 2)


@pytest.mark.parametrize(
    ("status", "stand"), [("verkenning", 1), ("ontwikkeling", 1), ("aangeboden", 1), ("gestopt", 0)]
)
def test_havo_leerroutes_count_while_they_move_and_are_never_judged(status, stand):
    route = maak_leerroute(soort="havo-mbo", leerweg="havo", mbo_niveau=4)
    maak_stap(route, status, date(2026, 1, 1))

    meting = meet_alles(DAG)["3"]

    assert (meting.stand, meting.oordeel) == (stand, "geen_oordeel")


def versie(schooljaar, halfjaar, vergaderdatum, *, beantwoord=True):
    nu = datetime(2026, 1, 1, tzinfo=UTC)
    rapportage = Rapportage.objects.create(
        schooljaar=schooljaar, halfjaar=halfjaar, peildatum=date(schooljaar, 11, 1), gemaakt_op=nu
    )
    Rapportversie.objects.create(
        rapportage=rapportage,
        hoofdnummer=1,
        volgnummer=0,
        gemaakt_op=nu,
        vergaderdatum=vergaderdatum,
        middelen_beantwoord=beantwoord,
        inhoud={},
        pdf=b"",
        sha256="0" * 64,
    )
    return rapportage


@pytest.mark.parametrize(
    ("dag", "stand"),
    [
        (date(2025, 11, 29), 0),
        (date(2025, 11, 30), 1),
        (date(2025, 12, 1), 1),
        (date(2026, 7, 31), 1),
        (date(2026, 8, 1), 0),
    ],
)
def test_a_report_counts_in_its_school_year_from_the_day_it_was_discussed(dag, stand):
    versie(2025, "najaar", date(2025, 11, 30))

    assert meet_alles(dag)["10"].stand == stand


def test_without_an_answer_about_means_it_does_not_count_and_says_so():
    versie(2025, "najaar", date(2025, 11, 30), beantwoord=False)

    telling = meet_alles(date(2026, 1, 1))["10"].telling

    assert [eenheid.reden.tekst for eenheid in telling.telt_niet_mee] == [
        "de vraag naar mensen en middelen is niet voor alle partners beantwoord"
    ]


def test_meetings_in_the_schedule_make_the_verwachting():
    versie(2025, "najaar", date(2025, 11, 30))
    dagen = {"peildatum": date(2026, 4, 1), "inleverdatum": date(2026, 5, 1), "vergaderdatum": date(2026, 6, 1)}
    Rapportperiode.objects.create(schooljaar=2025, halfjaar="voorjaar", **dagen)

    meting = meet_alles(date(2026, 2, 1))["10"]

    assert (meting.stand, meting.prognose, meting.oordeel) == (1, 2, "op_schema")
    assert [eenheid.reden.tekst for eenheid in meting.telling.telt_niet_mee] == ["bespreking gepland op 1-6-2026"]


def test_two_discussed_reports_meet_the_target_at_the_end_of_the_year():
    versie(2025, "najaar", date(2025, 11, 30))
    versie(2025, "voorjaar", date(2026, 6, 1))

    assert meet_alles(date(2026, 7, 31))["10"].oordeel == "gehaald"

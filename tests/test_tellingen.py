"""What counts and what doesn't: each telling on the day before, of and after, and every reason."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def convenant(db):
    return laad_convenant()


def meet(code="1a", dag=DAG):
    return meet_alles(dag)[code]


def maak_route(school=None, status="aangeboden", sinds=date(2024, 8, 1), periode=(None, None), **velden):
    route = maak_leerroute(**velden)
    maak_deelname(route, school, vanaf=periode[0], tot=periode[1])
    if status:
        maak_stap(route, status, sinds)
    return route


KADER = {"leerweg": "vmbo-k", "mbo_niveau": 4}
VMBO_T = {"leerweg": "vmbo-gt", "mbo_niveau": 4}


def namen(eenheden):
    return [eenheid.naam for eenheid in eenheden]


def redenen(meting):
    return [eenheid.reden.tekst for eenheid in meting.telling.telt_niet_mee]


@pytest.mark.parametrize(
    ("code", "velden"),
    [("1a", {}), ("1a", {"soort": "geintegreerd"}), ("1b", KADER), ("1b-jaar", KADER), ("1c", VMBO_T)],
)
@pytest.mark.parametrize(("dag", "stand"), [(date(2024, 7, 31), 0), (date(2024, 8, 1), 1), (date(2024, 8, 2), 1)])
def test_a_leerroute_counts_from_its_first_day(code, velden, dag, stand):
    maak_route(**velden)

    assert meet(code, dag).stand == stand


@pytest.mark.parametrize("code", ["1a", "1b", "1b-jaar", "1c"])
@pytest.mark.parametrize("dag", [date(1990, 1, 1), date(2024, 2, 29), DAG])
def test_an_empty_register_gives_zero_on_every_day(code, dag):
    assert meet(code, dag).stand == 0


def test_a_school_in_two_leerroutes_counts_once_and_both_are_named():
    school = maak_school()
    routes = [maak_route(school), maak_route(school)]

    [eenheid] = meet().telling.telt_mee

    assert set(eenheid.leerroutes) == {route.pk for route in routes}


def test_1b_counts_leerroutes_not_schools():
    school = maak_school()
    maak_route(school, **KADER)
    maak_route(school, **KADER)

    assert meet("1b").stand == 2


def test_two_schools_in_one_leerroute_both_count():
    route = maak_route()
    maak_deelname(route)

    assert meet().stand == 2


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"soort": "keuzedeel"}, "soort is Dubbelkwalificerend keuzedeel"),
        ({"mbo_niveau": 3}, "niveau 3 in plaats van 2"),
        ({"mbo_niveau": None}, "geen niveau ingevuld in plaats van 2"),
        ({"status": "verkenning"}, "in verkenning"),
        ({"status": "ontwikkeling"}, "in ontwikkeling"),
        ({"status": "gestopt", "sinds": date(2026, 8, 1)}, "gestopt op 1-8-2026"),
        ({"status": None}, "had op deze datum nog geen status"),
        ({"periode": (None, date(2026, 8, 1))}, "deed mee tot 1-8-2026"),
        ({"periode": (date(2026, 12, 1), None)}, "doet mee vanaf 1-12-2026"),
    ],
)
def test_every_school_that_does_not_count_says_why(velden, reden):
    maak_route(**velden)

    assert (meet().stand, redenen(meet())) == (0, [reden])


def test_a_school_that_offers_the_leerweg_but_has_no_leerroute_says_so():
    maak_aanbod(maak_school(), "vmbo-b")

    assert redenen(meet()) == ["nog geen leerroute"]


@pytest.mark.parametrize(
    ("dag", "reden"),
    [
        (date(2026, 7, 31), "in ontwikkeling (start gepland op 1-8-2026)"),
        (date(2026, 8, 1), "start nog niet bevestigd (gepland op 1-8-2026)"),
    ],
)
def test_a_plan_does_not_count_when_its_day_comes(dag, reden):
    route = maak_route(status="ontwikkeling")
    maak_stap(route, "aangeboden", date(2026, 8, 1), als_plan=True)

    assert redenen(meet(dag=dag)) == [reden]


def test_a_confirmed_plan_counts_from_its_ingangsdatum():
    from datetime import UTC, datetime

    route = maak_route(status=None)
    maak_stap(route, "aangeboden", date(2026, 8, 1), als_plan=True, bevestigd_op=datetime(2026, 9, 9, tzinfo=UTC))

    assert [meet(dag=dag).stand for dag in (date(2026, 7, 31), date(2026, 8, 1))] == [0, 1]


@pytest.mark.parametrize(("dag", "stand"), [(date(2026, 7, 31), 1), (date(2026, 8, 1), 0), (date(2026, 8, 2), 0)])
def test_a_school_that_leaves_counts_until_the_day_before(dag, stand):
    maak_route(periode=(None, date(2026, 8, 1)))

    assert meet(dag=dag).stand == stand


def test_a_leerroute_that_stopped_and_started_again_counts_in_both_periods():
    route = maak_route(sinds=date(2024, 1, 1))
    maak_stap(route, "gestopt", date(2025, 1, 1))
    maak_stap(route, "aangeboden", date(2026, 1, 1))

    dagen = [date(2024, 6, 1), date(2025, 6, 1), date(2026, 6, 1)]

    assert [meet(dag=dag).stand for dag in dagen] == [1, 0, 1]


def test_a_school_with_an_old_and_a_new_code_is_one_school():
    school = maak_school(code="28DH00")
    school.vestigingscodes.create(code="16PS21")
    maak_route(school, **VMBO_T)

    assert meet("1c").stand == 1


@pytest.mark.parametrize(("dag", "noemer"), [(date(2026, 7, 31), 1), (date(2026, 8, 1), 0)])
def test_an_offer_that_ended_leaves_the_noemer(dag, noemer):
    maak_aanbod(maak_school(), "vmbo-b", tot=date(2026, 8, 1))

    assert meet(dag=dag).noemer == noemer


def test_a_school_in_diemen_is_shown_but_not_counted():
    school = maak_school(gemeente="Diemen")
    maak_aanbod(school, "vmbo-b")
    maak_route(school)

    meting = meet()

    assert (meting.stand, meting.noemer) == (0, 0)
    assert redenen(meting) == ["ligt in Diemen, buiten de gemeente Amsterdam"]


def test_of_several_leerroutes_the_one_that_came_furthest_explains_the_school():
    school = maak_school()
    maak_route(school, soort="keuzedeel")
    maak_route(school, status="gestopt")
    maak_route(school, status="ontwikkeling")
    maak_route(school, mbo_niveau=3)

    assert redenen(meet()) == ["in ontwikkeling"]


def test_counted_and_not_counted_are_the_noemer_and_the_schools_of_the_leerweg_each_once():
    aanbieders = [maak_school() for _ in range(3)]
    for school in aanbieders:
        maak_aanbod(school, "vmbo-b")
    erbij = maak_school()
    for school in (*aanbieders[:2], erbij):
        maak_route(school)
        maak_route(school, soort="keuzedeel", status=None)
    maak_route(maak_school(), **KADER)

    telling = meet().telling
    eenheden = [eenheid.pk for eenheid in [*telling.telt_mee, *telling.telt_niet_mee]]

    assert sorted(eenheden) == sorted(school.pk for school in [*aanbieders, erbij])


def test_1b_lists_every_leerroute_of_vmbo_k_whatever_its_soort():
    routes = [maak_route(naam=naam, **KADER | velden) for naam, velden in (("a", {}), ("b", {"soort": "keuzedeel"}))]
    maak_route(naam="c")

    telling = meet("1b").telling

    assert namen([*telling.telt_mee, *telling.telt_niet_mee]) == [route.naam for route in routes]


@pytest.mark.parametrize(
    ("dag", "stand"),
    [
        (date(2025, 7, 31), 0),
        (date(2025, 8, 1), 1),
        (date(2026, 7, 31), 1),
        (date(2026, 8, 1), 0),
    ],
)
def test_1b_jaar_counts_a_leerroute_only_in_the_school_year_of_its_first_start(dag, stand):
    route = maak_route(sinds=date(2025, 8, 1), **KADER)
    maak_stap(route, "gestopt", date(2026, 8, 10))
    maak_stap(route, "aangeboden", date(2026, 9, 1))

    assert meet("1b-jaar", dag).stand == stand


@pytest.mark.parametrize(
    ("dag", "doel", "doeldatum"),
    [
        (date(2024, 7, 31), None, None),
        (date(2024, 8, 1), 1, date(2025, 7, 31)),
        (date(2026, 11, 1), 1, date(2027, 7, 31)),
    ],
)
def test_1b_jaar_has_a_target_only_in_the_three_school_years(dag, doel, doeldatum):
    meting = meet("1b-jaar", dag)

    assert (meting.doel, meting.doeldatum) == (doel, doeldatum)


def test_the_school_years_that_have_begun_are_listed_each_at_its_end_or_today():
    maak_route(sinds=date(2025, 9, 1), **KADER)

    jaren = meet("1b-jaar").per_jaar()

    assert [(jaar.jaar.naam, jaar.stand, jaar.oordeel.value) for jaar in jaren] == [
        ("2024-2025", 0, "niet_gehaald"),
        ("2025-2026", 1, "gehaald"),
        ("2026-2027", 0, "geen_oordeel"),
    ]


def test_the_verwachting_takes_plans_up_to_the_target_date_and_what_stops():
    blijft = maak_route(naam="a", **KADER)
    stopt = maak_route(naam="b", **KADER)
    maak_stap(stopt, "gestopt", date(2027, 7, 31), als_plan=True)
    komt = maak_route(naam="c", status=None, **KADER)
    maak_stap(komt, "aangeboden", date(2027, 7, 31), als_plan=True)
    te_laat = maak_route(naam="d", status=None, **KADER)
    maak_stap(te_laat, "aangeboden", date(2027, 8, 1), als_plan=True)

    meting = meet("1b")

    assert namen(meting.verwachte_telling.telt_mee) == [blijft.naam, komt.naam]
    assert (meting.stand, meting.prognose) == (2, 2)


@pytest.mark.parametrize("aantal", [1, 3, 50])
def test_all_indicators_take_the_same_queries_whatever_the_register_holds(aantal):
    for _ in range(aantal):
        maak_route()

    with CaptureQueriesContext(connection) as vragen:
        metingen = meet_alles(DAG)
        uitkomsten = [(meting.stand, meting.oordeel, meting.prognose, meting.verloop()) for meting in metingen.values()]

    assert (uitkomsten[0][0], len(vragen)) == (aantal, 21)


def test_the_verloop_holds_the_days_on_which_the_stand_changed():
    maak_route(sinds=date(2024, 8, 1))
    maak_route(sinds=date(2025, 8, 1), periode=(None, date(2026, 8, 1)))

    assert meet().verloop() == [
        (date(2024, 1, 1), 0),
        (date(2024, 8, 1), 1),
        (date(2025, 8, 1), 2),
        (date(2026, 8, 1), 1),
        (DAG, 1),
    ]

"""Tables made by hand: what an indicator says on the days at which something changes.

Each row is a day with stand, nodig nu, prognose and oordeel, worked out on paper from convenant.md.
"""

from datetime import UTC, date, datetime

import pytest

from leerroutes.acties import zet_status
from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap
from tests.lob.factories import maak_voorlichting

pytestmark = pytest.mark.django_db
KADER = {"leerweg": "vmbo-k", "mbo_niveau": 4}
VMBO_T = {"leerweg": "vmbo-gt", "mbo_niveau": 4}
NULMETING, JULI_2027 = date(2024, 1, 1), date(2027, 7, 31)


@pytest.fixture(autouse=True)
def convenant(db):
    return laad_convenant()


def start(dag, school=None, *, plan=False, deelname=(None, None), **velden):
    """A leerroute of one school that is aangeboden from `dag`, or planned to be."""
    route = maak_leerroute(**velden)
    maak_deelname(route, school, vanaf=deelname[0], tot=deelname[1])
    maak_stap(route, "aangeboden", dag, als_plan=plan)
    return route


def tabel(code, rijen):
    """What is measured on the days of `rijen`, in the shape of `rijen`."""
    register = meet_alles(NULMETING)[code]
    metingen = [register.op(dag) for dag, *_ in rijen]
    return [(m.peildatum, m.stand, m.nodig_nu, m.prognose, m.oordeel.value) for m in metingen]


def test_1a_from_before_the_start_until_after_the_target_date():
    """Four on the baseline day (one from the end of 2023), two more each August; a plan for August 2027 is too late."""
    for dag in (date(2023, 8, 1),) * 3 + (date(2024, 1, 1),):
        start(dag)
    for jaar in (2024, 2025, 2026):
        start(date(jaar, 8, 1))
        start(date(jaar, 8, 1))
    start(date(2027, 2, 1), plan=True)
    start(date(2027, 8, 1), plan=True)
    rijen = [
        (date(2023, 7, 31), 0, 4, 11, "loopt_achter"),
        (date(2023, 12, 31), 3, 4, 11, "loopt_achter"),
        (date(2024, 1, 1), 4, 4, 11, "op_schema"),
        (date(2024, 2, 29), 4, 4, 11, "op_schema"),
        (date(2024, 7, 31), 4, 4, 11, "op_schema"),
        (date(2024, 8, 1), 6, 4, 11, "op_schema"),
        (date(2025, 7, 31), 6, 6, 11, "op_schema"),
        (date(2025, 8, 1), 8, 6, 11, "op_schema"),
        (date(2026, 7, 31), 8, 9, 11, "loopt_achter"),
        (date(2026, 8, 1), 10, 9, 11, "loopt_achter"),
        (date(2027, 7, 30), 10, 9, 11, "loopt_achter"),
        (date(2027, 7, 31), 10, 12, 11, "niet_gehaald"),
        (date(2027, 8, 1), 10, 12, 11, "niet_gehaald"),
        (date(2030, 1, 1), 10, 12, 11, "niet_gehaald"),
    ]

    assert tabel("1a", rijen) == rijen


def test_1b_with_a_baseline_of_zero_reached_early_and_falling_back():
    """Three new ones in August 2024, a year and more before it is needed; one stops on 1 August 2026."""
    routes = [start(date(2024, 8, 1), **KADER) for _ in range(3)]
    maak_stap(routes[0], "gestopt", date(2026, 8, 1))
    rijen = [
        (date(2024, 1, 1), 0, 0, 2, "op_schema"),
        (date(2024, 7, 31), 0, 0, 2, "op_schema"),
        (date(2024, 8, 1), 3, 0, 2, "op_schema"),
        (date(2026, 7, 31), 3, 2, 2, "op_schema"),
        (date(2026, 8, 1), 2, 2, 2, "loopt_achter"),
        (date(2027, 7, 31), 2, 3, 2, "niet_gehaald"),
    ]

    assert tabel("1b", rijen) == rijen


def test_1b_met_on_the_target_date_and_kept_after_it():
    for jaar in (2024, 2025, 2026):
        start(date(jaar, 8, 1), **KADER)
    rijen = [
        (date(2026, 11, 1), 3, 2, 3, "op_schema"),
        (date(2027, 7, 30), 3, 2, 3, "op_schema"),
        (date(2027, 7, 31), 3, 3, 3, "gehaald"),
        (date(2028, 1, 1), 3, 3, 3, "gehaald"),
    ]

    assert tabel("1b", rijen) == rijen


def test_1b_jaar_on_both_sides_of_the_school_year():
    """One new in 2024-25, none in 2025-26, one planned for May 2027; before and after the three years no target."""
    start(date(2025, 7, 31), **KADER)
    start(date(2027, 5, 1), plan=True, **KADER)
    rijen = [
        (date(2024, 7, 31), 0, None, None, "geen_oordeel"),
        (date(2024, 8, 1), 0, None, 1, "op_schema"),
        (date(2025, 7, 30), 0, None, 1, "op_schema"),
        (date(2025, 7, 31), 1, None, 1, "gehaald"),
        (date(2025, 8, 1), 0, None, 0, "geen_oordeel"),
        (date(2026, 1, 31), 0, None, 0, "geen_oordeel"),
        (date(2026, 2, 1), 0, None, 0, "loopt_achter"),
        (date(2026, 6, 1), 0, None, 0, "loopt_ver_achter"),
        (date(2026, 7, 31), 0, None, 0, "niet_gehaald"),
        (date(2026, 8, 1), 0, None, 1, "op_schema"),
        (date(2027, 7, 31), 0, None, 1, "niet_gehaald"),
        (date(2027, 8, 1), 0, None, None, "geen_oordeel"),
    ]

    assert tabel("1b-jaar", rijen) == rijen


def test_an_indicator_without_a_target_is_counted_and_never_judged():
    start(date(2024, 8, 1), soort="keuzedeel", mbo_niveau=None)
    rijen = [
        (date(2024, 7, 31), 0, None, None, "geen_oordeel"),
        (date(2024, 8, 1), 1, None, None, "geen_oordeel"),
        (date(2028, 1, 1), 1, None, None, "geen_oordeel"),
    ]

    assert tabel("1-keuzedelen", rijen) == rijen


def test_what_is_not_measured_is_unknown_and_not_zero(convenant):
    meting = meet_alles(NULMETING)["2"]
    meting.indicator.telling = ""

    assert (meting.stand, meting.noemer, meting.prognose, meting.oordeel.value) == (None, None, None, "geen_oordeel")


def test_all_of_nothing_is_no_target():
    """Afspraak 4: without a school that offers vmbo-tl there is nothing to reach."""
    rijen = [(date(2027, 7, 31), 0, None, 0, "geen_oordeel")]

    assert tabel("4", rijen) == rijen
    assert meet_alles(JULI_2027)["4"].doel is None


def test_4_counts_only_schools_that_offer_vmbo_t_and_follows_their_number():
    """Two offer it; one of them until August 2026. A third has a programme but no vmbo-t."""
    blijft, stopt, zonder = (maak_school(roepnaam=naam) for naam in ("Blijft", "Stopt", "Zonder"))
    maak_aanbod(blijft, "vmbo-tl")
    maak_aanbod(stopt, "vmbo-tl", tot=date(2026, 8, 1))
    for school in (blijft, stopt, zonder):
        start(date(2025, 8, 1), school, soort="praktijkgericht", leerweg="vmbo-gt", mbo_niveau=None)
    rijen = [
        (date(2025, 7, 31), 0, None, 1, "geen_oordeel"),
        (date(2025, 8, 1), 2, None, 1, "geen_oordeel"),
        (date(2026, 7, 31), 2, None, 1, "geen_oordeel"),
        (date(2026, 8, 1), 1, None, 1, "op_schema"),
        (date(2027, 7, 31), 1, None, 1, "gehaald"),
    ]

    assert tabel("4", rijen) == rijen
    redenen = {e.naam: e.reden.tekst for e in meet_alles(date(2026, 8, 1))["4"].telling.telt_niet_mee}
    zin = "biedt op deze datum geen vmbo-t aan"
    assert redenen == {"Stopt": zin, "Zonder": zin}


def test_5_all_schools_of_the_day_on_both_sides_of_each_school_year():
    """One school from the start, a second from 2025. Held by the first in 2024, planned by the second in 2025 and
    never recorded as held, nothing in 2025-26, both in 2026."""
    eerste, tweede = maak_school(), maak_school()
    maak_aanbod(eerste, "vmbo-b")
    maak_aanbod(tweede, "havo", vanaf=date(2025, 1, 1))
    maak_voorlichting(eerste, date(2024, 10, 1))
    maak_voorlichting(tweede, date(2025, 3, 1), uitvoering="gepland")
    for school in (eerste, tweede):
        maak_voorlichting(school, date(2026, 10, 1))
    rijen = [
        (date(2024, 7, 31), 0, None, None, "geen_oordeel"),
        (date(2024, 8, 1), 0, None, 2, "op_schema"),
        (date(2024, 9, 30), 0, None, 2, "op_schema"),
        (date(2024, 10, 1), 1, None, 2, "op_schema"),
        (date(2025, 7, 30), 1, None, 2, "op_schema"),
        (date(2025, 7, 31), 1, None, 2, "niet_gehaald"),
        (date(2025, 8, 1), 0, None, 0, "geen_oordeel"),
        (date(2026, 2, 1), 0, None, 0, "loopt_achter"),
        (date(2026, 6, 1), 0, None, 0, "loopt_ver_achter"),
        (date(2026, 9, 30), 0, None, 2, "op_schema"),
        (date(2026, 10, 1), 2, None, 2, "op_schema"),
        (date(2027, 7, 31), 2, None, 2, "gehaald"),
        (date(2027, 8, 1), 0, None, None, "geen_oordeel"),
    ]

    assert tabel("5", rijen) == rijen
    dagen = (date(2024, 12, 31), date(2025, 1, 1), date(2027, 8, 1))
    assert [meet_alles(dag)["5"].doel for dag in dagen] == [1, 2, None]


def standen(code, *dagen):
    meting = meet_alles(NULMETING)[code]
    return [meting.op(dag).stand for dag in dagen]


@pytest.mark.parametrize("dag", [date(2024, 2, 29), date(2025, 7, 31), date(2025, 8, 1)])
def test_a_start_counts_from_its_own_day_also_on_a_leap_day_and_around_the_school_year(dag):
    start(dag)

    assert standen("1a", date.fromordinal(dag.toordinal() - 1), dag, date.fromordinal(dag.toordinal() + 1)) == [0, 1, 1]


def test_a_back_dated_correction_changes_the_days_before_it_was_made():
    """Recorded in November as in ontwikkeling from 1 August; a day later corrected to aangeboden from 1 September."""
    route = maak_leerroute()
    maak_deelname(route)
    maak_stap(route, "ontwikkeling", date(2025, 8, 1), gezet_op=datetime(2025, 11, 1, 12, tzinfo=UTC))
    dagen = (date(2025, 8, 31), date(2025, 9, 1), date(2025, 11, 1))
    eerst = standen("1a", *dagen)

    zet_status(
        route,
        status="aangeboden",
        ingangsdatum=date(2025, 9, 1),
        door=None,
        nu=datetime(2025, 11, 2, 12, tzinfo=UTC),
    )

    assert (eerst, standen("1a", *dagen)) == ([0, 0, 0], [0, 1, 1])


def test_a_school_in_two_leerroutes_counts_once_until_the_last_one_stops():
    school = maak_school()
    eerste, tweede = start(date(2024, 8, 1), school), start(date(2025, 8, 1), school)
    maak_stap(eerste, "gestopt", date(2026, 1, 1))
    maak_stap(tweede, "gestopt", date(2026, 8, 1))

    dagen = (date(2024, 8, 1), date(2025, 8, 1), date(2026, 1, 1), date(2026, 7, 31), date(2026, 8, 1))

    assert standen("1a", *dagen) == [1, 1, 1, 1, 0]


def test_a_school_that_left_and_another_that_joined_the_same_leerroute():
    route = start(date(2024, 8, 1), maak_school(), deelname=(None, date(2025, 8, 1)))
    maak_deelname(route, maak_school(), vanaf=date(2025, 2, 1))

    dagen = (date(2024, 8, 1), date(2025, 1, 31), date(2025, 2, 1), date(2025, 7, 31), date(2025, 8, 1))

    assert standen("1a", *dagen) == [1, 1, 2, 2, 1]


def test_a_leerroute_that_stopped_and_started_again_is_new_only_the_first_time():
    """1b counts it in both periods; 1b-jaar only in the school year of its very first start."""
    route = start(date(2024, 9, 1), **KADER)
    maak_stap(route, "gestopt", date(2025, 6, 1))
    maak_stap(route, "aangeboden", date(2025, 10, 1))
    dagen = (date(2024, 9, 1), date(2025, 5, 31), date(2025, 6, 1), date(2025, 9, 30), date(2025, 10, 1))

    assert (standen("1b", *dagen), standen("1b-jaar", *dagen)) == ([1, 1, 0, 0, 1], [1, 1, 0, 0, 0])


def test_a_school_that_changed_its_vestigingscode_stays_one_school():
    """Terra Nova: 28DH00 until 31 July 2025, 16PS21 from 1 August."""
    school = maak_school()
    school.vestigingscodes.create(code="28DH00", tot=date(2025, 8, 1))
    school.vestigingscodes.create(code="16PS21", vanaf=date(2025, 8, 1))
    start(date(2023, 8, 1), school, **VMBO_T)
    maak_aanbod(school, "vmbo-tl")
    meting = meet_alles(NULMETING)["1c"]

    dagen = (NULMETING, date(2025, 7, 31), date(2025, 8, 1), date(2026, 8, 1))

    assert [(meting.op(dag).stand, meting.op(dag).noemer) for dag in dagen] == [(1, 1)] * 4


def test_a_school_whose_offer_ended_leaves_the_noemer_but_not_the_leerroute_that_still_runs():
    """1a counts schools with a leerroute; the noemer counts who offers vmbo-b."""
    school = maak_school()
    maak_aanbod(school, "vmbo-b", tot=date(2026, 8, 1))
    start(date(2024, 8, 1), school)
    meting = meet_alles(NULMETING)["1a"]

    dagen = (date(2024, 8, 1), date(2026, 7, 31), date(2026, 8, 1))

    assert [(meting.op(dag).stand, meting.op(dag).noemer) for dag in dagen] == [(1, 1), (1, 1), (1, 0)]

"""Nodig nu, verwachting and oordeel, against the hand-computed table of the covenant's reading."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorlopend.schooljaar import Schooljaar
from monitoring.metingen import hele_jaren, nodig_nu, oordeel_jaar, oordeel_stand, prognose_telt
from monitoring.models import Oordeel

NULMETING_OP, DOELDATUM = date(2024, 1, 1), date(2027, 7, 31)
DAGEN = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def nodig(dag, nulmeting=4, doel=12):
    return nodig_nu(nulmeting=nulmeting, doel=doel, nulmeting_op=NULMETING_OP, doeldatum=DOELDATUM, peildatum=dag)


def oordeel(dag, stand, prognose, doel=12, nulmeting=4):
    return oordeel_stand(
        stand=stand,
        doel=doel,
        nodig=nodig(dag, nulmeting, doel),
        prognose=prognose,
        peildatum=dag,
        doeldatum=DOELDATUM,
    ).value


def test_three_school_years_lie_within_the_covenant():
    assert [jaar.naam for jaar in hele_jaren(NULMETING_OP, DOELDATUM)] == ["2024-2025", "2025-2026", "2026-2027"]


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2020, 2, 29), 4),
        (date(2024, 1, 1), 4),
        (date(2025, 7, 30), 4),
        (date(2025, 7, 31), 6),
        (date(2025, 8, 1), 6),
        (date(2026, 7, 30), 6),
        (date(2026, 7, 31), 9),
        (date(2027, 7, 30), 9),
        (date(2027, 7, 31), 12),
        (date(2029, 1, 1), 12),
    ],
)
def test_nodig_nu_rises_at_the_end_of_each_school_year(dag, verwacht):
    assert nodig(dag) == verwacht


@pytest.mark.parametrize(("nulmeting", "doel", "reeks"), [(0, 3, [0, 1, 2, 3]), (1, 4, [1, 2, 3, 4])])
def test_nodig_nu_of_the_other_targets(nulmeting, doel, reeks):
    dagen = [date(jaar, 7, 31) for jaar in (2024, 2025, 2026, 2027)]

    assert [nodig(dag, nulmeting, doel) for dag in dagen] == reeks


@pytest.mark.parametrize(("nulmeting", "doel"), [(None, 12), (4, None), (None, None)])
def test_without_baseline_or_target_nothing_is_needed(nulmeting, doel):
    assert nodig(date(2026, 1, 1), nulmeting, doel) is None


@pytest.mark.parametrize(
    ("dag", "telt"),
    [(date(2026, 7, 30), False), (date(2026, 7, 31), False), (date(2026, 8, 1), True), (date(2027, 7, 31), True)],
)
def test_the_verwachting_is_asked_once_no_first_of_august_lies_ahead(dag, telt):
    assert prognose_telt(dag, DOELDATUM) == telt


@pytest.mark.parametrize(
    ("dag", "stand", "prognose", "verwacht"),
    [
        (date(2024, 1, 1), 4, 4, "op_schema"),
        (date(2023, 6, 1), 3, 12, "loopt_achter"),
        (date(2025, 11, 1), 6, 6, "op_schema"),
        (date(2025, 11, 1), 5, 12, "loopt_achter"),
        (date(2025, 11, 1), 0, 0, "loopt_achter"),
        (date(2026, 11, 22), 10, 10, "loopt_achter"),
        (date(2026, 11, 22), 10, 12, "op_schema"),
        (date(2026, 11, 22), 8, 10, "loopt_ver_achter"),
        (date(2026, 11, 22), 8, 12, "loopt_achter"),
        (date(2027, 7, 30), 12, 12, "op_schema"),
        (date(2027, 7, 31), 11, 12, "niet_gehaald"),
        (date(2027, 7, 31), 12, 12, "gehaald"),
        (date(2027, 9, 1), 13, 13, "gehaald"),
    ],
)
def test_the_oordeel_of_1a_equals_the_table_made_by_hand(dag, stand, prognose, verwacht):
    assert oordeel(dag, stand, prognose) == verwacht


@pytest.mark.parametrize(
    ("dag", "prognose", "verwacht"),
    [
        (date(2026, 7, 31), 37, "geen_oordeel"),
        (date(2026, 8, 1), 37, "op_schema"),
        (date(2026, 8, 1), 36, "loopt_achter"),
        (date(2027, 7, 31), 37, "niet_gehaald"),
    ],
)
def test_a_target_of_all_without_baseline_is_judged_by_its_verwachting_alone(dag, prognose, verwacht):
    assert oordeel(dag, 20, prognose, doel=37, nulmeting=None) == verwacht


@pytest.mark.parametrize(("stand", "doel"), [(None, 12), (5, None)])
def test_what_is_unknown_is_not_judged(stand, doel):
    assert oordeel(date(2026, 11, 1), stand, 0, doel=doel) == "geen_oordeel"


@pytest.mark.parametrize(
    ("dag", "stand", "prognose", "verwacht"),
    [
        (date(2025, 8, 1), 0, 0, "geen_oordeel"),
        (date(2026, 1, 31), 0, 0, "geen_oordeel"),
        (date(2026, 2, 1), 0, 0, "loopt_achter"),
        (date(2026, 5, 31), 0, 0, "loopt_achter"),
        (date(2026, 6, 1), 0, 0, "loopt_ver_achter"),
        (date(2026, 7, 30), 0, 0, "loopt_ver_achter"),
        (date(2026, 7, 31), 0, 0, "niet_gehaald"),
        (date(2026, 7, 31), 1, 1, "gehaald"),
        (date(2025, 9, 1), 0, 1, "op_schema"),
        (date(2026, 6, 1), 0, 1, "op_schema"),
    ],
)
def test_the_oordeel_of_a_school_year_target_follows_the_time_of_year(dag, stand, prognose, verwacht):
    gekregen = oordeel_jaar(stand=stand, doel=1, prognose=prognose, peildatum=dag, jaar=Schooljaar.op(dag))

    assert gekregen == verwacht


@settings(deadline=None)
@given(dag=DAGEN, verder=st.integers(0, 2000), nulmeting=st.integers(0, 50), groei=st.integers(0, 50))
def test_nodig_nu_never_falls_and_stays_between_baseline_and_target(dag, verder, nulmeting, groei):
    nu, later = (nodig(d, nulmeting, nulmeting + groei) for d in (dag, dag + timedelta(days=verder)))

    assert nulmeting <= nu <= later <= nulmeting + groei


@settings(deadline=None)
@given(dag=DAGEN, stand=st.integers(0, 30), prognose=st.integers(0, 30), nulmeting=st.none() | st.integers(0, 12))
def test_every_stand_gets_one_of_the_six_codes(dag, stand, prognose, nulmeting):
    assert oordeel(dag, stand, prognose, nulmeting=nulmeting) in Oordeel.values

"""The status history: facts and plans, voiding and confirming, and what holds on a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leerroutes.acties import bevestig, laat_vervallen, zet_status
from leerroutes.models import Leerroute, Statusstap
from leerroutes.statussen import VOLGENDE, Status
from monitoring.register import Register
from tests.factories import maak_deelname, maak_gebruiker, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 24, 11, tzinfo=UTC)


def status_op(route, dag):
    return Leerroute.objects.met_status_op(dag).get(pk=route.pk).status


@pytest.mark.parametrize(
    ("dag", "status"),
    [(date(2024, 7, 31), None), (date(2024, 8, 1), "aangeboden"), (date(2024, 8, 2), "aangeboden")],
)
def test_a_status_holds_from_its_ingangsdatum(dag, status):
    route = maak_leerroute()
    maak_stap(route, "aangeboden", date(2024, 8, 1))

    assert status_op(route, dag) == status


def test_of_two_steps_on_one_day_the_later_recorded_holds():
    route = maak_leerroute()
    maak_stap(route, "ontwikkeling", date(2024, 8, 1), gezet_op=datetime(2024, 8, 1, 9, tzinfo=UTC))
    maak_stap(route, "aangeboden", date(2024, 8, 1), gezet_op=datetime(2024, 8, 1, 10, tzinfo=UTC))

    assert status_op(route, date(2024, 8, 1)) == "aangeboden"


def test_a_plan_does_not_hold_when_its_day_comes_until_it_is_confirmed():
    route, mens = maak_leerroute(), maak_gebruiker()
    plan = zet_status(route, status="aangeboden", ingangsdatum=date(2026, 12, 1), door=mens, nu=NU)
    voor = status_op(route, date(2026, 12, 1))

    bevestig(plan, door=mens, nu=datetime(2026, 12, 20, tzinfo=UTC))

    assert (plan.als_plan, voor, status_op(route, date(2026, 12, 1))) == (True, None, "aangeboden")


def test_a_step_recorded_on_its_own_day_is_a_fact():
    stap = zet_status(maak_leerroute(), status="aangeboden", ingangsdatum=date(2026, 11, 24), door=None, nu=NU)

    assert stap.is_feit


def test_the_day_of_recording_is_the_day_in_amsterdam():
    vlak_voor_middernacht_utc = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    stap = zet_status(
        maak_leerroute(), status="aangeboden", ingangsdatum=date(2026, 11, 24), door=None, nu=vlak_voor_middernacht_utc
    )

    assert stap.is_feit


def test_a_plan_cannot_be_confirmed_before_its_day():
    plan = zet_status(maak_leerroute(), status="aangeboden", ingangsdatum=date(2026, 12, 1), door=None, nu=NU)

    with pytest.raises(ValidationError, match="nog niet geweest"):
        bevestig(plan, door=None, nu=datetime(2026, 11, 30, 12, tzinfo=UTC))


def test_a_voided_step_no_longer_holds_but_stays_with_its_reason():
    route = maak_leerroute()
    stap = maak_stap(route)

    laat_vervallen(stap, reden="Verkeerde route", door=None, nu=NU)

    assert status_op(route, date(2026, 1, 1)) is None
    assert route.stappen.get().vervallen_reden == "Verkeerde route"


def test_a_step_that_others_lean_on_cannot_be_voided():
    route = maak_leerroute()
    eerste = maak_stap(route, "aangeboden", date(2024, 8, 1))
    maak_stap(route, "gestopt", date(2025, 8, 1))

    with pytest.raises(ValidationError, match="Laat eerst de latere stap vervallen"):
        laat_vervallen(eerste, reden="x", door=None, nu=NU)

    assert eerste.vervallen_op is None


@pytest.mark.parametrize("van", [None, *Status])
@pytest.mark.parametrize("naar", list(Status))
def test_only_the_transitions_of_the_table_are_taken(van, naar):
    route = maak_leerroute()
    if van:
        maak_stap(route, van, date(2024, 1, 1))

    gelukt = True
    try:
        zet_status(route, status=naar, ingangsdatum=date(2025, 1, 1), door=None, nu=NU)
    except ValidationError:
        gelukt = False

    assert gelukt == (naar in VOLGENDE[van])
    assert route.stappen.count() == bool(van) + gelukt


def test_a_back_dated_step_must_fit_the_step_after_it():
    route = maak_leerroute()
    maak_stap(route, "verkenning", date(2024, 1, 1))
    maak_stap(route, "ontwikkeling", date(2025, 1, 1))

    with pytest.raises(ValidationError, match="staat al “In ontwikkeling”"):
        zet_status(route, status="aangeboden", ingangsdatum=date(2024, 6, 1), door=None, nu=NU)


@pytest.mark.parametrize(
    "velden",
    [
        {"bevestigd_op": NU, "als_plan": False},
        {"vervallen_op": NU, "vervallen_reden": ""},
        {"vervallen_op": None, "vervallen_reden": "zomaar"},
    ],
)
def test_the_database_refuses_a_half_confirmed_or_half_voided_step(velden):
    route = maak_leerroute()

    with pytest.raises(IntegrityError), transaction.atomic():
        maak_stap(route, **velden)


def test_a_school_takes_part_once_with_an_open_period():
    route, school = maak_leerroute(), maak_school()
    maak_deelname(route, school)

    with pytest.raises(IntegrityError), transaction.atomic():
        maak_deelname(route, school)


STAPPEN = st.lists(
    st.tuples(
        st.sampled_from([status.value for status in Status]),
        st.dates(date(2024, 1, 1), date(2024, 2, 10)),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rijen=STAPPEN, dag=st.dates(date(2023, 12, 31), date(2024, 2, 11)))
def test_the_status_on_a_day_equals_a_naive_replay(rijen, dag):
    Statusstap.objects.all().delete()
    Leerroute.objects.all().delete()
    route = maak_leerroute()
    for nummer, (status, ingangsdatum, als_plan, bevestigd, vervallen) in enumerate(rijen):
        maak_stap(
            route,
            status,
            ingangsdatum,
            als_plan=als_plan,
            gezet_op=NU + timedelta(minutes=nummer),
            bevestigd_op=NU if als_plan and bevestigd else None,
            vervallen_op=NU if vervallen else None,
            vervallen_reden="x" if vervallen else "",
        )

    geldend = None
    for status, ingangsdatum, als_plan, bevestigd, vervallen in sorted(rijen, key=lambda rij: rij[1]):
        if ingangsdatum <= dag and not vervallen and (bevestigd or not als_plan):
            geldend = status
    stap = Register.lees().stap_op(route.pk, dag, met_plannen=False)

    assert status_op(route, dag) == geldend
    assert (stap.status if stap else None) == geldend

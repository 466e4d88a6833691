"""The acties on a status history: what each writes, what it refuses, and that a refusal writes nothing."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from leerroutes.acties import bevestig, laat_vervallen, maak_ongedaan, zet_status
from leerroutes.models import Statusstap
from tests.factories import maak_gebruiker, maak_leerroute, maak_stap

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 24, 11, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 11, tzinfo=UTC)


def rijen():
    """The whole history table as it stands, to tell that nothing changed."""
    return list(Statusstap.objects.order_by("pk").values())


def zet(route, status="aangeboden", dag=date(2026, 11, 24), **velden):
    return zet_status(route, status=status, ingangsdatum=dag, **{"door": None, "nu": NU} | velden)


def test_a_step_says_what_from_when_by_whom_and_when():
    route, mens = maak_leerroute(), maak_gebruiker()

    stap = zet(route, toelichting="Gestart.", door=mens)

    stap.refresh_from_db()
    assert (stap.status, stap.ingangsdatum, stap.toelichting) == ("aangeboden", date(2026, 11, 24), "Gestart.")
    assert (stap.gezet_door, stap.gezet_op, stap.als_plan) == (mens, NU, False)


@pytest.mark.parametrize(
    ("dag", "is_plan"), [(date(2026, 11, 23), False), (date(2026, 11, 24), False), (date(2026, 11, 25), True)]
)
def test_only_a_day_after_today_makes_a_plan(dag, is_plan):
    assert zet(maak_leerroute(), dag=dag).is_plan == is_plan


def test_a_refused_step_writes_nothing_not_even_the_voiding_of_plans():
    route = maak_leerroute()
    maak_stap(route, "aangeboden", date(2024, 8, 1))
    maak_stap(route, "gestopt", date(2027, 8, 1), als_plan=True)
    eerder = rijen()

    with pytest.raises(ValidationError, match="kan “Verkenning” niet"):
        zet(route, "verkenning", plannen_vervallen=True)

    assert rijen() == eerder


def test_stopping_with_its_plans_voids_them_with_who_when_and_why():
    route, mens = maak_leerroute(), maak_gebruiker()
    maak_stap(route, "verkenning", date(2024, 8, 1))
    plan = maak_stap(route, "ontwikkeling", date(2027, 1, 1), als_plan=True)

    zet(route, "gestopt", plannen_vervallen=True, door=mens)

    plan.refresh_from_db()
    assert (plan.vervallen_op, plan.vervallen_door) == (NU, mens)
    assert plan.vervallen_reden == "Vervangen door “Gestopt” vanaf 24 november 2026."


def test_a_confirmed_plan_says_by_whom_and_when_and_cannot_be_confirmed_again():
    route, mens = maak_leerroute(), maak_gebruiker()
    plan = maak_stap(route, "aangeboden", date(2026, 8, 1), als_plan=True)

    bevestig(plan, door=mens, nu=NU)
    with pytest.raises(ValidationError, match="al bevestigd of vervallen"):
        bevestig(plan, door=None, nu=LATER)

    plan.refresh_from_db()
    assert (plan.bevestigd_op, plan.bevestigd_door) == (NU, mens)


@pytest.mark.parametrize(
    "velden", [{"als_plan": False}, {"als_plan": True, "vervallen_op": NU, "vervallen_reden": "x"}]
)
def test_what_is_no_plan_cannot_be_confirmed(velden):
    stap = maak_stap(maak_leerroute(), **velden)
    eerder = rijen()

    with pytest.raises(ValidationError, match="al bevestigd of vervallen"):
        bevestig(stap, door=None, nu=NU)

    assert rijen() == eerder


@pytest.mark.parametrize(
    ("reden", "vervallen", "fout"), [("  ", False, "Schrijf op waarom"), ("Dubbel", True, "al vervallen")]
)
def test_voiding_asks_a_reason_and_happens_once(reden, vervallen, fout):
    stap = maak_stap(maak_leerroute())
    if vervallen:
        laat_vervallen(stap, reden="Eerste reden", door=None, nu=NU)
    eerder = rijen()

    with pytest.raises(ValidationError, match=fout):
        laat_vervallen(stap, reden=reden, door=None, nu=LATER)

    assert rijen() == eerder


def test_the_first_of_two_people_to_void_is_the_one_that_is_kept():
    stap, eerste = maak_stap(maak_leerroute()), maak_gebruiker()
    verouderd = Statusstap.objects.get(pk=stap.pk)

    laat_vervallen(stap, reden="Verkeerde school", door=eerste, nu=NU)
    with pytest.raises(ValidationError):
        laat_vervallen(verouderd, reden="Te laat", door=None, nu=LATER)

    assert Statusstap.objects.get().vervallen_door == eerste


def test_undo_voids_the_step_and_plans_again_what_it_overtook():
    route = maak_leerroute()
    maak_stap(route, "ontwikkeling", date(2025, 8, 1))
    maak_stap(route, "aangeboden", date(2027, 8, 1), als_plan=True, toelichting="Lokaal is dan klaar.")
    stap = zet(route)

    maak_ongedaan(stap, door=None, nu=LATER)

    geldig = list(Statusstap.objects.geldig().op_volgorde())
    assert [str(over) for over in geldig] == [
        "In ontwikkeling vanaf 1 augustus 2025",
        "Aangeboden vanaf 1 augustus 2027",
    ]
    assert (geldig[1].is_plan, geldig[1].toelichting) == (True, "Lokaal is dan klaar.")
    stap.refresh_from_db()
    assert stap.vervallen_reden == "Ongedaan gemaakt"


def test_undo_is_refused_when_a_later_step_leans_on_it():
    route = maak_leerroute()
    stap = zet(route)
    zet(route, "gestopt", nu=LATER, dag=date(2026, 11, 25))
    eerder = rijen()

    with pytest.raises(ValidationError, match="Laat eerst de latere stap vervallen"):
        maak_ongedaan(stap, door=None, nu=LATER)

    assert rijen() == eerder

"""A change that reaches back before the last vastgestelde report asks why; the day itself included."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from doorlopend.verwijderen import verwijder
from leerroutes.acties import zet_status
from leerroutes.models import Leerroute
from tests.bladzijde import Bladzijde
from tests.factories import maak_leerroute, maak_stap

pytestmark = pytest.mark.django_db
GRENS = date(2026, 4, 1)
ROND_DE_GRENS = pytest.mark.parametrize(
    ("dag", "vraagt"), [(date(2026, 3, 31), True), (GRENS, True), (date(2026, 4, 2), False)], ids=str
)


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    monkeypatch.setattr("monitoring.geschiedenis.vastgesteld_tot", lambda: GRENS)
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@ROND_DE_GRENS
def test_confirming_a_plan_asks_why_when_it_counts_from_before_the_report(dag, vraagt, als):
    route = maak_leerroute()
    plan = maak_stap(route, "aangeboden", dag, als_plan=True, gezet_op=datetime(2025, 2, 1, tzinfo=UTC))
    client, pad = als("programmaleider"), f"/leerroutes/stappen/{plan.pk}/bevestigen/"

    antwoord = client.post(pad, {"terug": "/leerroutes/?status=ontwikkeling"})
    plan.refresh_from_db()

    assert (antwoord.status_code, plan.bevestigd_op is None) == ((200, True) if vraagt else (302, False))
    if vraagt:
        velden = {naam: Bladzijde(antwoord).een("input", name=naam).attrs["value"] for naam in ("terug",)}
        leeg = client.post(pad, velden | {"reden": "  "})
        gelukt = client.post(pad, velden | {"reden": "Bleek toen gestart"})
        plan.refresh_from_db()
        assert list(leeg.context["form"].errors) == ["reden"]
        assert gelukt["Location"] == "/leerroutes/?status=ontwikkeling"
        assert (plan.is_feit, plan.bevestigd_reden) == (True, "Bleek toen gestart")
        assert "Bleek toen gestart" in client.get(route.get_absolute_url()).content.decode()


@ROND_DE_GRENS
def test_undoing_a_step_asks_why(dag, vraagt, als):
    stap = zet_status(
        maak_leerroute(), status="verkenning", ingangsdatum=dag, toelichting="x", door=None, nu=timezone.now()
    )
    client, pad = als("programmaleider"), f"/leerroutes/stappen/{stap.pk}/ongedaan/"

    antwoord = client.post(pad)
    stap.refresh_from_db()

    assert (antwoord.status_code, stap.vervallen_op is None) == ((200, True) if vraagt else (302, False))
    if vraagt:
        client.post(pad, {"reden": "Verkeerde leerroute"})
        stap.refresh_from_db()
        assert stap.vervallen_reden == "Ongedaan gemaakt: Verkeerde leerroute"


def test_a_plan_that_never_counted_is_undone_without_a_reason(als):
    plan = maak_stap(maak_leerroute(), "aangeboden", date(2025, 8, 1), als_plan=True, gezet_op=timezone.now())

    antwoord = als("programmaleider").post(f"/leerroutes/stappen/{plan.pk}/ongedaan/")

    plan.refresh_from_db()
    assert (antwoord.status_code, plan.vervallen_reden) == (302, "Ongedaan gemaakt")


@ROND_DE_GRENS
def test_restoring_a_leerroute_that_counted_then_asks_why(dag, vraagt, als):
    route = maak_leerroute(naam="Anker")
    maak_stap(route, "aangeboden", dag)
    verwijder(route, door=None, nu=timezone.now(), reden="Dubbel")
    client, pad = als("programmaleider"), f"/leerroutes/{route.pk}/herstellen/"

    antwoord = client.post(pad)

    assert (antwoord.status_code, Leerroute.objects.exists()) == ((200, False) if vraagt else (302, True))
    if vraagt:
        client.post(pad, {"reden": "Toch niet dubbel"})
        assert Leerroute.objects.get().history.first().history_change_reason == "Toch niet dubbel"


def test_a_leerroute_without_any_status_is_restored_at_once(als):
    route = verwijder(maak_leerroute(), door=None, nu=timezone.now(), reden="Dubbel")

    assert als("programmaleider").post(f"/leerroutes/{route.pk}/herstellen/").status_code == 302


def test_removing_always_asks_why(als):
    route = maak_leerroute()

    antwoord = als("programmaleider").post(f"/leerroutes/{route.pk}/verwijderen/", {"reden": ""})

    assert list(antwoord.context["form"].errors) == ["reden"]
    assert Leerroute.objects.exists()


def test_a_reason_that_nobody_asks_is_not_kept(als):
    route = maak_leerroute()
    plan = maak_stap(route, "aangeboden", date(2026, 8, 1), als_plan=True, gezet_op=timezone.now())

    als("programmaleider").post(f"/leerroutes/stappen/{plan.pk}/bevestigen/", {"reden": "Zomaar"})

    plan.refresh_from_db()
    assert (plan.is_feit, plan.bevestigd_reden) == (True, "")

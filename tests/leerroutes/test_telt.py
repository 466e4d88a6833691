"""The page of a leerroute says for which targets it counts, as the telling itself does."""

from datetime import date

import pytest
import time_machine

from monitoring.convenant import laad_convenant
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vandaag():
    laad_convenant()
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def regels(client, route):
    pagina = Bladzijde(client.get(route.get_absolute_url()))
    return [p.tekst for p in pagina.alle("p") if p.tekst.startswith(("Deze leerroute telt", "Alleen leerroutes"))]


def maak_route(**velden):
    route, school = maak_leerroute(**velden), maak_school()
    maak_aanbod(school, "vmbo-b")
    maak_deelname(route, school)
    return route


@pytest.mark.parametrize(
    ("vanaf", "telt"), [(date(2026, 11, 23), True), (date(2026, 11, 24), True), (date(2026, 11, 25), False)], ids=str
)
def test_it_counts_from_the_day_on_which_it_is_offered(vanaf, telt, als):
    route = maak_route()
    maak_stap(route, "ontwikkeling", date(2025, 8, 1))
    maak_stap(route, "aangeboden", vanaf, als_plan=vanaf > date(2026, 11, 24))

    (regel,) = regels(als("decaan"), route)

    assert regel.startswith(f"Deze leerroute telt {'mee' if telt else 'nu niet mee'} voor 1a, ")
    assert telt or regel.endswith("in ontwikkeling (start gepland op 25-11-2026).")


def test_a_leerroute_that_is_about_no_target_says_what_counts(als):
    route = maak_route(soort="havo-mbo", leerweg="havo", mbo_niveau=None)
    maak_stap(route, "gestopt", date(2025, 8, 1))

    assert len(regels(als("decaan"), route)) == 1

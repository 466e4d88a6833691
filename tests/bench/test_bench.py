"""Speed as ratios taken in one run: printed, never asserted on time; query counts and exactness are asserted."""

import resource
import time
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leerroutes.models import Deelname, Leerroute, Statusstap
from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from monitoring.models import Rapportversie
from monitoring.rapporteren import render
from tests.factories import maak_gebruiker, maak_school

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 1)
SERIE = [date(jaar, maand, 1) for jaar in range(2024, 2027) for maand in (1, 4, 7, 10, 11)][:14]


@pytest.fixture
def toon(capsys):
    """Print a line past pytest's capture."""

    def toon_(regel):
        with capsys.disabled():
            print(f"\n  {regel}", end="")

    return toon_


def vul(aantal):
    """A register of `aantal` leerroutes with ten steps each, over a hundred schools."""
    from datetime import UTC, datetime

    scholen = [maak_school() for _ in range(100)]
    begin = Leerroute.objects.count()
    routes = Leerroute.objects.bulk_create(
        Leerroute(naam=f"R{begin + nummer}", soort="doorlopend", leerweg="vmbo-b", mbo_niveau=2)
        for nummer in range(aantal)
    )
    Deelname.objects.bulk_create(
        Deelname(leerroute=route, school=scholen[nummer % 100]) for nummer, route in enumerate(routes)
    )
    Statusstap.objects.bulk_create(
        Statusstap(
            leerroute=route,
            status="aangeboden" if stap % 2 else "gestopt" if stap else "verkenning",
            ingangsdatum=date(2014 + stap, 8, 1),
            als_plan=False,
            gezet_op=datetime(2014 + stap, 8, 1, tzinfo=UTC),
        )
        for route in routes
        for stap in range(10)
    )


def duur(werk, keer=3):
    """The shortest of `keer` runs, in seconds of wall clock."""

    def een():
        begin = time.perf_counter()
        werk()
        return time.perf_counter() - begin

    return min(een() for _ in range(keer))


def vragen(werk):
    with CaptureQueriesContext(connection) as gevraagd:
        werk()
    return len(gevraagd)


@pytest.fixture
def leider(client):
    client.force_login(maak_gebruiker("programmaleider"))
    return client


@pytest.mark.parametrize(("pad", "hoogstens"), [("/leerroutes/", 8), ("/voortgang/", 20)])
def test_a_page_asks_the_same_of_one_leerroute_as_of_a_thousand(pad, hoogstens, leider, toon):
    laad_convenant()
    maten = []
    for erbij in (1, 2, 997):
        vul(erbij)
        maten.append((vragen(lambda: leider.get(pad)), duur(lambda: leider.get(pad))))

    toon(f"{pad}: {maten[0][0]} queries at 1, 3 and 1,000 leerroutes; time × {maten[2][1] / maten[0][1]:.1f}")
    assert len({aantal for aantal, _ in maten}) == 1
    assert maten[0][0] <= hoogstens


def test_counting_grows_no_faster_than_the_register(toon):
    laad_convenant()
    vul(200)
    klein = duur(lambda: [meting.stand for meting in meet_alles(DAG).values()])
    vul(1800)
    groot = duur(lambda: [meting.stand for meting in meet_alles(DAG).values()])
    with connection.cursor() as cursor:

        def vloer():
            cursor.execute("SELECT leerroute_id, ingangsdatum, status FROM leerroutes_statusstap")
            cursor.fetchall()

        bodem = duur(vloer)

    toon(f"all indicators: 10 × the register takes {groot / klein:.1f} × the time; {groot / bodem:.1f} × one raw pass")


def test_a_series_of_fourteen_dates_costs_little_more_than_one(toon):
    laad_convenant()
    vul(2000)

    def serie():
        metingen = meet_alles(DAG)
        return [meting.op(dag).stand for dag in SERIE for meting in metingen.values()]

    een, veertien = duur(lambda: [meting.stand for meting in meet_alles(DAG).values()]), duur(serie)

    toon(f"a series of 14 dates takes {veertien / een:.1f} × the time of one date")
    assert vragen(serie) == vragen(lambda: [meting.stand for meting in meet_alles(DAG).values()])


def test_the_example_report_is_made_by_a_cold_process(toon):
    call_command("laad_gegevens", verbosity=0)
    call_command("laad_voorbeeld", verbosity=0)
    versie = Rapportversie.objects.last()

    eigen, kind = time.process_time(), _cpu_van_kinderen()
    bytes_ = render(versie)
    eigen, kind = time.process_time() - eigen, _cpu_van_kinderen() - kind

    toon(f"example report: {eigen + kind:.1f} s of CPU ({kind:.1f} in the cold child, {eigen:.2f} in the portal)")
    assert bytes_ == bytes(versie.pdf)


def _cpu_van_kinderen():
    gebruikt = resource.getrusage(resource.RUSAGE_CHILDREN)
    return gebruikt.ru_utime + gebruikt.ru_stime

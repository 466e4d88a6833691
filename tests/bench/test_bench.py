"""Speed as ratios taken in one run: printed, never asserted on time; query counts and exactness are asserted."""

import io
import re
import resource
import subprocess
import sys
import time
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from doorlopend.pdf import BASIS, maak_pdf
from leerroutes.models import Deelname, Leerroute, Statusstap
from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from monitoring.models import Rapportversie
from monitoring.rapporteren import render
from monitoring.rapportinhoud import Rapport
from monitoring.rapportweergave import html_van
from tests.factories import maak_gebruiker, maak_school
from tests.rapporten import terug_na_afloop

pytestmark = pytest.mark.django_db
# A PDF is made of what was read before, and the hundredfold is counted in Python: .ci/run measures them once.
eenmaal = pytest.mark.ongeacht_database
DAG = date(2026, 11, 1)
SERIE = [date(jaar, maand, 1) for jaar in range(2024, 2027) for maand in (1, 4, 7, 10, 11)][:14]


@pytest.fixture(scope="module")
def voorbeeldrapport(django_db_setup, django_db_blocker):
    """The vastgesteld report of the example data."""
    with terug_na_afloop(django_db_blocker):
        call_command("laad_gegevens", verbosity=0)
        call_command("laad_voorbeeld", verbosity=0)
        yield Rapportversie.objects.filter(hoofdnummer=1).last()


@pytest.fixture
def piek(tmp_path, monkeypatch):
    """A function that gives the most memory (MiB) that a process for a PDF took in this test."""
    uit, python = tmp_path / "piek", tmp_path / "python"
    uit.write_text("0")
    python.write_text(PIEK.format(python=sys.executable, uit=uit))
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    return lambda: int(uit.read_text()) / 1024


PIEK = """#!{python}
import pathlib, resource, subprocess, sys
einde = subprocess.run(["{python}", *sys.argv[1:]]).returncode
pathlib.Path("{uit}").write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(einde)
"""


def vul(aantal):
    """A register of `aantal` leerroutes with ten steps each, over a hundred schools."""
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
            leerroute=routes[0],
            status="aangeboden" if stap % 2 else "gestopt" if stap else "verkenning",
            ingangsdatum=date(2014 + stap, 8, 1),
            als_plan=False,
            gezet_op=datetime(2014 + stap, 8, 1, tzinfo=UTC),
        )
        for stap in range(10)
    )
    _zelfde_stappen(routes[0], routes[1:])


def _zelfde_stappen(voorbeeld, routes):
    """Give `routes`, which were made one after another, the steps of `voorbeeld`, in one statement."""
    if not routes:
        return
    velden = [veld.column for veld in Statusstap._meta.concrete_fields if veld.column not in {"id", "leerroute_id"}]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO leerroutes_statusstap (leerroute_id, {', '.join(velden)})"  # noqa: S608 - our own columns
            f" SELECT route.id, {', '.join(f'stap.{veld}' for veld in velden)}"
            " FROM leerroutes_leerroute route, leerroutes_statusstap stap"
            " WHERE stap.leerroute_id = %s AND route.id BETWEEN %s AND %s",
            [voorbeeld.pk, routes[0].pk, routes[-1].pk],
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


@pytest.mark.parametrize(("pad", "hoogstens"), [("/leerroutes/", 8), ("/voortgang/", 36)])
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


def _meet_serie():
    metingen = meet_alles(DAG)
    return [meting.op(dag).stand for dag in SERIE for meting in metingen.values()]


@eenmaal
def test_growth_from_one_city_to_a_hundred_stands_beside_one_raw_pass(toon):
    """1× is 200 leerroutes and 2,000 steps, 100× is 20,000 and 200,000; one run each, to bound the time."""
    laad_convenant()
    regels = []
    for erbij, maal in ((200, 1), (1800, 10), (18000, 100)):
        vul(erbij)
        with connection.cursor() as cursor:

            def bodem(cursor=cursor):
                cursor.execute("SELECT leerroute_id, ingangsdatum, status FROM leerroutes_statusstap")
                return len(cursor.fetchall())

            vloer = duur(bodem, keer=1)
            assert bodem() == maal * 2000
        een = duur(lambda: [meting.stand for meting in meet_alles(DAG).values()], keer=1)
        veertien = duur(_meet_serie, keer=1)
        regels.append((maal, vloer, een, veertien))

    for maal, vloer, een, veertien in regels:
        toon(f"{maal:>3} ×: raw pass {vloer:.3f} s, all indicators {een:.2f} s, series of 14 {veertien:.2f} s")
    eerste, laatste = regels[0], regels[-1]
    toon(f"100 × the register takes {laatste[2] / eerste[2]:.0f} × the time of one date")


@eenmaal
def test_the_example_report_is_made_by_a_cold_process(voorbeeldrapport, piek, toon):
    versie = Rapportversie.objects.get(pk=voorbeeldrapport.pk)

    bytes_, eigen, kind = min((_koude_render(versie) for _ in range(2)), key=lambda keer: keer[1] + keer[2])
    meest = piek()
    kaal = min(_kale_weasyprint(html_van(Rapport.van(versie))) for _ in range(2))

    bladen = len(PdfReader(io.BytesIO(bytes_)).pages)
    toon(
        f"example report, {bladen} pages: {eigen + kind:.1f} s of CPU ({kind:.1f} in the cold child, {eigen:.2f} here)"
    )
    toon(f"bare WeasyPrint for the same html, as cold: {kaal:.1f} s; ours is {(eigen + kind) / kaal - 1:+.0%}")
    toon(f"peak memory of the child: {meest:.0f} MiB")
    assert bytes_ == bytes(versie.pdf)


def _koude_render(versie):
    """The PDF, and the CPU seconds of this process and of the child."""
    eigen, kind = time.process_time(), _cpu_van_kinderen()
    bytes_ = render(versie)
    return bytes_, time.process_time() - eigen, _cpu_van_kinderen() - kind


KAAL = """
import sys
from pathlib import Path
sys.path.insert(0, ".")
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from doorlopend.pdfkind import STATIC, _ophaler
letters, ophaler = FontConfiguration(), _ophaler()
stijl = CSS(string=(STATIC / "css" / "rapport.css").read_text(), url_fetcher=ophaler, font_config=letters)
html = HTML(string=sys.stdin.read(), url_fetcher=ophaler)
html.write_pdf(font_config=letters, stylesheets=[stijl], pdf_variant="pdf/a-3a", pdf_tags=True)
"""


def _kale_weasyprint(html):
    """CPU seconds of a new process that only calls WeasyPrint on `html`, with the same style and fonts."""
    eerder = _cpu_van_kinderen()
    subprocess.run([sys.executable, "-c", KAAL], input=html.encode(), cwd=BASIS, check=True, capture_output=True)
    return _cpu_van_kinderen() - eerder


@eenmaal
def test_a_report_of_a_hundred_and_fifty_pages_takes_time_in_proportion(voorbeeldrapport, toon):
    """All chapters are repeated until there are about ten times as many pages; time per page must not grow."""
    html = html_van(Rapport.van(voorbeeldrapport))
    begin, einde = html.index('<section class="nieuw"><h2 id="afspraken"'), html.index("</body>")
    kort, lang = _bladzijden(html), _bladzijden(_herhaal(html, begin, einde, 9))

    toon(
        f"{kort[1]} pages {kort[0]:.1f} s, {lang[1]} pages {lang[0]:.1f} s: a page takes × {_per_blad(lang, kort):.2f}"
    )
    assert lang[1] > 120


def _herhaal(html, begin, einde, keer):
    """The part of `html` between the two places, `keer` times more, each time with ids of its own."""
    deel = html[begin:einde]
    meer = (re.sub(r'\b(id|href|aria-labelledby)="(#?)', rf'\1="\g<2>k{n}-', deel) for n in range(keer))
    return html[:einde] + "".join(meer) + html[einde:]


def _bladzijden(html):
    """(CPU seconds, pages) of a cold child that makes `html`."""
    eerder = _cpu_van_kinderen()
    inhoud = maak_pdf(html, titel="T", identifier="i", gemaakt_op=datetime(2026, 1, 1, tzinfo=UTC), tijdslimiet=300)
    return _cpu_van_kinderen() - eerder, len(PdfReader(io.BytesIO(inhoud)).pages)


def _per_blad(een, ander):
    return een[0] / een[1] / (ander[0] / ander[1])


def _cpu_van_kinderen():
    gebruikt = resource.getrusage(resource.RUSAGE_CHILDREN)
    return gebruikt.ru_utime + gebruikt.ru_stime

"""The to-do of the dashboard: what each register still misses, for who can do it, and where each number leads."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorlopend.bijeenkomsten import Staat
from monitoring.convenant import laad_convenant
from monitoring.register import Register
from monitoring.tedoen import te_doen
from tests.bijeenkomsten.factories import maak_actiepunt, maak_bijeenkomst, maak_gehouden
from tests.factories import maak_gebruiker, maak_leerroute, maak_school, maak_stap
from tests.kennisdeling.factories import maak_activiteit
from tests.lob.factories import maak_bedrijfsactiviteit, maak_voorlichting

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 24)
GISTEREN = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def vandaag(db):
    laad_convenant()
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def taken(gebruiker=None):
    gevonden = te_doen(Register.lees(), gebruiker or maak_gebruiker("programmaleider"), VANDAAG)
    return [(taak.zin, taak.link, taak.url) for taak in gevonden if "rapportage" not in taak.zin]


def test_with_nothing_to_do_there_is_nothing():
    maak_bijeenkomst(VANDAAG)
    maak_gehouden(GISTEREN)
    maak_activiteit(VANDAAG)
    maak_voorlichting(datum=VANDAAG, uitvoering="gepland")
    maak_voorlichting(datum=GISTEREN)

    assert taken() == []


def test_a_meeting_whose_day_has_passed_asks_who_were_there():
    bijeenkomst = maak_bijeenkomst(GISTEREN)
    activiteit = maak_activiteit(GISTEREN, vorm="lesbezoek")

    assert taken() == [
        (
            "Van de decanenbijeenkomst op 23 november 2026 is de opkomst nog niet ingevuld.",
            "Opkomst invullen",
            f"/lob/bijeenkomsten/{bijeenkomst.pk}/vastleggen/",
        ),
        (
            "Van het lesbezoek op 23 november 2026 is de opkomst nog niet ingevuld.",
            "Opkomst invullen",
            f"/kennisdeling/activiteiten/{activiteit.pk}/opkomst/",
        ),
    ]


def test_an_activity_of_more_days_waits_until_its_last_day_has_passed():
    maak_activiteit(GISTEREN, laatste_dag=VANDAAG)
    klaar = maak_activiteit(date(2026, 11, 20), laatste_dag=GISTEREN)

    assert [url for _, _, url in taken()] == [f"/kennisdeling/activiteiten/{klaar.pk}/opkomst/"]


def test_of_many_meetings_four_are_named_and_the_rest_is_one_line():
    for _ in range(6):
        maak_bijeenkomst(GISTEREN)

    regels = taken()

    assert (len(regels), regels[-1]) == (
        5,
        (
            "In totaal is van 6 bijeenkomsten de opkomst nog niet ingevuld.",
            "Bekijk de decanenbijeenkomsten",
            "/lob/bijeenkomsten/?staat=gepland",
        ),
    )


def test_late_actiepunten_are_counted_and_lead_to_the_newest_meeting():
    oud, nieuw = maak_gehouden(date(2026, 9, 1)), maak_gehouden(date(2026, 10, 8))
    maak_actiepunt(oud, uiterlijk=GISTEREN)
    maak_actiepunt(nieuw, uiterlijk=GISTEREN)
    maak_actiepunt(nieuw, uiterlijk=VANDAAG)
    klaar = maak_actiepunt(nieuw, uiterlijk=GISTEREN)
    klaar.afgerond_op, klaar.afgerond_door = GISTEREN, maak_gebruiker()
    klaar.save()

    assert taken() == [
        (
            "2 actiepunten van de decanen zijn nog niet afgerond, en de datum is voorbij.",
            "Bekijk de actiepunten",
            nieuw.get_absolute_url(),
        )
    ]


def rijen(client, url):
    return len(client.get(url).context["table"].rows)


def test_every_number_in_the_to_do_equals_the_rows_behind_its_link(als):
    for dag in (GISTEREN, GISTEREN, VANDAAG):
        maak_voorlichting(datum=dag, uitvoering="gepland")
        maak_bedrijfsactiviteit(datum=dag, uitvoering="gepland")
    maak_voorlichting(datum=GISTEREN)
    for sinds in (date(2026, 8, 25), date(2026, 8, 26), date(2026, 8, 27)):
        maak_stap(maak_leerroute(), "ontwikkeling", sinds)
    for _ in range(5):
        maak_stap(maak_leerroute(), "aangeboden", date(2026, 8, 1), als_plan=True)
    client = als("programmaleider")

    geteld = {zin: (int(zin.split()[0]), url) for zin, _, url in taken() if zin[0].isdigit()}
    geteld |= {zin: (int(zin.split()[3]), url) for zin, _, url in taken() if zin.startswith("In totaal wachten")}

    assert {zin: rijen(client, url) for zin, (_, url) in geteld.items()} == {zin: n for zin, (n, _) in geteld.items()}
    assert sorted(aantal for aantal, _ in geteld.values()) == [1, 2, 2, 5]


@pytest.mark.parametrize("rol", ["stuurgroep", "beheerder"])
def test_who_only_reads_has_nothing_to_do(rol):
    maak_bijeenkomst(GISTEREN)
    maak_activiteit(GISTEREN)
    maak_voorlichting(datum=GISTEREN, uitvoering="gepland")

    assert taken(maak_gebruiker(rol)) == []


def test_a_decaan_is_asked_for_the_meetings_of_the_own_school_only():
    school = maak_school()
    eigen = maak_bijeenkomst(GISTEREN, gastheer_school=school)
    maak_bijeenkomst(GISTEREN, gastheer_school=maak_school())
    maak_voorlichting(school, GISTEREN, uitvoering="gepland")

    gevonden = taken(maak_gebruiker("decaan", school=school))

    assert [url for _, _, url in gevonden] == [f"/lob/bijeenkomsten/{eigen.pk}/vastleggen/"]


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_number_of_queries_does_not_grow(aantal):
    for _ in range(aantal):
        maak_bijeenkomst(GISTEREN, gastheer_school=maak_school())
        maak_activiteit(GISTEREN)
        maak_voorlichting(datum=GISTEREN, uitvoering="gepland")
        maak_actiepunt(maak_gehouden(date(2026, 10, 8)), uiterlijk=GISTEREN)
        maak_stap(maak_leerroute(), "aangeboden", date(2026, 8, 1), als_plan=True)
    gebruiker, register = maak_gebruiker("programmaleider"), Register.lees()

    with CaptureQueriesContext(connection) as vragen:
        gevonden = te_doen(register, gebruiker, VANDAAG)

    assert (len(gevonden) > 4, len(vragen)) == (True, 10)


def test_a_cancelled_meeting_asks_nothing():
    maak_bijeenkomst(GISTEREN, staat=Staat.GEANNULEERD, reden="Ziek")

    assert taken() == []

"""Working with the list: what still misses, the own leerroutes, several statuses at once."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leerroutes.ontbreekt import ONTBREEKT
from tests.bladzijde import Bladzijde
from tests.factories import (
    maak_deelname,
    maak_gebruiker,
    maak_leerroute,
    maak_mbo,
    maak_partner,
    maak_school,
    maak_stap,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def register():
    """For every gebrek leerroutes on both sides of it, by name; "stil 90" was last touched exactly 90 days ago."""
    mbo = maak_mbo()
    for naam, dag in (("stil 91", date(2026, 8, 25)), ("stil 90", date(2026, 8, 26))):
        route = maak_leerroute(naam=naam, mbo=mbo)
        maak_stap(route, "ontwikkeling", dag)
        maak_stap(route, "aangeboden", date(2027, 8, 1), als_plan=True, gezet_op=datetime(2026, 8, 24, tzinfo=UTC))
    zonder_start = maak_leerroute(naam="zonder start", mbo=mbo)
    maak_stap(zonder_start, "ontwikkeling", date(2026, 11, 1))
    onbevestigd = maak_leerroute(naam="onbevestigd", mbo=mbo)
    maak_stap(onbevestigd, "ontwikkeling", date(2026, 11, 1))
    maak_stap(onbevestigd, "aangeboden", date(2026, 11, 20), als_plan=True, gezet_op=datetime(2026, 11, 1, tzinfo=UTC))
    for naam, gemeld, getekend in (
        ("zonder melding", None, date(2024, 1, 1)),
        ("zonder overeenkomst", date(2024, 10, 1), None),
        ("in orde", date(2024, 10, 1), date(2024, 1, 1)),
    ):
        route = maak_leerroute(naam=naam, mbo=mbo, overeenkomst_getekend_op=getekend)
        maak_deelname(route, duo_gemeld_op=gemeld)
        maak_stap(route, "aangeboden", date(2024, 8, 1))
    maak_leerroute(naam="zonder mbo")
    gestopt = maak_leerroute(naam="gestopt", overeenkomst_getekend_op=None)
    maak_deelname(gestopt)
    maak_stap(gestopt, "gestopt", date(2026, 1, 1))
    maak_leerroute(naam="programma", soort="praktijkgericht", leerweg="vmbo-gt", mbo_niveau=None)


def namen(client, **vraag):
    return [route.naam for route in client.get("/leerroutes/", vraag).context["table"].data.data]


@pytest.mark.parametrize(
    ("code", "gevonden"),
    [
        ("nieuws", ["stil 91"]),
        ("bevestiging", ["onbevestigd"]),
        ("mbo", ["zonder mbo"]),
        ("start", ["zonder start"]),
        ("melding", ["zonder melding"]),
        ("overeenkomst", ["zonder overeenkomst"]),
    ],
)
def test_each_gebrek_finds_exactly_those_that_miss_it(code, gevonden, register, als):
    assert namen(als("decaan"), ontbreekt=code) == gevonden


def test_each_line_counts_what_its_link_opens(register, als):
    client = als("decaan")

    regels = client.get("/leerroutes/wat-ontbreekt/").context["regels"]

    assert [code for code, *_ in regels] == list(ONTBREEKT)
    assert {code: aantal for code, _, aantal in regels} == {
        code: len(namen(client, ontbreekt=code)) for code in ONTBREEKT
    }


@pytest.mark.parametrize("aantal", [1, 3])
def test_what_misses_takes_the_same_queries_whatever_the_register_holds(aantal, als):
    for _ in range(aantal):
        maak_stap(maak_leerroute(), "ontwikkeling", date(2026, 1, 1))
    client = als("decaan")

    with CaptureQueriesContext(connection) as vragen:
        client.get("/leerroutes/wat-ontbreekt/")

    assert len(vragen) == 8


def test_mine_is_the_own_school_mbo_or_the_schools_and_mbos_of_the_own_partner(client):
    partner = maak_partner()
    school, mbo = maak_school(partner=partner), maak_mbo(partner=partner)
    maak_deelname(maak_leerroute(naam="school"), school)
    maak_leerroute(naam="mbo", mbo=mbo)
    maak_leerroute(naam="ander")
    gevonden = {}
    for soort, organisatie in (("school", school), ("mbo", mbo), ("partner", partner)):
        client.force_login(maak_gebruiker(**{soort: organisatie}))
        gevonden[soort] = namen(client, mijn="ja")

    assert gevonden == {"school": ["school"], "mbo": ["mbo"], "partner": ["mbo", "school"]}


def test_who_belongs_nowhere_has_no_such_filter(als):
    pagina = als("programmaleider").get("/leerroutes/")

    assert "mijn" not in pagina.context["filter"].form.fields


class TestBulk:
    pad = "/leerroutes/statussen/?leerroute={}&leerroute={}"

    @pytest.fixture
    def paar(self):
        """One that may be offered and one that may not, because it is offered already."""
        kan, kan_niet = maak_leerroute(naam="Kan"), maak_leerroute(naam="Kan niet")
        maak_stap(kan, "ontwikkeling", date(2026, 1, 1))
        maak_stap(kan_niet, "aangeboden", date(2026, 1, 1))
        return kan, kan_niet

    def test_the_preview_says_what_changes_and_writes_nothing(self, paar, als):
        data = {"status": "aangeboden", "ingangsdatum": "2026-08-01"}

        antwoord = als("programmaleider").post(self.pad.format(*(route.pk for route in paar)), data)

        assert [(route.naam, per.is_valid()) for route, per in antwoord.context["rijen"]] == [
            ("Kan", True),
            ("Kan niet", False),
        ]
        assert [route.stappen.count() for route in paar] == [1, 1]

    def test_saving_changes_those_that_can_and_leaves_the_rest(self, paar, als):
        data = {"status": "aangeboden", "ingangsdatum": "2026-08-01", "opslaan": "ja"}

        antwoord = als("programmaleider").post(self.pad.format(*(route.pk for route in paar)), data)

        assert antwoord.status_code == 302
        assert [route.stappen.count() for route in paar] == [2, 1]

    def test_without_a_choice_it_says_what_to_do(self, als):
        antwoord = als("programmaleider").get("/leerroutes/statussen/", follow=True)

        assert "Vink in de lijst eerst leerroutes aan." in antwoord.content.decode()

    @pytest.mark.parametrize("waarde", ["x", "-1", "9" * 40, "²", "\x00"])
    def test_a_key_that_cannot_be_is_left_out(self, waarde, als):
        assert als("programmaleider").get("/leerroutes/statussen/", {"leerroute": waarde}).status_code == 302

    def test_a_reader_has_no_boxes_to_tick(self, paar, als):
        lijst = Bladzijde(als("decaan").get("/leerroutes/"))
        team = Bladzijde(als("programmateam").get("/leerroutes/"))

        assert [len(pagina.alle("input", form="bulk")) for pagina in (lijst, team)] == [0, 2]

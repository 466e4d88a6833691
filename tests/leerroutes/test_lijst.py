"""Working with the list: what still misses, the own leerroutes, several statuses at once."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorlopend.verwijderen import verwijder
from leerroutes.herinneringen import duo_melding
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


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_of_what_was_removed_takes_the_same_queries(aantal, als):
    for _ in range(aantal):
        verwijder(maak_leerroute(), door=maak_gebruiker(), nu=timezone.now(), reden="Dubbel")
    client = als("programmaleider")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get("/leerroutes/verwijderd/")

    assert len(antwoord.context["object_list"]) == aantal
    assert len(vragen) == 4


def test_what_was_removed_comes_by_twenty_five(als):
    for nummer in range(26):
        verwijder(maak_leerroute(naam=f"Weg {nummer:02}"), door=None, nu=timezone.now(), reden="Dubbel")
    client = als("programmaleider")

    eerste, tweede = (Bladzijde(client.get(f"/leerroutes/verwijderd/?page={pagina}")) for pagina in (1, 2))

    assert (len(eerste.alle("li", klas="kaart")), len(tweede.alle("li", klas="kaart"))) == (25, 1)
    assert "1 tot en met 25 van 26" in eerste.een("main").tekst


def test_the_four_sectors_of_the_covenant_are_one_filter_and_marked_on_the_form(als):
    for sector in ("onderwijs", "zorg", "techniek", "ict", "groen", ""):
        maak_leerroute(naam=sector or "geen", sector=sector)
    client = als("programmateam")

    groepen = [
        groep.attrs["label"] for groep in Bladzijde(client.get("/leerroutes/nieuw/?soort=doorlopend")).alle("optgroup")
    ]

    assert namen(client, sector="convenant") == ["ict", "onderwijs", "techniek", "zorg"]
    assert groepen == ["Genoemd in het convenant", "Andere sectoren"]


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

    def test_the_preview_names_the_plans_that_become_void(self, als):
        route = maak_leerroute(naam="Anker")
        maak_stap(route, "ontwikkeling", date(2026, 1, 1))
        plan = maak_stap(route, "aangeboden", date(2030, 8, 1), als_plan=True)
        client, pad = als("programmaleider"), f"/leerroutes/statussen/?leerroute={route.pk}"
        data = {"status": "gestopt", "ingangsdatum": "2026-11-01"}

        cel = Bladzijde(client.post(pad, data)).een("td", data_kop="Wordt").tekst
        client.post(pad, data | {"opslaan": "ja"})

        plan.refresh_from_db()
        assert cel == "Gestopt vanaf 1 november 2026Dit plan vervalt: Aangeboden vanaf 1 augustus 2030"
        assert plan.vervallen_op is not None

    @pytest.mark.parametrize(
        ("aantal", "dag", "melding"),
        [
            (1, "2026-11-24", "1 leerroute heeft nu de status “Verkenning” vanaf 24 november 2026."),
            (2, "2026-11-24", "2 leerroutes hebben nu de status “Verkenning” vanaf 24 november 2026."),
            (
                1,
                "2026-11-25",
                "“Verkenning” is gepland vanaf 25 november 2026 voor 1 leerroute. Een plan telt nog niet mee.",
            ),
        ],
    )
    def test_what_was_done_is_said_in_words_and_the_same_list_comes_back(self, aantal, dag, melding, als):
        routes = [maak_leerroute() for _ in range(aantal)]
        vraag = "&".join(f"leerroute={route.pk}" for route in routes) + "&terug=/leerroutes/%3Fleerweg%3Dvmbo-b"
        client = als("programmaleider")
        begin = Bladzijde(client.get(f"/leerroutes/statussen/?{vraag}")).een("input", type="hidden", name="terug")
        data = {"status": "verkenning", "ingangsdatum": dag, "opslaan": "ja", "terug": begin.attrs["value"]}

        antwoord = client.post(f"/leerroutes/statussen/?{vraag}", data, follow=True)

        assert antwoord.redirect_chain == [("/leerroutes/?leerweg=vmbo-b", 302)]
        assert [str(bericht) for bericht in antwoord.context["messages"]] == [melding]

    @pytest.mark.parametrize("terug", ["https://elders.nl/", "//elders.nl", "javascript:alert(1)"])
    def test_it_never_leads_to_another_site(self, terug, paar, als):
        data = {"status": "gestopt", "ingangsdatum": "2026-11-01", "opslaan": "ja", "terug": terug}

        antwoord = als("programmaleider").post(self.pad.format(*(route.pk for route in paar)), data)

        assert antwoord["Location"] == "/leerroutes/"

    def test_a_date_that_cannot_be_says_what_can(self, paar, als):
        data = {"status": "gestopt", "ingangsdatum": "2041-01-01"}

        antwoord = als("programmaleider").post(self.pad.format(*(route.pk for route in paar)), data)

        assert antwoord.context["form"].errors == {"ingangsdatum": ["Kies een datum van 2000 tot en met 2040."]}

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


@pytest.mark.parametrize(
    ("dag", "tekst"),
    [
        (date(2026, 10, 14), "15 oktober 2026 is de teldatum van OCW: liefst daarvoor."),
        (date(2026, 10, 15), "15 oktober 2026 is de teldatum van OCW: liefst daarvoor."),
        (date(2026, 10, 16), "15 oktober 2026 was de teldatum van OCW."),
    ],
    ids=str,
)
def test_the_reminder_to_report_to_duo_names_the_soft_date_as_what_it_is(dag, tekst):
    route = maak_leerroute(contactpersoon=maak_gebruiker("programmateam"))
    maak_stap(route, "aangeboden", date(2025, 8, 1))
    maak_deelname(route)

    (herinnering,) = duo_melding(dag)

    assert herinnering.tekst.endswith(tekst)

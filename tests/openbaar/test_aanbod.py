"""The public pages: what is shown on which day, to everyone, and nothing that is internal."""

import csv
import io
import json
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doorlopend.models import Contact, Vestigingscode
from monitoring.aanbod import openbaar_aanbod, per_stadsdeel
from monitoring.aanboduitvoer import KOPPEN, VELDEN
from monitoring.convenant import laad_convenant
from monitoring.stadsdelenkaart import VORMEN, kaart_stadsdelen
from tests.bladzijde import Bladzijde
from tests.factories import maak_deelname, maak_gebruiker, maak_leerroute, maak_mbo, maak_school, maak_stap

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 24)
PAGINAS = ["/", "/aanbod/", "/aanbod.csv", "/aanbod.json", "/aanbod.schema.json", "/aanbod/gegevens/"]


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def maak_aangeboden(naam="Zorgroute", stadsdeel="noord", **velden):
    """A leerroute aangeboden since August 2024, at one school."""
    route = maak_leerroute(naam=naam, **velden)
    maak_deelname(route, maak_school(stadsdeel=stadsdeel))
    maak_stap(route)
    return route


def namen(dag=VANDAAG):
    return [route.naam for route in openbaar_aanbod(dag)]


class TestWatOpenbaarIs:
    @pytest.mark.parametrize(
        ("dag", "zichtbaar"), [(date(2024, 7, 31), []), (date(2024, 8, 1), ["A"]), (date(2024, 8, 2), ["A"])]
    )
    def test_a_leerroute_is_public_from_the_day_it_is_aangeboden(self, dag, zichtbaar):
        maak_aangeboden("A")

        assert namen(dag) == zichtbaar

    @pytest.mark.parametrize("status", ["verkenning", "ontwikkeling", "gestopt"])
    def test_other_statuses_are_not_public(self, status):
        maak_stap(maak_leerroute(naam="A"), status)

        assert namen() == []

    @pytest.mark.parametrize(
        ("start", "zichtbaar"), [(date(2026, 11, 23), []), (VANDAAG, []), (date(2026, 11, 25), ["A"])]
    )
    def test_a_planned_start_is_public_until_its_day_has_come(self, start, zichtbaar):
        maak_stap(maak_leerroute(naam="A"), ingangsdatum=start, als_plan=True)

        assert namen() == zichtbaar

    def test_another_plan_or_a_voided_one_is_not_public(self):
        maak_stap(maak_leerroute(naam="A"), "ontwikkeling", date(2027, 8, 1), als_plan=True)
        vervallen = maak_stap(maak_leerroute(naam="B"), ingangsdatum=date(2027, 8, 1), als_plan=True)
        type(vervallen).objects.filter(pk=vervallen.pk).update(vervallen_op=vervallen.gezet_op, vervallen_reden="x")

        assert namen() == []

    def test_a_leerroute_counts_once_in_each_stadsdeel_of_its_schools(self):
        route = maak_aangeboden(stadsdeel="noord")
        maak_deelname(route, maak_school(stadsdeel="noord"))
        maak_deelname(route, maak_school(stadsdeel="zuid"))
        gepland = maak_leerroute()
        maak_deelname(gepland, maak_school(stadsdeel="zuid"))
        maak_stap(gepland, ingangsdatum=date(2027, 8, 1), als_plan=True)

        regels = {regel.code: (regel.nu, regel.gepland) for regel in per_stadsdeel(openbaar_aanbod(VANDAAG))}

        assert {code: paar for code, paar in regels.items() if paar != (0, 0)} == {"noord": (1, 0), "zuid": (1, 1)}


@pytest.mark.parametrize("pad", [*PAGINAS, "/hulp/", "/toegankelijkheid/"])
def test_every_page_is_there_with_and_without_data(pad):
    leeg = Client().get(pad).status_code
    laad_convenant()
    maak_aangeboden()

    assert (leeg, Client().get(pad).status_code) == (200, 200)


@pytest.mark.parametrize("pad", PAGINAS)
def test_who_asks_again_for_what_did_not_change_gets_304(pad):
    route = maak_aangeboden()
    eerste = Client().get(pad)

    zelfde = Client().get(pad, headers={"if-none-match": eerste["ETag"]})
    maak_deelname(route, maak_school(stadsdeel="zuid"))
    ander = Client().get(pad, headers={"if-none-match": eerste["ETag"]})

    vast = pad in ("/aanbod.schema.json", "/aanbod/gegevens/")
    assert (zelfde.status_code, zelfde.content, ander.status_code) == (304, b"", 304 if vast else 200)
    assert eerste["Cache-Control"] == "public, max-age=300"


def test_what_a_signed_in_person_sees_is_kept_by_no_cache(als):
    kop = als("decaan").get("/aanbod/")["Cache-Control"]

    assert ("private" in kop, "no-store" in kop, "public" in kop) == (True, True, False)


def test_no_person_and_no_internal_remark_leaves_by_a_public_page():
    kanarie = "KANARIE"
    persoon = maak_gebruiker(naam=f"{kanarie} Jansen", email=f"{kanarie}@school.nl")
    velden = (
        "contact_vo",
        "contact_mbo",
        "leeropbrengsten",
        "resultaten",
        "geleerd",
        "volgende_stap",
        "volgende_stap_wie",
    )
    intern = dict.fromkeys(velden, kanarie)
    route = maak_leerroute(
        **intern,
        contact_vo_email=f"{kanarie}@vo.nl",
        contact_mbo_email=f"{kanarie}@mbo.nl",
        opmerking=kanarie,
        mbo=maak_mbo(controleren=kanarie),
        naam="Zorg",
        opleiding="Helpende",
        sector="zorg",
    )
    school = maak_school("01AA00", controleren=kanarie, andere_namen=kanarie)
    maak_deelname(route, school)
    maak_stap(route, toelichting=kanarie, gezet_door=persoon)
    maak_stap(maak_leerroute(naam=f"Geheim {kanarie}"), "ontwikkeling")
    paginas = [*PAGINAS, f"/aanbod/{route.pk}/", "/hulp/", "/toegankelijkheid/"]

    lekken = [pad for pad in paginas if kanarie.encode() in Client().get(pad).content]

    assert lekken == []


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({}, ["Ict", "Zorg"]),
        ({"stadsdeel": "noord"}, ["Zorg"]),
        ({"leerweg": "vmbo-k"}, ["Ict"]),
        ({"sector": "zorg"}, ["Zorg"]),
        ({"soort": "geintegreerd"}, []),
        ({"stadsdeel": "atlantis"}, []),
        ({"leerweg": "\x00"}, []),
    ],
)
def test_the_finder_finds_what_it_says_on_page_and_in_downloads(vraag, gevonden):
    maak_aangeboden("Zorg", sector="zorg")
    maak_aangeboden("Ict", "zuid", sector="ict", leerweg="vmbo-k", mbo_niveau=4)

    pagina = Bladzijde(Client().get("/aanbod/", vraag))
    gegevens = Client().get("/aanbod.json", vraag).json()

    assert [kop.tekst for kop in pagina.alle("h3")] == gevonden
    assert [route["naam"] for route in gegevens["leerroutes"]] == gevonden


def test_the_json_is_what_its_schema_describes():
    route = maak_aangeboden("Zorg", mbo=maak_mbo(naam="ROC"), sector="zorg")
    school = route.scholen.get()
    Vestigingscode.objects.create(school=school, code="01AA00", tot=date(2025, 8, 1))
    Vestigingscode.objects.create(school=school, code="02BB00", vanaf=date(2025, 8, 1))

    gegevens = Client().get("/aanbod.json").json()
    schema = Client().get("/aanbod.schema.json").json()

    eigenschappen = schema["properties"]["leerroutes"]["items"]["properties"]
    assert gegevens["licentie"]["naam"] == "CC0 1.0"
    assert (gegevens["peildatum"], gegevens["schema"]) == ("2026-11-24", schema["$id"])
    assert [list(route) for route in gegevens["leerroutes"]] == [list(VELDEN)]
    assert all(eigenschappen[veld]["description"] for veld in gegevens["leerroutes"][0])
    assert gegevens["leerroutes"][0] | {"id": 0} == {
        "id": 0,
        "naam": "Zorg",
        "soort": "doorlopend",
        "leerweg": "vmbo-b",
        "mbo_niveau": 2,
        "sector": "zorg",
        "leertraject": None,
        "opleiding": None,
        "crebo": None,
        "mbo": "ROC",
        "mbo_college": None,
        "omschrijving": None,
        "status": "aangeboden",
        "vanaf": "2024-08-01",
        "scholen": [{"vestigingscode": "02BB00", "naam": school.roepnaam, "stadsdeel": "noord"}],
    }


def test_the_csv_has_the_same_leerroutes_and_no_live_formula():
    maak_aangeboden("=1+1")

    antwoord = Client().get("/aanbod.csv")

    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert (rijen[0], rijen[1][1], len(rijen)) == (KOPPEN, "'=1+1", 2)
    assert antwoord["Link"] == '<https://creativecommons.org/publicdomain/zero/1.0/deed.nl>; rel="license"'


@pytest.mark.parametrize(("pad", "aantal_vragen"), [("/", 4), ("/aanbod/", 2), ("/aanbod.json", 3), ("/aanbod.csv", 3)])
@pytest.mark.parametrize("aantal", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_offer(pad, aantal_vragen, aantal):
    for nummer in range(aantal):
        Vestigingscode.objects.create(school=maak_aangeboden(f"R{nummer}").scholen.get(), code=f"01AA0{nummer}")

    with CaptureQueriesContext(connection) as vragen:
        Client().get(pad)

    assert len(vragen) == aantal_vragen


class TestBladzijden:
    def test_the_front_door_explains_every_soort_and_quotes_the_covenant(self):
        laad_convenant()
        maak_aangeboden()

        bladzijde = Bladzijde(Client().get("/"))

        assert [kop.tekst for kop in bladzijde.alle("h1")] == ["Van vmbo naar mbo, zonder drempel"]
        assert bladzijde.teksten("h3")[:6] == [
            "Doorlopende leerroute",
            "Geïntegreerde leerroute",
            "PrO/vso-ROC-route",
            "Praktijkgericht programma",
            "Dubbelkwalificerend keuzedeel",
            "Havo-mbo-route (verkenning)",
        ]
        tekst = bladzijde.een("main").tekst
        assert "Onder doorlopend leren verstaan we de doorlopende leerroutes" in tekst
        assert "Sinds 1 augustus 2020 mogen vmbo en mbo samen" in tekst

    def test_signed_in_people_go_to_their_start_page_and_can_see_this_one(self, als):
        client = als("decaan")

        assert client.get("/")["Location"] == "/voortgang/"
        assert client.get("/?openbaar").status_code == 200

    def test_a_page_per_leerroute_that_is_public_only(self):
        route, verborgen = maak_aangeboden("Zorg", omschrijving="Vmbo en mbo **samen**. <b>x</b>"), maak_leerroute()

        bladzijde = Bladzijde(Client().get(f"/aanbod/{route.pk}/"))

        assert bladzijde.teksten("h1") == ["Zorg"]
        assert bladzijde.teksten("strong") == ["samen"]
        assert "1 augustus 2024" in bladzijde.teksten("dd")
        assert [Client().get(f"/aanbod/{pk}/").status_code for pk in (verborgen.pk, 0, 10**12)] == [404, 404, 404]

    def test_a_page_tells_how_long_it_takes_and_what_it_builds_on(self):
        eerder, verborgen = maak_aangeboden("Keuzedeel", soort="keuzedeel"), maak_leerroute(naam="Verborgen")
        route = maak_aangeboden("Zorg", nominale_duur=4, profiel="zw", komt_voort_uit=eerder)
        los = maak_aangeboden("Los", komt_voort_uit=verborgen)

        paren = {naam: self.gegevens(pad.pk) for naam, pad in (("zorg", route), ("eerder", eerder), ("los", los))}

        zorg = paren["zorg"]
        assert (zorg["Duur"], zorg["Vmbo-profiel"]) == ("4 jaar, geteld vanaf leerjaar 3", "Zorg en welzijn")
        assert (zorg["Bouwt voort op"], paren["eerder"]["Daarna kunt u naar"]) == ("Keuzedeel", "Zorg")
        assert {"Duur", "Bouwt voort op", "Daarna kunt u naar"} & set(paren["los"]) == set()

    def gegevens(self, pk):
        """What the page of one leerroute says, by its label."""
        bladzijde = Bladzijde(Client().get(f"/aanbod/{pk}/"))
        return dict(zip(bladzijde.teksten("dt"), bladzijde.teksten("dd"), strict=True))

    def test_a_docent_finds_the_activities_from_the_front_page(self):
        bladzijde = Bladzijde(Client().get("/"))

        links = [a.tekst for a in bladzijde.alle("a") if a.attrs["href"] == "/kennisdeling/activiteiten/"]
        assert links == ["Voor docenten", "Bekijk de activiteiten"]

    def test_the_map_says_in_words_what_it_shows_and_the_table_has_the_same_numbers(self):
        maak_aangeboden(stadsdeel="zuidoost")

        bladzijde = Bladzijde(Client().get("/"))

        tekst = bladzijde.een("title", id="kaart-t").tekst
        assert "Zuidoost 1" in tekst
        assert "Noord 0" in tekst
        rij = next(rij for rij in bladzijde.alle("tr") if rij.tekst.startswith("Zuidoost"))
        assert rij.tekst == "Zuidoost10"

    def test_the_map_has_a_shape_for_every_stadsdeel_and_no_style(self):
        regels = per_stadsdeel([])

        tekening = kaart_stadsdelen(regels)

        assert {regel.code for regel in regels} == set(VORMEN)
        assert ("style" in tekening, "class=" in tekening) == (False, False)

    def test_the_contact_can_be_changed_by_who_may_and_is_shown(self, als):
        client = als("beheerder")
        gegevens = {"naam": "Team Doorlopend leren", "email": "team@voorbeeld.nl", "tekst": "Bel gerust."}

        antwoord = client.post("/aanbod/contact/", gegevens)

        assert (antwoord["Location"], Contact.objects.get().naam) == ("/?openbaar#contact", "Team Doorlopend leren")
        assert "team@voorbeeld.nl" in Client().get("/").content.decode()

    def test_a_wrong_address_of_the_contact_is_said_in_dutch(self, als):
        antwoord = als("beheerder").post("/aanbod/contact/", {"naam": "Team", "email": "geen adres"})

        assert "Vul een e-mailadres in" in antwoord.content.decode()
        assert Contact.lees().email == ""

    @pytest.mark.parametrize(
        ("rol", "koppen"),
        [
            ("anoniem", ["Een leerroute zoeken", "Inloggen", "Woorden", "Vragen?"]),
            (
                "stuurgroep",
                [
                    "Zien waar we staan",
                    "Een rapport lezen of downloaden",
                    "Een school opzoeken",
                    "Zien wat een bestuur of mbo bijdraagt",
                    "Woorden",
                    "Vragen?",
                ],
            ),
            (
                "decaan",
                [
                    "Zien waar we staan",
                    "Een decanenbijeenkomst vastleggen",
                    "Afmelden, en de bijeenkomsten in uw eigen agenda",
                    "Voorlichting, activiteiten met bedrijven en de lob-scan invullen",
                    "Een rapport lezen of downloaden",
                    "Een school opzoeken",
                    "Zien wat een bestuur of mbo bijdraagt",
                    "Woorden",
                    "Vragen?",
                ],
            ),
        ],
    )
    def test_help_names_what_this_person_can_do(self, rol, koppen, als):
        assert Bladzijde(als(rol).get("/hulp/")).teksten("h2") == koppen


def test_the_downloads_are_json_that_anybody_can_read():
    maak_aangeboden("Café")

    assert json.loads(Client().get("/aanbod.json").content.decode())["leerroutes"][0]["naam"] == "Café"

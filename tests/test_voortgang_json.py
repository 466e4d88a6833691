"""/voortgang.json: the contract that Power BI, Excel and checks rely on."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from leerroutes.models import Leerroute
from monitoring.convenant import laad_convenant
from monitoring.models import Indicator
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db
SLEUTELS = [
    "code",
    "eenheid",
    "nulmeting",
    "doel",
    "doeldatum",
    "stand",
    "noemer",
    "noemer_convenant",
    "nodig_nu",
    "prognose",
    "ernaast",
    "oordeel",
    "oordeel_berekend",
    "telt_mee",
    "telt_niet_mee",
]


@pytest.fixture(autouse=True)
def convenant(db):
    laad_convenant()
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def lees(client, **vraag):
    antwoord = client.get(reverse("voortgang-json"), vraag)
    assert antwoord.status_code == 200
    return {regel["code"]: regel for regel in antwoord.json()["indicatoren"]}


def maak_1a_route(school, naam="Route", status="aangeboden", sinds=date(2024, 8, 1), **velden):
    route = maak_leerroute(naam=naam, **({"soort": "doorlopend", "leerweg": "vmbo-b", "mbo_niveau": 2} | velden))
    maak_deelname(route, school)
    maak_stap(route, status, sinds)
    return route


def test_all_indicators_stand_in_the_order_of_the_covenant_with_stable_keys(als):
    regels = als("stuurgroep").get(reverse("voortgang-json")).json()["indicatoren"]

    assert " ".join(regel["code"] for regel in regels) == (
        "1a 1b 1b-jaar 1c 1-spreiding 1-keuzedelen 2 3 4 5 5b 6 7 8 9-vo 9-mbo 10"
    )
    assert all(list(regel) == SLEUTELS for regel in regels)


def test_a_counting_school_stands_by_roepnaam_and_a_text_id(als):
    school = maak_school(roepnaam="De Kade")
    maak_aanbod(school, "vmbo-b")
    maak_1a_route(school)

    regel = lees(als("stuurgroep"))["1a"]

    assert (regel["stand"], regel["noemer"], regel["noemer_convenant"]) == (1, 1, 24)
    assert regel["telt_mee"] == [{"id": str(school.pk), "naam": "De Kade"}]
    assert regel["telt_niet_mee"] == []


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"status": "ontwikkeling"}, "in ontwikkeling"),
        ({"status": "gestopt"}, "gestopt op 1-8-2024"),
        ({"leerweg": "vmbo-b", "mbo_niveau": 3}, "niveau 3 in plaats van 2"),
        ({"soort": "keuzedeel"}, "soort is Dubbelkwalificerend keuzedeel"),
    ],
)
def test_a_school_that_does_not_count_says_why(velden, reden, als):
    school = maak_school()
    maak_1a_route(school, **velden)

    regel = lees(als("decaan"))["1a"]

    assert (regel["stand"], regel["telt_niet_mee"]) == (
        0,
        [{"id": str(school.pk), "naam": school.roepnaam, "reden": reden}],
    )


def test_what_is_not_measured_is_null_and_has_no_oordeel(als):
    Indicator.objects.filter(code="8").update(telling="")

    regel = lees(als("stuurgroep"))["8"]

    assert (regel["stand"], regel["noemer"], regel["prognose"], regel["doel"], regel["oordeel"]) == (
        None,
        None,
        None,
        4,
        "geen_oordeel",
    )


@pytest.mark.parametrize(
    "peildatum", ["31-12-2024", "2025-02-30", "morgen", "٢٠٢٥-01-01", "2026-11-25", "2025-1-1", "\x00"]
)
def test_a_peildatum_that_cannot_be_used_is_refused_in_dutch(peildatum, als):
    antwoord = als("stuurgroep").get(reverse("voortgang-json"), {"peildatum": peildatum})

    assert (antwoord.status_code, list(antwoord.json())) == (400, ["fout"])
    assert "datum" in antwoord.json()["fout"]


def test_today_may_be_asked(als):
    antwoord = als("stuurgroep").get(reverse("voortgang-json"), {"peildatum": "2026-11-24"})

    assert antwoord.json()["peildatum"] == "2026-11-24"


def test_an_anonymous_visitor_is_sent_to_sign_in(client):
    antwoord = client.get(reverse("voortgang-json"))

    assert (antwoord.status_code, antwoord.url) == (302, "/inloggen/?next=/voortgang.json")


def test_the_units_together_are_the_noemer_and_the_schools_in_routes_of_the_leerweg(als):
    noemer = [maak_school(roepnaam=naam) for naam in ("A", "B")]
    for school in noemer:
        maak_aanbod(school, "vmbo-b")
    erbij = maak_school(roepnaam="C")
    maak_1a_route(noemer[0], naam="een")
    maak_1a_route(noemer[0], naam="twee", status="verkenning")
    maak_1a_route(erbij, naam="drie", status="verkenning")

    regel = lees(als("stuurgroep"))["1a"]

    assert [rij["naam"] for rij in regel["telt_mee"]] == ["A"]
    assert [(rij["naam"], rij["reden"]) for rij in regel["telt_niet_mee"]] == [
        ("B", "nog geen leerroute"),
        ("C", "in verkenning"),
    ]


def test_1b_lists_every_vmbo_k_leerroute_by_its_verbatim_name(als):
    school = maak_school()
    maak_1a_route(school, naam="Kader naar 4", leerweg="vmbo-k", mbo_niveau=4)
    maak_1a_route(school, naam="Kader naar 3", leerweg="vmbo-k", mbo_niveau=3)

    regel = lees(als("stuurgroep"))["1b"]

    assert [rij["naam"] for rij in regel["telt_mee"]] == ["Kader naar 4"]
    assert [(rij["naam"], rij["reden"]) for rij in regel["telt_niet_mee"]] == [
        ("Kader naar 3", "niveau 3 in plaats van 4")
    ]
    assert regel["noemer"] is None
    assert {rij["id"] for rij in regel["telt_mee"] + regel["telt_niet_mee"]} == {
        str(pk) for pk in Leerroute.objects.values_list("pk", flat=True)
    }

"""Lost update: the second of two editors sees what changed and loses nothing that was typed (security.md 29)."""

import pytest

from leerroutes.models import Leerroute
from tests.bladzijde import Bladzijde
from tests.factories import maak_deelname, maak_leerroute, maak_mbo, maak_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return maak_school()


@pytest.fixture
def route(school):
    route = maak_leerroute(naam="Anker", mbo=maak_mbo(), leertraject="BOL", sector="techniek", opleiding="Lassen")
    maak_deelname(route, school)
    return route


@pytest.fixture
def pad(route):
    return f"/leerroutes/{route.pk}/bewerken/"


def ingevuld(client, pad):
    """What a browser would post of the form as it stands."""
    pagina = Bladzijde(client.get(pad))
    velden = {
        e.attrs["name"]: e.attrs.get("value", "")
        for e in pagina.alle("input")
        if e.attrs.get("type") in ("text", "hidden", "date", "number")
    }
    gekozen = {
        e.ouders[-1].attrs.get("name") or e.ouders[-2].attrs.get("name"): e.attrs["value"]
        for e in pagina.alle("option")
        if "selected" in e.attrs
    }
    vakjes = [e.attrs["value"] for e in pagina.alle("input", type="checkbox", name="scholen") if "checked" in e.attrs]
    velden["initial-scholen"] = [e.attrs["value"] for e in pagina.alle("input", name="initial-scholen")]
    velden.pop("csrfmiddlewaretoken", None)
    return velden | gekozen | {"scholen": vakjes}


def test_the_second_to_save_gets_409_and_sees_who_changed_what(als, route, pad):
    eerste, tweede = als("programmaleider"), als("programmateam")
    van_eerste, van_tweede = ingevuld(eerste, pad), ingevuld(tweede, pad)
    assert eerste.post(pad, van_eerste | {"opleiding": "Metaal"}).status_code == 302

    antwoord = tweede.post(pad, van_tweede | {"opleiding": "Hout"})

    pagina = Bladzijde(antwoord)
    route.refresh_from_db()
    assert antwoord.status_code == 409
    assert route.opleiding == "Metaal"
    assert pagina.een("input", name="opleiding").attrs["value"] == "Hout"
    assert "Lassen" in pagina.een("del").tekst
    assert "Metaal" in pagina.een("ins").tekst


def test_a_field_that_only_the_other_changed_gets_the_answer_of_the_other(als, route, pad):
    eerste, tweede = als("programmaleider"), als("programmateam")
    van_eerste, van_tweede = ingevuld(eerste, pad), ingevuld(tweede, pad)
    eerste.post(pad, van_eerste | {"opleiding": "Metaal", "sector": "ict"})

    antwoord = tweede.post(pad, van_tweede | {"crebo": "25655"})
    opnieuw = {e.attrs["name"]: e.attrs.get("value", "") for e in Bladzijde(antwoord).alle("input", name="opleiding")}
    pagina = Bladzijde(antwoord)

    assert opnieuw == {"opleiding": "Metaal"}
    assert pagina.een("input", name="crebo").attrs["value"] == "25655"
    assert [e.attrs["value"] for e in pagina.alle("option") if "selected" in e.attrs and e.binnen(name="sector")] == [
        "ict"
    ]


def test_saving_again_after_the_warning_works_and_keeps_both(als, route, pad):
    eerste, tweede = als("programmaleider"), als("programmateam")
    van_eerste, van_tweede = ingevuld(eerste, pad), ingevuld(tweede, pad)
    eerste.post(pad, van_eerste | {"opleiding": "Metaal"})
    antwoord = tweede.post(pad, van_tweede | {"crebo": "25655"})

    versie = Bladzijde(antwoord).een("input", name="versie").attrs["value"]
    tweede.post(pad, van_tweede | {"crebo": "25655", "opleiding": "Metaal", "versie": versie})

    nu = Leerroute.objects.get(pk=route.pk)
    assert (nu.opleiding, nu.crebo) == ("Metaal", "25655")


@pytest.mark.parametrize("versie", ["", "0", "abc", "9" * 40, "-1", "²"])
def test_a_version_that_cannot_be_is_a_conflict_and_no_error(als, route, pad, versie):
    client = als("programmateam")

    antwoord = client.post(pad, ingevuld(client, pad) | {"opleiding": "Hout", "versie": versie})

    route.refresh_from_db()
    assert (antwoord.status_code, route.opleiding) == (409, "Lassen")


def test_without_anyone_in_between_a_form_is_simply_saved(als, route, pad):
    client = als("programmateam")

    antwoord = client.post(pad, ingevuld(client, pad) | {"opleiding": "Hout"})

    route.refresh_from_db()
    assert (antwoord.status_code, route.opleiding) == (302, "Hout")

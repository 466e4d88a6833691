"""The timeline of a record: who changed what, from what to what, in Dutch, in a fixed number of queries."""

from datetime import UTC, date, datetime

import pytest

from doorlopend.geschiedenis import Verschil, tijdlijn, wijzigingen
from doorlopend.rechten import Rol
from doorlopend.verwijderen import herstel, verwijder
from leerroutes.models import Leerroute
from tests.bladzijde import Bladzijde
from tests.factories import maak_deelname, maak_leerroute, maak_mbo, maak_school, maak_stap

pytestmark = pytest.mark.django_db


@pytest.fixture
def route():
    return maak_leerroute(naam="Anker", sector="techniek")


def test_a_change_names_the_field_the_old_and_the_new_answer_in_words(route):
    mbo = maak_mbo(afkorting="ROCvA")
    route.sector, route.mbo, route.samen_met_mbo = "zorg", mbo, True
    route.save()

    *_, laatste = wijzigingen(route)

    assert set(laatste.verschillen) == {
        Verschil("sector", "Techniek", "Zorg en welzijn"),
        Verschil("mbo-instelling", "leeg", "ROCvA"),
        Verschil("samen met het mbo ontwikkeld", "leeg", "ja"),
    }


def test_the_person_who_saved_a_form_is_named(als, route):
    client = als("programmateam")
    school = maak_school()
    mbo = maak_mbo()
    velden = {"naam": "Anker", "leerweg": "vmbo-b", "mbo_niveau": 2, "mbo": mbo.pk, "scholen": [school.pk]}
    client.post(f"/leerroutes/{route.pk}/bewerken/", velden | {"leertraject": "BOL", "sector": "ict"})

    laatste = wijzigingen(Leerroute.objects.get())[-1]

    assert laatste.wie.rol == Rol.PROGRAMMATEAM


def test_saving_without_a_change_is_no_entry(route):
    route.save()

    assert [stuk.titel for stuk in wijzigingen(route)] == ["Leerroute toegevoegd"]


def test_steps_and_participations_stand_in_the_same_timeline_newest_first(route):
    school = maak_school(roepnaam="De Kade")
    deelname = maak_deelname(route, school)
    deelname.tot = date(2026, 8, 1)
    deelname.save()
    maak_stap(route, "aangeboden", date(2030, 8, 1), gezet_op=datetime(2040, 1, 1, tzinfo=UTC))

    assert [stuk.titel for stuk in tijdlijn(route)] == [
        "Status “Aangeboden” vanaf 1 augustus 2030",
        "Deelname De Kade gewijzigd",
        "Deelname De Kade toegevoegd",
        "Leerroute toegevoegd",
    ]
    assert [stuk.titel for stuk in tijdlijn(school)][:2] == ["Deelname Anker gewijzigd", "Deelname Anker toegevoegd"]


@pytest.mark.parametrize("aantal", [1, 3])
def test_a_timeline_costs_the_same_whatever_its_length(route, aantal, django_assert_num_queries):
    for nummer in range(aantal):
        route.mbo = maak_mbo()
        route.opleiding = f"Opleiding {nummer}"
        route.save()

    with django_assert_num_queries(2):
        assert len(wijzigingen(route)) == aantal + 1


def test_the_page_shows_what_changed(als, route):
    route.sector = "ict"
    route.save()

    pagina = Bladzijde(als("decaan").get(route.get_absolute_url()))

    rij = pagina.een("dl", klas="verschillen")
    assert pagina.teksten("del") == ["Techniek"]
    assert pagina.teksten("ins") == ["Ict"]
    assert rij.tekst.startswith("Sector")


def test_a_reference_to_something_gone_is_said_so(route):
    route.mbo = maak_mbo()
    route.save()
    weg = route.mbo
    route.mbo = None
    route.save()
    weg.delete()

    *_, laatste = wijzigingen(route)

    assert laatste.verschillen == (Verschil("mbo-instelling", "iets dat er niet meer is", "leeg"),)


def test_removing_and_restoring_are_told(route):
    verwijder(route, door=None, nu=datetime(2026, 11, 1, tzinfo=UTC), reden="Dubbel")
    herstel(route)

    assert [stuk.titel for stuk in wijzigingen(route)] == [
        "Leerroute toegevoegd",
        "Leerroute verwijderd: Dubbel",
        "Leerroute hersteld",
    ]

"""Removing without losing: gone from every list and count, everything back after restoring."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from doorlopend.verwijderen import herstel, verwijder, wat_hangt_aan
from leerroutes.models import Leerroute
from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def route():
    """A leerroute that counts for 1a."""
    laad_convenant()
    route, school = maak_leerroute(naam="Anker"), maak_school()
    maak_aanbod(school, "vmbo-b")
    maak_deelname(route, school)
    maak_stap(route, ingangsdatum=date(2024, 8, 1))
    return route


def stand():
    return meet_alles(date(2026, 11, 1))["1a"].stand


def test_what_was_removed_counts_nowhere_and_counts_again_when_restored(route):
    voor = stand()
    verwijder(route, door=None, nu=NU, reden="Dubbel")
    zonder = stand()
    herstel(Leerroute.alle.get())

    assert (voor, zonder, stand()) == (1, 0, 1)


def test_what_hangs_on_it_is_named(route):
    assert wat_hangt_aan(route) == [("deelname", 1), ("statusstap", 1)]


def test_the_page_names_what_hangs_on_it_and_asks_a_reason(als, route):
    client = als("programmateam")

    pagina = Bladzijde(client.get(f"/leerroutes/{route.pk}/verwijderen/"))
    zonder_reden = client.post(f"/leerroutes/{route.pk}/verwijderen/", {"reden": " "})

    assert pagina.een("ul", klas="lijst").tekst == "1 deelname1 statusstap"
    assert "Vul dit veld in." in zonder_reden.content.decode()
    assert Leerroute.objects.count() == 1


def test_removed_is_gone_from_the_list_and_its_page_and_can_be_restored(als, route):
    client = als("programmateam")
    client.post(f"/leerroutes/{route.pk}/verwijderen/", {"reden": "Dubbel ingevoerd"})

    lijst = client.get("/leerroutes/").content.decode()
    pagina = client.get(f"/leerroutes/{route.pk}/")
    verwijderd = client.get("/leerroutes/verwijderd/").content.decode()
    client.post(f"/leerroutes/{route.pk}/herstellen/")

    assert ">Anker<" not in lijst
    assert pagina.status_code == 404
    assert "Dubbel ingevoerd" in verwijderd
    assert client.get(f"/leerroutes/{route.pk}/").status_code == 200


def test_a_name_is_free_again_and_restoring_then_says_what_to_do(route):
    verwijder(route, door=None, nu=NU, reden="Dubbel")
    maak_leerroute(naam="Anker")

    with pytest.raises(ValidationError) as fout:
        herstel(Leerroute.alle.get(pk=route.pk))

    assert fout.value.messages == [
        "Herstellen kan nog niet. Er is al een leerroute met deze naam. Kies een andere naam."
    ]


def test_a_name_taken_after_the_check_is_refused_by_the_database_in_dutch(route, monkeypatch):
    verwijder(route, door=None, nu=NU, reden="Dubbel")
    maak_leerroute(naam="Anker")
    monkeypatch.setattr(Leerroute, "validate_constraints", lambda self: None)

    with pytest.raises(ValidationError, match="Iemand anders heeft op dit moment hetzelfde gemaakt"):
        herstel(Leerroute.alle.exclude(verwijderd_op=None).get())

    assert Leerroute.objects.count() == 1


def test_removing_twice_keeps_the_first_reason(route):
    verwijder(route, door=None, nu=NU, reden="Eerste")
    verwijder(route, door=None, nu=NU, reden="Tweede")

    assert Leerroute.alle.get().verwijder_reden == "Eerste"

"""Every list costs the same number of queries with 1 row and with 3, and so does every file of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import maak_mbo, maak_school
from tests.kennisdeling.factories import (
    maak_aanmelding,
    maak_activiteit,
    maak_cijfer,
    maak_deling,
    maak_document,
    maak_onderzoek,
    maak_praktijk,
)

pytestmark = pytest.mark.django_db


def activiteit_met_mensen():
    activiteit = maak_activiteit(gastheer_school=maak_school())
    maak_aanmelding(activiteit, school=maak_school(), opkomst="aanwezig")
    maak_aanmelding(activiteit, mbo=maak_mbo(), opkomst="aanwezig")


def praktijk_met_scholen():
    maak_praktijk(openbaar=True).scholen.set([maak_school(), maak_school()])


def deling_met_ontvangers():
    maak_deling().aan_mbos.set([maak_mbo(), maak_mbo()])


LIJSTEN = {
    "/kennisdeling/activiteiten/lijst/": (activiteit_met_mensen, 7),
    "/kennisdeling/activiteiten/lijst/?download=csv": (activiteit_met_mensen, 8),
    "/kennisdeling/activiteiten/": (activiteit_met_mensen, 3),
    "/kennisdeling/praktijken/": (praktijk_met_scholen, 5),
    "/kennisdeling/praktijken/?download=csv": (praktijk_met_scholen, 6),
    "/kennisdeling/documenten/": (maak_document, 4),
    "/kennisdeling/documenten/?download=xlsx": (maak_document, 5),
    "/kennisdeling/onderzoek/": (maak_onderzoek, 4),
    "/kennisdeling/onderzoek/?download=csv": (maak_onderzoek, 5),
    "/kennisdeling/gegevens/": (deling_met_ontvangers, 6),
    "/kennisdeling/gegevens/?download=csv": (deling_met_ontvangers, 7),
    "/kennisdeling/cijfers/": (maak_cijfer, 6),
    "/kennisdeling/cijfers/?download=csv": (maak_cijfer, 5),
    "/kennisdeling/openbaar/": (praktijk_met_scholen, 4),
}


@pytest.mark.parametrize("aantal", [1, 3])
@pytest.mark.parametrize("pad", LIJSTEN)
def test_a_list_costs_the_same_whatever_its_length(pad, aantal, team):
    maak, vragen = LIJSTEN[pad]
    for _ in range(aantal):
        maak()

    with CaptureQueriesContext(connection) as gesteld:
        antwoord = team.get(pad)

    assert (antwoord.status_code, len(gesteld)) == (200, vragen)

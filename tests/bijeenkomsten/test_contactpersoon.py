"""The contact of a meeting: who plans for everybody picks one, and changing something else keeps that person."""

import pytest
from django.urls import reverse

from tests.bijeenkomsten.factories import maak_bijeenkomst
from tests.factories import maak_gebruiker, maak_school
from tests.kruipen import formulieren

pytestmark = pytest.mark.django_db


def formulier(client, bijeenkomst):
    pagina = reverse("bijeenkomst-update", args=[bijeenkomst.pk])
    return next(form for form in formulieren(client.get(pagina), pagina) if "thema" in form.velden)


def test_the_team_sees_the_contact_of_a_meeting_and_keeps_it_when_it_changes_something_else(client):
    contact = maak_gebruiker("programmateam")
    bijeenkomst = maak_bijeenkomst(contactpersoon=contact)
    client.force_login(maak_gebruiker("programmaleider"))
    form = formulier(client, bijeenkomst)

    client.post(
        form.actie, form.ingevuld() | {"thema": "Warme overdracht", "reden": "", "contactpersoon": [str(contact.pk)]}
    )

    bijeenkomst.refresh_from_db()
    assert "contactpersoon" in form.velden
    assert (bijeenkomst.thema, bijeenkomst.contactpersoon) == ("Warme overdracht", contact)


def test_a_decaan_is_not_asked_for_a_contact(client):
    decaan = maak_gebruiker("decaan", school=maak_school())
    bijeenkomst = maak_bijeenkomst(geregistreerd_door=decaan)
    client.force_login(decaan)

    form = formulier(client, bijeenkomst)

    assert "contactpersoon" not in form.velden

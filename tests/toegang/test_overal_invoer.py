"""A thousand bad inputs over every form and query parameter that the matrix leads to (rows 24, 25)."""

import os
import random

import pytest
from django.db import transaction
from django.test import Client

from doorlopend.rechten import Rol
from tests.factories import maak_gebruiker
from tests.kruipen import ENGELS, VREEMD, fouten, paden, parameters, stukke_invoer, unieke_formulieren, verstuur
from tests.rapporten import terug_na_afloop

pytestmark = pytest.mark.django_db
# scripts/stukke_invoer.sh runs ten thousand with another seed.
STANDAARD = 1000
AANTAL = int(os.environ.get("STUKKE_INVOER", STANDAARD))
ZAAD = int(os.environ.get("ZAAD", "2027"))
MAG = {200, 302, 400, 403, 404, 405, 409, 410, 413, 422, 429}


@pytest.fixture(scope="module")
def gekropen(django_db_setup, django_db_blocker):
    """Who walks, and the pages seen, each opened once for both tests: (client, {address: answer})."""
    with terug_na_afloop(django_db_blocker):
        client = Client(raise_request_exception=False)
        client.force_login(maak_gebruiker(Rol.PROGRAMMALEIDER))
        yield client, {adres: client.get(adres) for adres in paden(Rol.PROGRAMMALEIDER).values()}


@pytest.fixture
def leider(gekropen, db):
    """A client that is signed in afresh for every request, since some of the forms sign out."""
    client = gekropen[0]
    cookies = client.cookies.copy()

    def vers():
        client.cookies = cookies.copy()
        return client

    yield vers
    vers()


def teruggedraaid(doe):
    """What `doe()` gives, with everything it changed in the database undone."""
    with transaction.atomic():
        uitkomst = doe()
        transaction.set_rollback(True)
    return uitkomst


def test_no_form_breaks_and_every_refusal_is_in_dutch(leider, gekropen):
    """Row 24: 0 × 5xx; a refused form says at its field, in Dutch, what to do."""
    wie = random.Random(ZAAD)
    forms = unieke_formulieren(gekropen[1])
    stuk, engels, stil = {}, {}, {}

    for _ in range(AANTAL * 6 // 10):
        form = wie.choice(forms)
        velden, wat = stukke_invoer(form, wie)
        antwoord = teruggedraaid(lambda form=form, velden=velden: verstuur(leider(), form, velden))
        if antwoord.status_code not in MAG:
            stuk[form.actie, *wat] = antwoord.status_code
        if engelse := [fout for fout in fouten(antwoord) if ENGELS.search(fout)]:
            engels[form.actie, *wat] = engelse
        gevraagd = antwoord.context.get("form") if antwoord.status_code == 200 and antwoord.context else None
        if gevraagd is not None and gevraagd.errors and 'role="alert"' not in antwoord.content.decode():
            stil[form.actie, *wat] = dict(gevraagd.errors)

    assert (stuk, engels, stil) == ({}, {}, {})
    assert len(forms) > 20


def test_no_query_parameter_breaks_a_page(leider, gekropen):
    """Row 24: filters, sorting, paging, dates, and names that no page knows."""
    wie = random.Random(ZAAD)
    namen_van = {adres: sorted(parameters(antwoord)) for adres, antwoord in gekropen[1].items()}
    adressen, stuk = sorted(adres for adres, namen in namen_van.items() if namen), {}

    for _ in range(AANTAL * 4 // 10):
        adres = wie.choice(adressen)
        naam, waarde = wie.choice([*namen_van[adres], "onbekend"]), wie.choice(VREEMD)
        vraag = {naam: waarde.encode("utf-8", "replace").decode()[:8000]}
        antwoord = teruggedraaid(lambda adres=adres, vraag=vraag: leider().get(adres, vraag))
        if antwoord.status_code not in MAG:
            stuk[adres, naam, waarde[:20]] = antwoord.status_code

    assert stuk == {}

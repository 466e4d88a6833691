"""Role × url × method: every url of the portal has a row in tests/matrix, and a url without one fails."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from tests.matrix import MATRIX, alle_argumenten
from tests.matrix.rollen import BEHEER, ROLLEN

pytestmark = pytest.mark.django_db


def url_namen():
    """The names of all urls of the resolver outside Django's admin, which has its own test."""
    namen, te_doen = set(), list(get_resolver().url_patterns)
    while te_doen:
        patroon = te_doen.pop()
        if isinstance(patroon, URLPattern):
            namen.add(patroon.name)
        elif patroon.app_name != "admin":
            te_doen += patroon.url_patterns
    return namen


@pytest.fixture
def paden(db):
    """A path for every url name, with objects that exist."""
    argumenten = alle_argumenten()

    def pad(naam):
        return reverse(naam, args=argumenten.get(naam, argumenten.get(naam.partition("-")[0], [])))

    return pad


def test_every_url_has_a_row():
    """Row 8."""
    assert url_namen() == set(MATRIX)


def verwacht(toegelaten, rol):
    """What a request must end in: "mag", "inloggen", "niet" or "methode"."""
    if toegelaten is None:
        return {"methode", "niet", "inloggen"}
    if rol in toegelaten:
        return {"mag"}
    return {"inloggen"} if rol == "anoniem" else {"niet"}


def uitkomst(antwoord):
    if antwoord.status_code == 302 and antwoord.url.startswith("/inloggen/?next="):
        return "inloggen"
    return {404: "niet", 405: "methode"}.get(antwoord.status_code, "mag" if antwoord.status_code < 400 else "fout")


@pytest.mark.parametrize("rol", [*ROLLEN, "anoniem"])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_each_role_reaches_exactly_what_its_row_says(rol, methode, als, paden):
    """Row 8."""
    client, afwijkingen = als(rol), {}

    for naam, (lezen, schrijven) in MATRIX.items():
        if naam == "account_logout" and methode == "post":
            continue
        mogelijk = verwacht(lezen if methode == "get" else schrijven, rol)
        gekregen = uitkomst(getattr(client, methode)(paden(naam)))
        if gekregen not in mogelijk:
            afwijkingen[naam] = (gekregen, mogelijk)

    assert afwijkingen == {}


@pytest.mark.parametrize("methode", ["put", "delete", "patch", "trace"])
def test_no_url_answers_a_method_that_is_not_meant(methode, als, paden):
    """Row 14."""
    client = als("programmaleider")

    gekregen = {naam: getattr(client, methode)(paden(naam)).status_code for naam in MATRIX}

    assert {naam: status for naam, status in gekregen.items() if status not in (404, 405)} == {}


@pytest.mark.parametrize(("rol", "mag"), [(rol, rol in BEHEER) for rol in ROLLEN])
def test_the_admin_opens_for_who_manages_people_and_schools(rol, mag, als):
    antwoord = als(rol).get("/beheer/")

    assert (antwoord.status_code == 200) == mag

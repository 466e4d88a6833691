"""Role × url × method: every url of the portal has a row here, and a url without one fails."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from doorlopend.rechten import Rol
from leerroutes.models import Importbestand
from monitoring.convenant import laad_convenant
from tests.factories import maak_gebruiker, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db

ROLLEN = [rol.value for rol in Rol]
IEDEREEN = set(ROLLEN)
TEAM = {"programmaleider", "programmateam"}
LEIDER = {"programmaleider"}
BEHEER = {"programmaleider", "beheerder"}
OPENBAAR = IEDEREEN | {"anoniem"}
ZIET_CONCEPT = TEAM | BEHEER

# url name: (who may GET, who may POST); None where the method is not meant at all
MATRIX = {
    "begin": (OPENBAAR, None),
    "gezond": (OPENBAAR, None),
    "account_login": (OPENBAAR, OPENBAAR),
    "account_logout": (OPENBAAR, OPENBAAR),
    "school-list": (IEDEREEN, None),
    "school-detail": (IEDEREEN, None),
    "school-update": (BEHEER, BEHEER),
    "leerroute-list": (IEDEREEN, None),
    "leerroute-export": (IEDEREEN, None),
    "import-create": (TEAM, TEAM),
    "import-sjabloon": (TEAM, None),
    "import-detail": (TEAM, None),
    "import-toepassen": (None, TEAM),
    "leerroute-detail": (IEDEREEN, None),
    "leerroute-create": (TEAM, TEAM),
    "leerroute-update": (TEAM, TEAM),
    "leerroute-status": (TEAM, TEAM),
    "statusstap-bevestigen": (None, TEAM),
    "statusstap-ongedaan": (None, TEAM),
    "statusstap-vervallen": (None, TEAM),
    "voortgang": (IEDEREEN, None),
    "voortgang-json": (IEDEREEN, None),
    "wijzigingen": (IEDEREEN, None),
    "indicator-detail": (IEDEREEN, None),
    "zo-tellen-we": (IEDEREEN, None),
    "rapportage-list": (IEDEREEN, None),
    "rapportage-create": (TEAM, TEAM),
    "rapportage-detail": (ZIET_CONCEPT, None),
    "rapportage-update": (TEAM, TEAM),
    "rapportage-voorbeeld": (ZIET_CONCEPT, None),
    "rapportage-voorleggen": (LEIDER, LEIDER),
    "rapportage-vaststellen": (LEIDER, LEIDER),
    "rapportage-pdf": (set(), None),
}


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
    laad_convenant()
    school, leerroute = maak_school(), maak_leerroute()
    stap = maak_stap(leerroute)
    from datetime import UTC, datetime

    from monitoring.models import Rapportage

    rapportage = Rapportage.objects.create(
        schooljaar=2025, halfjaar="najaar", peildatum="2025-11-01", gemaakt_op=datetime(2025, 11, 2, tzinfo=UTC)
    )
    blad = Importbestand.objects.create(
        naam="blad.csv",
        inhoud=b"naam;soort;leerweg;scholen\n",
        verslag={"aantallen": {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 0}, "stappen": 0}
        | {"rijen": [], "fouten": [], "waarschuwingen": []},
        geladen_door=maak_gebruiker(),
        geladen_op=datetime(2025, 11, 2, tzinfo=UTC),
    )
    sleutels = {
        "import": blad.pk,
        "school": school.pk,
        "leerroute": leerroute.pk,
        "statusstap": stap.pk,
        "rapportage": rapportage.pk,
    }

    def pad(naam):
        if naam == "indicator-detail":
            return reverse(naam, args=["1a"])
        if naam == "leerroute-export":
            return reverse(naam, args=["xlsx"])
        soort, _, actie = naam.partition("-")
        enkel = soort in sleutels and actie not in ("list", "create", "sjabloon")
        return reverse(naam, args=[sleutels[soort]] if enkel else [])

    return pad


def test_every_url_has_a_row():
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
    client = als("programmaleider")

    gekregen = {naam: getattr(client, methode)(paden(naam)).status_code for naam in MATRIX}

    assert {naam: status for naam, status in gekregen.items() if status not in (404, 405)} == {}


@pytest.mark.parametrize(("rol", "mag"), [(rol, rol in BEHEER) for rol in ROLLEN])
def test_the_admin_opens_for_who_manages_people_and_schools(rol, mag, als):
    antwoord = als(rol).get("/beheer/")

    assert (antwoord.status_code == 200) == mag


def test_only_a_beheerder_sees_and_makes_beheerders(als):
    als("beheerder")
    leider = als("programmaleider")

    lijst = leider.get("/beheer/doorlopend/gebruiker/").content.decode()
    formulier = leider.get("/beheer/doorlopend/gebruiker/add/").content.decode()

    assert "beheerder-" not in lijst
    assert 'value="beheerder"' not in formulier
    assert 'value="beheerder"' in als("beheerder").get("/beheer/doorlopend/gebruiker/add/").content.decode()

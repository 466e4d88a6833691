"""What is recorded, and what never is: the trail by event, log lines without a person (rows 40, 41)."""

import io
import json
import logging

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django.test import Client

from doorlopend.logregels import JsonFormatter
from doorlopend.models import Gebeurtenis, School
from doorlopend.rechten import Rol
from monitoring.rapporteren import leg_voor
from tests.bladzijde import Bladzijde
from tests.factories import maak_gebruiker, maak_school
from tests.rapporten import VOORGELEGD, maak_rapportage, maak_register
from tests.toegang.factories import log_in

pytestmark = pytest.mark.django_db
KANARIES = ("kanarie", "vogelaar", "s3cr3t", "203.0.113.7")


def soorten(mens=None):
    regels = Gebeurtenis.objects.order_by("pk")
    return list((regels.filter(door_id=mens.pk) if mens else regels).values_list("soort", flat=True))


def test_signing_in_and_out_and_failing_are_recorded():
    """Row 41."""
    mens, client = maak_gebruiker(), Client()
    log_in(client, mens, "verkeerd")
    log_in(client, mens)
    client.post("/uitloggen/")

    assert soorten() == ["inloggen-mislukt", "ingelogd", "uitgelogd"]
    assert soorten(mens) == ["ingelogd", "uitgelogd"]


def test_refusal_is_recorded_with_its_route(als):
    client = als("stuurgroep")

    client.get("/leerroutes/nieuw/?soort=doorlopend&geheim=kanarie")

    assert Gebeurtenis.objects.get().gegevens == {"route": "leerroute-create", "methode": "GET"}


def test_every_download_is_recorded(als):
    client = als("stuurgroep")

    client.get("/leerroutes/leerroutes.csv?zoek=kanarie")
    client.get("/scholen/?download=csv")

    regels = [regel.gegevens for regel in Gebeurtenis.objects.order_by("pk")]
    assert regels == [
        {"route": "leerroute-export", "methode": "GET", "soort": "csv"},
        {"route": "school-list", "methode": "GET"},
    ]


def test_publication_is_recorded():
    maak_register()
    leider = maak_gebruiker(Rol.PROGRAMMALEIDER)

    leg_voor(maak_rapportage(), door=leider, nu=VOORGELEGD)

    assert Gebeurtenis.objects.get(soort="vastgelegd").gegevens == {"versie": "0.1"}


def test_what_was_typed_cannot_forge_a_line(als):
    """Row 41: the trail holds codes; CR and LF in an address end up in one JSON string of the log."""
    als("stuurgroep").get('/leerroutes/nieuw/%0d%0a{"niveau":"ERROR"}/')

    assert Gebeurtenis.objects.count() == 0


@pytest.fixture
def logregels():
    """Everything that is logged, at any level, formatted as in production."""
    uit = io.StringIO()
    handler = logging.StreamHandler(uit)
    handler.setFormatter(JsonFormatter())
    wortel = logging.getLogger()
    oud = wortel.level
    wortel.addHandler(handler)
    wortel.setLevel(logging.DEBUG)
    yield uit
    wortel.removeHandler(handler)
    wortel.setLevel(oud)


def test_no_log_line_holds_a_person_an_address_or_what_was_typed(logregels, als, monkeypatch):
    """Row 40: signing in and failing, a reset, an invitation, a refusal, a page that is not there, a 500."""
    mens = maak_gebruiker(email="kanarie@school.nl", naam="Kanarie Vogelaar")
    client = Client(REMOTE_ADDR="203.0.113.7", HTTP_USER_AGENT="kanarie")
    client.raise_request_exception = False
    for wachtwoord in ("s3cr3t-kanarie", "s3cr3t"):
        log_in(client, mens, wachtwoord)
    client.post("/inloggen/wachtwoord-vergeten/", {"email": "kanarie@school.nl"})
    client.post("/inloggen/code/", {"email": "kanarie@school.nl"})
    client.get("/inloggen/uitnodiging/kanarie-sleutel/")
    client.get("/bestaat/niet/kanarie/?zoek=vogelaar")
    client.post("/bestaat/", HTTP_HOST="kanarie.example")
    leider = als("programmaleider")
    leider.raise_request_exception = False
    leider.post("/personen/uitnodigen/", {"naam": "Kanarie", "email": "kanarie@elders.nl", "rol": "stuurgroep"})

    def stuk(self, **velden):
        raise IntegrityError("duplicate key (email)=(kanarie@school.nl) already exists")

    monkeypatch.setattr(School, "get_absolute_url", stuk)
    antwoord = leider.get(f"/scholen/{maak_school(roepnaam='Kanarie').pk}/bewerken/")

    tekst = logregels.getvalue()
    regels = [json.loads(regel) for regel in tekst.splitlines()]
    assert antwoord.status_code == 500
    assert [woord for woord in KANARIES if woord in tekst.lower()] == []
    fout = next(regel for regel in regels if regel.get("fout"))
    assert (fout["fout"]["soort"], fout["route"], fout["niveau"]) == ("IntegrityError", "school-update", "ERROR")
    assert fout["verzoek"] == antwoord.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("bericht", "regel"),
    [
        ("Invalid request from ip=203.0.113.7: Invalid HTTP Header: 'kanarie'", "Invalid request"),
        ("Listening at: http://203.0.113.7:8000 (1)", "Listening at: http://<adres>:8000 (1)"),
        ("naar kanarie.vogel+x@school.nl, 2001:db8:0:1:2:3:4:5", "naar <adres>, <adres>"),
        ("Worker (pid:12) was sent SIGKILL!", "Worker (pid:12) was sent SIGKILL!"),
    ],
)
def test_line_of_the_server_or_a_library_loses_its_addresses(bericht, regel, logregels):
    """Row 40: gunicorn names the visitor whose request it can't read."""
    logging.getLogger("gunicorn.error").warning(bericht)

    assert json.loads(logregels.getvalue())["bericht"] == regel


def test_log_lines_are_in_utc_and_one_object_each(logregels):
    logging.getLogger("doorlopend").warning("iets\nmet een regel")

    (regel,) = logregels.getvalue().splitlines()
    assert json.loads(regel)["tijd"].endswith("+00:00")


def test_page_of_the_trail_names_people_and_filters(als, django_assert_num_queries):
    client = als("beheerder")
    mens = maak_gebruiker(naam="Sanne Visser")
    log_in(Client(), mens)
    log_in(Client(), mens, "verkeerd")

    with django_assert_num_queries(5):
        pagina = client.get("/logboek/?soort=ingelogd")

    rijen = [cel.tekst for cel in Bladzijde(pagina).alle("td", **{"data-kop": "Door"})]
    assert rijen == ["Sanne Visser"]


def test_retention_is_carried_out_and_recorded(capsys):
    """Row 45."""
    from datetime import timedelta

    import time_machine
    from django.contrib.sessions.models import Session
    from django.utils import timezone

    log_in(Client(), maak_gebruiker())
    voor = Session.objects.count()

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("ruim_op")

    assert (voor, Session.objects.count()) == (1, 0)
    assert Gebeurtenis.objects.get(soort="opgeruimd").gegevens["aantal"] == 1


def test_privacy_page_names_every_period_of_every_app(client):
    from doorlopend.bewaartermijnen import bewaartermijnen

    rijen = [cel.tekst for cel in Bladzijde(client.get("/privacy/")).alle("th", scope="row")]

    assert rijen == [termijn.wat for termijn in bewaartermijnen()]
    assert len(rijen) >= 7


def test_security_txt_says_where_to_report(client, settings):
    settings.MELDPUNT = "mailto:veilig@portaal.nl"

    antwoord = client.get("/.well-known/security.txt")

    regels = dict(regel.split(": ", 1) for regel in antwoord.content.decode().splitlines())
    assert (antwoord.headers["Content-Type"], regels["Contact"]) == ("text/plain; charset=utf-8", settings.MELDPUNT)
    assert set(regels) == {"Contact", "Expires", "Preferred-Languages", "Canonical"}

"""Nobody learns who has an account: the same answer for known and unknown, also in time (row 4)."""

import statistics
import time

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.factories import maak_gebruiker

pytestmark = pytest.mark.django_db
PADEN = {
    "/inloggen/": lambda email: {"login": email, "password": "verkeerd wachtwoord"},
    "/inloggen/wachtwoord-vergeten/": lambda email: {"email": email},
    "/inloggen/code/": lambda email: {"email": email},
}


@pytest.fixture(autouse=True)
def _mens(db):
    maak_gebruiker(email="bekend@school.nl")


def vraag(pad, email):
    """Status, place and page of the answer, the typed address taken out."""
    client = Client()
    antwoord = client.post(pad, PADEN[pad](email))
    pagina = client.get(antwoord.url) if antwoord.status_code == 302 else antwoord
    tekst = pagina.content.decode().replace(email, "ADRES")
    return antwoord.status_code, antwoord.headers.get("Location", ""), zonder_token(tekst)


def zonder_token(tekst):
    begin, _, rest = tekst.partition('name="csrfmiddlewaretoken" value="')
    return begin + (zonder_token(rest[64:]) if rest else "")


@pytest.mark.parametrize("pad", PADEN)
def test_known_and_unknown_address_get_the_same_page(pad):
    """Row 4."""
    assert vraag(pad, "bekend@school.nl") == vraag(pad, "onbekend@school.nl")


def test_unknown_address_gets_a_mail_that_says_so():
    """So that a person who used another address understands; the page does not tell."""
    Client().post("/inloggen/wachtwoord-vergeten/", {"email": "onbekend@school.nl"})

    assert (mail.outbox[0].to, "hoort geen account" in mail.outbox[0].body) == (["onbekend@school.nl"], True)


@pytest.mark.ongeacht_database
def test_time_tells_nothing(settings):
    """Row 4: With the real hash: the medians of 30 of each, taken in turn, lie within 20 % of each other."""
    settings.PASSWORD_HASHERS = ["doorlopend.backends.Hasher"]
    maak_gebruiker(email="argon@school.nl")
    duren = {"argon@school.nl": [], "niemand@school.nl": []}

    for _ in range(30):
        for email, reeks in duren.items():
            cache.clear()
            begin = time.process_time()
            Client().post("/inloggen/", PADEN["/inloggen/"](email))
            reeks.append(time.process_time() - begin)

    bekend, onbekend = (statistics.median(reeks) for reeks in duren.values())
    assert 0.8 < bekend / onbekend < 1.25

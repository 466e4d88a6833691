"""Signing in through another organisation, against a real provider process: only who was invited and linked."""

import json
import socket
import subprocess
import sys
import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from doorlopend import omgeving
from doorlopend.models import Gebruiker
from tests.factories import maak_gebruiker
from tests.test_settings import VOORBEELD, draai, lees
from tests.toegang.factories import code, koppel_app

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def uitgever():
    """The address of a provider in a process of its own."""
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    proces = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(poort)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    adres, einde = f"http://127.0.0.1:{poort}", time.monotonic() + 30
    while time.monotonic() < einde:
        try:
            httpx.get(f"{adres}/.well-known/openid-configuration")
            break
        except httpx.TransportError:
            time.sleep(0.1)
    yield adres
    proces.terminate()
    proces.wait(10)


@pytest.fixture
def aanbieder(uitgever, settings, monkeypatch):
    """The portal set up for this provider, as by the four variables; its id in our paths."""
    for naam, waarde in {"NAAM": "Entree", "CLIENT_ID": "portaal", "CLIENT_SECRET": "geheim"}.items():
        monkeypatch.setitem(omgeving.env.ENVIRON, f"OIDC_{naam}", waarde)
    settings.OIDC_UITGEVER = uitgever
    settings.SOCIALACCOUNT_PROVIDERS = omgeving.lees_oidc(uitgever, http_mag=True)
    return settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["provider_id"]


def ga_langs_aanbieder(client, naar, sub, claims=None):
    """What a browser does: from us to the provider, sign in there as `sub`, back to us; our answer to that."""
    if claims:
        adres = urlsplit(naar)
        httpx.put(f"{adres.scheme}://{adres.netloc}/users/{sub}", json=claims)
    terug = httpx.post(naar, data={"sub": sub})
    deel = urlsplit(terug.headers["Location"])
    return client.get(f"{deel.path}?{deel.query}")


def log_in(client, aanbieder, sub, claims=None, process="login"):
    heen = client.post(f"/inloggen/organisatie/{aanbieder}/?process={process}")
    return ga_langs_aanbieder(client, heen.url, sub, claims)


def koppel(mens, aanbieder, sub):
    client = Client()
    client.force_login(mens)
    return log_in(client, aanbieder, sub, process="connect")


def test_linked_person_signs_in(aanbieder):
    mens = maak_gebruiker()
    koppel(mens, aanbieder, "sub-1")
    client = Client()

    antwoord = log_in(client, aanbieder, "sub-1")

    assert (antwoord.status_code, antwoord.url) == (302, "/voortgang/")
    assert client.session["_auth_user_id"] == str(mens.pk)
    assert [(a.user, a.provider, a.uid) for a in SocialAccount.objects.all()] == [(mens, aanbieder, "sub-1")]


def test_person_sees_when_it_was_linked_and_takes_the_link_off(aanbieder):
    mens, client = maak_gebruiker(), Client()
    koppel(mens, aanbieder, "sub-weg")
    client.force_login(mens)

    pagina = client.get("/inloggen/organisatie/").content.decode()
    client.post("/inloggen/organisatie/", {"account": SocialAccount.objects.get().pk})

    assert f"Gekoppeld op {date_format(timezone.localdate())}" in pagina
    assert SocialAccount.objects.count() == 0


def test_unknown_person_gets_no_account_even_with_a_known_address(aanbieder):
    """The address that the provider gives links nobody: only (issuer, sub) does."""
    maak_gebruiker(email="mens@school.nl")
    client = Client()

    antwoord = log_in(client, aanbieder, "vreemd", {"email": "mens@school.nl", "email_verified": True})

    assert "_auth_user_id" not in client.session
    assert (antwoord.status_code, Gebruiker.objects.count(), SocialAccount.objects.count()) == (200, 1, 0)
    assert "U hebt nog geen account" in antwoord.content.decode()


def test_same_sub_of_another_issuer_is_somebody_else(aanbieder, settings, uitgever):
    koppel(maak_gebruiker(), aanbieder, "sub-2")
    localhost = uitgever.replace("127.0.0.1", "localhost")
    settings.SOCIALACCOUNT_PROVIDERS = omgeving.lees_oidc(localhost, http_mag=True)
    ander = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["provider_id"]
    client = Client()

    antwoord = log_in(client, ander, "sub-2")

    assert ander != aanbieder
    assert ("_auth_user_id" in client.session, "U hebt nog geen account" in antwoord.content.decode()) == (False, True)


def test_second_step_is_asked_after_the_organisation_too(aanbieder):
    mens = maak_gebruiker()
    koppel(mens, aanbieder, "sub-3")
    zaad, client = koppel_app(mens), Client()

    eerst = log_in(client, aanbieder, "sub-3")
    daarna = client.post("/inloggen/tweede-stap/", {"code": code(zaad)})

    assert (eerst.url, daarna.url) == ("/inloggen/tweede-stap/", "/voortgang/")


def test_role_and_organisation_never_come_from_the_provider(aanbieder):
    mens = maak_gebruiker()
    koppel(mens, aanbieder, "sub-4")

    log_in(
        Client(), aanbieder, "sub-4", {"rol": "beheerder", "roles": ["beheerder"], "name": "Ander", "email": "x@y.nl"}
    )

    na = Gebruiker.objects.get(pk=mens.pk)
    assert (na.rol, na.naam, na.email) == (mens.rol, mens.naam, mens.email)


def test_link_of_one_person_cannot_be_taken_by_another(aanbieder):
    koppel(maak_gebruiker(), aanbieder, "sub-5")

    koppel(maak_gebruiker(), aanbieder, "sub-5")

    assert SocialAccount.objects.filter(uid="sub-5").count() == 1


def test_disabled_person_does_not_come_in(aanbieder):
    mens = maak_gebruiker()
    koppel(mens, aanbieder, "sub-6")
    Gebruiker.objects.filter(pk=mens.pk).update(is_active=False)
    client = Client()

    log_in(client, aanbieder, "sub-6")

    assert "_auth_user_id" not in client.session


def test_request_carries_pkce_and_a_state(aanbieder):
    heen = parse_qs(urlsplit(Client().post(f"/inloggen/organisatie/{aanbieder}/").url).query)

    assert (heen["code_challenge_method"], len(heen["code_challenge"][0]), bool(heen["state"])) == (["S256"], 43, True)


def test_answer_without_our_state_is_refused(aanbieder):
    client = Client()
    antwoord = client.get(f"/inloggen/organisatie/{aanbieder}/terug/?code=x&state=verzonnen")

    assert "_auth_user_id" not in client.session
    assert "Inloggen is niet gelukt" in antwoord.content.decode()


def test_person_who_stops_at_the_provider_comes_back_to_a_page(aanbieder):
    client = Client()
    heen = client.post(f"/inloggen/organisatie/{aanbieder}/")
    terug = urlsplit(httpx.post(heen.url, data={"action": "deny"}).headers["Location"])

    antwoord = client.get(f"{terug.path}?{terug.query}", follow=True)

    assert "Probeer het" in antwoord.content.decode()
    assert "log in met uw e-mailadres" in antwoord.content.decode()


def test_provider_that_does_not_answer_gives_a_page(aanbieder, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:9"

    antwoord = Client().post(f"/inloggen/organisatie/{aanbieder}/")

    assert (antwoord.status_code, "Inloggen is niet gelukt" in antwoord.content.decode()) == (503, True)


def test_login_page_offers_it_only_when_it_is_set_up(aanbieder, settings):
    met = Client().get("/inloggen/").content.decode()
    settings.OIDC_UITGEVER = ""

    assert ("Inloggen met Entree" in met, "Entree" in Client().get("/inloggen/").content.decode()) == (True, False)


OIDC = {
    "OIDC_UITGEVER": "https://login.example/oidc",
    "OIDC_NAAM": "Entree",
    "OIDC_CLIENT_ID": "p",
    "OIDC_CLIENT_SECRET": "g",
}


def test_forms_may_redirect_to_the_issuer_and_nowhere_else(tmp_path):
    """Row 13: the origin of the issuer, when one is set, is the only other place."""
    met, zonder = (
        lees("CONTENT_SECURITY_POLICY", map_=tmp_path, **VOORBEELD, **extra)[0]["DIRECTIVES"]["form-action"]
        for extra in (OIDC, {})
    )

    assert (met, zonder) == (["'self'", "https://login.example"], ["'self'"])


@pytest.mark.parametrize("weg", ["OIDC_NAAM", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"])
def test_half_a_setup_stops_the_start(weg, tmp_path):
    omgeving = {naam: waarde for naam, waarde in OIDC.items() if naam != weg}

    uit = draai("manage.py", "check", map_=tmp_path, **VOORBEELD, **omgeving)

    assert uit.stderr.startswith(f"Het portaal kan niet starten. {weg} ontbreekt.")
    assert json.dumps(OIDC["OIDC_CLIENT_SECRET"]) not in uit.stderr

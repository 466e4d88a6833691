"""Signing in: what a right, a wrong, an unknown and a switched-off account get, and how often one may try."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from doorlopend.backends import AccountAdapter
from doorlopend.models import Gebruiker
from tests.bladzijde import Bladzijde
from tests.factories import WACHTWOORD, maak_gebruiker

FOUT = "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw."
TE_VAAK = "U hebt te vaak geprobeerd in te loggen. Wacht vijf minuten en probeer het opnieuw."
UIT = "Dit account staat uit. Vraag de programmaleider om hulp."


def log_in(email, wachtwoord=WACHTWOORD, client=None, **kopregels):
    return (client or Client()).post("/inloggen/", {"login": email, "password": wachtwoord}, **kopregels)


def uitkomst(antwoord):
    """ "binnen", or which of the three messages the page shows (read from its text: contexts mix between threads)."""
    if antwoord.status_code == 302:
        return "binnen"
    assert antwoord.status_code == 200
    tekst = antwoord.content.decode()
    return ", ".join(melding for melding in (FOUT, TE_VAAK, UIT) if melding in tekst)


@pytest.fixture
def mens(db):
    return maak_gebruiker(email="mens@school.nl")


def test_right_password_leads_to_the_dashboard_with_a_new_session(mens):
    client = Client()
    client.get("/inloggen/")

    antwoord = log_in("MENS@school.nl ", client=client)

    assert (antwoord.status_code, antwoord["Location"]) == (302, "/voortgang/")
    assert client.session["_auth_user_id"] == str(mens.pk)


def test_next_page_is_followed_only_inside_the_portal(mens):
    binnen = Client().post("/inloggen/?next=/scholen/", {"login": mens.email, "password": WACHTWOORD})
    buiten = Client().post("/inloggen/?next=https://elders.example/", {"login": mens.email, "password": WACHTWOORD})

    assert (binnen["Location"], buiten["Location"]) == ("/scholen/", "/voortgang/")


def test_unknown_and_known_address_get_the_same_answer(mens):
    bekend, onbekend = log_in(mens.email, "verkeerd"), log_in("niemand@school.nl", "verkeerd")

    assert (uitkomst(bekend), uitkomst(onbekend)) == (FOUT, FOUT)


def test_switched_off_account_is_told_only_with_the_right_password(mens):
    Gebruiker.objects.update(is_active=False)

    assert [uitkomst(log_in(mens.email, wachtwoord)) for wachtwoord in ("verkeerd", WACHTWOORD)] == [FOUT, UIT]


def test_sixth_attempt_is_refused_even_with_the_right_password(mens):
    uitkomsten = [uitkomst(log_in(mens.email, "verkeerd")) for _ in range(5)]

    assert [*uitkomsten, uitkomst(log_in(mens.email))] == [FOUT] * 5 + [TE_VAAK]


def test_failures_of_one_account_do_not_stop_another(mens):
    maak_gebruiker(email="ander@school.nl")
    for _ in range(6):
        log_in(mens.email, "verkeerd")

    assert uitkomst(log_in("ander@school.nl")) == "binnen"


@pytest.mark.parametrize(
    "vermomming",
    [
        lambda nummer: {"HTTP_X_FORWARDED_FOR": f"10.0.0.{nummer}"},
        lambda nummer: {"REMOTE_ADDR": f"10.0.0.{nummer}"},
        lambda nummer: {"HTTP_HOST": f"naam{nummer}.school.nl"},
    ],
    ids=["X-Forwarded-For", "other addresses", "Host"],
)
def test_account_stays_limited_whatever_the_request_claims(mens, vermomming):
    uitkomsten = [uitkomst(log_in(mens.email, "verkeerd", **vermomming(nummer))) for nummer in range(1, 8)]

    assert uitkomsten == [FOUT] * 5 + [TE_VAAK] * 2


def test_account_stays_limited_when_its_address_is_written_otherwise(mens):
    schrijfwijzen = [
        "mens@school.nl",
        "MENS@SCHOOL.NL",
        "Mens@School.nl",
        "menſ@school.nl",
        "menſ@ſchool.nl",
        "mens@ſchool.nl",
    ]

    uitkomsten = [uitkomst(log_in(email, "verkeerd")) for email in schrijfwijzen]

    assert uitkomsten.count(FOUT) <= 5
    assert uitkomst(log_in(mens.email)) == TE_VAAK


@pytest.mark.django_db(transaction=True)
def test_parallel_guesses_are_counted_exactly():
    maak_gebruiker(email="mens@school.nl")

    def raad(nummer):
        try:
            return uitkomst(log_in("mens@school.nl", f"gok-{nummer}"))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as draden:
        uitkomsten = list(draden.map(raad, range(24)))

    assert set(uitkomsten) == {FOUT, TE_VAAK}
    assert 1 <= uitkomsten.count(FOUT) <= 5


def test_sixty_people_of_one_school_sign_in_within_a_minute(db):
    for nummer in range(60):
        maak_gebruiker(email=f"mens{nummer}@school.nl")

    uitkomsten = [uitkomst(log_in(f"mens{nummer}@school.nl")) for nummer in range(60)]

    assert uitkomsten == ["binnen"] * 60


def test_nobody_can_sign_up(rf, db):
    pagina = Bladzijde(Client().get(reverse("account_signup")))

    assert AccountAdapter().is_open_for_signup(rf.get("/")) is False
    assert (pagina.een("h1").tekst, pagina.alle("form")) == ("U hebt nog geen account", [])


def test_signing_out_takes_a_post_and_ends_the_session(mens):
    client = Client()
    log_in(mens.email, client=client)

    client.get("/uitloggen/")
    nog_binnen = "_auth_user_id" in client.session
    client.post("/uitloggen/")

    assert (nog_binnen, "_auth_user_id" in client.session) == (True, False)


def test_password_is_stored_as_argon2id_with_the_chosen_figures(mens, settings):
    """Row 1."""
    settings.PASSWORD_HASHERS = ["doorlopend.backends.Hasher"]
    mens.set_password("een-lange-zin-om-te-onthouden")

    assert mens.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_pages_behind_sign_in_are_kept_nowhere(als):
    antwoord = als("stuurgroep").get("/scholen/")

    assert antwoord["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_every_answer_carries_the_protecting_headers(client, db):
    for pad in ("/inloggen/", "/bestaat-niet/", "/static/css/portaal.css"):
        kop = client.get(pad).headers
        assert "script-src 'self'" in kop["Content-Security-Policy"], pad
        assert "unsafe" not in kop["Content-Security-Policy"], pad
        assert kop["Permissions-Policy"].startswith("camera=()"), pad
        assert kop["Cross-Origin-Resource-Policy"] == "same-origin", pad
        assert kop["X-Content-Type-Options"] == "nosniff", pad
        assert "Access-Control-Allow-Origin" not in kop, pad


def test_dead_reset_link_offers_a_new_one_instead_of_fields_that_can_do_nothing(client, db):
    pagina = Bladzijde(client.get("/inloggen/wachtwoord-vergeten/1-abc-def/", follow=True))

    assert pagina.alle("input", type="password") == []
    assert pagina.een("a", href="/inloggen/wachtwoord-vergeten/").tekst == "Nieuwe link aanvragen"

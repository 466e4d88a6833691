"""The second step: forced by role, a code once, encrypted at rest, never skipped (row 7)."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from doorlopend.models import Gebruiker
from doorlopend.rechten import Rol
from tests.factories import maak_gebruiker
from tests.matrix import MATRIX, alle_argumenten
from tests.matrix.rollen import ROLLEN
from tests.test_rechten import url_namen
from tests.toegang.factories import code, koppel_app, link_uit_mail, log_in

pytestmark = pytest.mark.django_db
MOET = {"programmaleider", "programmateam", "beheerder"}
OPEN = {"mfa_activate_totp", "mfa_reauthenticate", "account_reauthenticate", "account_logout"} | {
    *("privacy", "gezond", "security-txt"),
}


@pytest.fixture
def verplicht(settings):
    settings.MFA_VERPLICHT = True


@pytest.mark.usefixtures("verplicht")
@pytest.mark.parametrize("rol", ROLLEN)
def test_who_must_have_the_second_step_reaches_nothing_without_it(rol, als):
    """Row 7: a crawl over every url of the resolver, until one opens that may not."""
    from django.urls import reverse

    argumenten, client = alle_argumenten(), als(rol)

    def opent(naam):
        pad = reverse(naam, args=argumenten.get(naam, argumenten.get(naam.partition("-")[0], [])))
        antwoord = client.get(pad)
        return not (antwoord.status_code == 302 and antwoord.url == "/inloggen/tweede-stap/koppelen/")

    dicht = sorted(naam for naam in url_namen() - OPEN if MATRIX[naam][0])
    bereikt = next(filter(opent, dicht), None)

    assert (bereikt is None) == (rol in MOET), bereikt
    assert len(dicht) > 100


@pytest.mark.usefixtures("verplicht")
def test_without_the_second_step_no_menu_is_shown_that_leads_back_to_the_same_page(als):
    client, menus = als(Rol.PROGRAMMALEIDER), []
    menus.append("Hoofdmenu" in client.get("/scholen/", follow=True).text)
    koppel_app(Gebruiker.objects.get(rol=Rol.PROGRAMMALEIDER))
    menus.append("Hoofdmenu" in client.get("/scholen/", follow=True).text)

    assert menus == [False, True]


@pytest.mark.usefixtures("verplicht")
def test_with_the_second_step_the_portal_opens(als):
    mens = maak_gebruiker(Rol.PROGRAMMALEIDER)
    client, zaad = Client(), koppel_app(mens)

    eerst = log_in(client, mens)
    binnen_zonder = client.get("/scholen/").status_code
    daarna = client.post("/inloggen/tweede-stap/", {"code": code(zaad)})

    assert (eerst.url, binnen_zonder) == ("/inloggen/tweede-stap/", 302)
    assert (daarna.url, client.get("/scholen/").status_code) == ("/voortgang/", 200)


@pytest.mark.usefixtures("verplicht")
@pytest.mark.django_db(transaction=True)
def test_adding_the_app_gives_recovery_codes_and_then_the_portal(als):
    client = als("beheerder")
    zaad = client.get("/inloggen/tweede-stap/koppelen/").context["form"].secret

    gekoppeld = client.post("/inloggen/tweede-stap/koppelen/", {"code": code(zaad)})
    pagina = client.get(gekoppeld.url)

    assert gekoppeld.url == "/inloggen/tweede-stap/codes/"
    assert len(pagina.context["unused_codes"]) == 10
    assert client.get("/personen/").status_code == 200
    assert mail.outbox[0].subject == "De tweede stap staat aan"


def test_a_code_works_once(als):
    """Row 7."""
    mens = maak_gebruiker()
    zaad = koppel_app(mens)
    eerste, tweede = Client(), Client()
    log_in(eerste, mens)
    log_in(tweede, mens)
    nu = code(zaad)

    eerste.post("/inloggen/tweede-stap/", {"code": nu})
    herhaald = tweede.post("/inloggen/tweede-stap/", {"code": nu})

    assert herhaald.context["form"].errors["code"] == [
        "Deze code klopt niet. Kijk of u de nieuwste code hebt en typ hem opnieuw."
    ]


def test_a_recovery_code_works_once():
    """Row 7."""
    mens = maak_gebruiker()
    koppel_app(mens)
    reserve = Authenticator.objects.get(user=mens, type="recovery_codes").wrap().get_unused_codes()[0]

    def binnen():
        client = Client()
        log_in(client, mens)
        return client.post("/inloggen/tweede-stap/", {"code": reserve}).status_code

    assert [binnen(), binnen()] == [302, 200]


def test_guessing_codes_is_limited_and_in_the_trail():
    """Rows 3 and 41."""
    from doorlopend.models import Gebeurtenis

    mens = maak_gebruiker()
    koppel_app(mens)
    client = Client()
    log_in(client, mens)

    fouten = [
        client.post("/inloggen/tweede-stap/", {"code": f"00000{nummer}"}).context["form"].errors["code"][0]
        for nummer in range(7)
    ]

    assert [fout.startswith("Deze code klopt niet") for fout in fouten] == [True] * 5 + [False] * 2
    assert Gebeurtenis.objects.filter(soort="inloggen-mislukt", over=f"gebruiker:{mens.pk}").count() == 7


def test_reset_of_the_password_does_not_skip_the_second_step():
    """Row 7."""
    mens = maak_gebruiker(email="mens@school.nl")
    koppel_app(mens)
    client = Client()
    client.post("/inloggen/wachtwoord-vergeten/", {"email": "mens@school.nl"})

    naar_form = client.get(link_uit_mail(), follow=True)
    nieuw = {"password1": "vier paarden eten soep", "password2": "vier paarden eten soep"}
    klaar = client.post(naar_form.request["PATH_INFO"], nieuw)

    assert klaar.url == "/inloggen/wachtwoord-vergeten/klaar/"
    assert "_auth_user_id" not in client.session
    assert log_in(client, mens, "vier paarden eten soep").url == "/inloggen/tweede-stap/"


def test_one_time_code_by_mail_does_not_skip_the_second_step():
    """Row 7."""
    mens = maak_gebruiker(email="mens@school.nl")
    koppel_app(mens)
    client = Client()
    client.post("/inloggen/code/", {"email": "mens@school.nl"})
    (regel,) = [regel.strip() for regel in mail.outbox[0].body.splitlines() if regel.startswith("    ")]

    antwoord = client.post("/inloggen/code/invullen/", {"code": regel})

    assert (antwoord.status_code, antwoord.url) == (302, "/inloggen/tweede-stap/")


def test_seed_is_encrypted_in_every_table(als):
    """Row 7: neither while it is being added (session) nor afterwards."""
    from django.contrib.sessions.models import Session

    client = als("decaan")
    zaad = client.get("/inloggen/tweede-stap/koppelen/").context["form"].secret
    in_sessie = str(list(Session.objects.values()))
    client.post("/inloggen/tweede-stap/koppelen/", {"code": code(zaad)})
    bewaard = Authenticator.objects.get(type="totp").data["secret"]

    assert zaad not in in_sessie
    assert (zaad in bewaard, bewaard.startswith("gAAAA")) == (False, True)


@pytest.mark.usefixtures("verplicht")
def test_who_must_have_it_cannot_take_it_off(als):
    mens = maak_gebruiker(Rol.PROGRAMMATEAM)
    zaad, client = koppel_app(mens), Client()
    log_in(client, mens)
    client.post("/inloggen/tweede-stap/", {"code": code(zaad)})

    antwoord = client.post("/inloggen/tweede-stap/uitzetten/")

    assert "Voor uw rol is de tweede stap verplicht" in antwoord.content.decode()
    assert Authenticator.objects.filter(user=mens, type="totp").exists()


def test_lost_phone_is_solved_by_the_programmaleider(als):
    mens = maak_gebruiker()
    koppel_app(mens)
    ander = Client()
    ander.force_login(mens)

    als("programmaleider").post(f"/personen/{mens.pk}/tweede-stap-wissen/")

    assert not Authenticator.objects.filter(user=mens).exists()
    assert log_in(Client(), mens).url == "/voortgang/"

"""Sessions: an hour, twelve hours, out at once, nothing typed is lost (rows 5, 6, 12)."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from doorlopend.models import Gebruiker, School
from tests.bladzijde import Bladzijde
from tests.factories import WACHTWOORD, maak_gebruiker, maak_school
from tests.toegang.factories import log_in

pytestmark = pytest.mark.django_db
GEGEVENS = {"roepnaam": "De Kade", "bestuur": "", "partner": "", "stadsdeel": "noord", "gemeente": "Amsterdam"}


def na(minuten):
    return time_machine.travel(timezone.now() + timedelta(minutes=minuten), tick=False)


@pytest.mark.parametrize(("minuten", "binnen"), [(59, True), (61, False)])
def test_an_hour_without_a_click_ends_the_session(minuten, binnen, als):
    """Row 5."""
    client = als("decaan")

    with na(minuten):
        antwoord = client.get("/scholen/")

    assert antwoord.status_code == (200 if binnen else 302)


@pytest.mark.parametrize(("uren", "binnen"), [(11, True), (13, False)])
def test_twelve_hours_end_the_session_whatever_the_person_does(uren, binnen, als):
    """Row 5."""
    client, begin = als("decaan"), timezone.now()

    for minuten in range(30, uren * 60, 30):
        with time_machine.travel(begin + timedelta(minutes=minuten), tick=False):
            antwoord = client.get("/scholen/")

    assert antwoord.status_code == (200 if binnen else 302)


def test_moment_last_seen_is_written_at_most_once_in_five_minutes(als, django_assert_num_queries):
    client = als("decaan")
    client.get("/inloggen/account/sessies/")
    begin = timezone.now()

    def bewaard():
        return Session.objects.get().session_data

    data = []
    for seconden in (0, 200, 299, 301, 400, 602):
        with time_machine.travel(begin + timedelta(seconds=seconden), tick=False):
            client.get("/scholen/")
        data.append(bewaard())

    assert [data.index(stuk) for stuk in data] == [0, 0, 0, 3, 3, 5]


def test_signing_in_gives_a_new_session_key():
    """Row 5."""
    mens, client = maak_gebruiker(), Client()
    client.get("/inloggen/")
    session = client.session
    session["iets"] = 1
    session.save()
    oud = session.session_key

    log_in(client, mens)

    assert client.session.session_key != oud


@pytest.mark.parametrize("verander", ["wachtwoord", "uit"])
def test_password_change_and_switching_off_end_all_sessions_at_once(verander, als):
    """Rows 5 and 11."""
    mens, een, twee = maak_gebruiker(), Client(), Client()
    log_in(een, mens)
    log_in(twee, mens)

    if verander == "wachtwoord":
        nieuw = {"oldpassword": WACHTWOORD} | dict.fromkeys(("password1", "password2"), "vier paarden eten soep")
        een.post("/inloggen/account/wachtwoord/", nieuw)
    else:
        als("programmaleider").post(f"/personen/{mens.pk}/uitzetten/")

    assert een.get("/scholen/").status_code == (200 if verander == "wachtwoord" else 302)
    assert twee.get("/scholen/").status_code == 302


def test_person_sees_own_sessions_and_ends_the_others():
    """Row 5; the newest first."""
    mens, een, twee = maak_gebruiker(), Client(), Client()
    log_in(een, mens)
    log_in(twee, mens)

    rijen = Bladzijde(een.get("/inloggen/account/sessies/")).alle("th", scope="row")
    een.post("/inloggen/account/sessies/")

    assert ["deze browser" in rij.tekst for rij in rijen] == [False, True]
    assert (een.get("/scholen/").status_code, twee.get("/scholen/").status_code) == (200, 302)
    assert UserSession.objects.filter(user=mens).count() == 1


@pytest.mark.parametrize(
    ("kenmerk", "naam"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge op Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari op iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari", "Chrome op Android"),
        ("<b>iets</b>", "Onbekende browser"),
        ("", "Onbekende browser"),
    ],
)
def test_session_is_named_by_browser_and_device(kenmerk, naam):
    mens, client = maak_gebruiker(), Client(headers={"user-agent": kenmerk})
    log_in(client, mens)

    pagina = Bladzijde(client.get("/inloggen/account/sessies/"))

    assert pagina.teksten("td", data_kop="Browser") == [naam]
    assert "Uitloggen op andere apparaten" not in pagina.teksten("button")


def test_signing_out_has_the_browser_forget():
    """Row 5."""
    mens, client = maak_gebruiker(), Client()
    log_in(client, mens)

    antwoord = client.post("/uitloggen/")

    assert antwoord.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_session_table_cannot_be_read_without_the_key(als, settings):
    als("decaan").get("/scholen/")
    data = Session.objects.get().session_data

    assert data.startswith("gAAAA")
    settings.SECRET_KEY = "een heel andere sleutel van een ander portaal"
    assert Session.objects.get().get_decoded() == {}


def verstuur_na_verlopen(client, pad, velden, **extra):
    with na(70):
        return client.post(pad, velden, **extra)


def test_form_sent_after_the_session_expired_is_offered_again_after_signing_in():
    mens, client, school = maak_gebruiker("programmaleider"), Client(), maak_school(roepnaam="Oud")
    log_in(client, mens)
    pad = f"/scholen/{school.pk}/bewerken/"

    verlopen = verstuur_na_verlopen(client, pad, GEGEVENS)
    nog_oud = School.objects.get(pk=school.pk).roepnaam
    with na(71):
        gezegd = client.get(verlopen.url).content.decode()
        terug = client.post(verlopen.url, {"login": mens.email, "password": WACHTWOORD})
        pagina = Bladzijde(client.get(terug.url))
        velden = {veld.attrs["name"]: veld.attrs["value"] for veld in pagina.alle("input", type="hidden")}
        (form,) = pagina.alle("form", action=pad)
        client.post(form.attrs["action"], velden)

    assert (verlopen.status_code, terug.url, nog_oud) == (302, "/inloggen/verder/", "Oud")
    assert "U was uitgelogd. Uw tekst is bewaard. Log in om verder te gaan." in gezegd
    assert School.objects.get(pk=school.pk).roepnaam == "De Kade"


def test_kept_form_is_only_for_who_sent_it():
    mens, ander, client = maak_gebruiker("programmaleider"), maak_gebruiker("programmaleider"), Client()
    log_in(client, mens)
    verstuur_na_verlopen(client, f"/scholen/{maak_school().pk}/bewerken/", GEGEVENS)

    with na(71):
        log_in(client, ander)
        antwoord = client.get("/inloggen/verder/")

    assert (antwoord.status_code, antwoord.url) == (302, "/")


def test_kept_form_is_gone_after_an_hour():
    mens, client = maak_gebruiker("programmaleider"), Client()
    log_in(client, mens)
    verstuur_na_verlopen(client, f"/scholen/{maak_school().pk}/bewerken/", GEGEVENS)

    with na(135):
        log_in(client, mens)
        antwoord = client.get("/inloggen/verder/")

    assert antwoord.url == "/"


def test_kept_form_is_unreadable_in_the_database_and_holds_no_password():
    mens, client = maak_gebruiker("programmaleider"), Client()
    log_in(client, mens)
    verstuur_na_verlopen(client, f"/scholen/{maak_school().pk}/bewerken/", GEGEVENS | {"oldpassword": "kanarie-geheim"})

    with na(70):
        bewaard = client.session["inzending"]["velden"]
    assert "De Kade" not in str(list(Session.objects.values()))
    assert (bewaard["roepnaam"], "oldpassword" in bewaard) == (["De Kade"], False)


def test_form_from_before_signing_in_again_elsewhere_is_kept_too():
    """Signing in renews the token: a form in another tab then fails the check, and must not lose its text."""
    mens, client, school = maak_gebruiker("programmaleider"), Client(enforce_csrf_checks=True), maak_school()
    client.force_login(mens)

    antwoord = client.post(
        f"/scholen/{school.pk}/bewerken/", GEGEVENS | {"csrfmiddlewaretoken": "x" * 64}, HTTP_ORIGIN="http://testserver"
    )

    assert (antwoord.status_code, antwoord.url) == (302, "/inloggen/verder/")
    assert "De Kade" in client.get("/inloggen/verder/").content.decode()


@pytest.mark.parametrize("herkomst", [None, "https://elders.example", "null"])
def test_form_of_another_site_is_refused_and_not_kept(herkomst):
    """Row 12."""
    mens, client, school = maak_gebruiker("programmaleider"), Client(enforce_csrf_checks=True), maak_school()
    client.force_login(mens)

    kop = {"HTTP_ORIGIN": herkomst} if herkomst else {}
    antwoord = client.post(f"/scholen/{school.pk}/bewerken/", GEGEVENS, **kop)

    assert antwoord.status_code == 403
    assert "Het formulier is verlopen" in antwoord.content.decode()
    assert client.get("/inloggen/verder/").url == "/"


def test_kept_form_is_thrown_away_on_request():
    mens, client = maak_gebruiker("programmaleider"), Client()
    log_in(client, mens)
    verstuur_na_verlopen(client, f"/scholen/{maak_school().pk}/bewerken/", GEGEVENS)
    with na(71):
        log_in(client, mens)
        client.post("/inloggen/verder/")

        assert client.get("/inloggen/verder/").url == "/"


def test_one_address_cannot_fill_the_database_with_forms():
    client, school = Client(), maak_school()

    for _ in range(125):
        client.cookies.clear()
        client.post(f"/scholen/{school.pk}/bewerken/", GEGEVENS)

    assert Session.objects.count() == 120


def test_disabled_person_is_out_at_the_next_click(als):
    """Row 11."""
    client = als("decaan")
    client.get("/scholen/")

    Gebruiker.objects.update(is_active=False)

    assert client.get("/scholen/").status_code == 302

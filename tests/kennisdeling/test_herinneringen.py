"""Reminders of activities, what stands in whose calendar, and mails that could not go."""

from datetime import date, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.utils import timezone

from doorlopend.herinneringen import stuur_alle
from kennisdeling.aanmeldacties import bewaar_activiteit, meld_aan, meld_af
from kennisdeling.agenda import activiteiten
from kennisdeling.herinneringen import morgen, opkomst_ontbreekt
from kennisdeling.models import Aanmelding
from tests.agenda import conftest as agenda
from tests.factories import maak_gebruiker
from tests.kennisdeling.factories import maak_aanmelding, maak_activiteit

brievenbus = agenda.brievenbus  # a real SMTP server
pytestmark = pytest.mark.django_db
echt = pytest.mark.django_db(transaction=True)  # mails go out once a change is certain
NU = timezone.make_aware(datetime(2026, 11, 24, 12))
DAG = date(2026, 12, 8)


@pytest.mark.parametrize(("dag", "aantal"), [(6, 0), (7, 1), (8, 1), (9, 0)])
def test_who_has_a_seat_hears_of_it_the_day_before(dag, aantal):
    activiteit = maak_activiteit(DAG, naam="Kijken bij HMC")
    maak_aanmelding(activiteit, naam="An", email="an@school.nl")
    for plek in ("wachtlijst", "afgemeld"):
        maak_aanmelding(activiteit, plek=plek)
    maak_aanmelding(activiteit, plek="inloop", email="")

    mails = list(morgen(date(2026, 12, dag)))

    assert [(m.email, m.naam, m.onderwerp) for m in mails] == [
        ("an@school.nl", "An", "Herinnering: Kijken bij HMC")
    ] * aantal


def test_nobody_hears_of_what_was_called_off():
    maak_aanmelding(maak_activiteit(DAG, staat="geannuleerd", reden="Ziekte"))

    assert list(morgen(date(2026, 12, 7))) == []


def test_the_reminder_leads_to_the_page_where_one_can_cancel(client):
    maak_aanmelding(maak_activiteit(DAG))
    (herinnering,) = morgen(date(2026, 12, 7))

    pagina = client.get(herinnering.pad).content.decode()

    assert ("<b>U hebt een plaats.</b>" in pagina, "Meld mij af" in pagina, "Aula" in pagina) == (True, True, True)


@pytest.mark.parametrize(("dag", "aantal"), [(date(2026, 12, 8), 0), (date(2026, 12, 9), 1), (date(2027, 2, 7), 0)])
def test_who_organises_is_asked_who_came_from_the_day_after(dag, aantal):
    wie = maak_gebruiker("programmateam")
    maak_activiteit(DAG, organisator=wie, naam="Kijken bij HMC")
    maak_activiteit(DAG)

    assert [(m.email, m.onderwerp) for m in opkomst_ontbreekt(dag)] == [
        (wie.email, "Wie waren er? Kijken bij HMC")
    ] * aantal


@pytest.mark.parametrize(
    ("velden", "opkomst"),
    [({"staat": "geannuleerd", "reden": "Ziekte"}, "verwacht"), ({}, "aanwezig"), ({"laatste_dag": DAG}, "gast")],
)
def test_nobody_is_asked_when_it_was_called_off_or_recorded(velden, opkomst):
    maak_aanmelding(maak_activiteit(DAG, organisator=maak_gebruiker("programmateam"), **velden), opkomst=opkomst)

    assert list(opkomst_ontbreekt(date(2026, 12, 9))) == []


def test_an_activity_of_more_days_is_over_after_the_last():
    maak_activiteit(DAG, laatste_dag=date(2026, 12, 10), organisator=maak_gebruiker("programmateam"))

    assert [len(list(opkomst_ontbreekt(date(2026, 12, dag)))) for dag in (9, 10, 11)] == [0, 0, 1]


def test_the_calendar_holds_what_one_goes_to_and_the_team_sees_all():
    decaan, team = maak_gebruiker("decaan", email="d@school.nl"), maak_gebruiker("programmateam")
    mijn, wacht, ander, geweest = (maak_activiteit(DAG), maak_activiteit(), maak_activiteit(), maak_activiteit())
    type(geweest).objects.filter(pk=geweest.pk).update(datum=date(2026, 1, 8))
    maak_aanmelding(mijn, email="D@school.nl")
    maak_aanmelding(wacht, plek="wachtlijst", email="d@school.nl")

    gevonden = [{a.pk for a in activiteiten(wie, date(2026, 11, 24))} for wie in (decaan, team)]

    assert gevonden == [{mijn.pk}, {mijn.pk, wacht.pk, ander.pk}]


# Mails that could not go
def meld(activiteit, naam, nu=NU):
    gegevens = {"naam": naam, "email": f"{naam}@school.nl", "functie": "", "organisatie": (None, None, "Elders")}
    return meld_aan(activiteit, **gegevens, nu=nu)


def wachtend():
    return dict(Aanmelding.objects.exclude(te_mailen="").values_list("naam", "te_mailen"))


def post(bus):
    berichten = [(aan, message_from_bytes(inhoud, policy=policy.default)) for aan, inhoud in bus.post]
    return [(aan.partition("@")[0], str(bericht["subject"]).partition(":")[0]) for aan, bericht in berichten]


def zend_na(minuten=11):
    nu = NU + timedelta(minutes=minuten)
    uitslag = stuur_alle(nu.date(), nu=nu, adres=lambda pad: f"https://portaal.test{pad}")
    return uitslag.verzonden, uitslag.mislukt


@echt
def test_a_mail_that_could_not_go_stays_and_goes_with_the_next_reminders(settings, brievenbus):
    poort, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    activiteit = maak_activiteit(capaciteit=1)
    for naam in "ab":
        meld(activiteit, naam)
    mislukt = wachtend(), zend_na()
    settings.EMAIL_PORT = poort

    assert mislukt == ({"a": "geplaatst", "b": "wachtlijst"}, (0, 1))
    assert (zend_na(30), post(brievenbus)) == ((2, 0), [("a", "U doet mee"), ("b", "U staat op de wachtlijst")])
    assert (wachtend(), zend_na(60)) == ({}, (0, 0))


@echt
def test_only_the_newest_news_is_sent(settings, brievenbus):
    poort, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    activiteit = maak_activiteit(capaciteit=1)
    eerste = meld(activiteit, "a")
    meld(activiteit, "b")
    meld_af(eerste, nu=NU)
    settings.EMAIL_PORT = poort

    zend_na()

    assert post(brievenbus) == [("a", "U bent afgemeld"), ("b", "Er is een plaats voor u")]


@echt
def test_what_was_just_changed_is_left_to_who_changed_it(settings, brievenbus):
    poort, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    meld(maak_activiteit(), "a")
    settings.EMAIL_PORT = poort

    assert (zend_na(10), post(brievenbus)) == ((0, 0), [])


@echt
def test_one_refused_address_doesn_t_stop_the_others(brievenbus):
    activiteit = maak_activiteit()
    for naam in "abc":
        meld(activiteit, naam)
    brievenbus.post.clear()
    brievenbus.weigert.add("b@school.nl")

    activiteit.staat, activiteit.reden = "geannuleerd", "Ziekte"
    bewaar_activiteit(activiteit, nu=NU)

    assert (post(brievenbus), wachtend()) == (
        [("a", "Gaat niet door"), ("c", "Gaat niet door")],
        {"b": "gaat-niet-door"},
    )


@echt
def test_a_mail_server_that_is_down_is_asked_once_for_a_whole_list(settings, caplog):
    activiteit = maak_activiteit()
    for _ in range(5):
        maak_aanmelding(activiteit)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    activiteit.staat, activiteit.reden = "geannuleerd", "Ziekte"
    bewaar_activiteit(activiteit, nu=NU)

    assert (len(wachtend()), caplog.text.count("niet verzonden")) == (5, 1)
    assert "@school.nl" not in caplog.text


@echt
def test_nothing_is_sent_once_the_activity_is_over():
    mens = maak_aanmelding(maak_activiteit(date(2026, 11, 23)))
    Aanmelding.objects.update(te_mailen="geplaatst", te_mailen_sinds=NU - timedelta(days=2))

    assert (zend_na(), wachtend(), mail.outbox) == ((0, 0), {mens.naam: "geplaatst"}, [])


@echt
def test_the_team_sees_which_mail_did_not_go_and_sends_it_again(client, settings, brievenbus):
    poort, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    activiteit = maak_activiteit(naam="Kijken")
    mens = meld(activiteit, "a")
    client.force_login(maak_gebruiker("programmateam"))
    pad = f"/kennisdeling/activiteiten/aanmeldingen/{mens.pk}/mail/"

    beheer = client.get(f"/kennisdeling/activiteiten/{activiteit.pk}/beheer/").content.decode()
    start = client.get("/kennisdeling/").context["te_doen"]
    nogmaals = client.post(pad, follow=True).content.decode()
    settings.EMAIL_PORT = poort
    gelukt = client.post(pad, follow=True).content.decode()

    assert "Mail niet verzonden" in beheer
    assert [zin for zin, _ in start] == ["1 mail over “Kijken” niet verzonden."]
    assert "De mail aan a kon niet weg." in nogmaals
    assert ("De mail aan a is verzonden." in gelukt, post(brievenbus)) == (True, [("a", "U doet mee")])


@echt
def test_an_answer_to_a_mail_goes_to_who_organises():
    meld(maak_activiteit(organisator=maak_gebruiker("programmateam", email="org@voorbeeld.nl")), "a")

    assert mail.outbox[-1].reply_to == ["org@voorbeeld.nl"]

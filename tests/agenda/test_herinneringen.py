"""Reminders: who hears what on which day, once, over a real SMTP server, and not when they don't want it."""

import email
import threading
from datetime import UTC, date, datetime, timedelta
from email.policy import default

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connections
from django.urls import reverse

from doorlopend import herinneringen
from doorlopend.herinneringen import Herinnering, herinnering, maak_bewijs, stuur_alle
from doorlopend.models import Uitschrijving, Verzending
from lob.herinneringen import actiepunt_af, morgen, opkomst_ontbreekt, over_een_week, verslag_ontbreekt
from tests.bestanden.test_bestanden import maak_bestand
from tests.bijeenkomsten.factories import maak_aanwezige, maak_actiepunt, maak_bijeenkomst, maak_gehouden
from tests.bladzijde import Bladzijde
from tests.factories import maak_gebruiker, maak_school

pytestmark = pytest.mark.django_db
NU = datetime(2026, 10, 1, 6, tzinfo=UTC)
DAG = date(2026, 10, 8)


def adres(pad):
    return f"https://portaal.test{pad}"


@pytest.fixture
def soorten(monkeypatch):
    """No kinds but those that the test registers."""
    monkeypatch.setattr(herinneringen, "SOORTEN", {})
    return herinneringen.SOORTEN


def drie_mails(vandaag):
    return [
        Herinnering(f"{naam}@school.nl", naam.title(), "Onderwerp", "Tekst.", "1", "/lob/")
        for naam in ("an", "bo", "cas")
    ]


def stuur(nu=NU):
    uitslag = stuur_alle(nu.date(), nu=nu, adres=adres)
    return uitslag.verzonden, uitslag.overgeslagen, uitslag.mislukt


def naar(mails):
    return sorted(mail.email for mail in mails)


# sending


def test_a_mail_has_text_and_html_and_says_how_to_stop(soorten, brievenbus):
    herinnering("proef", "Proef & meer")(
        lambda vandaag: [
            Herinnering("an@school.nl", "An <b>", "Onderwerp\nmet regel", "Eén & twee.\n\nDrie <script>.", "1", "/lob/")
        ]
    )

    assert stuur() == (1, 0, 0)

    ((ontvanger, inhoud),) = brievenbus.post
    mail = email.message_from_bytes(inhoud, policy=default)
    tekst, html = (mail.get_body([soort]).get_content() for soort in ("plain", "html"))
    assert (ontvanger, mail["To"], mail["Subject"]) == ("an@school.nl", "an@school.nl", "Onderwerp met regel")
    assert "Eén & twee.\n\nDrie <script>." in tekst.replace("\r", "")
    assert "https://portaal.test/lob/" in tekst
    assert "<p>Eén &amp; twee.</p>" in html
    assert "<script>" not in html
    assert mail["List-Unsubscribe"].strip(" <>") in tekst
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "Proef & meer" in tekst


def test_a_second_run_sends_nothing(soorten, brievenbus):
    herinnering("proef", "Proef")(drie_mails)

    assert [stuur(), stuur(), stuur(NU + timedelta(days=3))] == [(3, 0, 0), (0, 3, 0), (0, 3, 0)]
    assert sorted(ontvanger for ontvanger, _ in brievenbus.post) == ["an@school.nl", "bo@school.nl", "cas@school.nl"]


def test_one_address_in_two_cases_is_one_address(soorten, brievenbus):
    herinnering("proef", "Proef")(
        lambda vandaag: [Herinnering(adres_, "An", "O", "T", "1") for adres_ in ("An@school.nl", "an@School.nl")]
    )

    assert stuur() == (1, 1, 0)


def test_another_kind_or_another_matter_is_another_mail(soorten, brievenbus):
    herinnering("een", "Eén")(lambda vandaag: [Herinnering("an@school.nl", "An", "O", "T", str(n)) for n in (1, 2)])
    herinnering("twee", "Twee")(lambda vandaag: [Herinnering("an@school.nl", "An", "O", "T", "1")])

    assert stuur() == (3, 0, 0)


def test_a_refused_recipient_stops_nobody_else_and_is_tried_again(soorten, brievenbus):
    herinnering("proef", "Proef")(drie_mails)
    brievenbus.weigert = {"bo@school.nl"}

    eerst = stuur()
    brievenbus.weigert = set()

    assert (eerst, stuur()) == ((2, 0, 1), (1, 2, 0))


def test_without_a_mail_server_nothing_counts_as_sent(soorten, settings, brievenbus):
    herinnering("proef", "Proef")(lambda vandaag: drie_mails(vandaag) * 2)
    poort, settings.EMAIL_PORT = settings.EMAIL_PORT, 1

    assert stuur() == (0, 0, 3)
    assert not Verzending.objects.exists()

    settings.EMAIL_PORT = poort
    assert stuur() == (3, 3, 0)


@pytest.mark.parametrize(("oud", "verzonden"), [(timedelta(minutes=59), 0), (timedelta(minutes=61), 1)])
def test_a_claim_of_a_process_that_died_is_taken_over_after_an_hour(oud, verzonden, soorten, brievenbus):
    herinnering("proef", "Proef")(lambda vandaag: drie_mails(vandaag)[:1])
    Verzending.objects.create(soort="proef", sleutel="1", email="an@school.nl", begonnen_op=NU - oud)

    assert stuur()[0] == verzonden


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_every_mail_once(soorten, brievenbus):
    herinnering("proef", "Proef")(
        lambda vandaag: [Herinnering(f"p{n}@school.nl", "P", "O", "T", "1") for n in range(30)]
    )
    klaar, uitslagen = threading.Barrier(3), []

    def loop():
        klaar.wait()
        try:
            uitslagen.append(stuur())
        finally:
            connections.close_all()

    draden = [threading.Thread(target=loop) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)

    ontvangers = [ontvanger for ontvanger, _ in brievenbus.post]
    assert sorted(ontvangers) == sorted(f"p{n}@school.nl" for n in range(30))
    assert sum(verzonden for verzonden, _, _ in uitslagen) == 30


def test_who_stopped_a_kind_gets_the_other_ones(soorten, brievenbus):
    for code in ("een", "twee"):
        herinnering(code, code)(lambda vandaag: [Herinnering("An@school.nl", "An", "O", "T", "1")])
    Uitschrijving.objects.create(email="an@school.nl", soort="een", sinds=NU)

    assert stuur() == (1, 1, 0)
    assert list(Verzending.objects.values_list("soort", flat=True)) == ["twee"]


def test_the_command_sends_says_how_many_and_fails_loudly(soorten, brievenbus, capsys, settings):
    settings.PORTAAL_URL = "https://portaal.voorbeeld.nl"
    herinnering("proef", "Proef")(drie_mails)

    call_command("stuur_herinneringen", "--proef")
    assert capsys.readouterr().out == "Proef: 3\n"
    assert brievenbus.post == []

    brievenbus.weigert = {"bo@school.nl"}
    with pytest.raises(CommandError, match="1 niet verzonden"):
        call_command("stuur_herinneringen")
    assert capsys.readouterr().out == "2 verzonden, 0 niet meer nodig.\n"
    assert b"https://portaal.voorbeeld.nl/lob/" in brievenbus.post[0][1].replace(b"=\r\n", b"")


# stopping


def test_the_link_asks_first_and_then_stops_one_kind_for_one_address(client):
    pad = reverse("herinnering-uit", args=[maak_bewijs("An@school.nl", "decanen-week")])

    client.get(pad)
    voor = Uitschrijving.objects.count()
    tekst = client.post(pad).content.decode()

    assert (voor, list(Uitschrijving.objects.values_list("email", "soort"))) == (0, [("an@school.nl", "decanen-week")])
    assert "krijgt geen mails meer" in tekst

    client.post(pad)
    assert Uitschrijving.objects.count() == 1
    client.post(pad, {"aan": "ja"})
    assert not Uitschrijving.objects.exists()


# Named, since a signature holds the time and two test processes must find the same tests.
@pytest.mark.parametrize(
    "bewijs",
    ["x", "a:b:c", maak_bewijs("an@school.nl", "bestaat-niet"), "é" * 3000],
    ids=["kort", "drie-delen", "andere-soort", "lang"],
)
def test_a_forged_link_is_not_found(bewijs, client):
    pad = f"/herinneringen/uit/{bewijs}/"

    assert (client.get(pad).status_code, client.post(pad).status_code) == (404, 404)
    assert not Uitschrijving.objects.exists()


def test_on_my_agenda_somebody_chooses_for_themselves(als):
    client = als("decaan")

    client.post(reverse("herinnering-kiezen"), {"soort": ["decanen-week", "bestaat-niet"]})
    pagina = Bladzijde(client.get(reverse("agenda")))

    aan = {vak.attrs["value"] for vak in pagina.alle("input", name="soort") if "checked" in vak.attrs}
    assert aan == {"decanen-week"}
    client.post(reverse("herinnering-kiezen"), {"soort": list(herinneringen.SOORTEN)})
    assert not Uitschrijving.objects.exists()


def test_only_those_are_asked_about_a_kind_who_can_get_it(als):
    alle = set(herinneringen.SOORTEN)
    van_anderen = {"duo-melding", "volgende-stap", "activiteit-opkomst", "rapport-inleveren", "rapport-deel"}
    decaan, leider = als("decaan"), als("programmaleider")

    gevraagd = [
        {vak.attrs["value"] for vak in Bladzijde(client.get(reverse("agenda"))).alle("input", name="soort")}
        for client in (decaan, leider)
    ]
    decaan.post(reverse("herinnering-kiezen"), {})

    assert gevraagd == [alle - van_anderen, alle]
    assert set(Uitschrijving.objects.values_list("soort", flat=True)) == alle - van_anderen


# the kinds


@pytest.mark.parametrize(
    ("dagen", "week", "morgen_"), [(8, 0, 0), (7, 1, 0), (6, 1, 0), (2, 1, 0), (1, 0, 1), (0, 0, 1), (-1, 0, 0)]
)
def test_a_meeting_is_announced_a_week_and_a_day_before(dagen, week, morgen_):
    bijeenkomst = maak_bijeenkomst(DAG)
    maak_aanwezige(bijeenkomst, "verwacht", email="an@school.nl")

    vandaag = DAG - timedelta(days=dagen)

    assert (len(list(over_een_week(vandaag))), len(list(morgen(vandaag)))) == (week, morgen_)


def test_those_who_are_expected_hear_of_it_and_those_who_cannot_come_do_not():
    vorige = maak_bijeenkomst(DAG - timedelta(days=30), staat="gehouden")
    maak_aanwezige(vorige, email="vorige@school.nl", school=maak_school())
    maak_aanwezige(vorige, "afwezig", email="was-er-niet@school.nl", school=maak_school())
    maak_gebruiker("decaan", email="account@school.nl", school=maak_school())
    maak_gebruiker("decaan", email="weg@school.nl", school=maak_school(), is_active=False)
    maak_gebruiker("stuurgroep", email="stuurgroep@school.nl", school=maak_school())
    bijeenkomst = maak_bijeenkomst(DAG)
    maak_aanwezige(bijeenkomst, "afgemeld", email="afgemeld@school.nl")
    maak_aanwezige(bijeenkomst, "verwacht", naam="Zonder adres")

    assert naar(over_een_week(DAG - timedelta(days=7))) == ["account@school.nl", "vorige@school.nl"]


def test_a_cancelled_meeting_is_not_announced():
    bijeenkomst = maak_bijeenkomst(DAG, staat="geannuleerd", reden="Staking")
    maak_aanwezige(bijeenkomst, "verwacht", email="an@school.nl")

    assert list(over_een_week(DAG - timedelta(days=7))) == []


def test_a_meeting_that_moves_is_announced_again(brievenbus):
    bijeenkomst = maak_bijeenkomst(DAG)
    maak_aanwezige(bijeenkomst, "verwacht", email="an@school.nl")
    stuur()

    bijeenkomst.datum = DAG + timedelta(days=1)
    bijeenkomst.save()

    assert stuur(NU + timedelta(days=1)) == (1, 0, 0)


@pytest.mark.parametrize(("dagen", "aantal"), [(0, 0), (1, 1), (60, 1), (61, 0)])
def test_missing_attendance_is_asked_for_from_the_day_after(dagen, aantal):
    mens = maak_gebruiker("decaan", school=maak_school())
    maak_bijeenkomst(DAG, geregistreerd_door=mens)

    assert naar(opkomst_ontbreekt(DAG + timedelta(days=dagen))) == [mens.email] * aantal


def test_attendance_is_not_asked_for_once_somebody_was_there():
    mens = maak_gebruiker("decaan", school=maak_school())
    bijeenkomst = maak_bijeenkomst(DAG, geregistreerd_door=mens)
    maak_aanwezige(bijeenkomst)
    maak_bijeenkomst(DAG, staat="geannuleerd", reden="Staking", geregistreerd_door=mens)

    assert list(opkomst_ontbreekt(DAG + timedelta(days=2))) == []


@pytest.mark.parametrize(("dagen", "aantal"), [(4, 0), (5, 1), (6, 1)])
def test_a_missing_verslag_is_asked_for_after_five_days(dagen, aantal):
    school = maak_school()
    gastheer = maak_gebruiker("decaan", school=school)
    maak_gebruiker("stuurgroep", school=school)
    registreerde = maak_gebruiker("programmateam")
    maak_gehouden(DAG, gastheer_school=school, geregistreerd_door=registreerde)

    gevonden = naar(verslag_ontbreekt(DAG + timedelta(days=dagen)))

    assert gevonden == sorted([gastheer.email, registreerde.email]) * aantal


@pytest.mark.parametrize("hoe", ["tekst", "bijlage", "afgesloten"])
def test_a_verslag_is_there_as_text_or_attachment_or_the_matter_is_closed(hoe):
    bijeenkomst = maak_gehouden(DAG, geregistreerd_door=maak_gebruiker("programmateam"))
    if hoe == "tekst":
        bijeenkomst.verslag = "Er is gesproken."
    elif hoe == "afgesloten":
        bijeenkomst.afgesloten_op, bijeenkomst.afgesloten_door = NU, maak_gebruiker()
    else:
        maak_bestand(bijeenkomst)
    bijeenkomst.save()

    assert list(verslag_ontbreekt(DAG + timedelta(days=5))) == []


@pytest.mark.parametrize(("dag", "aantal"), [(date(2026, 10, 31), 0), (date(2026, 11, 1), 1), (date(2026, 11, 2), 1)])
def test_an_actiepunt_is_due_on_its_last_day(dag, aantal):
    bijeenkomst = maak_bijeenkomst(DAG)
    maak_aanwezige(bijeenkomst, naam="k. vos", email="vos@school.nl")
    maak_actiepunt(bijeenkomst, eigenaar="K. Vos")
    maak_actiepunt(bijeenkomst, eigenaar="K. Vos", afgerond_op=DAG, afgerond_door=maak_gebruiker())

    assert naar(actiepunt_af(dag)) == ["vos@school.nl"] * aantal


def test_an_actiepunt_of_an_account_goes_there_and_of_a_stranger_to_the_registrar():
    registreerde = maak_gebruiker("programmateam", email="registreerde@school.nl")
    maak_gebruiker("decaan", naam="K. Vos", email="vos@school.nl")
    bijeenkomst = maak_bijeenkomst(DAG, geregistreerd_door=registreerde)
    for eigenaar in ("K. Vos", "Niemand"):
        maak_actiepunt(bijeenkomst, eigenaar=eigenaar)

    assert naar(actiepunt_af(date(2026, 11, 1))) == ["registreerde@school.nl", "vos@school.nl"]


@time_machine.travel("2026-10-02 06:00+02:00", tick=False)
def test_the_real_kinds_go_out_by_the_command(brievenbus, capsys):
    maak_gebruiker("decaan", naam="K. Vos", email="vos@school.nl", school=maak_school())
    maak_bijeenkomst(DAG, thema="Warme overdracht")

    call_command("stuur_herinneringen")
    call_command("stuur_herinneringen")

    ((ontvanger, inhoud),) = brievenbus.post
    mail = email.message_from_bytes(inhoud, policy=default)
    assert (ontvanger, mail["Subject"]) == ("vos@school.nl", "Decanenbijeenkomst over een week: Warme overdracht")
    assert "08-10-2026, 15.00 tot 17.00 uur" in mail.get_body(["plain"]).get_content()

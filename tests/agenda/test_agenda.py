"""Meetings in people's own calendars, read back by two parsers that are not ours."""

from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

import icalendar
import pytest
import time_machine
import vobject
from django.urls import reverse
from django.utils import timezone

from doorlopend.agenda import als_ics, bijeenkomsten_voor, gebruiker_van, geef_sleutel, trek_in
from doorlopend.bijeenkomsten import leg_vast
from doorlopend.models import Agendasleutel
from tests.bijeenkomsten.factories import maak_aanwezige, maak_bijeenkomst
from tests.bladzijde import Bladzijde
from tests.factories import maak_gebruiker, maak_school

pytestmark = pytest.mark.django_db
NU = datetime(2026, 9, 1, 12, tzinfo=UTC)


def adres(pad):
    return f"https://portaal.test{pad}"


def lees(inhoud):
    """The events of an .ics as both parsers read them: (icalendar's, vobject's)."""
    een = icalendar.Calendar.from_ical(inhoud)
    ander = vobject.readOne(inhoud.decode())
    return een.walk("VEVENT"), getattr(ander, "vevent_list", [])


@pytest.mark.parametrize(
    ("dag", "uur", "utc"),
    [
        # the clock goes back in the night of 25 October 2026 and forward in that of 28 March 2027
        (date(2026, 10, 24), 13, 13),
        (date(2026, 10, 25), 14, 14),
        (date(2026, 10, 26), 14, 14),
        (date(2027, 3, 27), 14, 14),
        (date(2027, 3, 28), 13, 13),
        (date(2027, 3, 29), 13, 13),
        (date(2028, 2, 29), 14, 14),
    ],
)
def test_a_meeting_at_three_is_at_three_on_both_sides_of_a_change_of_the_clock(dag, uur, utc):
    bijeenkomst = maak_bijeenkomst(dag, begin=time(15), einde=time(17, 30))

    (een,), (ander,) = lees(als_ics([bijeenkomst], adres=adres))

    begin = datetime(dag.year, dag.month, dag.day, utc, tzinfo=UTC)
    assert een.decoded("dtstart") == ander.dtstart.value == begin
    assert timezone.localtime(een.decoded("dtstart")).time() == time(15)
    assert timezone.localtime(ander.dtend.value).time() == time(17, 30)


def test_an_event_says_what_where_and_how_to_join():
    bijeenkomst = maak_bijeenkomst(
        thema="Overstap; open dagen, vragen\n& één antwoord" + "x" * 80,
        plaats="De Kade, zaal 2; 1e etage",
        link="https://overleg.nl/kamer?a=1&b=2",
    )

    (een,), (ander,) = lees(als_ics([bijeenkomst], adres=adres))

    assert str(een["summary"]) == ander.summary.value == bijeenkomst.titel
    assert str(een["location"]) == ander.location.value == "De Kade, zaal 2; 1e etage"
    assert str(een["url"]) == adres(bijeenkomst.get_absolute_url())
    assert ander.description.value.split("\n") == ["https://overleg.nl/kamer?a=1&b=2", ander.url.value]
    assert (str(een["status"]), ander.status.value) == ("CONFIRMED", "CONFIRMED")


def test_an_online_meeting_says_so():
    (een,), _ = lees(als_ics([maak_bijeenkomst(plaats="", link="https://overleg.nl/")], adres=adres))

    assert str(een["location"]) == "Online"


def test_a_change_keeps_the_uid_and_raises_the_sequence_and_a_cancellation_is_one():
    bijeenkomst = maak_bijeenkomst()
    uid = str(bijeenkomst.agenda_uid)

    edities = []
    for velden in ({}, {"begin": time(14)}, {"staat": "geannuleerd", "reden": "Te weinig aanmeldingen"}):
        for naam, waarde in velden.items():
            setattr(bijeenkomst, naam, waarde)
        leg_vast(bijeenkomst, nu=NU)
        (een,), (ander,) = lees(als_ics([bijeenkomst], adres=adres))
        assert str(een["uid"]) == ander.uid.value == uid
        edities.append((een["sequence"], ander.status.value))

    assert edities == [(0, "CONFIRMED"), (1, "CONFIRMED"), (2, "CANCELLED")]
    assert "Gaat niet door" in str(een["summary"])
    assert "Te weinig aanmeldingen" in str(een["description"])


def test_every_line_is_short_and_ends_as_calendars_want_it():
    inhoud = als_ics([maak_bijeenkomst(thema="é" * 200)], adres=adres)

    assert inhoud.count(b"\n") == inhoud.count(b"\r\n")
    assert max(len(regel) for regel in inhoud.split(b"\r\n")) <= 75


def test_an_event_without_meetings_is_still_a_calendar():
    een = icalendar.Calendar.from_ical(als_ics([], adres=adres))

    assert (een["version"], een["method"], een.walk("VEVENT")) == ("2.0", "PUBLISH", [])


def test_a_secret_opens_one_feed_and_only_its_hash_is_kept():
    mens, ander = maak_gebruiker(), maak_gebruiker()

    sleutel, van_ander = geef_sleutel(mens, nu=NU), geef_sleutel(ander, nu=NU)

    assert (gebruiker_van(sleutel), gebruiker_van(van_ander)) == (mens, ander)
    assert len(sleutel) >= 43
    assert not Agendasleutel.objects.filter(hash__contains=sleutel).exists()
    assert {gebruiker_van(poging) for poging in ("", "x", sleutel[:-1], sleutel + "x", "\x00", "\ud800")} == {None}


def test_a_new_secret_ends_the_old_one_and_an_ended_one_opens_nothing():
    mens = maak_gebruiker()
    oud = geef_sleutel(mens, nu=NU)
    nieuw = geef_sleutel(mens, nu=NU)

    assert (gebruiker_van(oud), gebruiker_van(nieuw)) == (None, mens)

    trek_in(mens)
    assert gebruiker_van(nieuw) is None


def test_somebody_who_may_not_sign_in_has_no_feed():
    mens = maak_gebruiker()
    sleutel = geef_sleutel(mens, nu=NU)
    mens.is_active = False
    mens.save()

    assert gebruiker_van(sleutel) is None


def test_a_feed_starts_on_its_day_and_goes_by_date():
    for dag in (date(2026, 10, 9), date(2026, 10, 8), date(2026, 10, 7)):
        maak_bijeenkomst(dag)

    gevonden = bijeenkomsten_voor(maak_gebruiker("decaan"), date(2026, 10, 8))

    assert [bijeenkomst.datum.day for bijeenkomst in gevonden] == [8, 9]


@pytest.mark.parametrize(("rol", "aantal"), [("decaan", 1), ("programmateam", 1), ("stuurgroep", 0), ("beheerder", 0)])
def test_the_feed_holds_what_somebody_goes_to(rol, aantal):
    maak_bijeenkomst()

    assert len(bijeenkomsten_voor(maak_gebruiker(rol), date(2026, 1, 1))) == aantal


@time_machine.travel("2026-11-01 12:00+01:00", tick=False)
def test_the_address_is_shown_once_and_works_without_signing_in(als, client):
    maak_bijeenkomst(date(2026, 11, 12), thema="Warme overdracht")
    maak_bijeenkomst(date(2025, 10, 31), thema="Te lang geleden")
    decaan = als("decaan")

    pagina = Bladzijde(decaan.post(reverse("agenda-adres")))
    feed = pagina.een("input", id="adres").attrs["value"]
    delen = urlsplit(feed)
    antwoord = client.get(f"{delen.path}?{delen.query}")

    (een,), _ = lees(antwoord.content)
    assert delen.path == "/agenda.ics"
    assert str(een["summary"]) == "Decanenbijeenkomst: Warme overdracht"
    assert (antwoord["Content-Type"], "no-store" in antwoord["Cache-Control"]) == ("text/calendar; charset=utf-8", True)
    assert feed not in decaan.get(reverse("agenda")).content.decode()


def test_a_feed_without_the_right_secret_is_not_found(client, als):
    sleutel = geef_sleutel(maak_gebruiker(), nu=NU)
    trek_in(maak_gebruiker())

    for vraag in ({"sleutel": ""}, {"sleutel": sleutel + "x"}, {"sleutel": "\x00"}, {"sleutel": "a" * 10000}):
        assert client.get("/agenda.ics", vraag).status_code == 404


def test_without_a_secret_the_feed_is_that_of_who_is_signed_in(client, als):
    bijeenkomst = maak_bijeenkomst(date(2030, 1, 1))

    (een,), _ = lees(als("decaan").get("/agenda.ics").content)

    assert str(een["uid"]) == str(bijeenkomst.agenda_uid)
    assert client.get("/agenda.ics").url == "/inloggen/?next=/agenda.ics"


def test_ending_the_address_ends_the_feed(als, client):
    decaan = als("decaan")
    sleutel = Bladzijde(decaan.post(reverse("agenda-adres"))).een("input", id="adres").attrs["value"].split("=")[1]

    decaan.post(reverse("agenda-intrekken"))

    assert client.get("/agenda.ics", {"sleutel": sleutel}).status_code == 404


@time_machine.travel("2026-11-01 12:00+01:00", tick=False)
def test_my_agenda_shows_what_is_coming(als):
    maak_bijeenkomst(date(2026, 10, 31), thema="Voorbij")
    maak_bijeenkomst(date(2026, 11, 1), thema="Vandaag")
    maak_bijeenkomst(date(2026, 11, 12), thema="Later", staat="geannuleerd", reden="Staking")

    pagina = Bladzijde(als("decaan").get(reverse("agenda")))

    lijst = [link.tekst for link in pagina.alle("a") if link.binnen(**{"class": "bijeenkomsten"})]
    assert lijst == ["Decanenbijeenkomst: Vandaag", "Decanenbijeenkomst: Later"]
    assert "Gaat niet door: Staking" in " ".join(pagina.teksten("li"))


@pytest.mark.parametrize("aantal", [1, 3])
def test_my_agenda_takes_the_same_queries_whatever_its_length(aantal, als, django_assert_num_queries):
    for dag in range(aantal):
        maak_bijeenkomst(date(2030, 11, 1 + dag))
    client = als("decaan")

    with django_assert_num_queries(6):
        client.get(reverse("agenda"))


def test_one_meeting_can_be_taken_along(als):
    bijeenkomst = maak_bijeenkomst(date(2026, 10, 8))

    antwoord = als("stuurgroep").get(reverse("bijeenkomst-ics", args=[bijeenkomst.pk]))

    (een,), _ = lees(antwoord.content)
    assert str(een["uid"]) == str(bijeenkomst.agenda_uid)
    assert antwoord["Content-Disposition"] == 'attachment; filename="bijeenkomst-2026-10-08.ics"'


def test_the_list_to_sign_holds_who_is_expected_and_room_for_others(als):
    bijeenkomst = maak_bijeenkomst()
    maak_aanwezige(bijeenkomst, "verwacht", naam="K. Vos", school=maak_school(roepnaam="De Kade"))
    maak_aanwezige(bijeenkomst, "afgemeld", naam="J. Bos")

    pagina = Bladzijde(als("programmateam").get(reverse("bijeenkomst-presentielijst", args=[bijeenkomst.pk])))

    assert pagina.teksten("th", scope="row") == ["K. Vos"]
    assert len(pagina.alle("tr")) == 1 + 1 + 8

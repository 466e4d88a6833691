"""Signing up and cancelling: who gets a seat, who waits, who hears what."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from doorlopend.bijeenkomsten import Staat
from kennisdeling.aanmeldacties import bewaar_activiteit, meld_aan, meld_af
from kennisdeling.aanmeldmail import maak_bewijs
from kennisdeling.models import Aanmelding, Plek
from tests.bladzijde import Bladzijde
from tests.factories import maak_gebruiker, maak_mbo, maak_school
from tests.kennisdeling.factories import maak_aanmelding, maak_activiteit

NU = timezone.make_aware(datetime(2026, 11, 24, 12))

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _mails_leeg():
    from django.core.cache import cache

    cache.clear()
    mail.outbox.clear()


def meld(activiteit, naam, **velden):
    gegevens = {"naam": naam, "email": f"{naam}@school.nl", "functie": "", "organisatie": (None, None, "Elders")}
    return meld_aan(activiteit, **gegevens | velden, nu=NU)


def stand(activiteit):
    """Names per plek, in the order in which they came."""
    rijen = activiteit.aanwezigheden.order_by("volgnummer").values_list("plek", "naam")
    return {plek.value: [naam for p, naam in rijen if p == plek] for plek in Plek if any(p == plek for p, _ in rijen)}


def verstuurd():
    """(to, first words of the subject) of every mail, in order, and forget them."""
    uit = [(bericht.to[0].partition("@")[0], bericht.subject.partition(":")[0]) for bericht in mail.outbox]
    mail.outbox.clear()
    return uit


@pytest.fixture
def vol():
    """Two seats taken by a and b; c and d wait, in that order."""
    activiteit = maak_activiteit(capaciteit=2)
    for naam in "abcd":
        meld(activiteit, naam)
    assert stand(activiteit) == {"geplaatst": ["a", "b"], "wachtlijst": ["c", "d"]}
    assert verstuurd() == [
        ("a", "U doet mee"),
        ("b", "U doet mee"),
        ("c", "U staat op de wachtlijst"),
        ("d", "U staat op de wachtlijst"),
    ]
    return activiteit


def wie(activiteit, naam):
    return activiteit.aanwezigheden.get(naam=naam)


def test_a_freed_seat_goes_to_the_first_who_waits_and_never_to_the_last(vol):
    meld_af(wie(vol, "a"), nu=NU)

    assert stand(vol) == {"geplaatst": ["b", "c"], "wachtlijst": ["d"], "afgemeld": ["a"]}
    assert verstuurd() == [("a", "U bent afgemeld"), ("c", "Er is een plaats voor u")]


@pytest.mark.parametrize("naam", ["c", "d"])
def test_taking_off_who_waits_promotes_nobody(naam, vol):
    meld_af(wie(vol, naam), nu=NU)

    assert stand(vol) == {"geplaatst": ["a", "b"], "wachtlijst": [{"c": "d", "d": "c"}[naam]], "afgemeld": [naam]}
    assert verstuurd() == [(naam, "U bent afgemeld")]


def test_taking_off_who_waits_promotes_nobody_even_while_a_seat_is_free():
    """Only somebody's own seat goes to the next: a seat that was free before is not given away in passing."""
    activiteit = maak_activiteit(capaciteit=2)
    for naam, plek in (("a", "geplaatst"), ("b", "wachtlijst"), ("c", "wachtlijst")):
        maak_aanmelding(activiteit, plek=plek, naam=naam, email=f"{naam}@school.nl")

    meld_af(wie(activiteit, "b"), nu=NU)

    assert stand(activiteit) == {"geplaatst": ["a"], "wachtlijst": ["c"], "afgemeld": ["b"]}
    assert verstuurd() == [("b", "U bent afgemeld")]


def test_cancelling_twice_frees_one_seat(vol):
    aanmelding = wie(vol, "a")
    meld_af(aanmelding, nu=NU)
    meld_af(aanmelding, nu=NU)

    assert stand(vol)["geplaatst"] == ["b", "c"]


def test_who_cancelled_and_comes_back_joins_at_the_end(vol):
    meld_af(wie(vol, "a"), nu=NU)
    meld(vol, "a")

    assert stand(vol) == {"geplaatst": ["b", "c"], "wachtlijst": ["d", "a"]}


@pytest.mark.parametrize(("capaciteit", "geplaatst"), [(3, "abc"), (4, "abcd"), (9, "abcd"), (None, "abcd")])
def test_more_seats_promote_as_many_as_fit_in_order(capaciteit, geplaatst, vol):
    vol.capaciteit = capaciteit
    bewaar_activiteit(vol, nu=NU)

    assert stand(vol)["geplaatst"] == list(geplaatst)
    assert verstuurd() == [(naam, "Er is een plaats voor u") for naam in geplaatst[2:]]


def test_a_newcomer_never_passes_who_waits():
    activiteit = maak_activiteit(capaciteit=2)
    maak_aanmelding(activiteit, plek="wachtlijst", naam="w")

    meld(activiteit, "x")

    assert stand(activiteit) == {"wachtlijst": ["w", "x"]}


@pytest.mark.parametrize("email", ["c@school.nl", "C@School.NL", " c@school.nl ", "c+workshop@school.nl"])
def test_signing_up_twice_is_one_sign_up_and_the_mail_says_where_one_stands(email, vol):
    meld(vol, "iemand anders", email=email)

    bericht = mail.outbox[0]
    assert (vol.aanwezigheden.count(), wie(vol, "c").plek) == (4, "wachtlijst")
    assert (bericht.subject[:18], bericht.to) == ("U was al aangemeld", ["c@school.nl"])
    assert "u hebt nog geen plaats" in bericht.body


@pytest.mark.parametrize("email", ["cc@school.nl", "c@anders.nl", "c.x@school.nl"])
def test_another_address_is_another_person(email, vol):
    meld(vol, "iemand anders", email=email)

    assert vol.aanwezigheden.count() == 5


def test_nobody_is_promoted_once_the_activity_began(vol):
    meld_af(wie(vol, "a"), nu=vol.begint_op)

    assert stand(vol) == {"geplaatst": ["b"], "wachtlijst": ["c", "d"], "afgemeld": ["a"]}


def test_calling_off_is_mailed_to_everybody_with_the_event_cancelled(vol):
    vol.staat, vol.reden = Staat.GEANNULEERD, "De gastheer is ziek"
    bewaar_activiteit(vol, nu=NU)

    gebeurtenis = Calendar.from_ical(mail.outbox[0].attachments[0][1]).walk("VEVENT")[0]
    assert (str(gebeurtenis["status"]), int(gebeurtenis["sequence"])) == ("CANCELLED", 1)
    assert verstuurd() == [(naam, "Gaat niet door") for naam in "abcd"]


def test_a_seat_comes_with_the_event_for_the_calendar():
    activiteit = maak_activiteit(naam="Kijken bij HMC")
    meld(activiteit, "a")

    (bijlage,) = mail.outbox[0].attachments
    gebeurtenis = Calendar.from_ical(bijlage[1]).walk("VEVENT")[0]
    assert (bijlage[0], str(gebeurtenis["summary"])) == ("activiteit.ics", "Workshop: Kijken bij HMC")
    assert gebeurtenis["dtstart"].dt.isoformat() == "2026-12-08T14:00:00+00:00"


def test_who_waits_gets_no_event(vol):
    meld(vol, "e")

    assert mail.outbox[0].attachments == []


# The public page
GOED = {"naam": "K. Vos", "email": "K.Vos@school.nl", "organisatie": "De Kade", "functie": "docent"}


def pad(activiteit):
    return f"/kennisdeling/activiteiten/{activiteit.pk}/"


def test_a_teacher_signs_up_without_an_account(client):
    activiteit, school = maak_activiteit(capaciteit=1), maak_school(roepnaam="De Kade")

    antwoord = client.post(pad(activiteit), GOED)

    rij = Aanmelding.objects.get()
    assert (antwoord.status_code, antwoord.url) == (302, f"{pad(activiteit)}aangemeld/")
    assert (rij.naam, rij.email, rij.school, rij.functie, rij.plek) == (
        "K. Vos",
        "k.vos@school.nl",
        school,
        "docent",
        "geplaatst",
    )


def test_the_answer_is_the_same_for_who_was_on_the_list(client, vol):
    nieuw = client.post(pad(vol), GOED)
    dubbel = client.post(pad(vol), GOED | {"email": "a@school.nl"})

    assert (nieuw.status_code, nieuw.url) == (dubbel.status_code, dubbel.url) == (302, f"{pad(vol)}aangemeld/?vol")
    assert vol.aanwezigheden.count() == 5


def test_the_page_says_clearly_that_one_will_wait(client, vol):
    pagina = client.get(pad(vol)).content.decode()
    klaar = client.post(pad(vol), GOED, follow=True).content.decode()

    assert "Meldt u zich aan, dan komt u op de wachtlijst. U hebt dan nog geen plaats." in pagina
    assert "Wie zich nu aanmeldt, staat op de wachtlijst en heeft nog geen plaats." in klaar


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"naam": " "}, "naam", "Vul dit veld in."),
        ({"email": "k.vos"}, "email", "Vul een e-mailadres in, bijvoorbeeld naam@school.nl."),
        ({"organisatie": ""}, "organisatie", "Vul dit veld in."),
        ({"naam": "x\x00"}, "naam", "Deze tekst bevat een teken dat niet kan. Typ de tekst opnieuw."),
    ],
)
def test_a_wrong_answer_is_explained_and_nothing_typed_is_lost(velden, veld, fout, client):
    antwoord = client.post(pad(maak_activiteit()), GOED | velden)

    assert antwoord.context["form"].errors == {veld: [fout]}
    assert (Aanmelding.objects.count(), mail.outbox) == (0, [])
    assert 'value="docent"' in antwoord.content.decode()


def test_a_robot_gets_the_same_answer_and_nothing_happens(client):
    activiteit = maak_activiteit()

    antwoord = client.post(pad(activiteit), GOED | {"website": "https://spam.nl"})

    assert (antwoord.url, Aanmelding.objects.count(), mail.outbox) == (f"{pad(activiteit)}aangemeld/", 0, [])


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"aanmelden_tot": date(2026, 11, 23)}, "De aanmelding is gesloten."),
        ({"aanmelden_vanaf": date(2026, 11, 25)}, "Aanmelden kan vanaf 25-11."),
        ({"datum": date(2026, 11, 23)}, "Deze activiteit is al begonnen of voorbij."),
        ({"staat": "geannuleerd", "reden": "Ziekte"}, "Deze activiteit gaat niet door: Ziekte."),
    ],
)
def test_closed_says_why_and_takes_nobody(velden, zin, client):
    activiteit = maak_activiteit(**velden)

    pagina = Bladzijde(client.post(pad(activiteit), GOED))

    assert zin in pagina.teksten("p")
    assert Aanmelding.objects.count() == 0


@pytest.mark.parametrize("velden", [{"aanmelden_tot": date(2026, 11, 24)}, {"aanmelden_vanaf": date(2026, 11, 24)}, {}])
def test_the_first_and_last_day_of_the_window_are_open(velden, client):
    client.post(pad(maak_activiteit(**velden)), GOED)

    assert Aanmelding.objects.count() == 1


def test_what_isn_t_public_is_not_found(client):
    activiteit = maak_activiteit(openbaar=False)

    assert [client.get(pad(activiteit) + deel).status_code for deel in ("", "aangemeld/", "agenda.ics")] == [404] * 3
    assert activiteit.naam not in client.get("/kennisdeling/activiteiten/").content.decode()


def test_what_isn_t_public_leads_to_the_page_of_the_team_for_who_may_see_that(als):
    activiteit = maak_activiteit(openbaar=False)

    antwoord = als("decaan").get(pad(activiteit))

    assert (antwoord.status_code, antwoord.url) == (302, f"{pad(activiteit)}beheer/")


def test_the_same_address_gets_three_mails_an_hour_and_the_answer_stays_the_same(client):
    activiteit = maak_activiteit()

    antwoorden = {client.post(pad(activiteit), GOED).status_code for _ in range(6)}

    assert (antwoorden, len(mail.outbox)) == ({302}, 3)


def test_one_address_that_keeps_coming_is_asked_to_wait_and_keeps_its_text(client):
    activiteiten = [maak_activiteit() for _ in range(21)]

    antwoorden = [client.post(pad(activiteit), GOED) for activiteit in activiteiten]

    assert [antwoord.status_code for antwoord in antwoorden] == [302] * 20 + [429]
    assert 'value="docent"' in antwoorden[-1].content.decode()


def test_a_team_behind_one_school_address_all_sign_up(client):
    activiteit = maak_activiteit()

    antwoorden = {client.post(pad(activiteit), GOED | {"email": f"d{n}@school.nl"}).status_code for n in range(60)}

    assert (antwoorden, Aanmelding.objects.count()) == ({302}, 60)


# Cancelling by the link
def link_in(bericht):
    return re.search(r"https?://[^/\s]+(/kennisdeling/activiteiten/afmelden/\S+)", bericht.body)[1]


def test_opening_the_link_cancels_nothing_and_the_button_does(client, vol):
    meld(vol, "e")
    link = link_in(mail.outbox[0])

    client.get(link)
    voor = stand(vol)["wachtlijst"]
    antwoord = client.post(link, follow=True)

    assert (voor, stand(vol)["wachtlijst"]) == (["c", "d", "e"], ["c", "d"])
    assert "U bent afgemeld." in antwoord.content.decode()


@pytest.mark.parametrize(("minuten", "status", "plek"), [(-1, 302, "afgemeld"), (0, 410, "geplaatst")])
def test_the_link_ends_when_the_activity_ends(minuten, status, plek, client, time_machine_op):
    activiteit = maak_activiteit()
    aanmelding = meld(activiteit, "a")

    with time_machine_op(activiteit.eindigt_op + timedelta(minutes=minuten)):
        antwoord = client.post(f"/kennisdeling/activiteiten/afmelden/{maak_bewijs(aanmelding)}/")

    aanmelding.refresh_from_db()
    assert (antwoord.status_code, aanmelding.plek) == (status, plek)


def test_a_link_that_isn_t_ours_is_not_found(client):
    bewijs = maak_bewijs(maak_aanmelding())

    assert [client.get(f"/kennisdeling/activiteiten/afmelden/{b}/").status_code for b in ("x", bewijs + "x")] == [
        404
    ] * 2


def test_a_mail_server_that_is_down_loses_no_sign_up(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    antwoord = client.post(pad(maak_activiteit()), GOED)

    assert (antwoord.status_code, Aanmelding.objects.count()) == (302, 1)


def test_the_team_sees_who_signed_up_and_others_see_numbers_only(client, vol):
    beheer = f"/kennisdeling/activiteiten/{vol.pk}/beheer/"
    client.force_login(maak_gebruiker("stuurgroep"))
    anderen = client.get(beheer)
    client.force_login(maak_gebruiker("programmateam"))
    team = client.get(beheer)

    assert [mens.naam for mens in team.context["mensen"]] == ["a", "b", "c", "d"]
    assert (anderen.context["mensen"], anderen.context["object"].wachtend) == ([], 2)


def test_fewer_seats_than_people_is_refused(client, vol):
    client.force_login(maak_gebruiker("programmateam"))
    velden = {"naam": "x", "vorm": "workshop", "beschrijving": "y", "datum": "2026-12-08", "begin": "15:00"}
    velden |= {"einde": "17:00", "plaats": "Aula", "staat": "gepland", "openbaar": "on"}

    fout = client.post(f"/kennisdeling/activiteiten/{vol.pk}/bewerken/", velden | {"capaciteit": "1"})
    client.post(f"/kennisdeling/activiteiten/{vol.pk}/bewerken/", velden | {"capaciteit": "3"})

    assert fout.context["form"].errors == {"capaciteit": ["Er hebben al 2 mensen een plaats. Vul 2 of meer in."]}
    assert stand(vol)["geplaatst"] == ["a", "b", "c"]


def test_who_came_is_recorded_and_counted_vo_and_mbo_apart(client):
    school, mbo = maak_school(roepnaam="De Kade"), maak_mbo(afkorting="HMC")
    activiteit = maak_activiteit(date(2026, 11, 24), begin="09:00", einde="10:00")
    een = maak_aanmelding(activiteit, school=school)
    twee = maak_aanmelding(activiteit, mbo=mbo)
    drie = maak_aanmelding(activiteit, school=school)
    client.force_login(maak_gebruiker("programmateam"))

    velden = {f"opkomst_{een.pk}": "aanwezig", f"opkomst_{twee.pk}": "aanwezig", f"opkomst_{drie.pk}": "afwezig"}
    client.post(
        f"/kennisdeling/activiteiten/{activiteit.pk}/opkomst/",
        velden | {"gast_1": "L. Bos", "van_1": "De Kade"},
    )

    activiteit.refresh_from_db()
    telling = activiteit.opkomst
    assert (activiteit.staat, telling.vo, telling.mbo, telling.overig, telling.scholen) == ("gehouden", 2, 1, 0, 1)

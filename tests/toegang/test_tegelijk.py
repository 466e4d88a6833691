"""At the same moment, in real processes, on the database that the suite runs on (rows 3, 27, 30, 32)."""

import uuid
from collections import Counter

import pytest
from django.core.cache import cache
from django.test import Client

from doorlopend.models import Gebruiker, School
from doorlopend.rechten import Rol
from leerroutes.models import Leerroute
from tests.bladzijde import Bladzijde
from tests.factories import WACHTWOORD, maak_deelname, maak_gebruiker, maak_leerroute, maak_mbo, maak_school
from tests.tegelijk import neem_slot_weg, tegelijk, vertraag
from tests.test_inloggen import FOUT, TE_VAAK, uitkomst

pytestmark = pytest.mark.django_db(transaction=True)


def ingelogd(mens):
    client = Client()
    client.force_login(mens)
    return client


def leerroute(school, **extra):
    velden = {"naam": "Nieuwe route", "leerweg": "vmbo-b", "mbo_niveau": "2", "leertraject": "BOL"}
    leeg = dict.fromkeys(("college", "sector", "opleiding", "crebo", "opmerking"), "")
    return velden | leeg | {"scholen": [school.pk], "mbo": maak_mbo().pk} | extra


def test_fifty_wrong_passwords_at_once_get_five_answers(settings):
    """Row 3: exactly, over 8 processes, whatever X-Forwarded-For says."""
    maak_gebruiker(email="mens@school.nl")

    def raad(nummer):
        uit = []
        for poging in range(6):
            kop = {"HTTP_X_FORWARDED_FOR": f"10.{nummer}.0.{poging}"}
            antwoord = Client().post(
                "/inloggen/", {"login": "mens@school.nl", "password": f"gok-{nummer}-{poging}"}, **kop
            )
            # On a busy machine a count that can't be had within a second refuses too (429).
            uit.append(TE_VAAK if antwoord.status_code == 429 else uitkomst(antwoord))
        return uit

    gekregen = Counter(antwoord for reeks in tegelijk(raad, 8) for antwoord in reeks)

    assert set(gekregen) <= {FOUT, TE_VAAK}
    assert (1 <= gekregen[FOUT] <= 5, sum(gekregen.values())) == (True, 48)


def test_wrong_passwords_are_not_limited_without_the_shared_cache(settings, monkeypatch):
    """Row 3, negative control: with the count of each process apart, more than five get through."""
    maak_gebruiker(email="mens@school.nl")

    def raad(nummer):
        from allauth.core.internal import ratelimit

        ratelimit.cache = _EigenCache()
        return [
            uitkomst(Client().post("/inloggen/", {"login": "mens@school.nl", "password": f"{nummer}-{poging}"}))
            for poging in range(3)
        ]

    assert [antwoord for reeks in tegelijk(raad, 4) for antwoord in reeks].count(FOUT) > 5


class _EigenCache(dict):
    """A cache of one process."""

    def add(self, sleutel, waarde, timeout=None):
        return self.setdefault(sleutel, waarde) is waarde

    def set(self, sleutel, waarde, timeout=None):
        self[sleutel] = waarde

    def delete(self, sleutel):
        self.pop(sleutel, None)


def test_sixty_good_logins_of_one_school_all_succeed():
    """Row 3: 60 decanen behind one address, in 6 processes."""
    for nummer in range(60):
        maak_gebruiker(email=f"mens{nummer}@school.nl")

    def log_in(nummer):
        return [
            Client().post("/inloggen/", {"login": f"mens{deel}@school.nl", "password": WACHTWOORD}).status_code
            for deel in range(nummer, 60, 6)
        ]

    assert [status for reeks in tegelijk(log_in, 6) for status in reeks] == [302] * 60


def test_same_form_sent_twenty_times_makes_one_leerroute():
    """Row 30."""
    mens, school, nummer = maak_gebruiker(Rol.PROGRAMMALEIDER), maak_school(), str(uuid.uuid4())

    velden = leerroute(school, eenmalig=nummer)

    def verstuur(_):
        antwoord = ingelogd(mens).post("/leerroutes/nieuw/?soort=doorlopend", velden)
        return antwoord.status_code, antwoord.headers.get("Location", "")

    antwoorden = tegelijk(verstuur, 20)

    gemaakt = Leerroute.objects.get()
    assert set(antwoorden) == {(302, gemaakt.get_absolute_url())}


def test_same_form_without_its_number_is_refused_because_the_first_took_the_name():
    """Row 30, negative control: the number is what leads the other nineteen to the one that was made."""
    mens, velden = maak_gebruiker(Rol.PROGRAMMALEIDER), leerroute(maak_school())

    def verstuur(_):
        antwoord = ingelogd(mens).post("/leerroutes/nieuw/?soort=doorlopend", velden)
        return antwoord.status_code, 'role="alert"' in antwoord.content.decode()

    assert sorted(tegelijk(verstuur, 4)) == [(200, True)] * 3 + [(302, False)]


def test_number_of_somebody_else_leads_nowhere():
    mens, ander, school = maak_gebruiker(Rol.PROGRAMMALEIDER), maak_gebruiker(Rol.PROGRAMMATEAM), maak_school()
    nummer = str(uuid.uuid4())

    paden = {
        ingelogd(wie).post("/leerroutes/nieuw/?soort=doorlopend", leerroute(school, naam=naam, eenmalig=nummer)).url
        for wie, naam in ((mens, "Een"), (ander, "Twee"))
    }

    assert paden == {route.get_absolute_url() for route in Leerroute.objects.all()}
    assert len(paden) == 2


def test_refused_form_can_be_sent_again_with_its_number():
    mens, school, nummer = maak_gebruiker(Rol.PROGRAMMALEIDER), maak_school(), str(uuid.uuid4())
    client = ingelogd(mens)

    leeg = client.post("/leerroutes/nieuw/?soort=doorlopend", leerroute(school, naam="", eenmalig=nummer))
    goed = client.post("/leerroutes/nieuw/?soort=doorlopend", leerroute(school, eenmalig=nummer))

    assert (leeg.status_code, goed.status_code) == (200, 302)
    assert f'name="eenmalig" value="{nummer}"' in leeg.content.decode()


def test_sixteen_writers_lose_nothing_and_never_hear_locked():
    """Row 27: SQLite in WAL with IMMEDIATE transactions, or PostgreSQL."""
    mens = maak_gebruiker(Rol.PROGRAMMALEIDER)
    scholen = [maak_school() for _ in range(16)]

    def schrijf(nummer):
        client, statussen = ingelogd(mens), []
        for keer in range(4):
            velden = {"roepnaam": f"School {nummer}-{keer}", "stadsdeel": "noord", "gemeente": "Amsterdam"}
            pad = f"/scholen/{scholen[nummer].pk}/bewerken/"
            statussen.append(client.post(pad, velden | {"bestuur": "", "partner": "", "website": ""}).status_code)
        return statussen

    uitkomsten = tegelijk(schrijf, 16)

    assert uitkomsten == [[302] * 4] * 16
    assert set(School.objects.values_list("roepnaam", flat=True)) == {f"School {nummer}-3" for nummer in range(16)}


def schrijf_allemaal(aantal, *, slot):
    """One leerroute, edited by `aantal` writers who all began with the same version: their status codes, counted."""
    from doorlopend import views

    mens, route = maak_gebruiker(Rol.PROGRAMMALEIDER), maak_leerroute(mbo=maak_mbo())
    school, pad = maak_deelname(route).school, f"{route.get_absolute_url()}bewerken/"
    versie = Bladzijde(ingelogd(mens).get(pad)).een("input", name="versie").attrs["value"]
    velden = leerroute(school, mbo=route.mbo_id, versie=versie)

    def schrijf(nummer):
        client = ingelogd(mens)
        vertraag(views, "versie_van", 0.05)
        if not slot:
            neem_slot_weg()
        return client.post(pad, velden | {"naam": f"Naam {nummer}"}).status_code

    return Counter(antwoord if isinstance(antwoord, int) else "fout" for antwoord in tegelijk(schrijf, aantal))


def test_sixteen_writers_of_one_record_wait_for_each_other():
    """Rows 27, 29: with a moment between looking and writing."""
    assert schrijf_allemaal(16, slot=True) == {302: 1, 409: 15}


def test_sixteen_writers_without_the_lock_overwrite_each_other_or_hear_locked():
    """Rows 27, 29, negative control: the same, with the lock taken out."""
    uitkomsten = schrijf_allemaal(16, slot=False)

    assert uitkomsten[302] > 1 or uitkomsten["fout"] > 0
    assert sum(uitkomsten.values()) == 16


def test_two_beheerders_who_switch_each_other_off_leave_one():
    """Row 11: the last beheerder stays, also at the same moment."""
    twee = [maak_gebruiker(Rol.BEHEERDER), maak_gebruiker(Rol.BEHEERDER)]

    def zet_uit(nummer):
        return ingelogd(twee[nummer]).post(f"/personen/{twee[1 - nummer].pk}/uitzetten/").status_code

    tegelijk(zet_uit, 2)

    assert Gebruiker.objects.filter(is_active=True).count() == 1


@pytest.fixture(autouse=True)
def _cache_leeg(transactional_db):
    cache.clear()


def test_of_a_hundred_editors_of_one_leerroute_one_saves_and_the_rest_see_what_changed():
    """Row 29: real processes; every refused form still holds what was typed (tests/test_wijzigen.py: what it shows)."""
    mens, route = maak_gebruiker(Rol.PROGRAMMALEIDER), maak_leerroute(mbo=maak_mbo())
    school = maak_deelname(route).school
    pad = f"{route.get_absolute_url()}bewerken/"
    pagina = Bladzijde(ingelogd(mens).get(pad))
    versie = pagina.een("input", name="versie").attrs["value"]
    velden = leerroute(school, mbo=route.mbo_id, versie=versie)

    def bewerk(nummer):
        client, uit = ingelogd(mens), []
        for keer in range(10):
            naam = f"Naam {nummer}-{keer}"
            antwoord = client.post(pad, velden | {"naam": naam})
            uit.append((antwoord.status_code, antwoord.status_code == 302 or naam in antwoord.content.decode()))
        return uit

    uitkomsten = Counter(uitkomst for reeks in tegelijk(bewerk, 10) for uitkomst in reeks)

    assert uitkomsten == {(302, True): 1, (409, True): 99}


def test_without_the_version_the_last_editor_wins_unseen():
    """Row 29, negative control."""
    mens, route = maak_gebruiker(Rol.PROGRAMMALEIDER), maak_leerroute(mbo=maak_mbo())
    velden = leerroute(maak_deelname(route).school, mbo=route.mbo_id)
    pad = f"{route.get_absolute_url()}bewerken/"

    def bewerk(nummer):
        return ingelogd(mens).post(pad, velden | {"naam": f"Naam {nummer}"}).status_code

    assert tegelijk(bewerk, 4) == [302] * 4

"""Invitations: who may, what the link does once, and that nothing in the form can raise a role (rows 4, 10, 11)."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from doorlopend.models import Gebeurtenis, Gebruiker, Uitnodiging
from doorlopend.rechten import Rol
from tests.factories import maak_gebruiker, maak_school
from tests.toegang.factories import link_uit_mail

pytestmark = pytest.mark.django_db
WACHTWOORD = "vier paarden eten soep"
NIEUW = {"naam": "Sanne Visser", "email": "Sanne@School.nl", "rol": "stuurgroep", "organisatie": ""}


def nodig_uit(client, **velden):
    return client.post("/personen/uitnodigen/", NIEUW | velden)


def test_invited_person_makes_an_account_and_is_signed_in(als, django_capture_on_commit_callbacks):
    school = maak_school()
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = nodig_uit(als("programmaleider"), rol="decaan", organisatie=f"school:{school.pk}")
    nieuw = Client()

    pagina = nieuw.get(link_uit_mail())
    klaar = nieuw.post(link_uit_mail(), {"naam": "Sanne Visser", "wachtwoord": WACHTWOORD})

    assert (antwoord.status_code, antwoord.url) == (302, "/personen/uitnodigingen/")
    assert mail.outbox[0].to == ["sanne@school.nl"]
    assert "U bent uitgenodigd als decaan van " in pagina.content.decode()
    assert (klaar.status_code, klaar.url) == (302, "/voortgang/")
    gemaakt = Gebruiker.objects.get(email="sanne@school.nl")
    assert (gemaakt.rol, gemaakt.school, gemaakt.check_password(WACHTWOORD)) == ("decaan", school, True)
    assert nieuw.get("/scholen/").status_code == 200


def test_link_works_once(als, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(als("beheerder"))
    Client().post(link_uit_mail(), {"naam": "Sanne", "wachtwoord": WACHTWOORD})

    tweede = Client().post(link_uit_mail(), {"naam": "Indringer", "wachtwoord": WACHTWOORD})

    assert tweede.status_code == 410
    assert list(Gebruiker.objects.filter(email="sanne@school.nl").values_list("naam", flat=True)) == ["Sanne"]


@pytest.mark.parametrize(("dagen", "status"), [(13, 200), (15, 410)])
def test_link_works_for_two_weeks(dagen, status, als, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(als("beheerder"))

    with time_machine.travel(timezone.now() + timedelta(days=dagen)):
        antwoord = Client().get(link_uit_mail())

    assert antwoord.status_code == status


def test_sent_again_only_the_newest_link_works(als, django_capture_on_commit_callbacks):
    client = als("programmaleider")
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/personen/uitnodigingen/{Uitnodiging.objects.get().pk}/opnieuw/")

    assert [Client().get(link_uit_mail(nummer)).status_code for nummer in (0, 1)] == [410, 200]


def test_withdrawn_link_stops_working(als, django_capture_on_commit_callbacks):
    client = als("programmaleider")
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(client)

    client.post(f"/personen/uitnodigingen/{Uitnodiging.objects.get().pk}/intrekken/")

    assert Client().get(link_uit_mail()).status_code == 410


def test_accepting_cannot_change_role_or_organisation(als, django_capture_on_commit_callbacks):
    """Row 10."""
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(als("programmaleider"))

    velden = {"naam": "Sanne", "wachtwoord": WACHTWOORD, "rol": "beheerder", "email": "x@y.nl", "is_active": "0"}
    Client().post(link_uit_mail(), velden | {"school": maak_school().pk})

    gemaakt = Gebruiker.objects.get(naam="Sanne")
    assert (gemaakt.rol, gemaakt.email, gemaakt.organisatie) == ("stuurgroep", "sanne@school.nl", None)


def test_a_programmaleider_cannot_invite_a_beheerder(als):
    """Row 11."""
    antwoord = nodig_uit(als("programmaleider"), rol="beheerder")

    assert antwoord.context["form"].errors["rol"] == ["Kies een van de mogelijkheden."]
    assert Uitnodiging.objects.count() == 0


def test_a_programmaleider_neither_sees_nor_resends_the_invitation_of_a_beheerder(als):
    nodig_uit(als("beheerder"), rol="beheerder")
    uitnodiging = Uitnodiging.objects.get()
    leider = als("programmaleider")

    lijst = leider.get("/personen/uitnodigingen/").content.decode()
    opnieuw = leider.post(f"/personen/uitnodigingen/{uitnodiging.pk}/opnieuw/")

    assert ("sanne@school.nl" in lijst, opnieuw.status_code) == (False, 404)


def test_decaan_needs_a_school_or_mbo(als):
    antwoord = nodig_uit(als("programmaleider"), rol="decaan")

    assert antwoord.context["form"].errors["organisatie"] == ["Kies de school of het mbo waar deze decaan werkt."]


def test_who_has_an_account_or_an_open_invitation_is_not_invited_again(als):
    maak_gebruiker(email="bestaat@school.nl")
    client = als("programmaleider")
    nodig_uit(client)

    bestaat = nodig_uit(client, email="BESTAAT@school.nl")
    dubbel = nodig_uit(client)

    assert bestaat.context["form"].errors == {
        "email": ["Er is al iemand met dit e-mailadres. Zoek de persoon op in de lijst."]
    }
    assert "staat al een uitnodiging open" in dubbel.content.decode()


def test_database_holds_no_key_that_opens_anything(als, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(als("programmaleider"))

    sleutel = link_uit_mail().split("/")[-2]

    assert sleutel not in str(list(Uitnodiging.objects.values()))


@pytest.mark.parametrize("wachtwoord", ["kort", "leerroute-2027", "welkom-amsterdam1", "Barlaeus Gymnasium 2026"])
def test_bad_password_is_refused_at_its_field(wachtwoord, als, django_capture_on_commit_callbacks):
    """Row 2."""
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(als("programmaleider"))

    antwoord = Client().post(link_uit_mail(), {"naam": "Sanne", "wachtwoord": wachtwoord})

    assert list(antwoord.context["form"].errors) == ["wachtwoord"]
    assert not Gebruiker.objects.filter(naam="Sanne").exists()


def test_without_password_the_account_signs_in_by_code(als, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(als("programmaleider"))

    Client().post(link_uit_mail(), {"naam": "Sanne", "wachtwoord": ""})

    assert Gebruiker.objects.get(naam="Sanne").has_usable_password() is False


def test_every_step_is_in_the_trail(als, django_capture_on_commit_callbacks):
    """Row 41."""
    client = als("programmaleider")
    with django_capture_on_commit_callbacks(execute=True):
        nodig_uit(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/personen/uitnodigingen/{Uitnodiging.objects.get().pk}/opnieuw/")
    Client().post(link_uit_mail(), {"naam": "Sanne", "wachtwoord": WACHTWOORD})

    regels = Gebeurtenis.objects.filter(soort="uitgenodigd").order_by("pk")
    assert [regel.gegevens["wat"] for regel in regels] == ["verstuurd", "verstuurd", "aanvaard"]
    assert "anne" not in str(list(Gebeurtenis.objects.values()))


def test_list_costs_the_same_for_one_and_three(als, django_assert_num_queries):
    client = als("programmaleider")
    nodig_uit(client)
    client.get("/personen/uitnodigingen/")

    with django_assert_num_queries(4):
        client.get("/personen/uitnodigingen/")
    for nummer in range(2):
        nodig_uit(client, email=f"p{nummer}@school.nl", rol=Rol.STUURGROEP)
    with django_assert_num_queries(4):
        client.get("/personen/uitnodigingen/")

"""People: role, organisation, on and off, handing over, the own data, and taking a person out (rows 11, 41, 45)."""

import json
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import models
from django.test import Client

from doorlopend.models import Gebeurtenis, Gebruiker, Uitnodiging, Verwijdering
from doorlopend.privacy import anonimiseer, gegevens_van
from doorlopend.rechten import Rol
from leerroutes.models import Leerroute
from monitoring.models import Rapportage, Rapportdeel, Rapportversie
from tests.bijeenkomsten.factories import maak_bijeenkomst, maak_gehouden
from tests.bladzijde import Bladzijde
from tests.factories import maak_gebruiker, maak_leerroute, maak_school, maak_stap
from tests.kennisdeling.factories import maak_activiteit
from tests.toegang.test_slot import OP_SLOT

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 2, tzinfo=UTC)


def wijzig(client, mens, **velden):
    velden = {"naam": mens.naam, "email": mens.email, "rol": mens.rol, "organisatie": ""} | velden
    return client.post(f"/personen/{mens.pk}/bewerken/", velden)


def test_change_of_role_holds_at_the_next_click_and_is_in_the_trail(als):
    """Rows 11, 41."""
    mens, client = maak_gebruiker(Rol.STUURGROEP), Client()
    client.force_login(mens)
    eerst = client.get("/leerroutes/nieuw/?soort=doorlopend").status_code

    wijzig(als("programmaleider"), mens, rol="programmateam")

    assert (eerst, client.get("/leerroutes/nieuw/?soort=doorlopend").status_code) == (404, 200)
    regel = Gebeurtenis.objects.get(soort="rol")
    assert (regel.over, regel.gegevens) == (
        f"gebruiker:{mens.pk}",
        {"van": "stuurgroep", "naar": "programmateam", "velden": ["rol"]},
    )


@pytest.mark.parametrize("rol", ["programmaleider", "beheerder"])
def test_nobody_raises_the_own_role(rol, als):
    """Row 11."""
    client = als(rol)
    mens = Gebruiker.objects.get(rol=rol)

    antwoord = wijzig(client, mens, rol="beheerder" if rol == "programmaleider" else "programmaleider")

    assert list(antwoord.context["form"].errors) == ["rol"]
    assert Gebruiker.objects.get(pk=mens.pk).rol == rol


def test_a_programmaleider_makes_nobody_beheerder_and_touches_no_beheerder(als):
    """Row 11."""
    beheerder, mens, client = maak_gebruiker(Rol.BEHEERDER), maak_gebruiker(), als("programmaleider")

    geweigerd = wijzig(client, mens, rol="beheerder")
    gesloten = [
        client.post(f"/personen/{beheerder.pk}/{pad}/").status_code
        for pad in ("bewerken", "uitzetten", "aanzetten", "tweede-stap-wissen", "anonimiseren")
    ]

    assert geweigerd.context["form"].errors["rol"] == ["Kies een van de mogelijkheden."]
    assert gesloten == [404] * 5
    assert client.get(f"/personen/{beheerder.pk}/gegevens.json").status_code == 404


@pytest.mark.parametrize("hoe", ["uitzetten", "rol", "anonimiseren"])
def test_the_last_beheerder_stays(hoe):
    """Row 11: of two one may go, the second may not."""
    een, twee = maak_gebruiker(Rol.BEHEERDER), maak_gebruiker(Rol.BEHEERDER)
    client = Client()
    client.force_login(een)

    def weg(wie):
        if hoe == "rol":
            return wijzig(client, wie, rol="programmateam")
        pad = {"uitzetten": {}, "anonimiseren": {"reden": "uit dienst", "zeker": "on"}}
        return client.post(f"/personen/{wie.pk}/{hoe}/", pad[hoe])

    assert (weg(twee).status_code, weg(een).status_code) == (302, 200)
    assert Gebruiker.objects.filter(rol=Rol.BEHEERDER, is_active=True).count() == 1


def test_who_cannot_be_switched_off_is_said_before_anything_is_asked():
    """The own account, with work to hand over and nobody who could take it."""
    mens, client = maak_gebruiker(Rol.BEHEERDER), Client()
    maak_leerroute(contactpersoon=mens)
    client.force_login(mens)

    pagina = Bladzijde(client.get(f"/personen/{mens.pk}/uitzetten/"))

    assert pagina.een("div", klas="kaart").tekst.startswith(f"{mens} U kunt uw eigen account niet uitzetten.")
    assert pagina.teksten("label") == []


def test_account_is_switched_off_and_on_again(als):
    mens, client = maak_gebruiker(), als("programmaleider")

    client.post(f"/personen/{mens.pk}/uitzetten/")
    uit = Gebruiker.objects.get(pk=mens.pk).is_active
    client.post(f"/personen/{mens.pk}/aanzetten/")

    assert (uit, Gebruiker.objects.get(pk=mens.pk).is_active) == (False, True)
    assert list(Gebeurtenis.objects.filter(soort="account").values_list("gegevens__wat", flat=True)) == ["aan", "uit"]


def test_old_address_opens_nothing_after_a_change(als):
    from allauth.account.models import EmailAddress

    mens = maak_gebruiker(email="oud@school.nl")
    EmailAddress.objects.create(user=mens, email="oud@school.nl", verified=True, primary=True)

    wijzig(als("programmaleider"), mens, email="nieuw@school.nl", organisatie=f"school:{maak_school().pk}")

    assert not EmailAddress.objects.filter(email="oud@school.nl").exists()


def naar_personen():
    """Every field of every table that points at a person, history tables left out."""
    return [
        (model, veld)
        for model in apps.get_models()
        if model._meta.app_label in ("doorlopend", "leerroutes", "lob", "kennisdeling", "monitoring")
        and not model._meta.model_name.startswith("historical")
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.ForeignKey) and veld.related_model is Gebruiker
    ]


GESCHIEDENIS = ("door", "gebruiker", "geplaatst_door")


def test_every_field_that_names_a_person_is_work_to_hand_over_or_history():
    """A new field that points at a person must say which: OVERDRAAGBAAR on its model, or a name that ends in _door."""
    onbekend = [
        f"{model._meta.label}.{veld.name}"
        for model, veld in naar_personen()
        if veld.name not in getattr(model, "OVERDRAAGBAAR", {})
        and veld.name not in GESCHIEDENIS
        and not veld.name.endswith("_door")
    ]

    assert onbekend == []


def test_work_of_who_leaves_gets_a_new_contact(als):
    """What is done stays with who did it: only the part of the report that is still open is handed over."""
    weg, blijft, client = maak_gebruiker(), maak_gebruiker(Rol.PROGRAMMATEAM, naam="Opvolger"), als("programmaleider")
    open_, klaar = (maak_deel(halfjaar, weg) for halfjaar in ("najaar", "voorjaar"))
    Rapportversie.objects.create(
        rapportage=klaar.rapportage, hoofdnummer=1, volgnummer=0, vergaderdatum=NU, gemaakt_op=NU, inhoud={}, pdf=b"x"
    )

    pagina = client.get(f"/personen/{weg.pk}/uitzetten/").content.decode()
    zonder = client.post(f"/personen/{weg.pk}/uitzetten/")
    daarna = client.post(f"/personen/{weg.pk}/uitzetten/", {"opvolger": blijft.pk}, follow=True).content.decode()

    assert "<li>1 rapportdeel</li>" in pagina
    assert f"{weg} kan niet meer inloggen. Opvolger is nu contact voor 1 rapportdeel." in daarna
    assert zonder.context["form"].errors["opvolger"] == ["Maak een keuze."]
    assert [Rapportdeel.objects.get(pk=deel.pk).schrijver for deel in (open_, klaar)] == [blijft, weg]
    assert Rapportdeel.history.filter(schrijver=blijft).count() == 1
    assert Gebeurtenis.objects.get(soort="overgedragen").gegevens == {"aan": blijft.pk, "aantal": 1}


def test_meetings_and_routes_of_who_leaves_get_a_new_contact_who_can_go_on_with_them(als):
    """What still has to be done goes over; what is closed or called off keeps the name of who did it."""
    kade = maak_school(roepnaam="De Kade")
    weg, ander = maak_gebruiker(Rol.DECAAN, school=maak_school()), maak_gebruiker(Rol.DECAAN, school=kade)
    leider = maak_gebruiker(Rol.PROGRAMMALEIDER)
    gepland, gehouden = maak_bijeenkomst(contactpersoon=weg), maak_gehouden(contactpersoon=weg)
    dicht = maak_gehouden(contactpersoon=weg, afgesloten_op=NU, afgesloten_door=leider)
    activiteit, voorbij = (maak_activiteit(organisator=weg, staat=staat) for staat in ("gepland", "gehouden"))
    route, client = maak_leerroute(contactpersoon=weg), Client()
    client.force_login(ander)
    eerst = client.get(f"{gepland.get_absolute_url()}bewerken/").status_code

    pagina = als("programmaleider").get(f"/personen/{weg.pk}/uitzetten/").content.decode()
    als("programmaleider").post(f"/personen/{weg.pk}/uitzetten/", {"opvolger": ander.pk})

    for rij in (alle := (gepland, gehouden, dicht, activiteit, voorbij, route)):
        rij.refresh_from_db()
    contacten = [getattr(rij, "organisator", None) or rij.contactpersoon for rij in alle]
    assert contacten == [ander, ander, weg, ander, weg, ander]
    assert all(f"<li>{wat}</li>" in pagina for wat in ("1 leerroute", "2 decanenbijeenkomsten", "1 activiteit"))
    assert (eerst, client.get(f"{gepland.get_absolute_url()}bewerken/").status_code) == (404, 200)


def test_who_registers_a_meeting_is_its_contact_and_the_team_can_name_another(als):
    from lob.models import Decanenbijeenkomst

    team, decaan = maak_gebruiker(Rol.PROGRAMMATEAM), maak_gebruiker(Rol.DECAAN, school=maak_school())
    velden = {"staat": "gepland", "datum": "2027-03-03", "begin": "15:00", "einde": "17:00", "plaats": "Zaal 1"}
    client, eigen = als("programmateam"), Client()
    eigen.force_login(decaan)

    eigen.post("/lob/bijeenkomsten/nieuw/", velden | {"thema": "Een", "contactpersoon": team.pk})
    client.post("/lob/bijeenkomsten/nieuw/", velden | {"thema": "Twee", "contactpersoon": decaan.pk})
    client.post("/lob/bijeenkomsten/nieuw/", velden | {"thema": "Drie", "contactpersoon": ""})

    contact = dict(Decanenbijeenkomst.objects.values_list("thema", "contactpersoon"))
    assert contact == {
        "Een": decaan.pk,
        "Twee": decaan.pk,
        "Drie": Gebruiker.objects.get(pk=client.session["_auth_user_id"]).pk,
    }


def maak_deel(halfjaar, schrijver):
    rapportage = Rapportage.objects.create(schooljaar=2025, halfjaar=halfjaar, peildatum=NU, gemaakt_op=NU)
    return Rapportdeel.objects.create(rapportage=rapportage, onderdeel="lob", schrijver=schrijver)


def overal():
    """All text of all tables, except of those that are locked."""
    tekst = []
    for model in apps.get_models(include_auto_created=True):
        if model not in OP_SLOT:
            tekst += [repr(rij) for rij in model._base_manager.values_list()]
    return "\n".join(tekst).lower()


@pytest.fixture
def kanarie(als):
    """A person whose name and address stand in the account, running text, history, JSON and an invitation."""
    mens = maak_gebruiker(Rol.DECAAN, naam="Kanarie Vogelaar", email="kanarie@school.nl", school=maak_school())
    als("beheerder")
    route = maak_leerroute(opmerking="Bel Kanarie Vogelaar (KANARIE@school.nl) over de start.")
    maak_stap(route, toelichting="Volgens kanarie vogelaar gaat het door.", gezet_door=mens)
    route.naam += " van Kanarie Vogelaar"
    route.save()
    Uitnodiging.objects.create(
        email="kanarie@school.nl",
        naam="Kanarie Vogelaar",
        rol=Rol.DECAAN,
        sleutel_hash="x",
        gemaakt_door=mens,
        gemaakt_op=NU,
        verstuurd_op=NU,
        verloopt_op=NU,
    )
    Verwijdering.objects.create(gebruiker_id=0, op=NU, reden="proef", aantallen={"wie": ["Kanarie Vogelaar"]})
    return mens


def test_own_data_is_complete(kanarie):
    """Row 45."""
    gegevens = gegevens_van(kanarie)

    assert gegevens["account"]["email"] == "kanarie@school.nl"
    assert "password" not in gegevens["account"]
    assert len(gegevens["verwijzingen"]["leerroutes.statusstap.gezet_door"]) == 1
    assert {"leerroutes.leerroute.opmerking", "doorlopend.uitnodiging.naam"} <= set(gegevens["genoemd_in"])


def test_person_downloads_the_own_data_and_nobody_elses(kanarie):
    client, ander = Client(), maak_gebruiker(naam="Iemand Anders")
    client.force_login(kanarie)

    antwoord = client.get("/inloggen/account/gegevens.json")

    assert json.loads(antwoord.content)["account"]["naam"] == "Kanarie Vogelaar"
    assert ander.naam not in antwoord.content.decode()
    assert client.get(f"/personen/{ander.pk}/gegevens.json").status_code == 404


def test_anonymised_person_is_in_no_table_any_more_history_included(kanarie):
    """Row 45."""
    voor = overal()

    anonimiseer(kanarie, door=Gebruiker.objects.get(rol=Rol.BEHEERDER), nu=NU, reden="verzoek van 3 maart")

    assert ("kanarie" in voor, "vogelaar" in voor) == (True, True)
    assert ("kanarie" in overal(), "vogelaar" in overal()) == (False, False)
    route = Leerroute.objects.get()
    assert route.opmerking == (f"Bel Persoon {kanarie.pk} (persoon-{kanarie.pk}@anoniem.invalid) over de start.")
    assert route.stappen.get().gezet_door_id == kanarie.pk


def test_removal_is_recorded_without_the_person(kanarie):
    beheerder = Gebruiker.objects.get(rol=Rol.BEHEERDER)

    anonimiseer(kanarie, door=beheerder, nu=NU, reden="verzoek van 3 maart")

    record = Verwijdering.objects.get(gebruiker_id=kanarie.pk)
    assert (record.op, record.door, record.reden) == (NU, beheerder, "verzoek van 3 maart")
    assert record.aantallen["leerroutes.leerroute.opmerking"] == 1
    assert Gebeurtenis.objects.filter(soort="geanonimiseerd", over=f"gebruiker:{kanarie.pk}").count() == 1


def test_anonymised_person_cannot_come_back(kanarie, als):
    client = als("beheerder")
    client.post(f"/personen/{kanarie.pk}/anonimiseren/", {"reden": "verzoek", "zeker": "on"})

    client.post(f"/personen/{kanarie.pk}/aanzetten/")

    mens = Gebruiker.objects.get(pk=kanarie.pk)
    assert (mens.is_active, mens.is_anoniem, mens.has_usable_password(), mens.school) == (False, True, False, None)


def test_anonymising_asks_twice(kanarie, als):
    antwoord = als("beheerder").post(f"/personen/{kanarie.pk}/anonimiseren/", {"reden": "verzoek"})

    assert list(antwoord.context["form"].errors) == ["zeker"]
    assert Gebruiker.objects.filter(email="kanarie@school.nl").exists()


def test_list_filters_and_costs_the_same_for_one_and_three(als, django_assert_num_queries):
    client = als("programmaleider")
    with django_assert_num_queries(4):
        client.get("/personen/")
    maak_gebruiker(school=maak_school())
    maak_gebruiker(Rol.STUURGROEP, is_active=False)

    with django_assert_num_queries(4):
        alle = client.get("/personen/")
    uit = client.get("/personen/?account=nee&rol=stuurgroep")

    assert (alle.context["aantal_tekst"], uit.context["aantal_tekst"]) == ("3 personen", "1 persoon")


def test_admin_has_no_way_of_its_own_to_sign_in_or_change_a_password(als):
    """Rows 3, 7, 41: what Django's admin brings along leads to the pages that are limited and recorded."""
    wachtwoord = als("beheerder").get("/beheer/password_change/")
    inloggen = Client().get("/beheer/login/")

    assert wachtwoord.templates[0].name == "account/password_change.html"
    assert inloggen.url.startswith("/inloggen/")

"""Which passwords are refused and which are not (row 2)."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from doorlopend.models import Gebruiker
from doorlopend.rechten import Rol
from tests.factories import maak_gebruiker
from tests.toegang.factories import log_in

SLECHT = [
    "kort",
    "elf-tekens!",
    "123456789012",
    "password1234",
    "qwertyuiopas",
    "leerroute-2027",
    "Doorlopend Leren 2027",
    "convenantconvenant",
    "Barlaeus Gymnasium",
    "Vossius-Gymnasium-2026",
    "welkom-welkom-01",
    "vmbo-mbo-vmbo-mbo",
    "Amsterdam12345!",
    "decaandecaan!!",
    "wachtwoord123",
    "samenwerkingsverband",
    "naam.achternaam@school.nl",
    "Zomer2026!Zomer2026!",
    "programmaleider01",
    "111111111111111",
]
GOED = [
    "vier paarden eten soep",
    "correct horse battery staple",
    "ИванИванычИванов1",
    "a" * 6 + "b" * 6 + "zqk",
    "x" * 64 + "yz" * 32,
    "Fietsbel onder water 7",
    "tulpen&molens&kaas",
    "     spaties ertussen     ",
    "schrijf dit maar eens op",
    "Jan Klaassen trompetter",
]


@pytest.fixture
def mens():
    return Gebruiker(email="naam.achternaam@school.nl", naam="Naam Achternaam", rol="decaan")


@pytest.mark.parametrize("wachtwoord", SLECHT)
def test_bad_password_is_refused_in_dutch(wachtwoord, mens):
    """Row 2: at least twenty."""
    with pytest.raises(ValidationError) as fout:
        validate_password(wachtwoord, mens)

    assert all(bericht[0].isupper() and "password" not in bericht.lower() for bericht in fout.value.messages)


@pytest.mark.parametrize("wachtwoord", GOED)
def test_good_password_passes_without_rules_of_composition(wachtwoord, mens):
    """Row 2: at least ten, and 128 characters are allowed."""
    assert validate_password(wachtwoord, mens) is None


@pytest.mark.parametrize(("rol", "goed"), [("decaan", True), ("beheerder", False), ("programmaleider", False)])
def test_who_manages_people_needs_fifteen_characters(rol, goed, mens):
    """Row 2."""
    mens.rol = rol

    if goed:
        validate_password("drie bomen 12", mens)
    else:
        with pytest.raises(ValidationError) as fout:
            validate_password("kort", mens)
        assert fout.value.messages == ["Voor uw rol is een wachtwoord van minstens 15 tekens nodig."]
        with pytest.raises(ValidationError, match="minstens 15 tekens"):
            validate_password("drie bomen 12", mens)


@pytest.mark.django_db
@pytest.mark.parametrize(("rol", "tekens"), [("decaan", 12), ("programmateam", 12), ("programmaleider", 15)])
def test_form_says_the_length_that_holds_for_the_role(rol, tekens, als):
    pagina = als(rol).get("/inloggen/account/wachtwoord/").content.decode()

    assert f"Minstens {tekens} tekens; een zin is goed." in pagina


KORT, LANG = "drie bomen 12", "vier paarden eten soep"


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ["programmaleider", "beheerder", "programmateam"])
def test_who_got_a_role_with_a_longer_password_chooses_one_at_the_next_sign_in(rol, settings):
    """Row 2: raised from decaan; until then no page opens, afterwards all of them do."""
    settings.VOORBEELD = False
    mens, client = maak_gebruiker(Rol.DECAAN, password=KORT), Client()
    Gebruiker.objects.filter(pk=mens.pk).update(rol=rol)
    log_in(client, mens, KORT)
    vast = [client.get(pad) for pad in ("/scholen/", "/leerroutes/", "/inloggen/account/")]
    moet = rol != "programmateam"

    te_kort = client.post("/inloggen/account/wachtwoord/", nieuw(KORT, "drie bomen 13")) if moet else None
    client.post("/inloggen/account/wachtwoord/", nieuw(KORT, LANG))

    assert [antwoord.status_code for antwoord in vast] == [302 if moet else 200] * 3
    if moet:
        assert {antwoord.url for antwoord in vast} == {"/inloggen/account/wachtwoord/"}
        assert te_kort.context["form"].errors["password1"] == [
            "Voor uw rol is een wachtwoord van minstens 15 tekens nodig."
        ]
    assert client.get("/scholen/").status_code == 200
    assert log_in(ander := Client(), mens, LANG).status_code == 302
    assert ander.get("/scholen/").status_code == 200


def nieuw(oud, wachtwoord):
    return {"oldpassword": oud, "password1": wachtwoord, "password2": wachtwoord}


@pytest.mark.django_db
def test_weak_password_can_be_left_by_signing_out_and_asks_nothing_of_the_next_one(settings):
    """Row 2: what is remembered is about that password, not about the browser."""
    settings.VOORBEELD = False
    zwak, sterk = maak_gebruiker(Rol.BEHEERDER, password=KORT), maak_gebruiker(Rol.BEHEERDER, password=LANG)
    client = Client()
    log_in(client, zwak, KORT)
    pagina = client.get("/scholen/", follow=True)

    uit = client.post("/uitloggen/")
    log_in(client, sterk, LANG)

    assert "Uw wachtwoord past niet bij uw rol. Kies eerst een nieuw wachtwoord." in pagina.content.decode()
    assert "Hoofdmenu" not in pagina.content.decode(), "each link would lead back to this page"
    assert (uit.status_code, client.get("/scholen/").status_code) == (302, 200)

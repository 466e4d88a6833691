"""Which passwords are refused and which are not (row 2)."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from doorlopend.models import Gebruiker

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
    with pytest.raises(ValidationError) as fout:
        validate_password(wachtwoord, mens)

    assert all(bericht[0].isupper() and "password" not in bericht.lower() for bericht in fout.value.messages)


@pytest.mark.parametrize("wachtwoord", GOED)
def test_good_password_passes_without_rules_of_composition(wachtwoord, mens):
    assert validate_password(wachtwoord, mens) is None


@pytest.mark.parametrize(("rol", "goed"), [("decaan", True), ("beheerder", False), ("programmaleider", False)])
def test_who_manages_people_needs_fifteen_characters(rol, goed, mens):
    mens.rol = rol

    if goed:
        validate_password("drie bomen 12", mens)
    else:
        with pytest.raises(ValidationError, match="minstens 15 tekens"):
            validate_password("drie bomen 12", mens)

"""The command that makes an account: what it stores, and what it refuses in plain Dutch."""

from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from doorlopend.models import Gebruiker
from tests.factories import maak_mbo, maak_partner, maak_school

pytestmark = pytest.mark.django_db
GOED = "een-lange-zin-om-te-onthouden"


@pytest.fixture(autouse=True)
def _wachtwoord(monkeypatch):
    monkeypatch.setenv("WACHTWOORD", GOED)


def maak(email="Nieuw@School.nl", naam="Nieuwe Naam", rol="beheerder", **opties):
    call_command("maak_gebruiker", email=email, naam=naam, rol=rol, **opties)


def gegevens(gebruiker):
    return gebruiker.email, gebruiker.naam, gebruiker.rol, gebruiker.is_active, gebruiker.organisatie


def test_account_is_made_and_opens_with_the_password(capsys):
    maak()

    gebruiker = Gebruiker.objects.get()
    assert gegevens(gebruiker) == ("nieuw@school.nl", "Nieuwe Naam", "beheerder", True, None)
    assert gebruiker.check_password(GOED)
    assert capsys.readouterr().out == "Nieuwe Naam kan nu inloggen met nieuw@school.nl.\n"


def typ(monkeypatch, *wachtwoorden, terminal=True):
    """Let a person type these at the terminal, one after the other; the questions that were asked."""
    vragen, antwoorden = [], iter(wachtwoorden)
    monkeypatch.delenv("WACHTWOORD")
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: terminal))
    monkeypatch.setattr(
        "doorlopend.management.commands.maak_gebruiker.getpass", lambda vraag: vragen.append(vraag) or next(antwoorden)
    )
    return vragen


def test_password_is_asked_twice_when_the_environment_has_none(monkeypatch):
    vragen = typ(monkeypatch, "gevraagd-en-gegeven", "gevraagd-en-gegeven")

    maak()

    assert vragen == ["Wachtwoord: ", "Nog een keer: "]
    assert Gebruiker.objects.get().check_password("gevraagd-en-gegeven")


@pytest.mark.parametrize(
    ("getypt", "terminal", "melding"),
    [
        (["gevraagd-en-gegeven", "gevraagd-en-gegevem"], True, "twee verschillende wachtwoorden"),
        ([], False, "Geef het mee in de omgevingsvariabele WACHTWOORD"),
    ],
)
def test_typing_error_or_no_terminal_makes_no_account(getypt, terminal, melding, monkeypatch):
    typ(monkeypatch, *getypt, terminal=terminal)

    with pytest.raises(CommandError, match=melding):
        maak()

    assert Gebruiker.objects.count() == 0


@pytest.mark.parametrize(
    ("soort", "naam"),
    [
        ("school", "terra nova"),
        ("school", "16PS21"),
        ("mbo", "ROCvA"),
        ("mbo", "ROC van Amsterdam"),
        ("partner", "SWV"),
    ],
)
def test_organisation_is_found_by_name_or_code(soort, naam):
    organisaties = {
        "school": maak_school("16PS21", roepnaam="Terra Nova"),
        "mbo": maak_mbo(naam="ROC van Amsterdam", afkorting="ROCvA"),
        "partner": maak_partner(naam="Samenwerkingsverband", afkorting="SWV"),
    }

    maak(rol="decaan", **{soort: naam})

    assert Gebruiker.objects.get().organisatie == organisaties[soort]


def test_ambiguous_school_is_refused():
    maak_school(roepnaam="De Dubbele")
    maak_school(roepnaam="De Dubbele")

    with pytest.raises(CommandError, match="Meer dan één school heet “De Dubbele”"):
        maak(school="De Dubbele")

    assert Gebruiker.objects.count() == 0


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        ({"school": "Nergens"}, "Er is geen school met de naam “Nergens”"),
        ({"rol": "baas"}, "De rol “baas” bestaat niet. Kies uit: programmaleider, programmateam,"),
        ({"email": "geen-adres"}, "geldig e-mailadres"),
        ({"naam": ""}, "mag niet leeg zijn|niet leeg"),
        ({"naam": "x" * 121}, "120"),
    ],
)
def test_bad_value_is_refused_in_dutch(opties, melding):
    with pytest.raises(CommandError, match=melding):
        maak(**opties)

    assert Gebruiker.objects.count() == 0


def test_two_organisations_are_refused():
    maak_school(roepnaam="School")
    maak_mbo(afkorting="ROC")

    with pytest.raises(CommandError, match="Kies hoogstens één organisatie"):
        maak(school="School", mbo="ROC")


@pytest.mark.parametrize("wachtwoord", ["te-kort", "q1w2e3r4t5y6", "nieuw@school.nl"])
def test_weak_password_is_refused(wachtwoord, monkeypatch):
    monkeypatch.setenv("WACHTWOORD", wachtwoord)

    with pytest.raises(CommandError):
        maak()

    assert Gebruiker.objects.count() == 0


def test_second_account_with_the_same_address_is_refused():
    maak()

    with pytest.raises(CommandError, match="Er is al iemand met dit e-mailadres."):
        maak(email="NIEUW@school.nl")

    assert Gebruiker.objects.count() == 1

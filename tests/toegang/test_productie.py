"""Leaving the example environment in one step: a portal that starts, refuses http and the example, and has a beheerder."""

import shutil
import subprocess
import sys

import pytest

from tests.test_settings import PROJECT, draai

pytestmark = pytest.mark.ongeacht_database
MAIL = "smtp+tls://gebruiker:kanarie@mail.example.nl:587"


def maak(map_, *opties):
    return subprocess.run(
        [sys.executable, "scripts/productie.py", *opties], cwd=PROJECT, capture_output=True, text=True, timeout=30
    )


@pytest.fixture
def map_(tmp_path):
    gezegd = maak(tmp_path, str(tmp_path / "portaal"), "portaal.example.nl", MAIL)
    assert gezegd.returncode == 0, gezegd.stderr
    return tmp_path / "portaal"


def test_settings_are_sound_and_for_the_owner_only(map_):
    """Row 44."""
    gekeken = draai("manage.py", "check", "--deploy", "--fail-level", "WARNING", map_=map_)

    assert (gekeken.returncode, gekeken.stdout + gekeken.stderr) == (
        0,
        "System check identified no issues (0 silenced).\n",
    )
    assert oct((map_ / "portaal.env").stat().st_mode & 0o777) == "0o600"


def test_keys_are_new_each_time_and_never_written_over(map_, tmp_path):
    eerst = (map_ / "portaal.env").read_text()
    opnieuw = maak(tmp_path, str(map_), "ander.example.nl", MAIL)
    maak(tmp_path, str(tmp_path / "tweede"), "portaal.example.nl", MAIL)

    assert "staat al een portaal.env" in opnieuw.stderr
    assert (map_ / "portaal.env").read_text() == eerst
    assert not set(eerst.splitlines()[1:3]) & set((tmp_path / "tweede" / "portaal.env").read_text().splitlines())


def test_first_beheerder_is_made_and_the_second_step_is_required(map_, gemigreerd):
    shutil.copy(gemigreerd, map_)  # migrating an empty place takes seconds; eerste_start finds nothing to do there
    gestart = draai("manage.py", "eerste_start", map_=map_)
    gemaakt = draai(
        *("manage.py", "maak_gebruiker", "--email", "b@school.nl", "--naam", "B", "--rol", "beheerder"),
        map_=map_,
        WACHTWOORD="vier paarden eten soep",
    )
    verplicht = draai("-c", "from doorlopend import settings as s; print(s.MFA_VERPLICHT, s.VOORBEELD)", map_=map_)

    assert (gestart.returncode, gemaakt.stdout) == (0, "B kan nu inloggen met b@school.nl.\n"), gestart.stderr
    assert "voorbeeld" not in gestart.stdout.lower()
    assert verplicht.stdout == "True False\n"


def test_wrong_use_is_explained(tmp_path):
    assert maak(tmp_path).stderr == "Gebruik: scripts/productie.py MAP NAAM-VAN-DE-SITE EMAIL_URL\n"

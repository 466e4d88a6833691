"""start.sh from outside: what a first, a second, an interrupted and a refused start do to data and to the person."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.core.management import call_command

from doorlopend.models import Gebruiker, School
from leerroutes.models import Leerroute
from tests.factories import maak_gebruiker

PROJECT = Path(__file__).resolve().parent.parent
ROLLEN = ("programmaleider", "programmateam", "decaan", "stuurgroep", "beheerder")


@pytest.fixture
def project(tmp_path):
    """The project with a .venv whose lock is installed, so that nothing has to come from the network."""
    map_ = tmp_path / "project"
    (map_ / ".venv" / "bin").mkdir(parents=True)
    for deel in (
        "doorlopend",
        "leerroutes",
        "lob",
        "kennisdeling",
        "monitoring",
        "templates",
        "static",
        "requirements",
    ):
        (map_ / deel).symlink_to(PROJECT / deel)
    for deel in ("start.sh", "manage.py"):
        shutil.copy(PROJECT / deel, map_)
    shutil.copytree(PROJECT / "scripts", map_ / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    python = map_ / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    slot = subprocess.run(["cksum"], stdin=(PROJECT / "requirements/base.txt").open(), capture_output=True, check=True)
    (map_ / ".venv" / "slot-base").write_bytes(slot.stdout)
    (map_ / ".venv" / "pango-geprobeerd").touch()
    return map_


@pytest.fixture
def start(project, tmp_path):
    """A function that runs start.sh with these variables; the process is ended after the test."""
    processen = []

    def start_(cwd=project, **omgeving):
        basis = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), "PIP_INDEX_URL": "http://127.0.0.1:9/"}
        proces = subprocess.Popen(
            [project / "start.sh"],
            cwd=cwd,
            env=basis | omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        processen.append(proces)
        return proces

    yield start_
    for proces in processen:
        proces.kill()
        proces.wait()
        proces.stdout.close()


def vrij_adres():
    with socket.socket() as stekker:
        stekker.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{stekker.getsockname()[1]}"


def wacht_tot_hij_dient(adres, proces):
    """Seconds until the server answers; fails when the process ends or three minutes pass.

    A first start makes the tables and renders a report, while other tests keep both cores busy.
    """
    begin = time.monotonic()
    while time.monotonic() - begin < 180:
        assert proces.poll() is None, proces.communicate()[0]
        try:
            with urllib.request.urlopen(f"http://{adres}/gezond/", timeout=5) as antwoord:
                assert antwoord.status == 200
                return time.monotonic() - begin
        except OSError:
            time.sleep(0.05)
    raise AssertionError("geen antwoord")


def wacht_op_tabel(naam, data, proces):
    """Come back when this start has made that table; fails when the process ends before that."""
    while not (data / "portaal.sqlite3").exists() or (naam,) not in vraag(data, "SELECT name FROM sqlite_master"):
        assert proces.poll() is None, proces.communicate()[0]
        time.sleep(0.05)


def stop(proces):
    """End it as a service manager would; returns exit code and what it said."""
    proces.send_signal(signal.SIGTERM)
    return proces.wait(timeout=60), proces.communicate()[0]


def vraag(data, sql):
    verbinding = sqlite3.connect(data / "portaal.sqlite3")
    try:
        return verbinding.execute(sql).fetchall()
    finally:
        verbinding.close()


@pytest.mark.ongeacht_database
def test_first_start_fills_an_example_and_a_second_leaves_everything_alone(start, tmp_path):
    adres, data = vrij_adres(), tmp_path / "data"
    eerste = start(ADRES=adres)
    eerste_duur = wacht_tot_hij_dient(adres, eerste)
    code, gezegd = stop(eerste)

    assert code == 0
    assert f"http://{adres}/" in gezegd
    assert [rol for rol in ROLLEN if f"{rol}@voorbeeld.nl" in gezegd] == list(ROLLEN)
    assert "leerroute-2027" in gezegd
    assert oct((data / "portaal.env").stat().st_mode & 0o777) == "0o600"
    assert oct((data / "portaal.sqlite3").stat().st_mode & 0o777) == "0o600"

    omgeving = (data / "portaal.env").read_text()
    verbinding = sqlite3.connect(data / "portaal.sqlite3")
    verbinding.execute("UPDATE doorlopend_school SET roepnaam = 'Met de hand'")
    verbinding.execute("DELETE FROM leerroutes_deelname")
    verbinding.commit()
    verbinding.close()
    tweede = start(ADRES=adres)
    duur = wacht_tot_hij_dient(adres, tweede)
    stop(tweede)

    assert (data / "portaal.env").read_text() == omgeving
    assert vraag(data, "SELECT DISTINCT roepnaam FROM doorlopend_school") == [("Met de hand",)]
    assert vraag(data, "SELECT count(*) FROM leerroutes_deelname") == [(0,)]
    assert duur < eerste_duur


@pytest.mark.ongeacht_database
def test_first_start_that_was_cut_off_is_done_again(start, tmp_path):
    adres, data = vrij_adres(), tmp_path / "data"
    afgebroken = start(ADRES=adres)
    wacht_op_tabel("cache", data, afgebroken)
    afgebroken.kill()
    afgebroken.wait()

    opnieuw = start(ADRES=adres)
    wacht_tot_hij_dient(adres, opnieuw)
    stop(opnieuw)

    assert vraag(data, "SELECT count(*) FROM doorlopend_gebruiker") == [(5,)]
    assert vraag(data, "SELECT count(*) > 0 FROM leerroutes_leerroute") == [(1,)]


@pytest.mark.ongeacht_database
def test_taken_port_is_reported_with_the_way_out(start):
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]

        proces = start(ADRES=f"127.0.0.1:{poort}")

        gezegd = proces.communicate(timeout=30)[0]
        assert proces.returncode == 1
        assert f"Poort {poort} is al in gebruik. Kies een andere, bijvoorbeeld: ADRES=" in gezegd


@pytest.mark.parametrize("adres", ["8000", "127.0.0.1:", "127.0.0.1:http", "127.0.0.1:99999"])
@pytest.mark.ongeacht_database
def test_address_that_is_none_is_reported(adres, start):
    proces = start(ADRES=adres)

    gezegd = proces.communicate(timeout=30)[0]
    assert proces.returncode == 1
    assert f"ADRES={adres} klopt niet. Schrijf het als host:poort" in gezegd


@pytest.mark.parametrize(
    ("omgeving", "naam"),
    [
        ({"VOORBEELD": "nee"}, "SECRET_KEY"),
        ({"SECRET_KEY": "x" * 50}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "portaal.example.nl"}, "SECRET_KEY"),
    ],
)
@pytest.mark.ongeacht_database
def test_production_that_is_half_configured_does_not_become_an_example(omgeving, naam, start, tmp_path):
    proces = start(ADRES=vrij_adres(), **omgeving)

    gezegd = proces.communicate(timeout=30)[0]
    assert proces.returncode == 1
    assert f"Het portaal kan niet starten. {naam} ontbreekt." in gezegd
    assert not (tmp_path / "data" / "portaal.env").exists()


@pytest.mark.ongeacht_database
def test_data_dir_is_taken_from_where_the_person_is(start, tmp_path):
    elders = tmp_path / "elders"
    elders.mkdir()

    proces = start(cwd=elders, ADRES=vrij_adres(), DATA_DIR="hier")

    wacht_op_tabel("django_migrations", elders / "hier", proces)
    assert (elders / "hier" / "portaal.env").exists()


@pytest.fixture
def stille_sjablonen(settings):
    """Strict template variables are pytest's, and no setting a server could have."""
    settings.SILENCED_SYSTEM_CHECKS = ["templates.E002"]


@pytest.mark.usefixtures("stille_sjablonen")
def test_filled_database_gets_nothing_from_eerste_start(db, capsys):
    maak_gebruiker(email="mens@school.nl")

    call_command("eerste_start")

    assert (Gebruiker.objects.count(), Leerroute.objects.count()) == (1, 0)


@pytest.mark.usefixtures("stille_sjablonen")
def test_production_gets_reference_data_but_no_example(db, settings, capsys):
    settings.VOORBEELD = False
    settings.SECRET_KEY = "dit1is2geen3voorbeeld4maar5een6eigen7sleutel8van9vijftig0tekens"

    call_command("eerste_start")

    assert (School.objects.count() > 40, Gebruiker.objects.count(), Leerroute.objects.count()) == (True, 0, 0)
    assert "leerroute-2027" not in capsys.readouterr().out

"""Backups made while somebody writes, put back in an empty place, and compared (row 37); real processes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from doorlopend import backup

WORTEL = Path(__file__).parents[2]
BASIS = os.environ.get("DATABASE_URL", "")
SCHRIJF = """
import django; django.setup()
from doorlopend.models import Partner
nummer = 0
while True:
    Partner.objects.create(naam=f"Schrijver {nummer:06}", afkorting=f"S{nummer:06}", soort="bestuur")
    print(nummer, flush=True); nummer += 1
"""
LEES = """
import django, hashlib, json; django.setup()
from django.apps import apps
uit = {}
for model in apps.get_models(include_auto_created=True):
    rijen = sorted(map(repr, model._base_manager.values_list()))
    uit[model._meta.label] = hashlib.sha256("|".join(rijen).encode()).hexdigest()
from doorlopend.models import Partner
namen = sorted(Partner.objects.filter(naam__startswith="Schrijver ").values_list("naam", flat=True))
print(json.dumps({"tabellen": uit, "geschreven": namen}))
"""


class Plek:
    """A portal's data: a folder and a database of its own."""

    def __init__(self, map_, naam):
        self.map, self.url = map_ / naam, ""
        self.map.mkdir()
        if BASIS:
            self.naam = f"backup_{os.getpid()}_{naam}"
            self.sql(f"DROP DATABASE IF EXISTS {self.naam}", f"CREATE DATABASE {self.naam}")
            adres, _, opties = BASIS.partition("?")
            self.url = f"{adres.rpartition('/')[0]}/{self.naam}?{opties}"
        self.omgeving = {
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(self.map),
            "VOORBEELD": "ja",
            "SECRET_KEY": "x" * 50,
            "DJANGO_SETTINGS_MODULE": "doorlopend.settings",
        } | ({"DATABASE_URL": self.url} if self.url else {})

    def sql(self, *opdrachten):
        import psycopg
        from django.conf import settings

        db = settings.DATABASES["default"]
        plek = {"host": db["HOST"] or db.get("OPTIONS", {}).get("host"), "user": db["USER"], "password": db["PASSWORD"]}
        with psycopg.connect(dbname="postgres", autocommit=True, **plek) as verbinding:
            for opdracht in opdrachten:
                verbinding.execute(opdracht)

    def ruim_op(self):
        if self.url:
            self.sql(f"DROP DATABASE IF EXISTS {self.naam} WITH (FORCE)")

    def draai(self, *opdracht, mag_mislukken=False):
        uit = subprocess.run(
            [sys.executable, *opdracht], cwd=WORTEL, env=self.omgeving, capture_output=True, text=True, timeout=180
        )
        assert mag_mislukken or uit.returncode == 0, uit.stderr[-2000:]
        return uit.stderr if mag_mislukken else uit.stdout

    def inhoud(self):
        return json.loads(self.draai("-c", LEES))

    def bestanden(self):
        paden = [pad for pad in (self.map / "bestanden").rglob("*") if pad.is_file()]
        return {pad.name: hashlib.sha256(pad.read_bytes()).hexdigest() for pad in paden}


@pytest.fixture(scope="module")
def plekken(tmp_path_factory):
    map_, gemaakt = tmp_path_factory.mktemp("plekken"), []

    def maak(naam):
        gemaakt.append(Plek(map_, naam))
        return gemaakt[-1]

    yield maak
    for plek in gemaakt:
        plek.ruim_op()


@pytest.fixture(scope="module")
def bron(request, plekken, tmp_path_factory):
    """A portal that was written to while its first backup was made; and the two backups."""
    plek, backups = plekken("bron"), tmp_path_factory.mktemp("backups")
    if plek.url:
        plek.draai("manage.py", "migrate", "--verbosity", "0")
    else:
        shutil.copy(request.getfixturevalue("gemigreerd"), plek.map)
    (plek.map / "bestanden" / "ab").mkdir(parents=True)
    (plek.map / "bestanden" / "ab" / "verslag").write_bytes(os.urandom(50_000))
    schrijver = subprocess.Popen(
        [sys.executable, "-c", SCHRIJF], cwd=WORTEL, env=plek.omgeving, stdout=subprocess.PIPE, text=True
    )
    while int(schrijver.stdout.readline() or 0) < 20:
        assert schrijver.poll() is None
    plek.draai("manage.py", "maak_backup", str(backups))
    nog_bezig = schrijver.poll() is None
    schrijver.kill()
    schrijver.wait()
    assert nog_bezig
    time.sleep(1.1)
    plek.draai("manage.py", "maak_backup", str(backups))
    plek.tijdens, plek.rustig = sorted(backups.glob("*.tar.gz"))
    plek.daarna = plek.inhoud()
    return plek


def test_restored_backup_equals_what_was_there(bron, plekken):
    """Row 37: every row of every table, and every file."""
    leeg = plekken("leeg")

    gezegd = leeg.draai("manage.py", "zet_backup_terug", str(bron.rustig))

    assert leeg.inhoud() == bron.daarna
    assert leeg.bestanden() == bron.bestanden() != {}
    assert "Teruggezet: backup van" in gezegd


def test_backup_made_during_writing_is_of_one_moment(bron, plekken):
    """Row 37: no number is missing, and there were more afterwards."""
    leeg = plekken("tijdens")

    leeg.draai("manage.py", "zet_backup_terug", str(bron.tijdens))

    geschreven = leeg.inhoud()["geschreven"]
    assert geschreven == [f"Schrijver {nummer:06}" for nummer in range(len(geschreven))]
    assert 20 <= len(geschreven) < len(bron.daarna["geschreven"])


def test_backup_is_not_put_over_something(bron):
    gezegd = bron.draai("manage.py", "zet_backup_terug", str(bron.rustig), mag_mislukken=True)

    assert "In de database staat al iets" in gezegd


@pytest.mark.parametrize("hoe", ["veranderd", "afgekapt", "geen archief"])
def test_damaged_backup_is_recognised_before_anything_is_touched(hoe, bron, tmp_path, monkeypatch):
    stuk = tmp_path / "portaal-20260101-000000.tar.gz"
    monkeypatch.setattr(backup, "_weiger_als_er_iets_staat", lambda: pytest.fail("ging verder"))
    if hoe == "veranderd":
        with tarfile.open(bron.rustig) as oud, tarfile.open(stuk, "w:gz") as nieuw:
            for deel in oud:
                inhoud = oud.extractfile(deel) if deel.isfile() else None
                if deel.name.endswith("verslag"):
                    inhoud.read(1)
                    deel.size -= 1
                nieuw.addfile(deel, inhoud)
    else:
        stuk.write_bytes(bron.rustig.read_bytes()[:4000] if hoe == "afgekapt" else b"geen archief")

    with pytest.raises(CommandError, match=r"Neem een andere\."):
        call_command("zet_backup_terug", str(stuk))


def test_archive_is_for_the_owner_only_and_leaves_nothing_half(bron):
    mappen = bron.rustig.parent

    assert {oct(pad.stat().st_mode & 0o777) for pad in mappen.iterdir()} == {"0o600"}
    assert [pad.name for pad in mappen.iterdir() if pad.name.startswith(".")] == []


def test_recent_backup_is_checked(bron, tmp_path, capsys):
    """Row 37: a job can warn when the newest is older than 26 hours."""
    (tmp_path / "portaal-20260101-000000.tar.gz").touch()

    call_command("maak_backup", str(bron.rustig.parent), controleer=26)
    with pytest.raises(CommandError, match="De nieuwste backup is "):
        call_command("maak_backup", str(tmp_path), controleer=26)

    assert capsys.readouterr().out.startswith("De nieuwste backup is 0 uur oud")


def test_seven_days_four_weeks_and_twelve_months_are_kept(tmp_path):
    begin = datetime(2026, 12, 31, 3)
    for dag in range(500):
        (tmp_path / f"portaal-{begin - timedelta(days=dag):%Y%m%d-%H%M%S}.tar.gz").touch()
    (tmp_path / "iets-anders.tar.gz").touch()

    backup.ruim_op(tmp_path)

    over = sorted(pad.name[8:16] for pad in tmp_path.glob("portaal-*"))
    dagen = {f"202612{dag}" for dag in range(25, 32)}
    weken = {"20261231", "20261227", "20261220", "20261213"}
    maanden = {"20260131", "20260228", "20260331", "20260430", "20260531", "20260630"}
    maanden |= {"20260731", "20260831", "20260930", "20261031", "20261130", "20261231"}
    assert over == sorted(dagen | weken | maanden)
    assert (tmp_path / "iets-anders.tar.gz").exists()

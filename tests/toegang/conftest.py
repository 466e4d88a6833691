"""An empty database after a real migrate, made once for all tests here that start the portal as a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def gemigreerd(tmp_path_factory):
    """The file of a SQLite database with every migration applied; copy it, don't write in it."""
    map_ = tmp_path_factory.mktemp("gemigreerd")
    omgeving = {"PATH": os.environ["PATH"], "DATA_DIR": str(map_), "VOORBEELD": "ja", "SECRET_KEY": "x" * 50}
    opdracht = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(opdracht, cwd=WORTEL, env=omgeving, check=True, capture_output=True, timeout=180)
    (bestand,) = map_.glob("*.sqlite3")
    return bestand

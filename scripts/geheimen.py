#!/usr/bin/env python
"""Search every version of every file in the history for secrets; stops with 1 when there is one that is not explained.

Needs detect-secrets (extra `lint`). What it takes for a secret and isn't is named below, with the reason.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

UITGELEGD = {
    "tests/": "passwords and keys of invented people in tests, none used anywhere",
    "requirements/": "hashes of packages",
    "monitoring/voorbeeld/": "the password of the example environment, printed at its start and refused in production",
    "doorlopend/data/": "public reference data",
    "README.md": "the password of the example environment",
    "CHANGELOG.md": "words about passwords",
    ".ci/run": "a key made on the spot",
    "scripts/productie.py": "the shape of a mail address with a password, in its help",
    "doorlopend/controles.py": "the same shape, in the message that asks for it",
}
# Files with labels and settings whose names hold the word for password: "Secret Keyword" says nothing there.
LABELS = ("doorlopend/settings.py", "doorlopend/inloggen.py", "doorlopend/backends.py", "scripts/geheimen.py")
MAX_BYTES = 1_000_000


def git(*opdracht, invoer=None):
    return subprocess.run(["git", *opdracht], input=invoer, capture_output=True, check=True).stdout  # noqa: S603, S607 - fixed arguments


def versies():
    """(name, content) of every version of every text file in the history of all branches."""
    regels = git("rev-list", "--objects", "--all").decode().splitlines()
    namen = dict(regel.split(" ", 1) for regel in regels if " " in regel)
    soorten = git("cat-file", "--batch-check", invoer="\n".join(namen).encode()).decode().splitlines()
    for regel in soorten:
        nummer, soort, omvang = regel.split()
        if soort == "blob" and int(omvang) < MAX_BYTES:
            inhoud = git("cat-file", "blob", nummer)
            if b"\x00" not in inhoud:
                yield nummer, namen[nummer], inhoud


def zoek():
    """Findings as (file, line, kind) that no explanation covers, and how many versions were read."""
    with tempfile.TemporaryDirectory() as map_:
        aantal = 0
        for nummer, naam, inhoud in versies():
            pad = Path(map_, nummer[:12], naam)
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_bytes(inhoud)
            aantal += 1
        opdracht = [sys.executable, "-m", "detect_secrets", "scan", "--all-files", "."]
        uit = subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, check=True).stdout  # noqa: S603 - fixed arguments
    gevonden = {
        (naam.partition("/")[2].removeprefix("./"), hit["line_number"], hit["type"])
        for naam, hits in json.loads(uit)["results"].items()
        for hit in hits
    }
    return sorted(hit for hit in gevonden if not _uitgelegd(*hit)), aantal


def _uitgelegd(naam, regel, soort):
    return naam.startswith(tuple(UITGELEGD)) or (soort == "Secret Keyword" and naam in LABELS)


if __name__ == "__main__":
    over, aantal = zoek()
    for naam, regel, soort in over:
        print(f"{naam}:{regel}: {soort}")
    print(f"{aantal} versies gelezen, {len(over)} niet uitgelegd")
    sys.exit(bool(over))

#!/usr/bin/env python
"""Search every version of every file in the history for secrets; stops with 1 when there is one that is not explained.

Needs detect-secrets (extra `lint`). What it takes for a secret and isn't is named below, with the reason.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from io import BytesIO
from pathlib import Path

# What begins with these names is not read: a finding there is explained.
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
    """(id, name, content) of every version in the history of all branches of every text file without explanation."""
    regels = git("rev-list", "--objects", "--all").decode().splitlines()
    namen = dict(regel.split(" ", 1) for regel in regels if " " in regel)
    over = [nummer for nummer, naam in namen.items() if not naam.startswith(tuple(UITGELEGD))]
    soorten = git("cat-file", "--batch-check", invoer="\n".join(over).encode()).decode().splitlines()
    klein = [nummer for nummer, soort, omvang in map(str.split, soorten) if soort == "blob" and int(omvang) < MAX_BYTES]
    stroom = BytesIO(git("cat-file", "--batch", invoer="\n".join(klein).encode()))
    for nummer in klein:
        inhoud = stroom.read(int(stroom.readline().split()[2]) + 1)[:-1]
        if b"\x00" not in inhoud:
            yield nummer, namen[nummer], inhoud


def zoek():
    """Findings as (file, version, kind) that no explanation covers, and how many versions were read.

    Versions of a file share most of their lines, so each line is looked at once, under the version that had it first.
    """
    per_bestand, aantal = defaultdict(dict), 0
    for nummer, naam, inhoud in versies():
        aantal += 1
        for regel in inhoud.split(b"\n"):
            per_bestand[naam].setdefault(regel, nummer[:12])
    with tempfile.TemporaryDirectory() as map_:
        for volgnummer, (naam, regels) in enumerate(per_bestand.items()):
            pad = Path(map_, str(volgnummer), naam)
            pad.parent.mkdir(parents=True)
            pad.write_bytes(b"\n".join(regels))
        opdracht = [sys.executable, "-m", "detect_secrets", "scan", "--all-files", "."]
        uit = subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, check=True).stdout  # noqa: S603 - fixed arguments
    gevonden = set()
    for pad, hits in json.loads(uit)["results"].items():
        naam = pad.removeprefix("./").partition("/")[2]
        nummers = list(per_bestand[naam].values())
        gevonden |= {(naam, nummers[hit["line_number"] - 1], hit["type"]) for hit in hits}
    return sorted(hit for hit in gevonden if not _uitgelegd(hit[0], hit[2])), aantal


def _uitgelegd(naam, soort):
    return soort == "Secret Keyword" and naam in LABELS


if __name__ == "__main__":
    over, aantal = zoek()
    for naam, nummer, soort in over:
        print(f"{naam} (git show {nummer}): {soort}")
    print(f"{aantal} versies gelezen, {len(over)} niet uitgelegd")
    sys.exit(bool(over))

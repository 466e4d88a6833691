#!/usr/bin/env python
"""Write what the portal is made of as a CycloneDX 1.5 bill of materials: scripts/sbom.py > sbom.json

Names, versions and hashes come from requirements/base.txt (what is installed in production), licences from the
packages themselves where they are installed.
"""

import json
import re
import sys
import tomllib
import uuid
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
REGEL = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def pakketten(slot):
    """(name, version, hashes) of each package in a lock."""
    gevonden = []
    for regel in slot.read_text().splitlines():
        if begin := REGEL.match(regel):
            gevonden.append((begin[1], begin[2], []))
        if gevonden:
            gevonden[-1][2].extend(HASH.findall(regel))
    return gevonden


def licentie(naam):
    try:
        gegevens = metadata(naam)
    except PackageNotFoundError:
        return ""
    rubrieken = [regel.rpartition(" :: ")[2] for regel in gegevens.get_all("Classifier", []) if "License ::" in regel]
    return gegevens.get("License-Expression") or ", ".join(rubrieken) or (gegevens.get("License") or "")[:60]


def onderdeel(naam, versie, hashes):
    deel = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{naam.lower()}@{versie}",
        "name": naam,
        "version": versie,
        "purl": f"pkg:pypi/{naam.lower()}@{versie}",
        "hashes": [{"alg": "SHA-256", "content": inhoud} for inhoud in hashes],
    }
    if naam_licentie := licentie(naam):
        deel["licenses"] = [{"license": {"name": naam_licentie}}]
    return deel


def sbom():
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text())["project"]
    delen = [onderdeel(*pakket) for pakket in pakketten(WORTEL / "requirements" / "base.txt")]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(delen))}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": project["name"], "version": project["version"]}},
        "components": delen,
    }


if __name__ == "__main__":
    json.dump(sbom(), sys.stdout, indent=1)
    print()

#!/usr/bin/env python
"""Prove the tests: switch a protection off, one at a time, and see that the suite goes red.

scripts/mutaties.py            all of them, each in a copy of the project; stops with 1 when one goes unnoticed
scripts/mutaties.py csp        one of them
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
# name: (file, what stands there, what comes instead, the tests that must notice)
MUTATIES = {
    "slot": (
        "doorlopend/eenmalig.py",
        "uuid.uuid5(nummer, str(request.user.pk))",
        "uuid.uuid4()",
        ["tests/toegang/test_tegelijk.py", "-k", "twenty"],
    ),
    "rijslot": (
        "leerroutes/importviews.py",
        "if importbestand.toegepast_op:",
        "if False:",
        ["tests/toegang/test_invoer.py", "-k", "applied_eight_times"],
    ),
    "organisatiefilter": (
        "doorlopend/rechten.py",
        "return gebruiker.organisatie is not None and gebruiker.organisatie in obj.organisaties()",
        "return True",
        ["tests/toegang/test_overal.py", "-k", "own_organisation"],
    ),
    "csp": (
        "doorlopend/settings.py",
        '    "csp.middleware.CSPMiddleware",\n',
        "",
        ["tests/toegang/test_overal.py", "-k", "protecting_headers and anoniem"],
    ),
    "ophaler": (
        "doorlopend/pdfkind.py",
        re.compile(r'raise ValueError\(f"geweigerd: \{url\[:200\]\}"\)'),
        "return URLFetcher().fetch(url, headers)",
        ["tests/test_pdf.py", "-k", "cannot_fetch"],
    ),
    "versiecontrole": (
        "doorlopend/views.py",
        "if nu and versie is not None and versie != nu:",
        "if False:",
        ["tests/test_wijzigen.py"],
    ),
}
OVERSLAAN = shutil.ignore_patterns(".git", "var", "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".venv")


def kopie(map_):
    doel = Path(map_) / "project"
    shutil.copytree(WORTEL, doel, ignore=OVERSLAAN, symlinks=True)
    (doel / ".venv").symlink_to((WORTEL / ".venv").resolve())
    return doel


def draai(project, tests):
    """Whether these tests pass; a run without any test counts as an error of this script."""
    opdracht = [".venv/bin/python", "-m", "pytest", "-q", "-x", "--nomigrations", "-p", "no:cacheprovider", *tests]
    uit = subprocess.run(opdracht, cwd=project, capture_output=True, text=True)  # noqa: S603 - fixed arguments
    if uit.returncode not in (0, 1):
        sys.exit(f"De tests {tests} konden niet draaien:\n{uit.stdout[-1500:]}{uit.stderr[-500:]}")
    return uit.returncode == 0


def verander(pad, oud, nieuw):
    tekst = pad.read_text()
    if isinstance(oud, re.Pattern):
        anders, aantal = oud.subn(nieuw, tekst)
    else:
        anders, aantal = tekst.replace(oud, nieuw), tekst.count(oud)
    if aantal == 0:
        sys.exit(f"{pad.name}: {oud!r} staat er niet meer. Werk scripts/mutaties.py bij.")
    pad.write_text(anders)


def proef(naam):
    """Whether the tests are green as it is and red with the protection off."""
    bestand, oud, nieuw, tests = MUTATIES[naam]
    with tempfile.TemporaryDirectory() as map_:
        project = kopie(map_)
        if not draai(project, tests):
            sys.exit(f"{naam}: de tests zijn al rood zonder verandering.")
        verander(project / bestand, oud, nieuw)
        gemerkt = not draai(project, tests)
    print(f"{'gemerkt' if gemerkt else 'NIET GEMERKT':13} {naam}: {bestand}", flush=True)
    return gemerkt


if __name__ == "__main__":
    uitslagen = {naam: proef(naam) for naam in sys.argv[1:] or MUTATIES}
    sys.exit(not all(uitslagen.values()))

"""What the portal is made of: pinned, hashed, new enough, and every exception explained (rows 42, 43, 44)."""

import json
import re
import subprocess
import sys
from importlib import util
from importlib.metadata import version
from pathlib import Path

import openpyxl
import pytest

WORTEL = Path(__file__).parents[2]
SLOTEN = sorted((WORTEL / "requirements").glob("*.txt"))
CODE = [
    pad
    for deel in ("doorlopend", "leerroutes", "lob", "kennisdeling", "monitoring", "scripts")
    for pad in (WORTEL / deel).rglob("*.py")
]
# The oldest versions without a weakness that touches us: advisories in security notes of each project.
VLOER = {
    "django": (5, 2, 19),
    "weasyprint": (70, 0),
    "django-allauth": (65, 21),
    "nh3": (0, 3),
    "defusedxml": (0, 7, 1),
    "argon2-cffi": (25,),
    "cryptography": (45,),
    "gunicorn": (27,),
}


def getallen(tekst):
    return tuple(int(deel) for deel in re.findall(r"\d+", tekst)[:3])


def laad(naam):
    """A script as a module."""
    soort = util.spec_from_file_location(naam, WORTEL / "scripts" / f"{naam}.py")
    module = util.module_from_spec(soort)
    soort.loader.exec_module(module)
    return module


@pytest.mark.parametrize("slot", SLOTEN, ids=lambda pad: pad.name)
def test_every_package_is_pinned_with_hashes_and_no_address(slot):
    """Row 42."""
    tekst = re.sub(r"\s*\\\n\s*", " ", slot.read_text())
    regels = [regel for regel in tekst.splitlines() if regel.strip() and not regel.strip().startswith("#")]

    los = [
        regel[:60] for regel in regels if not re.match(r"^[\w.-]+(\[[^]]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", regel)
    ]

    assert los == []
    assert "://" not in re.sub(r"#.*", "", tekst)
    assert len(regels) > 10


@pytest.mark.parametrize("naam", VLOER)
def test_package_is_not_older_than_its_floor(naam):
    """Row 42: what is installed, and what the lock of production installs."""
    (in_slot,) = re.findall(rf"^{naam}(?:\[[^]]*\])?==(\S+)", (WORTEL / "requirements/base.txt").read_text(), re.M)

    assert getallen(version(naam)) >= VLOER[naam]
    assert getallen(in_slot) >= VLOER[naam]


def test_spreadsheets_are_read_with_defusedxml():
    """Row 19."""
    assert openpyxl.DEFUSEDXML is True


def test_every_exception_to_a_rule_is_explained():
    """Row 43: a noqa names its rule and says why; in the templates there is none."""
    kaal = [
        f"{pad.relative_to(WORTEL)}:{nummer}"
        for pad in CODE
        if "migrations" not in pad.parts
        for nummer, regel in enumerate(pad.read_text().splitlines(), start=1)
        if re.search(r"# (noqa|nosec)", regel) and not re.search(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)*( -)? \w+", regel)
    ]

    assert kaal == []


def test_no_code_goes_round_the_protection_of_django():
    """Row 43: raw SQL, an order taken from the request, views without CSRF."""
    verboden = re.compile(r"csrf_exempt|\.raw\(|\.extra\(|order_by\([^)]*request|RawSQL|shell=True|pickle|yaml\.load\(")

    assert [str(pad.relative_to(WORTEL)) for pad in CODE if verboden.search(pad.read_text())] == []


def test_bill_of_materials_names_every_package_of_the_lock():
    """Row 42."""
    uit = subprocess.run(
        [sys.executable, "scripts/sbom.py"], cwd=WORTEL, capture_output=True, text=True, check=True, timeout=60
    )

    sbom = json.loads(uit.stdout)
    namen = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==", (WORTEL / "requirements/base.txt").read_text(), re.M)
    assert (sbom["bomFormat"], sbom["specVersion"]) == ("CycloneDX", "1.5")
    assert [deel["name"] for deel in sbom["components"]] == namen
    assert all(deel["hashes"] for deel in sbom["components"])


STERK = {
    "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=63072000; includeSubDomains; preload",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
}
KOEKJE = "__Host-csrf=x; Path=/; Secure; HttpOnly; SameSite=Lax"


@pytest.mark.parametrize(
    ("anders", "koekje", "punten"),
    [
        ({}, KOEKJE, 135),
        ({"content-security-policy": ""}, KOEKJE, 55),
        ({"content-security-policy": "default-src 'self' 'unsafe-inline'"}, KOEKJE, 60),
        ({"strict-transport-security": ""}, KOEKJE, 80),
        ({"x-content-type-options": ""}, KOEKJE, 130),
        ({}, "sessie=x; Path=/", 60),
    ],
)
def test_observatory_counts_what_is_missing(anders, koekje, punten):
    """Row 14: the score of a good answer, and that each header it lacks costs points."""
    assert laad("observatory").score(STERK | anders, [koekje])[0] == punten


@pytest.mark.django_db
def test_portal_scores_a_plus(client, settings):
    """Row 14: A+ with at least 120; .ci/run asks the settings of production."""
    settings.SECURE_HSTS_SECONDS = 63072000
    antwoord = client.get("/inloggen/")
    koppen = {naam.lower(): waarde for naam, waarde in antwoord.headers.items()} | {
        "strict-transport-security": STERK["strict-transport-security"]
    }

    assert laad("observatory").score(koppen, [KOEKJE])[0] >= 120

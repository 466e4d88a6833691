"""The rules of the house that a machine can check: who imports whom, and what may stand where."""

import ast
import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).parent.parent
APPS = ("doorlopend", "leerroutes", "lob", "kennisdeling", "monitoring")
MAG_IMPORTEREN = {
    "doorlopend": {"doorlopend"},
    "leerroutes": {"doorlopend", "leerroutes"},
    "lob": {"doorlopend", "lob"},
    "kennisdeling": {"doorlopend", "kennisdeling"},
    "monitoring": set(APPS),
}
ROLNAMEN = ("programmaleider", "programmateam", "decaan", "stuurgroep", "beheerder")


def python(*apps):
    return [pad for app in apps for pad in (WORTEL / app).rglob("*.py") if "migrations" not in pad.parts]


def naam(pad):
    return str(pad.relative_to(WORTEL))


def imports(pad):
    """The top-level packages that a file imports, anywhere in it."""
    for knoop in ast.walk(ast.parse(pad.read_text())):
        if isinstance(knoop, ast.ImportFrom) and knoop.module:
            yield knoop.module.split(".")[0]
        elif isinstance(knoop, ast.Import):
            yield from (alias.name.split(".")[0] for alias in knoop.names)


@pytest.mark.parametrize("app", APPS)
def test_an_app_imports_only_what_lies_before_it(app):
    verboden = set(APPS) - MAG_IMPORTEREN[app]

    gevonden = {naam(pad): sorted(verboden & set(imports(pad))) for pad in python(app)}

    assert {pad: apps for pad, apps in gevonden.items() if apps and pad != "doorlopend/urls.py"} == {}


def test_rechten_imports_no_models():
    assert "doorlopend" not in set(imports(WORTEL / "doorlopend/rechten.py"))


def test_no_file_but_rechten_names_a_role():
    patroon = re.compile(rf"""["']({"|".join(ROLNAMEN)})["']|Rol\.[A-Z]""")

    toegestaan = {"doorlopend/rechten.py", "monitoring/voorbeeld/__init__.py"}
    gevonden = [naam(pad) for pad in python(*APPS) if patroon.search(pad.read_text())]

    assert set(gevonden) <= toegestaan


def test_no_view_or_template_asks_for_staff_or_a_role():
    patroon = re.compile(r"is_staff|is_superuser|\.groups\b(?!\()|user\.rol\s*==")
    bestanden = [*python(*APPS), *(WORTEL / "templates").rglob("*.html")]

    gevonden = [naam(pad) for pad in bestanden if patroon.search(pad.read_text())]

    assert gevonden == ["doorlopend/models/gebruikers.py"]


def test_only_views_and_commands_read_the_clock():
    patroon = re.compile(r"timezone\.(now|localdate)\(\)|date\.today\(\)|datetime\.now\(")

    gevonden = {naam(pad) for pad in python(*APPS) if patroon.search(pad.read_text())}

    assert {pad for pad in gevonden if "views" not in pad and "/commands/" not in pad} == set()


def test_no_template_holds_style_or_script_of_its_own():
    patroon = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=\"")

    gevonden = [naam(pad) for pad in (WORTEL / "templates").rglob("*.html") if patroon.search(pad.read_text())]

    assert gevonden == []


def test_nothing_is_marked_safe_outside_the_drawing_code():
    patroon = re.compile(r"mark_safe|\|safe\b|autoescape off")
    bestanden = [*python(*APPS), *(WORTEL / "templates").rglob("*.html")]

    gevonden = {naam(pad) for pad in bestanden if patroon.search(pad.read_text())}

    toegestaan = ("svg.py", "grafieken.py", "opmaak.py", "templatetags/portaal.py")
    assert gevonden <= {f"doorlopend/{pad}" for pad in toegestaan}


def test_nothing_is_called_after_nothing():
    vaag = ("utils", "helpers", "services", "common")

    assert [naam(pad) for pad in python(*APPS) if pad.stem in vaag] == []

"""Every row of the goal table of security has a test that names it, or a line in SECURITY.md that says why not."""

import ast
import re
from pathlib import Path

WORTEL = Path(__file__).parents[2]
RIJEN = range(1, 46)
LATER = {34, 35, 36}  # load and faults
GENOEMD = re.compile(r"\b[Rr]ows? ((?:\d+(?:[–-]\d+)?(?:, and | and |, )?)+)")


def nummers(tekst):
    """The numbers of "Row 3", "rows 8, 9 and 12" and "rows 33–35" in a text."""
    gevonden = set()
    for reeks in GENOEMD.findall(tekst):
        for eerste, laatste in re.findall(r"(\d+)(?:[–-](\d+))?", reeks):
            gevonden |= set(range(int(eerste), int(laatste or eerste) + 1))
    return gevonden


def genoemd_in_tests():
    """{row: tests whose own docstring names it}."""
    tests = {}
    for pad in (WORTEL / "tests").rglob("test_*.py"):
        for stuk in ast.walk(ast.parse(pad.read_text())):
            if isinstance(stuk, ast.FunctionDef) and stuk.name.startswith("test_"):
                for nummer in nummers(ast.get_docstring(stuk) or ""):
                    tests.setdefault(nummer, []).append(f"{pad.name}::{stuk.name}")
    return tests


def uitgelegd():
    """The rows that SECURITY.md explains under "What does not hold"."""
    deel = (WORTEL / "SECURITY.md").read_text().partition("## What does not hold")[2]
    gevonden = set()
    for reeks in re.findall(r"^- \*\*([\d–, ]+)\*\*", deel, re.M):
        gevonden |= nummers(f"rows {reeks}")
    return gevonden


def test_every_row_has_a_test_that_names_it_or_a_reason():
    zonder = sorted(set(RIJEN) - set(genoemd_in_tests()) - LATER)

    assert set(zonder) <= uitgelegd(), zonder
    assert uitgelegd() >= LATER


def test_numbers_are_read_as_they_are_written():
    assert nummers("Row 3, negative control: x. Rows 8, 9 and 12; rows 33–35.") == {3, 8, 9, 12, 33, 34, 35}
    assert nummers("no number, 12 rows, row by row") == set()


def test_figures_of_the_table_are_the_figures_of_the_tests():
    """Rows 16, 23, 24 and 26: so many bad files, sheets, payloads and inputs, and not fewer by accident."""
    from tests.bestanden.corpus import FOUT as BESTANDEN
    from tests.toegang.ladingen import OPHALEN, SCRIPTS
    from tests.toegang.test_invoer import SLECHT as BLADEN
    from tests.toegang.test_overal_invoer import STANDAARD

    assert len(BESTANDEN) >= 60
    assert len(BLADEN) >= 40
    assert (len(OPHALEN), len(SCRIPTS), STANDAARD) == (14, 21, 1000)

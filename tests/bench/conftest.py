"""What is measured here is printed at the end of the run, by tests/conftest.py."""

import gc
from functools import partial

import pytest

from tests.conftest import CIJFER

STANDAARD = (700, 10, 10)  # what Python starts with


@pytest.fixture
def toon(record_property):
    """A function that keeps a line for the end of the run."""
    return partial(record_property, CIJFER)


@pytest.fixture(autouse=True)
def _opruimen_als_in_het_echt():
    """Looking for cycles costs what it costs in production, which tests/conftest.py makes cheaper for the other tests."""
    zuinig = gc.get_threshold()
    gc.set_threshold(*STANDAARD)
    yield
    gc.set_threshold(*zuinig)

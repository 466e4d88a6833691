"""What is measured here is printed at the end of the run, by tests/conftest.py."""

from functools import partial

import pytest

from tests.conftest import CIJFER


@pytest.fixture
def toon(record_property):
    """A function that keeps a line for the end of the run."""
    return partial(record_property, CIJFER)

"""How long what is kept of people, as data: the page /privacy/ shows it and `manage.py ruim_op` carries it out.

Each app tells it in its own module `privacy`: BEWAARTERMIJNEN, a list of Bewaartermijn.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule


@dataclass(frozen=True)
class Bewaartermijn:
    """`ruim_op` takes a moment, removes or anonymises what is too old by then, and gives how many it were.

    Without `ruim_op` it is kept for as long as the text says, and a person decides.
    """

    wat: str
    waarvoor: str
    hoelang: str
    ruim_op: Callable[[datetime], int] | None = None


def bewaartermijnen():
    """Those of every app, in the order in which the apps build on each other."""
    termijnen = []
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "privacy"):
            termijnen += getattr(import_module(f"{app.name}.privacy"), "BEWAARTERMIJNEN", [])
    return termijnen

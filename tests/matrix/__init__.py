"""Who may GET and who may POST each url: one module an app, put together here.

A module has MATRIX, {url name: (who may GET, who may POST)} with None where the method is not meant at
all, and `argumenten()`, which makes objects that exist and gives for each url name, or for the part of
it before the first hyphen, the arguments of its path.
"""

from importlib import import_module
from pkgutil import iter_modules

MODULES = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if module.name != "rollen"]
MATRIX = {naam: rij for module in MODULES for naam, rij in module.MATRIX.items()}


def alle_argumenten():
    return {naam: argumenten for module in MODULES for naam, argumenten in module.argumenten().items()}

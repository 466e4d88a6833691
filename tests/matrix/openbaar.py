"""The rows of the public pages, help and accessibility."""

from datetime import date

from tests.factories import maak_deelname, maak_leerroute, maak_stap
from tests.matrix.rollen import BEHEER, OPENBAAR

MATRIX = {
    "begin": (OPENBAAR, None),
    "aanbod": (OPENBAAR, None),
    "aanbod-leerroute": (OPENBAAR, None),
    "aanbod-gegevens": (OPENBAAR, None),
    "aanbod-csv": (OPENBAAR, None),
    "aanbod-json": (OPENBAAR, None),
    "aanbod-schema": (OPENBAAR, None),
    "contact-update": (BEHEER, BEHEER),
    "hulp": (OPENBAAR, None),
    "toegankelijkheid": (OPENBAAR, None),
}


def argumenten():
    route = maak_leerroute()
    maak_deelname(route)
    maak_stap(route, ingangsdatum=date(2024, 8, 1))
    return {naam: [] for naam in MATRIX} | {"aanbod-leerroute": [route.pk]}

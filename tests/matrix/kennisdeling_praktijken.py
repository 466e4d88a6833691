"""The rows of practices and documents."""

from django.utils import timezone

from tests.kennisdeling.factories import maak_document, maak_openbaar_bestand, maak_praktijk
from tests.matrix.rollen import IEDEREEN, OPENBAAR, TEAM

MATRIX = {
    "kennis-openbaar": (OPENBAAR, None),
    "kennis-praktijk": (OPENBAAR, None),
    "kennis-bestand": (OPENBAAR, None),
}
for _soort in ("praktijk", "document"):
    MATRIX |= {
        f"{_soort}-list": (IEDEREEN, None),
        f"{_soort}-detail": (IEDEREEN, None),
        f"{_soort}-create": (TEAM, TEAM),
        f"{_soort}-update": (TEAM, TEAM),
        f"{_soort}-verwijderen": (TEAM, TEAM),
        f"{_soort}-herstellen": (None, TEAM),
        f"{_soort}-verwijderd": (TEAM, None),
    }


def argumenten():
    weg = {"verwijderd_op": timezone.now(), "verwijder_reden": "dubbel"}
    zonder = {f"{soort}-{deel}": [] for soort in ("praktijk", "document") for deel in ("list", "create", "verwijderd")}
    return zonder | {
        "kennis-openbaar": [],
        "kennis-praktijk": [maak_praktijk(openbaar=True).pk],
        "kennis-bestand": [maak_openbaar_bestand().sleutel],
        "praktijk": [maak_praktijk().pk],
        "document": [maak_document().pk],
        "praktijk-herstellen": [maak_praktijk(**weg).pk],
        "document-herstellen": [maak_document(**weg).pk],
    }

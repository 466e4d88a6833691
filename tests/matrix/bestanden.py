"""The rows of the files: who may read or change the owner may download or remove."""

from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from doorlopend.bestanden import bewaar_bestand
from tests.bestanden.corpus import PDF
from tests.bijeenkomsten.factories import maak_bijeenkomst
from tests.matrix.rollen import IEDEREEN, TEAM

MATRIX = {
    "bestand-download": (IEDEREEN, None),
    "bestand-verwijderen": (None, TEAM),
}


def argumenten():
    upload = SimpleUploadedFile("verslag.pdf", PDF)
    upload.soort = "pdf"
    eigenaar = maak_bijeenkomst()
    bestand = bewaar_bestand(upload, eigenaar=eigenaar, door=None, nu=datetime(2026, 11, 1, tzinfo=UTC))
    return {"bestand": [bestand.sleutel]}

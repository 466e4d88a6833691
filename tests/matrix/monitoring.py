"""The rows of the pages of progress."""

from django.utils import timezone

from monitoring.convenant import laad_convenant
from monitoring.models import Leessleutel
from tests.factories import maak_gebruiker
from tests.matrix.rollen import BEHEER, IEDEREEN, NIEMAND, OPENBAAR

MATRIX = {
    "voortgang": (IEDEREEN, None),
    "voortgang-json": (IEDEREEN, None),
    "voortgang-xlsx": (IEDEREEN, None),
    "voortgang-schema": (OPENBAAR, None),
    "koppelen": (IEDEREEN, IEDEREEN),
    "leessleutel-intrekken": (None, NIEMAND),
    "vergelijken": (IEDEREEN, None),
    "wijzigingen": (IEDEREEN, None),
    "indicator-detail": (IEDEREEN, None),
    "zo-tellen-we": (IEDEREEN, None),
    "lezing": (BEHEER, BEHEER),
}


def argumenten():
    laad_convenant()
    sleutel = Leessleutel.objects.create(
        gebruiker=maak_gebruiker(), naam="Excel", hash="0" * 64, gemaakt_op=timezone.now()
    )
    return {"indicator": ["1a"], "lezing": [1], "leessleutel": [sleutel.pk]}

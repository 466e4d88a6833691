"""How long the preview of the whole national exam file takes, as a ratio to reading it with `csv` alone."""

import csv
import io
import time
from datetime import date

import pytest

from doorlopend.duo.lezen import lees_duo
from doorlopend.duo.verschil import vergelijk
from doorlopend.referentie import laad_referentie
from tests.scholen.factories import EXAMENS, duo

pytestmark = pytest.mark.django_db


def _duur(doe):
    """The best of three, in seconds."""
    tijden = []
    for _ in range(3):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return min(tijden)


def test_the_national_exam_file_previews_in_seconds(toon):
    laad_referentie()
    inhoud = duo(EXAMENS)

    kaal = _duur(lambda: list(csv.reader(io.StringIO(inhoud.decode(), newline=""), delimiter=";")))
    voorbeeld = _duur(lambda: vergelijk(lees_duo(inhoud), per=date(2026, 11, 24)).als_data())

    assert lees_duo(inhoud).aantal_regels == 12_782
    toon(f"national exam file, 12,782 lines: preview {voorbeeld:.2f} s, {voorbeeld / kaal:.1f} × reading it with csv")

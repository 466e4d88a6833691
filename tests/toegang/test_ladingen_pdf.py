"""The same payloads in every text of a report, and then its PDF (row 21)."""

import io
from datetime import UTC, datetime

import pypdf
import pytest

from doorlopend.rechten import Rol
from monitoring.models import Rapportage
from monitoring.rapportinhoud import stel_samen
from monitoring.rapportweergave import html_van, pdf_van
from tests.factories import maak_gebruiker
from tests.kruipen import paden
from tests.toegang.test_ladingen import actief, kanarie, vul_alles_in

pytestmark = pytest.mark.django_db
__all__ = ["kanarie"]


def test_no_payload_in_a_report_fetches_anything_for_its_pdf(kanarie, als):
    adres, gevraagd = kanarie
    client = als("programmaleider")
    client.raise_request_exception = False
    adressen = [pad for naam, pad in paden("programmaleider").items() if naam.startswith("rapportage-")]
    gelukt = vul_alles_in(client, adres, adressen)
    rapport = stel_samen(Rapportage.objects.order_by("pk").first(), door=maak_gebruiker(Rol.PROGRAMMALEIDER))
    rapport.versie.gemaakt_op = datetime(2025, 11, 2, tzinfo=UTC)

    html, pdf = html_van(rapport), pdf_van(rapport)

    tekst = "".join(pagina.extract_text() for pagina in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert gelukt >= 1
    assert "127.0.0.1" in html
    assert "alert(1)" in tekst
    assert [vondst for vondst in actief(html) if vondst[0] in ("script", "on…", "href", "iframe", "object")] == []
    assert gevraagd == []

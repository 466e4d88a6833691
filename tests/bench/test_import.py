"""Ten thousand rows through the page: what it takes is printed, that it works and stays cheap is asserted."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorlopend.exporteren import naar_csv
from leerroutes.models import Deelname, Importbestand, Leerroute
from tests.factories import maak_mbo, maak_school

pytestmark = pytest.mark.django_db
RIJEN = 10_000
KOP = ["naam", "soort", "leerweg", "mbo_niveau", "scholen", "mbo", "sector", "leertraject", "opleiding"]


def test_ten_thousand_rows_are_handed_in_and_applied(als, capsys):
    for nummer in range(20):
        maak_school(code=f"{nummer:02}AA00")
    maak_mbo(afkorting="ROC")
    rest = ["ROC", "ict", "BOL", "Kok"]
    rijen = [[f"Route {n}", "doorlopend", "vmbo-b", 2, f"{n % 20:02}AA00", *rest] for n in range(RIJEN)]
    client, bestand = als("programmaleider"), SimpleUploadedFile("groot.csv", naar_csv(KOP, rijen))

    begin = time.process_time()
    gezien = client.post("/leerroutes/importeren/", {"bestand": bestand}, follow=True)
    tussen = time.process_time()
    with CaptureQueriesContext(connection) as vragen:
        client.post(f"/leerroutes/importeren/{Importbestand.objects.get().pk}/toepassen/")

    with capsys.disabled():
        cpu = f"{tussen - begin:.1f} s to look, {time.process_time() - tussen:.1f} s to apply (CPU)"
        print(f"\n  import of {RIJEN} rows: {cpu}, {len(vragen) / RIJEN:.2f} queries a row", end="")
    assert gezien.context["verslag"]["aantallen"] == {"nieuw": RIJEN, "gewijzigd": 0, "ongewijzigd": 0}
    assert len(gezien.content) < 500_000
    assert (Leerroute.objects.count(), Deelname.objects.count(), Leerroute.history.count()) == (RIJEN, RIJEN, RIJEN)
    assert len(vragen) < RIJEN / 4

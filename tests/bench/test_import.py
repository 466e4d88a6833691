"""Ten thousand rows applied on the page: what it takes is printed, that it works and stays cheap is asserted."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorlopend.exporteren import naar_csv
from leerroutes.importregels import Importresultaat
from leerroutes.importviews import als_verslag
from leerroutes.models import Deelname, Importbestand, Leerroute
from tests.factories import maak_gebruiker, maak_mbo, maak_school

pytestmark = pytest.mark.django_db
RIJEN = 10_000
KOP = ["naam", "soort", "leerweg", "mbo_niveau", "scholen", "mbo", "sector", "leertraject", "opleiding"]


def test_ten_thousand_rows_are_applied(als, capsys):
    for nummer in range(20):
        maak_school(code=f"{nummer:02}AA00")
    maak_mbo(afkorting="ROC")
    rest = ["ROC", "ict", "BOL", "Kok"]
    rijen = [[f"Route {n}", "doorlopend", "vmbo-b", 2, f"{n % 20:02}AA00", *rest] for n in range(RIJEN)]
    gegevens = {"naam": "groot.csv", "inhoud": naar_csv(KOP, rijen), "geladen_op": timezone.now()}
    gegevens |= {"verslag": als_verslag(Importresultaat()), "geladen_door": maak_gebruiker("programmateam")}
    client, importbestand = als("programmaleider"), Importbestand.objects.create(**gegevens)

    begin = time.process_time()
    with CaptureQueriesContext(connection) as vragen:
        client.post(f"/leerroutes/importeren/{importbestand.pk}/toepassen/")
    duur = time.process_time() - begin

    with capsys.disabled():
        print(f"\n  import of {RIJEN} rows: {duur:.1f} s CPU, {len(vragen) / RIJEN:.2f} queries a row", end="")
    gezien = client.get(importbestand.get_absolute_url())
    assert gezien.context["verslag"]["aantallen"] == {"nieuw": RIJEN, "gewijzigd": 0, "ongewijzigd": 0}
    assert len(gezien.content) < 500_000
    assert (Leerroute.objects.count(), Deelname.objects.count(), Leerroute.history.count()) == (RIJEN, RIJEN, RIJEN)
    assert len(vragen) < RIJEN / 10

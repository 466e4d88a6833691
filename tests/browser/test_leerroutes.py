"""What the programme team does with leerroutes, in a real browser."""

from datetime import date

import pytest
from django.utils import timezone

from leerroutes.models import Leerroute, Statusstap
from monitoring.convenant import laad_convenant
from tests.browser.conftest import log_in
from tests.factories import maak_gebruiker, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db(transaction=True)
KOP = "naam;soort;leerweg;mbo_niveau;scholen;leertraject\n"


@pytest.fixture
def leider(live_server, open_pagina):
    """A page on which the programmaleider has signed in."""
    laad_convenant()
    maak_gebruiker("programmaleider", email="programmaleider@voorbeeld.nl")
    pagina = open_pagina()
    log_in(pagina, live_server.url, "programmaleider")
    return pagina


def test_stopping_a_leerroute_that_still_has_a_plan_offers_to_void_it(leider, live_server):
    route = maak_leerroute(naam="Anker: techniek")
    maak_stap(route, "ontwikkeling", date(2025, 1, 1))
    plan = maak_stap(route, "aangeboden", date(2035, 8, 1), als_plan=True)

    leider.goto(live_server.url + route.get_absolute_url())
    leider.get_by_label("Gestopt").check()
    leider.get_by_role("button", name="Status opslaan").click()
    leider.get_by_label("Laat de plannen vervallen").check()
    leider.get_by_role("button", name="Status opslaan").click()
    leider.get_by_role("status").filter(has_text="“Gestopt”").wait_for()

    plan.refresh_from_db()
    assert plan.vervallen_op is not None
    assert Leerroute.objects.met_status_op(timezone.localdate()).get().status == "gestopt"


def test_a_sheet_is_loaded_corrected_applied_and_undone(leider, live_server, tmp_path):
    maak_school(code="01AA00")
    blad = tmp_path / "blad.csv"

    blad.write_text(KOP + "Nieuw;snelroute;vmbo-b;2;01AA00;BOL\n", encoding="utf-8")
    laad(leider, live_server.url, blad)
    leider.get_by_text("Blad leerroutes, rij 2, kolom soort").wait_for()
    assert leider.get_by_role("button", name="Toepassen").count() == 0

    blad.write_text(KOP + "Nieuw;doorlopend;vmbo-b;2;01AA00;BOL\n", encoding="utf-8")
    laad(leider, live_server.url, blad)
    leider.get_by_role("button", name="Toepassen").click()
    leider.get_by_role("status").filter(has_text="Het blad is toegepast").wait_for()

    assert Leerroute.objects.get().naam == "Nieuw"
    assert not Statusstap.objects.exists()

    leider.get_by_role("button", name="Import ongedaan maken").click()
    leider.get_by_role("status").filter(has_text="De import is ongedaan gemaakt").wait_for()

    assert not Leerroute.objects.exists()


def laad(pagina, adres, blad):
    """From the list of leerroutes to the preview of `blad`."""
    pagina.goto(f"{adres}/leerroutes/")
    pagina.get_by_role("link", name="Blad importeren").click()
    pagina.get_by_label("Bestand", exact=True).set_input_files(blad)
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    pagina.wait_for_url("**/leerroutes/importeren/*/")

"""Importing the team's sheet: what is written, what is refused, and that twice is once."""

from datetime import date, datetime
from io import StringIO

import openpyxl
import pytest
import time_machine
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorlopend.bladen import lees_bladen
from leerroutes.acties import bevestig, laat_vervallen
from leerroutes.importeren import importeer
from leerroutes.importregels import KOLOMMEN
from leerroutes.models import Deelname, Leerroute, Statusstap
from tests.factories import maak_deelname, maak_leerroute, maak_mbo, maak_school, maak_stap

pytestmark = pytest.mark.django_db
EXCELDATUM = datetime(2024, 8, 1, 13)  # noqa: DTZ001 - a sheet knows no time zones
VANDAAG = datetime.fromisoformat("2026-11-24T12:00:00+01:00")


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel(VANDAAG, tick=False):
        yield


@pytest.fixture(autouse=True)
def school(db):
    return maak_school(code="01AA00", roepnaam="De Kade")


@pytest.fixture(autouse=True)
def mbo(db):
    return maak_mbo(naam="ROC van Amsterdam-Flevoland", afkorting="ROCvA-F", andere_namen="ROCvA\nROC van Amsterdam")


RIJ = {
    "naam": "Route 1",
    "soort": "doorlopend",
    "leerweg": "vmbo-b",
    "mbo_niveau": 2,
    "scholen": "01AA00",
    "mbo": "ROCvA-F",
    "leertraject": "BOL",
}


@pytest.fixture
def bestand(tmp_path):
    """A function that makes an .xlsx of rows as dictionaries; returns its path."""

    def maak(routes, statussen=(), blad="leerroutes", koppen=None):
        werkmap = openpyxl.Workbook()
        vel = werkmap.active
        vel.title = blad
        _vul(vel, koppen or KOLOMMEN["leerroutes"], routes)
        if statussen:
            _vul(werkmap.create_sheet("statussen"), KOLOMMEN["statussen"], statussen)
        pad = tmp_path / "blad.xlsx"
        werkmap.save(pad)
        return pad

    return maak


def _vul(vel, koppen, rijen):
    vel.append(list(koppen))
    for rij in rijen:
        vel.append([rij.get(kop) for kop in koppen])


def doe(pad, toepassen=True):
    return importeer(lees_bladen(pad), door=None, nu=VANDAAG, toepassen=toepassen)


def stap(naam, status, dag, toelichting=""):
    return {"naam": naam, "status": status, "ingangsdatum": dag, "toelichting": toelichting}


def fouten(resultaat):
    return [(melding.blad, melding.rij, melding.kolom) for melding in resultaat.fouten]


def stand():
    """Everything an import may touch, to compare before and after."""
    return (
        sorted(Leerroute.objects.values_list()),
        sorted(Deelname.objects.values_list("leerroute", "school", "vanaf", "tot")),
        sorted(
            Statusstap.objects.values_list(
                "leerroute", "status", "ingangsdatum", "als_plan", "vervallen_op", "bevestigd_op"
            ),
            key=str,
        ),
    )


def test_a_new_row_becomes_a_leerroute_with_open_participation_and_history(bestand, school, mbo):
    pad = bestand(
        [RIJ | {"sector": "Zorg en welzijn", "crebo": 25655, "leertraject": "bol"}],
        [
            stap("Route 1", "aangeboden", EXCELDATUM),
            stap("Route 1", "In ontwikkeling", "01-09-2023", "Begin"),
        ],
    )

    resultaat = doe(pad)

    route = Leerroute.objects.get(naam="Route 1")
    assert (route.mbo, route.sector, route.crebo, route.leertraject) == (mbo, "zorg", "25655", "BOL")
    assert list(route.deelnames.values_list("school", "vanaf", "tot")) == [(school.pk, None, None)]
    assert list(route.stappen.values_list("status", "ingangsdatum", "als_plan", "toelichting")) == [
        ("ontwikkeling", date(2023, 9, 1), False, "Begin"),
        ("aangeboden", date(2024, 8, 1), False, ""),
    ]
    assert (resultaat.aantal("nieuw"), resultaat.stappen) == (1, 2)


def test_without_applying_nothing_is_written_but_everything_is_said(bestand):
    resultaat = doe(bestand([RIJ], [stap("Route 1", "aangeboden", "2024-08-01")]), toepassen=False)

    assert (resultaat.aantal("nieuw"), resultaat.stappen, resultaat.toegepast) == (1, 1, False)
    assert stand() == ([], [], [])


@pytest.mark.parametrize(("dag", "als_plan"), [("2026-11-23", False), ("2026-11-24", False), ("2026-11-25", True)])
def test_a_step_up_to_today_is_a_fact_and_a_later_one_a_plan(dag, als_plan, bestand):
    doe(bestand([RIJ], [stap("Route 1", "verkenning", dag)]))

    assert Statusstap.objects.get().als_plan == als_plan


@pytest.mark.parametrize(
    "dag", [date(2024, 8, 1), EXCELDATUM, "2024-08-01", "01-08-2024", "1-8-2024", " 2024-08-01 ", 45505]
)
def test_a_date_may_be_an_excel_date_a_serial_or_text(dag, bestand):
    doe(bestand([RIJ], [stap("Route 1", "aangeboden", dag)]))

    assert Statusstap.objects.get().ingangsdatum == date(2024, 8, 1)


def test_geplande_start_becomes_a_planned_step(bestand):
    doe(bestand([RIJ | {"geplande_start": "2027-08-01"}], [stap("Route 1", "ontwikkeling", "2026-09-01")]))

    assert list(Statusstap.objects.plannen().values_list("status", "ingangsdatum")) == [
        ("aangeboden", date(2027, 8, 1))
    ]


def test_geplande_start_gives_way_to_a_planned_step_in_the_sheet(bestand):
    doe(bestand([RIJ | {"geplande_start": "2027-08-01"}], [stap("Route 1", "aangeboden", "2027-02-01")]))

    assert list(Statusstap.objects.values_list("ingangsdatum", flat=True)) == [date(2027, 2, 1)]


def test_a_geplande_start_that_has_passed_stays_a_plan_to_confirm(bestand):
    resultaat = doe(bestand([RIJ | {"geplande_start": "2026-08-01"}], [stap("Route 1", "ontwikkeling", "2025-09-01")]))

    assert [(melding.kolom, melding.ernst) for melding in resultaat.meldingen] == [("geplande_start", "waarschuwing")]
    assert list(Statusstap.objects.plannen().values_list("ingangsdatum", flat=True)) == [date(2026, 8, 1)]


@pytest.mark.parametrize(
    "statussen",
    [
        [("aangeboden", "2025-08-01")],
        [("aangeboden", "2024-08-01"), ("gestopt", "2026-09-01")],
        [("verkenning", "2026-09-01")],
    ],
)
def test_a_geplande_start_that_the_history_has_overtaken_is_left_out(statussen, bestand):
    resultaat = doe(bestand([RIJ | {"geplande_start": "2026-08-01"}], [stap("Route 1", *rij) for rij in statussen]))

    assert (resultaat.fouten, Statusstap.objects.count()) == ([], len(statussen))


def test_a_later_geplande_start_moves_the_plan(bestand):
    doe(bestand([RIJ | {"geplande_start": "2027-02-01"}]))

    doe(bestand([RIJ | {"geplande_start": "2027-08-01"}]))

    assert list(Statusstap.objects.geldig().values_list("ingangsdatum", flat=True)) == [date(2027, 8, 1)]


@pytest.mark.parametrize("naam", ["ROCvA-F", "rocva-f", "ROC van Amsterdam-Flevoland", "ROC van Amsterdam", "ROCvA"])
def test_an_mbo_is_known_by_name_or_abbreviation(naam, bestand, mbo):
    doe(bestand([RIJ | {"mbo": naam}]))

    assert Leerroute.objects.get().mbo == mbo


def test_schools_stand_by_any_code_or_by_roepnaam_several_by_semicolon(bestand, school):
    ander = maak_school(code="02BB00", roepnaam="Het Anker")
    ander.vestigingscodes.create(code="02BB09")

    doe(bestand([RIJ | {"scholen": " de  kade; 02bb09 ;"}]))

    assert set(Leerroute.objects.get().scholen.all()) == {school, ander}


def test_an_ambiguous_roepnaam_is_an_error_that_names_the_codes(bestand):
    maak_school(code="02BB00", roepnaam="De Kade")

    resultaat = doe(bestand([RIJ | {"scholen": "De Kade"}]))

    assert fouten(resultaat) == [("leerroutes", 2, "scholen")]
    assert "01AA00, 02BB00" in resultaat.fouten[0].tekst


def test_missing_mbo_and_other_empty_cells_do_not_stop_an_import(bestand):
    resultaat = doe(
        bestand([{sleutel: RIJ[sleutel] for sleutel in ("naam", "soort", "leerweg", "mbo_niveau", "scholen")}])
    )

    assert (resultaat.fouten, Leerroute.objects.count()) == ([], 1)


@pytest.mark.parametrize(
    ("soort", "leerweg", "niveau"),
    [
        ("doorlopend", "vmbo-k", 4),
        ("geintegreerd", "vmbo-b", 2),
        ("pro-roc", "pro", 1),
        ("pro-roc", "vso", 1),
        ("praktijkgericht", "vmbo-gt", None),
        ("keuzedeel", "vmbo-k", 3),
        ("havo-mbo", "havo", None),
        ("Doorlopende leerroute", "Vmbo-basis", "niveau 2"),
    ],
)
def test_each_soort_takes_its_own_leerwegen_and_niveaus(soort, leerweg, niveau, bestand):
    resultaat = doe(bestand([RIJ | {"soort": soort, "leerweg": leerweg, "mbo_niveau": niveau}]))

    assert (resultaat.fouten, Leerroute.objects.count()) == ([], 1)


@pytest.mark.parametrize(
    ("verandering", "kolom"),
    [
        ({"naam": None}, "naam"),
        ({"naam": "x" * 201}, "naam"),
        ({"soort": None}, "soort"),
        ({"soort": "snelroute"}, "soort"),
        ({"leerweg": None}, "leerweg"),
        ({"leerweg": "vwo"}, "leerweg"),
        ({"leerweg": "pro"}, "leerweg"),
        ({"mbo_niveau": None}, "mbo_niveau"),
        ({"mbo_niveau": "twee"}, "mbo_niveau"),
        ({"mbo_niveau": 2.5}, "mbo_niveau"),
        ({"mbo_niveau": 4}, "mbo_niveau"),
        ({"leerweg": "vmbo-k", "mbo_niveau": 2}, "mbo_niveau"),
        ({"scholen": None}, "scholen"),
        ({"scholen": "99ZZ99"}, "scholen"),
        ({"mbo": "ROC Nergens"}, "mbo"),
        ({"sector": "zorgg"}, "sector"),
        ({"leertraject": "stage"}, "leertraject"),
        ({"crebo": "123"}, "crebo"),
        ({"soort": "keuzedeel", "keuzedeelcode": "123"}, "keuzedeelcode"),
        ({"geplande_start": "ooit"}, "geplande_start"),
        ({"geplande_start": "2031-02-30"}, "geplande_start"),
        ({"geplande_start": "2200-01-01"}, "geplande_start"),
        ({"naam": "=1+1"}, "naam"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_at_all_is_written(verandering, kolom, bestand):
    resultaat = doe(bestand([RIJ | {"naam": "Goed"}, RIJ | verandering]))

    assert fouten(resultaat) == [("leerroutes", 3, kolom)]
    assert stand() == ([], [], [])


@pytest.mark.parametrize(
    ("rij", "kolom"),
    [
        (stap("Route 1", "begonnen", "2024-08-01"), "status"),
        (stap("Route 1", "gestopt", "2024-08-01"), "status"),
        (stap("Route 1", None, "2024-08-01"), "status"),
        (stap("Route 1", "aangeboden", None), "ingangsdatum"),
        (stap("Route 1", "aangeboden", "augustus"), "ingangsdatum"),
        (stap("Onbekend", "aangeboden", "2024-08-01"), "naam"),
        (stap("Route 1", "aangeboden", "2024-08-01", "x" * 2001), "toelichting"),
    ],
)
def test_a_bad_status_row_is_named_and_nothing_is_written(rij, kolom, bestand):
    resultaat = doe(bestand([RIJ], [rij]))

    assert fouten(resultaat) == [("statussen", 2, kolom)]
    assert stand() == ([], [], [])


def test_a_history_that_cannot_be_is_refused_at_its_row(bestand):
    resultaat = doe(
        bestand([RIJ], [stap("Route 1", "aangeboden", "2024-08-01"), stap("Route 1", "verkenning", "2025-08-01")])
    )

    assert fouten(resultaat) == [("statussen", 3, "status")]


def test_the_same_name_twice_with_other_data_is_refused_and_a_plain_repeat_skipped(bestand):
    anders = doe(bestand([RIJ, RIJ | {"mbo_niveau": 2, "sector": "ict"}]))
    gelijk = doe(bestand([RIJ, RIJ]))

    assert fouten(anders) == [("leerroutes", 3, "naam")]
    assert (gelijk.fouten, Leerroute.objects.count()) == ([], 1)


def test_a_second_run_changes_nothing(bestand):
    pad = bestand(
        [RIJ | {"geplande_start": "2027-08-01", "sector": "ict"}],
        [stap("Route 1", "verkenning", "2024-01-01"), stap("Route 1", "ontwikkeling", "2025-01-01")],
    )
    doe(pad)
    eerst = stand()

    tweede = doe(pad)

    assert stand() == eerst
    assert (tweede.aantal("ongewijzigd"), tweede.stappen) == (1, 0)


def test_voided_steps_stay_voided_and_confirmations_stay(bestand):
    pad = bestand([RIJ], [stap("Route 1", "ontwikkeling", "2026-01-01"), stap("Route 1", "aangeboden", "2027-01-01")])
    doe(pad)
    later = datetime.fromisoformat("2027-01-05T12:00:00+01:00")
    eerste, plan = Statusstap.objects.op_volgorde()
    bevestig(plan, door=None, nu=later)
    laat_vervallen(eerste, reden="Bestond niet", door=None, nu=later)
    eerst = stand()

    importeer(lees_bladen(pad), door=None, nu=later, toepassen=True)

    assert stand() == eerst


def test_a_plan_whose_day_has_passed_stays_a_plan(bestand):
    pad = bestand([RIJ], [stap("Route 1", "aangeboden", "2027-01-01")])
    doe(pad)

    resultaat = importeer(
        lees_bladen(pad), door=None, nu=datetime.fromisoformat("2027-02-01T12:00:00+01:00"), toepassen=True
    )

    assert Statusstap.objects.get().is_plan
    assert [melding.kolom for melding in resultaat.meldingen] == ["status"]


def test_blank_cells_leave_what_is_there(bestand, mbo):
    doe(bestand([RIJ | {"sector": "ict", "opleiding": "Kok", "crebo": "25655"}]))

    resultaat = doe(bestand([RIJ | {"mbo": None}]))

    route = Leerroute.objects.get()
    assert (route.mbo, route.sector, route.opleiding, route.crebo) == (mbo, "ict", "Kok", "25655")
    assert resultaat.aantal("ongewijzigd") == 1


def test_a_changed_cell_is_changed_and_said(bestand):
    doe(bestand([RIJ | {"opleiding": "Kok"}]))

    resultaat = doe(bestand([RIJ | {"opleiding": "Bakker"}]))

    assert resultaat.rijen == [(2, "Route 1", "gewijzigd", ["opleiding: Kok → Bakker"])]
    assert Leerroute.objects.get().opleiding == "Bakker"


def test_a_school_no_longer_named_is_reported_not_ended(bestand):
    ander = maak_school(code="02BB00")
    doe(bestand([RIJ | {"scholen": "01AA00;02BB00"}]))

    resultaat = doe(bestand([RIJ]))

    assert [melding.kolom for melding in resultaat.meldingen] == ["scholen"]
    assert Deelname.objects.get(school=ander).tot is None


def test_a_school_that_left_in_the_portal_does_not_come_back(bestand, school):
    route = maak_leerroute(naam="Route 1")
    maak_deelname(route, school, tot=date(2026, 1, 1))

    doe(bestand([RIJ]))

    assert list(route.deelnames.values_list("tot", flat=True)) == [date(2026, 1, 1)]


def test_no_status_rows_is_allowed(bestand):
    resultaat = doe(bestand([RIJ]))

    assert (resultaat.fouten, resultaat.stappen) == ([], 0)


def test_a_leerroute_keeps_its_soort(bestand):
    doe(bestand([RIJ]))

    resultaat = doe(bestand([RIJ | {"soort": "geintegreerd"}]))

    assert fouten(resultaat) == [("leerroutes", 2, "soort")]


def test_a_status_may_be_added_to_a_leerroute_of_the_portal(bestand):
    maak_stap(maak_leerroute(naam="Al in het portaal"), "verkenning", date(2024, 1, 1))

    doe(bestand([RIJ], [stap("Al in het portaal", "ontwikkeling", "2025-01-01")]))

    assert Statusstap.objects.filter(leerroute__naam="Al in het portaal").count() == 2


@pytest.mark.parametrize("opties", [[], ["--toepassen"]])
def test_the_command_ends_with_one_and_writes_nothing_when_a_cell_is_wrong(opties, bestand):
    uit, fout = StringIO(), StringIO()

    with pytest.raises(SystemExit) as einde:
        call_command("importeer_leerroutes", bestand([RIJ | {"soort": "x"}]), *opties, stdout=uit, stderr=fout)

    assert einde.value.code == 1
    assert "Blad leerroutes, rij 2, kolom soort" in uit.getvalue()
    assert "Er is niets opgeslagen." in fout.getvalue()


def test_the_command_writes_only_with_toepassen(bestand):
    uit = StringIO()

    call_command("importeer_leerroutes", bestand([RIJ]), stdout=uit)
    zonder = Leerroute.objects.count()
    call_command("importeer_leerroutes", bestand([RIJ]), "--toepassen", stdout=uit)

    assert (zonder, Leerroute.objects.count()) == (0, 1)
    assert "Voeg --toepassen toe" in uit.getvalue()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rijen=st.lists(
        st.tuples(
            st.sampled_from(["verkenning", "ontwikkeling", "aangeboden", "gestopt"]),
            st.dates(date(2023, 1, 1), date(2028, 1, 1)),
        ),
        max_size=5,
    ),
    start=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
)
def test_importing_any_sheet_twice_equals_once(rijen, start, bestand):
    Statusstap.objects.all().delete()
    Deelname.objects.all().delete()
    Leerroute.objects.all().delete()
    pad = bestand([RIJ | {"geplande_start": start}], [stap("Route 1", status, dag) for status, dag in rijen])
    doe(pad)
    eerst = stand()

    doe(pad)

    assert stand() == eerst

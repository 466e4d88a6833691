"""Schools of a leerroute with their dates and DUO-melding, and counts of pupils."""

from datetime import date

import pytest
import time_machine

from tests.bladzijde import Bladzijde
from tests.factories import maak_deelname, maak_leerroute, maak_school

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def route():
    return maak_leerroute(naam="Anker")


def rijen(*rijen, reden=""):
    """What the browser posts for these participations: (pk or "", school, vanaf, tot, melding)."""
    data = {"deelnames-TOTAL_FORMS": len(rijen), "deelnames-INITIAL_FORMS": sum(bool(rij[0]) for rij in rijen)}
    for nummer, (pk, school, vanaf, tot, melding) in enumerate(rijen):
        namen = {"id": pk, "school": school, "vanaf": vanaf, "tot": tot, "duo_gemeld_op": melding}
        data |= {f"deelnames-{nummer}-{naam}": waarde for naam, waarde in namen.items()}
    return data | {"reden": reden}


def test_a_school_joins_another_leaves_and_one_reports_to_duo(als, route):
    eerste, tweede = maak_school(), maak_school()
    deelname = maak_deelname(route, eerste, vanaf=date(2024, 8, 1))
    pad = f"/leerroutes/{route.pk}/scholen/"

    antwoord = als("programmateam").post(
        pad,
        rijen(
            (deelname.pk, eerste.pk, "2024-08-01", "2026-08-01", "2024-10-15"), ("", tweede.pk, "2026-08-01", "", "")
        ),
    )

    assert antwoord.status_code == 302
    assert list(route.deelnames.order_by("pk").values_list("school", "vanaf", "tot", "duo_gemeld_op")) == [
        (eerste.pk, date(2024, 8, 1), date(2026, 8, 1), date(2024, 10, 15)),
        (tweede.pk, date(2026, 8, 1), None, None),
    ]


def test_an_end_before_the_begin_and_a_melding_in_the_future_are_refused_at_their_field(als, route):
    deelname = maak_deelname(route)
    pad = f"/leerroutes/{route.pk}/scholen/"

    antwoord = als("programmateam").post(
        pad, rijen((deelname.pk, deelname.school_id, "2026-08-01", "2026-07-31", "2026-11-25"))
    )

    deelname.refresh_from_db()
    tekst = Bladzijde(antwoord).een("main").tekst
    assert deelname.vanaf is None
    assert "De einddatum ligt voor de begindatum. Pas een van beide aan." in tekst
    assert "Vul een datum in die niet in de toekomst ligt." in tekst


def test_a_date_before_the_last_report_asks_for_a_reason(als, route, monkeypatch):
    monkeypatch.setattr("monitoring.geschiedenis.vastgesteld_tot", lambda: date(2026, 4, 1))
    deelname = maak_deelname(route)
    pad, data = f"/leerroutes/{route.pk}/scholen/", (deelname.pk, deelname.school_id, "2025-08-01", "", "")

    zonder = als("programmateam").post(pad, rijen(data))
    met = als("programmateam").post(pad, rijen(data, reden="Begon eerder"))

    assert "Dit verandert ook cijfers van voor 1 april 2026" in Bladzijde(zonder).een("span", id="reden-fout").tekst
    assert met.status_code == 302
    assert deelname.history.first().history_change_reason == "Begon eerder"


@pytest.mark.parametrize(
    ("vanaf", "status"), [("", 200), ("2026-04-01", 200), ("2026-04-02", 302)], ids=["altijd", "op de dag", "erna"]
)
def test_a_school_that_joins_from_before_the_last_report_asks_for_a_reason(vanaf, status, als, route, monkeypatch):
    monkeypatch.setattr("monitoring.geschiedenis.vastgesteld_tot", lambda: date(2026, 4, 1))
    pad = f"/leerroutes/{route.pk}/scholen/"

    antwoord = als("programmateam").post(pad, rijen(("", maak_school().pk, vanaf, "", "")))

    assert (antwoord.status_code, route.deelnames.count()) == (status, int(status == 302))


def test_strange_management_data_is_no_error(als, route):
    antwoord = als("programmateam").post(f"/leerroutes/{route.pk}/scholen/", {"deelnames-TOTAL_FORMS": "x"})

    assert antwoord.status_code == 200


def test_the_page_says_per_school_whether_it_was_reported(als, route):
    maak_deelname(route, maak_school(roepnaam="De Kade"), duo_gemeld_op=date(2024, 10, 15))
    maak_deelname(route, maak_school(roepnaam="De Werf"))

    cellen = [
        cel.tekst
        for cel in Bladzijde(als("decaan").get(route.get_absolute_url())).alle("td", data_kop="Melding bij DUO")
    ]

    assert cellen == ["Gemeld op 15 oktober 2024", "Nog niet gemeld: de wettelijke ruimte geldt pas na melding."]


def test_counts_of_pupils_per_school_year_are_kept_and_small_ones_not_shown(als, route):
    client, pad = als("programmateam"), f"/leerroutes/{route.pk}/leerlingen/"

    client.post(pad, {"verwacht_2025": "20", "werkelijk_2025": "3", "verwacht_2026": "25"})
    client.post(pad, {"verwacht_2025": "20", "werkelijk_2025": "3", "verwacht_2026": "30", "werkelijk_2026": "0"})

    assert list(route.leerlingaantallen.values_list("schooljaar", "verwacht", "werkelijk")) == [
        (2025, 20, 3),
        (2026, 30, 0),
    ]
    cellen = [cel.tekst for cel in Bladzijde(als("decaan").get(route.get_absolute_url())).alle("td", klas="num")]
    assert cellen == ["20", "<5", "30", "0"]


def test_the_timeline_tells_who_changed_a_count_and_keeps_small_ones_hidden(als, route):
    client, pad = als("programmateam"), f"/leerroutes/{route.pk}/leerlingen/"
    client.post(pad, {"verwacht_2025": "20", "werkelijk_2025": "3"})
    client.post(pad, {"verwacht_2025": "25", "werkelijk_2025": "4"})

    pagina = Bladzijde(als("decaan").get(route.get_absolute_url()))

    titels = [b.tekst for b in pagina.alle("b") if b.tekst.startswith("Leerlingaantal")]
    assert titels == ["Leerlingaantal 2025-2026 gewijzigd", "Leerlingaantal 2025-2026 toegevoegd"]
    assert (pagina.teksten("del"), pagina.teksten("ins")) == (["20", "<5"], ["25", "<5"])


@pytest.mark.parametrize("waarde", ["-1", "veel", "1,5", "9" * 30, "²"])
def test_a_count_that_cannot_be_is_refused_in_dutch(waarde, als, route):
    antwoord = als("programmateam").post(f"/leerroutes/{route.pk}/leerlingen/", {"verwacht_2025": waarde})

    assert list(antwoord.context["form"].errors) == ["verwacht_2025"]
    assert route.leerlingaantallen.count() == 0

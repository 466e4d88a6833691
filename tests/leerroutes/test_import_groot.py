"""A sheet of any length: what a row costs, what rows say against each other, and what reaches back to a report."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorlopend.bladen import Blad
from doorlopend.exporteren import naar_csv
from leerroutes.importeren import importeer
from leerroutes.importregels import KOLOMMEN
from leerroutes.models import Deelname, Importbestand, Leerlingaantal, Leerroute, Statusstap
from tests.bladzijde import Bladzijde
from tests.factories import maak_deelname, maak_gebruiker, maak_leerroute, maak_mbo, maak_school, maak_stap

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def school(db):
    return maak_school(code="01AA00", roepnaam="De Kade")


def rij(naam, **cellen):
    standaard = {"naam": naam, "soort": "doorlopend", "leerweg": "vmbo-b", "mbo_niveau": 2, "scholen": "01AA00"}
    return {kolom: cel for kolom, cel in (standaard | cellen).items() if cel is not None}


def doe(*, toepassen=True, reden="", **rijen):
    """Import sheets given as lists of rows."""
    bladen = [Blad(naam, list(KOLOMMEN[naam]), list(enumerate(regels, 2))) for naam, regels in rijen.items()]
    return importeer(bladen, door=None, nu=NU, toepassen=toepassen, reden=reden)


def blad_van(aantal, **cellen):
    """`aantal` leerroutes with a status, a participation with a date, and a count of pupils each."""
    namen = [f"Route {nummer}" for nummer in range(aantal)]
    return {
        "leerroutes": [rij(naam, mbo="ROC", leertraject="BOL", **cellen) for naam in namen],
        "statussen": [{"naam": naam, "status": "verkenning", "ingangsdatum": "2026-09-01"} for naam in namen],
        "deelnames": [{"naam": naam, "school": "01AA00", "vanaf": "2026-08-01"} for naam in namen],
        "leerlingen": [{"naam": naam, "schooljaar": "2026-2027", "verwacht": 20} for naam in namen],
    }


def vragen_van(blad):
    with CaptureQueriesContext(connection) as vragen:
        resultaat = doe(**blad)
    assert resultaat.toegepast, resultaat.fouten
    # PostgreSQL asks for its turn first.
    return [vraag["sql"].split()[0] for vraag in vragen.captured_queries if "advisory" not in vraag["sql"]]


class TestWatEenRijKost:
    @pytest.fixture(autouse=True)
    def _mbo(self):
        maak_mbo(afkorting="ROC")
        maak_gebruiker("programmateam", email="t@school.nl")

    @pytest.mark.parametrize("aantal", [3, 23])
    def test_new_rows_ask_the_database_as_much_whatever_their_number(self, aantal):
        vragen = vragen_van(blad_van(aantal, contactpersoon="t@school.nl"))

        assert (vragen.count("SELECT"), vragen.count("UPDATE")) == (8, 0)
        assert [model.history.count() for model in (Leerroute, Deelname, Leerlingaantal)] == [aantal] * 3

    @pytest.mark.parametrize("aantal", [3, 23])
    def test_changed_rows_cost_one_update_each(self, aantal):
        vragen_van(blad_van(aantal))

        vragen = vragen_van(blad_van(aantal, sector="ict"))

        assert (vragen.count("SELECT"), vragen.count("UPDATE")) == (9, aantal)

    @pytest.mark.parametrize("aantal", [3, 23])
    def test_unchanged_rows_write_nothing(self, aantal):
        vragen_van(blad_van(aantal))

        vragen = vragen_van(blad_van(aantal))

        assert (vragen.count("INSERT"), vragen.count("UPDATE")) == (0, 0)

    def test_the_history_says_who_when_and_from_what_to_what(self):
        wie = maak_gebruiker("programmateam")
        doe(leerroutes=[rij("Anker")])
        bladen = [Blad("leerroutes", list(KOLOMMEN["leerroutes"]), [(2, rij("Anker", sector="ict"))])]

        importeer(bladen, door=wie, nu=NU, toepassen=True)

        nieuw, oud = Leerroute.history.order_by("-history_id")
        assert (nieuw.history_type, nieuw.history_user, nieuw.history_date, nieuw.sector) == ("~", wie, NU, "ict")
        assert (oud.history_type, oud.sector) == ("+", "")


def test_a_row_may_name_a_leerroute_of_an_earlier_row_as_its_origin():
    resultaat = doe(leerroutes=[rij("Begin"), rij("Vervolg", komt_voort_uit="Begin")])

    assert resultaat.fouten == []
    assert Leerroute.objects.get(naam="Vervolg").komt_voort_uit.naam == "Begin"


def test_a_contact_who_has_left_since_stays_when_the_sheet_names_the_same_one():
    weg = maak_gebruiker("programmateam", email="weg@school.nl", is_active=False)
    maak_deelname(maak_leerroute(naam="Anker", contactpersoon=weg))

    resultaat = doe(leerroutes=[rij("Anker", contactpersoon="weg@school.nl", scholen=None)])

    assert (resultaat.fouten, resultaat.aantal("ongewijzigd")) == ([], 1)


def test_of_two_colleges_with_one_name_the_one_of_the_mbo_is_taken():
    roc, mc = maak_mbo(afkorting="ROC"), maak_mbo(afkorting="MC")
    for mbo in (roc, mc):
        mbo.colleges.create(naam="Techniek")

    resultaat = doe(leerroutes=[rij("Een", mbo="ROC", college="Techniek"), rij("Twee", college="Techniek", mbo="MC")])

    assert resultaat.fouten == []
    assert list(Leerroute.objects.values_list("college__instelling__afkorting", flat=True)) == ["ROC", "MC"]


class TestTegenspraak:
    """Two rows for the same thing."""

    @pytest.mark.parametrize(
        ("blad", "eerste", "tweede"),
        [
            (
                "deelnames",
                {"school": "01AA00", "vanaf": "2025-08-01", "tot": "2026-08-01"},
                {"school": "De Kade", "vanaf": "2025-08-01", "tot": "2027-08-01"},
            ),
            (
                "leerlingen",
                {"schooljaar": "2025-2026", "werkelijk": 10},
                {"schooljaar": "2025-2026", "werkelijk": 12},
            ),
            (
                "statussen",
                {"status": "verkenning", "ingangsdatum": "2026-01-01", "toelichting": "A"},
                {"status": "verkenning", "ingangsdatum": "2026-01-01", "toelichting": "B"},
            ),
        ],
    )
    def test_rows_that_contradict_are_refused_by_row_number(self, blad, eerste, tweede):
        resultaat = doe(leerroutes=[rij("Anker")], **{blad: [{"naam": "Anker"} | eerste, {"naam": "anker"} | tweede]})

        assert [(melding.blad, melding.rij) for melding in resultaat.fouten] == [(blad, 3)]
        assert "in rij 2" in resultaat.fouten[0].tekst
        assert not Leerroute.objects.exists()

    def test_a_plain_repeat_is_skipped(self):
        rijen = [{"naam": "Anker", "school": "01AA00", "vanaf": "2025-08-01"}] * 2

        resultaat = doe(leerroutes=[rij("Anker")], deelnames=rijen)

        assert (resultaat.fouten, Deelname.objects.count()) == ([], 1)

    def test_two_statuses_on_one_day_are_kept_with_a_warning(self):
        stappen = [{"naam": "Anker", "status": s, "ingangsdatum": "2026-01-01"} for s in ("verkenning", "ontwikkeling")]

        resultaat = doe(leerroutes=[rij("Anker")], statussen=stappen)

        assert [(melding.rij, melding.kolom) for melding in resultaat.meldingen if melding.blad == "statussen"] == [
            (3, "ingangsdatum")
        ]
        assert Leerroute.objects.met_status_op(date(2026, 1, 1)).get().status == "ontwikkeling"


def test_a_moved_start_before_a_planned_end_is_no_error():
    """A plan to start and a plan to stop: moving the start leaves for a moment a stop without a start."""
    route = maak_leerroute(naam="Anker")
    maak_deelname(route)
    maak_stap(route, "aangeboden", date(2027, 8, 1), als_plan=True, gezet_op=NU)
    maak_stap(route, "gestopt", date(2030, 8, 1), als_plan=True, gezet_op=NU)

    goed = doe(leerroutes=[rij("Anker", geplande_start="2028-08-01")])
    fout = doe(leerroutes=[rij("Anker", geplande_start="2031-08-01")])

    assert (goed.fouten, fout.fouten) == ([], [])
    assert list(Statusstap.objects.plannen().op_volgorde().values_list("ingangsdatum", flat=True)) == [
        date(2028, 8, 1),
        date(2030, 8, 1),
    ]
    assert "geplande_start" in [melding.kolom for melding in fout.meldingen]


@pytest.mark.parametrize(("getekend", "gemeld"), [("", 1), ("2026-08-02", 1), ("2026-08-01", 0)])
def test_offered_without_a_signed_agreement_is_said_and_goes_on(getekend, gemeld):
    cellen = {"overeenkomst_getekend_op": getekend} if getekend else {}

    resultaat = doe(
        leerroutes=[rij("Anker", **cellen)],
        statussen=[{"naam": "Anker", "status": "aangeboden", "ingangsdatum": "2026-08-01"}],
    )

    over = [melding for melding in resultaat.meldingen if "getekende overeenkomst" in melding.tekst]
    assert (len(over), resultaat.toegepast) == (gemeld, True)


class TestVastgesteldRapport:
    """Rows that reach back to figures on which a report is vastgesteld."""

    @pytest.fixture(autouse=True)
    def _rapport(self, monkeypatch):
        monkeypatch.setattr("monitoring.geschiedenis.vastgesteld_tot", lambda: date(2026, 4, 1))

    @pytest.fixture
    def route(self, school):
        route = maak_leerroute(naam="Anker")
        maak_deelname(route, school, vanaf=date(2025, 8, 1))
        maak_stap(route, "aangeboden", date(2025, 8, 1))
        return route

    @pytest.mark.parametrize(("dag", "vraagt"), [("2026-03-31", True), ("2026-04-01", True), ("2026-04-02", False)])
    def test_a_status_up_to_that_day_asks_a_reason_for_the_whole_import(self, dag, vraagt):
        stappen = [{"naam": "Anker", "status": "verkenning", "ingangsdatum": dag}]

        zonder = doe(leerroutes=[rij("Anker")], statussen=stappen)
        met = doe(leerroutes=[rij("Anker")], statussen=stappen, reden="Kwam later binnen")

        assert (zonder.raakt_grens, zonder.toegepast, met.toegepast) == (vraagt, not vraagt, True)
        assert not vraagt or Statusstap.objects.get().toelichting == "Kwam later binnen"

    @pytest.mark.parametrize(
        "bladen",
        [
            {"leerroutes": [rij("Anker", leerweg="vmbo-k", mbo_niveau=4)]},
            {"leerroutes": [rij("Anker", scholen="01AA00; 02BB00")]},
            {"leerroutes": [], "deelnames": [{"naam": "Anker", "school": "02BB00", "vanaf": "2026-04-01"}]},
            {"leerroutes": [], "deelnames": [{"naam": "Anker", "school": "02BB00"}]},
            {
                "leerroutes": [],
                "deelnames": [{"naam": "Anker", "school": "01AA00", "vanaf": "2025-08-01", "tot": "2026-04-01"}],
            },
        ],
        ids=["leerweg", "school erbij", "deelname", "deelname zonder begin", "einde"],
    )
    def test_whatever_else_changes_the_figures_does_too(self, bladen, route):
        maak_school(code="02BB00")

        resultaat = doe(**bladen)

        assert (resultaat.raakt_grens, resultaat.toegepast, resultaat.fouten) == (True, False, [])

    @pytest.mark.parametrize(
        "bladen",
        [
            {"leerroutes": [rij("Anker", opleiding="Kok")]},
            {"leerroutes": [], "deelnames": [{"naam": "Anker", "school": "02BB00", "vanaf": "2026-04-02"}]},
            {"leerroutes": [], "leerlingen": [{"naam": "Anker", "schooljaar": "2025-2026", "verwacht": 20}]},
        ],
        ids=["opleiding", "deelname erna", "aantal"],
    )
    def test_what_changes_no_figure_asks_nothing(self, bladen, route):
        maak_school(code="02BB00")

        assert doe(**bladen).toegepast

    def test_the_command_asks_the_reason_too(self, route, tmp_path, capsys):
        kop = ["naam", "soort", "leerweg", "mbo_niveau", "scholen"]
        (tmp_path / "b.csv").write_bytes(naar_csv(kop, [["Anker", "doorlopend", "vmbo-k", 4, "01AA00"]]))

        with pytest.raises(SystemExit):
            call_command("importeer_leerroutes", tmp_path / "b.csv", "--toepassen")
        niets = Leerroute.objects.get().leerweg
        call_command("importeer_leerroutes", tmp_path / "b.csv", "--toepassen", reden="Stond verkeerd")

        assert "Voeg --reden toe." in capsys.readouterr().err
        assert (niets, Leerroute.objects.get().leerweg) == ("vmbo-b", "vmbo-k")

    def test_the_page_asks_the_reason_at_its_field_and_keeps_it(self, als, route):
        client, kop = als("programmateam"), ["naam", "soort", "leerweg", "mbo_niveau", "scholen"]
        bestand = naar_csv(kop, [["Anker", "doorlopend", "vmbo-k", 4, "01AA00"]])
        client.post("/leerroutes/importeren/", {"bestand": SimpleUploadedFile("blad.csv", bestand)})
        importbestand = Importbestand.objects.get()
        pad = f"/leerroutes/importeren/{importbestand.pk}/toepassen/"

        zonder = client.post(pad)
        niets = Leerroute.objects.get().leerweg
        client.post(pad, {"reden": "Stond verkeerd"})

        assert Bladzijde(zonder).een("input", name="reden").attrs["aria-invalid"] == "true"
        assert niets == "vmbo-b"
        assert Leerroute.objects.get().leerweg == "vmbo-k"
        assert Leerroute.history.first().history_change_reason == "Stond verkeerd"

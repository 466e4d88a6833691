"""Everything in the register goes out and comes in without loss; the last import can be undone, all of it."""

import io
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorlopend.bladen import lees_bladen
from doorlopend.exporteren import naar_xlsx
from leerroutes.acties import zet_status
from leerroutes.exporteren import als_bladen
from leerroutes.importeren import importeer
from leerroutes.importongedaan import maak_import_ongedaan
from leerroutes.importregels import KOLOMMEN
from leerroutes.models import Deelname, Importbestand, Leerlingaantal, Leerroute, Statusstap
from tests.factories import maak_deelname, maak_gebruiker, maak_leerroute, maak_mbo, maak_school, maak_stap
from tests.kennisdeling.factories import maak_praktijk
from tests.lob.factories import maak_bedrijfsactiviteit

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture
def register():
    """Two leerroutes with everything filled in that the sheet has."""
    keuzedeel = maak_leerroute(naam="Keuzedeel", soort="keuzedeel", vrijstelling="toegezegd", keuzedeelcode="K0001")
    route = maak_leerroute(
        naam="Anker",
        mbo=maak_mbo(),
        sector="techniek",
        leertraject="BOL",
        profiel="pie",
        mbo_duur="2",
        nominale_duur=4,
        overeenkomst_getekend_op=date(2024, 6, 1),
        overeenkomst_onderwerpen=["a", "c", "j"],
        contact_vo="T. Leider",
        contact_vo_email="t@school.nl",
        contactpersoon=maak_gebruiker("programmateam"),
        knelpunt="=1+1\nregel twee",
        volgende_stap="+ doen",
        volgende_stap_op=date(2027, 1, 15),
        omschrijving="**Voor** ouders",
        komt_voort_uit=keuzedeel,
        opmerking="-let op",
    )
    eerste, tweede = maak_school(code="01AA00"), maak_school(code="02BB00")
    maak_deelname(route, eerste, vanaf=date(2023, 8, 1), duo_gemeld_op=date(2024, 10, 15))
    maak_deelname(route, tweede, vanaf=date(2023, 8, 1), tot=date(2025, 8, 1))
    maak_deelname(keuzedeel, eerste)
    maak_stap(route, "aangeboden", date(2024, 8, 1), toelichting="@start")
    Leerlingaantal.objects.create(leerroute=route, schooljaar=2025, verwacht=20, werkelijk=3)


def inhoud():
    """The register as it can be compared: without keys and without moments of recording."""
    velden = [kolom for kolom in KOLOMMEN["leerroutes"] if kolom not in ("scholen", "geplande_start")]
    return {
        "routes": sorted(map(str, Leerroute.objects.values_list(*velden, "komt_voort_uit__naam"))),
        "deelnames": sorted(
            map(str, Deelname.objects.values_list("leerroute__naam", "school", "vanaf", "tot", "duo_gemeld_op"))
        ),
        "stappen": sorted(
            map(
                str, Statusstap.objects.geldig().values_list("leerroute__naam", "status", "ingangsdatum", "toelichting")
            )
        ),
        "leerlingen": list(
            Leerlingaantal.objects.values_list("leerroute__naam", "schooljaar", "verwacht", "werkelijk")
        ),
    }


def blad(**rijen):
    """A workbook with these sheets, each a list of rows as {column: value}."""
    bladen = {
        naam: (KOLOMMEN[naam], [[rij.get(kolom, "") for kolom in KOLOMMEN[naam]] for rij in regels])
        for naam, regels in rijen.items()
    }
    return naar_xlsx(bladen)


def importeer_bytes(inhoud, tmp_path, toepassen=True):
    (tmp_path / "blad.xlsx").write_bytes(inhoud)
    return importeer(lees_bladen(tmp_path / "blad.xlsx"), door=None, nu=NU, toepassen=toepassen)


def test_out_and_in_again_changes_nothing(register, tmp_path):
    eerst = inhoud()

    resultaat = importeer_bytes(naar_xlsx(als_bladen(Leerroute.objects.all(), met_personen=True)), tmp_path)

    assert resultaat.fouten == []
    assert (resultaat.aantal("ongewijzigd"), resultaat.stappen, resultaat.nevenrijen) == (2, 0, 0)
    assert inhoud() == eerst


@pytest.mark.parametrize("rol", ["programmaleider", "decaan"])
def test_out_and_in_again_as_csv_changes_nothing_either(rol, register, als, tmp_path):
    """Also from who may not see persons: what is empty in the sheet stays as it is."""
    eerst = inhoud()
    uit = als(rol).get("/leerroutes/leerroutes.csv")
    (tmp_path / "uit.csv").write_bytes(uit.content)

    resultaat = importeer(lees_bladen(tmp_path / "uit.csv"), door=None, nu=NU, toepassen=True)

    kop = uit.content.decode("utf-8-sig").splitlines()[0]
    assert kop.split(";") == KOLOMMEN["leerroutes"]
    assert (resultaat.fouten, resultaat.aantal("ongewijzigd"), resultaat.stappen) == ([], 2, 0)
    assert inhoud() == eerst


def test_an_empty_portal_gets_back_exactly_what_went_out(register, tmp_path):
    eerst, bestand = inhoud(), naar_xlsx(als_bladen(Leerroute.objects.order_by("-naam"), met_personen=True))
    for model in (Statusstap, Deelname, Leerlingaantal):
        model.objects.all().delete()
    Leerroute.alle.filter(naam="Anker").delete()
    Leerroute.alle.all().delete()

    resultaat = importeer_bytes(bestand, tmp_path)

    assert resultaat.fouten == []
    assert Leerroute.objects.count() == 2
    assert {deel: rijen for deel, rijen in inhoud().items() if deel != "routes"} == {
        deel: rijen for deel, rijen in eerst.items() if deel != "routes"
    }
    nu = Leerroute.objects.get(naam="Anker")
    assert (nu.knelpunt, nu.overeenkomst_onderwerpen, nu.komt_voort_uit.naam) == (
        "=1+1\nregel twee",
        ["a", "c", "j"],
        "Keuzedeel",
    )


def test_who_may_not_see_persons_gets_a_sheet_without_them_that_changes_nothing(register, als, tmp_path):
    eerst = inhoud()

    bestand = als("decaan").get("/leerroutes/leerroutes.xlsx").content
    importeer_bytes(bestand, tmp_path)

    tekst = " ".join(
        str(cel.value) for vel in openpyxl.load_workbook(io.BytesIO(bestand)) for rij in vel.iter_rows() for cel in rij
    )
    assert "T. Leider" not in tekst
    assert "t@school.nl" not in tekst
    assert inhoud() == eerst


@pytest.mark.parametrize(
    ("naam", "rij", "fout"),
    [
        ("deelnames", {"naam": "Nergens", "school": "01AA00"}, "staat niet in het blad leerroutes"),
        ("deelnames", {"naam": "Anker", "school": "99ZZ99"}, "School “99ZZ99” kennen we niet"),
        (
            "deelnames",
            {"naam": "Anker", "school": "01AA00", "vanaf": "2026-08-01", "tot": "2026-07-01"},
            "De einddatum ligt voor",
        ),
        ("deelnames", {"naam": "Anker"}, "Vul de school in."),
        ("leerlingen", {"naam": "Anker", "schooljaar": "2025-2027"}, "is geen schooljaar"),
        ("leerlingen", {"naam": "Anker", "schooljaar": "2025-2026", "werkelijk": "drie"}, "is geen aantal"),
        (
            "leerroutes",
            {"naam": "Anker", "scholen": "01AA00", "soort": "doorlopend", "leerweg": "vmbo-b", "nominale_duur": "7"},
            "duurt de leerroute 3 of 4 jaar",
        ),
        (
            "leerroutes",
            {
                "naam": "Anker",
                "scholen": "01AA00",
                "soort": "doorlopend",
                "leerweg": "vmbo-b",
                "overeenkomst_onderwerpen": "a; z",
            },
            "Noem de letters van a tot en met j",
        ),
        (
            "leerroutes",
            {
                "naam": "Anker",
                "scholen": "01AA00",
                "soort": "doorlopend",
                "leerweg": "vmbo-b",
                "komt_voort_uit": "Niets",
            },
            "Leerroute “Niets” kennen we niet",
        ),
        (
            "leerroutes",
            {
                "naam": "Anker",
                "scholen": "01AA00",
                "soort": "doorlopend",
                "leerweg": "vmbo-b",
                "contactpersoon": "x@y.nl",
            },
            "heeft geen account",
        ),
    ],
)
def test_a_cell_that_cannot_be_is_named_and_nothing_is_written(naam, rij, fout, register, tmp_path):
    eerst = inhoud()

    resultaat = importeer_bytes(blad(**{"leerroutes": [], naam: [rij]}), tmp_path)

    assert [fout in melding.tekst for melding in resultaat.fouten] == [True]
    assert inhoud() == eerst


class TestOngedaan:
    """Undo of the last import."""

    @pytest.fixture
    def toegepast(self, register, als):
        """An import that makes a leerroute and changes another, with a step, a school and a count."""
        self.eerst = inhoud()
        inhoud_blad = blad(
            leerroutes=[
                {"naam": "Anker", "soort": "doorlopend", "leerweg": "vmbo-b", "scholen": "01AA00", "sector": "ict"},
                {"naam": "Nieuw", "soort": "doorlopend", "leerweg": "vmbo-b", "mbo_niveau": 2, "scholen": "02BB00"},
            ],
            statussen=[{"naam": "Nieuw", "status": "verkenning", "ingangsdatum": "2026-09-01"}],
            deelnames=[{"naam": "Anker", "school": "02BB00", "vanaf": "2026-08-01"}],
            leerlingen=[{"naam": "Anker", "schooljaar": "2025-2026", "werkelijk": 18}],
        )
        client = als("programmateam")
        client.post("/leerroutes/importeren/", {"bestand": SimpleUploadedFile("blad.xlsx", inhoud_blad)})
        bestand = Importbestand.objects.get()
        client.post(f"/leerroutes/importeren/{bestand.pk}/toepassen/")
        bestand.refresh_from_db()
        assert bestand.toegepast_op, bestand.verslag
        assert Leerroute.objects.get(naam="Anker").sector == "ict"
        return bestand

    def test_everything_is_as_before_and_the_history_shows_both(self, toegepast, als):
        als("programmateam").post(f"/leerroutes/importeren/{toegepast.pk}/ongedaan/")

        assert inhoud() == self.eerst
        assert Leerroute.objects.get(naam="Anker").history.first().history_change_reason == "Import ongedaan gemaakt"

    def test_the_same_sheet_can_be_applied_again_afterwards(self, toegepast, als):
        maak_import_ongedaan(toegepast, door=None, nu=timezone.now())

        resultaat = importeer(
            lees_bladen_van(toegepast), door=None, nu=timezone.now() + timedelta(minutes=1), toepassen=True
        )

        assert (resultaat.fouten, resultaat.aantal("nieuw"), resultaat.aantal("gewijzigd")) == ([], 1, 1)

    def test_it_is_undone_once(self, toegepast):
        maak_import_ongedaan(toegepast, door=None, nu=timezone.now())

        with pytest.raises(ValidationError):
            maak_import_ongedaan(toegepast, door=None, nu=timezone.now())

    def test_only_the_last_one_can_be_undone(self, toegepast, als):
        Importbestand.objects.create(
            naam="later.xlsx",
            inhoud=b"",
            verslag={},
            geladen_door=toegepast.geladen_door,
            geladen_op=timezone.now(),
            toegepast_op=timezone.now(),
        )

        with pytest.raises(ValidationError, match="Alleen de laatste import"):
            maak_import_ongedaan(toegepast, door=None, nu=timezone.now())

    @pytest.mark.parametrize("wat", ["veld", "stap", "deelname"])
    def test_a_later_change_stops_it_by_name_and_nothing_happens(self, toegepast, wat):
        route = Leerroute.objects.get(naam="Anker" if wat != "stap" else "Nieuw")
        if wat == "veld":
            route.opleiding = "Anders"
            route.save()
        elif wat == "stap":
            zet_status(route, status="ontwikkeling", ingangsdatum=date(2026, 10, 1), door=None, nu=timezone.now())
        else:
            deelname = route.deelnames.get(vanaf=date(2026, 8, 1))
            deelname.tot = date(2026, 9, 1)
            deelname.save()
        voor = inhoud()

        with pytest.raises(ValidationError, match=route.naam):
            maak_import_ongedaan(toegepast, door=None, nu=timezone.now())

        assert inhoud() == voor

    @pytest.mark.parametrize("wat", ["school", "aantal", "eerste status", "vervolg", "praktijk", "activiteit"])
    def test_what_was_added_by_hand_to_a_leerroute_of_the_import_stops_it(self, wat, register, als):
        nieuw = [{"naam": "Vers", "soort": "doorlopend", "leerweg": "vmbo-b", "mbo_niveau": 2, "scholen": "01AA00"}]
        toegepast = importeer_in_browser(als("programmateam"), blad(leerroutes=nieuw))
        route = Leerroute.objects.get(naam="Vers")
        voeg_toe(wat, route)
        voor = inhoud()

        with pytest.raises(ValidationError, match="Na de import is dit nog gewijzigd: Vers"):
            maak_import_ongedaan(toegepast, door=None, nu=timezone.now())

        assert inhoud() == voor

    def test_what_was_added_to_a_leerroute_that_was_there_before_stays(self, toegepast):
        maak_deelname(Leerroute.objects.get(naam="Keuzedeel"), maak_school(roepnaam="Later"))

        maak_import_ongedaan(toegepast, door=None, nu=timezone.now())

        assert Deelname.objects.filter(school__roepnaam="Later").count() == 1

    @pytest.mark.parametrize("aantal", [3, 30])
    def test_undoing_takes_the_same_queries_whatever_the_sheet_holds(self, aantal, register, als):
        rijen = [
            {"naam": f"Vers {n}", "soort": "doorlopend", "leerweg": "vmbo-b", "mbo_niveau": 2, "scholen": "01AA00"}
            for n in range(aantal)
        ]
        statussen = [{"naam": f"Vers {n}", "status": "verkenning", "ingangsdatum": "2026-09-01"} for n in range(aantal)]
        toegepast = importeer_in_browser(als("programmateam"), blad(leerroutes=rijen, statussen=statussen))

        with CaptureQueriesContext(connection) as vragen:
            maak_import_ongedaan(toegepast, door=None, nu=timezone.now())

        # One update for each leerroute that goes; the rest is done for all together.
        assert len([vraag for vraag in vragen.captured_queries if not vraag["sql"].startswith("INSERT")]) == 31 + aantal

    def test_figures_of_a_vastgesteld_report_are_not_undone_without_a_reason(self, toegepast, als, monkeypatch):
        monkeypatch.setattr("monitoring.geschiedenis.vastgesteld_tot", lambda: date(2026, 10, 1))
        client, pad = als("programmateam"), f"/leerroutes/importeren/{toegepast.pk}/ongedaan/"

        zonder = client.post(pad)
        tussen = Leerroute.objects.filter(naam="Nieuw").exists()
        client.post(pad, {"reden": "Verkeerd blad"})

        assert list(zonder.context["redenform"].errors) == ["reden"]
        assert tussen
        stap = Statusstap.objects.get(leerroute__naam="Nieuw")
        assert stap.vervallen_reden == "Import ongedaan gemaakt: Verkeerd blad"
        assert inhoud() == self.eerst


def importeer_in_browser(client, inhoud_blad):
    """Hand in and apply; returns the Importbestand."""
    client.post("/leerroutes/importeren/", {"bestand": SimpleUploadedFile("blad.xlsx", inhoud_blad)})
    bestand = Importbestand.objects.latest("pk")
    client.post(f"/leerroutes/importeren/{bestand.pk}/toepassen/")
    bestand.refresh_from_db()
    assert bestand.toegepast_op, bestand.verslag
    return bestand


def voeg_toe(wat, route):
    """Something that people add by hand to a leerroute."""
    if wat == "school":
        maak_deelname(route, maak_school(code="03CC00"))
    elif wat == "aantal":
        Leerlingaantal.objects.create(leerroute=route, schooljaar=2026, verwacht=20)
    elif wat == "eerste status":
        zet_status(route, status="verkenning", ingangsdatum=date(2026, 10, 1), door=None, nu=timezone.now())
    elif wat == "vervolg":
        maak_leerroute(naam="Vervolg", komt_voort_uit=route)
    elif wat == "praktijk":
        maak_praktijk().leerroutes.add(route)
    else:
        maak_bedrijfsactiviteit(leerroute=route)


def lees_bladen_van(bestand):
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".xlsx") as tijdelijk:
        tijdelijk.write(bytes(bestand.inhoud))
        tijdelijk.flush()
        return lees_bladen(tijdelijk.name)

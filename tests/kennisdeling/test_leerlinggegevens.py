"""Nothing of a pupil gets in: by a sheet, whatever cell or tab it stands in, or by a text field."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doorlopend.models import Bestand
from kennisdeling.leerlinggegevens import BSN, E_MAIL, GEBOORTEDATUM, is_bsn, is_persoonskop, waarom_niet
from kennisdeling.models import Doorstroomcijfer, Gegevensdeling, Onderzoek
from tests.factories import maak_mbo, maak_school
from tests.kennisdeling.factories import maak_cijfer, maak_deling
from tests.kennisdeling.test_cijfers import KOP, LADEN, RIJ, laad

pytestmark = pytest.mark.django_db
BEGIN = "Dit bestand bevat gegevens van leerlingen. Dat mag niet in het portaal: er is niets bewaard. "


@pytest.mark.parametrize(
    ("nummer", "is_er_een"),
    [
        ("111222333", True),
        ("111222334", False),
        ("12345", False),
        (30, False),
        ("10000008", True),
        ("000000000", False),
    ],
)
def test_the_eleven_test(nummer, is_er_een):
    assert is_bsn(nummer) == is_er_een


@pytest.mark.parametrize(
    ("cel", "reden"),
    [
        *[
            (cel, BSN)
            for cel in (
                "111222333",
                111222333,
                111222333.0,
                "1112.22.333",
                "111 222 333",
                "111-222-333",
                "111.222.333",
                "111\u00a0222\u00a0333",
                "bsn 111222333",
                "K. Jansen (111222333)",
            )
        ],
        *[
            (cel, GEBOORTEDATUM)
            for cel in (
                "01-02-2009",
                "1/2/2009",
                "1.2.09",
                "1 2 2009",
                "2009-02-01",
                "2009/2/1",
                "20090201",
                "1 februari 2009",
                "1-feb-2009",
                "1 mrt. '09",
                "geb. 1-2-2009 te Amsterdam",
                date(2009, 2, 1),
            )
        ],
        *[(cel, E_MAIL) for cel in ("jan.jansen@leerling.school.nl", "Jan <jan@school.nl>")],
        *[
            (cel, "")
            for cel in (
                *("K. Jansen, kwaliteitszorg", "2024", 30, "21ET04", "2024-2025", "111222334", "020 123 45 67"),
                *("06-12345678", "cohort 2024, versie 2", "16PS21", "vmbo-gt", "studiekeuze;werk", "", None, 4.5),
            )
        ],
    ],
)
def test_what_belongs_to_a_pupil_is_recognised(cel, reden):
    assert waarom_niet(cel) == reden


@pytest.mark.parametrize("cel", ["2026-10-01", "1-10-2026", date(2026, 10, 1)])
def test_a_date_may_stand_in_a_column_of_dates(cel):
    assert waarom_niet(cel, datum_mag=True) == ""


@pytest.mark.parametrize(
    ("kop", "van_persoon"),
    [
        *[
            (kop, True)
            for kop in (
                *("naam", "namen", "voornaam", "roepnaam", "achternaam", "naam_leerling", "leerling", "leerlingnummer"),
                *("student", "bsn", "burgerservicenummer", "onderwijsnummer", "pgn", "geboortedatum", "geb_datum"),
                *("e_mail", "email", "adres", "postcode", "telefoon", "voorletters", "tussenvoegsel", "initialen"),
            )
        ],
        *[(kop, False) for kop in ("instroom", "domein", "mbo", "cohort", "bron", "uitval", "niveau", "leerweg")],
        *[(kop, False) for kop in ("schoolnaam", "naam_instelling", "instellingsnaam_mbo", "leerlingen")],
        *[(kop, False) for kop in ("aantal_leerlingen", "leerlingaantal", "studenten_totaal")],
        *[(kop, True) for kop in ("leerlingnaam", "schoolnaam_leerling", "naam_student", "studentnummer")],
    ],
)
def test_a_column_of_persons_is_known_by_its_header(kop, van_persoon):
    assert is_persoonskop(kop) == van_persoon


@pytest.fixture
def kade():
    maak_mbo(afkorting="HMC")
    return maak_school("16PS21", roepnaam="De Kade")


@pytest.mark.parametrize(
    ("kop", "rij", "reden"),
    [
        (KOP + ";naam", RIJ + ";Jan Jansen", "kolom naam hoort bij een persoon. Lever alleen aantallen aan."),
        (
            KOP + ";Naam leerling",
            RIJ + ";Jan",
            "kolom naam_leerling hoort bij een persoon. Lever alleen aantallen aan.",
        ),
        (KOP, RIJ.replace("K. Jansen", "111.222.333"), f"rij 2, kolom gedeeld_door: {BSN}."),
        (KOP, RIJ.replace(";30;", ";111222333;"), f"rij 2, kolom instroom: {BSN}."),
        (KOP, RIJ.replace("HMC", "111 222 333"), f"rij 2, kolom mbo: {BSN}."),
        (KOP, RIJ.replace("2026-10-01", "111222333"), f"rij 2, kolom gedeeld_op: {BSN}."),
        (KOP, RIJ.replace(";werk;", ";01-02-2009;"), f"rij 2, kolom redenen: {GEBOORTEDATUM}."),
        (KOP, RIJ.replace("K. Jansen", "1 februari 2009"), f"rij 2, kolom gedeeld_door: {GEBOORTEDATUM}."),
        (KOP, RIJ.replace("16PS21", "jan@school.nl"), f"rij 2, kolom school: {E_MAIL}."),
        (KOP + ";x", RIJ + ";111222333", f"rij 2, kolom x: {BSN}."),
    ],
)
def test_a_sheet_about_pupils_is_refused_with_the_reason(kop, rij, reden, team, kade):
    antwoord = laad(team, rij, kop=kop)

    assert antwoord.context["uitslag"].fouten == [f"{BEGIN}Zo zagen we het: {reden}"]
    assert (Doorstroomcijfer.objects.count(), antwoord.context["bewijs"]) == (0, "")


def laad_boek(client, bladen):
    """Hand in a workbook of sheets {name: rows}; the first has the figures."""
    boek = openpyxl.Workbook()
    boek.active.title = "cijfers"
    for rij in (KOP.split(";"), RIJ.split(";")):
        boek.active.append(rij)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        blad.sheet_state = "hidden" if naam.startswith("verborgen") else "visible"
        for rij in rijen:
            blad.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    antwoord = client.post(LADEN, {"bestand": SimpleUploadedFile("cijfers.xlsx", uit.getvalue())})
    return antwoord.context["uitslag"].fouten


@pytest.mark.parametrize(
    ("blad", "rijen", "reden"),
    [
        (
            "leerlingen",
            [["Naam"], ["Jan"]],
            "Blad leerlingen, kolom naam hoort bij een persoon. Lever alleen aantallen aan.",
        ),
        ("verborgen", [["a"], ["x"], [111222333]], f"Blad verborgen, rij 3, kolom a: {BSN}."),
        ("Blad2", [["a", "b"], ["", date(2009, 2, 1)]], f"Blad Blad2, rij 2, kolom b: {GEBOORTEDATUM}."),
    ],
)
def test_another_tab_is_looked_at_too_also_a_hidden_one(blad, rijen, reden, team, kade):
    assert laad_boek(team, {blad: rijen}) == [f"{BEGIN}Zo zagen we het: {reden}"]


def test_rows_in_another_tab_are_not_silently_left_out(team, kade):
    assert laad_boek(team, {"2023": [["cohort"], [2023]]}) == [
        "In blad 2023 staat ook iets. Zet alle rijen in het eerste blad, of haal dat blad weg."
    ]
    assert laad_boek(team, {"leeg": []}) == []


FOUT = "Gegevens van leerlingen mogen niet in het portaal. Haal het weg."


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("K. Jansen 111222333", f"Dit lijkt op een burgerservicenummer. {FOUT}"),
        ("Jan, 1-2-2009", f"Hier staat een datum, zoals een geboortedatum. {FOUT}"),
        ("jan@school.nl", f"Hier staat een e-mailadres. {FOUT}"),
    ],
)
def test_a_text_field_refuses_it_too_and_keeps_what_was_typed(tekst, fout, team, kade):
    cijfer, deling = maak_cijfer(), maak_deling()
    paden = {
        f"{cijfer.get_absolute_url()}bewerken/": "gedeeld_door",
        f"{cijfer.get_absolute_url()}intrekken/": "ingetrokken_reden",
        f"{deling.get_absolute_url()}bewerken/": "omschrijving",
        "/kennisdeling/gegevens/van-mbo/": "gedeeld_door",
    }

    fouten = {pad: team.post(pad, {veld: tekst}).context["form"].errors[veld] for pad, veld in paden.items()}

    assert fouten == dict.fromkeys(paden, [fout])
    assert Gegevensdeling.objects.get() == deling


def boek(*rijen):
    werkmap = openpyxl.Workbook()
    for rij in rijen:
        werkmap.active.append(rij)
    uit = io.BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def csv(*rijen):
    return "\n".join(";".join(map(str, rij)) for rij in rijen).encode()


class TestBijlage:
    """A sheet with what was shared, attached to the record or to a research, is searched like one with figures."""

    @pytest.fixture
    def voeg_toe(self, team, kade):
        deling = {"school": kade.pk, "soort": "aandachtspunten", "omschrijving": "Overstap", "gedeeld_door": "K. Vos"}
        onderzoek = {"vraag": "Wie stopt?", "partners": "ROC en vo", "staat": "loopt", "begin": "2026-09-01"}
        adressen = {"van-vo": deling | {"gedeeld_op": "2026-10-08"}, "onderzoek": onderzoek}

        def doe(inhoud, naam, welke="van-vo"):
            pad = "/kennisdeling/gegevens/van-vo/" if welke == "van-vo" else "/kennisdeling/onderzoek/nieuw/"
            return team.post(pad, adressen[welke] | {"bestand": SimpleUploadedFile(naam, inhoud)})

        return doe

    @pytest.mark.parametrize("maak", [boek, csv])
    @pytest.mark.parametrize(
        ("rijen", "reden"),
        [
            ([["school", "achternaam"], ["De Kade", "Jansen"]], "kolom achternaam hoort bij een persoon."),
            ([["school", "aantal"], ["De Kade", 111222333]], f"rij 2, kolom aantal: {BSN}."),
            ([["school", "aantal"], ["De Kade", "geb. 1-2-2009"]], f"rij 2, kolom aantal: {GEBOORTEDATUM}."),
            ([["Overstap 2026"], ["school", "Naam leerling"], ["De Kade", "Jan"]], "kolom naam_leerling hoort"),
            ([["Overstap 2026"], ["school", "wie"], ["De Kade", "jan@school.nl"]], f"rij 3: {E_MAIL}."),
        ],
    )
    def test_one_about_pupils_is_refused_with_the_reason(self, maak, rijen, reden, voeg_toe):
        antwoord = voeg_toe(maak(*rijen), "overstap.xlsx" if maak is boek else "overstap.csv")

        assert antwoord.context["form"].errors["bestand"][0].startswith(f"{BEGIN}Zo zagen we het: {reden}")
        assert (Gegevensdeling.objects.count(), Bestand.objects.count()) == (0, 0)

    def test_one_with_only_counts_is_kept_whole(self, voeg_toe):
        inhoud = boek(
            ["schoolnaam", "peildatum", "leerlingen", "uitval"],
            ["De Kade", date(2026, 10, 1), 30, 4],
            ["Totaal", "", 30, 4],
        )

        voeg_toe(inhoud, "overstap.xlsx")

        bestand = Gegevensdeling.objects.get().bestanden.get()
        assert bestand.inhoud.open().read() == inhoud

    def test_one_that_can_not_be_searched_to_the_end_is_refused(self, voeg_toe):
        antwoord = voeg_toe(csv(["a", "a"], [1, 2], [1, 111222333]), "overstap.csv")

        assert antwoord.context["form"].errors["bestand"] == ["Kolom a staat er twee keer. Haal er een weg."]
        assert not Bestand.objects.exists()

    def test_the_same_holds_for_a_research(self, voeg_toe):
        antwoord = voeg_toe(csv(["leerlingnummer", "cijfer"], [12, 7]), "onderzoek.csv", "onderzoek")

        assert antwoord.context["form"].errors["bestand"][0].startswith(BEGIN)
        assert not Onderzoek.objects.exists()

"""Applying files of DUO: the real ones, a made-up next year, exactly what was shown, and never twice."""

from datetime import UTC, date, datetime

import pytest

from doorlopend.duo.lezen import lees_duo
from doorlopend.duo.toepassen import NIEUWE_SCHOOL, Veranderd, alle_sleutels, bewaar_duobestand, pas_toe
from doorlopend.duo.verschil import vergelijk
from doorlopend.models import School, Schoolaanbod, Vestigingscode
from doorlopend.referentie import laad_referentie, lees
from tests.factories import maak_aanbod, maak_gebruiker, maak_partner, maak_school
from tests.scholen.factories import EXAMENS, VESTIGINGEN, duo, examens, vestigingen

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 24)
NU = datetime(2026, 11, 24, 12, tzinfo=UTC)
KADE = {"VESTIGINGSCODE": "01AA00"}


def laad(inhoud, per=DAG):
    return bewaar_duobestand("duo.csv", inhoud, per=per, door=None, nu=NU)


def verwerk(inhoud, *, keuzes=None, per=DAG):
    """Hand in and apply all of it; the lines that are left."""
    bestand = laad(inhoud, per)
    pas_toe(bestand, sleutels=alle_sleutels(bestand) | set(keuzes or {}), keuzes=keuzes, door=None, nu=NU)
    return bestand.verschil["regels"]


def regels(inhoud, per=DAG):
    return [(regel.actie, regel.naam) for regel in vergelijk(lees_duo(inhoud), per=per).regels]


def school_van(code):
    return Vestigingscode.objects.get(code=code).school


def kade(**velden):
    """A school that is exactly as DUO has it."""
    duo_velden = {
        "officiele_naam": "De Kade",
        "bevoegd_gezag_nummer": "42621",
        "straat": "Kade",
        "huisnummer": "1",
        "postcode": "1012 AB",
        "plaats": "Amsterdam",
        "website": "www.kade.nl",
    }
    return maak_school("01AA00", **{"roepnaam": "Kade", **duo_velden} | velden)


def test_the_start_data_say_what_the_real_files_say_and_applying_changes_nothing():
    laad_referentie()

    assert [verwerk(duo(EXAMENS)), verwerk(duo(VESTIGINGEN)), regels(duo(EXAMENS))] == [[], [], []]
    assert (School.objects.count(), Schoolaanbod.objects.count()) == (91, 172)


def test_an_empty_register_is_filled_from_the_real_files_and_then_there_is_no_difference():
    assert verwerk(duo(VESTIGINGEN)) == []
    assert verwerk(duo(EXAMENS)) == []

    assert [regels(duo(VESTIGINGEN)), regels(duo(EXAMENS))] == [[], []]
    # Terra Nova had another code in the exam years, which an empty register can't know.
    verwacht = {
        (rij["school"], rij["soort"], rij["vanaf"], rij["kandidaten"])
        for rij in lees("aanbod.csv")
        if rij["bronjaar"] and rij["school"] != "16PS21"
    }
    gevonden = {
        (code, aanbod.soort, aanbod.vanaf.isoformat(), aanbod.kandidaten)
        for code, school in Vestigingscode.objects.values_list("code", "school")
        for aanbod in Schoolaanbod.objects.filter(school=school).exclude(bronjaar="")
        if code != "16PS21"
    }
    assert gevonden == verwacht


def volgend_jaar():
    """The real addresses a year later: one renamed, one moved, one closed, one new, one with a new code elsewhere."""
    tekst = duo(VESTIGINGEN).decode("cp1252")
    oud = tekst.split("\r\n")
    rij = {regel.split(";")[3]: regel for regel in oud if ";" in regel}
    tekst = tekst.replace(rij["21AB00"], rij["21AB00"].replace(";Barlaeus Gymnasium;", ";Barlaeus Lyceum;"))
    tekst = tekst.replace(rij["21AF00"], rij["21AF00"].replace("Messchaertstraat;1;1077 WS", "Nieuwestraat;7;1102 AA"))
    tekst = tekst.replace(rij["32KP00"] + "\r\n", "")
    tekst = tekst.replace(rij["21ET04"], rij["21ET04"].replace("21ET", "99ZA").replace("99ZA04", "99ZA00"))
    nieuw = rij["21AB00"].replace("21AB", "99ZB").replace("1017 RV", "1099 ZZ").replace("Barlaeus", "Gloednieuw")
    return (tekst + nieuw + "\r\n").encode("cp1252")


def test_next_years_file_renames_moves_closes_adds_and_gives_a_new_code():
    laad_referentie()
    huygens = school_van("21ET04")
    School.objects.filter(pk=huygens.pk).update(roepnaam="Het Huygens")
    nieuwe_code = {"nieuw:99ZA00": str(huygens.pk)}

    over = verwerk(volgend_jaar(), keuzes=nieuwe_code)

    assert over == []
    barlaeus, vossius, kairos = school_van("21AB00"), school_van("21AF00"), school_van("32KP00")
    assert (barlaeus.officiele_naam, barlaeus.roepnaam) == ("Barlaeus Lyceum", "Barlaeus Gymnasium")
    assert (vossius.straat, vossius.postcode, vossius.stadsdeel) == ("Nieuwestraat", "1102 AA", "zuid")
    assert "Volgens DUO verhuisd: controleer het stadsdeel." in vossius.controleren
    assert (kairos.gesloten_op, kairos.vestigingscodes.get().tot) == (DAG, DAG)
    assert list(huygens.vestigingscodes.values_list("code", "vanaf", "tot")) == [
        ("21ET04", None, DAG),
        ("99ZA00", DAG, None),
    ]
    assert (school_van("99ZA00").roepnaam, school_van("99ZA00").gesloten_op) == ("Het Huygens", None)
    assert school_van("99ZB00").roepnaam == "Gloednieuw Gymnasium"
    assert School.objects.count() == 92


def test_the_old_file_after_the_new_one_brings_everything_back_and_then_there_is_no_difference():
    laad_referentie()
    verwerk(volgend_jaar(), keuzes={"nieuw:99ZA00": str(school_van("21ET04").pk)})

    assert verwerk(duo(VESTIGINGEN)) == []

    terug = {code: school_van(code) for code in ("21AB00", "21AF00", "32KP00", "21ET04", "99ZB00")}
    assert terug["21AB00"].officiele_naam == "Barlaeus Gymnasium"
    assert terug["21AF00"].straat == "Messchaertstraat"
    assert [terug[code].gesloten_op for code in ("32KP00", "21ET04", "99ZB00")] == [None, None, DAG]
    assert verwerk(volgend_jaar()) == []


def test_a_school_is_never_found_by_its_name():
    kade()

    gevonden = regels(vestigingen({"VESTIGINGSCODE": "02BB00", "POSTCODE": "1099 ZZ"}))

    assert sorted(gevonden) == [("nieuw", "De Kade"), ("verdwenen", "Kade")]


def test_a_new_code_at_a_known_address_waits_for_a_choice():
    school = kade()
    inhoud = vestigingen(KADE, {"VESTIGINGSCODE": "02BB00", "VESTIGINGSNAAM": "Buur"})

    zonder = verwerk(inhoud)

    assert [(regel["actie"], regel["keuzes"]) for regel in zonder] == [("dubbel", [[school.pk, "Kade"]])]
    assert verwerk(inhoud, keuzes={"nieuw:02BB00": NIEUWE_SCHOOL}) == []
    assert [school_van(code).roepnaam for code in ("01AA00", "02BB00")] == ["Kade", "Buur"]


def test_a_school_that_was_closed_first_opens_again_when_its_new_code_is_chosen():
    school = kade()
    maak_aanbod(school, "vmbo-b")
    inhoud = vestigingen({"VESTIGINGSCODE": "02BB00"})
    verwerk(inhoud)
    school.refresh_from_db()
    assert school.gesloten_op == DAG

    assert verwerk(inhoud, keuzes={"nieuw:02BB00": str(school.pk)}) == []

    school.refresh_from_db()
    assert (school.gesloten_op, school.aanbod.get().tot) == (None, None)
    assert [code.code for code in school.vestigingscodes.all() if code.loopt_op(DAG)] == ["02BB00"]


def test_a_choice_that_was_not_offered_is_refused():
    kade()
    elders = maak_school("05EE00", gemeente="Diemen")
    bestand = laad(vestigingen(KADE, {"VESTIGINGSCODE": "02BB00"}))

    with pytest.raises(Veranderd):
        pas_toe(bestand, sleutels={"nieuw:02BB00"}, keuzes={"nieuw:02BB00": str(elders.pk)}, door=None, nu=NU)

    assert not Vestigingscode.objects.filter(code="02BB00").exists()


def test_what_people_filled_in_stays_and_what_duo_leaves_empty_too():
    partner = maak_partner()
    kade(roepnaam="Eigen naam", bestuur="Eigen bestuur", partner=partner, stadsdeel="zuid", website="eigen.nl")
    maak_aanbod(school_van("01AA00"), "vmbo-b")

    assert verwerk(vestigingen(KADE | {"STRAATNAAM": "Wal", "INTERNETADRES": ""})) == []
    assert verwerk(examens(("01AA00", "VMBO K - zorg", "9", "9"))) == []

    school = school_van("01AA00")
    assert (school.roepnaam, school.bestuur, school.partner, school.stadsdeel) == (
        "Eigen naam",
        "Eigen bestuur",
        partner,
        "zuid",
    )
    assert (school.straat, school.website) == ("Wal", "eigen.nl")
    assert school.aanbod.get(soort="vmbo-b").tot is None


def test_a_name_that_duo_changed_stays_findable_and_in_the_history():
    school = kade()

    verwerk(vestigingen(KADE | {"VESTIGINGSNAAM": "De Wal"}))

    school.refresh_from_db()
    assert (school.officiele_naam, school.andere_namen) == ("De Wal", "De Kade")
    assert [keer.officiele_naam for keer in school.history.all()] == ["De Wal", "De Kade"]


@pytest.mark.parametrize(
    ("aantal", "anders", "alarm"), [(10, 2, False), (10, 3, True), (5, 1, False), (4, 1, True), (10, 0, False)]
)
def test_the_alarm_goes_off_above_twenty_percent(aantal, anders, alarm):
    rijen = []
    for nummer in range(aantal):
        kade_ = {"VESTIGINGSCODE": f"01AA{nummer:02}", "POSTCODE": f"10{nummer:02} AB"}
        rijen.append(kade_)
    verwerk(vestigingen(*rijen))

    gewijzigd = [rij | ({"STRAATNAAM": "Wal"} if plek < anders else {}) for plek, rij in enumerate(rijen)]

    assert vergelijk(lees_duo(vestigingen(*gewijzigd)), per=DAG).alarm is alarm


def test_schools_outside_the_files_municipality_and_without_a_code_are_not_taken_for_closed():
    kade()
    maak_school("03CC00", roepnaam="Diemen", gemeente="Diemen")
    maak_school(roepnaam="Zonder")

    verschil = vergelijk(lees_duo(vestigingen(KADE)), per=DAG)

    assert (verschil.regels, verschil.los) == (
        [],
        ["Zonder: heeft geen vestigingscode, dus DUO zegt er niets over."],
    )


def test_a_school_in_diemen_is_taken_in_and_one_elsewhere_only_when_known():
    rijen = vestigingen(
        {"VESTIGINGSCODE": "03CC00", "GEMEENTENAAM": "DIEMEN", "POSTCODE": "1111 AA"},
        {"VESTIGINGSCODE": "04DD00", "GEMEENTENAAM": "UTRECHT", "POSTCODE": "3511 AA"},
    )

    verwerk(rijen)

    assert list(Vestigingscode.objects.values_list("code", "school__gemeente", "school__stadsdeel")) == [
        ("03CC00", "Diemen", "")
    ]


def test_nothing_is_applied_when_the_register_changed_after_the_preview():
    school = kade()
    bestand = laad(vestigingen(KADE | {"STRAATNAAM": "Wal", "HUISNUMMER-TOEVOEGING": "2"}))
    School.objects.filter(pk=school.pk).update(straat="Intussen")

    with pytest.raises(Veranderd):
        pas_toe(bestand, sleutels=alle_sleutels(bestand), door=None, nu=NU)

    school.refresh_from_db()
    assert (school.straat, school.huisnummer) == ("Intussen", "1")


def test_one_line_can_be_applied_and_the_others_stay():
    kade()
    bestand = laad(
        vestigingen(KADE | {"STRAATNAAM": "Wal"}, {"VESTIGINGSCODE": "02BB00", "POSTCODE": "1099 ZZ"}),
    )

    aantal = pas_toe(bestand, sleutels={"gewijzigd:01AA00"}, door=maak_gebruiker(), nu=NU)

    assert (aantal, [regel["sleutel"] for regel in bestand.verschil["regels"]]) == (1, ["nieuw:02BB00"])
    assert bestand.toegepast[0]["regels"] == ["Gewijzigd: Kade 01AA00"]


def test_a_new_school_takes_bestuur_and_stadsdeel_from_what_is_known():
    partner = maak_partner()
    kade(bestuur="ZAAM", partner=partner)
    nieuw = {"VESTIGINGSCODE": "02BB00", "POSTCODE": "1102 ZZ", "ONDERWIJSSTRUCTUUR": "VBO/PRO"}

    verwerk(vestigingen(KADE, nieuw))

    school = school_van("02BB00")
    assert (school.bestuur, school.partner, school.stadsdeel, school.controleren) == ("ZAAM", partner, "zuidoost", "")
    assert list(school.aanbod.values_list("soort", "vanaf")) == [("pro", DAG)]


class TestExamens:
    def test_fewer_than_five_candidates_is_an_offer_with_its_source_year(self):
        school = kade()

        verwerk(examens(("01AA00", "VMBO B - zorg", "0", "<5"), ("01AA00", "VMBO B - techniek", "0", "6")))

        aanbod = school.aanbod.get()
        assert (aanbod.soort, aanbod.vanaf, aanbod.bronjaar, aanbod.kandidaten) == (
            "vmbo-b",
            date(2023, 8, 1),
            "2023-2024",
            "7–10",
        )
        assert aanbod.bron == "DUO examenkandidaten 2022-2024, eerste examenjaar 2023-2024"

    def test_an_offer_without_candidates_in_the_last_year_ends_after_the_last_year_with_them(self):
        school = kade()
        verwerk(examens(("01AA00", "VMBO B - zorg", "9", "9")))
        later = examens(("01AA00", "VMBO B - zorg", "9", "0"), jaren=("2023-2024", "2024-2025"))

        assert verwerk(later) == []

        assert school.aanbod.get().tot == date(2024, 8, 1)

    def test_an_older_file_after_a_newer_one_changes_nothing(self):
        school = kade()
        ouder = examens(("01AA00", "VMBO B - zorg", "9", "9"))
        verwerk(ouder)
        verwerk(examens(("01AA00", "VMBO B - zorg", "9", "0"), jaren=("2023-2024", "2024-2025")))

        assert regels(ouder) == []
        assert school.aanbod.get().tot == date(2024, 8, 1)

    def test_an_offer_that_returns_is_a_second_period(self):
        school = kade()
        verwerk(examens(("01AA00", "VMBO B - zorg", "9", "9")))
        verwerk(examens(("01AA00", "VMBO B - zorg", "9", "0"), jaren=("2023-2024", "2024-2025")))
        verwerk(examens(("01AA00", "VMBO B - zorg", "0", "8"), jaren=("2024-2025", "2025-2026")))

        assert list(school.aanbod.values_list("vanaf", "tot")) == [
            (date(2022, 8, 1), date(2024, 8, 1)),
            (date(2025, 8, 1), None),
        ]

    def test_a_newer_source_year_is_no_reason_for_alarm(self):
        kade()
        verwerk(examens(("01AA00", "VMBO B - zorg", "9", "9")))

        verschil = vergelijk(
            lees_duo(examens(("01AA00", "VMBO B - zorg", "9", "12"), jaren=("2023-2024", "2024-2025"))), per=DAG
        )

        assert [(regel.actie, regel.velden) for regel in verschil.regels] == [
            (
                "aanbod-bijgewerkt",
                [["Laatste examenjaar", "2023-2024", "2024-2025"], ["Kandidaten", "9", "12"]],
            )
        ]
        assert verschil.alarm is False

    def test_the_candidates_of_an_earlier_code_count_for_the_school(self):
        school = kade()
        Vestigingscode.objects.create(school=school, code="09ZZ00", tot=date(2023, 8, 1))

        verwerk(examens(("09ZZ00", "VMBO T - zorg", "20", "0"), ("01AA00", "VMBO T - zorg", "0", "21")))

        assert list(school.aanbod.values_list("soort", "vanaf", "kandidaten")) == [("vmbo-tl", date(2022, 8, 1), "21")]

    def test_codes_without_a_school_are_named(self):
        verschil = vergelijk(lees_duo(examens(("77XX00", "VWO - C&M", "9", "0"))), per=DAG)

        assert verschil.los == ["77XX00 (De Kade): geen school met deze code. Laatste examenjaar: 2022-2023."]

    def test_a_line_that_could_not_be_read_ends_no_offer(self):
        kade()
        verwerk(examens(("01AA00", "VMBO B - zorg", "9", "9")))

        kapot = examens(
            ("01AA00", "VMBO B - zorg", "x", "0"),
            ("02BB00", "VMBO B - zorg", "0", "0"),
            jaren=("2023-2024", "2024-2025"),
        )

        assert regels(kapot) == []

"""Corrections with retroactive effect in every register: found by their history, once, and only when they matter."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorlopend.bijeenkomsten import Staat
from monitoring.achteraf import begin_van, correcties
from monitoring.convenant import laad_convenant
from tests.bijeenkomsten.factories import maak_aanwezige, maak_bijeenkomst, maak_gehouden
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_mbo, maak_school, maak_stap
from tests.kennisdeling.factories import maak_activiteit, maak_deling
from tests.lob.factories import maak_bedrijfsactiviteit, maak_scan, maak_voorlichting
from tests.rapporten import leg_vast, maak_rapportage

pytestmark = pytest.mark.django_db
DAG = date(2026, 4, 1)
SINDS = {"na": begin_van(date(2026, 4, 2)), "voor": begin_van(date(2026, 11, 25))}
VOOR_DE_DAG = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def klok():
    """What a test records is recorded on 1 September 2026; `op` moves the clock."""
    with time_machine.travel(datetime(2026, 9, 1, 12, tzinfo=UTC), tick=False) as reiziger:
        yield reiziger


def gevonden(dag=DAG):
    return [
        (titel, [(rij.naam, rij.gedaan, rij.op.date()) for rij in rijen]) for titel, rijen in correcties(dag, **SINDS)
    ]


# Register → (make a record with effect from a day, the title it stands under, its name).
REGISTERS = {
    "voorlichting": (
        lambda dag: maak_voorlichting(maak_school(roepnaam="Aak"), dag),
        "Voorlichting over het mbo",
        "Les of workshop van Aak",
    ),
    "bedrijf": (
        lambda dag: maak_bedrijfsactiviteit(datum=dag, bedrijf="Werf"),
        "Activiteiten met bedrijven",
        "Stage bij Werf",
    ),
    "bijeenkomst": (
        lambda dag: maak_bijeenkomst(dag, staat=Staat.GEHOUDEN, thema="Lob"),
        "Decanenbijeenkomsten",
        "Lob",
    ),
    "scan": (lambda dag: maak_scan(dag, school=maak_school(roepnaam="Aak")), "Lob-scans", "Lob-scan van Aak"),
    "activiteit": (
        lambda dag: maak_activiteit(dag, naam="Kijken", staat=Staat.GEHOUDEN),
        "Professionalisering",
        "Kijken",
    ),
    "deling": (
        lambda dag: maak_deling(maak_school(roepnaam="Aak"), gedeeld_op=dag),
        "Gedeelde gegevens",
        "Andere gegevens van Aak",
    ),
}


@pytest.mark.parametrize("register", REGISTERS)
def test_what_was_recorded_later_for_before_the_day_stands_under_its_register(register):
    maak, titel, naam = REGISTERS[register]

    maak(DAG)

    [(gevonden_titel, [(gevonden_naam, gedaan, op)])] = gevonden()
    assert (gevonden_titel, gedaan, op) == (titel, "vastgelegd", date(2026, 9, 1))
    assert gevonden_naam.rpartition(" ")[2] == naam.rpartition(" ")[2]


@pytest.mark.parametrize("register", REGISTERS)
def test_what_has_effect_after_the_day_is_no_correction(register):
    REGISTERS[register][0](date(2026, 4, 2))

    assert gevonden() == []


@pytest.mark.parametrize("register", REGISTERS)
def test_what_was_known_on_the_day_is_no_correction(register, klok):
    klok.move_to(datetime(2026, 4, 1, 21, 59, tzinfo=UTC))
    REGISTERS[register][0](VOOR_DE_DAG)

    assert gevonden() == []


def test_held_recorded_later_and_a_remark_that_changes_nothing(klok):
    klok.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC))
    gehouden = maak_voorlichting(datum=VOOR_DE_DAG, uitvoering="gepland")
    opmerking = maak_voorlichting(datum=VOOR_DE_DAG)
    klok.move_to(datetime(2026, 4, 10, 12, tzinfo=UTC))
    gehouden.uitvoering, opmerking.leerlingen = "gehouden", 30
    gehouden.save()
    opmerking.save()

    [(_, [rij])] = correcties(DAG, **SINDS)

    assert (rij.url, rij.gedaan, rij.vanaf) == (
        gehouden.get_absolute_url(),
        "gecorrigeerd (is het al gehouden: van Gepland naar Gehouden)",
        VOOR_DE_DAG,
    )


def test_moved_over_the_day_and_removed_are_corrections_made_and_removed_again_is_none(klok):
    klok.move_to(datetime(2026, 3, 1, 12, tzinfo=UTC))
    verplaatst, weg = (maak_bedrijfsactiviteit(datum=VOOR_DE_DAG, bedrijf=naam) for naam in ("B", "A"))
    klok.move_to(datetime(2026, 5, 1, 12, tzinfo=UTC))
    verplaatst.datum = date(2026, 6, 1)
    verplaatst._change_reason = "Verzet naar de zomer"
    verplaatst.save()
    weg.verwijder_reden = "Dubbel"
    weg.verwijderd_op = datetime(2026, 5, 1, 12, tzinfo=UTC)
    weg.save()
    tijdelijk = maak_bedrijfsactiviteit(datum=VOOR_DE_DAG)
    tijdelijk.verwijderd_op = datetime(2026, 5, 1, 12, tzinfo=UTC)
    tijdelijk.save()

    [(_, rijen)] = correcties(DAG, **SINDS)

    assert [(rij.gedaan, bool(rij.url), rij.reden) for rij in rijen] == [
        ("weggehaald", False, "Dubbel"),
        ("gecorrigeerd (datum of eerste dag: van 10 maart 2026 naar 1 juni 2026)", True, "Verzet naar de zomer"),
    ]


def test_a_school_that_joined_or_left_retroactively(klok):
    klok.move_to(datetime(2026, 1, 10, 12, tzinfo=UTC))
    route = maak_leerroute(naam="Route")
    maak_stap(route, "aangeboden", date(2025, 8, 1))
    blijft = maak_deelname(route, maak_school(roepnaam="Vertrekt"))
    klok.move_to(datetime(2026, 9, 1, 12, tzinfo=UTC))
    maak_deelname(route, maak_school(roepnaam="Komt"), vanaf=date(2026, 2, 1))
    blijft.tot = date(2026, 3, 1)
    blijft.save()

    assert gevonden() == [
        (
            "Scholen in leerroutes",
            [
                ("Vertrekt in Route", "gecorrigeerd (periode)", date(2026, 9, 1)),
                ("Komt in Route", "vastgelegd", date(2026, 9, 1)),
            ],
        )
    ]


def test_the_schools_of_a_new_leerroute_are_no_correction():
    route = maak_leerroute()
    maak_deelname(route)
    maak_stap(route, "aangeboden", date(2026, 8, 1))

    assert gevonden() == []


def test_the_offer_of_a_known_school_is_one_and_that_of_a_new_school_is_not(klok):
    klok.move_to(datetime(2026, 1, 10, 12, tzinfo=UTC))
    bekend = maak_school(roepnaam="Bekend")
    klok.move_to(datetime(2026, 9, 1, 12, tzinfo=UTC))
    for school in (bekend, maak_school()):
        maak_aanbod(school, "vmbo-b")

    assert gevonden() == [("Wat scholen aanbieden", [("Vmbo-basis op Bekend", "vastgelegd", date(2026, 9, 1))])]


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_number_of_queries_is_fixed(aantal):
    for _ in range(aantal):
        for maak, *_ in REGISTERS.values():
            maak(DAG)

    with CaptureQueriesContext(connection) as vragen:
        gevonden = correcties(DAG, **SINDS)

    assert ([len(rijen) for _, rijen in gevonden], len(vragen)) == ([aantal] * 6, 27)


def test_a_leerroute_that_is_corrected_says_from_what_to_what_and_a_new_one_or_a_remark_does_not(klok):
    klok.move_to(datetime(2026, 1, 10, 12, tzinfo=UTC))
    oud, opmerking = (maak_leerroute(naam=naam, mbo_niveau=3, sector="zorg") for naam in ("Oud", "Opmerking"))
    later = maak_leerroute(naam="Zonder status", mbo_niveau=3)
    klok.move_to(datetime(2026, 9, 1, 12, tzinfo=UTC))
    for route in (oud, opmerking, maak_leerroute(naam="Nieuw")):
        maak_stap(route, "aangeboden", date(2025, 8, 1))
    oud.mbo_niveau, oud.sector, oud.mbo = 2, "techniek", maak_mbo()
    opmerking.opmerking, later.mbo_niveau = "Gebeld", 2
    for route in (oud, opmerking, later):
        route.save()

    gedaan = "gecorrigeerd (mbo-niveau: van Niveau 3 naar Niveau 2; mbo-instelling; sector: van Zorg en welzijn naar Techniek)"
    assert gevonden() == [("Gegevens van leerroutes", [("Oud", gedaan, date(2026, 9, 1))])]


def test_a_leerroute_that_was_removed_and_a_school_that_turns_out_to_lie_elsewhere(klok):
    klok.move_to(datetime(2026, 1, 10, 12, tzinfo=UTC))
    weg, school = maak_leerroute(naam="Weg"), maak_school(roepnaam="Aak", stadsdeel="")
    maak_stap(weg, "aangeboden", date(2025, 8, 1))
    klok.move_to(datetime(2026, 9, 1, 12, tzinfo=UTC))
    maak_school(roepnaam="Nieuw")
    weg.verwijderd_op, school.stadsdeel, school.website = timezone.now(), "noord", "https://aak.nl"
    weg.save()
    school.save()

    assert [(titel, rij[0][:2]) for titel, rij in gevonden()] == [
        ("Gegevens van leerroutes", ("Weg", "weggehaald")),
        ("Gegevens van scholen", ("Aak", "gecorrigeerd (stadsdeel: van leeg naar Noord)")),
    ]


def test_who_turns_out_to_have_been_at_a_meeting_or_not(klok):
    klok.move_to(datetime(2026, 3, 10, 20, tzinfo=UTC))
    bijeenkomst, bekend = maak_bijeenkomst(VOOR_DE_DAG, staat=Staat.GEHOUDEN, thema="Lob"), maak_mbo(afkorting="HMC")
    weg = maak_aanwezige(bijeenkomst, mbo=bekend)
    verwacht = maak_aanwezige(bijeenkomst, "verwacht", school=maak_school())
    klok.move_to(datetime(2026, 9, 1, 12, tzinfo=UTC))
    maak_aanwezige(bijeenkomst, school=maak_school(roepnaam="Aak"))
    weg.opkomst, verwacht.opkomst = "afwezig", "afgemeld"
    weg.save()
    verwacht.save()

    [(titel, rijen)] = correcties(DAG, **SINDS)

    assert titel == "Wie er bij decanenbijeenkomsten was"
    assert [(rij.naam, rij.gedaan, rij.url) for rij in rijen] == [
        ("Lob, Aak", "vastgelegd", bijeenkomst.get_absolute_url()),
        ("Lob, HMC", "weggehaald", ""),
    ]


def test_who_were_at_a_meeting_that_was_recorded_later_is_told_by_the_meeting():
    maak_gehouden(VOOR_DE_DAG, thema="Lob")

    assert gevonden() == [("Decanenbijeenkomsten", [("Lob", "vastgelegd", date(2026, 9, 1))])]


def test_what_ends_after_the_day_changes_nothing_on_it(klok):
    klok.move_to(datetime(2026, 1, 10, 12, tzinfo=UTC))
    route = maak_leerroute()
    maak_stap(route, "aangeboden", date(2025, 8, 1))
    deelname, aanbod, deling = (
        maak_deelname(route),
        maak_aanbod(maak_school(), "havo"),
        maak_deling(gedeeld_op=date(2026, 1, 8)),
    )
    klok.move_to(datetime(2026, 9, 1, 12, tzinfo=UTC))
    deling.ingetrokken_reden = "Vergissing"
    deelname.tot = aanbod.tot = deling.ingetrokken_op = date(2026, 4, 2)
    for rij in (deelname, aanbod, deling):
        rij.save()

    assert gevonden() == []
    assert [len(rijen) for _, rijen in gevonden(date(2026, 4, 2))] == [1, 1, 1]


@pytest.mark.parametrize(("vergadering", "aantal"), [(VOOR_DE_DAG, 1), (DAG, 1), (date(2026, 4, 2), 0)])
def test_a_report_that_was_discussed_and_recorded_as_vastgesteld_only_later(vergadering, aantal):
    laad_convenant()
    rapportage = maak_rapportage(peildatum=date(2025, 11, 1), halfjaar="najaar")
    moment = datetime(2026, 6, 1, 12, tzinfo=UTC)
    leg_vast(rapportage, 1, 0, vergaderdatum=vergadering, gemaakt_op=moment)

    rapporten = [rij for titel, rijen in gevonden() if titel == "Voortgangsrapportages" for rij in rijen]

    assert rapporten == [(str(rapportage), "versie 1.0 vastgesteld", date(2026, 6, 1))] * aantal


def test_the_page_sets_them_apart(als):
    laad_convenant()
    REGISTERS["bijeenkomst"][0](VOOR_DE_DAG)

    antwoord = als("stuurgroep").get("/voortgang/vergelijken/", {"van": "2026-04-01", "peildatum": "2026-09-01"})

    tekst = Bladzijde(antwoord).alle("section", **{"aria-labelledby": "k-achteraf"})[0].tekst
    assert "Decanenbijeenkomsten (1) Lob, 10 maart 2026: vastgelegd op 1 september 2026" in tekst

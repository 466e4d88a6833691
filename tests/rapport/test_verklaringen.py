"""Every difference with a report is explained: which record, by whom, when, with retroactive effect or not."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from doorlopend.models import Partner
from monitoring.models import Rapportage
from monitoring.rapportinhoud import Rapport, stel_samen
from monitoring.rapportlogboek import logboek
from monitoring.rapportverschillen import vergelijk
from monitoring.rapportweergave import context
from tests.bijeenkomsten.factories import maak_aanwezige, maak_bijeenkomst
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_mbo, maak_partner, maak_school, maak_stap
from tests.kennisdeling.factories import maak_activiteit, maak_deling
from tests.lob.factories import maak_bedrijfsactiviteit, maak_scan, maak_voorlichting
from tests.rapporten import GEMAAKT, leg_vast, maak_rapportage, maak_register

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 4, 20, 10, tzinfo=UTC)
DAG = date(2026, 3, 3)  # before the peildatum: recorded later, so with retroactive effect


@pytest.fixture
def oud(db):
    """A frozen version over a register in which Alfa belongs to a stuurgroep board and the ROC to the stuurgroep."""
    with time_machine.travel(GEMAAKT, tick=False):
        register = maak_register()
        register["alfa"].partner = maak_partner(naam="ZAAM", afkorting="ZAAM", soort="bestuur")
        register["alfa"].save()
        register["mbo"].partner = maak_partner(naam="ROC", afkorting="ROC", soort="mbo")
        register["mbo"].save()
    return register, Rapport.van(leg_vast(maak_rapportage()))


def _vergadering(register):
    bijeenkomst = maak_bijeenkomst(datum=DAG, staat="gehouden", thema="Aanmelden")
    maak_aanwezige(bijeenkomst, school=register["alfa"])
    maak_aanwezige(bijeenkomst, mbo=register["mbo"])


# Per indicator: what somebody records later, which unit counts then, and what the explanation names.
REGISTRATIES = {
    "5": (
        lambda r: maak_voorlichting(r["alfa"], DAG, vorm="les"),
        "Alfa",
        [("Les van Alfa", "voorlichting toegevoegd")],
    ),
    "5b": (
        lambda r: maak_scan(DAG, school=r["alfa"], programma="aansluitend"),
        "Alfa",
        [("Lob-scan van Alfa", "lob-scan toegevoegd")],
    ),
    "6": (
        lambda r: maak_bedrijfsactiviteit([r["alfa"]], DAG, soort="stage", bedrijf="Werf"),
        "Stage bij Werf, 3 maart 2026",
        [("Stage bij Werf", "activiteit toegevoegd")],
    ),
    "7": (
        _vergadering,
        "Aanmelden, 3-3-2026",
        [
            ("Aanmelden", "bijeenkomst toegevoegd"),
            ("Aanmelden, Alfa", "aanwezigheid toegevoegd"),
            ("Aanmelden, ROC", "aanwezigheid toegevoegd"),
        ],
    ),
    "8": (
        lambda r: maak_activiteit(DAG, staat="gehouden", vorm="workshop", naam="Samen kijken"),
        "Workshop",
        [("Samen kijken", "activiteit toegevoegd")],
    ),
    "9-vo": (
        lambda r: maak_deling(bestuur=Partner.objects.get(afkorting="ZAAM"), gedeeld_op=DAG),
        "Alfa",
        [("Iets anders van ZAAM", "gedeelde gegevens toegevoegd")],
    ),
    "9-mbo": (
        lambda r: maak_deling(mbo=r["mbo"], gedeeld_op=DAG),
        "ROC",
        [("Iets anders van ROC", "gedeelde gegevens toegevoegd")],
    ),
}


@pytest.mark.parametrize("code", REGISTRATIES)
def test_a_later_record_explains_who_counts_now(oud, code):
    register, versie = oud
    registreer, wie, verklaring = REGISTRATIES[code]
    with time_machine.travel(LATER, tick=False):
        registreer(register)

    vergelijking = vergelijk(versie, stel_samen(Rapportage.objects.get(), door=None))

    [verschil] = [v for v in vergelijking.cijfers if v.nieuw.code == code]
    [eenheid] = verschil.erbij
    assert eenheid.naam == wie
    assert [(r.naam, r.wat) for r in eenheid.verklaring] == verklaring
    assert {(r.op, r.vanaf, r.met_terugwerkende_kracht(vergelijking.oude_peildatum)) for r in eenheid.verklaring} == {
        (LATER, DAG, True)
    }


def test_a_record_of_another_subject_explains_nothing(oud):
    """Alfa counts in 5 by a voorlichting; its lob-scan of the same moment says nothing about that."""
    register, versie = oud
    with time_machine.travel(LATER, tick=False):
        maak_voorlichting(register["alfa"], DAG)
        maak_scan(DAG, school=register["alfa"], programma="aansluitend")

    vergelijking = vergelijk(versie, stel_samen(Rapportage.objects.get(), door=None))

    per_code = {v.nieuw.code: [r.wat for e in v.erbij for r in e.verklaring] for v in vergelijking.cijfers}
    assert (per_code["5"], per_code["5b"]) == (["voorlichting toegevoegd"], ["lob-scan toegevoegd"])


def test_a_later_plan_explains_why_a_correction_expects_more(oud):
    """Gamma only plans: no stand changes, the verwachting of version 1.1 does."""
    register, versie = oud
    gamma = maak_school(roepnaam="Gamma")
    maak_aanbod(gamma, "vmbo-b")
    with time_machine.travel(LATER, tick=False):
        route = maak_leerroute(naam="Gamma: zorg", mbo=register["mbo"], sector="zorg")
        maak_deelname(route, gamma)
        maak_stap(route, "aangeboden", date(2026, 8, 1), als_plan=True, gezet_op=LATER)
        nieuw = leg_vast(Rapportage.objects.get(), 0, 2)

    vergelijking = vergelijk(versie, Rapport.van(nieuw), tot=LATER + timedelta(minutes=1))

    [verschil] = [v for v in vergelijking.cijfers if v.nieuw.code == "1a"]
    assert [veld for veld in verschil.velden if veld[0] == "verwachting"] == [("verwachting", 2, 3)]
    assert (verschil.erbij, verschil.eraf) == ([], [])
    [eenheid] = verschil.verwacht
    assert (eenheid.naam, eenheid.reden) == ("Gamma", "wordt nu verwacht")
    assert "“Aangeboden” vanaf 1-8-2026 gepland" in [r.wat for r in eenheid.verklaring]


def test_a_change_of_what_is_not_counted_explains_nothing(oud):
    """Somebody wrote a remark at the route that stopped: that is no reason why its school falls off."""
    register, versie = oud
    with time_machine.travel(LATER, tick=False):
        maak_stap(register["loopt"], "gestopt", DAG, gezet_op=LATER)
        register["loopt"].opmerking = "Gebeld."
        register["loopt"].save()

    vergelijking = vergelijk(versie, stel_samen(Rapportage.objects.get(), door=None))

    [verschil] = [v for v in vergelijking.cijfers if v.nieuw.code == "1a"]
    [eenheid] = verschil.eraf
    assert [r.wat for r in eenheid.verklaring] == ["“Gestopt” vanaf 3-3-2026 vastgelegd"]


def test_a_leerroute_that_is_new_did_not_change_what_was(oud):
    """Only a step of before the peildatum has retroactive effect, not that the leerroute was added later."""
    register, versie = oud
    with time_machine.travel(LATER, tick=False):
        route = maak_leerroute(naam="Alfa: groen", mbo=register["mbo"], sector="groen")
    registraties = logboek(LATER - timedelta(days=1))

    [nieuw] = [r for r in registraties if r.wat == "gegevens van de leerroute toegevoegd"]

    assert nieuw.betreft == {("leerroute", route.pk)}
    assert not nieuw.met_terugwerkende_kracht(versie.versie.rapportage.peildatum)


def test_a_new_school_year_is_told_once_and_not_school_by_school(oud):
    register, versie = oud
    with time_machine.travel(GEMAAKT, tick=False):
        maak_voorlichting(register["alfa"], DAG)
    eerste = Rapport.van(leg_vast(Rapportage.objects.get(), 0, 2))
    volgende = maak_rapportage(schooljaar=2026, halfjaar="najaar", peildatum=date(2026, 11, 1))

    vergelijking = vergelijk(eerste, stel_samen(volgende, door=None))

    [verschil] = [v for v in vergelijking.cijfers if v.nieuw.code == "5"]
    assert verschil.velden[:2] == [
        ("jaar (de telling begint elk jaar opnieuw)", "2025-2026", "2026-2027"),
        ("stand", 1, 0),
    ]
    assert (verschil.erbij, verschil.eraf, verschil.verwacht) == ([], [], [])


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_log_costs_the_same_queries_for_any_number_of_records(oud, aantal, django_assert_num_queries):
    register, _ = oud
    with time_machine.travel(LATER, tick=False):
        for _ in range(aantal):
            maak_voorlichting(register["alfa"], DAG)
            maak_deling(mbo=maak_mbo(), gedeeld_op=DAG)
            _vergadering(register)

    with django_assert_num_queries(14):
        logboek(datetime(2026, 4, 15, tzinfo=UTC))


def test_what_one_person_recorded_together_stands_together_in_the_report(oud):
    """A refresh of the schools records a hundred offers at once: one row with names, not a hundred rows."""
    register, versie = oud
    versie.versie.inhoud["correcties"] = [
        {"naam": f"School {n}", "wat": "aanbod toegevoegd", "vanaf": "2026-03-03", "door": wie, "op": "2026-04-20"}
        for wie, aantal in (("Noor", 10), ("Ali", 2))
        for n in range(aantal)
    ]

    bijeen = [(rij["door"], namen) for rij, namen in context(versie)["correcties_bijeen"]]

    acht = "; ".join(f"School {n}" for n in range(8))
    assert bijeen == [("Noor", f"{acht}; en nog 2"), ("Ali", "School 0; School 1")]

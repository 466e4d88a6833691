"""The schedule of reports: where each period stands on a day, what is due, and what counts as discussed."""

from datetime import UTC, date, datetime

import pytest

from monitoring.convenant import laad_convenant
from monitoring.models import Rapportage, Rapportperiode, Rapportversie
from monitoring.rapportrooster import lopend, rooster

pytestmark = pytest.mark.django_db
NU = datetime(2026, 5, 13, tzinfo=UTC)


@pytest.fixture(autouse=True)
def convenant():
    laad_convenant()


def maak_versie(schooljaar=2025, halfjaar="voorjaar", hoofdnummer=1, volgnummer=0, **velden):
    peildatum = Rapportperiode.objects.get(schooljaar=schooljaar, halfjaar=halfjaar).peildatum
    rapportage, _ = Rapportage.objects.get_or_create(
        schooljaar=schooljaar, halfjaar=halfjaar, defaults={"peildatum": peildatum, "gemaakt_op": NU}
    )
    vergadering = {"vergaderdatum": date(2026, 5, 12)} if hoofdnummer else {}
    reden = {"reden": "Rekenfout"} if hoofdnummer and volgnummer else {}
    gegevens = {"hoofdnummer": hoofdnummer, "volgnummer": volgnummer, "gemaakt_op": NU, "inhoud": {}, "pdf": b""}
    return Rapportversie.objects.create(rapportage=rapportage, **gegevens | vergadering | reden | velden)


def staten(vandaag):
    return [(regel.naam, regel.staat.value) for regel in rooster(vandaag)]


def test_the_schedule_holds_two_reports_a_school_year_and_one_at_the_end():
    assert [naam for naam, _ in staten(date(2024, 1, 1))] == [
        "eindrapportage 2027",
        "voorjaar 2027",
        "najaar 2026",
        "voorjaar 2026",
        "najaar 2025",
        "voorjaar 2025",
        "najaar 2024",
    ]


@pytest.mark.parametrize(
    ("vandaag", "staat"),
    [(date(2026, 3, 31), "nog_niet"), (date(2026, 4, 1), "open"), (date(2026, 4, 2), "open")],
)
def test_a_period_opens_on_its_peildatum(vandaag, staat):
    assert dict(staten(vandaag))["voorjaar 2026"] == staat


def test_loading_again_keeps_what_was_changed_in_the_portal():
    Rapportperiode.objects.filter(halfjaar="eind").update(vergaderdatum=date(2027, 11, 9))

    laad_convenant()

    assert Rapportperiode.objects.get(halfjaar="eind").vergaderdatum == date(2027, 11, 9)


@pytest.mark.parametrize(("dag", "dagen"), [(date(2026, 12, 1), 1), (date(2026, 12, 2), 0), (date(2026, 12, 3), -1)])
def test_only_periods_after_the_newest_vastgestelde_are_due(dag, dagen):
    maak_versie()

    [regel] = lopend(dag)

    assert (regel.naam, regel.dagen_te_gaan) == ("najaar 2026", dagen)


def test_without_any_report_only_the_newest_open_period_is_due():
    assert [regel.naam for regel in lopend(date(2026, 4, 1))] == ["voorjaar 2026"]
    assert lopend(date(2024, 10, 31)) == []


def test_a_voorgelegd_report_waits_for_the_decision_from_the_day_of_the_meeting():
    maak_versie(hoofdnummer=0, volgnummer=1)

    assert [len(lopend(date(2026, 5, dag))) for dag in (11, 12, 13)] == [0, 1, 1]


def test_the_schedule_costs_the_same_queries_for_any_number_of_reports(django_assert_num_queries):
    maak_versie()
    with django_assert_num_queries(3):
        rooster(date(2026, 11, 1))

    for jaar, halfjaar in ((2024, "najaar"), (2025, "najaar")):
        maak_versie(jaar, halfjaar)
    with django_assert_num_queries(3):
        rooster(date(2026, 11, 1))


def test_besproken_gives_each_vastgesteld_report_once_by_its_newest_version():
    maak_versie(hoofdnummer=0, volgnummer=1)
    maak_versie(middelen_beantwoord=True)
    maak_versie(volgnummer=1, middelen_beantwoord=True)
    maak_versie(2025, "najaar", middelen_beantwoord=False)
    maak_versie(2026, "najaar", hoofdnummer=0, volgnummer=1)

    gevonden = Rapportversie.objects.besproken().order_by("rapportage__peildatum")

    assert [(v.rapportage.periode, v.nummer, v.vergaderdatum, v.middelen_beantwoord) for v in gevonden] == [
        ("najaar 2025", "1.0", date(2026, 5, 12), False),
        ("voorjaar 2026", "1.1", date(2026, 5, 12), True),
    ]

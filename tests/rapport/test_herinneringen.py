"""Who is reminded of what about reports, and on which days."""

from datetime import date

import pytest

from monitoring.convenant import laad_convenant
from monitoring.herinneringen import deel_schrijven, inleveren
from monitoring.models import Rapportdeel
from tests.factories import maak_gebruiker
from tests.rapporten import leg_vast, maak_rapportage, maak_register, schrijf

pytestmark = pytest.mark.django_db


@pytest.fixture
def leider(db):
    maak_gebruiker("decaan")
    return maak_gebruiker("programmaleider")


def sleutels(dag):
    return [(mail.email, mail.sleutel) for mail in inleveren(dag)]


@pytest.mark.parametrize(
    ("dag", "moment"),
    [
        (date(2026, 11, 10), None),
        (date(2026, 11, 11), "21"),
        (date(2026, 11, 24), "21"),
        (date(2026, 11, 25), "7"),
        (date(2026, 12, 1), "1"),
        (date(2026, 12, 2), "1"),
        (date(2026, 12, 3), "te-laat"),
    ],
)
def test_who_leads_is_reminded_before_and_after_the_day_of_handing_in(leider, dag, moment):
    laad_convenant()

    assert sleutels(dag) == ([(leider.email, f"2026-najaar-{moment}")] if moment else [])


def test_a_report_that_was_handed_in_needs_no_reminder(leider):
    maak_register()
    leg_vast(maak_rapportage(schooljaar=2026, halfjaar="najaar", peildatum=date(2026, 11, 1)))

    assert sleutels(date(2026, 12, 1)) == []


@pytest.mark.parametrize(("dag", "aantal"), [(date(2026, 11, 26), 0), (date(2026, 11, 27), 1), (date(2026, 12, 1), 1)])
def test_a_writer_hears_of_all_parts_of_one_day_in_one_mail_until_they_are_written(dag, aantal):
    laad_convenant()
    rapportage, teamlid = maak_rapportage(waarom=False), maak_gebruiker("programmateam")
    for onderdeel in ("planning", "risicos"):
        Rapportdeel.objects.create(
            rapportage=rapportage, onderdeel=onderdeel, schrijver=teamlid, klaar_voor=date(2026, 11, 30)
        )

    mails = list(deel_schrijven(dag))

    assert [(m.email, "U schrijft 2 delen" in m.tekst) for m in mails] == [(teamlid.email, True)] * aantal
    for onderdeel in ("planning", "risicos"):
        schrijf(rapportage, onderdeel)
    assert list(deel_schrijven(dag)) == []

"""The reference data: real schools with their offers, and what is uncertain about them."""

from datetime import date

import pytest

from doorlopend.models import MboInstelling, Partner, School, Schoolaanbod, Vestigingscode
from doorlopend.referentie import laad_referentie
from tests.rapporten import terug_na_afloop

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def geladen(django_db_setup, django_db_blocker):
    """How many schools were added; loaded once for all tests here."""
    with terug_na_afloop(django_db_blocker):
        yield laad_referentie()


def test_each_row_of_the_source_is_one_school(geladen):
    assert (geladen, School.objects.count()) == (91, 91)


def test_nine_partners_of_which_eight_sit_in_the_stuurgroep(geladen):
    assert (Partner.objects.count(), Partner.objects.filter(in_stuurgroep=True).count()) == (9, 8)


@pytest.mark.parametrize(
    ("soort", "aantal"),
    [("vmbo-b", 21), ("vmbo-k", 24), ("vmbo-gl", 7), ("vmbo-tl", 37), ("havo", 39), ("pro", 8), ("vso", 0)],
)
def test_the_offers_follow_the_source(geladen, soort, aantal):
    assert Schoolaanbod.objects.filter(soort=soort).count() == aantal


def test_an_offer_starts_in_the_first_exam_year(geladen):
    tasc = School.objects.get(vestigingscodes__code="17YS24")

    assert tasc.aanbod.get(soort="vmbo-b").vanaf == date(2023, 8, 1)
    assert tasc.aanbod.get(soort="vmbo-b").bron == "DUO examenkandidaten 2019-2024, eerste examenjaar 2023-2024"


def test_terra_nova_is_one_school_with_two_codes(geladen):
    oud, nieuw = Vestigingscode.objects.get(code="28DH00"), Vestigingscode.objects.get(code="16PS21")

    assert oud.school == nieuw.school
    assert (oud.tot, nieuw.vanaf) == (date(2024, 8, 1), date(2024, 8, 1))


@pytest.mark.parametrize("code", ["21AB00", "17YS02", "17YS18", "14RL03", "17HB00", "17HB07", "31GM00", "01TC00"])
def test_what_the_source_doubts_is_marked(geladen, code):
    assert School.objects.get(vestigingscodes__code=code).controleren != ""


def test_a_school_without_doubt_has_no_mark(geladen):
    assert School.objects.get(vestigingscodes__code="21ET04").controleren == ""


def test_no_brin_is_filled_in_that_nobody_verified(geladen):
    assert set(MboInstelling.objects.values_list("brin", flat=True)) == {""}


def test_loading_again_changes_nothing_and_keeps_what_people_corrected(geladen):
    School.objects.filter(vestigingscodes__code="21ET04").update(roepnaam="Huygens")

    opnieuw = laad_referentie()

    assert (opnieuw, School.objects.count(), Schoolaanbod.objects.count()) == (0, 91, 172)
    assert School.objects.get(vestigingscodes__code="21ET04").roepnaam == "Huygens"

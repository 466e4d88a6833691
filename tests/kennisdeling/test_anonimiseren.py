"""Twelve months after an activity the people are gone, and every count is the same."""

from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from doorlopend.models import Gebeurtenis
from kennisdeling.aanmeldacties import leg_opkomst_vast
from kennisdeling.models import Aanmelding
from kennisdeling.privacy import anonimiseer_aanmeldingen
from tests.factories import maak_mbo, maak_school
from tests.kennisdeling.factories import maak_aanmelding, maak_activiteit

pytestmark = pytest.mark.django_db
NU = timezone.make_aware(datetime(2026, 11, 24, 12))


@pytest.mark.parametrize(
    ("velden", "aantal"),
    [
        ({"datum": date(2025, 11, 23)}, 1),
        ({"datum": date(2025, 11, 24)}, 1),
        ({"datum": date(2025, 11, 25)}, 0),
        ({"datum": date(2025, 11, 20), "laatste_dag": date(2025, 11, 25)}, 0),
    ],
)
def test_a_person_stays_until_twelve_months_after_the_last_day(velden, aantal):
    maak_aanmelding(maak_activiteit(**velden))

    assert anonimiseer_aanmeldingen(NU) == aantal


def test_the_person_is_gone_from_history_too_and_no_count_changes(caplog):
    activiteit = maak_activiteit(date(2025, 3, 1), staat="gehouden")
    for velden in ({"school": maak_school()}, {"mbo": maak_mbo()}, {"organisatie": "Bureau Kanarie"}):
        maak_aanmelding(activiteit, naam="K. Anarie", functie="kanarie", opkomst="aanwezig", **velden)
    Aanmelding.objects.first().save()
    voor = activiteit.opkomst

    eerste, tweede = anonimiseer_aanmeldingen(NU), anonimiseer_aanmeldingen(NU)

    alles = [str(list(tabel.values())) for tabel in (Aanmelding.objects, Aanmelding.history)]
    assert (eerste, tweede) == (3, 0)
    assert [woord for woord in ("anarie", "@school") for tekst in alles if woord in tekst] == []
    assert type(activiteit).objects.get().opkomst == voor
    assert "K. Anarie" not in caplog.text


def test_the_command_says_how_many_and_records_it_once(capsys):
    maak_aanmelding(maak_activiteit(date(2025, 3, 1)))

    for _ in range(2):
        call_command("anonimiseer")

    assert capsys.readouterr().out == "Geanonimiseerd: 1 persoon.\nGeanonimiseerd: 0 personen.\n"
    opgeruimd = Gebeurtenis.objects.filter(soort="opgeruimd").values_list("gegevens", flat=True)
    assert list(opgeruimd) == [{"wat": "aanmeldingen", "aantal": 1}]


def test_an_activity_from_before_can_still_be_corrected_without_its_people_coming_back():
    """The list of who came keeps working with numbers for names; the history stays clean of the old ones."""
    mens = maak_aanmelding(maak_activiteit(date(2025, 3, 1)), naam="K. Anarie", te_mailen="geplaatst")
    anonimiseer_aanmeldingen(NU)

    leg_opkomst_vast(mens.bijeenkomst, opkomsten={mens.pk: "aanwezig"}, gasten=[], nu=NU)

    assert set(Aanmelding.history.values_list("naam", "email")) == {(f"Deelnemer {mens.pk}", "")}
    assert Aanmelding.objects.values_list("opkomst", "te_mailen").get() == ("aanwezig", "")

"""Twelve months after an activity the people are gone, and every count is the same."""

from datetime import date, datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

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


def test_the_command_says_how_many(capsys):
    maak_aanmelding(maak_activiteit(date(2025, 3, 1)))

    call_command("anonimiseer")

    assert capsys.readouterr().out == "Geanonimiseerd: 1 persoon.\n"

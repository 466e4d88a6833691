"""No overbooking: 200 people in real processes for 20 seats; and the same without the lock goes wrong."""

import time

import pytest
from django.db.models import Max
from django.test import Client
from django.utils import timezone

from kennisdeling import aanmeldacties
from kennisdeling.models import Aanmelding, Activiteit, Plek
from tests.kennisdeling.factories import maak_activiteit
from tests.tegelijk import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)
PROCESSEN, MENSEN, PLAATSEN = 10, 200, 20


@pytest.fixture(autouse=True)
def _ruimte(settings):
    from django.core.cache import cache

    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def zonder_grens(monkeypatch):
    monkeypatch.setattr("kennisdeling.aanmeldviews.consume", lambda *args, **kwargs: True)


def schrijf_in(activiteit):
    """Each process signs up its share of the people, by the public page."""

    def taak(nummer):
        client, antwoorden = Client(), []
        for mens in range(nummer, MENSEN, PROCESSEN):
            gegevens = {"naam": f"Docent {mens}", "email": f"d{mens}@school.nl", "organisatie": "Elders"}
            antwoorden.append(client.post(f"/kennisdeling/activiteiten/{activiteit.pk}/", gegevens).status_code)
        return antwoorden

    return taak


def test_two_hundred_people_for_twenty_seats(zonder_grens):
    activiteit = maak_activiteit(capaciteit=PLAATSEN)

    antwoorden = tegelijk(schrijf_in(activiteit), PROCESSEN, seconden=120)

    rijen = list(Aanmelding.objects.order_by("volgnummer").values_list("volgnummer", "plek", "aangemeld_op"))
    assert antwoorden == [[302] * (MENSEN // PROCESSEN)] * PROCESSEN
    assert [plek for _, plek, _ in rijen] == [Plek.GEPLAATST] * PLAATSEN + [Plek.WACHT] * (MENSEN - PLAATSEN)
    assert [nummer for nummer, _, _ in rijen] == list(range(1, MENSEN + 1))


def test_cancelling_and_signing_up_at_once_fills_every_seat_and_keeps_the_order(zonder_grens):
    activiteit = maak_activiteit(capaciteit=5)
    for nummer in range(10):
        plek = Plek.GEPLAATST if nummer < 5 else Plek.WACHT
        Aanmelding.objects.create(
            bijeenkomst=activiteit,
            naam=f"E{nummer}",
            email=f"e{nummer}@school.nl",
            plek=plek,
            volgnummer=nummer + 1,
            aangemeld_op=timezone.now(),
        )
    weg = list(Aanmelding.objects.filter(plek=Plek.GEPLAATST).order_by("volgnummer"))

    def taak(nummer):
        aanmeldacties.meld_af(weg[nummer], nu=timezone.now())

    tegelijk(taak, 4)

    geplaatst = activiteit.aanwezigheden.filter(plek=Plek.GEPLAATST).order_by("volgnummer")
    assert list(geplaatst.values_list("volgnummer", flat=True)) == [5, 6, 7, 8, 9]


def test_without_the_lock_there_are_too_many_or_double_numbers():
    """Negative control: the same counting, with no lock and a moment between counting and writing."""
    activiteit = maak_activiteit(capaciteit=1)

    def taak(nummer):
        rij = Activiteit.objects.get(pk=activiteit.pk)
        hoogste = rij.aanwezigheden.aggregate(hoogste=Max("volgnummer"))["hoogste"] or 0
        plek = Plek.WACHT if rij.is_vol() else Plek.GEPLAATST
        time.sleep(0.5)
        Aanmelding.objects.create(
            bijeenkomst=rij,
            naam=f"D{nummer}",
            email=f"d{nummer}@school.nl",
            plek=plek,
            volgnummer=hoogste + 1 + nummer,
            aangemeld_op=timezone.now(),
        )

    tegelijk(taak, 4)

    assert activiteit.aanwezigheden.filter(plek=Plek.GEPLAATST).count() > 1

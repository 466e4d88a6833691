"""No overbooking: 200 people in real processes for 20 seats; and the same without the lock goes wrong."""

import os
import time

import pytest
from django.test import Client
from django.utils import timezone

from doorlopend.rechten import Rol
from kennisdeling import aanmeldacties
from kennisdeling.models import Aanmelding, Activiteit, Doorstroomcijfer, Plek
from tests.factories import maak_gebruiker
from tests.kennisdeling.factories import maak_activiteit, maak_cijfer
from tests.tegelijk import tegelijk, vertraag

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


RONDES = 9  # and one by the public page


def mensen_van(nummer):
    return range(nummer, MENSEN, PROCESSEN)


def geeft_twintig_plaatsen_op_volgorde(activiteit):
    verwacht = [(n, Plek.GEPLAATST if n <= PLAATSEN else Plek.WACHT) for n in range(1, MENSEN + 1)]
    return list(activiteit.aanwezigheden.order_by("volgnummer").values_list("volgnummer", "plek")) == verwacht


def test_two_hundred_people_for_twenty_seats(zonder_grens):
    activiteit = maak_activiteit(capaciteit=PLAATSEN)

    def taak(nummer):
        client, antwoorden = Client(), []
        for mens in mensen_van(nummer):
            gegevens = {"naam": f"Docent {mens}", "email": f"d{mens}@school.nl", "organisatie": "Elders"}
            antwoorden.append(client.post(f"/kennisdeling/activiteiten/{activiteit.pk}/", gegevens).status_code)
        return antwoorden

    antwoorden = tegelijk(taak, PROCESSEN, seconden=120)

    assert antwoorden == [[302] * (MENSEN // PROCESSEN)] * PROCESSEN
    assert geeft_twintig_plaatsen_op_volgorde(activiteit)


def test_nine_times_more_two_hundred_people_for_twenty_seats(monkeypatch):
    """Security, row 28: ten rounds. These skip the page and the mails, which the first round has."""
    monkeypatch.setattr("kennisdeling.aanmeldacties.mail.verzend", lambda pks: None)
    activiteiten = [maak_activiteit(capaciteit=PLAATSEN) for _ in range(RONDES)]

    def taak(nummer):
        for activiteit in activiteiten:
            for mens in mensen_van(nummer):
                wie = {"naam": f"Docent {mens}", "email": f"d{mens}@school.nl", "functie": ""}
                aanmeldacties.meld_aan(activiteit, **wie, organisatie=(None, None, "Elders"), nu=timezone.now())
        return "klaar"

    antwoorden = tegelijk(taak, PROCESSEN, seconden=120)

    assert antwoorden == ["klaar"] * PROCESSEN
    assert [geeft_twintig_plaatsen_op_volgorde(activiteit) for activiteit in activiteiten] == [True] * RONDES


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


def test_without_the_lock_there_are_too_many(monkeypatch):
    """Negative control: the same code, with no lock and a moment between counting and writing."""
    activiteit = maak_activiteit(capaciteit=1)
    is_vol = Activiteit.is_vol

    def traag(rij):
        vol = is_vol(rij)
        time.sleep(0.5)
        return vol

    monkeypatch.setattr(Activiteit, "is_vol", traag)
    monkeypatch.setattr(aanmeldacties, "_vergrendel", lambda rij: Activiteit.objects.get(pk=rij.pk))
    # Their number would keep two of them apart as well: here each has its own.
    monkeypatch.setattr(aanmeldacties, "_volgnummer", lambda rij: os.getpid())
    meld_aan_zonder_slot = aanmeldacties.meld_aan.__wrapped__

    def taak(nummer):
        wie = {"naam": f"D{nummer}", "email": f"d{nummer}@school.nl", "functie": ""}
        meld_aan_zonder_slot(activiteit, **wie, organisatie=(None, None, "Elders"), nu=timezone.now())
        return "klaar"

    antwoorden = tegelijk(taak, 4)

    assert antwoorden == ["klaar"] * 4
    assert activiteit.aanwezigheden.filter(plek=Plek.GEPLAATST).count() > 1


CEL = {"leerweg": "vmbo-k", "niveau": "4", "domein": "zorg", "bron": "mbo"}
AANTALLEN = {"instroom": "30", "behouden": "24", "uitval": "6"}


def test_two_counts_changed_into_the_same_cell_at_once_become_one_and_a_dutch_error():
    """Each passed the check before the other was saved: the database refuses, and the form then says why."""
    mens = maak_gebruiker(Rol.PROGRAMMALEIDER)
    eerste = maak_cijfer(cohort=2023)
    tweede = maak_cijfer(eerste.school, eerste.mbo, cohort=2024)
    velden = CEL | AANTALLEN | {"cohort": "2025", "gedeeld_door": "K. Jansen", "gedeeld_op": "2026-10-01"}
    velden |= {"school": eerste.school_id, "mbo": eerste.mbo_id}

    def wijzig(nummer):
        client = Client()
        client.force_login(mens)
        vertraag(Doorstroomcijfer, "validate_constraints")
        antwoord = client.post(f"/kennisdeling/cijfers/{[eerste, tweede][nummer].pk}/bewerken/", velden)
        return antwoord.status_code, "Dit cijfer is er al. Wijzig dat cijfer." in antwoord.content.decode()

    antwoorden = tegelijk(wijzig, 2)

    assert sorted(antwoorden) == [(200, True), (302, False)]
    assert Doorstroomcijfer.objects.filter(cohort=2025).count() == 1

"""A correction that is given up: the texts go back to those of the vastgestelde version, or wait for the next one."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from monitoring.models import Middelen, Rapportage, Rapportdeel, Rapportversie, Risico
from monitoring.rapporteren import Rapportfout, begin_correctie, leg_voor, stop_correctie
from monitoring.rapportinhoud import stel_samen
from tests.factories import maak_partner
from tests.rapporten import VASTGESTELD, leg_vast, maak_rapportage, maak_register, schrijf

pytestmark = pytest.mark.django_db
LATER = VASTGESTELD + timedelta(days=30)


@pytest.fixture
def correctie(db):
    """A vastgesteld report of which a correction changed a text, the means and the risks, and added to each."""
    maak_register()
    rapportage = maak_rapportage()
    partner, ander = maak_partner(naam="Een", afkorting="E"), maak_partner(naam="Twee", afkorting="T")
    schrijf(rapportage, "samenvatting", tekst="Zoals besproken")
    Middelen.objects.create(rapportage=rapportage, partner=partner, voldoende=True, fte=Decimal("0.4"))
    Risico.objects.create(
        rapportage=rapportage, volgorde=1, omschrijving="Lokalen", kans="groot", gevolg="klein", eigenaar="Noor"
    )
    leg_vast(rapportage, 1, 0)
    begin_correctie(rapportage, reden="Fout")
    schrijf(rapportage, "samenvatting", tekst="Veranderd")
    schrijf(rapportage, "planning", tekst="Nieuw")
    Middelen.objects.update(voldoende=False, fte=None, toelichting="Toch niet")
    Middelen.objects.create(rapportage=rapportage, partner=ander, voldoende=True)
    Risico.objects.update(omschrijving="Geen lokalen")
    Risico.objects.create(
        rapportage=rapportage, volgorde=2, omschrijving="Geld", kans="klein", gevolg="groot", eigenaar="Ali"
    )
    return Rapportage.objects.get()


def geschreven(rapportage):
    """The texts, means and risks as a report of now would show them."""
    inhoud = stel_samen(Rapportage.objects.get(pk=rapportage.pk), door=None).versie.inhoud
    leeg = {"voldoende": None, "fte": None, "toelichting": ""}
    middelen = [rij for rij in inhoud["middelen"] if {veld: rij[veld] for veld in leeg} != leeg]
    teksten = {deel: velden for deel, velden in inhoud["teksten"].items() if velden}
    return {"teksten": teksten, "middelen": middelen, "risicos": inhoud["risicos"]}


def test_stopping_a_correction_gives_the_texts_of_the_vastgestelde_version_back(correctie):
    toen = Rapportversie.objects.get().inhoud

    stop_correctie(correctie, door=None, nu=LATER)

    nu = geschreven(correctie)
    assert (nu["teksten"], nu["risicos"]) == (toen["teksten"], toen["risicos"])
    assert [(r["partner"], r["voldoende"], r["fte"], r["toelichting"]) for r in nu["middelen"]] == [
        ("E", True, "0,4", "")
    ]
    assert Rapportdeel.history.filter(onderdeel="planning").first().teksten == {}
    with pytest.raises(Rapportfout, match="al vastgesteld"):
        leg_voor(correctie, door=None, nu=LATER)


def test_texts_of_a_stopped_correction_can_be_kept_for_the_next(als, correctie):
    eerst = geschreven(correctie)

    als("programmaleider").post(reverse("rapportage-correctie", args=[correctie.pk]), {"stop": "bewaar"})

    assert geschreven(correctie) == eerst
    assert Rapportage.objects.get().correctie_reden == ""


def test_stopping_twice_changes_nothing_more(correctie):
    stop_correctie(correctie, door=None, nu=LATER)
    eerst = Rapportage.objects.get().gewijzigd

    stop_correctie(correctie, door=None, nu=LATER)

    assert Rapportage.objects.get().gewijzigd == eerst

"""The example environment: invented leerroutes at real schools, and one vastgesteld report."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from doorlopend.models import Gebruiker, School, Uitnodiging
from leerroutes.models import Leerroute, Statusstap
from lob.models import Decanenbijeenkomst
from lob.opkomstoverzicht import jaarstand
from monitoring.gevolgd import GEVOLGD
from monitoring.metingen import meet_alles
from monitoring.voorbeeld import laad_voorbeeld
from tests.rapporten import terug_na_afloop

pytestmark = pytest.mark.django_db


NU = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture(scope="class")
def gegevens(django_db_setup, django_db_blocker):
    with terug_na_afloop(django_db_blocker):
        call_command("laad_gegevens", verbosity=0)
        yield


@pytest.fixture(scope="class")
def leerroutes(gegevens):
    """All but the report, which takes long to render; its test is in test_rapport_pdf.py. Gives the mails it sent."""
    mail.outbox.clear()
    laad_voorbeeld(NU, met_rapport=False)
    return list(mail.outbox)


class TestVoorbeeld:
    def test_on_the_baseline_day_the_register_gives_four_none_and_one(self, leerroutes):
        metingen = meet_alles(date(2024, 1, 1))

        assert [metingen[code].stand for code in ("1a", "1b", "1c")] == [4, 0, 1]

    def test_schools_are_recorded_on_the_baseline_day_and_leerroutes_at_their_first_step(self, leerroutes):
        laatste = [
            timezone.localdate(model.history.filter(history_type="+").latest("history_date").history_date)
            for model in (School, Leerroute)
        ]

        assert laatste == [date(2024, 1, 1), date(2026, 11, 18)]

    def test_nothing_that_counts_is_recorded_after_the_day_of_its_effect(self, leerroutes):
        te_laat = [
            f"{gevolgd.titel}: {rij}"
            for gevolgd in GEVOLGD
            for rij in gevolgd.model.history.select_related(*gevolgd.relaties)
            if gevolgd.velden and gevolgd.vanaf(rij) and timezone.localdate(rij.history_date) > gevolgd.vanaf(rij)
        ]

        assert te_laat == []

    def test_all_six_soorten_and_every_kind_of_step_occur(self, leerroutes):
        assert set(Leerroute.objects.values_list("soort", flat=True)) == {
            "doorlopend",
            "geintegreerd",
            "pro-roc",
            "praktijkgericht",
            "keuzedeel",
            "havo-mbo",
        }
        assert Statusstap.objects.plannen().exists()
        assert Statusstap.objects.filter(bevestigd_op__isnull=False).exists()
        assert Statusstap.objects.filter(vervallen_op__isnull=False).exists()

    def test_decanen_met_four_times_in_each_closed_year_and_one_meeting_waits_to_be_recorded(self, leerroutes):
        standen = [jaarstand(dag) for dag in (date(2025, 7, 31), date(2026, 7, 31), date(2026, 11, 26))]

        assert [(stand.tellen, stand.gepland) for stand in standen] == [(4, 0), (4, 0), (1, 2)]
        assert [stand.scholen_geweest > 10 for stand in standen] == [True, True, True]
        wacht = Decanenbijeenkomst.objects.nog_vast_te_leggen(date(2026, 11, 26))
        assert [str(bijeenkomst.gastheer) for bijeenkomst in wacht] == ["Huygens College"]

    def test_there_is_one_account_for_each_role(self, leerroutes):
        assert list(Gebruiker.objects.order_by("email").values_list("email", flat=True)) == [
            "beheerder@voorbeeld.nl",
            "decaan@voorbeeld.nl",
            "programmaleider@voorbeeld.nl",
            "programmateam@voorbeeld.nl",
            "stuurgroep@voorbeeld.nl",
        ]

    def test_a_filled_register_is_left_alone(self, leerroutes):
        aantal = Statusstap.objects.count()

        with pytest.raises(CommandError, match="Er staan al leerroutes"):
            call_command("laad_voorbeeld", verbosity=0)

        assert Statusstap.objects.count() == aantal

    def test_lob_is_alive_on_the_day_of_the_example(self, leerroutes):
        metingen = meet_alles(date(2026, 11, 26))

        assert {code: metingen[code].stand for code in ("5", "5b", "6")} == {"5": 24, "5b": 19, "6": 5}
        assert metingen["5"].prognose > metingen["5"].stand

    def test_example_shows_every_state_of_an_invitation(self, leerroutes):
        staten = Uitnodiging.objects.met_staat_op(NU).values_list("naam", "staat")

        assert dict(staten) == {"L. Bakker": "open", "T. Okafor": "verlopen", "J. de Wit": "ingetrokken"}
        assert leerroutes == []


def test_production_gets_no_invented_people(gegevens, settings):
    settings.VOORBEELD = False

    with pytest.raises(CommandError, match="geen voorbeeldomgeving"):
        call_command("laad_voorbeeld", verbosity=0)

    assert not Gebruiker.objects.exists()

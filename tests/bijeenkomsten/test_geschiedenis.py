"""The timeline of a meeting: who recorded what, told so that somebody reads it."""

from datetime import UTC, datetime

import pytest
import time_machine

from doorlopend.geschiedenis import tijdlijn
from lob.bijeenkomstacties import WEG, leg_opkomst_vast, rond_af
from tests.bijeenkomsten.factories import maak_aanwezige, maak_actiepunt, maak_bijeenkomst
from tests.factories import maak_gebruiker

pytestmark = pytest.mark.django_db
NU = datetime(2026, 10, 8, 16, tzinfo=UTC)


def test_all_that_was_recorded_at_once_is_one_entry_with_every_name():
    with time_machine.travel("2026-10-01 10:00+02:00", tick=False):
        bijeenkomst = maak_bijeenkomst()
        mensen = [maak_aanwezige(bijeenkomst, "verwacht", naam=naam) for naam in ("An", "Bo")]
    with time_machine.travel("2026-10-08 18:00+02:00", tick=False):
        opkomsten = {f"rij-{mensen[0].pk}": "aanwezig", f"rij-{mensen[1].pk}": WEG}
        gasten = [("Cas", None, None, "UWV")]
        leg_opkomst_vast(bijeenkomst, opkomsten=opkomsten, gasten=gasten, door=maak_gebruiker(), nu=NU)

    stukken = [stuk for stuk in tijdlijn(bijeenkomst) if stuk.titel == "Aanwezigheid vastgelegd"]

    assert [[(v.veld, v.oud, v.nieuw) for v in stuk.verschillen] for stuk in stukken] == [
        [("An", "verwacht", "aanwezig"), ("Bo", "verwacht", "van de lijst"), ("Cas", "leeg", "gast")],
        [("An", "leeg", "verwacht"), ("Bo", "leeg", "verwacht")],
    ]


def test_an_actiepunt_tells_what_became_of_it():
    bijeenkomst = maak_bijeenkomst()
    rond_af(maak_actiepunt(bijeenkomst, tekst="Bel"), door=maak_gebruiker(), vandaag=NU.date())

    titels = [stuk.titel for stuk in tijdlijn(bijeenkomst)][:2]

    assert titels == ["Actiepunt “Bel” afgerond", "Actiepunt “Bel” toegevoegd"]

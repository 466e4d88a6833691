"""Two people at once: real threads on a real database, on SQLite and on PostgreSQL."""

import hashlib
import os
import threading
import time
import traceback
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, connections

from monitoring import rapporteren
from monitoring.models import Rapportversie
from monitoring.rapporteren import Rapportfout, leg_voor, stel_vast
from tests.factories import maak_leerroute
from tests.rapporten import VASTGESTELD, VERGADERING, VOORGELEGD, maak_leider, maak_rapportage, maak_register, schrijf
from tests.tegelijk import FORK, vergeet_verbindingen

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rapportage(transactional_db):
    maak_register()
    return maak_rapportage()


def tegelijk(*taken):
    """Run the tasks in threads of their own that start together; their results, a Rapportfout as its text."""
    uitkomsten, start = [], threading.Barrier(len(taken))

    def loop(taak):
        try:
            start.wait()
            uitkomsten.append(taak())
        except Rapportfout as fout:
            uitkomsten.append(str(fout))
        finally:
            connection.close()

    draden = [threading.Thread(target=loop, args=[taak]) for taak in taken]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    return sorted(uitkomsten, key=lambda uitkomst: isinstance(uitkomst, str))


def test_of_two_simultaneous_clicks_on_voorleggen_one_wins_and_the_other_is_told(rapportage):
    leider = maak_leider()

    gelukt, verteld = tegelijk(*[lambda: leg_voor(rapportage, door=leider, nu=VOORGELEGD)] * 2)

    assert gelukt.nummer == "0.1"
    assert verteld == "Versie 0.1 was net al vastgelegd, door u of door iemand anders. Bekijk die versie eerst."
    assert [versie.nummer for versie in Rapportversie.objects.all()] == ["0.1"]
    assert gelukt.meetregels.count() == 17


def test_of_two_simultaneous_clicks_on_vaststellen_one_wins_and_the_other_is_told(rapportage):
    leider = maak_leider()
    leg_voor(rapportage, door=leider, nu=VOORGELEGD)

    gelukt, verteld = tegelijk(
        *[lambda: stel_vast(rapportage, door=leider, nu=VASTGESTELD, vergaderdatum=VERGADERING)] * 2
    )

    assert gelukt.nummer == "1.0"
    assert verteld == "Deze rapportage is al vastgesteld en verandert niet meer."
    assert [versie.nummer for versie in Rapportversie.objects.all()] == ["0.1", "1.0"]


def wacht_tot_de_pdf_wordt_gemaakt():
    """Return once a child process renders: by then the figures have been read."""
    einde = time.monotonic() + 30
    while time.monotonic() < einde:
        for kinderen in Path("/proc/self/task").glob("*/children"):
            for pid in kinderen.read_text().split():
                with suppress(OSError):  # it may have ended between the two reads
                    if b"doorlopend.pdf" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        return
        time.sleep(0.01)
    pytest.fail("no PDF was made")


@pytest.mark.parametrize(
    "verander",
    [
        lambda rapportage: maak_leerroute(naam="Net toegevoegd"),
        lambda rapportage: schrijf(rapportage, "samenvatting", tekst="Net gewijzigd"),
    ],
    ids=["register", "tekst"],
)
def test_a_change_while_the_pdf_is_made_stops_the_freezing(rapportage, verander):
    uitkomsten = []
    draad = threading.Thread(
        target=lambda: uitkomsten.extend(tegelijk(lambda: leg_voor(rapportage, door=None, nu=VOORGELEGD)))
    )

    draad.start()
    wacht_tot_de_pdf_wordt_gemaakt()
    verander(rapportage)
    draad.join(60)

    assert uitkomsten == ["De cijfers of teksten zijn intussen veranderd. Bekijk het voorbeeld en probeer het opnieuw."]
    assert Rapportversie.objects.count() == 0


HALVERWEGE = 0.15  # seconds


def is_heel(versie):
    return (versie.meetregels.count(), hashlib.sha256(bytes(versie.pdf)).hexdigest()) == (17, versie.sha256)


def test_freezing_that_is_killed_at_twenty_moments_leaves_all_or_nothing(rapportage, monkeypatch):
    """Security, row 33: kill -9 in a real process; each version that is there is whole, and the next one still works.

    Most moments fall halfway the transaction, where the process rests; the last ones may come after it.
    """
    leider = maak_leider()
    monkeypatch.setattr(rapporteren, "_render", met_kleine_pdf)
    aantallen = []

    for keer in range(20):
        connections.close_all()
        halverwege = FORK.Event()
        kind = FORK.Process(target=leg_voor_in_kind, args=(rapportage, leider, keer, halverwege))
        kind.start()
        assert halverwege.wait(30)
        kind.join(HALVERWEGE * 2 * keer / 20)
        kind.kill()
        kind.join()
        aantallen.append(Rapportversie.objects.count())
        assert [versie.nummer for versie in Rapportversie.objects.all() if not is_heel(versie)] == []

    assert aantallen[0] == 0
    assert is_heel(leg_voor(rapportage, door=leider, nu=VOORGELEGD + timedelta(days=1)))


def met_kleine_pdf(rapport):
    rapport.versie.pdf = b"%PDF-1.7 klein"
    rapport.versie.sha256 = hashlib.sha256(rapport.versie.pdf).hexdigest()


def leg_voor_in_kind(rapportage, leider, keer, halverwege):
    """Freeze the report in a process of its own that rests between the version and its figures."""
    bewaar = Rapportversie.save

    def bewaar_en_rust(versie, **velden):
        bewaar(versie, **velden)
        halverwege.set()
        time.sleep(HALVERWEGE)

    vergeet_verbindingen()
    Rapportversie.save = bewaar_en_rust
    try:
        leg_voor(rapportage, door=leider, nu=VOORGELEGD + timedelta(minutes=keer + 1))
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        connections.close_all()
        os._exit(0)

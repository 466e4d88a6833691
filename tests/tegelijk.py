"""Doing something at the same moment in real processes, each with its own connection to the test database."""

import multiprocessing
import os
import time
import traceback

from django.db import connection, connections
from django.db.models import QuerySet
from django.template import engines
from django.urls import get_resolver

FORK = multiprocessing.get_context("fork")


def tegelijk(taak, aantal, *, seconden=120):
    """Run `taak(nummer)` in `aantal` processes that start together; their answers in order.

    An answer must be plain data. What a process raises comes back as "fout: …", so that the test sees it.
    For a test with transactional_db: what it prepared must have been committed.
    """
    # What every process would load for its first request is loaded once, before they part.
    _ = get_resolver().url_patterns, get_resolver().reverse_dict, engines.all()
    connections.close_all()
    start, uit = FORK.Barrier(aantal), FORK.Queue()
    processen = [FORK.Process(target=_werk, args=(taak, nummer, start, uit), daemon=True) for nummer in range(aantal)]
    for proces in processen:
        proces.start()
    einde, antwoorden = time.monotonic() + seconden, {}
    while len(antwoorden) < aantal and time.monotonic() < einde:
        try:
            nummer, antwoord = uit.get(timeout=1)
            antwoorden[nummer] = antwoord
        except multiprocessing.queues.Empty:
            continue
    for proces in processen:
        proces.join(1)
        if proces.is_alive():
            proces.kill()
    return [antwoorden.get(nummer, "niet klaar") for nummer in range(aantal)]


def neem_slot_weg():
    """Within a task: take out what makes writers wait for each other, for this process only (negative controls).

    On SQLite that is the IMMEDIATE transaction, on PostgreSQL the row lock.
    """
    connection.close()
    opties = connection.settings_dict["OPTIONS"]
    connection.settings_dict["OPTIONS"] = {naam: opties[naam] for naam in opties if naam != "transaction_mode"}
    QuerySet.select_for_update = lambda self, *args, **kwargs: self


def vertraag(module, naam, seconden=0.3):
    """Within a task: let the function `naam` of `module` wait after it has looked, so that others look meanwhile."""
    echt = getattr(module, naam)

    def traag(*args, **kwargs):
        antwoord = echt(*args, **kwargs)
        time.sleep(seconden)
        return antwoord

    setattr(module, naam, traag)


def vergeet_verbindingen():
    """In a forked process: leave the connections that came along to the parent, and open others.

    Closing them here would end them for the parent. The parent can't close them all either: under the event loop
    of a browser test Django keeps its connections elsewhere, and this process finds the ones from before it.
    """
    for verbinding in connections.all(initialized_only=True):
        verbinding.connection = None


def _werk(taak, nummer, start, uit):
    try:
        vergeet_verbindingen()
        start.wait(60)
        uit.put((nummer, taak(nummer)))
    except BaseException:  # noqa: BLE001 - whatever it is, the test must see it
        uit.put((nummer, f"fout: {traceback.format_exc(limit=-3)}"))
    finally:
        connections.close_all()
        uit.close()
        uit.join_thread()
        os._exit(0)

"""What start.sh runs: bring the database up to date and serve it; arguments: host:port, then gunicorn's own.

One process does both, because importing Django twice would double the time to start.
"""

import errno
import os
import socket
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorlopend.settings")


def bezwaar(adres):
    """Say why the portal can't listen on `adres` ("host:port"), or return None when it can."""
    host, _, poort = adres.rpartition(":")
    if not host or not (poort.isascii() and poort.isdigit() and 0 < int(poort) < 65536):
        return f"ADRES={adres} klopt niet. Schrijf het als host:poort, bijvoorbeeld ADRES=127.0.0.1:8001."
    try:
        plekken = socket.getaddrinfo(host.strip("[]"), int(poort), type=socket.SOCK_STREAM)
        familie, soort, protocol, _, plek = plekken[0]
        with socket.socket(familie, soort, protocol) as stekker:
            stekker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            stekker.bind(plek)
    except OSError as fout:
        if fout.errno == errno.EADDRINUSE:
            return f"Poort {poort} is al in gebruik. Kies een andere, bijvoorbeeld: ADRES=127.0.0.1:8001 ./start.sh"
        return f"Het portaal kan niet luisteren op ADRES={adres}: {fout.strerror}. Kies een ander adres."
    return None


def maak_klaar():
    """Set Django up and fill or update the database; stop with one sentence when that can't be done."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.core.management.base import CommandError
    from django.db import connections
    from django.db.utils import OperationalError

    try:
        django.setup()
        call_command("eerste_start", skip_checks=False)
    except (ImproperlyConfigured, CommandError, OperationalError) as fout:
        sys.exit(f"Het portaal kan niet starten. {fout}")
    # The workers are forked from this process and must not share its connection.
    connections.close_all()


def serveer(adres, opties):
    from gunicorn.app import wsgiapp

    log = ["--logger-class", "doorlopend.serverlog.Logger"]
    sys.argv[1:] = ["--bind", adres, "--preload", *log, *opties, "doorlopend.wsgi"]
    print(f"Het portaal staat op http://{adres}/ (stoppen: Ctrl+C)", flush=True)
    wsgiapp.run()


if __name__ == "__main__":
    adres, *opties = sys.argv[1:]
    if reden := bezwaar(adres):
        sys.exit(reden)
    maak_klaar()
    serveer(adres, opties)

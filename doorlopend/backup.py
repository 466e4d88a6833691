"""Backups: one archive with the database as it was at one moment, the files, and a list to check both by.

Works while the portal writes: SQLite's own backup API and pg_dump each read one consistent moment.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tarfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

NAAM = re.compile(r"^portaal-(\d{8}-\d{6})\.tar\.gz$")
MOMENT = "%Y%m%d-%H%M%S"
LIJST = "inhoud.json"
DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
# How many to keep: of each of the last days, weeks and months the newest one.
ALLE_VAN = timedelta(days=2)
BEWAAR = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 12))


class Backupfout(Exception):
    """What went wrong, in Dutch."""


def bestandenmap():
    return Path(settings.STORAGES["bestanden"]["OPTIONS"]["location"])


def maak(doelmap, nu):
    """Write one archive for moment `nu` in `doelmap`; its path. Only complete archives get the name."""
    doelmap = Path(doelmap)
    doelmap.mkdir(parents=True, exist_ok=True, mode=0o700)
    klaar = doelmap / f"portaal-{nu.strftime(MOMENT)}.tar.gz"
    werk = doelmap / f".{klaar.name}.bezig"
    werk.mkdir(mode=0o700)
    try:
        database = werk / DATABASE[connection.vendor]
        _kopieer_database(database)
        bestanden = _kopieer_bestanden(werk / "bestanden")
        inhoud = {
            "gemaakt": nu.isoformat(),
            "database": connection.vendor,
            "sha256": {database.name: _sha256(database)} | bestanden,
        }
        (werk / LIJST).write_text(json.dumps(inhoud, indent=1))
        _pak_in(werk, klaar)
    finally:
        shutil.rmtree(werk)
    return klaar


def _kopieer_database(doel):
    if connection.vendor == "sqlite":
        bron = sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True, timeout=60)
        with closing(bron), closing(sqlite3.connect(doel)) as kopie:
            bron.backup(kopie)
            if kopie.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise Backupfout("De kopie van de database is niet heel. Probeer het opnieuw.")
    else:
        _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={doel}")


def _kopieer_bestanden(doel):
    """Copy the uploaded files; {path in the archive: sha256}. They never change; one that just went is left out."""
    gekopieerd, bron = {}, bestandenmap()
    for pad in sorted(bron.rglob("*")) if bron.exists() else []:
        if pad.is_file():
            plek = doel / pad.relative_to(bron)
            plek.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.copy2(pad, plek)
            except FileNotFoundError:
                continue
            gekopieerd[f"bestanden/{pad.relative_to(bron)}"] = _sha256(plek)
    return gekopieerd


def _pak_in(werk, klaar):
    bezig = klaar.with_name(f".{klaar.name}")
    with open(os.open(bezig, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as uit:
        with tarfile.open(fileobj=uit, mode="w:gz") as archief:
            for deel in sorted(werk.iterdir()):
                archief.add(deel, arcname=deel.name)
        uit.flush()
        os.fsync(uit.fileno())
    bezig.rename(klaar)


def zet_terug(archief, werkmap):
    """Restore an archive into an empty database and an empty folder; nothing is touched when anything is wrong.

    Returns what the archive says of itself.
    """
    werk = Path(werkmap)
    inhoud = pak_uit(archief, werk)
    if inhoud["database"] != connection.vendor:
        raise Backupfout(f"Dit is een backup van {inhoud['database']}. Kies met DATABASE_URL zo'n database.")
    _weiger_als_er_iets_staat()
    database = werk / DATABASE[connection.vendor]
    if connection.vendor == "sqlite":
        doel = Path(connection.settings_dict["NAME"])
        connection.close()
        shutil.copy(database, doel)
        doel.chmod(0o600)
    else:
        _postgres("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(database), doel=True)
    if (werk / "bestanden").exists():
        shutil.copytree(werk / "bestanden", bestandenmap(), dirs_exist_ok=True)
    return inhoud


def pak_uit(archief, werk):
    """Unpack into `werk` and compare every part with its sha256; the list. Refuses what differs."""
    try:
        with tarfile.open(archief) as delen:
            delen.extractall(werk, filter="data")
        inhoud = json.loads((werk / LIJST).read_text())
    except (OSError, tarfile.TarError, ValueError, EOFError) as fout:
        raise Backupfout(f"{archief} is geen hele backup. Neem een andere.") from fout
    for naam, verwacht in inhoud["sha256"].items():
        if not (werk / naam).is_file() or _sha256(werk / naam) != verwacht:
            raise Backupfout(f"In deze backup klopt {naam} niet. Neem een andere.")
    return inhoud


def _weiger_als_er_iets_staat():
    if connection.introspection.table_names():
        raise Backupfout("In de database staat al iets. Zet een backup alleen terug in een lege database.")
    if bestandenmap().exists() and any(bestandenmap().iterdir()):
        raise Backupfout(f"In {bestandenmap()} staan al bestanden. Kies een lege map met DATA_DIR.")


def ruim_op(doelmap):
    """Remove all archives but those of the last two days and the newest of each of 7 days, 4 weeks, 12 months.

    Gives those that went.
    """
    archieven = {pad: _moment(pad) for pad in Path(doelmap).iterdir() if NAAM.match(pad.name)}
    laatste = max(archieven.values(), default=None)
    blijft = {pad for pad, moment in archieven.items() if laatste - moment < ALLE_VAN}
    for vorm, aantal in BEWAAR:
        per_periode = {}
        for pad in sorted(archieven, key=archieven.get):
            per_periode[archieven[pad].strftime(vorm)] = pad
        blijft |= set(list(per_periode.values())[-aantal:])
    weg = sorted(set(archieven) - blijft)
    for pad in weg:
        pad.unlink()
    return weg


def nieuwste(doelmap):
    """The moment of the newest archive, or None."""
    momenten = [_moment(pad) for pad in Path(doelmap).glob("portaal-*.tar.gz") if NAAM.match(pad.name)]
    return max(momenten, default=None)


def _moment(pad):
    return datetime.strptime(NAAM.match(pad.name)[1], MOMENT)  # noqa: DTZ007 - local time, as in the name


def _sha256(pad):
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _postgres(programma, *opties, doel=False):
    """Run a PostgreSQL tool on our database; the password goes by the environment, never on the command line."""
    db = connection.settings_dict
    plek = {"PGHOST": db["HOST"] or db.get("OPTIONS", {}).get("host", ""), "PGPORT": str(db["PORT"] or "")}
    plek |= {"PGUSER": db["USER"], "PGPASSWORD": db["PASSWORD"], "PGDATABASE": db["NAME"]}
    omgeving = os.environ | {naam: waarde for naam, waarde in plek.items() if waarde}
    pad = shutil.which(programma)
    if pad is None:
        raise Backupfout(f"{programma} ontbreekt. Installeer het pakket postgresql-client.")
    opdracht = [pad, *(["--dbname", db["NAME"]] if doel else []), *opties]
    uit = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True)  # noqa: S603 - fixed arguments
    if uit.returncode:
        raise Backupfout(f"{programma} is niet gelukt: {uit.stderr.strip().splitlines()[-1] if uit.stderr else ''}")

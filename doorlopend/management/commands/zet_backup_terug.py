"""Restore a backup into an empty place."""

import tempfile

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from doorlopend import backup


class Command(BaseCommand):
    help = "Zet een backup terug in een lege database en een lege map (DATA_DIR, DATABASE_URL), en controleert alles."
    requires_system_checks: list = []

    def add_arguments(self, parser):
        parser.add_argument("archief")

    def handle(self, *args, archief, **opties):
        with tempfile.TemporaryDirectory() as werkmap:
            try:
                inhoud = backup.zet_terug(archief, werkmap)
            except (backup.Backupfout, OSError) as fout:
                raise CommandError(str(fout)) from fout
        call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
        call_command("createcachetable", verbosity=0)
        self.stdout.write(f"Teruggezet: backup van {inhoud['gemaakt']}, {len(inhoud['sha256']) - 1} bestanden.")

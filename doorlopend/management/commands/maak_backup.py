"""Make a backup, or check that there is a recent one."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorlopend import backup


class Command(BaseCommand):
    help = "Maakt een backup van database en bestanden in MAP; ruimt oude op (7 dagen, 4 weken, 12 maanden)."

    def add_arguments(self, parser):
        parser.add_argument("map", help="waar de backups staan; niet op de schijf van het portaal zelf")
        parser.add_argument(
            "--controleer", type=int, metavar="UREN", help="maak niets; stop met een fout als de nieuwste ouder is"
        )

    def handle(self, *args, **opties):
        nu = timezone.localtime()
        if opties["controleer"] is not None:
            return self.controleer(opties["map"], nu, opties["controleer"])
        try:
            gemaakt = backup.maak(opties["map"], nu)
            weg = backup.ruim_op(opties["map"])
        except (backup.Backupfout, OSError) as fout:
            raise CommandError(f"De backup is niet gelukt. {fout}") from fout
        self.stdout.write(f"{gemaakt} ({gemaakt.stat().st_size:,} bytes); {len(weg)} oude opgeruimd.")
        return None

    def controleer(self, doelmap, nu, uren):
        moment = backup.nieuwste(doelmap)
        if moment is None:
            raise CommandError(f"In {doelmap} staat geen backup.")
        oud = (nu.replace(tzinfo=None) - moment).total_seconds() / 3600
        if oud > uren:
            raise CommandError(f"De nieuwste backup is {oud:.0f} uur oud.")
        self.stdout.write(f"De nieuwste backup is {oud:.0f} uur oud.")

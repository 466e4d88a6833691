"""Load the reference data and the covenant; running it twice is the same as once."""

from django.core.management.base import BaseCommand, CommandError

from doorlopend.referentie import laad_referentie
from monitoring.convenant import Convenantfout, laad_convenant


class Command(BaseCommand):
    help = "Laadt scholen, partners, mbo’s en het convenant. Wat er al is, blijft staan."

    def add_arguments(self, parser):
        parser.add_argument("--convenant", help="een ander convenantbestand (toml) dan dat van CONVENANT")

    def handle(self, *args, convenant, verbosity, **opties):
        try:
            geladen = laad_convenant(convenant)
        except Convenantfout as fout:
            raise CommandError(str(fout)) from fout
        scholen = laad_referentie()
        if verbosity:
            self.stdout.write(f"{scholen} scholen toegevoegd. {geladen} geladen.")

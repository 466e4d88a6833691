"""Import the team's own sheet of leerroutes; without --toepassen it only says what would change."""

import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from doorlopend.bladen import Bladfout, lees_bladen
from leerroutes.importeren import importeer
from leerroutes.importregels import GEWIJZIGD, NIEUW, ONGEWIJZIGD


class Command(BaseCommand):
    help = (
        "Importeert leerroutes en statussen uit een .xlsx of .csv. Eindigt met 0 als het kan, met 1 als er fouten zijn."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand")
        parser.add_argument("--toepassen", action="store_true", help="sla op; anders wordt er alleen gekeken")

        parser.add_argument(
            "--reden", default="", help="nodig als het cijfers verandert waarover al een rapport is vastgesteld"
        )

    def handle(self, *args, bestand, toepassen, reden, **opties):
        try:
            bladen = lees_bladen(bestand)
        except Bladfout as fout:
            self.weiger([str(fout)])
        resultaat = importeer(bladen, door=None, nu=timezone.now(), toepassen=toepassen, reden=reden)
        for melding in resultaat.meldingen:
            self.stdout.write(f"{melding.ernst.capitalize()}. {melding}")
        for _, naam, actie, verschillen in resultaat.rijen:
            if actie == GEWIJZIGD:
                self.stdout.write(f"Gewijzigd: {naam} ({'; '.join(verschillen)})")
        if resultaat.fouten:
            self.weiger([f"{len(resultaat.fouten)} fouten. Verbeter deze cellen en probeer het opnieuw."])
        if resultaat.raakt_grens and not reden:
            self.weiger(["Over een deel van deze cijfers is al een rapport vastgesteld. Voeg --reden toe."])
        aantallen = ", ".join(f"{resultaat.aantal(actie)} {actie}" for actie in (NIEUW, GEWIJZIGD, ONGEWIJZIGD))
        self.stdout.write(f"Leerroutes: {aantallen}. Nieuwe statussen: {resultaat.stappen}.")
        if not toepassen:
            self.stdout.write("Er is niets opgeslagen. Voeg --toepassen toe om op te slaan.")

    def weiger(self, regels):
        """Say why, and that nothing was written; exit 1."""
        for regel in [*regels, "Er is niets opgeslagen."]:
            self.stderr.write(regel)
        sys.exit(1)

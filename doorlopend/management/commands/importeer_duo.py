"""Refresh schools or offers from a file of DUO; without --toepassen it only says what would change."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from doorlopend.bestandscontrole import Bestandsfout
from doorlopend.duo.lezen import lees_duo
from doorlopend.duo.toepassen import alle_sleutels, bewaar_duobestand, pas_toe
from doorlopend.duo.verschil import ACTIES, DUBBEL, vergelijk


class Command(BaseCommand):
    help = (
        "Ververst scholen of aanbod uit een open bestand van DUO (vestigingen vo of examenkandidaten). "
        "Waarschuwingen houden niets tegen: de opdracht eindigt met 0. Alleen een onleesbaar bestand eindigt met 1."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand")
        parser.add_argument("--toepassen", action="store_true", help="sla op; anders wordt er alleen gekeken")

    def handle(self, *args, bestand, toepassen, **opties):
        vandaag = timezone.localdate()
        try:
            inhoud = Path(bestand).read_bytes()
            verschil = vergelijk(lees_duo(inhoud), per=vandaag).als_data()
        except (Bestandsfout, OSError) as fout:
            tekst = str(fout) if isinstance(fout, Bestandsfout) else f"Het bestand {bestand} is niet te openen."
            self.stderr.write(f"{tekst} Er is niets opgeslagen.")
            sys.exit(1)
        self.toon(verschil)
        if not toepassen:
            self.stdout.write("Er is niets opgeslagen. Voeg --toepassen toe om op te slaan.")
        elif verschil["regels"]:
            self.stdout.write(f"Toegepast: {self.pas_toe(Path(bestand).name, inhoud, vandaag)} regels.")

    @transaction.atomic
    def pas_toe(self, naam, inhoud, vandaag):
        """Keep the file and apply all that needs no choice; how many lines."""
        nu = timezone.now()
        duobestand = bewaar_duobestand(naam, inhoud, per=vandaag, door=None, nu=nu)
        return pas_toe(duobestand, sleutels=alle_sleutels(duobestand), door=None, nu=nu)

    def toon(self, verschil):
        for regel in verschil["regels"]:
            velden = "; ".join(f"{label}: {was or '–'} → {wordt}" for label, was, wordt in regel["velden"])
            kop = f"{ACTIES[regel['actie']]}: {regel['naam']} {regel['code']}".strip()
            self.stdout.write(f"{kop} ({velden})" if velden else kop)
        waarschuwingen = [*verschil["bezwaren"], *verschil["los"]]
        if aantal := verschil["aantallen"].get(DUBBEL):
            waarschuwingen.append(f"{aantal} nieuwe codes op een bekend adres: kies in het portaal bij welke school.")
        if verschil["alarm"]:
            waarschuwingen.append("Meer dan 20 procent verandert. Controleer of dit het goede bestand is.")
        for tekst in waarschuwingen:
            self.stdout.write(f"Let op. {tekst}")
        aantallen = ", ".join(f"{ACTIES[actie].lower()} {aantal}" for actie, aantal in verschil["aantallen"].items())
        self.stdout.write(f"{verschil['aantal_regels']} regels gelezen. Verschil: {aantallen or 'geen'}.")

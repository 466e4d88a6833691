"""`manage.py anonimiseer`: take people out of activities of 12 months ago or longer."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from doorlopend.logboek import Soort, leg_vast
from doorlopend.telwoord import telwoord
from kennisdeling.privacy import anonimiseer_aanmeldingen


class Command(BaseCommand):
    help = "Haal namen en adressen weg bij activiteiten van 12 maanden geleden of langer. Opnieuw draaien kan altijd."

    def handle(self, *args, **options):
        with transaction.atomic():
            aantal = anonimiseer_aanmeldingen(timezone.now())
            if aantal:
                leg_vast(Soort.OPGERUIMD, wat="aanmeldingen", aantal=aantal)
        self.stdout.write(f"Geanonimiseerd: {telwoord(aantal, 'persoon', 'personen')}.")

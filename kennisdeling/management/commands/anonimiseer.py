"""`manage.py anonimiseer`: take people out of activities of 12 months ago or longer."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from kennisdeling.privacy import anonimiseer_aanmeldingen


class Command(BaseCommand):
    help = "Haal namen en adressen weg bij activiteiten van 12 maanden geleden of langer. Opnieuw draaien kan altijd."

    def handle(self, *args, **options):
        aantal = anonimiseer_aanmeldingen(timezone.now())
        self.stdout.write(f"Geanonimiseerd: {aantal} {'persoon' if aantal == 1 else 'personen'}.")

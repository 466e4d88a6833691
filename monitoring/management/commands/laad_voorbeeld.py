"""Fill an empty register with invented leerroutes, five accounts and one vastgesteld report."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorlopend.models import Gebruiker
from leerroutes.models import Leerroute
from monitoring.voorbeeld import laad_voorbeeld


class Command(BaseCommand):
    help = "Vult een lege voorbeeldomgeving met verzonnen leerroutes en personen."

    def handle(self, *args, verbosity, **opties):
        if not settings.VOORBEELD:
            raise CommandError("Dit is geen voorbeeldomgeving. Zet VOORBEELD=ja als u voorbeelden wilt laden.")
        if Leerroute.objects.exists() or Gebruiker.objects.exists():
            raise CommandError("Er staan al leerroutes of personen in deze database. Er is niets veranderd.")
        laad_voorbeeld(timezone.now())
        if verbosity:
            self.stdout.write(f"{Leerroute.objects.count()} verzonnen leerroutes geladen.")

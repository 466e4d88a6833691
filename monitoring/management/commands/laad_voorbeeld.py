"""Fill an empty register with invented leerroutes, five accounts and one vastgesteld report."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorlopend.models import Gebruiker
from doorlopend.pdf import pdf_beschikbaar
from leerroutes.models import Leerroute
from monitoring.voorbeeld import laad_voorbeeld, past_bij_register


class Command(BaseCommand):
    help = "Vult een lege voorbeeldomgeving met verzonnen leerroutes en personen."

    def handle(self, *args, verbosity, **opties):
        if not settings.VOORBEELD:
            raise CommandError("Dit is geen voorbeeldomgeving. Zet VOORBEELD=ja als u voorbeelden wilt laden.")
        if Leerroute.objects.exists() or Gebruiker.objects.exists():
            raise CommandError("Er staan al leerroutes of personen in deze database. Er is niets veranderd.")
        if not past_bij_register():
            raise CommandError("De voorbeelden gaan over scholen die niet in dit portaal staan. Er is niets veranderd.")
        met_rapport = pdf_beschikbaar()
        laad_voorbeeld(timezone.now(), met_rapport=met_rapport)
        if not met_rapport:
            self.stdout.write("Op deze machine kan geen pdf worden gemaakt: het voorbeeldrapport is overgeslagen.")
        if verbosity:
            self.stdout.write(f"{Leerroute.objects.count()} verzonnen leerroutes geladen.")

"""What start.sh runs at every start: fill an empty database; leave a filled one alone."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from doorlopend.models import Gebruiker, School
from leerroutes.models import Leerroute


class Command(BaseCommand):
    help = "Laadt bij de eerste start de gegevens, en in een voorbeeldomgeving ook de voorbeelden."

    def handle(self, *args, **opties):
        if not School.objects.exists():
            call_command("laad_gegevens")
        if settings.VOORBEELD and not Gebruiker.objects.exists() and not Leerroute.objects.exists():
            call_command("laad_voorbeeld")

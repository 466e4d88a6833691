"""What start.sh runs at every start: bring the database up to date, fill an empty one, leave a filled one alone."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from doorlopend.controles import VOORBEELDDOMEIN
from doorlopend.models import Gebruiker, School
from leerroutes.models import Leerroute
from monitoring.voorbeeld import WACHTWOORD, past_bij_register


class Command(BaseCommand):
    help = (
        "Werkt de database bij. Laadt bij de eerste start de gegevens, en in een voorbeeldomgeving ook de voorbeelden."
    )

    def handle(self, *args, **opties):
        # Checks included: migrate is the one command that also runs those on the database.
        call_command("migrate", interactive=False, verbosity=0, skip_checks=False)
        call_command("createcachetable", verbosity=0)
        if not School.objects.exists():
            call_command("laad_gegevens")
        if settings.VOORBEELD:
            self.laad_voorbeelden()
            self.noem_mensen()

    def laad_voorbeelden(self):
        """All or nothing, so that a first start that was cut off begins again instead of leaving half an example."""
        with transaction.atomic():
            if not Gebruiker.objects.exists() and not Leerroute.objects.exists() and past_bij_register():
                call_command("laad_voorbeeld")

    def noem_mensen(self):
        mensen = Gebruiker.objects.filter(email__endswith=VOORBEELDDOMEIN, is_active=True).order_by("pk")
        if not mensen:
            self.stdout.write("Deze regio heeft geen voorbeelden. Maak een beheerder met manage.py maak_gebruiker.")
            return
        self.stdout.write(f"Voorbeeldomgeving. Inloggen kan met wachtwoord {WACHTWOORD} als:")
        for mens in mensen:
            self.stdout.write(f"  {mens.email}")

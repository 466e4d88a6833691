"""Make an account, for example the first beheerder of a new portal."""

import os
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from doorlopend.models import Gebruiker, MboInstelling, Partner, School
from doorlopend.rechten import Rol

ORGANISATIES = {"school": (School, "roepnaam"), "mbo": (MboInstelling, "afkorting"), "partner": (Partner, "afkorting")}


class Command(BaseCommand):
    help = "Maakt een account. Het wachtwoord wordt gevraagd, of komt uit de omgevingsvariabele WACHTWOORD."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)
        parser.add_argument("--naam", required=True)
        parser.add_argument("--rol", required=True, choices=Rol.values)
        for soort, (_, veld) in ORGANISATIES.items():
            parser.add_argument(f"--{soort}", help=f"{veld} van de {soort}")

    def handle(self, *args, email, naam, rol, **opties):
        gebruiker = Gebruiker(email=email.strip().lower(), naam=naam, rol=rol)
        for soort in ORGANISATIES:
            if opties[soort]:
                setattr(gebruiker, soort, self.zoek(soort, opties[soort]))
        wachtwoord = os.environ.get("WACHTWOORD") or getpass("Wachtwoord: ")
        gebruiker.set_password(wachtwoord)
        try:
            gebruiker.full_clean()
            validate_password(wachtwoord, gebruiker)
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        gebruiker.save()
        self.stdout.write(f"{gebruiker.naam} kan nu inloggen met {gebruiker.email}.")

    def zoek(self, soort, naam):
        model, veld = ORGANISATIES[soort]
        gevonden = list(model.objects.filter(**{f"{veld}__iexact": naam})[:2])
        if len(gevonden) != 1:
            raise CommandError(f"Er is niet precies één {soort} met {veld} “{naam}”. Controleer de naam.")
        return gevonden[0]

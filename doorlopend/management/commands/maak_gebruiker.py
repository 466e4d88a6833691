"""Make an account, for example the first beheerder of a new portal."""

import os
import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from doorlopend.models import Gebruiker, MboInstelling, Partner, School
from doorlopend.rechten import Rol

# Which fields of an organisation people know it by.
ORGANISATIES = {
    "school": (School, ("roepnaam", "vestigingscodes__code")),
    "mbo": (MboInstelling, ("afkorting", "naam")),
    "partner": (Partner, ("afkorting", "naam")),
}


class Command(BaseCommand):
    help = "Maakt een account. Het wachtwoord wordt gevraagd, of komt uit de omgevingsvariabele WACHTWOORD."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)
        parser.add_argument("--naam", required=True)
        parser.add_argument("--rol", required=True, help=", ".join(Rol.values))
        for soort in ORGANISATIES:
            parser.add_argument(f"--{soort}", metavar="NAAM", help=f"naam of code van de {soort} waar iemand werkt")

    def handle(self, *args, email, naam, rol, **opties):
        if rol not in Rol.values:
            raise CommandError(f"De rol “{rol}” bestaat niet. Kies uit: {', '.join(Rol.values)}.")
        gebruiker = Gebruiker(email=email.strip().lower(), naam=naam, rol=rol)
        for soort in ORGANISATIES:
            if opties[soort]:
                setattr(gebruiker, soort, self.zoek(soort, opties[soort]))
        wachtwoord = os.environ.get("WACHTWOORD") or self.vraag_wachtwoord()
        gebruiker.set_password(wachtwoord)
        try:
            gebruiker.full_clean()
            validate_password(wachtwoord, gebruiker)
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        gebruiker.save()
        self.stdout.write(f"{gebruiker.naam} kan nu inloggen met {gebruiker.email}.")

    def vraag_wachtwoord(self):
        """What was typed twice at the terminal; refuses when there is none, for it would show on the screen."""
        if not sys.stdin.isatty():
            raise CommandError("Hier kunt u geen wachtwoord typen. Geef het mee in de omgevingsvariabele WACHTWOORD.")
        wachtwoord = getpass("Wachtwoord: ")
        if getpass("Nog een keer: ") != wachtwoord:
            raise CommandError("U typte twee verschillende wachtwoorden. Probeer het opnieuw.")
        return wachtwoord

    def zoek(self, soort, naam):
        """The one organisation called `naam`; refuses a name that nobody or that two have."""
        model, velden = ORGANISATIES[soort]
        gezocht = Q()
        for veld in velden:
            gezocht |= Q(**{f"{veld}__iexact": naam.strip()})
        gevonden = model.objects.filter(gezocht).distinct()
        if len(gevonden) == 1:
            return gevonden[0]
        if gevonden:
            raise CommandError(f"Meer dan één {soort} heet “{naam}”. Gebruik een andere naam of de code.")
        raise CommandError(f"Er is geen {soort} met de naam “{naam}”. Controleer hoe u de naam schrijft.")

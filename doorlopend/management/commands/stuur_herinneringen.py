"""Send the reminders that are due today; run it daily, and as often as you like."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorlopend.herinneringen import SOORTEN, stuur_alle


def volledig_adres(pad):
    return f"{settings.PORTAAL_URL}{pad}"


class Command(BaseCommand):
    help = "Verstuurt de herinneringen van vandaag. Wat al verzonden is, gaat niet nog een keer weg."

    def add_arguments(self, parser):
        parser.add_argument("--proef", action="store_true", help="laat zien wat er zou gaan, zonder te versturen")

    def handle(self, *args, proef, verbosity, **opties):
        nu = timezone.now()
        vandaag = timezone.localdate(nu)
        if proef:
            for soort in SOORTEN.values():
                self.stdout.write(f"{soort.label}: {len(list(soort.bron(vandaag)))}")
            return
        uitslag = stuur_alle(vandaag, nu=nu, adres=volledig_adres)
        if verbosity:
            self.stdout.write(f"{uitslag.verzonden} verzonden, {uitslag.overgeslagen} niet meer nodig.")
        if uitslag.mislukt:
            raise CommandError(f"{uitslag.mislukt} niet verzonden. De volgende keer wordt het opnieuw geprobeerd.")

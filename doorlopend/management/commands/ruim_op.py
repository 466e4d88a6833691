"""Remove or anonymise what has been kept long enough; meant for every night."""

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from doorlopend.bewaartermijnen import bewaartermijnen
from doorlopend.logboek import Soort, leg_vast


class Command(BaseCommand):
    help = "Ruimt op wat volgens de bewaartermijnen (zie /privacy/) te oud is."

    def handle(self, *args, **opties):
        nu = timezone.now()
        for termijn in bewaartermijnen():
            if termijn.ruim_op is None:
                continue
            with transaction.atomic():
                aantal = termijn.ruim_op(nu)
                if aantal:
                    leg_vast(Soort.OPGERUIMD, wat=termijn.wat[:60], aantal=aantal)
            self.stdout.write(f"{termijn.wat}: {aantal}")

"""Reminders about reports: what must be handed in, and what somebody still has to write."""

from datetime import timedelta

from django.utils.formats import date_format

from doorlopend.herinneringen import Herinnering, herinnering
from doorlopend.models import Gebruiker
from doorlopend.telwoord import telwoord
from monitoring.models import Rapportdeel
from monitoring.rapportrooster import LEIDEN, SCHRIJVEN, lopend

DAGEN_VOORAF = (21, 7, 1)  # days before the inleverdatum
DAGEN_VOORAF_DEEL = 3


@herinnering("rapport-inleveren", "Een voortgangsrapportage moet worden ingeleverd", recht=LEIDEN)
def inleveren(vandaag):
    """For who leads: three, one week and one day before the inleverdatum, and the day after it has passed."""
    leiders = Gebruiker.objects.met_recht(LEIDEN)
    for regel in lopend(vandaag):
        if not regel.wacht_op_inleveren or regel.dagen_te_gaan > max(DAGEN_VOORAF):
            continue
        te_laat = regel.dagen_te_gaan < 0
        moment = "te-laat" if te_laat else next(n for n in sorted(DAGEN_VOORAF) if regel.dagen_te_gaan <= n)
        hoe = "had moeten zijn" if te_laat else "moet zijn"
        op = date_format(regel.periode.inleverdatum)
        zin = f"De rapportage {regel.naam} is het stuk dat op {op} bij de stuurgroep {hoe}."
        for leider in leiders:
            yield Herinnering.aan(
                leider,
                onderwerp=f"Rapportage {regel.naam}: {'te laat' if te_laat else 'inleveren'}",
                tekst=f"{zin}\n\nDe vergadering is op {date_format(regel.periode.vergaderdatum)}.",
                sleutel=f"{regel.code}-{moment}",
                pad=regel.rapportage.get_absolute_url() if regel.rapportage else "/rapporten/",
            )


@herinnering("rapport-deel", "U schrijft een deel van een voortgangsrapportage", recht=SCHRIJVEN)
def deel_schrijven(vandaag):
    """For who writes a part that isn't ready: from three days before its day on."""
    grens = vandaag + timedelta(days=DAGEN_VOORAF_DEEL)
    delen = Rapportdeel.objects.filter(
        klaar_voor__lte=grens, schrijver__isnull=False, schrijver__is_active=True
    ).select_related("schrijver", "rapportage")
    per_persoon: dict = {}
    for deel in delen.prefetch_related("rapportage__versies__terugzending"):
        if deel.is_te_schrijven and deel.rapportage.is_te_bewerken:
            per_persoon.setdefault((deel.schrijver, deel.rapportage, deel.klaar_voor), []).append(deel)
    for (schrijver, rapportage, dag), lijst in per_persoon.items():
        yield Herinnering.aan(
            schrijver,
            onderwerp=f"Uw deel van de rapportage {rapportage.periode}",
            tekst=f"U schrijft {telwoord(len(lijst), 'deel', 'delen')} van de rapportage "
            f"{rapportage.periode}. Het moet klaar zijn op {date_format(dag)}.",
            sleutel=f"{rapportage.pk}-{dag.isoformat()}",
            pad=f"/rapporten/{rapportage.pk}/teksten/",
        )

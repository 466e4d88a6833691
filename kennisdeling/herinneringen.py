"""The reminders around activities: to participants the day before, to who organises once nobody was recorded."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.formats import date_format

from doorlopend.bijeenkomsten import ERBIJ, Staat
from doorlopend.herinneringen import Herinnering, herinnering, nazending
from kennisdeling.aanmeldmail import maak_bewijs, zend_na
from kennisdeling.models import Aanmelding, Activiteit, Plek

# What is missing for longer than this is no longer a matter for a mail.
TE_OUD = timedelta(days=60)

nazending(zend_na)


def _wanneer(activiteit):
    dag = date_format(activiteit.datum, "l j F Y")
    return f"{dag}, {activiteit.begin:%H.%M} tot {activiteit.einde:%H.%M} uur"


@herinnering("activiteit-morgen", "Activiteit waarvoor u zich aanmeldde")
def morgen(vandaag):
    """To everybody with a seat, the day before; on the day itself when that mail couldn't go."""
    komend = Activiteit.objects.komend(vandaag).filter(datum__lte=vandaag + timedelta(days=1))
    plaatsen = Aanmelding.objects.filter(bijeenkomst__in=komend, plek=Plek.GEPLAATST).exclude(email="")
    for aanmelding in plaatsen.select_related("bijeenkomst").order_by("pk"):
        activiteit = aanmelding.bijeenkomst
        online = f" Online: {activiteit.link}" if activiteit.link else ""
        yield Herinnering(
            email=aanmelding.email,
            naam=aanmelding.naam,
            onderwerp=f"Herinnering: {activiteit.naam}",
            tekst=f"U doet mee aan “{activiteit.titel}” op {_wanneer(activiteit)}. Waar: {activiteit.waar}.{online}"
            "\n\nKunt u niet? Meld u dan af met de link hieronder. Dan kan een ander mee.",
            sleutel=f"{activiteit.pk}:{activiteit.datum}",
            pad=reverse("activiteit-afmelden", args=[maak_bewijs(aanmelding)]),
        )


@herinnering("activiteit-opkomst", "Aanwezigheid bij een activiteit ontbreekt", recht="kennisdeling.change_activiteit")
def opkomst_ontbreekt(vandaag):
    """To who organises, from the day after, as long as nobody is recorded as having been there."""
    erbij = Aanmelding.objects.filter(bijeenkomst=OuterRef("pk"), opkomst__in=ERBIJ)
    zonder = Activiteit.objects.filter(~Exists(erbij), datum__gte=vandaag - TE_OUD, organisator__is_active=True)
    for activiteit in zonder.exclude(staat=Staat.GEANNULEERD).select_related("organisator").order_by("datum", "pk"):
        if (activiteit.laatste_dag or activiteit.datum) < vandaag:
            yield Herinnering.aan(
                activiteit.organisator,
                onderwerp=f"Wie waren er? {activiteit.naam}",
                tekst=f"Op {_wanneer(activiteit)} was “{activiteit.titel}”. Leg in het portaal vast wie er waren. "
                "Dat kost u twee minuten.",
                sleutel=f"{activiteit.pk}:{activiteit.datum}",
                pad=reverse("activiteit-opkomst", args=[activiteit.pk]),
            )

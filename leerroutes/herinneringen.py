"""Reminders about leerroutes, to the contact in the programme team: DUO-melding from September, and next steps."""

from datetime import date, timedelta

from django.utils.formats import date_format

from doorlopend.herinneringen import Herinnering, herinnering
from doorlopend.schooljaar import Schooljaar
from leerroutes.models import Leerroute
from leerroutes.ontbreekt import wat_ontbreekt

DAGEN_VOORAF = 3


def _met_contact(routes):
    return routes.filter(contactpersoon__is_active=True).select_related("contactpersoon")


@herinnering("duo-melding", "Melding van een leerroute bij DUO", recht="leerroutes.change_leerroute")
def duo_melding(vandaag):
    """From 1 September until the end of the year, once a school year for each leerroute with a school to report."""
    jaar = Schooljaar.op(vandaag)
    if not date(jaar.begin, 9, 1) <= vandaag <= date(jaar.begin, 12, 31):
        return
    routes = Leerroute.objects.met_status_op(vandaag).met_plan().met_bijgewerkt()
    was = vandaag > date(jaar.begin, 10, 15)
    teldatum = "was de teldatum van OCW" if was else "is de teldatum van OCW: liefst daarvoor"
    for route in _met_contact(wat_ontbreekt(routes, "melding", vandaag)):
        yield Herinnering.aan(
            route.contactpersoon,
            onderwerp=f"Nog niet gemeld bij DUO: {route}",
            tekst=f"Een of meer scholen hebben “{route}” nog niet gemeld bij DUO. De wettelijke ruimte geldt pas na "
            f"melding.\n\nMelden kan het hele jaar. 15 oktober {jaar.begin} {teldatum}.",
            sleutel=f"{route.pk}:{jaar.begin}",
            pad=route.get_absolute_url(),
        )


@herinnering("volgende-stap", "Volgende stap van een leerroute", recht="leerroutes.change_leerroute")
def volgende_stap(vandaag):
    """From three days before the day that was agreed."""
    gepland = Leerroute.objects.exclude(volgende_stap="").filter(
        volgende_stap_op__lte=vandaag + timedelta(days=DAGEN_VOORAF), volgende_stap_op__gte=vandaag - timedelta(days=30)
    )
    for route in _met_contact(gepland):
        yield Herinnering.aan(
            route.contactpersoon,
            onderwerp=f"Volgende stap voor {route}",
            tekst=f"Voor {date_format(route.volgende_stap_op)} staat gepland: {route.volgende_stap}."
            "\n\nIs het gedaan? Leg dan de nieuwe stap vast.",
            sleutel=f"{route.pk}:{route.volgende_stap_op}",
            pad=route.get_absolute_url(),
        )

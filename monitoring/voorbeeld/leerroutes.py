"""What the example knows of its leerroutes besides their steps: agreements, reports to DUO, next steps, pupils."""

from datetime import date, timedelta

from leerroutes.models import Leerlingaantal, Leerroute
from leerroutes.soorten import Mboduur, Onderwerp, Overeenkomst
from leerroutes.statussen import VOORBEREIDING, Status

# The years that fit the mbo part of the same number, by mbo-niveau (WVO 2020 art. 2.107g).
DUUR = {2: (Mboduur.TWEE, 3), 3: (Mboduur.DRIE, 4), 4: (Mboduur.DRIE, 5)}
OMSCHRIJVING = (
    "In deze leerroute werkt u vanaf leerjaar 3 aan uw vmbo én aan het mbo. "
    "De lessen zijn deels op school en deels op het mbo.\n\n- minder dubbele lesstof\n- alvast stage lopen\n"
    "- geen nieuwe start na het examen"
)
VOLGENDE = ("Overeenkomst laten tekenen", "Rooster maken met het mbo", "Ouderavond voorbereiden")


def vul_aan(contactpersoon, vandaag):
    """Fill in every leerroute that exists by now, as the programme team would have on `vandaag`."""
    routes = Leerroute.objects.met_status_op(vandaag).prefetch_related("deelnames").order_by("pk")
    for nummer, route in enumerate(routes):
        route.contactpersoon = contactpersoon
        if route.regel.duur_wettelijk and route.mbo_niveau in DUUR:
            route.mbo_duur, route.nominale_duur = DUUR[route.mbo_niveau]
        if route.status == Status.AANGEBODEN:
            _aangeboden(route, nummer)
        elif route.status in VOORBEREIDING:
            _in_voorbereiding(route, nummer, vandaag)
        route._history_user = contactpersoon
        route.full_clean()
        route.save()


def _aangeboden(route, nummer):
    route.omschrijving = OMSCHRIJVING
    if route.regel.overeenkomst_verwacht and nummer % 5:
        route.overeenkomst_getekend_op = route.status_sinds - timedelta(days=60)
    if route.regel.overeenkomst == Overeenkomst.WETTELIJK:
        route.overeenkomst_onderwerpen = Onderwerp.values if nummer % 3 else Onderwerp.values[:7]
    if route.regel.duo_melding and nummer % 4:
        for deelname in route.deelnames.all():
            deelname.duo_gemeld_op = date(route.status_sinds.year, 10, 9)
            deelname.save()
    for jaar in range(route.status_sinds.year, 2027):
        verwacht = 16 + nummer % 7
        Leerlingaantal.objects.create(
            leerroute=route, schooljaar=jaar, verwacht=verwacht, werkelijk=verwacht - 2 if jaar < 2026 else None
        )


def _in_voorbereiding(route, nummer, vandaag):
    route.volgende_stap = VOLGENDE[nummer % len(VOLGENDE)]
    route.volgende_stap_wie = "de projectleider van de school"
    route.volgende_stap_op = vandaag + timedelta(days=14 * (1 + nummer % 3))
    if route.status == Status.ONTWIKKELING and route.regel.overeenkomst_verwacht:
        route.overeenkomst_getekend_op = vandaag - timedelta(days=30)
        if route.regel.overeenkomst == Overeenkomst.WETTELIJK:
            route.overeenkomst_onderwerpen = Onderwerp.values[: 6 + nummer % 5]
    if nummer % 3 == 0:
        route.knelpunt = "Er is nog geen docent met ruimte in het rooster."

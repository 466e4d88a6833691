"""Every page at two widths: no axe violation, no sideways scrolling, no error in the console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.urls import reverse

from doorlopend.models import School
from leerroutes.models import Leerroute
from monitoring.models import Rapportage
from tests.browser.conftest import BREED, SMAL, log_in
from tests.rapporten import maak_rapportage

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ongeacht_database]
# Axe describes only what it finds wrong: a full account of all that is right took half of the time.
REGELS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
}


def paginas():
    """The paths of all pages, with an object of the example data where one is needed."""
    leerroute, school, rapport = Leerroute.objects.first(), School.objects.first(), Rapportage.objects.first()
    concept = maak_rapportage(schooljaar=2024)
    return [
        *(reverse(naam) for naam in ("voortgang", "wijzigingen", "zo-tellen-we", "leerroute-list", "school-list")),
        *(reverse(naam) for naam in ("rapportage-list", "rapportage-create", "leerroute-create")),
        *(reverse("indicator-detail", args=[code]) for code in ("1a", "1b", "1b-jaar", "1c", "7")),
        reverse("import-create"),
        reverse("leerroute-create") + "?soort=doorlopend",
        reverse("leerroute-detail", args=[leerroute.pk]),
        reverse("leerroute-update", args=[leerroute.pk]),
        reverse("school-detail", args=[school.pk]),
        reverse("school-update", args=[school.pk]),
        reverse("rapportage-detail", args=[rapport.pk]),
        *(reverse(f"rapportage-{naam}", args=[concept.pk]) for naam in ("detail", "update", "voorbeeld", "voorleggen")),
        "/bestaat-niet/",
    ]


def test_every_page_is_accessible_and_fits(live_server, open_pagina):
    """Each page is opened once and then made as narrow as a phone."""
    call_command("laad_gegevens", verbosity=0)
    call_command("laad_voorbeeld", verbosity=0)
    adressen, adres, gebreken = paginas(), live_server.url, {}
    pagina = open_pagina(BREED, fouten_toegestaan=("404",))

    def open_en_bekijk(pad):
        pagina.goto(adres + pad)
        for breedte in (SMAL, BREED):
            pagina.set_viewport_size({"width": breedte, "height": 900})
            gebreken[breedte, pad] = bekijk(pagina)

    open_en_bekijk("/inloggen/")
    log_in(pagina, adres, "programmaleider")
    for pad in adressen:
        open_en_bekijk(pad)

    assert {waar: gevonden for waar, gevonden in gebreken.items() if gevonden} == {}
    assert len(gebreken) == 2 * (len(adressen) + 1)


def bekijk(pagina):
    """What is wrong with the page as it stands: axe's violations and whether it scrolls sideways."""
    uitkomst = Axe().run(pagina, options=REGELS)
    gebreken = [
        f"{schending['id']}: {schending['nodes'][0]['html'][:120]}" for schending in uitkomst.response["violations"]
    ]
    te_breed = pagina.evaluate("document.documentElement.scrollWidth - innerWidth")
    return gebreken + ([f"{te_breed} pixels te breed"] if te_breed > 0 else [])

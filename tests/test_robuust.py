"""Strange input anywhere: never a 5xx, and a refused form says in Dutch what to do."""

from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from monitoring.convenant import laad_convenant
from monitoring.models import Rapportage
from tests.factories import maak_deelname, maak_leerroute, maak_mbo, maak_school, maak_stap

pytestmark = pytest.mark.django_db

VREEMD = [
    "\x00",
    "a" * 70_000,
    "\ud800",
    "٣",
    "²",
    "1" + "0" * 25,
    "-1",
    "NaN",
    "__class__",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "0001-01-01",
    "9999-12-31",
    "😀",
]
VRAGEN = {
    "/leerroutes/": (
        "zoek",
        "soort",
        "leerweg",
        "niveau",
        "status",
        "stadsdeel",
        "mbo",
        "sector",
        "school",
        "sort",
        "page",
        "peildatum",
    ),
    "/leerroutes/leerroutes.csv": ("zoek", "school", "peildatum"),
    "/leerroutes/nieuw/": ("soort",),
    "/scholen/": ("zoek", "aanbod", "stadsdeel", "controleren", "sort", "page", "peildatum"),
    "/voortgang/": ("peildatum", "doel"),
    "/voortgang/1a/": ("peildatum",),
    "/voortgang/wijzigingen/": ("sinds", "peildatum"),
    "/voortgang.json": ("peildatum",),
    "/inloggen/": ("next",),
}


@pytest.fixture
def objecten(db):
    laad_convenant()
    route, school = maak_leerroute(mbo=maak_mbo()), maak_school()
    maak_deelname(route, school)
    stap = maak_stap(route)
    rapportage = Rapportage.objects.create(
        schooljaar=2025, halfjaar="najaar", peildatum=date(2025, 11, 1), gemaakt_op=datetime(2025, 11, 2, tzinfo=UTC)
    )
    return {"route": route, "school": school, "stap": stap, "rapportage": rapportage}


@pytest.mark.parametrize("pad", VRAGEN)
def test_no_query_parameter_breaks_a_page(pad, objecten, als):
    client = als("programmaleider")

    gekregen = {
        (naam, waarde[:20]): client.get(pad, {naam: waarde}).status_code
        for naam in VRAGEN[pad]
        for waarde in VREEMD
        if waarde != "\ud800"
    }

    assert {geval: status for geval, status in gekregen.items() if status not in (200, 302, 400)} == {}


def formulieren(objecten):
    """Per form its address and a valid answer, of which one field at a time is broken."""
    route, school = objecten["route"], objecten["school"]
    leerroute = {"naam": "Nieuw", "leerweg": "vmbo-b", "mbo_niveau": "2", "scholen": [school.pk], "mbo": route.mbo_id}
    leerroute |= {"college": "", "sector": "", "leertraject": "BOL", "opleiding": "", "crebo": "", "opmerking": ""}
    schoolgegevens = {
        "roepnaam": "De Kade",
        "bestuur": "",
        "partner": "",
        "stadsdeel": "noord",
        "gemeente": "Amsterdam",
    }
    return {
        "/leerroutes/nieuw/?soort=doorlopend": leerroute,
        reverse("leerroute-update", args=[route.pk]): leerroute,
        reverse("leerroute-status", args=[route.pk]): {
            "status": "gestopt",
            "ingangsdatum": "2026-01-01",
            "toelichting": "",
            "terug": "",
        },
        reverse("statusstap-vervallen", args=[objecten["stap"].pk]): {"reden": "x", "terug": ""},
        reverse("school-update", args=[school.pk]): schoolgegevens | {"website": "", "controleren": ""},
        "/rapporten/nieuw/": {"periode": "2024-najaar", "peildatum": "2024-11-01"},
        reverse("rapportage-update", args=[objecten["rapportage"].pk]): {
            "peildatum": "2025-11-01",
            "samenvatting": "",
            "gevraagde_besluiten": "",
            "gewijzigd": "0",
        },
        "/inloggen/": {"login": "a@b.nl", "password": "x"},
    }


@pytest.mark.parametrize("nummer", range(8))
def test_no_field_breaks_a_form_and_a_refusal_is_explained(nummer, objecten, als):
    pad, geldig = list(formulieren(objecten).items())[nummer]
    client = als("anoniem" if pad == "/inloggen/" else "programmaleider")
    stuk, stil = {}, {}

    for veld in geldig:
        for waarde in VREEMD:
            lichaam = urlencode(geldig | {veld: waarde}, doseq=True, errors="surrogatepass")
            antwoord = client.post(pad, lichaam, content_type="application/x-www-form-urlencoded")
            if antwoord.status_code not in (200, 302, 409, 429):
                stuk[veld, waarde[:20]] = antwoord.status_code
            form = antwoord.context and antwoord.context.get("form")
            uitgelegd = 'role="alert"' in antwoord.content.decode()
            if antwoord.status_code == 200 and form is not None and form.errors and not uitgelegd:
                stil[veld, waarde[:20]] = dict(form.errors)

    assert (stuk, stil) == ({}, {})


@pytest.mark.parametrize("deel", ["99999999999999999999", "0", "abc", "%00", "-1"])
@pytest.mark.parametrize("pad", ["/leerroutes/{}/", "/scholen/{}/", "/rapporten/{}/", "/voortgang/{}/"])
def test_a_strange_address_does_not_exist(pad, deel, objecten, als):
    assert als("programmaleider").get(pad.format(deel)).status_code == 404

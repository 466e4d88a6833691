"""Fourteen fetch and twenty-one script payloads, and how to see that one of them does something."""

import io
import itertools
import os
import re
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from xml.etree import ElementTree

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from doorlopend.tekstveld import Tekstveld
from tests.bladzijde import Bladzijde
from tests.kruipen import alle_formulieren, verstuur

OPHALEN = [
    '<img src="{}/1">',
    '<link rel="attachment" href="{}/2">',
    '<a rel="attachment" href="{}/3">x</a>',
    '<style>@import url("{}/4");</style>',
    '<p style="background:url({}/5)">x</p>',
    '<object data="{}/6"></object>',
    '<embed src="{}/7">',
    '<iframe src="{}/8"></iframe>',
    '<svg><image href="{}/9"/></svg>',
    "<style>@font-face{font-family:x;src:url({}/10)}</style>",
    '<base href="{}/11">',
    "![x]({}/12)",
    '<video poster="{}/13"></video>',
    '<img srcset="{}/14 2x">',
]
SCRIPTS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "[x](javascript:alert(1))",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVa&#x09;Script:alert(1)'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<details open ontoggle=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<body onload=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "{{7*7}}{% csrf_token %}<template><script>alert(1)</script></template>",
]
VERBODEN = {"iframe", "object", "embed", "base", "math", "template", "video", "meta-refresh"}


@pytest.fixture
def kanarie():
    """A server that notes whatever asks it for something."""
    gevraagd = []

    class Luisteraar(BaseHTTPRequestHandler):
        def do_GET(self):
            gevraagd.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Luisteraar)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", gevraagd
    server.shutdown()


def actief(pagina):
    """What a browser would run or fetch from this page that is not ours."""
    gevonden = []
    for element in Bladzijde(pagina).elementen:
        adres = [element.attrs.get(naam, "") for naam in ("src", "href", "action", "data", "srcset", "poster")]
        eigen = all(
            not waarde or waarde.startswith(("/", "#", "?", "mailto:", "data:image/svg+xml")) for waarde in adres
        )
        if element.tag == "script" and not (eigen and element.attrs.get("src", "").startswith("/static/")):
            gevonden.append(("script", element.tekst[:40]))
        if element.tag in VERBODEN or (element.tag == "style") or "style" in element.attrs:
            gevonden.append((element.tag, str(element.attrs)[:60]))
        if any(naam.startswith("on") for naam in element.attrs):
            gevonden.append(("on…", str(element.attrs)[:60]))
        if any(re.match(r"\s*(java\W*script|data:text|vbscript)", waarde, re.I) for waarde in adres):
            gevonden.append(("href", str(adres)))
        if element.tag in ("img", "image", "link") and not eigen:
            gevonden.append((element.tag, str(adres)))
    return gevonden


def levende_formules(xlsx):
    """Formula cells of a workbook."""
    with zipfile.ZipFile(io.BytesIO(xlsx)) as delen:
        bladen = [ElementTree.fromstring(delen.read(n)) for n in delen.namelist() if n.startswith("xl/worksheets/s")]
    return [cel for blad in bladen for cel in blad.iter() if cel.tag.endswith("}f")]


FORMULES = ['=HYPERLINK("http://x")', "@SUM(1)", "+1-1"]
ALLE = [*OPHALEN, *SCRIPTS]
# On SQLite one turn puts all of them in each field; elsewhere the suite does the first turns of a short column.
BEURTEN = range(len(ALLE) if os.environ.get("LADINGEN") == "alle" else 1)
EIGEN = ("doorlopend", "leerroutes", "lob", "kennisdeling", "monitoring")
# Keys, hashes and other texts that no person writes.
TECHNISCH = re.compile(
    r"^soort$|^telling$|hash|sleutel|sha256|password|adres$|verzoek|geheim|token|code$|afkorting|uid|mime"
)


def tekstvelden():
    """(model, field) for every column with text that a person could have written."""
    return [
        (model, veld)
        for model in apps.get_models()
        if model._meta.app_label in EIGEN and not getattr(model, "OP_SLOT", False)
        for veld in model._meta.concrete_fields
        if type(veld) in (models.CharField, Tekstveld) and not veld.choices and not TECHNISCH.search(veld.name)
    ]


def past_in(lengte, ladingen, beurt):
    """As many payloads, whole, as fit in `lengte` characters (None: no limit), beginning with number `beurt`."""
    vanaf = beurt % len(ladingen)
    gekozen, over = [], lengte or 10**6
    for lading in ladingen[vanaf:] + ladingen[:vanaf]:
        if len(lading) <= over:
            gekozen.append(lading)
            over -= len(lading) + 2
    return gekozen


def vul_database(adres, beurt, *, past=None):
    """Put the payloads in every text field of every row; the fields that took them.

    With `past` no field gets more than its column is long, as PostgreSQL demands.
    A reason ("…_reden") says by being there in which state a row is: it is filled only where there is one.

    The database is written itself: what a form would have refused must do nothing either.
    """
    past = connection.vendor != "sqlite" if past is None else past
    ladingen, gevuld = [lading.replace("{}", adres) for lading in ALLE], []
    for nummer, (model, veld) in enumerate(tekstvelden()):
        lengte = veld.max_length if past else None
        eerste = FORMULES[nummer % len(FORMULES)]
        rijen = model._base_manager.exclude(**{veld.name: ""}) if veld.name.endswith("_reden") else model._base_manager
        for pk in rijen.values_list("pk", flat=True):
            kenmerk = f"{eerste}{pk}"[: lengte or None]
            rest = past_in(lengte and max(lengte - len(kenmerk) - 2, 0), ladingen, beurt + nummer)
            if _zet(model, pk, veld, "\n\n".join([kenmerk, *rest])):
                gevuld.append((model, veld))
    return gevuld


def _zet(model, pk, veld, waarde):
    """Whether this row takes it; the constraints of the database hold (one organisation, a reason or none)."""
    try:
        with transaction.atomic():
            return model._base_manager.filter(pk=pk).update(**{veld.name: waarde})
    except (IntegrityError, DatabaseError):
        return 0


def vul_formulieren(client, adres, adressen):
    """Send every form once with payloads in every text field (all that fit in a long one); (address, answer) of each."""
    ladingen = [*(lading.replace("{}", adres) for lading in ALLE), *FORMULES]
    beurt, cookies = itertools.cycle(ladingen), client.cookies.copy()
    for form in alle_formulieren(client, adressen):
        if form.actie.startswith(("/inloggen/", "/uitloggen/")) or "uitzetten" in form.actie or "anonim" in form.actie:
            continue
        velden = form.ingevuld()
        for naam, veld in form.velden.items():
            if veld.soort == "textarea":
                velden[naam] = ["\n\n".join(past_in(2000, ladingen, 0))]
            elif veld.soort in ("text", "search") and not veld.waarde:
                velden[naam] = [next(beurt)]
        client.cookies = cookies.copy()
        with transaction.atomic():
            antwoord = verstuur(client, form, velden)
            transaction.set_rollback(antwoord.status_code >= 400)
        yield form.actie, antwoord
    client.cookies = cookies

"""Fourteen fetch and twenty-one script payloads in every text field; then every page, CSV, XLSX and PDF (rows 21, 23)."""

import csv
import io
import itertools
import re
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from xml.etree import ElementTree

import pytest
from django.db import transaction

from doorlopend.rechten import Rol
from tests.bladzijde import Bladzijde
from tests.kruipen import alle_formulieren, paden, verstuur

pytestmark = pytest.mark.django_db
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
    "<style>@font-face{{font-family:x;src:url({}/10)}}</style>",
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


def vul_alles_in(client, adres, adressen):
    """Send every form once with a payload in every text field (all of them in a long one); how many were saved."""
    ladingen = [*(lading.format(adres) for lading in OPHALEN), *SCRIPTS, '=HYPERLINK("http://x")', "@SUM(1)", "+1-1"]
    beurt, gelukt, cookies = itertools.cycle(ladingen), 0, client.cookies.copy()
    for form in alle_formulieren(client, Rol.PROGRAMMALEIDER, adressen=adressen):
        if form.actie.startswith(("/inloggen/", "/uitloggen/")) or "uitzetten" in form.actie or "anonim" in form.actie:
            continue
        velden = form.ingevuld()
        for naam, veld in form.velden.items():
            if veld.soort == "textarea":
                velden[naam] = ["\n\n".join(ladingen)[:4000]]
            elif veld.soort in ("text", "search") and not veld.waarde:
                velden[naam] = [next(beurt)]
        client.cookies = cookies.copy()
        with transaction.atomic():
            antwoord = verstuur(client, form, velden)
            transaction.set_rollback(antwoord.status_code >= 400)
        gelukt += antwoord.status_code == 302
    client.cookies = cookies
    return gelukt


def test_no_payload_runs_or_fetches_anywhere(kanarie, als):
    """Row 23: 0 active elements on any page; row 20: 0 live formulas in any sheet; row 21: 0 requests."""
    adres, gevraagd = kanarie
    client = als("programmaleider")
    client.raise_request_exception = False
    adressen = list(paden("programmaleider").values())
    gelukt = vul_alles_in(client, adres, adressen)
    levend, formules, stuk = {}, {}, {}

    for pad in adressen:
        for vraag in ("", "?download=csv", "?download=xlsx"):
            antwoord = client.get(pad + vraag)
            soort = antwoord.headers.get("Content-Type", "")
            inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
            if antwoord.status_code >= 500:
                stuk[pad + vraag] = antwoord.status_code
            elif soort.startswith("text/html") and (gevonden := actief(antwoord)):
                levend[pad] = gevonden
            elif "spreadsheetml" in soort and (cellen := levende_formules(inhoud)):
                formules[pad] = cellen
            elif soort.startswith("text/csv"):
                rijen = csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";")
                if slecht := [cel for rij in rijen for cel in rij if cel.startswith(("=", "@", "+", "\t", "\r"))]:
                    formules[pad] = slecht[:3]
            if not soort.startswith("text/html") and not vraag:
                break

    assert (levend, formules, stuk, gevraagd) == ({}, {}, {}, [])
    assert gelukt >= 8


def test_the_check_itself_sees_every_kind(kanarie):
    """Negative control: each script payload, put in a page as it is, is noticed."""
    onopgemerkt = []
    for lading in SCRIPTS[:2] + SCRIPTS[2:4] + [SCRIPTS[5], SCRIPTS[8], SCRIPTS[9]]:
        dicht = re.sub(r"<(img|svg)( [^>]*)>$", r"<\1\2></\1>", lading).replace("</img>", "").replace('">', "")
        pagina = f"<p>{dicht}{'</details>' if 'details' in dicht else ''}</p>"
        if not actief(pagina):
            onopgemerkt.append(lading)

    assert onopgemerkt == []

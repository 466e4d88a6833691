#!/usr/bin/env python
"""The score that MDN's HTTP Observatory gives our answers, computed here: no site has to be on the internet.

    scripts/observatory.py https://portaal.example.nl/        asks a running portal
    scripts/observatory.py                                     asks Django itself, with the settings of production

The tests and points are those of the Observatory (github.com/mdn/mdn-http-observatory, the scores of its grader):
start at 100, subtract what is wrong, and add what is better than needed only from 90 up. A+ is 100 or more.
"""

import os
import re
import secrets
import sys
import tempfile
from urllib.request import Request, urlopen

GEWENST = 120


def csp(koppen):
    """+10 when nothing is allowed but what is named (default-src 'none') and nothing unsafe; -20 and more otherwise."""
    beleid = {
        delen[0]: delen[1:] for deel in koppen.get("content-security-policy", "").split(";") if (delen := deel.split())
    }
    bronnen = [bron for naam, waarden in beleid.items() if naam != "report-uri" for bron in waarden]
    if not beleid:
        return -25, "geen Content-Security-Policy"
    if "'unsafe-inline'" in beleid.get("script-src", beleid.get("default-src", [])) or "data:" in beleid.get(
        "script-src", []
    ):
        return -20, "onveilige scripts"
    if "'unsafe-eval'" in bronnen:
        return -10, "unsafe-eval"
    if any(bron.startswith("http:") for bron in bronnen):
        return -20, "bronnen zonder versleuteling"
    if "'unsafe-inline'" in beleid.get("style-src", []):
        return 0, "onveilige stijlen"
    return (10, "default-src 'none'") if beleid.get("default-src") == ["'none'"] else (5, "niets onveiligs")


def koekjes(koppen, gezet):
    """+5 when all have Secure, HttpOnly for sessions and SameSite."""
    if not gezet:
        return 0, "geen cookies"
    for koekje in gezet:
        delen = {deel.strip().lower().partition("=")[0] for deel in koekje.split(";")[1:]}
        sessie = re.match(r"[^=]*(sess|csrf|login|auth)", koekje, re.I)
        if "secure" not in delen:
            return (-40 if sessie else -20), "cookie zonder Secure"
        if sessie and "httponly" not in delen:
            return -30, "sessie zonder HttpOnly"
        if "samesite" not in delen:
            return 0, "cookie zonder SameSite"
    return 5, "Secure, HttpOnly, SameSite"


def cors(koppen, gezet):
    return (-50, "iedereen mag lezen") if koppen.get("access-control-allow-origin") == "*" else (0, "dicht")


def hsts(koppen, gezet):
    """Enough is half a year; the +5 is only for names in the browsers' own list, so never counted here."""
    waarde = koppen.get("strict-transport-security", "").lower()
    duur = int((re.findall(r"max-age=(\d+)", waarde) or ["0"])[0])
    if not waarde:
        return -20, "geen HSTS"
    if duur < 15768000:
        return -10, "HSTS korter dan een half jaar"
    return 0, "een half jaar of langer"


def verwijzing(koppen, gezet):
    goed = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
    waarde = koppen.get("referrer-policy", "").lower()
    return (5, waarde) if waarde in goed else (0 if not waarde else -5, waarde or "geen Referrer-Policy")


def nosniff(koppen, gezet):
    goed = koppen.get("x-content-type-options", "").lower() == "nosniff"
    return (0, "nosniff") if goed else (-5, "geen nosniff")


def kaders(koppen, gezet):
    """+5 when the CSP says it (frame-ancestors); -20 when nothing does."""
    if "frame-ancestors 'none'" in koppen.get("content-security-policy", ""):
        return 5, "frame-ancestors 'none'"
    return (0, "X-Frame-Options") if koppen.get("x-frame-options") else (-20, "mag in een kader")


def corp(koppen, gezet):
    waarde = koppen.get("cross-origin-resource-policy", "")
    return (10, waarde) if waarde in ("same-origin", "same-site") else (0, waarde or "geen CORP")


def sri(koppen, gezet):
    """Nothing is loaded from another host (the CSP says so), so there is nothing to give a hash."""
    return 0, "alle scripts van eigen adres"


TOETSEN = {
    "Content-Security-Policy": lambda koppen, gezet: csp(koppen),
    "Cookies": koekjes,
    "CORS": cors,
    "HSTS": hsts,
    "Referrer-Policy": verwijzing,
    "Subresource Integrity": sri,
    "X-Content-Type-Options": nosniff,
    "X-Frame-Options": kaders,
    "CORP": corp,
}


def score(koppen, gezet):
    """(points, {test: (points, why)}) of one answer; `koppen` with small letters, `gezet` the Set-Cookie lines."""
    uitslag = {naam: toets(koppen, gezet) for naam, toets in TOETSEN.items()}
    zonder = 100 + sum(punten for punten, _ in uitslag.values() if punten < 0)
    extra = sum(punten for punten, _ in uitslag.values() if punten > 0) if zonder >= 90 else 0
    return max(zonder + extra, 0), uitslag


def vraag_adres(adres):
    with urlopen(Request(adres)) as antwoord:  # noqa: S310 - the address is given by whoever runs this
        koppen = {naam.lower(): waarde for naam, waarde in antwoord.headers.items()}
        return koppen, antwoord.headers.get_all("Set-Cookie") or []


def vraag_productie():
    """The sign-in page as production would answer it, without a server or a database of its own."""
    with tempfile.TemporaryDirectory() as map_:
        os.environ |= {"DATA_DIR": map_, "SECRET_KEY": secrets.token_hex(32), "ALLOWED_HOSTS": "portaal.example.nl"}
        os.environ |= {
            "VOORBEELD": "nee",
            "EMAIL_URL": "smtp://localhost",
            "DJANGO_SETTINGS_MODULE": "doorlopend.settings",
        }
        sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        import django

        django.setup()
        from django.core.management import call_command
        from django.test import Client

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        antwoord = Client(HTTP_X_FORWARDED_PROTO="https").get("/inloggen/", HTTP_HOST="portaal.example.nl")
        koppen = {naam.lower(): waarde for naam, waarde in antwoord.headers.items()}
        return koppen, [koekje.OutputString() for koekje in antwoord.cookies.values()]


if __name__ == "__main__":
    punten, uitslag = score(*(vraag_adres(sys.argv[1]) if len(sys.argv) > 1 else vraag_productie()))
    for naam, (deel, reden) in uitslag.items():
        print(f"{deel:+4}  {naam}: {reden}")
    print(f"\n{punten} punten{'' if punten >= GEWENST else f', minder dan {GEWENST}'}")
    sys.exit(punten < GEWENST)

"""Log lines: one JSON object each, in UTC, with a request number, and without anything about a person but an id."""

import json
import logging
import re
import secrets
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

verzoeknummer: ContextVar[str] = ContextVar("verzoeknummer", default="")
# Loggers whose own text names addresses, paths or what was typed: their lines say only what kind of event it was.
STIL = ("django.request", "django.security", "django.db", "django.server", "django.template", "allauth")

# What gunicorn says of a request that it can't read, with what the visitor sent behind it.
ONLEESBAAR = "Invalid request"
# Addresses of e-mail and of machines, for a line that holds one after all.
ADRES = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b", re.I
)


def met_verzoeknummer(get_response):
    """Give every request a number, that its log lines and its answer (X-Request-ID) share."""

    def middleware(request):
        nummer = request.verzoeknummer = secrets.token_hex(8)
        merk = verzoeknummer.set(nummer)
        try:
            antwoord = get_response(request)
        finally:
            verzoeknummer.reset(merk)
        antwoord.headers["X-Request-ID"] = nummer
        return antwoord

    return middleware


class JsonFormatter(logging.Formatter):
    """Paths become route names, exceptions their kind and place: neither the message nor the values in it."""

    def format(self, record):
        verzoek = getattr(record, "request", None)
        regel = {
            "tijd": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "bericht": self._bericht(record),
            "verzoek": getattr(verzoek, "verzoeknummer", "") or verzoeknummer.get(),
        }
        if verzoek is not None:
            regel |= self._van_verzoek(verzoek)
        if status := getattr(record, "status_code", None):
            regel["status"] = status
        if record.exc_info and record.exc_info[0]:
            regel["fout"] = self._fout(*record.exc_info)
        return json.dumps(regel, ensure_ascii=True)

    def _bericht(self, record):
        if record.name.startswith(STIL):
            return record.msg if isinstance(record.msg, str) and "%" in record.msg else "zie bron en fout"
        tekst = record.getMessage()
        if tekst.startswith(ONLEESBAAR):
            return ONLEESBAAR
        return ADRES.sub("<adres>", tekst)

    def _van_verzoek(self, verzoek):
        route = getattr(verzoek, "resolver_match", None)
        gebruiker = getattr(verzoek, "user", None)
        return {
            "methode": verzoek.method if verzoek.method in ("GET", "HEAD", "POST") else "anders",
            "route": route.view_name if route else "",
            "gebruiker": gebruiker.pk if gebruiker is not None else None,
        }

    def _fout(self, soort, fout, spoor):
        plekken = [f"{plek.filename}:{plek.lineno} {plek.name}" for plek in traceback.extract_tb(spoor)]
        return {"soort": soort.__name__, "plekken": plekken[-12:]}

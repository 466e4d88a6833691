"""Walks the portal as a visitor does: every page of the matrix, every form on it, every filter and link.

What it finds grows with the portal: a new page or field is tested by tests/toegang/test_overal*.py without
another line of test code.
"""

import random
import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.bladzijde import Bladzijde
from tests.matrix import MATRIX, alle_argumenten

NIET_INVULLEN = ("csrfmiddlewaretoken",)
VOORBEELDEN = {
    "date": "2025-03-03",
    "datetime-local": "2025-03-03T10:00",
    "time": "10:00",
    "number": "2",
    "email": "iemand@school.nl",
    "url": "https://www.school.nl",
    "tel": "020 123 45 67",
}


@dataclass
class Veld:
    naam: str
    soort: str
    waarde: str = ""
    keuzes: list[str] = field(default_factory=list)
    verplicht: bool = False

    @property
    def is_tekst(self):
        return self.soort in ("text", "textarea", "search", "email", "url", "tel")

    def geldig(self, nummer=1):
        """What a person could fill in: what stands there, or something plausible."""
        if self.soort in ("checkbox", "radio"):
            return [self.waarde] if self.waarde else self.keuzes[:1]
        if self.soort == "select":
            keuze = self.waarde or next((keuze for keuze in self.keuzes if keuze), "")
            return [keuze]
        if self.waarde or self.soort == "hidden":
            return [self.waarde]
        return [VOORBEELDEN.get(self.soort, f"Tekst {nummer}")]


@dataclass
class Formulier:
    """A form on a page: where it stands, where it goes, and its fields by name."""

    pagina: str
    actie: str
    methode: str
    velden: dict[str, Veld]

    def ingevuld(self):
        """A plausible answer: {name: [values]}."""
        return {naam: veld.geldig() for naam, veld in self.velden.items() if veld.soort != "file"}


def pad(naam, argumenten):
    return reverse(naam, args=argumenten.get(naam, argumenten.get(naam.partition("-")[0], [])))


def paden(rol, *, methode="get"):
    """{url name: path} of what this role may reach by the matrix, with objects that exist."""
    argumenten, kolom = alle_argumenten(), 0 if methode == "get" else 1
    return {naam: pad(naam, argumenten) for naam, rij in MATRIX.items() if rij[kolom] and rol in rij[kolom]}


def paden_per_rol(rollen):
    """{role: paths of what it may open}, all with the same objects."""
    argumenten = alle_argumenten()
    return {rol: [pad(naam, argumenten) for naam, rij in MATRIX.items() if rij[0] and rol in rij[0]] for rol in rollen}


def formulieren(antwoord, pagina):
    """The forms on a page, fields of the same name taken together."""
    if not antwoord.headers.get("Content-Type", "").startswith("text/html"):
        return []
    bladzijde, gevonden = Bladzijde(antwoord), []
    for form in bladzijde.alle("form"):
        actie = form.attrs.get("action") or pagina
        velden = {}
        for element in bladzijde.elementen:
            binnen = form in element.ouders or (form.attrs.get("id") and element.attrs.get("form") == form.attrs["id"])
            if binnen and element.attrs.get("name") and element.tag in ("input", "select", "textarea"):
                _neem_op(velden, element, bladzijde)
        gevonden.append(Formulier(pagina, actie, form.attrs.get("method", "get").lower(), velden))
    return gevonden


def _neem_op(velden, element, bladzijde):
    naam = element.attrs["name"]
    if naam in NIET_INVULLEN or element.attrs.get("type") in ("submit", "button"):
        return
    soort = element.attrs.get("type", "text") if element.tag == "input" else element.tag
    veld = velden.setdefault(naam, Veld(naam, soort, verplicht="required" in element.attrs))
    if element.tag == "select":
        opties = [optie for optie in bladzijde.alle("option") if element in optie.ouders]
        veld.keuzes = [optie.attrs.get("value", optie.tekst) for optie in opties]
        veld.waarde = next((o.attrs.get("value", "") for o in opties if "selected" in o.attrs), "")
    elif soort in ("checkbox", "radio"):
        waarde = element.attrs.get("value", "on")
        veld.keuzes.append(waarde)
        if "checked" in element.attrs:
            veld.waarde = waarde
    else:
        veld.waarde = element.tekst if element.tag == "textarea" else element.attrs.get("value", "")


def alle_formulieren(client, adressen):
    """The forms that change something on the pages of these addresses, each once."""
    return unieke_formulieren({pagina: client.get(pagina) for pagina in adressen})


def unieke_formulieren(antwoorden, methoden=("post",)):
    """The forms on these pages, {address: answer}: of the same address with the same fields the first."""
    gevonden = {}
    for pagina, antwoord in antwoorden.items():
        if antwoord.status_code == 200 and not antwoord.streaming:
            for form in formulieren(antwoord, pagina):
                if form.methode in methoden:
                    gevonden.setdefault((urlsplit(form.actie).path, tuple(sorted(form.velden))), form)
    return list(gevonden.values())


def parameters(antwoord):
    """The names of query parameters that a page knows: of its filters and of its links to itself."""
    if not antwoord.headers.get("Content-Type", "").startswith("text/html"):
        return set()
    namen = {"peildatum", "sort", "page", "next", "soort", "sinds", "formaat"}
    for form in formulieren(antwoord, ""):
        if form.methode == "get":
            namen |= set(form.velden)
    for link in Bladzijde(antwoord).alle("a"):
        namen |= {naam for naam, _ in parse_qsl(urlsplit(link.attrs.get("href", "")).query, keep_blank_values=True)}
    return namen


VREEMD = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "a" * 70_000,
    "\ud800",
    "٣",
    "²",
    "1" + "0" * 25,
    "-1",
    "0",
    "2147483648",
    "9223372036854775808",
    "1e400",
    "NaN",
    "Infinity",
    "1,5",
    "__class__",
    "-__class__",
    "' OR 1=1 --",
    "%00",
    "{{7*7}}",
    "{% load x %}",
    "<script>alert(1)</script>",
    "=1+1",
    "../../etc/passwd",
    "0001-01-01",
    "9999-12-31",
    "2025-02-30",
    "31-02-2025",
    "24:61",
    "\r\nSet-Cookie: x=1",
    "\u202egnp.exe",
    "😀" * 50,
    "e\u0301" * 200,
    "//elders.example/",
    "javascript:alert(1)",
    "[]",
    "{}",
    "null",
]
BESTANDEN = [
    ("leeg.csv", b""),
    ("x.csv", b"\x00" * 100),
    ("x.xlsx", b"PK\x03\x04" + b"\x00" * 200),
    ("x.pdf", b"%PDF-1.7\n<script>alert(1)</script>"),
    ("\u202excod.exe", b"MZ\x90\x00"),
    ("a" * 300 + ".csv", b"naam;soort\n" + b"\xff\xfe" * 50),
    ("x.csv", b'naam;"open\n' + b";" * 5000),
    ("../../x.docx", b"PK\x05\x06" + b"\x00" * 18),
]


def stukke_invoer(form, wie: random.Random):
    """An answer to this form with one thing wrong, and what that is."""
    velden = form.ingevuld()
    naam = wie.choice(sorted(form.velden) or ["onbekend"])
    if form.velden.get(naam) and form.velden[naam].soort == "file":
        bestand = wie.choice(BESTANDEN)
        return velden | {naam: [SimpleUploadedFile(*bestand)]}, (naam, bestand[0][:20])
    kwaad = wie.choice([*VREEMD, None, [1, 2]])
    if kwaad is None:
        velden.pop(naam, None)
    elif isinstance(kwaad, list):
        velden[naam] = [*velden.get(naam, [""]), "nog een", "999999"]
    else:
        velden[naam] = [kwaad]
    return velden, (naam, str(kwaad)[:20])


def verstuur(client, form, velden):
    """Send the fields to the form's address, as a browser would; also what no browser can encode."""
    if any(veld.soort == "file" for veld in form.velden.values()):
        schoon = {
            naam: [
                waarde.encode("utf-8", "replace").decode() if isinstance(waarde, str) else waarde for waarde in reeks
            ]
            for naam, reeks in velden.items()
        }
        return client.post(form.actie, schoon)
    lichaam = urlencode(velden, doseq=True, errors="surrogatepass")
    return client.post(form.actie, lichaam, content_type="application/x-www-form-urlencoded")


ENGELS = re.compile(
    r"\b(this field|enter a|enter the|select a|ensure|required|invalid|not a valid|must be|please|cannot)\b", re.I
)


def fouten(antwoord):
    """The error texts that a page shows."""
    if not antwoord.headers.get("Content-Type", "").startswith("text/html"):
        return []
    return Bladzijde(antwoord).teksten(klas="fouttekst")

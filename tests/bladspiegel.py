"""Looks at the pages of a PDF as they are printed: what runs off, what overlaps, which heading is left alone.

It reads where pdftotext finds each word, so it sees the paper and not the style sheet.
"""

import re
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from itertools import combinations
from xml.etree import ElementTree

MM = 72 / 25.4
BOVEN, ONDER, ZIJ = 18 * MM, (297 - 15) * MM, 16 * MM  # the margins in static/css/rapport.css
SPELING = 1.5  # points: italics and rounding
XHTML = "{http://www.w3.org/1999/xhtml}"
KOPPEN = ("h1", "h2", "h3", "h4", "caption")


@dataclass(frozen=True)
class Woord:
    tekst: str
    links: float
    boven: float
    rechts: float
    onder: float

    @property
    def in_marge(self):
        """Whether it stands above or below the text: a running header or footer."""
        return self.onder < BOVEN or self.boven > ONDER


@dataclass(frozen=True)
class Blad:
    """One page: its words, and its lines of body text from top to bottom."""

    nummer: int
    breedte: float
    woorden: list
    regels: list


def teksten(pdf):
    """The text of each page of a PDF (bytes) in the order of the document, with one space between words."""
    uitslag = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return [" ".join(blad.split()) for blad in uitslag.stdout.decode().split("\f")[:-1]]


@lru_cache(maxsize=8)
def bladen(pdf):
    """The pages of a PDF (bytes) after the cover, as [Blad]."""
    uitslag = subprocess.run(["pdftotext", "-bbox-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    leesbaar = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", uitslag.stdout.decode())
    paginas = ElementTree.fromstring(leesbaar).iter(f"{XHTML}page")  # noqa: S314 - the output of our own tool
    return [_blad(nummer, pagina) for nummer, pagina in enumerate(paginas, start=1) if nummer > 1]


def _blad(nummer, pagina):
    woorden = [_woord(woord) for woord in pagina.iter(f"{XHTML}word")]
    per_regel = [[_woord(woord) for woord in regel] for regel in pagina.iter(f"{XHTML}line")]
    tekst = [regel for regel in per_regel if not any(woord.in_marge for woord in regel)]
    op_volgorde = sorted(tekst, key=lambda regel: max(woord.onder for woord in regel))
    regels = [" ".join(woord.tekst for woord in regel) for regel in op_volgorde]
    return Blad(nummer, float(pagina.get("width")), woorden, regels)


def _woord(element):
    return Woord(element.text or "", *(float(element.get(zijde)) for zijde in ("xMin", "yMin", "xMax", "yMax")))


def loopt_uit(pdf):
    """Every word that leaves the text area of its page."""
    return [
        f"blad {blad.nummer}: {woord.tekst}"
        for blad in bladen(pdf)
        for woord in blad.woorden
        if woord.links < ZIJ - SPELING or woord.rechts > blad.breedte - ZIJ + SPELING or _op_de_rand(woord, blad)
    ]


def _op_de_rand(woord, blad):
    """Whether a word crosses the upper or lower edge, or stands below it on another line than the page number."""
    if woord.boven > ONDER:
        return all(abs(woord.boven - voet.boven) > SPELING for voet in blad.woorden if voet.tekst == "Pagina")
    onder = woord.boven < ONDER - SPELING and woord.onder > ONDER + SPELING
    return onder or (woord.boven < BOVEN - SPELING and woord.onder > BOVEN + SPELING)


def overlapt(pdf):
    """Pairs of words of which a third or more of the smaller lies in the other."""
    return [
        f"blad {blad.nummer}: {een.tekst} / {ander.tekst}"
        for blad in bladen(pdf)
        for strook in _stroken(blad.woorden)
        for een, ander in combinations(strook, 2)
        if _gedeeld(een, ander) > _vlak(een, ander) / 3
    ]


def _stroken(woorden):
    """Words by where their middle lies, so that only those near each other are compared."""
    stroken = defaultdict(list)
    for woord in woorden:
        stroken[(woord.boven + woord.onder) // 24].append(woord)
    return stroken.values()


def _gedeeld(een, ander):
    breed = min(een.rechts, ander.rechts) - max(een.links, ander.links)
    hoog = min(een.onder, ander.onder) - max(een.boven, ander.boven)
    return breed * hoog if breed > 0 and hoog > 0 else 0


def _vlak(een, ander):
    return min((w.rechts - w.links) * (w.onder - w.boven) for w in (een, ander)) or 1


class _Koppenlezer(HTMLParser):
    """Collects the texts of headings and captions, except those that stand in the line of their text."""

    def __init__(self):
        super().__init__()
        self.koppen, self.diepte, self.in_tekst = [], 0, False

    def handle_starttag(self, tag, attrs):
        if tag == "div":
            self.in_tekst = ("class", "tekst") in attrs
        if tag in KOPPEN and not self.in_tekst:
            self.diepte += 1
            self.koppen.append("")

    def handle_endtag(self, tag):
        if tag in KOPPEN and self.diepte:
            self.diepte -= 1

    def handle_data(self, data):
        if self.diepte:
            self.koppen[-1] += data


def koppen_onderaan(pdf, html):
    """Each page that ends with a heading or a caption of `html`, while its text begins on the next page."""
    lezer = _Koppenlezer()
    lezer.feed(html)
    koppen = {" ".join(kop.split()) for kop in lezer.koppen}
    laatste = ((blad.nummer, blad.regels[-1]) for blad in bladen(pdf) if blad.regels)
    return [
        f"blad {nummer}: {regel}"
        for nummer, regel in laatste
        if any(kop == regel or (len(regel) > 12 and kop.endswith(regel)) for kop in koppen)
    ]

"""Reads a page as a person or a screen reader would: elements with their attributes and their text."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

LEEG = {"meta", "link", "input", "img", "br", "path", "circle", "col", "hr"}
VERWIJZINGEN = ("for", "aria-labelledby", "aria-describedby")


@dataclass
class Element:
    tag: str
    attrs: dict
    ouders: list
    stukken: list = field(default_factory=list)

    @property
    def tekst(self):
        return " ".join("".join(self.stukken).split())

    def binnen(self, **attrs):
        """Whether an element with these attributes stands around this one."""
        return any(all(ouder.attrs.get(naam) == waarde for naam, waarde in attrs.items()) for ouder in self.ouders)


class Bladzijde(HTMLParser):
    """`html` is a response or a string."""

    def __init__(self, html):
        super().__init__()
        self.elementen, self._open = [], []
        self.feed(html if isinstance(html, str) else html.content.decode())
        assert self._open == [], [element.tag for element in self._open]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {naam: waarde or "" for naam, waarde in attrs}, list(self._open))
        self.elementen.append(element)
        if tag not in LEEG:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in LEEG:
            self._open.pop()

    def handle_endtag(self, tag):
        assert self._open.pop().tag == tag, f"</{tag}> sluit een ander element"

    def handle_data(self, data):
        for element in self._open:
            element.stukken.append(data)

    def alle(self, tag=None, **attrs):
        """The elements with this tag and these attributes; `klas` asks for one of the classes."""
        klas, attrs = attrs.pop("klas", None), {naam.replace("_", "-"): waarde for naam, waarde in attrs.items()}
        return [
            element
            for element in self.elementen
            if tag in (None, element.tag)
            and (klas is None or klas in element.attrs.get("class", "").split())
            and all(element.attrs.get(naam) == waarde for naam, waarde in attrs.items())
        ]

    def een(self, tag=None, **attrs):
        (element,) = self.alle(tag, **attrs)
        return element

    def teksten(self, tag=None, **attrs):
        return [element.tekst for element in self.alle(tag, **attrs)]

    def dubbele_ids(self):
        tellingen = Counter(element.attrs["id"] for element in self.elementen if "id" in element.attrs)
        return {naam for naam, aantal in tellingen.items() if aantal > 1}

    def losse_verwijzingen(self):
        """References by id, from labels, ARIA and links within the page, to something that isn't there."""
        ids = {element.attrs.get("id") for element in self.elementen}
        genoemd = {
            naam
            for element in self.elementen
            for soort in VERWIJZINGEN
            for naam in element.attrs.get(soort, "").split()
        }
        sprongen = {element.attrs["href"][1:] for element in self.alle("a") if element.attrs["href"].startswith("#")}
        return (genoemd | sprongen) - ids

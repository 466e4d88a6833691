"""School years and peildata: pure calendar rules of the covenant."""

import re
from dataclasses import dataclass
from datetime import date


class Peildatumfout(ValueError):
    """A peildatum that can't be used; the message is Dutch and meant for the user."""


@dataclass(frozen=True, order=True)
class Schooljaar:
    """A school year: 1 August of year `begin` up to and including 31 July of the next year."""

    begin: int

    @classmethod
    def op(cls, datum):
        """The school year in which `datum` lies."""
        return cls(datum.year if datum.month >= 8 else datum.year - 1)

    @property
    def begindatum(self):
        return date(self.begin, 8, 1)

    @property
    def einddatum(self):
        """The last day, inclusive."""
        return date(self.begin + 1, 7, 31)

    @property
    def naam(self):
        return f"{self.begin}-{self.begin + 1}"

    def __str__(self):
        return self.naam

    def __contains__(self, datum):
        return self.begindatum <= datum <= self.einddatum


def lees_datum(tekst):
    """The date written as JJJJ-MM-DD (ASCII digits only), from 1900 on; raises Peildatumfout."""
    if re.fullmatch(r"(19|[2-9][0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}", tekst):
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            pass
    raise Peildatumfout("Deze datum kan niet. Schrijf de datum als JJJJ-MM-DD, bijvoorbeeld 2026-11-01.")


def lees_peildatum(tekst, vandaag):
    """The peildatum asked for, or `vandaag` when `tekst` is empty; raises Peildatumfout.

    A peildatum after today is refused: the future is what the verwachting is for (convenant.md,
    "Fact, plan, progress, judgement").
    """
    if not tekst:
        return vandaag
    peildatum = lees_datum(tekst)
    if peildatum > vandaag:
        raise Peildatumfout("De peildatum ligt in de toekomst. Kies vandaag of een eerdere dag.")
    return peildatum

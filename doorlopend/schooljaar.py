"""School years and peildata: pure calendar rules of the covenant."""

import re
from dataclasses import dataclass
from datetime import date, timedelta


class Peildatumfout(ValueError):
    """A peildatum that can't be used; the message is Dutch and meant for the user."""


@dataclass(frozen=True, order=True)
class Jaar:
    """A year of twelve months from the first of EERSTE_MAAND of the calendar year `begin`."""

    begin: int

    EERSTE_MAAND = 1
    SOORT = "kalenderjaar"

    @classmethod
    def op(cls, datum):
        """The year in which `datum` lies."""
        return cls(datum.year if datum.month >= cls.EERSTE_MAAND else datum.year - 1)

    @property
    def begindatum(self):
        return self.na_maanden(0)

    @property
    def einddatum(self):
        """The last day, inclusive."""
        return self.na_maanden(12) - timedelta(days=1)

    @property
    def volgend(self):
        return type(self)(self.begin + 1)

    @property
    def naam(self):
        return str(self.begin)

    def na_maanden(self, aantal):
        """The day on which `aantal` months of this year are over."""
        erbij, maand = divmod(self.EERSTE_MAAND - 1 + aantal, 12)
        return date(self.begin + erbij, maand + 1, 1)

    def __str__(self):
        return self.naam

    def __contains__(self, datum):
        return self.begindatum <= datum <= self.einddatum


class Kalenderjaar(Jaar):
    """1 January up to and including 31 December."""


class Schooljaar(Jaar):
    """A school year: 1 August of year `begin` up to and including 31 July of the next year."""

    EERSTE_MAAND = 8
    SOORT = "schooljaar"

    @property
    def naam(self):
        return f"{self.begin}-{self.begin + 1}"


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

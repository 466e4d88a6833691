"""Small counts stay hidden, and nothing that is published gives them away. The one place where that is decided.

Pure: no database, no clock. Every page, chart, export and JSON shows `Getoond` only, never the counts.

1 to 4 is shown as "<5"; 0 is shown. When one part of a row is small, the other parts of that row are hidden
too ("–"); when even then its total would leave one possible value, the whole row is. Totals over rows are
computed from what is shown, as a range: "27–30". So everything published is a function of the shown cells
alone: change a hidden count into any other that would be shown the same, and nothing published changes.
Sources: domain.md, section 3 (NCO, DUO: "never sum <5, show a range; clamp 5/95; hide the percentage too").
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

KLEINSTE = 5
LAAGST, HOOGST = 5, 95
KLEIN, VERBORGEN = "<5", "–"


@dataclass(frozen=True)
class Bereik:
    """What may be known of a count: from `laag` to `hoog`, inclusive; `hoog` None is without a limit."""

    laag: int
    hoog: int | None
    teken: str = ""

    @property
    def exact(self):
        return self.laag if self.laag == self.hoog else None

    def __str__(self):
        if self.exact is not None:
            return str(self.laag)
        if self.teken:
            return self.teken
        return f"{self.laag} of meer" if self.hoog is None else f"{self.laag}–{self.hoog}"

    def __add__(self, ander):
        if NUL in (self, ander):
            return ander if self == NUL else self
        hoog = None if self.hoog is None or ander.hoog is None else self.hoog + ander.hoog
        return Bereik(self.laag + ander.laag, hoog)


NUL = Bereik(0, 0)
KLEINBEREIK = Bereik(1, KLEINSTE - 1, KLEIN)
ALLES_VERBORGEN = Bereik(0, None, VERBORGEN)


def is_klein(aantal):
    return 0 < aantal < KLEINSTE


@dataclass(frozen=True)
class Getoond:
    """What may be shown of a row, or of rows together: each a Bereik."""

    instroom: Bereik
    behouden: Bereik
    uitval: Bereik

    def __add__(self, ander):
        return Getoond(self.instroom + ander.instroom, self.behouden + ander.behouden, self.uitval + ander.uitval)

    @property
    def startersresultaat(self):
        return procent(self.behouden, self.instroom)

    @property
    def uitvalpercentage(self):
        return procent(self.uitval, self.instroom)


def toon(*, instroom, behouden, uitval):
    """The Getoond of one row of counts; the rest (instroom − behouden − uitval) is never shown itself."""
    rest = instroom - behouden - uitval
    if is_klein(instroom):
        verborgen = Bereik(0, KLEINSTE - 1, VERBORGEN)
        return Getoond(KLEINBEREIK, verborgen, verborgen)
    if not any(map(is_klein, (behouden, uitval, rest))):
        return Getoond(Bereik(instroom, instroom), Bereik(behouden, behouden), Bereik(uitval, uitval))
    if not _blijft_onbekend(instroom, behouden, uitval):
        return Getoond(ALLES_VERBORGEN, ALLES_VERBORGEN, ALLES_VERBORGEN)
    geheel = Bereik(instroom, instroom)
    return Getoond(geheel, _deel(behouden, geheel), _deel(uitval, geheel))


def _deel(aantal, geheel):
    """What may be shown of a part in a row with a small part."""
    if aantal == 0:
        return NUL
    return KLEINBEREIK if is_klein(aantal) else Bereik(KLEINSTE, geheel.hoog, VERBORGEN)


def _blijft_onbekend(instroom, behouden, uitval):
    """Whether each small part keeps at least two possible values for who sees the total and the signs."""
    mogelijk = [
        (b, u, instroom - b - u)
        for b, u in product(_zoals(behouden, instroom), _zoals(uitval, instroom))
        if b + u <= instroom and any(map(is_klein, (b, u, instroom - b - u)))
    ]
    echt = (behouden, uitval, instroom - behouden - uitval)
    return all(len({rij[plek] for rij in mogelijk}) > 1 for plek, aantal in enumerate(echt) if is_klein(aantal))


def _zoals(aantal, instroom):
    """The counts that would be shown with the same sign; a few hidden large ones stand for all."""
    if aantal == 0:
        return (0,)
    if is_klein(aantal):
        return range(1, KLEINSTE)
    return sorted({*range(KLEINSTE, KLEINSTE * 3), *range(max(KLEINSTE, instroom - KLEINSTE * 3), instroom + 1)})


def procent(deel, geheel):
    """A whole percentage of two Bereiken held between 5 and 95; None when either isn't known exactly."""
    if deel.exact is None or not geheel.exact:
        return None
    return min(HOOGST, max(LAAGST, round(Fraction(100 * deel.exact, geheel.exact))))


def samen(rijen):
    """The total of some Getoond, from what each of them shows."""
    return sum(rijen, start=Getoond(NUL, NUL, NUL))

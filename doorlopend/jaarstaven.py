"""The chart of what is counted anew each school year: a bar a year, with the doel of that year as a line over it."""

from django.utils.safestring import SafeString

from doorlopend.grafieken import DOEL, RASTER, STAND, ZACHT
from doorlopend.svg import INKT, getal, lijn, rechthoek, tekening, tekst

BOVEN, ONDER, STAAF = 34, 26, 56  # room above the bars and below them, and the width of a bar


def jaarstaven(uid, titel, jaren, *, eenheid, maat=(420, 190)) -> SafeString:
    """A bar for each of `jaren`, which is [(school year, stand, doel or None)]; empty without years.

    The counts are of `eenheid`; `maat` is the width and height of the drawing.
    """
    if not jaren:
        return SafeString()
    breedte, hoogte = maat
    hoogste = max([1, *(aantal for _, *aantallen in jaren for aantal in aantallen if aantal is not None)])
    schaal, vak = (hoogte - BOVEN - ONDER) / hoogste, breedte / len(jaren)
    delen = [lijn(0, hoogte - ONDER, breedte, hoogte - ONDER, RASTER, 1.5)]
    for nummer, (jaar, stand, doel) in enumerate(jaren):
        delen += _staaf((nummer + 0.5) * vak, hoogte - ONDER, schaal, jaar, stand, doel)
    woorden = "; ".join(_in_woorden(jaar, stand, doel, eenheid) for jaar, stand, doel in jaren)
    return tekening(uid, f"{titel}. {woorden}.", breedte, hoogte, delen)


def _staaf(midden, onder, schaal, jaar, stand, doel):
    """One year: its bar with the count in or above it, the line of its doel, and its name below."""
    top, links = onder - (stand or 0) * schaal, midden - STAAF / 2
    if stand:
        yield rechthoek(links, top, STAAF, onder - top, fill=STAND)
    if doel is not None:
        y = onder - doel * schaal
        yield lijn(links - 14, y, links + STAAF + 14, y, DOEL, 2.5, stroke_dasharray="9 5")
        yield tekst(midden, y - 8, f"doel {getal(doel)}", 13, DOEL, "middle", 700)
    yield from _aantal(midden, onder, top, stand)
    yield tekst(midden, onder + 18, jaar, 13, INKT, "middle", 600)


def _aantal(midden, onder, top, stand):
    """The count: white inside a bar that is high enough, else just above the ground line on its right."""
    label = "onbekend" if stand is None else getal(stand)
    if onder - top >= 24:
        yield tekst(midden, top + 18, label, 15, "#ffffff", "middle", 700)
    else:
        yield tekst(midden + STAAF / 2 + 8, onder - 5, label, 15, STAND if stand else ZACHT, "start", 700)


def _in_woorden(jaar, stand, doel, eenheid):
    aantal = "onbekend" if stand is None else f"{getal(stand)} {eenheid}"
    return f"{jaar}: {aantal}" + (f", doel {getal(doel)}" if doel is not None else "")

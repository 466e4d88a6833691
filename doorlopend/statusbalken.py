"""The chart of counts by status: bars of which each part has a texture of its own, for paper without colour."""

from django.utils.safestring import SafeString

from doorlopend.svg import INKT, getal, gevuld_vlak, rechthoek, tekening, tekst, tekstbreedte

ZACHT, WIT = "#4d5b69", "#ffffff"
MAAT = 720, 44  # the width of the drawing and the height of a row
BALK = 17 / 22  # which part of a row its bar is high
STATUS = {  # label, fill, text on the fill (or on its white plate), texture
    "aangeboden": ("Aangeboden", "#0b5563", WIT, None),
    "ontwikkeling": ("In ontwikkeling", "#7fb8b2", "#12303a", "strepen"),
    "verkenning": ("Verkenning", "#dbe9e4", "#12303a", "stippen"),
    "geen": ("Nog geen leerroute", WIT, ZACHT, None),
    "behouden": ("Behouden", "#0b5563", WIT, None),
    "uitval": ("Uitval", "#7fb8b2", "#12303a", "strepen"),
    "verborgen": ("Niet getoond", "#dbe9e4", "#12303a", "stippen"),
}
LEERROUTE = ("aangeboden", "ontwikkeling", "verkenning", "geen")


def gestapeld(uid, titel, rijen, volgorde=LEERROUTE, maat=MAAT) -> SafeString:
    """Bars of counts by status: `rijen` is [(name, {status: count})], other statuses are not shown.

    An empty list gives an empty string. `maat` is the width of the drawing and the height of a row.
    """
    if not rijen:
        return SafeString()
    namen = [naam if len(naam) <= 30 else f"{naam[:29]}…" for naam, _ in rijen]
    breedte, rijhoogte = maat
    links = max(112.0, max(tekstbreedte(naam, 14) for naam in namen) + 14)
    hoogste = max([1, *(sum(aantallen.get(status, 0) for status in volgorde) for _, aantallen in rijen)])
    rechts = breedte - tekstbreedte(getal(hoogste), 14) - 12
    delen, onder_legenda = _legenda(volgorde, breedte)
    for i, (_, aantallen) in enumerate(rijen):
        boven = onder_legenda + i * rijhoogte
        delen.append(tekst(links - 12, boven + rijhoogte * BALK / 2 + 5, namen[i], 14, INKT, "end", 600))
        delen += _balk(aantallen, volgorde, (links, boven, rijhoogte * BALK), (rechts - links) / hoogste)
    woorden = "; ".join(f"{naam}: {_aantallen_in_woorden(aantallen, volgorde)}" for naam, aantallen in rijen)
    return tekening(uid, f"{titel}. {woorden}.", breedte, onder_legenda + len(rijen) * rijhoogte, delen)


def _aantallen_in_woorden(aantallen, volgorde):
    delen = [f"{getal(aantallen[s])} {STATUS[s][0].lower()}" for s in volgorde if aantallen.get(s)]
    return ", ".join(delen) or "0"


def _legenda(volgorde, breedte):
    """What each texture means, on as many lines as `breedte` asks for, and the height below it."""
    delen, x, y = [], 4, 6
    for status in volgorde:
        label, vulling, _, textuur = STATUS[status]
        ruimte = 47 + tekstbreedte(label, 13)
        if x > 4 and x + ruimte - 20 > breedte:
            x, y = 4, y + 22
        delen += [*gevuld_vlak(x, y, 16, 16, vulling, textuur), tekst(x + 23, y + 13, label)]
        x += ruimte
    return delen, y + 34


def _balk(aantallen, volgorde, vak, schaal):
    """The parts of one bar with their counts, and the total behind it."""
    x, boven, hoogte = vak
    letters, plaathoogte = boven + hoogte / 2 + 5, min(20.0, hoogte - 2)
    for status in volgorde:
        if not (aantal := aantallen.get(status, 0)):
            continue
        breedte, label = aantal * schaal, getal(aantal)
        _, vulling, kleur, textuur = STATUS[status]
        plaat = tekstbreedte(label, 14) + 8
        yield from gevuld_vlak(x, boven, breedte, hoogte, vulling, textuur)
        if breedte >= plaat + 2:
            midden = x + breedte / 2
            if textuur:
                yield rechthoek(midden - plaat / 2, letters - 5 - plaathoogte / 2, plaat, plaathoogte, fill=WIT, rx=3)
            yield tekst(midden, letters, label, 14, kleur, "middle", 700)
        x += breedte
    totaal = sum(aantallen.get(status, 0) for status in volgorde)
    yield tekst(x + 8, letters, getal(totaal), 14, ZACHT)

"""The elements of a chart: escaped SVG, and labels that don't overlap."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SVG = "http://www.w3.org/2000/svg"
LETTER = "Public Sans, Public Sans Ext, Arial, sans-serif"
INKT = "#1b2733"


def getal(aantal):
    """A whole number the Dutch way: 12.345."""
    return f"{aantal:,}".replace(",", ".")


def tekstbreedte(tekst, grootte):
    """An upper estimate of the width of a label, from the boldest style: a digit is 0.64 em."""
    return sum(map(_tekenbreedte, tekst)) * grootte


def _tekenbreedte(teken):
    if teken in "mwMW@%":
        return 1.0
    return 0.62 if teken.islower() else 0.36 if teken in " .,:-" else 0.72


def spreid(wensen, onder, boven, ruimte=4):
    """Places for labels on one axis that don't overlap and stay within onder..boven.

    `wensen` is [(wished centre, size)], ordered as the labels must be; the places come in that order.
    When they don't fit together the last ones may overlap: the caller leaves labels out before that.
    """
    plaatsen, vrij = [], onder
    for midden, maat in wensen:
        plaatsen.append(max(midden, vrij + maat / 2))
        vrij = plaatsen[-1] + maat / 2 + ruimte
    vrij = boven
    for i, (_, maat) in reversed(list(enumerate(wensen))):
        plaatsen[i] = max(onder + maat / 2, min(plaatsen[i], vrij - maat / 2))
        vrij = plaatsen[i] - maat / 2 - ruimte
    return plaatsen


def element(naam, *inhoud, **eigenschappen):
    """One escaped element; font_size becomes font-size, floats get one decimal."""
    paren = (
        (sleutel.replace("_", "-"), f"{waarde:.1f}" if isinstance(waarde, float) else waarde)
        for sleutel, waarde in eigenschappen.items()
    )
    kenmerken = format_html_join("", ' {}="{}"', paren)
    if not inhoud:
        return format_html("<{}{}/>", naam, kenmerken)
    binnen = format_html_join("", "{}", ((deel,) for deel in inhoud))
    return format_html("<{}{}>{}</{}>", naam, kenmerken, binnen, naam)


def tekst(x, y, inhoud, grootte=13, kleur=INKT, anker="start", dikte=400):
    """A line of text; `y` is its baseline."""
    plaats = {"x": float(x), "y": float(y), "text_anchor": anker}
    return element("text", inhoud, **plaats, font_size=grootte, fill=kleur, font_weight=dikte)


def lijn(x1, y1, x2, y2, kleur, dikte=1.0, **meer):
    """A straight line; `meer` holds further attributes."""
    plaats = {"x1": float(x1), "y1": float(y1), "x2": float(x2), "y2": float(y2)}
    return element("line", **plaats, stroke=kleur, stroke_width=dikte, **meer)


def rechthoek(x, y, breedte, hoogte, **meer):
    return element("rect", x=float(x), y=float(y), width=float(breedte), height=float(hoogte), **meer)


def stip(x, y, straal, **meer):
    return element("circle", cx=float(x), cy=float(y), r=straal, **meer)


def pad(vorm, kleur, dikte, **meer):
    """An open path."""
    return element("path", d=vorm, fill="none", stroke=kleur, stroke_width=dikte, **meer)


def gevuld_vlak(x, y, breedte, hoogte, vulling, textuur=None):
    """A framed box; its texture is drawn as lines, because a <pattern> shows seams in the PDF."""
    rand = {"stroke": "#4d5b69", "stroke_width": 1}
    if textuur is None:
        yield rechthoek(x, y, breedte, hoogte, fill=vulling, **rand)
        return
    yield rechthoek(x, y, breedte, hoogte, fill=vulling)
    if textuur == "strepen":
        yield pad(_strepen(x, y, x + breedte, y + hoogte), "#4f938d", 1.6)
    elif textuur == "stippen":
        yield pad(_stippen(x, y, x + breedte, y + hoogte), "#7c9c94", 2.2, stroke_linecap="round")
    yield rechthoek(x, y, breedte, hoogte, fill="none", **rand)


def _strepen(x, y, x2, y2):
    """Diagonals x + y = c, cut off at the box."""
    vorm, c = "", x + y + 5
    while c < x2 + y2:
        van, tot = max(x, c - y2), min(x2, c - y)
        vorm += f"M{van:.1f} {c - van:.1f}L{tot:.1f} {c - tot:.1f}"
        c += 8
    return vorm or "M0 0"


def _stippen(x, y, x2, y2):
    """Dots every 8 units, none over the edge; a box too narrow for one stays plain."""
    kolommen, rijen = int((x2 - x - 6.5) // 8 + 1), int((y2 - y - 6.5) // 8 + 1)
    plaatsen = [(x + 4.5 + 8 * i, y + 4.5 + 8 * j) for i in range(kolommen) for j in range(rijen)]
    return "".join(f"M{a:.1f} {b:.1f}h0.1" for a, b in plaatsen) or "M0 0"


def tekening(uid, titel, breedte, hoogte, delen) -> SafeString:
    """The drawing; `titel` is its name and the text alternative. Without `uid` it carries no ids."""
    naam = element("title", titel, **({"id": f"{uid}-t"} if uid else {}))
    return element(
        "svg",
        naam,
        *delen,
        xmlns=SVG,
        viewBox=f"0 0 {breedte} {hoogte}",
        width=breedte,
        height=hoogte,
        role="img",
        font_family=LETTER,
        **({"aria-labelledby": f"{uid}-t"} if uid else {}),
    )

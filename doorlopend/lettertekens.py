"""Which characters the packaged fonts can show, and what the PDF shows for the others."""

import functools
import re
import unicodedata
from pathlib import Path

LETTERTYPEN = Path(__file__).resolve().parent.parent / "static" / "fonts"
WEGLATING = "[…]"  # takes the place of characters that the fonts can't show
VERVANGING = {
    **dict.fromkeys("✓✔☑✅🗸", "v"),
    **dict.fromkeys("✗✘☒❌✖", "x"),
    **dict.fromkeys("●▪◦‣⁃∙⋅■", "•"),
    **dict.fromkeys("☐□", "[ ]"),
    **dict.fromkeys("‐‑", "-"),
    **dict.fromkeys("→➔➜➡", "->"),
    **dict.fromkeys("←⬅", "<-"),
} | {
    "↔": "<->",
    "⇒": "=>",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "≈": "ca.",
    "‒": "–",
    "―": "—",
    "′": "'",
    "″": '"',
}


@functools.cache
def gedekte_tekens():
    """The characters that the packaged Public Sans can show (all its styles cover the same)."""
    from fontTools.ttLib import TTFont

    bestanden = LETTERTYPEN.glob("public-sans-latin*-400-normal.ttf")
    tekens = {chr(code) for bestand in bestanden for code in TTFont(bestand).getBestCmap()}
    return frozenset({teken for teken in tekens if teken.isprintable()} | set("\n\r\t\u00a0\u00ad"))


def _vervanging(teken):
    """What the PDF shows for one character."""
    gedekt = gedekte_tekens()
    if teken in gedekt:
        return teken
    if teken in VERVANGING:
        return VERVANGING[teken]
    soort = unicodedata.category(teken)
    if soort in ("Zs", "Zl", "Zp"):
        return " "
    if soort in ("Cc", "Cf", "Mn", "Me") or "\U000e0000" <= teken <= "\U000effff":
        return ""
    zonder_accent = "".join(t for t in unicodedata.normalize("NFKD", teken) if not unicodedata.combining(t))
    for anders in (unicodedata.normalize("NFKC", teken), zonder_accent):
        if anders and gedekt.issuperset(anders):
            return anders
    return WEGLATING


def vervang_onbekende_tekens(tekst):
    """`tekst` with only characters that the fonts cover: a readable substitute, or […] for what has none.

    Without this the renderer would fetch a font of the machine and the file would no longer be PDF/A.
    """
    while set(tekst := unicodedata.normalize("NFC", tekst)) - gedekte_tekens():
        tekst = "".join(map(_vervanging, tekst))  # what is left may join to a new character: look again
    return re.sub(r"\[…\](\s*\[…\])+", WEGLATING, tekst)


def onbekende_tekens(tekst):
    """The visible characters of `tekst` that the PDF will show differently, once each: for the preview."""
    tekens = dict.fromkeys(unicodedata.normalize("NFC", tekst))
    return [teken for teken in tekens if _vervanging(teken) not in (teken, "", " ")]

"""Texts that people write: a small part of Markdown, shown as safe HTML."""

import html
import re
import unicodedata

import nh3
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a"}
_LEZER = MarkdownIt("zero", {"breaks": True}).enable(
    ["paragraph", "list", "emphasis", "link", "newline", "escape", "entity", "balance_pairs", "fragments_join"]
)


def als_html(tekst):
    """`tekst` as safe HTML: paragraphs, lists, bold, italic, and links to https and mailto addresses.

    Everything else, HTML included, stays visible as the text that was typed. Idempotent for what it
    lets through: cleaning the result again changes nothing.
    """
    return _veilig(_LEZER.render(tekst))


def regel_als_html(tekst):
    """One line of such a text as safe HTML: bold, italic and links, no paragraph or list of its own."""
    return _veilig(_LEZER.renderInline(tekst))


def _veilig(gerenderd):
    return mark_safe(  # noqa: S308 the output of nh3 with a closed list of tags
        nh3.clean(
            gerenderd,
            tags=TAGS,
            attributes={"a": {"href"}, "*": set()},
            url_schemes={"https", "mailto"},
            link_rel="noopener noreferrer",
        )
    )


_OPSOMTEKEN = re.compile(r"^[ \t]*(?:[•·▪◦●‣⁃§]|\uf0b7|\uf0a7|o(?=\t))[ \t\u00a0]*", re.M)
_NUMMER = re.compile(r"^[ \t]*(\d{1,2})[.)]\t[ \t]*", re.M)


def opgeschoond(tekst):
    """`tekst` as it is kept: what a word processor puts in and nobody sees is gone, its bullets are Markdown.

    Idempotent. Letters, signs, emoji and texts from right to left stay as they are. The HTML of Word itself becomes
    the text that somebody read there.
    """
    tekst = _uit_word(tekst).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    tekst = tekst.replace("\u2029", "\n\n").replace("\u00a0", " ")
    tekst = "".join(teken for teken in tekst if teken in "\n\t" or not _onzichtbaar(teken))
    tekst = _NUMMER.sub(r"\1. ", _OPSOMTEKEN.sub("- ", tekst))
    regels = [regel.rstrip() for regel in tekst.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip("\n")


_WORD = re.compile(r"<o:p>|class=[\"']?Mso|urn:schemas-microsoft-com", re.I)
_WORD_ZELF = re.compile(
    r"<!--.*?-->|<!\[(?:if|endif)[^>]*>|<(style|xml|title|script)\b.*?</\1\s*>|</?\w+:\w+[^<>]*>", re.I | re.S
)


def _uit_word(tekst):
    """The words of `tekst` when it is HTML from a word processor: without its styles, comments and own tags."""
    if not _WORD.search(tekst):
        return tekst
    regels = html.unescape(zonder_html(" ".join(_WORD_ZELF.sub("", tekst).split()))).split("\n")
    return _uit_word("\n".join(regel.strip() for regel in regels))


def _onzichtbaar(teken):
    """Control characters, soft hyphens and marks without a width; not the joiners that emoji and scripts need."""
    if teken in "\u200c\u200d":
        return False
    return teken in "\u00ad\u200b\u2060\ufeff" or unicodedata.category(teken) in ("Cc", "Cs")


# Names that only HTML has, also without attributes; the others could be a word that somebody put between brackets.
_DUIDELIJK = """
a abbr b base blockquote body br button center dd del details div dl dt em embed fieldset font form frame frameset
h1 h2 h3 h4 h5 h6 head hr html i iframe img input ins li marquee math meta noscript ol p plaintext pre s script
select small span strike strong style sub sup svg table tbody td template textarea tfoot th thead tr tt u ul xmp
"""
_DUBBELZINNIG = """
address animate applet area article aside audio bdi bdo big canvas caption cite code col colgroup data datalist dfn
dialog figcaption figure footer foreignobject header image kbd label legend link main map mark menu meter mi nav nobr
object optgroup option output param picture portal progress q rp rt ruby samp section set slot source summary time
title track use var video wbr
"""
_NAMEN, _ALTIJD = "|".join(f"{_DUIDELIJK} {_DUBBELZINNIG}".split()), "|".join(_DUIDELIJK.split())
_TAG = rf"(/?)(?:(?<=/)(?:{_NAMEN})(?=\s*>)|(?:{_NAMEN})(?=[\s/][^<>=]*=[^<]*>)|(?:{_ALTIJD})(?=\s*/?>))"
_BEGIN = re.compile(rf"<(?:{_TAG}|(!)doctype\b(?=[^<>]*>)|(!)--)", re.I)
_BEGIN_OF_TEKEN = re.compile(rf"{_BEGIN.pattern}|<", re.I)
_REGELEINDE = re.compile(r"<(?:br\s*/?|/(?:p|div|li|tr|h[1-6]|blockquote))\s*>", re.I)
_HOOGSTENS = 20  # tags hidden in tags, deeper than any paste


def zonder_html(tekst):
    """`tekst` as it is saved: HTML tags with their attributes gone (nh3), every word that was typed kept.

    "<5", "a < b" and "<naam>" are no HTML and stay, and so do signs such as "&". Idempotent. A text of nothing
    but tags keeps them, with a sign that no browser reads: what was filled in never becomes empty.
    """
    schoon = tekst
    for _ in range(_HOOGSTENS):
        if not _BEGIN.search(schoon):
            return schoon if schoon.strip() or not tekst.strip() else tekst.replace("<", "‹")
        schoon = _REGELEINDE.sub("\n", schoon).replace("&", "&amp;")
        schoon = html.unescape(nh3.clean(_BEGIN_OF_TEKEN.sub(_als_span, schoon), tags=set()))
    return schoon.replace("<", "‹")


def _als_span(gevonden):
    """Every tag as one without a meaning of its own, so that reading it never swallows text; other "<" as a sign."""
    einde, doctype, commentaar = gevonden.groups()
    if commentaar:
        return ""
    return "<span" if doctype else "&lt;" if einde is None else f"<{einde}span"

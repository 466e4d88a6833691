"""Texts that people write: a small part of Markdown, shown as safe HTML."""

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
    return mark_safe(  # noqa: S308 the output of nh3 with a closed list of tags
        nh3.clean(
            _LEZER.render(tekst),
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

    Idempotent. Letters, signs, emoji and texts from right to left stay as they are.
    """
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    tekst = tekst.replace("\u2029", "\n\n").replace("\u00a0", " ")
    tekst = "".join(teken for teken in tekst if teken in "\n\t" or not _onzichtbaar(teken))
    tekst = _NUMMER.sub(r"\1. ", _OPSOMTEKEN.sub("- ", tekst))
    regels = [regel.rstrip() for regel in tekst.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(regels)).strip("\n")


def _onzichtbaar(teken):
    """Control characters, soft hyphens and marks without a width; not the joiners that emoji and scripts need."""
    if teken in "\u200c\u200d":
        return False
    return teken in "\u00ad\u200b\u2060\ufeff" or unicodedata.category(teken) in ("Cc", "Cs")

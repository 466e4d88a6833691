"""Texts that people write: a small part of Markdown, shown as safe HTML."""

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

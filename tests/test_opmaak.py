"""Texts of people become a small, safe part of HTML, whatever is typed or pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorlopend.opmaak import als_html, opgeschoond, regel_als_html
from tests.bladzijde import Bladzijde

ACTIEF = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[klik](javascript:alert(1))",
    "[klik](data:text/html;base64,PHNjcmlwdD4=)",
    "![plaat](https://elders.nl/x.png)",
    "<a href='https://elders.nl' onclick='alert(1)'>x</a>",
    "<style>@import 'https://elders.nl'</style>",
    "<iframe src='https://elders.nl'></iframe>",
    "<details open ontoggle=alert(1)>",
    "`<b>`",
    "[a](https://elders.nl \"t' onmouseover='alert(1)\")",
]


def test_paragraphs_lists_bold_and_links_are_shown():
    tekst = "Eerste **alinea**.\n\nTweede _alinea_\nmet regel.\n\n- een\n- twee\n\n1. los\n\n[site](https://a.nl)"

    assert als_html(tekst).replace("\n", "") == (
        "<p>Eerste <strong>alinea</strong>.</p><p>Tweede <em>alinea</em><br>met regel.</p>"
        "<ul><li>een</li><li>twee</li></ul><ol><li>los</li></ol>"
        '<p><a href="https://a.nl" rel="noopener noreferrer">site</a></p>'
    )


@pytest.mark.parametrize("tekst", ["# Kop", "| a | b |", "> citaat", "    code", "<b>vet</b>"])
def test_what_is_no_part_of_it_stays_the_text_that_was_typed(tekst):
    pagina = Bladzijde(als_html(tekst))

    assert pagina.een("p").tekst == tekst.strip()


@pytest.mark.parametrize("tekst", ACTIEF)
def test_nothing_active_gets_through(tekst):
    elementen = Bladzijde(als_html(tekst)).elementen

    assert {element.tag for element in elementen} <= {"p", "a", "strong", "em", "br"}
    assert {naam for element in elementen for naam in element.attrs} <= {"href", "rel"}
    assert all(element.attrs.get("href", "https:").startswith(("https:", "mailto:")) for element in elementen)


@given(tekst=st.text())
def test_any_text_gives_only_the_closed_list_of_tags(tekst):
    elementen = Bladzijde(als_html(tekst)).elementen

    assert {element.tag for element in elementen} <= {"p", "br", "strong", "em", "ul", "ol", "li", "a"}


@pytest.mark.parametrize(
    ("geplakt", "bewaard"),
    [
        ("een\r\ntwee\rdrie\x0bvier", "een\ntwee\ndrie\nvier"),
        ("\u00b7\tpunt\n\uf0b7\tpunt\no\tpunt\n\u2022 punt", "- punt\n- punt\n- punt\n- punt"),
        ("1.\teen\n2)\ttwee", "1. een\n2. twee"),
        ("a\u00a0b\u00ad\u200b\ufeffc \n\n\n\nd", "a bc\n\nd"),
        ("ook o gewoon\n- blijft", "ook o gewoon\n- blijft"),
        ("👩\u200d👧 עברית \u0041\u0301", "👩\u200d👧 עברית \u0041\u0301"),
        ("\x00\x07", ""),
    ],
)
def test_pasted_text_is_kept_clean(geplakt, bewaard):
    assert opgeschoond(geplakt) == bewaard


@given(tekst=st.text())
def test_cleaning_again_changes_nothing(tekst):
    assert opgeschoond(opgeschoond(tekst)) == opgeschoond(tekst)


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=ProgId content=Word.Document>
<!--[if gte mso 9]><xml><o:AllowPNG/></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:""} --></style></head>
<body lang=NL style='tab-interval:35.4pt'><!--StartFragment-->
<p class=MsoNormal style='mso-margin-top-alt:auto'>Scholen in <st1:place w:st="on">Amsterdam</st1:place> zijn
<b style='mso-bidi-font-weight:normal'>gestart</b>.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Eerste punt &ndash; &ldquo;goed&rdquo;<o:p></o:p></p>
<!--EndFragment--></body></html>"""


def test_the_html_of_word_becomes_the_words_that_stood_there():
    assert opgeschoond(WORD) == "Scholen in Amsterdam zijn gestart.\n- Eerste punt – “goed”"
    assert opgeschoond(opgeschoond(WORD)) == opgeschoond(WORD)


def test_one_line_keeps_its_bold_and_makes_no_paragraph_or_list():
    assert (
        regel_als_html("- Wijs **twee** scholen aan <b>nu</b>")
        == "- Wijs <strong>twee</strong> scholen aan &lt;b&gt;nu&lt;/b&gt;"
    )

"""Charts: the figures in words, labels inside the drawing and apart from each other, markup for page and PDF alike."""

import itertools
import re
from datetime import date, timedelta

import pytest
from defusedxml import ElementTree
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from doorlopend.grafieken import lijn_doel, meetbalk, oordeelteken
from doorlopend.jaarstaven import jaarstaven
from doorlopend.lettertekens import LETTERTYPEN
from doorlopend.statusbalken import STATUS, gestapeld
from doorlopend.svg import getal, spreid, tekstbreedte

SVG = "{http://www.w3.org/2000/svg}"
DOEL = date(2027, 7, 31)
NUL = date(2024, 1, 1)
REEKS = [(NUL, 4), (date(2025, 8, 1), 6), (date(2026, 8, 1), 8), (date(2026, 11, 1), 8)]
NODIG = [(NUL, 4), (date(2025, 7, 31), 6), (date(2026, 7, 31), 9), (DOEL, 12)]
LIJN = {
    "reeks": REEKS, "doel": 12, "doeldatum": DOEL, "nulmeting": 4, "nuldatum": NUL, "prognose": 10, "eenheid": "scholen",
}  # fmt: skip
RIJEN = [
    ("Nieuw-West", {"aangeboden": 3, "ontwikkeling": 2, "verkenning": 1, "geen": 1}),
    ("Weesp", {}),
    ("Noord", {"aangeboden": 2, "gestopt": 5}),
]
BALK = {"stand": 8, "doel": 12, "nulmeting": 4, "nodig_nu": 9, "eenheid": "scholen"}
VOORBEELDEN = {
    "lijn": lijn_doel("a", "Titel", **LIJN, nodig=NODIG),
    "gestapeld": gestapeld("b", "Titel", RIJEN),
    "meetbalk": meetbalk("c", **BALK),
    "jaren": jaarstaven("d", "Titel", [("2024-2025", 3, 4)], eenheid="keer"),
    "oordeel": oordeelteken("let-op", "Loopt achter"),
}
aantallen = st.integers(0, 5000)
groot = aantallen | st.integers(1_000_000, 900_000_000)
misschien = st.none() | aantallen
dagen = st.dates(date(2015, 1, 1), date(2040, 12, 31))


def lees(svg):
    return ElementTree.fromstring(str(svg))


def titel(svg):
    return lees(svg).find(f"{SVG}title").text


def teksten(svg):
    return [element.text for element in lees(svg).iter(f"{SVG}text")]


def vakken(svg):
    """Each label as (text, left, right, top, bottom), with the real widths of the packaged bold font."""
    uit = []
    for element in lees(svg).iter(f"{SVG}text"):
        x, y, grootte = (float(element.get(naam)) for naam in ("x", "y", "font-size"))
        breedte = echte_breedte(element.text) * grootte
        links = x - {"start": 0, "middle": breedte / 2, "end": breedte}[element.get("text-anchor", "start")]
        uit.append((element.text, links, links + breedte, y - 0.75 * grootte, y + 0.22 * grootte))
    return uit


def echte_breedte(tekst, lettertype=TTFont(LETTERTYPEN / "public-sans-latin-700-normal.ttf")):  # noqa: B008 - read once
    cmap, maten = lettertype.getBestCmap(), lettertype["hmtx"]
    return sum(maten[cmap[ord(teken)]][0] for teken in tekst) / lettertype["head"].unitsPerEm


def overlappend(svg):
    """Pairs of labels that share a part of the drawing."""
    paren = itertools.combinations(vakken(svg), 2)
    return [(a[0], b[0]) for a, b in paren if a[1] < b[2] and b[1] < a[2] and a[3] < b[4] and b[3] < a[4]]


def buiten(svg):
    """Labels that stick out of the viewBox."""
    _, _, breedte, hoogte = map(float, lees(svg).get("viewBox").split())
    return [v for v in vakken(svg) if v[1] < 0 or v[2] > breedte or v[3] < 0 or v[4] > hoogte]


def rechts(svg):
    """The labels at the right of a line chart with their y."""
    woorden = ("Doel", "Verwachting", "Nulmeting")
    return {e.text: float(e.get("y")) for e in lees(svg).iter(f"{SVG}text") if e.text.startswith(woorden)}


# Markup


@pytest.mark.parametrize("svg", VOORBEELDEN.values(), ids=VOORBEELDEN)
def test_markup_suits_page_and_pdf(svg):
    wortel = lees(svg)

    namen = {element.tag.removeprefix(SVG) for element in wortel.iter()}
    kenmerken = {naam for element in wortel.iter() for naam in element.attrib}
    assert namen <= {"svg", "title", "line", "path", "rect", "circle", "text"}
    assert kenmerken.isdisjoint({"style", "class", "aria-label", "alt", "href"})
    assert not re.search(r"currentColor|var\(|url\(", str(svg))
    assert wortel.get("role") == "img"
    assert all(wortel.get("font-family").startswith("Public Sans,") for _ in wortel.iter(f"{SVG}text"))
    assert wortel[0].tag == f"{SVG}title"
    assert titel(svg)


@pytest.mark.parametrize("naam", ["lijn", "gestapeld", "meetbalk"])
def test_name_refers_to_the_title(naam):
    wortel = lees(VOORBEELDEN[naam])

    assert wortel.get("aria-labelledby") == wortel[0].get("id")


def test_ids_of_several_charts_are_unique():
    ids = [e.get("id") for svg in VOORBEELDEN.values() for e in lees(svg).iter() if e.get("id")]

    assert ids == ["a-t", "b-t", "c-t", "d-t"]


def test_without_uid_there_are_no_ids():
    svg = meetbalk(**BALK)

    assert 'id="' not in svg
    assert "aria-labelledby" not in svg


@pytest.mark.parametrize("naam", ['<script>alert("x")</script>', "a & b", "]]>", "'\"><g onload=x>"])
def test_text_is_escaped(naam):
    svgs = (
        lijn_doel(naam, naam, **{**LIJN, "eenheid": naam}),
        gestapeld("b", naam, [(naam, {"geen": 1})]),
        meetbalk(naam, **{**BALK, "eenheid": naam}),
        oordeelteken("goed", naam),
    )

    for svg in svgs:
        assert naam in titel(svg)
        assert {e.tag.removeprefix(SVG) for e in lees(svg).iter()} <= {
            "svg",
            "title",
            "line",
            "path",
            "rect",
            "circle",
            "text",
        }


def _contrast(a, b):
    def licht(kleur):
        delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, bl = (d / 12.92 if d <= 0.03928 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
        return 0.2126 * r + 0.7152 * g + 0.0722 * bl

    hoog, laag = sorted((licht(a), licht(b)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


@pytest.mark.parametrize("naam", ["lijn", "meetbalk"])
def test_labels_have_enough_contrast_on_white(naam):
    kleuren = {e.get("fill") for e in lees(VOORBEELDEN[naam]).iter(f"{SVG}text")}

    assert [kleur for kleur in kleuren if _contrast(kleur, "#ffffff") < 4.5] == []


def test_counts_in_bars_have_enough_contrast():
    """A count stands on the fill, or on a white plate where the fill has a texture."""
    tekort = [
        naam for naam, (_, vulling, kleur, textuur) in STATUS.items()
        if _contrast(kleur, "#ffffff" if textuur else vulling) < 4.5
    ]  # fmt: skip

    assert tekort == []


def test_line_and_stand_have_enough_contrast():
    lijnen = {e.get("stroke") for e in lees(VOORBEELDEN["lijn"]).iter() if e.get("stroke")} - {
        "#d5dce3",
        "#ffffff",
    }

    assert [kleur for kleur in lijnen if _contrast(kleur, "#ffffff") < 3] == []


# Line chart


def test_line_says_its_figures_in_words():
    assert titel(lijn_doel("g", "Scholen met een leerroute", **LIJN, nodig=NODIG)) == (
        "Scholen met een leerroute. Nulmeting jan 2024: 4. Stand nov 2026: 8 scholen. Nodig nov 2026: 9. "
        "Verwachting jul 2027: 10. Doel jul 2027: 12 scholen."
    )


def test_line_shows_its_labels():
    svg = lijn_doel("g", "T", **LIJN, nodig=NODIG)

    assert {
        "Doel 12",
        "Verwachting 10",
        "Nulmeting 4",
        "nu 8",
        "jan 2024",
        "jan 2025",
        "jan 2026",
        "jan 2027",
        "jul 2027",
    } <= set(teksten(svg))


def test_needed_pace_is_drawn_as_steps():
    svg = lijn_doel("g", "T", **LIJN, nodig=NODIG)

    stippels = [e.get("d") for e in lees(svg).iter(f"{SVG}path") if e.get("stroke-dasharray") == "0.1 5"]
    assert [re.sub(r"[0-9. ]", "", d) for d in stippels] == ["MHVHVHVH"]


@pytest.mark.parametrize(("weg", "woord"), [("doel", "Doel"), ("prognose", "Verwachting"), ("nulmeting", "Nulmeting")])
def test_unknown_figure_leaves_its_line_and_words_out(weg, woord):
    svg = lijn_doel("g", "T", **{**LIJN, weg: None})

    assert [tekst for tekst in teksten(svg) if tekst.startswith(woord)] == []
    assert woord not in titel(svg)
    assert len(rechts(svg)) == 2


def test_line_with_one_point_of_zero():
    svg = lijn_doel(
        "g", "T", **{**LIJN, "reeks": [(NUL, 0)], "nulmeting": 0, "prognose": 0}, peildatum=date(2026, 11, 1)
    )

    assert "nu 0" in teksten(svg)
    assert "Stand nov 2026: 0 scholen." in titel(svg)
    assert overlappend(svg) == []


def test_line_without_any_stand_yet():
    svg = lijn_doel("g", "T", **{**LIJN, "reeks": []})

    assert "Nog geen stand bekend." in titel(svg)
    assert [tekst for tekst in teksten(svg) if tekst.startswith("nu")] == []


def test_all_figures_unknown():
    svg = lijn_doel(
        "g",
        "T",
        **{**LIJN, "reeks": [(NUL, 0)], "doel": None, "nulmeting": None, "prognose": None, "doeldatum": None},
    )

    assert titel(svg) == "T. Stand jan 2024: 0 scholen."


def test_peildatum_before_the_nulmeting_stays_in_the_drawing():
    svg = lijn_doel("g", "T", **{**LIJN, "reeks": [(date(2023, 5, 1), 3)]}, peildatum=date(2023, 11, 1))

    cirkels = [float(e.get("cx")) for e in lees(svg).iter(f"{SVG}circle")]
    assert "Stand nov 2023: 3 scholen." in titel(svg)
    assert min(cirkels) >= 44


def test_after_the_target_date_there_is_no_dotted_verwachting():
    svg = lijn_doel("g", "T", **{**LIJN, "reeks": [*REEKS, (date(2027, 11, 1), 13)], "prognose": 13})

    assert [e for e in lees(svg).iter(f"{SVG}line") if e.get("stroke-dasharray") == "4 5"] == []
    assert "Verwachting 13" in teksten(svg)


@pytest.mark.parametrize("gelijk", [0, 1, 12])
def test_equal_figures_keep_readable_labels(gelijk):
    svg = lijn_doel("g", "T", **{**LIJN, "doel": gelijk, "prognose": gelijk, "nulmeting": gelijk})

    assert len(rechts(svg)) == 3
    assert overlappend(svg) == []
    assert buiten(svg) == []


@given(
    punten=st.dictionaries(dagen, aantallen, max_size=6),
    doel=misschien,
    prognose=misschien,
    nulmeting=misschien,
    doeldatum=st.none() | dagen,
    nuldatum=dagen,
    later=st.integers(0, 400),
)
def test_labels_never_overlap_or_leave_the_drawing(punten, doel, prognose, nulmeting, doeldatum, nuldatum, later):
    reeks = sorted(punten.items())
    peildatum = reeks[-1][0] + timedelta(days=later) if reeks else None

    svg = lijn_doel(
        "g", "T", reeks=reeks, doel=doel, doeldatum=doeldatum, nulmeting=nulmeting, nuldatum=nuldatum, prognose=prognose,
        eenheid="scholen", nodig=reeks[:2], peildatum=peildatum,
    )  # fmt: skip

    assert overlappend(svg) == []
    assert buiten(svg) == []
    hoogtes = sorted(rechts(svg).values())
    assert all(b - a >= 17.9 for a, b in itertools.pairwise(hoogtes))


# Stacked bars


def test_bars_say_their_figures_in_words():
    assert titel(gestapeld("s", "Per stadsdeel", RIJEN)) == (
        "Per stadsdeel. Nieuw-West: 3 aangeboden, 2 in ontwikkeling, 1 verkenning, 1 nog geen leerroute; "
        "Weesp: 0; Noord: 2 aangeboden."
    )


def test_bars_show_counts_and_totals():
    legenda = ["Aangeboden", "In ontwikkeling", "Verkenning", "Nog geen leerroute"]

    assert teksten(gestapeld("s", "T", RIJEN)) == [
        *legenda, "Nieuw-West", "3", "2", "1", "1", "7", "Weesp", "0", "Noord", "2", "2",
    ]  # fmt: skip


def test_bars_follow_the_given_order():
    svg = gestapeld("s", "T", RIJEN[:1], volgorde=("geen", "aangeboden"))

    assert teksten(svg) == ["Nog geen leerroute", "Aangeboden", "Nieuw-West", "1", "3", "4"]


def test_no_rows_give_nothing():
    assert gestapeld("s", "T", []) == ""


# A bar a school year


JAREN = [("2024-2025", 0, 4), ("2025-2026", 3, 4), ("2026-2027", 5, None)]


def test_years_say_their_figures_in_words():
    assert titel(jaarstaven("j", "Bijeenkomsten", JAREN, eenheid="keer")) == (
        "Bijeenkomsten. 2024-2025: 0 keer, doel 4; 2025-2026: 3 keer, doel 4; 2026-2027: 5 keer."
    )


def test_a_bar_is_as_high_as_its_count_and_zero_has_none():
    svg = jaarstaven("j", "T", JAREN, eenheid="keer")

    hoogtes = [float(hoogte) for hoogte in re.findall(r'<rect[^>]* height="([\d.]+)"', svg)]

    assert [round(hoogte / hoogtes[1], 1) for hoogte in hoogtes] == [0.6, 1.0]
    assert teksten(svg) == ["doel 4", "0", "2024-2025", "doel 4", "3", "2025-2026", "5", "2026-2027"]


def test_an_unknown_year_says_so_and_without_years_there_is_no_chart():
    assert teksten(jaarstaven("j", "T", [("2024-2025", None, None)], eenheid="keer")) == ["onbekend", "2024-2025"]
    assert jaarstaven("j", "T", [], eenheid="keer") == ""


@pytest.mark.parametrize("hoogte", [150, 190, 320])
def test_a_low_chart_has_no_more_lines_than_it_has_room_for(hoogte):
    svg = lijn_doel("a", "T", **LIJN, nodig=NODIG, maat=(420, hoogte))

    hoogtes = sorted({float(y) for y in re.findall(r'y="([\d.]+)" text-anchor="end"', svg)})

    assert all(b - a >= 20 for a, b in itertools.pairwise(hoogtes))


@given(
    st.lists(
        st.tuples(
            st.text("aedrMW wm-", min_size=1, max_size=60),
            st.dictionaries(st.sampled_from(list(STATUS)), aantallen),
        ),
        min_size=1,
        max_size=9,
    )
)
def test_bars_stay_in_the_drawing(rijen):
    svg = gestapeld("s", "T", rijen)

    breedte = float(lees(svg).get("viewBox").split()[2])
    vlakken = [float(e.get("x")) + float(e.get("width")) for e in lees(svg).iter(f"{SVG}rect")]
    assert max(vlakken) <= breedte
    assert buiten(svg) == []
    assert overlappend(svg) == []


# Small bar


def test_small_bar_says_its_figures_in_words():
    assert titel(meetbalk("m", **BALK)) == "8 van 12 scholen. Nulmeting 4. Nodig op dit moment 9."
    assert teksten(meetbalk("m", **BALK)) == ["nulmeting 4", "nodig nu: 9"]


@pytest.mark.parametrize(
    ("anders", "labels", "woorden"),
    [
        (
            {"stand": 0, "nulmeting": 0},
            ["nodig nu: 9"],
            "0 van 12 scholen. Nulmeting 0. Nodig op dit moment 9.",
        ),
        ({"nulmeting": None, "nodig_nu": None}, [], "8 van 12 scholen."),
        ({"doel": None, "nulmeting": None, "nodig_nu": None}, [], "8 scholen."),
        (
            {"stand": 14, "nodig_nu": 12},
            ["nulmeting 4", "nodig nu: 12", "doel 12"],
            "14 van 12 scholen. Nulmeting 4. Nodig op dit moment 12.",
        ),
        ({"doel": 0, "stand": 0, "nulmeting": None, "nodig_nu": None}, [], "0 van 0 scholen."),
    ],
)
def test_small_bar_of_unusual_figures(anders, labels, woorden):
    svg = meetbalk("m", **{**BALK, **anders})

    assert teksten(svg) == labels
    assert titel(svg) == woorden


@pytest.mark.parametrize(("stand", "breedte"), [(0, None), (6, 156.0), (12, 312.0), (24, 312.0)])
def test_small_bar_is_as_long_as_the_stand(stand, breedte):
    svg = meetbalk("m", **{**BALK, "stand": stand})

    vol = [float(e.get("width")) for e in lees(svg).iter(f"{SVG}rect") if e.get("fill") == "#0b5563"]
    assert vol == ([] if breedte is None else [breedte])


@given(stand=groot, doel=st.none() | groot, nulmeting=st.none() | groot, nodig_nu=st.none() | groot)
def test_small_bar_labels_never_overlap_or_leave_the_box(stand, doel, nulmeting, nodig_nu):
    svg = meetbalk("m", stand=stand, doel=doel, nulmeting=nulmeting, nodig_nu=nodig_nu, eenheid="scholen")

    assert overlappend(svg) == []
    assert buiten(svg) == []


# Signs and tools


def test_each_verdict_has_a_shape_of_its_own():
    vormen = {
        soort: [e.get("d") for e in lees(oordeelteken(soort, "x")).iter(f"{SVG}path")]
        for soort in ("goed", "let-op", "fout", "geen")
    }

    assert len({tuple(vorm) for vorm in vormen.values()}) == 4


def test_unknown_verdict_is_refused():
    with pytest.raises(KeyError):
        oordeelteken("paars", "x")


@pytest.mark.parametrize(("aantal", "tekst"), [(0, "0"), (999, "999"), (12345, "12.345"), (1234567, "1.234.567")])
def test_getal_is_written_the_dutch_way(aantal, tekst):
    assert getal(aantal) == tekst


@pytest.mark.parametrize(
    "label",
    ["Verwachting 10", "Nulmeting 5.000", "nodig nu: 10", "Nog geen leerroute", "0123456789", "jan 2024"],
)
def test_estimated_width_is_never_too_small(label):
    assert tekstbreedte(label, 1) >= echte_breedte(label)


@given(st.lists(st.tuples(st.floats(-50, 400), st.floats(5, 60)), max_size=5))
def test_spreid_keeps_labels_apart_and_inside(wensen):
    plaatsen = spreid(wensen, 0, 340, 4)

    randen = [(p - maat / 2, p + maat / 2) for p, (_, maat) in zip(plaatsen, wensen, strict=True)]
    assert all(onder >= -0.001 and boven <= 340.001 for onder, boven in randen)
    assert all(volgende[0] - deze[1] >= 3.999 for deze, volgende in itertools.pairwise(randen))

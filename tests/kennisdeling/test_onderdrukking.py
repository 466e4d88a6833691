"""Nobody can find out a hidden count: not by arithmetic over everything published, not by comparing."""

from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kennisdeling.onderdrukking import Bereik, is_klein, procent, samen, toon


@pytest.mark.parametrize(
    ("instroom", "behouden", "uitval", "getoond"),
    [
        (0, 0, 0, "0 0 0"),
        (1, 1, 0, "<5 – –"),
        (4, 0, 4, "<5 – –"),
        (5, 5, 0, "5 5 0"),
        (5, 0, 5, "5 0 5"),
        (30, 24, 6, "30 24 6"),
        (30, 27, 3, "30 – <5"),
        (30, 28, 0, "30 – 0"),
        (30, 3, 27, "30 <5 –"),
        (6, 5, 1, "– – –"),
        (6, 0, 5, "– – –"),
        (11, 5, 5, "– – –"),
        (7, 5, 2, "7 – <5"),
        (40, 20, 15, "40 20 15"),
        (40, 20, 16, "40 – –"),
    ],
)
def test_a_row_shows_what_it_may(instroom, behouden, uitval, getoond):
    rij = toon(instroom=instroom, behouden=behouden, uitval=uitval)

    assert f"{rij.instroom} {rij.behouden} {rij.uitval}" == getoond


def test_a_total_with_a_hidden_count_is_a_range():
    totaal = samen([toon(instroom=30, behouden=24, uitval=6), toon(instroom=3, behouden=3, uitval=0)])

    assert (str(totaal.instroom), totaal.startersresultaat) == ("31–34", None)


@pytest.mark.parametrize(
    ("deel", "geheel", "waarde"), [(0, 30, 5), (1, 100, 5), (30, 30, 95), (24, 30, 80), (0, 0, None), (96, 100, 95)]
)
def test_a_percentage_is_held_between_5_and_95(deel, geheel, waarde):
    assert procent(Bereik(deel, deel), Bereik(geheel, geheel)) == waarde


@st.composite
def rijen(draw, hoogste=12):
    delen = draw(st.lists(st.tuples(*[st.integers(0, hoogste)] * 3), min_size=1, max_size=8))
    return [(b + u + r, b, u) for b, u, r in delen]


def publiceer(tabel, groepen):
    """Everything that goes out together: rows, group totals, column totals, percentages."""
    getoond = [toon(instroom=i, behouden=b, uitval=u) for i, b, u in tabel]
    groep = {g: samen(rij for rij, van in zip(getoond, groepen, strict=True) if van == g) for g in set(groepen)}
    alles = [*getoond, *(groep[g] for g in sorted(groep)), samen(getoond)]
    return [(str(r.instroom), str(r.behouden), str(r.uitval), r.startersresultaat, r.uitvalpercentage) for r in alles]


@cache
def teken(instroom, behouden, uitval):
    return toon(instroom=instroom, behouden=behouden, uitval=uitval)


@cache
def zelfde_teken(rij):
    """Every other row that would be published the same way."""
    echt = teken(*rij)
    totalen = range(21) if echt.instroom.exact is None else [rij[0]]
    return [(i, b, u) for i in totalen for b in range(i + 1) for u in range(i + 1 - b) if teken(i, b, u) == echt]


@settings(max_examples=60, deadline=None)
@given(rijen(), st.data())
def test_other_hidden_counts_give_exactly_the_same_publication(tabel, data):
    """Nothing published depends on a hidden count: so nothing published can tell it."""
    groepen = [data.draw(st.integers(0, 2)) for _ in tabel]
    ander = [data.draw(st.sampled_from(zelfde_teken(rij))) for rij in tabel]

    assert publiceer(tabel, groepen) == publiceer(ander, groepen)


@pytest.mark.parametrize("instroom", range(1, 21))
def test_every_small_count_of_every_row_keeps_two_values_or_more(instroom):
    """By trying every row that could stand behind the signs."""
    for behouden, uitval in product(range(instroom + 1), repeat=2):
        if behouden + uitval > instroom:
            continue
        echt = (instroom, behouden, uitval, instroom - behouden - uitval)
        mogelijk = [(i, b, u, i - b - u) for i, b, u in zelfde_teken(echt[:3])]
        for plek, aantal in enumerate(echt):
            if is_klein(aantal):
                assert len({rij[plek] for rij in mogelijk}) > 1, echt


def los_op(vergelijkingen, onbekenden):
    """Gaussian elimination with exact fractions: the unknowns that have one solution, with it."""
    rijen = [[Fraction(rij.get(o, 0)) for o in onbekenden] + [Fraction(som)] for rij, som in vergelijkingen]
    plek = 0
    for kolom in range(len(onbekenden)):
        spil = next((r for r in range(plek, len(rijen)) if rijen[r][kolom]), None)
        if spil is None:
            continue
        rijen[plek], rijen[spil] = rijen[spil], rijen[plek]
        rijen[plek] = [cel / rijen[plek][kolom] for cel in rijen[plek]]
        for r in range(len(rijen)):
            if r != plek and rijen[r][kolom]:
                factor = rijen[r][kolom]
                rijen[r] = [a - factor * b for a, b in zip(rijen[r], rijen[plek], strict=True)]
        plek += 1
    vast = {}
    for rij in rijen:
        kolommen = [k for k, cel in enumerate(rij[:-1]) if cel]
        if len(kolommen) == 1:
            vast[onbekenden[kolommen[0]]] = rij[-1]
    return vast


def aanval(tabel, toon_rij, tel_op):
    """The small counts that an attacker solves from every exact number in rows and totals."""
    delen = ("instroom", "behouden", "uitval")
    getoond = [toon_rij(instroom=i, behouden=b, uitval=u) for i, b, u in tabel]
    onbekenden = [(nummer, deel) for nummer in range(len(tabel)) for deel in (*delen, "rest")]
    vergelijkingen = [
        ({(n, "instroom"): 1, (n, "behouden"): -1, (n, "uitval"): -1, (n, "rest"): -1}, 0) for n in range(len(tabel))
    ]
    for deel in delen:
        for nummer, rij in enumerate(getoond):
            if (exact := getattr(rij, deel).exact) is not None:
                vergelijkingen.append(({(nummer, deel): 1}, exact))
        if (som := tel_op(getoond, deel, tabel)) is not None:
            vergelijkingen.append(({(n, deel): 1 for n in range(len(tabel))}, som))
    vast = los_op(vergelijkingen, onbekenden)
    echt = {
        (n, deel): dict(zip((*delen, "rest"), (i, b, u, i - b - u), strict=True))[deel]
        for n, (i, b, u) in enumerate(tabel)
        for deel in (*delen, "rest")
    }
    return {sleutel: waarde for sleutel, waarde in vast.items() if is_klein(echt[sleutel])}


def totaal_zoals_getoond(getoond, deel, tabel):
    return getattr(samen(getoond), deel).exact


@settings(max_examples=80, deadline=None)
@given(rijen())
def test_solving_everything_published_finds_no_hidden_count(tabel):
    assert aanval(tabel, toon, totaal_zoals_getoond) == {}


def test_the_attack_works_on_totals_that_hide_nothing():
    """Negative control: with true totals the same attack finds the count behind "<5"."""

    def echte_som(getoond, deel, tabel):
        return sum(rij[("instroom", "behouden", "uitval").index(deel)] for rij in tabel)

    assert aanval([(30, 24, 6), (30, 27, 3)], toon, echte_som) == {(1, "uitval"): 3}

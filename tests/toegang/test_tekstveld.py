"""Text of people is cleaned when it is saved, and nothing that was meant gets lost (row 23)."""

import pytest
from django.apps import apps
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorlopend.opmaak import als_html, zonder_html
from doorlopend.tekstveld import Tekstveld
from leerroutes.models import Leerroute
from tests.factories import maak_leerroute
from tests.toegang.ladingen import OPHALEN, SCRIPTS, actief

EIGEN = ("doorlopend", "leerroutes", "lob", "kennisdeling", "monitoring")
STUKKEN = [
    "<",
    ">",
    "</",
    "<b",
    "<script",
    "<!--",
    "-->",
    "&lt;",
    "&amp;",
    "=",
    "'",
    '"',
    " ",
    "/",
    "\n",
    "a",
    "é",
    "span",
]


@pytest.mark.parametrize(
    "tekst",
    [
        "Minder dan <5 leerlingen, a < b en b > a",
        "Beste <naam>, mail <jan@school.nl> of vul <code> in",
        "als a<b en c>d",
        "R&D, &lt;b&gt; en &amp; blijven",
        "**vet** _schuin_ [site](https://a.nl)\r\n\r\n- een --> twee",
        "<img zonder einde, en dan nog een heel verhaal",
        "1 << 2, <-, ->, <=, ≤, </naam>",
    ],
)
def test_text_that_is_no_html_is_saved_as_it_was_typed(tekst):
    assert zonder_html(tekst) == tekst


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [
        ("een <b>vet</b> woord", "een vet woord"),
        ("een<br>twee", "een\ntwee"),
        ('<p class="MsoNormal">x</p>', "x\n"),
        ("<a href='a>b' onclick=x()>klik</a> & verder", "klik & verder"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("voor <!-- en na", "voor  en na"),
        ("<scr<b>ipt>x</script> y", "x y"),
        ("<textarea><style>*{}</style></textarea>na", "*{}na"),
        ("<table>los<tr><td>cel", "loscel"),
        ("<img src=x>", "‹img src=x>"),
    ],
)
def test_tags_go_and_words_stay(getypt, bewaard):
    assert zonder_html(getypt) == bewaard


@pytest.mark.parametrize("lading", [*OPHALEN, *SCRIPTS])
def test_no_payload_is_active_as_it_is_saved_even_without_the_second_wall(lading):
    """Row 23: as if a page forgot to clean or escape it."""
    assert actief(f"<p>{zonder_html(lading.replace('{}', 'http://x'))}</p>") == []


# A busy machine draws slowly; that says nothing about the text.
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(tekst=st.one_of(st.text(max_size=80), st.lists(st.sampled_from(STUKKEN), max_size=30).map("".join)))
def test_cleaning_again_changes_nothing_and_never_empties(tekst):
    """Row 23: `schoon(schoon(x)) == schoon(x)`, for what is saved and for what is shown."""
    schoon = zonder_html(tekst)

    assert zonder_html(schoon) == schoon
    assert bool(schoon.strip()) == bool(tekst.strip())
    assert als_html(schoon) == als_html(zonder_html(schoon))


@given(woorden=st.lists(st.sampled_from(["<b>", "</p>", "<a href=x>", "een", "twee", "<5", "<table>", "<title>"])))
def test_no_word_is_lost_whatever_stands_around_it(woorden):
    tekst = zonder_html(" ".join(woorden))

    assert [w for w in tekst.split() if w in ("een", "twee", "<5")] == [
        w for w in woorden if w in ("een", "twee", "<5")
    ]


def test_hiding_tags_in_tags_without_end_ends():
    assert "<" not in zonder_html("<" * 50 + "script>" * 50 + "<s" * 500 + ">" * 500).replace("‹", "")


@pytest.mark.django_db
def test_every_way_of_writing_cleans_history_included():
    """Row 23: save(), update() and bulk_create()."""
    route = maak_leerroute(opmerking="<b>een</b> <5")
    bewaard = route.opmerking
    Leerroute.objects.filter(pk=route.pk).update(opmerking="<i>twee</i>")
    twee = Leerroute.objects.get(pk=route.pk).opmerking
    route.pk, route.naam, route.opmerking = None, "Kopie", "<u>drie</u>"
    Leerroute.objects.bulk_create([route])

    assert (bewaard, twee) == ("een <5", "twee")
    assert list(Leerroute.objects.order_by("pk").values_list("opmerking", flat=True)) == ["twee", "drie"]
    assert list(Leerroute.history.values_list("opmerking", flat=True)) == ["een <5"]


def test_every_text_field_of_the_portal_is_one_that_cleans():
    """Row 23: a new model.TextField would be a hole in the first wall."""
    kaal = [
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models()
        if model._meta.app_label in EIGEN
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.TextField) and not isinstance(veld, Tekstveld)
    ]

    assert kaal == []

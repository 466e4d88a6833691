"""Whatever people type or paste in any field, the PDF is made and meets both standards."""

import copy
from datetime import UTC, datetime
from itertools import chain, cycle

import page
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.models import Rapportversie
from monitoring.rapportinhoud import Rapport, stel_samen
from monitoring.rapportweergave import pdf_van
from tests.factories import maak_partner
from tests.rapporten import maak_rapportage, maak_register, terug_na_afloop

pytestmark = [pytest.mark.django_db, pytest.mark.ongeacht_database]
PROFIELEN = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
LASTIG = [
    "<script>alert(1)</script><img src='file:///etc/passwd'><style>@page{size:1mm}</style>",
    "😀👩‍👩‍👧 עברית \u202eomgekeerd العربية ﷽ 日本 z̸̡͇a̶l̴g̵o",
    "- " * 60 + "diep",
    "1. een\n   - twee\n\n     - drie\n\n**vet _en schuin_** [site](https://a.nl/?q=<x>) [m](mailto:a@b.nl)",
    "# kop\n| a | b |\n|---|---|\n> citaat\n```\ncode\n```\n&nbsp;&lt;&#0;&#x1F600;",
    "\u00b7\tWord\u00a0lijst\x0b\u2028\u2029\ufeff\u00ad\x01\x85",
    "Donaudampfschifffahrt" * 30,
    "]]>--><!--{{ 7|add:7 }}{% now 'Y' %}",
    "\ud7ff\ue000\ufffe\uffff\U0010ffff",
]
TEKST = st.one_of(st.sampled_from(LASTIG).map(lambda tekst: tekst[:100]), st.text(max_size=60))


@pytest.fixture(scope="module")
def rapport(django_db_setup, django_db_blocker):
    """A report over a small register, to be filled with texts; nothing is saved."""
    with terug_na_afloop(django_db_blocker):
        maak_register()
        maak_partner()
        yield stel_samen(maak_rapportage(), door=None)


@pytest.fixture(scope="module")
def klein(rapport):
    """The same report with one of everything: each kind of field once, so that many texts can be tried."""
    inhoud = rapport.versie.inhoud
    actielijn = inhoud["actielijnen"][0]
    minder = {veld: inhoud[veld][:1] for veld in ("tellen", "leerroutes", "wijzigingen")} | {
        "actielijnen": [actielijn | {"afspraken": actielijn["afspraken"][:1]}],
        "convenant": inhoud["convenant"] | {"teksten": inhoud["convenant"]["teksten"][:1]},
    }
    versie = Rapportversie(rapportage=rapport.versie.rapportage, inhoud=inhoud | minder)
    codes = ("1a", "1b", "1b-jaar", "5")
    return Rapport(versie, [copy.deepcopy(regel) for regel in rapport.regels if regel.code in codes])


def vul(waarde, trek):
    """`waarde` (JSON) with another text in the place of every text that people write."""
    if isinstance(waarde, dict):
        return {sleutel: deel if sleutel in VAST else vul(deel, trek) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [vul(deel, trek) for deel in waarde]
    return trek() if isinstance(waarde, str) else waarde


# Not typed by anybody: codes, dates and what the portal computes.
VAST = {"peildatum", "sinds", "nulmeting_op", "doeldatum", "gekozen_op", "datum", "code", "indicatoren", "verloop"} | {
    *("nodig_verloop", "per_jaar", "stadsdelen", "id", "soort", "leerroute_ids", "opmaak", "gewijzigd", "klaar_op"),
    *("actielijnen", "besproken_op", "op", "vanaf", "overgenomen", "schooljaar", "periode"),
}
RIJEN = {
    "middelen": [{"partner": "x", "naam": "x", "voldoende": False, "fte": "0,4", "toelichting": "x"}],
    "risicos": [dict.fromkeys(("omschrijving", "kans", "gevolg", "eigenaar", "maatregel"), "x")],
    "vorige_besluiten": [dict.fromkeys(("tekst", "periode", "stand", "stand_naam", "opvolging"), "x")],
    "acties": [{"afspraak": "x", "wat": "x", "wie": "x", "klaar_op": "2026-01-01", "stand": "x"}],
    "correcties": [{"naam": "x", "wat": "x", "door": "x", "op": "2026-01-01", "vanaf": "2026-01-01"}],
    "evaluatie": {"schooljaar": "2025-2026", "besproken_op": "2026-01-01"}
    | dict.fromkeys(("opbrengsten", "lessen", "afspraken"), "x"),
    "vorige": {"periode": "x", "versie": "x"},
}
VELDEN = ("toelichting", "oorzaak", "gevolg", "bijsturing", "tekst", "docenten", "ocw")
DELEN = ("samenvatting", "besluiten", "doel-1a", "doel-1b", "doel-1c", "doel-5", "middelen", "planning")


def gevuld(rapport, trek):
    inhoud = rapport.versie.inhoud | RIJEN | {"teksten": {deel: dict.fromkeys(VELDEN, "x") for deel in DELEN}}
    inhoud |= {"samenvatting": "x", "gevraagde_besluiten": "x", "besluit_over": "0.1"}
    versie = Rapportversie(
        rapportage=rapport.versie.rapportage,
        hoofdnummer=1,
        volgnummer=1,
        inhoud=vul(inhoud, trek),
        gemaakt_op=datetime(2026, 4, 14, tzinfo=UTC),
        vergaderdatum=datetime(2026, 4, 21, tzinfo=UTC).date(),
        besluiten=trek(),
        reden=trek(),
    )
    regels = [copy.deepcopy(regel) for regel in rapport.regels]
    for regel in regels[:4]:
        regel.bewijs = vul(regel.bewijs, trek)
    return Rapport(versie, regels)


def fouten(inhoud):
    """The rules of both standards that the file breaks."""
    return [f.rule_id for profiel in PROFIELEN for f in page.validate_pdf_bytes(inhoud, profile=profiel).failures]


@given(teksten=st.lists(TEKST, min_size=3, max_size=3))
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_any_text_in_every_field_still_gives_a_pdf_that_meets_both_standards(klein, teksten):
    inhoud = pdf_van(gevuld(klein, cycle(teksten).__next__))

    assert fouten(inhoud) == []


BIJZONDER = {
    "emoji": "Goed zo 😀👩‍👩‍👧🇳🇱 en ✅ klaar",
    "right to left": "עברית \u202eomgekeerd\u202c العربية ﷽ en weer Nederlands",
    "ten thousand words": "woord " * 10_000,
    "a name of 200 characters": "N" * 200,
    "html and script": "<script>alert(1)</script><img src='file:///etc/passwd'><style>*{display:none}</style>",
    "pasted from Word": "\u00b7\tEen\u00a0punt\x0b\u2028o\tNog een\n1.\tStap\u00ad een\ufeff “Citaat” – streep…",
}


def test_the_known_nasty_texts_in_every_field_meet_both_standards(rapport):
    alle = [*BIJZONDER.values(), *LASTIG]
    kort = [tekst[:200] for tekst in alle]  # each whole text once, the rest would only take time

    inhoud = pdf_van(gevuld(rapport, chain(alle, cycle(kort)).__next__))

    assert fouten(inhoud) == []

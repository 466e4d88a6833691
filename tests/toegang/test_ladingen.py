"""Fourteen fetch and twenty-one script payloads in every text field; then every page, CSV, XLSX and PDF (rows 20, 21, 23)."""

import csv
import io
import re

import pytest
from django.core.exceptions import FieldDoesNotExist

from doorlopend.rechten import Rol
from doorlopend.tekstveld import Tekstveld
from monitoring.models import Rapportage
from monitoring.rapportinhoud import stel_samen
from monitoring.rapportweergave import html_van, pdf_van
from tests.bladspiegel import teksten
from tests.factories import maak_gebruiker
from tests.kruipen import paden, paden_per_rol
from tests.toegang.ladingen import (
    ALLE,
    BEURTEN,
    OPHALEN,
    SCRIPTS,
    actief,
    kanarie,
    levende_formules,
    tekstvelden,
    vul_database,
    vul_formulieren,
)

pytestmark = pytest.mark.django_db
__all__ = ["kanarie"]
ROLLEN = ("programmaleider", "anoniem")


def bladen_van(client, pad, antwoord):
    """The sheets that a page offers of itself, and the answer itself when that is one."""
    yield pad, antwoord
    if antwoord.headers.get("Content-Type", "").startswith("text/html") and b"download=" in antwoord.content:
        for formaat in ("csv", "xlsx"):
            yield f"{pad}?download={formaat}", client.get(f"{pad}?download={formaat}")


def gebreken(antwoord):
    """What a browser would run or fetch on this page, or what a spreadsheet would compute in this file."""
    soort = antwoord.headers.get("Content-Type", "")
    inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
    if antwoord.status_code >= 500:
        return [antwoord.status_code]
    if soort.startswith("text/html"):
        return actief(inhoud.decode())
    if "spreadsheetml" in soort:
        return levende_formules(inhoud)
    if soort.startswith("text/csv"):
        rijen = csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";")
        return [cel for rij in rijen for cel in rij if cel.startswith(("=", "@", "+", "\t", "\r"))]
    return []


def loop_alles_na(als, paden_van):
    """(what was found wrong on each page or sheet, how many sheets there were)."""
    mis, bladen = {}, 0
    for rol in ROLLEN:
        client = als(rol)
        client.raise_request_exception = False
        for pad in paden_van[rol]:
            for adres, antwoord in bladen_van(client, pad, client.get(pad)):
                bladen += "download=" in adres
                if gevonden := gebreken(antwoord):
                    mis[rol, adres] = gevonden[:3]
    return mis, bladen


def rapport_van(gevuld_door):
    rapport = stel_samen(Rapportage.objects.order_by("pk").first(), door=gevuld_door)
    rapport.versie.gemaakt_op = rapport.versie.gemaakt_op or gevuld_door.date_joined
    return rapport


@pytest.mark.parametrize("beurt", BEURTEN)
def test_no_payload_runs_or_fetches_anywhere(beurt, kanarie, als):
    """Rows 20, 21, 23: each payload whole, in every text field of every table, at once as far as the column is long enough.

    SQLite takes all of them in each field; on PostgreSQL a short column gets its share per turn (LADINGEN=alle
    for all turns, scripts/ladingen.sh).
    """
    adres, gevraagd = kanarie
    paden_van = paden_per_rol(ROLLEN)
    gevuld = vul_database(adres, beurt)

    mis, bladen = loop_alles_na(als, paden_van)

    assert (mis, gevraagd) == ({}, [])
    assert bladen >= 30
    assert len(gevuld) > 100


@pytest.mark.ongeacht_database
def test_payloads_that_are_sent_by_every_form_do_nothing_either(kanarie, als):
    """Rows 21, 23: the same by the screens: harmless in the answer, saved without a tag, dead in the report's PDF."""
    adres, gevraagd = kanarie
    client = als("programmaleider")
    client.raise_request_exception = False

    antwoorden = list(vul_formulieren(client, adres, list(paden("programmaleider").values())))

    mis = {pad: gevonden[:3] for pad, antwoord in antwoorden if (gevonden := gebreken(antwoord))}
    met_tag = {
        (model._meta.label, veld.name)
        for model, veld in tekstvelden()
        if isinstance(veld, Tekstveld)
        and model._base_manager.filter(**{f"{veld.name}__regex": "<(script|img|svg|iframe|a|style)[ >]"}).exists()
    }
    assert (mis, met_tag, gevraagd) == ({}, set(), [])
    assert [antwoord.status_code for _, antwoord in antwoorden].count(302) >= 8
    vul_database(adres, 0, past=True)
    rapport = rapport_van(maak_gebruiker(Rol.PROGRAMMALEIDER))
    html, pdf = html_van(rapport), pdf_van(rapport)
    tekst = " ".join(teksten(pdf))
    levend = [vondst for vondst in actief(html) if vondst[0] in ("script", "on…", "href", "iframe", "object")]
    assert (levend, gevraagd, "alert(1)" in tekst, "127.0.0.1" in tekst) == ([], [], True, True)


def test_the_check_itself_sees_every_kind(kanarie):
    """Negative control: each script payload, put in a page as it is, is noticed."""
    onopgemerkt = []
    for lading in SCRIPTS[:2] + SCRIPTS[2:4] + [SCRIPTS[5], SCRIPTS[8], SCRIPTS[9]]:
        dicht = re.sub(r"<(img|svg)( [^>]*)>$", r"<\1\2></\1>", lading).replace("</img>", "").replace('">', "")
        pagina = f"<p>{dicht}{'</details>' if 'details' in dicht else ''}</p>"
        if not actief(pagina):
            onopgemerkt.append(lading)

    assert onopgemerkt == []


def test_every_payload_has_its_place_and_none_is_cut():
    """Over all turns each field gets each payload, whole."""
    from doorlopend.models import Gebruiker, School
    from tests.toegang.ladingen import past_in

    assert (len(OPHALEN), len(SCRIPTS)) == (14, 21)
    for veld in (School._meta.get_field("roepnaam"), Gebruiker._meta.get_field("naam")):
        gezien = {lading for beurt in range(len(ALLE)) for lading in past_in(veld.max_length, ALLE, beurt)}
        assert gezien == {lading for lading in ALLE if len(lading) <= veld.max_length}
    with pytest.raises(FieldDoesNotExist):
        School._meta.get_field("bestaat_niet")
    assert {veld.name for model, veld in tekstvelden() if model is School} >= {"roepnaam", "controleren"}

"""An attack on everything that is published of the figures: pages, lists, CSV, XLSX, JSON and PDF, in every split.

From each of them the test reads the exact numbers and percentages with what they are the sum of, solves the
equations with exact fractions, and looks whether a small count comes out.
"""

import csv
import io
import json
import random
import re
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from itertools import product

import openpyxl
import pytest
from pypdf import PdfReader

from kennisdeling import doorstroom
from kennisdeling.doorstroom import SPLITSINGEN
from kennisdeling.models import Doorstroomcijfer
from kennisdeling.onderdrukking import Bereik, Getoond, is_klein
from tests.bladzijde import Bladzijde
from tests.factories import maak_mbo, maak_school
from tests.kennisdeling.factories import maak_cijfer
from tests.kennisdeling.test_onderdrukking import los_op

pytestmark = pytest.mark.django_db
LIJST = "/kennisdeling/cijfers/"
DELEN = ("instroom", "behouden", "uitval")


@pytest.fixture
def cijfers():
    """Two schools, two mbo's, two cohorts, two leerwegen and niveaus; most rows have something small."""
    kans = random.Random(7)
    scholen, mbos = [maak_school(roepnaam=naam) for naam in ("De Kade", "Het Plein")], [maak_mbo(), maak_mbo()]
    for school, mbo, cohort, (leerweg, niveau) in product(scholen, mbos, (2023, 2024), (("vmbo-b", 2), ("vmbo-k", 4))):
        behouden, uitval, rest = kans.choice([0, 3, 9, 24]), kans.choice([0, 1, 2, 4, 7]), kans.choice([0, 0, 2, 5])
        cel = {"leerweg": leerweg, "niveau": niveau, "domein": kans.choice(["zorg", "techniek"])}
        aantallen = {"instroom": behouden + uitval + rest, "behouden": behouden, "uitval": uitval}
        maak_cijfer(school=school, mbo=mbo, cohort=cohort, **cel, **aantallen)
    return list(Doorstroomcijfer.objects.select_related("school", "mbo"))


class Kennis:
    """What an attacker knows: sums of cells that equal a published number, in any order and from anywhere."""

    def __init__(self, cijfers):
        self.cijfers = cijfers
        self.vergelijkingen = [
            ({(c.pk, "instroom"): 1, (c.pk, "behouden"): -1, (c.pk, "uitval"): -1, (c.pk, "rest"): -1}, 0)
            for c in cijfers
        ]
        self.gelezen = defaultdict(int)

    def leer(self, waar, cellen, instroom, behouden, uitval, procent):
        """One published line; the counts as text, the percentage as text or number."""
        assert cellen, (waar, "a line that no cell belongs to")
        self.gelezen[waar] += 1
        for deel, tekst in zip(DELEN, (instroom, behouden, uitval), strict=True):
            if re.fullmatch("[0-9]+", str(tekst)):
                self.vergelijkingen.append(({(c.pk, deel): 1 for c in cellen}, int(tekst)))
        if getal := re.fullmatch("([0-9]+)%?", str(procent)):
            deel = Fraction(int(getal[1]), 100)
            # Held between 5 and 95: only in between it is an equation, and then of a rounded number.
            if 5 < int(getal[1]) < 95 and re.fullmatch("[0-9]+", str(instroom)):
                behouden = round(deel * int(instroom))
                self.vergelijkingen.append(({(c.pk, "behouden"): 1 for c in cellen}, behouden))

    def kleine_aantallen(self):
        onbekenden = [(c.pk, deel) for c in self.cijfers for deel in (*DELEN, "rest")]
        echt = {(c.pk, deel): getattr(c, deel) for c in self.cijfers for deel in DELEN}
        echt |= {(c.pk, "rest"): c.instroom - c.behouden - c.uitval for c in self.cijfers}
        return {plek: som for plek, som in los_op(self.vergelijkingen, onbekenden).items() if is_klein(echt[plek])}


def cellen_van(cijfers, cohort, naam, per):
    deel = SPLITSINGEN[per][1]
    return [c for c in cijfers if c.schooljaar == cohort and naam in ("Totaal", deel(c)[1])]


def tabelrijen(pagina):
    """The cells of every row in the first table of a page, as texts."""
    tabel = pagina.alle("tbody")[0]
    for rij in pagina.alle("tr"):
        if tabel in rij.ouders:
            yield [cel.tekst for cel in pagina.elementen if cel.tag in ("th", "td") and rij in cel.ouders]


def bronnen(client, pad, per):
    """The lines of a page and its files for one split, each as (cohort, onderdeel, three counts, percentage)."""
    vraag = f"{pad}?per={per}"
    tekst = client.get(vraag + "&formaat=csv").content.decode("utf-8-sig")
    xlsx = openpyxl.load_workbook(io.BytesIO(client.get(vraag + "&formaat=xlsx").content)).active
    js = json.loads(client.get(vraag + "&formaat=json").content)["regels"]
    return {
        "pagina": [tuple(rij[:6]) for rij in tabelrijen(Bladzijde(client.get(vraag)))],
        "csv": [tuple(rij[1:7]) for rij in list(csv.reader(io.StringIO(tekst), delimiter=";"))[1:]],
        "xlsx": [rij[1:7] for rij in xlsx.iter_rows(min_row=2, values_only=True)],
        "json": [(r["cohort"], r["onderdeel"], *(r[deel] for deel in DELEN), r["startersresultaat"]) for r in js],
    }


def lees_overzicht(kennis, client, pad, cijfers, per):
    for waar, rijen in bronnen(client, pad, per).items():
        for cohort, naam, *getallen in rijen:
            kennis.leer(f"{waar} per {per}", cellen_van(cijfers, cohort, naam, per), *getallen)


def pdfregels(client, pad, cijfers, per):
    """The same lines of the PDF, read back."""
    inhoud = client.get(f"{pad}?per={per}&formaat=pdf").content
    tekst = " ".join(blad.extract_text() for blad in PdfReader(io.BytesIO(inhoud)).pages)
    namen = "|".join(sorted({re.escape(SPLITSINGEN[per][1](c)[1]) for c in cijfers} | {"Totaal"}))
    getal = r"(<5|–|[0-9]+–[0-9]+|[0-9]+ of\s+meer|[0-9]+)"
    regel = rf"([0-9]{{4}}-[0-9]{{4}})\s+({namen})\s+{getal}\s+{getal}\s+{getal}\s+(–|[0-9]+%)"
    return [tuple(" ".join(cel.split()) for cel in rij) for rij in re.findall(regel, tekst)]


def lees_lijst(kennis, client, cijfers):
    """The register's list as a file: every cell, of every school and mbo."""
    inhoud = client.get(LIJST + "?download=csv").content.decode("utf-8-sig")
    for rij in csv.DictReader(io.StringIO(inhoud), delimiter=";"):
        wie = (rij["Cohort"], rij["School"], rij["Leerweg"], rij["Mbo"])
        cellen = [c for c in cijfers if (c.schooljaar, str(c.school), c.get_leerweg_display(), str(c.mbo)) == wie]
        kennis.leer("lijst", cellen, *(rij[kop] for kop in ("Instroom", "Behouden", "Uitval", "Startersresultaat")))


def lees_alles(client, cijfers, *, met_pdf=True):
    kennis = Kennis(cijfers)
    lees_lijst(kennis, client, cijfers)
    for veld, splitsingen in (("school", "mbo"), ("mbo", "school")):
        for organisatie in {getattr(c, veld) for c in cijfers}:
            eigen = [c for c in cijfers if getattr(c, veld) == organisatie]
            pad = f"{LIJST}{veld}/{organisatie.pk}/"
            for per in (splitsingen, "leerweg", "niveau", "domein"):
                lees_overzicht(kennis, client, pad, eigen, per)
    if met_pdf:
        school = cijfers[0].school
        eigen = [c for c in cijfers if c.school == school]
        for cohort, naam, *getallen in pdfregels(client, f"{LIJST}school/{school.pk}/", eigen, "leerweg"):
            kennis.leer("pdf", cellen_van(eigen, cohort, naam, "leerweg"), *getallen)
    return kennis


def test_nothing_published_gives_a_small_count(als, cijfers):
    kennis = lees_alles(als("stuurgroep"), cijfers)

    klein = [c.pk for c in cijfers if any(map(is_klein, (c.behouden, c.uitval, c.instroom - c.behouden - c.uitval)))]
    assert len(klein) > 8
    assert kennis.kleine_aantallen() == {}
    # The attack read what there is to read: 16 cells in the list, and every line of every split.
    assert (kennis.gelezen["lijst"], kennis.gelezen["pdf"]) == (16, 6)
    assert {kennis.gelezen[f"{waar} per leerweg"] for waar in ("pagina", "csv", "xlsx", "json")} == {24}


def test_page_and_files_hold_the_same_lines_and_no_other_count(als, cijfers):
    client, mbo = als("stuurgroep"), cijfers[0].mbo
    pad, eigen = f"{LIJST}mbo/{mbo.pk}/", [c for c in cijfers if c.mbo == mbo]

    gelezen = bronnen(client, pad, "school") | {"pdf": pdfregels(client, pad, eigen, "school")}

    zoals_json = {waar: [(*rij[:5], als_procent(rij[5])) for rij in rijen] for waar, rijen in gelezen.items()}
    assert len(zoals_json["json"]) == 6
    assert all(rijen == zoals_json["json"] for rijen in zoals_json.values())
    verborgen = sum(cel in ("<5", "–") for rij in zoals_json["json"] for cel in rij[2:5])
    assert verborgen == 3


def als_procent(cel):
    return None if cel in (None, "–", "") else int(str(cel).rstrip("%"))


def test_the_attack_finds_them_when_totals_are_true(als, cijfers, monkeypatch):
    """Negative control: publish true totals beside hidden cells, and the same attack succeeds."""
    echt = doorstroom._regel

    def regel(cohort, naam, rijen, *, is_totaal=False):
        gewoon = echt(cohort, naam, rijen, is_totaal=is_totaal)
        sommen = [sum(getattr(rij, deel) for rij in rijen) for deel in DELEN]
        return replace(gewoon, getoond=Getoond(*(Bereik(som, som) for som in sommen))) if is_totaal else gewoon

    monkeypatch.setattr(doorstroom, "_regel", regel)

    assert lees_alles(als("stuurgroep"), cijfers, met_pdf=False).kleine_aantallen() != {}

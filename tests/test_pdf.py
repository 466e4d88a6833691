"""The PDF of a report: its standards, its fonts, its limits, and that nothing from outside gets into it."""

import os
import re
import subprocess
import sys
import threading
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import page
import pydyf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from doorlopend import grafieken, pdf, pdfkind
from doorlopend.lettertekens import LETTERTYPEN, gedekte_tekens, onbekende_tekens, vervang_onbekende_tekens
from doorlopend.pdf import PdfFout, maak_pdf, pdf_beschikbaar
from doorlopend.statusbalken import gestapeld

pytestmark = pytest.mark.ongeacht_database

GEMAAKT_OP = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)
GEGEVENS = {
    "titel": "Voortgangsrapportage najaar 2026",
    "identifier": "rapport-3-versie-0.1",
    "gemaakt_op": GEMAAKT_OP,
}
PROFIELEN = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)

REEKS = [(date(2024, 1, 1), 4), (date(2025, 8, 1), 6), (date(2026, 8, 1), 8), (date(2026, 11, 1), 8)]
NODIG = [(date(2024, 1, 1), 4), (date(2025, 7, 31), 6), (date(2026, 7, 31), 9), (date(2027, 7, 31), 12)]
AFSPRAKEN = (
    ("1a. Scholen met vmbo-basis", 12, 8, "let-op", "Loopt achter"),
    ("1b. Vmbo-kader naar mbo-niveau 4", 3, 2, "goed", "Op schema"),
    ("1c. Vmbo-t naar mbo-niveau 4", 4, 1, "fout", "Loopt ver achter"),
    ("3. Verkenning havo", "–", 1, "geen", "Geen oordeel"),
)
ALINEA = (
    "De scholen werken samen met het mbo aan een gezamenlijk onderwijsprogramma. In de afgelopen periode zijn de "
    "afspraken over examinering, begeleiding en inzet van docenten vastgelegd. "
)


def _oordeel(soort, woord):
    return f'<span class="oordeel oordeel-{soort}">{grafieken.oordeelteken(soort, woord)}{woord}</span>'


def _tabel(kop, rijen, klasse=""):
    koppen = "".join(f'<th scope="col">{k}</th>' for k in kop)
    lijf = "".join(
        f'<tr><th scope="row">{rij[0]}</th>' + "".join(f"<td>{cel}</td>" for cel in rij[1:]) + "</tr>" for rij in rijen
    )
    return f'<table class="{klasse}"><caption>Tabel: {kop[0]}</caption><thead><tr>{koppen}</tr></thead><tbody>{lijf}</tbody></table>'


def _hoofdstukken():
    lijn = grafieken.lijn_doel(
        "g1", "Scholen met vmbo-basis", reeks=REEKS, doel=12, doeldatum=date(2027, 7, 31), nulmeting=4,
        nuldatum=date(2024, 1, 1), prognose=10, eenheid="scholen", nodig=NODIG,
    )  # fmt: skip
    balken = gestapeld("g2", "Per stadsdeel", [("Noord", {"aangeboden": 2, "verkenning": 1}), ("Weesp", {})])
    oordelen = [(naam, doel, stand, _oordeel(*oordeel)) for naam, doel, stand, *oordeel in AFSPRAKEN]
    routes = [(f"Leerroute {i} Montessori College", "Zuidoost", "Zorg en welzijn", "Aangeboden") for i in range(150)]
    return f"""
<section class="nieuw"><h2 id="samenvatting">1. Samenvatting</h2>
<p class="lead">Op 1 november 2026 liggen twee van de vier doelen voor leerroutes op schema.</p>
<div class="kern"><div><b>8 van 12</b><span>scholen met vmbo-basis</span></div><div><b>2 van 3</b><span>leerroutes vmbo-kader</span>
</div><div><b>1 van 4</b><span>scholen vmbo-t</span></div></div>{_tabel(("Afspraak", "Doel", "Nu", "Oordeel"), oordelen, "kort")}
<div class="blok"><h3>Gevraagde besluiten</h3><ul><li>Wijs voor vmbo-t twee scholen aan.</li><li>Stel de planning vast.</li></ul></div></section>
<section class="nieuw"><h2 id="doel-1a">2. Vmbo-basis naar mbo-niveau 2</h2><p class="oordeelregel">{_oordeel("let-op", "Loopt achter")} Nu 8 van de 12 scholen.</p>
<figure>{lijn}<figcaption>Figuur 1. De stippellijn laat zien hoeveel scholen er op elk moment nodig zijn.</figcaption></figure>
<figure>{balken}<figcaption>Figuur 2. Stand per stadsdeel.</figcaption></figure><h3>Toelichting</h3>{f"<p>{ALINEA * 3}</p>" * 3}
<p>Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft{"zonderspatie" * 20}</p></section>
<section class="nieuw"><h2 id="routes">3. Alle leerroutes</h2>{_tabel(("Leerroute", "Stadsdeel", "Sector", "Status"), routes)}</section>"""


def rapport(inhoud="", kop=""):
    """A small report with every part of rapport.css; `inhoud` comes before the first chapter."""
    return f"""<!DOCTYPE html><html lang="nl"><head><title>x</title>{kop}</head><body>
<section class="voorblad" data-document="Voortgangsrapportage Doorlopend leren vo-mbo"
 data-voet="Najaar 2026 · peildatum 1 november 2026" data-staat="Voorbeeld"><p class="merk">Doorlopend leren vo-mbo Amsterdam</p>
<h1>Voortgangsrapportage najaar 2026</h1><p class="sub">Voor de stuurgroep Doorlopend leren vo-mbo</p>
<dl><dt>Peildatum</dt><dd>1 november 2026</dd><dt>Versie</dt><dd>0.1, ter bespreking</dd></dl></section>
<nav class="inhoud"><h2>Inhoud</h2><ol><li><a href="#samenvatting">1. Samenvatting</a></li><li><a href="#doel-1a">2. Vmbo-basis naar
mbo-niveau 2</a></li><li><a href="#routes">3. Alle leerroutes</a></li></ol></nav>{inhoud}{_hoofdstukken()}</body></html>"""


@pytest.fixture(scope="module")
def rapport_pdf():
    return maak_pdf(rapport(), **GEGEVENS, auteur="Programmaleider")


def fouten(inhoud):
    """The rules of both standards that `inhoud` breaks."""
    return [f.rule_id for profiel in PROFIELEN for f in page.validate_pdf_bytes(inhoud, profile=profiel).failures]


def objecten(inhoud):
    """Every object in the file, also those that no page refers to."""
    lezer = PdfReader(BytesIO(inhoud))
    return [lezer.get_object(nummer) for nummer in range(1, lezer.trailer["/Size"])]


def lettertypen(inhoud):
    """The embedded fonts, without the random-looking prefix of a subset."""
    namen = {str(o["/BaseFont"]) for o in objecten(inhoud) if isinstance(o, dict) and "/BaseFont" in o}
    return {naam.partition("+")[2] for naam in namen}


def tekst(inhoud):
    return "\n".join(blad.extract_text() for blad in PdfReader(BytesIO(inhoud)).pages)


@pytest.mark.parametrize("profiel", PROFIELEN, ids=lambda p: p.name)
def test_report_meets_the_standard(rapport_pdf, profiel):
    verslag = page.validate_pdf_bytes(rapport_pdf, profile=profiel)

    assert [(f.rule_id, f.message) for f in verslag.failures] == []


def test_a_defect_is_seen_by_the_validator():
    """The check above can fail: an svg without a <title> is a figure without an alternative."""
    kapot = maak_pdf(rapport('<p><svg width="9" height="9"><rect width="9" height="9"/></svg></p>'), **GEGEVENS)

    assert "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001" in fouten(kapot)


def test_a_list_with_paragraphs_in_its_items_meets_the_standard():
    """WeasyPrint leaves a paragraph loose in its list item; the finisher puts it in the body."""
    inhoud = maak_pdf(rapport("<ul><li><p>een</p><ul><li><p>twee</p></li></ul></li><li>drie</li></ul>"), **GEGEVENS)

    assert fouten(inhoud) == []


def test_qpdf_finds_no_errors(rapport_pdf, tmp_path):
    (tmp_path / "rapport.pdf").write_bytes(rapport_pdf)

    uitkomst = subprocess.run(["qpdf", "--check", tmp_path / "rapport.pdf"], capture_output=True, check=False)

    assert uitkomst.returncode == 0, uitkomst.stderr


def test_same_input_gives_the_same_bytes(rapport_pdf):
    assert maak_pdf(rapport(), **GEGEVENS, auteur="Programmaleider") == rapport_pdf


@pytest.mark.parametrize(
    "anders",
    [{"identifier": "rapport-4"}, {"titel": "Anders"}, {"gemaakt_op": datetime(2027, 1, 1, tzinfo=UTC)}],
)
def test_other_input_gives_other_bytes(rapport_pdf, anders):
    assert maak_pdf(rapport(), **{**GEGEVENS, **anders}, auteur="Programmaleider") != rapport_pdf


def test_metadata_come_from_the_arguments(rapport_pdf):
    lezer = PdfReader(BytesIO(rapport_pdf))

    assert lezer.metadata.title == "Voortgangsrapportage najaar 2026"
    assert lezer.metadata.author == "Programmaleider"
    assert lezer.metadata.creation_date == lezer.metadata.modification_date == GEMAAKT_OP
    assert lezer.root_object["/Lang"] == "nl"
    assert lezer.root_object["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a pypdf boolean object


def test_metadata_in_the_html_are_ignored():
    kop = '<meta name="author" content="Iemand"><meta name="keywords" content="geheim"><meta name="generator" content="x">'

    gegevens = PdfReader(BytesIO(maak_pdf(rapport(kop=kop), **GEGEVENS))).metadata

    assert set(gegevens) == {"/Title", "/Producer", "/CreationDate", "/ModDate"}


def test_running_header_and_footer_come_from_the_cover(rapport_pdf):
    bladen = [blad.extract_text() for blad in PdfReader(BytesIO(rapport_pdf)).pages]
    voorblad, _, samenvatting, *_ = bladen

    assert "Pagina" not in voorblad
    for deel in (
        "Voortgangsrapportage Doorlopend leren vo-mbo",
        "1. Samenvatting",
        "Najaar 2026 · peildatum 1 november 2026",
        "Voorbeeld",
        f"Pagina 3 van {len(bladen)}",
    ):
        assert deel in samenvatting


def test_contents_has_page_numbers(rapport_pdf):
    inhoud = PdfReader(BytesIO(rapport_pdf)).pages[1].extract_text()

    assert re.findall(r"(\d)\. [^\n]+? +(\d+)$", inhoud, re.M) == [("1", "3"), ("2", "4"), ("3", "5")]


def test_table_head_repeats_on_each_page(rapport_pdf):
    bladen = [blad.extract_text() for blad in PdfReader(BytesIO(rapport_pdf)).pages[4:]]

    assert len(bladen) > 2
    assert [blad.count("Stadsdeel") for blad in bladen] == [1] * len(bladen)


def test_no_text_runs_off_the_paper(rapport_pdf):
    opdracht = ["pdftotext", "-bbox", "-f", "2", "-", "-"]

    woorden = subprocess.run(opdracht, input=rapport_pdf, capture_output=True, check=True).stdout.decode()

    rechterkanten = [float(maat) for maat in re.findall(r'<word .*?xMax="([0-9.]+)"', woorden)]
    assert len(rechterkanten) > 300
    assert max(rechterkanten) <= 194 * 72 / 25.4 + 1


def test_only_the_packaged_font_is_embedded(rapport_pdf):
    assert lettertypen(rapport_pdf) == {"Public-Sans", "Public-Sans-Semi-Bold", "Public-Sans-Bold"}


def test_unknown_characters_embed_no_font_of_the_machine():
    tekens = "<p>≥ 5 → ✓ &#x1F600; 👩‍👩‍👧 مرحبا Привет 日本 &Sigma; Łódź <i>ő</i> ﬁ ½</p><svg width='90' height='20'><title>≥</title><text y='15'>→ Ł</text></svg>"

    inhoud = maak_pdf(rapport(tekens + "<p style='font-family:DejaVu Sans, serif'>serif</p>"), **GEGEVENS)

    assert {
        naam.removesuffix("-Bold").removesuffix("-Semi").removesuffix("-Italic").removesuffix("-Ext")
        for naam in lettertypen(inhoud)
    } == {"Public-Sans"}
    assert fouten(inhoud) == []
    assert ">= 5 -> v […] Łódź ő fi ½" in tekst(inhoud)


def test_attachments_are_associated_data_files():
    bijlagen = [
        ("cijfers.csv", "text/csv", b"code;stand\r\n1a;8\r\n", "De cijfers als tabel"),
        ("cijfers.json", "application/json", b'{"1a": 8}', "De cijfers voor een programma"),
    ]

    inhoud = maak_pdf(rapport(), **GEGEVENS, bijlagen=bijlagen)

    lezer = PdfReader(BytesIO(inhoud))
    bestanden = [verwijzing.get_object() for verwijzing in lezer.root_object["/AF"]]
    assert {naam: data[0] for naam, data in lezer.attachments.items()} == {naam: data for naam, _, data, _ in bijlagen}
    assert [bestand["/AFRelationship"] for bestand in bestanden] == ["/Data", "/Data"]
    assert [bestand["/EF"]["/F"].get_object()["/Subtype"] for bestand in bestanden] == [
        "/text/csv",
        "/application/json",
    ]
    assert [bestand["/Desc"] for bestand in bestanden] == [uitleg for *_, uitleg in bijlagen]
    assert fouten(inhoud) == []
    assert maak_pdf(rapport(), **GEGEVENS, bijlagen=bijlagen) == inhoud


# Nothing from outside


class Kanarie(BaseHTTPRequestHandler):
    """Answers every request, redirects to a file, and counts."""

    bezoeken: list = []

    def do_GET(self):
        self.bezoeken.append(self.path)
        self.send_response(302 if self.path.startswith("/door") else 200)
        self.send_header("Location", "file:///etc/hostname")
        self.send_header("Content-Type", "image/svg+xml" if "svg" in self.path else "text/css")
        self.end_headers()
        self.wfile.write(b"<svg xmlns='http://www.w3.org/2000/svg'><text>KANARIE</text></svg>")

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def kanarie():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Kanarie)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


AANVALLEN = {
    "img-http": '<img alt="x" src="{http}/a.svg">',
    "img-file": '<img alt="x" src="file://{bestand}">',
    "img-data": '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27%3E%3Ctext%3EKANARIE%3C/text%3E%3C/svg%3E">',
    "img-redirect": '<img alt="x" src="{http}/door">',
    "stylesheet": '<link rel="stylesheet" href="{http}/a.css"><link rel="stylesheet" href="file://{bestand}">',
    "link-attachment": '<link rel="attachment" href="file://{bestand}"><link rel="attachment" href="{http}/b">',
    "a-attachment": '<a rel="attachment" href="file://{bestand}">x</a><a rel="attachment" href="{http}/c">x</a>',
    "import": '<style>@import "{http}/d.css"; @import url(file://{bestand});</style>',
    "url": '<p style="background:url({http}/e.svg);list-style-image:url(file://{bestand})">x</p>',
    "content": "<style>p::after{{content:url(file://{bestand}) url({http}/f.svg)}}</style><p>x</p>",
    "object": '<object data="{http}/g.svg"></object><object data="file://{bestand}" type="text/html"></object>',
    "embed": '<embed src="{http}/h.svg"><embed src="file://{bestand}">',
    "iframe": '<iframe src="{http}/i"></iframe><iframe src="file://{bestand}"></iframe>',
    "svg-image": '<svg width="9" height="9"><title>x</title><image href="{http}/j.svg"/><use href="file://{bestand}#a"/></svg>',
    "font-face": "<style>@font-face{{font-family:k;src:url({http}/k.woff2),local('DejaVu Sans')}}p{{font-family:k}}</style><p>x</p>",
    "base": '<base href="{http}/l/"><img alt="x" src="m.svg"><link rel="stylesheet" href="n.css">',
    "eigen-schema": '<img alt="x" src="portaal:fonts/../../doorlopend/settings.py"><link rel="attachment" href="portaal:css/rapport.css">',
}


@pytest.mark.parametrize("aanval", AANVALLEN.values(), ids=AANVALLEN.keys())
def test_html_cannot_fetch_anything(aanval, kanarie, tmp_path):
    """Row 21."""
    bestand = tmp_path / "kanarie.svg"
    bestand.write_text("<svg xmlns='http://www.w3.org/2000/svg' id='a'><text y='9'>KANARIE</text></svg>")
    Kanarie.bezoeken.clear()

    inhoud = maak_pdf(f"<h1>Titel</h1>{aanval.format(http=kanarie, bestand=bestand)}", **GEGEVENS)

    lezer = PdfReader(BytesIO(inhoud))
    assert Kanarie.bezoeken == []
    assert "KANARIE" not in tekst(inhoud)
    assert dict(lezer.attachments) == {}
    assert [beeld.name for blad in lezer.pages for beeld in blad.images] == []
    assert [o for o in objecten(inhoud) if hasattr(o, "get_data") and b"KANARIE" in o.get_data()] == []


def test_child_process_gets_no_secrets(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "geheim")

    omgeving = pdf._omgeving(tmp_path, 0)

    assert set(omgeving) <= {
        *pdf.DOORGEGEVEN,
        "LANG",
        "PYTHONHASHSEED",
        "SOURCE_DATE_EPOCH",
        "FONTCONFIG_FILE",
        "TMPDIR",
        "HOME",
    }


def test_rendering_needs_no_django():
    """The child stays light: neither the package nor its two modules loads Django or WeasyPrint."""
    opdracht = "import sys, doorlopend.pdf, doorlopend.pdfkind; sys.exit(bool({'django', 'weasyprint', 'fontTools'} & set(sys.modules)))"

    uitkomst = subprocess.run([sys.executable, "-c", opdracht], cwd=pdf.BASIS, check=False)

    assert uitkomst.returncode == 0


def test_child_asks_no_compiler_where_its_libraries_are(tmp_path, monkeypatch):
    """The search for a library by its short name starts gcc and ld over and over, a tenth of the time of a report."""
    spoor = tmp_path / "spoor"
    for naam in ("gcc", "cc", "ld", "objdump"):
        (tmp_path / naam).write_text(f'#!/bin/sh\necho "$0" >> {spoor}\n')
        (tmp_path / naam).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    maak_pdf("<p>Een regel</p>", **GEGEVENS)

    assert not spoor.exists()


# Limits


@pytest.mark.parametrize(
    "inhoud",
    [
        _tabel(("A", "B"), [(i, i) for i in range(30_000)]),
        '<table><tr><td colspan="1000000">x</td></tr></table>' * 20,
    ],
    ids=["rows", "colspan"],
)
def test_too_large_stops_at_the_time_limit(inhoud):
    """Row 22."""
    begin = datetime.now(UTC)

    with pytest.raises(PdfFout, match="duurde te lang"):
        maak_pdf(rapport(inhoud), **GEGEVENS, tijdslimiet=2)

    assert (datetime.now(UTC) - begin).total_seconds() < 6


def test_too_much_memory_stops(monkeypatch):
    """Row 22. Real memory, real limit: only the figure is lowered, through the argument that the child receives."""
    with pytest.raises(PdfFout, match="te veel geheugen"):
        maak_pdf(_tabel(("A", "B"), [(i, i) for i in range(30_000)]), **GEGEVENS, geheugenlimiet=300 << 20)


@pytest.fixture
def zonder_pango(tmp_path, monkeypatch):
    """A machine on which the Pango library can't be loaded: an empty file is found in its place."""
    for naam in ("libpango-1.0.so.0", "libpango-1.0.so"):
        (tmp_path / naam).touch()
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    pdf_beschikbaar.cache_clear()
    yield
    pdf_beschikbaar.cache_clear()


def test_missing_pango_is_told_in_dutch_and_logged(zonder_pango, caplog):
    with pytest.raises(PdfFout) as fout:
        maak_pdf(rapport(), **GEGEVENS)

    assert str(fout.value) == (
        "De pdf kan niet worden gemaakt: op de server ontbreekt de software Pango. "
        "Vraag de technisch beheerder om deze te installeren. De rest van het portaal werkt gewoon."
    )
    assert "cannot load library" in caplog.text


def test_pdf_beschikbaar_is_false_without_pango(zonder_pango):
    assert pdf_beschikbaar() is False


def test_pdf_beschikbaar_is_true_here():
    pdf_beschikbaar.cache_clear()

    assert pdf_beschikbaar() is True


def test_other_failure_hides_the_cause_from_the_user(caplog):
    with pytest.raises(PdfFout, match=r"^De pdf kon niet worden gemaakt\. Probeer het opnieuw\.") as fout:
        maak_pdf(rapport(), **{**GEGEVENS, "identifier": "\ud800"})

    assert "Unicode" not in str(fout.value)
    assert "UnicodeEncodeError" in caplog.text


# Characters


def test_all_styles_cover_the_same_characters():
    """gedekte_tekens() reads one style; a character it allows must exist in bold and italic too."""
    dekking = {
        stijl: {
            chr(c)
            for deel in ("latin", "latin-ext")
            for c in TTFont(LETTERTYPEN / f"public-sans-{deel}-{stijl}.ttf").getBestCmap()
        }
        for stijl in ("400-normal", "400-italic", "600-normal", "700-normal")
    }

    assert [gedekte_tekens() - tekens - set("\n\r\t") for tekens in dekking.values()] == [set()] * 4


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Gewone tekst, café 1e–2e €5 ‘ja’", "Gewone tekst, café 1e–2e €5 ‘ja’"),
        ("≥ 5 en ≤ 9", ">= 5 en <= 9"),
        ("verkenning → aangeboden ✓", "verkenning -> aangeboden v"),
        ("vo‑mbo", "vo-mbo"),
        ("1\u202f000", "1 000"),
        ("cafe\u0301", "café"),
        ("ﬁets Ａ ⅓", "fiets A 1⁄3"),
        ("Nguyễn", "Nguyen"),
        ("goed 👩‍👩‍👧👍🏽 zo", "goed […] zo"),
        ("مرحبا بك", "[…]"),
        ("\u200bnul\u2028regel\x00", "nul regel"),
        ("", ""),
    ],
)
def test_vervang_onbekende_tekens(tekst, verwacht):
    assert vervang_onbekende_tekens(tekst) == verwacht


@given(st.text(st.characters()))
def test_replaced_text_is_always_covered_and_stable(tekst):
    vervangen = vervang_onbekende_tekens(tekst)

    assert set(vervangen) <= gedekte_tekens()
    assert vervang_onbekende_tekens(vervangen) == vervangen


def test_onbekende_tekens_names_what_changes_once():
    assert onbekende_tekens("≥ 5 café ≥ 👍") == ["≥", "👍"]


@pytest.mark.parametrize("extra", [{}, {"Length1": 12}], ids=["drawing", "font"])
def test_no_stream_ends_in_a_carriage_return(extra):
    """Its LF before endstream would make a CRLF, and the stated length wrong (PDF/A)."""
    stromen = [pydyf.Stream([f"{i**5} m"], extra, compress=True) for i in range(2000)]
    document = pydyf.PDF()
    for stroom in stromen:
        document.add_object(stroom)
    assert any(stroom.data.endswith(pdfkind.REGELTERUGLOOP) for stroom in stromen)

    pdfkind._pak_in(document)

    assert not any(stroom.data.endswith(pdfkind.REGELTERUGLOOP) for stroom in stromen)


def test_a_file_with_attachments_survives_a_second_attempt():
    """One file in some hundreds must be written again (see _voltooier); an attachment can be read only once."""
    bijlage = ("cijfers.csv", "text/csv", b"code;stand\r\n", "De cijfers")
    eerst = pdfkind.REGELTERUGLOOP
    try:
        pdfkind.REGELTERUGLOOP = b"%%EOF"  # in every file: each attempt is refused, and the ninth is given
        opdracht = {"html": "<h1>T</h1>", "titel": "T", "auteur": "", "identifier": "i", "seconden": 60}
        opdracht |= {"gemaakt_op": "2026-01-01T00:00:00+00:00", "geheugen": 0}
        inhoud = pdfkind._render(
            opdracht | {"bijlagen": [(bijlage[0], bijlage[1], pdf._base64(bijlage[2]), bijlage[3])]}
        )
    finally:
        pdfkind.REGELTERUGLOOP = eerst

    assert dict(PdfReader(BytesIO(inhoud)).attachments) == {"cijfers.csv": [b"code;stand\r\n"]}

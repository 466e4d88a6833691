"""The PDF of the example report, and of one with the worst texts: standards, fonts, words, sameness."""

import subprocess
from io import BytesIO

import page
import pytest
from django.core.management import call_command
from pypdf import PdfReader

from doorlopend.pdf import maak_pdf
from monitoring.models import Rapportage, Rapportversie
from monitoring.rapporteren import leg_voor, render
from monitoring.rapportinhoud import Rapport, stel_samen
from monitoring.rapportweergave import html_van, pdf_van
from tests.bladspiegel import koppen_onderaan, loopt_uit, overlapt, teksten
from tests.rapporten import VOORGELEGD, maak_leider, maak_rapportage, maak_register, terug_na_afloop

pytestmark = [pytest.mark.django_db, pytest.mark.ongeacht_database]
PROFIELEN = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
GEGEVENS = {"titel": "T", "identifier": "i", "gemaakt_op": VOORGELEGD}
PAGINA = "<h2>Kop van het deel</h2>" + "<p>Een regel.</p>" * 8
LELIJK = (
    "<script>alert(1)</script><img src='file:///etc/passwd'><link rel=stylesheet href='http://127.0.0.1/x.css'>\n\n"
    "😀 עברית العربية ≥ → ✓ \u202eomgekeerd\x0b "
    + "Donaudampfschifffahrtsgesellschaft" * 20
    + "\n- een\n- twee\n"
    + "woord " * 3000
)


@pytest.fixture(scope="module")
def voorbeeld(django_db_setup, django_db_blocker):
    """The versions 0.1 and 1.0 of the report in the example data."""
    with terug_na_afloop(django_db_blocker):
        call_command("laad_gegevens", verbosity=0)
        call_command("laad_voorbeeld", verbosity=0)
        yield list(Rapportversie.objects.select_related("rapportage"))


@pytest.fixture(scope="module")
def lelijk(django_db_setup, django_db_blocker):
    """A version in which every field holds the worst that people paste."""
    with terug_na_afloop(django_db_blocker):
        register = maak_register()
        for wat in ("alfa", "beta"):
            register[wat].roepnaam = LELIJK[:120]
            register[wat].bestuur = LELIJK[100:220]
            register[wat].save()
        register["loopt"].naam = LELIJK[:200]
        register["loopt"].save()
        rapportage = maak_rapportage(schooljaar=2024, samenvatting=LELIJK, gevraagde_besluiten=LELIJK)
        yield leg_voor(rapportage, door=maak_leider(), nu=VOORGELEGD)


def lezer(versie):
    return PdfReader(BytesIO(bytes(versie.pdf)))


def tekst_van(versie):
    return teksten(bytes(versie.pdf))


def letters(versie):
    return {
        letter.get_object()["/BaseFont"].split("+")[1]
        for blad in lezer(versie).pages
        for letter in blad["/Resources"].get("/Font", {}).values()
    }


def test_the_example_report_is_vastgesteld_and_keeps_its_pdf(voorbeeld):
    assert [versie.nummer for versie in voorbeeld] == ["0.1", "1.0"]
    assert bytes(voorbeeld[1].pdf).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("profiel", PROFIELEN, ids=lambda p: p.name)
def test_the_example_report_meets_the_standard(voorbeeld, profiel):
    for versie in voorbeeld:
        assert [f.rule_id for f in page.validate_pdf_bytes(bytes(versie.pdf), profile=profiel).failures] == []


@pytest.mark.parametrize("profiel", PROFIELEN, ids=lambda p: p.name)
def test_the_worst_texts_still_meet_the_standard(lelijk, profiel):
    assert [f.rule_id for f in page.validate_pdf_bytes(bytes(lelijk.pdf), profile=profiel).failures] == []


def test_qpdf_finds_nothing_to_complain_about(voorbeeld, tmp_path):
    bestand = tmp_path / "rapport.pdf"
    bestand.write_bytes(voorbeeld[-1].pdf)

    uitslag = subprocess.run(["qpdf", "--check", bestand], capture_output=True, text=True, check=False)

    assert (uitslag.returncode, uitslag.stderr) == (0, "")


def test_only_the_projects_own_fonts_are_in_it(voorbeeld, lelijk):
    gebruikt = letters(voorbeeld[-1]) | letters(lelijk)

    assert gebruikt
    assert [naam for naam in gebruikt if not naam.startswith("Public-Sans")] == []


def test_the_example_report_renders_to_the_stored_bytes_again(voorbeeld):
    assert render(Rapportversie.objects.get(pk=voorbeeld[0].pk)) == bytes(voorbeeld[0].pdf)


def test_the_cover_names_period_peildatum_version_and_state(voorbeeld):
    omslag = [tekst_van(versie)[0] for versie in voorbeeld]

    for omslagtekst in omslag:
        assert "Voortgangsrapportage voorjaar 2026" in omslagtekst
        assert "Peildatum 1 april 2026" in omslagtekst
        assert "Leerroutes en personen zijn verzonnen" in omslagtekst
    assert "Versie 0.1 van 20 april 2026 Staat Voorgelegd, nog niet vastgesteld" in omslag[0]
    assert "Versie 1.0 van 13 mei 2026 Staat Vastgesteld door de stuurgroep op 12 mei 2026" in omslag[1]


def test_without_example_environment_the_cover_does_not_speak_of_invented_people(voorbeeld, settings):
    settings.VOORBEELD = False

    assert "verzonnen" not in html_van(stel_samen(maak_rapportage(schooljaar=2025, halfjaar="najaar"), door=None))


def test_the_contents_name_the_page_of_every_chapter(voorbeeld):
    pdf, inhoud = lezer(voorbeeld[-1]), tekst_van(voorbeeld[-1])[1]
    paginas = {kop.title: pdf.get_destination_page_number(kop) + 1 for kop in bladwijzers(pdf.outline)}
    koppen = ("Samenvatting", "Doorlopende leerroutes", "Acties en planning", "Bijlage D. Het convenant")

    assert {kop: int(inhoud.split(kop, 1)[1].split()[0]) for kop in koppen} == {kop: paginas[kop] for kop in koppen}


def bladwijzers(delen):
    """The bookmarks of a PDF, those below others too, in one row."""
    return [kop for deel in delen for kop in (bladwijzers(deel) if isinstance(deel, list) else [deel])]


def test_the_decision_stands_in_front_and_moves_no_page_of_what_was_discussed(voorbeeld):
    voorgelegd, vastgesteld = ([blad.partition("Pagina")[0] for blad in tekst_van(versie)] for versie in voorbeeld)

    assert "Besluit van de stuurgroep" not in " ".join(voorgelegd)
    assert "heeft deze voortgangsrapportage vastgesteld in de vergadering van 12 mei 2026" in vastgesteld[1]
    zonder_staat = [blad.replace("Voorgelegd, nog niet vastgesteld", "") for blad in voorgelegd]
    assert [blad.split() for blad in zonder_staat[2:]] == [blad.split() for blad in vastgesteld[2:]]


def test_the_summary_fits_one_page_and_says_the_three_numbers(voorbeeld):
    bladen = tekst_van(voorbeeld[-1])
    standen = {regel.code: regel.stand for regel in voorbeeld[-1].meetregels.all()}

    assert "Samenvatting Van de 11 doelen" in bladen[2]
    assert "Stand van alle afspraken De nulmeting is" in bladen[3]
    for code, doel in (("1a", 12), ("1b", 3), ("1c", 4)):
        assert f"{standen[code]} van {doel}" in bladen[2]


def test_every_counted_school_and_every_leerroute_is_named(voorbeeld):
    alles = "".join("".join(blad.split()) for blad in tekst_van(voorbeeld[-1])).replace("-", "")

    def staat_erin(naam):
        return "".join(naam.split()).replace("-", "") in alles

    regel = voorbeeld[-1].meetregels.get(code="1a")
    assert len(regel.bewijs["telt_mee"]) == regel.stand
    assert all(staat_erin(rij["naam"]) for rij in regel.bewijs["telt_mee"] + regel.bewijs["telt_niet_mee"])
    assert all(staat_erin(route["naam"]) for route in voorbeeld[-1].inhoud["leerroutes"])


def test_dangerous_text_is_shown_as_text(lelijk):
    alles = " ".join(tekst_van(lelijk))

    assert "<script>alert(1)</script>" in alles
    assert "root:" not in alles


def test_the_document_is_tagged_titled_and_dutch(voorbeeld):
    pdf = lezer(voorbeeld[-1])

    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "Voortgangsrapportage voorjaar 2026, versie 1.0"


def test_the_example_report_can_be_read_in_one_sitting(voorbeeld):
    for versie in voorbeeld:
        assert 12 <= len(lezer(versie).pages) <= 16


@pytest.mark.parametrize("kijk", [loopt_uit, overlapt], ids=lambda kijk: kijk.__name__)
def test_no_text_leaves_its_page_or_lies_over_other_text(voorbeeld, lelijk, kijk):
    assert [kijk(bytes(versie.pdf)) for versie in (*voorbeeld, lelijk)] == [[], [], []]


def test_the_longest_oordeel_fits_everywhere(voorbeeld):
    rapport = Rapport.van(voorbeeld[-1])
    for regel in rapport.regels:
        regel.oordeel = "loopt_ver_achter"
        for jaar in regel.bewijs["per_jaar"]:
            jaar["oordeel"] = "loopt_ver_achter"

    pdf = pdf_van(rapport)

    assert (loopt_uit(pdf), overlapt(pdf)) == ([], [])


def test_no_heading_is_left_alone_at_the_end_of_a_page(voorbeeld, lelijk):
    versies = (*voorbeeld, lelijk)

    alleen = [koppen_onderaan(bytes(versie.pdf), html_van(Rapport.van(versie))) for versie in versies]

    assert alleen == [[], [], []]


KAPOT = {
    "off the side": (loopt_uit, '<p style="white-space: nowrap; overflow-wrap: normal">' + "woord " * 60 + "</p>"),
    "over the foot": (loopt_uit, '<p style="position: absolute; top: 256mm">rand</p>'),
    "below the foot": (loopt_uit, '<p style="position: absolute; top: 259mm">rand</p>'),
    "over each other": (overlapt, '<p style="position: absolute; top: 8.6mm">Kop van het deel</p>'),
}


@pytest.mark.parametrize(("kijk", "kapot"), KAPOT.values(), ids=KAPOT)
def test_a_broken_page_is_seen(kijk, kapot):
    html = f'<section class="voorblad">x</section><section class="nieuw" style="position: relative">{kapot}{PAGINA}</section>'

    heel, stuk = (kijk(maak_pdf(tekst, **GEGEVENS)) for tekst in (html.replace(kapot, ""), html))

    assert (heel, bool(stuk)) == ([], True)


def test_a_heading_that_is_left_alone_is_seen():
    html = (
        f'<section class="voorblad">x</section><section class="nieuw">{PAGINA}<h3 style="break-after: page">Verder</h3>'
    )

    assert koppen_onderaan(maak_pdf(f"{html}<p>tekst</p></section>", **GEGEVENS), html) == ["blad 2: Verder"]


def test_a_version_keeps_its_name_for_the_download(voorbeeld):
    assert [versie.bestandsnaam for versie in voorbeeld] == [
        "voortgangsrapportage-voorjaar-2026-0.1.pdf",
        "voortgangsrapportage-voorjaar-2026-1.0.pdf",
    ]
    assert Rapportage.objects.get(pk=voorbeeld[0].rapportage_id).staat == "vastgesteld"

"""Files of DUO are read as they are: coding, separator, quotes, older headers, one space for empty."""

import pytest

from doorlopend.bestandscontrole import Bestandsfout
from doorlopend.duo.lezen import Vestiging, lees_duo, plaatsnaam
from tests.scholen.factories import EXAMENS, KOPPEN, VESTIGINGEN, csv_bytes, duo, examens, vestigingen

RIJ = {"VESTIGINGSCODE": "01AA00", "VESTIGINGSNAAM": "Café-college", "INTERNETADRES": ""}
GELEZEN = Vestiging("01AA00", "Café-college", "42621", "Kade", "1", "1012 AB", "Amsterdam", "Amsterdam", "", "VBO/MAVO")


@pytest.mark.parametrize("codering", ["cp1252", "utf-8", "utf-8-sig"])
@pytest.mark.parametrize("scheiding", [";", ","])
@pytest.mark.parametrize("aanhalen", [True, False])
def test_every_variant_of_the_file_reads_the_same(codering, scheiding, aanhalen):
    inhoud = vestigingen(RIJ, codering=codering, scheiding=scheiding, aanhalen=aanhalen)

    assert lees_duo(inhoud).rijen == [GELEZEN]


@pytest.mark.parametrize("vestiging", ["01AA00", "00", "0"])
def test_older_headers_and_numbers_give_the_same_code(vestiging):
    ouder = [{"INSTELLINGSCODE": "BRIN NUMMER", "VESTIGINGSCODE": "VESTIGINGSNUMMER"}.get(kop, kop) for kop in KOPPEN]
    inhoud = vestigingen(RIJ | {"VESTIGINGSCODE": vestiging, "INSTELLINGSCODE": "01AA"}, koppen=ouder)

    assert lees_duo(inhoud).rijen == [GELEZEN]


def test_the_real_files_read_whole():
    adressen, kandidaten = lees_duo(duo(VESTIGINGEN)), lees_duo(duo(EXAMENS))

    assert (adressen.aantal_regels, len(adressen.rijen), adressen.bezwaren) == (91, 91, [])
    assert (kandidaten.aantal_regels, kandidaten.bezwaren) == (12_782, [])
    assert kandidaten.schooljaren == ["2019-2020", "2020-2021", "2021-2022", "2022-2023", "2023-2024"]


@pytest.mark.parametrize(
    ("waarde", "bereik"), [("12", (12, 12)), ("<5", (1, 4)), ("0", (0, 0)), ("", (0, 0)), ("5", (5, 5))]
)
def test_a_hidden_count_is_one_to_four(waarde, bereik):
    (rij,) = lees_duo(examens(("01AA00", "VMBO B - zorg", "0", waarde))).rijen

    assert rij.kandidaten == {"2022-2023": (0, 0), "2023-2024": bereik}


@pytest.mark.parametrize(
    ("opleiding", "soort"),
    [
        ("VMBO B - zorg", "vmbo-b"),
        ("VMBO K - zorg", "vmbo-k"),
        ("VMBO G - zorg", "vmbo-gl"),
        ("VMBO T - zorg", "vmbo-tl"),
        ("HAVO - N&T", "havo"),
        ("VWO - C&M", "vwo"),
    ],
)
def test_the_name_of_the_course_gives_the_soort(opleiding, soort):
    assert [rij.soort for rij in lees_duo(examens(("01AA00", opleiding, "1", "1"))).rijen] == [soort]


def test_leerwerktraject_is_no_offer():
    assert lees_duo(examens(("01AA00", "VMBO LWT - zorg", "9", "9"))).rijen == []


def test_without_a_total_men_and_women_are_added_as_a_range():
    koppen = ["VESTIGINGSCODE", "INSTELLINGSNAAM VESTIGING", "GEMEENTENAAM", "OPLEIDINGSNAAM"]
    koppen += ["EXAMENKANDIDATEN SCHOOLJAAR 2023-2024 - MAN", "EXAMENKANDIDATEN SCHOOLJAAR 2023-2024 - VROUW"]

    (rij,) = lees_duo(csv_bytes(koppen, [["01AA00", "A", "AMSTERDAM", "HAVO - N&T", "6", "<5"]])).rijen

    assert rij.kandidaten == {"2023-2024": (7, 10)}


@pytest.mark.parametrize(
    ("rij", "bezwaar"),
    [
        ({"VESTIGINGSCODE": "fout"}, "Regel 3: de vestigingscode klopt niet. Deze regel doet niet mee."),
        ({"VESTIGINGSCODE": "01AA00"}, "Regel 3: code 01AA00 staat er al. Deze regel doet niet mee."),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_left_out(rij, bezwaar):
    inhoud = lees_duo(vestigingen(RIJ, rij))

    assert (len(inhoud.rijen), inhoud.bezwaren) == (1, [bezwaar])


def test_a_short_line_is_named_and_its_code_is_not_taken_for_gone():
    inhoud = lees_duo(vestigingen(RIJ) + b"Noord-Holland;1;02BB;02BB00\r\n")

    assert inhoud.bezwaren == ["Regel 3: er ontbreken kolommen. Deze regel doet niet mee."]
    assert inhoud.onzeker == {"02BB00"}


def test_a_count_that_is_no_number_leaves_the_line_out():
    inhoud = lees_duo(examens(("01AA00", "VMBO B - zorg", "x", "12")))

    assert (inhoud.rijen, inhoud.onzeker) == ([], {"01AA00"})
    assert inhoud.bezwaren == ["Regel 2: een aantal kandidaten is geen getal. Deze regel doet niet mee."]


@pytest.mark.parametrize(
    ("inhoud", "begin"),
    [
        (b"", "Het bestand is leeg."),
        (b"naam;soort\r\nA;B\r\n", "Dit is geen bestand van DUO"),
        (b"VESTIGINGSCODE;IETS\r\n01AA00;B\r\n", "Dit is geen bestand van DUO"),
        (b"VESTIGINGSCODE;VESTIGINGSNAAM\r\n01AA00;B\r\n", "In het bestand ontbreekt: BEVOEGD GEZAG NUMMER"),
        (b"PK\x03\x04\x00\x00", "Dit is geen tekstbestand."),
        (b"\r\n\r\n", "Dit is geen bestand van DUO"),
    ],
)
def test_what_is_no_file_of_duo_is_refused_in_dutch(inhoud, begin):
    with pytest.raises(Bestandsfout) as fout:
        lees_duo(inhoud)

    assert str(fout.value).startswith(begin)


@pytest.mark.parametrize(
    ("ruw", "netjes"),
    [
        ("AMSTERDAM", "Amsterdam"),
        ("OUDERKERK AAN DE AMSTEL", "Ouderkerk aan de Amstel"),
        ("OUDER-AMSTEL", "Ouder-Amstel"),
    ],
)
def test_places_are_written_as_people_do(ruw, netjes):
    assert plaatsnaam(ruw) == netjes

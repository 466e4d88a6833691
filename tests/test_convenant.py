"""The covenant as data: complete, literal, loaded idempotently, and refused when it is wrong."""

from pathlib import Path

import pytest
from django.conf import settings

from monitoring.convenant import Convenantfout, laad_convenant
from monitoring.models import Actielijn, Afspraak, Convenant, Indicator, Telafspraak

pytestmark = pytest.mark.django_db
AMSTERDAM = Path(settings.CONVENANT)
MODELLEN = (Convenant, Actielijn, Afspraak, Indicator, Telafspraak)


def aantallen():
    return [model.objects.count() for model in MODELLEN]


def test_the_covenant_has_ten_afspraken_and_seventeen_indicators():
    laad_convenant()

    assert aantallen() == [1, 3, 10, 17, 8]


def test_loading_twice_is_the_same_as_once():
    laad_convenant()
    eerst = list(Indicator.objects.values())

    laad_convenant()

    assert (aantallen(), list(Indicator.objects.values())) == ([1, 3, 10, 17, 8], eerst)


def test_no_scan_error_is_left_in_the_literal_text():
    tekst = AMSTERDAM.read_text(encoding="utf-8")

    assert [
        fout for fout in ("Tweeéntwintig", "creéren", "oriént", "carriére", "VOVA", "ROCVA", "aan-.") if fout in tekst
    ] == []


def test_every_indicator_carries_a_sentence_of_the_covenant():
    laad_convenant()
    teksten = " ".join(
        [*Afspraak.objects.values_list("tekst", flat=True), *Actielijn.objects.values_list("tekst", flat=True)]
    )

    zonder = [
        indicator.code for indicator in Indicator.objects.all() if indicator.zin.split(". ")[0][:40] not in teksten
    ]

    # The sentences of 1a-1c and of the keuzedelen stand only with the indicator itself.
    assert zonder == ["1a", "1b", "1b-jaar", "1c", "1-keuzedelen"]


def test_every_reading_says_who_chose_it_when_and_why():
    laad_convenant()

    assert all(
        t.gekozen_door and t.gekozen_op and t.reden and t.indicatoren.exists() for t in Telafspraak.objects.all()
    )


def regel_van(tekst, deel, nummer=1):
    """The number of the line on which `deel` stands for the `nummer`th time."""
    regels = [nummer for nummer, regel in enumerate(tekst.splitlines(), start=1) if deel in regel]
    return regels[nummer - 1]


# Case → (what is replaced once, by what, where the message must point, the reason).
SLECHT = {
    "vorm": ('vorm = "kwalitatief"', 'vorm = "gevoel"', 'vorm = "gevoel"', "[indicator] 3: vorm is “gevoel”."),
    "telling": (
        'telling = "leerroutes"',
        'telling = "gokken"',
        '"gokken"',
        "1b: telling gokken bestaat niet. Kies uit",
    ),
    "afspraak": ('afspraak = "10"', 'afspraak = "11"', 'afspraak = "11"', "10: afspraak 11 bestaat niet"),
    "actielijn": ('actielijn = "C"', 'actielijn = "D"', 'actielijn = "D"', "[afspraak] 8: actielijn D bestaat niet"),
    "tikfout": ("nulmeting = 4", "nulmetng = 4", "nulmetng", "1a: nulmetng kennen we niet. Kies uit code,"),
    "doel": ("doel = 12", 'doel = "veel"', 'doel = "veel"', "1a: doel is “veel”. Het moet een geheel getal"),
    "datum": (
        "doeldatum = 2027-07-31",
        'doeldatum = "31 juli"',
        '"31 juli"',
        "doeldatum is “31 juli”. Het moet een datum",
    ),
    "volgorde": ("doeldatum = 2027-07-31", "doeldatum = 2023-07-31", "doeldatum = 2023", "ligt niet na de nulmeting"),
    "leerweg": (
        'leerwegen = ["vmbo-k"]',
        'leerwegen = ["vmbo-q"]',
        "vmbo-q",
        "1b: de instelling leerwegen is ['vmbo-q']",
    ),
    "instelling": ("niveau = 2,", "nivo = 2,", "nivo = 2", "1a: de instelling nivo kennen we niet"),
    "instelling ontbreekt": (
        ', noemer = ["vmbo-tl"] }',
        " }",
        'leerwegen = ["vmbo-gt"], niveau = 4 }',
        "1c: de telling",
    ),
    "dubbel": ('code = "1c"', 'code = "1b"', 'code = "1b"', "1b: deze code staat er twee keer in"),
    "dubbele actielijn": ('code = "B"', 'code = "A"', 'code = "A"', "A: deze code staat er twee keer in"),
    "dubbele lezing": ("nummer = 2\n", "nummer = 1\n", "nummer = 1", "nummer 1: dit nummer is op deze dag al gekozen"),
    "lezing": (
        "andere_gevolg = { 1c",
        "andere_gevolg = { 9z",
        "9z",
        "[telafspraak] nummer 3: indicator 9z bestaat niet",
    ),
    "onderdeel": ("[[rapportperiode]]", "[[periode]]", "[[periode]]", "dit onderdeel kennen we niet"),
}
# The line of a case that stands there more than once.
HOEVEELSTE = {"dubbel": 2, "dubbele actielijn": 2, "dubbele lezing": 2}


@pytest.mark.parametrize("geval", SLECHT)
def test_a_wrong_file_is_refused_with_the_line_and_the_reason(geval, tmp_path):
    weg, erin, waar, reden = SLECHT[geval]
    tekst = AMSTERDAM.read_text(encoding="utf-8").replace(weg, erin, 1)
    bestand = tmp_path / "convenant.toml"
    bestand.write_text(tekst, encoding="utf-8")

    with pytest.raises(Convenantfout) as fout:
        laad_convenant(bestand)

    regel = regel_van(tekst, waar, HOEVEELSTE.get(geval, 1))
    assert str(fout.value).startswith(f"convenant.toml, regel {regel}: ")
    assert reden in str(fout.value)
    assert aantallen() == [0, 0, 0, 0, 0]


def test_a_missing_field_points_to_the_row_that_misses_it(tmp_path):
    tekst = AMSTERDAM.read_text(encoding="utf-8").replace('kort = "Vmbo-t"', "# weg", 1)
    bestand = tmp_path / "convenant.toml"
    bestand.write_text(tekst, encoding="utf-8")

    with pytest.raises(
        Convenantfout, match=rf"regel {regel_van(tekst, '[[indicator]]', 4)}: \[indicator\] 1c: kort ontb"
    ):
        laad_convenant(bestand)


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("a = 1\nb = \n", "fout.toml, regel 2, kolom 5: dit is niet te lezen als TOML"),
        ("[convenant]\n[[", "fout.toml, einde van het bestand: dit is niet te lezen als TOML"),
        ("", "fout.toml: [convenant] ontbreekt."),
        ("convenant = 3", "fout.toml, regel 1: [convenant] nummer 1: schrijf dit als een onderdeel met velden."),
    ],
)
def test_a_file_that_is_no_covenant_is_refused_with_the_line(tekst, melding, tmp_path):
    bestand = tmp_path / "fout.toml"
    bestand.write_text(tekst, encoding="utf-8")

    with pytest.raises(Convenantfout) as fout:
        laad_convenant(bestand)

    assert str(fout.value).startswith(melding)


def test_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(Convenantfout, match="weg.toml is niet te lezen"):
        laad_convenant(tmp_path / "weg.toml")

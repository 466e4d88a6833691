"""The covenant as data: complete, literal, loaded idempotently, and refused when it is wrong."""

import pytest

from monitoring.convenant import AMSTERDAM, Convenantfout, laad_convenant
from monitoring.models import Actielijn, Afspraak, Convenant, Indicator, Telafspraak

pytestmark = pytest.mark.django_db
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


SLECHT = {
    "geen toml": (lambda tekst: tekst + "\n[[", "niet te lezen"),
    "vorm": (lambda tekst: tekst.replace('vorm = "kwalitatief"', 'vorm = "gevoel"'), "[indicator] 3: vorm gevoel"),
    "telling": (lambda tekst: tekst.replace('telling = "leerroutes"', 'telling = "gokken"'), "1b: telling gokken"),
    "afspraak": (lambda tekst: tekst.replace('afspraak = "10"', 'afspraak = "11"'), "10: afspraak 11 bestaat niet"),
    "actielijn": (lambda tekst: tekst.replace('actielijn = "C"', 'actielijn = "D"', 1), "actielijn D bestaat niet"),
    "veld": (lambda tekst: tekst.replace('kort = "Vmbo-t"', ""), "nummer 4: kort ontbreekt"),
    "doel": (lambda tekst: tekst.replace("doel = 12", 'doel = "veel"'), "1a: doel is een geheel getal"),
}


@pytest.mark.parametrize("geval", SLECHT)
def test_a_wrong_file_is_refused_with_the_part_and_the_reason(geval, tmp_path):
    maak, melding = SLECHT[geval]
    bestand = tmp_path / "convenant.toml"
    bestand.write_text(maak(AMSTERDAM.read_text(encoding="utf-8")), encoding="utf-8")

    with pytest.raises(Convenantfout) as fout:
        laad_convenant(bestand)

    assert melding in str(fout.value)
    assert aantallen() == [0, 0, 0, 0, 0]

"""Schools and mbo's as people choose and type them."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from doorlopend.organisatievelden import Organisaties, Organisatieveld
from tests.factories import maak_mbo, maak_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def bekend():
    """Two schools with one word in common, two of one name, and an mbo with another name."""
    return {
        "huygens": maak_school(roepnaam="Huygens College"),
        "zuid": maak_school(roepnaam="Montessori Zuid"),
        "noord": maak_school(roepnaam="Montessori Noord"),
        "dubbel": maak_school("01AA00", roepnaam="De Kade"),
        "ander": maak_school("02BB00", roepnaam="De Kade"),
        "roc": maak_mbo(naam="ROC van Amsterdam", afkorting="ROCvA-F", andere_namen="MBO Zuidoost"),
    }


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [
        ("Huygens College", "huygens"),
        ("  huygens   COLLEGE ", "huygens"),
        ("huygens", "huygens"),
        ("college", "huygens"),
        ("montessori zuid", "zuid"),
        ("De Kade (01AA00)", "dubbel"),
        ("rocva-f", "roc"),
        ("ROC van Amsterdam", "roc"),
        ("mbo zuidoost", "roc"),
        ("ROCvA", "roc"),
    ],
)
def test_a_name_or_enough_of_it_is_recognised(tekst, wie, bekend):
    school, mbo, anders = Organisaties().zoek(tekst)

    assert (school or mbo, anders) == (bekend[wie], "")


@pytest.mark.parametrize("tekst", ["UWV", "Gemeente Amsterdam", "Hu", "zuid as", "[a-z", "Tolhuistuin"])
def test_another_organisation_keeps_its_name(tekst, bekend):
    assert Organisaties().zoek(f" {tekst}  ") == (None, None, tekst)


@pytest.mark.parametrize(
    ("tekst", "genoemd"),
    [
        ("Montessori", "Montessori Noord of Montessori Zuid"),
        ("Huigens College", "Huygens College"),
        ("De Kade", "De Kade (01AA00) of De Kade (02BB00)"),
    ],
)
def test_what_may_mean_a_known_one_is_asked_back(tekst, genoemd, bekend):
    with pytest.raises(ValidationError, match="Bedoelt u") as fout:
        Organisaties().zoek(tekst)

    assert fout.value.messages == [f"Bedoelt u {genoemd}? Kies die naam. Is het een andere? Zet de plaats erbij."]


def test_a_chosen_organisation_is_the_record_itself(bekend):
    class Keuze(forms.Form):
        wie = Organisatieveld(required=False)

    for sleutel, verwacht in (
        (f"school-{bekend['zuid'].pk}", bekend["zuid"]),
        (f"mbo-{bekend['roc'].pk}", bekend["roc"]),
        ("", None),
    ):
        form = Keuze({"wie": sleutel})
        assert (form.is_valid(), form.cleaned_data["wie"]) == (True, verwacht)
    assert not Keuze({"wie": "school-0"}).is_valid()


def test_a_school_that_came_later_can_be_chosen_at_once():
    class Keuze(forms.Form):
        wie = Organisatieveld()

    Keuze().as_p()
    school = maak_school()

    assert Keuze({"wie": f"school-{school.pk}"}).is_valid()

"""What a report says about who counts: no more, and no less, than the register knows."""

import re
from datetime import date

import pytest

from monitoring import rapportweergave
from monitoring.rapportinhoud import stel_samen
from tests.lob.factories import maak_voorlichting
from tests.rapporten import leg_vast, maak_rapportage, maak_register

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("schooljaar", "halfjaar", "peildatum", "eraf"),
    [(2025, "voorjaar", date(2026, 4, 1), 1), (2026, "najaar", date(2026, 11, 1), 0)],
    ids=["same school year", "next school year"],
)
def test_nothing_falls_off_because_a_new_school_year_begins(schooljaar, halfjaar, peildatum, eraf):
    voorlichting = maak_voorlichting(maak_register()["alfa"], date(2025, 10, 8))
    leg_vast(maak_rapportage(halfjaar="najaar", peildatum=date(2025, 11, 1)), 1, 0)
    voorlichting.delete()

    volgende = maak_rapportage(schooljaar=schooljaar, halfjaar=halfjaar, peildatum=peildatum)

    regel = next(regel for regel in stel_samen(volgende, door=None).regels if regel.code == "5")
    assert (regel.vorige_stand, len(regel.bewijs["eraf"])) == (1, eraf)


def test_names_that_do_not_count_stand_together_by_reason_with_their_day_behind_them():
    register = maak_register()
    maak_voorlichting(register["alfa"], date(2026, 5, 1), uitvoering="gepland")
    maak_voorlichting(register["beta"], date(2026, 5, 2), uitvoering="gepland")

    context = rapportweergave.context(stel_samen(maak_rapportage(), door=None))

    doel = next(doel for doel in context["gemeten_doelen"] if doel.regel.code == "5")
    assert doel.andere == [("gepland", ["Alfa (1-5-2026)", "Beta (2-5-2026)"])]


@pytest.mark.parametrize(
    ("halfjaar", "peildatum", "keer"), [("eind", date(2027, 7, 31), 0), ("voorjaar", date(2027, 7, 30), 1)]
)
def test_at_the_end_of_the_covenant_nothing_is_left_to_expect(halfjaar, peildatum, keer):
    maak_register()

    html = rapportweergave.html_van(stel_samen(maak_rapportage(halfjaar=halfjaar, peildatum=peildatum), door=None))

    assert html.count("De verwachting is de stand op") == keer
    assert ("De verwachting rekent erop" in html, "Verwachting: " in html) == (bool(keer), bool(keer))
    grafiek, uitleg = re.search(r"Verwachting \d+</", html), "Een open rondje is de verwachting" in html
    assert (bool(grafiek), uitleg) == (bool(keer), bool(keer))


def test_years_without_a_target_show_no_column_for_target_and_verdict():
    register = maak_register()
    maak_voorlichting(register["alfa"], date(2025, 10, 8))
    rapport = stel_samen(maak_rapportage(), door=None)
    koppen = [_kolommen_per_jaar(rapport)]
    for jaar in next(regel for regel in rapport.regels if regel.code == "5").bewijs["per_jaar"]:
        jaar["doel"] = None
    koppen.append(_kolommen_per_jaar(rapport))

    assert koppen == [["Schooljaar", "Stand", "Doel", "Oordeel"], ["Schooljaar", "Stand"]]


def _kolommen_per_jaar(rapport):
    tabel = (
        rapportweergave.html_van(rapport)
        .partition("<caption>Scholen per schooljaar</caption>")[2]
        .partition("</thead>")[0]
    )
    return re.findall(r"<th[^>]*>(\w+)", tabel)


def test_bold_in_a_decision_is_bold():
    maak_register()

    html = rapportweergave.html_van(
        stel_samen(maak_rapportage(gevraagde_besluiten="- Wijs **twee** scholen aan."), door=None)
    )

    assert "<li>Wijs <strong>twee</strong> scholen aan.</li>" in html

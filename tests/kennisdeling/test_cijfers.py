"""The counts: what pages and files show, and a sheet that may hold no pupil."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from kennisdeling.models import Doorstroomcijfer
from tests.bladzijde import Bladzijde
from tests.factories import maak_mbo, maak_school
from tests.kennisdeling.factories import maak_cijfer

pytestmark = pytest.mark.django_db
LIJST, LADEN = "/kennisdeling/cijfers/", "/kennisdeling/cijfers/importeren/"
KOP = "cohort;school;leerweg;mbo;niveau;domein;instroom;behouden;uitval;redenen;bron;gedeeld_door;gedeeld_op"
RIJ = "2024;16PS21;vmbo-k;HMC;4;zorg;30;24;6;werk;mbo;K. Jansen;2026-10-01"


@pytest.fixture
def kade():
    maak_mbo(afkorting="HMC")
    return maak_school("16PS21", roepnaam="De Kade")


def laad(client, *regels, kop=KOP):
    inhoud = "\n".join([kop, *regels]).encode()
    return client.post(LADEN, {"bestand": SimpleUploadedFile("cijfers.csv", inhoud, "text/csv")})


def test_a_sheet_is_previewed_and_then_applied_and_again_changes_nothing(team, kade):
    voorbeeld = laad(team, RIJ)
    na_voorbeeld = Doorstroomcijfer.objects.count()
    team.post(LADEN, {"rijen": voorbeeld.context["bewijs"]})
    nogmaals = laad(team, RIJ)

    cijfer = Doorstroomcijfer.objects.get()
    assert ([rij[2] for rij in voorbeeld.context["uitslag"].rijen], na_voorbeeld) == (["nieuw"], 0)
    assert (cijfer.school, cijfer.instroom, cijfer.redenen, cijfer.gedeeld_op) == (
        kade,
        30,
        ["werk"],
        date(2026, 10, 1),
    )
    assert [rij[2] for rij in nogmaals.context["uitslag"].rijen] == ["ongewijzigd"]


def test_one_wrong_row_stops_the_whole_sheet(team, kade):
    antwoord = laad(team, RIJ, RIJ.replace(";30;", ";20;").replace("vmbo-k", "vmbo-b"))

    assert antwoord.context["uitslag"].fouten == [
        "Rij 3, kolom instroom: Behouden en uitval zijn samen meer dan de instroom. Controleer de aantallen."
    ]
    assert (Doorstroomcijfer.objects.count(), antwoord.context["bewijs"]) == (0, "")


@pytest.mark.parametrize(
    ("rij", "begin"),
    [
        (RIJ.replace("16PS21", "99XX99"), "Rij 2, kolom school: School “99XX99” kennen we niet."),
        (RIJ.replace("HMC", "XYZ"), "Rij 2, kolom mbo: Mbo “XYZ” kennen we niet."),
        (RIJ.replace(";30;", ";veel;"), "Rij 2, kolom instroom: Vul een heel getal in."),
        (RIJ.replace(";mbo;", ";nco;"), "Rij 2, kolom toestemming_van: NCO-cijfers zijn van het bestuur."),
        (RIJ.replace("vmbo-k", "vmbo-x"), "Rij 2, kolom leerweg: Kies een van de mogelijkheden."),
        (RIJ.replace("2026-10-01", "2026-12-01"), "Rij 2, kolom gedeeld_op: Deze datum ligt in de toekomst."),
    ],
)
def test_an_error_names_its_row_and_column(rij, begin, team, kade):
    (fout,) = laad(team, rij).context["uitslag"].fouten

    assert fout[: len(begin)] == begin


def test_an_unknown_column_is_refused(team, kade):
    (fout,) = laad(team, RIJ + ";x", kop=KOP + ";opmerking").context["uitslag"].fouten

    assert fout.startswith("Kolom opmerking kennen we niet.")


def test_rows_that_were_tampered_with_or_of_somebody_else_are_not_applied(team, kade, als):
    bewijs = laad(team, RIJ).context["bewijs"]

    team.post(LADEN, {"rijen": bewijs + "x"})
    als("programmaleider").post(LADEN, {"rijen": bewijs})

    assert Doorstroomcijfer.objects.count() == 0


def test_the_template_can_be_loaded_as_it_is(team):
    maak_mbo(afkorting="ROCvA-F")
    maak_school("21ET04")
    blad = team.get("/kennisdeling/cijfers/sjabloon.xlsx").content

    antwoord = team.post(LADEN, {"bestand": SimpleUploadedFile("sjabloon.xlsx", blad)})

    assert (antwoord.context["uitslag"].fouten, antwoord.context["uitslag"].aantal("nieuw")) == ([], 1)


# What is shown
GEHEIM = {"instroom": 41, "behouden": 38, "uitval": 3}


def overal(client, cijfer):
    """Every page and file that shows this count, as text."""
    paden = [LIJST, LIJST + "?download=csv", cijfer.get_absolute_url()]
    paden += [
        f"{LIJST}{deel}{vraag}"
        for deel in (f"school/{cijfer.school_id}/", f"mbo/{cijfer.mbo_id}/")
        for vraag in ("", "?formaat=json", "?per=domein", "?formaat=csv&per=leerweg")
    ]
    teksten = [client.get(pad).content.decode() for pad in paden]
    xlsx = openpyxl.load_workbook(io.BytesIO(client.get(LIJST + "?download=xlsx").content))
    return [*teksten, str(list(xlsx.active.iter_rows(values_only=True)))]


def test_no_page_or_file_tells_a_hidden_count(als):
    """Two counts that are shown the same give the same bytes, but for what differs between any two requests."""
    cijfer, client = maak_cijfer(**GEHEIM, redenen=["werk"]), als("stuurgroep")
    voor = [
        Bladzijde(tekst).teksten("td") + Bladzijde(tekst).teksten("dd") if "<html" in tekst else tekst
        for tekst in overal(client, cijfer)
    ]
    svg = [tekst.partition("<svg")[2].partition("</svg>")[0] for tekst in overal(client, cijfer)]

    Doorstroomcijfer.objects.update(behouden=39, uitval=2, redenen=["stage"])
    na = [
        Bladzijde(tekst).teksten("td") + Bladzijde(tekst).teksten("dd") if "<html" in tekst else tekst
        for tekst in overal(client, cijfer)
    ]

    assert voor == na
    assert svg == [tekst.partition("<svg")[2].partition("</svg>")[0] for tekst in overal(client, cijfer)]
    assert all("<5" in str(deel) or "\\u003C5" in str(deel) for deel in voor)


def test_the_page_of_a_count_has_no_timeline_that_tells_it(als):
    cijfer = maak_cijfer(**GEHEIM)
    cijfer.uitval = 2
    cijfer.save()

    assert "Geschiedenis" not in Bladzijde(als("stuurgroep").get(cijfer.get_absolute_url())).teksten("h2")


def test_a_school_sees_its_years_with_totals_as_ranges(als):
    school, hmc = maak_school(roepnaam="De Kade"), maak_mbo(afkorting="HMC")
    maak_cijfer(school=school, mbo=hmc, instroom=30, behouden=24, uitval=6, definitief=True)
    maak_cijfer(school=school, mbo=maak_mbo(afkorting="MA"), instroom=3, behouden=3, uitval=0)
    maak_cijfer(school=school, mbo=hmc, cohort=2023, instroom=20, behouden=15, uitval=5)
    maak_cijfer(school=school, mbo=hmc, bron="duo", instroom=99, behouden=90, uitval=9)

    regels = als("decaan").get(f"{LIJST}school/{school.pk}/").context["regels"]

    assert [(r.cohort, r.naam, str(r.getoond.instroom), r.getoond.startersresultaat, r.voorlopig) for r in regels] == [
        ("2024-2025", "Totaal", "31–34", None, True),
        ("2024-2025", "HMC", "30", 80, False),
        ("2024-2025", "MA", "<5", None, True),
        ("2023-2024", "Totaal", "20", 75, True),
        ("2023-2024", "HMC", "20", 75, True),
    ]


def test_the_list_leads_to_the_figure_itself(als):
    cijfer = maak_cijfer()

    pagina = Bladzijde(als("decaan").get(LIJST))

    assert [link.tekst for link in pagina.alle("a", href=cijfer.get_absolute_url())] == [str(cijfer.school)]


def test_what_was_withdrawn_is_shown_no_longer(team):
    cijfer = maak_cijfer()
    team.post(f"{cijfer.get_absolute_url()}intrekken/", {"ingetrokken_op": "2026-11-24", "ingetrokken_reden": "Fout"})

    assert team.get(LIJST).context["aantal_tekst"] == "0 cijfers"


@pytest.mark.parametrize("velden", [{"uitval": 99}, {"bron": "nco"}])
def test_the_database_refuses_what_breaks_a_rule(velden):
    cijfer = maak_cijfer()

    with pytest.raises(IntegrityError), transaction.atomic():
        Doorstroomcijfer.objects.filter(pk=cijfer.pk).update(**velden)


def test_two_counts_of_one_cell_and_source_are_refused():
    cijfer = maak_cijfer()

    with pytest.raises(IntegrityError), transaction.atomic():
        maak_cijfer(school=cijfer.school, mbo=cijfer.mbo)

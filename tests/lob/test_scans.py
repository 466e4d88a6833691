"""The LOB scan: once a school year, with last year's answers beside it, by people of the own school or mbo."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lob.models import LobScan
from tests.bladzijde import Bladzijde
from tests.factories import maak_mbo, maak_school
from tests.lob.factories import maak_scan

pytestmark = pytest.mark.django_db
LIJST, NIEUW = "/lob/scans/", "/lob/scans/nieuw/"
GOED = {
    "ingevuld_op": "2026-11-24",
    "beleid": "3",
    "activiteiten": "2",
    "begeleiding": "4",
    "kwaliteitsbewaking": "1",
    "programma": "aansluitend",
    "perspectief": "deels",
}


def pad(naam, rij):
    return reverse(f"lobscan-{naam}", args=[rij.pk])


@pytest.mark.parametrize("veld", ["school", "mbo"])
def test_somebody_of_a_school_or_mbo_fills_in_the_own_scan(veld, mens, school, mbo):
    eigen = {"school": school, "mbo": mbo}[veld]

    antwoord = mens("decaan", **{veld: eigen}).post(
        NIEUW, GOED | {"beleid_toelichting": "Staat op papier."}, follow=True
    )

    scan = LobScan.objects.get()
    assert (scan.organisatie, scan.schooljaar, scan.heeft_programma) == (eigen, 2026, True)
    assert antwoord.context["gegevens"][3:5] == [
        ("Beleid", "3. Op orde\nStaat op papier."),
        ("Activiteiten", "2. In ontwikkeling"),
    ]


def test_last_years_answers_stand_beside_the_questions_and_on_the_page(mens, school):
    maak_scan(date(2025, 11, 1), school=school, beleid=1, beleid_toelichting="Nog geen plan.", programma="beide")
    maak_scan(date(2025, 11, 1), school=maak_school(), beleid=4)
    client = mens("decaan", school=school)

    vorm = Bladzijde(client.get(NIEUW))
    antwoord = client.post(NIEUW, GOED, follow=True)

    assert [stuk.tekst for stuk in vorm.alle("span", klas="vorigjaar")] == [
        "In 2025-2026: Nog niet begonnen. “Nog geen plan.”",
        "In 2025-2026: In ontwikkeling",
        "In 2025-2026: In ontwikkeling",
        "In 2025-2026: In ontwikkeling",
        "In 2025-2026: Ja, aansluitend én sectoroverstijgend",
        "In 2025-2026: Nee",
    ]
    assert antwoord.context["gegevens"][3] == ("Beleid", "3. Op orde\nVorig schooljaar: Nog niet begonnen")


@pytest.mark.parametrize("vraag", ["?school={}", "?school=1{}9999999999999", "?school=x&mbo=-1"])
def test_the_team_opens_it_for_a_school_and_sees_last_year(vraag, mens, school):
    maak_scan(date(2025, 11, 1), school=school)

    antwoord = mens("programmateam").get(NIEUW + vraag.format(school.pk))

    assert antwoord.content.decode().count("In 2025-2026") == (6 if vraag == "?school={}" else 0)


def test_a_second_scan_in_the_same_school_year_is_refused_in_words_and_by_the_database(mens, school):
    maak_scan(date(2026, 8, 1), school=school)

    antwoord = mens("decaan", school=school).post(NIEUW, GOED)

    assert antwoord.context["form"].non_field_errors() == [
        "Deze school heeft de scan van dit schooljaar al. Bewerk die."
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        LobScan(
            school=school,
            schooljaar=2026,
            ingevuld_op=date(2026, 9, 1),
            **dict.fromkeys(("beleid", "activiteiten", "begeleiding", "kwaliteitsbewaking"), 1),
        ).save()


@pytest.mark.parametrize(("dag", "jaar"), [("2026-07-31", 2025), ("2026-08-01", 2026)])
def test_the_school_year_follows_from_the_day(dag, jaar, mens, school):
    mens("decaan", school=school).post(NIEUW, GOED | {"ingevuld_op": dag})

    assert LobScan.objects.get().schooljaar == jaar


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        (
            {"ingevuld_op": "2026-11-25"},
            "ingevuld_op",
            "Deze datum ligt in de toekomst. Kies vandaag of een eerdere dag.",
        ),
        ({"beleid": ""}, "beleid", "Maak een keuze."),
        ({"beleid": "5"}, "beleid", "Kies een van de mogelijkheden."),
        ({"programma": ""}, "programma", "Maak een keuze."),
        ({"perspectief": "x"}, "perspectief", "Kies een van de mogelijkheden."),
    ],
)
def test_a_wrong_answer_is_explained_at_its_field(velden, veld, fout, mens, school):
    antwoord = mens("decaan", school=school).post(NIEUW, GOED | velden)

    assert antwoord.context["form"].errors == {veld: [fout]}
    assert not LobScan.objects.exists()


@pytest.mark.parametrize(
    ("keuze", "fouten"),
    [
        ((), {"school": ["Kies een school of een mbo."]}),
        (("school", "mbo"), {"mbo": ["Kies één organisatie: een school of een mbo."]}),
    ],
)
def test_the_team_chooses_exactly_one_organisation(keuze, fouten, mens, school, mbo):
    pks = {"school": school.pk, "mbo": mbo.pk}

    antwoord = mens("programmateam").post(NIEUW, GOED | {veld: pks[veld] for veld in keuze})

    assert antwoord.context["form"].errors.get_json_data().keys() >= fouten.keys()
    assert {veld: antwoord.context["form"].errors[veld] for veld in fouten} == fouten
    assert not LobScan.objects.exists()


@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_decaan_of_another_school_or_mbo_gets_404(methode, mens, school):
    scan = maak_scan(school=school)

    antwoorden = [
        getattr(mens("decaan", **wie), methode)(pad("update", scan), GOED)
        for wie in ({"school": maak_school()}, {"mbo": maak_mbo()})
    ]

    scan.refresh_from_db()
    assert ([antwoord.status_code for antwoord in antwoorden], scan.beleid) == ([404, 404], 2)


def test_every_note_warns_not_to_name_pupils(mens, school):
    pagina = mens("decaan", school=school).get(NIEUW).content.decode()

    assert pagina.count("Schrijf geen namen van leerlingen op.") == 4


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [({}, 2), ({"schooljaar": "2026"}, 1), ({"programma": "beide"}, 1), ({"peildatum": "2026-07-31"}, 1)],
)
def test_filters_and_peildatum_find_what_they_say(vraag, aantal, mens):
    maak_scan(date(2026, 7, 31), programma="beide")
    maak_scan(date(2026, 8, 1), mbo=maak_mbo())

    assert len(mens("stuurgroep").get(LIJST, vraag).context["table"].rows) == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_seven_queries_whatever_its_length(aantal, mens):
    for _ in range(aantal):
        maak_scan()
    client = mens("stuurgroep")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(LIJST)

    assert len(antwoord.context["table"].rows) == aantal
    assert len(vragen) == 6


def test_the_list_shows_the_scale_as_a_number_and_a_short_word(mens, school):
    maak_scan(school=school, beleid=4, activiteiten=1)

    rij = mens("stuurgroep").get("/lob/scans/").context["table"].rows[0]

    assert [rij.get_cell(naam) for naam in ("beleid", "activiteiten", "begeleiding", "kwaliteitsbewaking")] == [
        "4. Sterk",
        "1. Nog niet begonnen",
        "2. In ontwikkeling",
        "2. In ontwikkeling",
    ]

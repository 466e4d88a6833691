"""Activities with companies: the form for one school or several, who may keep which, and the list."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lob.models import Bedrijfsactiviteit
from tests.factories import maak_leerroute, maak_school
from tests.lob.factories import maak_bedrijfsactiviteit

pytestmark = pytest.mark.django_db
LIJST, NIEUW = "/lob/bedrijfsleven/", "/lob/bedrijfsleven/nieuw/"
GOED = {
    "soort": "werkbezoek",
    "bedrijf": "Damen",
    "sector": "techniek",
    "datum": "2026-10-08",
    "uitvoering": "gehouden",
}


def pad(naam, rij):
    return reverse(f"bedrijfsactiviteit-{naam}", args=[rij.pk])


def test_a_decaan_adds_one_for_the_own_school(mens, school):
    mens("decaan", school=school).post(NIEUW, GOED | {"scholen": [maak_school().pk]})

    rij = Bedrijfsactiviteit.objects.get()
    assert (list(rij.scholen.all()), rij.bedrijf, rij.soort) == ([school], "Damen", "werkbezoek")


def test_every_answer_is_kept_and_shown(mens, school):
    route, ander = maak_leerroute(naam="Techniekroute"), maak_school(roepnaam="Andere school")
    alles = {
        "scholen": [school.pk, ander.pk],
        "plaats": "Amsterdam",
        "tot_en_met": "2026-10-22",
        "leerlingen": "3",
        "leerroute": route.pk,
        "toelichting": "Twee weken op de werf.",
    }

    antwoord = mens("programmateam").post(NIEUW, GOED | alles, follow=True)

    assert antwoord.context["gegevens"] == [
        ("Soort", "Werkbezoek"),
        ("Bedrijf", "Damen"),
        ("Sector", "Techniek"),
        ("Plaats", "Amsterdam"),
        ("Scholen", "Andere school, De Kade"),
        ("Datum of eerste dag", date(2026, 10, 8)),
        ("Laatste dag", date(2026, 10, 22)),
        ("Status", "Gehouden"),
        ("Aantal leerlingen", "minder dan 5"),
        ("Leerroute", route),
        ("Toelichting", "Twee weken op de werf."),
    ]


def test_a_decaan_who_edits_one_of_several_schools_keeps_the_others(mens, school):
    ander = maak_school()
    rij = maak_bedrijfsactiviteit([school, ander])

    mens("decaan", school=school).post(pad("update", rij), GOED | {"bedrijf": "Nieuw"})

    rij.refresh_from_db()
    assert (rij.bedrijf, set(rij.scholen.all())) == ("Nieuw", {school, ander})


@pytest.mark.parametrize("naam", ["update", "verwijderen"])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_decaan_of_another_school_gets_404(naam, methode, mens, school):
    rij = maak_bedrijfsactiviteit([school], bedrijf="Oud")

    antwoord = getattr(mens("decaan", school=maak_school()), methode)(pad(naam, rij), GOED | {"reden": "x"})

    rij.refresh_from_db()
    assert (antwoord.status_code, rij.bedrijf, rij.verwijderd_op) == (404, "Oud", None)


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"bedrijf": " "}, "bedrijf", "Vul dit veld in."),
        ({"sector": ""}, "sector", "Maak een keuze."),
        ({"soort": "feest"}, "soort", "Kies een van de mogelijkheden."),
        ({"tot_en_met": "2026-10-07"}, "tot_en_met", "De laatste dag ligt voor de eerste dag. Pas een van beide aan."),
        (
            {"datum": "2026-11-25"},
            "datum",
            "Deze datum ligt in de toekomst. Kies “Gepland”, of vul de dag in waarop het was.",
        ),
        ({"leerroute": "0"}, "leerroute", "Kies een van de mogelijkheden."),
        ({"leerlingen": "5001"}, "leerlingen", "Vul een getal in van 5000 of lager."),
    ],
)
def test_a_wrong_answer_is_explained_at_its_field(velden, veld, fout, mens, school):
    antwoord = mens("decaan", school=school).post(NIEUW, GOED | velden)

    assert antwoord.context["form"].errors == {veld: [fout]}
    assert not Bedrijfsactiviteit.objects.exists()


def test_the_database_refuses_a_period_that_ends_before_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_bedrijfsactiviteit(tot_en_met=date(2026, 10, 7))


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({}, ["Nieuw", "Oud"]),
        ({"zoek": "oud"}, ["Oud"]),
        ({"zoek": "weesp"}, ["Nieuw"]),
        ({"soort": "stage"}, ["Oud"]),
        ({"sector": "zorg"}, ["Nieuw"]),
        ({"schooljaar": "2025"}, ["Oud"]),
    ],
)
def test_filters_find_what_they_say(vraag, gevonden, mens):
    maak_bedrijfsactiviteit(datum=date(2026, 7, 31), bedrijf="Oud")
    maak_bedrijfsactiviteit(datum=date(2026, 8, 1), bedrijf="Nieuw", plaats="Weesp", sector="zorg", soort="gastles")

    antwoord = mens("stuurgroep").get(LIJST, vraag)

    assert [rij.record.bedrijf for rij in antwoord.context["table"].page.object_list] == gevonden


def test_an_activity_of_two_schools_is_one_row_under_each(mens, school):
    ander = maak_school()
    maak_bedrijfsactiviteit([school, ander])
    client = mens("stuurgroep")

    assert [len(client.get(LIJST, vraag).context["table"].rows) for vraag in ({}, {"school": ander.pk})] == [1, 1]


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_six_queries_whatever_its_length(aantal, mens):
    for _ in range(aantal):
        maak_bedrijfsactiviteit([maak_school(), maak_school()])
    client = mens("decaan")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(LIJST)

    assert len(antwoord.context["table"].rows) == aantal
    assert len(vragen) == 6

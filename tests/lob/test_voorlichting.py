"""Voorlichting: the list, the form, who may keep which, and what a wrong answer says."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lob.models import Voorlichting
from tests.bladzijde import Bladzijde
from tests.factories import maak_mbo, maak_school
from tests.lob.factories import maak_voorlichting

pytestmark = pytest.mark.django_db
LIJST, NIEUW = "/lob/voorlichting/", "/lob/voorlichting/nieuw/"
GOED = {"datum": "2026-10-08", "uitvoering": "gehouden", "vorm": "les"}


def pad(naam, rij):
    return reverse(f"voorlichting-{naam}", args=[rij.pk])


def namen(antwoord):
    return [str(rij.record.school) for rij in antwoord.context["table"].page.object_list]


def test_a_decaan_fills_in_three_answers_and_it_is_of_the_own_school(mens, school):
    antwoord = mens("decaan", school=school).post(NIEUW, GOED, follow=True)

    rij = Voorlichting.objects.get()
    assert (rij.school, rij.datum, rij.vorm, rij.uitvoering) == (school, date(2026, 10, 8), "les", "gehouden")
    assert antwoord.redirect_chain == [(rij.get_absolute_url(), 302)]
    assert rij.history.get().history_user.school == school


def test_every_answer_is_kept_and_shown_in_words(mens, school, mbo):
    alles = GOED | {
        "leerlingen": "120",
        "mbos": [mbo.pk],
        "leerjaren": ["3", "4"],
        "schoolsoorten": ["vmbo-tl", "havo"],
        "sectoren": ["zorg", "ict"],
        "toelichting": "In de aula.",
    }

    antwoord = mens("decaan", school=school).post(NIEUW, alles, follow=True)

    assert antwoord.context["gegevens"] == [
        ("School", school),
        ("Datum", date(2026, 10, 8)),
        ("Status", "Gehouden"),
        ("Vorm", "Les"),
        ("Aantal leerlingen", "120"),
        ("Mbo’s", "HMC"),
        ("Leerjaren", "3, 4"),
        ("Schoolsoorten", "Vmbo-t, Havo"),
        ("Kansrijke sectoren", "Zorg en welzijn, Ict"),
        ("Toelichting", "In de aula."),
    ]


def test_a_decaan_cannot_choose_another_school_not_even_by_hand(mens, school):
    client = mens("decaan", school=school)
    ander = maak_school(roepnaam="Andere school")

    vorm = Bladzijde(client.get(NIEUW))
    client.post(NIEUW, GOED | {"school": ander.pk})

    assert "Andere school" not in " ".join(vorm.teksten())
    assert vorm.alle("select", name="school") == []
    assert Voorlichting.objects.get().school == school


@pytest.mark.parametrize("naam", ["update", "verwijderen"])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_decaan_of_another_school_gets_404_and_nothing_changes(naam, methode, mens, school):
    rij = maak_voorlichting(school)

    antwoord = getattr(mens("decaan", school=maak_school()), methode)(pad(naam, rij), GOED | {"vorm": "gastles"})

    rij.refresh_from_db()
    assert (antwoord.status_code, rij.vorm, rij.verwijderd_op) == (404, "les", None)


def test_who_belongs_to_an_mbo_reads_but_adds_nothing(mens, mbo):
    client = mens("decaan", mbo=mbo)

    assert [naam for naam, _, _ in client.get(LIJST).context["knoppen"]] == ["Overzicht per school", "Verwijderd"]
    assert [client.get(NIEUW).status_code, client.post(NIEUW, GOED).status_code] == [404, 404]


def test_the_team_chooses_the_school_and_edits_any(mens, school):
    client = mens("programmateam")

    client.post(NIEUW, GOED | {"school": school.pk})
    rij = Voorlichting.objects.get()
    client.post(pad("update", rij), GOED | {"school": school.pk, "vorm": "gastles"})

    rij.refresh_from_db()
    assert (rij.school, rij.vorm) == (school, "gastles")


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"datum": ""}, "datum", "Vul een datum in."),
        ({"datum": "31-2-2026"}, "datum", "Vul een datum in, bijvoorbeeld 1-8-2026."),
        (
            {"datum": "2026-11-25"},
            "datum",
            "Deze datum ligt in de toekomst. Kies “Gepland”, of vul de dag in waarop het was.",
        ),
        ({"uitvoering": ""}, "uitvoering", "Maak een keuze."),
        ({"uitvoering": "misschien"}, "uitvoering", "Kies een van de mogelijkheden."),
        ({"vorm": ""}, "vorm", "Maak een keuze."),
        ({"leerlingen": "veel"}, "leerlingen", "Vul een heel getal in."),
        ({"leerlingen": "-1"}, "leerlingen", "Vul een getal in van 0 of hoger."),
        ({"leerlingen": "99999999999999999999"}, "leerlingen", "Vul een getal in van 5000 of lager."),
        ({"mbos": "0"}, "mbos", "Kies een van de mogelijkheden."),
        ({"leerjaren": ["9"]}, "leerjaren", "Kies een van de mogelijkheden."),
        ({"sectoren": ["ruimtevaart"]}, "sectoren", "Kies een van de mogelijkheden."),
        (
            {"toelichting": "x" * 2001},
            "toelichting",
            "Maak deze tekst korter: hoogstens 2000 tekens, nu zijn het er 2001.",
        ),
    ],
)
def test_a_wrong_answer_is_explained_at_its_field_and_saves_nothing(velden, veld, fout, mens, school):
    antwoord = mens("decaan", school=school).post(NIEUW, GOED | velden)

    assert antwoord.context["form"].errors == {veld: [fout]}
    assert not Voorlichting.objects.exists()


@pytest.mark.parametrize(("dag", "gelukt"), [("2026-11-24", True), ("2026-11-25", False)])
def test_held_is_today_or_earlier_planned_is_any_day(dag, gelukt, mens, school):
    client = mens("decaan", school=school)

    client.post(NIEUW, GOED | {"datum": dag})
    client.post(NIEUW, GOED | {"datum": "2027-03-01", "uitvoering": "gepland"})

    assert Voorlichting.objects.filter(datum=dag).exists() == gelukt
    assert Voorlichting.objects.filter(uitvoering="gepland").count() == 1


def test_free_text_warns_not_to_name_pupils(mens, school):
    pagina = Bladzijde(mens("decaan", school=school).get(NIEUW))

    assert pagina.een(id="id_toelichting_helptext").tekst == "Schrijf geen namen van leerlingen op."


@pytest.mark.parametrize(
    ("aantal", "tekst"),
    [(None, "onbekend"), (0, "0"), (1, "minder dan 5"), (4, "minder dan 5"), (5, "5"), (300, "300")],
)
def test_fewer_than_five_pupils_are_not_shown_on_any_page_or_sheet(aantal, tekst, mens, school):
    rij = maak_voorlichting(school, leerlingen=aantal)
    client = mens("stuurgroep")

    lijst = client.get(LIJST).context["table"].rows[0].get_cell("leerlingen")
    blad = client.get(LIJST, {"download": "csv"}).content.decode("utf-8-sig")
    (regel,) = list(csv.DictReader(io.StringIO(blad), delimiter=";"))

    assert (lijst, regel["Leerlingen"], rij.leerlingen_tekst) == (tekst, tekst, tekst)


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({}, ["C", "B", "A"]),
        ({"sort": "school"}, ["A", "B", "C"]),
        ({"schooljaar": "2026"}, ["C", "B"]),
        ({"schooljaar": "2025"}, ["A"]),
        ({"uitvoering": "gepland"}, ["C"]),
        ({"vorm": "gastles"}, ["B"]),
        ({"peildatum": "2026-07-31"}, ["A"]),
        ({"peildatum": "2026-08-01"}, ["B", "A"]),
    ],
)
def test_filters_sorting_and_peildatum_find_what_they_say(vraag, gevonden, mens):
    maak_voorlichting(maak_school(roepnaam="A"), date(2026, 7, 31))
    maak_voorlichting(maak_school(roepnaam="B"), date(2026, 8, 1), vorm="gastles")
    maak_voorlichting(maak_school(roepnaam="C"), date(2026, 12, 1), uitvoering="gepland")

    assert namen(mens("stuurgroep").get(LIJST, vraag)) == gevonden


def test_filters_on_school_and_mbo(mens, school, mbo):
    maak_voorlichting(school, mbos=[mbo, maak_mbo()])
    maak_voorlichting(mbos=[maak_mbo()])
    client = mens("stuurgroep")

    assert namen(client.get(LIJST, {"school": school.pk})) == ["De Kade"]
    assert namen(client.get(LIJST, {"mbo": mbo.pk})) == ["De Kade"]


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_takes_seven_queries_whatever_its_length(aantal, mens):
    for _ in range(aantal):
        maak_voorlichting(mbos=[maak_mbo(), maak_mbo()])
    client = mens("decaan")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(LIJST)

    assert len(antwoord.context["table"].rows) == aantal
    assert len(vragen) == 7


def test_removed_leaves_the_list_and_comes_back(mens, school):
    rij = maak_voorlichting(school)
    client = mens("decaan", school=school)

    client.post(pad("verwijderen", rij), {"reden": "Dubbel"})
    weg = namen(client.get(LIJST))
    te_herstellen = [str(obj) for obj in client.get("/lob/voorlichting/verwijderd/").context["object_list"]]
    client.post(pad("herstellen", rij))

    assert (weg, te_herstellen) == ([], ["Les op 8 oktober 2026, De Kade"])
    assert namen(client.get(LIJST)) == ["De Kade"]


def test_a_decaan_sees_and_restores_only_what_the_own_school_removed(mens, school):
    rij = maak_voorlichting(verwijderd_op="2026-11-01T12:00Z", verwijder_reden="Dubbel")
    client = mens("decaan", school=school)

    assert list(client.get("/lob/voorlichting/verwijderd/").context["object_list"]) == []
    assert client.post(pad("herstellen", rij)).status_code == 404


def test_two_people_who_edit_at_once_lose_nothing(mens, school):
    rij = maak_voorlichting(school)
    client = mens("decaan", school=school)
    versie = client.get(pad("update", rij)).context["versie"]
    rij.vorm = "gastles"
    rij.save()

    antwoord = client.post(pad("update", rij), GOED | {"leerlingen": "80", "versie": versie})

    assert antwoord.status_code == 409
    assert antwoord.context["form"]["leerlingen"].value() == "80"
    rij.refresh_from_db()
    assert rij.leerlingen is None


def test_the_timeline_tells_a_change_in_words(mens, school):
    rij = maak_voorlichting(school, sectoren=["zorg"])
    client = mens("decaan", school=school, naam="K. Vos")

    client.post(pad("update", rij), GOED | {"sectoren": ["zorg", "ict"], "vorm": "gastles"})
    tijdlijn = client.get(rij.get_absolute_url()).context["tijdlijn"]

    (gewijzigd,) = [stuk for stuk in tijdlijn if stuk.titel == "Voorlichting gewijzigd"]
    assert gewijzigd.wie.naam == "K. Vos"
    assert [(verschil.oud, verschil.nieuw) for verschil in gewijzigd.verschillen] == [
        ("Les", "Gastles door een mbo"),
        ("Zorg en welzijn", "Zorg en welzijn, Ict"),
    ]


def test_the_list_leads_to_what_was_removed_for_who_may_restore(mens, school):
    naar = ("Verwijderd", "/lob/voorlichting/verwijderd/", "")

    assert naar in mens("decaan", school=school).get(LIJST).context["knoppen"]
    assert naar not in mens("stuurgroep").get(LIJST).context["knoppen"]

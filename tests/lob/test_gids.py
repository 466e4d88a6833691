"""The directory of decanen, kept by themselves, and the open days of the mbo's, with an .ics."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from lob.models import Decaan, OpenDag
from tests.bladzijde import Bladzijde
from tests.factories import maak_mbo, maak_school
from tests.lob.factories import maak_decaan, maak_opendag

pytestmark = pytest.mark.django_db
GIDS, NIEUW = "/lob/decanen/", "/lob/decanen/nieuw/"
DAGEN, NIEUWE_DAG = "/lob/open-dagen/", "/lob/open-dagen/nieuw/"
ANS = {"naam": "Ans de Boer", "email": "ans@school.nl"}
DAG = {
    "naam": "Open dag",
    "datum": "2026-12-05",
    "begin": "10:00",
    "einde": "14:00",
    "plaats": "Zuid",
    "staat": "gepland",
}


def wie(antwoord):
    return [rij.record.naam for rij in antwoord.context["table"].page.object_list]


@pytest.mark.parametrize("veld", ["school", "mbo"])
def test_a_decaan_puts_somebody_of_the_own_organisation_in_the_gids(veld, mens, school, mbo):
    eigen = {"school": school, "mbo": mbo}[veld]

    antwoord = mens("decaan", **{veld: eigen}).post(
        NIEUW, ANS | {"school": maak_school().pk, "mbo": maak_mbo().pk}, follow=True
    )

    rij = Decaan.objects.get()
    assert (rij.organisatie, rij.naam, rij.bijgewerkt_op) == (eigen, "Ans de Boer", date(2026, 11, 24))
    assert antwoord.redirect_chain == [(GIDS, 302)]


def test_the_own_name_is_filled_in(mens, school):
    antwoord = mens("decaan", school=school, naam="K. Vos", email="k.vos@school.nl").get(NIEUW + "?ik")

    assert antwoord.context["form"].initial == {"naam": "K. Vos", "email": "k.vos@school.nl"}


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"naam": ""}, {"naam": ["Vul dit veld in."]}),
        ({"email": "ans"}, {"email": ["Vul een e-mailadres in, bijvoorbeeld naam@school.nl."]}),
        ({"email": "ANS@school.nl"}, {"__all__": ["Deze persoon staat al in de gids van deze school."]}),
    ],
)
def test_a_wrong_answer_is_explained(velden, fouten, mens, school):
    maak_decaan(school=school, email="ans@school.nl")

    antwoord = mens("decaan", school=school).post(NIEUW, ANS | {"email": "nieuw@school.nl"} | velden)

    assert antwoord.context["form"].errors == fouten
    assert Decaan.objects.count() == 1


def test_only_the_own_rows_have_links_to_edit_and_remove(mens, school):
    eigen = maak_decaan(school=school)
    maak_decaan()

    pagina = Bladzijde(mens("decaan", school=school).get(GIDS))

    links = [
        link.attrs["href"]
        for link in pagina.alle("a")
        if "/decanen/" in link.attrs["href"] and link.binnen(scope="row") is False
    ]
    assert [link for link in links if any(stuk.isdigit() for stuk in link.split("/"))] == [
        f"/lob/decanen/{eigen.pk}/bewerken/",
        f"/lob/decanen/{eigen.pk}/verwijderen/",
    ]


@pytest.mark.parametrize("naam", ["update", "verwijderen"])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_somebody_of_another_school_gets_404(naam, methode, mens, school):
    rij = maak_decaan(school=school, naam="Blijft")

    antwoord = getattr(mens("decaan", school=maak_school()), methode)(reverse(f"decaan-{naam}", args=[rij.pk]), ANS)

    rij.refresh_from_db()
    assert (antwoord.status_code, rij.naam) == (404, "Blijft")


def test_who_leaves_is_gone_for_good(mens, school):
    rij = maak_decaan(school=school)

    mens("decaan", school=school).post(reverse("decaan-verwijderen", args=[rij.pk]))

    assert not Decaan.objects.exists()
    assert not hasattr(Decaan, "history")


@pytest.mark.parametrize("rol", ["stuurgroep", "beheerder"])
def test_names_and_addresses_are_for_who_works_with_them(rol, mens):
    assert mens(rol).get(GIDS).status_code == 404


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [({}, ["Ans", "Bo"]), ({"zoek": "kade"}, ["Ans"]), ({"soort": "mbo"}, ["Bo"]), ({"soort": "vo"}, ["Ans"])],
)
def test_the_gids_finds_by_name_school_and_mbo(vraag, gevonden, mens, school, mbo):
    maak_decaan(naam="Bo", mbo=mbo)
    maak_decaan(naam="Ans", school=school)

    assert sorted(wie(mens("decaan").get(GIDS, vraag))) == gevonden


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_gids_takes_five_queries_whatever_its_length(aantal, mens):
    for _ in range(aantal):
        maak_decaan()
    client = mens("decaan")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(GIDS)

    assert len(wie(antwoord)) == aantal
    assert len(vragen) == 4


def test_somebody_of_an_mbo_adds_an_open_day_of_the_own_mbo(mens, mbo):
    antwoord = mens("decaan", mbo=mbo).post(NIEUWE_DAG, DAG | {"mbo": maak_mbo().pk}, follow=True)

    dag = OpenDag.objects.get()
    assert (dag.mbo, dag.datum, dag.agenda_volgnummer) == (mbo, date(2026, 12, 5), 0)
    assert antwoord.context["gegevens"][4] == ("Tijd", "10.00 tot 14.00 uur")


def test_a_decaan_of_a_school_consults_but_does_not_add(mens, school):
    dag = maak_opendag()
    client = mens("decaan", school=school)

    codes = [client.get(DAGEN).status_code, client.get(NIEUWE_DAG).status_code]
    assert codes == [200, 404]
    assert client.post(reverse("opendag-update", args=[dag.pk]), DAG).status_code == 404


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"einde": "09:00"}, "einde"),
        ({"plaats": ""}, "plaats"),
        ({"staat": "geannuleerd"}, "reden"),
        ({"datum": "x"}, "datum"),
    ],
)
def test_a_wrong_answer_for_an_open_day_is_explained_at_its_field(velden, veld, mens, mbo):
    antwoord = mens("decaan", mbo=mbo).post(NIEUWE_DAG, DAG | velden)

    assert veld in antwoord.context["form"].errors
    assert not OpenDag.objects.exists()


def test_a_college_of_another_mbo_is_refused(mens, mbo):
    college = maak_mbo().colleges.create(naam="College Oost")

    antwoord = mens("programmateam").post(NIEUWE_DAG, DAG | {"mbo": mbo.pk, "college": college.pk})

    assert antwoord.context["form"].errors == {
        "college": ["Dit college hoort bij een ander mbo. Kies een ander college."]
    }


@pytest.mark.parametrize(
    ("vraag", "gevonden"), [({}, ["Vandaag", "Straks"]), ({"geweest": "alle"}, ["Gisteren", "Vandaag", "Straks"])]
)
def test_the_list_shows_what_is_still_to_come_today_included(vraag, gevonden, mens):
    for naam, dag in (("Straks", date(2027, 1, 9)), ("Gisteren", date(2026, 11, 23)), ("Vandaag", date(2026, 11, 24))):
        maak_opendag(naam=naam, datum=dag)

    assert wie(mens("decaan").get(DAGEN, vraag)) == gevonden


def test_a_cancelled_day_says_so_and_reaches_calendars_as_cancelled(mens, mbo):
    dag = maak_opendag(mbo)
    client = mens("decaan", mbo=mbo)

    client.post(reverse("opendag-update", args=[dag.pk]), DAG | {"staat": "geannuleerd", "reden": "Verbouwing"})
    agenda = Calendar.from_ical(client.get(reverse("opendag-ics", args=[dag.pk])).content)

    (event,) = agenda.walk("VEVENT")
    assert (str(event["STATUS"]), int(event["SEQUENCE"]), str(event["UID"])) == ("CANCELLED", 1, str(dag.agenda_uid))
    assert "Gaat niet door" in client.get(DAGEN).content.decode()


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_open_days_take_five_queries_whatever_their_number(aantal, mens):
    for _ in range(aantal):
        maak_opendag()
    client = mens("decaan")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(DAGEN)

    assert len(wie(antwoord)) == aantal
    assert len(vragen) == 5


@pytest.mark.parametrize(("dag", "over"), [(date(2024, 11, 23), 0), (date(2024, 11, 24), 1)])
def test_who_was_not_confirmed_for_two_years_leaves_the_gids(dag, over):
    maak_decaan(bijgewerkt_op=dag)

    call_command("ruim_op", verbosity=0)

    assert Decaan.objects.count() == over

"""The pages of the register: list, status change with undo, create and edit, history."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leerroutes.forms import PER_SOORT
from leerroutes.models import Leerroute, Statusstap
from tests.factories import maak_deelname, maak_leerroute, maak_mbo, maak_school, maak_stap

pytestmark = pytest.mark.django_db
LIJST = "/leerroutes/"


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def maak_routes(aantal):
    mbo = maak_mbo()
    for _ in range(aantal):
        route = maak_leerroute(mbo=mbo)
        maak_deelname(route)
        maak_stap(route, "verkenning", date(2024, 1, 1))
        maak_stap(route, "ontwikkeling", date(2025, 1, 1))


def namen(antwoord):
    return [rij.record.naam for rij in antwoord.context["table"].page.object_list]


def meldingen(antwoord):
    return [str(melding) for melding in antwoord.context["messages"]]


@pytest.mark.parametrize("aantal", [1, 3])  # and 1,000 in tests/bench
def test_the_list_takes_eight_queries_whatever_its_length(aantal, als):
    maak_routes(aantal)
    client = als("programmaleider")

    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.get(LIJST)

    assert antwoord.context["aantal_tekst"] == f"{aantal} leerroute{'' if aantal == 1 else 's'}"
    assert len(vragen) == 7


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({"soort": "keuzedeel"}, ["B"]),
        ({"leerweg": "vmbo-k"}, ["B"]),
        ({"niveau": "4"}, ["B"]),
        ({"status": "aangeboden"}, ["A"]),
        ({"status": "geen"}, ["B"]),
        ({"status": ["geen", "aangeboden"]}, ["A", "B"]),
        ({"stadsdeel": "zuidoost"}, ["B"]),
        ({"sector": "ict"}, ["B"]),
        ({"zoek": "anker"}, ["B"]),
        ({"zoek": "a"}, ["A", "B"]),
        ({"sort": "-naam"}, ["B", "A"]),
        ({"sort": "stadsdeel"}, ["A", "B"]),
        ({"peildatum": "2020-01-01", "status": "aangeboden"}, []),
        ({"page": "99"}, ["A", "B"]),
        ({"sort": "__class__"}, ["A", "B"]),
    ],
)
def test_filters_and_sorting_find_what_they_say(vraag, gevonden, als):
    eerste = maak_leerroute(naam="A")
    maak_stap(eerste)
    maak_deelname(eerste, maak_school(roepnaam="De Kade", stadsdeel="noord"))
    tweede = maak_leerroute(naam="B", soort="keuzedeel", leerweg="vmbo-k", mbo_niveau=4, sector="ict")
    maak_deelname(tweede, maak_school(roepnaam="Het Anker", stadsdeel="zuidoost"))

    assert namen(als("decaan").get(LIJST, vraag)) == gevonden


@pytest.mark.parametrize("vraag", [{"peildatum": "gisteren"}, {"peildatum": "2026-11-25"}, {"peildatum": "\x00"}])
def test_a_bad_peildatum_gets_a_page_that_says_so(vraag, als):
    antwoord = als("decaan").get(LIJST, vraag)

    assert antwoord.status_code == 400
    assert "Kies een andere peildatum" in antwoord.content.decode()


@pytest.mark.parametrize(
    "vraag", [{"mbo": "x"}, {"status": "x"}, {"school": "\x00"}, {"zoek": "\x00"}, {"zoek": "a" * 70000}]
)
def test_a_strange_filter_value_breaks_nothing(vraag, als):
    assert als("decaan").get(LIJST, vraag).status_code == 200


def test_a_chip_takes_its_filter_away(als):
    antwoord = als("decaan").get(LIJST, {"status": ["aangeboden", "gestopt"], "page": "2"})

    assert antwoord.context["chips"] == [("Aangeboden", "?status=gestopt"), ("Gestopt", "?status=aangeboden")]


def zet(client, route, **velden):
    gegevens = {"status": "aangeboden", "ingangsdatum": "2026-11-24", "toelichting": ""} | velden
    return client.post(reverse("leerroute-status", args=[route.pk]), gegevens, follow=True)


def test_a_status_change_returns_to_the_same_list_and_can_be_undone_in_one_click(als):
    route, client = maak_leerroute(), als("programmateam")

    antwoord = zet(client, route, terug="/leerroutes/?soort=doorlopend")
    stap = Statusstap.objects.get()
    ongedaan = client.post(reverse("statusstap-ongedaan", args=[stap.pk]), {"terug": LIJST}, follow=True)

    assert antwoord.redirect_chain == [("/leerroutes/?soort=doorlopend", 302)]
    assert "Ongedaan maken" in meldingen(antwoord)[0]
    assert Leerroute.objects.met_status_op(date(2026, 11, 24)).get().status is None
    assert "is ongedaan gemaakt" in meldingen(ongedaan)[0]


@pytest.mark.parametrize("terug", ["https://elders.nl/", "//elders.nl", "javascript:alert(1)", "/\\elders.nl"])
def test_a_status_change_never_leads_to_another_site(terug, als):
    route = maak_leerroute()

    assert zet(als("programmaleider"), route, terug=terug).redirect_chain == [(f"/leerroutes/{route.pk}/", 302)]


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"status": "gestopt"}, "Na “geen status” kan “Gestopt” niet."),
        ({"status": ""}, "Maak een keuze."),
        ({"status": "x"}, "Kies een van de mogelijkheden."),
        ({"ingangsdatum": ""}, "Vul een datum in."),
        ({"ingangsdatum": "31-02-2026"}, "Vul een datum in, bijvoorbeeld 1-8-2026."),
        ({"ingangsdatum": "1066-01-01"}, "Kies een datum van 2000 tot en met 2040."),
    ],
)
def test_a_refused_change_shows_the_error_and_keeps_what_was_typed(velden, fout, als):
    route = maak_leerroute()

    antwoord = zet(als("programmaleider"), route, toelichting="Lang verhaal", **velden)

    assert fout in antwoord.content.decode()
    assert "Lang verhaal" in antwoord.content.decode()
    assert not Statusstap.objects.exists()


def test_a_plan_is_announced_as_a_plan(als):
    antwoord = zet(als("programmaleider"), maak_leerroute(), ingangsdatum="2027-02-01")

    assert "is gepland vanaf 1 februari 2027" in meldingen(antwoord)[0]
    assert Statusstap.objects.get().is_plan


def test_stopping_asks_what_becomes_of_later_plans_and_voids_them(als):
    route, client = maak_leerroute(), als("programmaleider")
    maak_stap(route, "ontwikkeling", date(2025, 1, 1))
    plan = maak_stap(route, "aangeboden", date(2027, 8, 1), als_plan=True)

    eerst = zet(client, route, status="gestopt")
    zet(client, route, status="gestopt", plannen="vervallen")

    assert "Wat gebeurt er met de plannen?" in eerst.content.decode()
    plan.refresh_from_db()
    assert plan.vervallen_reden == "Vervangen door “Gestopt” vanaf 24 november 2026."
    assert Leerroute.objects.met_status_op(date(2026, 11, 24)).get().status == "gestopt"


def test_a_plan_whose_day_has_come_is_confirmed_in_one_click(als):
    route, client = maak_leerroute(), als("programmaleider")
    plan = maak_stap(route, "aangeboden", date(2026, 8, 1), als_plan=True)

    client.post(reverse("statusstap-bevestigen", args=[plan.pk]))

    assert Leerroute.objects.met_status_op(date(2026, 11, 24)).get().status == "aangeboden"


def test_the_history_shows_every_step_also_a_voided_one_with_its_reason(als):
    route = maak_leerroute()
    maak_stap(route, "verkenning", date(2025, 3, 1), toelichting="Eerste gesprek")
    stap = maak_stap(route, "aangeboden", date(2026, 3, 1))
    als("programmaleider").post(reverse("statusstap-vervallen", args=[stap.pk]), {"reden": "Te vroeg"})

    tekst = als("decaan").get(route.get_absolute_url()).content.decode()

    assert "Eerste gesprek" in tekst
    assert "Te vroeg" in tekst


def gegevens(bij_school, bij_mbo, **velden):
    basis = {"naam": "Nieuw", "leerweg": "vmbo-b", "mbo_niveau": "2", "leertraject": "BOL"}
    return basis | {"scholen": [bij_school.pk], "mbo": bij_mbo.pk} | velden


def test_a_leerroute_is_made_by_the_form_of_its_soort(als):
    school, mbo = maak_school(), maak_mbo()

    antwoord = als("programmateam").post("/leerroutes/nieuw/?soort=doorlopend", gegevens(school, mbo))

    route = Leerroute.objects.get()
    assert antwoord.url == route.get_absolute_url()
    assert (route.soort, route.deelnames.get().vanaf) == ("doorlopend", None)


OVEREENKOMST = ("overeenkomst_getekend_op", "overeenkomst_onderwerpen")


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("doorlopend", {"mbo_niveau", "leertraject", "crebo", "profiel", "mbo_duur", "nominale_duur", *OVEREENKOMST}),
        (
            "geintegreerd",
            {"mbo_niveau", "leertraject", "crebo", "profiel", "mbo_duur", "nominale_duur", "vmbo_diploma"}
            | set(OVEREENKOMST),
        ),
        ("pro-roc", {"mbo_niveau", "leertraject", "crebo", "nominale_duur", "overeenkomst_getekend_op"}),
        ("praktijkgericht", {"programma", "samen_met_mbo"}),
        ("keuzedeel", {"mbo_niveau", "keuzedeelcode", "profiel", "vrijstelling", "overeenkomst_getekend_op"}),
        ("havo-mbo", {"mbo_niveau", "crebo", "nominale_duur"}),
    ],
)
def test_the_form_asks_only_what_the_soort_asks(soort, velden, als):
    form = als("programmateam").get("/leerroutes/nieuw/", {"soort": soort}).context["form"]

    assert set(form.fields) & set(PER_SOORT) == velden


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"naam": ""}, "naam", "Vul dit veld in."),
        ({"leerweg": "vmbo-k"}, "mbo_niveau", "gaat naar mbo-niveau 3 of 4"),
        ({"mbo": ""}, "mbo", "Maak een keuze."),
        ({"scholen": []}, "scholen", "Kies er minstens één."),
        ({"crebo": "12"}, "crebo", "Een crebo heeft vijf cijfers"),
        ({"naam": "x" * 201}, "naam", "hoogstens 200 tekens"),
        ({"naam": "Al\x00"}, "naam", "teken dat niet kan"),
        ({"mbo": "999999"}, "mbo", "Kies een van de mogelijkheden."),
        ({"leerweg": "havo"}, "leerweg", "Kies een van de mogelijkheden."),
    ],
)
def test_a_wrong_answer_is_explained_at_its_field(velden, veld, fout, als):
    antwoord = als("programmateam").post(
        "/leerroutes/nieuw/?soort=doorlopend", gegevens(maak_school(), maak_mbo(), **velden)
    )

    assert fout in " ".join(antwoord.context["form"].errors[veld])
    assert f'href="#id_{veld}"' in antwoord.content.decode()
    assert not Leerroute.objects.exists()


def test_leaving_and_joining_schools_get_today_as_their_date(als):
    route, blijft, gaat, komt = maak_leerroute(mbo=maak_mbo()), maak_school(), maak_school(), maak_school()
    maak_deelname(route, blijft)
    maak_deelname(route, gaat)

    als("programmateam").post(
        reverse("leerroute-update", args=[route.pk]), gegevens(blijft, route.mbo, scholen=[blijft.pk, komt.pk])
    )

    assert {d.school: (d.vanaf, d.tot) for d in route.deelnames.all()} == {
        blijft: (None, None),
        gaat: (None, date(2026, 11, 24)),
        komt: (date(2026, 11, 24), None),
    }


def test_unknown_fields_in_the_post_change_nothing(als):
    route = maak_leerroute(mbo=maak_mbo())
    school = maak_school()

    als("programmateam").post(
        reverse("leerroute-update", args=[route.pk]),
        gegevens(school, route.mbo, soort="keuzedeel", status="gestopt", pk="99"),
    )

    route.refresh_from_db()
    assert (route.soort, route.stappen.count()) == ("doorlopend", 0)


@pytest.mark.parametrize("dag", ["2026-11-24", "2027-02-01"])
def test_a_start_on_another_day_overtakes_the_plan_and_undo_plans_it_again(dag, als):
    route, client = maak_leerroute(), als("programmaleider")
    maak_stap(route, "ontwikkeling", date(2025, 1, 1))
    maak_stap(route, "aangeboden", date(2027, 8, 1), als_plan=True)

    zet(client, route, ingangsdatum=dag)
    nieuw = Statusstap.objects.get(ingangsdatum=dag)
    na_zetten = list(Statusstap.objects.geldig().values_list("ingangsdatum", flat=True))
    client.post(reverse("statusstap-ongedaan", args=[nieuw.pk]))

    assert na_zetten == [date(2025, 1, 1), date.fromisoformat(dag)]
    assert list(Statusstap.objects.plannen().values_list("ingangsdatum", flat=True)) == [date(2027, 8, 1)]


def test_a_plan_whose_day_passed_gives_way_to_the_day_it_really_started(als):
    route = maak_leerroute()
    maak_stap(route, "aangeboden", date(2026, 8, 1), als_plan=True)

    zet(als("programmaleider"), route, ingangsdatum="2026-09-01")

    assert list(Statusstap.objects.geldig().values_list("ingangsdatum", flat=True)) == [date(2026, 9, 1)]


def test_a_name_that_is_taken_is_refused_at_its_field(als):
    """Also with the soft delete's condition in the constraint, which Django's forms would leave unchecked."""
    maak_leerroute(naam="Bestaat al")

    antwoord = als("programmaleider").post("/leerroutes/nieuw/?soort=doorlopend", {"naam": "Bestaat al"})

    assert antwoord.context["form"].errors["naam"] == ["Er is al een leerroute met deze naam. Kies een andere naam."]

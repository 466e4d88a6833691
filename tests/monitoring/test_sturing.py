"""What people decide beside what is counted: acties, another oordeel, words and milestones."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from monitoring.models import Actie, Afspraak, Beschrijving, Indicator, Mijlpaal, Oordeelafwijking
from tests.bladzijde import Bladzijde
from tests.factories import (
    maak_aanbod,
    maak_deelname,
    maak_gebruiker,
    maak_leerroute,
    maak_school,
    maak_stap,
)

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 24, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _convenant():
    laad_convenant()
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def indicator():
    return Indicator.objects.get(code="1a")


def wijk_af(indicator, vanaf, tot=None):
    return Oordeelafwijking.objects.create(
        indicator=indicator, oordeel="op_schema", reden="Twee scholen tekenen morgen", vanaf=vanaf, tot=tot, gezet_op=NU
    )


@pytest.mark.parametrize(
    ("dag", "oordeel"),
    [
        (date(2026, 10, 31), "loopt_ver_achter"),
        (date(2026, 11, 1), "op_schema"),
        (date(2026, 11, 14), "op_schema"),
        (date(2026, 11, 15), "loopt_ver_achter"),
    ],
)
def test_another_oordeel_holds_from_its_first_day_until_the_day_before_its_end(dag, oordeel, indicator):
    wijk_af(indicator, date(2026, 11, 1), date(2026, 11, 15))

    meting = meet_alles(dag)["1a"]

    assert (meting.oordeel, meting.berekend_oordeel) == (oordeel, "loopt_ver_achter")


def test_the_page_shows_both_with_the_reason(indicator, als):
    wijk_af(indicator, date(2026, 11, 1))

    kaart = Bladzijde(als("stuurgroep").get("/voortgang/1a/")).een("section", aria_labelledby="k-bijsturen").tekst

    assert "Het portaal rekent uit: Loopt ver achter" in kaart
    assert "Gekozen: Op schema" in kaart
    assert "Twee scholen tekenen morgen" in kaart


def test_json_gives_both(indicator, als):
    wijk_af(indicator, date(2026, 11, 1))

    regel = als("stuurgroep").get("/voortgang.json").json()["indicatoren"][0]

    assert (regel["oordeel"], regel["oordeel_berekend"]) == ("op_schema", "loopt_ver_achter")


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"reden": ""}, "reden"),
        ({"oordeel": "anders"}, "oordeel"),
        ({"vanaf": ""}, "vanaf"),
        ({"tot": "2026-11-24"}, "tot"),
        ({"vanaf": "2026-10-15"}, "vanaf"),
    ],
)
def test_a_wrong_other_oordeel_is_refused_at_its_field(velden, veld, indicator, als):
    wijk_af(indicator, date(2026, 10, 1), date(2026, 11, 1))
    goed = {"oordeel": "op_schema", "reden": "Besluit", "vanaf": "2026-11-24", "tot": ""}

    antwoord = als("programmaleider").post("/voortgang/1a/oordeel/", goed | velden)

    assert list(antwoord.context["form"].errors) == [veld]
    assert Oordeelafwijking.objects.count() == 1


def test_the_programmaleider_gives_and_ends_another_oordeel(indicator, als):
    client = als("programmaleider")
    client.post("/voortgang/1a/oordeel/", {"oordeel": "op_schema", "reden": "Besluit", "vanaf": "2026-11-01"})
    gegeven = Oordeelafwijking.objects.get()
    pad = f"/voortgang/oordeel/{gegeven.pk}/bewerken/"
    client.post(pad, {"oordeel": "op_schema", "reden": "Besluit", "vanaf": "2026-11-01", "tot": "2026-11-20"})

    assert gegeven.gezet_door.rol == "programmaleider"
    assert [meet_alles(dag)["1a"].oordeel for dag in (date(2026, 11, 19), date(2026, 11, 20))] == [
        "op_schema",
        "loopt_ver_achter",
    ]


@pytest.mark.parametrize(
    ("dag", "nodig"), [(date(2026, 8, 30), 9), (date(2026, 8, 31), 9), (date(2026, 9, 1), 5), (date(2027, 7, 31), 5)]
)
def test_a_milestone_replaces_what_is_needed_from_its_day_on(dag, nodig, indicator):
    Mijlpaal.objects.create(indicator=indicator, datum=date(2026, 9, 1), aantal=5, besluit_op=date(2026, 6, 1))

    assert meet_alles(dag)["1a"].nodig_nu == nodig


def test_the_newest_milestone_holds_and_shows_in_the_line_of_what_is_needed(indicator):
    for dag, aantal in ((date(2025, 1, 1), 5), (date(2026, 9, 1), 8)):
        Mijlpaal.objects.create(indicator=indicator, datum=dag, aantal=aantal, besluit_op=date(2024, 6, 1))

    meting = meet_alles(date(2026, 11, 24))["1a"]

    assert meting.nodig_nu == 8
    assert (date(2026, 9, 1), 8) in meting.nodig_verloop()


def test_two_milestones_on_one_day_are_refused(indicator, als):
    data = {"datum": "2027-01-01", "aantal": "8", "besluit_op": "2026-10-01"}
    client = als("programmaleider")
    client.post("/voortgang/1a/mijlpaal/", data)

    antwoord = client.post("/voortgang/1a/mijlpaal/", data | {"aantal": "9"})

    assert antwoord.status_code == 200
    assert list(Mijlpaal.objects.values_list("aantal", flat=True)) == [8]


GOED = {"datum": "2027-01-01", "aantal": "8", "besluit_op": "2026-10-01"}


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("datum", "2023-12-31", "Kies een dag binnen het convenant: van 1 januari 2024 tot en met 31 juli 2027."),
        ("datum", "2027-08-01", "Kies een dag binnen het convenant: van 1 januari 2024 tot en met 31 juli 2027."),
        ("aantal", "3", "De nulmeting is 4. Vul dat aantal of meer in."),
        ("aantal", "13", "Het doel is 12. Vul dat aantal of minder in."),
        ("besluit_op", "2026-11-25", "Vul een datum in die niet in de toekomst ligt."),
    ],
)
def test_a_milestone_that_cannot_be_is_refused_at_its_field_and_what_was_typed_stays(veld, waarde, fout, als):
    antwoord = als("programmaleider").post("/voortgang/1a/mijlpaal/", GOED | {veld: waarde})

    formulier = antwoord.context["form"]
    assert (formulier.errors, formulier[veld].value()) == ({veld: [fout]}, waarde)
    assert not Mijlpaal.objects.exists()


@pytest.mark.parametrize(("veld", "waarde"), [("datum", "2024-01-01"), ("datum", "2027-07-31"), ("aantal", "12")])
def test_a_milestone_may_lie_on_the_first_and_last_day_and_ask_the_whole_target(veld, waarde, als):
    als("programmaleider").post("/voortgang/1a/mijlpaal/", GOED | {veld: waarde})

    assert Mijlpaal.objects.count() == 1


def test_the_form_tells_what_a_milestone_replaces(als):
    tekst = Bladzijde(als("programmaleider").get("/voortgang/1a/mijlpaal/")).alle("main")[0].tekst

    assert "Zonder mijlpalen zijn nodig: 6 vanaf 31 juli 2025, 9 vanaf 31 juli 2026, 12 vanaf 31 juli 2027." in tekst
    assert "Hoeveel scholen zijn er dan nodig? De nulmeting is 4. Het doel is 12." in tekst
    assert "Trek deze mijlpaal in" not in tekst


def test_a_milestone_that_is_taken_back_leaves_what_the_portal_computes(indicator, als):
    mijlpaal = Mijlpaal.objects.create(
        indicator=indicator, datum=date(2026, 9, 1), aantal=5, besluit_op=date(2026, 6, 1)
    )

    antwoord = als("programmaleider").post(
        f"/voortgang/mijlpaal/{mijlpaal.pk}/bewerken/",
        {"datum": "2026-09-01", "aantal": "5", "besluit_op": "2026-06-01", "intrekken": "on"},
        follow=True,
    )

    assert "Ingetrokken: 5 vanaf 1 september 2026." in Bladzijde(antwoord).alle("main")[0].tekst
    assert (Mijlpaal.objects.count(), meet_alles(date(2026, 11, 24))["1a"].nodig_nu) == (0, 9)
    assert Mijlpaal.history.latest("history_id").history_type == "-"


@pytest.mark.parametrize(("code", "status"), [("1a", 200), ("4", 200), ("2", 404), ("3", 404), ("7", 404)])
def test_only_a_stand_with_a_target_has_milestones(code, status, als):
    client = als("programmaleider")

    pagina = Bladzijde(client.get(f"/voortgang/{code}/")).alle("main")[0].tekst

    assert ("Mijlpaal vastleggen" in pagina) == (status == 200)
    assert client.get(f"/voortgang/{code}/mijlpaal/").status_code == status


def test_words_are_dated_and_shown_on_their_day_and_after(als):
    als("programmateam").post(
        "/voortgang/3/beschrijven/",
        {"datum": "2026-11-01", "stand": "loopt", "tekst": "**Twee** routes <script>x</script>", "bewijs": "Notitie"},
    )
    client = als("stuurgroep")

    op, ervoor = (
        client.get("/voortgang/3/", {"peildatum": dag}).content.decode() for dag in ("2026-11-01", "2026-10-31")
    )

    assert "<strong>Twee</strong> routes x" in op
    assert "Bewijs: Notitie" in op
    assert "<strong>Twee</strong>" not in ervoor


def test_words_about_the_future_are_refused(als):
    antwoord = als("programmateam").post(
        "/voortgang/3/beschrijven/", {"datum": "2026-11-25", "stand": "loopt", "tekst": "X"}
    )

    assert antwoord.context["form"].errors["datum"] == ["Vul een datum in die niet in de toekomst ligt."]
    assert not Beschrijving.objects.exists()


@pytest.fixture
def acties(als):
    """One done, one too late, one that must be done today."""
    afspraak = Afspraak.objects.get(code="1")
    eigenaar = maak_gebruiker("programmateam")
    maak = {"afspraak": afspraak, "eigenaar": eigenaar}
    Actie.objects.create(wat="Gedaan", deadline=date(2026, 1, 1), gedaan_op=date(2026, 1, 1), **maak)
    Actie.objects.create(wat="Te laat", deadline=date(2026, 11, 23), **maak)
    Actie.objects.create(wat="Vandaag", deadline=date(2026, 11, 24), **maak)
    return eigenaar


@pytest.mark.parametrize(
    ("stand", "namen"),
    [
        ("", {"Gedaan", "Te laat", "Vandaag"}),
        ("open", {"Te laat", "Vandaag"}),
        ("te-laat", {"Te laat"}),
        ("gedaan", {"Gedaan"}),
    ],
)
def test_the_list_of_acties_finds_by_stand(stand, namen, acties, als):
    tabel = als("stuurgroep").get("/voortgang/acties/", {"stand": stand}).context["table"]

    assert {actie.wat for actie in tabel.data.data} == namen


def test_the_owner_sees_on_the_dashboard_what_is_too_late(acties, client):
    client.force_login(acties)

    te_doen = client.get("/voortgang/").context["te_doen"]

    assert [taak.over for taak in te_doen if taak.link == "Actie bijwerken"] == ["Te laat"]


def test_done_and_open_again_with_one_click(acties, als):
    actie = Actie.objects.get(wat="Vandaag")
    client, pad = als("programmateam"), f"/voortgang/acties/{actie.pk}/gedaan/"
    standen = []
    for _ in range(2):
        client.post(pad)
        actie.refresh_from_db()
        standen.append(actie.gedaan_op)

    assert standen == [date(2026, 11, 24), None]


def test_an_actie_stands_on_the_page_of_its_afspraak(acties, als):
    kaart = Bladzijde(als("stuurgroep").get("/voortgang/1c/")).een("section", aria_labelledby="k-acties").tekst

    assert "Te laat" in kaart
    assert "Gedaan op 1 januari 2026" in kaart


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_of_acties_takes_the_same_queries_whatever_its_length(aantal, als):
    for nummer in range(aantal):
        Actie.objects.create(afspraak=Afspraak.objects.first(), wat=f"Actie {nummer}", eigenaar=maak_gebruiker())
    client = als("programmateam")

    with CaptureQueriesContext(connection) as vragen:
        client.get("/voortgang/acties/")

    assert len(vragen) == 5


def test_the_dashboard_shows_the_computed_oordeel_beside_the_chosen_one(indicator, als):
    wijk_af(indicator, date(2026, 11, 1))

    pagina = Bladzijde(als("stuurgroep").get("/voortgang/"))

    gevonden = [element.tekst for element in pagina.alle("span") if element.tekst.startswith("Berekend:")]
    berekend = meet_alles(date(2026, 11, 24))["1a"].berekend_oordeel.label.lower()
    assert gevonden == [f"Berekend: {berekend}"] * 2


def test_the_verwachting_opens_to_what_comes_why_it_does_not_count_yet_and_its_leerroutes(als):
    school = maak_school(roepnaam="Aak")
    maak_aanbod(school, "vmbo-b")
    route = maak_leerroute(naam="Aak: zorg")
    maak_deelname(route, school)
    maak_stap(route, "ontwikkeling", date(2026, 9, 1))
    maak_stap(route, "aangeboden", date(2027, 2, 1), als_plan=True)

    kaart = Bladzijde(als("stuurgroep").get("/voortgang/1a/")).een("section", aria_labelledby="k-verwachting").tekst

    assert "Aak: nu in ontwikkeling (start gepland op 1-2-2027)Aak: zorg" in kaart

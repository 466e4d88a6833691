"""A school that closes leaves its leerroutes, when who closes it says so; opening again brings it back."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from monitoring.register import Register
from monitoring.tedoen import te_doen
from tests.bladzijde import Bladzijde
from tests.factories import maak_deelname, maak_gebruiker, maak_leerroute, maak_school

pytestmark = pytest.mark.django_db
DAG = date(2027, 8, 1)
OPEN = "/scholen/{}/sluiten/"


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def school(db):
    return maak_school(roepnaam="De Kade")


def deelname(school, naam, **velden):
    return maak_deelname(maak_leerroute(naam=naam), school, **velden)


def einden(school):
    return dict(school.deelnames.order_by("leerroute__naam").values_list("leerroute__naam", "tot"))


def test_the_form_offers_all_leerroutes_it_is_in_and_says_where_it_is_the_only_school(school, als):
    deelname(school, "Alleen")
    maak_deelname(deelname(school, "Samen").leerroute, maak_school())
    deelname(school, "Straks", vanaf=date(2027, 1, 1))
    deelname(school, "Voorbij", tot=date(2026, 11, 24))
    weg = deelname(school, "Verwijderd").leerroute
    weg.verwijderd_op, weg.verwijderd_reden = datetime(2026, 1, 1, tzinfo=UTC), "Dubbel"
    weg.save()

    pagina = Bladzijde(als("beheerder").get(OPEN.format(school.pk)))

    vakjes = pagina.alle("input", name="leerroutes")
    assert ["checked" in vakje.attrs for vakje in vakjes] == [True] * 3
    labels = [pagina.een("label", **{"for": vakje.attrs["id"]}).tekst for vakje in vakjes]
    assert labels == ["Alleen (de enige school)", "Samen", "Straks (de enige school)"]


def test_a_school_without_leerroutes_is_only_asked_for_the_date(school, als):
    velden = als("beheerder").get(OPEN.format(school.pk)).context["form"].fields

    assert list(velden) == ["per"]


def test_closing_ends_what_was_ticked_and_opening_again_undoes_exactly_that(school, als):
    client = als("beheerder")
    weg, blijft = deelname(school, "A weg"), deelname(school, "B blijft")
    straks = deelname(school, "C straks", vanaf=date(2027, 9, 1))
    deelname(school, "D eerder", tot=date(2025, 8, 1))
    keuze = [weg.leerroute_id, straks.leerroute_id]

    antwoord = client.post(OPEN.format(school.pk), {"per": "2027-08-01", "leerroutes": keuze}, follow=True)

    na = {"A weg": DAG, "B blijft": None, "C straks": date(2027, 9, 1), "D eerder": date(2025, 8, 1)}
    assert einden(school) == na
    assert [str(melding) for melding in antwoord.context["messages"]] == [
        "De school is gesloten. Zij doet niet meer mee aan 2 leerroutes. Stopt een leerroute? Wijzig dan ook de status."
    ]
    assert [weg.loopt_op(dag) for dag in (date(2027, 7, 31), DAG, date(2027, 8, 2))] == [True] * 3
    weg.refresh_from_db()
    assert [weg.loopt_op(dag) for dag in (date(2027, 7, 31), DAG, date(2027, 8, 2))] == [True, False, False]
    assert weg.history.first().history_user.rol == "beheerder"

    client.post(f"/scholen/{school.pk}/heropenen/")

    assert einden(school) == na | {"A weg": None, "C straks": None}
    assert blijft.history.count() == 1


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"per": ""}, {"per": ["Vul een datum in."]}),
        ({"per": "2027-08-01", "leerroutes": ["0"]}, {"leerroutes": ["Kies een van de mogelijkheden."]}),
    ],
)
def test_a_wrong_answer_closes_nothing(velden, fouten, school, als):
    deelname(school, "A")

    antwoord = als("beheerder").post(OPEN.format(school.pk), velden)

    school.refresh_from_db()
    assert (antwoord.context["form"].errors, school.gesloten_op, einden(school)) == (fouten, None, {"A": None})


def test_a_leerroute_of_another_school_cannot_be_ended(school, als):
    deelname(school, "Eigen")
    ander = deelname(maak_school(), "Van een ander")

    als("beheerder").post(OPEN.format(school.pk), {"per": "2027-08-01", "leerroutes": [ander.leerroute_id]})

    ander.refresh_from_db()
    assert ander.tot is None


class TestVastgesteldRapport:
    """Closing or opening again on a day of which the figures are vastgesteld."""

    @pytest.fixture(autouse=True)
    def _rapport(self, monkeypatch):
        monkeypatch.setattr("monitoring.geschiedenis.vastgesteld_tot", lambda: date(2026, 4, 1))

    @pytest.mark.parametrize(("dag", "vraagt"), [("2026-03-31", True), ("2026-04-01", True), ("2026-04-02", False)])
    def test_closing_asks_a_reason_up_to_that_day(self, school, als, dag, vraagt):
        deelname(school, "Anker")

        pagina = Bladzijde(als("beheerder").post(OPEN.format(school.pk), {"per": dag, "leerroutes": []}))

        school.refresh_from_db()
        assert school.gesloten_op == (None if vraagt else date(2026, 4, 2))
        assert [veld.attrs.get("aria-invalid") for veld in pagina.alle("input", name="reden")] == ["true"] * vraagt

    def test_the_reason_is_kept_with_the_school_and_with_its_deelnames(self, school, als):
        rij = deelname(school, "Anker")
        gegevens = {"per": "2026-02-01", "leerroutes": [rij.leerroute_id], "reden": "Brief kwam later"}

        als("beheerder").post(OPEN.format(school.pk), gegevens)

        assert einden(school) == {"Anker": date(2026, 2, 1)}
        assert [obj.history.first().history_change_reason for obj in (school, rij)] == ["Brief kwam later"] * 2

    def test_opening_again_asks_it_too(self, school, als):
        client, adres = als("beheerder"), f"/scholen/{school.pk}/heropenen/"
        client.post(OPEN.format(school.pk), {"per": "2026-02-01", "reden": "Brief kwam later"})

        gevraagd = Bladzijde(client.post(adres))
        school.refresh_from_db()
        nog_dicht = school.gesloten_op
        client.post(adres, {"reden": "Toch open"})

        assert gevraagd.een("h1").tekst == "De Kade weer openen"
        assert nog_dicht == date(2026, 2, 1)
        school.refresh_from_db()
        assert (school.gesloten_op, school.history.first().history_change_reason) == (None, "Toch open")


class TestGeslotenDoorDuo:
    """A file of DUO closes a school and leaves its deelnames; the to-do asks about those."""

    @staticmethod
    def taken(rol="beheerder"):
        gevonden = te_doen(Register.lees(), maak_gebruiker(rol), date(2026, 11, 24))
        return [(taak.zin, taak.url) for taak in gevonden if "gesloten" in taak.zin]

    @pytest.mark.parametrize(("dag", "gezegd"), [(23, True), (24, True), (25, False)])
    def test_the_to_do_names_it_from_the_day_on_which_it_is_closed(self, school, dag, gezegd):
        deelname(school, "Anker")
        deelname(school, "Boei")
        deelname(school, "Voorbij", tot=date(2026, 11, dag))
        school.gesloten_op = date(2026, 11, dag)
        school.save()

        zin = f"De Kade is gesloten vanaf {dag} november 2026, maar doet nog mee aan 2 leerroutes."
        assert self.taken() == ([(zin, OPEN.format(school.pk))] if gezegd else [])
        assert self.taken("stuurgroep") == []

    def test_the_form_behind_it_starts_from_that_day_and_ends_them(self, school, als):
        rij = deelname(school, "Anker")
        school.gesloten_op = date(2026, 8, 1)
        school.save()
        client = als("beheerder")

        pagina = Bladzijde(client.get(OPEN.format(school.pk)))
        per = pagina.een("input", name="per").attrs["value"]
        kop, knop = pagina.een("h1").tekst, pagina.een("main").tekst.count("Deelname beëindigen")
        client.post(OPEN.format(school.pk), {"per": per, "leerroutes": [rij.leerroute_id]})

        assert (kop, knop) == ("Deelname beëindigen", 3)
        assert (per, einden(school), self.taken()) == ("2026-08-01", {"Anker": date(2026, 8, 1)}, [])

"""What the form asks and allows per soort: law is an error, practice a warning that is saved with a reason."""

from datetime import date

import pytest
import time_machine

from leerroutes.models import Leerroute
from tests.bladzijde import Bladzijde
from tests.factories import maak_gebruiker, maak_leerroute, maak_mbo, maak_school, maak_stap

pytestmark = pytest.mark.django_db
NIEUW = "/leerroutes/nieuw/?soort={}"


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def velden():
    """What a doorlopende leerroute needs at least."""
    return {
        "naam": "Anker",
        "leerweg": "vmbo-k",
        "mbo_niveau": "4",
        "scholen": [maak_school().pk],
        "mbo": maak_mbo().pk,
        "leertraject": "BOL",
    }


def fouten(als, soort, velden):
    antwoord = als("programmateam").post(NIEUW.format(soort), velden)
    return antwoord.context["form"].errors if antwoord.status_code == 200 else {}


@pytest.mark.parametrize(
    ("mbo_duur", "jaren", "mag"),
    [
        *(("1", jaren, jaren in (2, 3)) for jaren in (1, 2, 3, 4)),
        *(("2", jaren, jaren in (3, 4)) for jaren in (2, 3, 4, 5)),
        *(("3", jaren, jaren in (4, 5)) for jaren in (3, 4, 5, 6)),
        *(("4", jaren, jaren in (5, 6)) for jaren in (4, 5, 6, 7)),
    ],
)
def test_the_law_bounds_how_long_a_leerroute_takes(mbo_duur, jaren, mag, velden, als):
    gevonden = fouten(als, "doorlopend", velden | {"mbo_duur": mbo_duur, "nominale_duur": jaren})

    assert ("nominale_duur" not in gevonden) == mag


def test_the_years_need_to_know_how_long_the_mbo_part_takes(velden, als):
    gevonden = fouten(als, "doorlopend", velden | {"nominale_duur": 4})

    assert gevonden["mbo_duur"] == ["Kies hoe lang het mbo-deel zelf duurt. Daarvan hangt af hoeveel jaar mag."]


def test_bol_for_pro_roc_is_refused_without_a_reason_and_saved_with_one(velden, als):
    pro = velden | {"leerweg": "pro", "mbo_niveau": "1", "leertraject": "BOL"}

    gevonden = fouten(als, "pro-roc", pro)
    als("programmateam").post(NIEUW.format("pro-roc"), pro | {"afwijking_reden": "De school heeft geen bedrijven"})

    assert "Klopt het toch? Leg dan bij “Waarom is het hier anders?” uit waarom." in gevonden["leertraject"][0]
    assert Leerroute.objects.get().afwijking_reden == "De school heeft geen bedrijven"


def test_a_date_of_signing_lies_not_in_the_future(velden, als):
    gevonden = fouten(als, "doorlopend", velden | {"overeenkomst_getekend_op": "2026-11-25"})

    assert gevonden["overeenkomst_getekend_op"] == ["Vul een datum in die niet in de toekomst ligt."]


def test_everything_that_was_filled_in_is_kept(velden, als):
    keuzedeel = maak_leerroute(naam="Keuzedeel", soort="keuzedeel")
    mens = maak_gebruiker("programmateam")
    alles = velden | {
        "profiel": "zw",
        "mbo_duur": "3",
        "nominale_duur": "5",
        "overeenkomst_getekend_op": "2026-05-01",
        "overeenkomst_onderwerpen": ["a", "f", "j"],
        "contact_vo": "T. Leider",
        "contact_vo_email": "t@school.nl",
        "contact_mbo": "M. Bo",
        "contact_mbo_email": "m@mbo.nl",
        "contactpersoon": mens.pk,
        "knelpunt": "Geen lokaal",
        "volgende_stap": "Lokaal zoeken",
        "volgende_stap_wie": "Team",
        "volgende_stap_op": "2027-01-15",
        "omschrijving": "Een route",
        "leeropbrengsten": "Veel",
        "resultaten": "Goed",
        "geleerd": "Begin vroeg",
        "komt_voort_uit": keuzedeel.pk,
    }

    als("programmateam").post(NIEUW.format("doorlopend"), alles)

    route = Leerroute.objects.get(naam="Anker")
    assert (route.profiel, route.mbo_duur, route.nominale_duur) == ("zw", "3", 5)
    assert (route.overeenkomst_getekend_op, route.overeenkomst_onderwerpen) == (date(2026, 5, 1), ["a", "f", "j"])
    assert (route.contactpersoon, route.komt_voort_uit, route.volgende_stap_op) == (mens, keuzedeel, date(2027, 1, 15))
    assert len(route.onderwerpen_te_regelen) == 7


def test_the_page_says_what_is_settled_and_what_not(als):
    route = maak_leerroute(overeenkomst_onderwerpen=["a", "b"])

    pagina = Bladzijde(als("decaan").get(route.get_absolute_url()))

    assert "2 van 10 onderwerpen zijn geregeld. Nog te regelen:" in pagina.een("main").tekst


def test_nothing_about_duo_or_an_agreement_where_it_does_not_apply(als):
    route = maak_leerroute(soort="praktijkgericht", leerweg="vmbo-gt", mbo_niveau=None)

    tekst = Bladzijde(als("decaan").get(route.get_absolute_url())).een("main").tekst

    assert "DUO" not in tekst
    assert "Overeenkomst" not in tekst


@pytest.mark.parametrize(
    ("rol", "ziet"), [("programmateam", True), ("beheerder", True), ("decaan", False), ("stuurgroep", False)]
)
def test_names_of_contacts_are_for_who_works_with_them(rol, ziet, als):
    route = maak_leerroute(
        contact_vo="T. Leider", contact_vo_email="t@school.nl", volgende_stap="X", volgende_stap_wie="W. Ie"
    )

    tekst = als(rol).get(route.get_absolute_url()).content.decode()

    assert [naam in tekst for naam in ("T. Leider", "t@school.nl", "W. Ie")] == [ziet] * 3


def test_the_timeline_names_no_contacts(als):
    route = maak_leerroute(contact_vo="T. Leider")
    route.contact_vo, route.volgende_stap_wie, route.sector = "O. Pvolger", "W. Ie", "ict"
    route.save()

    tekst = Bladzijde(als("decaan").get(route.get_absolute_url())).een("main").tekst

    assert [naam in tekst for naam in ("T. Leider", "O. Pvolger", "W. Ie")] == [False] * 3
    assert "Sector" in tekst


def test_starting_without_a_signed_agreement_asks_why(als):
    route = maak_leerroute(overeenkomst_getekend_op=None)
    client, pad = als("programmaleider"), f"/leerroutes/{route.pk}/status/"
    start = {"status": "aangeboden", "ingangsdatum": "2026-08-01"}

    zonder = client.post(pad, start)
    met = client.post(pad, start | {"toelichting": "Tekenen volgt in december"})

    assert "Er is nog geen getekende overeenkomst." in zonder.context["form"].errors["toelichting"][0]
    assert met.status_code == 302
    assert route.stappen.get().toelichting == "Tekenen volgt in december"


@pytest.mark.parametrize(
    ("getekend", "mist"),
    [(None, True), (date(2026, 8, 2), True), (date(2026, 8, 1), False), (date(2026, 7, 31), False)],
)
def test_an_agreement_is_missed_until_the_day_it_is_signed(getekend, mist):
    route = maak_leerroute(overeenkomst_getekend_op=getekend)

    assert route.mist_overeenkomst_op(date(2026, 8, 1)) == mist


def test_the_help_page_shows_the_rules_of_every_soort(als):
    pagina = Bladzijde(als("decaan").get("/leerroutes/soorten/"))

    assert len(pagina.alle("section", klas="kaart")) == 8
    assert "Vmbo-kader naar mbo-niveau 3 of 4" in pagina.een("main").tekst
    assert (
        "Het mbo-deel duurt zelf 3 jaar (vak- of middenkaderopleiding): de hele leerroute 4 of 5 jaar"
        in pagina.een("main").tekst
    )


def test_changing_what_counts_before_the_last_report_asks_why(als, velden, monkeypatch):
    als("programmateam").post(NIEUW.format("doorlopend"), velden)
    route = Leerroute.objects.get()
    maak_stap(route, "aangeboden", date(2025, 8, 1))
    monkeypatch.setattr("monitoring.geschiedenis.vastgesteld_tot", lambda: date(2026, 4, 1))
    pad = f"/leerroutes/{route.pk}/bewerken/"

    zonder = als("programmateam").post(pad, velden | {"mbo_niveau": "3"})
    ander_veld = als("programmateam").post(pad, velden | {"sector": "ict"})
    met = als("programmateam").post(pad, velden | {"mbo_niveau": "3", "reden": "Stond verkeerd"})

    assert "Dit verandert ook cijfers van voor 1 april 2026" in zonder.context["form"].errors["reden"][0]
    assert (ander_veld.status_code, met.status_code) == (302, 302)
    assert route.history.first().history_change_reason == "Stond verkeerd"


@pytest.mark.parametrize(("dag", "vraagt"), [("2026-03-31", True), ("2026-04-01", True), ("2026-04-02", False)])
def test_a_step_on_or_before_the_last_report_asks_why(dag, vraagt, als, monkeypatch):
    monkeypatch.setattr("monitoring.geschiedenis.vastgesteld_tot", lambda: date(2026, 4, 1))
    route = maak_leerroute()

    antwoord = als("programmaleider").post(
        f"/leerroutes/{route.pk}/status/", {"status": "verkenning", "ingangsdatum": dag}
    )

    assert (antwoord.status_code == 200) == vraagt

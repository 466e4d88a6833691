"""The dossier of a school, what is missing in the city, and the page of a partner."""

from datetime import date, time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorlopend.models import Stadsdeel
from lob.models import Decaan
from monitoring.convenant import laad_convenant
from monitoring.hiaten import per_sector, per_stadsdeel, standen
from monitoring.register import Register
from tests.bijeenkomsten.factories import maak_bijeenkomst
from tests.bladzijde import Bladzijde
from tests.factories import (
    maak_aanbod,
    maak_deelname,
    maak_gebruiker,
    maak_leerroute,
    maak_mbo,
    maak_partner,
    maak_school,
    maak_stap,
)
from tests.kennisdeling.factories import maak_deling
from tests.lob.factories import maak_scan

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def maak_route(school, status="aangeboden", ingangsdatum=date(2024, 8, 1), **velden):
    route = maak_leerroute(**velden)
    maak_deelname(route, school)
    maak_stap(route, status, ingangsdatum)
    return route


def teksten(dag=VANDAAG):
    return [stand.tekst for stand in standen(Register.lees(), dag)]


class TestHiaten:
    @pytest.mark.parametrize(
        ("aanbod", "tekst"),
        [
            ("vmbo-b", ["Biedt vmbo-basis, nog geen leerroute."]),
            ("vmbo-k", ["Biedt vmbo-kader, nog geen leerroute."]),
            (
                "vmbo-tl",
                ["Biedt vmbo-t, nog geen leerroute.", "Biedt vmbo-t, nog geen praktijkgericht programma."],
            ),
            ("pro", ["Biedt praktijkonderwijs, nog geen PrO/vso-ROC-route."]),
            ("vso", ["Biedt vso, nog geen PrO/vso-ROC-route."]),
            ("havo", []),
            ("vwo", []),
        ],
    )
    def test_each_offer_asks_for_what_the_covenant_asks(self, aanbod, tekst):
        maak_aanbod(maak_school(), aanbod)

        assert teksten() == tekst

    @pytest.mark.parametrize(
        ("dag", "tekst"),
        [
            (date(2024, 7, 31), "Biedt vmbo-basis, nog geen leerroute."),
            (date(2024, 8, 1), "Biedt vmbo-basis, met leerroute."),
            (date(2024, 8, 2), "Biedt vmbo-basis, met leerroute."),
        ],
    )
    def test_a_gap_closes_on_the_day_of_the_start(self, dag, tekst):
        school = maak_school()
        maak_aanbod(school, "vmbo-b")
        maak_route(school)

        assert teksten(dag) == [tekst]

    @pytest.mark.parametrize(
        ("velden", "tekst"),
        [
            ({"soort": "geintegreerd"}, "Biedt vmbo-basis, met leerroute."),
            ({"soort": "keuzedeel"}, "Biedt vmbo-basis, nog geen leerroute."),
            ({"leerweg": "vmbo-k", "mbo_niveau": 4}, "Biedt vmbo-basis, nog geen leerroute."),
            ({"status": "ontwikkeling"}, "Biedt vmbo-basis, leerroute in voorbereiding (in ontwikkeling)."),
            ({"status": "gestopt"}, "Biedt vmbo-basis, nog geen leerroute."),
        ],
    )
    def test_only_a_leerroute_that_answers_the_offer_closes_it(self, velden, tekst):
        school = maak_school()
        maak_aanbod(school, "vmbo-b")
        maak_route(school, **velden)

        assert teksten() == [tekst]

    def test_a_closed_school_and_an_offer_that_ended_miss_nothing(self):
        maak_aanbod(maak_school(gesloten_op=VANDAAG), "vmbo-b")
        maak_aanbod(maak_school(), "vmbo-b", tot=VANDAAG)

        assert teksten() == []

    def test_per_stadsdeel_and_diemen_apart_with_a_total(self):
        met = maak_school(stadsdeel="noord")
        for school in (met, maak_school(stadsdeel="noord"), maak_school(gemeente="Diemen", stadsdeel="")):
            maak_aanbod(school, "vmbo-b")
        maak_route(met)

        rijen = [
            (label, cellen[0]) for _, label, cellen in per_stadsdeel(standen(Register.lees(), VANDAAG), "Amsterdam")
        ]

        assert rijen == [("Noord", (1, 2)), ("Diemen", (0, 1)), ("Totaal", (1, 3))]

    def test_per_sector_a_leerroute_counts_once_in_the_total(self):
        route = maak_route(maak_school(stadsdeel="noord"), sector="zorg")
        maak_deelname(route, maak_school(stadsdeel="zuid"))
        maak_route(maak_school(), "verkenning", sector="zorg")

        rij = dict(per_sector(Register.lees(), VANDAAG, Stadsdeel.values))["Zorg en welzijn"]

        assert (sum(rij[:-1]), rij[-1]) == (2, 1)


@pytest.mark.parametrize(
    ("keuze", "namen"), [("met", ["Met"]), ("bezig", ["Bezig"]), ("zonder", ["Gestopt", "Zonder"]), ("", None)]
)
def test_the_list_filters_on_having_a_leerroute(keuze, namen, als):
    maak_route(maak_school(roepnaam="Met"))
    maak_route(maak_school(roepnaam="Bezig"), "ontwikkeling")
    maak_route(maak_school(roepnaam="Gestopt"), "gestopt")
    maak_school(roepnaam="Zonder")

    antwoord = als("stuurgroep").get("/scholen/", {"leerroute": keuze})

    gevonden = [rij.record.roepnaam for rij in antwoord.context["table"].page.object_list]
    assert gevonden == (namen if namen is not None else ["Bezig", "Gestopt", "Met", "Zonder"])


class TestDossier:
    def test_the_page_tells_offers_leerroutes_gaps_lob_and_history(self, als):
        school = maak_school("01AA00", partner=maak_partner())
        maak_aanbod(school, "vmbo-b", bronjaar="2023-2024", kandidaten="7–10")
        maak_aanbod(school, "vmbo-k")
        route = maak_route(school, mbo=maak_mbo(afkorting="ROC"))

        bladzijde = Bladzijde(als("stuurgroep").get(school.get_absolute_url()))

        assert bladzijde.teksten("h2") == [
            "Wat ontbreekt er nog",
            "Leerroutes",
            "Aanbod",
            "Geschiedenis",
            "Gegevens",
            "LOB in 2026-2027",
        ]
        tekst = bladzijde.een("main").tekst
        assert "Biedt vmbo-kader, nog geen leerroute." in tekst
        assert "Biedt vmbo-basis, nog" not in tekst
        assert "7–10 kandidaten" in tekst
        assert [link.attrs["href"] for link in bladzijde.alle("a") if link.tekst == route.naam] == [
            route.get_absolute_url()
        ]

    def test_the_history_says_which_offer_and_which_code(self, als):
        school = maak_school("01AA00")
        maak_aanbod(school, "vmbo-b")

        titels = [stuk.titel for stuk in als("stuurgroep").get(school.get_absolute_url()).context["tijdlijn"]]

        assert sorted(titels) == [
            "Aanbod Vmbo-basis toegevoegd",
            "School toegevoegd",
            "Vestigingscode 01AA00 toegevoegd",
        ]

    def test_contacts_are_for_who_may_see_the_directory(self, als):
        school = maak_school()
        Decaan.objects.create(
            naam="A. de Boer",
            email="decaan@kade.nl",
            school=school,
            bijgewerkt_door=maak_gebruiker(),
            bijgewerkt_op=VANDAAG,
        )

        gezien = {
            rol: "decaan@kade.nl" in als(rol).get(school.get_absolute_url()).content.decode()
            for rol in ("programmateam", "decaan", "stuurgroep", "beheerder")
        }

        assert gezien == {"programmateam": True, "decaan": True, "stuurgroep": False, "beheerder": False}

    def test_a_closed_school_in_a_leerroute_says_what_to_do(self, als):
        school = maak_school(gesloten_op=date(2026, 8, 1))
        maak_route(school)

        pagina = {rol: Bladzijde(als(rol).get(school.get_absolute_url())) for rol in ("decaan", "beheerder")}

        assert "De school doet nog mee aan 1 leerroute." in pagina["decaan"].een("main").tekst
        adres = f"/scholen/{school.pk}/sluiten/"
        assert {rol: len(deze.alle("a", href=adres)) for rol, deze in pagina.items()} == {"decaan": 0, "beheerder": 1}

    @pytest.mark.parametrize("aantal", [1, 3])
    @pytest.mark.parametrize(("pad", "verwacht"), [("/scholen/{}/", 23), ("/scholen/ontbreekt/", 8)])
    def test_the_number_of_queries_does_not_grow(self, pad, verwacht, aantal, als):
        school = maak_school("01AA00", partner=maak_partner())
        for _ in range(aantal):
            maak_route(school, mbo=maak_mbo())
            maak_aanbod(maak_school(), "vmbo-b")
        client = als("stuurgroep")

        with CaptureQueriesContext(connection) as vragen:
            client.get(pad.format(school.pk))

        assert len(vragen) == verwacht

    def test_a_stadsdeel_that_does_not_exist_finds_nothing(self, als):
        maak_aanbod(maak_school(), "vmbo-b")

        assert als("decaan").get("/scholen/ontbreekt/", {"stadsdeel": "\x00"}).context["hiaten"] == []


class TestPartner:
    @pytest.fixture
    def bestuur(self):
        laad_convenant()
        return maak_partner(naam="Ons Bestuur")

    def blad(self, als, partner):
        return als("stuurgroep").get(f"/partners/{partner.pk}/")

    def test_a_bestuur_sees_its_share_its_schools_and_its_gaps(self, bestuur, als):
        eigen, ander = maak_school(partner=bestuur, roepnaam="Eigen"), maak_school(roepnaam="Ander")
        zonder = maak_school(partner=bestuur, roepnaam="Zonder")
        for school in (eigen, ander, zonder):
            maak_aanbod(school, "vmbo-b")
        maak_route(eigen)
        maak_route(ander)

        context = self.blad(als, bestuur).context

        aandeel = {aandeel.meting.indicator.code: aandeel for aandeel in context["aandelen"]}["1a"]
        assert (aandeel.tekst, aandeel.meting.stand) == ("1 van 2", 2)
        assert [eenheid.naam for eenheid in aandeel.telt_niet_mee] == ["Zonder"]
        assert [school.roepnaam for school, _ in context["scholen"]] == ["Eigen", "Zonder"]
        assert [school.roepnaam for school, _ in context["hiaten"]] == ["Zonder"]

    def test_where_units_and_noemer_differ_in_kind_only_the_count_is_told(self, bestuur, als):
        school = maak_school(partner=bestuur)
        maak_aanbod(school, "vmbo-b")
        maak_scan(school=school, programma="beide")

        aandelen = {aandeel.meting.indicator.code: aandeel for aandeel in self.blad(als, bestuur).context["aandelen"]}

        assert aandelen["5b"].tekst == "1"

    def test_a_mbo_sees_its_leerroutes_and_the_schools_that_count_through_them(self, bestuur, als):
        mbo_partner = maak_partner(soort="mbo")
        mbo = maak_mbo(partner=mbo_partner)
        school = maak_school(roepnaam="Eigen")
        maak_aanbod(school, "vmbo-b")
        route = maak_route(school, mbo=mbo)
        maak_route(maak_school(), mbo=maak_mbo())
        maak_route(school, "gestopt", mbo=mbo)

        context = self.blad(als, mbo_partner).context

        assert [rij[0] for rij in context["leerroutes"]] == [route]
        aandeel = {aandeel.meting.indicator.code: aandeel for aandeel in context["aandelen"]}["1a"]
        assert ([eenheid.naam for eenheid in aandeel.telt_mee], aandeel.meting.stand) == (["Eigen"], 2)

    def test_the_meetings_that_somebody_attended_are_told(self, bestuur, als):
        school = maak_school(partner=bestuur, roepnaam="Eigen")
        keer = maak_bijeenkomst(datum=date(2026, 10, 1), staat="gehouden", begin=time(15), einde=time(16))
        maak_bijeenkomst(datum=date(2026, 11, 1), staat="gehouden")
        maak_bijeenkomst(datum=date(2026, 7, 31), staat="gehouden")
        keer.aanwezigheden.create(naam="A", school=school, opkomst="aanwezig")
        keer.aanwezigheden.create(naam="B", school=maak_school(), opkomst="aanwezig")

        context = self.blad(als, bestuur).context

        assert (context["erbij"], [namen for _, namen in context["bijeenkomsten"]]) == (1, [["Eigen"], []])

    @pytest.mark.parametrize(
        ("dag", "aantal"), [(date(2026, 7, 31), 0), (date(2026, 8, 1), 3), (VANDAAG, 3), (date(2026, 11, 25), 0)]
    )
    def test_what_it_shared_this_school_year_is_told(self, dag, aantal, bestuur, als):
        school, mbo = maak_school(partner=bestuur), maak_mbo(partner=bestuur)
        maak_route(school)
        for gever in ({"school": school}, {"bestuur": bestuur}, {"mbo": mbo}, {"school": maak_school()}):
            maak_deling(gedeeld_op=dag, **gever)
        maak_deling(school, gedeeld_op=date(2026, 9, 1), ingetrokken_op=VANDAAG, ingetrokken_reden="x")

        assert len(self.blad(als, bestuur).context["gedeeld"]) == aantal

    def test_a_partner_without_schools_and_an_empty_portal_give_a_page(self, als):
        gemeente = maak_partner(soort="gemeente")

        leeg = self.blad(als, gemeente)
        laad_convenant()

        assert (leeg.status_code, self.blad(als, gemeente).status_code) == (200, 200)
        assert als("stuurgroep").get("/partners/999999/").status_code == 404

    def test_the_number_of_queries_does_not_grow(self, bestuur, als):
        """What the tellings read grows with the number of indicators, so no literal number here."""
        client, aantallen = als("stuurgroep"), []
        for erbij in (1, 2):
            for _ in range(erbij):
                school = maak_school(partner=bestuur)
                maak_aanbod(school, "vmbo-b")
                maak_route(school, mbo=maak_mbo())
            with CaptureQueriesContext(connection) as vragen:
                client.get(f"/partners/{bestuur.pk}/")
            aantallen.append(len(vragen))

        assert aantallen[0] == aantallen[1]

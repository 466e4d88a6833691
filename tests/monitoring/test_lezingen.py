"""Choosing another reading of the covenant: side by side, dated, live figures change and frozen ones don't."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from monitoring.convenant import laad_convenant
from monitoring.lezingen import kies_andere_lezing, met_andere_lezing
from monitoring.metingen import meet_alles
from monitoring.models import Indicator, Rapportage, Telafspraak
from monitoring.rapportinhoud import stel_samen
from monitoring.rapportweergave import html_van
from tests.bijeenkomsten.factories import maak_gehouden
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_deelname, maak_gebruiker, maak_leerroute, maak_school, maak_stap
from tests.rapporten import PEILDATUM, leg_vast, maak_rapportage, maak_register

pytestmark = pytest.mark.django_db
VANDAAG = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def convenant(db):
    laad_convenant()
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def scholen():
    """One school with a leerroute aangeboden, one with a leerroute in ontwikkeling, one in verkenning."""
    for status in ("aangeboden", "ontwikkeling", "verkenning"):
        school, route = maak_school(), maak_leerroute()
        maak_aanbod(school, "vmbo-b")
        maak_deelname(route, school)
        maak_stap(route, status, date(2025, 8, 1))


def geldend(nummer):
    return Telafspraak.objects.filter(nummer=nummer).geldend().get()


def stand(code, dag=VANDAAG):
    return meet_alles(dag)[code].stand


def kies(nummer, vandaag=VANDAAG):
    return kies_andere_lezing(geldend(nummer), reden="Besluit", door=maak_gebruiker(), vandaag=vandaag)


def test_the_other_reading_counts_what_is_in_ontwikkeling_too(scholen):
    voor = stand("1a"), stand("1a", date(2025, 7, 31))

    kies(1)

    assert (voor, (stand("1a"), stand("1a", date(2025, 7, 31)))) == ((1, 0), (2, 0))


def test_the_preview_gives_both_numbers_and_writes_nothing(scholen):
    paren = met_andere_lezing(geldend(1), meet_alles(VANDAAG))

    gevonden = {oud.indicator.code: (oud.stand, nieuw.stand, oud.prognose, nieuw.prognose) for oud, nieuw in paren}
    assert gevonden["1a"] == (1, 2, 1, 2)
    assert (stand("1a"), Telafspraak.objects.filter(nummer=1).count()) == (1, 1)


def test_what_the_preview_promised_is_what_is_counted_afterwards(scholen):
    beloofd = {nieuw.indicator.code: nieuw.stand for _, nieuw in met_andere_lezing(geldend(1), meet_alles(VANDAAG))}

    kies(1)

    metingen = meet_alles(VANDAAG)
    assert {code: metingen[code].stand for code in beloofd} == beloofd


def test_choosing_twice_brings_the_first_reading_back(scholen):
    eerste = geldend(1).lezing

    kies(1, date(2026, 11, 23))
    kies(1, VANDAAG)

    assert (geldend(1).lezing, stand("1a"), Indicator.objects.get(code="1a").lezing) == (eerste, 1, {})
    assert list(Telafspraak.objects.filter(nummer=1).values_list("gekozen_op", flat=True)) == [
        date(2026, 11, 1),
        date(2026, 11, 23),
        VANDAAG,
    ]


def test_a_second_choice_on_one_day_replaces_the_first(scholen):
    kies(1)
    kies(1)

    assert (Telafspraak.objects.filter(nummer=1).count(), stand("1a")) == (2, 1)


@pytest.mark.parametrize(("nummer", "code", "oud", "nieuw"), [(3, "1c", 4, 5), (7, "8", 4, 1)])
def test_a_reading_may_change_the_target(nummer, code, oud, nieuw):
    voor = meet_alles(VANDAAG)[code].doel

    kies(nummer)

    assert (voor, meet_alles(VANDAAG)[code].doel) == (oud, nieuw)


def test_loading_the_covenant_again_keeps_the_choice(scholen):
    kies(1)

    laad_convenant()

    assert stand("1a") == 2


def test_a_person_sees_both_numbers_gives_a_reason_and_saves(scholen, als):
    client, adres = als("programmaleider"), reverse("lezing", args=[1])

    pagina = Bladzijde(client.get(adres))
    rij = next(rij.tekst for rij in pagina.alle("tr") if rij.tekst.startswith("1a "))
    antwoord = client.post(adres, {"lezing": geldend(1).pk, "reden": "Besluit stuurgroep"}, follow=True)

    assert "1 van 12" in rij
    assert "2 van 12" in rij
    assert antwoord.redirect_chain == [(reverse("zo-tellen-we"), 302)]
    tekst = Bladzijde(antwoord).alle("main")[0].tekst
    assert "Reden: Besluit stuurgroep" in tekst
    assert "was de lezing, gekozen op 1 november 2026" in tekst
    assert stand("1a") == 2


def test_without_a_reason_nothing_changes(scholen, als):
    antwoord = als("beheerder").post(reverse("lezing", args=[1]), {"lezing": geldend(1).pk, "reden": " "})

    assert "Vul dit veld in." in Bladzijde(antwoord).alle("main")[0].tekst
    assert stand("1a") == 1


def test_who_looked_at_a_reading_that_was_changed_meanwhile_looks_again(scholen, als):
    gezien = geldend(1).pk
    kies(1)

    antwoord = als("programmaleider").post(reverse("lezing", args=[1]), {"lezing": gezien, "reden": "Mijn reden"})

    pagina = Bladzijde(antwoord)
    assert "Iemand anders koos intussen een lezing." in pagina.alle("main")[0].tekst
    assert pagina.alle("textarea")[0].tekst == "Mijn reden"
    assert pagina.alle("input", name="lezing")[0].attrs["value"] == str(geldend(1).pk)
    assert stand("1a") == 2


@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_reading_without_another_that_can_be_counted_is_said_so_and_not_saved(methode, als):
    Telafspraak.objects.filter(nummer=2).update(andere_gevolg={})
    client, adres = als("programmaleider"), reverse("lezing", args=[2])

    antwoord = getattr(client, methode)(adres, {"lezing": geldend(2).pk, "reden": "x"})

    assert "geen andere lezing die het portaal kan tellen" in Bladzijde(antwoord).alle("main")[0].tekst
    assert Telafspraak.objects.filter(nummer=2).count() == 1


@pytest.mark.parametrize("methode", ["get", "post"])
def test_an_unknown_number_does_not_exist(methode, als):
    assert getattr(als("programmaleider"), methode)("/zo-tellen-we/99/", {"reden": "x"}).status_code == 404


def test_a_frozen_report_keeps_its_figures_and_its_reading():
    maak_register()
    versie = leg_vast(maak_rapportage())
    voor = versie.meetregels.get(code="1a").stand, versie.inhoud["tellen"][0]["lezing"]

    kies(1)

    versie.refresh_from_db()
    assert (versie.meetregels.get(code="1a").stand, versie.inhoud["tellen"][0]["lezing"]) == voor
    assert (voor[0], stand("1a", PEILDATUM)) == (1, 2)


def maak_school_met(onderwijs, gemeente="Amsterdam", sinds=date(2025, 8, 1), aanbod=(date(2019, 8, 1), None), **velden):
    """A school that offers `onderwijs` during `aanbod`, with a leerroute that is aangeboden from `sinds`."""
    school, route = maak_school(gemeente=gemeente), maak_leerroute(**velden)
    maak_aanbod(school, onderwijs, vanaf=aanbod[0], tot=aanbod[1])
    maak_deelname(route, school)
    maak_stap(route, "aangeboden", sinds)
    return school


def kernen(nummer, *codes, dag=VANDAAG):
    """(stand, doel, noemer) of each code before and after the other reading of `nummer` is chosen."""

    def nu():
        metingen = meet_alles(dag)
        return [(metingen[code].stand, metingen[code].doel, metingen[code].noemer) for code in codes]

    voor = nu()
    kies(nummer)
    return list(zip(codes, voor, nu(), strict=True))


def test_2_schools_in_diemen_may_count():
    maak_school_met("vmbo-b")
    maak_school_met("vmbo-b", "Diemen")
    maak_school_met("vmbo-b", "Ouder-Amstel")

    assert kernen(2, "1a") == [("1a", (1, 12, 1), (2, 12, 2))]
    redenen = [eenheid.reden.tekst for eenheid in meet_alles(VANDAAG)["1a"].telling.telt_niet_mee]
    assert redenen == ["ligt in Ouder-Amstel, buiten het gebied van het convenant"]


@pytest.mark.parametrize(
    ("dag", "schooljaar", "kalenderjaar"),
    [
        (date(2025, 12, 31), (1, 4), (3, 4)),
        (date(2026, 1, 1), (1, 4), (0, 4)),
        (date(2026, 7, 31), (2, 4), (1, 4)),
        (date(2026, 8, 1), (0, 4), (1, 4)),
        (VANDAAG, (1, 4), (2, 4)),
    ],
)
def test_4_a_year_may_be_a_calendar_year(dag, schooljaar, kalenderjaar):
    """Meetings on 1-2 and 1-6-2025, 1-10-2025, 1-3-2026 and 1-10-2026; 2025 and 2026 lie whole in the covenant."""
    for datum in (date(2025, 2, 1), date(2025, 6, 1), date(2025, 10, 1), date(2026, 3, 1), date(2026, 10, 1)):
        maak_gehouden(datum)

    [(_, voor, na)] = kernen(4, "7", dag=dag)

    assert (voor[:2], na[:2]) == (schooljaar, kalenderjaar)


def test_4_the_years_listed_are_calendar_years_and_the_half_year_of_the_end_has_no_target():
    kies(4)

    meting = meet_alles(date(2027, 8, 1))["7"]

    assert [(jaar.jaar.naam, jaar.oordeel.value) for jaar in meting.per_jaar()] == [
        ("2024", "niet_gehaald"),
        ("2025", "niet_gehaald"),
        ("2026", "niet_gehaald"),
    ]
    assert (meting.doel, meting.oordeel.value) == (None, "geen_oordeel")


def test_4_the_report_names_the_years_as_they_are_counted():
    def koppen():
        html = html_van(stel_samen(maak_rapportage(peildatum=VANDAAG, waarom=False), door=None))
        return [kop for kop in ("Bijeenkomsten per schooljaar", "Bijeenkomsten per kalenderjaar") if kop in html]

    voor = koppen()
    Rapportage.objects.all().delete()
    kies(4)

    assert (voor, koppen()) == (["Bijeenkomsten per schooljaar"], ["Bijeenkomsten per kalenderjaar"])


def test_5_only_the_noemer_of_the_register_may_stand():
    def noemers():
        metingen = meet_alles(VANDAAG)
        return [metingen[code].indicator.geldende_noemer_convenant for code in ("1a", "1b")]

    voor = noemers()

    kies(5)

    assert (voor, noemers()) == ([24, 22], [None, None])


def test_6_all_schools_may_be_those_of_the_baseline_day():
    """One offers vmbo-t all the time, one until August 2025, one from then on; all have a programme."""
    programma = {"soort": "praktijkgericht", "leerweg": "vmbo-gt", "mbo_niveau": None}
    for aanbod in ((date(2019, 8, 1), None), (date(2019, 8, 1), date(2025, 8, 1)), (date(2025, 8, 1), None)):
        maak_school_met("vmbo-tl", aanbod=aanbod, **programma)
    maak_aanbod(maak_school(), "vmbo-tl", vanaf=date(2025, 8, 1))

    assert kernen(6, "4") == [("4", (2, 3, 3), (2, 2, 2))]
    redenen = {eenheid.reden.tekst for eenheid in meet_alles(VANDAAG)["4"].telling.telt_niet_mee}
    assert redenen == {"bood op 1-1-2024 geen vmbo-t aan"}


@pytest.mark.parametrize(
    ("dag", "voor", "na"),
    [
        (date(2027, 7, 30), (0, 2, 0, "loopt_ver_achter"), (0, 2, 3, "loopt_achter")),
        (date(2027, 7, 31), (0, 3, 0, "niet_gehaald"), (0, 2, 3, "loopt_achter")),
        (date(2027, 8, 1), (3, 3, 0, "gehaald"), (3, 3, 3, "gehaald")),
    ],
)
def test_8_starts_on_the_first_of_august_may_count(dag, voor, na):
    """Three leerroutes of vmbo-k start on 1 August 2027, a day after the last school year of the covenant."""
    for _ in range(3):
        maak_school_met("vmbo-k", sinds=date(2027, 8, 1), leerweg="vmbo-k", mbo_niveau=4)

    def gemeten():
        meting = meet_alles(dag)["1b"]
        return meting.stand, meting.nodig_nu, meting.prognose, meting.oordeel.value

    eerst = gemeten()
    kies(8)

    assert (eerst, gemeten()) == (voor, na)


@pytest.mark.parametrize("nummer", range(1, 9))
def test_each_reading_shows_both_sides_and_can_be_chosen(nummer, als):
    client, adres = als("programmaleider"), reverse("lezing", args=[nummer])

    pagina = Bladzijde(client.get(adres))
    client.post(adres, {"lezing": geldend(nummer).pk, "reden": "Besluit stuurgroep"})

    koppen = [element.tekst for element in pagina.alle("th", scope="col")]
    assert koppen == ["Afspraak", "Nu", "Met de andere lezing"]
    assert Telafspraak.objects.filter(nummer=nummer).count() == 2
    assert geldend(nummer).reden == "Besluit stuurgroep"


def test_a_reading_that_changes_nothing_today_says_so(als):
    tekst = Bladzijde(als("programmaleider").get(reverse("lezing", args=[2]))).alle("main")[0].tekst

    assert "Vandaag maakt deze lezing voor geen van deze getallen verschil." in tekst


def test_what_a_reading_changes_stands_side_by_side_and_the_rest_is_named(als):
    """A meeting in March 2026 lies in calendar year 2026 and not in school year 2026-2027."""
    maak_gehouden(date(2026, 3, 1))

    pagina = Bladzijde(als("programmaleider").get(reverse("lezing", args=[4])))

    assert [rij.tekst.split()[0] for rij in pagina.alle("th", scope="row")] == ["7", "8", "10"]
    assert "Vandaag verandert er niets voor 1b-jaar, 5, 5b, 6, 9-vo, 9-mbo." in pagina.alle("main")[0].tekst


@pytest.mark.parametrize("nummer", range(1, 9))
def test_no_reading_changes_a_frozen_report(nummer):
    maak_register()
    versie = leg_vast(maak_rapportage())
    voor = list(versie.meetregels.values()), versie.inhoud

    kies(nummer)

    versie.refresh_from_db()
    assert (list(versie.meetregels.values()), versie.inhoud) == voor

"""Indicators 9-vo and 9-mbo, computed by hand."""

from datetime import date

import pytest

from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from tests.factories import maak_aanbod, maak_mbo, maak_partner, maak_school
from tests.kennisdeling.factories import maak_activiteit, maak_deling

pytestmark = pytest.mark.django_db
DAG = date(2026, 10, 8)


@pytest.fixture(autouse=True)
def _convenant(db):
    laad_convenant()


@pytest.fixture
def zaam():
    return maak_partner(soort="bestuur")


def maak_vmbo(partner, soort="vmbo-tl", **velden):
    school = maak_school(partner=partner, **velden)
    maak_aanbod(school, soort)
    return school


def stand(code, dag=DAG):
    meting = meet_alles(dag)[code]
    return meting.stand, meting.noemer


def redenen(code, dag=DAG):
    return [eenheid.reden.tekst for eenheid in meet_alles(dag)[code].telling.telt_niet_mee]


@pytest.mark.parametrize(
    ("dag", "geteld"),
    [
        (date(2026, 10, 7), 0),
        (date(2026, 10, 8), 1),
        (date(2026, 10, 9), 1),
        (date(2027, 7, 31), 1),
        (date(2027, 8, 1), 0),
    ],
)
def test_a_school_counts_from_the_day_of_sharing_to_the_end_of_the_school_year(dag, geteld, zaam):
    maak_deling(maak_vmbo(zaam))
    maak_vmbo(zaam, "havo")

    assert stand("9-vo", dag) == (geteld, 2)


def test_only_schools_with_vmbo_or_havo_of_a_stuurgroep_board_in_the_city_count(zaam):
    for school in (
        maak_vmbo(zaam, "vwo"),
        maak_vmbo(None),
        maak_vmbo(maak_partner(soort="mbo")),
        maak_vmbo(zaam, gemeente="Diemen"),
    ):
        maak_deling(school)

    assert stand("9-vo") == (0, 0)


def test_a_school_that_shares_twice_counts_once_and_a_board_shares_for_all_its_schools(zaam):
    een = maak_vmbo(zaam)
    maak_vmbo(zaam)
    maak_vmbo(maak_partner(soort="bestuur"))
    maak_deling(een)
    maak_deling(een, soort="succesfactoren")

    alleen = stand("9-vo")
    maak_deling(bestuur=zaam)

    assert (alleen, stand("9-vo")) == ((1, 3), (2, 3))


def test_what_was_withdrawn_counts_no_longer_and_says_so(zaam):
    school = maak_vmbo(zaam)
    maak_deling(school, ingetrokken_op=date(2026, 11, 1), ingetrokken_reden="Bestuur trok in")
    maak_vmbo(zaam, roepnaam="Zuiver")

    assert [stand("9-vo", date(2026, *dag)) for dag in ((10, 31), (11, 1))] == [(1, 2), (0, 2)]
    assert sorted(redenen("9-vo", date(2026, 11, 1))) == [
        "deelde in dit schooljaar nog niets",
        "ingetrokken op 1-11-2026",
    ]


def test_sharing_by_an_mbo_counts_for_the_mbo_only(zaam):
    maak_vmbo(zaam)
    hmc = maak_mbo(afkorting="HMC", partner=maak_partner(soort="mbo"))
    maak_mbo(afkorting="MA", partner=maak_partner(soort="mbo"))
    maak_deling(mbo=maak_mbo())
    maak_deling(mbo=hmc, gedeeld_op=date(2026, 8, 1))

    assert (stand("9-mbo"), stand("9-vo")) == ((1, 2), (0, 1))
    assert stand("9-mbo", date(2026, 7, 31)) == (0, 2)


def test_an_empty_register_gives_zero():
    assert [stand(code) for code in ("8", "9-vo", "9-mbo")] == [(0, 4), (0, 0), (0, 0)]


def maak(vorm, datum, staat="gehouden"):
    return maak_activiteit(datum, vorm=vorm, staat=staat, **({"reden": "Ziekte"} if staat == "geannuleerd" else {}))


@pytest.mark.parametrize(
    ("dag", "geteld"),
    [(date(2026, 10, 7), 0), (DAG, 1), (date(2026, 10, 9), 1), (date(2027, 7, 31), 1), (date(2027, 8, 1), 0)],
)
def test_a_vorm_counts_from_the_day_it_was_held_to_the_end_of_the_school_year(dag, geteld):
    maak("workshop", DAG)
    maak("workshop", DAG)

    assert stand("8", dag) == (geteld, 4)


def test_planned_and_called_off_say_why_they_don_t_count_and_planned_is_expected():
    maak("lesbezoek", date(2026, 12, 1), "gepland")
    maak("docentstage", DAG, "geannuleerd")
    maak("workshop", DAG)

    meting = meet_alles(DAG)["8"]

    assert [(e.naam, e.reden.tekst) for e in meting.telling.telt_niet_mee] == [
        ("Docentstage", "nog niet gehouden in dit schooljaar"),
        ("Inspiratietour", "nog niet gehouden in dit schooljaar"),
        ("Lesbezoek", "gepland op 1-12-2026, nog niet gehouden"),
    ]
    assert (meting.stand, meting.prognose) == (1, 2)


def test_every_vorm_opens_to_its_activities(als):
    maak("lesbezoek", date(2026, 10, 8))
    eenheden = {eenheid.naam: eenheid.url for eenheid in meet_alles(DAG)["8"].telling.eenheden}

    rijen = als("stuurgroep").get(eenheden["Lesbezoek"], follow=True).context["table"].rows

    assert [rij.record.vorm for rij in rijen] == ["lesbezoek"]
    assert als("stuurgroep").get("/kennisdeling/activiteiten/vorm/5/").status_code == 404

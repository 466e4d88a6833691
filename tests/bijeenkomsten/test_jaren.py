"""Attendance over the years, by hand computed."""

from datetime import date

import pytest

from lob.opkomstoverzicht import jaarstand, opkomst_per_jaar, opkomst_van, scholen_met_decaan
from tests.bijeenkomsten.factories import maak_aanwezige, maak_bijeenkomst, maak_gehouden
from tests.factories import maak_aanbod, maak_mbo, maak_school

pytestmark = pytest.mark.django_db


def maak_vmbo(**velden):
    school = maak_school(**velden)
    maak_aanbod(school, "vmbo-k")
    return school


def test_schools_with_a_decaan_offer_vmbo_or_havo_in_the_gemeente_on_the_day():
    havo = maak_school(roepnaam="Havo")
    maak_aanbod(havo, "havo", vanaf=date(2026, 8, 1))
    maak_aanbod(maak_school(roepnaam="Pro"), "pro")
    maak_vmbo(roepnaam="Diemen", gemeente="Diemen")
    vmbo = maak_vmbo(roepnaam="Vmbo")

    gevonden = [set(scholen_met_decaan(date(2026, maand, dag))) for maand, dag in ((7, 31), (8, 1))]

    assert gevonden == [{vmbo}, {vmbo, havo}]


@pytest.mark.parametrize(("dag", "tellen", "geweest", "gepland"), [(7, 0, 0, 2), (8, 1, 1, 1), (9, 1, 1, 1)])
def test_the_year_so_far(dag, tellen, geweest, gepland):
    school = maak_vmbo()
    maak_vmbo()
    bijeenkomst = maak_bijeenkomst(date(2026, 10, 8), staat="gehouden")
    maak_aanwezige(bijeenkomst, school=school)
    maak_aanwezige(bijeenkomst, school=school)
    maak_aanwezige(bijeenkomst, school=maak_school())
    maak_aanwezige(bijeenkomst, mbo=maak_mbo())
    maak_gehouden(date(2026, 7, 31))
    maak_bijeenkomst(date(2026, 10, 8 if dag == 7 else 9))
    maak_bijeenkomst(date(2027, 2, 1))
    if dag == 9:
        maak_bijeenkomst(date(2027, 8, 1))

    stand = jaarstand(date(2026, 10, dag))

    assert (stand.tellen, stand.nodig, str(stand.schooljaar)) == (tellen, 4, "2026-2027")
    assert (stand.scholen_geweest, stand.scholen) == (geweest, 2)
    assert stand.gepland == gepland + (1 if dag != 7 else 0)


def test_a_held_meeting_without_mbo_does_not_count_but_its_schools_came():
    bijeenkomst = maak_bijeenkomst(date(2026, 10, 8), staat="gehouden")
    maak_aanwezige(bijeenkomst, school=maak_vmbo())

    stand = jaarstand(date(2026, 10, 8))

    assert (stand.tellen, stand.scholen_geweest) == (0, 1)


def test_an_empty_register_is_zero():
    stand = jaarstand(date(2026, 10, 8))

    assert (stand.tellen, stand.scholen_geweest, stand.scholen, stand.gepland) == (0, 0, 0, 0)
    assert opkomst_per_jaar(date(2026, 10, 8)) == ([], [], [])


def test_each_school_and_mbo_has_a_row_with_its_times_a_year():
    trouw, nooit, buiten = maak_vmbo(roepnaam="A"), maak_vmbo(roepnaam="B"), maak_school(roepnaam="C")
    mbo = maak_mbo()
    for datum in (date(2025, 10, 9), date(2026, 2, 12), date(2026, 10, 8)):
        bijeenkomst = maak_bijeenkomst(datum, staat="gehouden")
        maak_aanwezige(bijeenkomst, school=trouw)
        maak_aanwezige(bijeenkomst, "gast", school=trouw)
        maak_aanwezige(bijeenkomst, "afgemeld", school=nooit)
    maak_aanwezige(bijeenkomst, mbo=mbo)
    maak_aanwezige(bijeenkomst, school=buiten)
    maak_aanwezige(maak_bijeenkomst(date(2026, 10, 9), staat="gehouden"), school=nooit)

    jaren, scholen, mbos = opkomst_per_jaar(date(2026, 10, 8))

    assert [str(jaar) for jaar in jaren] == ["2025-2026", "2026-2027"]
    assert [(str(rij.organisatie), rij.keren, rij.ooit) for rij in scholen] == [
        ("A", [(2, 2), (1, 1)], 3),
        ("B", [(0, 2), (0, 1)], 0),
        ("C", [(0, 2), (1, 1)], 1),
    ]
    assert [rij.keren for rij in mbos] == [[(0, 2), (1, 1)]]


def test_one_school_with_who_came():
    school = maak_vmbo()
    eerste, tweede = (maak_bijeenkomst(date(2026, 10, dag), staat="gehouden") for dag in (1, 8))
    maak_aanwezige(eerste, naam="Bo", school=school)
    maak_aanwezige(eerste, naam="An", school=school)
    maak_aanwezige(tweede, "afgemeld", naam="An", school=school)
    maak_aanwezige(tweede, naam="Cas", school=maak_school())

    keren = opkomst_van(date(2026, 10, 8), school=school)

    assert [(b.pk, [mens.naam for mens in mensen]) for b, mensen in keren] == [
        (tweede.pk, []),
        (eerste.pk, ["An", "Bo"]),
    ]

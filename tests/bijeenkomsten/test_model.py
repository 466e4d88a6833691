"""Meetings and attendance: what counts, what the database refuses, what stands in a calendar."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from doorlopend.bijeenkomsten import IN_DE_TOEKOMST, Opkomst, leg_vast
from doorlopend.schooljaar import Schooljaar
from lob.models import Actiepunt, Decaanaanwezigheid, Decanenbijeenkomst
from tests.bijeenkomsten.factories import maak_aanwezige, maak_actiepunt, maak_bijeenkomst, maak_gehouden
from tests.factories import maak_gebruiker, maak_mbo, maak_school

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 1, 12, tzinfo=UTC)


def vers(bijeenkomst):
    return Decanenbijeenkomst.objects.met_opkomst().get(pk=bijeenkomst.pk)


def test_people_and_organisations_are_counted_apart():
    bijeenkomst, school, mbo = maak_bijeenkomst(staat="gehouden"), maak_school(), maak_mbo()
    maak_aanwezige(bijeenkomst, school=school)
    maak_aanwezige(bijeenkomst, school=school)
    maak_aanwezige(bijeenkomst, "gast", school=maak_school())
    maak_aanwezige(bijeenkomst, mbo=mbo)
    maak_aanwezige(bijeenkomst, "gast", organisatie="Gemeente")
    maak_aanwezige(bijeenkomst, "afgemeld", school=maak_school())
    maak_aanwezige(bijeenkomst, "afwezig", mbo=maak_mbo())
    maak_aanwezige(bijeenkomst, "verwacht", mbo=maak_mbo())

    telling = vers(bijeenkomst).opkomst

    assert (telling.personen, telling.vo, telling.mbo, telling.overig) == (5, 3, 1, 1)
    assert (telling.scholen, telling.mbos) == (2, 1)
    assert (telling.afgemeld, telling.afwezig, telling.verwacht) == (1, 1, 1)


def test_nobody_there_is_zero():
    telling = vers(maak_bijeenkomst()).opkomst

    assert (telling.personen, telling.scholen, telling.mbos) == (0, 0, 0)


@pytest.mark.parametrize(
    ("staat", "vo", "mbo", "telt"),
    [
        ("gehouden", "aanwezig", "aanwezig", True),
        ("gehouden", "gast", "aanwezig", True),
        ("gehouden", "afgemeld", "aanwezig", False),
        ("gehouden", "aanwezig", "verwacht", False),
        ("gepland", "aanwezig", "aanwezig", False),
    ],
)
def test_a_meeting_counts_when_held_with_somebody_of_vo_and_of_mbo(staat, vo, mbo, telt):
    bijeenkomst = maak_bijeenkomst(staat=staat)
    maak_aanwezige(bijeenkomst, vo, school=maak_school())
    maak_aanwezige(bijeenkomst, mbo, mbo=maak_mbo())

    assert vers(bijeenkomst).telt_mee is telt


def test_held_on_a_day_means_on_or_before_it():
    maak_gehouden(date(2026, 10, 8))

    gevonden = [Decanenbijeenkomst.objects.gehouden_op(date(2026, 10, dag)).count() for dag in (7, 8, 9)]

    assert gevonden == [0, 1, 1]


def test_a_school_year_holds_its_first_and_last_day():
    for dag in (date(2026, 7, 31), date(2026, 8, 1), date(2027, 7, 31), date(2027, 8, 1)):
        maak_bijeenkomst(dag)

    gevonden = Decanenbijeenkomst.objects.in_schooljaar(Schooljaar(2026)).order_by("datum")

    assert [bijeenkomst.datum for bijeenkomst in gevonden] == [date(2026, 8, 1), date(2027, 7, 31)]


@pytest.mark.parametrize(("dag", "komend", "vast_te_leggen"), [(7, 1, 0), (8, 1, 0), (9, 0, 1)])
def test_a_planned_meeting_waits_until_its_day_and_asks_for_an_answer_after_it(dag, komend, vast_te_leggen):
    maak_bijeenkomst(date(2026, 10, 8))
    maak_gehouden(date(2026, 10, 1))

    bijeenkomsten = Decanenbijeenkomst.objects

    assert bijeenkomsten.komend(date(2026, 10, dag)).count() == komend
    assert bijeenkomsten.nog_vast_te_leggen(date(2026, 10, dag)).count() == vast_te_leggen


@pytest.mark.parametrize(
    "velden",
    [
        {"einde": time(15)},
        {"einde": time(14, 59)},
        {"plaats": "", "link": ""},
        {"staat": "geannuleerd"},
        {"staat": "gepland", "reden": "ziek"},
        {"capaciteit": 0},
        {"afgesloten_op": NU},
    ],
)
def test_the_database_refuses_what_cannot_be(velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_bijeenkomst(**velden)


def test_the_database_refuses_two_hosts():
    with pytest.raises(IntegrityError), transaction.atomic():
        maak_bijeenkomst(gastheer_school=maak_school(), gastheer_mbo=maak_mbo())


def test_the_database_refuses_a_person_twice_whatever_the_capitals():
    bijeenkomst, school = maak_bijeenkomst(), maak_school()
    maak_aanwezige(bijeenkomst, naam="K. Vos", school=school)

    with pytest.raises(IntegrityError), transaction.atomic():
        maak_aanwezige(bijeenkomst, naam="k. vos", school=school)

    maak_aanwezige(bijeenkomst, naam="K. Vos", mbo=maak_mbo())
    maak_aanwezige(maak_bijeenkomst(), naam="K. Vos", school=school)
    assert Decaanaanwezigheid.objects.count() == 3


@pytest.mark.parametrize("fout", ["twee", "leeg", "gebruiker"])
def test_the_database_refuses_an_impossible_person(fout):
    bijeenkomst, mens = maak_bijeenkomst(), maak_gebruiker()
    maak_aanwezige(bijeenkomst, gebruiker=mens)
    velden = {
        "twee": {"school": maak_school(), "mbo": maak_mbo()},
        "leeg": {"naam": ""},
        "gebruiker": {"gebruiker": mens},
    }[fout]

    with pytest.raises(IntegrityError), transaction.atomic():
        maak_aanwezige(bijeenkomst, **velden)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"datum": date(1999, 12, 31)}, "datum"),
        ({"datum": date(2100, 1, 1)}, "datum"),
        ({"datum": date(1, 1, 1)}, "datum"),
        ({"einde": time(15)}, "einde"),
        ({"plaats": ""}, "plaats"),
        ({"staat": "geannuleerd", "reden": " "}, "reden"),
        ({"link": "http://overleg.nl/zaal"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"capaciteit": 0}, "capaciteit"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(velden, veld):
    bijeenkomst = maak_bijeenkomst()
    for naam, waarde in velden.items():
        setattr(bijeenkomst, naam, waarde)

    with pytest.raises(ValidationError) as fout:
        bijeenkomst.full_clean()

    assert list(fout.value.message_dict) == [veld]


@pytest.mark.parametrize(("dag", "mag"), [(7, False), (8, True), (9, True)])
def test_a_meeting_is_held_on_its_day_at_the_earliest(dag, mag):
    bijeenkomst = maak_bijeenkomst(date(2026, 10, 8), staat="gehouden")

    fouten = {}
    try:
        bijeenkomst.controleer_op(date(2026, 10, dag))
    except ValidationError as fout:
        fouten = fout.message_dict

    assert fouten == ({} if mag else {"datum": [IN_DE_TOEKOMST]})


def test_a_planned_meeting_may_lie_in_the_future():
    maak_bijeenkomst(date(2030, 1, 1)).controleer_op(date(2026, 1, 1))


def test_a_new_meeting_is_the_first_edition_in_the_calendar():
    bijeenkomst = maak_bijeenkomst()
    bijeenkomst.pk, bijeenkomst.agenda_uid = None, "5a0f3a52-6a24-4a0b-9e0e-8c3c3c3a0001"

    leg_vast(bijeenkomst, nu=NU)

    assert (bijeenkomst.agenda_volgnummer, bijeenkomst.agenda_op) == (0, NU)


@pytest.mark.parametrize(
    ("veld", "waarde", "editie"),
    [
        ("datum", date(2026, 10, 9), 1),
        ("begin", time(14), 1),
        ("einde", time(18), 1),
        ("plaats", "Aula", 1),
        ("thema", "Iets anders", 1),
        ("verslag", "Er is gesproken.", 0),
        ("voorzitter", "K. Vos", 0),
    ],
)
def test_only_what_stands_in_a_calendar_makes_a_new_edition(veld, waarde, editie):
    bijeenkomst = Decanenbijeenkomst.objects.get(pk=maak_bijeenkomst().pk)
    uid = bijeenkomst.agenda_uid
    setattr(bijeenkomst, veld, waarde)

    leg_vast(bijeenkomst, nu=NU)
    bijeenkomst.refresh_from_db()

    assert (bijeenkomst.agenda_volgnummer, bijeenkomst.agenda_uid) == (editie, uid)
    assert (bijeenkomst.agenda_op == NU) is (editie == 1)


def test_who_keeps_a_meeting_up_is_its_host_and_its_registrar_until_it_is_closed():
    school, mbo = maak_school(), maak_mbo()
    bijeenkomst = maak_bijeenkomst(gastheer_mbo=mbo, geregistreerd_door=maak_gebruiker(school=school))

    assert bijeenkomst.organisaties() == {school, mbo}

    bijeenkomst.afgesloten_op, bijeenkomst.afgesloten_door = NU, maak_gebruiker()
    assert bijeenkomst.organisaties() == set()


def test_actiepunten_of_earlier_meetings_come_back_while_they_are_open():
    eerder, nu = maak_bijeenkomst(date(2026, 10, 8)), maak_bijeenkomst(date(2026, 11, 12))
    open_ = maak_actiepunt(eerder)
    maak_actiepunt(eerder, afgerond_op=date(2026, 11, 1), afgerond_door=maak_gebruiker())
    maak_actiepunt(nu)
    maak_actiepunt(maak_bijeenkomst(date(2026, 11, 13)))

    assert list(Actiepunt.objects.open().van_eerder(nu)) == [open_]


@pytest.mark.parametrize(("dag", "te_laat"), [(31, False), (1, False), (2, True)])
def test_an_actiepunt_is_late_from_the_day_after(dag, te_laat):
    actiepunt = maak_actiepunt(maak_bijeenkomst(), uiterlijk=date(2026, 11, 1))
    maand = 10 if dag == 31 else 11

    assert actiepunt.te_laat_op(date(2026, maand, dag)) is te_laat


def test_a_person_says_from_where():
    bijeenkomst, school = maak_bijeenkomst(), maak_school(roepnaam="De Kade")

    mensen = [
        maak_aanwezige(bijeenkomst, school=school),
        maak_aanwezige(bijeenkomst, organisatie="UWV"),
        maak_aanwezige(bijeenkomst),
    ]

    assert [mens.waarvan for mens in mensen] == ["De Kade", "UWV", ""]
    assert Opkomst.VERWACHT.label == "Verwacht"

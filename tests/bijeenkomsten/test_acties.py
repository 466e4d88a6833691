"""What changes a meeting: each actie does all of it or nothing, and nothing after the closing."""

import threading
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from doorlopend.bijeenkomsten import Opkomst
from doorlopend.models import Bestand
from lob import bijeenkomstacties as acties
from lob.models import Actiepunt, Decaan, Decaanaanwezigheid, Decanenbijeenkomst
from lob.opkomst import verwachten
from tests.bestanden.corpus import PDF
from tests.bijeenkomsten.factories import maak_aanwezige, maak_actiepunt, maak_bijeenkomst, maak_gehouden
from tests.factories import maak_gebruiker, maak_mbo, maak_school

pytestmark = pytest.mark.django_db
DAG = date(2026, 10, 8)
VOOR, OP, NA = (datetime(2026, 10, dag, 10, tzinfo=UTC) for dag in (7, 8, 9))


@pytest.fixture
def door(db):
    return maak_gebruiker("programmateam")


def opkomsten(bijeenkomst):
    return {mens.naam: mens.opkomst for mens in Decaanaanwezigheid.objects.filter(bijeenkomst=bijeenkomst)}


def leg_vast(bijeenkomst, door, nu=OP, **velden):
    return acties.leg_opkomst_vast(bijeenkomst, **{"opkomsten": {}, "gasten": []} | velden, door=door, nu=nu)


# who is expected


def test_expected_are_the_list_last_time_and_accounts_each_person_once():
    school, mbo = maak_school(), maak_mbo()
    vorige = maak_bijeenkomst(date(2026, 9, 1), staat="gehouden")
    maak_aanwezige(vorige, naam="An", school=school)
    maak_aanwezige(vorige, "gast", naam="Bo", mbo=mbo)
    maak_aanwezige(vorige, "gast", naam="Van buiten", organisatie="UWV")
    maak_aanwezige(vorige, "afwezig", naam="Was er niet", school=school)
    maak_gebruiker("decaan", naam="an", school=school)
    maak_gebruiker("decaan", naam="Cas", mbo=mbo)
    maak_gebruiker("decaan", naam="Zonder school")
    maak_gebruiker("programmaleider", naam="Leider", school=school)
    bijeenkomst = maak_bijeenkomst(DAG)
    maak_aanwezige(bijeenkomst, "afgemeld", naam="BO", mbo=mbo)
    maak_aanwezige(bijeenkomst, "verwacht", naam="Dirk", school=school)

    gevonden = verwachten(bijeenkomst)

    assert [mens.naam for mens in gevonden.values()] == ["An", "BO", "Cas", "Dirk"]
    assert [mens.pk is None for mens in gevonden.values()] == [True, False, True, False]


def test_the_gids_adds_people_and_addresses_without_making_anybody_two():
    school, beheer = maak_school(), maak_gebruiker()
    gids = {"bijgewerkt_door": beheer, "bijgewerkt_op": DAG, "school": school}
    account = maak_gebruiker("decaan", naam="Bo Bos", email="bo@school.nl", school=school)
    maak_aanwezige(maak_bijeenkomst(date(2026, 9, 1), staat="gehouden"), naam="An", school=school)
    for naam in ("An", "Bo B.", "Cas"):
        Decaan.objects.create(naam=naam, email=f"{naam[:3].strip().lower()}@school.nl", **gids)

    gevonden = verwachten(maak_bijeenkomst(DAG))

    assert [(mens.naam, mens.email, mens.gebruiker) for mens in gevonden.values()] == [
        ("An", "an@school.nl", None),
        ("Bo Bos", "bo@school.nl", account),
        ("Cas", "cas@school.nl", None),
    ]


def test_looking_at_who_is_expected_writes_nothing():
    maak_gehouden(date(2026, 9, 1))
    bijeenkomst = maak_bijeenkomst(DAG)

    assert len(verwachten(bijeenkomst)) == 2
    assert not bijeenkomst.aanwezigheden.exists()


def test_who_came_to_one_of_the_last_four_held_meetings_is_proposed():
    scholen: dict = {}
    for datum, staat, naam in (
        (date(2025, 9, 1), "gehouden", "Te lang geleden"),
        (date(2025, 10, 1), "gehouden", "Vier keer terug"),
        (date(2026, 2, 1), "gehouden", "Twee keer"),
        (date(2026, 5, 1), "gehouden", "Twee keer"),
        (date(2026, 9, 15), "gehouden", "Vorige keer"),
        (date(2026, 9, 20), "gepland", "Niet gehouden"),
        (date(2026, 11, 1), "gehouden", "Later"),
    ):
        maak_aanwezige(maak_bijeenkomst(datum, staat=staat), naam=naam, school=scholen.setdefault(naam, maak_school()))

    gevonden = [mens.naam for mens in verwachten(maak_bijeenkomst(DAG)).values()]

    assert gevonden == ["Twee keer", "Vier keer terug", "Vorige keer"]


# recording


def test_on_its_day_a_planned_meeting_becomes_held(door):
    bijeenkomst = maak_bijeenkomst(DAG)
    mens = maak_aanwezige(bijeenkomst, "verwacht", naam="An")
    school = maak_school()

    leg_vast(
        bijeenkomst,
        door,
        opkomsten={f"rij-{mens.pk}": Opkomst.AANWEZIG},
        gasten=[("Bo", school, None, ""), ("Cas", None, None, "UWV")],
        verslag="Er is gesproken.",
    )

    bijeenkomst.refresh_from_db()
    assert (bijeenkomst.staat, bijeenkomst.verslag) == ("gehouden", "Er is gesproken.")
    assert opkomsten(bijeenkomst) == {"An": "aanwezig", "Bo": "gast", "Cas": "gast"}
    assert bijeenkomst.agenda_volgnummer == 1


def test_before_its_day_the_list_grows_and_the_meeting_stays_planned(door):
    bijeenkomst = maak_bijeenkomst(DAG)

    leg_vast(bijeenkomst, door, nu=VOOR, gasten=[("Bo", maak_school(), None, "")])

    bijeenkomst.refresh_from_db()
    assert (bijeenkomst.staat, opkomsten(bijeenkomst)) == ("gepland", {"Bo": "verwacht"})


def test_a_proposal_becomes_a_row_with_its_account(door):
    decaan = maak_gebruiker("decaan", naam="An", school=maak_school())
    bijeenkomst = maak_bijeenkomst(DAG)

    leg_vast(bijeenkomst, door, opkomsten={f"account-{decaan.pk}": Opkomst.AFWEZIG, "rij-999": Opkomst.AANWEZIG})

    mens = bijeenkomst.aanwezigheden.get()
    assert (mens.gebruiker, mens.email, mens.opkomst) == (decaan, decaan.email, "afwezig")


def test_somebody_typed_who_is_on_the_list_stays_one_person_and_was_there(door):
    school = maak_school()
    decaan = maak_gebruiker("decaan", naam="An", school=school)
    bijeenkomst = maak_bijeenkomst(DAG)
    gasten = [("AN", school, None, ""), ("Bo", school, None, ""), ("bo", school, None, "")]

    leg_vast(bijeenkomst, door, opkomsten={f"account-{decaan.pk}": Opkomst.AFWEZIG}, gasten=gasten)

    assert opkomsten(bijeenkomst) == {"An": "aanwezig", "Bo": "gast"}


def test_recording_twice_changes_nothing(door):
    bijeenkomst, school = maak_bijeenkomst(DAG), maak_school()

    for _ in range(2):
        leg_vast(bijeenkomst, door, gasten=[("Bo", school, None, "")], verslag="Tekst.")

    bijeenkomst.refresh_from_db()
    assert (opkomsten(bijeenkomst), bijeenkomst.agenda_volgnummer) == ({"Bo": "gast"}, 1)


@pytest.mark.django_db(transaction=True)
def test_four_who_record_at_once_make_every_person_once(door):
    school = maak_school()
    decaan = maak_gebruiker("decaan", naam="An", school=school)
    bijeenkomst, klaar, fouten = maak_bijeenkomst(DAG), threading.Barrier(4), []

    def leg():
        klaar.wait()
        try:
            leg_vast(
                bijeenkomst,
                door,
                opkomsten={f"account-{decaan.pk}": Opkomst.AANWEZIG},
                gasten=[("Bo", school, None, "")],
            )
        except Exception as fout:  # noqa: BLE001 - whatever went wrong in a thread
            fouten.append(fout)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=leg) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)

    bijeenkomst.refresh_from_db()
    assert (fouten, opkomsten(bijeenkomst)) == ([], {"An": "aanwezig", "Bo": "gast"})
    assert bijeenkomst.agenda_volgnummer == 1


def test_a_gast_can_be_taken_off_the_list(door):
    bijeenkomst = maak_bijeenkomst(DAG)
    mens = maak_aanwezige(bijeenkomst, "gast")

    leg_vast(bijeenkomst, door, opkomsten={f"rij-{mens.pk}": acties.WEG})

    assert opkomsten(bijeenkomst) == {}


def test_an_attachment_is_kept_with_the_meeting(door):
    upload = SimpleUploadedFile("verslag.pdf", PDF)
    upload.soort = "pdf"

    bijeenkomst = leg_vast(maak_bijeenkomst(DAG), door, bijlage=upload)

    assert [bestand.naam for bestand in bijeenkomst.bestanden.all()] == ["verslag.pdf"]
    assert Bestand.objects.get().eigenaar == bijeenkomst


def test_a_cancelled_meeting_records_nobody(door):
    bijeenkomst = maak_bijeenkomst(DAG, staat="geannuleerd", reden="Staking")

    with pytest.raises(ValidationError, match="gaat niet door"):
        leg_vast(bijeenkomst, door, gasten=[("Bo", None, None, "UWV")])

    assert opkomsten(bijeenkomst) == {}


def test_nothing_of_a_closed_meeting_changes(door):
    bijeenkomst = maak_gehouden(DAG, afgesloten_op=NA, afgesloten_door=door)
    voor = opkomsten(bijeenkomst)

    for poging in (
        lambda: leg_vast(bijeenkomst, door, gasten=[("Bo", None, None, "UWV")]),
        lambda: acties.bewaar_bijeenkomst(bijeenkomst, agenda=[], door=door, nu=NA),
        lambda: acties.bewaar_verslag(bijeenkomst, besluiten=["x"], acties=[], bijlage=None, door=door, nu=NA),
        lambda: acties.meld(bijeenkomst, gebruiker=door, opkomst=Opkomst.AFGEMELD, vandaag=DAG),
        lambda: acties.sluit_af(bijeenkomst, door=door, nu=NA),
    ):
        with pytest.raises(ValidationError, match="afgesloten"):
            poging()

    assert opkomsten(bijeenkomst) == voor
    assert not bijeenkomst.besluiten.exists()


# the meeting and the series


def test_the_agenda_is_numbered_in_its_order(door):
    bijeenkomst = maak_bijeenkomst()

    acties.bewaar_bijeenkomst(bijeenkomst, agenda=[("B", "besluit"), ("A", "mededeling")], door=door, nu=NA)
    acties.bewaar_bijeenkomst(bijeenkomst, agenda=[("A", "mededeling"), ("B", "besluit")], door=door, nu=NA)

    punten = [(punt.nummer, punt.titel, punt.soort) for punt in bijeenkomst.agendapunten.all()]
    assert punten == [(1, "A", "mededeling"), (2, "B", "besluit")]


def test_a_series_gives_every_meeting_the_same_agenda(door):
    rijen = [(date(2026, 10, 8), "Een"), (date(2026, 12, 3), "Twee")]
    agenda = [("Opening", "mededeling"), ("Rondvraag", "bespreken")]

    acties.plan_reeks(rijen, agenda=agenda, door=door, nu=VOOR, begin="15:00", einde="17:00", plaats="Aula")

    gemaakt = Decanenbijeenkomst.objects.order_by("datum")
    assert [(b.datum, b.thema, b.staat, b.plaats) for b in gemaakt] == [
        (date(2026, 10, 8), "Een", "gepland", "Aula"),
        (date(2026, 12, 3), "Twee", "gepland", "Aula"),
    ]
    assert [[punt.titel for punt in b.agendapunten.all()] for b in gemaakt] == [["Opening", "Rondvraag"]] * 2
    assert len({b.agenda_uid for b in gemaakt}) == 2


def test_a_series_is_planned_whole_or_not_at_all(door):
    rijen = [(date(2026, 10, 8), "Een"), (date(2026, 12, 3), None)]

    with pytest.raises(Exception, match="(?i)null"):
        acties.plan_reeks(rijen, agenda=[], door=door, nu=VOOR, begin="15:00", einde="17:00", plaats="Aula")


# verslag and actiepunten


def test_besluiten_and_actiepunten_follow_the_form(door):
    bijeenkomst = maak_gehouden(DAG)
    blijft, weg = maak_actiepunt(bijeenkomst), maak_actiepunt(bijeenkomst)
    bijeenkomst.verslag = "Er is gesproken."
    leeg = {"actie": "", "eigenaar": "", "uiterlijk": None}
    nieuw = {"actie": "Bel", "eigenaar": "An", "uiterlijk": DAG}

    acties.bewaar_verslag(
        bijeenkomst,
        besluiten=["Een", "Twee"],
        acties=[(blijft, nieuw | {"actie": "Mail"}), (weg, leeg), (None, nieuw), (None, leeg)],
        bijlage=None,
        door=door,
        nu=NA,
    )

    assert [besluit.tekst for besluit in bijeenkomst.besluiten.all()] == ["Een", "Twee"]
    assert sorted((punt.tekst, punt.pk == blijft.pk) for punt in Actiepunt.objects.all()) == [
        ("Bel", False),
        ("Mail", True),
    ]
    assert Decanenbijeenkomst.objects.get().verslag == "Er is gesproken."


def test_an_actiepunt_is_done_once_and_can_be_opened_again(door):
    punt = maak_actiepunt(maak_bijeenkomst())

    acties.rond_af(punt, door=door, vandaag=DAG)
    punt = acties.rond_af(punt, door=maak_gebruiker(), vandaag=date(2026, 10, 9))

    assert (punt.afgerond_op, punt.afgerond_door) == (DAG, door)
    punt = acties.zet_weer_open(punt)
    assert (punt.afgerond_op, punt.afgerond_door) == (None, None)


# sign off, close


def test_a_decaan_signs_off_and_on_again_as_one_person():
    decaan = maak_gebruiker("decaan", naam="An", school=maak_school())
    bijeenkomst = maak_bijeenkomst(DAG)

    acties.meld(bijeenkomst, gebruiker=decaan, opkomst=Opkomst.AFGEMELD, vandaag=DAG)
    assert opkomsten(bijeenkomst) == {"An": "afgemeld"}

    acties.meld(bijeenkomst, gebruiker=decaan, opkomst=Opkomst.VERWACHT, vandaag=DAG)
    mens = bijeenkomst.aanwezigheden.get()
    assert (mens.opkomst, mens.gebruiker, mens.school) == ("verwacht", decaan, decaan.school)


def test_somebody_on_the_list_by_name_signs_off_without_becoming_two():
    school = maak_school()
    decaan = maak_gebruiker("decaan", naam="An", school=school)
    bijeenkomst = maak_bijeenkomst(DAG)
    maak_aanwezige(bijeenkomst, "verwacht", naam="AN", school=school)

    acties.meld(bijeenkomst, gebruiker=decaan, opkomst=Opkomst.AFGEMELD, vandaag=DAG)

    mens = bijeenkomst.aanwezigheden.get()
    assert (mens.opkomst, mens.gebruiker) == ("afgemeld", decaan)


@pytest.mark.parametrize(("dag", "mag"), [(7, True), (8, True), (9, False)])
def test_signing_off_is_possible_up_to_the_day_itself(dag, mag):
    bijeenkomst, gelukt = maak_bijeenkomst(DAG), True
    try:
        acties.meld(bijeenkomst, gebruiker=maak_gebruiker(), opkomst=Opkomst.AFGEMELD, vandaag=date(2026, 10, dag))
    except ValidationError:
        gelukt = False

    assert (gelukt, bijeenkomst.aanwezigheden.count()) == (mag, int(mag))


@pytest.mark.parametrize("staat", ["gehouden", "geannuleerd"])
def test_signing_off_is_for_planned_meetings(staat):
    bijeenkomst = maak_bijeenkomst(DAG, staat=staat, reden="Staking" if staat == "geannuleerd" else "")

    with pytest.raises(ValidationError, match="niet meer gepland"):
        acties.meld(bijeenkomst, gebruiker=maak_gebruiker("decaan"), opkomst=Opkomst.AFGEMELD, vandaag=DAG)


def test_a_meeting_closes_once_it_is_clear_what_came_of_it(door):
    with pytest.raises(ValidationError, match="Leg eerst vast of"):
        acties.sluit_af(maak_bijeenkomst(DAG), door=door, nu=NA)
    with pytest.raises(ValidationError, match="Leg eerst vast wie"):
        acties.sluit_af(maak_bijeenkomst(DAG, staat="gehouden"), door=door, nu=NA)
    acties.sluit_af(maak_bijeenkomst(DAG, staat="geannuleerd", reden="Staking"), door=door, nu=NA)
    bijeenkomst = acties.sluit_af(maak_gehouden(DAG), door=door, nu=NA)

    assert (bijeenkomst.afgesloten_op, bijeenkomst.afgesloten_door) == (NA, door)
    assert not acties.heropen(bijeenkomst).is_afgesloten

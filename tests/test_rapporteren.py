"""Freezing: what a version holds, that nothing changes it, and what voorleggen and vaststellen refuse."""

import hashlib
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorlopend.models import MboInstelling, School
from leerroutes.models import Leerroute, Statusstap
from monitoring.metingen import meet_alles
from monitoring.models import Indicator, Meetregel, Rapportage, Rapportdeel, Rapportversie, Telafspraak
from monitoring.rapporteren import Rapportfout, Vergaderdatumfout, leg_voor, render, stel_vast
from monitoring.rapportinhoud import Rapport, stel_samen
from monitoring.rapportverschillen import vergelijk
from tests.bladspiegel import teksten
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap
from tests.rapporten import (
    PEILDATUM,
    VASTGESTELD,
    VERGADERING,
    VOORGELEGD,
    maak_leider,
    maak_rapportage,
    maak_register,
    schrijf,
    terug_na_afloop,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def bevroren(django_db_setup, django_db_blocker):
    """A report that was voorgelegd and vastgesteld, with the register behind it; made once, two renders."""
    with terug_na_afloop(django_db_blocker):
        register, leider = maak_register(), maak_leider()
        rapportage = maak_rapportage(samenvatting="Het gaat goed.", gevraagde_besluiten="- Wijs een school aan.")
        leg_voor(rapportage, door=leider, nu=VOORGELEGD)
        stel_vast(rapportage, door=leider, nu=VASTGESTELD, vergaderdatum=VERGADERING, besluiten="Akkoord.")
        yield register | {"rapportage": rapportage, "leider": leider}


@pytest.fixture
def versies(bevroren):
    return list(Rapportversie.objects.filter(rapportage=bevroren["rapportage"]))


def tekst_van(versie):
    return " ".join(teksten(bytes(versie.pdf)))


def verander_alles():
    """Touch every text, date and number that a report could still be reading."""
    School.objects.update(roepnaam="Andere school", stadsdeel="zuid", bestuur="Ander bestuur", partner=None)
    MboInstelling.objects.update(naam=F("pk"), afkorting=F("pk"))
    for route in Leerroute.objects.all():
        Leerroute.objects.filter(pk=route.pk).update(naam=f"Andere route {route.pk}", mbo_niveau=3, sector="groen")
    Statusstap.objects.update(vervallen_op=timezone.now(), vervallen_reden="fout")
    Indicator.objects.update(naam="Anders", zin="Anders", regel="Anders", doel=99, nulmeting=50)
    Telafspraak.objects.update(lezing="Anders", reden="Anders", gekozen_door="Anders")
    Rapportage.objects.update(peildatum="2025-01-01")
    Rapportdeel.objects.update(teksten={"tekst": "Anders"})
    maak_deelname(maak_leerroute(naam="Nieuw"), maak_school(roepnaam="Nieuw"))


def test_voorleggen_and_vaststellen_make_versions_0_1_and_1_0(bevroren, versies):
    eerste, laatste = versies

    assert (eerste.nummer, eerste.vergaderdatum, eerste.besluiten) == ("0.1", None, "")
    assert (eerste.gemaakt_op, eerste.gemaakt_door) == (VOORGELEGD, bevroren["leider"])
    assert (laatste.nummer, laatste.vergaderdatum, laatste.besluiten) == ("1.0", VERGADERING, "Akkoord.")
    assert (laatste.gemaakt_op, laatste.is_vastgesteld) == (VASTGESTELD, True)


def test_the_frozen_figures_are_those_of_the_day(versies):
    regel = versies[0].meetregels.get(code="1a")

    assert (regel.stand, regel.doel, regel.nulmeting, regel.nodig_nu, regel.prognose) == (1, 12, 4, 6, 2)
    assert (regel.noemer, regel.noemer_convenant, regel.oordeel) == (2, 24, "loopt_achter")
    assert [rij["naam"] for rij in regel.bewijs["telt_mee"]] == ["Alfa"]
    assert [(rij["naam"], rij["reden"]) for rij in regel.bewijs["telt_niet_mee"]] == [
        ("Beta", "in ontwikkeling (start gepland op 1-8-2026)")
    ]
    assert regel.bewijs["komt"] == ["Beta"]
    assert regel.bewijs["verloop"] == [["2024-01-01", 0], ["2024-08-01", 1], ["2026-04-01", 1]]


def test_all_indicators_are_frozen_one_without_telling_as_not_measured(bevroren):
    Indicator.objects.filter(code="3").update(telling="")
    rapport = stel_samen(maak_rapportage(schooljaar=2024), door=None)
    regels = {regel.code: regel for regel in rapport.regels}

    assert list(regels) == list(Indicator.objects.values_list("code", flat=True))
    gemeten = list(Indicator.objects.exclude(telling="").values_list("code", flat=True))
    assert [code for code, regel in regels.items() if regel.bewijs["wordt_gemeten"]] == gemeten
    assert regels["3"].stand is None


def test_vaststellen_takes_over_the_figures_and_adds_the_decision(versies):
    velden = [veld.name for veld in Meetregel._meta.fields if veld.name not in ("id", "versie")]

    regels = [list(versie.meetregels.values_list(*velden)) for versie in versies]

    assert regels[0] == regels[1]
    assert versies[1].inhoud == versies[0].inhoud | {"besluit_over": "0.1"}
    assert "Besluit van de stuurgroep" not in tekst_van(versies[0])
    besluit = tekst_van(versies[1]).rpartition("Besluit van de stuurgroep De")[2]
    assert besluit.startswith(
        " stuurgroep heeft deze voortgangsrapportage vastgesteld in de vergadering van 21 april 2026."
    )
    assert "Akkoord." in besluit


def test_the_sha256_is_that_of_the_stored_bytes(versies):
    assert [versie.sha256 for versie in versies] == [hashlib.sha256(versie.pdf).hexdigest() for versie in versies]


def test_nothing_in_the_registers_reaches_a_frozen_version(bevroren, versies):
    eerder = [list(versie.meetregels.values()) for versie in versies]
    verander_alles()

    gelezen = [Rapportversie.objects.get(pk=versie.pk) for versie in versies]

    assert [list(versie.meetregels.values()) for versie in gelezen] == eerder
    assert [versie.inhoud for versie in gelezen] == [versie.inhoud for versie in versies]
    assert hashlib.sha256(render(gelezen[1])).hexdigest() == versies[1].sha256


def test_frozen_rows_refuse_every_change(versies):
    versie, regel = versies[0], versies[0].meetregels.first()

    for poging in (
        versie.save,
        versie.delete,
        regel.save,
        regel.delete,
        Rapportversie.objects.all().delete,
        Meetregel.objects.all().delete,
        lambda: Rapportversie.objects.update(besluiten="Anders"),
        lambda: Meetregel.objects.update(stand=12),
    ):
        with pytest.raises(ValueError, match="Een vastgelegde versie verandert niet"):
            poging()


def test_a_version_1_0_without_a_meeting_is_refused_by_the_database(bevroren):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rapportversie.objects.create(
            rapportage=maak_rapportage(schooljaar=2024), hoofdnummer=1, volgnummer=0, gemaakt_op=VASTGESTELD,
            inhoud={}, pdf=b"", sha256="",
        )  # fmt: skip


def test_once_vastgesteld_nothing_can_be_voorgelegd_or_vastgesteld_again(bevroren):
    rapportage, leider = bevroren["rapportage"], bevroren["leider"]

    with pytest.raises(Rapportfout, match="al vastgesteld"):
        leg_voor(rapportage, door=leider, nu=VASTGESTELD)
    with pytest.raises(Rapportfout, match="al vastgesteld"):
        stel_vast(rapportage, door=leider, nu=VASTGESTELD, vergaderdatum=VERGADERING)
    assert rapportage.versies.count() == 2


def test_vaststellen_before_voorleggen_is_refused(bevroren):
    with pytest.raises(Rapportfout, match="nog niet voorgelegd"):
        stel_vast(maak_rapportage(schooljaar=2024), door=None, nu=VASTGESTELD, vergaderdatum=VERGADERING)


@pytest.fixture
def voorgelegd(bevroren):
    """A report voorgelegd on 14 April 2026, made without rendering: only its refusals are looked at."""
    rapportage = maak_rapportage(schooljaar=2024)
    rapport = stel_samen(rapportage, door=None)
    rapport.versie.gemaakt_op, rapport.versie.pdf = VOORGELEGD, b""
    rapport.versie.save()
    return rapportage


@pytest.mark.parametrize(
    ("dag", "melding"),
    [(date(2026, 4, 13), "voorgelegd op 14-04-2026"), (date(2026, 4, 23), "ligt in de toekomst")],
)
def test_a_meeting_before_voorleggen_or_in_the_future_is_refused(voorgelegd, dag, melding):
    with pytest.raises(Vergaderdatumfout, match=melding):
        stel_vast(voorgelegd, door=None, nu=VASTGESTELD, vergaderdatum=dag)

    assert voorgelegd.versies.count() == 1


def test_a_peildatum_after_today_is_refused(bevroren):
    rapportage = maak_rapportage(schooljaar=2024, peildatum=VOORGELEGD.date() + timedelta(days=1))

    with pytest.raises(Rapportfout, match="ligt in de toekomst"):
        leg_voor(rapportage, door=None, nu=VOORGELEGD)
    assert rapportage.versies.count() == 0


def test_a_second_click_with_the_same_number_is_told(voorgelegd):
    with pytest.raises(Rapportfout, match=r"Versie 0\.1 was net al vastgelegd"):
        leg_voor(voorgelegd, door=None, nu=VASTGESTELD, verwacht="0.1")

    assert voorgelegd.versies.count() == 1


def test_voorleggen_again_makes_0_2_and_keeps_0_1(voorgelegd):
    schrijf(voorgelegd, "samenvatting", tekst="Nieuw")

    versie = leg_voor(Rapportage.objects.get(pk=voorgelegd.pk), door=None, nu=VASTGESTELD, verwacht="0.2")

    assert versie.nummer == "0.2"
    assert [v.inhoud["samenvatting"] for v in voorgelegd.versies.all()] == ["", "Nieuw"]


def test_the_vingerafdruk_changes_with_any_text_or_figure(bevroren):
    rapportage = maak_rapportage(schooljaar=2024)
    afdrukken = {stel_samen(rapportage, door=None).vingerafdruk}
    for verandering in (
        lambda: schrijf(rapportage, "samenvatting", tekst="Anders"),
        lambda: maak_stap(bevroren["komt"], "aangeboden", date(2026, 2, 1)),
        lambda: School.objects.filter(pk=bevroren["alfa"].pk).update(roepnaam="Alfa plus"),
        lambda: Indicator.objects.filter(code="1a").update(doel=13),
        lambda: Telafspraak.objects.filter(nummer=1).update(lezing="Anders"),
    ):
        verandering()
        afdrukken.add(stel_samen(Rapportage.objects.get(pk=rapportage.pk), door=None).vingerafdruk)

    assert len(afdrukken) == 6


def test_collecting_costs_the_same_queries_whatever_the_size(bevroren, django_assert_num_queries):
    rapportage = maak_rapportage(schooljaar=2024)
    for i in range(5):
        maak_stap(maak_leerroute(naam=f"Extra {i}"), "aangeboden", date(2025, 8, 1))

    with CaptureQueriesContext(connection) as meten:
        meet_alles(rapportage.peildatum)
    with django_assert_num_queries(len(meten) + 28):  # the registers grow with the portal; the report's own do not
        stel_samen(rapportage, door=None)


def test_the_next_report_shows_the_previous_stand_and_who_came_and_went(bevroren):
    maak_stap(bevroren["komt"], "aangeboden", date(2026, 8, 1))
    maak_stap(bevroren["loopt"], "gestopt", date(2026, 8, 1))
    volgende = maak_rapportage(schooljaar=2026, halfjaar="najaar", peildatum=date(2026, 11, 1))

    rapport = stel_samen(volgende, door=None)

    regel = rapport.regels[0]
    assert (regel.code, regel.vorige_stand, regel.stand) == ("1a", 1, 1)
    assert (regel.bewijs["erbij"], regel.bewijs["eraf"]) == (["Beta"], ["Alfa"])
    assert rapport.versie.inhoud["vorige"] == {"periode": "voorjaar 2026", "versie": "1.0"}
    assert [(w["leerroute"], w["naar"]) for w in rapport.versie.inhoud["wijzigingen"]] == [
        ("Alfa: zorg", "Gestopt"),
        ("Beta: techniek", "Aangeboden"),
    ]


def verschillen_met_nu(versie):
    nu = stel_samen(Rapportage.objects.get(pk=versie.rapportage_id), door=None)
    return vergelijk(Rapport.van(versie), nu).cijfers


def test_differences_with_today_name_who_counts_now_who_no_longer_and_why(bevroren, versies):
    assert verschillen_met_nu(versies[1]) == []

    stap = {"gezet_op": VASTGESTELD + timedelta(days=3), "gezet_door": bevroren["leider"]}
    maak_stap(bevroren["komt"], "aangeboden", date(2026, 3, 1), **stap)
    maak_stap(bevroren["loopt"], "gestopt", date(2026, 3, 1), **stap)
    School.objects.filter(pk=bevroren["alfa"].pk).update(roepnaam="Alfa plus")

    verschil, *andere = verschillen_met_nu(versies[1])
    assert (verschil.oud.code, verschil.oud.stand, verschil.nieuw.stand) == ("1a", 1, 1)
    assert [ander.oud.code for ander in andere] == ["1-spreiding"]
    [erbij], [eraf] = verschil.erbij, verschil.eraf
    assert (erbij.naam, eraf.naam, eraf.reden) == ("Beta", "Alfa", "gestopt op 1-3-2026")
    registratie, *_ = erbij.verklaring
    assert (registratie.naam, registratie.wat) == ("Beta: techniek", "“Aangeboden” vanaf 1-3-2026 vastgelegd")
    assert (registratie.door, registratie.op) == ("Noor de Leider", VASTGESTELD + timedelta(days=3))
    assert registratie.met_terugwerkende_kracht(PEILDATUM)


def test_a_rename_is_no_difference(bevroren, versies):
    School.objects.update(roepnaam="Andere naam")

    assert verschillen_met_nu(versies[1]) == []


def test_the_report_says_what_the_screen_says(bevroren, versies):
    metingen = meet_alles(PEILDATUM)

    # Afspraak 10 counts reports that were discussed, so this report changes its own expectation by being discussed.
    for regel in versies[0].meetregels.exclude(code="10"):
        meting = metingen[regel.code]
        velden = ("stand", "noemer", "doel", "doeldatum", "nodig_nu", "prognose")
        assert [getattr(regel, veld) for veld in velden] == [getattr(meting, veld) for veld in velden]
        assert regel.oordeel == meting.oordeel.value


def test_a_superseded_reading_is_left_out(bevroren):
    oud = Telafspraak.objects.get(nummer=1)
    nieuw = Telafspraak.objects.create(
        convenant=oud.convenant, nummer=1, onderwerp="Nieuw", lezing="Nieuw", reden="Nieuw", gekozen_door="Leider",
        gekozen_op=oud.gekozen_op + timedelta(days=1),
    )  # fmt: skip

    tellen = stel_samen(maak_rapportage(schooljaar=2024), door=None).versie.inhoud["tellen"]

    assert [keuze["onderwerp"] for keuze in tellen if keuze["nummer"] == 1] == [nieuw.onderwerp]


def test_a_school_outside_amsterdam_shows_its_gemeente_instead_of_a_stadsdeel(bevroren):
    school = maak_school(roepnaam="Diemen", gemeente="Diemen", stadsdeel="")
    maak_aanbod(school, "vmbo-b")
    maak_deelname(bevroren["loopt"], school)

    regel = stel_samen(maak_rapportage(schooljaar=2024), door=None).regels[0]

    [rij] = [rij for rij in regel.bewijs["telt_niet_mee"] if rij["naam"] == "Diemen"]
    assert (rij["stadsdeel"], rij["reden"]) == ("Diemen", "ligt in Diemen, buiten de gemeente Amsterdam")

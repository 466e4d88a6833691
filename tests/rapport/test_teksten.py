"""Writing a report: parts that are saved by themselves, drafts, the last report beside it, who writes what."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doorlopend.models import Gebruiker, Partner
from monitoring.models import Besluit, Deelconcept, Indicator, Middelen, Rapportage, Rapportdeel, Risico
from monitoring.rapporteren import stuur_terug
from monitoring.rapportteksten import verdeel
from tests.factories import maak_partner
from tests.rapporten import VASTGESTELD, WAAROM, leg_vast, maak_leider, maak_rapportage, maak_register, schrijf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def rapportage(db):
    for nummer in range(8):
        maak_partner(naam=f"Bestuur {nummer}")
    maak_partner(naam="ZAAM", afkorting="ZAAM")
    maak_register()
    return maak_rapportage(waarom=False)


@pytest.fixture
def vorige(rapportage):
    """The report of a half-year earlier, vastgesteld, with a text, means, risks and two decisions."""
    vorige = maak_rapportage("Vorige keer ging het zo.", halfjaar="najaar", peildatum=date(2025, 11, 1))
    zaam = Partner.objects.get(afkorting="ZAAM")
    Middelen.objects.create(rapportage=vorige, partner=zaam, voldoende=True, fte=Decimal("0.40"), toelichting="Goed.")
    velden = {"kans": "groot", "gevolg": "klein", "eigenaar": "Noor", "maatregel": "Huren"}
    Risico.objects.create(rapportage=vorige, volgorde=1, omschrijving="Geen lokaal", **velden)
    leg_vast(vorige, 1, 0, besluiten="Een\nTwee")
    for nummer, tekst in enumerate(("Een", "Twee"), start=1):
        Besluit.objects.create(rapportage=vorige, nummer=nummer, tekst=tekst)
    return vorige


def url(rapportage, onderdeel, naam="rapportage-deel"):
    return reverse(naam, args=[rapportage.pk, onderdeel])


def bewaar(client, rapportage, onderdeel="samenvatting", **velden):
    return client.post(url(rapportage, onderdeel), {"gewijzigd": 0} | velden, follow=True)


def teksten(rapportage, onderdeel="samenvatting"):
    return Rapportdeel.objects.get(rapportage=rapportage, onderdeel=onderdeel).teksten


def test_a_part_is_saved_with_who_and_when_and_counts_for_the_report(als, rapportage):
    bewaar(als("programmateam"), rapportage, tekst="Het gaat goed.")

    deel = Rapportdeel.objects.get()
    assert (deel.teksten, deel.gewijzigd, deel.gewijzigd_door.rol) == ({"tekst": "Het gaat goed."}, 1, "programmateam")
    assert Rapportage.objects.get().gewijzigd == 1
    assert [rij.history_type for rij in deel.history.all()] == ["+"]


def test_text_pasted_from_a_word_processor_arrives_clean(als, rapportage):
    bewaar(
        als("programmateam"), rapportage, tekst="Kop\r\n\u00b7\tEen\u00a0punt\r\n\uf0b7\tTwee\u00ad\r\n1.\tDrie\x0bvier"
    )

    assert teksten(rapportage) == {"tekst": "Kop\n- Een punt\n- Twee\n1. Drie\nvier"}


def test_the_second_of_two_writers_keeps_the_typed_text_and_sees_the_other(als, rapportage):
    bewaar(als("programmaleider"), rapportage, tekst="Van de een")

    antwoord = bewaar(als("programmateam"), rapportage, tekst="Van de ander")

    assert antwoord.status_code == 409
    assert antwoord.context["form"]["tekst"].value() == "Van de ander"
    assert "<p>Van de een</p>" in antwoord.text
    assert teksten(rapportage) == {"tekst": "Van de een"}
    nieuw = antwoord.context["form"]["gewijzigd"].value()
    bewaar(als("programmateam"), rapportage, tekst="Samen", gewijzigd=nieuw)
    assert teksten(rapportage) == {"tekst": "Samen"}


def test_a_conflict_shows_the_other_only_where_the_texts_differ(als, rapportage):
    bewaar(als("programmaleider"), rapportage, "middelen", docenten="Ja.", ocw="De scan.")

    antwoord = bewaar(als("programmateam"), rapportage, "middelen", docenten="Ja.", ocw="Scholing.")

    assert antwoord.text.count("Hetzelfde als u.") == 1
    assert antwoord.text.count("<p>De scan.</p>") == 1
    assert antwoord.text.count("<p>Ja.</p>") == 0


def test_in_a_conflict_the_other_is_kept_where_nothing_was_typed(als, rapportage):
    zaam, een = Partner.objects.get(afkorting="ZAAM").pk, Partner.objects.get(naam="Bestuur 1").pk
    bewaar(als("programmaleider"), rapportage, "middelen", **{f"voldoende_{zaam}": "ja", f"fte_{zaam}": "0,4"})

    antwoord = bewaar(als("programmateam"), rapportage, "middelen", **{f"voldoende_{een}": "nee"})

    form = antwoord.context["form"]
    assert antwoord.status_code == 409
    assert [form[f"{veld}_{zaam}"].value() for veld in ("voldoende", "fte")] == ["ja", "0,4"]
    assert form[f"voldoende_{een}"].value() == "nee"
    assert "De ander schreef hier" not in antwoord.text


def test_in_a_conflict_over_risks_every_row_of_the_other_is_there(als, rapportage):
    rij = {"kans": "groot", "gevolg": "klein", "eigenaar": "Noor", "maatregel": "Doen"}
    rijen = {f"{veld}_{n}": waarde for n in range(1, 6) for veld, waarde in rij.items()}
    namen = {f"omschrijving_{n}": f"Risico {n}" for n in range(1, 6)}
    bewaar(als("programmaleider"), rapportage, "risicos", **rijen, **namen)
    eigen = {f"{veld}_1": waarde for veld, waarde in rij.items()}

    antwoord = bewaar(als("programmateam"), rapportage, "risicos", omschrijving_1="Eigen risico", **eigen)

    form = antwoord.context["form"]
    assert [form[f"omschrijving_{n}"].value() for n in range(1, 6)] == [
        "Eigen risico",
        *(f"Risico {n}" for n in range(2, 6)),
    ]
    assert antwoord.text.count("De ander schreef hier") == 1
    assert "Wat kan er misgaan? “Risico 1”" in antwoord.text


def test_in_a_conflict_over_decisions_the_other_stands_beside(als, rapportage, vorige):
    een, twee = Besluit.objects.all()
    open_ = {f"stand_{een.pk}": "open", f"stand_{twee.pk}": "open"}
    bewaar(als("programmaleider"), rapportage, "opvolging", **open_ | {f"stand_{een.pk}": "klaar"})

    antwoord = bewaar(als("programmateam"), rapportage, "opvolging", **open_ | {f"opvolging_{twee.pk}": "Bezig."})

    assert antwoord.status_code == 409
    assert "De ander schreef hier:</b> Hoe ver is het? “Uitgevoerd”" in antwoord.text
    een.refresh_from_db()
    assert een.stand == "klaar"


def test_two_writers_of_different_parts_do_not_meet(als, rapportage):
    bewaar(als("programmaleider"), rapportage, tekst="Een")

    antwoord = bewaar(als("programmateam"), rapportage, "planning", tekst="Twee")

    assert antwoord.status_code == 200
    assert (teksten(rapportage), teksten(rapportage, "planning")) == ({"tekst": "Een"}, {"tekst": "Twee"})


@pytest.mark.parametrize("gewijzigd", ["", "abc", "-1", "9" * 400])
def test_a_broken_counter_saves_nothing_and_keeps_the_text(als, rapportage, gewijzigd):
    antwoord = bewaar(als("programmateam"), rapportage, tekst="Getypt", gewijzigd=gewijzigd)

    assert antwoord.status_code in (200, 409)
    assert antwoord.context["form"]["tekst"].value() == "Getypt"
    assert not Rapportdeel.objects.exists()


def test_a_text_that_is_too_long_says_so_at_its_field(als, rapportage):
    antwoord = bewaar(als("programmateam"), rapportage, tekst="a" * 80_001)

    assert antwoord.context["form"].errors == {
        "tekst": ["Maak deze tekst korter: hoogstens 80000 tekens, nu zijn het er 80001."]
    }
    assert "maxlength" not in str(antwoord.context["form"]["tekst"])  # a browser would cut it off in silence


def test_an_unknown_part_gives_404(als, rapportage):
    assert als("programmateam").get(url(rapportage, "doel-99")).status_code == 404


def test_a_target_that_runs_behind_asks_for_oorzaak_gevolg_and_bijsturing(als, rapportage):
    client = als("programmaleider")
    pagina = client.get(reverse("rapportage-voorleggen", args=[rapportage.pk]))

    regels = [regel for regel in pagina.context["rapport"].regels if "achter" in regel.oordeel]
    achter = {f"doel-{regel.code.removesuffix('-jaar')}" for regel in regels}
    assert {"doel-1a", "doel-1b", "doel-1c"} <= achter
    assert {stand.onderdeel.code: stand.ontbreekt for stand in pagina.context["ontbreekt"]} == dict.fromkeys(
        achter, ["Oorzaak", "Gevolg voor het doel", "Bijsturing"]
    )
    assert url(rapportage, "doel-1a") in pagina.text
    antwoord = client.post(reverse("rapportage-voorleggen", args=[rapportage.pk]), {"nummer": "0.1"}, follow=True)
    assert "1a. Vmbo-basis naar mbo-niveau 2: oorzaak, gevolg voor het doel, bijsturing" in antwoord.text
    assert not rapportage.versies.exists()


def test_with_those_texts_nothing_is_missing(als, rapportage):
    for code in Indicator.objects.values_list("code", flat=True):
        schrijf(rapportage, f"doel-{code}", **WAAROM)

    pagina = als("programmaleider").get(reverse("rapportage-voorleggen", args=[rapportage.pk]))

    assert pagina.context["ontbreekt"] == []


# Drafts


def concept(client, rapportage, onderdeel="samenvatting", **velden):
    return client.post(url(rapportage, onderdeel, "rapportage-deelconcept"), {"gewijzigd": 0} | velden)


def test_a_draft_is_kept_for_the_writer_alone_and_gone_after_saving(als, rapportage):
    antwoord = concept(als("programmateam"), rapportage, tekst="Half af")

    assert antwoord.json() == {"bewaard": "12.00"}
    eigen = als("programmateam").get(url(rapportage, "samenvatting"))
    assert eigen.context["form"]["tekst"].value() == "Half af"
    assert "die u nog niet hebt opgeslagen" in eigen.text
    ander = als("programmaleider").get(url(rapportage, "samenvatting"))
    assert ander.context["form"]["tekst"].value() is None
    bewaar(als("programmateam"), rapportage, tekst="Af")
    assert not Deelconcept.objects.exists()


def test_a_draft_from_before_somebody_elses_save_meets_that_save(als, rapportage):
    concept(als("programmateam"), rapportage, tekst="Mijn concept")
    bewaar(als("programmaleider"), rapportage, tekst="Intussen opgeslagen")

    formulier = als("programmateam").get(url(rapportage, "samenvatting")).context["form"]
    antwoord = bewaar(
        als("programmateam"), rapportage, tekst=formulier["tekst"].value(), gewijzigd=formulier["gewijzigd"].value()
    )

    assert (antwoord.status_code, antwoord.context["form"]["tekst"].value()) == (409, "Mijn concept")


def test_a_draft_can_be_thrown_away(als, rapportage):
    concept(als("programmateam"), rapportage, tekst="Weg ermee")

    als("programmateam").post(url(rapportage, "samenvatting", "rapportage-deelconcept"), {"weggooien": "1"})

    assert not Deelconcept.objects.exists()


@pytest.mark.parametrize(("velden", "status"), [({"gewijzigd": "²"}, 400), ({"tekst": "a" * 400_001}, 413)])
def test_a_draft_that_cannot_be_kept_says_so(als, rapportage, velden, status):
    antwoord = concept(als("programmateam"), rapportage, **velden)

    assert antwoord.status_code == status
    assert antwoord.json()["fout"]


# Beside the last report


def test_the_last_text_stands_beside_and_is_taken_over_with_one_click(als, rapportage, vorige):
    client = als("programmateam")
    pagina = client.get(url(rapportage, "samenvatting"))
    assert "<p>Vorige keer ging het zo.</p>" in pagina.text

    bewaar(client, rapportage, tekst="", neem_over="tekst")

    assert teksten(rapportage) == {"tekst": "Vorige keer ging het zo."}
    voorbeeld = client.get(reverse("rapportage-voorbeeld", args=[rapportage.pk]))
    assert voorbeeld.context["inhoud"]["overgenomen"] == {"samenvatting": ["tekst"]}
    assert "Overgenomen. In de rapportage staat" in client.get(url(rapportage, "samenvatting")).text


def test_taking_over_keeps_what_was_typed(als, rapportage, vorige):
    bewaar(als("programmateam"), rapportage, tekst="Nieuw.", neem_over="tekst")

    assert teksten(rapportage) == {"tekst": "Nieuw.\n\nVorige keer ging het zo."}


@pytest.mark.parametrize(("getypt", "bewaard"), [("", (True, Decimal("0.40"), "Goed.")), ("nee", (False, None, ""))])
def test_an_answer_is_taken_over_whole_or_not_at_all(als, rapportage, vorige, getypt, bewaard):
    zaam = Partner.objects.get(afkorting="ZAAM").pk

    bewaar(als("programmateam"), rapportage, "middelen", neem_over="rijen", **{f"voldoende_{zaam}": getypt})

    antwoord = rapportage.middelen.get(partner=zaam)
    assert (antwoord.voldoende, antwoord.fte, antwoord.toelichting) == bewaard


def test_the_last_risks_come_below_what_was_typed_and_come_once(als, rapportage, vorige):
    client = als("programmateam")
    velden = {"omschrijving_1": "Nieuw", "kans_1": "klein", "gevolg_1": "klein", "eigenaar_1": "Sam"}

    pagina = bewaar(client, rapportage, "risicos", neem_over="rijen", maatregel_1="Bellen", **velden)

    risicos = [(r.omschrijving, r.kans, r.eigenaar) for r in rapportage.risicos.all()]
    assert risicos == [("Nieuw", "klein", "Sam"), ("Geen lokaal", "groot", "Noor")]
    assert "Neem de risico’s van het vorige rapport over" not in pagina.text


# Rows


@pytest.mark.parametrize(("getypt", "fte"), [("0,4", "0.40"), ("0.4", "0.40"), ("12", "12.00")])
def test_means_are_kept_per_partner_with_a_comma_or_a_point(als, rapportage, getypt, fte):
    zaam = Partner.objects.get(afkorting="ZAAM").pk
    velden = {f"voldoende_{zaam}": "nee", f"fte_{zaam}": getypt, f"toelichting_{zaam}": "Te krap."}

    bewaar(als("programmateam"), rapportage, "middelen", docenten="Ja.", **velden)

    antwoord = rapportage.middelen.get(partner=zaam)
    assert (antwoord.voldoende, antwoord.fte, antwoord.toelichting) == (False, Decimal(fte), "Te krap.")
    assert rapportage.middelen.count() == 9
    assert teksten(rapportage, "middelen") == {"docenten": "Ja.", "ocw": ""}


@pytest.mark.parametrize("getypt", ["-1", "veel", "1e9", "NaN", "501"])
def test_an_impossible_fte_is_said_at_its_field(als, rapportage, getypt):
    zaam = Partner.objects.get(afkorting="ZAAM").pk

    antwoord = bewaar(als("programmateam"), rapportage, "middelen", **{f"fte_{zaam}": getypt})

    [(veld, fouten)] = antwoord.context["form"].errors.items()
    assert veld == f"fte_{zaam}"
    assert all(fout.startswith(("Vul ", "Dit getal")) for fout in fouten)
    assert not Middelen.objects.exists()


def test_risks_keep_their_order_and_an_emptied_row_goes(als, rapportage):
    rij = {"kans_{}": "groot", "gevolg_{}": "klein", "eigenaar_{}": "Noor", "maatregel_{}": "Doen"}
    rijen = {sleutel.format(n): waarde for n in (1, 2) for sleutel, waarde in rij.items()}
    client = als("programmateam")
    bewaar(client, rapportage, "risicos", omschrijving_1="Een", omschrijving_2="Twee", **rijen)
    assert [r.omschrijving for r in rapportage.risicos.all()] == ["Een", "Twee"]

    over = {naam: waarde for naam, waarde in rijen.items() if naam.endswith("_2")}
    bewaar(client, rapportage, "risicos", gewijzigd=1, omschrijving_2="Twee", **over)

    assert [(r.volgorde, r.omschrijving) for r in rapportage.risicos.all()] == [(1, "Twee")]


def test_half_a_risk_says_what_is_missing(als, rapportage):
    antwoord = bewaar(als("programmateam"), rapportage, "risicos", omschrijving_1="Een")

    assert antwoord.context["form"].errors == {
        "kans_1": ["Maak een keuze."],
        "gevolg_1": ["Maak een keuze."],
        "eigenaar_1": ["Vul dit veld in."],
        "maatregel_1": ["Vul dit veld in."],
    }


def test_decisions_of_the_last_meeting_are_followed_until_they_are_done(als, rapportage, vorige):
    een, twee = Besluit.objects.all()
    velden = {f"stand_{een.pk}": "klaar", f"opvolging_{een.pk}": "Gedaan.", f"stand_{twee.pk}": "loopt"}

    bewaar(als("programmateam"), rapportage, "opvolging", **velden)

    een.refresh_from_db()
    assert (een.stand, een.opvolging) == ("klaar", "Gedaan.")
    leg_vast(rapportage, 1, 0)
    volgende = maak_rapportage(schooljaar=2026, halfjaar="najaar", peildatum=date(2026, 11, 1))
    pagina = als("programmateam").get(url(volgende, "opvolging"))
    assert [besluit.tekst for besluit, _ in pagina.context["form"].tabel()] == ["Twee"]


# Who writes what


def test_parts_are_divided_and_the_writer_sees_it_on_the_dashboard(als, rapportage):
    als("programmateam")
    teamlid = Gebruiker.objects.get(rol="programmateam")
    velden = {"schrijver_planning": teamlid.pk, "klaar_voor_planning": "2026-11-30"}
    als("programmaleider").post(reverse("rapportage-verdelen", args=[rapportage.pk]), velden)

    assert Rapportdeel.objects.get().klaar_voor == date(2026, 11, 30)
    zin = "U schrijft nog 1 onderdeel van de rapportage voorjaar 2026. Klaar op 30 november 2026."
    assert zin in als("programmateam").get("/voortgang/").text
    bewaar(als("programmateam"), rapportage, "planning", tekst="")
    assert zin in als("programmateam").get("/voortgang/").text, "saved, but nothing is written yet"
    bewaar(als("programmateam"), rapportage, "planning", gewijzigd=1, tekst="Klaar.")
    assert zin not in als("programmateam").get("/voortgang/").text


def test_one_day_holds_for_every_writer_without_a_day_of_their_own(als, rapportage):
    als("programmateam")
    teamlid = Gebruiker.objects.get(rol="programmateam").pk
    velden = {"schrijver_planning": teamlid, "schrijver_risicos": teamlid, "klaar_voor_risicos": "2026-11-30"}

    als("programmaleider").post(
        reverse("rapportage-verdelen", args=[rapportage.pk]), velden | {"klaar_voor": "2026-11-20"}
    )

    assert dict(Rapportdeel.objects.values_list("onderdeel", "klaar_voor")) == {
        "planning": date(2026, 11, 20),
        "risicos": date(2026, 11, 30),
    }


def test_who_writes_finds_the_own_parts_first(als, rapportage):
    client = als("programmateam")
    verdeel(rapportage, opdrachten={"planning": (Gebruiker.objects.get(rol="programmateam"), None)})

    groepen = client.get(reverse("rapportage-teksten", args=[rapportage.pk])).context["groepen"]

    assert [(kop, rijen[0][0].onderdeel.code) for kop, rijen in groepen] == [
        ("Uw onderdelen", "planning"),
        ("Andere onderdelen", "samenvatting"),
    ]


def test_who_writes_hears_on_the_dashboard_that_the_stuurgroep_sent_it_back(als, rapportage):
    leider = maak_leider()
    als("programmateam")
    verdeel(rapportage, opdrachten={"planning": (Gebruiker.objects.get(rol="programmateam"), None)})
    bewaar(als("programmateam"), rapportage, "planning", tekst="Klaar.")
    leg_vast(rapportage)
    zin = "De stuurgroep stuurde de rapportage voorjaar 2026 terug."
    assert zin not in als("programmateam").get("/voortgang/").text

    stuur_terug(rapportage, opmerkingen="Maak het korter.", door=leider, nu=VASTGESTELD)
    assert zin in als("programmateam").get("/voortgang/").text
    leg_vast(rapportage, volgnummer=2)
    assert zin not in als("programmateam").get("/voortgang/").text


def test_only_people_who_may_write_can_be_chosen(als, rapportage):
    als("decaan")
    als("programmateam")

    formulier = als("programmaleider").get(reverse("rapportage-verdelen", args=[rapportage.pk])).context["form"]

    assert {g.rol for g in formulier.fields["schrijver_planning"].queryset} == {"programmaleider", "programmateam"}


def test_the_overview_counts_the_parts_that_are_ready(als, rapportage, django_assert_num_queries):
    client = als("programmateam")
    bewaar(client, rapportage, tekst="Geschreven.")
    with CaptureQueriesContext(connection) as vragen:
        eerst = client.get(reverse("rapportage-teksten", args=[rapportage.pk])).context["klaar"]
    aantal = len(vragen)
    for onderdeel in ("planning", "besluiten", "doel-1a"):
        bewaar(client, rapportage, onderdeel, tekst="Geschreven.")

    with django_assert_num_queries(aantal):
        pagina = client.get(reverse("rapportage-teksten", args=[rapportage.pk]))

    assert pagina.context["klaar"] == eerst + 2


def test_the_part_of_an_eindrapportage_expects_nothing(als, rapportage):
    regels = []
    for peildatum in (date(2027, 7, 30), date(2027, 7, 31)):
        Rapportage.objects.filter(pk=rapportage.pk).update(peildatum=peildatum)
        regels.append("Verwachting" in als("programmateam").get(url(rapportage, "doel-1a")).text)

    assert regels == [True, False]

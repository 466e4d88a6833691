"""What happens to a version after it was frozen: sent back, corrected, compared, exported, recognised, mailed."""

import hashlib
import io
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import openpyxl
import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doorlopend.models import Schoolaanbod
from leerroutes.models import Deelname, Leerroute
from monitoring.models import (
    Besluit,
    Download,
    Evaluatie,
    Middelen,
    Rapportage,
    Rapportperiode,
    Rapportversie,
    Terugzending,
)
from monitoring.rapportcontrole import controleer
from monitoring.rapporteren import (
    Rapportfout,
    begin_correctie,
    leg_voor,
    render,
    stel_vast,
    stuur_terug,
)
from monitoring.rapportinhoud import Rapport, stel_samen
from monitoring.rapportuitvoer import als_csv, als_json, als_xlsx
from monitoring.rapportverschillen import vergelijk
from monitoring.rapportweergave import pdf_van
from tests.factories import maak_gebruiker, maak_partner, maak_stap
from tests.rapporten import VASTGESTELD, VERGADERING, VOORGELEGD, leg_vast, maak_rapportage, maak_register, schrijf

pytestmark = pytest.mark.django_db
LATER = VASTGESTELD + timedelta(days=30)


@pytest.fixture(autouse=True)
def vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def register(db):
    return maak_register()


@pytest.fixture
def rapportage(register):
    return maak_rapportage("Het gaat goed.")


# Sent back


def test_a_version_sent_back_keeps_the_remarks_and_cannot_be_vastgesteld(als, rapportage):
    leg_vast(rapportage)
    url = reverse("rapportage-terugsturen", args=[rapportage.pk])
    als("programmaleider").post(url, {"opmerkingen": "Noem de scholen bij naam."})

    rapportage = Rapportage.objects.get()
    assert rapportage.staat == "teruggestuurd"
    pagina = als("stuurgroep").get(rapportage.get_absolute_url())
    assert "De stuurgroep stuurde versie 0.1 terug" in pagina.text
    assert "Noem de scholen bij naam." in pagina.text
    with pytest.raises(Rapportfout, match="stuurde deze versie terug"):
        stel_vast(rapportage, door=None, nu=VASTGESTELD, vergaderdatum=VERGADERING)
    with pytest.raises(Rapportfout, match="stuurde deze versie terug"):
        stuur_terug(rapportage, opmerkingen="Nog eens", door=None, nu=VASTGESTELD)


def test_after_a_new_version_the_report_is_voorgelegd_again(rapportage):
    leg_vast(rapportage)
    stuur_terug(rapportage, opmerkingen="Anders", door=None, nu=VOORGELEGD)

    leg_vast(rapportage, 0, 2)

    assert Rapportage.objects.get().staat == "voorgelegd"


def test_a_terugzending_is_never_changed(rapportage):
    leg_vast(rapportage)
    terugzending = stuur_terug(rapportage, opmerkingen="Anders", door=None, nu=VOORGELEGD)

    for poging in (terugzending.save, terugzending.delete, Terugzending.objects.all().delete):
        with pytest.raises(ValueError, match="verandert niet"):
            poging()


# Decisions


def test_each_line_of_the_decision_is_followed_by_itself(rapportage):
    leg_voor(rapportage, door=None, nu=VOORGELEGD)

    stel_vast(
        rapportage, door=None, nu=VASTGESTELD, vergaderdatum=VERGADERING, besluiten="- Akkoord.\n\n2) Twee scholen."
    )

    assert [(b.nummer, b.tekst, b.stand) for b in Besluit.objects.all()] == [
        (1, "Akkoord.", "open"),
        (2, "Twee scholen.", "open"),
    ]


def test_a_decision_with_html_reads_the_same_in_the_pdf_as_in_the_portal(rapportage):
    leg_voor(rapportage, door=None, nu=VOORGELEGD)

    stel_vast(
        rapportage, door=None, nu=VASTGESTELD, vergaderdatum=VERGADERING, besluiten="Akkoord <script>x()</script>"
    )

    versie = Rapportversie.objects.get(hoofdnummer=1)
    assert versie.besluiten == "Akkoord x()"
    assert pdf_van(Rapport.van(versie)) == bytes(versie.pdf)


# Correction


def test_a_correction_is_version_1_1_with_its_reason_and_the_figures_of_now(register, rapportage):
    leg_vast(rapportage, 1, 0, besluiten="Akkoord")
    maak_stap(register["komt"], "aangeboden", date(2026, 3, 1), gezet_op=LATER)
    begin_correctie(rapportage, reden="Beta telde al mee.")

    versie = leg_voor(rapportage, door=None, nu=LATER, verwacht="1.1")

    assert (versie.nummer, versie.reden, versie.vergaderdatum, versie.besluiten) == (
        "1.1",
        "Beta telde al mee.",
        VERGADERING,
        "Akkoord",
    )
    standen = [v.meetregels.get(code="1a").stand for v in Rapportversie.objects.all()]
    assert standen == [1, 2]
    rapportage = Rapportage.objects.get()
    assert (rapportage.correctie_reden, rapportage.is_te_bewerken) == ("", False)
    assert render(Rapportversie.objects.get(pk=versie.pk)) == bytes(versie.pdf)


def test_a_correction_opens_the_texts_and_stopping_closes_them(als, rapportage):
    leg_vast(rapportage, 1, 0)
    client, deel = als("programmaleider"), reverse("rapportage-deel", args=[rapportage.pk, "samenvatting"])
    assert client.get(deel).status_code == 302

    client.post(reverse("rapportage-correctie", args=[rapportage.pk]), {"reden": "Tikfout"})
    assert client.get(deel).status_code == 200
    assert "Stop en zet de teksten terug" in client.get(rapportage.get_absolute_url()).text

    client.post(reverse("rapportage-correctie", args=[rapportage.pk]), {"stop": "terug"})
    assert client.get(deel).status_code == 302


def test_without_a_reason_there_is_no_correction(als, rapportage):
    leg_vast(rapportage, 1, 0)

    antwoord = als("programmaleider").post(reverse("rapportage-correctie", args=[rapportage.pk]), {"reden": " "})

    assert antwoord.context["form"].errors == {"reden": ["Vul dit veld in."]}
    assert Rapportage.objects.get().correctie_reden == ""


@pytest.mark.parametrize("hoofdnummer", [None, 0])
def test_what_is_not_vastgesteld_has_nothing_to_correct(rapportage, hoofdnummer):
    if hoofdnummer is not None:
        leg_vast(rapportage, hoofdnummer)

    with pytest.raises(Rapportfout, match="nog niet vastgesteld"):
        begin_correctie(rapportage, reden="Fout")


# Differences


def test_two_versions_differ_in_figures_and_texts_with_the_record_behind_them(als, register, rapportage):
    leg_vast(rapportage)
    noor = maak_gebruiker(naam="Noor")
    maak_stap(
        register["komt"], "aangeboden", date(2026, 3, 1), gezet_op=VOORGELEGD + timedelta(hours=1), gezet_door=noor
    )
    schrijf(rapportage, "samenvatting", tekst="Het gaat beter.")
    leg_vast(rapportage, 0, 2, gemaakt_op=VASTGESTELD)

    antwoord = als("stuurgroep").get(reverse("rapportage-verschillen", args=[rapportage.pk, "0.2", "0.1"]))

    vergelijking = antwoord.context["vergelijking"]
    verschil = next(v for v in vergelijking.cijfers if v.nieuw.code == "1a")
    assert ("stand", 1, 2) in verschil.velden
    assert [(t.titel, t.oud, t.nieuw) for t in vergelijking.teksten] == [
        ("Samenvatting", "Het gaat goed.", "Het gaat beter.")
    ]
    assert (
        "“Aangeboden” vanaf 1-3-2026 vastgelegd door Noor op 14 april 2026, met terugwerkende kracht" in antwoord.text
    )


def test_what_happens_after_the_peildatum_is_not_retroactive(register, rapportage):
    oud = leg_vast(rapportage)
    maak_stap(register["komt"], "aangeboden", date(2026, 5, 1), gezet_op=LATER)
    volgende = maak_rapportage(schooljaar=2026, halfjaar="najaar", peildatum=date(2026, 11, 1))

    vergelijking = vergelijk(Rapport.van(oud), stel_samen(volgende, door=None))

    [verschil] = [v for v in vergelijking.cijfers if v.nieuw.code == "1a"]
    registratie = next(r for r in verschil.erbij[0].verklaring if "Aangeboden" in r.wat)
    assert not registratie.met_terugwerkende_kracht(vergelijking.oude_peildatum)


def test_the_next_report_sets_corrections_with_retroactive_effect_apart(register, rapportage):
    for model in (Leerroute, Deelname, Schoolaanbod):
        model.history.update(history_date=VOORGELEGD - timedelta(days=1))
    leg_vast(rapportage, 1, 0)
    maak_stap(register["komt"], "aangeboden", date(2026, 3, 1), gezet_op=LATER)
    maak_stap(register["loopt"], "gestopt", date(2026, 8, 1), gezet_op=LATER)
    with time_machine.travel(LATER + timedelta(hours=1), tick=False):
        register["loopt"].sector, register["loopt"].opmerking = "techniek", "Gebeld"
        register["loopt"].save()
    volgende = maak_rapportage(schooljaar=2026, halfjaar="najaar", peildatum=date(2026, 11, 1))

    rapport = stel_samen(volgende, door=None)

    assert [(rij["wat"], rij["vanaf"]) for rij in rapport.versie.inhoud["correcties"]] == [
        ("“Aangeboden” vanaf 1-3-2026 vastgelegd", "2026-03-01"),
        ("gegevens van de leerroute gecorrigeerd (sector: van Zorg en welzijn naar Techniek)", None),
    ]
    assert {regel.code: regel.bewijs["vorige_herrekend"] for regel in rapport.regels}["1a"] == 2


@pytest.mark.parametrize("met", ["vorige", "9.9", "x"])
def test_a_comparison_with_what_is_not_there_gives_404(als, rapportage, met):
    leg_vast(rapportage, 1, 0)

    assert als("stuurgroep").get(reverse("rapportage-verschillen", args=[rapportage.pk, "1.0", met])).status_code == 404


# Page and figures


def test_the_page_of_a_version_shows_the_frozen_texts_with_links_to_each_heading(als, rapportage):
    leg_vast(rapportage, 1, 0)
    schrijf(rapportage, "samenvatting", tekst="Later geschreven.")

    antwoord = als("decaan").get(reverse("rapportage-versie", args=[rapportage.pk, "1.0"]))

    assert "<p>Het gaat goed.</p>" in antwoord.text
    assert "Later geschreven." not in antwoord.text
    ids = [id_ for id_, _, _ in antwoord.context["inhoudsopgave"]]
    assert all(f'href="#{id_}"' in antwoord.text and f'id="{id_}"' in antwoord.text for id_ in ids)


def test_an_older_version_says_by_which_it_was_replaced(als, rapportage):
    leg_vast(rapportage)
    leg_vast(rapportage, 1, 0)

    antwoord = als("stuurgroep").get(reverse("rapportage-versie", args=[rapportage.pk, "0.1"]))

    assert "Deze versie is vervangen door versie 1.0." in antwoord.text


@pytest.mark.parametrize("soort", ["xlsx", "csv", "json"])
def test_the_figures_of_a_version_stay_those_of_its_day(als, register, rapportage, soort):
    leg_vast(rapportage, 1, 0)
    url = reverse("rapportage-cijfers", args=[rapportage.pk, "1.0", soort])
    eerst = als("decaan").get(url)

    maak_stap(register["komt"], "aangeboden", date(2026, 3, 1))

    assert _cijfers(als("decaan").get(url), soort) == _cijfers(eerst, soort)
    assert (
        eerst["Content-Disposition"] == f'attachment; filename="voortgangsrapportage-voorjaar-2026-1.0-cijfers.{soort}"'
    )
    assert als("decaan").get(url.replace("1.0", "0.1")).status_code == 404


def _cijfers(antwoord, soort):
    if soort != "xlsx":
        return antwoord.content
    werkmap = openpyxl.load_workbook(io.BytesIO(antwoord.content))
    return {blad.title: list(blad.values) for blad in werkmap}


def test_csv_and_json_say_what_the_rows_say(rapportage):
    rapport = Rapport.van(leg_vast(rapportage))

    regels = als_csv(rapport).decode("utf-8-sig").splitlines()
    gegevens = json.loads(als_json(rapport))

    een_a = rapport.regels[0]
    assert regels[1].startswith(f"1a;{een_a.naam};")
    assert len(regels) == len(rapport.regels) + 1
    assert gegevens["rapport"] == "voortgangsrapportage-voorjaar-2026-0.1"
    assert gegevens["indicatoren"][0]["telt_mee"] == [{"id": een_a.bewijs["telt_mee"][0]["id"], "naam": "Alfa"}]


def test_in_the_workbook_days_are_dates_and_fte_are_numbers(rapportage):
    partner = maak_partner(naam="Bestuur Een")
    Middelen.objects.create(rapportage=rapportage, partner=partner, voldoende=True, fte=Decimal("0.40"))

    bladen = {
        blad.title: list(blad.values)
        for blad in openpyxl.load_workbook(io.BytesIO(als_xlsx(stel_samen(rapportage, door=None))))
    }

    assert bladen["mensen en middelen"][1][:3] == ("Bestuur Een", "ja", 0.4)
    assert bladen["verloop"][1] == ("1a", datetime(2024, 1, 1), 0)
    assert bladen["leerroutes"][1][-1] == datetime(2024, 8, 1)


# Recognised


def pdf_van_versie(versie):
    return b"%PDF-1.7 " + versie.nummer.encode() + b" /ID [(" + versie.identiteit.encode() + b") (x)]"


@pytest.fixture
def echt(rapportage):
    leg_vast(rapportage, 1, 0)
    inhoud = pdf_van_versie(Rapportversie(rapportage=rapportage, hoofdnummer=1, volgnummer=1))
    return leg_vast(rapportage, 1, 1, reden="Tikfout", pdf=inhoud, sha256=hashlib.sha256(inhoud).hexdigest())


def stuur_bestand(client, inhoud, naam="rapport.pdf"):
    return client.post(reverse("rapportage-controleren"), {"bestand": SimpleUploadedFile(naam, inhoud)})


def test_anybody_learns_that_a_file_is_a_vastgesteld_report_and_which(client, echt):
    antwoord = stuur_bestand(client, bytes(echt.pdf))

    assert (antwoord.context["uitslag"].soort, antwoord.context["uitslag"].versie) == ("echt", echt)
    assert "Voortgangsrapportage voorjaar 2026, versie 1.1." in antwoord.text
    assert "Er is niets aan veranderd." in antwoord.text


def test_one_byte_more_is_an_altered_report(client, echt):
    antwoord = stuur_bestand(client, bytes(echt.pdf) + b" ")

    assert antwoord.context["uitslag"].soort == "gewijzigd"
    assert "Dit bestand is veranderd" in antwoord.text


def test_a_report_rewritten_by_another_program_is_still_known_as_altered(echt):
    anders = b"%PDF-1.4 [<" + echt.identiteit.encode().hex().upper().encode() + b"><00>]"

    assert controleer(anders).versie == echt


def test_a_replaced_version_says_so(client, echt):
    inhoud = b"%PDF voor de vergadering"
    oud = leg_vast(echt.rapportage, 0, 9, pdf=inhoud, sha256=hashlib.sha256(inhoud).hexdigest())

    uitslag = controleer(inhoud)

    assert (uitslag.soort, uitslag.versie, uitslag.opvolger, uitslag.staat) == ("echt", oud, echt, "vervangen")


@pytest.mark.parametrize("inhoud", [b"iets anders", b"\x00" * 1000])
def test_another_file_is_not_recognised(client, echt, inhoud):
    assert stuur_bestand(client, inhoud).context["uitslag"].soort == "onbekend"


def test_without_a_file_the_page_says_what_to_do(client, db):
    antwoord = client.post(reverse("rapportage-controleren"))

    assert antwoord.context["form"].errors == {"bestand": ["Kies een bestand."]}


# Sent and downloaded


def test_a_download_is_logged_with_who_and_when_a_head_or_a_304_is_not(als, rapportage):
    versie = leg_vast(rapportage)
    client, url = als("stuurgroep"), reverse("rapportage-pdf", args=[rapportage.pk])

    client.head(url)
    antwoord = client.get(url)
    client.get(url, headers={"if-none-match": antwoord["ETag"]})

    [regel] = Download.objects.all()
    assert (regel.versie, regel.door.rol, regel.op) == (versie, "stuurgroep", datetime(2026, 11, 24, 11, tzinfo=UTC))
    pagina = als("programmaleider").get(reverse("rapportage-ontvangst", args=[rapportage.pk]))
    assert "24 november 2026, 12.00" in pagina.text


def test_the_stuurgroep_gets_a_mail_each_with_a_link_and_on_request_the_file(als, rapportage):
    versie = leg_vast(rapportage)
    leden = [maak_gebruiker("stuurgroep", naam=f"Lid {n}") for n in (1, 2)]
    maak_gebruiker("stuurgroep", is_active=False)
    url = reverse("rapportage-versturen", args=[rapportage.pk])

    antwoord = als("programmaleider").post(url, {"bericht": "Graag lezen.", "met_bestand": "on"}, follow=True)

    assert sorted(m.to[0] for m in mail.outbox) == sorted(lid.email for lid in leden)
    bericht = mail.outbox[0]
    assert f"/rapporten/{rapportage.pk}/versies/0.1/" in bericht.body
    assert "Graag lezen." in bericht.body
    assert [(naam, soort) for naam, _, soort in bericht.attachments] == [(versie.bestandsnaam, "application/pdf")]
    assert "aan Lid 1, Lid 2" in antwoord.text


def test_a_mail_server_that_is_down_is_told_and_nothing_is_recorded(als, rapportage, settings):
    leg_vast(rapportage)
    maak_gebruiker("stuurgroep", naam="Lid")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    antwoord = als("programmaleider").post(reverse("rapportage-versturen", args=[rapportage.pk]), {}, follow=True)

    assert "Niet gelukt bij Lid. Probeer het later nog eens." in antwoord.text
    assert "Er is nog niets verstuurd." in antwoord.text


# Schedule and evaluation


def test_the_schedule_can_be_changed_and_stays_in_order(als, register):
    periode = Rapportperiode.objects.get(schooljaar=2026, halfjaar="najaar")
    url = reverse("rapportperiode-update", args=[periode.pk])
    data = {"peildatum": "2026-11-01", "inleverdatum": "2026-12-09", "vergaderdatum": "2026-12-08"}
    antwoord = als("programmaleider").post(url, data)
    assert "Zet de data op volgorde: eerst tellen, dan inleveren, dan vergaderen." in antwoord.text

    als("programmaleider").post(url, data | {"vergaderdatum": "2026-12-16"})

    periode.refresh_from_db()
    assert (periode.inleverdatum, periode.vergaderdatum) == (date(2026, 12, 9), date(2026, 12, 16))


def test_the_yearly_evaluation_is_recorded_once_and_told_in_the_next_report(als, register):
    url = reverse("evaluatie-update", args=[2025])
    gegevens = {"besproken_op": "2026-06-30", "opbrengsten": "Meer routes.", "lessen": "", "afspraken": ""}
    for _ in range(2):
        als("programmateam").post(url, gegevens)

    [evaluatie] = Evaluatie.objects.all()
    volgende = maak_rapportage(schooljaar=2026, halfjaar="najaar", peildatum=date(2026, 11, 1))
    inhoud = stel_samen(volgende, door=None).versie.inhoud
    assert (evaluatie.schooljaar, inhoud["evaluatie"]["opbrengsten"]) == (2025, "Meer routes.")
    assert als("programmateam").get(reverse("evaluatie-update", args=[1999])).status_code == 404


def test_an_evaluation_in_the_future_is_refused(als, register):
    gegevens = {"besproken_op": "2026-11-25", "opbrengsten": "Meer.", "lessen": "", "afspraken": ""}

    antwoord = als("programmateam").post(reverse("evaluatie-update", args=[2026]), gegevens)

    assert list(antwoord.context["form"].errors) == ["besproken_op"]
    assert not Evaluatie.objects.exists()

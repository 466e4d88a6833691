"""The pages of the voortgangsrapportage: who sees which version, what is refused, and what the download gives."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from monitoring.convenant import laad_convenant
from monitoring.models import Rapportage, Rapportversie
from monitoring.rapporteren import begin_correctie, stuur_terug
from tests.factories import maak_leerroute, maak_stap
from tests.rapporten import PEILDATUM, VOORGELEGD, leg_vast, maak_rapportage, maak_register, schrijf

pytestmark = pytest.mark.django_db
ROLLEN = ("programmaleider", "programmateam", "beheerder", "stuurgroep", "decaan")
NU = "2026-11-24 12:00+01:00"


@pytest.fixture(autouse=True)
def vandaag():
    with time_machine.travel(NU, tick=False):
        yield


@pytest.fixture
def rapportage(db):
    maak_register()
    return maak_rapportage(samenvatting="Het gaat goed.")


def meldingen(antwoord):
    return [str(melding) for melding in antwoord.context["messages"]]


def wie_zien(als, url):
    return [rol for rol in ROLLEN if als(rol).get(url).status_code == 200]


def toont(antwoord, rapportage):
    return rapportage in [regel.rapportage for regel, _ in antwoord.context["rijen"]]


ZIET_CONCEPT = ["programmaleider", "programmateam", "beheerder"]
TOESTANDEN = {"concept": [], "voorgelegd": [(0, 1)], "vastgesteld": [(0, 1), (1, 0)]}


@pytest.mark.parametrize(
    ("toestand", "detail", "pdf"),
    [
        ("concept", ZIET_CONCEPT, []),
        ("voorgelegd", [*ZIET_CONCEPT, "stuurgroep"], [*ZIET_CONCEPT, "stuurgroep"]),
        ("vastgesteld", list(ROLLEN), list(ROLLEN)),
    ],
)
def test_who_sees_a_report_depends_on_its_state(als, rapportage, toestand, detail, pdf):
    for nummer in TOESTANDEN[toestand]:
        leg_vast(rapportage, *nummer)

    assert wie_zien(als, rapportage.get_absolute_url()) == detail
    assert wie_zien(als, reverse("rapportage-pdf", args=[rapportage.pk])) == pdf
    in_lijst = [rol for rol in ROLLEN if toont(als(rol).get(reverse("rapportage-list")), rapportage)]
    assert in_lijst == detail


def test_a_decaan_gets_the_vastgestelde_version_only(als, rapportage):
    leg_vast(rapportage)
    leg_vast(rapportage, 1, 0)
    url = reverse("rapportage-pdf", args=[rapportage.pk])

    assert als("decaan").get(url).content == b"%PDF-1.0"
    assert als("decaan").get(url, {"versie": "0.1"}).status_code == 404
    assert als("stuurgroep").get(url, {"versie": "0.1"}).content == b"%PDF-0.1"
    assert [v.nummer for v in als("decaan").get(rapportage.get_absolute_url()).context["versies"]] == ["1.0"]


@pytest.mark.parametrize("versie", ["9.9", "", "abc", "0.1'--"])
def test_a_version_that_does_not_exist_gives_404(als, rapportage, versie):
    leg_vast(rapportage)

    assert (
        als("programmaleider").get(reverse("rapportage-pdf", args=[rapportage.pk]), {"versie": versie}).status_code
        == 404
    )


def test_the_download_gives_the_stored_bytes_with_name_type_and_etag(als, rapportage):
    versie, url = leg_vast(rapportage), reverse("rapportage-pdf", args=[rapportage.pk])

    antwoord = als("stuurgroep").get(url)

    assert antwoord.content == bytes(versie.pdf)
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'attachment; filename="voortgangsrapportage-voorjaar-2026-0.1.pdf"'
    assert (antwoord["ETag"], antwoord["X-Content-Type-Options"]) == (f'"{versie.sha256}"', "nosniff")
    assert als("stuurgroep").get(url, headers={"if-none-match": antwoord["ETag"]}).status_code == 304


def test_anonymous_is_asked_to_sign_in(client, rapportage):
    for naam in ("rapportage-list", "rapportage-create"):
        assert client.get(reverse(naam))["Location"].startswith("/inloggen/?next=/rapporten/")
    assert client.get(reverse("rapportage-pdf", args=[rapportage.pk]))["Location"].startswith("/inloggen/")


def test_the_list_puts_the_newest_vastgestelde_on_top_with_its_size(als, rapportage):
    leg_vast(rapportage, 1, 0, pdf=b"x" * 157_400)
    maak_rapportage(schooljaar=2026, halfjaar="najaar", peildatum=date(2026, 11, 1))

    antwoord = als("stuurgroep").get(reverse("rapportage-list"))

    assert antwoord.context["nieuwste"].nummer == "1.0"
    assert "Download de pdf" in antwoord.text
    assert "(157\u00a0kB)" in antwoord.text


def test_who_decides_finds_the_report_for_the_next_meeting(als, rapportage):
    voorgelegd, klaar = "Ter bespreking: voorjaar 2026", "De rapportage voorjaar 2026 ligt klaar"
    lid, decaan = als("stuurgroep"), als("decaan")
    assert klaar not in lid.get("/voortgang/").text

    leg_vast(rapportage)

    assert f"{klaar} voor de vergadering van 12 mei 2026." in lid.get("/voortgang/").text
    assert voorgelegd in lid.get(reverse("rapportage-list")).text
    assert klaar not in decaan.get("/voortgang/").text
    assert voorgelegd not in decaan.get(reverse("rapportage-list")).text
    leg_vast(rapportage, 1, 0)
    assert klaar not in lid.get("/voortgang/").text
    assert voorgelegd not in lid.get(reverse("rapportage-list")).text


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_costs_the_same_queries_for_any_number_of_reports(als, rapportage, aantal, django_assert_num_queries):
    leg_vast(rapportage)
    for jaar in range(2022, 2022 + aantal - 1):
        leg_vast(maak_rapportage(schooljaar=jaar))
    client = als("programmaleider")

    with django_assert_num_queries(10):
        antwoord = client.get(reverse("rapportage-list"))

    assert len([regel for regel, _ in antwoord.context["rijen"] if regel.rapportage]) == aantal


# New

NIEUW = {"periode": "2026-najaar", "peildatum": "2026-11-01"}


@pytest.fixture
def convenant(db):
    return laad_convenant()


def maak_nieuw(client, **velden):
    return client.post(reverse("rapportage-create"), NIEUW | velden)


def test_new_suggests_the_last_half_year_without_a_report_and_its_usual_day(als, convenant):
    formulier = als("programmaleider").get(reverse("rapportage-create")).context["form"]

    assert formulier.initial == {"periode": "2026-najaar", "peildatum": date(2026, 11, 1)}
    assert [label for _, label in formulier.fields["periode"].widget.choices] == [
        "Najaar 2024, schooljaar 2024-2025",
        "Voorjaar 2025, schooljaar 2024-2025",
        "Najaar 2025, schooljaar 2025-2026",
        "Voorjaar 2026, schooljaar 2025-2026",
        "Najaar 2026, schooljaar 2026-2027",
    ]


def test_new_offers_no_half_year_that_has_its_report(als, convenant):
    maak_nieuw(als("programmateam"))

    vak = als("programmaleider").get(reverse("rapportage-create")).context["form"].fields["periode"].widget

    assert [code for code, _ in vak.choices] == ["2024-najaar", "2024-voorjaar", "2025-najaar", "2025-voorjaar"]


def test_new_makes_a_concept_and_says_who_made_it(als, convenant):
    antwoord = maak_nieuw(als("programmateam"))

    rapportage = Rapportage.objects.get()
    assert antwoord["Location"] == rapportage.get_absolute_url()
    assert (rapportage.periode, rapportage.peildatum, rapportage.staat) == ("najaar 2026", date(2026, 11, 1), "concept")
    assert (rapportage.gemaakt_door.rol, rapportage.gemaakt_op) == (
        "programmateam",
        datetime(2026, 11, 24, 11, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        (
            {"peildatum": "2026-11-25"},
            "peildatum",
            "De peildatum ligt in de toekomst. Kies vandaag of een eerdere dag.",
        ),
        ({"peildatum": "31-2-2026"}, "peildatum", "Vul een datum in, bijvoorbeeld 1-8-2026."),
        ({"peildatum": ""}, "peildatum", "Vul een datum in."),
        ({"periode": "1999-najaar"}, "periode", "Kies een van de mogelijkheden."),
        (
            {"periode": "2025-voorjaar"},
            "periode",
            "Er is al een voortgangsrapportage over dit halfjaar. Open die in de lijst.",
        ),
    ],
)
def test_new_refuses_with_what_to_do(als, rapportage, velden, veld, fout):
    antwoord = maak_nieuw(als("programmaleider"), **velden)

    assert antwoord.context["form"].errors == {veld: [fout]}
    assert Rapportage.objects.count() == 1


def test_the_day_itself_is_allowed_and_another_than_usual_is_pointed_out(als, convenant):
    client = als("programmaleider")

    antwoord = client.get(maak_nieuw(client, peildatum="2026-11-24")["Location"])

    assert "De gewone peildatum van dit halfjaar is 1 november 2026. U koos een andere dag." in meldingen(antwoord)


# Texts


def zet_peildatum(client, rapportage, dag):
    return client.post(reverse("rapportage-update", args=[rapportage.pk]), {"peildatum": dag}, follow=True)


def test_the_peildatum_of_a_concept_can_move(als, rapportage):
    zet_peildatum(als("programmateam"), rapportage, "2026-03-31")

    rapportage.refresh_from_db()
    assert rapportage.peildatum == date(2026, 3, 31)


def test_after_voorleggen_the_peildatum_is_fixed_but_the_texts_go_on(als, rapportage):
    leg_vast(rapportage)

    antwoord = zet_peildatum(als("programmaleider"), rapportage, "2025-01-01")
    schrijf(rapportage, "samenvatting", tekst="Nieuw")

    rapportage.refresh_from_db()
    assert rapportage.peildatum == PEILDATUM
    assert meldingen(antwoord) == ["De rapportage is al voorgelegd. De peildatum staat dan vast."]
    pagina = als("programmaleider").get(rapportage.get_absolute_url())
    assert "Na versie 0.1 zijn de teksten gewijzigd." in pagina.text


@pytest.mark.parametrize(
    "naam",
    [
        *("rapportage-update", "rapportage-voorbeeld", "rapportage-voorleggen", "rapportage-vaststellen"),
        *("rapportage-teksten", "rapportage-verdelen", "rapportage-terugsturen"),
    ],
)
def test_a_vastgesteld_report_leads_back_with_the_reason(als, rapportage, naam):
    leg_vast(rapportage, 1, 0)
    client = als("programmaleider")

    antwoord = client.get(reverse(naam, args=[rapportage.pk]), follow=True)

    assert antwoord.redirect_chain == [(rapportage.get_absolute_url(), 302)]
    assert meldingen(antwoord) == ["Deze rapportage is al vastgesteld en verandert niet meer."]


# Preview


def test_the_preview_shows_the_report_and_the_characters_that_change(als, rapportage):
    schrijf(rapportage, "samenvatting", tekst="Goed 😀 <b>vet</b>")

    antwoord = als("beheerder").get(reverse("rapportage-voorbeeld", args=[rapportage.pk]))

    assert antwoord.context["vervangen"] == ["😀"]
    assert "Goed 😀 &lt;b&gt;vet&lt;/b&gt;" in antwoord.text
    assert "Concept, nog niet voorgelegd" in antwoord.text
    assert antwoord.text.count("<h1") == 1
    assert Rapportversie.objects.count() == 0


def test_without_covenant_the_pages_say_so(als):
    rapportage = maak_rapportage()

    antwoord = als("programmaleider").get(reverse("rapportage-voorbeeld", args=[rapportage.pk]), follow=True)

    assert "Er is nog geen convenant geladen. Vraag de technisch beheerder om dat te doen." in meldingen(antwoord)


# Voorleggen and vaststellen


def test_voorleggen_freezes_a_version_with_a_real_pdf_and_then_vaststellen(als, rapportage):
    client, url = als("programmaleider"), reverse("rapportage-voorleggen", args=[rapportage.pk])
    nummer = client.get(url).context["rapport"].versie.nummer

    antwoord = client.post(url, {"nummer": nummer}, follow=True)
    nogmaals = client.post(url, {"nummer": nummer}, follow=True)

    assert meldingen(antwoord) == ["Versie 0.1 is vastgelegd. De stuurgroep kan deze versie nu lezen."]
    assert meldingen(nogmaals) == [
        "Versie 0.1 was net al vastgelegd, door u of door iemand anders. Bekijk die versie eerst."
    ]
    gegevens = {"vergaderdatum": "24-11-2026", "besluiten": "Akkoord"}
    antwoord = client.post(reverse("rapportage-vaststellen", args=[rapportage.pk]), gegevens, follow=True)
    assert meldingen(antwoord) == ["De rapportage is vastgesteld: versie 1.0. Iedereen kan haar nu lezen."]
    assert [(v.nummer, bytes(v.pdf[:5])) for v in rapportage.versies.all()] == [("0.1", b"%PDF-"), ("1.0", b"%PDF-")]


def test_a_refused_vaststellen_keeps_what_was_typed(als, rapportage):
    leg_vast(rapportage)
    gegevens = {"vergaderdatum": "2026-11-25", "besluiten": "Akkoord"}

    antwoord = als("programmaleider").post(reverse("rapportage-vaststellen", args=[rapportage.pk]), gegevens)

    assert antwoord.context["form"].errors == {
        "vergaderdatum": ["De vergadering ligt in de toekomst. Stel de rapportage vast na de vergadering."]
    }
    assert antwoord.context["form"]["besluiten"].value() == "Akkoord"


def test_what_the_report_asked_to_decide_stands_above_the_decisions(als, rapportage):
    schrijf(rapportage, "besluiten", tekst="- Wijs **twee** scholen aan.\n- Trek geld uit.")
    leg_vast(rapportage)

    tekst = als("programmaleider").get(reverse("rapportage-vaststellen", args=[rapportage.pk])).text

    assert "<li>Wijs <strong>twee</strong> scholen aan.</li><li>Trek geld uit.</li>" in tekst


def test_vaststellen_before_voorleggen_leads_back(als, rapportage):
    antwoord = als("programmaleider").get(reverse("rapportage-vaststellen", args=[rapportage.pk]), follow=True)

    assert meldingen(antwoord) == ["Deze rapportage is nog niet voorgelegd. Leg haar eerst voor aan de stuurgroep."]


def test_a_pdf_that_fails_is_told_and_changes_nothing(als, rapportage, monkeypatch, tmp_path):
    """A machine without Pango, imitated from outside: a weasyprint that can't be imported comes first."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library pango')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    antwoord = als("programmaleider").post(
        reverse("rapportage-voorleggen", args=[rapportage.pk]), {"nummer": "0.1"}, follow=True
    )

    assert [melding.partition(":")[0] for melding in meldingen(antwoord)] == ["De pdf kan niet worden gemaakt"]
    assert Rapportversie.objects.count() == 0


# Detail


def test_the_detail_page_tells_the_difference_with_now(als, rapportage):
    versie = leg_vast(rapportage, 1, 0)
    maak_stap(maak_leerroute(naam="Later vastgelegd", leerweg="vmbo-k", mbo_niveau=4), "aangeboden", date(2025, 8, 1))

    antwoord = als("stuurgroep").get(rapportage.get_absolute_url())

    verschillen = antwoord.context["vergelijking"].cijfers
    assert [(v.nieuw.code, v.oud.stand, v.nieuw.stand) for v in verschillen] == [("1b", 0, 1), ("1b-jaar", 0, 1)]
    assert "<b>0</b> in het rapport, <b>1</b> in de berekening van nu" in antwoord.text
    assert "<b>Later vastgelegd</b> telt erbij" in antwoord.text
    assert versie.meetregels.get(code="1b").stand == 0


def test_the_detail_page_marks_older_versions_and_shows_the_whole_sha256(als, rapportage):
    eerste = leg_vast(rapportage)
    leg_vast(rapportage, 0, 2)

    tekst = als("stuurgroep").get(rapportage.get_absolute_url()).text

    assert tekst.count("<b>Vervangen</b> door 0.2") == 1
    assert eerste.sha256 in tekst


def test_a_correction_is_asked_for_as_what_it_is_with_its_reason(als, rapportage):
    leg_vast(rapportage, 1, 0)
    begin_correctie(rapportage, reden="**Beta** telde al mee.")

    tekst = als("programmaleider").get(reverse("rapportage-voorleggen", args=[rapportage.pk])).text

    assert "<h1>Correctie vastleggen</h1>" in tekst
    assert "Reden: <strong>Beta</strong> telde al mee." in tekst


def test_the_remarks_of_the_stuurgroep_stand_where_people_write_and_stay(als, rapportage):
    leg_vast(rapportage)
    stuur_terug(rapportage, opmerkingen="Graag **meer** over vmbo-t.", door=None, nu=VOORGELEGD)
    teksten, detail = reverse("rapportage-teksten", args=[rapportage.pk]), rapportage.get_absolute_url()
    assert "Graag <strong>meer</strong> over vmbo-t." in als("programmateam").get(teksten).text
    assert "Versie 0.1 is teruggestuurd." in als("programmateam").get(detail).text

    leg_vast(rapportage, 0, 2)

    assert "over vmbo-t" not in als("programmateam").get(teksten).text
    assert "Graag <strong>meer</strong> over vmbo-t." in als("stuurgroep").get(detail).text


def test_the_steps_are_for_those_who_write(als, rapportage):
    leg_vast(rapportage)
    url = rapportage.get_absolute_url()

    assert "Dit moet er nog gebeuren" in als("programmateam").get(url).text
    assert reverse("rapportage-voorleggen", args=[rapportage.pk]) not in als("programmateam").get(url).text
    assert reverse("rapportage-voorleggen", args=[rapportage.pk]) in als("programmaleider").get(url).text
    assert "Dit moet er nog gebeuren" not in als("stuurgroep").get(url).text

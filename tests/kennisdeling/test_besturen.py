"""A board shares its own NCO results, with consent; those of another board stay out of its reach."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kennisdeling.models import Doorstroomcijfer, Gegevensdeling
from tests.factories import maak_gebruiker, maak_mbo, maak_partner, maak_school
from tests.kennisdeling.factories import maak_cijfer, maak_deling
from tests.kennisdeling.test_cijfers import laad

pytestmark = pytest.mark.django_db
CIJFERS, GEGEVENS = "/kennisdeling/cijfers/", "/kennisdeling/gegevens/"
NCO, NIEUW = f"{CIJFERS}nco/", f"{CIJFERS}nco/nieuw/"
SCHERMEN = (NCO, NIEUW, f"{CIJFERS}nco/sjabloon.xlsx", f"{GEGEVENS}van-bestuur/")
KOP = "cohort;school;leerweg;mbo;niveau;domein;instroom;behouden;uitval;bron;gedeeld_door;gedeeld_op"
KOP += ";toestemming_van;toestemming_op"
RIJ = "2024;16PS21;vmbo-k;HMC;4;zorg;30;24;6;nco;M. Bakker;2026-10-01;M. Bakker, bestuurder;2026-09-24"
TOESTEMMING = {"toestemming_van": "M. Bakker", "toestemming_op": date(2026, 9, 24)}
VAN_ANDER = "Deze school is niet van ZAAM. Kies een school van uw bestuur."


@pytest.fixture
def zaam():
    return maak_partner(afkorting="ZAAM")


@pytest.fixture
def kade(zaam):
    maak_mbo(afkorting="HMC")
    return maak_school("16PS21", roepnaam="De Kade", partner=zaam)


@pytest.fixture
def elders():
    return maak_school("28DH00", partner=maak_partner(afkorting="Esprit"))


@pytest.fixture
def bestuurder(client, zaam):
    client.force_login(maak_gebruiker("stuurgroep", partner=zaam, naam="M. Bakker"))
    return client


def laad_nco(client, *regels, kop=KOP):
    inhoud = "\n".join([kop, *regels]).encode()
    return client.post(NCO, {"bestand": SimpleUploadedFile("nco.csv", inhoud, "text/csv")})


def test_a_board_loads_its_own_results_with_the_consent_recorded(bestuurder, kade):
    voorbeeld = laad_nco(bestuurder, RIJ)
    bestuurder.post(NCO, {"rijen": voorbeeld.context["bewijs"]})

    cijfer = Doorstroomcijfer.objects.get()
    assert (cijfer.school, cijfer.bron, cijfer.toestemming_van, cijfer.toestemming_op) == (
        kade,
        "nco",
        "M. Bakker, bestuurder",
        date(2026, 9, 24),
    )


@pytest.mark.parametrize(
    ("rij", "fout"),
    [
        (RIJ.replace("16PS21", "28DH00"), f"Rij 2, kolom school: {VAN_ANDER}"),
        (
            RIJ.replace(";nco;", ";mbo;"),
            "Rij 2, kolom bron: U deelt hier NCO-cijfers. Kies nco. De mogelijkheden zijn: nco.",
        ),
        (
            RIJ.replace("M. Bakker, bestuurder", ""),
            "Rij 2, kolom toestemming_van: NCO-cijfers zijn van het bestuur. Vul in wie toestemming gaf, en wanneer.",
        ),
    ],
)
def test_what_a_board_may_not_load_is_refused_whole(rij, fout, bestuurder, kade, elders):
    antwoord = laad_nco(bestuurder, RIJ.replace("vmbo-k", "vmbo-b"), rij.replace("Rij 2", "Rij 3"))

    assert antwoord.context["uitslag"].fouten == [fout.replace("Rij 2", "Rij 3")]
    assert Doorstroomcijfer.objects.count() == 0


def test_results_of_another_board_are_not_changed_by_loading_them(bestuurder, kade, elders):
    cijfer = maak_cijfer(school=elders, mbo=None, bron="nco", **TOESTEMMING)
    rij = RIJ.replace("16PS21", "28DH00").replace("HMC", cijfer.mbo.afkorting)

    antwoord = laad_nco(bestuurder, rij)

    assert antwoord.context["uitslag"].fouten == [f"Rij 2, kolom school: {VAN_ANDER}"]
    assert antwoord.context["uitslag"].rijen == []


def velden(school, **anders):
    cel = {"cohort": "2024", "school": school.pk, "leerweg": "vmbo-k", "mbo": maak_mbo().pk, "niveau": "4"}
    cel |= {"domein": "zorg", "instroom": "30", "behouden": "24", "uitval": "6", "bron": "nco"}
    door = {"gedeeld_door": "M. Bakker", "gedeeld_op": "2026-10-01", "toestemming_van": "M. Bakker"}
    return cel | door | {"toestemming_op": "2026-09-24"} | anders


def test_a_board_fills_in_one_figure_and_the_form_offers_its_own_schools_only(bestuurder, kade, elders):
    formulier = bestuurder.get(NIEUW).context["form"]
    fout = bestuurder.post(NIEUW, velden(elders))
    bestuurder.post(NIEUW, velden(kade))

    assert (list(formulier.fields["school"].queryset), formulier["toestemming_van"].value()) == ([kade], "M. Bakker")
    assert fout.context["form"].errors == {"school": [VAN_ANDER]}
    assert Doorstroomcijfer.objects.get().school == kade


@pytest.mark.parametrize("deel", ["bewerken/", "intrekken/"])
def test_a_board_changes_and_withdraws_its_own_and_finds_no_other(deel, bestuurder, kade, elders):
    eigen = maak_cijfer(school=kade, bron="nco", **TOESTEMMING)
    van_mbo = maak_cijfer(school=kade)
    ander = maak_cijfer(school=elders, bron="nco", **TOESTEMMING)
    delingen = [maak_deling(kade), maak_deling(elders), maak_deling(mbo=maak_mbo())]

    gekregen = [
        bestuurder.get(f"{rij.get_absolute_url()}{deel}").status_code for rij in (eigen, van_mbo, ander, *delingen)
    ]
    geplaatst = [
        bestuurder.post(f"{rij.get_absolute_url()}{deel}", {}).status_code for rij in (van_mbo, ander, *delingen[1:])
    ]

    assert gekregen == [200, 404, 404, 200, 404, 404]
    assert geplaatst == [404] * 4


def test_what_a_board_withdrew_is_shown_to_nobody(bestuurder, kade, als):
    cijfer = maak_cijfer(school=kade, bron="nco", **TOESTEMMING)
    velden_ = {"ingetrokken_op": "2026-11-24", "ingetrokken_reden": "Het bestuur wil het niet meer"}
    bestuurder.post(f"{cijfer.get_absolute_url()}intrekken/", velden_)

    pagina = als("decaan").get(cijfer.get_absolute_url())
    assert [label for label, _ in pagina.context["gegevens"] if label in ("Instroom", "Behouden", "Uitval")] == []
    assert als("decaan").get(f"{CIJFERS}school/{kade.pk}/").context["regels"] == []


def test_a_board_records_what_it_shared(bestuurder, zaam, kade, elders):
    gegevens = {"soort": "nco", "omschrijving": "NCO-rapportage 2026", "gedeeld_op": "2026-10-08"}
    gegevens |= {"gedeeld_door": "M. Bakker", "toestemming_van": "M. Bakker", "toestemming_op": "2026-10-01"}
    pad = f"{GEGEVENS}van-bestuur/"

    fout = bestuurder.post(pad, gegevens | {"school": elders.pk})
    bestuurder.post(pad, gegevens | {"bestuur": zaam.pk})

    assert fout.context["form"].errors["school"][0] == VAN_ANDER
    assert [(rij.bestuur, rij.soort) for rij in Gegevensdeling.objects.all()] == [(zaam, "nco")]


@pytest.mark.parametrize(
    ("rol", "soort"),
    [
        ("stuurgroep", "gemeente"),
        ("stuurgroep", "mbo"),
        ("stuurgroep", None),
        ("programmateam", "bestuur"),
        ("decaan", "bestuur"),
    ],
)
def test_it_is_for_who_speaks_for_a_board_only(rol, soort):
    client = Client()
    client.force_login(maak_gebruiker(rol, partner=maak_partner(soort=soort) if soort else None))

    assert [client.get(pad).status_code for pad in SCHERMEN] == [404] * 4
    assert client.post(NCO, {}).status_code == 404


def test_the_start_page_and_lists_lead_there(bestuurder):
    knoppen = [knop for kaart in bestuurder.get("/kennisdeling/").context["kaarten"] for knop in kaart.knoppen]

    assert knoppen == [("NCO-cijfers delen", NCO), ("Uw bestuur deelde met het mbo", f"{GEGEVENS}van-bestuur/")]
    assert [url for _, url, _ in bestuurder.get(CIJFERS).context["knoppen"]] == [f"{CIJFERS}overzicht/", NCO]
    assert [url for _, url, _ in bestuurder.get(GEGEVENS).context["knoppen"]] == [f"{GEGEVENS}van-bestuur/"]


def test_the_team_still_loads_every_source(team, kade):
    assert laad(team, RIJ, RIJ.replace(";nco;", ";duo;"), kop=KOP).context["uitslag"].fouten == []


def test_a_figure_that_is_there_already_is_an_error_at_the_form(team, kade):
    cijfer = maak_cijfer(school=kade)
    dubbel = velden(kade, bron="mbo", mbo=cijfer.mbo_id, toestemming_van="", toestemming_op="")

    nieuw = team.post(f"{CIJFERS}nieuw/", dubbel)
    ander = maak_cijfer(school=kade, mbo=cijfer.mbo, niveau=3)
    gewijzigd = team.post(f"{ander.get_absolute_url()}bewerken/", dubbel)

    assert [antwoord.context["form"].non_field_errors() for antwoord in (nieuw, gewijzigd)] == [
        ["Dit cijfer is er al. Wijzig dat cijfer."]
    ] * 2
    assert Doorstroomcijfer.objects.count() == 2


def test_a_removed_figure_comes_back_only_while_its_place_is_free(team, kade):
    weg = maak_cijfer(school=kade)
    team.post(f"{weg.get_absolute_url()}verwijderen/", {"reden": "Fout"})
    maak_cijfer(school=kade, mbo=weg.mbo)

    antwoord = team.post(f"{weg.get_absolute_url()}herstellen/", follow=True)

    assert "Herstellen kan nog niet. Dit cijfer is er al." in antwoord.content.decode()

"""What can happen to a school: added, renamed, another code, closed and opened again, another offer."""

from datetime import date

import pytest
import time_machine

from doorlopend.models import School, Schoolaanbod, Vestigingscode
from tests.factories import maak_aanbod, maak_school

pytestmark = pytest.mark.django_db
NIEUW = {"roepnaam": "De Kade", "gemeente": "Diemen", "bestuur": "Ander bestuur"}


@pytest.fixture(autouse=True)
def _vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


def gevonden(client, **vraag):
    antwoord = client.get("/scholen/", vraag)
    return [rij.record.roepnaam for rij in antwoord.context["table"].page.object_list]


def gegevens(school, **velden):
    return {"roepnaam": school.roepnaam, "gemeente": school.gemeente, "stadsdeel": school.stadsdeel} | velden


def test_a_school_outside_the_covenant_and_in_diemen_is_added_with_code_and_offer(als):
    velden = NIEUW | {"code": "01aa00", "aanbod": ["vmbo-b", "vmbo-k"], "vanaf": "2020-08-01", "bron": "Schoolgids"}

    als("beheerder").post("/scholen/nieuw/", velden)

    school = School.objects.get()
    assert (school.partner, school.gemeente, school.vestigingscodes.get().code) == (None, "Diemen", "01AA00")
    assert list(school.aanbod.values_list("soort", "vanaf", "bron")) == [
        ("vmbo-b", date(2020, 8, 1), "Schoolgids"),
        ("vmbo-k", date(2020, 8, 1), "Schoolgids"),
    ]


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"code": "fout"}, "code", "Een vestigingscode is bijvoorbeeld 16PS21."),
        ({"code": "09ZZ00"}, "code", "Deze vestigingscode hoort al bij een school."),
        ({"aanbod": ["vmbo-b"]}, "bron", "Vul in hoe u dit weet."),
        ({"aanbod": ["mavo"]}, "aanbod", "Kies een van de mogelijkheden."),
        ({"roepnaam": ""}, "roepnaam", "Vul dit veld in."),
    ],
)
def test_a_wrong_answer_makes_no_school(velden, veld, fout, als):
    maak_school("09ZZ00")

    antwoord = als("beheerder").post("/scholen/nieuw/", NIEUW | velden)

    assert fout in " ".join(antwoord.context["form"].errors[veld])
    assert (School.objects.count(), Schoolaanbod.objects.count()) == (1, 0)


def test_a_school_that_is_renamed_is_found_by_its_old_name_too(als):
    school, client = maak_school(roepnaam="IJburg College"), als("beheerder")

    client.post(f"/scholen/{school.pk}/bewerken/", gegevens(school, roepnaam="Terra Nova"))
    school.refresh_from_db()
    client.post(f"/scholen/{school.pk}/bewerken/", gegevens(school, roepnaam="Nova", andere_namen=school.andere_namen))

    school.refresh_from_db()
    assert (school.roepnaam, school.andere_namen) == ("Nova", "IJburg College\nTerra Nova")
    assert [gevonden(client, zoek=naam) for naam in ("ijburg", "terra", "nova")] == [["Nova"]] * 3
    assert [keer.roepnaam for keer in school.history.all()] == ["Nova", "Terra Nova", "IJburg College"]


@pytest.mark.parametrize(
    ("dag", "codes"),
    [(date(2026, 7, 31), ["01AA00"]), (date(2026, 8, 1), ["02BB00"]), (date(2026, 8, 2), ["02BB00"])],
)
def test_a_new_code_takes_over_on_its_day(dag, codes, als):
    school = maak_school("01AA00")

    als("beheerder").post(f"/scholen/{school.pk}/code/", {"code": "02bb00", "vanaf": "2026-08-01"})

    assert [code.code for code in school.vestigingscodes.all() if code.loopt_op(dag)] == codes


@pytest.mark.parametrize(
    ("code", "fout"),
    [("xx", "Een vestigingscode is bijvoorbeeld 16PS21."), ("09ZZ00", "Deze vestigingscode hoort al bij een school.")],
)
def test_a_code_that_cannot_be_changes_nothing(code, fout, als):
    school = maak_school("01AA00")
    maak_school("09ZZ00")

    antwoord = als("beheerder").post(f"/scholen/{school.pk}/code/", {"code": code, "vanaf": "2026-08-01"})

    assert fout in " ".join(antwoord.context["form"].errors["code"])
    assert Vestigingscode.objects.filter(tot=None).count() == 2


def test_closing_ends_code_and_offer_and_opening_again_brings_the_offer_back(als):
    school, client = maak_school("01AA00"), als("beheerder")
    maak_aanbod(school, "vmbo-b")
    eerder = maak_aanbod(school, "vmbo-k", tot=date(2022, 8, 1))

    client.post(f"/scholen/{school.pk}/sluiten/", {"per": "2026-08-01"})

    school.refresh_from_db()
    assert (school.gesloten_op, school.vestigingscodes.get().tot, school.aanbod.get(soort="vmbo-b").tot) == (
        date(2026, 8, 1),
    ) * 3
    assert [gevonden(client), gevonden(client, gesloten="alleen"), gevonden(client, gesloten="ook")] == [
        [],
        [school.roepnaam],
        [school.roepnaam],
    ]
    assert gevonden(client, peildatum="2026-07-31") == [school.roepnaam]

    client.post(f"/scholen/{school.pk}/heropenen/")

    eerder.refresh_from_db()
    school.refresh_from_db()
    assert (school.gesloten_op, school.vestigingscodes.get().tot, school.aanbod.get(soort="vmbo-b").tot) == (None,) * 3
    assert eerder.tot == date(2022, 8, 1)


def test_an_offer_is_added_and_changed_with_its_source(als):
    school, client = maak_school(), als("beheerder")

    client.post(f"/scholen/{school.pk}/aanbod/", {"soort": "havo", "vanaf": "2025-08-01", "bron": "Schoolgids"})
    aanbod = school.aanbod.get()
    antwoord = client.post(
        f"/scholen/aanbod/{aanbod.pk}/",
        {"soort": "havo", "vanaf": "2025-08-01", "tot": "2026-08-01", "bron": "Gebeld"},
    )

    aanbod.refresh_from_db()
    assert (antwoord["Location"], aanbod.tot, aanbod.bron) == (school.get_absolute_url(), date(2026, 8, 1), "Gebeld")


@pytest.mark.parametrize(
    ("velden", "veld", "fout"),
    [
        ({"bron": ""}, "bron", "Vul dit veld in."),
        ({"tot": "2024-08-01"}, "__all__", "De einddatum ligt voor de begindatum."),
        ({"soort": "mavo"}, "soort", "Kies een van de mogelijkheden."),
    ],
)
def test_a_wrong_offer_is_explained(velden, veld, fout, als):
    school = maak_school()
    goed = {"soort": "havo", "vanaf": "2025-08-01", "bron": "Schoolgids"}

    antwoord = als("beheerder").post(f"/scholen/{school.pk}/aanbod/", goed | velden)

    assert fout in " ".join(antwoord.context["form"].errors[veld])
    assert school.aanbod.count() == 0

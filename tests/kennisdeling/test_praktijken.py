"""Practices and documents: concept, published, public; search; files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kennisdeling.models import Document, Praktijk
from tests.bestanden.corpus import PDF
from tests.bladzijde import Bladzijde
from tests.factories import maak_leerroute, maak_school
from tests.kennisdeling.factories import maak_document, maak_openbaar_bestand, maak_praktijk

pytestmark = pytest.mark.django_db
OPENBAAR = "/kennisdeling/openbaar/"


def titels(client, vraag=""):
    context = client.get(OPENBAAR + vraag).context
    return [p.titel for p in context["praktijken"]] + [d.titel for d in context["documenten"]]


@pytest.mark.parametrize(
    ("velden", "lezer", "anoniem"),
    [
        ({"staat": "concept", "openbaar": True}, 404, 404),
        ({"staat": "gepubliceerd", "openbaar": False}, 200, 404),
        ({"staat": "gepubliceerd", "openbaar": True}, 200, 200),
    ],
)
def test_a_practice_is_read_by_whom_its_state_says(velden, lezer, anoniem, als, client):
    praktijk = maak_praktijk(**velden)
    intern, openbaar = praktijk.get_absolute_url(), f"{OPENBAAR}praktijken/{praktijk.pk}/"

    gekregen = [als("programmateam").get(intern), als("decaan").get(intern), client.get(openbaar)]

    assert [antwoord.status_code for antwoord in gekregen] == [200, lezer, anoniem]
    assert titels(client) == ([praktijk.titel] if anoniem == 200 else [])
    rijen = als("decaan").get("/kennisdeling/praktijken/").context["table"].rows
    assert len(rijen) == (1 if lezer == 200 else 0)


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("", ["Fietsen", "Warm welkom"]),
        ("?zoek=warm", ["Warm welkom"]),
        ("?zoek=mentor+FIETS", ["Fietsen"]),
        ("?zoek=x", []),
    ],
)
def test_search_looks_in_title_and_text_for_every_word(vraag, gevonden, client):
    maak_praktijk(titel="Warm welkom", tekst="De eerste dag", openbaar=True)
    maak_praktijk(titel="Fietsen", tekst="Met de mentor op pad", openbaar=True)

    assert titels(client, vraag) == gevonden


def test_text_is_markdown_without_anything_active(client):
    praktijk = maak_praktijk(tekst="**Vet** <script>x</script> [k](javascript:x)", openbaar=True)

    html = client.get(f"{OPENBAAR}praktijken/{praktijk.pk}/").content.decode()

    assert ("<strong>Vet</strong>" in html, "<script>x" in html, 'href="javascript' in html) == (True, False, False)


def test_a_practice_leads_to_its_schools_and_routes_for_who_may_see_those(als, client):
    school, route = maak_school(roepnaam="Bos & Lommer"), maak_leerroute(naam="Zorg")
    praktijk = maak_praktijk(openbaar=True, contact="A. Wit, a.wit@school.nl")
    praktijk.scholen.add(school)
    praktijk.leerroutes.add(route)

    intern = Bladzijde(als("decaan").get(praktijk.get_absolute_url()))
    openbaar = Bladzijde(client.get(f"{OPENBAAR}praktijken/{praktijk.pk}/"))

    for pagina, aantal in ((intern, 1), (openbaar, 0)):
        assert pagina.teksten("dd")[:2] == ["Zorg", "Bos & Lommer"]
        links = [pagina.alle("a", href=ding.get_absolute_url()) for ding in (school, route)]
        assert [len(gevonden) for gevonden in links] == [aantal, aantal]
        assert pagina.teksten("a", href="mailto:a.wit@school.nl") == ["a.wit@school.nl"]


def test_a_document_needs_a_link_or_a_file(team):
    velden = {"titel": "Handreiking", "datum": "2024-06-01", "staat": "gepubliceerd"}

    zonder = team.post("/kennisdeling/documenten/nieuw/", velden)
    team.post("/kennisdeling/documenten/nieuw/", velden | {"bestand": SimpleUploadedFile("h.pdf", PDF)})

    assert zonder.context["form"].errors == {"link": ["Vul een link in, of voeg een bestand toe."]}
    assert Document.objects.get().bestanden.count() == 1


@pytest.mark.parametrize(("velden", "status"), [({}, 200), ({"openbaar": False}, 404), ({"staat": "concept"}, 404)])
def test_a_file_is_public_only_with_its_document(velden, status, client):
    bestand = maak_openbaar_bestand()
    Document.objects.update(**velden)

    assert client.get(f"{OPENBAAR}bestanden/{bestand.sleutel}/").status_code == status


def test_a_file_of_a_concept_is_for_who_may_change_it(als):
    bestand = maak_openbaar_bestand()
    Document.objects.update(staat="concept")

    assert [als(rol).get(bestand.get_absolute_url()).status_code for rol in ("decaan", "programmateam")] == [404, 200]


def test_the_team_adds_a_practice(team):
    velden = {"titel": "Warm welkom", "samenvatting": "Kort", "tekst": "Lang", "staat": "concept"}

    team.post("/kennisdeling/praktijken/nieuw/", velden)

    assert Praktijk.objects.get().titel == "Warm welkom"


def test_the_list_of_documents_is_searched(als):
    maak_document(titel="Notitie")
    maak_document(titel="Handreiking", omschrijving="Voor decanen")

    rijen = als("decaan").get("/kennisdeling/documenten/?zoek=decanen").context["table"].rows

    assert [rij.record.titel for rij in rijen] == ["Handreiking"]

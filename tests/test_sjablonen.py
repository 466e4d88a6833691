"""What all pages share: frame, menu, list, messages, and the pages for what went wrong."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template import Context, Template
from django.test import Client
from django.urls import path, reverse

from doorlopend import urls
from doorlopend.fouten import serverfout
from doorlopend.rechten import Rol
from doorlopend.templatetags.portaal import ICONEN, OORDELEN, STATUSSEN, icoon, oordeel, status
from monitoring.convenant import laad_convenant
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db
CSS = Path(urls.__file__).parent.parent / "static" / "css"
VOORBEELD = "Voorbeeldomgeving: leerroutes en personen zijn verzonnen"
ALLEMAAL = ["Voortgang", "Leerroutes", "Scholen", "Lob en decanen", "Kennisdeling", "Rapporten"]


def mislukt(fout):
    def view(request):
        raise fout

    return view


handler400, handler500 = urls.handler400, urls.handler500
urlpatterns = [
    path("verboden/", mislukt(PermissionDenied)),
    path("onleesbaar/", mislukt(SuspiciousOperation)),
    path("stuk/", mislukt(RuntimeError)),
    *urls.urlpatterns,
]


@pytest.fixture
def stuk(settings):
    """The portal with three pages that fail on purpose."""
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def inhoud():
    laad_convenant()
    school = maak_school()
    maak_aanbod(school, "vmbo-b")
    route = maak_leerroute(naam="Anker: techniek")
    maak_deelname(route, school)
    maak_stap(route)
    return [
        *map(reverse, ("voortgang", "wijzigingen", "zo-tellen-we", "leerroute-list", "school-list", "rapportage-list")),
        *map(reverse, ("leerroute-create", "rapportage-create", "account_logout")),
        reverse("leerroute-create") + "?soort=doorlopend",
        *(reverse(naam, args=[route.pk]) for naam in ("leerroute-detail", "leerroute-update")),
        *(reverse(naam, args=[school.pk]) for naam in ("school-detail", "school-update")),
        reverse("indicator-detail", args=["1a"]),
        "/leerroutes/?peildatum=morgen",
    ]


def gebreken(pagina):
    """What a machine can see is wrong with the frame of a page."""
    niveaus = [int(element.tag[1]) for element in pagina.elementen if re.fullmatch("h[1-6]", element.tag)]
    sprongen = [b for a, b in zip(niveaus, niveaus[1:], strict=False) if b > a + 1]
    gevonden = {
        "h1": len(pagina.alle("h1")) - 1,
        "taal": pagina.een("html").attrs["lang"] != "nl",
        "dubbele ids": pagina.dubbele_ids(),
        "losse verwijzingen": pagina.losse_verwijzingen(),
        "overgeslagen koppen": sprongen,
        "zonder bijschrift": len(pagina.alle("table")) - len(pagina.alle("caption")),
        "titel": not re.fullmatch(r".+ - Doorlopend leren vo-mbo", pagina.alle("title")[0].tekst),
        "voorbeeld": VOORBEELD not in pagina.teksten("p"),
        "main": len(pagina.alle("main")) - 1,
    }
    return {naam: waarde for naam, waarde in gevonden.items() if waarde}


def test_every_page_stands_in_the_same_frame(inhoud, als):
    client = als("programmaleider")

    gevonden = {pad: gebreken(Bladzijde(client.get(pad))) for pad in inhoud} | {
        "/inloggen/": gebreken(Bladzijde(Client().get("/inloggen/")))
    }

    assert {pad: gebrek for pad, gebrek in gevonden.items() if gebrek} == {}


@pytest.mark.parametrize("pad", ["/inloggen/", "/leerroutes/", "/beheer/", "/bestaat-niet/"])
def test_only_the_example_environment_says_that_it_is_one(pad, als, settings):
    client = als("beheerder")
    if pad == "/inloggen/":
        client.logout()

    voorbeeld = client.get(pad).content.decode()
    settings.VOORBEELD = False
    echt = client.get(pad).content.decode()

    assert (VOORBEELD in voorbeeld, VOORBEELD in echt) == (True, False)
    assert "leerroute-2027" not in echt
    assert ("leerroute-2027" in voorbeeld) == (pad == "/inloggen/")


@pytest.mark.parametrize("rol", Rol.values)
def test_the_menu_shows_what_the_role_may_open_and_every_entry_opens(rol, als):
    laad_convenant()
    client = als(rol)
    pagina = Bladzijde(client.get("/voortgang/"))

    menu = [link for link in pagina.alle("a") if link.binnen(**{"aria-label": "Hoofdmenu"})]
    voet = [link for link in pagina.alle("a") if link.binnen(**{"class": "voet"})]

    beheer = ["Personen", "Beheer"] if rol in ("programmaleider", "beheerder") else []
    assert [link.tekst for link in menu] == ALLEMAAL + beheer
    assert [link.tekst for link in voet] == [
        "Zo tellen we",
        "Partners",
        "Openbare pagina",
        "Hulp",
        "Privacy",
        "Toegankelijkheid",
    ]
    assert [client.get(link.attrs["href"]).status_code for link in menu + voet] == [200] * (len(menu) + 6)


@pytest.mark.parametrize("pad", ["/inloggen/", "/bestaat-niet/"])
def test_who_is_not_signed_in_sees_no_menu_and_no_name(pad):
    pagina = Bladzijde(Client().get(pad))

    assert pagina.alle("nav") == []
    assert pagina.een(klas="wie").tekst == "AanbodVoor docentenInloggen"


def test_the_menu_tells_the_page_itself_from_a_page_below_it(inhoud, als):
    client = als("decaan")
    plaatsen = {
        pad: [(link.tekst, link.attrs["aria-current"]) for link in Bladzijde(client.get(pad)).alle("a") if
              link.binnen(**{"aria-label": "Hoofdmenu"}) and "aria-current" in link.attrs]
        for pad in ("/leerroutes/", inhoud[10], "/zo-tellen-we/")
    }  # fmt: skip

    assert list(plaatsen.values()) == [[("Leerroutes", "page")], [("Leerroutes", "true")], []]


def test_breadcrumbs_lead_back_and_end_at_the_page(inhoud, als):
    pagina = Bladzijde(als("decaan").get(inhoud[10]))

    kruimels = [e for e in pagina.elementen if e.tag in ("a", "span") and e.binnen(**{"aria-label": "Kruimelpad"})]
    assert [(kruimel.tag, kruimel.tekst) for kruimel in kruimels] == [("a", "Leerroutes"), ("span", "Anker: techniek")]
    assert pagina.een("h1").tekst == "Anker: techniek"
    assert kruimels[1].attrs["aria-current"] == "page"


def test_a_refused_form_says_so_in_the_title(als):
    client = als("programmateam")

    voor = Bladzijde(client.get("/leerroutes/nieuw/?soort=doorlopend")).een("title").tekst
    na = Bladzijde(client.post("/leerroutes/nieuw/?soort=doorlopend")).een("title").tekst

    assert (voor, na) == (f"{titel} - Doorlopend leren vo-mbo" for titel in ("Leerroute toevoegen",) * 2) or na == (
        f"Fout: {voor}"
    )


# Lists


def test_the_heads_of_a_list_sort_and_say_how_it_is_sorted(inhoud, als):
    pagina = Bladzijde(als("decaan").get("/leerroutes/?leerweg=vmbo-b&sort=-mbo&page=1"))

    koppen = {kop.tekst: kop.attrs.get("aria-sort") for kop in pagina.alle("th", scope="col")}
    assert koppen == {
        "Leerroute": None,
        "Route": None,
        "Stadsdeel": None,
        "Mbo": "descending",
        "Status": None,
        "Bijgewerkt": None,
    }
    links = [link.attrs["href"] for link in pagina.alle("a") if link.ouders[-1].attrs.get("scope") == "col"]
    assert links[0] == "?leerweg=vmbo-b&sort=naam"
    assert all("page=" not in link for link in links)


def test_a_row_is_headed_by_its_name_and_each_cell_names_its_column(inhoud, als):
    pagina = Bladzijde(als("decaan").get("/leerroutes/"))

    assert "Anker: techniek" in pagina.een("th", scope="row").tekst
    assert [cel.attrs["data-kop"] for cel in pagina.alle("td")] == ["Route", "Stadsdeel", "Mbo", "Status", "Bijgewerkt"]


def test_an_empty_list_says_what_to_do(als):
    pagina = Bladzijde(als("decaan").get("/leerroutes/?zoek=bestaat-niet"))

    assert pagina.teksten("td") == ["Er is niets dat bij deze filters past. Wis een filter of zoek iets anders."]
    assert pagina.een("h2", id="aantal").tekst == "0 leerroutes"


def test_filtering_keeps_the_day_and_the_order(als):
    pagina = Bladzijde(als("decaan").get("/leerroutes/?peildatum=2025-03-01&sort=-naam&page=1"))

    verborgen = {e.attrs["name"]: e.attrs["value"] for e in pagina.alle("input", type="hidden")}
    assert {naam: verborgen.get(naam) for naam in ("peildatum", "sort", "page")} == {
        "peildatum": "2025-03-01",
        "sort": "-naam",
        "page": None,
    }
    assert "U ziet de stand op 1 maart 2025. Terug naar vandaag" in pagina.teksten("span")
    assert [a.attrs["href"] for a in pagina.alle("a") if a.tekst in ("Terug naar vandaag", "Wis filters")] == [
        "?sort=-naam",
        "/leerroutes/?peildatum=2025-03-01",
    ]


def test_a_list_of_today_speaks_of_no_other_day(als):
    pagina = Bladzijde(als("decaan").get("/leerroutes/"))

    assert pagina.alle(klas="peilregel") == []
    assert pagina.alle("input", name="peildatum") == []


def test_pages_are_numbered_and_the_current_one_is_marked(als):
    for _ in range(26):
        maak_leerroute()

    pagina = Bladzijde(als("decaan").get("/leerroutes/?page=2&leerweg=vmbo-b"))

    nummers = [link for link in pagina.alle("a") if link.binnen(**{"aria-label": "Pagina’s"})]
    assert [(link.attrs["href"], link.attrs.get("aria-current")) for link in nummers] == [
        ("?page=1&leerweg=vmbo-b", None),
        ("?page=2&leerweg=vmbo-b", "page"),
    ]
    assert "26 tot en met 26 van 26" in pagina.teksten("p")


# Messages


def test_the_undo_of_a_message_is_one_click_with_a_valid_token_and_no_html_of_others(als):
    naam = "Anker <script>alert(1)</script>"
    route, client = maak_leerroute(naam=naam), Client(enforce_csrf_checks=True)
    client.cookies = als("programmaleider").cookies
    adres = reverse("leerroute-detail", args=[route.pk])
    token = Bladzijde(client.get(adres)).alle("input", name="csrfmiddlewaretoken")[0].attrs["value"]
    gegevens = {"status": "verkenning", "ingangsdatum": "2026-01-01", "csrfmiddlewaretoken": token}

    pagina = Bladzijde(client.post(reverse("leerroute-status", args=[route.pk]), gegevens, follow=True))
    (formulier,) = [form for form in pagina.alle("form") if form.binnen(role="status")]
    velden = {e.attrs["name"]: e.attrs["value"] for e in pagina.alle("input") if formulier in e.ouders}
    antwoord = client.post(formulier.attrs["action"], velden, follow=True)

    assert pagina.alle("script") == [pagina.een("script", src="/static/js/portaal.js")]
    assert naam in pagina.een(role="status").tekst
    assert "is ongedaan gemaakt" in Bladzijde(antwoord).een(role="status").tekst
    assert route.stappen.get().vervallen_reden == "Ongedaan gemaakt"


def test_a_refusal_is_an_alert(als):
    stap = maak_stap(maak_leerroute())

    pagina = Bladzijde(als("programmaleider").post(reverse("statusstap-vervallen", args=[stap.pk]), follow=True))

    assert pagina.een(role="alert").tekst == "Schrijf op waarom de stap vervalt."


# What went wrong


@pytest.mark.parametrize("rol", ["anoniem", "decaan"])
@pytest.mark.parametrize(
    ("pad", "code", "kop"),
    [
        ("/onleesbaar/", 400, "Dit kunnen we niet lezen"),
        ("/verboden/", 403, "Dit mag niet"),
        ("/bestaat-niet/", 404, "Deze pagina is er niet"),
        ("/leerroutes/stappen/1/bevestigen/", 405, "Dit adres werkt alleen met een knop"),
        ("/stuk/", 500, "Er ging iets mis"),
    ],
)
def test_a_failure_gets_its_status_and_a_dutch_page(pad, code, kop, rol, stuk, als):
    client = als(rol)
    client.raise_request_exception = False
    if rol == "anoniem" and pad != "/bestaat-niet/":
        assert client.get(pad)["Location"] == f"/inloggen/?next={pad}"
        return

    antwoord = client.get(pad)

    assert antwoord.status_code == code
    assert Bladzijde(antwoord).een("h1").tekst == kop
    assert gebreken(Bladzijde(antwoord)) == {}


def test_an_unknown_host_gets_the_same_page_without_a_name(als, settings):
    settings.ALLOWED_HOSTS = ["portaal.example.nl"]

    antwoord = als("decaan").get("/voortgang/")

    assert antwoord.status_code == 400
    assert Bladzijde(antwoord).een("h1").tekst == "Dit kunnen we niet lezen"
    assert Bladzijde(antwoord).alle(klas="wie__naam") == []


@pytest.mark.django_db(False)
def test_the_page_of_a_server_error_asks_nothing_of_the_database(rf):
    antwoord = serverfout(rf.get("/"))

    assert antwoord.status_code == 500
    assert gebreken(Bladzijde(antwoord)) == {}


def test_a_form_without_a_valid_token_is_refused_with_what_to_do():
    antwoord = Client(enforce_csrf_checks=True).post("/inloggen/", {"login": "a@b.nl", "password": "x"})

    assert antwoord.status_code == 403
    assert Bladzijde(antwoord).een("h1").tekst == "Het formulier is verlopen"


# Pieces


@pytest.mark.parametrize("code", OORDELEN)
def test_an_oordeel_is_a_word_with_a_shape_of_its_own(code):
    assert oordeel(code)["label"] == code.replace("_", " ").capitalize()
    assert oordeel(code)["teken"] in ICONEN


def test_three_kinds_of_oordeel_differ_in_shape_and_not_in_colour_alone():
    vormen = {kleur: {teken for _, k, teken in OORDELEN.values() if k == kleur} for _, kleur, _ in OORDELEN.values()}

    assert sum(map(len, vormen.values())) == len(set.union(*vormen.values())) == 4


@pytest.mark.parametrize("code", [*STATUSSEN, "", None])
def test_a_status_is_a_word_with_a_shape_of_its_own(code):
    assert status(code) == {"label": STATUSSEN.get(code, "Nog geen status"), "teken": code or "geen"}


@pytest.mark.parametrize("naam", ICONEN)
def test_an_icon_is_hidden_from_who_cannot_see_it(naam):
    svg = Bladzijde(icoon(naam)).een("svg")

    assert (svg.attrs["aria-hidden"], svg.attrs["focusable"]) == ("true", "false")


@pytest.mark.parametrize("bestand", ["portaal.css", "beheer.css"])
def test_style_sheets_refer_to_files_that_are_there_and_to_nothing_outside(bestand):
    verwijzingen = re.findall(r"url\(\"?([^)\"]+)", (CSS / bestand).read_text())

    assert verwijzingen
    assert [naam for naam in verwijzingen if not (CSS / naam).is_file()] == []


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (date(2026, 11, 20), "20 november 2026"),
        (datetime(2026, 11, 20, 8, 5, tzinfo=UTC), "20 november 2026, 09.05 uur"),
        (None, "–"),
        ("", "–"),
        (0, "0"),
        ("Les", "Les"),
    ],
)
def test_a_value_is_written_as_people_read_it(waarde, tekst):
    gelezen = Template("{% load portaal %}{{ waarde|leesbaar }}").render(Context({"waarde": waarde}))

    assert gelezen == tekst

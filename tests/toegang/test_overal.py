"""What holds on every page, for every role, without exception (rows 8, 9, 10, 12, 13, 14, 15)."""

import hashlib
from collections import Counter
from functools import cache

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client
from django.urls import resolve

from doorlopend.rechten import RECHTEN, Bereik, Rol
from tests.factories import maak_gebruiker, maak_school
from tests.kruipen import pad, unieke_formulieren, verstuur
from tests.matrix import MATRIX, alle_argumenten
from tests.matrix.rollen import ROLLEN
from tests.rapporten import terug_na_afloop

pytestmark = pytest.mark.django_db
# Headers, tokens, fields and names are the same on every database: .ci/run looks at them once.
eenmaal = pytest.mark.ongeacht_database
# What may change by looking: the session, the trail, what allauth and the cache keep.
BIJHOUDEN = {"sessions", "usersessions", "account", "contenttypes", "admin", "mfa"}
STIL = {"gebeurtenis", "inzendsleutel"}
KOPPEN = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@cache
def _vragen(zonder_tijd):
    """{table: one SELECT of all that it holds}, composed once; `zonder_tijd` leaves out moments and random keys."""
    naam, vragen = connection.ops.quote_name, {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in BIJHOUDEN or model._meta.model_name in STIL:
            continue
        kolommen = [
            naam(veld.column)
            for veld in model._meta.concrete_fields
            if not (zonder_tijd and (isinstance(veld, models.DateTimeField | models.UUIDField) or _is_toeval(veld)))
        ]
        vragen[model._meta.label] = f"SELECT {', '.join(kolommen) or '1'} FROM {naam(model._meta.db_table)}"
    return vragen


def inhoud(*, zonder_tijd=False):
    """A fingerprint per table of all that it holds; `zonder_tijd` leaves out moments and random keys."""
    afdrukken = {}
    with connection.cursor() as cursor:
        for tabel, vraag in _vragen(zonder_tijd).items():
            cursor.execute(vraag)
            rijen = sorted(map(repr, cursor.fetchall()))
            afdrukken[tabel] = hashlib.sha256("\n".join(rijen).encode()).hexdigest()
    return afdrukken


def _is_toeval(veld):
    return veld.primary_key or veld.name in (
        "sleutel_hash",
        "hash",
        "sleutel",
        "geheim",
        "token",
        "sha256",
        "password",
        "pdf",
    )


def verschil(voor, na):
    return {tabel for tabel in voor if voor[tabel] != na[tabel]}


LEZERS = ("programmaleider", "programmateam", "decaan", "stuurgroep", "anoniem")


@pytest.fixture(scope="module")
def adressen(django_db_setup, django_db_blocker):
    """{url name: path} of the whole matrix, and the arguments; their objects are rolled back after the last test here."""
    with terug_na_afloop(django_db_blocker):
        argumenten = alle_argumenten()
        yield {naam: pad(naam, argumenten) for naam in MATRIX}, argumenten


@pytest.fixture(scope="module")
def gelezen(adressen):
    """Every url, opened once by each of LEZERS: addresses, answers by role and url name, what that changed, clients.

    With a canary in the name and address of an account of every role.
    """
    mensen = {rol: maak_gebruiker(rol) for rol in Rol}
    for rol in Rol:
        maak_gebruiker(rol, email=f"kanarie-{rol}@elders.nl", naam=f"Vogel {rol}", school=maak_school())
    leesbaar = {naam: adres for naam, adres in adressen[0].items() if MATRIX[naam][0]}
    antwoorden, veranderd, clients = {}, {}, {}
    for rol in LEZERS:
        client = clients[rol] = Client()
        if rol != "anoniem":
            client.force_login(mensen[rol])
        voor = inhoud()
        antwoorden[rol] = {naam: _lees(client.get(adres)) for naam, adres in leesbaar.items()}
        for adres in filter(heeft_eigen_head, leesbaar.values()):
            client.head(adres)
        veranderd[rol] = verschil(voor, inhoud())
    return leesbaar, antwoorden, veranderd, clients


def heeft_eigen_head(adres):
    """Whether HEAD is not simply the GET of a class: a function decides by itself."""
    klasse = getattr(resolve(adres).func, "view_class", None)
    return klasse is None or hasattr(klasse, "head")


def _lees(antwoord):
    return antwoord, b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content


@eenmaal
@pytest.mark.parametrize("rol", LEZERS)
def test_looking_changes_nothing(rol, gelezen):
    """Row 12: GET of every url, and HEAD where that is something else, leave the database as it was."""
    assert gelezen[2][rol] == set()


@eenmaal
def test_every_post_without_its_token_is_refused(adressen, db):
    """Row 12: 403 with a Dutch page on all of them, also from another site."""
    mens = maak_gebruiker(Rol.PROGRAMMALEIDER)
    client = Client(enforce_csrf_checks=True)
    client.force_login(mens)
    anders = {}

    for naam, adres in adressen[0].items():
        antwoord = client.post(adres, {"naam": "x"}, HTTP_ORIGIN="https://elders.example")
        if antwoord.status_code != 403 or "Het formulier is verlopen" not in antwoord.content.decode():
            anders[naam] = antwoord.status_code

    assert anders == {}


def ontbrekende_koppen(antwoord, *, ingelogd):
    """Which protecting headers this answer lacks."""
    csp = antwoord.headers.get("Content-Security-Policy", "")
    fout = [naam for naam, waarde in KOPPEN.items() if antwoord.headers.get(naam) != waarde]
    dicht = "frame-ancestors 'none'" in csp or "sandbox" in csp
    if "default-src 'none'" not in csp or "unsafe" in csp or "http" in csp or not dicht:
        fout.append("Content-Security-Policy")
    if not antwoord.headers.get("Permissions-Policy", "").startswith("camera=()"):
        fout.append("Permissions-Policy")
    if ingelogd and "no-store" not in antwoord.headers.get("Cache-Control", ""):
        fout.append("Cache-Control")
    if antwoord.headers.get("Server") or antwoord.headers.get("X-Powered-By"):
        fout.append("Server")
    return fout


@eenmaal
@pytest.mark.parametrize("rol", LEZERS)
def test_every_page_and_file_carries_the_protecting_headers(rol, gelezen):
    """Rows 13, 14, 15: GET of every url, by every kind of visitor."""
    zonder = {
        naam: fout
        for naam, (antwoord, _) in gelezen[1][rol].items()
        if (fout := ontbrekende_koppen(antwoord, ingelogd=rol != "anoniem"))
    }

    assert zonder == {}


@eenmaal
@pytest.mark.parametrize("rol", ["programmaleider", "anoniem"])
def test_every_answer_carries_the_protecting_headers(rol, als, adressen):
    """Rows 13, 14, 15: refusals, redirects, the admin, what does not exist, other methods."""
    client, zonder, matrix = als(rol), {}, list(adressen[0].values())
    admin = ["/beheer/", "/beheer/doorlopend/school/", "/beheer/doorlopend/school/add/", "/beheer/bestaat-niet/"]
    rest = ["/bestaat-niet/", "/static/css/portaal.css", "/static/bestaat-niet.css", "/media/x.pdf", "/%00", "/scholen"]

    for adres in [*matrix, *admin, *rest]:
        for methode in ("post", "options") if adres in matrix else ("get", "post", "options"):
            if (methode, adres) == ("post", "/uitloggen/"):
                continue
            antwoord = getattr(client, methode)(adres)
            ingelogd = rol != "anoniem" and not adres.startswith("/static/") and methode in ("get", "post")
            if fout := ontbrekende_koppen(antwoord, ingelogd=ingelogd):
                zonder[methode, adres] = fout

    assert zonder == {}


@eenmaal
def test_errors_carry_the_protecting_headers(settings, als):
    """Row 13: also a fault of our own, a bad Host and a request that can't be read."""
    client = als("decaan")
    client.raise_request_exception = False
    settings.ALLOWED_HOSTS = ["testserver"]

    antwoorden = {
        "host": client.get("/scholen/", HTTP_HOST="elders.example"),
        "velden": client.post("/inloggen/", {f"veld{nummer}": "x" for nummer in range(2100)}),
    }

    assert {naam: antwoord.status_code for naam, antwoord in antwoorden.items()} == {"host": 400, "velden": 400}
    assert {naam: ontbrekende_koppen(a, ingelogd=False) for naam, a in antwoorden.items()} == {"host": [], "velden": []}


@eenmaal
def test_every_cookie_is_http_only_and_lax(als, client):
    """Row 6; the __Host- names and Secure of production are in tests/test_settings.py."""
    from tests.toegang.factories import log_in

    antwoorden = [client.get("/inloggen/"), log_in(client, maak_gebruiker()), client.get("/scholen/")]

    koekjes = [koekje for antwoord in antwoorden for koekje in antwoord.cookies.values()]
    assert [(k["httponly"], k["samesite"], k["path"]) for k in koekjes if k.key != "messages"] == [
        (True, "Lax", "/")
    ] * len([k for k in koekjes if k.key != "messages"])
    assert len(koekjes) >= 2


def eigen_rechten(rol):
    """The rights that this role has for its own organisation only."""
    return {recht for recht, rollen in RECHTEN.items() if rollen.get(rol) is Bereik.EIGEN}


def recht_van(adres):
    """The right that the view behind this address asks for, "" when it is not a class with one."""
    return getattr(getattr(resolve(adres).func, "view_class", None), "recht", "")


@pytest.mark.parametrize("rol", ROLLEN)
def test_what_is_for_the_own_organisation_does_not_exist_for_another(rol, adressen, db):
    """Row 9: every url on one object, with an object of somebody else: 404, never 403, for GET and POST."""
    mens = maak_gebruiker(Rol(rol), school=maak_school(roepnaam="Een andere school"))
    client, (paden, argumenten), open_ = Client(), adressen, {}
    client.force_login(mens)

    for naam, adres in paden.items():
        if recht_van(adres) in eigen_rechten(rol) and argumenten.get(naam, argumenten.get(naam.partition("-")[0])):
            for methode in ("get", "post"):
                if (status := getattr(client, methode)(adres).status_code) not in (404, 405):
                    open_[methode, naam] = status

    assert open_ == {}


@eenmaal
@pytest.mark.parametrize("rol", ["decaan", "stuurgroep", "programmateam", "anoniem"])
def test_addresses_of_people_are_only_for_who_manages_them(rol, gelezen):
    """Row 9: a canary in every account; in pages, lists, exports, select options, files and feeds."""
    gezien = [naam for naam, (_, tekst) in gelezen[1][rol].items() if b"kanarie-" in tekst]

    assert gezien == []


@eenmaal
def test_the_canary_is_seen_by_who_manages_people(gelezen):
    """Row 9, negative control: it does stand in the list of people."""
    assert b"kanarie-decaan@elders.nl" in gelezen[1]["programmaleider"]["gebruiker-list"][1]


# Names of buttons and of where to go next: they are meant to be sent.
KNOPPEN = {"eenmalig", "next", "action", "aan", "versie"}
EXTRA = {
    "is_staff": "1",
    "is_superuser": "1",
    "is_active": "0",
    "rol": "beheerder",
    "status": "gestopt",
    "als_plan": "1",
}


def extra_velden(form, waarde):
    """Every field name of every model that the form itself does not have, with a value that could fit."""
    namen = {
        naam
        for model in apps.get_models()
        for veld in model._meta.concrete_fields
        for naam in (veld.name, veld.attname)
    }
    return {naam: [EXTRA.get(naam, waarde)] for naam in namen - set(form.velden) - KNOPPEN}


def formulieren_van(gelezen, rol, *, methoden=("post",)):
    """The forms on the pages that this role opened, each once."""
    paden, antwoorden, _, _ = gelezen
    pagina = {paden[naam]: antwoord for naam, (antwoord, _) in antwoorden[rol].items()}
    return unieke_formulieren(pagina, methoden)


def gevolg(client, form, velden):
    """What sending these fields changes: the answer and the content of every table afterwards; undone again."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        antwoord = verstuur(client, form, velden)
        na = inhoud(zonder_tijd=True)
        transaction.set_rollback(True)
    client.cookies = cookies
    return antwoord.status_code, na


@eenmaal
@pytest.mark.parametrize(("rol", "minstens"), [("programmaleider", 12), ("decaan", 2)])
def test_no_form_takes_a_field_that_it_does_not_show(rol, minstens, gelezen):
    """Row 10: role, school, status, version and all other field names of the database change nothing."""
    client = gelezen[3][rol]
    client.raise_request_exception = False
    ander, geraakt, gelukt = maak_school(), {}, Counter()

    for form in formulieren_van(gelezen, rol):
        zonder = gevolg(client, form, form.ingevuld())
        met = gevolg(client, form, form.ingevuld() | extra_velden(form, str(ander.pk)))
        gelukt[zonder[0]] += 1
        anders = verschil(zonder[1], met[1])
        if zonder[0] != met[0] or anders:
            # What differs between two equal sendings too (a moment inside JSON) says nothing.
            anders -= verschil(zonder[1], gevolg(client, form, form.ingevuld())[1])
        if zonder[0] != met[0] or anders:
            geraakt[form.actie] = (zonder[0], met[0], anders)

    assert geraakt == {}
    assert gelukt[302] >= minstens, gelukt


@eenmaal
def test_matrix_reaches_a_form_for_every_url_that_takes_one(gelezen):
    """The tests above see what has a page: a form's address that no page leads to would escape them."""
    gezien = {
        resolve(form.actie.partition("?")[0]).view_name
        for form in formulieren_van(gelezen, "programmaleider", methoden=("get", "post"))
    }

    assert gezien <= set(MATRIX) | {None}

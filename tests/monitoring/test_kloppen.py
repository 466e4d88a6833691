"""Every number on a page about progress equals the number of rows behind it, on a range of days."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from monitoring.achteraf import begin_van
from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from monitoring.overzicht import rijen as rijen_van
from monitoring.splitsingen import SPLITSINGEN, splits
from monitoring.vergelijken import stappen_achteraf, vergelijk
from monitoring.voorbeeld import laad_voorbeeld
from tests.bijeenkomsten.factories import maak_gehouden
from tests.bladzijde import Bladzijde
from tests.factories import (
    maak_aanbod,
    maak_deelname,
    maak_gebruiker,
    maak_leerroute,
    maak_mbo,
    maak_partner,
    maak_school,
    maak_stap,
)

pytestmark = pytest.mark.django_db
SINDS = {"na": begin_van(date(2025, 3, 2)), "voor": begin_van(date(2026, 11, 25))}
DAGEN = ["2023-06-01", "2024-01-01", "2024-07-31", "2024-08-01", "2025-11-01", "2026-11-24"]


@pytest.fixture
def vandaag():
    with time_machine.travel("2026-11-24 12:00+01:00", tick=False):
        yield


@pytest.fixture
def voorbeeld(vandaag):
    """Without the PDF of its report, which no number on these pages comes from."""
    call_command("laad_gegevens", verbosity=0)
    laad_voorbeeld(timezone.now(), met_rapport=False)


def rijen(pagina, deel):
    """How many rows the table in section `deel` of a page has, and the number in its heading."""
    kop = pagina.alle("h2", id=deel)[0]
    in_tabel = [
        element
        for element in pagina.alle("tr")
        if element.binnen(aria_labelledby=deel) or element.binnen(**{"aria-labelledby": deel})
    ]
    return max(0, len(in_tabel) - 1), int(kop.tekst.rpartition("(")[2].rstrip(")"))


def _indicatoren(client):
    """Each page of an indicator has as many rows as /voortgang.json says."""
    afwijkingen, bekeken = [], 0
    for dag in DAGEN:
        regels = client.get("/voortgang.json", {"peildatum": dag}).json()["indicatoren"]
        for regel in regels:
            if regel["stand"] is None:
                continue
            pagina = Bladzijde(client.get(reverse("indicator-detail", args=[regel["code"]]), {"peildatum": dag}))
            mee, niet = rijen(pagina, "telt-mee"), rijen(pagina, "telt-niet-mee")
            bekeken += mee[0]
            if mee != (regel["stand"],) * 2 or niet != (len(regel["telt_niet_mee"]),) * 2:
                afwijkingen.append((dag, regel["code"], mee, niet))

    assert (afwijkingen, bekeken > 100) == ([], True)


def _link_in(pagina, element):
    """The address of the first link within `element`; empty without one."""
    return next((link.attrs["href"] for link in pagina.alle("a") if element in link.ouders), "")


def _dashboard(client):
    """Each card and each row of the dashboard shows what its link opens, on every day: see _indicatoren for the rows."""
    bekeken = 0
    for dag in DAGEN:
        pagina = Bladzijde(client.get("/voortgang/", {"peildatum": dag}))
        regels = client.get("/voortgang.json", {"peildatum": dag}).json()["indicatoren"]
        standen = {reverse("indicator-detail", args=[regel["code"]]): regel["stand"] for regel in regels}
        vraag = "" if dag == DAGEN[-1] else f"peildatum={dag}"
        gevonden = [(kaart, kaart.tekst.partition(" van ")[0]) for kaart in pagina.alle("li", klas="doel")]
        gevonden += [
            (stand.ouders[-1], stand.tekst.partition(" van ")[0]) for stand in pagina.alle("td", data_kop="Stand")
        ]
        for element, getal in gevonden:
            pad, _, gevraagd = _link_in(pagina, element).partition("?")
            assert (gevraagd, int(getal.split()[-1])) == (vraag, standen[pad])
        bekeken += len(gevonden)

    assert bekeken == len(DAGEN) * (3 + 17)


def _oordelen(client):
    """The oordelen on top count each measured indicator once."""
    antwoord = client.get("/voortgang/")

    groepen = antwoord.context["oordelen"]
    regels = client.get("/voortgang.json").json()["indicatoren"]
    assert {m.indicator.code: code for code, groep in groepen for m in groep} == {
        regel["code"]: regel["oordeel"] for regel in regels if regel["stand"] is not None
    }
    assert sum(len(groep) for _, groep in groepen) == sum(regel["stand"] is not None for regel in regels)


def _splitsingen(client):
    """Each regel of each splitsing opens to its own rows."""
    for per in SPLITSINGEN:
        antwoord = client.get("/voortgang/1a/", {"per": per})
        for regel in antwoord.context["splitsing"].regels[:3]:
            pagina = Bladzijde(client.get("/voortgang/1a/", {"per": per, "waarde": regel.naam}))
            assert (regel.naam, rijen(pagina, "telt-mee")[0], rijen(pagina, "telt-niet-mee")[0]) == (
                regel.naam,
                regel.telt_mee,
                regel.telt_niet_mee,
            )


def _sommen(client):
    """The regels of every splitsing of every indicator add up to the totals, or `vaker` says by how many they don't."""
    metingen = meet_alles(date(2026, 11, 24))
    for meting in metingen.values():
        for dag in map(date.fromisoformat, DAGEN):
            telling = meting.op(dag).telling
            mee, niet = (rijen_van(meting.op(dag), eenheden) for eenheden in (telling.telt_mee, telling.telt_niet_mee))
            for per in SPLITSINGEN:
                splitsing = splits(per, mee, niet)
                som = sum(regel.telt_mee + regel.telt_niet_mee for regel in splitsing.regels)
                totaal = splitsing.stand + splitsing.niet
                assert (som == totaal, som > totaal) == (splitsing.vaker == 0, splitsing.vaker > 0)
                assert (splitsing.stand, splitsing.niet) == (len(telling.telt_mee), len(telling.telt_niet_mee))


def _vergelijkingen(client):
    """Stand plus added minus stopped is the new stand."""
    metingen = meet_alles(date(2026, 11, 24))

    for meting in metingen.values():
        for dag in map(date.fromisoformat, DAGEN):
            verschil = vergelijk(meting, dag)
            assert verschil.toen.stand is None or (
                verschil.toen.stand + len(verschil.erbij) - len(verschil.eraf) == verschil.nu.stand
            )


@pytest.mark.usefixtures("voorbeeld")
def test_every_number_equals_the_rows_behind_its_link_for_all_indicators_and_days(als):
    """The example is loaded once for all of them: that is what takes long."""
    for controle in (_indicatoren, _dashboard, _oordelen, _splitsingen, _sommen, _vergelijkingen):
        controle(als("stuurgroep"))


def maak_route(school, stadsdeel="noord", **stap):
    route = maak_leerroute()
    maak_aanbod(school, "vmbo-b")
    maak_deelname(route, school)
    maak_stap(route, **stap)
    return route


@pytest.fixture
def convenant(vandaag):
    laad_convenant()


def test_a_bestuurder_sees_the_own_board_first_and_the_totals_add_up(convenant, client):
    eigen, ander = (maak_partner(naam=naam) for naam in ("Zwaan", "Aak"))
    for partner in (eigen, ander, ander):
        maak_route(maak_school(partner=partner, bestuur=partner.naam))
    client.force_login(maak_gebruiker("stuurgroep", partner=eigen))

    splitsing = client.get("/voortgang/1a/").context["splitsing"]

    assert [(r.naam, r.telt_mee, r.eigen) for r in splitsing.regels] == [("Zwaan", 1, True), ("Aak", 2, False)]
    assert (splitsing.stand, splitsing.vaker) == (3, 0)


def test_a_school_with_two_mbo_niveaus_stands_twice_and_the_page_says_so(convenant, als):
    school = maak_school()
    route = maak_route(school)
    for naam in ("Kok", "Bakker"):
        ander = maak_leerroute(opleiding=naam)
        maak_deelname(ander, school)
        maak_stap(ander)

    antwoord = als("stuurgroep").get("/voortgang/1a/", {"per": "opleiding"})

    splitsing = antwoord.context["splitsing"]
    assert [(r.naam, r.telt_mee) for r in splitsing.regels] == [("Bakker", 1), ("Kok", 1)]
    assert (splitsing.stand, splitsing.vaker, route.opleiding) == (1, 1, "")
    assert "Daarom zijn de rijen samen meer dan het totaal." in Bladzijde(antwoord).alle("main")[0].tekst


@pytest.mark.parametrize(
    ("gezet_op", "aantal"), [(datetime(2025, 3, 1, 22, tzinfo=UTC), 0), (datetime(2025, 3, 1, 23, tzinfo=UTC), 1)]
)
def test_what_was_recorded_after_the_day_for_before_it_stands_apart(gezet_op, aantal, convenant):
    """23.00 UTC is already the next day here."""
    route = maak_route(maak_school(), ingangsdatum=date(2025, 2, 1), gezet_op=gezet_op)

    gevonden = stappen_achteraf(date(2025, 3, 1), **SINDS)

    assert [stap.leerroute for stap in gevonden] == [route] * aantal


def test_a_plan_that_nobody_confirmed_is_no_correction(convenant):
    maak_route(maak_school(), ingangsdatum=date(2025, 2, 1), als_plan=True, gezet_op=datetime(2025, 4, 1, tzinfo=UTC))

    assert list(stappen_achteraf(date(2025, 3, 1), **SINDS)) == []


def test_a_step_voided_later_is_a_correction(convenant):
    route = maak_route(maak_school(), ingangsdatum=date(2025, 2, 1))
    route.stappen.update(vervallen_op=datetime(2025, 5, 1, tzinfo=UTC), vervallen_reden="vergissing")

    assert [s.leerroute for s in stappen_achteraf(date(2025, 3, 1), **SINDS)] == [route]


def test_the_comparison_names_what_came_and_what_went_with_the_reason(convenant, als):
    komt, gaat = maak_school(roepnaam="Komt"), maak_school(roepnaam="Gaat")
    maak_route(komt, ingangsdatum=date(2025, 8, 1))
    route = maak_route(gaat, ingangsdatum=date(2024, 8, 1))
    maak_stap(route, "gestopt", date(2025, 10, 1))

    antwoord = als("stuurgroep").get("/voortgang/vergelijken/", {"van": "2025-07-31", "peildatum": "2025-11-01"})

    een = next(v for v in antwoord.context["vergelijkingen"] if v.nu.indicator.code == "1a")
    assert (een.toen.stand, een.nu.stand, een.verschil) == (1, 1, 0)
    assert ([e.naam for e in een.erbij], [(e.naam, e.reden.tekst) for e in een.eraf]) == (
        ["Komt"],
        [("Gaat", "gestopt op 1-10-2025")],
    )


@pytest.mark.parametrize("van", ["x", "2026-02-30", "2025-01-02", "\x00"])
def test_a_first_day_that_cannot_be_used_is_said_at_its_field(van, convenant, als):
    antwoord = als("stuurgroep").get("/voortgang/vergelijken/", {"van": van, "peildatum": "2025-01-01"})

    assert [e.tekst for e in Bladzijde(antwoord).alle("span", id="van-fout")] == [
        "Kies een dag op of voor de tweede dag, als JJJJ-MM-DD."
    ]
    assert antwoord.status_code == 200


@pytest.mark.parametrize(
    ("code", "per", "keuzes"),
    [
        ("1a", "stadsdeel", ["stadsdeel", "bestuur", "niveau"]),
        ("5", "stadsdeel", ["stadsdeel", "bestuur"]),
        ("5b", "mbo", ["stadsdeel", "bestuur", "mbo"]),
        ("7", "stadsdeel", []),
        ("8", "mbo", []),
        ("9-mbo", "bestuur", ["mbo"]),
    ],
)
def test_only_a_splitsing_that_says_something_is_offered(code, per, keuzes, convenant, als):
    maak_route(maak_school(bestuur="Aak", stadsdeel="noord"))
    maak_gehouden(date(2026, 10, 8))
    maak_mbo(partner=maak_partner(soort="mbo"))

    antwoord = als("stuurgroep").get(f"/voortgang/{code}/", {"per": per})

    pagina, splitsing = Bladzijde(antwoord), antwoord.context["splitsing"]
    assert list(antwoord.context["splitsingen"]) == keuzes
    assert (splitsing and splitsing.code) == (per if per in keuzes else next(iter(keuzes), None))
    assert (len(pagina.alle("section", id="verdeling")), "Er is geen verdeling" in antwoord.text) == (
        int(bool(keuzes)),
        not keuzes,
    )
    assert "Daarnaast in ontwikkeling" not in pagina.alle("main")[0].tekst

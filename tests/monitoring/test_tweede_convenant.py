"""A whole new covenant is data and at most one telling: another region, 2027-2031, measured by hand."""

from datetime import date
from pathlib import Path

import pytest
import time_machine
from django import conf
from django.core.management import CommandError, call_command

from doorlopend.controles import convenant_is_te_lezen
from doorlopend.gebied import gebied
from doorlopend.models import Gebruiker, Partner, School
from monitoring.convenant import Convenantfout, laad_convenant
from monitoring.management.commands.eerste_start import Command
from monitoring.metingen import meet_alles
from monitoring.models import Convenant, Indicator
from monitoring.rapportinhoud import stel_samen
from monitoring.rapportweergave import html_van
from monitoring.tellingen import TELLINGEN
from monitoring.tellingen.kern import GETELD, Eenheid, Reden, Telling, Telregel
from tests.bijeenkomsten.factories import maak_gehouden
from tests.bladzijde import Bladzijde
from tests.factories import maak_aanbod, maak_deelname, maak_leerroute, maak_school, maak_stap
from tests.rapporten import maak_rapportage

pytestmark = pytest.mark.django_db
AMSTERDAM = Path(conf.settings.CONVENANT)
ZAANSTREEK = Path(__file__).parent / "convenanten" / "zaanstreek-2027-2031.toml"


def leerroutes_met_overeenkomst(vraag):
    """The one telling that this covenant needs and the portal did not have."""
    eenheden = []
    for route in vraag.register.leerroutes.values():
        if route.leerweg in vraag.instellingen["leerwegen"]:
            getekend = route.overeenkomst_getekend_op
            telt = getekend is not None and getekend <= vraag.dag
            reden = GETELD if telt else Reden(0, "overeenkomst", "nog geen overeenkomst")
            eenheden.append(Eenheid("leerroute", route.pk, route.naam, reden, (route.pk,)))
    return Telling(eenheden)


@pytest.fixture
def zaanstreek(monkeypatch):
    monkeypatch.setitem(
        TELLINGEN,
        "leerroutes_met_overeenkomst",
        Telregel(leerroutes_met_overeenkomst, lambda register, instellingen: set(), ("leerwegen",)),
    )
    return laad_convenant(ZAANSTREEK)


def maak_school_met_route(gemeente, sinds, **route):
    school = maak_school(gemeente=gemeente, stadsdeel="")
    maak_aanbod(school, "vmbo-k")
    leerroute = maak_leerroute(**{"leerweg": "vmbo-k", "mbo_niveau": 3} | route)
    maak_deelname(leerroute, school)
    maak_stap(leerroute, "aangeboden", sinds)
    return school


def meet(code, dag):
    return meet_alles(dag)[code]


@pytest.fixture
def scholen(zaanstreek):
    """Four in the region from August 2027, 2028, 2028 and 2029; one to niveau 4, one in Amsterdam."""
    for gemeente, jaar in (("Zaanstad", 2027), ("Zaanstad", 2028), ("Purmerend", 2028), ("Purmerend", 2029)):
        maak_school_met_route(gemeente, date(jaar, 8, 1))
    maak_school_met_route("Zaanstad", date(2027, 8, 1), mbo_niveau=4)
    maak_school_met_route("Amsterdam", date(2027, 8, 1))


# From 1 to 9 in four school years: 1, 3, 5, 7, 9. Noemer: the five schools of the region.
@pytest.mark.parametrize(
    ("dag", "stand", "nodig", "noemer", "prognose", "oordeel"),
    [
        (date(2027, 8, 1), 1, 1, 5, 4, "op_schema"),
        (date(2028, 7, 31), 1, 3, 5, 4, "loopt_achter"),
        (date(2028, 8, 1), 3, 3, 5, 4, "op_schema"),
        (date(2029, 7, 31), 3, 5, 5, 4, "loopt_achter"),
        (date(2030, 7, 31), 4, 7, 5, 4, "loopt_achter"),
        (date(2030, 8, 1), 4, 7, 5, 4, "loopt_ver_achter"),
        (date(2031, 7, 31), 4, 9, 5, 4, "niet_gehaald"),
    ],
)
def test_the_stand_of_the_region_equals_the_table_made_by_hand(scholen, dag, stand, nodig, noemer, prognose, oordeel):
    meting = meet("zw-1", dag)

    gemeten = (meting.stand, meting.nodig_nu, meting.noemer, meting.prognose, meting.oordeel.value)
    assert gemeten == (stand, nodig, noemer, prognose, oordeel)


def test_what_does_not_count_says_why_in_the_words_of_the_region(scholen):
    redenen = {eenheid.reden.tekst for eenheid in meet("zw-1", date(2030, 1, 1)).telling.telt_niet_mee}

    assert redenen == {"niveau 4 in plaats van 3", "ligt in Amsterdam, buiten het gebied van het convenant"}


@pytest.mark.parametrize(
    ("dag", "stand", "doel", "oordeel"),
    [
        (date(2027, 12, 31), 1, None, "geen_oordeel"),
        (date(2028, 1, 1), 0, 3, "geen_oordeel"),
        (date(2028, 2, 29), 1, 3, "geen_oordeel"),
        (date(2028, 6, 30), 1, 3, "geen_oordeel"),
        (date(2028, 7, 1), 1, 3, "loopt_achter"),
        (date(2028, 11, 1), 2, 3, "loopt_ver_achter"),
        (date(2028, 12, 31), 2, 3, "niet_gehaald"),
    ],
)
def test_a_yearly_target_by_calendar_year_equals_the_table_made_by_hand(zaanstreek, dag, stand, doel, oordeel):
    for datum in (date(2027, 11, 1), date(2028, 2, 29), date(2028, 9, 1)):
        maak_gehouden(datum)

    meting = meet("zw-2", dag)

    assert (meting.stand, meting.doel, meting.oordeel.value) == (stand, doel, oordeel)


def test_the_one_new_telling_counts(scholen):
    maak_leerroute(leerweg="vmbo-k", mbo_niveau=3, overeenkomst_getekend_op=None)

    meting = meet("zw-3", date(2028, 1, 1))

    assert (meting.stand, [e.reden.tekst for e in meting.telling.telt_niet_mee]) == (6, ["nog geen overeenkomst"])


@pytest.mark.parametrize(
    ("dag", "codes"),
    [
        (date(2020, 1, 1), ("1a", "10")),
        (date(2027, 7, 31), ("1a", "10")),
        (date(2027, 8, 1), ("zw-1", "zw-3")),
        (date(2035, 1, 1), ("zw-1", "zw-3")),
    ],
)
def test_of_two_covenants_the_one_that_began_last_counts(zaanstreek, dag, codes):
    laad_convenant()

    gemeten = list(meet_alles(dag))

    assert (gemeten[0], gemeten[-1]) == codes


@pytest.mark.parametrize("pad", ["/voortgang/", "/voortgang/zw-1/", "/zo-tellen-we/", "/zo-tellen-we/1/"])
def test_the_pages_show_the_covenant_of_the_day_without_a_word_of_the_other(scholen, als, pad):
    laad_convenant()
    with time_machine.travel("2029-03-01 12:00+01:00", tick=False):
        tekst = Bladzijde(als("programmaleider").get(pad)).alle("main")[0].tekst

    assert "Vmbo-kader naar mbo-niveau 3" in tekst
    assert [woord for woord in ("Vmbo-basis", "Nieuw-West", "juli 2027", "Terra Nova") if woord in tekst] == []


def test_a_page_of_the_covenant_before_is_reached_by_its_day(scholen, als):
    laad_convenant()
    with time_machine.travel("2029-03-01 12:00+01:00", tick=False):
        client = als("stuurgroep")
        statussen = [client.get(f"/voortgang/1a/{vraag}").status_code for vraag in ("", "?peildatum=2027-07-31")]

    assert statussen == [404, 200]


def test_two_covenants_share_no_code(zaanstreek, tmp_path):
    bestand = tmp_path / "amsterdam.toml"
    tekst = AMSTERDAM.read_text(encoding="utf-8").replace('code = "1c"', 'code = "zw-1"').replace('"1c"', '"zw-1"')
    bestand.write_text(tekst.replace("1c = {", "zw-1 = {"), encoding="utf-8")

    with pytest.raises(Convenantfout, match=r"regel \d+: \[indicator\] zw-1: deze code is al van Convenant Door.*Zaan"):
        laad_convenant(bestand)

    assert (Convenant.objects.count(), Indicator.objects.count()) == (1, 3)


def test_loading_the_second_twice_is_the_same_as_once(zaanstreek):
    eerst = list(Indicator.objects.values())

    laad_convenant(ZAANSTREEK)

    assert list(Indicator.objects.values()) == eerst


@pytest.fixture
def portaal(scholen, settings):
    """A portal that was installed for the region, two years on."""
    settings.CONVENANT = str(ZAANSTREEK)
    School.objects.exclude(gemeente__in=gebied().gemeenten).update(gemeente="Utrecht")
    with time_machine.travel("2029-03-01 12:00+01:00", tick=False):
        yield gebied()


PAGINAS = (
    *("/voortgang/", "/voortgang/zw-1/", "/voortgang/zw-2/", "/voortgang/vergelijken/", "/voortgang/wijzigingen/"),
    *("/zo-tellen-we/", "/scholen/", "/scholen/nieuw/", "/scholen/ontbreekt/", "/leerroutes/", "/partners/", "/lob/"),
    *(
        "/lob/voorlichting/overzicht/",
        "/lob/bijeenkomsten/aanwezigheid/",
        "/kennisdeling/",
        "/kennisdeling/praktijken/",
        "/rapporten/",
        "/hulp/",
    ),
)


OPENBAAR = ("/", "/aanbod/", "/kennisdeling/activiteiten/", "/inloggen/", "/privacy/")


def gezegd(client, paden):
    """Per page its status, how often it says Amsterdam, and whether it names the region."""
    antwoorden = {pad: client.get(pad) for pad in paden}
    return {pad: (a.status_code, a.text.count("Amsterdam"), "Zaanstreek" in a.text) for pad, a in antwoorden.items()}


def test_no_page_of_another_region_says_amsterdam(portaal, als, client):
    assert gezegd(als("programmaleider"), PAGINAS) == dict.fromkeys(PAGINAS, (200, 0, True))
    assert gezegd(client, OPENBAAR) == dict.fromkeys(OPENBAAR, (200, 0, True))


def test_the_front_page_tells_who_takes_part_and_shows_no_stadsdelen(portaal, client):
    tekst = Bladzijde(client.get("/")).alle("main")[0].tekst

    assert "In Zaanstreek-Waterland maken vmbo-scholen" in tekst
    assert "Daarin werken twee schoolbesturen, het Regio College en de gemeenten samen." in tekst
    assert ("Programmabureau Zaanstreek-Waterland" in tekst, "tadsdeel" in tekst) == (True, False)


def test_the_report_of_another_region_is_its_own(portaal):
    rapportage = maak_rapportage(schooljaar=2028, halfjaar="voorjaar", peildatum=date(2029, 2, 1), waarom=False)

    html = html_van(stel_samen(rapportage, door=None))

    assert (html.count("Amsterdam"), html.count("Doorlopend leren Zaanstreek-Waterland") > 1) == (0, True)
    assert ("Nieuw-West" in html, "tadsdeel" in html, "per gemeente: Zaanstad 2" in html) == (False, False, True)
    assert "Vmbo-kader naar mbo-niveau 3" in html


def test_installing_for_another_region_loads_its_covenant_and_no_school_of_amsterdam(portaal):
    eerst = School.objects.count()

    call_command("laad_gegevens", verbosity=0)

    assert (School.objects.count(), Partner.objects.count()) == (eerst, 0)
    assert list(Convenant.objects.values_list("code", flat=True)) == ["zaanstreek-2027-2031"]


def test_there_is_no_example_for_another_region_and_the_first_start_says_so(zaanstreek, settings, capsys):
    settings.CONVENANT, settings.VOORBEELD = str(ZAANSTREEK), True

    start = Command()
    start.laad_voorbeelden()
    start.noem_mensen()

    assert "Deze regio heeft geen voorbeelden." in capsys.readouterr().out
    assert not Gebruiker.objects.exists()
    with pytest.raises(CommandError, match="De voorbeelden gaan over scholen die niet in dit portaal staan"):
        call_command("laad_voorbeeld")


def test_a_file_that_cannot_be_read_stops_the_start(settings, tmp_path):
    settings.CONVENANT = str(tmp_path / "weg.toml")

    [fout] = convenant_is_te_lezen(None)

    assert fout.msg.startswith(f"CONVENANT: {tmp_path}/weg.toml is niet te lezen")

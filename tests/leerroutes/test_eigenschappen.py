"""What holds for any register and any sheet: importing twice is importing once; what is counted and what not is all."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorlopend.bladen import Blad
from leerroutes.importeren import importeer
from leerroutes.importregels import KOLOMMEN
from leerroutes.models import Deelname, Leerlingaantal, Leerroute, Statusstap
from leerroutes.soorten import REGELS, Soort
from leerroutes.statussen import VOLGENDE, Status
from monitoring.convenant import laad_convenant
from monitoring.metingen import meet_alles
from tests.factories import maak_deelname, maak_leerroute, maak_school, maak_stap

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 24, 11, tzinfo=UTC)
RUIM = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMEN = st.sampled_from(["Anker", "anker", "Boei", " Boei ", "=Cel", "Dok–Oost"])
RIJ = st.fixed_dictionaries(
    {
        "naam": NAMEN,
        "soort": st.sampled_from(Soort.values),
        "leerweg": st.sampled_from(["vmbo-b", "vmbo-k", "vmbo-gt", "pro", "havo"]),
        "scholen": st.sampled_from(["01AA00", "01AA00; 02BB00", "02BB00"]),
    },
    optional={
        "mbo_niveau": st.integers(0, 5),
        "geplande_start": st.dates(date(2024, 1, 1), date(2028, 1, 1)),
        "opleiding": st.sampled_from(["Lassen", "+zorg", ""]),
        "nominale_duur": st.integers(1, 7),
        "overeenkomst_onderwerpen": st.sampled_from(["a; b", "j", "z"]),
    },
)
STAP = st.fixed_dictionaries(
    {
        "naam": NAMEN,
        "status": st.sampled_from(Status.values),
        "ingangsdatum": st.dates(date(2024, 1, 1), date(2028, 1, 1)),
    }
)


def inhoud():
    """The register as it can be compared."""
    return (
        sorted(map(str, Leerroute.objects.values_list("naam", "soort", "leerweg", "mbo_niveau", "opleiding"))),
        sorted(map(str, Deelname.objects.values_list("leerroute__naam", "school", "vanaf", "tot"))),
        sorted(
            map(str, Statusstap.objects.values_list("leerroute__naam", "status", "ingangsdatum", "vervallen_reden"))
        ),
        sorted(Leerlingaantal.objects.values_list("leerroute__naam", "schooljaar", "verwacht")),
    )


def als_blad(naam, rijen):
    return Blad(
        naam,
        list(KOLOMMEN[naam]),
        [(nummer, {k: v for k, v in rij.items() if v != ""}) for nummer, rij in enumerate(rijen, 2)],
    )


@RUIM
@given(rijen=st.lists(RIJ, max_size=5), stappen=st.lists(STAP, max_size=5))
def test_importing_any_sheet_twice_is_importing_it_once(rijen, stappen):
    with transaction.atomic():
        for code in ("01AA00", "02BB00"):
            maak_school(code=code)
        bladen = [als_blad("leerroutes", rijen), als_blad("statussen", stappen)]

        eerste = importeer(bladen, door=None, nu=NU, toepassen=True)
        na_een = inhoud()
        tweede = importeer(bladen, door=None, nu=NU, toepassen=True)

        assert inhoud() == na_een
        assert eerste.toegepast == tweede.toegepast
        assert not tweede.toegepast or (tweede.aantal("nieuw"), tweede.aantal("gewijzigd"), tweede.stappen) == (0, 0, 0)
        transaction.set_rollback(True)


def _geldige_rij(naam):
    """A row that the rules allow: a soort, and one of its own pairs of leerweg and niveau."""
    paren = [
        {"soort": soort, "leerweg": leerweg} | ({"mbo_niveau": niveau} if niveau else {})
        for soort, regel in REGELS.items()
        for leerweg, niveaus in regel.niveaus.items()
        for niveau in niveaus or [None]
    ]
    scholen = st.sampled_from(["01AA00", "02BB00", "01AA00; 02BB00"])
    rest = st.fixed_dictionaries(
        {"naam": st.just(naam), "scholen": scholen},
        optional={
            "geplande_start": st.dates(date(2024, 1, 1), date(2028, 1, 1)),
            "opleiding": st.sampled_from(["Lassen", "+zorg", "=1+1"]),
            "knelpunt": st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
        },
    )
    return st.builds(lambda paar, rest: paar | rest, st.sampled_from(paren), rest)


@st.composite
def geldige_bladen(draw):
    """Sheets without an error: each leerroute walks through statuses that may follow each other."""
    namen = draw(st.lists(st.sampled_from(["Anker", "Boei", "Cel", "Dok–Oost"]), unique=True, min_size=1))
    rijen, stappen, deelnames, aantallen = [draw(_geldige_rij(naam)) for naam in namen], [], [], []
    for naam in namen:
        vorige = None
        for dag in sorted(draw(st.lists(st.dates(date(2024, 1, 1), date(2028, 1, 1)), unique=True, max_size=4))):
            vorige = draw(st.sampled_from(VOLGENDE[vorige]))
            stappen.append({"naam": naam, "status": vorige, "ingangsdatum": dag})
        for begin in draw(st.lists(st.dates(date(2024, 1, 1), date(2026, 1, 1)), unique=True, max_size=2)):
            deelnames.append({"naam": naam, "school": draw(st.sampled_from(["01AA00", "02BB00"])), "vanaf": begin})
        for jaar in draw(st.lists(st.integers(2024, 2027), unique=True, max_size=2)):
            aantallen.append({"naam": naam, "schooljaar": f"{jaar}-{jaar + 1}", "verwacht": draw(st.integers(0, 30))})
    delen = {"leerroutes": rijen, "statussen": stappen, "deelnames": deelnames, "leerlingen": aantallen}
    return [als_blad(naam, deel) for naam, deel in delen.items()]


@RUIM
@given(bladen=geldige_bladen())
def test_a_sheet_without_errors_is_applied_and_a_second_time_changes_nothing(bladen):
    with transaction.atomic():
        for code in ("01AA00", "02BB00"):
            maak_school(code=code)

        eerste = importeer(bladen, door=None, nu=NU, toepassen=True)
        na_een, geschiedenis = inhoud(), Leerroute.history.count() + Deelname.history.count()
        tweede = importeer(bladen, door=None, nu=NU, toepassen=True)

        assert (eerste.fouten, eerste.toegepast) == ([], True)
        assert (tweede.aantal("nieuw"), tweede.aantal("gewijzigd"), tweede.stappen, tweede.nevenrijen) == (0, 0, 0, 0)
        assert inhoud() == na_een
        assert Leerroute.history.count() + Deelname.history.count() == geschiedenis
        transaction.set_rollback(True)


ROUTE = st.tuples(
    st.sampled_from(Soort.values),
    st.integers(0, 5),
    st.sampled_from(Status.values),
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
)


@RUIM
@given(routes=st.lists(ROUTE, max_size=6), dag=st.dates(date(2024, 1, 1), date(2027, 7, 31)))
def test_counted_and_not_counted_are_together_the_register(routes, dag):
    with transaction.atomic():
        laad_convenant()
        for soort, keuze, status, vanaf in routes:
            leerweg, niveaus = list(REGELS[soort].niveaus.items())[keuze % len(REGELS[soort].niveaus)]
            route = maak_leerroute(
                soort=soort, leerweg=leerweg, mbo_niveau=niveaus[keuze % len(niveaus)] if niveaus else None
            )
            maak_deelname(route)
            maak_stap(route, status, vanaf)

        for meting in meet_alles(dag).values():
            telling = meting.telling
            eenheden = [(eenheid.soort, eenheid.pk) for eenheid in [*telling.telt_mee, *telling.telt_niet_mee]]
            assert len(eenheden) == len(set(eenheden)) == len(telling.eenheden)
            if meting.indicator.telling in ("leerroutes", "nieuwe_leerroutes"):
                leerwegen = meting.indicator.instellingen["leerwegen"]
                assert {pk for _, pk in eenheden} == set(
                    Leerroute.objects.filter(leerweg__in=leerwegen).values_list("pk", flat=True)
                )
        transaction.set_rollback(True)

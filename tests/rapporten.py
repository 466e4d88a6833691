"""A small covenant with one report, and the moments around its meeting: what the tests of reports share."""

from contextlib import contextmanager
from datetime import UTC, date, datetime

from django.db import transaction

from doorlopend.rechten import Rol
from monitoring.convenant import laad_convenant
from monitoring.models import Rapportage
from tests.factories import (
    maak_aanbod,
    maak_deelname,
    maak_gebruiker,
    maak_leerroute,
    maak_mbo,
    maak_school,
    maak_stap,
)

PEILDATUM = date(2026, 4, 1)
GEMAAKT = datetime(2026, 4, 2, 9, tzinfo=UTC)
VOORGELEGD = datetime(2026, 4, 14, 10, tzinfo=UTC)
VERGADERING = date(2026, 4, 21)
VASTGESTELD = datetime(2026, 4, 22, 10, tzinfo=UTC)


@contextmanager
def terug_na_afloop(django_db_blocker):
    """Database access for a fixture that many tests share; everything is rolled back at the end."""
    with django_db_blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            blok.__exit__(None, None, None)


def maak_register():
    """Two schools with vmbo-b: Alfa offers a route since 2024, Beta prepares one for August 2026."""
    laad_convenant()
    mbo = maak_mbo(naam="ROC van de Test", afkorting="ROC")
    alfa, beta = maak_school(roepnaam="Alfa"), maak_school(roepnaam="Beta", stadsdeel="zuidoost")
    for school in (alfa, beta):
        maak_aanbod(school, "vmbo-b")
    loopt = maak_leerroute(naam="Alfa: zorg", mbo=mbo, sector="zorg")
    komt = maak_leerroute(naam="Beta: techniek", mbo=mbo, sector="techniek")
    maak_deelname(loopt, alfa)
    maak_deelname(komt, beta)
    maak_stap(loopt, "aangeboden", date(2024, 8, 1))
    maak_stap(komt, "ontwikkeling", date(2025, 9, 1))
    maak_stap(komt, "aangeboden", date(2026, 8, 1), als_plan=True, gezet_op=datetime(2025, 9, 1, tzinfo=UTC))
    return {"alfa": alfa, "beta": beta, "loopt": loopt, "komt": komt, "mbo": mbo}


def maak_rapportage(**velden):
    standaard = {"schooljaar": 2025, "halfjaar": "voorjaar", "peildatum": PEILDATUM, "gemaakt_op": GEMAAKT}
    return Rapportage.objects.create(**standaard | velden)


def maak_leider():
    return maak_gebruiker(Rol.PROGRAMMALEIDER, naam="Noor de Leider")

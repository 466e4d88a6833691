"""A small covenant with one report, and the moments around its meeting: what the tests of reports share."""

import hashlib
from contextlib import contextmanager
from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import F

from doorlopend.rechten import Rol
from monitoring.convenant import laad_convenant
from monitoring.models import Indicator, Rapportage, Rapportdeel
from monitoring.rapportinhoud import stel_samen
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


WAAROM = {"oorzaak": "Te weinig lokalen.", "gevolg": "Een school later.", "bijsturing": "Wij huren er twee."}


def maak_rapportage(samenvatting="", gevraagde_besluiten="", *, waarom=True, **velden):
    """A report with its texts; with `waarom` the three texts that a target that runs behind must have."""
    standaard = {"schooljaar": 2025, "halfjaar": "voorjaar", "peildatum": PEILDATUM, "gemaakt_op": GEMAAKT}
    rapportage = Rapportage.objects.create(**standaard | velden)
    if samenvatting:
        schrijf(rapportage, "samenvatting", tekst=samenvatting)
    if gevraagde_besluiten:
        schrijf(rapportage, "besluiten", tekst=gevraagde_besluiten)
    if waarom:
        codes = Indicator.objects.values_list("code", flat=True)
        Rapportdeel.objects.bulk_create(
            Rapportdeel(rapportage=rapportage, onderdeel=f"doel-{code}", teksten=WAAROM, gewijzigd=1) for code in codes
        )
    rapportage.refresh_from_db()
    return rapportage


def schrijf(rapportage, onderdeel, **teksten):
    """Put the texts of a part straight into the database, as if somebody saved them."""
    deel, _ = Rapportdeel.objects.get_or_create(rapportage=rapportage, onderdeel=onderdeel)
    deel.teksten |= teksten
    deel.gewijzigd += 1
    deel.save()
    Rapportage.objects.filter(pk=rapportage.pk).update(gewijzigd=F("gewijzigd") + 1)
    return deel


def maak_leider():
    return maak_gebruiker(Rol.PROGRAMMALEIDER, naam="Noor de Leider")


def leg_vast(rapportage, hoofdnummer=0, volgnummer=1, **velden):
    """A stored version with a few bytes for a PDF: these tests look at pages, test_rapport_pdf at the PDF."""
    rapport = stel_samen(rapportage, door=None, nummer=(hoofdnummer, volgnummer))
    versie, inhoud = rapport.versie, f"%PDF-{hoofdnummer}.{volgnummer}".encode()
    versie.gemaakt_op, versie.pdf, versie.sha256 = VOORGELEGD, inhoud, hashlib.sha256(inhoud).hexdigest()
    if hoofdnummer:
        versie.gemaakt_op, versie.vergaderdatum = VASTGESTELD, VERGADERING
        versie.inhoud["besluit_over"] = "0.1"
    for veld, waarde in velden.items():
        setattr(versie, veld, waarde)
    versie.save()
    for regel in rapport.regels:
        regel.versie = versie
        regel.save()
    return versie

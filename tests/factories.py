"""Small makers of records: they fill only what is required, the test states what matters."""

from datetime import UTC, date, datetime
from itertools import count

from doorlopend.models import Gebruiker, MboInstelling, Partner, School, Schoolaanbod, Vestigingscode
from doorlopend.rechten import Rol
from leerroutes.models import Deelname, Leerroute, Statusstap

WACHTWOORD = "leerroute-2027"
_nummer = count(1)


def maak_partner(**velden):
    nummer = next(_nummer)
    return Partner.objects.create(
        **{"naam": f"Partner {nummer}", "afkorting": f"P{nummer}", "soort": "bestuur"} | velden
    )


def maak_school(code="", **velden):
    """A school in Amsterdam; with `code` it has that vestigingscode."""
    school = School.objects.create(**{"roepnaam": f"School {next(_nummer)}", "stadsdeel": "noord"} | velden)
    if code:
        Vestigingscode.objects.create(school=school, code=code)
    return school


def maak_aanbod(school, soort, vanaf=date(2019, 8, 1), **velden):
    return Schoolaanbod.objects.create(school=school, soort=soort, vanaf=vanaf, bron="test", **velden)


def maak_mbo(**velden):
    nummer = next(_nummer)
    return MboInstelling.objects.create(**{"naam": f"Mbo {nummer}", "afkorting": f"M{nummer}"} | velden)


def maak_leerroute(**velden):
    """By default a doorlopende leerroute from vmbo-b to niveau 2 with a signed agreement, without schools or status."""
    standaard = {"naam": f"Leerroute {next(_nummer)}", "soort": "doorlopend", "leerweg": "vmbo-b", "mbo_niveau": 2}
    standaard["overeenkomst_getekend_op"] = date(2019, 6, 1)
    return Leerroute.objects.create(**standaard | velden)


def maak_deelname(leerroute, school=None, **velden):
    return Deelname.objects.create(leerroute=leerroute, school=school or maak_school(), **velden)


def maak_stap(leerroute, status="aangeboden", ingangsdatum=date(2024, 8, 1), *, als_plan=False, **velden):
    """A step as recorded; by default a fact, recorded at noon of its ingangsdatum."""
    gezet_op = velden.pop("gezet_op", datetime(ingangsdatum.year, ingangsdatum.month, ingangsdatum.day, 12, tzinfo=UTC))
    return Statusstap.objects.create(
        leerroute=leerroute, status=status, ingangsdatum=ingangsdatum, als_plan=als_plan, gezet_op=gezet_op, **velden
    )


def maak_gebruiker(rol=Rol.DECAAN, **velden):
    """A person who can sign in with WACHTWOORD; hashing is cheap in the tests."""
    gegevens = {"email": f"{rol}-{next(_nummer)}@school.nl", "naam": f"Naam {next(_nummer)}"} | velden
    return Gebruiker.objects.create_user(**{"password": WACHTWOORD, "rol": rol} | gegevens)

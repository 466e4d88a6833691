"""The rows of the register of leerroutes."""

from datetime import UTC, datetime

from doorlopend.verwijderen import verwijder
from leerroutes.models import Importbestand
from tests.factories import maak_gebruiker, maak_leerroute, maak_stap
from tests.matrix.rollen import IEDEREEN, NIEMAND, TEAM

MATRIX = {
    "leerroute-list": (IEDEREEN, None),
    "leerroute-export": (IEDEREEN, None),
    "import-create": (TEAM, TEAM),
    "import-sjabloon": (TEAM, None),
    "import-detail": (TEAM, None),
    "import-verslag": (TEAM, None),
    "import-toepassen": (None, TEAM),
    "import-ongedaan": (None, TEAM),
    "leerroute-detail": (IEDEREEN, None),
    "leerroute-create": (TEAM, TEAM),
    "leerroute-update": (TEAM, TEAM),
    "leerroute-deelnames": (TEAM, TEAM),
    "leerroute-leerlingen": (TEAM, TEAM),
    "leerroute-soorten": (IEDEREEN, None),
    "leerroute-ontbreekt": (IEDEREEN, None),
    "leerroute-bulkstatus": (TEAM, NIEMAND),
    "leerroute-verwijderen": (TEAM, TEAM),
    "leerroute-herstellen": (None, TEAM),
    "leerroute-verwijderd": (TEAM, None),
    "leerroute-status": (TEAM, TEAM),
    "statusstap-bevestigen": (None, TEAM),
    "statusstap-ongedaan": (None, TEAM),
    "statusstap-vervallen": (None, TEAM),
}


def _verwijderde():
    return verwijder(maak_leerroute(), door=None, nu=datetime(2025, 11, 2, tzinfo=UTC), reden="Dubbel")


def argumenten():
    leerroute = maak_leerroute()
    blad = Importbestand.objects.create(
        naam="blad.csv",
        inhoud=b"naam;soort;leerweg;scholen\n",
        verslag={"aantallen": {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 0}, "stappen": 0, "nevenrijen": 0}
        | {"rijen": [], "fouten": [], "waarschuwingen": []},
        geladen_door=maak_gebruiker(),
        geladen_op=datetime(2025, 11, 2, tzinfo=UTC),
    )
    return {
        "leerroute": [leerroute.pk],
        "leerroute-list": [],
        "leerroute-create": [],
        "leerroute-verwijderd": [],
        "leerroute-soorten": [],
        "leerroute-ontbreekt": [],
        "leerroute-bulkstatus": [],
        "leerroute-herstellen": [_verwijderde().pk],
        "leerroute-export": ["xlsx"],
        "statusstap": [maak_stap(leerroute).pk],
        "import": [blad.pk],
        "import-create": [],
        "import-sjabloon": [],
    }

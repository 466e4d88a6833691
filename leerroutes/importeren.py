"""Importing the team's own sheet: every row through the screen's form, in one transaction, all or nothing.

The preview is that same transaction rolled back. Blank cells leave what is there; nothing is ended,
voided steps stay voided and confirmations stay, so a second run with the same file changes nothing.
"""

from django.db import IntegrityError, connection, transaction

from doorlopend.geschiedenis import vastgesteld_tot
from leerroutes.importneven import NEVENBLADEN
from leerroutes.importregels import BLAD_ROUTES, BLAD_STATUSSEN, KOLOMMEN, VERPLICHT, Bladlezer, Importresultaat
from leerroutes.importroutes import Routes
from leerroutes.importschrijven import Schrijver
from leerroutes.importstappen import Stappen

# Any number that no other lock of this database uses.
IMPORTSLOT = 2_107_001
TUSSENDOOR = "Iemand anders wijzigde het register terwijl dit blad werd gelezen. Laad het blad opnieuw."


def importeer(bladen, *, door, nu, toepassen, reden=""):
    """Import the sheets read by lees_bladen(); writes only when `toepassen` and nothing is wrong.

    `nu` is the aware moment of recording: steps up to that day are facts, later ones plans. `reden` is needed
    when rows reach back before the last vastgestelde report. Returns an Importresultaat; never raises for bad data.
    """
    resultaat = Importresultaat(grens=vastgesteld_tot())
    schrijver = Schrijver(door=door, nu=nu, reden=reden)
    try:
        with transaction.atomic():
            _wacht_op_beurt()
            _verwerk(bladen, resultaat, schrijver)
            mag = not resultaat.fouten and bool(reden or not resultaat.raakt_grens)
            resultaat.toegepast = toepassen and mag
            transaction.set_rollback(not resultaat.toegepast)
    except IntegrityError:
        Bladlezer(BLAD_ROUTES, resultaat).fout(1, "", TUSSENDOOR)
    return resultaat


def _wacht_op_beurt():
    """One import at a time: two that make the same leerroute would meet at its unique name.

    SQLite lets one writer in by itself; PostgreSQL waits here until the other has ended.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORTSLOT])


def _verwerk(bladen, resultaat, schrijver):
    gevonden = _kies_bladen(bladen)
    lezers = {naam: Bladlezer(naam, resultaat) for naam in KOLOMMEN}
    if BLAD_ROUTES not in gevonden:
        namen = ", ".join(blad.naam for blad in bladen)
        lezers[BLAD_ROUTES].fout(
            1, "", f"Dit blad ontbreekt. In het bestand staan: {namen}. Geef het blad de naam “{BLAD_ROUTES}”."
        )
        return
    kloppen = [lezers[naam].koppen_kloppen(blad) for naam, blad in gevonden.items()]
    if not all(kloppen):
        return
    routes = Routes(lezers[BLAD_ROUTES], resultaat, schrijver)
    gepland = routes.verwerk(gevonden[BLAD_ROUTES])
    statussen = gevonden.get(BLAD_STATUSSEN)
    stappen = Stappen(lezers, resultaat, routes, schrijver)
    stappen.verwerk(statussen.rijen if statussen else [], gepland)
    for soort in NEVENBLADEN:
        if soort.blad in gevonden:
            soort(lezers, resultaat, routes, schrijver).verwerk(gevonden[soort.blad].rijen)
    schrijver.schrijf()


def _kies_bladen(bladen):
    """The sheets by name; a file with one sheet that has the right columns needs no name."""
    op_naam = {" ".join(blad.naam.lower().split()): blad for blad in bladen}
    gevonden = {naam: op_naam[naam] for naam in KOLOMMEN if naam in op_naam}
    if not gevonden and len(bladen) == 1 and set(VERPLICHT[BLAD_ROUTES]) <= set(bladen[0].koppen):
        return {BLAD_ROUTES: bladen[0]}
    return gevonden

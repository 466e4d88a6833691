"""Small makers of what schools and mbo's do about lob; the test states what matters."""

from datetime import date, time
from itertools import count

from lob.models import Bedrijfsactiviteit, Decaan, LobScan, OpenDag, Voorlichting
from tests.factories import maak_gebruiker, maak_mbo, maak_school

_nummer = count(1)


def maak_voorlichting(school=None, datum=date(2026, 10, 8), mbos=(), **velden):
    standaard = {"vorm": "les", "uitvoering": "gehouden"}
    rij = Voorlichting.objects.create(school=school or maak_school(), datum=datum, **standaard | velden)
    rij.mbos.set(mbos)
    return rij


def maak_bedrijfsactiviteit(scholen=(), datum=date(2026, 10, 8), **velden):
    standaard = {"soort": "stage", "bedrijf": f"Bedrijf {next(_nummer)}", "sector": "techniek"}
    rij = Bedrijfsactiviteit.objects.create(datum=datum, **standaard | velden)
    rij.scholen.set(scholen or [maak_school()])
    return rij


def maak_scan(ingevuld_op=date(2026, 10, 8), **velden):
    """A scan of a school, or of the `mbo` given, with 2 for every aspect and no programme."""
    if "mbo" not in velden:
        velden.setdefault("school", None)
        velden["school"] = velden["school"] or maak_school()
    scores = dict.fromkeys(("beleid", "activiteiten", "begeleiding", "kwaliteitsbewaking"), 2)
    scan = LobScan(ingevuld_op=ingevuld_op, **scores | {"programma": "nee", "perspectief": "nee"} | velden)
    scan.full_clean()
    scan.save()
    return scan


def maak_decaan(**velden):
    if "mbo" not in velden:
        velden.setdefault("school", maak_school())
    nummer = next(_nummer)
    standaard = {"naam": f"Decaan {nummer}", "email": f"gids-{nummer}@school.nl", "bijgewerkt_op": date(2026, 9, 1)}
    velden.setdefault("bijgewerkt_door", maak_gebruiker())
    return Decaan.objects.create(**standaard | velden)


def maak_opendag(mbo=None, datum=date(2026, 12, 5), **velden):
    standaard = {"naam": "Open dag", "begin": time(10), "einde": time(14), "plaats": "Hoofdgebouw"}
    return OpenDag.objects.create(mbo=mbo or maak_mbo(), datum=datum, **standaard | velden)

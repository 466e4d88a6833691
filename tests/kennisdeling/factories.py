"""Small makers of what is shared; the test states what matters."""

from datetime import UTC, date, datetime, time
from itertools import count

from kennisdeling.models import Aanmelding, Activiteit, Gegevensdeling, Onderzoek
from tests.factories import maak_mbo, maak_school

_nummer = count(1)


def maak_deling(school=None, *, bestuur=None, mbo=None, gedeeld_op=date(2026, 10, 8), **velden):
    """By default of a new school to the mbo; with `mbo` of that mbo to the vo."""
    richting = "mbo" if mbo else "vo"
    if richting == "vo" and bestuur is None:
        school = school or maak_school()
    standaard = {"soort": "anders", "omschrijving": "Terugkoppeling", "gedeeld_door": "K. Vos, teamleider"}
    gever = {"school": school, "bestuur": bestuur, "mbo": mbo}
    return Gegevensdeling.objects.create(richting=richting, gedeeld_op=gedeeld_op, **gever, **standaard | velden)


def maak_onderzoek(begin=date(2026, 9, 1), **velden):
    return Onderzoek.objects.create(**{"vraag": "Wat helpt?", "partners": "ZAAM, HMC", "begin": begin} | velden)


def maak_stuurgroepmbo(partner, **velden):
    return maak_mbo(partner=partner, **velden)


def maak_activiteit(datum=date(2026, 12, 8), **velden):
    """A planned workshop next month, without a limit."""
    standaard = {"naam": f"Activiteit {next(_nummer)}", "vorm": "workshop", "beschrijving": "Samen kijken."}
    wanneer = {"begin": time(15), "einde": time(17), "plaats": "Aula"}
    return Activiteit.objects.create(datum=datum, **standaard | wanneer | velden)


def maak_aanmelding(activiteit=None, plek="geplaatst", **velden):
    activiteit = activiteit or maak_activiteit()
    nummer = next(_nummer)
    standaard = {"naam": f"Docent {nummer}", "email": f"docent-{nummer}@school.nl", "volgnummer": nummer}
    velden.setdefault("aangemeld_op", datetime(2026, 11, 1, 12, tzinfo=UTC))
    return Aanmelding.objects.create(bijeenkomst=activiteit, plek=plek, **standaard | velden)

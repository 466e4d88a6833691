"""Small makers of what is shared; the test states what matters."""

from datetime import date

from kennisdeling.models import Gegevensdeling, Onderzoek
from tests.factories import maak_mbo, maak_school


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

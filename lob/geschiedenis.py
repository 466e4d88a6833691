"""What the timeline of a meeting tells besides its own changes: who came, told together, and actiepunten."""

from itertools import groupby

from django.utils import timezone

from doorlopend.geschiedenis import LEEG, WERKWOORD, Gebeurtenis, Verschil
from lob.models import Actiepunt, Decaanaanwezigheid, Decanenbijeenkomst


def gebeurtenissen(obj):
    if isinstance(obj, Decanenbijeenkomst):
        return [*_opkomst(obj), *_actiepunten(obj)]
    return []


def _opkomst(bijeenkomst):
    """One entry for all that one person recorded in the same minute: each name with what it was and became."""
    rijen = Decaanaanwezigheid.history.filter(bijeenkomst_id=bijeenkomst.pk).select_related("history_user")
    vorige: dict = {}
    for _, groep in groupby(rijen.order_by("history_date", "history_id"), key=_samen):
        stukken = list(groep)
        verschillen = [_verschil(rij, vorige) for rij in stukken]
        if gewijzigd := tuple(verschil for verschil in verschillen if verschil.oud != verschil.nieuw):
            laatste = stukken[-1]
            yield Gebeurtenis(laatste.history_date, "Aanwezigheid vastgelegd", laatste.history_user, gewijzigd)


def _actiepunten(bijeenkomst):
    """Added, changed, done, opened again or taken away, each with its text."""
    rijen = Actiepunt.history.filter(bijeenkomst_id=bijeenkomst.pk).select_related("history_user")
    klaar: dict = {}
    for rij in rijen.order_by("history_date", "history_id"):
        werkwoord = WERKWOORD[rij.history_type]
        if rij.history_type == "~" and klaar.get(rij.id) != rij.afgerond_op:
            werkwoord = "afgerond" if rij.afgerond_op else "weer opengezet"
        klaar[rij.id] = rij.afgerond_op
        yield Gebeurtenis(rij.history_date, f"Actiepunt “{rij.tekst}” {werkwoord}", rij.history_user)


def _samen(rij):
    return rij.history_user_id, timezone.localtime(rij.history_date).strftime("%Y-%m-%d %H:%M")


def _verschil(rij, vorige):
    oud = vorige.get(rij.id, LEEG)
    vorige[rij.id] = "van de lijst" if rij.history_type == "-" else rij.get_opkomst_display().lower()
    return Verschil(rij.naam, oud, vorige[rij.id])

"""What changes the status history of a leerroute; each function is one transaction."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from leerroutes.models import Leerroute, Statusstap
from leerroutes.redenen import eis_reden
from leerroutes.statussen import VOLGENDE, Status


def _naam(status):
    return Status(status).label if status else "geen status"


def controleer_overgang(stappen, *, status, ingangsdatum):
    """Check a new step against both its neighbours in `stappen` (valid steps in VOLGORDE).

    Raises ValidationError with, per field, what the user can do (design.md §3, transition table).
    """
    eerder = [stap for stap in stappen if stap.ingangsdatum <= ingangsdatum]
    later = [stap for stap in stappen if stap.ingangsdatum > ingangsdatum]
    vorige = eerder[-1].status if eerder else None
    if status == vorige:
        raise ValidationError({"status": f"De status is op die datum al “{_naam(status)}”. Kies een andere status."})
    if status not in VOLGENDE[vorige]:
        mogelijk = " of ".join(f"“{_naam(volgende)}”" for volgende in VOLGENDE[vorige])
        raise ValidationError(
            {"status": f"Na “{_naam(vorige)}” kan “{_naam(status)}” niet. Kies {mogelijk}, of een andere datum."}
        )
    if later and later[0].status not in VOLGENDE[status]:
        volgende = later[0]
        raise ValidationError(
            {
                "ingangsdatum": f"Op {date_format(volgende.ingangsdatum)} staat al “{_naam(volgende.status)}”. "
                f"Dat kan niet na “{_naam(status)}”. Laat die stap eerst vervallen of kies een latere datum."
            }
        )


def _vergrendel(leerroute):
    """Lock the leerroute, so that two people can't both pass the check on the same history."""
    return Leerroute.objects.select_for_update().get(pk=leerroute.pk)


@transaction.atomic
def zet_status(leerroute, *, status, ingangsdatum, door, nu, toelichting="", plannen_vervallen=False):
    """Add a step to the history of `leerroute`; returns the new Statusstap.

    `nu` is the aware moment of recording: a step whose ingangsdatum lies after that local day is a
    plan. A plan for the same status is overtaken and becomes void; with `plannen_vervallen` all plans do.
    Raises ValidationError when the transition is not allowed; then nothing is written.
    """
    leerroute = _vergrendel(leerroute)
    blijven, vervalt = verdeel_plannen(leerroute, status=status, alle=plannen_vervallen)
    controleer_overgang(blijven, status=status, ingangsdatum=ingangsdatum)
    reden = f"Vervangen door “{_naam(status)}” vanaf {date_format(ingangsdatum)}."
    for plan in vervalt:
        _markeer_vervallen(plan, reden=reden, door=door, nu=nu)
    return Statusstap.objects.create(
        leerroute=leerroute,
        status=status,
        ingangsdatum=ingangsdatum,
        toelichting=toelichting,
        als_plan=ingangsdatum > timezone.localdate(nu),
        gezet_door=door,
        gezet_op=nu,
    )


def verdeel_plannen(leerroute, *, status, alle):
    """The valid steps that stay when `status` is set, and the plans that it overtakes; both in VOLGORDE."""
    stappen = list(leerroute.stappen.geldig().op_volgorde())
    vervalt = [stap for stap in stappen if stap.is_plan and (alle or stap.status == status)]
    return [stap for stap in stappen if stap not in vervalt], vervalt


@transaction.atomic
def maak_ongedaan(stap, *, door, nu, reden=""):
    """Undo a status change: the step becomes void, and the plans that it overtook are planned again.

    Raises ValidationError when later steps lean on it, Redenfout when a reason is needed.
    """
    reden = "" if stap.is_plan else eis_reden(stap.ingangsdatum, reden)
    laat_vervallen(stap, reden=f"Ongedaan gemaakt: {reden}" if reden else "Ongedaan gemaakt", door=door, nu=nu)
    for plan in stap.leerroute.stappen.filter(vervallen_op=stap.gezet_op, als_plan=True).op_volgorde():
        zet_status(
            stap.leerroute,
            status=plan.status,
            ingangsdatum=plan.ingangsdatum,
            toelichting=plan.toelichting,
            door=door,
            nu=nu,
        )


@transaction.atomic
def bevestig(stap, *, door, nu, reden=""):
    """Confirm that a plan has happened: from now on it counts, from its ingangsdatum.

    Raises ValidationError when the step is no plan any more or its day has not come, Redenfout when it would
    count within a period over which a report is vastgesteld and no `reden` is given.
    """
    _vergrendel(stap.leerroute)
    stap.refresh_from_db()
    if not stap.is_plan:
        raise ValidationError("Deze stap is al bevestigd of vervallen.")
    if stap.ingangsdatum > timezone.localdate(nu):
        raise ValidationError(
            f"De startdatum {date_format(stap.ingangsdatum)} is nog niet geweest. U kunt de stap daarna bevestigen."
        )
    reden = eis_reden(stap.ingangsdatum, reden)
    stap.bevestigd_op, stap.bevestigd_door, stap.bevestigd_reden = nu, door, reden
    stap.save(update_fields=["bevestigd_op", "bevestigd_door", "bevestigd_reden"])
    return stap


@transaction.atomic
def laat_vervallen(stap, *, reden, door, nu):
    """Void a step: it no longer counts, but stays in the history with the reason.

    Raises ValidationError when it is void already, or when the steps around it may not follow each other.
    """
    leerroute = _vergrendel(stap.leerroute)
    stap.refresh_from_db()
    if stap.vervallen_op is not None:
        raise ValidationError("Deze stap is al vervallen.")
    if not reden.strip():
        raise ValidationError("Schrijf op waarom de stap vervalt.")
    rest = [ander for ander in leerroute.stappen.geldig().op_volgorde() if ander.pk != stap.pk]
    controleer_reeks(rest)
    _markeer_vervallen(stap, reden=reden.strip(), door=door, nu=nu)
    return stap


def _markeer_vervallen(stap, *, reden, door, nu):
    stap.vervallen_op, stap.vervallen_door, stap.vervallen_reden = nu, door, reden
    stap.save(update_fields=["vervallen_op", "vervallen_door", "vervallen_reden"])


def controleer_reeks(stappen):
    """Raise ValidationError when a step may not follow the one before it."""
    vorige = None
    for stap in stappen:
        if stap.status != vorige and stap.status not in VOLGENDE[vorige]:
            raise ValidationError(
                f"Zonder deze stap volgt “{_naam(stap.status)}” ({date_format(stap.ingangsdatum)}) op "
                f"“{_naam(vorige)}”. Dat kan niet. Laat eerst de latere stap vervallen."
            )
        vorige = stap.status

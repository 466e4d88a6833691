"""What changes the status history of a leerroute; each function is one transaction."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from leerroutes.models import Leerroute, Statusstap
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
                "ingangsdatum": f"Op {volgende.ingangsdatum:%d-%m-%Y} staat al “{_naam(volgende.status)}”. "
                f"Dat kan niet na “{_naam(status)}”. Laat die stap eerst vervallen of kies een latere datum."
            }
        )


def _vergrendel(leerroute):
    """Lock the leerroute, so that two people can't both pass the check on the same history."""
    return Leerroute.objects.select_for_update().get(pk=leerroute.pk)


@transaction.atomic
def zet_status(leerroute, *, status, ingangsdatum, door, nu, toelichting=""):
    """Add a step to the history of `leerroute`; returns the new Statusstap.

    `nu` is the aware moment of recording: a step whose ingangsdatum lies after that local day is a
    plan. Raises ValidationError when the transition is not allowed; then nothing is written.
    """
    leerroute = _vergrendel(leerroute)
    controleer_overgang(list(leerroute.stappen.geldig().op_volgorde()), status=status, ingangsdatum=ingangsdatum)
    return Statusstap.objects.create(
        leerroute=leerroute,
        status=status,
        ingangsdatum=ingangsdatum,
        toelichting=toelichting,
        als_plan=ingangsdatum > timezone.localdate(nu),
        gezet_door=door,
        gezet_op=nu,
    )


@transaction.atomic
def bevestig(stap, *, door, nu):
    """Confirm that a plan has happened: from now on it counts, from its ingangsdatum.

    Raises ValidationError when the step is no plan any more or its day has not come.
    """
    _vergrendel(stap.leerroute)
    stap.refresh_from_db()
    if not stap.is_plan:
        raise ValidationError("Deze stap is al bevestigd of vervallen.")
    if stap.ingangsdatum > timezone.localdate(nu):
        raise ValidationError(
            f"De startdatum {stap.ingangsdatum:%d-%m-%Y} is nog niet geweest. U kunt de stap daarna bevestigen."
        )
    stap.bevestigd_op, stap.bevestigd_door = nu, door
    stap.save(update_fields=["bevestigd_op", "bevestigd_door"])
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
    _controleer_reeks(rest)
    stap.vervallen_op, stap.vervallen_door, stap.vervallen_reden = nu, door, reden.strip()
    stap.save(update_fields=["vervallen_op", "vervallen_door", "vervallen_reden"])
    return stap


def _controleer_reeks(stappen):
    """Raise ValidationError when a step may not follow the one before it."""
    vorige = None
    for stap in stappen:
        if stap.status != vorige and stap.status not in VOLGENDE[vorige]:
            raise ValidationError(
                f"Zonder deze stap volgt “{_naam(stap.status)}” ({stap.ingangsdatum:%d-%m-%Y}) op “{_naam(vorige)}”. "
                "Dat kan niet. Laat eerst de latere stap vervallen."
            )
        vorige = stap.status

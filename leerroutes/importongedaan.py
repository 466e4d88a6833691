"""Undoing the last import: everything it made goes, everything it changed is as before, or nothing happens."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from doorlopend.verwijderen import verwijder
from leerroutes.acties import laat_vervallen
from leerroutes.models import Deelname, Importbestand, Leerlingaantal, Leerroute, Statusstap

REDEN = "Import ongedaan gemaakt"
MODELLEN = {"leerroutes": Leerroute, "deelnames": Deelname, "leerlingen": Leerlingaantal}


def grenzen():
    """The newest history row of each model, and the newest step: what comes after is the work of the import."""
    hoogste = {naam: model.history.aggregate(hoogste=Max("history_id"))["hoogste"] for naam, model in MODELLEN.items()}
    return hoogste | {"stappen": Statusstap.objects.aggregate(hoogste=Max("pk"))["hoogste"]}


def sporen(resultaat, voor):
    """What the import did, as plain data: per model the history rows, and the steps it added.

    `voor` are the grenzen() before it, `resultaat` the Importresultaat; only its own leerroutes are looked at.
    """
    pks = {stap.leerroute_id for stap in resultaat.nieuwe_stappen} | resultaat.geraakt
    uit = {"stappen": [stap.pk for stap in resultaat.nieuwe_stappen]}
    for naam, model in MODELLEN.items():
        van = "id__in" if model is Leerroute else "leerroute_id__in"
        rijen = model.history.filter(history_id__gt=voor[naam] or 0, **{van: pks})
        uit[naam] = list(rijen.order_by("history_id").values_list("history_id", flat=True))
    return uit


def laatste_import():
    """The import that can be undone: the last one that was applied and not undone; None without one."""
    return Importbestand.objects.filter(toegepast_op__isnull=False).order_by("-toegepast_op", "-pk").first()


@transaction.atomic
def maak_import_ongedaan(importbestand, *, door, nu):
    """Undo the import. Raises ValidationError when it isn't the last one, or when something was changed since."""
    importbestand = Importbestand.objects.select_for_update().get(pk=importbestand.pk)
    laatste = laatste_import()
    if importbestand.ongedaan_op or laatste is None or laatste.pk != importbestand.pk:
        raise ValidationError("Alleen de laatste import kan ongedaan worden gemaakt.")
    if later := _later_gewijzigd(importbestand):
        raise ValidationError(
            f"Na de import is dit nog gewijzigd: {', '.join(sorted(later)[:10])}. Zet dat eerst terug, "
            "of pas de leerroutes zelf aan."
        )
    _stappen_terug(importbestand, door=door, nu=nu)
    for naam, model in reversed(MODELLEN.items()):
        _rijen_terug(model, importbestand.sporen.get(naam, []), door=door, nu=nu)
    importbestand.ongedaan_op, importbestand.ongedaan_door = nu, door
    importbestand.save(update_fields=["ongedaan_op", "ongedaan_door"])
    return importbestand


def _per_record(model, rijen):
    """The history rows of an import by record: (first, last)."""
    uit: dict = {}
    for rij in model.history.filter(history_id__in=rijen).order_by("history_id"):
        uit[rij.id] = (uit.get(rij.id, (rij,))[0], rij)
    return uit


def _later_gewijzigd(importbestand):
    """The names of leerroutes that somebody changed after the import."""
    gevonden = set()
    for naam, model in MODELLEN.items():
        per_record = _per_record(model, importbestand.sporen.get(naam, []))
        nieuwste = dict(
            model.history.filter(id__in=per_record).values_list("id").annotate(hoogste=Max("history_id")).order_by()
        )
        for pk, (_, laatste) in per_record.items():
            if nieuwste[pk] != laatste.history_id:
                gevonden.add(_naam(laatste))
    stappen = Statusstap.objects.filter(pk__in=importbestand.sporen.get("stappen", [])).select_related("leerroute")
    routes = {stap.leerroute_id for stap in stappen}
    gevonden |= {str(stap.leerroute) for stap in stappen if stap.vervallen_op or stap.bevestigd_op}
    erna = Statusstap.objects.filter(leerroute__in=routes, gezet_op__gt=importbestand.toegepast_op)
    return gevonden | {str(stap.leerroute) for stap in erna.select_related("leerroute")}


def _naam(rij):
    return rij.naam if hasattr(rij, "naam") else str(Leerroute.alle.get(pk=rij.leerroute_id))


def _stappen_terug(importbestand, *, door, nu):
    """Void the steps of the import, the latest first; what it had moved is planned again."""
    stappen = Statusstap.objects.filter(pk__in=importbestand.sporen.get("stappen", [])).select_related("leerroute")
    for stap in sorted(stappen, key=lambda stap: (stap.ingangsdatum, stap.pk), reverse=True):
        laat_vervallen(stap, reden=REDEN, door=door, nu=nu)
    verplaatst = Statusstap.objects.filter(
        vervallen_op=importbestand.toegepast_op, als_plan=True, leerroute__in={stap.leerroute_id for stap in stappen}
    )
    for plan in verplaatst:
        Statusstap.objects.create(
            leerroute_id=plan.leerroute_id,
            status=plan.status,
            ingangsdatum=plan.ingangsdatum,
            toelichting=plan.toelichting,
            als_plan=True,
            gezet_door=door,
            gezet_op=nu,
        )


def _rijen_terug(model, rijen, *, door, nu):
    """Each record as it was before the import; one that the import made goes."""
    for pk, (eerste, _) in _per_record(model, rijen).items():
        vorige = model.history.filter(id=pk, history_id__lt=eerste.history_id).order_by("-history_id").first()
        if eerste.history_type == "+" and model is Leerroute:
            verwijder(Leerroute.alle.get(pk=pk), door=door, nu=nu, reden=REDEN)
        elif eerste.history_type == "+":
            model.objects.filter(pk=pk).first().delete()
        elif vorige is not None:
            oud = vorige.instance
            oud._change_reason = REDEN
            oud.save()

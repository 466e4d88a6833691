"""Undoing the last import: everything it made goes, everything it changed is as before, or nothing happens."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from doorlopend.geschiedenis import vastgesteld_tot
from leerroutes.acties import controleer_reeks
from leerroutes.importschrijven import PER_KEER, Schrijver
from leerroutes.models import Deelname, Importbestand, Leerlingaantal, Leerroute, Statusstap
from leerroutes.redenen import reden_ontbreekt

REDEN = "Import ongedaan gemaakt"
# What an import makes or changes beside steps, and how the sporen call it.
MODELLEN = {Leerroute: "leerroutes", Deelname: "deelnames", Leerlingaantal: "leerlingen"}


def grenzen():
    """The newest history row of each model, and the newest step: what comes after is the work of the import."""
    hoogste = {naam: model.history.aggregate(hoogste=Max("history_id"))["hoogste"] for model, naam in MODELLEN.items()}
    return hoogste | {"stappen": Statusstap.objects.aggregate(hoogste=Max("pk"))["hoogste"]}


def sporen(resultaat, voor):
    """What the import did, as plain data: per model the history rows, and the steps it added.

    `voor` are the grenzen() before it, `resultaat` the Importresultaat; only its own leerroutes are looked at.
    """
    pks = {stap.leerroute_id for stap in resultaat.nieuwe_stappen} | {route.pk for route in resultaat.geraakt}
    uit = {"stappen": [stap.pk for stap in resultaat.nieuwe_stappen]}
    for model, naam in MODELLEN.items():
        van = "id__in" if model is Leerroute else "leerroute_id__in"
        rijen = model.history.filter(history_id__gt=voor[naam] or 0, **{van: pks})
        uit[naam] = list(rijen.order_by("history_id").values_list("history_id", flat=True))
    return uit


def laatste_import():
    """The last import that was applied, undone or not; None without one. Only that one can be undone."""
    return Importbestand.objects.filter(toegepast_op__isnull=False).order_by("-toegepast_op", "-pk").first()


def raakt_rapport(importbestand):
    """Whether the import changed figures on which a report is vastgesteld by now: a step or a record that counted."""
    grens = vastgesteld_tot()
    if grens is None:
        return False
    stappen = Statusstap.objects.geldig().filter(ingangsdatum__lte=grens)
    if stappen.filter(pk__in=importbestand.sporen.get("stappen", [])).exists():
        return True
    routes = {rij.id for rij in _rijen(Leerroute, importbestand)}
    routes |= {rij.leerroute_id for rij in _rijen(Deelname, importbestand)}
    return stappen.filter(leerroute__in=routes).exists()


@transaction.atomic
def maak_import_ongedaan(importbestand, *, door, nu, reden=""):
    """Undo the import; `reden` is needed when it changed figures on which a report is vastgesteld.

    Raises ValidationError when it isn't the last one, when something was changed since, or without that reason.
    """
    importbestand = Importbestand.objects.select_for_update().get(pk=importbestand.pk)
    laatste = laatste_import()
    if importbestand.ongedaan_op or laatste is None or laatste.pk != importbestand.pk:
        raise ValidationError("Alleen de laatste import kan ongedaan worden gemaakt.")
    if later := _later_gewijzigd(importbestand):
        meer = f" en nog {len(later) - 10}" if len(later) > 10 else ""
        raise ValidationError(
            f"Na de import is dit nog gewijzigd: {', '.join(sorted(later)[:10])}{meer}. Zet dat eerst terug, "
            "of pas de leerroutes zelf aan."
        )
    if not reden and raakt_rapport(importbestand):
        raise ValidationError(reden_ontbreekt(vastgesteld_tot()))
    waarom = f"{REDEN}: {reden}" if reden else REDEN
    _stappen_terug(importbestand, door=door, nu=nu, waarom=waarom)
    schrijver = Schrijver(door=door, nu=nu, reden=waarom)
    for model in MODELLEN:
        _rijen_terug(model, importbestand, schrijver)
    schrijver.schrijf()
    importbestand.ongedaan_op, importbestand.ongedaan_door = nu, door
    importbestand.save(update_fields=["ongedaan_op", "ongedaan_door"])
    return importbestand


def _rijen(model, importbestand):
    """The history rows of `model` that the import made, oldest first."""
    return model.history.filter(history_id__in=importbestand.sporen.get(MODELLEN[model], [])).order_by("history_id")


def _per_record(model, importbestand):
    """The history rows of an import by record: (first, last)."""
    uit: dict = {}
    for rij in _rijen(model, importbestand):
        uit[rij.id] = (uit.get(rij.id, (rij,))[0], rij)
    return uit


def _later_gewijzigd(importbestand):
    """The names of leerroutes that somebody changed after the import, or to which something was added."""
    routes, gemaakt = set(), set()
    for model in MODELLEN:
        per_record = _per_record(model, importbestand)
        historie = model.history.filter(id__in=per_record).order_by()
        nieuwste = dict(historie.values_list("id").annotate(hoogste=Max("history_id")))
        routes |= {_route_van(laatste) for pk, (_, laatste) in per_record.items() if nieuwste[pk] != laatste.history_id}
        if model is Leerroute:
            gemaakt = {pk for pk, (eerste, _) in per_record.items() if eerste.history_type == "+"}
    stappen = Statusstap.objects.filter(pk__in=importbestand.sporen.get("stappen", []))
    routes |= set(stappen.exclude(vervallen_op=None, bevestigd_op=None).values_list("leerroute_id", flat=True))
    geraakt = {*gemaakt, *stappen.values_list("leerroute_id", flat=True)}
    erna = Statusstap.objects.filter(leerroute__in=geraakt).exclude(pk__in=stappen.values("pk"))
    routes |= set(erna.filter(gezet_op__gt=importbestand.toegepast_op).values_list("leerroute_id", flat=True))
    routes |= _met_meer(gemaakt, importbestand)
    return set(Leerroute.alle.filter(pk__in=routes).values_list("naam", flat=True))


def _met_meer(gemaakt, importbestand):
    """Of the leerroutes that the import made, those to which somebody has added something since."""
    routes = set()
    for relatie in Leerroute._meta.related_objects:
        model, via = relatie.related_model, {f"{relatie.name}__isnull": False}
        if relatie.many_to_many:
            routes |= set(Leerroute.alle.filter(pk__in=gemaakt, **via).values_list("pk", flat=True))
        elif not hasattr(model, "instance_type") and model is not Statusstap:
            eraan = model._base_manager.filter(**{f"{relatie.field.name}__in": gemaakt})
            if model in MODELLEN:
                eraan = eraan.exclude(pk__in={rij.id for rij in _rijen(model, importbestand)})
            routes |= set(eraan.values_list(relatie.field.attname, flat=True))
    return routes


def _route_van(rij):
    """The key of the leerroute that a history row is about."""
    return getattr(rij, "leerroute_id", None) or rij.id


def _stappen_terug(importbestand, *, door, nu, waarom):
    """Void the steps of the import; what it had moved is planned again. What remains must be a possible history."""
    stappen = Statusstap.objects.filter(pk__in=importbestand.sporen.get("stappen", []))
    routes = set(stappen.values_list("leerroute_id", flat=True))
    stappen.update(vervallen_op=nu, vervallen_door=door, vervallen_reden=waarom[:200])
    verplaatst = Statusstap.objects.filter(vervallen_op=importbestand.toegepast_op, als_plan=True, leerroute__in=routes)
    velden = ("leerroute_id", "status", "ingangsdatum", "toelichting")
    weer = [
        Statusstap(als_plan=True, gezet_door=door, gezet_op=nu, **waarden) for waarden in verplaatst.values(*velden)
    ]
    Statusstap.objects.bulk_create(weer, batch_size=PER_KEER)
    reeksen = defaultdict(list)
    for stap in Statusstap.objects.geldig().filter(leerroute__in=routes).op_volgorde():
        reeksen[stap.leerroute_id].append(stap)
    for reeks in reeksen.values():
        controleer_reeks(reeks)


def _rijen_terug(model, importbestand, schrijver):
    """Each record as it was before the import; one that the import made goes."""
    per_record = _per_record(model, importbestand)
    vorige: dict = {}
    for rij in model.history.filter(id__in=per_record).order_by("history_id"):
        if rij.history_id < per_record[rij.id][0].history_id:
            vorige[rij.id] = rij
    velden = [veld.name for veld in model._meta.concrete_fields if not veld.primary_key]
    for pk, (eerste, laatste) in per_record.items():
        if eerste.history_type == "+" and model is Leerroute:
            weg = {"verwijderd_op": schrijver.nu, "verwijderd_door": schrijver.door}
            route = laatste.instance
            for veld, waarde in (weg | {"verwijder_reden": schrijver.reden[:200]}).items():
                setattr(route, veld, waarde)
            schrijver.bewaar(route, ["verwijderd_op", "verwijderd_door", "verwijder_reden"])
        elif eerste.history_type == "+":
            schrijver.verwijder(laatste.instance)
        elif pk in vorige:
            schrijver.bewaar(vorige[pk].instance, velden)

"""The history of a record in one timeline: who changed what, from what to what, when, and what else happened.

A model keeps its history with `history = HistoricalRecords()`. An app that knows more about a record, also
about one of another app, has `gebeurtenissen(obj)` in its own `geschiedenis` module; nobody imports that.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from operator import attrgetter

from django.apps import apps
from django.utils.formats import date_format
from django.utils.module_loading import module_has_submodule

LEEG = "leeg"
WERKWOORD = {"+": "toegevoegd", "~": "gewijzigd", "-": "verwijderd"}


@dataclass(frozen=True)
class Verschil:
    """One field that changed, in words."""

    veld: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Gebeurtenis:
    """One entry of a timeline: what happened, who did it (a person or None), and what changed.

    `sjabloon` names a template that shows more of `onderwerp`, for who wants buttons in the timeline.
    """

    moment: datetime
    titel: str
    wie: object = None
    verschillen: tuple[Verschil, ...] = ()
    toelichting: str = ""
    url: str = ""
    onderwerp: object = None
    sjabloon: str = ""


def tijdlijn(obj):
    """Every Gebeurtenis of `obj`, newest first: its own changes and what each app tells about it."""
    gevonden = [*wijzigingen(obj), *(stuk for vertel in _functies("gebeurtenissen") for stuk in vertel(obj))]
    # Of one moment the last stands first, too.
    gevonden.reverse()
    return sorted(gevonden, key=attrgetter("moment"), reverse=True)


def vastgesteld_tot():
    """The newest day whose figures stand in a report that is vastgesteld, inclusive; None without one.

    An app that keeps such reports says so by `vastgesteld_tot()` in its `geschiedenis` module.
    """
    return max((dag for vraag in _functies("vastgesteld_tot") if (dag := vraag())), default=None)


def _functies(naam):
    """The function `naam` of each app that has it in its `geschiedenis` module."""
    for app in apps.get_app_configs():
        if app.label != "doorlopend" and module_has_submodule(app.module, "geschiedenis"):
            functie = getattr(import_module(f"{app.name}.geschiedenis"), naam, None)
            if functie is not None:
                yield functie


def wijzigingen(obj) -> list[Gebeurtenis]:
    """The changes of one record with history: one query, and one for each model that it refers to."""
    return list(_gebeurtenissen(obj.history.all(), str(obj._meta.verbose_name)))


def wijzigingen_van(model, **filter) -> list[Gebeurtenis]:
    """The changes of all records of `model` whose history matches `filter`, each named in its title.

    It is named by what it refers to, and by the fields in the NAAMVELDEN of the model.
    """
    eigen = getattr(model, "NAAMVELDEN", ())
    velden = [veld for veld in model._meta.concrete_fields if veld.is_relation or veld.name in eigen]
    noem = [veld for veld in velden if veld.attname not in filter]
    return list(_gebeurtenissen(model.history.filter(**filter), str(model._meta.verbose_name), noem))


def _gebeurtenissen(historie, soortnaam, noem=()) -> Iterator[Gebeurtenis]:
    rijen = list(historie.select_related("history_user").order_by("history_date", "history_id"))
    model = historie.model.instance_type
    # Who may read the page may not always know the persons: those stay out of everybody's timeline.
    persoonlijk = getattr(model, "PERSOONSVELDEN", ())
    velden = [veld for veld in model._meta.concrete_fields if veld.editable and not veld.primary_key]
    velden = [veld for veld in velden if veld.name not in persoonlijk]
    namen = _namen(rijen, velden)
    vorige: dict = {}
    for rij in rijen:
        sleutel = getattr(rij, model._meta.pk.attname)
        oud = vorige.get(sleutel)
        verschillen = verschillen_tussen(oud, rij, velden, namen)
        werkwoord = _werkwoord(oud, rij)
        vorige[sleutel] = rij
        if verschillen or werkwoord != WERKWOORD["~"]:
            wat = " ".join([soortnaam, *(in_woorden(veld, getattr(rij, veld.attname), namen) for veld in noem)])
            titel = f"{wat[0].upper()}{wat[1:]} {werkwoord}"
            getoond = verschillen if rij.history_type == "~" else ()
            reden = rij.history_change_reason or ""
            yield Gebeurtenis(rij.history_date, titel, rij.history_user, getoond, reden, onderwerp=rij)


def _werkwoord(oud, nieuw):
    """What was done, told apart from a change: removed with a reason, or brought back."""
    voor, na = (getattr(rij, "verwijderd_op", None) for rij in (oud, nieuw))
    if oud is None or voor == na:
        return WERKWOORD[nieuw.history_type]
    return f"verwijderd: {nieuw.verwijder_reden}" if na else "hersteld"


def verschillen_tussen(oud, nieuw, velden, namen=None):
    """What differs between two states of a record (`oud` may be None), field by field and in words."""
    if oud is None:
        return ()
    namen = _namen([oud, nieuw], velden) if namen is None else namen
    return tuple(
        Verschil(str(veld.verbose_name), in_woorden(veld, voor, namen), in_woorden(veld, na, namen))
        for veld in velden
        if (voor := getattr(oud, veld.attname)) != (na := getattr(nieuw, veld.attname))
    )


def _namen(rijen, velden):
    """For each foreign key that `rijen` use, the names of what it points at: one query a model."""
    per_model = defaultdict(set)
    for veld in velden:
        if veld.is_relation:
            per_model[veld.related_model] |= {getattr(rij, veld.attname) for rij in rijen} - {None}
    return {
        model: {obj.pk: str(obj) for obj in model._base_manager.filter(pk__in=sleutels)} if sleutels else {}
        for model, sleutels in per_model.items()
    }


def in_woorden(veld, waarde, namen):
    """A value as a reader knows it: the label of a choice, the name of what is referred to, a Dutch date.

    A model says in TOON, per field, how a value of it may be shown otherwise.
    """
    if waarde in (None, ""):
        return LEEG
    if veld.name in getattr(veld.model, "TOON", {}):
        return str(veld.model.TOON[veld.name](waarde))
    if veld.is_relation:
        return namen.get(veld.related_model, {}).get(waarde, "iets dat er niet meer is")
    if veld.choices:
        return str(dict(veld.flatchoices).get(waarde, waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return date_format(waarde)
    if isinstance(waarde, list):
        namen_van = getattr(veld, "namen", lambda lijst: map(str, lijst))
        return ", ".join(namen_van(waarde)) or LEEG
    return str(waarde)

"""Two people who edit one record: the second sees what the first changed and loses nothing that was typed.

The version of a record is the number of its newest history row, so every change counts, whoever made it. What
belongs to a record and is edited with it (VERSIE_MET on the model: names of relations) has its part in the version.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import model_to_dict

from doorlopend.geschiedenis import Gebeurtenis, verschillen_tussen, wijzigingen_van

VELD = "versie"
MAX_CIJFERS = 18


@dataclass(frozen=True)
class Botsing:
    """What somebody else changed while this person was typing.

    `verschillen` of the record in words, `erbij` the Gebeurtenissen of what belongs to it; `eigen` are the
    labels of the fields that both changed, where the typed answer stays.
    """

    wie: object = None
    moment: object = None
    verschillen: tuple = ()
    eigen: tuple[str, ...] = ()
    erbij: tuple[Gebeurtenis, ...] = ()


def deel_van(obj, relatie):
    """The history of what belongs to `obj` by the reverse foreign key `relatie`, removed rows included."""
    veld = obj._meta.get_field(relatie).field
    return veld.model.history.filter(**{veld.attname: obj.pk})


def versie_van(obj):
    """The version of `obj` now, as text; empty for a model without history."""
    if not hasattr(obj, "history"):
        return ""
    return versie_bij([obj.history.all(), *(deel_van(obj, relatie) for relatie in _erbij(obj))])


def versie_bij(histories):
    """The version of several histories together, as text: the number of the newest row of each."""
    return "-".join(str(_nieuwste(historie) or 0) for historie in histories)


def _erbij(obj):
    return getattr(obj, "VERSIE_MET", ())


def _nieuwste(historie):
    return historie.order_by("-history_id").values_list("history_id", flat=True).first()


def vergrendel(obj):
    """Lock the row of `obj` within a transaction, so that of two savers the second waits for the first."""
    type(obj)._base_manager.select_for_update().get(pk=obj.pk)


def lees_versie(versie, delen) -> Sequence[int]:
    """The numbers in a posted version of so many parts; empty when it can't be one."""
    nummers = versie.split("-")
    kan = len(nummers) == delen and all(n.isascii() and n.isdecimal() and len(n) <= MAX_CIJFERS for n in nummers)
    return [int(nummer) for nummer in nummers] if kan else ()


def los_op(form, obj, versie):
    """Merge `form`, bound and typed over version `versie`, with what `obj` has become since.

    Returns (data, Botsing): the data with which the form is shown again.
    """
    grenzen = lees_versie(versie, 1 + len(_erbij(obj)))
    oud = obj.history.filter(history_id=grenzen[0]).first() if grenzen else None
    data = form.data.copy()
    laatste = _laatste([obj.history.all(), *(deel_van(obj, relatie) for relatie in _erbij(obj))])
    if oud is None:
        return data, Botsing(*laatste)
    velden = [veld for veld in obj._meta.concrete_fields if veld.editable and not veld.primary_key]
    voor, nu = model_to_dict(oud.instance), model_to_dict(obj)
    for naam, veld in form.fields.items():
        if veld.show_hidden_initial:
            widget, sleutel = veld.hidden_widget(), form.add_initial_prefix(naam)
            voor[naam] = widget.value_from_datadict(form.data, form.files, sleutel) or []
            nu[naam] = list(form.get_initial_for_field(veld, naam) or [])
    eigen = voeg_samen(form, data, voor, nu)
    erbij = [
        gebeurtenis
        for relatie, grens in zip(_erbij(obj), grenzen[1:], strict=True)
        for gebeurtenis in sinds(obj, relatie, grens)
    ]
    verschillen = verschillen_tussen(oud, obj.history.latest("history_id"), velden)
    return data, Botsing(*laatste, verschillen, eigen, tuple(erbij))


def los_deel_op(obj, relatie, versie, *, eigen=()):
    """The Botsing about what belongs to `obj` by `relatie`, edited on a page of its own."""
    grenzen = lees_versie(versie, 1)
    erbij = sinds(obj, relatie, grenzen[0]) if grenzen else ()
    return Botsing(*_laatste([deel_van(obj, relatie)]), (), tuple(eigen), tuple(erbij))


def sinds(obj, relatie, grens):
    """What happened to what belongs to `obj` by `relatie` after history row `grens`, oldest first."""
    veld = obj._meta.get_field(relatie).field
    alles = wijzigingen_van(veld.model, **{veld.attname: obj.pk})
    return [gebeurtenis for gebeurtenis in alles if gebeurtenis.onderwerp.history_id > grens]


def stand_bij(historie, grens):
    """What the records of `historie` looked like at history row `grens`: per key the historical row."""
    rijen = {rij.id: rij for rij in historie.filter(history_id__lte=grens).order_by("history_id")}
    return {pk: rij for pk, rij in rijen.items() if rij.history_type != "-"}


def _laatste(histories):
    """Who made the newest change of all, and when; (None, None) without any."""
    rijen = [historie.select_related("history_user").order_by("-history_id").first() for historie in histories]
    rij = max(filter(None, rijen), key=lambda rij: rij.history_date, default=None)
    return (rij.history_user, rij.history_date) if rij else (None, None)


def voeg_samen(form, data, voor, nu):
    """Put in `data`, per field of `form`, what the other changed from `voor` to `nu`; typed answers stay.

    Of a list of choices both changes are kept. Returns the labels of the fields that both changed.
    """
    eigen = []
    for naam, veld in form.fields.items():
        if naam not in voor or voor[naam] == nu.get(naam):
            continue
        sleutel = form.add_prefix(naam)
        getypt = veld.widget.value_from_datadict(form.data, form.files, sleutel)
        if isinstance(nu[naam], list):
            data.setlist(sleutel, _beide(voor[naam], nu[naam], getypt or []))
            if veld.show_hidden_initial:
                data.setlist(form.add_initial_prefix(naam), [str(waarde) for waarde in nu[naam]])
        elif veld.has_changed(voor[naam], getypt) and str(getypt) != str(voor[naam]):
            eigen.append(str(form[naam].label))
        else:
            _vul_in(data, sleutel, form[naam], nu[naam])
    return tuple(eigen)


def _beide(voor, nu, getypt):
    """What both chose: the other's list, with what was typed added and taken away."""
    voor, nu, getypt = ([str(waarde) for waarde in lijst] for lijst in (voor, nu, getypt))
    weg = set(voor) - set(getypt)
    return [
        waarde for waarde in dict.fromkeys([*nu, *getypt]) if waarde not in weg and (waarde in nu or waarde not in voor)
    ]


def _vul_in(data, sleutel, gebonden, waarde):
    """Put `waarde` in the posted data as the browser would have sent it."""
    if waarde in (None, "", False, []):
        data.pop(sleutel, None)
        return
    waarde = "on" if waarde is True else gebonden.field.prepare_value(waarde)
    waarde = gebonden.field.widget.format_value(waarde) if waarde != "on" else waarde
    data.setlist(sleutel, waarde if isinstance(waarde, list) else [waarde])

"""Two people who edit one record: the second sees what the first changed and loses nothing that was typed.

The version of a record is the number of its newest history row, so every change counts, whoever made it.
"""

from dataclasses import dataclass

from django.forms import model_to_dict

from doorlopend.geschiedenis import verschillen_tussen

VELD = "versie"


@dataclass(frozen=True)
class Botsing:
    """What somebody else changed while this person was typing.

    `verschillen` in words; `eigen` are the labels of the fields that both changed, where the typed answer stays.
    """

    wie: object
    moment: object
    verschillen: tuple
    eigen: tuple[str, ...]


def versie_van(obj):
    """The version of `obj` now, as text; empty for a model without history."""
    if not hasattr(obj, "history"):
        return ""
    return str(obj.history.order_by("-history_id").values_list("history_id", flat=True).first() or "")


def vergrendel(obj):
    """Lock the row of `obj` within a transaction, so that of two savers the second waits for the first."""
    type(obj)._base_manager.select_for_update().get(pk=obj.pk)


def los_op(form, obj, versie):
    """Merge `form`, bound and typed over version `versie`, with what `obj` has become since.

    Returns (data, Botsing): the data with which the form is shown again. A field that only the other
    changed gets the other's answer, a field that both changed keeps what was typed.
    """
    oud = obj.history.filter(history_id=versie).first() if versie.isdecimal() and len(versie) < 19 else None
    laatste = obj.history.select_related("history_user").latest("history_id")
    data = form.data.copy()
    if oud is None:
        return data, Botsing(laatste.history_user, laatste.history_date, (), ())
    velden = [veld for veld in obj._meta.concrete_fields if veld.editable and not veld.primary_key]
    voor, na = model_to_dict(oud.instance), model_to_dict(obj)
    eigen = []
    for naam, veld in form.fields.items():
        if naam not in voor or voor[naam] == na.get(naam):
            continue
        getypt = veld.widget.value_from_datadict(form.data, form.files, form.add_prefix(naam))
        if veld.has_changed(voor[naam], getypt) and str(getypt) != str(voor[naam]):
            eigen.append(str(form[naam].label))
        else:
            _vul_in(data, form.add_prefix(naam), form[naam], na[naam])
    verschillen = verschillen_tussen(oud, laatste, velden)
    return data, Botsing(laatste.history_user, laatste.history_date, verschillen, tuple(eigen))


def _vul_in(data, sleutel, gebonden, waarde):
    """Put `waarde` in the posted data as the browser would have sent it."""
    if waarde in (None, "", False, []):
        data.pop(sleutel, None)
        return
    waarde = "on" if waarde is True else gebonden.field.prepare_value(waarde)
    waarde = gebonden.field.widget.format_value(waarde) if waarde != "on" else waarde
    data.setlist(sleutel, waarde if isinstance(waarde, list) else [waarde])

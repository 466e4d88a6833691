"""Removing a record without losing it: it leaves every list and count, and can come back."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from doorlopend.forms import PortaalFormMixin

TEGELIJK = "Herstellen kan nog niet. Iemand anders heeft op dit moment hetzelfde gemaakt of hersteld."


class VerwijderbaarManager(models.Manager):
    """Leaves out what was removed; `alle` on the model has it all."""

    def get_queryset(self):
        return super().get_queryset().filter(verwijderd_op=None)


class Verwijderbaar(models.Model):
    """A record that can be removed and restored. `objects` of the model must be built on VerwijderbaarManager.

    What refers to it stays as it is, so that restoring gives everything back.
    """

    verwijderd_op = models.DateTimeField("verwijderd op", null=True, blank=True, editable=False)
    verwijderd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    verwijder_reden = models.CharField("waarom verwijderd", max_length=200, blank=True, editable=False)

    alle = models.Manager()

    class Meta:
        abstract = True


class Verwijderform(PortaalFormMixin, forms.Form):
    """Why a record goes."""

    reden = forms.CharField(
        label="Waarom verwijdert u dit?", max_length=200, help_text="Anderen zien deze reden bij het verwijderde."
    )


def wat_hangt_aan(obj):
    """What refers to `obj`, as (name in the plural, number of rows), for who is about to remove it."""
    uit = []
    for relatie in obj._meta.related_objects:
        model = relatie.related_model
        if relatie.one_to_many and not model._meta.auto_created and not hasattr(model, "instance_type"):
            aantal = model._base_manager.filter(**{relatie.field.name: obj}).count()
            if aantal:
                uit.append((str(model._meta.verbose_name if aantal == 1 else model._meta.verbose_name_plural), aantal))
    return sorted(uit)


@transaction.atomic
def verwijder(obj, *, door, nu, reden):
    """Take `obj` out of every list and count, with the reason; does nothing when it was removed already."""
    obj = type(obj).alle.select_for_update().get(pk=obj.pk)
    if obj.verwijderd_op is None:
        obj.verwijderd_op, obj.verwijderd_door, obj.verwijder_reden = nu, door, reden
        obj.save(update_fields=["verwijderd_op", "verwijderd_door", "verwijder_reden"])
    return obj


@transaction.atomic
def herstel(obj, *, reden=""):
    """Bring `obj` back; raises ValidationError when something else took its place, a name for example.

    `reden` goes into the history, for who asks one.
    """
    obj = type(obj).alle.select_for_update().get(pk=obj.pk)
    obj.verwijderd_op, obj.verwijderd_door, obj.verwijder_reden = None, None, ""
    obj._change_reason = reden or None
    try:
        obj.validate_constraints()
    except ValidationError as fout:
        raise ValidationError([f"Herstellen kan nog niet. {melding}" for melding in fout.messages]) from None
    try:
        obj.save(update_fields=["verwijderd_op", "verwijderd_door", "verwijder_reden"])
    except IntegrityError:
        raise ValidationError(TEGELIJK) from None
    return obj

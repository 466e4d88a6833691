"""Writing what an import makes and changes: many rows at once, each with its history."""

from collections import defaultdict

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from leerroutes.models import Deelname, Leerlingaantal, Leerroute

# What refers to another comes after it.
MODELLEN = (Leerroute, Deelname, Leerlingaantal)
PER_KEER = 500


class Schrijver:
    """Collects records and writes them at schrijf(); `reden` goes with each in the history."""

    def __init__(self, *, door, nu, reden=""):
        self.door, self.nu, self.reden = door, nu, reden
        self.nieuw, self.gewijzigd, self.weg = (defaultdict(list) for _ in range(3))

    def bewaar(self, obj, velden=()):
        """A new record, or one of which `velden` (names) changed; it is written later."""
        if obj.pk is None:
            self.nieuw[type(obj)].append(obj)
        else:
            self.gewijzigd[type(obj)].append((obj, velden))

    def verwijder(self, obj):
        """A record that goes from the database, not from its history."""
        self.weg[type(obj)].append(obj)

    @transaction.atomic
    def schrijf(self):
        """Write what was collected since the last time; a new record has its key from now on."""
        for model in MODELLEN:
            if nieuw := self.nieuw.pop(model, None):
                bulk_create_with_history(nieuw, model, batch_size=PER_KEER, **self._erbij)
            if gewijzigd := self.gewijzigd.pop(model, None):
                self._werk_bij(model, gewijzigd)
            if weg := self.weg.pop(model, None):
                self._schrap(model, weg)

    @property
    def _erbij(self):
        return {
            "default_user": self.door,
            "default_date": self.nu,
            "default_change_reason": self.reden[:100] or None,
        }

    def _werk_bij(self, model, gewijzigd):
        """One update a record: only its own fields, which costs the database least."""
        for obj, velden in gewijzigd:
            waarden = {veld: getattr(obj, veld) for veld in velden}
            model._base_manager.filter(pk=obj.pk).update(**waarden)
        objs = [obj for obj, _ in gewijzigd]
        model.history.bulk_history_create(objs, batch_size=PER_KEER, update=True, **self._erbij)

    def _schrap(self, model, objs):
        """The same rows in the history as deleting them one by one would give."""
        velden = [veld.attname for veld in model.history.model.tracked_fields]
        vast = {
            "history_type": "-",
            "history_date": self.nu,
            "history_user": self.door,
            "history_change_reason": self.reden[:100] or None,
        }
        rijen = [model.history.model(**vast, **{veld: getattr(obj, veld) for veld in velden}) for obj in objs]
        model.history.bulk_create(rijen, batch_size=PER_KEER)
        query = model._base_manager.filter(pk__in=[obj.pk for obj in objs])
        query._raw_delete(query.db)

"""Writing what an import makes and changes: many rows at once, each with its history."""

from collections import defaultdict

from django.db import connection, transaction

from leerroutes.models import Deelname, Leerlingaantal, Leerroute

# What refers to another comes after it.
MODELLEN = (Leerroute, Deelname, Leerlingaantal)
PER_KEER = 500


class Schrijver:
    """Collects records and writes them at schrijf(); `reden` goes with each in the history."""

    def __init__(self, *, door, nu, reden=""):
        self.door, self.nu, self.reden = door, nu, reden
        self.nieuw, self.gewijzigd, self.weg = defaultdict(dict), defaultdict(list), defaultdict(list)

    def kent(self, obj):
        """Whether the record stands in the database, or will once it is written."""
        return obj.pk is not None or id(obj) in self.nieuw[type(obj)]

    def bewaar(self, obj, velden=()):
        """A new record, or one of which `velden` (names) changed; it is written later, as it then is."""
        if obj.pk is None:
            self.nieuw[type(obj)][id(obj)] = obj
        else:
            self.gewijzigd[type(obj)].append((obj, velden))

    def verwijder(self, obj):
        """A record that goes from the database, not from its history."""
        self.weg[type(obj)].append(obj)

    @transaction.atomic
    def schrijf(self, *modellen):
        """Write what was collected of these models, or of all; a new record has its key from now on."""
        for model in modellen or MODELLEN:
            if nieuw := self.nieuw.pop(model, None):
                model._base_manager.bulk_create(nieuw.values(), batch_size=PER_KEER)
                self._leg_vast(model, "+", nieuw.values())
            if gewijzigd := self.gewijzigd.pop(model, None):
                self._werk_bij(model, gewijzigd)
                self._leg_vast(model, "~", [obj for obj, _ in gewijzigd])
            if weg := self.weg.pop(model, None):
                self._leg_vast(model, "-", weg)
                query = model._base_manager.filter(pk__in=[obj.pk for obj in weg])
                query._raw_delete(query.db)

    def _werk_bij(self, model, gewijzigd):
        """One update a record: only its own fields, which costs the database least."""
        for obj, velden in gewijzigd:
            waarden = {veld: getattr(obj, veld) for veld in velden}
            model._base_manager.filter(pk=obj.pk).update(**waarden)

    def _leg_vast(self, model, soort, objs):
        """The history rows, copied by the database from the records as they now stand: far cheaper than one by one."""
        historie = model.history.model
        naam = connection.ops.quote_name
        kolommen = ", ".join(naam(veld.column) for veld in historie.tracked_fields)
        erbij = "history_type, history_date, history_user_id, history_change_reason"
        waarden = [soort, connection.ops.adapt_datetimefield_value(self.nu), getattr(self.door, "pk", None)]
        waarden.append(self.reden[:100] or None)
        sleutels = [obj.pk for obj in objs]
        for begin in range(0, len(sleutels), PER_KEER):
            deel = sleutels[begin : begin + PER_KEER]
            welke = ", ".join(["%s"] * len(deel))
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {naam(historie._meta.db_table)} ({kolommen}, {erbij}) "  # noqa: S608 - our own names
                    f"SELECT {kolommen}, %s, %s, %s, %s FROM {naam(model._meta.db_table)} "
                    f"WHERE id IN ({welke}) ORDER BY id",
                    [*waarden, *deel],
                )

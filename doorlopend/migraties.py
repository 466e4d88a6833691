"""An operation for migrations that makes many tables at once, because Django's way to do that takes long."""

from django.db.migrations.operations.base import Operation, OperationCategory


class MaakTabellen(Operation):
    """All `modellen` (a list of CreateModel) in one step; they may point at each other.

    In a list of operations Django builds its picture of the tables anew for each CreateModel, and every table here
    is tied to the people who wrote it: a hundred times a hundred tables. As one operation it does so once.
    """

    category = OperationCategory.ADDITION
    serialization_expand_args = ["modellen"]

    def __init__(self, modellen):
        self.modellen = modellen

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # a cached property, that would be kept up to date model by model
        for model in self.modellen:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.modellen:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.modellen):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return "Maakt " + ", ".join(model.name for model in self.modellen)

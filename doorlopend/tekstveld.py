"""The field for text that people write."""

from django.db import models

from doorlopend.opmaak import zonder_html


class Tekstveld(models.TextField):
    """A text field that holds no HTML, however it is written: save(), bulk_create() or update().

    What is shown goes through `als_html` or is escaped as well; this is the first of two walls. For migrations
    it is a TextField: the column is the same.
    """

    def pre_save(self, model_instance, add):
        waarde = super().pre_save(model_instance, add)
        if isinstance(waarde, str):
            waarde = zonder_html(waarde)
            setattr(model_instance, self.attname, waarde)
        return waarde

    def get_prep_value(self, value):
        waarde = super().get_prep_value(value)
        return zonder_html(waarde) if isinstance(waarde, str) else waarde

    def deconstruct(self):
        naam, _, args, kwargs = super().deconstruct()
        return naam, "django.db.models.TextField", args, kwargs

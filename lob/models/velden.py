"""A field for some of a fixed set of answers, kept as a list of their codes."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


class Keuzelijst(models.JSONField):
    """Several of `keuzes` (a TextChoices or IntegerChoices); unique and always in the order of `keuzes`."""

    def __init__(self, *args, keuzes=(), **kwargs):
        self.keuzes = keuzes
        super().__init__(*args, **{"default": list, "blank": True} | kwargs)

    def namen(self, waarden):
        """The labels of `waarden`, in the order of the choices."""
        return [keuze.label for keuze in self.keuzes if keuze.value in (waarden or [])]

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if not isinstance(value, list) or set(value) - {keuze.value for keuze in self.keuzes}:
            raise ValidationError("Kies alleen uit de mogelijkheden.", code="invalid_choice")

    def formfield(self, **kwargs):
        soort = type(next(iter(self.keuzes)).value)
        return forms.TypedMultipleChoiceField(
            label=kwargs.get("label", str(self.verbose_name)[:1].upper() + str(self.verbose_name)[1:]),
            help_text=kwargs.get("help_text", self.help_text),
            required=not self.blank,
            choices=self.keuzes.choices,
            coerce=soort,
            empty_value=[],
            widget=forms.CheckboxSelectMultiple,
        )

"""Form fields of the leerroutes, and words that their forms share."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef

from doorlopend.models import School

EERSTE_DATUM, LAATSTE_DATUM = date(2000, 1, 1), date(2040, 12, 31)


class Datumveld(forms.DateField):
    """A date within the years that make sense for a leerroute."""

    def clean(self, value):
        datum = super().clean(value)
        if datum and not EERSTE_DATUM <= datum <= LAATSTE_DATUM:
            raise ValidationError(f"Kies een datum van {EERSTE_DATUM.year} tot en met {LAATSTE_DATUM.year}.")
        return datum


class Schoolkeuze(forms.ModelMultipleChoiceField):
    """Schools by roepnaam; the address tells apart those that share one."""

    widget = forms.CheckboxSelectMultiple

    def _check_values(self, value):
        try:
            return super()._check_values(value)
        except OverflowError:  # SQLite, at a key of more than 64 bits
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None

    def label_from_instance(self, school):
        return f"{school.roepnaam} ({school.straat})" if school.naamgenoten else school.roepnaam


def scholen_met_naamgenoten():
    """All schools in alphabetical order, annotated with `naamgenoten`: whether another has the same roepnaam."""
    anderen = School.objects.filter(roepnaam=OuterRef("roepnaam")).exclude(pk=OuterRef("pk"))
    return School.objects.annotate(naamgenoten=Exists(anderen)).order_by("roepnaam", "pk")


def opsomming(keuzes):
    """Choices in words: "2", "3 of 4", "2, 3 of 4"."""
    *eerste, laatste = [str(keuze) for keuze in keuzes]
    return f"{', '.join(eerste)} of {laatste}" if eerste else laatste


def ja_nee(label):
    """A choice between yes, no and unknown."""
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[("", "Onbekend"), ("True", "Ja"), ("False", "Nee")],
        coerce=lambda waarde: waarde == "True",
        empty_value=None,
    )

"""The screen's own form, filled with a row of a sheet."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import construct_instance

from leerroutes.forms import LeerrouteForm, lopende_deelnames
from leerroutes.models import Deelname
from leerroutes.soorten import PROGRAMMAS

VERWIJZINGEN = ("mbo", "college", "contactpersoon", "komt_voort_uit")


class Gevonden(forms.Field):
    """A field whose value is a record, or a list of them, that the reader of the sheet looked up already."""

    widget = forms.HiddenInput


class BladrijForm(LeerrouteForm):
    """Every rule of the screen, row after row with one form, and without asking the database anything.

    Mbo, leertraject and schools may be empty, a programme may be one we don't know, what is unusual needs no
    reason, and a school that joins does so with an open period.
    """

    uit_blad = True

    def __init__(self, *, soort, vandaag):
        super().__init__({}, soort=soort, vandaag=vandaag)
        for naam in (*VERWIJZINGEN, "scholen"):
            self.fields[naam] = Gevonden(label=self.fields[naam].label, required=False)
        if "leertraject" in self.fields:
            self.fields["leertraject"].required = False
        self.programmas = self.fields["programma"].choices if "programma" in self.fields else []

    def vul(self, gegevens, leerroute):
        """Take the next row: its values by field, and the leerroute that it changes or makes."""
        self.data, self.instance, self.waarschuwingen = gegevens, leerroute, []
        self.instance.soort = self.soort
        self._errors = None
        if "programma" in self.fields:
            eigen = {leerroute.programma, gegevens.get("programma", "")} - {"", *PROGRAMMAS}
            self.fields["programma"].choices = [*self.programmas, *((naam, naam) for naam in eigen)]

    def clean_naam(self):
        """The sheet's reader knows every name; two of one name never come here."""
        return self.cleaned_data["naam"]

    def _post_clean(self):
        """Every check of a field of the record; those that ask the database are left to the database."""
        construct_instance(self, self.instance, self._meta.fields)
        exclude = self._get_validation_exclusions() | set(VERWIJZINGEN)
        try:
            self.instance.clean_fields(exclude=exclude)
        except ValidationError as fout:
            self._update_errors(fout)

    def bewaar(self, schrijver, velden):
        """Hand the leerroute and the schools that join to the Schrijver; `velden` are those that changed."""
        lopend = set()
        if self.instance.pk:
            lopend = {deelname.school_id for deelname in lopende_deelnames(self.instance, self.vandaag)}
        if self.instance.pk is None or velden:
            schrijver.bewaar(self.instance, velden)
        for school in self.cleaned_data["scholen"]:
            if school.pk not in lopend:
                schrijver.bewaar(Deelname(leerroute=self.instance, school=school))
        return self.instance

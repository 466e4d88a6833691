"""Form fields for a school or an mbo: chosen from one list, or typed with suggestions."""

import difflib
import re
from collections import Counter
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError

from doorlopend.models import MboInstelling, School

# How much a typed name may look like a known one before we ask whether that one is meant.
LIJKT_OP = 0.8
KORTST = 4
GENOEMD = 4


class Organisaties:
    """All schools and mbo's by the name under which people choose them; read once for each form."""

    @cached_property
    def scholen(self):
        scholen = list(School.objects.prefetch_related("vestigingscodes"))
        aantal = Counter(school.roepnaam.lower() for school in scholen)
        return {
            self._uniek(school) if aantal[school.roepnaam.lower()] > 1 else school.roepnaam: school
            for school in scholen
        }

    @cached_property
    def mbos(self):
        return {mbo.afkorting: mbo for mbo in MboInstelling.objects.all()}

    @staticmethod
    def _uniek(school):
        codes = [code.code for code in school.vestigingscodes.all()]
        return f"{school.roepnaam} ({codes[0] if codes else school.pk})"

    @property
    def namen(self):
        return [*self.mbos, *self.scholen]

    def zoek(self, tekst):
        """(school, mbo, other name) for what was typed; raises ValidationError when it may mean a known one.

        A part of a name that only one school or mbo has is enough ("Huygens").
        """
        netjes = " ".join(tekst.split())
        gezocht = netjes.lower()
        for mbo in self.mbos.values():
            if gezocht in mbo.herkenbare_namen:
                return None, mbo, ""
        bekend = {naam.lower(): naam for naam in self.namen}
        if gezocht in bekend:
            return self._kies(bekend[gezocht])
        lijken = [naam for klein, naam in bekend.items() if _staat_in(gezocht, klein)]
        if len(lijken) == 1:
            return self._kies(lijken[0])
        lijken = lijken or [bekend[klein] for klein in difflib.get_close_matches(gezocht, bekend, cutoff=LIJKT_OP)]
        if lijken:
            raise ValidationError(
                f"Bedoelt u {' of '.join(lijken[:GENOEMD])}? Kies die naam. Is het een andere? Zet de plaats erbij."
            )
        return None, None, netjes

    def _kies(self, naam):
        return self.scholen.get(naam), self.mbos.get(naam) if naam not in self.scholen else None, ""


def _staat_in(gezocht, naam):
    """Whether a word of `naam` begins with what was typed; a few letters say too little."""
    return len(gezocht) >= KORTST and re.search(rf"\b{re.escape(gezocht)}", naam) is not None


class Organisatieveld(forms.ChoiceField):
    """One school or mbo, chosen; cleans to the object, or None when nothing was chosen."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._lees()

    def __deepcopy__(self, memo):
        """Each form has its own copy of the field, and reads the organisations anew."""
        veld = super().__deepcopy__(memo)
        veld._lees()
        return veld

    def _lees(self):
        self.organisaties = Organisaties()
        self.choices = self._keuzes

    def _keuzes(self):
        scholen = [(f"school-{school.pk}", naam) for naam, school in self.organisaties.scholen.items()]
        mbos = [(f"mbo-{mbo.pk}", naam) for naam, mbo in self.organisaties.mbos.items()]
        return [("", "Kies uit de lijst"), ("Mbo’s", mbos), ("Scholen", scholen)]

    def prepare_value(self, value):
        if isinstance(value, School):
            return f"school-{value.pk}"
        return f"mbo-{value.pk}" if isinstance(value, MboInstelling) else value

    def clean(self, value):
        soort, _, pk = super().clean(value).partition("-")
        alle = {"school": self.organisaties.scholen, "mbo": self.organisaties.mbos}.get(soort, {})
        return next((organisatie for organisatie in alle.values() if str(organisatie.pk) == pk), None)


class Organisatienaamveld(forms.CharField):
    """A school, mbo or other organisation by name; cleans to (school, mbo, other name), or None when empty.

    The page holds the suggestions once: `<datalist id="organisaties">`.
    """

    def __init__(self, *, organisaties, **kwargs):
        super().__init__(max_length=120, **kwargs)
        self.organisaties = organisaties
        self.widget.attrs |= {"list": "organisaties", "autocomplete": "off"}

    def clean(self, value):
        tekst = super().clean(value)
        return self.organisaties.zoek(tekst) if tekst else None

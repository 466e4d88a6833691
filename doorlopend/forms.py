"""How every form looks and speaks: one field template, Dutch messages that say what to do."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import DecimalValidator
from django.forms.renderers import TemplatesSetting

MELDINGEN = {
    "required": "Vul dit veld in.",
    "invalid_choice": "Kies een van de mogelijkheden.",
    "invalid_list": "Kies een van de mogelijkheden.",
    "invalid_pk_value": "Kies een van de mogelijkheden.",
    "max_length": "Maak deze tekst korter: hoogstens %(limit_value)d tekens, nu zijn het er %(show_value)d.",
    "null_characters_not_allowed": "Deze tekst bevat een teken dat niet kan. Typ de tekst opnieuw.",
    "min_value": "Vul een getal in van %(limit_value)s of hoger.",
    "max_value": "Vul een getal in van %(limit_value)s of lager.",
    "max_digits": "Dit getal is te lang. Vul minder cijfers in.",
    "max_decimal_places": "Vul hoogstens %(max)s cijfers achter de komma in.",
    "max_whole_digits": "Dit getal is te groot. Vul een kleiner getal in.",
}
PER_VELD = {
    forms.DateField: {"invalid": "Vul een datum in, bijvoorbeeld 1-8-2026.", "required": "Vul een datum in."},
    forms.TimeField: {"invalid": "Vul een tijd in, bijvoorbeeld 15.30.", "required": "Vul een tijd in."},
    forms.IntegerField: {"invalid": "Vul een heel getal in."},
    forms.DecimalField: {"invalid": "Vul een getal in, bijvoorbeeld 0,4."},
    forms.FileField: {
        "required": "Kies een bestand.",
        "empty": "Het bestand is leeg. Kies een ander bestand.",
        "max_length": "De naam van het bestand is te lang. Geef het een kortere naam.",
    },
    forms.EmailField: {"invalid": "Vul een e-mailadres in, bijvoorbeeld naam@school.nl."},
    forms.URLField: {"invalid": "Vul een webadres in, bijvoorbeeld https://www.school.nl."},
    forms.ChoiceField: {"required": "Maak een keuze."},
    forms.MultipleChoiceField: {"required": "Kies er minstens één."},
    forms.ModelChoiceField: {"required": "Maak een keuze."},
    forms.ModelMultipleChoiceField: {"required": "Kies er minstens één."},
}
MAX_CIJFERS = 18  # a key of eight bytes holds no more
KEUZELIJSTEN = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class PortaalRenderer(TemplatesSetting):
    form_template_name = "components/formulier.html"
    field_template_name = "components/veld.html"


class Datuminvoer(forms.DateInput):
    """The browser's date field; it wants JJJJ-MM-DD, and what people type by hand is read as well."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class Tijdinvoer(forms.TimeInput):
    """The browser's time field; 15.30 typed by hand is read as well."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class PortaalFormMixin:
    """Gives every field of a form the portal's look and messages.

    `secties`, (title, names of fields) in order, shows a long form in parts with a heading.
    """

    secties: tuple = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            kleed_aan(veld)

    def _get_validation_exclusions(self):
        """Whether a record is removed is in no form, but "one such name among those that are not removed" is checked.

        Django would leave the whole constraint out, and the database would then refuse it with an error.
        """
        return super()._get_validation_exclusions() - {"verwijderd_op"}

    @property
    def groepen(self):
        """The visible fields as the template shows them: (title, bound fields), parts without fields left out."""
        delen = [(titel, [self[naam] for naam in namen if naam in self.fields]) for titel, namen in self.secties]
        return [(titel, velden) for titel, velden in delen if velden]


class DagFormMixin(PortaalFormMixin):
    """For a ModelForm that sets `vandaag`: asks the rules of the model that depend on the day, when it has such."""

    def _post_clean(self):
        super()._post_clean()
        if not hasattr(self.instance, "controleer_op"):
            return
        try:
            self.instance.controleer_op(self.vandaag)
        except ValidationError as fout:
            self._update_errors(fout)


def _zonder_te_grote_nummers(veld):
    """Have a field of several records refuse a number that no database key can be; the databases fail on it."""
    gewoon = veld.clean

    def clean(waarden):
        if any(len(cijfers) > MAX_CIJFERS and cijfers.isdecimal() for cijfers in _cijfers(waarden)):
            raise ValidationError(veld.error_messages["invalid_choice"] % {"value": ""}, code="invalid_choice")
        return gewoon(waarden)

    veld.clean = clean


def _cijfers(waarden):
    return [str(waarde).lstrip("+-") for waarde in waarden] if isinstance(waarden, list | tuple) else []


def kleed_aan(veld):
    """Set widget, class and Dutch messages of one form field."""
    if isinstance(veld, forms.DateField):
        veld.widget = Datuminvoer(veld.widget.attrs)
        veld.input_formats = ["%Y-%m-%d", "%d-%m-%Y"]
    if isinstance(veld, forms.TimeField):
        veld.widget = Tijdinvoer(veld.widget.attrs)
        veld.input_formats = ["%H:%M", "%H.%M", "%H:%M:%S"]
    if not isinstance(veld.widget, (*KEUZELIJSTEN, forms.CheckboxInput)):
        kort = " invoer--kort" if isinstance(veld, forms.DateField | forms.TimeField | forms.IntegerField) else ""
        veld.widget.attrs["class"] = f"invoer{kort}"
    if isinstance(veld.widget, forms.Textarea):
        veld.widget.attrs["rows"] = 4
    if hasattr(veld, "empty_label"):  # also on the choices of a filter, that put it before their own
        if veld.empty_label == "---------":
            veld.empty_label = "Kies uit de lijst"
    elif isinstance(veld, forms.ChoiceField) and isinstance(veld.widget, forms.Select):
        veld.choices = [(code, "Kies uit de lijst" if label == "---------" else label) for code, label in veld.choices]
    if isinstance(veld, forms.ModelMultipleChoiceField):
        _zonder_te_grote_nummers(veld)
    eigen = next((PER_VELD[soort] for soort in type(veld).__mro__ if soort in PER_VELD), {})
    veld.error_messages |= {
        sleutel: tekst for sleutel, tekst in MELDINGEN.items() if sleutel in veld.error_messages
    } | eigen
    for validator in veld.validators:
        if isinstance(validator, DecimalValidator):
            validator.messages = {soort: MELDINGEN.get(soort, tekst) for soort, tekst in validator.messages.items()}
        elif getattr(validator, "code", "") in MELDINGEN:
            validator.message = MELDINGEN[validator.code]

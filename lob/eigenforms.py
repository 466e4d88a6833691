"""Forms on what belongs to a school or mbo: who keeps one organisation only, never gets to choose another."""

from doorlopend.forms import DagFormMixin
from doorlopend.models import School
from doorlopend.rechten import mag_overal


class EigenOrganisatieMixin(DagFormMixin):
    """A ModelForm with fields for the organisation: those named in `organisatievelden`.

    Who has `recht` everywhere chooses; for others the fields go, and a new record is of their own
    organisation. `mag` is False for who has none that fits. Takes `gebruiker` and the day, `vandaag`.
    """

    recht = ""
    organisatievelden: dict = {"school": School}

    def __init__(self, *args, gebruiker, vandaag, **kwargs):
        super().__init__(*args, **kwargs)
        self.gebruiker, self.vandaag = gebruiker, vandaag
        self.kiest_zelf = mag_overal(gebruiker, self.recht)
        self.mag = self.kiest_zelf or self.instance.pk is not None or self.eigen is not None
        if not self.kiest_zelf:
            for veld in self.organisatievelden:
                del self.fields[veld]
            if self.instance.pk is None and self.eigen:
                self.zet_eigen(*self.eigen)

    @property
    def eigen(self):
        """The field and the organisation of the person, when this form knows such organisations; or None."""
        for veld, model in self.organisatievelden.items():
            if isinstance(self.gebruiker.organisatie, model):
                return veld, self.gebruiker.organisatie
        return None

    def zet_eigen(self, veld, organisatie):
        setattr(self.instance, veld, organisatie)

    def _get_validation_exclusions(self):
        """The constraints hold for what the form fills in by itself too."""
        return super()._get_validation_exclusions() - {*self.organisatievelden, "schooljaar"}

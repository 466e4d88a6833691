"""The form of the LOB scan, with last year's answers beside the questions."""

from django import forms
from django.utils.html import format_html

from doorlopend.models import MboInstelling, School
from doorlopend.schooljaar import Schooljaar
from lob.eigenforms import EigenOrganisatieMixin
from lob.models import ASPECTEN, LobScan, Niveau, Perspectief, Programma

KIES_EEN = "Kies een school of een mbo."


def _score(aspect):
    """The four-point scale for one aspect."""
    uitleg = LobScan._meta.get_field(aspect).help_text
    keuzes = [(niveau.value, f"{niveau.value}. {niveau.label}") for niveau in Niveau]
    return forms.TypedChoiceField(
        label=ASPECTEN[aspect], coerce=int, choices=keuzes, widget=forms.RadioSelect, help_text=uitleg
    )


class LobScanForm(EigenOrganisatieMixin, forms.ModelForm):
    recht = "lob.change_lobscan"
    organisatievelden = {"school": School, "mbo": MboInstelling}
    beleid = _score("beleid")
    activiteiten = _score("activiteiten")
    begeleiding = _score("begeleiding")
    kwaliteitsbewaking = _score("kwaliteitsbewaking")
    programma = forms.ChoiceField(
        label="Is er een lob-programma?",
        choices=Programma,
        widget=forms.RadioSelect,
        help_text="Aansluitend: vo en mbo bouwen op elkaar voort. Sectoroverstijgend: over meer sectoren.",
    )
    perspectief = forms.ChoiceField(
        label="Is er oog voor kansrijk en duurzaam werk?",
        choices=Perspectief,
        widget=forms.RadioSelect,
        help_text="Kansrijk en duurzaam: er is nu en over tien jaar genoeg werk in.",
    )

    class Meta:
        model = LobScan
        fields = [
            "school",
            "mbo",
            "ingevuld_op",
            *(veld for aspect in ASPECTEN for veld in (aspect, f"{aspect}_toelichting")),
            "programma",
            "perspectief",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ingevuld_op"].initial = self.vandaag
        if vorige := self.vorige():
            self.zet_ernaast(vorige)

    def vorige(self):
        """The newest scan of an earlier year, as far as the organisation is known when the form opens."""
        scan, begin = self.instance, self.initial
        school, mbo = scan.school_id or begin.get("school"), scan.mbo_id or begin.get("mbo")
        if not school and not mbo:
            return None
        jaar = scan.schooljaar if scan.pk else Schooljaar.op(self.vandaag).begin
        eerder = LobScan.objects.filter(school=school or None, mbo=mbo or None, schooljaar__lt=jaar)
        return eerder.order_by("-schooljaar").first()

    def zet_ernaast(self, vorige):
        for veld in (*ASPECTEN, "programma", "perspectief"):
            antwoord = getattr(vorige, f"get_{veld}_display")()
            notitie = getattr(vorige, f"{veld}_toelichting", "")
            eerder = f"{antwoord}. “{notitie}”" if notitie else antwoord
            self.fields[veld].help_text = format_html(
                '{} <span class="vorigjaar">In {}: {}</span>', self.fields[veld].help_text, vorige.jaar, eerder
            )

    def clean(self):
        gegevens = super().clean()
        if self.kiest_zelf and not gegevens.get("school") and not gegevens.get("mbo"):
            self.add_error("school", KIES_EEN)
        return gegevens

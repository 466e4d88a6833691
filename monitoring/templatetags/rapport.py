"""What the templates of a report need: dates and lines out of frozen JSON, and the verdict as sign and word."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html

from doorlopend.grafieken import oordeelteken
from doorlopend.opmaak import opgeschoond
from monitoring import rapportweergave
from monitoring.models import Oordeel

register = template.Library()

SOORTEN = {
    Oordeel.OP_SCHEMA: "goed",
    Oordeel.GEHAALD: "goed",
    Oordeel.LOOPT_ACHTER: "let-op",
    Oordeel.LOOPT_VER_ACHTER: "fout",
    Oordeel.NIET_GEHAALD: "fout",
    Oordeel.GEEN_OORDEEL: "geen",
}


@register.filter
def datum(waarde, opmaak="j F Y"):
    """A date, or its JJJJ-MM-DD from frozen JSON, in Dutch words; a dash when there is none."""
    if not waarde:
        return "–"
    return date_format(date.fromisoformat(waarde) if isinstance(waarde, str) else waarde, opmaak)


@register.filter
def regels(tekst):
    """The lines of a text that say something, without the bullets that people type before them."""
    return rapportweergave.besluitregels(tekst)


@register.filter
def met_doel(jaren):
    """Whether one of the years has a target; without one there is no verdict to show."""
    return any(jaar["doel"] is not None for jaar in jaren)


@register.filter
def opsomming(namen):
    """The first names of a list and how many more there are."""
    return rapportweergave.opsomming(namen)


@register.filter
def zacht_afgebroken(titel):
    """A title that may be broken where a reader expects it: on the cover the word is longer than a line."""
    return titel.replace("Voortgangsrapportage", "Voortgangs\u00adrapportage")


@register.filter
def ja_nee(waarde):
    """Yes, no, or not answered."""
    return {True: "Ja", False: "Nee"}.get(waarde, "Niet beantwoord")


@register.filter
def kleine_letter(tekst):
    """`tekst` as it stands in the middle of a sentence."""
    return tekst[:1].lower() + tekst[1:]


@register.filter
def getal(waarde):
    """A number, or a dash for what is unknown: zero is 0."""
    return "–" if waarde is None else waarde


@register.filter
def kilobytes(aantal):
    """The size of a file, from bytes: "157 kB", kept on one line."""
    return f"{max(1, round(aantal / 1000))}\u00a0kB"


@register.simple_tag
def rapportoordeel(code):
    """The verdict as the report shows it on paper: a sign with a shape of its own, then the word."""
    oordeel = Oordeel(code)
    soort = SOORTEN[oordeel]
    teken = oordeelteken(soort, "Oordeel")
    return format_html('<span class="oordeel oordeel-{}">{}{}</span>', soort, teken, oordeel.label)


@register.filter
def waarde(waarden, naam):
    """What a dict holds under a name that the template only knows while it runs; empty without it."""
    return waarden.get(naam, "")


@register.filter
def anders_dan(velden, waarden):
    """The bound fields in which somebody else wrote, by `waarden`, something else: [(label, that in words)]."""
    gevonden = [(veld, waarden.get(veld.name) or "") for veld in velden]
    return [
        (veld.label, dict(getattr(veld.field, "choices", ())).get(waarde, waarde))
        for veld, waarde in gevonden
        if waarde and waarde != opgeschoond(veld.value() or "")
    ]


@register.filter
def terugwerkend(registratie, peildatum):
    """Whether something that was recorded later already held on `peildatum`."""
    return registratie.met_terugwerkende_kracht(peildatum)


@register.filter
def kenmerken(rij):
    """What is known of a frozen unit besides its name, in one row: schools of a leerroute, stadsdeel, bestuur, mbo."""
    scholen = [] if rij.get("soort") == "school" else rij.get("scholen", [])
    return [*scholen, *(rij[veld] for veld in ("stadsdeel", "bestuur", "mbo", "sector") if rij.get(veld))]


@register.filter
def leerroutekenmerken(rij):
    """What is known of a frozen leerroute besides its name and status, in one row."""
    scholen = ", ".join(rij["scholen"])
    plaats = f" ({rij['stadsdeel']})" if rij["stadsdeel"] else ""
    delen = (f"{scholen}{plaats}" if scholen else "", rij["mbo"], rij["sector"])
    return ", ".join(deel for deel in delen if deel)

"""Small pieces for templates: icons and labels."""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime

from doorlopend.opmaak import als_html, regel_als_html

register = template.Library()

_CIRKEL = '<circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" stroke-width="2"/>'
_VOL = '<circle cx="10" cy="10" r="9" fill="currentColor"/>'
_VINK = (
    '<path d="M5.6 10.4l3 3 5.8-6.6" fill="none" stroke="#fff" stroke-width="2.2" '
    'stroke-linecap="round" stroke-linejoin="round"/>'
)
_KRUIS = '<path d="M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/>'
_ACHTHOEK = '<path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z" fill="currentColor"/>'
ICONEN = {
    "plus": '<path d="M10 4v12M4 10h12" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>',
    "download": '<path d="M10 3v9M6.2 8.6L10 12.4l3.8-3.8M4 16.5h12" fill="none" stroke="currentColor" '
    'stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>',
    "upload": '<path d="M10 12.4V3.4M6.2 6.8L10 3l3.8 3.8M4 16.5h12" fill="none" stroke="currentColor" '
    'stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>',
    "sluit": '<path d="M5.5 5.5l9 9M14.5 5.5l-9 9" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/>',
    "sorteer": '<path d="M10 3l4 5H6zM10 17l-4-5h8z" fill="currentColor"/>',
    "oplopend": '<path d="M10 4l5 6H5z" fill="currentColor"/>',
    "aflopend": '<path d="M10 16l-5-6h10z" fill="currentColor"/>',
    "goed": _VOL + _VINK,
    "fout": _VOL + _KRUIS,
    "let-op": '<path d="M10 1.6L19.2 18H.8z" fill="currentColor" stroke="currentColor" stroke-width="1.2" '
    'stroke-linejoin="round"/><path d="M10 7.2v5M10 14.2v1.8" stroke="#fff" stroke-width="2"/>',
    "ver-achter": _ACHTHOEK + _KRUIS,
    "geen": '<path d="M5 10h10" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>',
    "verkenning": _CIRKEL,
    "ontwikkeling": _CIRKEL + '<path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor"/>',
    "aangeboden": _VOL + _VINK,
    "gestopt": _CIRKEL + '<path d="M6.5 6.5h7v7h-7z" fill="currentColor"/>',
}

# What a browser says of itself: the first word that occurs gives its name; Edge also calls itself Chrome and Safari.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox"}
BROWSERS |= {"FxiOS": "Firefox", "Chrome": "Chrome", "CriOS": "Chrome", "Safari": "Safari"}
SYSTEMEN = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "CrOS": "Chromebook"}
SYSTEMEN |= {"Mac OS X": "Mac", "Linux": "Linux"}
# code: (label, colour class, icon)
OORDELEN = {
    "op_schema": ("Op schema", "goed", "goed"),
    "gehaald": ("Gehaald", "goed", "goed"),
    "loopt_achter": ("Loopt achter", "let-op", "let-op"),
    "loopt_ver_achter": ("Loopt ver achter", "fout", "ver-achter"),
    "niet_gehaald": ("Niet gehaald", "fout", "ver-achter"),
    "geen_oordeel": ("Geen oordeel", "neutraal", "geen"),
}
STATUSSEN = {
    "verkenning": "Verkenning",
    "ontwikkeling": "In ontwikkeling",
    "aangeboden": "Aangeboden",
    "gestopt": "Gestopt",
}


@register.filter
def leesbaar(waarde):
    """A value as people read it: a date or moment written out, "–" for nothing."""
    if isinstance(waarde, datetime):
        return date_format(localtime(waarde), "j F Y, H.i") + " uur"
    if isinstance(waarde, date):
        return date_format(waarde)
    return "–" if waarde is None or waarde == "" else waarde


@register.simple_tag
def icoon(naam, maat=20):
    """A decorative icon: whatever it says, the text beside it says too."""
    return format_html(
        '<svg viewBox="0 0 20 20" width="{0}" height="{0}" aria-hidden="true" focusable="false">{1}</svg>',
        maat,
        mark_safe(ICONEN[naam]),  # noqa: S308 - constants of this module
    )


@register.filter
def is_lang(veld):
    """Whether a field has so many choices that their list scrolls."""
    return len(veld.subwidgets) > 12


@register.filter
def keuzes(veld):
    """The choices of a field; in a list so long that it scrolls, those that are chosen come first."""
    return sorted(veld, key=lambda keuze: not keuze.data["selected"]) if is_lang(veld) else veld


@register.simple_tag
def beginwaarde(veld):
    """What the field held when the form opened, hidden, for a field that asks it (show_hidden_initial)."""
    return veld.as_hidden(only_initial=True) if veld.field.show_hidden_initial else ""


@register.inclusion_tag("components/_oordeel.html")
def oordeel(code):
    label, kleur, teken = OORDELEN[str(code)]
    return {"label": label, "kleur": kleur, "teken": teken}


@register.inclusion_tag("components/_status.html")
def status(code):
    """The label of a status; an empty code says that there is none yet."""
    return {"label": STATUSSEN.get(code, "Nog geen status"), "teken": code if code in STATUSSEN else "geen"}


@register.simple_tag
def foutkop(form):
    """The heading of the error summary: how many answers to improve, or that the whole was refused."""
    aantal = len([naam for naam in form.errors if naam in form.fields])
    if not aantal:
        return "Dit is nog niet gelukt"
    return f"Verbeter {aantal} antwoord{'' if aantal == 1 else 'en'}"


@register.filter
def als_aanhef(label):
    """A field's label as the start of a line: with a colon, unless it ends in a mark of its own."""
    return label if str(label).endswith(("?", ".", "!", ":")) else f"{label}:"


@register.filter
def opgemaakt(tekst):
    """A text that people wrote, with its paragraphs, lists and bold, as safe HTML."""
    return als_html(tekst)


@register.filter
def opgemaakte_regel(tekst):
    """One line of such a text, as safe HTML that stands within a line."""
    return regel_als_html(tekst)


@register.filter
def browsernaam(kenmerk):
    """ "Chrome op Windows" for the User-Agent of a session; "Onbekende browser" when it says nothing that we know."""
    browser = next((naam for woord, naam in BROWSERS.items() if woord in kenmerk), "Onbekende browser")
    systeem = next((naam for woord, naam in SYSTEMEN.items() if woord in kenmerk), "")
    return f"{browser} op {systeem}" if systeem else browser

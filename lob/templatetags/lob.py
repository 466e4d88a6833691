"""Small pieces for the templates of lob."""

from django import template

from doorlopend.bijeenkomsten import Staat

register = template.Library()

# staat: (label, colour class, icon)
STATEN = {
    Staat.GEPLAND: ("Gepland", "neutraal", "verkenning"),
    Staat.GEHOUDEN: ("Gehouden", "goed", "goed"),
    Staat.GEANNULEERD: ("Gaat niet door", "fout", "fout"),
}
VAST_TE_LEGGEN = ("Nog vast te leggen", "let-op", "let-op")


@register.inclusion_tag("lob/_staat.html")
def staat(bijeenkomst, vandaag):
    """The state of a meeting; one that was planned for a day before `vandaag` asks to be recorded."""
    voorbij = bijeenkomst.is_gepland and bijeenkomst.datum < vandaag
    label, kleur, teken = VAST_TE_LEGGEN if voorbij else STATEN[bijeenkomst.staat]
    return {"label": label, "kleur": kleur, "teken": teken}

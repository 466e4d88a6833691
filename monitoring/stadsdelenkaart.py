"""A schematic map of the stadsdelen: our own simple shapes, no geodata; presentation attributes only."""

from doorlopend.gebied import gebied
from doorlopend.svg import INKT, element, tekening, tekst

WATER = "#d5e6ee"
# from this many leerroutes: (fill, colour of the text on it)
TINTEN = ((6, "#0b5563", "#ffffff"), (3, "#3f868c", "#ffffff"), (1, "#b5d9d8", INKT), (0, "#ffffff", INKT))
# code: (corners, place of the name)
VORMEN = {
    "westpoort": ("60,128 150,84 306,112 300,176 226,196 44,206", (178, 146)),
    "nieuw-west": ("44,214 226,204 246,222 248,392 196,424 92,392 46,312", (148, 300)),
    "west": ("234,200 304,184 352,204 356,286 326,328 256,328 254,220", (304, 254)),
    "centrum": ("360,208 414,200 470,228 466,282 424,308 364,290", (414, 248)),
    "noord": ("318,108 424,58 574,40 672,92 650,172 566,194 482,208 420,180 356,184 314,170", (492, 118)),
    "oost": ("478,234 566,222 690,252 680,300 566,318 528,378 478,360 430,316 474,288", (560, 268)),
    "zuid": ("256,336 328,336 362,298 424,316 472,366 446,416 334,428 256,404", (356, 374)),
    "zuidoost": ("508,408 572,386 634,434 650,504 566,532 508,474", (574, 458)),
    "weesp": ("664,396 724,372 766,426 742,498 668,480", (712, 432)),
}
IJ = "M0 196L44 210L226 200L304 180L356 196L414 192L476 220L566 208L700 240L800 220L800 190L690 200L660 176"
IJ += "L566 200L480 214L418 188L354 192L310 176L224 192L44 202L0 186Z"


def kaart_stadsdelen(regels, uid="kaart"):
    """The map with in every stadsdeel its name and number of leerroutes, from per_stadsdeel(); SVG as a string."""
    aantallen = {regel.code: regel for regel in regels}
    delen = [element("path", d=IJ, fill=WATER)]
    for code, (hoeken, plek) in VORMEN.items():
        delen += _stadsdeel(aantallen[code], hoeken, plek)
    samen = ", ".join(f"{regel.naam} {regel.samen}" for regel in regels)
    return tekening(
        uid, f"Kaart van {gebied().stad} met het aantal leerroutes per stadsdeel: {samen}.", 790, 560, delen
    )


def _stadsdeel(regel, hoeken, plek):
    _, vulling, kleur = next(tint for tint in TINTEN if regel.samen >= tint[0])
    x, y = plek
    yield element("polygon", points=hoeken, fill=vulling, stroke="#4d5b69", stroke_width=1.5, stroke_linejoin="round")
    yield tekst(x, y, regel.naam, 23, kleur, "middle", 600)
    yield tekst(x, y + 30, str(regel.samen), 28, kleur, "middle", 800)

"""What the page of the import tells about each sheet and column, from the same rows as the import itself."""

from doorlopend.models import MboInstelling
from leerroutes.importregels import (
    BLAD_DEELNAMES,
    BLAD_LEERLINGEN,
    BLAD_ROUTES,
    BLAD_STATUSSEN,
    KOLOMMEN,
    VERPLICHT,
)
from leerroutes.models import Deelname, Leerlingaantal, Leerroute, Statusstap

DATUM, JA_NEE = "een datum, bijvoorbeeld 2026-08-01", "ja of nee"
MODELLEN = {
    BLAD_ROUTES: Leerroute,
    BLAD_STATUSSEN: Statusstap,
    BLAD_DEELNAMES: Deelname,
    BLAD_LEERLINGEN: Leerlingaantal,
}
WAARVOOR = {
    BLAD_ROUTES: "De leerroutes zelf, één per rij. Dit blad is nodig.",
    BLAD_STATUSSEN: "De statussen met hun dag. Een dag na vandaag is een plan.",
    BLAD_DEELNAMES: "Van wanneer tot wanneer een school meedoet, en de melding bij DUO.",
    BLAD_LEERLINGEN: "Hoeveel leerlingen er per schooljaar verwacht werden en kwamen. Alleen aantallen.",
}
# What a column holds, where its name in the portal doesn't say it.
EIGEN = {
    "naam": ("naam van de leerroute", "hoofdletters en spaties maken niet uit"),
    "scholen": ("scholen die meedoen", "vestigingscode of roepnaam, met een puntkomma ertussen"),
    "school": ("school", "vestigingscode of roepnaam"),
    "geplande_start": ("geplande start", f"{DATUM}; wordt een plan voor de status aangeboden"),
    "overeenkomst_onderwerpen": ("onderwerpen in de overeenkomst", "de letters a tot en met j, bijvoorbeeld a; b; c"),
    "college": ("mbo-college", "de naam van het college"),
    "contactpersoon": ("contactpersoon in het programmateam", "het e-mailadres van iemand met een account"),
    "komt_voort_uit": ("komt voort uit", "de naam van een andere leerroute"),
    "schooljaar": ("schooljaar", "bijvoorbeeld 2026-2027"),
    "nominale_duur": ("jaren van de hele leerroute, vanaf leerjaar 3", "een heel getal van 1 tot en met 8"),
}


def bladuitleg():
    """Per sheet (name, what it is for, columns), each column as (name, whether it is needed, meaning, values)."""
    eigen = EIGEN | {"mbo": ("mbo-instelling", ", ".join(map(str, MboInstelling.objects.all())))}
    return [
        (blad, WAARVOOR[blad], [_kolom(blad, kolom, eigen) for kolom in kolommen])
        for blad, kolommen in KOLOMMEN.items()
    ]


def _kolom(blad, kolom, eigen):
    if kolom in eigen:
        return (kolom, kolom in VERPLICHT[blad], *eigen[kolom])
    veld = MODELLEN[blad]._meta.get_field(kolom)
    return (kolom, kolom in VERPLICHT[blad], str(veld.verbose_name), _waarden(veld))


def _waarden(veld):
    if veld.choices:
        return ", ".join(str(code) for code, _ in veld.flatchoices)
    soort = veld.get_internal_type()
    return {"DateField": DATUM, "BooleanField": JA_NEE, "PositiveIntegerField": "een heel getal"}.get(soort, "tekst")

"""Giving any list of the portal as CSV or XLSX: the rows that its filter shows, with the values behind them.

A list needs nothing for it: the download has the columns of its table. A table whose cells say less, or
something else, than a sheet needs has `uitvoer`, the (header, accessor) of every column of the download.
"""

from datetime import datetime

from django.db.models import Manager, prefetch_related_objects
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django_tables2 import A

from doorlopend.exporteren import naar_csv, naar_xlsx

PARAMETER = "download"
SOORTEN = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
JA_NEE = {True: "ja", False: "nee"}


def downloads(vraag):
    """(label, address) of each download of the list that `vraag` (a QueryDict) asks for."""
    vraag = vraag.copy()
    vraag.pop("page", None)
    for soort in SOORTEN:
        vraag[PARAMETER] = soort
        yield f"Download als {soort}", f"?{vraag.urlencode()}"


def als_bestand(table, *, naam, soort, dag):
    """A response with every row of `table`, in its order; `dag` is the peildatum in the name of the file."""
    return bestand_van(*als_rijen(table), naam=naam, soort=soort, dag=dag)


def bestand_van(koppen, rijen, *, naam, soort, dag):
    """A response with rows that no table holds; `dag` is the day in the name of the file."""
    blad = slugify(naam)
    inhoud = naar_xlsx({blad[:31]: (koppen, rijen)}) if soort == "xlsx" else naar_csv(koppen, rijen)
    return als_bijlage(inhoud, naam=f"{blad}-{dag}", soort=soort)


def als_bijlage(inhoud, *, naam, soort):
    """A response that is saved as the file `naam`.`soort`, one of SOORTEN."""
    antwoord = HttpResponse(inhoud, content_type=SOORTEN[soort])
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.{soort}"'
    return antwoord


def als_rijen(table):
    """The headers and the rows of a table as values: texts, whole numbers and dates, never HTML."""
    kolommen = table.uitvoer or [(kolom.header, kolom.accessor) for kolom in table.columns]
    lezers = [(str(kop), A(pad)) for kop, pad in kolommen]
    objecten = list(table.data)
    prefetch_related_objects(objecten, *table.uitvoer_leest)
    return [kop for kop, _ in lezers], [[waarde(lezer, obj) for _, lezer in lezers] for obj in objecten]


def waarde(lezer, obj):
    """What `lezer` finds in `obj`, in words where the field has a choice; nothing found is an empty cell."""
    gevonden = lezer.resolve(obj, quiet=True)
    doel, veld = lezer.penultimate(obj)
    if in_woorden := getattr(doel, f"get_{veld}_display", None):
        gevonden = in_woorden()
    return _cel(gevonden)


def _cel(gevonden):
    if gevonden is None:
        return ""
    if isinstance(gevonden, bool):
        return JA_NEE[gevonden]
    if isinstance(gevonden, datetime):
        return timezone.make_naive(gevonden) if timezone.is_aware(gevonden) else gevonden
    if isinstance(gevonden, dict):
        gevonden = [f"{naam}: {stuk}" for naam, stuk in gevonden.items()]
    if isinstance(gevonden, Manager):
        gevonden = gevonden.all()
    if hasattr(gevonden, "__iter__") and not isinstance(gevonden, str):
        return ", ".join(str(_cel(stuk)) for stuk in gevonden)
    return gevonden if isinstance(gevonden, int | float) or hasattr(gevonden, "isoformat") else str(gevonden)

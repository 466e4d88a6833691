"""The figures for machines: keys are stable, and described by the JSON schema at /voortgang.schema.json."""

from monitoring.models import Oordeel


def _getal(uitleg):
    return {"type": ["integer", "null"], "description": uitleg}


TEKST = {"type": "string"}
# Key of a figure → its JSON schema, with what it means. The order is that of the columns in the workbook.
CIJFERS = {
    "code": TEKST | {"description": "De code van de indicator. Deze verandert nooit."},
    "eenheid": TEKST | {"description": "Wat we tellen: scholen, leerroutes, bijeenkomsten, …"},
    "nulmeting": _getal("De stand bij het begin van het convenant. Leeg als het convenant die niet noemt."),
    "doel": _getal("Het aantal dat is afgesproken. Leeg zonder doel. Bij “alle” het aantal van de noemer."),
    "doeldatum": {
        "type": ["string", "null"],
        "format": "date",
        "description": "De dag waarop het doel gehaald moet zijn.",
    },
    "stand": _getal("Hoeveel er op de peildatum meetelt. Leeg als we dit nog niet meten."),
    "noemer": _getal("Van hoeveel, volgens het register op de peildatum. Leeg zonder noemer."),
    "noemer_convenant": _getal("Van hoeveel, volgens de tekst van het convenant."),
    "nodig_nu": _getal("Hoeveel er op de peildatum nodig is om op schema te liggen."),
    "prognose": _getal("De verwachting: de stand op de doeldatum als alle plannen doorgaan."),
    "ernaast": {
        "type": "object",
        "additionalProperties": TEKST,
        "description": "Wat naast de stand staat en niet wordt beoordeeld, als tekst met een naam.",
    },
    "oordeel": {"enum": Oordeel.values, "description": "Het oordeel, zoals mensen het hebben vastgesteld."},
    "oordeel_berekend": {"enum": Oordeel.values, "description": "Het oordeel dat uit de regels volgt."},
}


def als_json(metingen, peildatum):
    """The metingen of `peildatum` as the object that /voortgang.json returns for one day."""
    regels = [cijfers(meting) | _eenheden(meting) for meting in metingen.values()]
    return {"peildatum": peildatum.isoformat(), "indicatoren": regels}


def reeks_als_json(metingen, gevraagd):
    """The figures on each day of `gevraagd`, without the units, from the registers of `metingen`."""
    return {
        "van": gevraagd.dagen[0].isoformat(),
        "tot": gevraagd.dagen[-1].isoformat(),
        "stap": gevraagd.stap,
        "reeks": [
            {
                "peildatum": dag.isoformat(),
                "indicatoren": [cijfers(meting.op(dag)) for meting in metingen.values()],
            }
            for dag in gevraagd.dagen
        ],
    }


def als_bladen(metingen, gevraagd):
    """The sheets of /voortgang.xlsx: what /voortgang.json holds for the same days, as rows.

    A row per day and indicator, a row for each thing that stands beside a stand, and for one day its units.
    """
    sleutels = [sleutel for sleutel in CIJFERS if sleutel != "ernaast"]
    rijen, ernaast = [], []
    for dag in gevraagd.dagen:
        for meting in (los.op(dag) for los in metingen.values()):
            regel = cijfers(meting) | {"doeldatum": meting.doeldatum}
            rijen.append([dag, meting.indicator.naam, *(regel[sleutel] for sleutel in sleutels)])
            ernaast += [[dag, regel["code"], naam, tekst] for naam, tekst in regel["ernaast"].items()]
    bladen = {
        "cijfers": (["peildatum", "naam", *sleutels], rijen),
        "ernaast": (["peildatum", "code", "naam", "tekst"], ernaast),
    }
    if gevraagd.stap is None:
        bladen["eenheden"] = (["code", "id", "naam", "telt_mee", "reden"], _rijen_eenheden(metingen))
    return bladen


def _rijen_eenheden(metingen):
    return [
        [code, str(eenheid.pk), eenheid.naam, "ja" if eenheid.telt_mee else "nee", eenheid.reden.tekst]
        for code, meting in metingen.items()
        for eenheid in [*meting.telling.telt_mee, *meting.telling.telt_niet_mee]
    ]


def cijfers(meting):
    """The figures of one meting by their keys in CIJFERS; what is unknown is None."""
    indicator, doeldatum = meting.indicator, meting.doeldatum
    return {
        "code": indicator.code,
        "eenheid": indicator.eenheid,
        "nulmeting": indicator.nulmeting,
        "doel": meting.doel,
        "doeldatum": doeldatum.isoformat() if doeldatum else None,
        "stand": meting.stand,
        "noemer": meting.noemer,
        "noemer_convenant": indicator.geldende_noemer_convenant,
        "nodig_nu": meting.nodig_nu,
        "prognose": meting.prognose,
        "ernaast": dict(meting.telling.ernaast),
        "oordeel": meting.oordeel.value,
        "oordeel_berekend": meting.berekend_oordeel.value,
    }


def _eenheden(meting):
    return {
        "telt_mee": [{"id": str(eenheid.pk), "naam": eenheid.naam} for eenheid in meting.telling.telt_mee],
        "telt_niet_mee": [
            {"id": str(eenheid.pk), "naam": eenheid.naam, "reden": eenheid.reden.tekst}
            for eenheid in meting.telling.telt_niet_mee
        ],
    }


def _object(**velden):
    return {"type": "object", "properties": velden, "required": list(velden), "additionalProperties": False}


def _lijst(van):
    return {"type": "array", "items": van}


def schema():
    """The JSON schema (draft 2020-12) of /voortgang.json, for one day and for a series."""
    datum = {"type": "string", "format": "date"}
    mee = _lijst(_object(id=TEKST, naam=TEKST)) | {"description": "Wat meetelt: precies zoveel als de stand."}
    niet = _lijst(_object(id=TEKST, naam=TEKST, reden=TEKST)) | {"description": "Wat niet meetelt, en waarom niet."}
    dag = _object(peildatum=datum, indicatoren=_lijst(_object(**CIJFERS, telt_mee=mee, telt_niet_mee=niet)))
    punt = _object(peildatum=datum, indicatoren=_lijst(_object(**CIJFERS)))
    reeks = _object(van=datum, tot=datum, stap={"enum": ["maand", "kwartaal", "halfjaar"]}, reeks=_lijst(punt))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Voortgang van het convenant: cijfers op één peildatum, of op een reeks van dagen",
        "oneOf": [dag, reeks],
    }

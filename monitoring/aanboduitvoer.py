"""The public offer as rows for CSV and JSON, and the description of every field; licence CC0."""

from doorlopend.gebied import gebied
from leerroutes.statussen import Status

LICENTIE = {"naam": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"}

# name: (type, what it holds)
VELDEN = {
    "id": ("integer", "Nummer van de leerroute. Verandert niet."),
    "naam": ("string", "Naam van de leerroute."),
    "soort": (
        "string",
        "Code van de soort leerroute: doorlopend, geintegreerd, pro-roc, praktijkgericht, keuzedeel, havo-mbo.",
    ),
    "leerweg": ("string", "Waar de leerroute begint: vmbo-b, vmbo-k, vmbo-gt, pro, vso of havo."),
    "mbo_niveau": ("integer|null", "Mbo-niveau waar de leerroute naartoe gaat: 1 tot en met 4. Leeg: geen niveau."),
    "sector": ("string|null", "Code van de richting, bijvoorbeeld zorg of techniek."),
    "leertraject": ("string|null", "BOL (vooral op school) of BBL (vooral werken)."),
    "opleiding": ("string|null", "Naam van de mbo-opleiding."),
    "crebo": ("string|null", "Code van de mbo-opleiding, vijf cijfers."),
    "mbo": ("string|null", "Mbo-instelling."),
    "mbo_college": ("string|null", "College van de mbo-instelling."),
    "omschrijving": ("string|null", "Omschrijving voor leerlingen en ouders, met eenvoudige Markdown."),
    "status": ("string", "aangeboden: leerlingen kunnen nu deelnemen. gepland: start op een latere dag."),
    "vanaf": ("string", "Datum waarop de leerroute begon of begint, als JJJJ-MM-DD."),
    "scholen": (
        "array",
        "Scholen die meedoen: vestigingscode, naam, stadsdeel. In de CSV staan er puntkomma’s tussen.",
    ),
}
KOPPEN = [*(veld for veld in VELDEN if veld != "scholen"), "scholen", "vestigingscodes", "stadsdelen"]


def als_rij(route, vandaag):
    """The public fields of one leerroute of openbaar_aanbod(); codes of schools as they are on `vandaag`."""
    aangeboden = route.status == Status.AANGEBODEN
    return {
        "id": route.pk,
        "naam": route.naam,
        "soort": route.soort,
        "leerweg": route.leerweg,
        "mbo_niveau": route.mbo_niveau,
        "sector": route.sector or None,
        "leertraject": route.leertraject or None,
        "opleiding": route.opleiding or None,
        "crebo": route.crebo or None,
        "mbo": route.mbo.naam if route.mbo else None,
        "mbo_college": route.college.naam if route.college else None,
        "omschrijving": route.omschrijving or None,
        "status": "aangeboden" if aangeboden else "gepland",
        "vanaf": (route.status_sinds if aangeboden else route.start_op).isoformat(),
        "scholen": [_als_school(deelname.school, vandaag) for deelname in route.deelnames_nu],
    }


def _als_school(school, vandaag):
    codes = [code.code for code in school.vestigingscodes.all() if code.loopt_op(vandaag)]
    return {
        "vestigingscode": codes[0] if codes else None,
        "naam": school.roepnaam,
        "stadsdeel": school.stadsdeel or None,
    }


def als_csv_rij(rij):
    """A row of als_rij() flat, in the order of KOPPEN."""
    scholen = rij["scholen"]
    vlak = rij | {
        "scholen": "; ".join(school["naam"] for school in scholen),
        "vestigingscodes": "; ".join(school["vestigingscode"] or "" for school in scholen),
        "stadsdelen": "; ".join(sorted({school["stadsdeel"] or "" for school in scholen})),
    }
    return ["" if vlak[kop] is None else vlak[kop] for kop in KOPPEN]


def schema(adres):
    """A JSON Schema of the JSON; `adres` is where it can be read."""
    school = {
        "type": "object",
        "required": ["vestigingscode", "naam", "stadsdeel"],
        "properties": {veld: {"type": ["string", "null"]} for veld in ("vestigingscode", "naam", "stadsdeel")},
    }
    velden = {
        naam: {"type": soort.split("|") if "|" in soort else soort, "description": uitleg}
        for naam, (soort, uitleg) in VELDEN.items()
    }
    velden["scholen"]["items"] = school
    route = {"type": "object", "required": list(VELDEN), "properties": velden, "additionalProperties": False}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": adres,
        "title": f"Doorlopende leerroutes in {gebied().naam}",
        "type": "object",
        "required": ["peildatum", "licentie", "schema", "leerroutes"],
        "properties": {
            "peildatum": {"type": "string", "format": "date", "description": "De dag waarop het aanbod geldt."},
            "licentie": {"type": "object"},
            "schema": {"type": "string"},
            "leerroutes": {"type": "array", "items": route},
        },
    }

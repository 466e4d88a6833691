"""The figures of a frozen report for machines: CSV, JSON and XLSX, all from the same rows as its pages."""

import json
from datetime import date

from doorlopend.exporteren import naar_csv, naar_xlsx
from monitoring.models import Oordeel

CIJFERS = (
    *("code", "naam", "afspraak", "eenheid", "nulmeting", "vorige_stand", "stand", "doel", "doeldatum"),
    *("nodig_nu", "prognose", "noemer", "noemer_convenant", "oordeel"),
)
EENHEID = ("naam", "stadsdeel", "bestuur", "mbo", "sector")


def als_csv(rapport):
    """One row an indicator, as bytes; an unknown figure is an empty cell."""
    return naar_csv(CIJFERS, _cijfers(rapport))


def _cijfers(rapport):
    return [[_cel(getattr(regel, veld)) for veld in CIJFERS] for regel in rapport.regels]


def _cel(waarde):
    return "" if waarde is None else waarde


def als_json(rapport):
    """The keys of voortgang.json, with the names of what counted and what not; as bytes."""
    versie = rapport.versie
    gegevens = {
        "rapport": versie.kenmerk,
        "periode": versie.inhoud["periode"],
        "versie": versie.nummer,
        "peildatum": versie.inhoud["peildatum"],
        "indicatoren": [_indicator(regel) for regel in rapport.regels],
    }
    return json.dumps(gegevens, ensure_ascii=False, indent=1, default=str).encode()


def _indicator(regel):
    velden = {veld: getattr(regel, veld) for veld in CIJFERS}
    mee = [{"id": rij["id"], "naam": rij["naam"]} for rij in regel.bewijs["telt_mee"]]
    niet = [{veld: rij[veld] for veld in ("id", "naam", "reden")} for rij in regel.bewijs["telt_niet_mee"]]
    return velden | {"telt_mee": mee, "telt_niet_mee": niet}


def bijlagen(rapport):
    """The files that the PDF carries: (file name, mime type, bytes, description)."""
    return [
        ("cijfers.csv", "text/csv", als_csv(rapport), "De cijfers van dit rapport als tabel"),
        ("cijfers.json", "application/json", als_json(rapport), "De cijfers van dit rapport voor een programma"),
    ]


def als_xlsx(rapport):
    """A workbook as bytes: the figures, who counts and who not, the schools years, means, risks and leerroutes."""
    inhoud = rapport.versie.inhoud
    return naar_xlsx(
        {
            "cijfers": (CIJFERS, _cijfers(rapport)),
            "telt mee of niet": (("indicator", "telt mee", *EENHEID, "reden"), _eenheden(rapport)),
            "per schooljaar": (("indicator", "schooljaar", "stand", "doel", "oordeel"), _jaren(rapport)),
            "verloop": (("indicator", "datum", "stand"), _verloop(rapport)),
            "mensen en middelen": (("partner", "voldoende", "fte", "toelichting"), _middelen(inhoud)),
            "risico's": (
                ("omschrijving", "kans", "gevolg", "eigenaar", "maatregel"),
                [list(rij.values()) for rij in inhoud.get("risicos", [])],
            ),
            "leerroutes": (LEERROUTE, [_leerroute(rij) for rij in inhoud["leerroutes"]]),
        }
    )


LEERROUTE = ("naam", "soort", "route", "scholen", "stadsdeel", "bestuur", "mbo", "sector", "status", "sinds")


def _leerroute(rij):
    return [*(_tekst(rij[veld]) for veld in LEERROUTE[:-1]), _dag(rij["sinds"])]


def _dag(tekst):
    """A day out of frozen JSON as a date, so that a sheet can sort it."""
    return date.fromisoformat(tekst) if tekst else ""


def _tekst(waarde):
    return ", ".join(waarde) if isinstance(waarde, list) else _cel(waarde)


def _eenheden(rapport):
    return [
        [regel.code, antwoord, *(_tekst(rij[veld]) for veld in EENHEID), rij["reden"]]
        for regel in rapport.regels
        for antwoord, deel in (("ja", "telt_mee"), ("nee", "telt_niet_mee"))
        for rij in regel.bewijs[deel]
    ]


def _jaren(rapport):
    return [
        [regel.code, jaar["schooljaar"], _cel(jaar["stand"]), _cel(jaar["doel"]), Oordeel(jaar["oordeel"]).label]
        for regel in rapport.regels
        for jaar in regel.bewijs["per_jaar"]
    ]


def _verloop(rapport):
    return [[regel.code, _dag(dag), stand] for regel in rapport.regels for dag, stand in regel.bewijs["verloop"]]


def _middelen(inhoud):
    woord = {True: "ja", False: "nee", None: ""}
    return [
        [rij["naam"], woord[rij["voldoende"]], _fte(rij["fte"]), rij["toelichting"]]
        for rij in inhoud.get("middelen", [])
    ]


def _fte(tekst):
    """ "0,4" as a number, so that a sheet can add it up."""
    return float(tekst.replace(",", ".")) if tekst else ""

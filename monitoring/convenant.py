"""Loading a covenant from its TOML file into the database."""

import re
import tomllib
from pathlib import Path

from django.conf import settings
from django.db import transaction

from monitoring.convenantcontrole import ALLE, Controle, Convenantfout, regelnummers
from monitoring.lezingen import pas_lezingen_toe
from monitoring.models import Actielijn, Afspraak, Convenant, Indicator, Rapportperiode, Telafspraak

PLEK = re.compile(r" \(at (line (?P<regel>\d+), column (?P<kolom>\d+)|end of document)\)$")


def laad_convenant(bestand=None):
    """Create or update the covenant in `bestand`, by default that of the setting CONVENANT; twice is the same as once.

    Returns the Convenant. Raises Convenantfout with the line and the reason, and then nothing is written.
    """
    bestand = bestand or settings.CONVENANT
    naam = Path(bestand).name
    try:
        tekst = Path(bestand).read_text(encoding="utf-8")
        gegevens = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        raise Convenantfout(_geen_toml(naam, str(fout))) from fout
    except (OSError, UnicodeDecodeError) as fout:
        raise Convenantfout(f"{naam} is niet te lezen: {fout}.") from fout
    controle = Controle(naam, gegevens, regelnummers(tekst))
    controle.alles()
    _niet_van_een_ander(controle)
    with transaction.atomic():
        return _bewaar(gegevens)


def _geen_toml(naam, fout):
    """What is wrong with the notation, with the line; the reason itself is that of the TOML reader, in English."""
    plek, reden = PLEK.search(fout), PLEK.sub("", fout)
    waar = f"regel {plek['regel']}, kolom {plek['kolom']}" if plek and plek["regel"] else "einde van het bestand"
    return f"{naam}, {waar}: dit is niet te lezen als TOML ({reden})."


def _niet_van_een_ander(controle):
    """Codes are the keys of urls, JSON and sheets, so that no two covenants may share one."""
    anderen = Indicator.objects.exclude(afspraak__actielijn__convenant__code=controle.rijen["convenant"][0]["code"])
    bezet = dict(anderen.values_list("code", "afspraak__actielijn__convenant__naam"))
    for nummer, rij in enumerate(controle.rijen["indicator"], start=1):
        if rij["code"] in bezet:
            reden = f"deze code is al van {bezet[rij['code']]}. Kies een andere code."
            raise controle.fout("indicator", nummer, reden, "code")


def _bewaar(gegevens):
    kop = gegevens["convenant"]
    convenant, _ = Convenant.objects.update_or_create(
        code=kop["code"],
        defaults={veld: kop[veld] for veld in ("naam", "nulmeting_op", "doeldatum", "gemeenten")}
        | {"teksten": [{"titel": rij["titel"], "tekst": rij["tekst"].strip()} for rij in gegevens.get("tekst", [])]},
    )
    lijnen = _bewaar_rijen(
        Actielijn,
        ("convenant", "code"),
        [
            {"convenant": convenant, "volgorde": nummer, "tekst": rij["tekst"].strip()} | _velden(rij, "code", "naam")
            for nummer, rij in enumerate(gegevens["actielijn"])
        ],
    )
    lijn = {lijn.code: lijn for lijn in lijnen}
    afspraken = _bewaar_rijen(
        Afspraak,
        ("actielijn", "code"),
        [
            {"actielijn": lijn[rij["actielijn"]], "volgorde": nummer} | _velden(rij, "code", "titel", "tekst")
            for nummer, rij in enumerate(gegevens["afspraak"])
        ],
    )
    afspraak = {afspraak.code: afspraak for afspraak in afspraken}
    rijen = [_indicator(afspraak[rij["afspraak"]], rij, nummer) for nummer, rij in enumerate(gegevens["indicator"])]
    indicatoren = {indicator.code: indicator for indicator in _bewaar_rijen(Indicator, ("code",), rijen)}
    _bewaar_telafspraken(convenant, gegevens.get("telafspraak", []), indicatoren)
    pas_lezingen_toe(convenant)
    for rij in gegevens.get("rapportperiode", []):
        _bewaar_rapportperiode(rij)
    return convenant


def _velden(rij, *namen):
    return {naam: rij[naam] for naam in namen}


def _bewaar_rijen(model, sleutel, rijen):
    """Create or update rows of `model`, given as dicts with the same fields and told apart by those in `sleutel`.

    Returns the objects in the same order; three statements would be needed for each row one by one.
    """
    if not rijen:
        return []
    bijwerken = [veld for veld in rijen[0] if veld not in sleutel]
    objecten = [model(**rij) for rij in rijen]
    return model.objects.bulk_create(objecten, update_conflicts=True, unique_fields=sleutel, update_fields=bijwerken)


def _indicator(afspraak, rij, nummer):
    alle = rij.get("doel") == ALLE
    return _velden(rij, "code", "naam", "kort", "zin", "regel", "eenheid", "vorm") | {
        "afspraak": afspraak,
        "nulmeting": rij.get("nulmeting"),
        "doel": None if alle else rij.get("doel"),
        "doel_is_alle": alle,
        "noemer_convenant": rij.get("noemer_convenant"),
        "telling": rij.get("telling", ""),
        "instellingen": rij.get("instellingen", {}),
        "volgorde": nummer,
    }


def _bewaar_telafspraken(convenant, rijen, indicatoren):
    """The readings, each with the ones of `indicatoren` ({code: Indicator}) that it is about."""
    velden = [
        {"convenant": convenant, "andere_lezing": rij.get("andere_lezing", "")}
        | _velden(rij, "nummer", "gekozen_op", "onderwerp", "lezing", "reden", "gekozen_door")
        | {veld: rij.get(veld, {}) for veld in ("gevolg", "andere_gevolg")}
        for rij in rijen
    ]
    telafspraken = _bewaar_rijen(Telafspraak, ("convenant", "nummer", "gekozen_op"), velden)
    koppeling = Telafspraak.indicatoren.through
    koppeling.objects.filter(telafspraak__in=telafspraken).delete()
    koppeling.objects.bulk_create(
        koppeling(telafspraak=telafspraak, indicator=indicatoren[code])
        for telafspraak, rij in zip(telafspraken, rijen, strict=True)
        for code in dict.fromkeys(rij["indicatoren"])
    )


def _bewaar_rapportperiode(rij):
    """The schedule is kept up in the portal: the file only gives what isn't there yet."""
    sleutel = {veld: rij[veld] for veld in ("schooljaar", "halfjaar")}
    data = {veld: rij[veld] for veld in ("peildatum", "inleverdatum", "vergaderdatum")}
    Rapportperiode.objects.get_or_create(**sleutel, defaults=data)

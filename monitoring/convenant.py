"""Loading a covenant from its TOML file into the database."""

import tomllib
from pathlib import Path

from django.db import transaction

from monitoring.lezingen import pas_lezingen_toe
from monitoring.models import Actielijn, Afspraak, Convenant, Indicator, Rapportperiode, Telafspraak
from monitoring.models.convenant import Vorm
from monitoring.tellingen import TELLINGEN

AMSTERDAM = Path(__file__).parent / "convenanten" / "amsterdam-2024-2027.toml"
ALLE = "alle"


class Convenantfout(ValueError):
    """A covenant file that can't be used; the Dutch message names the part and the reason."""


def laad_convenant(bestand=AMSTERDAM):
    """Create or update the covenant in `bestand`; loading twice is the same as loading once.

    Returns the Convenant. Raises Convenantfout, and then nothing is written.
    """
    try:
        gegevens = tomllib.loads(Path(bestand).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fout:
        raise Convenantfout(f"{Path(bestand).name} is niet te lezen: {fout}.") from fout
    controleer(gegevens)
    with transaction.atomic():
        return _bewaar(gegevens)


VERPLICHT = {
    "convenant": ("code", "naam", "nulmeting_op", "doeldatum"),
    "actielijn": ("code", "naam", "tekst"),
    "afspraak": ("code", "actielijn", "titel", "tekst"),
    "indicator": ("code", "afspraak", "naam", "kort", "zin", "regel", "eenheid", "vorm"),
    "rapportperiode": ("schooljaar", "halfjaar", "peildatum", "inleverdatum", "vergaderdatum"),
    "telafspraak": ("nummer", "indicatoren", "onderwerp", "lezing", "reden", "gekozen_door", "gekozen_op"),
}
VERWIJST = {"afspraak": ("actielijn", "actielijn"), "indicator": ("afspraak", "afspraak")}


def controleer(gegevens):
    """Raise Convenantfout at the first row that misses a field or points to something unknown."""
    for deel, velden in VERPLICHT.items():
        rijen = gegevens.get(deel, [])
        for nummer, rij in enumerate([rijen] if isinstance(rijen, dict) else rijen, start=1):
            for veld in velden:
                if veld not in rij:
                    raise Convenantfout(f"[{deel}] nummer {nummer}: {veld} ontbreekt.")
    for deel, (veld, doel) in VERWIJST.items():
        bekend = {rij["code"] for rij in gegevens.get(doel, [])}
        for rij in gegevens.get(deel, []):
            if rij[veld] not in bekend:
                raise Convenantfout(f"[{deel}] {rij['code']}: {doel} {rij[veld]} bestaat niet.")
    for rij in gegevens.get("indicator", []):
        _controleer_indicator(rij)
    codes = {rij["code"] for rij in gegevens.get("indicator", [])}
    for rij in gegevens.get("telafspraak", []):
        genoemd = {*rij["indicatoren"], *rij.get("gevolg", {}), *rij.get("andere_gevolg", {})}
        for code in sorted(genoemd - codes):
            raise Convenantfout(f"[telafspraak] nummer {rij['nummer']}: indicator {code} bestaat niet.")


def _controleer_indicator(rij):
    if rij["vorm"] not in Vorm.values:
        raise Convenantfout(
            f"[indicator] {rij['code']}: vorm {rij['vorm']} bestaat niet. Kies uit {', '.join(Vorm.values)}."
        )
    if rij.get("telling", "") not in {"", *TELLINGEN}:
        raise Convenantfout(
            f"[indicator] {rij['code']}: telling {rij['telling']} bestaat niet. Kies uit {', '.join(TELLINGEN)}."
        )
    if not isinstance(rij.get("doel", 0), int) and rij["doel"] != ALLE:
        raise Convenantfout(f"[indicator] {rij['code']}: doel is een geheel getal of “{ALLE}”.")


def _bewaar(gegevens):
    kop = gegevens["convenant"]
    convenant, _ = Convenant.objects.update_or_create(
        code=kop["code"],
        defaults={veld: kop[veld] for veld in ("naam", "nulmeting_op", "doeldatum")}
        | {"teksten": [{"titel": rij["titel"], "tekst": rij["tekst"].strip()} for rij in gegevens.get("tekst", [])]},
    )
    lijnen = {
        rij["code"]: Actielijn.objects.update_or_create(
            convenant=convenant,
            code=rij["code"],
            defaults={"naam": rij["naam"], "tekst": rij["tekst"].strip(), "volgorde": nummer},
        )[0]
        for nummer, rij in enumerate(gegevens["actielijn"])
    }
    afspraken = {
        rij["code"]: Afspraak.objects.update_or_create(
            actielijn=lijnen[rij["actielijn"]],
            code=rij["code"],
            defaults={"titel": rij["titel"], "tekst": rij["tekst"], "volgorde": nummer},
        )[0]
        for nummer, rij in enumerate(gegevens["afspraak"])
    }
    for nummer, rij in enumerate(gegevens["indicator"]):
        _bewaar_indicator(afspraken[rij["afspraak"]], rij, nummer)
    for rij in gegevens.get("telafspraak", []):
        _bewaar_telafspraak(convenant, rij)
    pas_lezingen_toe(convenant)
    for rij in gegevens.get("rapportperiode", []):
        _bewaar_rapportperiode(rij)
    return convenant


def _bewaar_indicator(afspraak, rij, nummer):
    alle = rij.get("doel") == ALLE
    Indicator.objects.update_or_create(
        code=rij["code"],
        defaults={veld: rij[veld] for veld in ("naam", "kort", "zin", "regel", "eenheid", "vorm")}
        | {
            "afspraak": afspraak,
            "nulmeting": rij.get("nulmeting"),
            "doel": None if alle else rij.get("doel"),
            "doel_is_alle": alle,
            "noemer_convenant": rij.get("noemer_convenant"),
            "telling": rij.get("telling", ""),
            "instellingen": rij.get("instellingen", {}),
            "volgorde": nummer,
        },
    )


def _bewaar_telafspraak(convenant, rij):
    telafspraak, _ = Telafspraak.objects.update_or_create(
        convenant=convenant,
        nummer=rij["nummer"],
        gekozen_op=rij["gekozen_op"],
        defaults={veld: rij[veld] for veld in ("onderwerp", "lezing", "reden", "gekozen_door")}
        | {"andere_lezing": rij.get("andere_lezing", "")}
        | {veld: rij.get(veld, {}) for veld in ("gevolg", "andere_gevolg")},
    )
    telafspraak.indicatoren.set(Indicator.objects.filter(code__in=rij["indicatoren"]))


def _bewaar_rapportperiode(rij):
    """The schedule is kept up in the portal: the file only gives what isn't there yet."""
    sleutel = {veld: rij[veld] for veld in ("schooljaar", "halfjaar")}
    data = {veld: rij[veld] for veld in ("peildatum", "inleverdatum", "vergaderdatum")}
    Rapportperiode.objects.get_or_create(**sleutel, defaults=data)

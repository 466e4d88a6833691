"""Files of DUO as bytes: the real ones that ship with the tests, and small made-up ones."""

import gzip
from pathlib import Path

MAP = Path(__file__).parent / "data"
EXAMENS, VESTIGINGEN = "examenkandidaten-2019-2024.csv", "vestigingen-vo-amsterdam.csv"
KOPPEN = [
    "PROVINCIE",
    "BEVOEGD GEZAG NUMMER",
    "INSTELLINGSCODE",
    "VESTIGINGSCODE",
    "VESTIGINGSNAAM",
    "STRAATNAAM",
    "HUISNUMMER-TOEVOEGING",
    "POSTCODE",
    "PLAATSNAAM",
    "GEMEENTENUMMER",
    "GEMEENTENAAM",
    "DENOMINATIE",
    "TELEFOONNUMMER",
    "INTERNETADRES",
    "ONDERWIJSSTRUCTUUR",
]
STANDAARD = {
    "BEVOEGD GEZAG NUMMER": "42621",
    "VESTIGINGSNAAM": "De Kade",
    "STRAATNAAM": "Kade",
    "HUISNUMMER-TOEVOEGING": "1",
    "POSTCODE": "1012 AB",
    "PLAATSNAAM": "AMSTERDAM",
    "GEMEENTENAAM": "AMSTERDAM",
    "INTERNETADRES": "www.kade.nl",
    "ONDERWIJSSTRUCTUUR": "VBO/MAVO",
}


def duo(naam):
    """The bytes of a real file of DUO."""
    return gzip.decompress((MAP / f"{naam}.gz").read_bytes())


def csv_bytes(koppen, rijen, *, scheiding=";", aanhalen=False, codering="cp1252"):
    """Lines with CRLF; an empty cell is one space, as DUO writes it."""

    def cel(waarde):
        return f'"{waarde or " "}"' if aanhalen else waarde or " "

    regels = [scheiding.join(cel(waarde) for waarde in rij) for rij in (koppen, *rijen)]
    return ("\r\n".join(regels) + "\r\n").encode(codering)


def vestigingen(*rijen, koppen=None, **opmaak):
    """A file of addresses; each row says what differs from STANDAARD, VESTIGINGSCODE at least."""
    gevuld = [STANDAARD | {"INSTELLINGSCODE": rij["VESTIGINGSCODE"][:4]} | rij for rij in rijen]
    return csv_bytes(koppen or KOPPEN, [[rij.get(kop, "") for kop in KOPPEN] for rij in gevuld], **opmaak)


def examens(*rijen, jaren=("2022-2023", "2023-2024"), gemeente="AMSTERDAM", **opmaak):
    """An exam file; each row is (code, opleiding, totals per year)."""
    koppen = ["INSTELLINGSCODE", "VESTIGINGSCODE", "INSTELLINGSNAAM VESTIGING", "GEMEENTENAAM", "OPLEIDINGSNAAM"]
    koppen += [f"EXAMENKANDIDATEN SCHOOLJAAR {jaar} - TOTAAL" for jaar in jaren]
    return csv_bytes(
        koppen,
        [[code[:4], code, "De Kade", gemeente, opleiding, *aantallen] for code, opleiding, *aantallen in rijen],
        **opmaak,
    )

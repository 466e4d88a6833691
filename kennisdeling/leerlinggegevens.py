"""Recognising what belongs to a pupil, so that it never gets in: only counts may (convenant.md, "must never hold").

Names can't be recognised in a text. They are kept out because a sheet may have known columns only, nearly all
of them with a fixed list of values; and because a column for persons is refused by its header.
"""

import re
from datetime import date, datetime

KOP = re.compile(
    r"(voor|achter|roep|geslachts|familie)?na+m(en)?($|_)|voorletter|voorvoegsel|tussenvoegsel|initia|^leerling|^student"
    r"|^kind|bsn|burgerservice|sofi|onderwijsnummer|pgn|geboorte|geb_?dat|^geb$|leeftijd|mail|adres|postcode|telefoon|mobiel"
)
MAAND = "jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"
DATUM = re.compile(
    r"(?<![0-9])(?:[0-3]?[0-9]\s*[-/. ]\s*[01]?[0-9]\s*[-/. ]\s*(?:19|20)?[0-9]{2}"
    r"|(?:19|20)[0-9]{2}\s*[-/.]\s*[01]?[0-9]\s*[-/.]\s*[0-3]?[0-9]"
    r"|(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]"
    rf"|[0-3]?[0-9][ -](?:{MAAND})[a-z]*\.?[ -]'?(?:19|20)?[0-9]{{2}})(?![0-9])",
    re.IGNORECASE,
)
# A number as people write it: in one piece, or in groups with a dot, a space or a dash between them. Not every
# row of nine digits: "2024-2025, 3" is none.
_TUSSEN = "[ .\\-\u00a0\u2009]"
_GROEPEN = ((9,), (8,), (3, 3, 3), (4, 2, 3), (2, 3, 4), (1,) * 9)
_VORMEN = "|".join(_TUSSEN.join(f"[0-9]{{{aantal}}}" for aantal in groep) for groep in _GROEPEN)
NUMMER = re.compile(rf"(?<![0-9])(?:{_VORMEN})(?![0-9])")
MAILADRES = re.compile(r"[^\s@;,]+@[^\s@;,]+\.[a-z]{2,}", re.IGNORECASE)

BSN = "dit lijkt op een burgerservicenummer"
GEBOORTEDATUM = "hier staat een datum, zoals een geboortedatum"
E_MAIL = "hier staat een e-mailadres"


def is_bsn(tekst):
    """Whether this is a number of 8 or 9 digits that passes the eleven test of a burgerservicenummer."""
    cijfers = re.sub(r"[^0-9]", "", str(tekst))
    if len(cijfers) not in (8, 9):
        return False
    cijfers = cijfers.zfill(9)
    som = sum(gewicht * int(c) for gewicht, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), cijfers, strict=True))
    return som % 11 == 0 and int(cijfers) > 0


def waarom_niet(waarde, *, datum_mag=False):
    """What of a pupil stands in this cell or text, in Dutch; empty when nothing does."""
    if isinstance(waarde, date | datetime):
        return "" if datum_mag else GEBOORTEDATUM
    tekst = f"{waarde:.0f}" if isinstance(waarde, float) and waarde.is_integer() else str(waarde)
    if not datum_mag and DATUM.search(tekst):
        return GEBOORTEDATUM
    if any(is_bsn(nummer) for nummer in NUMMER.findall(tekst)):
        return BSN
    return E_MAIL if MAILADRES.search(tekst) else ""


def is_persoonskop(kop):
    """Whether a column with this header is about a person."""
    return bool(KOP.search(kop))

"""Recognising what belongs to a pupil, so that it never gets in: only counts may (convenant.md, "must never hold").

Names can't be recognised in a text. They are kept out because a sheet may have known columns only, nearly all
of them with a fixed list of values; and because a column for persons is refused by its header.
"""

import re
from datetime import date, datetime

from doorlopend.bladen import als_kop

KOP = re.compile(
    r"(voor|achter|roep|geslachts|familie)?na+m(en)?($|_)|voorletter|voorvoegsel|tussenvoegsel|initia|^(leerling|student)(?!en($|_)|_?aantal)"
    r"|^kind|bsn|burgerservice|sofi|onderwijsnummer|pgn|geboorte|geb_?dat|^geb$|leeftijd|mail|adres|postcode|telefoon|mobiel"
)
# The name or address of an organisation, never of a pupil.
_ORGANISATIE = "(school|instellings?|vestigings?|bestuurs?|opleidings?|gemeente|bevoegd_gezag|mbo|vo)"
VAN_ORGANISATIE = re.compile(
    rf"{_ORGANISATIE}_?(naam|adres|postcode)(_{_ORGANISATIE})?|(naam|adres|postcode)_{_ORGANISATIE}"
)
# Columns in which a date is no birth date.
DATUMKOPPEN = ("peildatum", "gedeeld_op", "toestemming_op")
GEWEIGERD = (
    "Dit bestand bevat gegevens van leerlingen. Dat mag niet in het portaal: er is niets bewaard. Zo zagen we het: "
)
KOPRIJEN = 10  # so far down a sheet the headers may stand, below a title
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
    return bool(KOP.search(kop)) and not VAN_ORGANISATIE.fullmatch(kop)


def in_bladen(bladen, *, bekend=()):
    """Why one of the sheets (Blad) is about pupils, in Dutch with sheet, row and column; empty when none is.

    `bekend` are headers that are known to hold nothing of a person.
    """
    for blad in bladen:
        waar = f"{GEWEIGERD}Blad {blad.naam}, " if len(bladen) > 1 else GEWEIGERD
        for kop in _koppen(blad):
            if kop not in bekend and is_persoonskop(kop):
                return f"{waar}kolom {kop} hoort bij een persoon. Lever alleen aantallen aan."
        for nummer, kop, cel in _cellen(blad):
            if reden := waarom_niet(kop) or waarom_niet(cel, datum_mag=kop in DATUMKOPPEN):
                kolom = f", kolom {kop}" if kop else ""
                return f"{waar}rij {nummer}{kolom}: {reden}."
    return ""


def _koppen(blad):
    """The headers; below a title, which stands alone in its row, also what may be headers."""
    onder_titel = len(list(filter(None, blad.koppen))) == 1
    lager = [cel for nummer, _, cel in _cellen(blad) if onder_titel and nummer <= KOPRIJEN and isinstance(cel, str)]
    return [*blad.koppen, *map(als_kop, lager)]


def _cellen(blad):
    """Every cell below the first row with text, as (row number, header or "", value)."""
    for nummer, cellen in blad.rijen:
        for kop, cel in cellen.items():
            yield nummer, kop, cel
    for nummer, cel in blad.buiten:
        yield nummer, "", cel

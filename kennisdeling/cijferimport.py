"""Importing counts from a sheet: every row through the screen's form, in one transaction, all or nothing.

The preview is that same transaction rolled back. A sheet that holds anything of a pupil is refused whole.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from doorlopend.models import MboInstelling, School, Vestigingscode
from kennisdeling.cijferforms import CijferForm
from kennisdeling.leerlinggegevens import in_bladen
from kennisdeling.models import Doorstroomcijfer

KOLOMMEN = (
    *("cohort", "school", "leerweg", "mbo", "niveau", "domein", "instroom", "behouden", "uitval", "redenen"),
    *("bron", "definitief", "gedeeld_door", "gedeeld_op", "toestemming_van", "toestemming_op"),
)
VERPLICHT = KOLOMMEN[:9] + ("bron", "gedeeld_door", "gedeeld_op")
VOORBEELD = (
    *(2024, "21ET04", "vmbo-k", "ROCvA-F", 4, "zorg", 30, 24, 6, "studiekeuze", "mbo", "ja"),
    *("K. Jansen, kwaliteitszorg", "2026-10-01", "", ""),
)
VOORBEELD_NCO = (
    *VOORBEELD[:10],
    *("nco", "ja", "K. Jansen, bestuursbureau", "2026-10-01", "M. Bakker, bestuurder", "2026-09-24"),
)
MAX_RIJEN = 2000
JA = {"ja", "j", "true", "1", "definitief"}


@dataclass
class Uitslag:
    """What an import did or would do; `rijen` are (row number, description, nieuw/gewijzigd/ongewijzigd)."""

    rijen: list = field(default_factory=list)
    fouten: list = field(default_factory=list)
    toegepast: bool = False

    def aantal(self, wat):
        return sum(rij[2] == wat for rij in self.rijen)


def importeer(bladen, *, door, nu, vandaag, toepassen):
    """Import the rows of the first Blad; writes only when `toepassen` and nothing is wrong. Never raises for bad data.

    All of them are looked at: nothing of a pupil may be in the file. More than one with figures is refused.
    """
    uitslag, blad = Uitslag(), bladen[0]
    if reden := in_bladen(bladen, bekend=KOLOMMEN) or blad.bezwaar or _meer_bladen(bladen) or _koppen(blad):
        uitslag.fouten.append(reden)
        return uitslag
    with transaction.atomic():
        naslag = _Naslag()
        for nummer, cellen in blad.rijen:
            _rij(nummer, cellen, naslag, uitslag, {"door": door, "nu": nu, "vandaag": vandaag})
        uitslag.toegepast = toepassen and not uitslag.fouten
        transaction.set_rollback(not uitslag.toegepast)
    return uitslag


def _meer_bladen(bladen):
    """What is wrong with a second sheet, in Dutch: rows that nobody would read are no rows that were loaded."""
    ander = next((blad.naam for blad in bladen[1:] if blad.rijen), None)
    return f"In blad {ander} staat ook iets. Zet alle rijen in het eerste blad, of haal dat blad weg." if ander else ""


def _koppen(blad):
    """What is wrong with the columns, in Dutch. An unknown one is refused: it could hold a name."""
    if onbekend := [kop for kop in blad.koppen if kop and kop not in KOLOMMEN]:
        return f"Kolom {onbekend[0]} kennen we niet. Haal die kolom weg: in het portaal mogen alleen aantallen."
    if ontbreekt := [kop for kop in VERPLICHT if kop not in blad.koppen]:
        return f"Kolom {ontbreekt[0]} ontbreekt. Gebruik het sjabloon."
    if len(blad.rijen) > MAX_RIJEN:
        return f"Dit blad heeft meer dan {MAX_RIJEN} rijen. Verdeel het over meer bestanden."
    return "" if blad.rijen else "Er staan geen rijen in dit blad. Vul onder de koppen de aantallen in."


class _Naslag:
    """Schools and mbo's by what a sheet may call them; what was read is kept, to say that a row comes twice."""

    def __init__(self):
        self.scholen = {code.code: code.school_id for code in Vestigingscode.objects.all()}
        for school in School.objects.all():
            sleutel = school.roepnaam.lower()
            self.scholen[sleutel] = None if sleutel in self.scholen else school.pk
        self.mbos = {naam: mbo.pk for mbo in MboInstelling.objects.all() for naam in mbo.herkenbare_namen}
        self.gezien = {}

    def school(self, cel):
        return self.scholen.get(cel.upper()) or self.scholen.get(cel.lower())


def _rij(nummer, cellen, naslag, uitslag, wie):
    data = {kop: als_tekst(cel) for kop, cel in cellen.items()}
    vooraf = {}
    if data.get("school") and (pk := naslag.school(data["school"])) is None:
        vooraf["school"] = f"School “{data['school']}” kennen we niet. Vul de vestigingscode in."
    elif data.get("school"):
        data["school"] = pk
    if data.get("mbo") and (pk := naslag.mbos.get(data["mbo"].lower())) is None:
        vooraf["mbo"] = f"Mbo “{data['mbo']}” kennen we niet. Kies uit: {', '.join(_afkortingen())}."
    elif data.get("mbo"):
        data["mbo"] = pk
    data["redenen"] = [deel.strip().lower() for deel in data.get("redenen", "").split(";") if deel.strip()]
    data["definitief"] = "on" if data.get("definitief", "").lower() in JA else ""
    for kop in ("leerweg", "domein", "bron"):
        data[kop] = data.get(kop, "").lower()
    bestaand = None if vooraf else _bestaand(data)
    oud = _waarden(bestaand) if bestaand else None
    form = CijferForm(data, instance=bestaand, **wie)
    if form.is_valid() and not vooraf:
        sleutel = tuple(form.cleaned_data[veld] for veld in Doorstroomcijfer.SLEUTEL)
        if sleutel in naslag.gezien:
            uitslag.fouten.append(
                f"Rij {nummer}: dit cijfer staat ook in rij {naslag.gezien[sleutel]}. Laat er één staan."
            )
            return
        naslag.gezien[sleutel] = nummer
        nieuw = _waarden(form.instance)
        if nieuw != oud:
            form.save()
        wat = "nieuw" if oud is None else "gewijzigd" if nieuw != oud else "ongewijzigd"
        uitslag.rijen.append((nummer, str(form.instance), wat))
        return
    fouten = {veld: lijst[0] for veld, lijst in form.errors.items()} | vooraf
    for veld, tekst in fouten.items():
        kolom = f", kolom {veld}" if veld != "__all__" else ""
        uitslag.fouten.append(f"Rij {nummer}{kolom}: {tekst}{_keuzes(form, veld)}")


def _afkortingen():
    return MboInstelling.objects.order_by("afkorting").values_list("afkorting", flat=True)


def _keuzes(form, veld):
    if veld not in ("leerweg", "bron", "redenen"):
        return ""
    return f" De mogelijkheden zijn: {', '.join(code for code, _ in form.fields[veld].choices if code)}."


def als_tekst(cel):
    if isinstance(cel, datetime):
        cel = cel.date()
    return cel.isoformat() if isinstance(cel, date) else str(cel)


def _bestaand(data):
    """The row that this one changes, found by its dimensions; None for a new one or when it can't be read."""
    zoek = {veld: data.get(veld) for veld in Doorstroomcijfer.SLEUTEL}
    if not all(str(zoek[veld] or "").isdecimal() for veld in ("cohort", "school", "mbo", "niveau")):
        return None
    if int(zoek["cohort"]) > 9999 or int(zoek["niveau"]) > 9:
        return None
    return Doorstroomcijfer.objects.filter(**zoek).first()


def _waarden(cijfer):
    velden = [*Doorstroomcijfer.SLEUTEL, "instroom", "behouden", "uitval", "redenen", "definitief"]
    velden += ["gedeeld_door", "gedeeld_op", "toestemming_van", "toestemming_op"]
    return {veld: getattr(cijfer, veld) for veld in velden}

"""The invented voorlichting, scans, activities with companies, gids and open days, made by the forms of the screens."""

from datetime import date, time, timedelta

from django.utils import timezone

from doorlopend.models import MboInstelling, Vestigingscode
from doorlopend.sectoren import Sector
from lob.activiteitenforms import BedrijfsactiviteitForm, VoorlichtingForm
from lob.gidsforms import DecaanForm, OpenDagForm
from lob.models import Niveau, Programma, Voorlichtingsvorm
from lob.overzicht import scholen_met_voorlichting
from lob.scanforms import LobScanForm

# The school of the example decaan.
EIGEN = "21ET04"
# Per school year: its first day of voorlichting, and how many schools held one; of the last year some plans.
JAREN = ((date(2024, 1, 15), 8), (date(2024, 10, 7), 22), (date(2025, 10, 6), 41), (date(2026, 9, 28), 24))
PLANNEN = (date(2027, 1, 18), 14)
BEDRIJVEN = (
    ("stage", "Scheepswerf Noordkade", Sector.TECHNIEK, date(2025, 11, 10), 24),
    ("werkbezoek", "Zorggroep Amstelrand", Sector.ZORG, date(2026, 1, 20), 48),
    ("praktijkopdracht", "Studio Beeldlijn", Sector.MEDIA, date(2026, 3, 3), 31),
    ("gastles", "Hotel De Vijf Bruggen", Sector.HORECA, date(2026, 4, 14), 56),
    ("stage", "Kinderopvang Zonnewijk", Sector.ONDERWIJS, date(2026, 5, 18), 4),
    ("werkbezoek", "Datacentrum IJoever", Sector.ICT, date(2026, 9, 17), 27),
    ("stage", "Installatiebedrijf Van Loon", Sector.TECHNIEK, date(2026, 10, 5), 18),
    ("praktijkopdracht", "Bouwgroep Zuidas", Sector.TECHNIEK, date(2026, 10, 12), 42),
    ("gastles", "Thuiszorg Nieuw-West", Sector.ZORG, date(2026, 11, 3), 61),
    ("werkbezoek", "Groenbedrijf Vondel", Sector.GROEN, date(2026, 11, 19), 22),
    ("stage", "Autobedrijf Sloterdijk", Sector.MOBILITEIT, date(2027, 2, 1), 16),
)
NOTITIES = {
    Niveau.NOG_NIET: "Dit pakken we volgend jaar op.",
    Niveau.BEGIN: "Er ligt een eerste opzet.",
    Niveau.OP_ORDE: "",
    Niveau.STERK: "We delen onze aanpak graag.",
}
DECANEN = (
    ("L. Groen", "l.groen@voorbeeldschool.nl", EIGEN, "vmbo leerjaar 3 en 4"),
    ("P. Adema", "p.adema@voorbeeldmbo.nl", "ROCvA-F", "techniek en ict"),
    ("F. Kaya", "f.kaya@voorbeeldmbo.nl", "Mediacollege", ""),
    ("T. Smit", "t.smit@voorbeeldmbo.nl", "HMC", "hout en interieur"),
)
OPEN_DAGEN = (
    ("Open dag", "ROCvA-F", date(2026, 11, 7), time(10), time(15), "Alle locaties"),
    ("Open avond", "ROCvA-F", date(2026, 12, 10), time(18, 30), time(21), "Fraijlemaborg 141"),
    ("Open dag", "Mediacollege", date(2026, 12, 12), time(10), time(15), "Contactweg 36"),
    ("Open dag", "HMC", date(2027, 1, 16), time(10), time(15), "Arlandaweg 173"),
    ("Meeloopmiddag techniek", "ROCvA-F", date(2027, 1, 27), time(13), time(16), "Tempelhofstraat 80"),
    ("Open dag", "Mediacollege", date(2027, 2, 6), time(10), time(15), "Contactweg 36"),
)


def laad_lob(team, nu):
    """Make what was recorded on or before the day of `nu`, and what was planned by then."""
    vandaag = timezone.localdate(nu)
    mbos = {mbo.afkorting: mbo for mbo in MboInstelling.objects.all()}
    eigen = Vestigingscode.objects.get(code=EIGEN).school
    scholen = list(scholen_met_voorlichting(vandaag))
    _voorlichting(scholen, eigen, list(mbos.values()), team, vandaag)
    _scans(scholen, list(mbos.values()), team, vandaag)
    _bedrijven(scholen, eigen, team, vandaag)
    for naam, email, organisatie, waarvoor in DECANEN:
        wie = {"school": eigen.pk} if organisatie == EIGEN else {"mbo": mbos[organisatie].pk}
        _bewaar(DecaanForm, wie | {"naam": naam, "email": email, "waarvoor": waarvoor}, team, vandaag)
    for naam, mbo, datum, begin, einde, plaats in OPEN_DAGEN:
        tijd = {"datum": datum, "begin": begin, "einde": einde, "staat": "gepland"}
        _bewaar(OpenDagForm, tijd | {"naam": naam, "mbo": mbos[mbo].pk, "plaats": plaats}, team, vandaag)


def _bewaar(form_class, gegevens, door, vandaag):
    """Save what the screen would save; a mistake in the example stops the loading."""
    form = form_class(gegevens, gebruiker=door, vandaag=vandaag)
    if not form.is_valid():
        raise ValueError(f"{form_class.__name__}: {form.errors.as_json()}")
    return form.save()


def _verspreid(scholen, aantal, verschuif):
    """`aantal` of the schools, spread over the list and every year others."""
    return [scholen[(nummer * 7 + verschuif * 11) % len(scholen)] for nummer in range(min(aantal, len(scholen)))]


def _voorlichting(scholen, eigen, mbos, team, vandaag):
    for jaar, (begin, aantal) in enumerate(JAREN):
        for nummer, school in enumerate(_verspreid([s for s in scholen if s != eigen], aantal, jaar)):
            datum = begin + timedelta(days=nummer * 2)
            if datum <= vandaag:
                _een_voorlichting(school, datum, "gehouden", nummer, mbos, team, vandaag)
    begin, aantal = PLANNEN
    for nummer, school in enumerate(_verspreid([s for s in scholen if s != eigen], aantal, 5)):
        _een_voorlichting(school, begin + timedelta(days=nummer * 3), "gepland", nummer, mbos, team, vandaag)
    for datum, uitvoering in ((date(2025, 11, 13), "gehouden"), (date(2026, 11, 12), "gepland")):
        _een_voorlichting(eigen, datum, uitvoering, 3, mbos, team, vandaag)


def _een_voorlichting(school, datum, uitvoering, nummer, mbos, team, vandaag):
    gegevens = {
        "school": school.pk,
        "datum": datum,
        "uitvoering": uitvoering,
        "vorm": list(Voorlichtingsvorm)[nummer % len(Voorlichtingsvorm)].value,
        "leerlingen": 28 + nummer * 9 % 130 if uitvoering == "gehouden" else "",
        "mbos": [mbos[nummer % len(mbos)].pk, mbos[(nummer + 2) % len(mbos)].pk],
        "leerjaren": [3, 4] if nummer % 3 else [4],
        "sectoren": [[Sector.ZORG, Sector.TECHNIEK], [Sector.ICT], []][nummer % 3],
    }
    _bewaar(VoorlichtingForm, gegevens, team, vandaag)


def _scans(scholen, mbos, team, vandaag):
    """Of a part of the schools and mbo's two years, each a little further than the year before."""
    for jaar, datum in enumerate((date(2025, 3, 20), date(2025, 11, 20), date(2026, 10, 15))):
        if datum > vandaag:
            continue
        wie = [("school", school) for school in scholen[: 8 + jaar * 7]] + [("mbo", mbo) for mbo in mbos[: 1 + jaar]]
        for nummer, (veld, organisatie) in enumerate(wie):
            _bewaar(
                LobScanForm, {veld: organisatie.pk, "ingevuld_op": datum} | _antwoorden(nummer, jaar), team, vandaag
            )


def _antwoorden(nummer, jaar):
    antwoorden = {}
    for plek, aspect in enumerate(("beleid", "activiteiten", "begeleiding", "kwaliteitsbewaking")):
        score = Niveau(min(4, 1 + (nummer + plek) % 3 + jaar // 2))
        antwoorden |= {aspect: score.value, f"{aspect}_toelichting": NOTITIES[score]}
    programma = list(Programma)[(nummer + jaar) % 4]
    return antwoorden | {"programma": programma.value, "perspectief": ["nee", "deels", "ja"][(nummer + jaar) % 3]}


def _bedrijven(scholen, eigen, team, vandaag):
    for nummer, (soort, bedrijf, sector, datum, leerlingen) in enumerate(BEDRIJVEN):
        met = {scholen[nummer * 5 % len(scholen)].pk} | ({eigen.pk} if nummer % 4 == 0 else set())
        gegevens = {
            "scholen": sorted(met),
            "soort": soort,
            "bedrijf": bedrijf,
            "sector": sector,
            "plaats": "Amsterdam",
            "datum": datum,
            "uitvoering": "gehouden" if datum <= vandaag else "gepland",
            "leerlingen": leerlingen,
        }
        _bewaar(BedrijfsactiviteitForm, gegevens, team, vandaag)

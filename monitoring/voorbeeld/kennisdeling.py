"""The invented activities, sign-ups and shared data, made by the same acties as the screens."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from doorlopend.bijeenkomsten import Opkomst
from doorlopend.models import MboInstelling, Partner, School
from kennisdeling.aanmeldacties import bewaar_activiteit, leg_opkomst_vast
from kennisdeling.models import Aanmelding, Activiteit, Gegevensdeling, Onderzoek, Plek

# name, vorm, day, seats, mbo that receives, sector, people of vo and of mbo who were there
GEWEEST = (
    ("Een dag mee in de zorg", "docentstage", date(2025, 10, 16), 12, "ROCvA-F", "zorg", 7, 4),
    ("Kijken in elkaars les", "lesbezoek", date(2026, 2, 5), None, "ROCvA-F", "onderwijs", 9, 6),
    ("Langs vier makersplaatsen", "inspiratietour", date(2026, 4, 16), 25, "HMC", "techniek", 14, 8),
    ("Beoordelen in de beroepscontext", "workshop", date(2026, 10, 8), 20, "Mediacollege", "media", 11, 9),
)
KOMEND = (
    ("Lesbezoek bij zorg en welzijn", "lesbezoek", date(2026, 12, 10), 3, "ROCvA-F", "zorg"),
    ("Docentstage in de houtwerkplaats", "docentstage", date(2027, 1, 21), 10, "HMC", "techniek"),
)
OVER = "U kijkt mee, spreekt studenten en docenten, en neemt **één idee** mee naar uw eigen les."


def laad_kennisdeling(nu):
    """Make what was held by `nu`, what is to come with its waiting list, and who shared data."""
    vandaag = timezone.localdate(nu)
    for rij in GEWEEST:
        if rij[2] <= vandaag:
            _houd(*rij)
    for rij in KOMEND:
        if rij[2] > vandaag:
            _vul(_plan(*rij, nu=min(_moment(date(2026, 11, 2)), nu)))
    for richting, velden in _gedeeld():
        if velden["gedeeld_op"] <= vandaag:
            deling = Gegevensdeling(richting=richting, gedeeld_door="K. Jansen, kwaliteitszorg", **velden)
            deling.full_clean()
            deling.save()
    Onderzoek.objects.create(
        vraag="Wat helpt leerlingen in het eerste jaar op het mbo?",
        partners="ZAAM, Esprit en ROCvA-F",
        begin=min(date(2026, 9, 1), vandaag),
    )


def _plan(naam, vorm, datum, plaatsen, mbo, sector, *, nu):
    activiteit = Activiteit(
        naam=naam,
        vorm=vorm,
        datum=datum,
        begin=time(13),
        einde=time(16, 30),
        plaats=f"{mbo}, hoofdingang",
        capaciteit=plaatsen,
        gastheer_mbo=MboInstelling.objects.get(afkorting=mbo),
        sector=sector,
        beschrijving=OVER,
    )
    activiteit.full_clean()
    return bewaar_activiteit(activiteit, nu=nu)


def _houd(naam, vorm, datum, plaatsen, mbo, sector, vo, van_mbo):
    op_de_dag = _moment(datum)
    activiteit = _plan(naam, vorm, datum, plaatsen, mbo, sector, nu=op_de_dag - timedelta(days=40))
    scholen, mbos = list(School.objects.order_by("pk")[:vo]), list(MboInstelling.objects.exclude(partner=None))
    mensen = [{"school": school} for school in scholen] + [{"mbo": mbos[n % len(mbos)]} for n in range(van_mbo)]
    for nummer, van in enumerate(mensen, start=1):
        _zet(activiteit, nummer, Plek.GEPLAATST, op_de_dag - timedelta(days=30), **van)
    opkomsten = dict.fromkeys(activiteit.aanwezigheden.values_list("pk", flat=True), Opkomst.AANWEZIG)
    leg_opkomst_vast(activiteit, opkomsten=opkomsten, gasten=[], nu=op_de_dag)


def _vul(activiteit):
    """One more than there are seats, when there are few."""
    for nummer, school in enumerate(School.objects.order_by("-pk")[:4], start=1):
        plek = Plek.WACHT if nummer > (activiteit.capaciteit or 99) else Plek.GEPLAATST
        _zet(activiteit, nummer, plek, _moment(date(2026, 11, 3)), school=school)


def _zet(activiteit, nummer, plek, op, **van):
    """A sign-up without a mail: these people don't exist."""
    naam, email = f"Docent {activiteit.pk}-{nummer}", f"docent-{activiteit.pk}-{nummer}@voorbeeld.nl"
    Aanmelding.objects.create(
        bijeenkomst=activiteit, naam=naam, email=email, plek=plek, volgnummer=nummer, aangemeld_op=op, **van
    )


def _gedeeld():
    zaam = Partner.objects.get(afkorting="ZAAM")
    rocva, hmc = (MboInstelling.objects.get(afkorting=naam) for naam in ("ROCvA-F", "HMC"))
    school = School.objects.get(vestigingscodes__code="21ET04")
    nco = {"soort": "nco", "toestemming_van": "Bestuurder van ZAAM"}
    yield (
        "vo",
        nco
        | {
            "bestuur": zaam,
            "omschrijving": "NCO-rapportage 2025, vmbo",
            "gedeeld_op": date(2026, 10, 12),
            "toestemming_op": date(2026, 10, 5),
        },
    )
    yield (
        "vo",
        {
            "school": school,
            "soort": "aandachtspunten",
            "omschrijving": "Waar oud-leerlingen tegenaan lopen",
            "gedeeld_op": date(2026, 9, 24),
        },
    )
    yield (
        "mbo",
        {
            "mbo": rocva,
            "soort": "uitvalredenen",
            "omschrijving": "Redenen van uitval in jaar 1, cohort 2024",
            "gedeeld_op": date(2026, 10, 20),
        },
    )
    yield (
        "mbo",
        {
            "mbo": hmc,
            "soort": "studiesucces",
            "omschrijving": "Studiesucces van oud-leerlingen, cohort 2024",
            "gedeeld_op": date(2026, 4, 9),
        },
    )


def _moment(dag):
    """Ten in the morning of that day, local time."""
    return timezone.make_aware(datetime.combine(dag, time(10)))

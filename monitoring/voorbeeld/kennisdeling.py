"""The invented activities, sign-ups and shared data, made by the same acties as the screens."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from doorlopend.bijeenkomsten import Opkomst
from doorlopend.models import MboInstelling, Partner, School
from kennisdeling.aanmeldacties import bewaar_activiteit, leg_opkomst_vast
from kennisdeling.models import (
    Aanmelding,
    Activiteit,
    Document,
    Doorstroomcijfer,
    Gegevensdeling,
    Onderzoek,
    Plek,
    Praktijk,
)

# name, vorm, day, seats, mbo that receives, sector, people of vo and of mbo who were there
GEWEEST = (
    ("Een dag mee in de zorg", "docentstage", date(2025, 10, 16), 12, "ROCvA-F", "zorg", 7, 4),
    ("Kijken in elkaars les", "lesbezoek", date(2026, 2, 5), None, "ROCvA-F", "onderwijs", 9, 6),
    ("Langs vier makersplaatsen", "inspiratietour", date(2026, 4, 16), 25, "HMC", "techniek", 14, 8),
    ("Beoordelen in de beroepscontext", "workshop", date(2026, 10, 8), 20, "Mediacollege", "media", 11, 9),
)
KOMEND = (
    ("Het gesprek over overstappen", "workshop", date(2026, 11, 24), 20, "ROCvA-F", "onderwijs"),
    ("Lesbezoek bij zorg en welzijn", "lesbezoek", date(2026, 12, 10), 3, "ROCvA-F", "zorg"),
    ("Docentstage in de houtwerkplaats", "docentstage", date(2027, 1, 21), 10, "HMC", "techniek"),
)
VOORLETTERS = "ABDEFHJKLMNRSTVY"
ACHTERNAMEN = (
    *("de Wit", "El Amrani", "Bakker", "Visser", "Pinas", "Smits", "Kaya", "van Leeuwen", "Jansen", "Doğan", "Mulder"),
    *("Ramdin", "de Graaf", "Bouzid", "Peters", "van den Berg", "Aksoy", "Vermeer", "Kuipers", "Nkrumah", "Post"),
    *("Hendriks", "Ouali", "Schouten", "Blom"),
)
OVER = "U kijkt mee, spreekt studenten en docenten, en neemt **één idee** mee naar uw eigen les."


def laad_kennisdeling(organisator, nu):
    """Make what was held by `nu`, what is to come with its waiting list, and who shared data."""
    vandaag = timezone.localdate(nu)
    for rij in GEWEEST:
        if rij[2] <= vandaag:
            _houd(*rij, organisator)
    for rij in KOMEND:
        if rij[2] > vandaag - timedelta(days=14):  # the first waits for somebody to say who came
            _vul(_plan(*rij, organisator, nu=min(_moment(date(2026, 11, 2)), nu)))
    for richting, velden in _gedeeld():
        if velden["gedeeld_op"] <= vandaag:
            deling = Gegevensdeling(richting=richting, gedeeld_door="K. Jansen, kwaliteitszorg", **velden)
            deling.full_clean()
            deling.save()
    _cijfers(vandaag)
    _kennis(vandaag)
    Onderzoek.objects.create(
        vraag="Wat helpt leerlingen in het eerste jaar op het mbo?",
        partners="ZAAM, Esprit en ROCvA-F",
        begin=min(date(2026, 9, 1), vandaag),
    )


def _plan(naam, vorm, datum, plaatsen, mbo, sector, organisator, *, nu):
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
        organisator=organisator,
    )
    activiteit.full_clean()
    return bewaar_activiteit(activiteit, nu=nu)


def _houd(naam, vorm, datum, plaatsen, mbo, sector, vo, van_mbo, organisator):
    op_de_dag = _moment(datum)
    activiteit = _plan(naam, vorm, datum, plaatsen, mbo, sector, organisator, nu=op_de_dag - timedelta(days=40))
    scholen, mbos = list(School.objects.order_by("pk")[:vo]), list(MboInstelling.objects.exclude(partner=None))
    mensen = [{"school": school} for school in scholen] + [{"mbo": mbos[n % len(mbos)]} for n in range(van_mbo)]
    for nummer, van in enumerate(mensen, start=1):
        _zet(activiteit, nummer, Plek.GEPLAATST, op_de_dag - timedelta(days=30), **van)
    opkomsten = dict.fromkeys(activiteit.aanwezigheden.values_list("pk", flat=True), Opkomst.AANWEZIG)
    leg_opkomst_vast(activiteit, opkomsten=opkomsten, gasten=[], nu=op_de_dag)


def _vul(activiteit):
    """One more than there are seats when there are few, and otherwise a few less."""
    aantal = 4 if activiteit.capaciteit < 15 else 12
    for nummer, school in enumerate(School.objects.order_by("-pk")[:aantal], start=1):
        plek = Plek.WACHT if nummer > (activiteit.capaciteit or 99) else Plek.GEPLAATST
        _zet(activiteit, nummer, plek, _moment(date(2026, 11, 3)), school=school)


def _zet(activiteit, nummer, plek, op, **van):
    """A sign-up without a mail: these people don't exist."""
    naam = f"{VOORLETTERS[(nummer + activiteit.pk) % len(VOORLETTERS)]}. {ACHTERNAMEN[nummer % len(ACHTERNAMEN)]}"
    email = f"docent-{activiteit.pk}-{nummer}@voorbeeld.nl"
    Aanmelding.objects.create(
        bijeenkomst=activiteit, naam=naam, email=email, plek=plek, volgnummer=nummer, aangemeld_op=op, **van
    )


def _gedeeld():
    zaam = Partner.objects.get(afkorting="ZAAM")
    rocva, hmc = (MboInstelling.objects.get(afkorting=naam) for naam in ("ROCvA-F", "HMC"))
    school = School.objects.get(vestigingscodes__code="21ET04")
    toestemming = {"toestemming_van": "Bestuurder van ZAAM", "toestemming_op": date(2026, 10, 5)}
    for richting, wie, soort, omschrijving, op, meer in (
        ("vo", {"bestuur": zaam}, "nco", "NCO-rapportage 2025, vmbo", date(2026, 10, 12), toestemming),
        ("vo", {"school": school}, "aandachtspunten", "Waar oud-leerlingen tegenaan lopen", date(2026, 9, 24), {}),
        ("mbo", {"mbo": rocva}, "uitvalredenen", "Redenen van uitval in jaar 1, cohort 2024", date(2026, 10, 20), {}),
        ("mbo", {"mbo": hmc}, "studiesucces", "Studiesucces van oud-leerlingen, cohort 2024", date(2026, 4, 9), {}),
    ):
        yield richting, wie | meer | {"soort": soort, "omschrijving": omschrijving, "gedeeld_op": op}


def _moment(dag):
    """Ten in the morning of that day, local time."""
    return timezone.make_aware(datetime.combine(dag, time(10)))


# per cohort: leerweg, mbo, niveau, domein, instroom, behouden, uitval
CIJFERS = (
    ("vmbo-b", "ROCvA-F", 2, "zorg", 31, 25, 6),
    ("vmbo-k", "ROCvA-F", 4, "techniek", 26, 19, 7),
    ("vmbo-k", "Mediacollege", 4, "media", 14, 11, 3),
    ("vmbo-gt", "HMC", 4, "techniek", 3, 2, 1),
    ("vmbo-gt", "ROCvA-F", 4, "economie", 38, 31, 7),
)


def _cijfers(vandaag):
    """Two cohorts of two schools; the older one is definitief."""
    for plek, code in enumerate(("21ET04", "16PS21")):
        school = School.objects.get(vestigingscodes__code=code)
        for cohort in (2023, 2024):
            for rij in CIJFERS:
                _cijfer(school, cohort, rij, meer=plek + cohort - 2023, vandaag=vandaag)

    school = School.objects.filter(partner__afkorting="ZAAM").order_by("pk").first()
    nco = {"toestemming_van": "M. van Dam, bestuurder", "toestemming_op": min(date(2026, 10, 5), vandaag)}
    for cohort in (2023, 2024):
        for rij in CIJFERS[:3]:
            _cijfer(school, cohort, rij, meer=cohort - 2023, vandaag=vandaag, bron="nco", **nco)


def _cijfer(school, cohort, rij, *, meer, vandaag, bron="mbo", **nco):
    leerweg, mbo, niveau, domein, instroom, behouden, uitval = rij
    cijfer = Doorstroomcijfer(
        cohort=cohort,
        school=school,
        leerweg=leerweg,
        mbo=MboInstelling.objects.get(afkorting=mbo),
        niveau=niveau,
        domein=domein,
        instroom=instroom + meer,
        behouden=behouden + meer,
        uitval=uitval,
        redenen=["studiekeuze", "persoonlijk"],
        bron=bron,
        definitief=cohort == 2023,
        gedeeld_door="K. Jansen, kwaliteitszorg",
        gedeeld_op=min(date(2026, 10, 20), vandaag),
        **nco,
    )
    cijfer.full_clean()
    cijfer.save()


def _kennis(vandaag):
    praktijk = Praktijk.objects.create(
        titel="Elke nieuwe student een bekend gezicht",
        samenvatting="De mentor van het vmbo komt in de eerste week op het mbo langs.",
        tekst="Mentor en studieloopbaanbegeleider verdelen de klas.\n\n- Week 1: kennismaken\n- Week 6: terugkijken",
        sector="zorg",
        contact="A. Willems, programmateam",
        staat="gepubliceerd",
        openbaar=True,
    )
    praktijk.scholen.add(School.objects.get(vestigingscodes__code="21ET04"))
    Praktijk.objects.create(
        titel="Samen één praktijkopdracht", samenvatting="Vmbo en mbo bouwen samen een huisje.", tekst="Volgt."
    )
    for titel, versie in (
        ("Notitie Doorlopende leerroutes in Amsterdam", "1.0"),
        ("Doorlopende leerroutes in Amsterdam, publieksversie", "1.0"),
        ("Handreiking samenwerkingsovereenkomst", "0.9"),
    ):
        openbaar = {"staat": "gepubliceerd", "openbaar": True}
        link = "https://swvadam.nl/doorlopend-leren/doorlopende-leerroutes"
        Document.objects.create(titel=titel, versie=versie, datum=min(date(2026, 3, 2), vandaag), link=link, **openbaar)

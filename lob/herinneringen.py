"""The reminders around meetings of decanen: before them, for what is missing after them, and for actiepunten."""

from datetime import timedelta

from doorlopend.bijeenkomsten import Opkomst, Staat
from doorlopend.herinneringen import Herinnering, herinnering
from doorlopend.models import Gebruiker
from doorlopend.rechten import mag, rollen_van
from lob.models import Actiepunt, Decanenbijeenkomst
from lob.opkomst import verwachten

VERSLAG_NA = timedelta(days=5)
# What is missing for longer than this is no longer a matter for a mail.
TE_OUD = timedelta(days=60)
WIJZIGEN = "lob.change_decanenbijeenkomst"


def _dag(bijeenkomst):
    return f"{bijeenkomst.datum:%d-%m-%Y}, {bijeenkomst.begin:%H.%M} tot {bijeenkomst.einde:%H.%M} uur"


def _uitnodigingen(bijeenkomsten, onderwerp):
    """A mail to everybody who is expected and has an address."""
    for bijeenkomst in bijeenkomsten:
        tekst = (
            f"Op {_dag(bijeenkomst)} is de decanenbijeenkomst “{bijeenkomst.thema}”. Waar: {bijeenkomst.waar}."
            f"{f' Online: {bijeenkomst.link}' if bijeenkomst.link else ''}"
            "\n\nKunt u niet? Meld u dan af in het portaal. Dan weet de gastheer op wie hij kan rekenen."
        )
        for mens in verwachten(bijeenkomst).values():
            email = mens.email or (mens.gebruiker.email if mens.gebruiker else "")
            if email and mens.opkomst != Opkomst.AFGEMELD:
                yield Herinnering(
                    email=email,
                    naam=mens.naam,
                    onderwerp=f"{onderwerp}: {bijeenkomst.thema}",
                    tekst=tekst,
                    sleutel=f"{bijeenkomst.pk}:{bijeenkomst.datum}",
                    pad=bijeenkomst.get_absolute_url(),
                )


@herinnering("decanen-week", "Decanenbijeenkomst over een week")
def over_een_week(vandaag):
    """From seven days before, so that a day without mail does no harm, until the mail of the day before."""
    komend = Decanenbijeenkomst.objects.komend(vandaag + timedelta(days=2)).filter(
        datum__lte=vandaag + timedelta(days=7)
    )
    komend = komend.filter(datum__lte=vandaag + timedelta(days=7))
    return _uitnodigingen(komend, "Decanenbijeenkomst over een week")


@herinnering("decanen-morgen", "Decanenbijeenkomst morgen")
def morgen(vandaag):
    komend = Decanenbijeenkomst.objects.komend(vandaag).filter(datum__lte=vandaag + timedelta(days=1))
    return _uitnodigingen(komend, "Herinnering aan de decanenbijeenkomst")


def _beheerders(bijeenkomst):
    """The contact of the meeting, and the people of its host who may keep it up."""
    wie = {bijeenkomst.contactpersoon or bijeenkomst.geregistreerd_door}
    if bijeenkomst.gastheer_school or bijeenkomst.gastheer_mbo:
        van_gastheer = Gebruiker.objects.filter(school=bijeenkomst.gastheer_school, mbo=bijeenkomst.gastheer_mbo)
        wie |= set(van_gastheer.filter(rol__in=rollen_van(WIJZIGEN)))
    return sorted((mens for mens in wie if mag(mens, WIJZIGEN, bijeenkomst)), key=lambda mens: mens.pk)


def _voorbij(vandaag):
    bijeenkomsten = Decanenbijeenkomst.objects.filter(datum__gte=vandaag - TE_OUD, afgesloten_op=None)
    return bijeenkomsten.exclude(staat=Staat.GEANNULEERD).select_related(
        "gastheer_school", "gastheer_mbo", "geregistreerd_door", "contactpersoon"
    )


def _aan_beheerders(bijeenkomsten, onderwerp, vraag):
    for bijeenkomst in bijeenkomsten:
        for mens in _beheerders(bijeenkomst):
            yield Herinnering.aan(
                mens,
                onderwerp=f"{onderwerp}: {bijeenkomst.thema}",
                tekst=f"Op {_dag(bijeenkomst)} was de decanenbijeenkomst “{bijeenkomst.thema}”. {vraag}",
                sleutel=f"{bijeenkomst.pk}:{bijeenkomst.datum}",
                pad=bijeenkomst.get_absolute_url(),
            )


@herinnering("decanen-opkomst", "Aanwezigheid bij een decanenbijeenkomst ontbreekt")
def opkomst_ontbreekt(vandaag):
    """From the day after the meeting, as long as nobody is recorded as having been there."""
    zonder = _voorbij(vandaag).zonder_opkomst(vandaag - timedelta(days=1))
    return _aan_beheerders(zonder, "Wie waren er?", "Leg in het portaal vast wie er waren. Dat kost u twee minuten.")


@herinnering("decanen-verslag", "Verslag van een decanenbijeenkomst ontbreekt")
def verslag_ontbreekt(vandaag):
    """From five days after the meeting, as long as there is neither text nor attachment."""
    zonder = _voorbij(vandaag).filter(verslag="", bestanden=None, datum__lte=vandaag - VERSLAG_NA)
    return _aan_beheerders(zonder, "Verslag ontbreekt", "Het verslag ontbreekt nog. Zet het in het portaal.")


@herinnering("decanen-actiepunt", "Actiepunt dat af moet")
def actiepunt_af(vandaag):
    """From the last day on, to its owner; to the contact of the meeting when the owner has no address."""
    punten = Actiepunt.objects.open().filter(uiterlijk__range=(vandaag - TE_OUD, vandaag))
    for punt in punten.select_related("bijeenkomst__geregistreerd_door", "bijeenkomst__contactpersoon"):
        email, naam = _eigenaar(punt)
        yield Herinnering(
            email=email,
            naam=naam,
            onderwerp=f"Actiepunt: {punt.tekst}",
            tekst=f"Dit actiepunt van {punt.eigenaar} moet op {punt.uiterlijk:%d-%m-%Y} af zijn: {punt.tekst}"
            "\n\nIs het gedaan? Zet het in het portaal op afgerond.",
            sleutel=f"{punt.pk}:{punt.uiterlijk}",
            pad=punt.bijeenkomst.get_absolute_url(),
        )


def _eigenaar(punt):
    """(address, name) of the person on the list of that meeting, or with an account, who has the owner's name."""
    mens = punt.bijeenkomst.aanwezigheden.filter(naam__iexact=punt.eigenaar).select_related("gebruiker").first()
    account = (mens and mens.gebruiker) or Gebruiker.objects.filter(naam__iexact=punt.eigenaar, is_active=True).first()
    if mens and mens.email:
        return mens.email, mens.naam
    account = account or punt.bijeenkomst.contactpersoon or punt.bijeenkomst.geregistreerd_door
    return account.email, account.naam

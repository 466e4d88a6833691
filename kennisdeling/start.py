"""The cards of the start page: where this school year stands, and what can be done."""

from collections import Counter
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.formats import date_format

from doorlopend.bijeenkomsten import Staat
from doorlopend.schooljaar import Schooljaar
from doorlopend.telwoord import telwoord
from kennisdeling.besturen import eigen_bestuur
from kennisdeling.models import (
    Aanmelding,
    Activiteit,
    Document,
    Doorstroomcijfer,
    Gegevensdeling,
    Onderzoek,
    Praktijk,
    Richting,
    Vorm,
)


@dataclass
class Kaart:
    """`links` and `knoppen` are (label, url)."""

    titel: str
    tekst: str
    links: list[tuple[str, str]]
    knoppen: list[tuple[str, str]] = field(default_factory=list)


def te_doen(gebruiker, vandaag):
    """What waits for who keeps the activities, as (sentence, url): who came, and mails that couldn't go."""
    if not gebruiker.has_perm("kennisdeling.change_activiteit"):
        return []
    voorbij = [
        (f"Leg vast wie er waren bij “{rij}” op {date_format(rij.datum, 'j F')}.", "activiteit-opkomst", rij.pk)
        for rij in Activiteit.objects.nog_vast_te_leggen(vandaag)
    ]
    mails = Counter(Aanmelding.objects.nog_te_mailen(vandaag).values_list("bijeenkomst", "bijeenkomst__naam"))
    niet_verzonden = [
        (f"{telwoord(aantal, 'mail', 'mails')} over “{naam}” niet verzonden.", "activiteit-detail", pk)
        for (pk, naam), aantal in mails.items()
    ]
    return [(zin, reverse(naam, args=[pk])) for zin, naam, pk in voorbij + niet_verzonden]


def kaarten(gebruiker, vandaag):
    """The cards of this person, in the order of the afspraken."""
    return [
        _activiteiten(gebruiker, vandaag),
        _praktijken(gebruiker),
        _cijfers(gebruiker, vandaag),
        _gegevens(gebruiker, vandaag),
        _onderzoek(gebruiker),
    ]


def _activiteiten(gebruiker, vandaag):
    jaar = Schooljaar.op(vandaag)
    rijen = Activiteit.objects.in_schooljaar(jaar).filter(staat=Staat.GEHOUDEN, datum__lte=vandaag)
    vormen = len(set(rijen.values_list("vorm", flat=True)))
    kaart = Kaart(
        "Activiteiten voor docenten",
        f"In {jaar} {'is' if vormen == 1 else 'zijn'} {vormen} van de {len(Vorm)} vormen gehouden.",
        [
            ("Alle activiteiten", reverse("activiteit-list")),
            ("Openbare pagina met activiteiten", reverse("activiteiten")),
        ],
    )
    if gebruiker.has_perm("kennisdeling.add_activiteit"):
        kaart.knoppen = [("Activiteit toevoegen", reverse("activiteit-create"))]
    return kaart


def _praktijken(gebruiker):
    praktijken, documenten = (model.objects.voor(gebruiker).count() for model in (Praktijk, Document))
    links = [
        ("Goede praktijken", "praktijk-list"),
        ("Documenten", "document-list"),
        ("Openbare pagina met praktijken", "kennis-openbaar"),
    ]
    kaart = Kaart(
        "Goede praktijken en documenten",
        f"Er {'is' if praktijken == 1 else 'zijn'} {praktijken} praktijk{'' if praktijken == 1 else 'en'} "
        f"en {documenten} document{'' if documenten == 1 else 'en'}.",
        [(label, reverse(naam)) for label, naam in links],
    )
    if gebruiker.has_perm("kennisdeling.add_praktijk"):
        kaart.knoppen = [("Praktijk toevoegen", reverse("praktijk-create"))]
    return kaart


def _cijfers(gebruiker, vandaag):
    aantal = Doorstroomcijfer.objects.geldig_op(vandaag).count()
    kaart = Kaart(
        "Doorstroomcijfers",
        f"Er {'is' if aantal == 1 else 'zijn'} {aantal} cijfer{'' if aantal == 1 else 's'} gedeeld. "
        "Kleine aantallen zijn verborgen.",
        [("Per school en mbo", reverse("cijfer-overzicht")), ("Alle cijfers", reverse("cijfer-list"))],
    )
    if eigen := gebruiker.school or gebruiker.mbo:
        naam = "doorstroom-school" if gebruiker.school else "doorstroom-mbo"
        kaart.links.insert(0, (f"Cijfers van {eigen}", reverse(naam, args=[eigen.pk])))
    if gebruiker.has_perm("kennisdeling.add_doorstroomcijfer"):
        kaart.knoppen = [("Blad laden", reverse("cijfer-importeren"))]
    elif eigen_bestuur(gebruiker):
        kaart.knoppen = [("NCO-cijfers delen", reverse("nco-importeren"))]
    return kaart


def _gegevens(gebruiker, vandaag):
    jaar = Schooljaar.op(vandaag)
    richtingen = list(Gegevensdeling.objects.geldig_op(vandaag).in_schooljaar(jaar).values_list("richting", flat=True))
    vo, mbo = richtingen.count(Richting.VO), richtingen.count(Richting.MBO)
    kaart = Kaart(
        "Gegevens delen",
        f"In {jaar} deelde het vo {vo} keer gegevens met het mbo, en het mbo {mbo} keer met het vo.",
        [("Wie deelde wat, en wanneer", reverse("deling-list"))],
    )
    if gebruiker.has_perm("kennisdeling.add_gegevensdeling"):
        kaart.knoppen = [
            ("Vo deelde met mbo", reverse("deling-vo-create")),
            ("Mbo deelde met vo", reverse("deling-mbo-create")),
        ]
    elif eigen_bestuur(gebruiker):
        kaart.knoppen = [("Uw bestuur deelde met het mbo", reverse("deling-bestuur-create"))]
    return kaart


def _onderzoek(gebruiker):
    lopend = Onderzoek.objects.filter(staat=Onderzoek.Staat.LOOPT).count()
    tekst = f"Er {'loopt 1 onderzoek' if lopend == 1 else f'lopen {lopend} onderzoeken'} van vo en mbo samen."
    kaart = Kaart("Gezamenlijk onderzoek", tekst, [("Alle onderzoeken", reverse("onderzoek-list"))])
    if gebruiker.has_perm("kennisdeling.add_onderzoek"):
        kaart.knoppen = [("Onderzoek toevoegen", reverse("onderzoek-create"))]
    return kaart

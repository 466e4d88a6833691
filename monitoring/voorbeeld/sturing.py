"""What the example programme does for its afspraken: acties, and words for what isn't counted."""

from datetime import date

from monitoring.models import Actie, Afspraak, Beschrijving, Indicator

# Afspraak, what, who, deadline, done on; those of the spring were there when that report was made.
ACTIES_VOORJAAR = (
    ("1", "Overeenkomsten laten tekenen voor de starts van 1 augustus 2026", "leider", "2026-06-30", "2026-06-23"),
    ("5", "Elke school vragen wanneer de voorlichting is", "team", "2026-03-20", "2026-05-18"),
    ("7", "Bijeenkomst van maart voorbereiden met het mbo", "team", "2026-03-06", "2026-03-05"),
)
ACTIES = (
    ("1", "Met Marcanti College bevestigen of sport op 1 augustus is gestart", "team", "2026-11-30", ""),
    ("1", "Twee scholen met vmbo-t vinden voor een start in 2027", "leider", "2027-02-01", ""),
    ("4", "Alle scholen met vmbo-t bellen over het praktijkgericht programma", "team", "2026-12-18", ""),
    ("7", "Bijeenkomst van december voorbereiden met het mbo", "team", "2026-12-03", ""),
    ("8", "Docentstage bij HMC plannen", "team", "2027-01-15", ""),
    ("9", "Besturen vragen om de NCO-rapportages van 2026", "leider", "2026-10-15", "2026-10-13"),
)
HAVO = (
    "2026-10-20",
    "Twee scholen verkennen met het mbo een route voor havoleerlingen, in zorg en techniek. "
    "Die duurt even lang als vmbo-t en dan havo. De inspectie is gevraagd om mee te kijken.",
    "Verslag van het overleg met de scholen, 20 oktober 2026.",
)


def laad_acties(acties, mensen, nu):
    """`mensen` are the accounts of leider and team; nothing is done later than `nu`."""
    vandaag = nu.date()
    for code, wat, wie, deadline, gedaan in acties:
        gedaan_op = date.fromisoformat(gedaan) if gedaan and date.fromisoformat(gedaan) <= vandaag else None
        Actie.objects.create(
            afspraak=Afspraak.objects.get(code=code),
            wat=wat,
            eigenaar=mensen[wie],
            deadline=date.fromisoformat(deadline),
            gedaan_op=gedaan_op,
        )


def laad_sturing(mensen, nu):
    """The acties of the autumn, and what is told in words; nothing is described later than `nu`."""
    laad_acties(ACTIES, mensen, nu)
    datum, tekst, bewijs = HAVO
    if date.fromisoformat(datum) <= nu.date():
        Beschrijving.objects.create(
            indicator=Indicator.objects.get(code="3"),
            datum=date.fromisoformat(datum),
            stand="loopt",
            tekst=tekst,
            bewijs=bewijs,
            gezet_door=mensen["team"],
            gezet_op=nu,
        )

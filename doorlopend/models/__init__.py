"""The organisations and people that every app shares."""

from doorlopend.models.agenda import Agendasleutel, Uitschrijving, Verzending
from doorlopend.models.bestanden import Bestand
from doorlopend.models.contact import Contact
from doorlopend.models.duobestanden import Duobestand
from doorlopend.models.gebruikers import Gebruiker
from doorlopend.models.organisaties import (
    Aanbodsoort,
    MboCollege,
    MboInstelling,
    Partner,
    Partnersoort,
    School,
    Schoolaanbod,
    Stadsdeel,
    Vestigingscode,
)
from doorlopend.models.toegang import Gebeurtenis, Inzendsleutel, Uitnodiging, Verwijdering

__all__ = [
    "Aanbodsoort",
    "Agendasleutel",
    "Bestand",
    "Contact",
    "Duobestand",
    "Gebeurtenis",
    "Gebruiker",
    "Inzendsleutel",
    "MboCollege",
    "MboInstelling",
    "Partner",
    "Partnersoort",
    "School",
    "Schoolaanbod",
    "Stadsdeel",
    "Uitnodiging",
    "Verwijdering",
    "Uitschrijving",
    "Verzending",
    "Vestigingscode",
]

"""The organisations and people that every app shares."""

from doorlopend.models.bestanden import Bestand
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

__all__ = [
    "Aanbodsoort",
    "Bestand",
    "Gebruiker",
    "MboCollege",
    "MboInstelling",
    "Partner",
    "Partnersoort",
    "School",
    "Schoolaanbod",
    "Stadsdeel",
    "Vestigingscode",
]

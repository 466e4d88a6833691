"""What is shared between vo and mbo: activities, practices, figures, and the record of who shared what."""

from kennisdeling.models.activiteiten import Aanmelding, Activiteit, Plek, Vorm
from kennisdeling.models.cijfers import Bron, Doorstroomcijfer, Herkomst, Vertrekreden
from kennisdeling.models.delen import SOORTEN, Datasoort, Gegevensdeling, Onderzoek, Richting
from kennisdeling.models.praktijken import Document, Praktijk, Publiceerbaar, zoek

__all__ = [
    "SOORTEN",
    "Aanmelding",
    "Activiteit",
    "Bron",
    "Datasoort",
    "Document",
    "Doorstroomcijfer",
    "Gegevensdeling",
    "Herkomst",
    "Onderzoek",
    "Plek",
    "Praktijk",
    "Publiceerbaar",
    "Richting",
    "Vertrekreden",
    "Vorm",
    "zoek",
]

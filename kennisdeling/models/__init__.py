"""What is shared between vo and mbo: activities, practices, figures, and the record of who shared what."""

from kennisdeling.models.activiteiten import Aanmelding, Activiteit, Plek, Vorm
from kennisdeling.models.delen import SOORTEN, Datasoort, Gegevensdeling, Onderzoek, Richting

__all__ = [
    "SOORTEN",
    "Aanmelding",
    "Activiteit",
    "Datasoort",
    "Gegevensdeling",
    "Onderzoek",
    "Plek",
    "Richting",
    "Vorm",
]

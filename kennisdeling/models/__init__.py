"""What is shared between vo and mbo: activities, practices, figures, and the record of who shared what."""

from kennisdeling.models.delen import SOORTEN, Datasoort, Gegevensdeling, Onderzoek, Richting

__all__ = ["SOORTEN", "Datasoort", "Gegevensdeling", "Onderzoek", "Richting"]

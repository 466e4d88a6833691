"""The covenant as loaded from its file, and the reports that freeze its figures."""

from monitoring.models.convenant import Actielijn, Afspraak, Convenant, Indicator, Telafspraak
from monitoring.models.rapport import Meetregel, Rapportage, Rapportversie

__all__ = [
    "Actielijn",
    "Afspraak",
    "Convenant",
    "Indicator",
    "Meetregel",
    "Rapportage",
    "Rapportversie",
    "Telafspraak",
]

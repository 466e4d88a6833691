"""The covenant as loaded from its file, and the reports that freeze its figures."""

from monitoring.models.convenant import Actielijn, Afspraak, Convenant, Indicator, Telafspraak
from monitoring.models.leessleutels import Leessleutel
from monitoring.models.rapport import Meetregel, Rapportage, Rapportversie
from monitoring.models.rapportdelen import Deelconcept, Middelen, Rapportdeel, Risico
from monitoring.models.rapportgang import Besluit, Download, Evaluatie, Rapportperiode, Terugzending, Verzending
from monitoring.models.sturing import Actie, Beschrijving, Mijlpaal, Oordeel, Oordeelafwijking

__all__ = [
    "Actie",
    "Actielijn",
    "Afspraak",
    "Beschrijving",
    "Besluit",
    "Convenant",
    "Deelconcept",
    "Download",
    "Evaluatie",
    "Indicator",
    "Leessleutel",
    "Meetregel",
    "Middelen",
    "Mijlpaal",
    "Oordeel",
    "Oordeelafwijking",
    "Rapportage",
    "Rapportdeel",
    "Rapportperiode",
    "Rapportversie",
    "Risico",
    "Telafspraak",
    "Terugzending",
    "Verzending",
]

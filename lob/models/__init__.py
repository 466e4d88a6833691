"""What decanen register: their meetings, and what schools do about lob."""

from lob.models.activiteiten import (
    VOORLICHTINGSAANBOD,
    Bedrijfsactiviteit,
    Bedrijfssoort,
    Leerjaar,
    Schoolsoort,
    Uitvoering,
    Voorlichting,
    Voorlichtingsvorm,
)
from lob.models.bijeenkomsten import (
    Actiepunt,
    Agendapunt,
    Agendapuntsoort,
    Besluit,
    Decaanaanwezigheid,
    Decanenbijeenkomst,
)
from lob.models.gids import Decaan, OpenDag
from lob.models.scans import ASPECTEN, LobScan, Niveau, Perspectief, Programma

__all__ = [
    "ASPECTEN",
    "VOORLICHTINGSAANBOD",
    "Bedrijfsactiviteit",
    "Bedrijfssoort",
    "Decaan",
    "Leerjaar",
    "LobScan",
    "Niveau",
    "OpenDag",
    "Perspectief",
    "Programma",
    "Schoolsoort",
    "Uitvoering",
    "Voorlichting",
    "Voorlichtingsvorm",
    "Actiepunt",
    "Agendapunt",
    "Agendapuntsoort",
    "Besluit",
    "Decaanaanwezigheid",
    "Decanenbijeenkomst",
]

"""What decanen register: their meetings, and what schools do about lob."""

from lob.models.bijeenkomsten import (
    Actiepunt,
    Agendapunt,
    Agendapuntsoort,
    Besluit,
    Decaanaanwezigheid,
    Decanenbijeenkomst,
)

__all__ = [
    "Actiepunt",
    "Agendapunt",
    "Agendapuntsoort",
    "Besluit",
    "Decaanaanwezigheid",
    "Decanenbijeenkomst",
]

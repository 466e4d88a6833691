"""Leerroutes, the schools that take part in them, and their append-only status history."""

from leerroutes.models.deelnames import Deelname, Leerlingaantal
from leerroutes.models.importbestanden import Importbestand
from leerroutes.models.leerroutes import Leerroute
from leerroutes.models.statusstappen import VOLGORDE, Statusstap

__all__ = ["VOLGORDE", "Deelname", "Importbestand", "Leerlingaantal", "Leerroute", "Statusstap"]

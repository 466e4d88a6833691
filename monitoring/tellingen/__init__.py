"""What counts: one module an app, all put in one registry by name."""

from monitoring.tellingen import kennisdeling, leerroutes, lob, rapportages  # noqa: F401 fills the registry
from monitoring.tellingen.kern import JAREN, SOORTEN, TELLINGEN, Eenheid, Reden, Telling, Vraag, jaarsoort
from monitoring.tellingen.leerroutes import ERNAAST

__all__ = ["ERNAAST", "JAREN", "SOORTEN", "TELLINGEN", "Eenheid", "Reden", "Telling", "Vraag", "jaarsoort"]

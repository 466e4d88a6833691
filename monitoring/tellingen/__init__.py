"""What counts: one module an app, all put in one registry by name."""

from monitoring.tellingen import kennisdeling, leerroutes, lob, rapportages  # noqa: F401 fills the registry
from monitoring.tellingen.kern import SOORTEN, TELLINGEN, Eenheid, Reden, Telling, Vraag

__all__ = ["SOORTEN", "TELLINGEN", "Eenheid", "Reden", "Telling", "Vraag"]

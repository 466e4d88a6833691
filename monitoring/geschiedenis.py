"""What the timeline of a record tells about reports, and until when figures are vastgesteld."""

from django.urls import reverse

from doorlopend.geschiedenis import Gebeurtenis
from leerroutes.models import Leerroute
from monitoring.models import Rapportage, Rapportversie


def vastgesteld_tot():
    """The peildatum of the newest report that the stuurgroep has vastgesteld, inclusive; None without one."""
    vastgesteld = Rapportage.objects.filter(versies__hoofdnummer__gte=1).order_by("-peildatum")
    return vastgesteld.values_list("peildatum", flat=True).first()


def gebeurtenissen(obj):
    """In which vastgestelde reports a leerroute stands, and with which status; one query."""
    if not isinstance(obj, Leerroute):
        return
    versies = Rapportversie.objects.filter(pk__in=Rapportversie.objects.besproken().values("pk"))
    for versie in versies.defer("pdf").select_related("rapportage"):
        for route in versie.inhoud["leerroutes"]:
            if route["id"] == obj.pk:
                yield Gebeurtenis(
                    moment=versie.gemaakt_op,
                    titel=f"Meegenomen in {str(versie.rapportage).lower()}, versie {versie.nummer}",
                    toelichting=f"Met status: {route['status'] or 'nog geen status'}.",
                    url=reverse("rapportage-versie", args=[versie.rapportage_id, versie.nummer]),
                )
